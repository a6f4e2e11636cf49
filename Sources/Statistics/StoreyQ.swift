import Foundation

/// q-values: the false discovery rate at which each test would just be flagged, with the share of true
/// null hypotheses estimated from the data.
///
/// Not for a handful of tests: the estimated share needs some dozens of p-values.
/// Sources: Storey (2002); Storey, Taylor & Siegmund (2004).
public struct StoreyQ: Sendable, Equatable {
    /// Estimated share of true null hypotheses, at most 1.
    public var nullShare: Double
    /// q-values in the order of the p-values.
    public var q: [Double]

    /// q-values with the null share estimated at one point λ.
    ///
    /// If no p-value reaches λ the count is raised by one, as in Storey, Taylor & Siegmund (2004).
    public init(_ p: [Double], lambda: Double = 0.5) {
        let m = Double(p.count)
        let above = Double(p.count { $0 >= lambda })
        self.init(p, nullShare: max(1, above) / (m * (1 - lambda)))
    }

    /// q-values with λ chosen from `lambdas` by the smallest estimated mean squared error, the closed form
    /// of the R package qvalue (`pi0.method = "bootstrap"`).
    public init(_ p: [Double], lambdas: [Double]) {
        let m = Double(p.count)
        let counts = lambdas.map { lambda in Double(p.count { $0 >= lambda }) }
        let shares = zip(counts, lambdas).map { $0 / (m * (1 - $1)) }
        let reference = Self.tenthPercentile(shares)
        var best = 1.0
        var smallest = Double.infinity
        for (index, lambda) in lambdas.enumerated() {
            let w = counts[index]
            let width = m * m * (1 - lambda) * (1 - lambda)
            let bias = shares[index] - reference
            let error = w / width * (1 - w / m) + bias * bias
            if error < smallest {
                smallest = error
                best = shares[index]
            }
        }
        self.init(p, nullShare: best)
    }

    private init(_ p: [Double], nullShare: Double) {
        let share = min(1, nullShare)
        self.nullShare = share
        q = PValueAdjustment.benjaminiHochberg.adjust(p).map { share * $0 }
    }

    /// Quantile type 7 at 10 %.
    private static func tenthPercentile(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 1 }
        let position = 0.1 * Double(sorted.count - 1)
        let index = Int(position, within: 0...sorted.count)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}
