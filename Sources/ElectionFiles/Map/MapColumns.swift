import Elections
import Ground

/// The columns of a file that a map names, as texts, with what is wrong with them.
struct MapColumns {
    let file: String
    private(set) var table: ColumnTable
    private let style: NumberStyle
    private let empty: Set<String>
    /// Names as they stand in the file, by those of the map.
    private(set) var found: [String: String] = [:]
    private(set) var remarks: [MapRemark] = []
    /// Place of the remark on whole numbers with zeros behind the point.
    private var zeroDecimals: Int?
    var problems = TableProblems()
    /// Where cells that are no counts go; `nil` where they are faults of the file.
    private(set) var refused: RefusedCounts?

    /// - Parameters:
    ///   - source: The file and the name that messages use.
    ///   - wanted: Columns that must be there.
    ///   - optional: Columns that are read where they are there.
    ///   - map: What stands for empty cells, and how numbers are written.
    ///   - keepsRefused: Whether cells that are no counts are empty, where most of their column are counts.
    ///   - threads: Threads that read.
    /// - Throws: `TableProblems`, `FileFault`.
    init(
        _ source: CountFiles.Named, wanted: [String], optional: [String] = [], map: ColumnMap,
        style: NumberStyle, keepsRefused: Bool = false, threads: Int
    ) throws {
        refused = keepsRefused ? RefusedCounts() : nil
        file = source.name
        self.style = map.numbers ?? style
        empty = Set(map.empty)
        let header = try ColumnReader.header(of: source.url, name: source.name)
        var missing: [MissingColumn] = []
        for name in wanted {
            let match = HeaderMatch(name, in: header)
            switch match {
            case .same: found[name] = name
            case .differs(let other):
                found[name] = other
                remarks.append(.headerDiffers(wanted: name, found: other))
            case .none(let near): missing.append(MissingColumn(name, near: near))
            }
        }
        if !missing.isEmpty {
            throw TableProblems(
                TableProblem(
                    file: source.name, line: 1, MapFault.missingColumns(missing, header: header)))
        }
        for name in optional where found[name] == nil && header.contains(name) { found[name] = name }
        var seen = Set<String>()
        let names = found
        let requests = (wanted + optional).compactMap { names[$0] }.filter { seen.insert($0).inserted }
        table = try ColumnReader(
            requests.map { ColumnRequest($0, .code, isGrouped: false) }, style: self.style, threads: threads
        ).read(source.url, name: source.name)
        try keep(map.conditions)
    }

    /// Leaves out rows that have none of the values asked for.
    private mutating func keep(_ conditions: [ColumnMap.Condition]) throws {
        guard !conditions.isEmpty else { return }
        let columns = conditions.map { (ids: texts($0.column), values: Set($0.values)) }.map { column in
            (ids: column.ids.ids, holds: column.ids.codes.map(column.values.contains))
        }
        let rows = (0..<table.rowCount).filter { row in
            columns.allSatisfy { $0.ids[row] >= 0 && $0.holds[Int($0.ids[row])] }
        }
        guard !rows.isEmpty else { throw TableProblems(TableProblem(file: file, MapFault.noRow)) }
        if rows.count < table.rowCount {
            remarks.append(.rowsLeftOut(table.rowCount - rows.count, used: rows.count))
        }
        table = table.selecting(rows)
    }

    /// Rows of which no cell is filled, or only the number that runs through the rows of the file, from 0.
    var emptyRows: [Int] {
        let columns = found.values.uniqued().compactMap(table.codes)
        let (running, others) = (columns.filter(MapColumns.runs), columns.filter { !MapColumns.runs($0) })
        let cells = (others.isEmpty ? running : others).map(\.ids)
        return (0..<table.rowCount).filter { row in cells.allSatisfy { $0[row] < 0 } }
    }

    /// Whether each number of a column is as many more than another as its row is further down.
    private static func runs(_ column: CodeColumn) -> Bool {
        var first: (row: Int, value: Int)?
        var rows = 0
        for (row, id) in column.ids.enumerated() where id >= 0 {
            guard let value = Int(column.codes[Int(id)]) else { return false }
            if let first, value - first.value != row - first.row { return false }
            first = first ?? (row, value)
            rows += 1
        }
        return rows > 1
    }

    /// The texts of a column; those that stand for an empty cell are empty.
    ///
    /// - Parameter name: As the map names it; it was among those wanted.
    func texts(_ name: String) -> CodeColumn {
        guard let column = found[name].flatMap(table.codes) else {
            preconditionFailure("columns are read before they are asked for")
        }
        guard !empty.isEmpty, column.codes.contains(where: empty.contains) else { return column }
        let isEmpty = column.codes.map(empty.contains)
        return CodeColumn(ids: column.ids.map { $0 >= 0 && isEmpty[Int($0)] ? -1 : $0 }, codes: column.codes)
    }

    /// The texts of several columns joined by a blank; empty where all of them are.
    ///
    /// - Parameter names: As the map names them; they were among those wanted.
    func texts(joining names: [String]) -> CodeColumn { CodeColumn(joining: names.map(texts)) }

    /// The codes of a column that names places.
    mutating func codes(_ name: String) -> CodeColumn {
        let column = texts(name)
        let dates = column.codes.map(MapColumns.isDate)
        if dates.contains(true) {
            let rows = column.ids.indices.filter { column.ids[$0] >= 0 && dates[Int(column.ids[$0])] }
            if let first = rows.first {
                remarks.append(
                    .dates(
                        cells: rows.count, line: table.line(ofRow: first), column: name,
                        value: column[first] ?? ""))
            }
        }
        return column
    }

