import Elections
import Foundation
import Ground
import Testing
import Wording

/// Sentences of every kind of fault, read as a person reads them.
@Suite struct FaultWordsTests {
    private static let requests: [RequestFault] = [
        .noContests, .unknownContest(near: "x", known: ["x"], isFolder: true),
        .unknownContest(near: nil, known: ["x"], isFolder: false), .unknownReading(known: ["x"]),
        .unknownForm(known: ["x", "y"]), .columnOfCounts,
        .unknownPair(pairs: 3), .tooManyStations(count: 1), .tooFewStations(least: 4, perStratum: 2),
        .noStratumWithTwo, .tooManySamples(most: 9, pairs: 2), .notANumber, .rulesNotJSON(.unexpected),
        .rulesNotJSON(.repeatedKey("x")), .rulesOfOtherShape(.missing("x", in: nil)),
        .rulesOfOtherShape(.otherKind(in: "x[0]")), .rulesOfOtherShape(.unknownValue(in: "x[0]")),
        .rulesOfOtherShape(.notJSON), .rulesOfOtherShape(.unreadable),
    ]

    private func sentences(_ words: any Wording) -> [String] {
        let station = FindingKind.RepeatedStation(station: "1/2", lines: [3, 4], haveSameVotes: true)
        return EveryFault.all.map { words.sentence($0) } + EveryFault.errors.map { words.sentence(of: $0) }
            + Self.requests.flatMap { fault in
                [FaultSpeaker.library, .program].map { words.sentence(fault, by: $0) }
            } + [
                words.unknownColumns(["x"], in: "f.csv"), words.meant([MeantColumn("x", meant: "y")]),
                words.endsWithinLine("f.csv"),
                words.notChecked("f.csv"), words.notRead(["x"], in: "f.csv"),
                words.incompleteStations(1, remaining: 2, in: "f.csv"),
                words.headerAgain([41], in: "f.csv"), words.headerAgain([41, 82], in: "f.csv"),
                words.stationsTwice([station], in: "f.csv"), words.stationsRewritten([station], in: "f.csv"),
                words.stationsUnused("f.csv", .unreadable), words.stationsUnused("f.csv", .withoutVotes),
                words.stationsUnused("f.csv", .ofNoContest),
            ]
            + [["district"], ["state", "district"]].flatMap { columns in
                [
                    words.levelTellsApart(columns, levels: columns + ["village"], in: "f.csv"),
                    words.levelRead(columns, levels: columns + ["village"], in: "f.csv"),
                ]
            }
    }

    @Test func everyKindIsASentenceOfItsLanguage() {
        for vocabulary in Vocabulary.allCases {
            let english = sentences(English(vocabulary))
            let indonesian = sentences(Indonesian(vocabulary))
            #expect(english.count == indonesian.count && english.count > 80)
            for (own, other) in zip(english, indonesian) {
                #expect(own != other)
                for text in [own, other] {
                    #expect(!text.isEmpty && !text.contains("  ") && !text.contains("Optional"), "\(text)")
                    #expect(!text.contains("()") && !text.contains(".."), "\(text)")
                }
                let words = other.replacing(
                    /[Mm]argin of error|stations(\.csv|, registered)|a (\/|<=) b/, with: "")
                for word in [" the ", " is ", " of ", " a ", " stations", " and "] {
                    #expect(!" \(words) ".contains(word), "\(other)")
                }
                for word in [" dan ", " yang ", " tidak ", "berkas", "TPS"] {
                    #expect(!own.contains(word), "\(own)")
                }
            }
        }
    }

    /// A stop would stand before what the program says next.
    @Test(arguments: Language.allCases) func kindsOfFilesEndWithoutAStop(language: Language) {
        for kind in EveryFault.all {
            let text = language.wording(.indonesian).sentence(kind)
            #expect(
                text.last.map { $0.isLetter || $0.isNumber || ")’…>?\"]}".contains($0) } == true, "\(text)")
            #expect(text.prefix(1) == text.prefix(1).lowercased() || text.hasPrefix("TPS"), "\(text)")
        }
    }

    @Test func faultsAreRightForAnyCountry() {
        let pages = Set(EveryFault.pages.map(AnyHashable.init))
        for words in Vocabularies.general {
            Vocabularies.expectGeneral(
                EveryFault.all.filter { !pages.contains(AnyHashable($0)) }.map { words.sentence($0) })
            Vocabularies.expectGeneral(EveryFault.errors.map { words.sentence(of: $0) })
            Vocabularies.expectGeneral(
                Self.requests.map { words.sentence($0, by: .library) } + [words.subject(.pair, "9")])
        }
    }

    /// Another type of a kind would be shown as developers see it.
    @Test func everyTypeOfAKindIsKnown() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        let known = try String(
            contentsOf: sources.appending(path: "Wording/FileFaultWords.swift"), encoding: .utf8)
        var types: Set<String> = []
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                guard line.contains("FaultKind"), !line.contains("//"), !line.contains("func ") else {
                    continue
                }
                let type = line.firstMatch(of: /\b(?:enum|struct|extension) (\w+): .*\bFaultKind\b/)
                if let type { types.insert(String(type.1)) }
            }
        }
        #expect(types.count > 3)
        for type in types {
            #expect(known.contains("as \(type):"), "\(type)")
        }
    }
}
