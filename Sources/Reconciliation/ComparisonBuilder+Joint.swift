import Elections
import Estimation
import Statistics

// All choices at once.
extension ComparisonBuilder {
    /// Shares that are not printed, below which nothing is left to choices that a page does not name; a fraction.
    private static let leastRest = 0.0005

    /// The test of all pairs together: of those with a sampling error, the others are left out. A pair without a
    /// vote in the recap is weighed by its estimated share, because nothing can be divided by zero. Shares with margins of their
    /// own are weighed by v/(1 − p), which is nearly in proportion to the shares where one margin holds for all: by their size
    /// alone the wide margin of a small choice would outweigh all others.
    ///
    /// What a page leaves to choices that it does not name is one more cell, as in Pearson's X² of all: a gap of one large share
    /// is a gap of the small rest too, and counts for little without it.
    func joint(_ choices: [Comparison.ComparedShare]) -> Comparison.Joint? {
        let places = choices.indices.filter { variance($0) != nil }
        guard let covariance = estimate.covariance, let widest = estimate.widestCovariance, !places.isEmpty
        else { return nil }
        let tested = places.map { choices[$0] }
        let own = places.map { row in places.map { covariance[row][$0] } }
        let printed = cells(tested, own, weighedBy: own) { difference, _ in difference }
        let favourable = cells(
            tested, places.map { row in places.map { widest[row][$0] } }, weighedBy: own,
            difference: margin.nearest)
        guard let printed = printed.test(df), let favourable = favourable.test(df) else { return nil }
        let (value, most) = df == nil ? (printed.chiSquare, favourable.chiSquare) : (printed.f, favourable.f)
        return Comparison.Joint(
            test: df == nil ? "rao-scott-second-order-chi-square" : "rao-scott-second-order-f",
            statistic: value.value, df1: value.degreesOfFreedom, df2: value.denominator,
            p: value.p, pMostFavourable: max(value.p, most.p))
    }

    /// - Parameters:
    ///   - tested: Choices with a sampling error.
    ///   - covariance: Of their shares, at which they are tested.
    ///   - own: Of their shares at the margin as printed.
    ///   - difference: What is taken for the difference of so many shares together.
    private func cells(
        _ tested: [Comparison.ComparedShare], _ covariance: [[Double]], weighedBy own: [[Double]],
        difference: (_ points: Double, _ shares: Int) -> Double
    ) -> JointCells {
        var cells = JointCells(
            differences: tested.map { difference($0.difference, 1) },
            weights: tested.indices.map { weight(tested[$0], variance: own[$0][$0]) },
            covariance: covariance)
        let left = 1 - tested.reduce(0) { $0 + $1.estimate }
        guard left > ComparisonBuilder.leastRest + margin.slack(shares: tested.count) else { return cells }
        let rest = Comparison.ComparedShare(
            choice: 0, estimate: left, official: max(0, 1 - tested.reduce(0) { $0 + $1.official }),
            officialVotes: nil, differenceVotes: nil)
        cells.addRest(
            difference: difference(rest.difference, tested.count),
            weight: weight(rest, variance: own.reduce(0) { $0 + $1.reduce(0, +) }))
        return cells
    }

    private func weight(_ choice: Comparison.ComparedShare, variance: Double) -> Double {
        let share = choice.official > 0 ? choice.official : choice.estimate
        return hasOwnMargins && share < 1 ? variance / (1 - share) : share
    }
}

/// Cells of a joint test.
private struct JointCells {
    var differences: [Double]
    var weights: [Double]
    var covariance: [[Double]]

    /// Adds what all others leave, whose covariance is that of minus their sum.
    mutating func addRest(difference: Double, weight: Double) {
        let sums = covariance.map { row in -row.reduce(0, +) }
        let variance = -sums.reduce(0, +)
        guard variance > 0, weight > 0 else { return }
        for row in covariance.indices { covariance[row].append(sums[row]) }
        covariance.append(sums + [variance])
        differences.append(difference)
        weights.append(weight)
    }

    func test(_ df: Double?) -> (chiSquare: JointTest.Statistic, f: JointTest.Statistic)? {
        try? JointTest.secondOrder(
            differences: differences, weights: weights, covariance: covariance, degreesOfFreedom: df)
    }
}
