import Elections
import Statistics

/// Regions whose changes favour one pair more often than the other changes of the region above them.
///
/// Of the changed stations of a region, some favour the pair and some do not. If it is chance in which
/// districts the favourable ones lie, their number in a district has the hypergeometric distribution; the test
/// is exact and one-sided (Fisher 1935). Tests of one level are one family (METHODS part C8). It says that
/// changes stand together more than chance has them, not why: a recount of one district does the same.
public struct ChangeBlocks: Sendable {
    /// What a change is counted for.
    public enum Favour: Sendable, Hashable {
        /// It moves the lead of one pair over another, the first two of the whole count, towards the former.
        case lead(of: Int, over: Int)
        /// It raises the pair's share of the station's votes.
        case share(of: Int)

        /// The pair that is favoured, from 0.
        public var pair: Int {
            switch self {
            case .lead(let pair, _), .share(let pair): pair
            }
        }

        /// What favourable changes do, in words: `move the lead of pair 1 over pair 2 up`.
        ///
        /// - Parameter count: How many changes do.
        public func text(_ count: Int) -> Bilingual {
            switch self {
            case .lead(let pair, let other):
                Bilingual(
                    en:
                        "\(CountText.agreeing(count, "moves", "move")) the lead of pair \(pair + 1) over pair \(other + 1) up",
                    id: "menaikkan keunggulan pasangan nomor \(pair + 1) atas pasangan nomor \(other + 1)")
            case .share(let pair):
                Bilingual(
                    en: "\(CountText.agreeing(count, "raises", "raise")) the share of pair \(pair + 1)",
                    id: "menaikkan persentase pasangan nomor \(pair + 1)")
            }
        }
    }

    /// A test of one region.
    public struct Block: Sendable, Equatable {
        /// Position of the region's level.
        public let level: Int
        /// Number of the region.
        public let unit: Int
        public let favour: Favour
        /// Changes of the region that favour the pair, and all that favour it or the contrary.
        public let favouring: Int
        public let counted: Int
        /// The same for the region above, this one included.
        public let favouringAbove: Int
        public let countedAbove: Int
        /// Probability of so many or more by chance.
        public let p: Double
        /// The same adjusted by Benjamini and Hochberg (1995) over all tests of the level.
        public internal(set) var pAdjusted: Double = 1
        /// The same adjusted by Holm (1979).
        public internal(set) var pHolm: Double = 1

        /// How many of the region's changes would favour the pair at the rate of the region above.
        public var expected: Double { Double(counted) * Double(favouringAbove) / Double(countedAbove) }
    }

    /// Regions with fewer counted changes are not tested, nor those that leave fewer to the rest of the region
    /// above.
    public static let fewest = 5

    /// All tests, by level, then by what is favoured, then in the order of the codes.
    public let blocks: [Block]
    /// The first two pairs of the newer count, from 0; `nil` with fewer than two.
    public let leaders: (first: Int, second: Int)?

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - regions: Changes of all levels.
    /// - Throws: `StatisticsError` where GSL gives up.
    init(_ diff: StationDiff, regions: RegionChanges) throws {
        let votes = ChangeBlocks.votes(diff)
        let ranked = ChangeBlocks.ranking(diff, regions, votes)
        guard ranked.count >= 2 else {
            (blocks, leaders) = ([], nil)
            return
        }
        leaders = (ranked[0], ranked[1])
        var favours: [Favour] = [
            .lead(of: ranked[0], over: ranked[1]), .lead(of: ranked[1], over: ranked[0]),
        ]
        // With two pairs a share says what the lead says.
        if ranked.count > 2 { favours += votes.indices.map(Favour.share) }
        let signs = favours.map { favour in
            (0..<diff.count).map { ChangeBlocks.sign(diff, $0, favour, votes) }
        }
        var blocks: [Block] = []
        for depth in 1..<max(1, regions.levels.count) {
            var family: [Block] = []
            for (index, favour) in favours.enumerated() {
                family += try ChangeBlocks.tests(regions, depth, favour, signs[index])
            }
            let adjusted = PValueAdjustment.benjaminiHochberg.adjust(family.map(\.p))
            let holm = PValueAdjustment.holm.adjust(family.map(\.p))
            for index in family.indices {
                family[index].pAdjusted = adjusted[index]
                family[index].pHolm = holm[index]
            }
            blocks += family
        }
        self.blocks = blocks
    }

