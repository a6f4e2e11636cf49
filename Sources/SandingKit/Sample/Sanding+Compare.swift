import Elections
import Estimation
import Reconciliation

extension Sanding {
    /// Lays one published reading beside the signed result.
    ///
    /// A matter of microseconds: it is done on the calling thread. The comparison itself gives its interval at any
    /// level.
    /// - Parameters:
    ///   - reading: Shares with the margin and the number of stations that were published.
    ///   - recap: Votes of every pair.
    ///   - rule: Levels, stages and margins of the judgement.
    ///   - winner: Who is elected, for the line that a share must pass.
    /// - Returns: Differences with their judged intervals, and a verdict that says nothing of causes.
    /// - Throws: ``SandingError`` for figures that cannot be, such as a share of 120 %.
    public static func compare(
        _ reading: QuickCountReading, _ recap: Recap,
        rule: DecisionRule = DecisionRule(), winner: WinnerRule = .plurality
    ) throws -> Comparison {
        try SandingError.naming {
            try Comparison(reading, recap, rule: rule, winner: winner)
        }
    }

    /// Lays an estimate with its covariance beside the signed result, such as that of ``estimate(_:control:)``.
    ///
    /// The interval is that of the estimate itself; samples drawn from the official file are for
    /// ``reconcile(sample:control:)``.
    /// - Parameters:
    ///   - estimate: Shares of the pairs; without a covariance they are shown and not tested.
    ///   - recap: Votes of every pair.
    ///   - rule: Levels and margins of the judgement.
    ///   - winner: Who is elected, for the line that a share must pass.
    /// - Throws: ``SandingError`` for a covariance that cannot be.
    public static func compare(
        _ estimate: ShareEstimate, _ recap: Recap, rule: DecisionRule = DecisionRule(),
        winner: WinnerRule = .plurality
    ) throws -> Comparison {
        try SandingError.naming {
            try Comparison(estimate, recap, rule: rule, winner: winner)
        }
    }
}

extension QuickCountReading {
    /// A finished count as a page prints it.
    ///
    /// - Parameters:
    ///   - shares: Percentages in the order of the ballot numbers, with the decimals that are printed: `"41.90"`.
    ///   - margin: Margin of error, percentage points; without it the reading is shown and not tested.
    ///   - level: Level of the margin, percent; 95 is assumed, and said, where it was not published.
    ///   - stations: Polling stations drawn; without them the reading is shown and not tested.
    ///   - pollster: Who counted.
    /// - Throws: ``SandingError/notANumber(text:)``.
    public init(
        shares: [String], margin: String? = nil, level: String? = nil, stations: Int? = nil,
        pollster: String = ""
    ) throws(SandingError) {
        var printed: [Share] = []
        for (place, text) in shares.enumerated() {
            printed.append(
                Share(choice: Choice(index: place), percent: try PrintedNumber(printed: text)))
        }
        var (points, percent): (PrintedNumber?, PrintedNumber?)
        if let margin { points = try PrintedNumber(printed: margin) }
        if let level { percent = try PrintedNumber(printed: level) }
        self.init(
            id: pollster, contest: "", pollster: pollster, shares: printed, sampleStations: stations,
            marginPercent: points, levelPercent: percent, stage: .final)
    }
}

extension PrintedNumber {
    /// A number as it is printed, with its decimals: `"41.90"` has two.
    ///
    /// - Parameter text: Digits, and a point before the decimals if there are any.
    /// - Throws: ``SandingError/notANumber(text:)``.
    public init(printed text: String) throws(SandingError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 12,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let units = Int(parts.joined())
        else { throw .notANumber(text: text) }
        self.init(units: units, decimals: parts.count == 2 ? parts[1].count : 0)
    }
}

extension Recap {
    /// A complete signed result of one contest.
    ///
    /// - Parameters:
    ///   - votes: Votes in the order of the ballot numbers.
    ///   - pollingStations: Stations that were counted, where known.
    public init(votes: [Int], pollingStations: Int? = nil) {
        self.init(
            contest: "", region: RegionCode("", scheme: .undeclared),
            votes: votes.enumerated().map {
                PairVotes(choice: Choice(index: $0.offset), votes: $0.element)
            },
            isComplete: true, pollingStations: pollingStations)
    }
}
