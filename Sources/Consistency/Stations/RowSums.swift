import Elections
import Ground

/// Sums of the numbers that ``RowHashes`` gives the rows of regions.
///
/// A number of a row is a sum of its counts, so that the number of a total is the sum of theirs.
struct RowSums {
    /// A row that may be the total of its region.
    struct Candidate {
        /// Of the file, from 0.
        var row: Int
        /// Number of levels down to the region.
        var depth: Int
        /// How many of its figures may be no sum.
        var off = 0
    }

    private let values: [UInt64]
    private let weights: [Float]
    private let factors: [UInt64]
    private let runs: [RollUpBuilder.RowRun]
    private let tree: RegionTree
    private var sums: [UInt64]
    private var rows: [Int]
    /// Rows that are no part of any sum.
    private var left: Set<Int> = []

    /// By how much a figure of a total may be off, at most.
    private static let farthest = UInt64(Int32.max)

    init(_ hashes: RowHashes, _ runs: [RollUpBuilder.RowRun], _ tree: RegionTree) {
        (values, weights, factors) = (hashes.values, hashes.weights, hashes.factors)
        (self.runs, self.tree) = (runs, tree)
        let units = Int(runs.lazy.map(\.unit).max() ?? -1) + 1
        sums = [UInt64](repeating: 0, count: units)
        rows = [Int](repeating: 0, count: units)
        for run in runs.indices {
            var sum: UInt64 = 0
            for row in runs[run].row..<end(run) { sum &+= values[row] }
            sums[Int(runs[run].unit)] &+= sum
            rows[Int(runs[run].unit)] += end(run) - runs[run].row
        }
    }

    private func end(_ run: Int) -> Int { run + 1 < runs.count ? runs[run + 1].row : values.count }

    /// Takes a row out of all sums.
    mutating func leaveOut(_ row: Int) {
        guard left.insert(row).inserted else { return }
        let unit = Int(runs[runs.index(ofRow: row)].unit)
        sums[unit] &-= values[row]
        rows[unit] -= 1
    }

    /// Rows that may be the sum of the other rows of their region at some depth, from the lowest regions up: those of a region
    /// below are no part of the sums above them.
    mutating func totals() -> [Candidate] {
        var found: [Candidate] = []
        for depth in stride(from: tree.levels.count, through: 0, by: -1) {
            let own = candidates(depth) { $0 == 0 ? 0 : nil }
            found += own
            for entry in own { leaveOut(entry.row) }
        }
        return found
    }

    /// Rows of which all figures but one are the sum of the other rows of their region, among those that stand first or last of
    /// rows of one region, as totals do: every row of a country would be asked for every column.
    func nearTotals() -> [Candidate] {
        // With two figures, one that is a sum by chance would make the other the slip.
        guard factors.count > 2 else { return [] }
        let inverses = factors.map(RowSums.inverse)
        return (0...tree.levels.count).reversed().flatMap { depth in
            candidates(depth, onlyAtEnds: true) { rest in
                for inverse in inverses {
                    // Twice the figure less the sum, which has the figure too: the difference from the other rows.
                    let off = rest &* inverse
                    if off != 0, min(off, 0 &- off) <= RowSums.farthest { return 1 }
                }
                return nil
            }
        }
    }

    /// Rows of which a region would have its total, whatever is off, for what they weigh: of regions of many rows the one that has
    /// so much of all counts as a total has, and no station; totals of regions below may stand beside it.
    func heavyRows() -> [Candidate] {
        guard factors.count > 2 else { return [] }
        return (0...tree.levels.count).reversed().flatMap { depth -> [Candidate] in
            let owners = tree.owners(depth: depth)
            let count = Int(owners.max() ?? -1) + 1
            var all = [Double](repeating: 0, count: count)
            var heaviest = [(row: Int, weight: Float)](repeating: (-1, 0), count: count)
            var sizes = [Int](repeating: 0, count: count)
            for run in runs.indices {
                let group = Int(owners[Int(runs[run].unit)])
                for row in runs[run].row..<end(run) where !left.contains(row) {
                    all[group] += Double(weights[row])
                    if weights[row] > heaviest[group].weight { heaviest[group] = (row, weights[row]) }
                }
                sizes[group] += end(run) - runs[run].row
            }
            return (0..<count).compactMap { group in
                let (row, weight) = heaviest[group]
                guard sizes[group] >= RowSums.many, RowSums.shareOfTotal.contains(Double(weight) / all[group])
                else { return nil }
                return Candidate(row: row, depth: depth, off: factors.count)
            }.sorted { $0.row < $1.row }
        }
    }

    /// Rows of a region from which on no station has a quarter of all its counts.
    private static let many = 8
    /// The part of all counts of a region that a total has: half, or less where totals of the regions below stand beside it.
    private static let shareOfTotal = 0.24...0.7

    /// The first row of each region that is taken.
    ///
    /// - Parameter take: Told what twice the number of a row is more than the sum of its region, says how many figures may be
    ///   off; `nil` for a row that is not taken.
    private func candidates(
        _ depth: Int, onlyAtEnds: Bool = false, _ take: (UInt64) -> Int?
    ) -> [Candidate] {
        let owners = tree.owners(depth: depth)
        let count = Int(owners.max() ?? -1) + 1
        var wanted = [UInt64](repeating: 0, count: count)
        var sizes = [Int](repeating: 0, count: count)
        for unit in sums.indices {
            wanted[Int(owners[unit])] &+= sums[unit]
            sizes[Int(owners[unit])] += rows[unit]
        }
        var taken: Set<Int32> = []
        var found: [Candidate] = []
        for run in runs.indices {
            let group = owners[Int(runs[run].unit)]
            guard sizes[Int(group)] >= 3 else { continue }
            let sum = wanted[Int(group)]
            let (first, end) = (runs[run].row, end(run))
            let step = onlyAtEnds ? max(1, end - 1 - first) : 1
            for row in stride(from: first, to: end, by: step) where values[row] != 0 {
                guard let off = take(values[row] &* 2 &- sum), !left.contains(row),
                    taken.insert(group).inserted
                else { continue }
                found.append(Candidate(row: row, depth: depth, off: off))
            }
        }
        return found
    }

    /// The number that an odd one gives 1 with, modulo 2⁶⁴: Newton's steps double the digits that are right.
    static func inverse(_ factor: UInt64) -> UInt64 {
        var inverse = factor
        for _ in 0..<5 { inverse = inverse &* (2 &- factor &* inverse) }
        return inverse
    }
}

extension [RollUpBuilder.RowRun] {
    /// Position of the run in which a row stands.
    ///
    /// - Parameter row: A row of one of them.
    func index(ofRow row: Int) -> Int {
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if self[middle].row <= row { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
