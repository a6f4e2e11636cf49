import Elections
import Feeds
import Ground

/// One fault of every kind, so that each sentence of each language is read by a test.
enum EveryFault {
    /// Kinds that stand behind a place.
    static let all: [any FaultKind] = texts + files + outputs + pages

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

    static let pages: [PageFault] = [.noArchive, .noFile, .noPage(files: 9)]
}
