import Foundation
import Ground
import Testing
import Workbooks

/// Tables as a workbook: what is written is what is read.
@Suite struct WorkbookWriterTests {
    private static let tables = [
        WorkbookFile.Table(
            name: "findings", header: ["code", "votes", "share", "text"],
            rows: [
                [.text("0071"), .integer(259), .number(0.1), .text("=1+2")],
                [.text("1101012001001"), .integer(-5), .number(.nan), .text("a,\"b\"\nc")],
                [.text("+62"), .integer(1_234_567_890_123_456), .empty, .text("_x0041_ é 𝕏 <&>")],
                [.empty, .integer(0), .number(1e-7), .text("'x")],
            ]),
        WorkbookFile.Table(name: "none", header: ["a"], rows: []),
    ]

    private static func written(_ tables: [WorkbookFile.Table]) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "out-\(UUID().uuidString).xlsx")
        try Data(WorkbookFile.bytes(tables, seconds: 0)).write(to: url)
        return url
    }

    @Test func everyCellComesBack() throws {
        let url = try Self.written(Self.tables)
        defer { try? FileManager.default.removeItem(at: url) }
        let book = try Workbook(contentsOf: url, name: "b")
        #expect(book.sheets.map(\.name) == ["findings", "none"])
        #expect(
            try book.text(of: 0).string
                == "code,votes,share,text\n0071,259,0.1,=1+2\n1101012001001,-5,,\"a,\"\"b\"\"\nc\"\n"
                + "+62,1234567890123456,,_x0041_ é 𝕏 <&>\n,0,0.0000001,'x\n")
        #expect(try book.text(of: 0).notices.isEmpty && book.text(of: 1).string == "a\n")
    }

    @Test func sameTablesAreTheSameBytes() throws {
        let first = try WorkbookFile.bytes(Self.tables, seconds: 1_700_000_000)
        #expect(try WorkbookFile.bytes(Self.tables, seconds: 1_700_000_000) == first)
        #expect(try WorkbookFile.bytes(Self.tables, seconds: 1_700_086_400) != first)
    }

    @Test func longTextIsCutWhereAWorkbookEnds() throws {
        let url = try Self.written([
            WorkbookFile.Table(
                name: "t", header: ["a"], rows: [[.text(String(repeating: "é", count: 40_000))]])
        ])
        defer { try? FileManager.default.removeItem(at: url) }
        let text = try Workbook(contentsOf: url, name: "b").text(of: 0).string
        #expect(text.unicodeScalars.count == 2 + 32_767 + 1 && text.hasSuffix("é…\n"))
    }

    @Test(.enabled(if: OtherReadersTests.isThere)) func openpyxlReadsTextAsText() throws {
        let url = try Self.written(Self.tables)
        defer { try? FileManager.default.removeItem(at: url) }
        let script = """
            import json, openpyxl, sys
            book = openpyxl.load_workbook(sys.argv[1])
            rows = [[c.value for c in r] for r in book["findings"].iter_rows()]
            types = sorted({c.data_type for r in book["findings"].iter_rows() for c in r})
            print(json.dumps([rows[1][0], str(rows[1][1]), rows[1][3], rows[2][0], "".join(types)]))
            """
        let (status, output) = try OtherReadersTests.run(script, [url.path])
        #expect(status == 0)
        #expect(
            try JSONDecoder().decode([String].self, from: output)
                == ["0071", "259", "=1+2", "1101012001001", "ns"])
    }
}
