import Elections

/// Figures of a row that are all written otherwise than they were counted.
enum Rewriting {
    /// What a figure should be and what is recorded.
    typealias Pair = (reference: Int, recorded: Int)

    /// How a row is written otherwise.
    ///
    /// - Parameters:
    ///   - pairs: Its figures, none of which should be less than 0.
    ///   - names: Their columns.
    ///   - place: Where the row stands.
    static func slips(_ pairs: [Pair], _ names: [String], _ place: Slip.Row) -> [Slip] {
        let differing = pairs.indices.filter { pairs[$0].reference != pairs[$0].recorded }
        guard differing.count > 1 else { return [] }
        let columns = differing.map { names[$0] }
        if isZero(pairs, names, differing) { return [.rewritten(columns, .zero, in: place)] }
        if let times = [10, 100, 1000].first(where: { times in
            differing.allSatisfy { pairs[$0].recorded == times * pairs[$0].reference }
        }) {
            return [.rewritten(columns, .times(times), in: place)]
        }
        let choices = pairs.indices.filter { Choice.isColumn(names[$0]) }
        if differing.allSatisfy(choices.contains), arePercent(choices.map { pairs[$0] }) {
            return [.rewritten(choices.map { names[$0] }, .percent, in: place)]
        }
        if let unit = unit(differing.map { pairs[$0] }) {
            return [.rewritten(columns, .rounded(to: unit), in: place)]
        }
        return []
    }

    /// Whether a row has no figure but what was known before the vote, where all choices but those without votes should have some.
    private static func isZero(_ pairs: [Pair], _ names: [String], _ differing: [Int]) -> Bool {
        pairs.indices.allSatisfy { place in
            pairs[place].recorded == 0 || isOfRegister(names[place]) && !differing.contains(place)
        } && differing.contains { Choice.isColumn(names[$0]) }
    }

    private static func isOfRegister(_ name: String) -> Bool {
        name.hasPrefix("registered") || name == "ballots_received"
    }

    /// A sum this near 100 has votes that are percent.
    static let nearHundred = 97...103

    /// Whether figures are the percentages of what they should be.
    private static func arePercent(_ pairs: [Pair]) -> Bool {
        let all = pairs.reduce(0) { $0 + $1.reference }
        guard pairs.count > 1, all > 0, !nearHundred.contains(all),
            areHundred(pairs.map { Int64($0.recorded) })
        else { return false }
        return pairs.allSatisfy { abs(100 * $0.reference - $0.recorded * all) < all }
    }

    /// Whether figures sum to 100 as rounded percentages do, each of which is at most half a point, or one that was cut off, away.
    static func areHundred(_ figures: [Int64]) -> Bool {
        let sum = figures.reduce(0, +)
        return figures.count > 1 && abs(sum - 100) < Int64(figures.count) && figures.allSatisfy { $0 <= 100 }
    }

    /// Figures that must be round: three end in 0 by chance in one row of 1,000.
    private static let leastRound = 3

    /// To what figures are rounded, each to the nearest.
    private static func unit(_ pairs: [Pair]) -> Int? {
        guard pairs.count >= leastRound else { return nil }
        return [10, 100, 1000].first { unit in
            pairs.allSatisfy { $0.recorded % unit == 0 && 2 * abs($0.recorded - $0.reference) <= unit }
                && pairs.count { $0.recorded > 0 } >= leastRound
        }
    }
}
