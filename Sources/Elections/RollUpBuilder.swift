import Ground

/// Finds region units and sums counts, block of stations after block.
///
/// For rows that stand in memory only for a while; a whole table goes into ``RollUp`` at once.
public struct RollUpBuilder: Sendable {
    private var levels: [RegionUnits]
    /// Code and unit of every level of the run before.
    private var path: [(code: Int32, unit: Int32)]
    private var sums: RollUp.UnitSums
    /// Unit of each group of the blocks, −1 where no row of it has come.
    private var unitOfGroup: [Int32] = []
    private let measures: [RollUp.Measure]
    /// Rows of one lowest unit that stand together, in the order of the file; empty unless asked for.
    public private(set) var runs: [RowRun] = []
    private let keptRuns: KeptRuns
    /// Rows added so far.
    public private(set) var rows = 0

    /// Which runs are kept.
    public enum KeptRuns: Sendable {
        case none
        /// Those of the rows added last.
        case last
        case all
    }

    /// Rows that stand together and belong to one unit of the lowest level.
    public struct RowRun: Sendable, Equatable {
        /// Number of the unit.
        public let unit: Int32
        /// First row.
        public let row: Int
    }

    /// - Parameters:
    ///   - levels: Names of the region columns, from the top down.
    ///   - measures: What is summed.
    ///   - keptRuns: Which ``runs`` are wanted.
    public init(levels: [String], measures: [RollUp.Measure], keptRuns: KeptRuns = .none) {
        self.measures = measures
        self.keptRuns = keptRuns
        self.levels = levels.map { RegionUnits(name: $0) }
        path = levels.map { _ in (.min, -1) }
        sums = RollUp.UnitSums(width: measures.count + 1)
        if levels.isEmpty { sums.appendUnit() }
    }

    /// Adds stations, run after run of rows with the same codes.
    ///
    /// - Parameters:
    ///   - range: Rows of the columns to add.
    ///   - regions: Number of each row's code at every level, −1 where it is unknown.
    ///   - counts: Values of every measure; `nil` for a measure that is unknown everywhere.
    ///   - groups: One number for the codes of all levels, −1 where a row must be told by the codes.
    public mutating func add(
        _ range: Range<Int>, regions: [Cells<Int32>], counts: [CountColumn?], groups: Cells<Int32>? = nil
    ) {
        precondition(
            (regions + [groups].compactMap { $0 }).allSatisfy { $0.count >= range.upperBound }
                && counts.allSatisfy { $0?.cells.count ?? .max >= range.upperBound },
            "every column has all rows")
        // The columns live until all rows are added, and no row behind the range is looked at.
        withExtendedLifetime((regions, counts, groups)) {
            add(
                range, regions.map(\.storage), counts.map { SummedColumn($0?.cells.storage, range) },
                groups?.storage)
        }
        rows += range.count
    }

    private mutating func add(
        _ range: Range<Int>, _ regions: [UnsafeBufferPointer<Int32>], _ columns: [SummedColumn],
        _ groups: UnsafeBufferPointer<Int32>?
    ) {
        if keptRuns == .last { runs.removeAll(keepingCapacity: true) }
        regions.withUnsafeBufferPointer { ids in
            columns.withUnsafeBufferPointer { columns in
                var start = range.lowerBound
                while start < range.upperBound {
                    let end: Int
                    let unit: Int
                    if let groups, groups[start] >= 0 {
                        end = RollUpBuilder.endOfRun(groups, start, range.upperBound)
                        unit = self.unit(ofGroup: Int(groups[start]), ids, start)
                    } else {
                        end = RollUpBuilder.endOfRun(ids, start, range.upperBound)
                        unit = self.unit(ids, start)
                    }
                    if unit == sums.count { sums.appendUnit() }
                    add(start..<end, columns, to: unit)
                    if keptRuns != .none, runs.last?.unit != Int32(unit) {
                        runs.append(RowRun(unit: Int32(unit), row: rows + start - range.lowerBound))
                    }
                    start = end
                }
            }
        }
    }

    /// Row after those that have the codes of the row at `start`.
    private static func endOfRun(
        _ ids: UnsafeBufferPointer<UnsafeBufferPointer<Int32>>, _ start: Int, _ limit: Int
    ) -> Int {
        var end = start + 1
        while end < limit {
            for column in ids where column[end] != column[start] { return end }
            end += 1
        }
        return end
    }

    /// Row after those that have the group of the row at `start`.
    private static func endOfRun(
        _ groups: UnsafeBufferPointer<Int32>, _ start: Int, _ limit: Int
    ) -> Int {
        var end = start + 1
        while end < limit, groups[end] == groups[start] { end += 1 }
        return end
    }

    /// Unit of the lowest level of a group, which one row of it tells.
    private mutating func unit(
        ofGroup group: Int, _ ids: UnsafeBufferPointer<UnsafeBufferPointer<Int32>>, _ row: Int
    ) -> Int {
        if group >= unitOfGroup.count {
            unitOfGroup += repeatElement(-1, count: max(1024, group + 1 - unitOfGroup.count))
        }
        if unitOfGroup[group] < 0 { unitOfGroup[group] = Int32(unit(ids, row)) }
        return Int(unitOfGroup[group])
    }

