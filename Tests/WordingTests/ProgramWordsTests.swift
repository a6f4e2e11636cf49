import Elections
import Testing
import Wording

/// What the program says of its options and of itself, in every language and vocabulary.
@Suite struct ProgramWordsTests {
    private static let options: [OptionFault] = [
        .unknownCommand("x", near: "y", known: ["y", "z"]), .unknownCommand("x", near: nil, known: ["y"]),
        .unknownOption("--x", command: "sanding y", near: "--z"),
        .unknownOption("--x", command: "sanding y", near: nil), .missingArgument("<x>"),
        .missingValue(option: "--x <y>"), .unexpectedArguments(["x"]), .unexpectedArguments(["x", "y"]),
        .valueOfFlag(option: "--x", value: "y"),
        .invalidValue("x", option: "--y <z>", cause: nil, known: []),
        .invalidValue("x", option: "--y <z>", cause: "z.", known: []),
        .invalidValue("x", option: "--y <z>", cause: nil, known: ["p", "q"]),
        .invalidValue("x", option: "--y <z>", cause: nil, known: ["p", "q", "r"]),
        .outside("--x", value: 0, low: 1, high: 9), .outside("--x", value: 5, low: 9, high: 99, orNone: true),
        .belowOne("--x", value: 0), .notLevel("--x", value: 95),
        .notBetween("--x", value: 0, low: 0, high: 100, arePoints: true, example: 1.5),
        .notBetween("--x", value: 0, low: 0, high: 0.5, arePoints: false, example: nil),
        .outerLevel(0.9, level: 0.95), .missingRate(1), .missingOdds(0), .inventedShares(most: 40),
        .more("--x", value: 9, than: "--y", limit: 5, zeroIsNone: true),
        .more("--x", value: 9, than: "--y", limit: 5, zeroIsNone: false), .smallSample(1), .smallStratum(1),
        .smallClusterSample(0), .inhabitants(0), .notOneOf("--x", value: "y", known: ["p", "q"]),
        .notFormatHere("svg", known: ["html", "md"]), .notFormat("x", known: "html, md"), .emptyFolderName,
        .noLevelNames, .levelTwice("x"), .levelOfCounts("x"), .together("--x", "--y"),
        .goesWith("--x", ["--y", "--z"]), .goesWithFolder("--x"), .sameMeaning("--x", "--y"), .nothingToCheck,
        .nothingToReconcile, .folderAndSample("x"), .baseOfReconcile, .namesakes("a/x", "b/x"),
        .notAddress("x"), .planWish(given: 0),
        .planWish(given: 2), .leadAndPair, .missingWithoutRate, .oddsWithoutPair, .nothingJudged("--x"),
        .jointNeeded(variance: "x"), .jointUnused(variance: "x"), .stagesWithoutCluster,
        .stationsNotClusters("--x"), .stagesOfEqualChances("--x"), .orderOfEqualChances,
        .replicatesOfDesign(variance: "x", option: "--y"), .designWithoutStrata("x"),
        .designWithoutClusters("x"), .designNeedsCluster("x"), .designNeedsStratum, .readAndInvented,
        .nothingToDrawFrom, .regionsOfInvented, .columnsOfInvented,
    ]

    private func sentences(_ words: any Wording) -> [String] {
        Self.options.map(words.sentence)
            + [ProgramWork.checking, .estimating, .writing].map(words.work)
            + [ProgramCount.samples, .drawnSamples, .filesRead, .entries, .contents].flatMap {
                [words.done(3, of: 9, $0), words.done(3, of: nil, $0)]
            }
            + [
                words.read(megabytes: 9), words.more(help: "sanding --help"),
                words.interrupted(wroteNothing: true), words.interrupted(wroteNothing: false),
                words.outputUnwritable, words.damagedArchive("f.zip", cause: "x", isWritten: true),
                words.damagedArchive("f.zip", cause: "x", isWritten: false), words.bug("x"),
            ]
    }

    @Test(arguments: Vocabulary.allCases) func everythingIsSaidInBothLanguages(vocabulary: Vocabulary) {
        let english = sentences(English(vocabulary))
        let indonesian = sentences(Indonesian(vocabulary))
        #expect(english.count == indonesian.count && english.count > 80)
        for (own, other) in zip(english, indonesian) {
            #expect(own != other)
            let bare = " \(other.replacing(/--[a-z-]+/, with: "")) "
            for word in [" the ", " is ", " of ", " a ", " and ", " or ", " with "] {
                #expect(!bare.contains(word), "\(other)")
            }
            for word in [" dan ", " yang ", " tidak ", "berkas", "TPS"] {
                #expect(!own.contains(word), "\(own)")
            }
        }
    }

    @Test func everythingIsRightForAnyCountry() {
        for words in Vocabularies.general {
            // Options keep their names.
            Vocabularies.expectGeneral(
                sentences(words).map { $0.replacing(/--[a-z-]+|proporsional/, with: "x") })
        }
    }

    @Test func anArchiveInEnglish() {
        #expect(
            English(.general).damagedArchive("f.zip", cause: "x", isWritten: true)
                == "f.zip: the archive is cut off or damaged (x). What stands before the damage was read and written; "
                + "fetch it again.")
    }
}
