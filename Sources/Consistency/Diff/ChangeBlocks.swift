import Elections
import Statistics

/// Regions whose changes favour one pair more than votes and the other changes around them explain.
///
/// The question is that of ``ExpectedSplit``, asked within each region: against changes that strike the votes of all
/// pairs in proportion, station by station. Of a region's changes so many favour the pair; under that split each does
/// with a probability of its own, read off the station's votes (`ChangeSides`), and their number has the
/// Poisson-binomial distribution. Slips that strike every figure alike favour the pair in all regions at one rate; then
/// the number has, given that of the region around it, the hypergeometric distribution (Fisher 1935). The p-value of a
/// region is the larger of the two: a block is beyond both (an intersection-union test, Berger 1982). Both are one-sided;
/// with more than `most` changes the normal distribution stands for the Poisson-binomial one.
///
/// A region is held against the smallest region around it that has at least 50 other changes, else against the whole
/// count. Tests of one level are one family (Methods C8), without those that could not be beyond chance whatever the
/// changes were (Tarone 1990; Gilbert 2005). It says that changes stand together more than chance has them, not why: a
/// recount of one district does the same.
public struct ChangeBlocks: Sendable {
    /// A test of one region.
    public struct Block: Sendable, Equatable {
        /// Position of the region's level.
        public let level: Int
        /// Number of the region.
        public let unit: Int
        public let favour: Favour
        /// Changes of the region that favour the pair, and all changes of votes there.
        public let favouring: Int
        public let counted: Int
        /// Position of the level of the region around it; −1 for the whole count.
        public let levelAround: Int
        /// The same for the region around it, this one included.
        public let favouringAbove: Int
        public let countedAbove: Int
        /// Probability of so many or more by chance, the larger of the two tests.
        public let p: Double
        /// How many of the region's changes would favour the pair if they struck votes in proportion.
        public let inProportion: Double
        /// The same adjusted by Benjamini and Hochberg (1995) over all tests of the level.
        public internal(set) var pAdjusted: Double = 1
        /// The same adjusted by Holm (1979).
        public internal(set) var pHolm: Double = 1
        /// Tests of the level.
        var family = 1
        /// Smallest p-value that any changes of as many stations could have.
        let least: Double
        /// Positions of the region's stations in the diff, and of those of the region around it.
        let stations: Range<Int>
        let stationsAround: Range<Int>

        /// How many of the region's changes would favour the pair at the rate of the region around it.
        public var expected: Double { Double(counted) * Double(favouringAbove) / Double(countedAbove) }
    }

    /// Regions with fewer counted changes are not tested, nor those that leave fewer to the rest of the count.
    public static let fewest = 5
    /// Other changes that a region around another should have, so that they can tell what is usual there.
    private static let enoughOthers = 50

