import Foundation

/// Looks at all domains of a run together.
///
/// The family of a sample is the domains that have enough units in it. Where that number is left to chance, drawn
/// samples have families of their own: a domain that is too thin in the observed sample is compared in the draws in
/// which it is not, so that the observed sample is one of many alike.
struct JointNull {
    let domains: [NullDomain?]
    let terms: KnownNull.Terms
    /// Draws that all domains share.
    let draws: Int
    /// Whether domains are drawn independently of each other.
    let isIndependent: Bool

    func result(isConditional: Bool) -> KnownNull {
        let known = domains.indices.filter { (domains[$0]?.rank ?? 0) > 0 }
        let adjusted = adjusted(known)
        var found = domains.map { $0.flatMap { $0.rank > 0 ? $0.domain : nil } }
        for (place, domain) in known.enumerated() { found[domain]?.pAdjusted = adjusted[place] }
        let observed = known.count { found[$0]?.isOutside ?? false }
        let outside = outside()
        let asMany = outside.count { Int($0) >= observed }
        return KnownNull(
            domains: found,
            expectedOutside: known.reduce(0) { $0 + (found[$1]?.outsideRate ?? 0) },
            expectedOutsideEdge: known.reduce(0) { $0 + (found[$1]?.edgeRate ?? 0) },
            pAtLeastOutside: Double(asMany + 1) / Double(draws + 1), isConditional: isConditional,
            outsideByDraw: outside)
    }

    /// Domains that lie outside in each draw.
    private func outside() -> [Int32] {
        var outside = [Int32](repeating: 0, count: draws)
        for case let own? in domains {
            // Beyond the limit: at most so many of the samples are as extreme.
            let most = Int((1 - terms.level) * own.samples + 1e-9)
            for draw in 0..<draws where own.ranks[draw] > 0 && Int(own.ranks[draw]) <= most {
                outside[draw] += 1
            }
        }
        return outside
    }

    /// Step-down min-p p-values of the domains in `known`.
    ///
    /// Where drawing went on, the draws that all domains share are too few to tell small p-values apart: Šidák's
    /// step-down value of the own p-value (Holm's where domains depend on each other) takes their place.
    private func adjusted(_ known: [Int]) -> [Double] {
        let share = { (place: Int) -> Double in
            guard let own = self.domains[known[place]] else { return 1 }
            return Double(own.rank) / own.samples
        }
        let order = known.indices.sorted { a, b in
            (share(a), p(known[a]), a) < (share(b), p(known[b]), b)
        }
        var least = [Double](repeating: 2, count: draws)
        for case let own? in domains where own.rank == 0 { own.lower(&least) }
        var adjusted = [Double](repeating: 1, count: known.count)
        for (step, place) in order.enumerated().reversed() {
            guard let own = domains[known[place]] else { continue }
            own.lower(&least)
            let bound = share(place) * (1 + 1e-12)
            let count = least.count { $0 <= bound }
            var value = Double(count + 1) / Double(draws + 1)
            if own.domain.allDraws > own.domain.draws {
                value = Self.combined(own.domain.p, known.count - step, isIndependent)
            }
            adjusted[place] = max(own.domain.p, value)
        }
        var largest = 0.0
        for place in order {
            largest = max(largest, adjusted[place])
            adjusted[place] = largest
        }
        return adjusted
    }

    private func p(_ domain: Int) -> Double { domains[domain]?.domain.p ?? 1 }

    /// Probability that the smallest of `count` p-values is at most `p`.
    private static func combined(_ p: Double, _ count: Int, _ isIndependent: Bool) -> Double {
        isIndependent ? -expm1(Double(count) * log1p(-min(p, 1 - 1e-16))) : min(1, Double(count) * p)
    }
}

extension NullDomain {
    /// Lowers the smallest share of samples as extreme of each draw to that of this domain.
    fileprivate func lower(_ least: inout [Double]) {
        for (draw, rank) in ranks.enumerated() where rank > 0 {
            least[draw] = min(least[draw], Double(rank) / samples)
        }
    }
}
