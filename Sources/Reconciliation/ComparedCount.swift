import Elections

/// A count: the readings of one pollster, contest and region, of which one stands for it in tables, charts and tallies.
public struct ComparedCount: Sendable {
    /// The reading that stands for it: one that was asked for and says most.
    public let best: Comparison
    /// Its other pages, in their order.
    public let others: [Comparison]

    /// Its pages that give turnout or invalid ballots, each figure once: those that are tested before others, then those of the
    /// page that stands for it.
    public var measured: [Comparison] {
        var pages = ([best] + others).filter { !$0.isAside }
        var told: [MeasuredFigure] = []
        for isTested in [true, false] {
            for place in pages.indices {
                pages[place].measures.removeAll { made in
                    (made.interval != nil) == isTested
                        && told.contains { ($0.measure, $0.base) == (made.figure.measure, made.figure.base) }
                }
                told += pages[place].measures.filter { ($0.interval != nil) == isTested }.map(\.figure)
            }
        }
        return pages.filter { !$0.measures.isEmpty }
    }

    /// Counts of some comparisons, in the order in which they first appear. A part of a sample is a count of its own.
    ///
    /// - Parameter comparisons: Comparisons of any contests.
    public static func all(_ comparisons: [Comparison]) -> [ComparedCount] {
        var pages: [[Int]] = []
        var place: [CountKey: Int] = [:]
        for (index, comparison) in comparisons.enumerated() {
            guard let page = comparison.page else {
                pages.append([index])
                continue
            }
            let key = CountKey(
                contest: comparison.contest, region: comparison.region, pollster: comparison.source,
                kind: page.sourceKind)
            if let known = place[key] {
                pages[known].append(index)
            } else {
                place[key] = pages.count
                pages.append([index])
            }
        }
        return pages.map { ComparedCount(comparisons, $0) }
    }

    /// - Parameters:
    ///   - all: Comparisons.
    ///   - pages: Which of them are pages of the count, one or more.
    private init(_ all: [Comparison], _ pages: [Int]) {
        let best = pages.dropFirst().reduce(pages[0]) { best, index in
            all[best].weight.lexicographicallyPrecedes(all[index].weight) ? index : best
        }
        self.best = all[best]
        others = pages.count == 1 ? [] : pages.filter { $0 != best }.map { all[$0] }
    }
}

extension [Comparison] {
    /// Counts of the whole place of a contest, and those of single regions of it that stand beside them. Where none of the whole
    /// of its contest is tested, those of regions are the counts.
    public var byPlace: (whole: [Comparison], parts: [Comparison]) {
        let contests = Set(filter { !$0.isOfPart && $0.isTested }.map(\.contest))
        let isPart = { (comparison: Comparison) in
            comparison.isOfPart && contests.contains(comparison.contest)
        }
        return (filter { !isPart($0) }, filter(isPart))
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
