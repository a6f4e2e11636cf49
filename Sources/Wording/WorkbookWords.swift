import Ground
import Workbooks

/// Words about workbooks: sheets and cells that cannot be read, and what a person should know of those that were.
public protocol WorkbookWords: WordingBasics {
    /// Where a fault of a workbook stands: `results.xlsx, sheet Data, cell C17`.
    ///
    /// - Parameters:
    ///   - file: Name of the file.
    ///   - place: Sheet and cell.
    func place(_ file: String, at place: SheetPlace) -> String
    /// What follows the place, or the value where one is shown.
    func sentence(_ fault: WorkbookFault) -> String
    /// What follows the place of the sheet.
    func sentence(_ kind: WorkbookNotice.Kind) -> String
}

extension Wording {
    /// A remark on a sheet with its place, fit for a terminal.
    public func sentence(_ notice: WorkbookNotice) -> String {
        let start = place(notice.file, at: SheetPlace(sheet: notice.sheet))
        return "\(start): \(sentence(notice.kind))".escapedForTerminal
    }
}
