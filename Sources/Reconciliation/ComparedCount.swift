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
        pages(of: comparisons).map { ComparedCount(comparisons, $0) }
    }

    /// Pages of counts that give turnout or invalid ballots, as ``ComparedCount/measured`` has them. Nothing else is copied.
    ///
    /// - Parameter comparisons: Comparisons of any contests.
    public static func measured(_ comparisons: [Comparison]) -> [Comparison] {
        measured(comparisons, pages(of: comparisons)) { _ in true }
    }

    /// The same of counts by the places of their pages, if some page has a figure that is meant.
    static func measured(
        _ comparisons: [Comparison], _ pages: [[Int]], where isMeant: (Comparison.Measure) -> Bool
    ) -> [Comparison] {
        pages.filter { $0.contains { comparisons[$0].measures.contains(where: isMeant) } }
            .flatMap { ComparedCount(comparisons, $0).measured }
    }

    /// A count by the places of its pages, that of the page which stands for it first.
    init(_ comparisons: [Comparison], _ pages: [Int]) {
        best = comparisons[pages[0]]
        others = pages.dropFirst().sorted().map { comparisons[$0] }
    }

    /// Places of the pages of each count, that of the page which stands for it first. Nothing is copied: comparisons are large.
    ///
    /// - Parameter comparisons: Comparisons of any contests.
    public static func pages(of comparisons: [Comparison]) -> [[Int]] {
        var pages: [[Int]] = []
        var place: [CountKey: Int] = [:]
        for index in comparisons.indices {
            guard let kind = comparisons[index].page?.sourceKind else {
                pages.append([index])
                continue
            }
            let key = CountKey(
                contest: comparisons[index].contest, region: comparisons[index].region,
                pollster: comparisons[index].source, kind: kind)
            if let known = place[key] {
                let isBetter = comparisons[pages[known][0]].weight.lexicographicallyPrecedes(
                    comparisons[index].weight)
                pages[known].insert(index, at: isBetter ? 0 : pages[known].count)
            } else {
                place[key] = pages.count
                pages.append([index])
            }
        }
        return pages
    }
}

extension [Comparison] {
    /// Counts of the whole place of a contest, and those of single regions of it that stand beside them. Where none of the whole
    /// of its contest is tested, those of regions are the counts.
    public var byPlace: (whole: [Comparison], parts: [Comparison]) {
        let (whole, parts) = places([Int](0..<count))
        return (whole.map { self[$0] }, parts.map { self[$0] })
    }

    /// The same of some of them, by their places.
    func places(_ counts: [Int]) -> (whole: [Int], parts: [Int]) {
        var contests: Set<String> = []
        for place in counts where !self[place].isOfPart && self[place].isTested {
            contests.insert(self[place].contest)
        }
        let isPart = { (place: Int) in self[place].isOfPart && contests.contains(self[place].contest) }
        return (counts.filter { !isPart($0) }, counts.filter(isPart))
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
