/// A margin of error as it was printed, and the standard errors compatible with its rounding.
///
/// A published margin already contains the effect of clustering, or ignores it: never multiply it by
/// another design effect. Sources: Kish (1965) sec. 8.2; Sheppard's h²/12 for uniform rounding.
public struct PublishedMargin: Sendable, Equatable, Codable {
    /// What the printed margin belongs to.
    public enum Kind: String, Sendable, Equatable, Codable {
        /// "The" margin of the survey: the largest one, at a share of one half.
        case maximum
        /// The margin of the very share it stands beside.
        case atShare
    }

    /// Half-width, a fraction (0.0098 for "± 0.98 %").
    public var margin: Double
    /// Confidence level, a fraction.
    public var level: Double
    public var kind: Kind
    /// Half of the last printed unit of the margin, a fraction.
    public var marginRounding: Double
    /// Half of the last printed unit of a share, a fraction.
    public var shareRounding: Double

    /// - Parameters:
    ///   - shareDecimals: decimals printed in the percentage of the share.
    ///   - marginDecimals: decimals printed in the percentage of the margin.
    ///   - kind: what the margin belongs to.
    ///   - level: confidence level, a fraction.
    ///   - margin: published margin, a fraction.
    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for a margin that is not positive, a
    ///   level outside (0, 1) or a negative number of decimals.
    public init(
        margin: Double, level: Double, kind: Kind, shareDecimals: Int, marginDecimals: Int
    ) throws(StatisticsError) {
        guard margin > 0, margin.isFinite else {
            throw .outsideRange(argument: "margin", value: margin, range: .above(0))
        }
        guard level > 0, level < 1 else {
            throw .outsideRange(argument: "level", value: level, range: .between(0, 1))
        }
        for (name, decimals) in [("shareDecimals", shareDecimals), ("marginDecimals", marginDecimals)]
        where !(0...12).contains(decimals) {
            throw .outsideRange(argument: name, value: Double(decimals), range: .from(0, to: 12))
        }
        self.margin = margin
        self.level = level
        self.kind = kind
        marginRounding = Self.halfUnit(decimals: marginDecimals)
        shareRounding = Self.halfUnit(decimals: shareDecimals)
    }

    /// Half of the last unit of a percentage printed with `decimals`, as a fraction.
    public static func halfUnit(decimals: Int) -> Double {
        0.5 / (0..<max(0, decimals + 2)).reduce(1.0) { power, _ in power * 10 }
    }

    /// Normal quantile that belongs to `level`.
    public var z: Double { Normal.upperQuantile((1 - level) / 2) }

    /// Standard error of a share `p` at the printed margin.
    public func standardError(at p: Double) -> Double { standardError(of: margin, at: p) }

    /// Smallest standard error compatible with the rounding of the margin.
    public func smallestStandardError(at p: Double) -> Double {
        standardError(of: max(0, margin - marginRounding), at: p)
    }

    /// Largest standard error compatible with the rounding of the margin.
    public func largestStandardError(at p: Double) -> Double {
        standardError(of: margin + marginRounding, at: p)
    }

    /// ``largestStandardError(at:)`` over ``standardError(at:)``.
    public var largestErrorFactor: Double { (margin + marginRounding) / margin }

    /// Number of independent persons that would give the margin: z²/(4 MoE²) for the largest margin,
    /// p(1−p)/se² for the margin of a share.
    public func effectiveSize(at p: Double) -> Double {
        let half = z / (2 * margin)
        switch kind {
        case .maximum: return half * half
        case .atShare: return 4 * p * (1 - p) * half * half
        }
    }

    /// Standard deviation of a rounding error uniform over one printed unit of the share.
    public var roundingDeviation: Double { 2 * shareRounding / 12.0.squareRoot() }

    /// Standard error with the rounding of the share added.
    public func standardErrorWithRounding(at p: Double) -> Double {
        let error = standardError(at: p)
        return (error * error + roundingDeviation * roundingDeviation).squareRoot()
    }

    private func standardError(of margin: Double, at p: Double) -> Double {
        switch kind {
        case .maximum: 2 * margin / z * (p * (1 - p)).squareRoot()
        case .atShare: margin / z
        }
    }
}
