import Ground

/// A complete list of stations with their votes: what samples are drawn from in a simulation and what a plan
/// learns variances from.
///
/// Knows no official count; any full count will do, a past one or an invented one.
public struct StationPopulation: Sendable, Equatable {
    /// Number of choices, K.
    public let choices: Int
    /// Number of stations, N.
    public let count: Int
    /// Stratum of each station.
    public let strata: CodeColumn
    /// Cluster of each station (village, district); `nil` if none are known.
    public let clusters: CodeColumn?
    /// Share of each choice of the valid votes.
    public let shares: [Double]
    /// Stations of each stratum.
    public let stratumSizes: [Int]

    /// K votes and the valid votes of each station, station after station.
    let rows: [Int32]
    /// Stations ordered by stratum; those of stratum h at `stratumStarts[h]..<stratumStarts[h + 1]`.
    let byStratum: [Int32]
    let stratumStarts: [Int]
    /// Total of the valid votes.
    let total: Double

    /// Entries of a row, K + 1.
    var width: Int { choices + 1 }

    /// - Parameters:
    ///   - counts: votes, one column per choice.
    ///   - valid: valid votes of each station.
    ///   - strata: `nil` for one stratum.
    ///   - clusters: `nil` if the design has none.
    /// - Throws: ``EstimationError/emptySample`` without stations or choices,
    ///   ``EstimationError/columnLength(column:have:need:)``, ``EstimationError/zeroDenominator``,
    ///   ``EstimationError/outsideRange(what:row:value:)`` for a negative count.
    public init(
        counts: [[Int32]], valid: [Int32], strata: CodeColumn? = nil, clusters: CodeColumn? = nil
    ) throws(EstimationError) {
        let n = valid.count
        guard n > 0, !counts.isEmpty else { throw .emptySample }
        for column in counts where column.count != n {
            throw .columnLength(column: "votes", have: column.count, need: n)
        }
        for (name, groups) in [("strata", strata), ("clusters", clusters)] {
            if let groups, groups.count != n {
                throw .columnLength(column: name, have: groups.count, need: n)
            }
        }
        for column in counts + [valid] {
            if let row = column.firstIndex(where: { $0 < 0 }) {
                throw .outsideRange(what: .votes, row: row, value: Double(column[row]))
            }
        }
        let all = strata ?? CodeColumn(count: n, of: "all")
        let totals = (counts + [valid]).map { column in
            Double(column.reduce(0) { $0 + Int($1) })
        }
        guard let bottom = totals.last, bottom > 0 else { throw .zeroDenominator }
        choices = counts.count
        count = n
        self.strata = all
        self.clusters = clusters
        shares = totals.dropLast().map { $0 / bottom }
        total = bottom
        let width = counts.count + 1
        var rows = [Int32](repeating: 0, count: n * width)
        for (j, column) in (counts + [valid]).enumerated() {
            for row in 0..<n { rows[row * width + j] = column[row] }
        }
        self.rows = rows
        (byStratum, stratumStarts) = Self.order(all)
        stratumSizes = zip(stratumStarts, stratumStarts.dropFirst()).map { $1 - $0 }
    }

    /// Votes of one choice, in the order of the stations.
    public func votes(_ choice: Int) -> [Int32] { (0..<count).map { rows[$0 * width + choice] } }

    /// Valid votes of each station.
    public var valid: [Int32] { votes(choices) }

    /// The two largest shares, first in order of the choices where they are equal; `nil` for one choice.
    public var leaders: (first: Int, second: Int)? {
        let order = shares.indices.sorted {
            shares[$0] == shares[$1] ? $0 < $1 : shares[$0] > shares[$1]
        }
        return order.count > 1 ? (order[0], order[1]) : nil
    }

    /// Members of each group, one group after the other, and where each begins.
    static func order(_ groups: CodeColumn) -> (members: [Int32], starts: [Int]) {
        var starts = [Int](repeating: 0, count: groups.codes.count + 1)
        for code in groups.ids { starts[Int(code) + 1] += 1 }
        for h in groups.codes.indices { starts[h + 1] += starts[h] }
        var next = starts
        var members = [Int32](repeating: 0, count: groups.count)
        for (row, code) in groups.ids.enumerated() {
            members[next[Int(code)]] = Int32(row)
            next[Int(code)] += 1
        }
        return (members, starts)
    }
}
