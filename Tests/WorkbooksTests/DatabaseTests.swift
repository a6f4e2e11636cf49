import CSQLite
import Foundation
import Ground
import Testing
import Workbooks

/// Tables of SQLite as CSV.
@Suite struct DatabaseTests {
    private static func database(_ statements: String) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(
            path: "base-\(UUID().uuidString) #1?.sqlite")
        var connection: OpaquePointer?
        sqlite3_open(url.path, &connection)
        defer { sqlite3_close(connection) }
        guard sqlite3_exec(connection, statements, nil, nil, nil) == SQLITE_OK else {
            throw CocoaError(.fileWriteUnknown)
        }
        return url
    }

    @Test func tablesAsTheyAre() throws {
        let url = try Self.database(
            "CREATE TABLE \"odd \"\"name\" (a TEXT, \"b,c\" INTEGER, d REAL);"
                + "INSERT INTO \"odd \"\"name\" VALUES ('007', 5, 2.0), (NULL, NULL, NULL), ('x\"y\nz', -1, 0.1);"
                + "CREATE TABLE t (a BLOB, b); INSERT INTO t VALUES (x'00', 1e16); CREATE VIEW v AS SELECT 1;"
        )
        defer { try? FileManager.default.removeItem(at: url) }
        let base = try DatabaseTables(contentsOf: url, name: "b.sqlite")
        #expect(base.tables == ["odd \"name", "t"])
        let text = try base.text(of: base.table("ODD \"NAME"))
        #expect(text.string == "a,\"b,c\",d\n007,5,2\n\"x\"\"y\nz\",-1,0.1\n")
        #expect(text.notices.map(\.kind) == [.emptyRows(1, first: 2)])
        let problem = TableProblem(file: "c", line: 3, column: "a", TextFault.negative)
        let placed = text.placed(TableProblems(problem)).problems[0]
        #expect(placed.file == "b.sqlite#odd \"name" && placed.line == 3 && placed.column == "a")
        let faults = #expect(throws: TableProblems.self) { try base.text(of: 1) }
        #expect(faults?.problems.map(\.brief) == ["A1 - noText", "B1 1e+16 tooManyDigits(17)"])
        #expect(try base.text(of: 1, wanted: { _ in [] }).rowCount == 1)
    }

    /// A quote that carries an accent is one character, and still a quote in the name of a table.
    @Test func accentsOnQuotesInNames() throws {
        let url = try Self.database(
            "CREATE TABLE \"q\"\"\u{301}\" (a); INSERT INTO \"q\"\"\u{301}\" VALUES (5);")
        defer { try? FileManager.default.removeItem(at: url) }
        let base = try DatabaseTables(contentsOf: url, name: "b")
        #expect(try base.text(of: base.table(nil)).string == "a\n5\n")
    }

    @Test func tablesAreChosen() throws {
        let url = try Self.database("CREATE TABLE a (x); CREATE TABLE b (x);")
        defer { try? FileManager.default.removeItem(at: url) }
        let base = try DatabaseTables(contentsOf: url, name: "b")
        let none = #expect(throws: TableProblems.self) { try base.table(nil) }
        #expect(none?.problems[0].kind as? WorkbookFault == .tableNeeded(["a", "b"]))
        let other = #expect(throws: TableProblems.self) { try base.table("c") }
        #expect(other?.problems[0].kind as? WorkbookFault == .unknownTable(["a", "b"]))
        try Data([1]).write(to: URL(filePath: url.path + "-wal"))
        defer { try? FileManager.default.removeItem(atPath: url.path + "-wal") }
        let pending = #expect(throws: TableProblems.self) { try DatabaseTables(contentsOf: url, name: "b") }
        #expect(
            pending?.problems[0].kind as? WorkbookFault
                == .pendingChanges(file: url.lastPathComponent + "-wal"))
    }

    @Test func otherFilesAreNone() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID().uuidString)")
        try Data("SQLite format 3\0nonsense that goes on for a while".utf8).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(DatabaseTables.isDatabase(head: Array(try Data(contentsOf: url))))
        #expect(!DatabaseTables.isDatabase(head: Array("a,b".utf8)))
        #expect(throws: TableProblems.self) { try DatabaseTables(contentsOf: url, name: "b") }
    }
}
