/// What is the matter with a file or a table, without its place: a case of the room that finds it.
///
/// Its sentence stands in the room Wording, which knows every type that conforms.
public protocol FaultKind: Sendable, Hashable {}

extension FaultKind {
    /// Whether another kind is the same one, of whatever room.
    func isSame(as other: any FaultKind) -> Bool { AnyHashable(self) == AnyHashable(other) }
}

/// What is the matter with the text of a table, whatever its columns mean.
public enum TextFault: FaultKind, Codable {
    // MARK: Bytes

    /// Control bytes of so many kinds that the file is packed, drawn or damaged.
    ///
    /// `first` is how many bytes were looked at.
    case noText(controls: Int, first: Int, isNamedGzip: Bool)
    case utf16
    /// UTF-16 that no byte-order mark tells.
    case unmarkedUTF16
    /// A NUL byte; `byte` counts from 1.
    case nul(byte: Int)
    /// A byte that UTF-8 does not have there; `byte` counts from 1.
    case notUTF8(byte: Int, value: UInt8)
    /// A byte that the encoding which was named does not have there; `byte` counts from 1.
    case notEncoded(TextEncoding, byte: Int, value: UInt8)
    /// Text that a byte shows to be in another encoding than the one that was named; `byte` counts from 1.
    case otherEncoding(TextEncoding, like: TextEncoding, byte: Int)
    /// A page of the Web, a document or a workbook where a table is needed.
    case otherFormat(OtherFormat)

    // MARK: Rows and cells

    /// A header row longer than any header is.
    case headerTooLong(most: Int)
    case noHeader
    case emptyLine
    /// A row of another number of cells than the header.
    case width(found: Int, expected: Int)
    /// More cells than the header has, of which those that are too many are empty.
    case emptyCellsBehind(found: Int, expected: Int)
    /// A row of another number of cells than those before it, which all have empty ones behind the header.
    case widthOfRows(found: Int, others: Int)
    /// The columns that are there, and the one that was probably meant for it.
    case missingColumn(header: [String], near: String?)
    case repeatedColumn
    case unclosedQuote
    case textAfterQuote
    /// A carriage return without a line feed behind it.
    case loneReturn
    case nulInCell
    case cellTooLong(bytes: Int, most: Int)
    case controlsInCell
    case cellNotUTF8

    // MARK: Values

    case emptyCell
    case tooManyMarks(most: Int)
    /// More than all voters of any country.
    case beyondVoters
    case countTooLarge(most: Int)
    case negative
    /// A whole number with marked groups, if it is one; `digits` are its digits, `style` the name of the style in which it is, empty
    /// where other numbers of the file are none in that.
    case grouped(digits: String, style: String)
    case decimals
    /// A whole number with zeros behind its decimal mark, as programs write that had empty cells in the column.
    case zeroDecimals(digits: String)
    /// A number with an exponent, as spreadsheets and R write large ones.
    case exponent
    case percentSign
    /// A word or sign that stands for an empty cell.
    case emptyWord
    case notWhole
    case notNumber
    /// A number with a sign beside it that is no part of it, as "58.2%" and "±1.4".
    case signBesideNumber(number: String)
    /// A number in another style than that of the file, such as with a decimal comma; `style` is its name.
    case numberOfStyle(String)
    case outside(low: Int, high: Int)
    case notOneOf([String], near: String? = nil)
    /// Not one of the words that are known, where a file of the folder may add others.
    case notOneOfOrOwn([String], near: String?, file: String, example: String)
}

/// What a file is, by its first bytes, where it is no table of text.
public enum OtherFormat: Sendable, Hashable, Codable {
    case page, pdf, zip, oldWorkbook, database, parquet, picture
}

/// Why a file or folder cannot be opened, read or written.
public enum FileCause: FaultKind {
    case noFile
    case noFileOrFolder
    /// Nor are others there, by their names.
    case noFilesOrFolders(others: [String])
    /// A folder where a file is needed.
    case isFolder
    /// An address of the Web where a file is needed.
    case isAddress
    /// Too little memory; `ofFile` where it is the file that needs it.
    case noMemory(ofFile: Bool)
    case unreadable(SystemRefusal)
    case unreadableFolder(SystemRefusal)
    case unwritable(SystemRefusal)
    /// A pipe or a device that is read more than once.
    case stream
    /// What comes through a pipe and cannot be kept.
    case streamNotKept(SystemRefusal)
    /// Content of more megabytes than are read at once.
    case tooLarge(megabytes: Int, isCompressed: Bool)
    /// Another file than before under the same name.
    case changed

    // MARK: Compressed files

    case cutOff
    /// Damage after so many bytes of content.
    case damaged(after: Int)
    /// Something other than gzip after so many bytes of content.
    case noGzip(after: Int)
}

extension FileCause {
    /// Whether what was given as a file is an address of the Web.
    public static func isAddress(_ name: String) -> Bool { name.contains("://") }
}

/// Why output cannot be written where it was wanted.
public enum OutputCause: FaultKind {
    /// A folder that cannot be made, because it is there or the one above it is not.
    case noFolder
    case fileUnwritable(SystemRefusal)
    /// A file that a person may have worked on.
    case fileIsThere
    case reportUnwritable(SystemRefusal)
    case isFile
    /// The folder that the work is made from.
    case isInput
    /// Something else than before stands there.
    case replacedMeanwhile
    case linkToNothing
    case linkToFile
    case unreadableFolder
    case unreadableSubfolder(String)
    /// The folder holds something that no report has.
    case foreign(path: String)
    /// A file of a report that was changed since.
    case edited(path: String)
}

/// Why a picture cannot be drawn.
public enum PictureCause: Error, FaultKind {
    /// librsvg, or a library that comes with it, is not there.
    case noLibrary
    /// None of the families of type is there; `wanted` is the one that pictures name first.
    case noFont(wanted: String)
    /// More pixels in a line or column than can be drawn.
    case tooLarge(pixels: Int)
    /// What was given is no picture, or memory is short.
    case refused
}

/// Why a report cannot be made again from what its `proof.json` says.
public enum ProofCause: FaultKind {
    /// A folder without `proof.json`.
    case noProof
    /// A `proof.json` that is none.
    case notProof
    /// A proof that names no command line: of an older version, or of another program.
    case noCommandLine
    /// A command line that names a place to write to, or files outside of its folder: nothing that Sanding writes.
    case foreignCommandLine
    /// A command whose work does not follow from files alone, such as `site`.
    case notRepeatable(command: String)
    /// None of the folders that were looked into has an input.
    case inputNotFound
    /// An input of a report that is another now.
    case otherInput(report: String)
    /// A report that has no table of comparisons, which the script reads.
    case noComparisons
}
