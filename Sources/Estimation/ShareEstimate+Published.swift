import Ground
import Statistics

extension ShareEstimate {
    /// Percentages printed by a pollster, with the printed margin of error as their sampling error.
    ///
    /// The margin is taken as the largest one (at a share of one half): n_eff = z²/(4 MoE²),
    /// V_kk = p_k(1 − p_k)/n_eff, V_kl = −p_k p_l/n_eff. The shares are kept as printed. Never multiply such
    /// a margin by a design effect: it contains clustering, or ignores it (see ``MarginCheck``).
    ///
    /// - Parameters:
    ///   - sharesPct: percentages, in the order of `choices`.
    ///   - shareDecimals: decimals printed in them.
    ///   - marginPct: half-width in percentage points; `nil` gives shares that cannot be tested.
    ///   - marginDecimals: decimals printed in the margin.
    ///   - levelPct: confidence level of the margin in percent.
    ///   - stations: polling stations behind the percentages.
    ///   - choices: labels of the choices.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/impossibleReading(what:value:)`` for percentages outside 0–100, a margin that is
    ///   not positive, a level outside 0–100 or a number of decimals outside 0–12.
    public static func published(
        choices: [String], sharesPct: [Double], shareDecimals: Int, marginPct: Double?,
        marginDecimals: Int, levelPct: Double, stations: Int?
    ) throws(EstimationError) -> ShareEstimate {
        guard sharesPct.count == choices.count else {
            throw .columnLength(column: "sharesPct", have: sharesPct.count, need: choices.count)
        }
        if let bad = sharesPct.first(where: { !(0...100).contains($0) }) {
            throw .impossibleReading(what: .share, value: bad)
        }
        guard (0...12).contains(shareDecimals) else {
            throw .impossibleReading(what: .decimals, value: Double(shareDecimals))
        }
        let shares = sharesPct.map(\.fromPercent)
        guard let marginPct else {
            return ShareEstimate(
                choices: choices, shares: shares, covariance: nil, basis: .published,
                roundingHalfWidth: PublishedMargin.halfUnit(decimals: shareDecimals), stations: stations,
                method: "published shares, no margin of error")
        }
        let margin: PublishedMargin
        do {
            margin = try PublishedMargin(
                margin: marginPct / 100, level: levelPct / 100, kind: .maximum,
                shareDecimals: shareDecimals, marginDecimals: marginDecimals)
        } catch {
            let isLevel = !(levelPct > 0 && levelPct < 100)
            throw .impossibleReading(
                what: isLevel ? .confidenceLevel : .marginOfError, value: isLevel ? levelPct : marginPct)
        }
        let size = margin.effectiveSize(at: 0.5)
        let covariance = multinomialCovariance(shares, size: size, rounding: margin.shareRounding)
        return ShareEstimate(
            choices: choices, shares: shares, covariance: covariance, basis: .published,
            roundingHalfWidth: margin.shareRounding,
            largestErrorFactors: shares.map { _ in margin.largestErrorFactor },
            stations: stations, effectiveSize: size, method: "published shares, largest margin of error")
    }

    /// Published percentages of which each has a standard error of its own, such as one from its own margin or range.
    ///
    /// - Parameters:
    ///   - choices: labels of the choices.
    ///   - shares: fractions, in the order of `choices`.
    ///   - standardErrors: fractions; `nil` where nothing says how large the error is.
    ///   - shareRounding: half of the last printed unit of a share, a fraction.
    ///   - largestErrorFactors: the largest standard error that the printed digits allow over the one given, of each.
    ///   - stations: polling stations behind the percentages.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/impossibleReading(what:value:)`` for shares outside 0–1 and negative errors.
    public static func published(
        choices: [String], shares: [Double], standardErrors: [Double?], shareRounding: Double,
        largestErrorFactors: [Double], stations: Int?
    ) throws(EstimationError) -> ShareEstimate {
        for (name, count) in [
            ("shares", shares.count), ("standardErrors", standardErrors.count),
            ("largestErrorFactors", largestErrorFactors.count),
        ]
        where count != choices.count {
            throw .columnLength(column: name, have: count, need: choices.count)
        }
        if let bad = shares.first(where: { !(0...1).contains($0) }) {
            throw .impossibleReading(what: .share, value: 100 * bad)
        }
        if let bad = standardErrors.compactMap({ $0 }).first(where: { !($0 >= 0 && $0.isFinite) }) {
            throw .impossibleReading(what: .marginOfError, value: 100 * bad)
        }
        return ShareEstimate(
            choices: choices, shares: shares,
            covariance: multinomialCovariance(
                shares, deviation: standardErrors.map { $0 ?? 0 }, rounding: shareRounding),
            basis: .published, roundingHalfWidth: shareRounding, largestErrorFactors: largestErrorFactors,
            stations: stations, method: "published shares, a margin of error each")
    }

    /// Covariance of shares of which each has variance p (1 − p) / n.
    ///
    /// Printed shares of all choices rarely sum to exactly 1, and p_k (1 − p_k), −p_k p_l is then no covariance: their
    /// correlations are those of the shares divided by their sum. Shares of some of the choices leave a part to others, and
    /// keep their own.
    private static func multinomialCovariance(
        _ shares: [Double], size: Double, rounding: Double
    ) -> [[Double]] {
        multinomialCovariance(
            shares, deviation: shares.map { ($0 * (1 - $0) / size).squareRoot() }, rounding: rounding)
    }

    /// The same from standard errors that are known.
    private static func multinomialCovariance(
        _ shares: [Double], deviation: [Double], rounding: Double
    ) -> [[Double]] {
        let sum = shares.reduce(0, +)
        let areAll = sum > 1 || 1 - sum <= rounding * Double(shares.count) + 1e-9
        let whole = areAll ? sum : 1
        let odds = shares.map { share -> Double in
            let part = whole > 0 ? share / whole : 0
            return part < 1 ? (part / (1 - part)).squareRoot() : 0
        }
        return shares.indices.map { i in
            shares.indices.map { j in
                i == j
                    ? deviation[i] * deviation[i]
                    : -odds[i] * odds[j] * deviation[i] * deviation[j]
            }
        }
    }
}
