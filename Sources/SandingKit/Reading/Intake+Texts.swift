import ElectionFiles
import Elections
import Foundation
import Ground
import Workbooks

// From bytes of any kind to text in UTF-8 that begins with its header.
extension Intake {
    /// The text of a file without titles above its header.
    ///
    /// - Parameter map: What is known of the file.
    func decoded(_ file: CountFiles.Named, _ map: ColumnMap?) throws -> CountFiles.Named {
        let text = try text(file, map)
        return try (map?.headerLine).map { try cut(text, toLine: $0) } ?? text
    }

    /// The text of a file from a line on.
    func cut(_ file: CountFiles.Named, toLine first: Int) throws -> CountFiles.Named {
        guard first > 1 else { return file }
        guard let rest = FileContent.from(line: first, of: try FileContent.bytes(file.url, name: file.name))
        else {
            throw TableProblems(TableProblem(file: file.name, line: first, MapFault.noHeaderLine))
        }
        let places = FilePlaces {
            $0 + first - 1
        } problem: { problem in
            var placed = problem
            placed.line = problem.line.map { $0 + first - 1 }
            return placed
        }
        return try kept(rest, of: file, places: places.then(file.places))
    }

    private func text(_ file: CountFiles.Named, _ map: ColumnMap?) throws -> CountFiles.Named {
        try FileFault.refuseStream(file.url, name: file.name)
        let head = try FileContent.head(file.url, name: file.name)
        if let sheet = try sheet(of: file, map, head: head) { return sheet }
        if let part = InputPath(file.path).part {
            throw TableProblems(TableProblem(file: file.name, value: part, MapFault.noParts))
        }
        let isZstandard = head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
        let isCompressed = isZstandard || head.starts(with: [0x1F, 0x8B])
        let encoding = reading.encoding ?? map?.encoding ?? .utf8
        guard isCompressed || encoding != .utf8 else { return file }
        // Once, and not each time that it is looked at.
        let bytes =
            try isZstandard
            ? FileContent.unpacked(file.url, name: file.name) : FileContent.bytes(file.url, name: file.name)
        return try kept(
            try encoding.decoded(bytes, name: file.name), of: file,
            places: FilePlaces {
                $0
            } problem: {
                $0
            }.then(file.places))
    }

    /// A sheet of a workbook, or a table of a database, as text; `nil` for any other file.
    private func sheet(
        of file: CountFiles.Named, _ map: ColumnMap?, head: [UInt8]
    ) throws -> CountFiles.Named? {
        let part = reading.sheet ?? InputPath(file.path).part ?? map?.sheet
        let text: SheetText
        if Workbook.isWorkbook(head: head) || Intake.isNamedAsWorkbook(file.path) {
            let book = try Workbook(contentsOf: file.url, name: file.name)
            let sheet = try book.sheet(part)
            text = try wanted(map) { try book.text(of: sheet, wanted: $0) }
        } else if DatabaseTables.isDatabase(head: head) {
            let base = try DatabaseTables(contentsOf: file.url, name: file.name)
            let table = try base.table(part)
            text = try wanted(map) { try base.text(of: table, wanted: $0) }
        } else {
            return nil
        }
        noteUse(of: .sheet)
        for notice in text.notices { add(.workbook(notice)) }
        let places = FilePlaces {
            text.place(line: $0, column: 0).row
        } problem: { problem in
            text.placed(TableProblems(problem)).problems.first ?? problem
        }
        return try kept(text.csv, of: file, places: places)
    }

    /// Whether the name says that a compressed file holds a workbook.
    private static func isNamedAsWorkbook(_ path: String) -> Bool {
        let name = InputPath(path).file.lowercased()
        return [".xlsx", ".xlsm", ".ods"].contains {
            name.hasSuffix($0 + ".gz") || name.hasSuffix($0 + ".zst")
        }
    }

    /// Reads the columns that a map names; without one all whose cells are exact values.
    private func wanted(
        _ map: ColumnMap?, _ read: ((([String]) -> Set<Int>?)?) throws -> SheetText
    ) throws -> SheetText {
        if let map {
            guard map.headerLine == 1 else { return try read(nil) }
            let plain = Set(map.columns.map(HeaderMatch.plain))
            return try read { header in
                Set(header.indices.filter { plain.contains(HeaderMatch.plain(header[$0])) })
            }
        }
        let levels = reading.levels ?? StationTable.indonesianLevels
        let own = Set((levels + ["station_no", "stations"] + reading.ownNumbers).map(HeaderMatch.plain))
        return try SheetText.sound(
            isNeeded: { name in
                let plain = HeaderMatch.plain(name)
                return own.contains(plain) || StationField.isCount(plain)
            }, read)
    }
}