    /// All tests, by level, then by what is favoured, then in the order of the codes.
    public let blocks: [Block]
    /// What nearly all changes of the count favour; `nil` where there is no such thing.
    public let oneWay: OneWay?
    private let sides: [Favour: ChangeSides]
    /// Stations with changes of votes that count for no pair, in the order of the diff: `UncountedChanges`.
    private let exchanged: [Int]
    private let unknown: [Int]
    /// The first two pairs of the newer count; `nil` with fewer than two.
    public let leaders: (first: Choice, second: Choice)?

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - regions: Changes of all levels.
    /// - Throws: `StatisticsError` where GSL gives up.
    init(_ diff: StationDiff, regions: RegionChanges) throws {
        let votes = ChangeBlocks.votes(diff)
        let ranked = ChangeBlocks.ranking(diff, regions, votes)
        guard ranked.count >= 2 else {
            (blocks, leaders, oneWay, sides) = ([], nil, nil, [:])
            (exchanged, unknown) = ([], [])
            return
        }
        leaders = (ranked[0], ranked[1])
        // With two pairs the lead says what the shares say.
        let favours: [Favour] =
            ranked.count > 2
            ? votes.indices.map { .share(of: Choice(index: $0)) }
            : [.lead(ranked[0], over: ranked[1]), .lead(ranked[1], over: ranked[0])]
        var blocks: [Block] = []
        let inOrder = ChangeSides.exchangesInOrder(diff, votes)
        exchanged = inOrder.sorted()
        unknown = ChangeSides.unknown(diff, votes)
        let sides = favours.map { ChangeSides(diff, votes, pair: $0.pair, inOrder: inOrder) }
        for depth in 1..<max(1, regions.levels.count) {
            var family: [Block] = []
            for (index, favour) in favours.enumerated() {
                family += try ChangeBlocks.tests(regions, depth, favour, sides[index])
            }
            family = ChangeBlocks.testable(family)
            let adjusted = PValueAdjustment.benjaminiHochberg.adjust(family.map(\.p))
            let holm = PValueAdjustment.holm.adjust(family.map(\.p))
            for index in family.indices {
                family[index].pAdjusted = adjusted[index]
                family[index].pHolm = holm[index]
                family[index].family = family.count
            }
            blocks += family
        }
        self.blocks = blocks
        oneWay = try ChangeBlocks.oneWay(favours, sides, diff.count)
        self.sides = Dictionary(uniqueKeysWithValues: zip(favours, sides))
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
    private static func ranking(_ diff: StationDiff, _ regions: RegionChanges, _ votes: [Int]) -> [Choice] {
        let sums = votes.enumerated().map { pair, measure in
            let place = diff.join.oldSums.measures.firstIndex(of: diff.measures[measure])
            return (place.map { diff.join.oldSums.total.sum($0, 0) } ?? 0)
                + regions.levels[0][0].total[measure]
        }
        return sums.indices.sorted { (sums[$1], $0) < (sums[$0], $1) }.map { Choice(index: $0) }
    }

    /// Change of a lead at a station; `nil` where it is unknown.
    static func lead(_ diff: StationDiff, _ station: Int, _ first: Int, _ second: Int) -> Int? {
        guard case (let old?, let new?) = diff.values(first, station),
            case (let other?, let next?) = diff.values(second, station)
        else { return nil }
        return (new - next) - (old - other)
    }

    private static func tests(
        _ regions: RegionChanges, _ depth: Int, _ favour: Favour, _ sides: ChangeSides
    ) throws -> [Block] {
        var blocks: [Block] = []
        var places = [Int](repeating: 0, count: depth)
        for region in regions.levels[depth] {
            for upper in 0..<depth {
                while regions.levels[upper][places[upper]].stations.upperBound < region.stations.upperBound {
                    places[upper] += 1
                }
            }
            let own = sides.tally(region.stations)
            guard own.counted >= fewest else { continue }
            let around = (0..<depth).reversed().first { upper in
                let whole = sides.tally(regions.levels[upper][places[upper]].stations)
                return whole.counted - own.counted >= (upper == 0 ? fewest : enoughOthers)
            }
            guard let around else { continue }
            let whole = sides.tally(regions.levels[around][places[around]].stations)
            blocks.append(
                Block(
                    level: depth - 1, unit: region.unit, favour: favour, favouring: own.favouring,
                    counted: own.counted, levelAround: around - 1, favouringAbove: whole.favouring,
                    countedAbove: whole.counted,
                    p: max(try p(own, whole), try sides.inProportion(own.favouring, [region.stations])),
                    inProportion: sides.expected(region.stations),
                    least: max(
                        try p((min(own.counted, whole.favouring), own.counted), whole),
                        sides.least(region.stations)),
                    stations: region.stations,
                    stationsAround: regions.levels[around][places[around]].stations))
        }
        return blocks
    }

    /// The tests that could be beyond chance: the most among them such that each could be, were it adjusted for
    /// all of them (Tarone 1990).
    private static func testable(_ family: [Block]) -> [Block] {
        let least = family.map(\.least).sorted()
        var size = 1
        // Sorted: more than so many are small enough where the next one is.
        while size < least.count, least[size] <= DiffFindings.level / Double(size) { size += 1 }
        return family.filter { $0.least <= DiffFindings.level / Double(size) }
    }

    private static func p(_ own: ChangeSides.Count, _ whole: ChangeSides.Count) throws -> Double {
        min(
            1,
            try Hypergeometric.upperTail(
                own.favouring - 1, marked: whole.favouring, unmarked: whole.counted - whole.favouring,
                drawn: own.counted))
    }

    /// Blocks beyond chance where they arise: of regions within each other the smallest, those around it only if
    /// what it leaves of them is beyond chance too, and others only if they are so without the changes of less
    /// likely blocks, beside which all changes elsewhere seem to favour the other pairs.
    ///
    /// - Parameter level: Largest p-value adjusted by Benjamini and Hochberg.
    /// - Returns: By level, then by code.
    /// - Throws: `StatisticsError` where GSL gives up.
    public func beyondChance(_ level: Double) throws -> [Block] {
        let found = blocks.filter { $0.pAdjusted <= level }
        var kept: [Block] = []
        for block in found.sorted(by: { ($1.level, $0.p) < ($0.level, $1.p) }) {
            let within = kept.filter {
                $0.favour == block.favour && block.stations.contains($0.stations.lowerBound)
            }
            if try within.isEmpty || isBeyondChance(block, without: within, level) { kept.append(block) }
        }
        var confirmed: [Block] = []
        for block in kept.sorted(by: { ($0.p, $1.level) < ($1.p, $0.level) }) {
            let elsewhere = confirmed.filter {
                !block.stations.overlaps($0.stations) && block.stationsAround.contains($0.stations.lowerBound)
            }
            if try elsewhere.isEmpty || isBeyondChance(block, beside: elsewhere, level) {
                confirmed.append(block)
            }
        }
        return confirmed.sorted { ($0.level, $0.stations.lowerBound) < ($1.level, $1.stations.lowerBound) }
    }

    /// Whether a region's changes are beyond chance also beside those around it without some blocks.
    private func isBeyondChance(_ block: Block, beside others: [Block], _ level: Double) throws -> Bool {
        guard let sides = sides[block.favour] else { return true }
        var whole: ChangeSides.Count = (block.favouringAbove, block.countedAbove)
        for other in others {
            let tally = sides.tally(other.stations)
            whole = (whole.favouring - tally.favouring, whole.counted - tally.counted)
        }
        guard whole.counted - block.counted >= ChangeBlocks.fewest else { return false }
        let p = max(
            try ChangeBlocks.p((block.favouring, block.counted), whole),
            try sides.inProportion(block.favouring, [block.stations]))
        return p * Double(block.family) <= level
    }

    /// Whether a region's changes are beyond chance also without those of some regions in it.
    private func isBeyondChance(_ block: Block, without within: [Block], _ level: Double) throws -> Bool {
        let (favouring, counted) = (
            within.reduce(0) { $0 + $1.favouring }, within.reduce(0) { $0 + $1.counted }
        )
        let rest = (favouring: block.favouring - favouring, counted: block.counted - counted)
        guard rest.counted >= ChangeBlocks.fewest else { return false }
        let whole = (
            favouring: block.favouringAbove - favouring, counted: block.countedAbove - counted
        )
        guard let sides = sides[block.favour] else { return true }
        let own = ChangeBlocks.without(within.map(\.stations), block.stations)
        let p = max(try ChangeBlocks.p(rest, whole), try sides.inProportion(rest.favouring, own))
        return p * Double(block.family) <= level
    }

    /// What ranges within another leave of it.
    private static func without(_ within: [Range<Int>], _ whole: Range<Int>) -> [Range<Int>] {
        var (left, start): ([Range<Int>], Int) = ([], whole.lowerBound)
        for range in within.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if start < range.lowerBound { left.append(start..<range.lowerBound) }
            start = max(start, range.upperBound)
        }
        return start < whole.upperBound ? left + [start..<whole.upperBound] : left
    }

