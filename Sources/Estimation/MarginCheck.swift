import Statistics

/// What a published margin of error says about how it was computed.
///
/// A margin for n polling stations implies a standard deviation between stations, MoE √n / z. Real
/// stations differ by 0.10 to 0.25; the formula for n persons gives 0.5 whatever the stations do. At the
/// other end a margin near that of n·m independent ballots ignores that ballots of one station resemble
/// each other. The printed value decides; a coarse "±1" leaves so wide a range that it would fit every
/// formula.
/// Source: Methods B4; Kish (1965) sec. 8.2.
public struct MarginCheck: Sendable, Equatable, Codable {
    /// How the margin was probably computed.
    public enum Verdict: String, Sendable, Equatable, Codable {
        /// Between the two mistakes.
        case plausible
        /// The formula for independent ballots: the margin is far too small.
        case ballotsAsSample = "ballots-as-sample"
        /// The formula for n persons with n = stations: the margin is far too large.
        case stationsAsVoters = "stations-as-voters"
        /// More than twice that formula, which no sample of so many stations needs: mistyped, or of something else.
        case beyondStations = "beyond-stations"
        /// No margin or no number of stations was published.
        case missing
    }

    public var verdict: Verdict
    /// Standard deviation of the share between stations that the margin implies; `nil` when missing.
    public var impliedDeviation: Double?
    /// Its range under the rounding of the margin.
    public var impliedDeviationRange: Interval?
    /// Variance implied by the margin over that of all ballots as independent; `nil` without votes per
    /// station.
    public var impliedDesignEffect: Double?
    /// Its range under the rounding of the margin.
    public var impliedDesignEffectRange: Interval?

    /// Implied deviation from which a margin is that of n persons (whose formula gives 0.5).
    public static let personDeviation = 0.475
    /// Implied deviation above which a margin is of no sample of so many stations: twice what shares can have.
    public static let impossibleDeviation = 1.0
    /// Implied design effect up to which a margin is that of independent ballots.
    public static let ballotDesignEffect = 2.0

    /// Half a printed unit of at most this part of the margin is fine enough to recognise a formula by
    /// the rounding range.
    public static let fineRounding = 0.3

    /// - Parameters:
    ///   - marginPct: half-width in percentage points.
    ///   - marginDecimals: decimals printed in it.
    ///   - levelPct: confidence level in percent.
    ///   - stations: stations in the sample.
    ///   - votesPerStation: mean valid votes per station, where known.
    ///   - mostVotesPerStation: votes that no station exceeds; used for the ballot formula where the mean is
    ///     not known, and `nil` leaves it untested then.
    public init(
        marginPct: Double?, marginDecimals: Int, levelPct: Double, stations: Int?,
        votesPerStation: Double?, mostVotesPerStation: Double? = nil
    ) {
        guard let marginPct, let stations, stations > 0,
            let margin = try? PublishedMargin(
                margin: marginPct / 100, level: levelPct / 100, kind: .maximum, shareDecimals: 0,
                marginDecimals: marginDecimals)
        else {
            verdict = .missing
            return
        }
        let scale = Double(stations).squareRoot() / margin.z
        let deviation = Interval(
            low: max(0, margin.margin - margin.marginRounding) * scale,
            high: (margin.margin + margin.marginRounding) * scale)
        impliedDeviation = margin.margin * scale
        impliedDeviationRange = deviation
        var isBallots = false
        if let votes = votesPerStation, votes > 0 {
            let effect = { (deviation: Double) in votes * deviation * deviation / 0.25 }
            let range = Interval(low: effect(deviation.low), high: effect(deviation.high))
            impliedDesignEffect = effect(margin.margin * scale)
            impliedDesignEffectRange = range
            isBallots = effect(margin.margin * scale) <= Self.ballotDesignEffect
        } else if let most = mostVotesPerStation {
            // Fewer votes a station would give a smaller effect still.
            isBallots = most * margin.margin * scale * margin.margin * scale / 0.25 <= Self.ballotDesignEffect
        }
        let isFine = margin.marginRounding <= Self.fineRounding * margin.margin
        let isPersons =
            margin.margin * scale >= Self.personDeviation || (isFine && deviation.contains(0.5))
        if deviation.low > Self.impossibleDeviation {
            verdict = .beyondStations
        } else if isPersons {
            verdict = .stationsAsVoters
        } else {
            verdict = isBallots ? .ballotsAsSample : .plausible
        }
    }
}
