/// Votes of a whole that has no result, added up over the regions below it.
public struct RegionsSum: Sendable, Equatable {
    /// Regions that have a result.
    public let regions: Int
    /// Sums by choice.
    public let votes: [Choice: Int]
    /// Regions of `regions.csv` below the whole that have none.
    public let absent: [RegionCode]

    public init(regions: Int, votes: [Choice: Int], absent: [RegionCode]) {
        (self.regions, self.votes, self.absent) = (regions, votes, absent)
    }
}

/// Results of regions that are the sum of some of the regions below them: the rest is not in yet.
///
/// A total that is exactly the sum of those regions that have figures, while `regions.csv` lists another one, is no result of
/// the whole, whatever it is called. A region where nobody voted has rows with 0 votes.
struct SumsOfSome {
    /// Regions below each result that are not in it, in the order of `regions.csv`; only those that lack some.
    let lacking: [ElectionIndex.Place: [RegionCode]]
    /// What the regions of wholes add up to that have no result of their own.
    let sums: [ElectionIndex.Place: RegionsSum]

    /// Regions above a region are at most so many; more are a circle.
    private static let deepest = 20

    /// - Parameters:
    ///   - regions: All regions of the folder.
    ///   - parents: The region above each region that has one.
    ///   - wholes: The region that each contest elects for.
    ///   - rows: Primary rows by contest and region.
    init(
        regions: [RegionCode], parents: [RegionCode: RegionCode], wholes: [String: RegionCode],
        rows: [ElectionIndex.Place: [RecapRow]]
    ) {
        // Without parents all regions are those of the one whole; whose they are is not known where there are several, or where codes
        // have levels of their own.
        let whole = Set(wholes.values).count == 1 ? wholes.values.first : nil
        let isFlat = parents.isEmpty && whole.map { $0.assumedLevel == nil } ?? false
        guard isFlat || !parents.isEmpty else {
            (lacking, sums) = ([:], [:])
            return
        }
        let children = Dictionary(grouping: regions.filter { parents[$0] != nil }) { parents[$0] ?? $0 }
        var lacking: [ElectionIndex.Place: [RegionCode]] = [:]
        var sums: [ElectionIndex.Place: RegionsSum] = [:]
        for (contest, places) in Dictionary(grouping: rows.keys, by: \.contest) where places.count > 1 {
            let votes = Dictionary(
                uniqueKeysWithValues: places.compactMap { place in
                    SumsOfSome.votes(rows[place] ?? []).map { (place.region, $0) }
                })
            let below = { (region: RegionCode) -> [RegionCode] in
                if isFlat { return region == whole ? regions.filter { $0 != region } : [] }
                return children[region] ?? []
            }
            // Regions with a result somewhere below them.
            var above: Set<RegionCode> = []
            for region in votes.keys {
                var current = region
                for _ in 0..<SumsOfSome.deepest {
                    guard let parent = isFlat ? whole : parents[current], parent != current,
                        above.insert(parent).inserted
                    else { break }
                    current = parent
                }
            }
            for (region, own) in votes where above.contains(region) {
                var sum = Sum()
                sum.add(below(region), votes: votes, above: above, below: below, depth: 0)
                if sum.isKnown, sum.regions > 1, sum.votes == own, !sum.absent.isEmpty,
                    own.values.contains(where: { $0 > 0 })
                {
                    lacking[ElectionIndex.Place(contest: contest, region: region)] = sum.absent
                }
            }
            if let region = wholes[contest], above.contains(region),
                case let place = ElectionIndex.Place(contest: contest, region: region), rows[place] == nil
            {
                var sum = Sum()
                sum.add(below(region), votes: votes, above: above, below: below, depth: 0)
                let areAlike = sum.choices.count == 1
                guard sum.isKnown, areAlike, sum.regions > 1 else { continue }
                sums[place] = RegionsSum(regions: sum.regions, votes: sum.votes, absent: sum.absent)
            }
        }
        (self.lacking, self.sums) = (lacking, sums)
    }

    /// Votes of a region by choice; `nil` where one is not known.
    private static func votes(_ rows: [RecapRow]) -> [Choice: Int]? {
        var votes: [Choice: Int] = [:]
        for row in rows {
            guard let count = row.votes else { return nil }
            votes[row.choice] = count
        }
        return votes
    }

    /// What the regions below one add up to.
    private struct Sum {
        var votes: [Choice: Int] = [:]
        /// Regions with a result, and the choices that they give.
        var regions = 0
        var choices: Set<[Choice]> = []
        /// Regions without one, of which none below has one either.
        var absent: [RegionCode] = []
        var isKnown = true

        mutating func add(
            _ children: [RegionCode], votes known: [RegionCode: [Choice: Int]], above: Set<RegionCode>,
            below: (RegionCode) -> [RegionCode], depth: Int
        ) {
            guard depth < SumsOfSome.deepest else {
                isKnown = false
                return
            }
            for child in children {
                if let own = known[child] {
                    regions += 1
                    choices.insert(own.keys.sorted())
                    for (choice, count) in own {
                        let (sum, overflow) = votes[choice, default: 0].addingReportingOverflow(count)
                        votes[choice] = sum
                        if overflow { isKnown = false }
                    }
                } else if above.contains(child) {
                    add(below(child), votes: known, above: above, below: below, depth: depth + 1)
                } else {
                    absent.append(child)
                }
            }
        }
    }
}
