import Elections
import Ground

/// What names the station of each row: its levels from the top down and its number.
struct MapKeys {
    /// Columns of the text, in their order.
    private(set) var columns: [(name: String, codes: CodeColumn)] = []
    /// Columns of names for people, which tell nothing apart.
    private var names: [(name: String, codes: CodeColumn)] = []

    /// - Parameters:
    ///   - map: Which column is what.
    ///   - source: The columns of the file.
    ///   - telling: What other columns call totals, which is the number of these rows.
    init(_ map: ColumnMap, _ source: inout MapColumns, telling: CalledTotals) throws {
        let rows = source.table.rowCount
        for level in map.levels {
            if let constant = level.constant {
                columns.append((level.name, CodeColumn(count: rows, of: constant)))
            } else if let column = level.column {
                columns.append((level.name, source.codes(column)))
            }
        }
        for (level, column) in map.names.sorted(by: { $0.key < $1.key }) {
            names.append((PlaceNaming.column(ofLevel: level), source.texts(column)))
        }
        var number: CodeColumn?
        if let code = map.code {
            let whole = source.codes(code.column)
            for (part, codes) in MapKeys.parts(of: whole, code, telling, &source) {
                if part == ColumnMap.stationPart { number = codes } else { columns.append((part, codes)) }
            }
        }
        if !map.station.isEmpty {
            var parts: [CodeColumn] = []
            for name in map.station { parts.append(source.codes(name)) }
            number = CodeColumn(joining: parts)
        }
        if !telling.isEmpty {
            let own = number ?? CodeColumn(ids: repeatElement(-1, count: rows), codes: [])
            let called = telling.rows(columns.map(\.codes), own, isNumbered: number != nil)
            if !called.isEmpty { number = MapKeys.calling(called, own) }
        }
        if let number { columns.append(("station_no", number)) }
        try source.problems.throwIfAny()
    }

    /// Writes the columns.
    ///
    /// - Parameters:
    ///   - layout: Where they go.
    ///   - rows: Rows to take; all where `nil`.
    func add(to layout: inout MapLayout, rows: [Int32]?) {
        for (name, codes) in columns + names {
            layout.add(name, rows.map { codes.selecting($0.map(Int.init)) } ?? codes)
        }
    }

    /// A number for the station of each row, in the order in which they first stand, and the row where that is.
    func stations(rows: [Bool]) -> (ofRow: [Int32], firstRows: [Int32]) {
        var ids = [Int32](repeating: 0, count: rows.count)
        for (place, column) in columns.enumerated() {
            if place == 0 {
                ids = Array(column.codes.ids)
                continue
            }
            var known: [UInt64: Int32] = [:]
            var (last, lastID): (UInt64, Int32) = (.max, 0)
            for row in ids.indices {
                let key =
                    UInt64(UInt32(bitPattern: ids[row])) << 32
                    | UInt64(UInt32(bitPattern: column.codes.ids[row]))
                if key != last {
                    last = key
                    if let id = known[key] {
                        lastID = id
                    } else {
                        lastID = Int32(known.count)
                        known[key] = lastID
                    }
                }
                ids[row] = lastID
            }
        }
        // Numbers without gaps, of the rows that are used.
        var firstRows: [Int32] = []
        var numbers = [Int32](repeating: -1, count: Int(ids.max() ?? -1) + 2)
        for row in ids.indices where rows[row] {
            let place = Int(ids[row]) + 1
            if numbers[place] < 0 {
                numbers[place] = Int32(firstRows.count)
                firstRows.append(Int32(row))
            }
            ids[row] = numbers[place]
        }
        return (ids, firstRows)
    }

    /// Numbers of stations with others for some rows.
    private static func calling(_ totals: RowWords, _ numbers: CodeColumn) -> CodeColumn {
        var ids = Array(numbers.ids)
        var codes = numbers.codes
        var known = Dictionary(codes.enumerated().map { ($1, Int32($0)) }) { first, _ in first }
        for row in ids.indices {
            guard let name = totals[row] else { continue }
            if known[name] == nil {
                known[name] = Int32(codes.count)
                codes.append(name)
            }
            ids[row] = known[name] ?? -1
        }
        return CodeColumn(ids: ids, codes: codes)
    }

    private static func parts(
        of whole: CodeColumn, _ code: ColumnMap.Code, _ telling: CalledTotals, _ source: inout MapColumns
    ) -> [(String, CodeColumn)] {
        let length = code.lengths.reduce(0, +)
        let isWrong = whole.codes.map { $0.unicodeScalars.count != length }
        let wrong = whole.ids.indices.filter { row in
            let id = whole.ids[row]
            return id < 0 ? !telling.hasName(row) : isWrong[Int(id)]
        }
        if !wrong.isEmpty {
            for row in wrong {
                let id = whole.ids[row]
                source.problems.add(
                    TableProblem(
                        file: source.file, line: source.table.line(ofRow: row), column: code.column,
                        value: whole[row],
                        id < 0 ? MapFault.emptyCode : MapFault.codeLength(expected: length)))
            }
            return []
        }
        var end = 0
        return code.parts.enumerated().map { place, part in
            let start = end
            end += code.lengths[place]
            var known: [String: Int32] = [:]
            var texts: [String] = []
            let numbers = whole.codes.map { text -> Int32 in
                let scalars = Array(text.unicodeScalars)
                var cut = String.UnicodeScalarView()
                cut.append(contentsOf: scalars[(part == ColumnMap.stationPart ? start : 0)..<end])
                let text = String(cut)
                if let id = known[text] { return id }
                known[text] = Int32(texts.count)
                texts.append(text)
                return Int32(texts.count - 1)
            }
            return (part, CodeColumn(ids: whole.ids.map { $0 < 0 ? -1 : numbers[Int($0)] }, codes: texts))
        }
    }
}

/// How columns of names for people are called.
public enum PlaceNaming {
    /// `district_name` for the level `district_code`, `county_name` for `county`.
    ///
    /// - Parameter level: Name of the level's column.
    public static func column(ofLevel level: String) -> String {
        (level.hasSuffix("_code") ? String(level.dropLast(5)) : level) + "_name"
    }
}
