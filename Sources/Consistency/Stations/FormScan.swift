import Elections
import Ground

/// Checks stations block after block: their rules, their keys, and the sums of their regions.
public struct FormScan: StationScan {
    public static var usesStarts: Bool { true }

    /// Forms on which a rule fails, in the order of the file.
    public struct FailedForm: Sendable, Equatable {
        /// Row of the file, from 0.
        public var row: Int
        /// Unit of the lowest level.
        public var unit: Int32
        /// Position of the station's number among the distinct numbers, −1 where unknown.
        public var station: Int32
        /// Positions of all rules that fail.
        public var rules: [Int]
        /// Counts in the order of the columns, `nil` where unknown or unread.
        public var values: [Int64?]
    }

    public private(set) var rules: FormRules
    public private(set) var builder: RollUpBuilder
    public private(set) var failed: [FailedForm] = []
    /// For every rule the stations that lack a figure it needs.
    public private(set) var unknown: [Int]
    /// Stations of each unit of the lowest level that lack a figure of any rule; units without any may be left
    /// out at the end.
    private(set) var incomplete: [Int] = []
    /// For every column the stations whose figure is unread, with the first row.
    private(set) var unread: [Int: UnreadCount] = [:]
    /// Byte of the file at which each run of `builder.runs` starts; empty where rows are in memory.
    public private(set) var starts: [Int] = []
    private(set) var keys: StationKeys
    private(set) var hashes: RowHashes?
    /// Sums that the file keeps between its own numbers; `nil` where it has none, or where they are rules already.
    public private(set) var fileSums: FileSums?
    private var evaluator: RuleEvaluator
    private let keepsRuns: Bool

    /// - Parameters:
    ///   - columns: Columns of the file.
    ///   - rules: Rules made for these columns.
    ///   - findsDuplicates: Whether equal keys are looked for.
    ///   - comparesRows: Whether equal rows are looked for too.
    ///   - keepsRuns: Whether rows are looked for later; those of a file without an order take much room.
    ///   - findsNear: Whether rows that are nearly equal are looked for too, beside which equal ones are judged.
    ///   - learnsSums: Whether sums are looked for that the file keeps between its own numbers.
    public init(
        _ columns: StationColumns, rules: FormRules, findsDuplicates: Bool = true, comparesRows: Bool = true,
        keepsRuns: Bool = true, findsNear: Bool = true, learnsSums: Bool = false
    ) {
        self.rules = rules
        self.keepsRuns = keepsRuns
        builder = RollUpBuilder(
            levels: columns.levels, measures: columns.measures, keptRuns: keepsRuns ? .all : .last)
        unknown = [Int](repeating: 0, count: rules.rules.count)
        evaluator = RuleEvaluator(rules)
        fileSums = learnsSums ? FileSums(rules.columns) : nil
        keys = StationKeys(isUsed: findsDuplicates && columns.hasStationNumbers)
        hashes = findsDuplicates && comparesRows ? RowHashes(columns, findsNear: findsNear) : nil
    }

    /// A scan that asks no rules: sums of the regions, and stations that stand on two rows.
    ///
    /// - Parameter columns: Columns of the file.
    public init(keysOf columns: StationColumns) {
        self.init(
            columns, rules: FormRules(columns: columns.measures.map(\.name)), comparesRows: false,
            keepsRuns: false)
    }

    /// A scan that asks no rules and gives every row a number, by which ``TotalRows`` finds those that are sums.
    ///
    /// - Parameter columns: Columns of the file.
    public init(rowsOf columns: StationColumns) {
        self.init(columns, rules: FormRules(columns: columns.measures.map(\.name)), findsNear: false)
    }

    /// Stations that give 0 where votes were counted.
    struct UnreadCount: Sendable, Equatable {
        var stations: Int
        /// Row of the file, from 0.
        var firstRow: Int
    }

    /// Sums of the rows of regions; `nil` where rows were not compared.
    func rowSums(_ tree: RegionTree) -> RowSums? {
        guard let hashes, keepsRuns else { return nil }
        return RowSums(hashes, builder.runs, tree)
    }

    public mutating func add(_ block: StationBlock) {
        let firstRow = builder.rows
        let firstRun = keepsRuns ? builder.runs.count : 0
        builder.add(block)
        if keepsRuns, let starts = block.starts {
            for run in builder.runs[firstRun...] { self.starts.append(starts[run.row - firstRow]) }
        }
        if let numbers = block.stationNumbers, keys.isUsed {
            addKeys(numbers, block.rows, firstRow, firstRun)
        }
        hashes?.add(block)
        fileSums?.add(block.counts, rows: block.rows)
        addFailures(block, firstRow)
    }