    /// The sums of columns, −1 where one of them is empty.
    mutating func sums(_ names: [String]) -> [Int32] {
        var total = names.first.map { counts($0) } ?? []
        for name in names.dropFirst() {
            let next = counts(name)
            for row in total.indices {
                guard total[row] >= 0, next[row] >= 0 else {
                    total[row] = -1
                    continue
                }
                let (value, isOver) = total[row].addingReportingOverflow(next[row])
                if isOver {
                    problems.add(
                        TableProblem(
                            file: file, line: table.line(ofRow: row), column: name,
                            value: "\(next[row])", MapFault.sumTooLarge))
                }
                total[row] = isOver ? 0 : value
            }
        }
        return total
    }

    /// The counts of a column, −1 where a cell is empty.
    ///
    /// Texts are looked at once each, however many cells hold them.
    mutating func counts(_ name: String) -> [Int32] {
        let column = texts(name)
        var faults: [Int32: TextFault] = [:]
        var cured = Set<Int32>()
        let values = column.codes.enumerated().map { id, text -> Int32 in
            if let number = style.decimal(text), number.decimals == 0, number.units >= 0 {
                if let value = Int32(exactly: number.units) { return value }
                faults[Int32(id)] = .countTooLarge(most: Int(Int32.max))
                return 0
            }
            let fault = RowReader.countFault(text, style)
            if case .zeroDecimals(let digits) = fault, let value = Int32(digits) {
                cured.insert(Int32(id))
                return value
            }
            faults[Int32(id)] = fault
            return 0
        }
        if refused != nil, !faults.isEmpty { refuse(faults, column, name) }
        if !faults.isEmpty || !cured.isEmpty { note(refused == nil ? faults : [:], cured, column, name) }
        return column.ids.map { $0 < 0 || (refused != nil && faults[$0] != nil) ? -1 : values[Int($0)] }
    }

    private mutating func refuse(_ faults: [Int32: TextFault], _ column: CodeColumn, _ name: String) {
        var own = RefusedCounts()
        var read = 0
        for (row, id) in column.ids.enumerated() where id >= 0 {
            guard let fault = faults[id] else {
                read += 1
                continue
            }
            own.add(
                TableProblem(
                    file: file, line: table.line(ofRow: row), column: name, value: column[row], fault))
        }
        problems.add(own.problems { _ in read })
        refused?.add(own)
    }

    private mutating func note(
        _ faults: [Int32: TextFault], _ cured: Set<Int32>, _ column: CodeColumn, _ name: String
    ) {
        var cells = 0
        var first: Int?
        for (row, id) in column.ids.enumerated() where id >= 0 {
            if let fault = faults[id] {
                problems.add(
                    TableProblem(
                        file: file, line: table.line(ofRow: row), column: name, value: column[row], fault))
            } else if cured.contains(id) {
                cells += 1
                first = first ?? row
            }
        }
        guard let first else { return }
        let line = table.line(ofRow: first)
        // One remark for all columns, with the first cell of the file.
        guard let known = zeroDecimals,
            case .zeroDecimals(let others, let earlier, let place, let value) = remarks[known]
        else {
            zeroDecimals = remarks.count
            remarks.append(.zeroDecimals(cells: cells, line: line, column: name, value: column[first] ?? ""))
            return
        }
        let isEarlier = line < earlier
        remarks[known] = .zeroDecimals(
            cells: others + cells, line: min(line, earlier), column: isEarlier ? name : place,
            value: isEarlier ? column[first] ?? "" : value)
    }

    /// Whether a spreadsheet shows a code as a day: `1-Apr`, `Apr-04`, `4/1/2020`.
    static func isDate(_ text: String) -> Bool {
        let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
        let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return false }
        let isDay = { (part: String) in
            (1...2).contains(part.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        return (isDay(parts[0]) && months.contains(parts[1]))
            || (months.contains(parts[0]) && isDay(parts[1]))
    }
}

extension CodeColumn {
    /// Texts of several columns joined by a blank, without those that are empty; empty where all are.
    init(joining parts: [CodeColumn]) {
        guard parts.count > 1 else {
            self = parts.first ?? CodeColumn([])
            return
        }
        var known: [[Int32]: Int32] = [:]
        var ofText: [String: Int32] = [:]
        var codes: [String] = []
        let ids = parts[0].ids.indices.map { row -> Int32 in
            let key = parts.map { $0.ids[row] }
            if let id = known[key] { return id }
            let text = parts.compactMap { $0[row] }.joined(separator: " ")
            let id = text.isEmpty ? -1 : ofText[text] ?? Int32(codes.count)
            if !text.isEmpty, ofText.updateValue(id, forKey: text) == nil { codes.append(text) }
            known[key] = id
            return id
        }
        self.init(ids: ids, codes: codes)
    }
}

/// Where a header has a name.
public enum HeaderMatch: Sendable, Equatable {
    case same
    /// The one column whose name differs only in letter case, blanks or a byte-order mark.
    case differs(String)
    /// No column; one that may be meant.
    case none(near: String?)

    /// - Parameters:
    ///   - name: The name wanted.
    ///   - header: Names of the columns of a file.
    public init(_ name: String, in header: [String]) {
        if header.contains(name) {
            self = .same
            return
        }
        let plain = HeaderMatch.plain(name)
        let alike = header.filter { HeaderMatch.plain($0) == plain }
        if alike.count == 1 {
            self = .differs(alike[0])
        } else {
            self = .none(near: alike.first ?? ColumnNames.nearest(to: name, among: header))
        }
    }

    /// A name without letter case and with one kind of blank.
    public static func plain(_ name: String) -> String {
        NameLikeness.plain(name.filter { $0 != "\u{FEFF}" }).replacing(" ", with: "_")
    }
}
