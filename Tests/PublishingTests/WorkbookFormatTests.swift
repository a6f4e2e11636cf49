import Elections
import Foundation
import Ground
import Publishing
import Testing
import Workbooks

/// Findings as a workbook.
@Suite struct WorkbookFormatTests {
    /// The sheet has the rows of the CSV, and text that the CSV makes inert is as it was.
    @Test func aCheckWritesItsFindings() throws {
        let publication = try CheckSamples.spoilt(.english).publication
        let files = try publication.files([.xlsx, .csv])
        let book = try #require(files.first { $0.path == "tables.xlsx" })
        #expect(try publication.files([.xlsx]).first { $0.path == "tables.xlsx" } == book)
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xlsx")
        try Data(book.bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        let read = try Workbook(contentsOf: url, name: "b").text(of: 0)
        let csv = try #require(files.first { $0.path == "findings.csv" })
        var problems = TableProblems()
        let sheet = Table(try TextBytes(read.csv, name: "b"), problems: &problems)
        let table = Table(try TextBytes(csv.bytes, name: "f"), problems: &problems)
        #expect(sheet.header == table.header && !table.records.isEmpty)
        for (row, record) in zip(sheet.records, table.records) {
            #expect(row.cells == record.cells.map { $0.hasPrefix("'") ? String($0.dropFirst()) : $0 })
        }
        #expect(sheet.records.count == table.records.count && read.notices.isEmpty)
        let package = try #require(files.first { $0.path == "datapackage.json" })
        #expect(String(decoding: package.bytes, as: UTF8.self).contains("officedocument.spreadsheetml.sheet"))
    }

    /// What has no such tables writes none.
    @Test func otherReportsHaveNone() throws {
        let files = try Samples.report(folder: Samples.data.appending(path: "makassar-2018")).publication
            .files([.xlsx])
        #expect(!files.contains { $0.path.hasSuffix(".xlsx") })
    }
}
