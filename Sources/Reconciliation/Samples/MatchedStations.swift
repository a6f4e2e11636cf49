import Elections
import Estimation
import Ground
import Statistics

/// The stations of a sample found again in the official file: what was recorded differently, and how the gap
/// between quick count and official result splits.
///
/// A station is compared where both files have the votes of every pair; an empty cell is unknown and never 0.
/// Shares are fractions of the sum of the pairs' votes. Not evidence of who recorded a station rightly: the two
/// figures stand beside each other.
/// Source: difference estimator, Cochran (1977) ch. 7; Methods E1.
public struct MatchedStations: Sendable, Equatable, Codable {
    /// How the gap of one pair splits; all fractions of the valid votes, and they add up.
    public struct Split: Sendable, Equatable, Codable {
        /// Quick count minus official result.
        public var gap: Double
        /// Official figures of the compared stations, weighted, minus official result: the luck of the draw.
        public var samplingLuck: Double
        /// Quick count minus official figures of the same stations.
        public var recordingError: Double
        /// What the stations that could not be compared add to the quick count; 0 where all were.
        public var uncompared: Double
    }

    /// A station with other votes in the official file.
    public struct Difference: Sendable, Equatable, Codable {
        /// Rows of the sample and of the official file.
        public var row: Int
        public var officialRow: Int
        /// Votes of each pair as the sample and as the official file has them.
        public var votes: [Int]
        public var officialVotes: [Int]

        /// The pairs whose votes differ.
        public var pairs: [Choice] {
            votes.indices.filter { votes[$0] != officialVotes[$0] }.map { Choice(index: $0) }
        }

        /// Whether the official file has the same figures of the pairs in another order.
        public var isExchange: Bool {
            let pairs = pairs
            return pairs.count > 1
                && pairs.map { votes[$0.index] }.sorted() == pairs.map { officialVotes[$0.index] }.sorted()
        }
    }

    /// Stations with the same figures of the pairs in another order in the official file, by the pairs: those of most
    /// stations first.
    public var exchanges: [FindingKind.ExchangedPairs] {
        Dictionary(grouping: differences.filter(\.isExchange), by: \.pairs)
            .map { pairs, own in
                FindingKind.ExchangedPairs(pairs: pairs, stations: own.count)
            }
            .sorted { one, other in
                one.stations != other.stations
                    ? one.stations > other.stations : one.pairs.lexicographicallyPrecedes(other.pairs)
            }
    }

    /// A pair that is not among the first two, and stations that state it higher and lower in the official file.
    public struct PairDirection: Sendable, Equatable, Codable {
        public var pair: Choice
        public var overstated: Int
        public var understated: Int
        /// Exact sign test, two-sided.
        public var p: Double
    }

