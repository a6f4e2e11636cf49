/// What is the matter with the words of a command line; options stand as they are typed, such as `--level`.
public enum OptionFault: Sendable, Hashable {
    // MARK: What the parser finds

    case unknownCommand(String, near: String?, known: [String])
    case unknownOption(String, command: String, near: String?)
    case missingArgument(String)
    case missingValue(option: String)
    case unexpectedArguments([String])
    case valueOfFlag(option: String, value: String)
    /// A value of another kind; `cause` is a sentence of its own, `known` what there is.
    case invalidValue(String, option: String, cause: String?, known: [String])

    // MARK: Numbers

    /// Outside `low` to `high`; `orNone` where 0 asks for none.
    case outside(String, value: Int, low: Int, high: Int, orNone: Bool = false)
    case belowOne(String, value: Int)
    /// No confidence level, a fraction.
    case notLevel(String, value: Double)
    /// Not between `low` and `high`, in percentage points or as a fraction.
    case notBetween(String, value: Double, low: Double, high: Double, arePoints: Bool, example: Double?)
    /// The outer level is not above the level; fractions.
    case outerLevel(Double, level: Double)
    case missingRate(Double)
    case missingOdds(Double)
    case inventedShares(most: Int)
    /// More than another option has, whose value is `limit`.
    case more(String, value: Int, than: String, limit: Int, zeroIsNone: Bool)
    case smallSample(Int)
    case smallStratum(Int)
    case smallClusterSample(Int)
    case inhabitants(Int)

    // MARK: Words

    case notOneOf(String, value: String, known: [String])
    /// A format that the verb does not write.
    case notFormatHere(String, known: [String])
    case notFormat(String, known: String)
    case emptyFolderName
    case noLevelNames
    case levelTwice(String)
    case noCondition(String)
    case levelOfCounts(String)

    // MARK: Together

    case together(String, String)
    case goesWith(String, [String])
    case goesWithFolder(String)
    case sameMeaning(String, String)
    case nothingToCheck
    case nothingToReconcile
    case folderAndSample(String)
    case baseOfReconcile
    case namesakes(String, String)
    case notAddress(String)
    /// One of three wishes of a plan; `given` of them are there.
    case planWish(given: Int)
    case leadAndPair
    case missingWithoutRate
    case oddsWithoutPair
    /// An option that is about samples that are judged.
    case nothingJudged(String)

    // MARK: Designs

    case jointNeeded(variance: String)
    case jointUnused(variance: String)
    case stagesWithoutCluster
    case stationsNotClusters(String)
    case stagesOfEqualChances(String)
    case orderOfEqualChances
    case replicatesOfDesign(variance: String, option: String)
    case designWithoutStrata(String)
    case designWithoutClusters(String)
    case designNeedsCluster(String)
    case designNeedsStratum

    // MARK: Invented counts

    case readAndInvented
    case nothingToDrawFrom
    case regionsOfInvented
    case columnsOfInvented
}

/// What the program does meanwhile.
public enum ProgramWork: Sendable { case checking, comparing, estimating, reconciling, writing }

/// What is counted while the program works.
public enum ProgramCount: Sendable { case samples, drawnSamples, filesRead, entries, contents }

/// Words of the program about itself: its options, its progress and how it ends.
public protocol ProgramWords: WordingBasics {
    /// A whole message; options stand in it as they are typed.
    func sentence(_ fault: OptionFault) -> String
    func work(_ work: ProgramWork) -> String
    /// So many units are done, of all where that is known.
    func done(_ done: Int, of all: Int?, _ what: ProgramCount) -> String
    /// Megabytes read so far.
    func read(megabytes: Int) -> String
    /// What stands before an error of the parser, before the usage of a command and below it.
    var errorHead: String { get }
    var usageHead: String { get }
    /// Whether help on one option, which is written in English, stands between the two.
    var showsEnglishHelp: Bool { get }
    func more(help command: String) -> String
    /// Before a remark on a file.
    var noteHead: String { get }
    /// Characters that no font of the machine has, so that pictures show boxes.
    func undrawn(_ characters: [Unicode.Scalar]) -> String
    func interrupted(wroteNothing: Bool) -> String
    var outputUnwritable: String { get }
    /// An archive that ends early or is damaged; `cause` is what the reader of archives says.
    func damagedArchive(_ source: String, cause: String, isWritten: Bool) -> String
    /// An error that no room knows.
    func bug(_ error: String) -> String
}

extension ProgramWords {
    /// Characters as they are and by their numbers, for readers whose screen has no font for them either; ten at most.
    func named(_ characters: [Unicode.Scalar]) -> [String] {
        characters.prefix(10).map { scalar in
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "\(scalar) (U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits))"
        }
    }
}
