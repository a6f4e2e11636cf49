import Elections

/// How much a row says of which some figures are the sum of those of other rows, and some are not.
struct SumEvidence {
    private let measures: [RollUp.Measure]

    /// - Parameter measures: Of the figures, in their order.
    init(_ measures: [RollUp.Measure]) { self.measures = measures }

    /// In how many ways the figures could have been no sums, for each choice of those that are none; 0 where too many are none.
    ///
    /// Each vote counts, and registered voters and invalid votes, which follow from the votes in part, for less. Where votes are no
    /// sums the valid ones, or used ballots beside invalid ones, say what one of them would.
    ///
    /// - Parameters:
    ///   - values: Figures of the row; `nil` where it has none.
    ///   - sums: Sums of the others; `nil` where one of them lacks the figure.
    ///   - off: Figures that may be no sum.
    func ways(_ values: [Int?], _ sums: [Int?], off most: Int = 0) -> Double {
        var (ways, off, known) = (1.0, 0, 0)
        var lost: [Int] = []
        func isSum(_ field: StationField) -> Bool {
            guard let place = measures.firstIndex(of: .field(field)), let value = values[place] else {
                return false
            }
            return sums[place] == value
        }
        for (place, value) in values.enumerated() {
            guard let value else { continue }
            known += 1
            guard sums[place] == value else {
                off += 1
                if case .votes = measures[place] { lost.append(min(value, sums[place] ?? value)) }
                continue
            }
            ways *= max(1, Double(value) / SumEvidence.divisor(measures[place]))
        }
        guard off <= most, known >= off + 2 else { return 0 }
        if let least = lost.min(), isSum(.valid) || isSum(.ballotsUsed) && isSum(.invalid) {
            ways *= max(1, Double(least) / 2)
        }
        // Any of the figures may have been those that are off.
        return ways / (0..<off).reduce(1.0) { $0 * Double(known - $1) / Double($1 + 1) }
    }

    private static func divisor(_ measure: RollUp.Measure) -> Double {
        switch measure {
        case .votes: 2
        case .field(.registered): 20
        case .field(.invalid): 4
        case .field, .stations: .infinity
        }
    }
}
