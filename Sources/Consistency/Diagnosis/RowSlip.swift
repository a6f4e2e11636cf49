import Elections

/// How a recorded row of counts differs from the one it should be.
public enum RowSlip: String, Sendable, CaseIterable {
    case equal
    /// Two figures in each other's place.
    case swap = "candidate_swap"
    /// The same figures in another order.
    case permutation = "candidate_permutation"
    case other

    /// The class of a pair of rows; Methods F3.
    ///
    /// - Parameters:
    ///   - reference: The row as it should be.
    ///   - recorded: The row as recorded, with as many figures.
    public static func classify(reference: [Int], recorded: [Int]) -> RowSlip {
        let places = zip(reference, recorded).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
        if places.isEmpty, reference.count == recorded.count { return .equal }
        guard reference.sorted() == recorded.sorted() else { return .other }
        return places.count == 2 ? .swap : .permutation
    }

    /// Single slips that lead from one row to the other.
    ///
    /// - Parameters:
    ///   - reference: The row as it should be, `nil` where unknown.
    ///   - recorded: The row as recorded.
    ///   - names: Names of the figures.
    ///   - place: Where the row stands.
    static func explain(
        reference: [Int?], recorded: [Int?], names: [String], place: Slip.Row
    ) -> [Slip] {
        let known = names.indices.filter {
            reference[$0] != nil && recorded[$0] != nil && names[$0] != "stations"
        }
        let pairs = known.map { (reference[$0] ?? 0, recorded[$0] ?? 0) }
        let places = pairs.indices.filter { pairs[$0].0 != pairs[$0].1 }
        guard let first = places.first, let last = places.last, pairs.allSatisfy({ $0.0 >= 0 }) else {
            return []
        }
        if places.count == 1 {
            return Slip.digits(
                reference: pairs[first].0, recorded: pairs[first].1, name: names[known[first]], in: place)
        }
        var found = Rewriting.slips(pairs, known.map { names[$0] }, place)
        let gap = pairs[first].1 - pairs[first].0
        let parts = places.filter { isPart(names[known[$0]]) }
        // A slip in one figure, and sums that were made with it.
        if places.allSatisfy({ pairs[$0].1 - pairs[$0].0 == gap }), parts.count == 1 {
            let sums = places.filter { $0 != parts[0] }.map { names[known[$0]] }
            found += Slip.digits(
                reference: pairs[parts[0]].0, recorded: pairs[parts[0]].1, name: names[known[parts[0]]],
                in: place, sums: sums)
        }
        let kind = classify(reference: places.map { pairs[$0].0 }, recorded: places.map { pairs[$0].1 })
        if kind == .swap {
            found.append(.exchanged(names[known[first]], names[known[last]], in: place))
        } else if kind == .permutation,
            isTold(places.map { pairs[$0].1 }) || places.allSatisfy({ Choice.isColumn(names[known[$0]]) })
        {
            found.append(.permuted(places.map { names[known[$0]] }, in: place))
        }
        guard last - first >= 2 else { return found }
        for isRight in [true, false] {
            let range = isRight ? (first + 1)...last : first...(last - 1)
            if range.allSatisfy({ pairs[$0].1 == pairs[isRight ? $0 - 1 : $0 + 1].0 }) {
                found.append(
                    .shifted(
                        from: names[known[first]], to: names[known[last]], isRight: isRight, in: place))
            }
        }
        return found
    }

    /// Whether figures in another order are so different that chance hardly makes them.
    private static func isTold(_ figures: [Int]) -> Bool {
        Set(figures).count == figures.count && figures.count { $0 >= 10 } > 1
    }

    /// Whether a figure is counted itself, and not a sum of others.
    static func isPart(_ name: String) -> Bool {
        Choice.isColumn(name)
            || ["invalid", "registered", "ballots_spoiled", "ballots_unused"].contains(name)
    }
}
