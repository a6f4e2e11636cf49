import Foundation
import Ground
import Workbooks

/// `tables.xlsx`: the tables that people work with in a spreadsheet, a sheet each.
final class WorkbookFormat: OutputFormat {
    let reads = SectionParts.nothing

    /// - Parameters:
    ///   - tables: The tables.
    ///   - sink: Takes the file.
    /// - Throws: `FileFault` where there is no room for it.
    init(_ tables: [WorkbookFile.Table], _ sink: OutputSink) throws {
        let seconds = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) } ?? 0
        try sink.add(
            WorkbookFile.name, WorkbookFile.bytes(tables, seconds: seconds, scratch: sink.scratch))
    }
}

extension WorkbookFile.Cell {
    /// A cell of a CSV; the workbook needs no apostrophe before text that looks like a formula.
    init(_ cell: CSVWriter.Cell) {
        self =
            switch cell {
            case .text(let text): .text(text.asPlainText)
            case .number(let number): .number(number)
            case .integer(let integer): .integer(integer)
            case .empty: .empty
            }
    }
}
