import Elections
import Statistics

/// The tested counts of one pollster over all contests and regions: how many lie outside, and how many chance alone would leave there.
public struct PollsterTally: Sendable, Equatable, Codable {
    public var source: String
    /// Counts that are tested, each once, and those of them outside the inner range.
    public var tested: Int
    public var outside: Int
    /// As many of them would lie outside by chance alone if every margin were right.
    public var expectedOutside: Double
    /// Probability that chance alone puts at least so many outside, if the counts are independent.
    public var p: Double
    /// The same adjusted over the pollsters.
    public var pAdjusted: Double

    /// Pollsters with more than one tested count, in the order in which they first appear.
    ///
    /// Source: Methods C7, a binomial tail for each pollster; Holm's or another adjustment over them.
    ///
    /// - Parameters:
    ///   - comparisons: Those of one election.
    ///   - options: Level of the ranges, and the adjustment.
    static func all(_ comparisons: [Comparison], options: DecisionRule) -> [PollsterTally] {
        var order: [String] = []
        var tallies: [String: PollsterTally] = [:]
        for index in comparisons.indices where comparisons[index].page != nil {
            guard comparisons[index].isTested, comparisons[index].repeatOf == nil else { continue }
            let source = comparisons[index].source
            let name = CountKey.name(source)
            if tallies[name] == nil { order.append(name) }
            tallies[
                name,
                default: .init(source: source, tested: 0, outside: 0, expectedOutside: 0, p: 1, pAdjusted: 1)
            ].add(isOutside: comparisons[index].verdict.isOutside)
        }
        var several = order.compactMap { tallies[$0] }.filter { $0.tested > 1 }
        for index in several.indices {
            let (tested, outside) = (several[index].tested, several[index].outside)
            several[index].expectedOutside = Double(tested) * (1 - options.level)
            several[index].p = Batch.atLeast(outside, of: tested, options.level) ?? 1
        }
        let adjusted = options.adjustment.adjust(several.map(\.p))
        for index in several.indices { several[index].pAdjusted = adjusted[index] }
        return several
    }

    private mutating func add(isOutside: Bool) {
        tested += 1
        outside += isOutside ? 1 : 0
    }
}

extension ReconciliationResult {
    /// Those of which more counts lie outside than chance explains among all pollsters; none where there is one alone, of which the
    /// summary says it.
    public var pollstersApart: [PollsterTally] {
        let all = pollsters
        return all.count > 1 ? all.filter { $0.pAdjusted <= options.alpha } : []
    }
}
