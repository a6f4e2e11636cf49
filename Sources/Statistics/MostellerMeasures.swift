/// Mosteller's measures of the error of a poll, in percentage points, poll minus known result.
///
/// Measure 8 (units called wrongly) needs results by unit and is not here. Raw forms leave the undecided
/// out; the others share them out in proportion. Source: Mosteller et al. (1949), numbered as in Martin,
/// Traugott & Kennedy (2005).
public struct MostellerMeasures: Sendable, Equatable {
    /// Raw error on the winner of the known result.
    public var m1: Double
    /// Error on the winner, undecided shared out.
    public var m2: Double
    /// Mean absolute error over the categories.
    public var m3: Double
    public var m3Raw: Double
    /// Mean absolute relative error, a fraction.
    public var m4: Double
    /// Error of the difference between the first two.
    public var m5: Double
    public var m5Raw: Double
    /// Largest absolute error.
    public var m6: Double
    /// Chi-square for independent observations; use ``JointTest`` for clusters.
    public var m7: JointTest.Statistic

    /// - Throws: ``StatisticsError/tooFew(what:have:need:)`` for fewer than two categories,
    ///   ``StatisticsError/lengthsDiffer(first:have:second:need:)``,
    ///   ``StatisticsError/outsideRange(argument:value:range:)`` for a known percentage that is not positive.
    public init(
        estimatePercent raw: [Double], referencePercent: [Double], size: Double
    ) throws(StatisticsError) {
        let k = raw.count
        guard k >= 2 else { throw .tooFew(what: .categories, have: k, need: 2) }
        guard referencePercent.count == k else {
            throw .lengthsDiffer(
                first: "referencePercent", have: referencePercent.count, second: "estimatePercent", need: k)
        }
        if let bad = referencePercent.first(where: { !($0 > 0) }) {
            throw .outsideRange(argument: "reference percentage", value: bad, range: .above(0))
        }
        let total = referencePercent.reduce(0, +)
        let sum = raw.reduce(0, +)
        let v = referencePercent.map { 100 * $0 / total }
        let p = raw.map { 100 * $0 / sum }
        let order = (0..<k).sorted { (v[$1], $0) < (v[$0], $1) }
        let (i, j) = (order[0], order[1])
        let errors = (0..<k).map { abs(p[$0] - v[$0]) }
        m1 = raw[i] - v[i]
        m2 = p[i] - v[i]
        m3 = errors.reduce(0, +) / Double(k)
        m3Raw = (0..<k).reduce(0) { $0 + abs(raw[$1] - v[$1]) } / Double(k)
        m4 = (0..<k).reduce(0) { $0 + abs(p[$1] / v[$1] - 1) } / Double(k)
        m5 = (p[i] - p[j]) - (v[i] - v[j])
        m5Raw = (raw[i] - raw[j]) - (v[i] - v[j])
        m6 = errors.max() ?? 0
        let chi = size / 100 * (0..<k).reduce(0) { $0 + errors[$1] * errors[$1] / v[$1] }
        m7 = JointTest.Statistic(
            value: chi, degreesOfFreedom: Double(k - 1), denominator: nil,
            p: ChiSquare.upperTail(chi, degreesOfFreedom: Double(k - 1)))
    }
}
