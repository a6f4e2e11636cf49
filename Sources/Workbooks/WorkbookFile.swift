import CXlsxwriter
import Foundation
import Ground

/// Tables as a workbook of Excel, which LibreOffice and others open too.
///
/// Text is text, whatever it looks like: codes keep their zeros, and nothing is a formula.
public enum WorkbookFile {
    /// A cell of a table.
    public enum Cell: Sendable, Equatable {
        case text(String)
        case number(Double)
        case integer(Int)
        case empty
    }

    /// A table, which becomes a sheet; one with more rows than a sheet has becomes several.
    public struct Table: Sendable, Equatable {
        /// Name of the sheet: up to 31 characters, none of `[]:*?/\`.
        public var name: String
        public var header: [String]
        public var rows: [[Cell]]

        public init(name: String, header: [String], rows: [[Cell]]) {
            self.name = name
            self.header = header
            self.rows = rows
        }
    }

    /// Characters of a cell of Excel; longer text is cut there, with an ellipsis.
    static let longest = 32_767

    /// The file.
    ///
    /// - Parameters:
    ///   - tables: A sheet each, in their order.
    ///   - seconds: When it was made, since 1970, as it is noted in the file.
    ///   - scratch: Folder for the library's temporary files, which have names for a moment; what is left there by a
    ///     run that was ended just then is the caller's to remove.
    /// - Returns: The same bytes for the same tables and time.
    /// - Throws: `FileFault` where there is no room for temporary files.
    public static func bytes(
        _ tables: [Table], seconds: Int, scratch: URL = FileManager.default.temporaryDirectory
    ) throws -> [UInt8] {
        // Without a name, so that nothing is left of it however the run ends.
        let file = try UnnamedFile([], for: name)
        let folder = strdup(scratch.path)
        defer { free(folder) }
        var options = lxw_workbook_options()
        options.tmpdir = folder
        guard let book = workbook_new_opt(file.url.path, &options) else { throw noRoom("libxlsxwriter") }
        var properties = lxw_doc_properties()
        // Zero would be the present moment.
        properties.created = max(1, seconds)
        workbook_set_properties(book, &properties)
        let formats = Formats(book)
        for table in tables { add(table, to: book, formats) }
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR, let data = try? Data(contentsOf: file.url) else {
            throw noRoom(lxw_strerror(status).map { String(cString: $0) } ?? "libxlsxwriter")
        }
        return Array(data)
    }

    /// The name that messages use.
    public static let name = "tables.xlsx"

    private static func noRoom(_ detail: String) -> FileFault {
        FileFault(file: name, kind: .unwritable, FileCause.unwritable(.other(detail)))
    }

    private struct Formats {
        let head: UnsafeMutablePointer<lxw_format>?
        let text: UnsafeMutablePointer<lxw_format>?

        init(_ book: UnsafeMutablePointer<lxw_workbook>) {
            head = workbook_add_format(book)
            format_set_bold(head)
            format_set_num_format(head, "@")
            text = workbook_add_format(book)
            format_set_num_format(text, "@")
        }
    }

    private static func add(_ table: Table, to book: UnsafeMutablePointer<lxw_workbook>, _ formats: Formats) {
        let most = WorkbookLimit.rows - 1
        var rest = table.rows[...]
        var part = 1
        repeat {
            let name = part == 1 ? table.name : "\(table.name.prefix(25)) \(part)"
            guard let sheet = workbook_add_worksheet(book, name) else { return }
            worksheet_freeze_panes(sheet, 1, 0)
            for (column, title) in table.header.enumerated() {
                write(title, sheet, 0, column, formats.head)
                let column = lxw_col_t(column)
                worksheet_set_column(sheet, column, column, width(table, Int(column)), nil)
            }
            for (row, cells) in rest.prefix(most).enumerated() {
                for (column, cell) in cells.enumerated() { write(cell, sheet, row + 1, column, formats) }
            }
            if !table.header.isEmpty {
                worksheet_autofilter(
                    sheet, 0, 0, lxw_row_t(min(most, rest.count)), lxw_col_t(table.header.count - 1))
            }
            rest = rest.dropFirst(most)
            part += 1
        } while !rest.isEmpty
    }

    /// Characters that a column shows: its longest text of the first rows, within bounds.
    private static func width(_ table: Table, _ column: Int) -> Double {
        let texts = table.rows.prefix(200).map { row -> Int in
            guard column < row.count, case .text(let text) = row[column] else { return 8 }
            return text.count
        }
        return Double(min(60, max(8, table.header[column].count + 2, texts.max() ?? 0)))
    }

    private static func write(
        _ cell: Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
        _ formats: Formats
    ) {
        switch cell {
        case .empty: break
        case .text(let text): write(text, sheet, row, column, formats.text)
        case .integer(let number):
            // A number of a workbook keeps fifteen digits.
            if number.magnitude < 1_000_000_000_000_000 {
                worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), Double(number), nil)
            } else {
                write("\(number)", sheet, row, column, formats.text)
            }
        case .number(let number):
            if number.isFinite {
                worksheet_write_number(sheet, lxw_row_t(row), lxw_col_t(column), number, nil)
            }
        }
    }

    private static func write(
        _ text: String, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: Int, _ column: Int,
        _ format: UnsafeMutablePointer<lxw_format>?
    ) {
        if text.isEmpty { return }
        // What looks like an escape of a character is one for every reader.
        var text = text.contains("_x") ? text.replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_") : text
        if text.unicodeScalars.count > longest {
            var cut = String.UnicodeScalarView()
            cut.append(contentsOf: text.unicodeScalars.prefix(longest - 1))
            text = String(cut) + "…"
        }
        worksheet_write_string(sheet, lxw_row_t(row), lxw_col_t(column), text, format)
    }
}
