import Elections
import Ground

/// Rows of a long file, one for each choice of a station, added up to stations.
struct LongRows {
    /// The row at which each station first stands.
    let firstRows: [Int32]
    private(set) var remarks: [MapRemark] = []
    private let keys: MapKeys
    /// Number of the station of each row, −1 for rows that are left out.
    private let stationOfRow: [Int32]
    private var sums: [(name: String, values: [Int32])] = []

    /// - Parameters:
    ///   - long: What the columns of choices and votes are.
    ///   - map: The map.
    ///   - keys: What names the station of each row.
    ///   - columns: The columns of the file.
    ///   - empty: Rows without a filled cell, which are none.
    init(
        _ long: ColumnMap.Long, map: ColumnMap, keys: MapKeys, columns: inout MapColumns, empty: Set<Int>
    ) throws {
        self.keys = keys
        let votes = columns.sums(long.votes)
        let column = long.votes.joined(separator: " + ")
        let choices = columns.texts(joining: long.choice)
        let targets = try LongRows.targets(long, map: map, choices, &columns, empty: empty)
        try columns.problems.throwIfAny()
        let used = targets.map { $0 >= 0 }
        guard used.contains(true) else {
            throw TableProblems(TableProblem(file: columns.file, MapFault.noRow))
        }
        let (stations, firstRows) = keys.stations(rows: used)
        let stationOfRow = stations.indices.map { used[$0] ? stations[$0] : -1 }
        (self.stationOfRow, self.firstRows) = (stationOfRow, firstRows)
        let names = map.choices.indices.map { Choice(index: $0).column } + long.figures.map(\.name)
        let modes = long.mode.map { columns.texts($0) }
        let isTotal = modes?.codes.map { long.totals.contains($0) } ?? []
        let width = names.count
        var cells = LongCells(count: firstRows.count * width)
        var leftOut = 0
        for row in targets.indices {
            guard targets[row] >= 0 else {
                leftOut += empty.contains(row) ? 0 : 1
                continue
            }
            let cell = Int(stationOfRow[row]) * width + Int(targets[row])
            let mode = modes.map { $0.ids[row] } ?? -1
            cells.add(votes[row], to: cell, isTotal: mode >= 0 && isTotal[Int(mode)])
        }
        if cells.isTooLarge {
            throw TableProblems(
                TableProblem(file: columns.file, column: column, MapFault.sumTooLarge))
        }
        let parties = long.party.map { columns.texts($0) }
        // Several values that mean one figure are added.
        let kinds = long.figures.map { figure in
            figure.conditions.filter { $0.values.count > 1 }.map { columns.texts($0.column).ids }
        }
        cells.findRepeats(
            keys: targets.indices.lazy.filter { targets[$0] >= 0 }.map { row in
                let figure = Int(targets[row]) - map.choices.count
                return LongCells.Key(
                    cell: Int(stationOfRow[row]) * width + Int(targets[row]), row: row,
                    choice: choices.ids[row], party: parties?.ids[row] ?? -1, mode: modes?.ids[row] ?? -1,
                    kinds: figure < 0 ? [] : kinds[figure].map { $0[row] })
            }
        ) { row, first in
            columns.problems.add(
                TableProblem(
                    file: columns.file, line: columns.table.line(ofRow: row),
                    column: long.choice.joined(separator: " + "), value: choices[row],
                    MapFault.rowTwice(
                        line: columns.table.line(ofRow: first), hasParty: long.party != nil,
                        hasMode: long.mode != nil)))
        }
        cells.settleTotals { cell, total, sum in
            let row = Int(firstRows[cell / width])
            let name = cell % width < map.choices.count ? map.choices[cell % width].name : names[cell % width]
            columns.problems.add(
                TableProblem(
                    file: columns.file, line: columns.table.line(ofRow: row), column: column,
                    value: "\(total)", MapFault.modeTotal(sum: sum, choice: name)))
        }
        try columns.problems.throwIfAny()
        for (place, name) in names.enumerated() {
            sums.append((name, firstRows.indices.map { cells.value($0 * width + place) }))
        }
        if long.leavesZerosOut { fillZeros(cells, choices: map.choices.count, width: width) }
        if leftOut > 0 { remarks.append(.rowsLeftOut(leftOut, used: targets.count - leftOut)) }
        if cells.settled > 0 { remarks.append(.totalsOfModes(cells.settled)) }
        addMissing(map, columns)
        for (name, wanted) in long.apart {
            let isWanted = modes?.codes.map(wanted.contains) ?? []
            // A station without rows of a mode has no votes of it; one whose cells are empty has unknown ones.
            var cells = LongCells(count: firstRows.count)
            for row in targets.indices where targets[row] >= 0 && Int(targets[row]) < map.choices.count {
                let mode = modes.map { $0.ids[row] } ?? -1
                if mode >= 0, isWanted[Int(mode)] {
                    cells.add(votes[row], to: Int(stationOfRow[row]), isTotal: false)
                }
            }
            guard !cells.isTooLarge else {
                throw TableProblems(
                    TableProblem(file: columns.file, column: column, MapFault.sumTooLarge))
            }
            sums.append((name, firstRows.indices.map { cells.sum($0) }))
        }
    }