    /// Stations that arrived, and those of them that were compared.
    public var arrived: Int
    public var stations: Int
    /// Whether the official file lacks the votes of some station: its lead is then that of the others.
    public var isPartial: Bool
    public var differences: [Difference]
    public var discrepantStations: Int { differences.count }
    public var discrepantByPair: [Int]
    /// How the gaps split; empty where the official file is partial or the estimator is not a combined ratio.
    public var splits: [Split]
    /// Official shares corrected by what the sampled stations show, with standard errors.
    public var correctedShares: [Double]
    public var correctedErrors: [Double?]
    /// The official first pair and the second; equal for one pair.
    public var leader: Choice
    public var runnerUp: Choice
    /// Official and corrected lead of the first over the second, with the test that the official lead is right.
    public var lead: MatchedDifference.Lead
    public var officialLead: Double { lead.listed }
    public var correctedLead: Double { lead.corrected }
    public var correctedLeadInterval: Interval?
    /// Stations that state the lead of the official first pair higher and lower than the reading does, and
    /// the exact sign test of that direction.
    public var overstated: Int
    public var understated: Int
    public var directionP: Double
    /// The other pairs.
    public var otherDirections: [PairDirection]
    /// The most stations of the official file that may differ, at the level of the intervals; `nil` where stations
    /// were not drawn with equal chances, or the official file is partial.
    public var mostDiffering: Int?
    /// What the comparison says, at the levels of the options, all its tests together.
    public var verdict: Verdict
    public var reasons: [MatchedReason]

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: The official file.
    ///   - places: Where the stations that arrived stand there.
    ///   - isPartial: Whether stations are known to be missing from the official file.
    ///   - options: Levels of intervals and of the verdict.
    /// - Returns: `nil` where no station can be compared, or no station of the official file has a vote.
    /// - Throws: `EstimationError` where the design gives no variance.
    init?(
        _ sample: StationSample, official: StationTable, places: StationPlaces, isPartial: Bool = false,
        options: DecisionRule
    ) throws {
        let totals = MatchedStations.totals(official)
        let valid = totals.votes.reduce(0, +)
        guard valid > 0, places.places.contains(where: { if case .row = $0 { true } else { false } })
        else { return nil }
        let compared = places.places.map { place -> Int? in
            if case .row(let row) = place { row } else { nil }
        }
        let listed = official.votes.map { column in
            compared.map { row in row.flatMap { column[$0] }.map(Double.init) ?? Double.nan }
        }
        let isCompared = compared.map { $0 != nil }
        let within = { (columns: [[Double]]) in
            columns.map { column in column.indices.map { isCompared[$0] ? column[$0] : 0 } }
        }
        let own = { (columns: [[Double]]) in
            columns[0].indices.map { row in columns.reduce(0.0) { $0 + $1[row] } }
        }
        let (readings, listings) = (within(sample.votes), within(listed))
        arrived = compared.count
        stations = compared.count { $0 != nil }
        self.isPartial = isPartial || totals.stations < official.count
        differences = compared.indices.compactMap { index in
            guard let row = compared[index] else { return nil }
            let found = Difference(
                row: sample.received[index], officialRow: row,
                votes: sample.table.votes.compactMap { $0[sample.received[index]] },
                officialVotes: official.votes.compactMap { $0[row] })
            return found.votes == found.officialVotes ? nil : found
        }
        let matched = try MatchedDifference(
            design: sample.design, readings: readings + [own(readings)],
            listed: listings + [own(listings)], listedTotals: totals.votes + [valid],
            lonely: sample.policy)
        let shares = matched.listedShares
        discrepantByPair = matched.discrepantByChoice
        correctedShares = matched.correctedShares.values
        correctedErrors = matched.correctedShares.standardErrors
        let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
        let (first, second) = (order[0], order.count > 1 ? order[1] : order[0])
        (leader, runnerUp) = (Choice(index: first), Choice(index: second))
        lead = matched.lead(first, second)
        correctedLeadInterval = lead.interval(level: options.level)
        let direction = matched.direction(first, second)
        (overstated, understated, directionP) = direction
        otherDirections = order.dropFirst(2).sorted().map { pair in
            let found = matched.direction(of: pair)
            return PairDirection(
                pair: Choice(index: pair), overstated: found.overstated, understated: found.understated,
                p: found.p)
        }
        splits = []
        mostDiffering = nil
        (verdict, reasons) = (.notComparable, [])
        if !self.isPartial && sample.options.estimator == .combinedRatio {
            splits = try MatchedStations.splits(sample, readings, listings, shares, own)
        }
        if !self.isPartial && sample.hasEqualChances && stations <= official.count {
            mostDiffering = try Hypergeometric.mostMarked(
                discrepantStations, population: official.count, drawn: stations, level: options.level)
        }
        judge(options)
    }

    private static func splits(
        _ sample: StationSample, _ readings: [[Double]], _ listed: [[Double]], _ shares: [Double],
        _ own: ([[Double]]) -> [Double]
    ) throws -> [Split] {
        func ratios(_ columns: [[Double]]) throws -> [Double] {
            let bottom = sample.design.weightedSum(own(columns))
            guard bottom > 0 else { throw EstimationError.zeroDenominator }
            return columns.map { sample.design.weightedSum($0) / bottom }
        }
        let (quick, read, seen) = (try ratios(sample.votes), try ratios(readings), try ratios(listed))
        return shares.indices.map {
            Split(
                gap: quick[$0] - shares[$0], samplingLuck: seen[$0] - shares[$0],
                recordingError: read[$0] - seen[$0], uncompared: quick[$0] - read[$0])
        }
    }

    /// Votes of each pair in the stations that have them for every pair, and how many those are.
    private static func totals(_ official: StationTable) -> (votes: [Double], stations: Int) {
        var sums = [Int](repeating: 0, count: official.votes.count)
        var stations = 0
        for row in 0..<official.count where official.votes.allSatisfy({ $0[row] != nil }) {
            stations += 1
            for (pair, votes) in official.votes.enumerated() { sums[pair] += votes[row] ?? 0 }
        }
        return (sums.map(Double.init), stations)
    }
}
