import Ground

/// A recap of one region level as columns: a row for each unit, with the counts the recap prints for it.
public struct RecapTable: Sendable {
    public let file: String
    /// Number of rows.
    public let count: Int
    /// Names of the region columns, from the top down; none for a recap of the whole country.
    public let levels: [String]
    /// Codes of each level.
    public let regions: [CodeColumn]
    /// The columns of counts, in the order of the values.
    public let measures: [RollUp.Measure]
    public let counts: [CountColumn]
    /// The units and the regions above them.
    public let tree: RegionTree
    /// Figures of each unit of the lowest level; sums where it stands on several rows.
    public let sums: RollUp.UnitSums
    /// The first row of each unit of the lowest level.
    public let rowOfUnit: [Int]
    /// Rows that lack a code, by their number from 0: a total, or a fault of the file.
    public let rowsWithoutCode: [Int: RowWithoutCode]
    /// Cells of the file that are no counts, where it was read without them.
    public var refused = RefusedCounts()
    private let lineOfRow: @Sendable (Int) -> Int

    /// A row that lacks a code.
    public struct RowWithoutCode: Sendable {
        /// Names of regions that stand on it.
        public var names: [String]
        /// What is wrong with it, where it is no total.
        public var problems: [TableProblem]

        /// - Parameters:
        ///   - names: Names of regions that stand on it.
        ///   - problems: What is wrong with it, where it is no total.
        public init(names: [String], problems: [TableProblem]) {
            self.names = names
            self.problems = problems
        }
    }

    /// - Parameters:
    ///   - file: Name for messages.
    ///   - count: Number of rows.
    ///   - levels: Names of the region columns, from the top down.
    ///   - regions: Codes of each level.
    ///   - measures: The columns of counts.
    ///   - counts: Their values.
    ///   - rowsWithoutCode: Rows that lack a code.
    ///   - lineOfRow: Line of the file on which a row stands.
    public init(
        file: String, count: Int, levels: [String], regions: [CodeColumn], measures: [RollUp.Measure],
        counts: [CountColumn], rowsWithoutCode: [Int: RowWithoutCode] = [:],
        lineOfRow: @escaping @Sendable (Int) -> Int
    ) {
        self.file = file
        self.count = count
        self.levels = levels
        self.regions = regions
        self.measures = measures
        self.counts = counts
        self.rowsWithoutCode = rowsWithoutCode
        self.lineOfRow = lineOfRow
        var builder = RollUpBuilder(levels: levels, measures: measures, keptRuns: .all)
        builder.add(0..<count, regions: regions.map(\.ids), counts: counts)
        (tree, sums) = builder.lowest(codes: regions.map(\.codes))
        var rows = [Int](repeating: 0, count: sums.count)
        for run in builder.runs.reversed() { rows[Int(run.unit)] = run.row }
        rowOfUnit = rows
    }

    /// Sums of the units over all levels above them.
    public var rollUp: RollUp { RollUp(tree: tree, measures: measures, lowest: sums) }

    /// The recap without some of its rows.
    ///
    /// - Parameter rows: Rows of the file, from 0.
    public func leavingOut(_ rows: Set<Int>) -> RecapTable {
        let kept = (0..<count).filter { !rows.contains($0) }
        var rest = RecapTable(
            file: file, count: kept.count, levels: levels,
            regions: regions.map { CodeColumn(ids: $0.ids.selecting(kept), codes: $0.codes) },
            measures: measures, counts: counts.map { $0.selecting(kept) },
            rowsWithoutCode: rowsWithoutCode.isEmpty
                ? [:]
                : Dictionary(
                    uniqueKeysWithValues: kept.enumerated().compactMap { place, row in
                        rowsWithoutCode[row].map { (place, $0) }
                    }),
            lineOfRow: { [lineOfRow] in lineOfRow(kept[$0]) })
        rest.refused = refused.isEmpty ? refused : refused.leavingOut(lines: Set(rows.map(lineOfRow)))
        return rest
    }

    /// A column of counts; `nil` where the file lacks it.
    ///
    /// - Parameter measure: Which column.
    public func column(_ measure: RollUp.Measure) -> CountColumn? {
        measures.firstIndex(of: measure).map { counts[$0] }
    }

    /// Rows of a unit of the lowest level.
    ///
    /// - Parameter unit: Number of the unit.
    public func rows(of unit: Int) -> [Int] {
        let first = rowOfUnit[unit]
        guard sums.stations(unit) > 1 else { return [first] }
        return (first..<count).filter { row in
            regions.allSatisfy { $0.ids[row] == $0.ids[first] }
        }
    }

    /// Units of the lowest level on more than one row, each with its rows.
    public var repeatedUnits: [(unit: Int, rows: [Int])] {
        let units = (0..<sums.count).filter { sums.stations($0) > 1 }
        guard !units.isEmpty else { return [] }
        let path = { (row: Int) in regions.map { $0.ids[row] } }
        let places = Dictionary(
            units.enumerated().map { (path(rowOfUnit[$0.element]), $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var rows = [[Int]](repeating: [], count: units.count)
        for row in 0..<count {
            if let place = places[path(row)] { rows[place].append(row) }
        }
        return zip(units, rows).map { ($0, $1) }
    }

    /// Line of the file on which a row stands, from 1.
    ///
    /// - Parameter row: Number of the row, from 0.
    public func line(ofRow row: Int) -> Int { lineOfRow(row) }
}

extension RollUp {
    /// Sums of one level.
    ///
    /// - Parameter depth: Number of levels down to it; 0 is the whole table.
    public func sums(depth: Int) -> UnitSums { depth == 0 ? total : levels[depth - 1] }
}