    /// Takes choices of which a station has no row for ones without votes; a station without a row of any choice stays unknown.
    private mutating func fillZeros(_ cells: LongCells, choices: Int, width: Int) {
        var filled = 0
        for station in firstRows.indices {
            let lacking = (0..<choices).filter { cells.isWithoutRow(station * width + $0) }
            guard lacking.count < choices, !lacking.isEmpty else { continue }
            for place in lacking { sums[place].values[station] = 0 }
            filled += 1
        }
        if filled > 0 { remarks.append(.zerosLeftOut(stations: filled)) }
    }

    private mutating func addMissing(_ map: ColumnMap, _ columns: MapColumns) {
        for (place, choice) in map.choices.enumerated() {
            let missing = sums[place].values.indices.filter { sums[place].values[$0] < 0 }
            guard let first = missing.first else { continue }
            remarks.append(
                .missingRows(
                    stations: missing.count, line: columns.table.line(ofRow: Int(firstRows[first])),
                    choice: choice.name.isEmpty ? choice.meanings[0] : choice.name))
        }
    }

    /// Adds a figure that stands on every row of its station, such as the registered voters.
    ///
    /// - Parameters:
    ///   - figure: Its name and columns.
    ///   - values: Its value on each row, −1 where the cell is empty.
    ///   - columns: Receives a fault for each row that says otherwise than one of its station before it.
    mutating func add(_ figure: ColumnMap.Figure, _ values: [Int32], _ columns: inout MapColumns) {
        var found = [Int32](repeating: -1, count: firstRows.count)
        var rows = [Int32](repeating: -1, count: firstRows.count)
        for row in values.indices where stationOfRow[row] >= 0 && values[row] >= 0 {
            let station = Int(stationOfRow[row])
            if rows[station] < 0 {
                (found[station], rows[station]) = (values[row], Int32(row))
            } else if found[station] != values[row] {
                columns.problems.add(
                    TableProblem(
                        file: columns.file, line: columns.table.line(ofRow: row),
                        column: figure.columns.joined(separator: " + "), value: "\(values[row])",
                        MapFault.otherFigure(
                            value: Int(found[station]), line: columns.table.line(ofRow: Int(rows[station])))))
            }
        }
        sums.append((figure.name, found))
    }

    /// Writes the stations.
    mutating func add(to layout: inout MapLayout) {
        keys.add(to: &layout, rows: firstRows)
        let forms = sums.filter { StationField.isCount($0.name) && !Choice.isColumn($0.name) }
        let choices = sums.filter { Choice.isColumn($0.name) }
        let own = sums.filter { !StationField.isCount($0.name) }
        for (name, values) in forms + choices + own { layout.add(name, values) }
    }

