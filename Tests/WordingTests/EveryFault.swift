import ElectionFiles
import Elections
import Feeds
import Ground

/// One fault of every kind, so that each sentence of each language is read by a test.
enum EveryFault {
    /// Kinds that stand behind a place.
    static let all: [any FaultKind] = texts + files + outputs + pages + folders + stations

    static let texts: [TextFault] = [
        .noText(controls: 90, first: 4096, isNamedGzip: true),
        .noText(controls: 90, first: 4096, isNamedGzip: false), .utf16, .unmarkedUTF16, .nul(byte: 7),
        .notUTF8(byte: 7, value: 0xE9), .headerTooLong(most: 1_048_576), .noHeader, .emptyLine,
        .width(found: 2, expected: 3), .width(found: 4, expected: 3), .missingColumn(header: ["x", "y"]),
        .repeatedColumn, .unclosedQuote, .textAfterQuote, .loneReturn, .nulInCell,
        .cellTooLong(bytes: 70_000, most: 65_536), .controlsInCell, .cellNotUTF8, .emptyCell,
        .tooManyMarks(most: 30), .beyondVoters, .countTooLarge(most: 2_147_483_647), .negative,
        .grouped(digits: "1234"), .decimals, .notWhole, .notNumber, .outside(low: 0, high: 100),
        .notOneOf(["x", "y"]),
    ]

    static let files: [FileCause] = [
        .noFile, .noFileOrFolder, .isFolder, .noMemory(ofFile: true), .noMemory(ofFile: false),
        .unreadable(system: "EIO"), .unreadable(system: nil), .unreadableFolder, .unwritable(system: "EIO"),
        .stream, .streamNotKept(system: "EIO"), .tooLarge(megabytes: 9, isCompressed: true),
        .tooLarge(megabytes: 9, isCompressed: false), .changed, .cutOff, .damaged(after: 9),
        .noGzip(after: 9),
    ]

    static let outputs: [OutputCause] =
        [
            .noFolder, .fileUnwritable, .isFile, .replacedMeanwhile, .linkToNothing, .linkToFile,
            .unreadableFolder, .unreadableSubfolder("x"), .foreign(path: "x"), .edited(path: "x"),
        ]
        + [.permission, .fullDisk, .readOnlyDisk, .longName, .belowFile, .other, .system("EIO")]
        .map(OutputCause.reportUnwritable)

    static let pages: [PageFault] = [
        .noArchive, .noFile, .noPage(files: 9), .notBallotNumber(most: 200), .candidateTwice,
    ]

    static let folders: [FolderFault] = [
        .noFolder, .isFile, .noContestsFile, .missingFile, .linkOutside, .pathElsewhere, .pathAbove,
        .missingProperty("x"), .noObject, .otherType(property: "x.y"), .notJSON, .standsTwice,
        .standsTwiceIn(contest: "c"), .rowsDisagree(line: 3, id: "r", isCapture: true),
        .rowsDisagree(line: 3, id: "r", isCapture: false), .choiceTwice(id: "r", isCapture: true),
        .choiceTwice(id: "r", isCapture: false), .notDate, .notLevel, .notMargin, .noSample, .marginsDiffer(id: "r"), .openRange,
        .rangeReversed, .outsideRange, .noRegion(contest: "c"), .unknownRegion(contest: "c"),
        .unknownRegion(contest: nil), .unknownContest, .unknownChoice(contest: "c"),
        .secondFigure(choice: 1, contest: "c", region: "51", owner: 2, line: 3, figure: "9"),
        .secondFigure(choice: 1, contest: "c", region: "51", owner: nil, line: nil, figure: nil),
        .notSum(sum: 9, contest: "c", region: "51"), .notSumOfCapture(sum: 9, id: "r", contest: "c"),
        .sharesOff(id: "r", pollster: "P", contest: "c", sum: "110.0"), .moreStationsThanAll(9),
    ]

    static let stations: [StationFault] = [
        .noStation, .noRegionColumn(["x"], hasRows: true), .noRegionColumn(["x"], hasRows: false),
        .missingChoice(last: 3), .tooManyChoices(most: 200), .emptyCode, .noCountColumn, .noRow,
        .secondStations(other: "f.csv"), .secondSheet(level: "x", other: "f.csv"), .nothingToCheck,
        .groupTwice("x", line: 3), .groupTwice(nil, line: 3), .groupsRepeat(9), .emptyStation,
        .notProbability, .codeOfSeveral(level: "x", regions: ["y", "z"]), .noCompleteVotes, .noVote,
        .missingColumn, .negativeCount, .tooManyVotes, .otherChoices(own: 3, other: 2, file: "f.csv"),
        .otherCodes(own: "X", ownDistrict: "1", file: "f.csv", other: "Y", otherDistrict: "2"),
        .noCommonLevel(file: "f.csv"), .dotted(level: "x", file: "f.csv", own: "1", other: "2"),
        .noCommonRegion(level: "x", file: "f.csv", own: "1", other: "2"),
        .otherColumns(["x"], file: "f.csv", others: ["y"]), .noStationNumber(file: "f.csv"),
        .noCommonStation(own: "1", other: "2", file: "f.csv"),
        .otherVoters(differing: 9, inCommon: 10, file: "f.csv"),
    ]
}
