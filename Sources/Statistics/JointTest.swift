import Foundation

/// All shares of a sample together against known shares.
///
/// The F forms use the degrees of freedom of the covariance; `nil` degrees of freedom mean infinitely many
/// and give the chi-square forms. The default is ``raoScottSecondF``. Not for near-singular covariances (a
/// tiny category): merge categories below 1 % first. Needs degrees of freedom of at least 5(K−1).
///
/// Sources: Korn & Graubard (1990) for the F-adjusted Wald statistic; Rao & Scott (1981) JASA 76:221;
/// Thomas & Rao (1987) JASA 82:630.
public struct JointTest: Sendable, Equatable {
    /// A test statistic with its reference distribution.
    public struct Statistic: Sendable, Equatable {
        public var value: Double
        /// Numerator degrees of freedom (the only ones of a chi-square).
        public var degreesOfFreedom: Double
        /// Denominator degrees of freedom of an F; `nil` for a chi-square.
        public var denominator: Double?
        public var p: Double
    }

    /// W = d'V⁻¹d over K − 1 categories, chi-square.
    public var wald: Statistic
    /// W scaled to F(K−1, df−K+2); `nil` where df ≤ K − 2.
    public var waldF: Statistic?
    /// First-order Rao–Scott, chi-square on K − 1.
    public var raoScottFirst: Statistic
    /// Second-order (Satterthwaite) Rao–Scott, chi-square on fractional degrees of freedom.
    public var raoScottSecond: Statistic
    /// Second-order Rao–Scott as an F.
    public var raoScottSecondF: Statistic
    /// Squared coefficient of variation of the generalised design effects.
    public var a2: Double

    private var pearsonPerUnit: Double
    private var meanEffectPerUnit: Double
    private var effectsPerUnit: [Double]

    /// - Parameters:
    ///   - shares: K ≥ 2 estimated shares.
    ///   - reference: K known shares, all positive; they are rescaled to sum to 1.
    ///   - covariance: K × K covariance of `shares`.
    ///   - degreesOfFreedom: of `covariance`; `nil` for infinitely many.
    /// - Throws: ``StatisticsError/lengthsDiffer(first:have:second:need:)``,
    ///   ``StatisticsError/tooFew(what:have:need:)``, ``StatisticsError/outsideRange(argument:value:range:)``
    ///   for a reference share that is not positive,
    ///   ``StatisticsError/notPositiveDefinite(size:)`` for a covariance of rank below K − 1.
    public init(
        shares: [Double], reference: [Double], covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) {
        let k = shares.count
        guard k >= 2 else { throw .tooFew(what: .categories, have: k, need: 2) }
        guard reference.count == k else {
            throw .lengthsDiffer(first: "reference", have: reference.count, second: "shares", need: k)
        }
        guard covariance.count == k, covariance.allSatisfy({ $0.count == k }) else {
            throw .lengthsDiffer(first: "covariance", have: covariance.count, second: "shares", need: k)
        }
        if let bad = reference.first(where: { !($0 > 0) }) {
            throw .outsideRange(argument: "reference share", value: bad, range: .above(0))
        }
        let total = reference.reduce(0, +)
        let p0 = reference.map { $0 / total }
        let free = k - 1
        let order = Double(free)
        let d = (0..<k).map { shares[$0] - p0[$0] }
        let reduced = (0..<free).map { Array(covariance[$0][0..<free]) }
        let w = try CholeskyFactor(reduced).quadraticForm(Array(d[0..<free]))
        wald = Self.chiSquare(w, order)
        waldF = Self.waldF(w, order: order, degreesOfFreedom: degreesOfFreedom)

        let x2 = (0..<k).reduce(0.0) { $0 + d[$1] * d[$1] / p0[$1] }
        let mean = (0..<k).reduce(0.0) { $0 + covariance[$1][$1] / p0[$1] } / order
        var squares = 0.0
        for i in 0..<k {
            for j in 0..<k { squares += covariance[i][j] * covariance[i][j] / (p0[i] * p0[j]) }
        }
        let variation = max(0, squares / (order * mean * mean) - 1)
        a2 = variation
        pearsonPerUnit = x2
        meanEffectPerUnit = mean
        let second = Self.secondOrder(
            statistic: x2 / (mean * (1 + variation)), freedom: order / (1 + variation),
            degreesOfFreedom: degreesOfFreedom)
        raoScottFirst = Self.chiSquare(x2 / mean, order)
        raoScottSecond = second.chiSquare
        raoScottSecondF = second.f
        effectsPerUnit = try Self.effects(p0: p0, covariance: reduced)
    }

