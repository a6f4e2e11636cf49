import Elections
import Estimation
import Ground
import Statistics

/// What a sample says on its own: shares, turnout, invalid share and lead, and what the missing stations
/// could change.
public struct SampleEstimate: Sendable, Equatable, Codable {
    /// A share with its interval at the level asked for.
    public struct Figure: Sendable, Equatable, Codable {
        public var value: Double
        public var standardError: Double?
        public var interval: Interval?
        /// The interval that holds for all pairs together.
        public var joint: Interval?
        /// Of a share its variance over that of as many independent ballots, of a ratio over that of as many stations
        /// drawn at random.
        public var designEffect: Double?
    }

    public var shares: ShareEstimate
    /// How the intervals of the shares were made.
    public var intervals: IntervalMethod
    public var figures: [Figure]
    /// Voters over registered voters, and invalid over all ballots, where the columns are there.
    public var turnout: Figure?
    public var invalid: Figure?
    public var leader: Choice
    public var runnerUp: Choice?
    public var lead: Figure?
    public var missing: Missing
    public var degreesOfFreedom: Int
    /// Strata of which nothing has arrived, and which no figure is of; `nil` where there is none.
    public var unheard: UnheardStrata?
    /// Whether clusters were drawn whose number nobody told, so that errors make no finite correction and are rather too large.
    public var lacksClusterCorrection: Bool
    /// Stations in which the votes of the pairs do not sum to the valid votes; shares do not sum to 1 then.
    public var unequalStations: Int
    /// Lines of stations with far more votes than registered voters: one of them alone can decide a lead.
    public var overfullLines: [Int]
    /// Rows of a file without station numbers, each of which was taken for one station; `nil` where there are numbers.
    public var unnumberedRows: Int?

    /// - Parameters:
    ///   - sample: The sample.
    ///   - level: Level of the intervals, a fraction.
    ///   - method: How the intervals of the shares are made.
    ///   - reserveShare: Ballots in reserve at a station over its registered voters, a fraction; 0 where the terms
    ///     of the contest name none.
    /// - Throws: `EstimationError` where the design gives no estimate.
    public init(
        _ sample: StationSample, level: Double, intervals method: IntervalMethod = .default,
        reserveShare: Double = 0
    ) throws {
        var estimate = try sample.shares()
        estimate.isComplete = sample.design.isComplete(rows: Array(sample.received.indices))
        shares = estimate
        intervals = method
        degreesOfFreedom = Int(estimate.degreesOfFreedom ?? 0, within: 0...sample.received.count)
        lacksClusterCorrection = sample.options.cluster != nil && !sample.options.isTwoStage
        unheard = sample.unheard
        unequalStations = sample.unequalStations
        overfullLines = sample.overfullLines
        unnumberedRows = sample.table.stationNumbers == nil ? sample.table.count : nil
        figures = try estimate.figures(level: level, intervals: method)
        turnout = try sample.ratio(.ballotsUsed, over: .registered).map { $0.figure(level) }
        invalid = try sample.ratio(.invalid, over: .ballotsUsed).map { $0.figure(level) }
        (leader, runnerUp) = estimate.firstTwo
        lead = estimate.leadFigure(level: level)
        missing = try sample.missing(leader: leader, runnerUp: runnerUp, reserveShare: reserveShare)
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
}