    /// Changes that are not counted at some stations of the diff.
    func leftOut(_ stations: Range<Int>) -> UncountedChanges {
        UncountedChanges(
            exchanged: exchanged.count(where: stations.contains),
            unknown: unknown.count(where: stations.contains))
    }

    /// What nearly all changes favour.
    public struct OneWay: Sendable, Equatable {
        public let favour: Favour
        public let favouring: Int
        public let counted: Int
        /// Probability of so many or more if a change favoured the pair or the contrary with even odds, or in proportion to
        /// votes where that is more, times the number of pairs.
        public let p: Double
    }

    /// Part of all changes, in percent, and probability, from which on all are said to go one way.
    private static let (mostPercent, leastLikely) = (90, 0.001)

    /// The sign test (Arbuthnott 1710), for counts whose changes nearly all favour one pair: in others it would
    /// only measure that pairs with more votes have more to correct.
    private static func oneWay(
        _ favours: [Favour], _ sides: [ChangeSides], _ stations: Int
    ) throws -> OneWay? {
        var best: OneWay?
        for (favour, side) in zip(favours, sides) {
            let whole = side.tally(0..<stations)
            guard whole.counted >= fewest, 100 * whole.favouring >= mostPercent * whole.counted else {
                continue
            }
            let p = max(
                Binomial.upperTail(whole.favouring - 1, p: 0.5, n: whole.counted),
                try side.inProportion(whole.favouring, [0..<stations]))
            let adjusted = min(1, p * Double(favours.count))
            guard adjusted <= leastLikely, adjusted < best?.p ?? .infinity else { continue }
            best = OneWay(
                favour: favour, favouring: whole.favouring, counted: whole.counted, p: adjusted)
        }
        return best
    }
}
