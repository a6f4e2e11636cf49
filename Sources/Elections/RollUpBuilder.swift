/// Finds region units and sums counts, block of stations after block.
///
/// For rows that stand in memory only for a while; a whole table goes into ``RollUp`` at once.
public struct RollUpBuilder: Sendable {
    private var levels: [RegionUnits]
    private var sums: RollUp.UnitSums
    private let measures: [RollUp.Measure]
    /// Rows of one lowest unit that stand together, in the order of the file; empty unless asked for.
    public private(set) var runs: [RowRun] = []
    private let keepsRuns: Bool
    /// Rows added so far.
    public private(set) var rows = 0

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
    ///   - keepsRuns: Whether ``runs`` is wanted.
    public init(levels: [String], measures: [RollUp.Measure], keepsRuns: Bool = false) {
        self.measures = measures
        self.keepsRuns = keepsRuns
        self.levels = levels.map { RegionUnits(name: $0) }
        sums = RollUp.UnitSums(width: measures.count + 1)
        if levels.isEmpty { sums.appendUnit() }
    }

    /// Adds stations, run after run of rows with the same codes.
    ///
    /// - Parameters:
    ///   - rows: Rows of the columns to add.
    ///   - regions: Number of each row's code at every level, −1 where it is unknown.
    ///   - counts: Values of every measure, `CountValues.missing` where unknown; `nil` for a measure that is
    ///     unknown everywhere.
    public mutating func add(
        _ rows: Range<Int>, regions: [UnsafeBufferPointer<Int32>],
        counts: [UnsafeBufferPointer<Int32>?]
    ) {
        add(rows, regions: regions, counts: counts, units: nil)
    }

    mutating func add(
        _ range: Range<Int>, regions: [UnsafeBufferPointer<Int32>],
        counts: [UnsafeBufferPointer<Int32>?], units: RowUnits?
    ) {
        regions.withUnsafeBufferPointer { ids in
            counts.map { $0?.baseAddress }.withUnsafeBufferPointer { columns in
                var start = range.lowerBound
                while start < range.upperBound {
                    let end = RollUpBuilder.endOfRun(ids, start, range.upperBound)
                    let unit = unit(ids, start)
                    if unit == sums.count { sums.appendUnit() }
                    add(start..<end, columns, to: unit)
                    units?.fill(start..<end, Int32(unit))
                    if keepsRuns, runs.last?.unit != Int32(unit) {
                        runs.append(RowRun(unit: Int32(unit), row: rows + start - range.lowerBound))
                    }
                    start = end
                }
            }
        }
        rows += range.count
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

    /// Unit of the lowest level of a row.
    private mutating func unit(
        _ ids: UnsafeBufferPointer<UnsafeBufferPointer<Int32>>, _ row: Int
    ) -> Int {
        var unit: Int32 = -1
        for level in ids.indices { unit = levels[level].unit(parent: unit, code: ids[level][row]) }
        return max(0, Int(unit))
    }

    private mutating func add(
        _ rows: Range<Int>, _ columns: UnsafeBufferPointer<UnsafePointer<Int32>?>, to unit: Int
    ) {
        sums.add(Int64(rows.count), unit, 0)
        for index in columns.indices {
            guard let column = columns[index] else {
                sums.addMissing(rows.count, unit, index + 1)
                continue
            }
            var sum: Int64 = 0
            var known = 0
            for row in rows {
                let isKnown = column[row] != CountValues.missing
                sum += isKnown ? Int64(column[row]) : 0
                known += isKnown ? 1 : 0
            }
            sums.add(sum, unit, index + 1)
            if known < rows.count { sums.addMissing(rows.count - known, unit, index + 1) }
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
        for run in other.runs {
            runs.append(RowRun(unit: numbers[Int(run.unit)], row: rows + run.row))
        }
        rows += other.rows
        return numbers
    }

    /// The sums of all levels.
    ///
    /// - Parameter codes: Distinct codes of every level, by their numbers.
    public func rollUp(codes: [[String]]) -> RollUp { rollUp(codes: codes, unitOfRow: nil) }

    func rollUp(codes: [[String]], unitOfRow: [Int32]?) -> RollUp {
        var (tree, sums) = lowest(codes: codes)
        tree.unitOfRow = unitOfRow
        return RollUp(tree: tree, measures: measures, lowest: sums)
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
        add(0..<block.rows, regions: block.regions, counts: block.counts)
    }

    public mutating func merge(_ next: RollUpBuilder, codes: [[Int32]], stationNumbers: [Int32]) {
        merge(next, codes: codes)
    }
}

/// Unit of each row, written by many threads, each in its own rows.
final class RowUnits: @unchecked Sendable {
    private let base: UnsafeMutablePointer<Int32>
    private let count: Int

    init(count: Int) {
        self.count = count
        base = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
        base.initialize(repeating: 0, count: max(1, count))
    }

    deinit { base.deallocate() }

    func fill(_ rows: Range<Int>, _ unit: Int32) {
        (base + rows.lowerBound).update(repeating: unit, count: rows.count)
    }

    func renumber(_ rows: Range<Int>, _ numbers: [Int32]) {
        for row in rows { base[row] = numbers[Int(base[row])] }
    }

    var array: [Int32] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
