import Ground

/// What is the matter with a workbook, a sheet or a cell, without its place.
public enum WorkbookFault: FaultKind {
    // MARK: Files

    /// A password is needed.
    case encrypted
    /// The workbook of Excel 97 to 2003.
    case oldExcel
    /// The binary workbook of Excel.
    case binaryExcel
    /// Neither `.xlsx` nor `.ods`, whatever the name says.
    case notWorkbook
    /// A part of the file that cannot be read; `detail` is what the library says, in English, or nothing.
    case damaged(part: String, detail: String?)
    /// A document type, which workbooks have none of and which can make little XML into much.
    case documentType(part: String)
    /// A part of more megabytes than are read.
    case partTooLarge(part: String, most: Int)

    // MARK: Sheets

    case noSheet
    /// Several sheets, none of which was chosen.
    case sheetNeeded([String])
    case unknownSheet([String])
    case emptySheet
    /// A sheet that would make more megabytes of text than are read.
    case tooMuchText(megabytes: Int)
    /// A cell far to the right of the others.
    case strayCell(columns: Int)
    /// A row, or a cell of a row, that stands behind a later one.
    case disorder

    // MARK: Cells

    /// A number that is shown as a date; `shown` is the day, or the time, as ISO 8601 writes it.
    case date(shown: String)
    /// A number that is shown with a percent sign.
    case percent(shown: String)
    /// A whole number of so many digits, of which a workbook keeps 15.
    case tooManyDigits(Int)
    /// A long whole number that ends in zeros, as a code does whose last digits were lost.
    case roundedCode
    /// A formula whose result was never stored.
    case noResult
    case errorValue
    /// What is in the cell is not what its type says.
    case noValue
    /// Merged cells, one of which is in the header.
    case mergedHeader(range: String)
    case mergedCells(range: String)
    /// Bytes in a database that are no text.
    case noText

    // MARK: Databases

    /// A table of the database is needed.
    case tableNeeded([String])
    case unknownTable([String])
    /// Changes to the database that stand in a file of their own.
    case pendingChanges(file: String)
}

/// Something about a sheet that a person should know and that changes no value.
public struct WorkbookNotice: Sendable, Equatable, Codable {
    public enum Kind: Sendable, Equatable, Hashable, Codable {
        case hiddenSheet
        /// How many hidden or filtered rows were read, and the first of them.
        case hiddenRows(Int, first: Int)
        /// Hidden columns that were read, as a spreadsheet calls them.
        case hiddenColumns([String])
        /// How many empty rows between others were left out, and the first of them.
        case emptyRows(Int, first: Int)
        /// How many cells hold a formula, whose stored result was read.
        case formulas(Int)
        /// Columns of numbers that are shown, and were read, with zeros before them.
        case zerosBefore([String])
        /// Columns that are not needed and in which some cell is no exact value.
        case columnsLeftOut([String])
        /// Other sheets of the workbook, all of them hidden, that were not read.
        case otherSheets([String])
    }

    public var file: String
    public var sheet: String
    public var kind: Kind

    public init(file: String, sheet: String, _ kind: Kind) {
        self.file = file
        self.sheet = sheet
        self.kind = kind
    }
}

/// How much of a workbook is read at most; a file of a few kilobytes can ask for more than any machine has.
enum WorkbookLimit {
    /// Bytes of the XML of a sheet: a full sheet of Excel with a hundred columns.
    static let sheet = 6 << 30
    /// Bytes of shared texts.
    static let texts = 1 << 30
    /// Bytes of the other parts.
    static let part = 64 << 20
    /// Bytes of the text of a sheet.
    static let text = 1 << 30
    /// Bytes that rows are made longer by, so that all are as wide as the widest.
    static let padding = 128 << 20
    /// Bytes of one element or text in XML.
    static let token = 16 << 20
    /// Columns and rows of a sheet of Excel.
    static let columns = 16_384
    static let rows = 1_048_576
}