    /// Unit of the lowest level of a row; rows often share upper levels with the run before.
    private mutating func unit(
        _ ids: UnsafeBufferPointer<UnsafeBufferPointer<Int32>>, _ row: Int
    ) -> Int {
        var unit: Int32 = -1
        var isNew = false
        for level in ids.indices {
            let code = ids[level][row]
            isNew = isNew || path[level].code != code
            if isNew { path[level] = (code, levels[level].unit(parent: unit, code: code)) }
            unit = path[level].unit
        }
        return max(0, Int(unit))
    }

    /// A column of counts of some rows.
    private struct SummedColumn {
        /// `nil` where the column is unknown everywhere.
        let base: UnsafePointer<Count>?
        let hasGaps: Bool

        init(_ values: UnsafeBufferPointer<Count>?, _ rows: Range<Int>) {
            base = values?.baseAddress
            var least: Int32 = 0
            if let base { for row in rows { least = min(least, base[row].number) } }
            hasGaps = Count(least).isMissing
        }
    }

    private mutating func add(
        _ rows: Range<Int>, _ columns: UnsafeBufferPointer<SummedColumn>, to unit: Int
    ) {
        var hasGaps = false
        sums.update(unit) { figures in
            figures[0] &+= Int64(rows.count)
            for index in columns.indices {
                guard let base = columns[index].base, !columns[index].hasGaps else {
                    hasGaps = true
                    continue
                }
                var sum: Int64 = 0
                for row in rows { sum &+= Int64(base[row].number) }
                figures[index + 1] &+= sum
            }
        }
        if hasGaps { addGapped(rows, columns, to: unit) }
    }

    private mutating func addGapped(
        _ rows: Range<Int>, _ columns: UnsafeBufferPointer<SummedColumn>, to unit: Int
    ) {
        for (index, column) in columns.enumerated() {
            guard let base = column.base else {
                sums.addMissing(rows.count, unit, index + 1)
                continue
            }
            guard column.hasGaps else { continue }
            var sum: Int64 = 0
            var missing = 0
            for row in rows {
                if let count = base[row].value { sum &+= Int64(count) } else { missing += 1 }
            }
            sums.update(unit) { $0[index + 1] &+= sum }
            if missing > 0 { sums.addMissing(missing, unit, index + 1) }
        }
    }

    /// Adds the units of the rows that follow.
    ///
    /// - Parameters:
    ///   - other: Units and sums of those rows.
    ///   - codes: The number that each of the other's codes has here, for every level; `nil` where both use
    ///     the same numbers.
    /// - Returns: The number that each of the other's lowest units has here.
    @discardableResult
    public mutating func merge(_ other: RollUpBuilder, codes: [[Int32]]? = nil) -> [Int32] {
        var numbers: [Int32] = [0]
        for level in levels.indices {
            let source = other.levels[level]
            var own: [Int32] = []
            own.reserveCapacity(source.count)
            for unit in 0..<source.count {
                let code = source.codeIDs[unit]
                own.append(
                    levels[level].unit(
                        parent: level == 0 ? -1 : numbers[Int(source.parents[unit])],
                        code: code < 0 ? code : codes?[level][Int(code)] ?? code))
            }
            numbers = own
        }
        for unit in 0..<other.sums.count {
            let number = Int(numbers[unit])
            if number == sums.count { sums.appendUnit() }
            sums.add(number, other.sums, unit)
        }
        for run in keptRuns == .all ? other.runs : [] {
            runs.append(RowRun(unit: numbers[Int(run.unit)], row: rows + run.row))
        }
        rows += other.rows
        return numbers
    }

    /// The sums of all levels.
    ///
    /// - Parameter codes: Distinct codes of every level, by their numbers.
    public func rollUp(codes: [[String]]) -> RollUp { rollUp(codes: codes, keepsRows: false) }

    /// - Parameter keepsRows: Whether ``RegionTree/unitOfRow`` is wanted; all runs have been kept.
    func rollUp(codes: [[String]], keepsRows: Bool) -> RollUp {
        var (tree, sums) = lowest(codes: codes)
        tree.unitOfRow = keepsRows ? unitOfRow : nil
        return RollUp(tree: tree, measures: measures, lowest: sums)
    }

    /// Unit of each row, where all runs were kept.
    private var unitOfRow: [Int32] {
        [Int32](unsafeUninitializedCapacity: rows) { units, count in
            // Runs follow each other, and the last one ends with the rows.
            for (index, run) in runs.enumerated() {
                let end = index + 1 < runs.count ? runs[index + 1].row : rows
                units[run.row..<end].initialize(repeating: run.unit)
            }
            count = rows
        }
    }

    /// The units with the sums of the lowest level only.
    func lowest(codes: [[String]]) -> (tree: RegionTree, sums: RollUp.UnitSums) {
        var levels = levels
        for level in levels.indices { levels[level].codes = codes[level] }
        return (RegionTree(levels: levels, unitOfRow: nil), sums)
    }
}

extension RollUpBuilder: StationScan {
    public mutating func add(_ block: StationBlock) {
        add(0..<block.rows, regions: block.regions, counts: block.counts, groups: block.groups)
    }

    public mutating func merge(_ next: RollUpBuilder, codes: [[Int32]], stationNumbers: [Int32]) {
        merge(next, codes: codes)
    }
}

extension Cells {
    /// The cells as long as they live.
    fileprivate var storage: UnsafeBufferPointer<Element> { span.withUnsafeBufferPointer { $0 } }
}