    /// The second-order Rao–Scott statistic Σ d²/w of some of the categories, in its chi-square and F forms.
    ///
    /// Without a category whose sampling error is unknown the differences of the others need not sum to zero: the
    /// quadratic form and its first two moments, Σ V_kk/w_k and 2 Σ V_kl²/(w_k w_l), are those of the others as they
    /// stand. With all categories it is ``raoScottSecond``.
    /// - Parameters:
    ///   - differences: Estimated minus known shares of the categories that are tested, fractions.
    ///   - weights: What each squared difference is divided by: the known share; positive.
    ///   - covariance: Of the estimated shares of these categories.
    ///   - degreesOfFreedom: of `covariance`; `nil` for infinitely many.
    /// - Returns: `nil` without a category that varies.
    /// - Throws: ``StatisticsError/lengthsDiffer(first:have:second:need:)``,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for a weight that is not positive.
    public static func secondOrder(
        differences: [Double], weights: [Double], covariance: [[Double]], degreesOfFreedom: Double?
    ) throws(StatisticsError) -> (chiSquare: Statistic, f: Statistic)? {
        let k = differences.count
        guard weights.count == k else {
            throw .lengthsDiffer(first: "weights", have: weights.count, second: "differences", need: k)
        }
        guard covariance.count == k, covariance.allSatisfy({ $0.count == k }) else {
            throw .lengthsDiffer(
                first: "covariance", have: covariance.count, second: "differences", need: k)
        }
        if let bad = weights.first(where: { !($0 > 0) }) {
            throw .outsideRange(argument: "weight", value: bad, range: .above(0))
        }
        var form = 0.0
        var trace = 0.0
        var squares = 0.0
        for i in 0..<k {
            form += differences[i] * differences[i] / weights[i]
            trace += covariance[i][i] / weights[i]
            for j in 0..<k { squares += covariance[i][j] * covariance[i][j] / (weights[i] * weights[j]) }
        }
        guard trace > 0, squares > 0 else { return nil }
        return secondOrder(
            statistic: form * trace / squares, freedom: trace * trace / squares,
            degreesOfFreedom: degreesOfFreedom)
    }

    private static func secondOrder(
        statistic: Double, freedom: Double, degreesOfFreedom: Double?
    ) -> (chiSquare: Statistic, f: Statistic) {
        let denominator = degreesOfFreedom.map { freedom * $0 }
        return (
            chiSquare(statistic, freedom),
            Statistic(
                value: statistic / freedom, degreesOfFreedom: freedom, denominator: denominator,
                p: FisherF.upperTail(
                    statistic / freedom, numerator: freedom, denominator: denominator))
        )
    }

    /// Pearson's X² as if the shares were from `size` independent observations.
    public func pearson(size: Double) -> Double { size * pearsonPerUnit }

    /// Mean generalised design effect relative to `size` independent observations.
    public func meanDesignEffect(size: Double) -> Double { size * meanEffectPerUnit }

    /// Generalised design effects relative to `size` independent observations, largest first.
    public func designEffects(size: Double) -> [Double] { effectsPerUnit.map { size * $0 } }

    private static func chiSquare(_ value: Double, _ df: Double) -> Statistic {
        Statistic(
            value: value, degreesOfFreedom: df, denominator: nil,
            p: ChiSquare.upperTail(value, degreesOfFreedom: df))
    }

    private static func waldF(_ w: Double, order: Double, degreesOfFreedom: Double?) -> Statistic? {
        guard let df = degreesOfFreedom, df.isFinite else {
            return Statistic(
                value: w / order, degreesOfFreedom: order, denominator: nil,
                p: ChiSquare.upperTail(w, degreesOfFreedom: order))
        }
        let denominator = df - order + 1
        guard denominator > 0 else { return nil }
        let f = denominator / (df * order) * w
        return Statistic(
            value: f, degreesOfFreedom: order, denominator: denominator,
            p: FisherF.upperTail(f, numerator: order, denominator: denominator))
    }

    /// Eigenvalues of P₀⁻¹ V, through the symmetric L'VL with LL' = P₀⁻¹.
    private static func effects(p0: [Double], covariance v: [[Double]]) throws(StatisticsError) -> [Double] {
        let m = v.count
        let inverse = (0..<m).map { i in (0..<m).map { j in (i == j ? 1 / p0[i] : 0) + 1 / p0[m] } }
        let factor = try CholeskyFactor(inverse)
        let half = (0..<m).map { i in
            (0..<m).map { j in (0..<m).reduce(0.0) { $0 + v[i][$1] * factor.entry($1, j) } }
        }
        return try SymmetricEigenvalues.of(
            (0..<m).map { i in
                (0..<m).map { j in (0..<m).reduce(0.0) { $0 + factor.entry($1, i) * half[$1][j] } }
            })
    }
}
