/// How far estimated variances can be trusted: Satterthwaite's degrees of freedom of each statistic.
///
/// A choice that lives in few strata, or in few stations of them, has a variance estimated from those only,
/// however many stations the sample has. With residuals e of the first-stage units and V = Σ_h c_h Σ_i d²,
/// d = e − ē_h, the variance of V̂ is about
///
///     Σ_h max(2 (c_h Σ d²)²/(n_h − 1), c_h² (Σ d⁴ − (Σ d²)²/n_h)),   and df = 2 V²/Var V̂.
///
/// The first term is that of normal residuals (Satterthwaite 1946, Biometrics Bull. 2:110), the second the
/// observed one; the larger keeps strata of two stations honest. A fourth moment from a sample of a skewed
/// population is too small on average: three quarters of the result are used (measured, see the README).
struct VarianceStability {
    /// Part of the degrees of freedom that is used.
    static let caution = 0.75

    private var variance: [Double]
    private var uncertainty: [Double]

    init(count: Int) {
        variance = [Double](repeating: 0, count: count)
        uncertainty = variance
    }

    /// Adds one stratum for statistic `index`; `score` gives the residual of each of its units, and `without` is
    /// the number of further units whose residual is 0.
    @inline(__always)
    mutating func add(
        _ index: Int, units: Int, without: Int = 0, factor: Double, centred: Bool, score: (Int) -> Double
    ) {
        guard units + without > 1, factor > 0 else { return }
        let n = Double(units + without)
        var mean = 0.0
        if centred {
            for unit in 0..<units { mean += score(unit) }
            mean /= n
        }
        var (second, fourth) = (Double(without) * mean * mean, Double(without) * mean * mean * mean * mean)
        for unit in 0..<units {
            let deviation = score(unit) - mean
            let square = deviation * deviation
            second += square
            fourth += square * square
        }
        let own = factor * second
        variance[index] += own
        uncertainty[index] += max(
            2 * own * own / (n - 1), factor * factor * (fourth - second * second / n))
    }

    /// Degrees of freedom of a statistic, at least 1 and at most `most`; `nil` without variance.
    func degreesOfFreedom(_ index: Int, most: Double) -> Double? {
        guard variance[index] > 0, uncertainty[index] > 0 else { return nil }
        return min(most, max(1, Self.caution * 2 * variance[index] * variance[index] / uncertainty[index]))
    }
}

extension SampleDesign {
    /// Degrees of freedom of the variance of each total of `scores`, at most `most`.
    ///
    /// Counts the first stage only, which dominates in a sample of two stages.
    func varianceDegreesOfFreedom(_ scores: [[Double]], most: Double) -> [Double] {
        let k = scores.count
        let totals = unitTotals(scores)
        var members = [[Int]](repeating: [], count: strata.count)
        for (unit, stratum) in stratumOfUnit.enumerated() { members[Int(stratum)].append(unit) }
        var stability = VarianceStability(count: k)
        for (h, stratum) in strata.enumerated() where members[h].count > 1 {
            let n = Double(members[h].count)
            for j in 0..<k {
                stability.add(
                    j, units: members[h].count, factor: stratum.remaining * n / (n - 1), centred: true
                ) { totals[members[h][$0] * k + j] }
            }
        }
        return (0..<k).map { stability.degreesOfFreedom($0, most: most) ?? most }
    }
}
