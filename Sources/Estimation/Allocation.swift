import Statistics

/// How a number of stations is divided among strata.
public enum Allocation: String, Sendable, CaseIterable, Codable {
    /// n_h proportional to N_h; safe for every choice at once.
    case proportional
    /// n_h proportional to N_h S_h (Neyman 1934): the smallest variance for one share or lead, at the cost of
    /// others. Not for several questions at once.
    case neyman
    /// The same n_h in every stratum, for comparing strata rather than for the whole.
    case equal

    /// Divides `total` stations.
    ///
    /// Strata that would get less than the minimum or more than they have are fixed there and the rest is
    /// divided among the others; fractions go to the largest remainders, earlier strata first. Never more
    /// than N_h, and all of a stratum that is smaller than the minimum.
    /// - Parameters:
    ///   - sizes: N_h.
    ///   - deviations: S_h; without any positive one, `neyman` is `proportional`.
    ///   - minimum: smallest n_h; 2 are needed for a variance.
    ///   - total: stations to be drawn in all.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/impossibleSize(what:size:low:high:)`` for a total below the minima or above N.
    public func sizes(
        total: Int, sizes: [Int], deviations: [Double], minimum: Int = 2
    ) throws(EstimationError) -> [Int] {
        guard deviations.count == sizes.count else {
            throw .columnLength(column: "deviations", have: deviations.count, need: sizes.count)
        }
        let floors = sizes.map { min($0, max(0, minimum)) }
        let (least, most) = (floors.reduce(0, +), sizes.reduce(0, +))
        guard total >= least, total <= most else {
            throw .impossibleSize(what: .stations, size: total, low: least, high: most)
        }
        let wanted = wants(sizes, deviations)
        var fixed = [Int?](repeating: nil, count: sizes.count)
        var ideal = [Double](repeating: 0, count: sizes.count)
        while true {
            let open = sizes.indices.filter { fixed[$0] == nil }
            let left = total - fixed.reduce(0) { $0 + ($1 ?? 0) }
            let sum = open.reduce(0) { $0 + wanted[$1] }
            for h in open {
                ideal[h] = sum > 0 ? Double(left) * wanted[h] / sum : Double(left) / Double(open.count)
            }
            // Fix first the side that is violated more, so that the other is not fixed for nothing.
            let below = open.filter { ideal[$0] < Double(floors[$0]) }
            let above = open.filter { ideal[$0] > Double(sizes[$0]) }
            let missing = below.reduce(0) { $0 + Double(floors[$1]) - ideal[$1] }
            let surplus = above.reduce(0) { $0 + ideal[$1] - Double(sizes[$1]) }
            if below.isEmpty && above.isEmpty { break }
            if missing >= surplus {
                for h in below { fixed[h] = floors[h] }
            } else {
                for h in above { fixed[h] = sizes[h] }
            }
        }
        return Self.rounded(ideal, fixed, total)
    }

    private func wants(_ sizes: [Int], _ deviations: [Double]) -> [Double] {
        switch self {
        case .proportional: sizes.map(Double.init)
        case .equal: sizes.map { $0 > 0 ? 1 : 0 }
        case .neyman:
            deviations.contains { $0 > 0 }
                ? zip(sizes, deviations).map { Double($0) * $1 } : sizes.map(Double.init)
        }
    }

    private static func rounded(_ ideal: [Double], _ fixed: [Int?], _ total: Int) -> [Int] {
        var result = ideal.indices.map { fixed[$0] ?? Int(ideal[$0], within: 0...total) }
        let order = ideal.indices.filter { fixed[$0] == nil }.sorted {
            let (a, b) = (ideal[$0] - Double(result[$0]), ideal[$1] - Double(result[$1]))
            return a == b ? $0 < $1 : a > b
        }
        let left = total - result.reduce(0, +)
        for h in order.prefix(max(0, left)) { result[h] += 1 }
        return result
    }
}
