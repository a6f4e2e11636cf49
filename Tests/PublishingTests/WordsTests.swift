import ElectionFiles
import Elections
import Foundation
import Testing

@testable import Publishing

/// No sentence of Sanding speaks of intent or names who is elected before the law does.
@Suite struct WordsTests {
    /// Domain section 11, and their English counterparts.
    static let forbidden = [
        "menang", "pemenang", "kalah", "curang", "kecurangan", "manipulasi", "terbukti", "salah",
        "kesalahan", "fraud", "fraudulent", "rigged", "rigging", "manipulated", "manipulation", "cheat",
        "cheating", "stolen", "proven", "won", "lost", "winner", "loser", "wrong", "guilty",
    ]

    /// Words of a text without web addresses and without the notes and names that the data bring.
    static func words(of text: String, data: Set<String>) -> Set<String> {
        // A note may hold an address, and an address the words of a note.
        let withAddress = data.filter { $0.contains("http") }
        var plain = without(withAddress, text).replacing(/https?:[^\s"'<>)]+/, with: " ")
        plain = without(data.subtracting(withAddress), plain)
        return letters(of: plain)
    }

    private static func letters(of text: some StringProtocol) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init))
    }

    private static func without(_ quoted: Set<String>, _ text: String) -> String {
        quoted.sorted { $0.count > $1.count }.reduce(text) { $0.replacing($1, with: " ") }
    }

    /// Forbidden words of a text. Only lines that have one are freed of what the data bring.
    static func forbiddenWords(of text: String, data: Set<String>) -> Set<String> {
        let suspects = text.split(separator: "\n").filter { !letters(of: $0).isDisjoint(with: forbidden) }
        return words(of: suspects.joined(separator: "\n"), data: data).intersection(forbidden)
    }

    @Test(arguments: ["pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "makassar-2018"])
    func noOutputHoldsAForbiddenWord(folder: String) throws {
        let read = try ElectionFolder(at: Samples.data.appending(path: folder))
        let election = read.election
        var data = Set(election.readings.map(\.note) + election.captures.map(\.note))
        data.formUnion(election.outages.map(\.whatWasSaid) + election.outages.map(\.scope))
        data.formUnion(election.contests.map(\.note) + election.recapRows.map(\.note))
        let quoted = Set(data.flatMap { [$0, Samples.htmlEscaped($0), Samples.markdownEscaped($0)] })
            .filter { !$0.isEmpty }
        for language in Language.allCases {
            let report = try Samples.report(election, language, .analyst)
            for file in try report.publication.files() where file.path != "proof.json" {
                let text = String(decoding: file.bytes, as: UTF8.self)
                let found = Self.forbiddenWords(of: text, data: quoted)
                #expect(found.isEmpty, "\(language) \(file.path): \(found.sorted())")
            }
        }
    }

    @Test func theScanFindsWhatItLooksFor() {
        let words = Self.words(of: "Lembaga itu curang; see https://x.org/menang-lagi", data: [])
        #expect(words.intersection(Self.forbidden) == ["curang"])
    }

    @Test func everyReportSaysThatAQuickCountIsNotOfficial() throws {
        let read = try ElectionFolder(at: Samples.data.appending(path: "makassar-2018"))
        for (language, sentence) in [
            (Language.english, "A quick count is not an official result."),
            (.indonesian, "Hitung cepat bukan hasil resmi."),
        ] {
            let report = try Samples.report(read.election, language)
            for path in ["report.html", "report.md", "report.ipynb"] {
                #expect(try Samples.text(path, in: report).contains(sentence), "\(path)")
            }
        }
    }
}
