// What is worth knowing about a sample beside its comparisons.
extension FindingKind {
    /// What is worth knowing about a sample beside its comparisons.
    public enum Sample: Sendable, Hashable, Codable {
        /// Sampled stations whose pairs do not sum to the valid votes.
        case votesDoNotSum(stations: Int)
        /// Regions about which nothing is said.
        case regionsNotSampled([String])
        /// Regions of which so many stations were drawn and none has arrived.
        case regionsNotArrived([String], stations: Int)
        /// Strata of which nothing has arrived, with their stations and those of all strata where a frame tells them, and regions
        /// that lie partly in them; `nil` where nothing tells these.
        case strataNotArrived([String], stations: Int?, of: Int?, partly: [String]?)
        case regionsWithoutVotes([String])
        case regionsTooFew([String], least: Int, areClusters: Bool)
        /// Regions where only a gap of more than so many points would be seen.
        case regionsTooThin([String], points: Int)
        /// Why the gap does not split under an estimator of another quantity: the mean of shares, or separate ratios.
        case gapNotSplit(isMean: Bool)
        /// The estimate takes its valid votes from the official file.
        case ratioBorrows
        /// Stations with other votes in the official file, and those whose pairs stand in another order.
        case stationsDiffer(stations: Int, of: Int, exchanges: [ExchangedPairs])
        /// Stations that state the lead of one pair over another higher and lower in the official file.
        case leadDirection(leader: Choice, runnerUp: Choice, higher: Int, lower: Int, p: Double)
        case pairDirection(pair: Choice, more: Int, fewer: Int, p: Double)
        /// The official lead and the corrected one with its interval and the level of it, fractions.
        case leadCorrected(
            official: Double, corrected: Double, low: Double?, high: Double?, level: Double,
            isApproximate: Bool)
        /// A station with both figures of each pair that differs.
        case stationDiffers(station: String, figures: [PairFigures], sampleLine: Int)

        var code: String {
            switch self {
            case .votesDoNotSum: "sample-votes-sum"
            case .regionsNotSampled: "region-not-sampled"
            case .regionsNotArrived: "region-not-arrived"
            case .strataNotArrived: "stratum-not-arrived"
            case .regionsWithoutVotes: "region-without-votes"
            case .regionsTooFew: "region-too-few-stations"
            case .regionsTooThin: "region-too-thin"
            case .gapNotSplit: "matched-not-split"
            case .ratioBorrows: "separate-ratio-borrows"
            case .stationsDiffer: "stations-differ"
            case .leadDirection: "stations-differ-direction"
            case .pairDirection: "stations-differ-pair"
            case .leadCorrected: "lead-corrected"
            case .stationDiffers: "station-differs"
            }
        }
    }

    /// What the official file beside a sample lacks, or has twice.
    public enum Official: Sendable, Hashable, Codable {
        case partial(PartialFile)
        /// The two files name stations by other columns.
        case notNamedAlike(sampleColumns: String, officialColumns: String)
        /// Numbers of stations are written otherwise in the official file and taken as the same, such as one.
        case numbersWrittenOtherwise(NumberNames.Pair)
        /// No sampled station has votes in the official file.
        case noneCompared
        /// Sampled stations that the official file lacks; all of them or some.
        case notOfficial(stations: [String], areAll: Bool, alike: [AlikeNames])
        /// Sampled stations that stand twice in the official file.
        case standTwice(stations: [String])
        /// Sampled stations without votes in the official file.
        case unfilled(stations: [String])
        /// Stations of the file with 0 in every figure where the sample has votes at some, named; of all these
        /// `confirmed` are those at which the sample has 0 too.
        case notEntered(stations: Int, seen: [String], confirmed: Int)
        /// Stations of the file with 0 in every figure that nothing speaks against; `confirmed` as above.
        case allZero(stations: Int, confirmed: Int)
        /// Stations that the official file counts more than once, in or out of the sample, and how many of the sample.
        case countedTwice(stations: [RepeatedStation], regions: [String]?, sampled: Int)

        var code: String {
            switch self {
            case .partial: "official-partial"
            case .notNamedAlike: "stations-not-named-alike"
            case .numbersWrittenOtherwise: "station-numbers-alike"
            case .noneCompared: "stations-not-compared"
            case .notOfficial: "station-not-official"
            case .standTwice: "official-station-twice"
            case .unfilled: "official-station-unfilled"
            case .notEntered: "official-not-entered"
            case .allZero: "official-all-zero"
            case .countedTwice: "duplicate-key"
            }
        }
    }

    /// Stations where the votes of the same pairs stand in another order.
    public struct ExchangedPairs: Sendable, Hashable, Codable {
        public var pairs: [Choice]
        public var stations: Int

        public init(pairs: [Choice], stations: Int) {
            self.pairs = pairs
            self.stations = stations
        }
    }

    /// Votes of a pair as the sample and as the official file have them.
    public struct PairFigures: Sendable, Hashable, Codable {
        public var pair: Choice
        public var sample: Int
        public var official: Int

        public init(pair: Choice, sample: Int, official: Int) {
            self.pair = pair
            self.sample = sample
            self.official = official
        }
    }

    /// What an official file lacks, and where nothing is compared because of it.
    public struct PartialFile: Sendable, Hashable, Codable {
        /// Stations without votes of every pair, of so many, with the voters on their lists; so many have no list.
        public var stations: Int
        public var of: Int
        public var voters: Int
        public var withoutList: Int
        /// Stations of the frame that are not listed.
        public var unlisted: Int
        /// Stations of the sample that the file should list and does not.
        public var absent: Int
        /// Regions concerned; empty where only the whole is known to be.
        public var regions: [String]
        public var hasRegions: Bool

        public init(
            stations: Int, of: Int, voters: Int, withoutList: Int, unlisted: Int, absent: Int = 0,
            regions: [String],
            hasRegions: Bool
        ) {
            self.stations = stations
            self.of = of
            self.voters = voters
            self.withoutList = withoutList
            self.unlisted = unlisted
            self.absent = absent
            self.regions = regions
            self.hasRegions = hasRegions
        }
    }

    /// A station on several lines of a file.
    public struct RepeatedStation: Sendable, Hashable, Codable {
        public var station: String
        public var lines: [Int]
        public var haveSameVotes: Bool

        public init(station: String, lines: [Int], haveSameVotes: Bool) {
            self.station = station
            self.lines = lines
            self.haveSameVotes = haveSameVotes
        }
    }
}
