import Elections
import Ground

/// A file of stations as a map understands it: text with the columns of Contract section 1, and the way back to the
/// file.
public struct MappedFile: Sendable {
    /// CSV text with a header, a row for each station and the columns of Contract section 1.
    public let bytes: [UInt8]
    /// Number of stations.
    public let rows: Int
    public let remarks: [MapRemark]
    /// Cells of the file that are no counts, and are empty in the text.
    public let refused: RefusedCounts
    /// Line of the file at which each station first stands.
    private let lines: [Int32]
    /// Columns of the file by those of `bytes`.
    private let sources: [String: String]

    /// Applies a map.
    ///
    /// - Parameters:
    ///   - map: Which column is what.
    ///   - source: CSV text and the name that messages use.
    ///   - style: How numbers are written, where the map does not say.
    ///   - carries: Whether columns that the map does not name are kept as they are, as strata and weights are.
    ///   - leavingOut: Rows of a file with a row a station that are no stations, from 0. Rows without a filled cell are left out
    ///     too, with a remark.
    ///   - keepsRefused: Whether cells that are no counts are empty, where most of their column are counts; they are faults of
    ///     a file with a row a choice, whose rows are summed.
    ///   - threads: Threads that read.
    /// - Throws: `TableProblems` with the faults found and their places in the file; `FileFault`.
    public init(
        _ map: ColumnMap, of source: CountFiles.Named, style: NumberStyle = .plain, carries: Bool = true,
        leavingOut: Set<Int> = [], keepsRefused: Bool = false, threads: Int = Parallel.processors
    ) throws {
        let header = try ColumnReader.header(of: source.url, name: source.name)
        let named = Set(map.columns.map(HeaderMatch.plain))
        let isOnce = { (name: String) in !name.isEmpty && header.count { $0 == name } == 1 }
        let unused = header.filter { isOnce($0) && !named.contains(HeaderMatch.plain($0)) }
        let made = Set(map.levelNames + ["station_no"] + map.figures.map(\.name))
        let rest =
            carries && map.long == nil
            ? unused.filter { !made.contains($0) && !Choice.isColumn($0) } : []
        // Whatever column of a file with a row a choice calls a row a total, it is none of a station.
        let told = map.long == nil ? rest : unused
        var columns = try MapColumns(
            source, wanted: map.columns, optional: told, map: map, style: style,
            keepsRefused: keepsRefused && map.long == nil, threads: threads)
        var layout = MapLayout()
        let texts = (told + map.names.values.sorted()).map(columns.texts)
        var called = CalledTotals(texts)
        if let long = map.long, !called.isEmpty {
            var others = columns
            // Whatever is wrong with the keys is said where totals are none of them.
            let keys = try? MapKeys(map, &others, telling: CalledTotals([]))
            let all = [Bool](repeating: true, count: columns.table.rowCount)
            called = CalledTotals(
                texts, stations: keys?.stations(rows: all).ofRow,
                parts: (long.choice + [long.party, long.mode].compactMap { $0 }).map(columns.texts))
        }
        let keys = try MapKeys(map, &columns, telling: called)
        let stations: [Int32]?
        var left = leavingOut
        let empty = columns.emptyRows
        let emptied = empty.prefix(1).map { row in
            MapRemark.rowsEmpty(empty.count, line: columns.table.line(ofRow: row))
        }
        if let long = map.long {
            var rows = try LongRows(long, map: map, keys: keys, columns: &columns, empty: Set(empty))
            for figure in map.figures { rows.add(figure, columns.sums(figure.columns), &columns) }
            try columns.problems.throwIfAny()
            rows.add(to: &layout)
            stations = rows.firstRows
            remarks = columns.remarks + rows.remarks + emptied
        } else {
            keys.add(to: &layout, rows: nil)
            for figure in map.figures { layout.add(figure.name, columns.sums(figure.columns)) }
            for (place, choice) in map.choices.enumerated() {
                layout.add(Choice(index: place).column, columns.sums(choice.votes))
            }
            for name in rest { layout.add(name, columns.texts(name)) }
            stations = nil
            left.formUnion(empty)
            remarks = columns.remarks + emptied
        }
        try columns.problems.throwIfAny()
        refused = columns.refused ?? RefusedCounts()
        let table = columns.table
        let kept = (0..<(stations?.count ?? table.rowCount)).filter { !left.contains($0) }
        rows = kept.count
        lines = kept.map { row in Int32(clamping: table.line(ofRow: stations.map { Int($0[row]) } ?? row)) }
        bytes = layout.text(kept)
        sources = MappedFile.sources(of: map)
    }

    /// Line of the file for a line of the text, from 1.
    public func line(_ line: Int) -> Int {
        line >= 2 && line - 2 < lines.count ? Int(lines[line - 2]) : line
    }

    /// Where a fault of the text stands in the file.
    ///
    /// - Parameter problem: A fault of ``bytes``.
    /// - Returns: The fault with line and column of the file.
    public func placed(_ problem: TableProblem) -> TableProblem {
        var placed = problem
        placed.line = problem.line.map(line)
        if let column = problem.column, let source = sources[column] { placed.column = source }
        return placed
    }

    private static func sources(of map: ColumnMap) -> [String: String] {
        var sources: [String: String] = [:]
        for level in map.levels { sources[level.name] = level.column }
        if let code = map.code {
            for part in code.parts {
                sources[part == ColumnMap.stationPart ? "station_no" : part] = code.column
            }
        }
        if !map.station.isEmpty { sources["station_no"] = map.station.joined(separator: " + ") }
        for figure in map.figures { sources[figure.name] = figure.columns.joined(separator: " + ") }
        for (place, choice) in map.choices.enumerated() {
            sources[Choice(index: place).column] =
                (map.long?.votes ?? choice.votes).joined(separator: " + ")
        }
        return sources
    }
}

/// Columns of the text that a map makes, in their order.
struct MapLayout {
    private enum Cells {
        case counts([Int32])
        /// Texts by number, and the number of each row.
        case texts([[UInt8]], [Int32])
    }

    private var columns: [(name: String, cells: Cells)] = []

    /// - Parameter counts: −1 where a cell is empty.
    mutating func add(_ name: String, _ counts: [Int32]) { columns.append((name, .counts(counts))) }

    mutating func add(_ name: String, _ column: CodeColumn) {
        columns.append((name, .texts(column.codes.map(MapLayout.written), Array(column.ids))))
    }

    /// A text as a cell of CSV.
    private static func written(_ text: String) -> [UInt8] { Array(CSVWriter.exact(text).utf8) }

    /// The text, with its header.
    ///
    /// - Parameter rows: Rows that are written, in this order.
    func text(_ rows: [Int]) -> [UInt8] {
        var writer = ByteWriter(capacity: 64 + rows.count * columns.count * 6)
        for (place, column) in columns.enumerated() {
            if place > 0 { writer.append(byte: UInt8(ascii: ",")) }
            writer.append(MapLayout.written(column.name))
        }
        writer.append(byte: UInt8(ascii: "\n"))
        for row in rows {
            for (place, column) in columns.enumerated() {
                if place > 0 { writer.append(byte: UInt8(ascii: ",")) }
                switch column.cells {
                case .counts(let counts): if counts[row] >= 0 { writer.append(Int(counts[row])) }
                case .texts(let texts, let ids): if ids[row] >= 0 { writer.append(texts[Int(ids[row])]) }
                }
            }
            writer.append(byte: UInt8(ascii: "\n"))
        }
        return writer.bytes
    }
}