    private mutating func addKeys(
        _ numbers: Cells<Int32>, _ rows: Int, _ firstRow: Int, _ firstRun: Int
    ) {
        // The block may go on with the last run of the block before.
        let runs = builder.runs
        var run = max(0, firstRun - 1)
        var row = 0
        while row < rows {
            let end = run + 1 < runs.count ? min(rows, runs[run + 1].row - firstRow) : rows
            let unit = runs[run].unit
            while row < end {
                keys.add(unit: unit, station: numbers[row])
                row += 1
            }
            run += 1
        }
    }

    private mutating func addFailures(_ block: StationBlock, _ firstRow: Int) {
        var found: [(row: Int, rule: Int)] = []
        var unknown = unknown
        var gapped: [Int] = []
        evaluator.evaluate(block.counts, rows: block.rows) { rule, rows in
            unknown[rule] += rows
        } incomplete: { row in
            gapped.append(row)
        } failure: { rule, row in
            found.append((row, rule))
        }
        self.unknown = unknown
        for place in evaluator.unread { addUnread(1, place.column, firstRow + place.row) }
        for row in gapped { addIncomplete(1, unit: unit(ofRow: firstRow + row)) }
        guard !found.isEmpty else { return }
        found.sort { ($0.row, $0.rule) < ($1.row, $1.rule) }
        var place = 0
        while place < found.count {
            let row = found[place].row
            var failing: [Int] = []
            while place < found.count, found[place].row == row {
                failing.append(found[place].rule)
                place += 1
            }
            failed.append(
                FailedForm(
                    row: firstRow + row, unit: unit(ofRow: firstRow + row),
                    station: block.stationNumbers?[row] ?? -1, rules: failing,
                    values: rules.unread.blanking(
                        block.counts.map { $0[row].map(Int64.init) })))
        }
    }

    private mutating func addUnread(_ stations: Int, _ column: Int, _ row: Int) {
        let known = unread[column] ?? UnreadCount(stations: 0, firstRow: row)
        unread[column] = UnreadCount(
            stations: known.stations + stations, firstRow: min(known.firstRow, row))
    }

    private mutating func addIncomplete(_ stations: Int, unit: Int32) {
        if incomplete.count <= unit {
            incomplete += repeatElement(0, count: Int(unit) + 1 - incomplete.count)
        }
        incomplete[Int(unit)] += stations
    }

    /// What was scanned, as if some rules had not been asked.
    ///
    /// - Parameter dropped: Positions of the rules.
    func without(_ dropped: Set<Int>) -> FormScan {
        let kept = rules.rules.indices.filter { !dropped.contains($0) }
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        var scan = self
        scan.rules = rules.without(dropped)
        scan.unknown = kept.map { unknown[$0] }
        scan.failed = failed.compactMap { form in
            var form = form
            form.rules = form.rules.compactMap { places[$0] }
            return form.rules.isEmpty ? nil : form
        }
        return scan
    }

    /// Rows of some units, run after run in the order of the file.
    ///
    /// - Parameter units: Units of the lowest level.
    public func runs(of units: Set<Int32>) -> [Run] {
        let runs = builder.runs
        return runs.indices.filter { units.contains(runs[$0].unit) }.map { index in
            let end = index + 1 < runs.count ? runs[index + 1].row : builder.rows
            return Run(
                start: starts.isEmpty ? nil : starts[index], row: runs[index].row,
                count: end - runs[index].row)
        }
    }

    /// Rows that stand together in the file.
    public struct Run: Sendable, Equatable {
        /// Byte of the file at which the first row starts; `nil` where rows are in memory.
        public let start: Int?
        /// Number of the first row, from 0.
        public let row: Int
        /// Number of rows.
        public let count: Int
    }

    func unit(ofRow row: Int) -> Int32 { builder.runs[builder.runs.index(ofRow: row)].unit }

    public mutating func merge(_ next: FormScan, codes: [[Int32]], stationNumbers: [Int32]) {
        let rows = builder.rows
        let units = builder.merge(next.builder, codes: codes)
        for form in next.failed {
            var form = form
            form.row += rows
            form.unit = units[Int(form.unit)]
            if form.station >= 0 { form.station = stationNumbers[Int(form.station)] }
            failed.append(form)
        }
        for rule in unknown.indices { unknown[rule] += next.unknown[rule] }
        for (column, count) in next.unread { addUnread(count.stations, column, rows + count.firstRow) }
        for (unit, stations) in next.incomplete.enumerated() where stations > 0 {
            addIncomplete(stations, unit: units[unit])
        }
        starts += next.starts
        keys.merge(next.keys, units: units, stations: stationNumbers)
        if let others = next.hashes { hashes?.append(others) }
        if let others = next.fileSums { fileSums?.merge(others) }
    }
}
