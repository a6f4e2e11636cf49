import Elections
import Estimation
import Statistics

/// What a sample says on its own: shares, turnout, invalid share and lead, and what the missing stations
/// could change.
public struct SampleEstimate: Sendable {
    /// A share with its interval at the level asked for.
    public struct Figure: Sendable, Equatable {
        public var value: Double
        public var standardError: Double?
        public var interval: Interval?
        /// The interval that holds for all pairs together.
        public var joint: Interval?
        public var designEffect: Double?
    }

    /// What the stations that did not arrive could change at most.
    public struct Missing: Sendable, Equatable {
        public var drawn: Int
        public var received: Int
        /// Share of each pair over every possible content of the missing stations; `nil` where nothing says
        /// how many ballots they could hold.
        public var bounds: [Interval]?
        /// By how many points the second pair would have to do better in the missing stations than in the
        /// others of the sample for the lead to vanish, a fraction; `nil` where nothing is missing or even
        /// all their ballots could not do it.
        public var tippingPoint: Double?
    }

    public var shares: ShareEstimate
    /// How the intervals of the shares were made.
    public var intervals: ShareIntervals
    public var figures: [Figure]
    /// Voters over registered voters, and invalid over all ballots, where the columns are there.
    public var turnout: Figure?
    public var invalid: Figure?
    public var leader: Int
    public var runnerUp: Int?
    public var lead: Figure?
    public var missing: Missing
    public var degreesOfFreedom: Int
    /// Stations in which the votes of the pairs do not sum to the valid votes; shares do not sum to 1 then.
    public var unequalStations: Int

    /// - Parameters:
    ///   - sample: The sample.
    ///   - level: Level of the intervals, a fraction.
    ///   - method: How the intervals of the shares are made.
    /// - Throws: `EstimationError` where the design gives no estimate.
    public init(
        _ sample: StationSample, level: Double, intervals method: ShareIntervals = .default
    ) throws {
        let estimate = try sample.shares()
        shares = estimate
        intervals = method
        degreesOfFreedom = Int(estimate.degreesOfFreedom ?? 0)
        unequalStations = sample.unequalStations
        figures = try estimate.figures(level: level, intervals: method)
        turnout = try sample.ratio(.ballotsUsed, over: .registered).map { $0.figure(level) }
        invalid = try sample.ratio(.invalid, over: .ballotsUsed).map { $0.figure(level) }
        (leader, runnerUp) = estimate.firstTwo
        lead = estimate.leadFigure(level: level)
        missing = try sample.missing(leader: leader, runnerUp: runnerUp)
    }
}

extension RatioEstimate {
    /// The first ratio as a figure, with a logit interval.
    fileprivate func figure(_ level: Double) -> SampleEstimate.Figure {
        let value = estimate.values[0]
        let variance = estimate.covariance[0][0]
        let df = Double(estimate.degreesOfFreedom)
        let isKnown = df >= 1 && variance >= 0
        return SampleEstimate.Figure(
            value: value, standardError: isKnown ? variance.squareRoot() : nil,
            interval: isKnown
                ? SurveyShareInterval.logitT.interval(
                    share: value, variance: variance, degreesOfFreedom: df, level: level) : nil,
            designEffect: rowDesignEffects(withReplacement: false)[0])
    }
}

extension StationSample {
    fileprivate func ratio(
        _ numerator: StationField, over denominator: StationField
    ) throws -> RatioEstimate? {
        guard let above = column(numerator), let below = column(denominator) else { return nil }
        guard design.weightedSum(below) > 0 else { return nil }
        return try ratios([above], below)
    }

    /// A field of the stations that arrived, where all of them have it.
    private func column(_ field: StationField) -> [Double]? {
        guard let values = table.fields[field] else { return nil }
        let column = received.compactMap { values[$0].map(Double.init) }
        return column.count == received.count ? column : nil
    }

    /// What the stations that did not arrive could change.
    fileprivate func missing(leader: Int, runnerUp: Int?) throws -> SampleEstimate.Missing {
        var missing = SampleEstimate.Missing(
            drawn: table.count, received: received.count, bounds: nil, tippingPoint: nil)
        guard received.count < table.count, let registered = table.fields[.registered] else {
            return missing
        }
        let arrived = Set(received)
        let drawn = Dictionary(grouping: strata, by: { $0 }).mapValues(\.count)
        let weights = (0..<table.count).map { row -> Double in
            let stratum = strata[row]
            let population = frame?.stations[stratum] ?? drawn[stratum] ?? 1
            return Double(population) / Double(drawn[stratum] ?? 1)
        }
        // Ballots of a station: registered voters and 2 % in reserve (UU 7/2017 art. 350).
        let caps = (0..<table.count).map { row in
            (Double(registered[row] ?? 0) * 1.02).rounded(.up)
        }
        guard (0..<table.count).allSatisfy({ arrived.contains($0) || registered[$0] != nil }) else {
            return missing
        }
        let whole = { (column: [Double]) -> [Double] in
            var all = [Double](repeating: 0, count: table.count)
            for (index, row) in received.enumerated() { all[row] = column[index] }
            return all
        }
        let bounds = try MissingStations(
            weights: weights, received: (0..<table.count).map { arrived.contains($0) }
        ).worstCase(numerators: votes.map(whole), denominator: whole(valid), caps: caps)
        missing.bounds = bounds.shares
        missing.tippingPoint = tippingPoint(
            leader, runnerUp, weights: weights, arrived: arrived, registered: registered)
        return missing
    }

    /// The gain of the second pair over the first in the missing stations at which the lead is zero, where
    /// they have the turnout of the others of the sample.
    private func tippingPoint(
        _ leader: Int, _ runnerUp: Int?, weights: [Double], arrived: Set<Int>,
        registered: CountValues
    ) -> Double? {
        guard let runnerUp else { return nil }
        var gap = 0.0
        var counted = 0.0
        var listed = 0.0
        for (index, row) in received.enumerated() {
            gap += weights[row] * (votes[leader][index] - votes[runnerUp][index])
            counted += weights[row] * valid[index]
            listed += weights[row] * Double(registered[row] ?? 0)
        }
        let outstanding = (0..<table.count).reduce(0.0) { sum, row in
            arrived.contains(row) ? sum : sum + weights[row] * Double(registered[row] ?? 0)
        }
        guard listed > 0, counted > 0, outstanding > 0 else { return nil }
        let expected = outstanding * counted / listed
        let needed = gap / expected + gap / counted
        return gap / expected <= 1 ? needed : nil
    }
}