    /// Positions of the votes of the pairs among the measures, in the order of their numbers.
    ///
    /// - Parameter diff: The stations that differ.
    public static func votes(_ diff: StationDiff) -> [Int] {
        diff.measures.indices.filter { index in
            if case .votes = diff.measures[index] { true } else { false }
        }
    }

    /// Pairs by their votes in the newer count, the larger first; equal ones by their numbers.
    private static func ranking(_ diff: StationDiff, _ regions: RegionChanges, _ votes: [Int]) -> [Int] {
        let sums = votes.enumerated().map { pair, measure in
            let place = diff.join.oldSums.measures.firstIndex(of: diff.measures[measure])
            return (place.map { diff.join.oldSums.total.sum($0, 0) } ?? 0)
                + regions.levels[0][0].total[measure]
        }
        return sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }
    }

    /// 1 where a change favours, −1 where it does the contrary, 0 where it does neither.
    private static func sign(_ diff: StationDiff, _ station: Int, _ favour: Favour, _ votes: [Int]) -> Int8 {
        guard diff.kinds[station] == .changed else { return 0 }
        switch favour {
        case .lead(let first, let second):
            return Int8((lead(diff, station, votes[first], votes[second]) ?? 0).signum())
        case .share(let pair):
            var (before, after) = (0, 0)
            for measure in votes {
                guard case (let old?, let new?) = diff.values(measure, station) else { return 0 }
                before += old
                after += new
            }
            guard case (let old?, let new?) = diff.values(votes[pair], station) else { return 0 }
            // new / after − old / before, without rounding.
            return Int8((new * before - old * after).signum())
        }
    }

    /// Change of a lead at a station; `nil` where it is unknown.
    static func lead(_ diff: StationDiff, _ station: Int, _ first: Int, _ second: Int) -> Int? {
        guard case (let old?, let new?) = diff.values(first, station),
            case (let other?, let next?) = diff.values(second, station)
        else { return nil }
        return (new - next) - (old - other)
    }

    private static func tests(
        _ regions: RegionChanges, _ depth: Int, _ favour: Favour, _ signs: [Int8]
    ) throws -> [Block] {
        func tally(_ range: Range<Int>) -> (favouring: Int, counted: Int) {
            range.reduce(into: (0, 0)) { tally, station in
                tally.0 += signs[station] > 0 ? 1 : 0
                tally.1 += signs[station] != 0 ? 1 : 0
            }
        }
        var blocks: [Block] = []
        var place = 0
        for above in regions.levels[depth - 1] {
            let whole = tally(above.stations)
            while place < regions.levels[depth].count,
                regions.levels[depth][place].stations.upperBound <= above.stations.upperBound
            {
                let region = regions.levels[depth][place]
                place += 1
                guard region.stations.count >= fewest else { continue }
                let own = tally(region.stations)
                guard own.counted >= fewest, whole.counted - own.counted >= fewest else { continue }
                let p = try Hypergeometric.upperTail(
                    own.favouring - 1, marked: whole.favouring,
                    unmarked: whole.counted - whole.favouring, drawn: own.counted)
                blocks.append(
                    Block(
                        level: depth - 1, unit: region.unit, favour: favour, favouring: own.favouring,
                        counted: own.counted, favouringAbove: whole.favouring,
                        countedAbove: whole.counted, p: min(1, p)))
            }
        }
        return blocks
    }
}
