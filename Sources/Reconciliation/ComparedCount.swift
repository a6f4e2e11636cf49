import Elections

/// A count: the readings of one pollster, contest and region, of which one stands for it in tables, charts and tallies.
public struct ComparedCount: Sendable {
    /// The reading that stands for it: one that was asked for and says most.
    public let best: Comparison
    /// Its other pages, in their order.
    public let others: [Comparison]

    /// Counts of some comparisons, in the order in which they first appear. A part of a sample is a count of its own.
    ///
    /// - Parameter comparisons: Comparisons of any contests.
    public static func all(_ comparisons: [Comparison]) -> [ComparedCount] {
        var pages: [[Comparison]] = []
        var place: [CountKey: Int] = [:]
        for comparison in comparisons {
            guard comparison.page != nil else {
                pages.append([comparison])
                continue
            }
            let key = CountKey(
                contest: comparison.contest, region: comparison.region, pollster: comparison.source)
            if let known = place[key] {
                pages[known].append(comparison)
            } else {
                place[key] = pages.count
                pages.append([comparison])
            }
        }
        return pages.map(ComparedCount.init)
    }

    private init(_ pages: [Comparison]) {
        let best = pages.indices.dropFirst().reduce(0) { best, index in
            pages[best].weight.lexicographicallyPrecedes(pages[index].weight) ? index : best
        }
        self.best = pages[best]
        others = pages.indices.filter { $0 != best }.map { pages[$0] }
    }
}

extension Comparison {
    /// What makes a page stand for its count: asked for, no repetition of another one, how much it says, finished.
    fileprivate var weight: [Int] {
        [isAside ? 0 : 1, repeatOf == nil ? 1 : 0, grade.says, stage == .final ? 1 : 0]
    }
}

extension Comparison.Grade {
    /// How much it says; a count is as good as the best of its pages.
    fileprivate var says: Int {
        switch self {
        case .tested: 2
        case .bounded: 1
        case .shown: 0
        }
    }
}
