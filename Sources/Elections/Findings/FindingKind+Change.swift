// Findings on what changed between two files; none of them speaks of intent.
extension FindingKind {
    /// What changed between two files.
    public enum Change: Sendable, Equatable, Codable {
        /// Most stations that changed have two columns exchanged.
        case columnsExchanged(String, String, stations: Int, changed: Int)
        /// Another pair leads now; `before` and `after` are the votes by which. Without the stations that have their first
        /// votes in the newer file, `arrived`, the first one leads still; 0 where it does not.
        case leadPassed(LevelRegion, from: Choice, to: Choice, before: Int, after: Int, arrived: Int = 0)
        /// Stations that have each other's figures now.
        case stationsExchanged([StationPair])
        /// Stations that stand elsewhere now with the same figures.
        case stationsMoved([StationPair])
        /// Stations of which every figure that changed is so many times what it was, or where it is not more this part of it.
        case figuresTimes(Int, isMore: Bool, stations: [String])
        /// Numbers of stations are written otherwise in the newer file and taken as the same, such as one.
        case numbersWrittenOtherwise(NumberNames.Pair)
        /// Regions that have another code in the newer file, with the same stations.
        case regionsRenamed(Relabelling)
        /// Stations of a region have numbers that are all so much higher, or lower where less than 0, in the newer file; so many of
        /// them have the same figures with that undone.
        case numbersShifted(LevelRegion, by: Int, equal: Int, of: Int)
        /// A station stands on several rows of a file and is not compared.
        case standsTwice(station: String, lines: [Int], file: String)
        /// A form breaks a rule in the newer file.
        case ruleBroken(
            FormRulebook.Rule, station: String, since: RuleState, now: RuleSides?, before: RuleSides?)
        /// Changes of a region that favour one pair.
        case block(ChangeBlockFigures)
        /// Most changes of the whole count favour one pair.
        case oneWay(
            Favour, favouring: Int, counted: Int, p: Double, leftOut: UncountedChanges,
            rules: RulesOfChanges? = nil)
        /// Figures that are empty now and had a value before.
        case figuresRemoved(figures: Int, stations: Int, file: String)
        /// Most corrections stand in one region.
        case inOneRegion(
            LevelRegion, corrected: Int, correctedInAll: Int, stations: Int, stationsInAll: Int,
            rules: RulesOfChanges? = nil)
        /// Stations that the older file has and the newer one lacks.
        case stationsRemoved(StationsOfOneFile)
        /// Stations that only the newer file has.
        case stationsAdded(StationsOfOneFile)
        /// Stations with fewer votes than before.
        case votesFell(stations: Int)

        var code: String {
            switch self {
            case .columnsExchanged: "columns-exchanged"
            case .leadPassed: "lead-passed"
            case .stationsExchanged: "stations-exchanged"
            case .stationsMoved: "stations-moved"
            case .figuresTimes: "figures-times"
            case .numbersWrittenOtherwise: "station-numbers-alike"
            case .regionsRenamed: "regions-renamed"
            case .numbersShifted: "numbers-shifted"
            case .standsTwice: "key-twice"
            case .ruleBroken(let rule, _, _, _, _): rule.id
            case .block: "block-of-changes"
            case .oneWay: "changes-one-way"
            case .figuresRemoved: "figures-removed"
            case .inOneRegion: "changes-in-one-region"
            case .stationsRemoved: "stations-removed"
            case .stationsAdded: "stations-added"
            case .votesFell: "votes-fell"
            }
        }

        /// Whether a reader should hear of it before anything else.
        public var isHeadline: Bool {
            switch self {
            case .columnsExchanged, .leadPassed, .stationsExchanged, .stationsMoved, .figuresTimes,
                .regionsRenamed, .numbersShifted:
                true
            default: false
            }
        }
    }

    /// Two stations, or one under two names.
    public struct StationPair: Sendable, Hashable, Codable {
        public var first: String
        public var second: String

        public init(_ first: String, _ second: String) {
            self.first = first
            self.second = second
        }
    }

    /// What a rule that fails now was before.
    public enum RuleState: Sendable, Hashable, Codable {
        case stationIsNew, figureWasUnknown, held
    }

    /// Stations of one file that another lacks.
    public struct StationsOfOneFile: Sendable, Hashable, Codable {
        public var stations: Int
        public var file: String
        public var other: String
        /// Votes of each pair there.
        public var votes: [Int]
        /// Stations among them without the votes of a pair.
        public var withoutVotes: Int
        public var alike: [AlikeNames]

        public init(
            stations: Int, file: String, other: String, votes: [Int], withoutVotes: Int, alike: [AlikeNames]
        ) {
            self.stations = stations
            self.file = file
            self.other = other
            self.votes = votes
            self.withoutVotes = withoutVotes
            self.alike = alike
        }
    }

    /// Changes of a region that favour one pair, beside those of the region around.
    public struct ChangeBlockFigures: Sendable, Hashable, Codable {
        public var region: LevelRegion
        public var around: LevelRegion
        public var favour: Favour
        public var favouring: Int
        public var counted: Int
        public var favouringAround: Int
        public var countedAround: Int
        /// Favourable changes that chance gives at the rate around, and by a split in proportion to votes.
        public var expected: Double
        public var inProportion: Double
        public var pAdjusted: Double
        public var leftOut: UncountedChanges

        public init(
            region: LevelRegion, around: LevelRegion, favour: Favour, favouring: Int, counted: Int,
            favouringAround: Int, countedAround: Int, expected: Double, inProportion: Double,
            pAdjusted: Double, leftOut: UncountedChanges
        ) {
            self.region = region
            self.around = around
            self.favour = favour
            self.favouring = favouring
            self.counted = counted
            self.favouringAround = favouringAround
            self.countedAround = countedAround
            self.expected = expected
            self.inProportion = inProportion
            self.pAdjusted = pAdjusted
            self.leftOut = leftOut
        }
    }
}

/// What favourable changes of votes do.
public enum Favour: Sendable, Hashable, Codable {
    /// They move the lead of a pair over another up.
    case lead(Choice, over: Choice)
    /// They raise the share of a pair.
    case share(of: Choice)

    /// The pair that is favoured.
    public var pair: Choice {
        switch self {
        case .lead(let pair, _), .share(let pair): pair
        }
    }
}

/// A rule that most of the forms that changed break now and kept before, or the contrary.
public struct RulesOfChanges: Sendable, Hashable, Codable {
    /// Forms with such a rule, and those that changed.
    public var forms: Int
    public var changed: Int
    /// Whether they break it now; else they keep it now.
    public var areBroken: Bool

    /// - Parameters:
    ///   - forms: Forms with such a rule.
    ///   - changed: Forms that changed.
    ///   - areBroken: Whether they break it now.
    public init(forms: Int, of changed: Int, areBroken: Bool) {
        (self.forms, self.changed, self.areBroken) = (forms, changed, areBroken)
    }
}

/// Stations with changes of votes that count for no pair, by why they do not.
public struct UncountedChanges: Sendable, Hashable, Codable {
    /// Votes of two pairs changed places and now stand in the order of the region around.
    public var exchanged: Int
    /// Votes of a pair are unknown before or after.
    public var unknown: Int

    public init(exchanged: Int, unknown: Int) {
        self.exchanged = exchanged
        self.unknown = unknown
    }
}
