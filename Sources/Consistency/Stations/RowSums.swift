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
        /// Whether one of its figures is no sum.
        var isOff = false
    }

    private let values: [UInt64]
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
        (values, factors) = (hashes.values, hashes.factors)
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
            let own = candidates(depth) { $0 == 0 ? false : nil }
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
                    if off != 0, min(off, 0 &- off) <= RowSums.farthest { return true }
                }
                return nil
            }
        }
    }

    /// The first row of each region that is taken.
    ///
    /// - Parameter take: Told what twice the number of a row is more than the sum of its region, says whether it is off; `nil` for
    ///   a row that is not taken.
    private func candidates(
        _ depth: Int, onlyAtEnds: Bool = false, _ take: (UInt64) -> Bool?
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
                guard let isOff = take(values[row] &* 2 &- sum), !left.contains(row),
                    taken.insert(group).inserted
                else { continue }
                found.append(Candidate(row: row, depth: depth, isOff: isOff))
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
