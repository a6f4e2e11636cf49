import Foundation
import Ground
import Testing
import Workbooks

/// Random sheets of known values, in every way that writers have for them, against a plain CSV.
@Suite struct WorkbookTwinTests {
    private static let files =
        ProcessInfo.processInfo.environment["SANDING_TWIN_FILES"].flatMap(Int.init) ?? 2000

    @Test func excel() throws {
        for seed in 1...Self.files {
            let sheet = RandomSheet(seed: seed)
            #expect(try WorkbookFiles.text(sheet.excel()).string == sheet.csv, "seed \(seed)")
        }
    }

    @Test func openDocument() throws {
        for seed in 1...Self.files {
            let sheet = RandomSheet(seed: seed)
            #expect(
                try WorkbookFiles.text(sheet.openDocument(), sheet: 1).string == sheet.csv, "seed \(seed)")
        }
    }

    /// Every cell stands where the place says.
    @Test func places() throws {
        for seed in 1...200 {
            let sheet = RandomSheet(seed: seed)
            let text = try WorkbookFiles.text(sheet.excel())
            var problems = TableProblems()
            let table = Table(try TextBytes(text.csv, name: "t"), delimiter: 0x2C, problems: &problems)
            let filled = sheet.rows.filter { row in
                row.cells.contains {
                    if case .empty = $0 { return false }
                    if case .text("") = $0 { return false }
                    return true
                }
            }
            #expect(filled.count == table.records.count + 1)
            for (row, record) in zip(filled.dropFirst(), table.records) {
                #expect(text.place(line: record.line, column: 1).cell == "B\(row.number)", "seed \(seed)")
            }
        }
    }
}
