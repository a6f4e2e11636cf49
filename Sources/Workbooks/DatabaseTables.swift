import CSQLite
import Foundation
import Ground

/// The tables of a SQLite database, each of which is read as a CSV.
public final class DatabaseTables {
    /// The name that messages use.
    public let file: String
    /// Tables in the order in which they were made; views and tables of SQLite's own are none.
    public let tables: [String]
    private let connection: OpaquePointer

    /// Whether the first bytes of a file are those of a database.
    ///
    /// - Parameter head: The first 16 bytes or more.
    public static func isDatabase(head: [UInt8]) -> Bool {
        head.starts(with: Array("SQLite format 3\0".utf8))
    }

    /// Opens a database for reading; nothing is written, beside it neither.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Throws: `TableProblems` where it is damaged, or where changes to it stand in another file.
    public init(contentsOf url: URL, name: String) throws {
        file = name
        for end in ["-wal", "-journal"] {
            let size = try? FileManager.default.attributesOfItem(atPath: url.path + end)[.size] as? Int
            if let size, size > 0 {
                throw TableProblems(
                    TableProblem(
                        file: name, WorkbookFault.pendingChanges(file: url.lastPathComponent + end)))
            }
        }
        var opened: OpaquePointer?
        let path = url.path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? url.path
        let status = sqlite3_open_v2(
            "file:\(path)?immutable=1", &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
            nil)
        guard status == SQLITE_OK, let opened else {
            let detail = opened.map { String(cString: sqlite3_errmsg($0)) }
            sqlite3_close_v2(opened)
            throw DatabaseTables.damage(name, detail)
        }
        connection = opened
        var found: [String] = []
        do {
            try DatabaseTables.rows(
                opened,
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                    + "AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid", file: name
            ) { statement in
                if let text = sqlite3_column_text(statement, 0) { found.append(String(cString: text)) }
            }
        } catch {
            sqlite3_close_v2(opened)
            throw error
        }
        tables = found
    }

    deinit { sqlite3_close_v2(connection) }

    /// The table that a person means.
    ///
    /// - Parameter choice: Its name, whatever its case; `nil` where nobody chose.
    /// - Returns: Its index; without a choice that of the only one.
    /// - Throws: `TableProblems` that lists all tables.
    public func table(_ choice: String?) throws(TableProblems) -> Int {
        guard let choice else {
            if tables.count == 1 { return 0 }
            throw TableProblems(TableProblem(file: file, WorkbookFault.tableNeeded(tables)))
        }
        if let exact = tables.firstIndex(of: choice) { return exact }
        let alike = tables.indices.filter { tables[$0].lowercased() == choice.lowercased() }
        if alike.count == 1 { return alike[0] }
        throw TableProblems(TableProblem(file: file, value: choice, WorkbookFault.unknownTable(tables)))
    }

    /// The text of a table; the place of a row is its number, from 1 for the first behind the header.
    ///
    /// - Parameters:
    ///   - index: Index of the table in ``tables``.
    ///   - wanted: Gets the names of the columns and says which, from 0, are read; all where it is `nil` or says `nil`.
    /// - Returns: The CSV.
    /// - Throws: `TableProblems` with table, row, column and value.
    public func text(of index: Int, wanted: (([String]) -> Set<Int>?)? = nil) throws -> SheetText {
        let table = tables[index]
        return try Workbook.naming(file) {
            var writer = SheetWriter(file: file, sheet: table, wanted: wanted)
            var row = 0
            try DatabaseTables.rows(
                connection, "SELECT * FROM \(table.inQuotes)", file: file,
                header: { statement in
                    writer.begin(row: 0)
                    for column in 0..<sqlite3_column_count(statement) {
                        let text = sqlite3_column_name(statement, column).map { String(cString: $0) }
                        writer.append(text: text ?? "", column: Int(column))
                    }
                    try writer.end()
                }
            ) { statement in
                row += 1
                writer.begin(row: row)
                for column in 0..<sqlite3_column_count(statement) where writer.isWanted(Int(column)) {
                    DatabaseTables.write(statement, column, into: &writer)
                }
                try writer.end()
            }
            try writer.finish()
            var notices: [WorkbookNotice] = []
            if writer.emptyRows.count > 0 {
                notices.append(
                    WorkbookNotice(
                        file: file, sheet: table,
                        .emptyRows(writer.emptyRows.count, first: writer.emptyRows.first)))
            }
            return SheetText(writer, notices: notices, hasCells: false)
        }
    }

    private static func write(_ statement: OpaquePointer, _ column: Int32, into writer: inout SheetWriter) {
        let index = Int(column)
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER:
            writer.append(text: "\(sqlite3_column_int64(statement, column))", column: index)
        case SQLITE_FLOAT:
            let number = NumberCell("\(sqlite3_column_double(statement, column))", .other, is1904: false)
            if let fault = number.fault {
                writer.append(fault: fault, value: number.text, shown: number.text, column: index)
            } else {
                writer.append(text: number.text, column: index)
            }
        case SQLITE_TEXT:
            guard let text = sqlite3_column_text(statement, column) else { return }
            let count = Int(sqlite3_column_bytes(statement, column))
            writer.append(text: UnsafeBufferPointer(start: text, count: count), column: index)
        case SQLITE_BLOB:
            writer.append(fault: .noText, value: nil, shown: "#BLOB", column: index)
        default: break
        }
    }

    private static func rows(
        _ connection: OpaquePointer, _ query: String, file: String,
        header: (OpaquePointer) throws -> Void = { _ in }, _ row: (OpaquePointer) throws -> Void
    ) throws {
        var prepared: OpaquePointer?
        guard sqlite3_prepare_v2(connection, query, -1, &prepared, nil) == SQLITE_OK, let prepared else {
            throw damage(file, String(cString: sqlite3_errmsg(connection)))
        }
        defer { sqlite3_finalize(prepared) }
        try header(prepared)
        while true {
            switch sqlite3_step(prepared) {
            case SQLITE_ROW: try row(prepared)
            case SQLITE_DONE: return
            default: throw damage(file, String(cString: sqlite3_errmsg(connection)))
            }
        }
    }

    private static func damage(_ file: String, _ detail: String?) -> TableProblems {
        TableProblems(TableProblem(file: file, WorkbookFault.damaged(part: file, detail: detail)))
    }
}
