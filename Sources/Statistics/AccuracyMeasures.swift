import Foundation

/// Log-odds measures of how far an estimate is from the known shares.
///
/// The standard errors of `B` and `Bw` hold the signs fixed; both are biased upwards when the estimate is
/// unbiased. Judge an estimate by ``JointTest``, not by B over its standard error.
/// Sources: Martin, Traugott & Kennedy (2005) POQ 69:342; Arzheimer & Evans (2014) Pol. Anal. 22:31.
public struct AccuracyMeasures: Sendable, Equatable {
    /// Indices of the two largest known shares, in input order on ties.
    public var topTwo: [Int]
    /// ln[(p₁/p₂)/(v₁/v₂)] of these two.
    public var a: Double
    public var aError: Double
    /// logit p_k − logit v_k.
    public var aPrime: [Double]
    public var aPrimeError: [Double]
    /// Mean of |A'_k|.
    public var b: Double
    public var bError: Double
    /// Mean of |A'_k| weighted by the known shares.
    public var bWeighted: Double
    public var bWeightedError: Double
    /// Shares after rescaling to the listed categories.
    public var shares: [Double]
    /// Known shares after rescaling.
    public var reference: [Double]

    /// - Parameters:
    ///   - covariance: covariance of the rescaled shares; `nil` for a multinomial sample of `size`.
    ///   - reference: reference shares, fractions.
    ///   - shares: estimated shares, fractions.
    ///   - size: number of observations that the shares rest on.
    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for a share of 0 or 1 (the log odds
    ///   are infinite), ``StatisticsError/tooFew(what:have:need:)``,
    ///   ``StatisticsError/lengthsDiffer(first:have:second:need:)``.
    public init(
        shares: [Double], reference: [Double], size: Double, covariance: [[Double]]? = nil
    ) throws(StatisticsError) {
        let k = shares.count
        guard k >= 2 else { throw .tooFew(what: .categories, have: k, need: 2) }
        guard reference.count == k else {
            throw .lengthsDiffer(first: "reference", have: reference.count, second: "shares", need: k)
        }
        let (sumP, sumV) = (shares.reduce(0, +), reference.reduce(0, +))
        let p = shares.map { $0 / sumP }
        let v = reference.map { $0 / sumV }
        for value in p + v where !(value > 0 && value < 1) {
            throw .outsideRange(argument: "share", value: value, range: .between(0, 1))
        }
        let covariance = covariance ?? Self.multinomial(p, size: size)
        guard covariance.count == k, covariance.allSatisfy({ $0.count == k }) else {
            throw .lengthsDiffer(first: "covariance", have: covariance.count, second: "shares", need: k)
        }
        let error = { (gradient: [Double]) -> Double in
            var sum = 0.0
            for i in 0..<k { for j in 0..<k { sum += gradient[i] * covariance[i][j] * gradient[j] } }
            return max(0, sum).squareRoot()
        }
        let order = (0..<k).sorted { (v[$1], $0) < (v[$0], $1) }
        let (first, second) = (order[0], order[1])
        topTwo = [first, second]
        a = log(p[first] / p[second] / (v[first] / v[second]))
        var gradient = [Double](repeating: 0, count: k)
        gradient[first] = 1 / p[first]
        gradient[second] = -1 / p[second]
        aError = error(gradient)
        let deviations = (0..<k).map { Logit.logit(p[$0]) - Logit.logit(v[$0]) }
        let slopes = (0..<k).map { 1 / (p[$0] * (1 - p[$0])) }
        let signed = (0..<k).map { slopes[$0] * (deviations[$0] == 0 ? 0 : deviations[$0] > 0 ? 1 : -1) }
        aPrime = deviations
        aPrimeError = (0..<k).map { max(0, covariance[$0][$0]).squareRoot() * slopes[$0] }
        b = deviations.reduce(0) { $0 + abs($1) } / Double(k)
        bError = error(signed.map { $0 / Double(k) })
        bWeighted = (0..<k).reduce(0) { $0 + v[$1] * abs(deviations[$1]) }
        bWeightedError = error((0..<k).map { v[$0] * signed[$0] })
        self.shares = p
        self.reference = v
    }

    /// Covariance of the shares of `size` independent observations.
    static func multinomial(_ p: [Double], size: Double) -> [[Double]] {
        p.indices.map { i in
            p.indices.map { j -> Double in
                let value = i == j ? p[i] * (1 - p[i]) : -p[i] * p[j]
                return value / size
            }
        }
    }

    /// Pearson's X² on K − 1 degrees of freedom, for independent observations only.
    public func pearson(size: Double) -> JointTest.Statistic {
        statistic(
            size
                * shares.indices.reduce(0) { sum, k in
                    let d = shares[k] - reference[k]
                    return sum + d * d / reference[k]
                })
    }

    /// Likelihood ratio G² on K − 1 degrees of freedom, for independent observations only.
    public func likelihoodRatio(size: Double) -> JointTest.Statistic {
        statistic(2 * size * shares.indices.reduce(0) { $0 + shares[$1] * log(shares[$1] / reference[$1]) })
    }

    private func statistic(_ value: Double) -> JointTest.Statistic {
        let df = Double(shares.count - 1)
        return JointTest.Statistic(
            value: value, degreesOfFreedom: df, denominator: nil,
            p: ChiSquare.upperTail(value, degreesOfFreedom: df))
    }
}