    /// The column of sums to which each row adds; −1 for rows that are left out.
    private static func targets(
        _ long: ColumnMap.Long, map: ColumnMap, _ choices: CodeColumn, _ columns: inout MapColumns,
        empty: Set<Int>
    ) throws -> [Int32] {
        let rows = columns.table.rowCount
        var places: [String: Int32] = [:]
        for (place, choice) in map.choices.enumerated() {
            for value in choice.meanings { places[value] = Int32(place) }
        }
        let ignored = Set(long.ignored)
        // −1 is ignored, −2 unknown.
        let ofChoice = choices.codes.map { places[$0] ?? (ignored.contains($0) ? -1 : -2) }
        let withoutChoice: Int32 = ignored.contains("") ? -1 : -2
        let isUsed = long.conditions.map { condition in
            (ids: columns.texts(condition.column), isIn: condition.values)
        }.map { column in (ids: column.ids.ids, holds: column.ids.codes.map(column.isIn.contains)) }
        let figures = long.figures.map { figure in
            figure.conditions.map { condition -> (ids: Cells<Int32>, holds: [Bool]) in
                let column = columns.texts(condition.column)
                return (column.ids, column.codes.map(condition.values.contains))
            }
        }
        var unknown = Set<Int32>()
        var targets = [Int32](repeating: -1, count: rows)
        for row in 0..<rows where empty.isEmpty || !empty.contains(row) {
            let holds = { (condition: (ids: Cells<Int32>, holds: [Bool])) in
                condition.ids[row] >= 0 && condition.holds[Int(condition.ids[row])]
            }
            if let figure = figures.firstIndex(where: { $0.allSatisfy(holds) }) {
                targets[row] = Int32(map.choices.count + figure)
                continue
            }
            guard isUsed.allSatisfy(holds) else { continue }
            let choice = choices.ids[row]
            let place = choice < 0 ? withoutChoice : ofChoice[Int(choice)]
            if place == -2, unknown.insert(choice).inserted {
                columns.problems.add(
                    TableProblem(
                        file: columns.file, line: columns.table.line(ofRow: row),
                        column: long.choice.joined(separator: " + "), value: choices[row] ?? "",
                        MapFault.unknownChoice))
            }
            targets[row] = max(-1, place)
        }
        return targets
    }
}

/// Sums of stations and choices, with what is needed to see rows that stand twice and totals beside their parts.
struct LongCells {
    /// What tells the rows of one cell apart.
    struct Key: Hashable {
        let cell: Int
        let row: Int
        let choice: Int32
        let party: Int32
        let mode: Int32
        /// Which of several values of a figure the row has.
        let kinds: [Int32]

        static func == (one: Key, other: Key) -> Bool {
            one.cell == other.cell && one.choice == other.choice && one.party == other.party
                && one.mode == other.mode && one.kinds == other.kinds
        }

        func hash(into hasher: inout Hasher) {
            hasher.combine(cell)
            hasher.combine(choice)
            hasher.combine(party)
            hasher.combine(mode)
            hasher.combine(kinds)
        }
    }

    private var parts: [Int32]
    private var rows: [UInt16]
    private var totals: [Int: Int32] = [:]
    private var unknown = Set<Int>()
    /// Totals that are the sum of their parts.
    private(set) var settled = 0
    /// Whether some sum is larger than any count.
    private(set) var isTooLarge = false

    init(count: Int) {
        parts = [Int32](repeating: 0, count: count)
        rows = [UInt16](repeating: 0, count: count)
    }

    mutating func add(_ votes: Int32, to cell: Int, isTotal: Bool) {
        rows[cell] = rows[cell] &+ (rows[cell] < .max ? 1 : 0)
        if isTotal {
            totals[cell] = votes
        } else if votes < 0 {
            unknown.insert(cell)
        } else {
            let (sum, isOver) = parts[cell].addingReportingOverflow(votes)
            parts[cell] = sum
            if isOver { isTooLarge = true }
        }
    }

    /// Finds rows that say the same thing twice; only cells with more than one row are looked at.
    func findRepeats(keys: some Sequence<Key>, report: (_ row: Int, _ first: Int) -> Void) {
        guard rows.contains(where: { $0 > 1 }) else { return }
        var seen: [Key: Int] = [:]
        for key in keys where rows[key.cell] > 1 {
            if let first = seen[key] { report(key.row, first) } else { seen[key] = key.row }
        }
    }

    /// Compares totals with the sum of the modes beside them.
    mutating func settleTotals(report: (_ cell: Int, _ total: Int, _ sum: Int) -> Void) {
        for (cell, total) in totals.sorted(by: { $0.key < $1.key }) {
            if rows[cell] == 1 {
                if total < 0 { unknown.insert(cell) } else { parts[cell] = total }
            } else if total >= 0, !unknown.contains(cell), parts[cell] != total {
                report(cell, Int(total), Int(parts[cell]))
            } else if total >= 0 {
                parts[cell] = total
                unknown.remove(cell)
                settled += 1
            }
        }
    }

    /// Whether a cell has no row.
    func isWithoutRow(_ cell: Int) -> Bool { rows[cell] == 0 }

    /// The sum of the rows of a cell, 0 where it has none, −1 where one is unknown.
    func sum(_ cell: Int) -> Int32 { unknown.contains(cell) ? -1 : parts[cell] }

    /// The votes of a cell, −1 where they are unknown.
    func value(_ cell: Int) -> Int32 { rows[cell] == 0 || unknown.contains(cell) ? -1 : parts[cell] }
}
