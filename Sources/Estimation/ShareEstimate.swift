/// Shares of the valid votes with their sampling error, whatever they come from.
///
/// A percentage printed in a newspaper beside a margin of error and a sample of 6,000 polling stations
/// drawn under a design become the same value; everything after this point is written once.
///
/// Shares are fractions of the valid votes (0–1), in the order of `choices`.
public struct ShareEstimate: Sendable, Equatable, Codable {
    /// Where the shares come from.
    public enum Basis: String, Sendable, Equatable, Codable {
        /// Percentages printed by the pollster.
        case published
        /// Computed here from a sample of polling stations.
        case sample
    }

    /// Labels of the choices (ballot numbers), K of them.
    public var choices: [String]
    /// Estimated shares, fractions, K of them.
    public var shares: [Double]
    /// K × K covariance of `shares`; its rank is at most K − 1. `nil` where nothing says how large the
    /// sampling error is: such an estimate is shown and measured but not tested.
    public var covariance: [[Double]]?
    /// Degrees of freedom of `covariance`; `nil` means that the normal distribution applies.
    public var degreesOfFreedom: Double?
    /// Degrees of freedom of each share's own variance, fewer for a choice that lives in few stations; `nil`
    /// where they are not known.
    public var choiceDegreesOfFreedom: [Double]?
    public var basis: Basis
    /// Half of the last printed unit of a share, as a fraction (0.00005 for "32.26 %"); 0 for a sample.
    public var roundingHalfWidth: Double
    /// The largest standard error of each share compatible with the rounding of its printed margin, divided by the
    /// standard error itself, K of them; 1 for a sample.
    public var largestErrorFactors: [Double]
    /// Polling stations behind the estimate, where known.
    public var stations: Int?
    /// Number of independent voters that would give the same standard errors, where it is defined.
    public var effectiveSize: Double?
    /// Votes counted in the stations behind a sample's shares; `nil` for published ones.
    public var ballots: Double?
    /// How the covariance was obtained, in a few words for a methods table.
    public var method: String
    /// Whether every station was read, so that there is no sampling error.
    public var isComplete = false

    public init(
        choices: [String], shares: [Double], covariance: [[Double]]?, degreesOfFreedom: Double? = nil,
        choiceDegreesOfFreedom: [Double]? = nil, basis: Basis, roundingHalfWidth: Double = 0,
        largestErrorFactors: [Double]? = nil,
        stations: Int? = nil, effectiveSize: Double? = nil, method: String
    ) {
        self.choices = choices
        self.shares = shares
        self.covariance = covariance
        self.degreesOfFreedom = degreesOfFreedom
        self.choiceDegreesOfFreedom = choiceDegreesOfFreedom
        self.basis = basis
        self.roundingHalfWidth = roundingHalfWidth
        self.largestErrorFactors = largestErrorFactors ?? choices.map { _ in 1 }
        self.stations = stations
        self.effectiveSize = effectiveSize
        self.method = method
    }

    /// The largest of ``largestErrorFactors``.
    public var largestErrorFactor: Double { largestErrorFactors.max() ?? 1 }

    /// K × K covariance at the widest margins that the printed ones can be: the correlations are those of
    /// `covariance`. Equal to it for a sample.
    public var widestCovariance: [[Double]]? {
        covariance.map { rows in
            rows.indices.map { i in
                rows.indices.map { rows[i][$0] * largestErrorFactors[i] * largestErrorFactors[$0] }
            }
        }
    }
}
