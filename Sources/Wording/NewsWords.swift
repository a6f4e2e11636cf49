import Elections
import Reconciliation

/// Words that a newsroom runs as they are: of one contest, without markup, each whole by itself.
public protocol NewsWords: SummaryWords {
    /// What was found and how sure that is, without the place and without a stop.
    ///
    /// Source: Domain section 11. A headline counts no tests: that few were made is no finding about anybody.
    func headline(_ news: NewsFacts) -> String
    /// That some stations of a sample have other votes in the official file, as chance can have it; a clause behind another.
    func stationsBeside(_ beside: NewsFacts.Beside) -> String
    /// That the sums of regions of which every station is in the sample differ, a clause behind another.
    ///
    /// - Parameter regions: Their names, or how many they are.
    func sumsApart(in regions: String) -> String
    /// That a sample and the official file have other votes of the same stations, as a clause.
    ///
    /// - Parameters:
    ///   - differing: Stations that differ.
    ///   - compared: Stations compared.
    ///   - sampler: Whose sample it is, where that is known.
    func stationsApart(_ differing: Int, of compared: Int, sampler: String?) -> String
    /// What so many stations do, behind their number.
    func stationsDiffer(_ stations: Int) -> String
    /// The finding as the second sentence of a lede, with its largest difference.
    func lede(_ news: NewsFacts) -> String
    /// The largest difference alone, in a sentence; `nil` where nothing is compared.
    func gap(_ news: NewsFacts) -> String?
    /// Counts that were not tested, a sentence for each kind.
    func untested(_ news: NewsFacts) -> [String]
    /// That the folder has no complete result.
    ///
    /// - Parameter place: What was voted on.
    func noResult(_ place: String) -> String
    /// That the official file beside a sample is not complete, a clause.
    var fileIsPartial: String { get }
    /// That another page of the result on file has another one ahead.
    ///
    /// - Parameters:
    ///   - leader: Whom it has ahead.
    ///   - votes: The lead in votes.
    func otherPageLeads(_ leader: String, by votes: Int) -> String
    /// What figures of another page say of the rule of winning, where those that are used say otherwise.
    ///
    /// - Parameters:
    ///   - pair: The first of the official result.
    ///   - share: Its share there, as text.
    ///   - condition: What the rule asks of it.
    ///   - isMet: Whether it has that there.
    func otherPageLine(_ pair: String, share: String, _ condition: WinnerCondition, isMet: Bool) -> String
    /// That pages of an official result contradict each other and none is the one to use.
    ///
    /// - Parameters:
    ///   - place: Title of the contest.
    ///   - pages: What each says.
    func contradictingPages(_ place: String, _ pages: [PageLead]) -> String
    /// What opens each text of the file.
    func label(_ text: NewsPiece) -> String
}

/// The texts that a newsroom gets of a contest.
public enum NewsPiece: String, Sendable, CaseIterable {
    case headline, post, lede, caption
    case otherFigures = "other-figures"
    case checkFirst = "check-first"
    case altText = "alt-text"
    case notTested = "not-tested"
}

/// What is said of the counts of one contest, each count once; names and figures are text in the language.
public struct NewsFacts: Sendable {
    /// How far a count lies from the official result.
    public struct Gap: Sendable, Equatable {
        /// Who counted.
        public var name: String
        /// The size of the difference with its unit, and whose share it is of.
        public var size, pair: String
        /// Whether the count has more than the official result.
        public var isMore: Bool
        /// The size of the difference, a fraction.
        public var difference: Double

        public init(_ name: String, size: String, pair: String, isMore: Bool, difference: Double = 0) {
            (self.name, self.size, self.pair, self.isMore) = (name, size, pair, isMore)
            self.difference = difference
        }
    }

    /// Counts that are too many to be told one by one and are out to the same side for the same choice.
    public struct GapGroup: Sendable {
        public var names: [String]
        /// The smallest difference and the largest.
        public var least, most: Gap
    }

    /// Gaps as sentences tell them: up to ``mostParts`` one by one, more of them by choice and side.
    static func groups(_ gaps: [Gap]) -> [GapGroup] {
        guard gaps.count > mostParts else {
            return gaps.map { GapGroup(names: [$0.name], least: $0, most: $0) }
        }
        var groups: [GapGroup] = []
        for gap in gaps {
            guard
                let place = groups.firstIndex(where: {
                    $0.most.pair == gap.pair && $0.most.isMore == gap.isMore
                })
            else {
                groups.append(GapGroup(names: [gap.name], least: gap, most: gap))
                continue
            }
            groups[place].names.append(gap.name)
            if gap.difference < groups[place].least.difference { groups[place].least = gap }
            if gap.difference > groups[place].most.difference { groups[place].most = gap }
        }
        return groups
    }

    /// What a count says by itself while there is no result to hold it against.
    public struct Alone: Sendable, Equatable {
        /// Who counted.
        public var name: String
        /// Its first two choices and the share of the first, as text.
        public var leader, second, share: String
        /// The lead of the first, as text; `nil` where both have the same share.
        public var lead: String?
        /// Whether the lead is beyond its margin of error; `nil` where none is printed.
        public var isClear: Bool?

        public init(
            _ name: String, leader: String, second: String, share: String, lead: String?, isClear: Bool?
        ) {
            (self.name, self.leader, self.second) = (name, leader, second)
            (self.share, self.lead, self.isClear) = (share, lead, isClear)
        }
    }

    /// Sums of every polling station beside the official file: nothing is left to chance.
    public struct Census: Sendable {
        /// The largest difference; `nil` where there is none.
        public var gap: Gap?
        /// Whom the sums have ahead, where it is not the first of the official file.
        public var ahead: String?
        /// Whom they have first and by how much, where the official file is not complete and nothing can be held against them.
        public var alone: (leader: String, lead: String)?

        public init(gap: Gap?, ahead: String?) { (self.gap, self.ahead) = (gap, ahead) }

        public init(leader: String, lead: String) { alone = (leader, lead) }
    }

    /// A count that does not tell who leads, because others than those it names may have more.
    public struct Partial: Sendable {
        /// Who counted.
        public var name: String
        /// The choices it names with their shares as text, those with most first.
        public var shares: [(choice: String, share: String)]

        public init(_ name: String, _ shares: [(choice: String, share: String)]) {
            (self.name, self.shares) = (name, shares)
        }
    }

    /// Stations of a sample with other votes in the official file, of those compared, as chance can have it.
    public struct Beside: Sendable, Equatable {
        public var differing, compared: Int
        /// Whether it is at the edge of what chance gives.
        public var isAtEdge: Bool

        public init(_ differing: Int, of compared: Int, isAtEdge: Bool) {
            (self.differing, self.compared, self.isAtEdge) = (differing, compared, isAtEdge)
        }
    }

    /// The turnout of a count beside the one that a rule asks for.
    public struct Turnout: Sendable, Equatable {
        /// Who counted, and the turnout as it is printed.
        public var name, share: String
        /// Whether the whole of its range is above, or none of it; `nil` where that is open.
        public var isAbove: Bool?
        public var hasMargin: Bool

        public init(_ name: String, _ share: String, isAbove: Bool?, hasMargin: Bool) {
            (self.name, self.share) = (name, share)
            (self.isAbove, self.hasMargin) = (isAbove, hasMargin)
        }
    }

    /// What counts say by themselves of the rule of winning, while there is no result.
    public struct RuleLine: Sendable {
        /// What is asked for.
        public var condition: WinnerCondition
        /// What is asked for besides.
        public var besides: WinnerLine.Besides
        /// Choices that have it beyond the margin, each with the names of the counts that say so.
        public var met: [Met] = []
        /// Counts in which nobody has it, beyond the margin, and those whose margin does not tell.
        public var notMet: [String] = []
        public var open: [String] = []
        /// What counts say of the turnout, where the rule asks for one.
        public var turnouts: [Turnout] = []

        public struct Met: Sendable, Equatable {
            public var leader: String
            public var names: [String]
        }

        public init(_ condition: WinnerCondition, besides: WinnerLine.Besides) {
            (self.condition, self.besides) = (condition, besides)
        }

        /// Adds what one count says.
        ///
        /// - Parameters:
        ///   - name: Who counted.
        ///   - leader: Whom it has first.
        ///   - isMet: Whether the whole of its ranges meets the rule, or none of it does; `nil` where that is open.
        public mutating func add(_ name: String, leader: String, isMet: Bool?) {
            switch isMet {
            case nil: open.append(name)
            case false?: notMet.append(name)
            case true?:
                if let index = met.firstIndex(where: { $0.leader == leader }) {
                    met[index].names.append(name)
                } else {
                    met.append(Met(leader: leader, names: [name]))
                }
            }
        }

        /// Whether some counts have it beyond their margins and others have not.
        public var isContradicted: Bool { !met.isEmpty && !notMet.isEmpty || met.count > 1 }

        /// Whether no count tells, beyond its margin.
        public var isOpen: Bool { met.isEmpty && notMet.isEmpty && !open.isEmpty && besides.isEmpty }

        /// What all counts say of it together; `nil` where they differ, or it is open.
        public var isMet: Bool? {
            guard open.isEmpty else { return nil }
            if met.isEmpty { return notMet.isEmpty ? nil : false }
            return met.count == 1 && notMet.isEmpty && besides.isEmpty ? true : nil
        }
    }

    /// Whether it is a sample of stations beside the official file.
    public var isSample = false
    /// Whether all counts are of single regions, each beside the official figures of its own.
    public var isOfParts = false
    /// Whether the official figures of its own stations lie as far out as its estimate.
    public var isNotAsDeclared = false
    /// Who drew it; `nil` where that is not known.
    public var sampler: String?
    /// Stations of a sample with other votes in the official file, of those compared, where that is not consistent with chance.
    public var stationsApart: (differing: Int, compared: Int)?
    /// Stations of a sample with other votes in the official file, where chance can do that.
    public var beside: Beside?
    /// Regions of which every station is in the sample, with other sums in the official file.
    public var sumsApart: [String] = []
    /// What a sample says that has every polling station; `nil` for others.
    public var census: Census?
    /// Whether turnout or invalid ballots were tested.
    public var hasMeasures = false
    /// Whether there is a result to compare with.
    public var hasResult = true
    /// Whether there is none because official pages contradict each other.
    public var pagesContradict = false
    /// Tested counts inside their range, and what they leave open.
    public var agree: [String] = []
    public var open: OpenCounts?
    /// Counts that agree with a result which has another one ahead than they do: their names, whom they have ahead, and whether they
    /// are all that agree. `nil` where there are none, or each has another one ahead.
    public var aheadInside: (names: [String], leader: String, areAll: Bool)?
    /// Whether some count that agrees is farther from the result than its printed margin: its range for all choices at once holds it.
    public var isBeyondPrintedMargin = false
    /// The one that lies farthest out in its range, of those outside it where there are some, else of those at its edge, else inside.
    public var farthest: Gap?
    /// Tested counts at the edge of their range, and outside of it.
    public var atEdge: [Gap] = []
    public var outside: [Gap] = []
    /// Whom all counts outside their range have ahead by more than the margin of the lead, where the official result has another and
    /// no tested count agrees with it.
    public var ahead: String?
    /// Whom another page of the result on file has ahead, where that is another one.
    public var otherPageLeader: String?
    /// Whether official figures contradict each other.
    public var officialContradict = false
    /// Whether no count outside its range differs by more than the one margin that it prints, which is read as that of a share
    /// near half.
    public var isInsidePrintedMargin = false
    /// The day of the official figures that were replaced since and that all counts outside have in their range, as text and
    /// empty where it is not given; `nil` where not all have.
    public var replaced: String?
    /// Whether among all counts tested together those outside may be chance.
    public var mayBeChance = false
    /// Counts without a margin: those that agree whatever it is, that do not, and that depend on it.
    public var agreeAnyway: [String] = []
    public var outsideAnyway: [Gap] = []
    /// Whom all of those that do not agree at any margin have ahead, where it is not the first of the official result.
    public var aheadAnyway: String?
    public var depend: [(name: String, margin: String)] = []
    /// Counts that are only shown, each with its reason.
    public var shown: [(name: String, reason: String)] = []
    /// What counts say by themselves while there is no result.
    public var alone: [Alone] = []
    public var partial: [Partial] = []
    /// The two counts that differ from each other by more than sampling explains, in a sentence.
    public var difference: String?
    /// What they say of the rule of winning; `nil` where the most votes decide, or none of them has a margin.
    public var line: RuleLine?
    /// Turnout or invalid ballots that lie outside their ranges: of whom, and which.
    public var measures: [(name: String, measure: String)] = []
    /// Regions of a sample that are tested, and those of them that stand out when all are looked at together; of published counts
    /// those of single regions beside the whole, and those of them outside their range.
    public var parts = 0
    /// Published counts of single regions inside their range.
    public var partsAgree = 0
    /// The farthest first.
    public var partsOutside: [Gap] = []
    /// Levels of the inner and the outer ranges, as text.
    public var level = ""
    public var edgeLevel = ""

    public init() {}

    /// Regions outside their range that a lede names, the others are counted.
    static let mostParts = 3

    /// Choices that counts have first by more than the margin of the lead, each with the names of those counts.
    public var clearLeaders: [(leader: String, names: [String])] {
        let clear = alone.filter { $0.isClear == true }
        return clear.map(\.leader).uniqued().map { leader in
            (leader, clear.filter { $0.leader == leader }.map(\.name))
        }
    }
    /// Choices that counts without a margin have first, where all with a clear lead have another one.
    public var otherLeaders: [(leader: String, names: [String])] {
        let clear = Set(clearLeaders.map(\.leader))
        let others = alone.filter { $0.isClear == nil && $0.lead != nil && !clear.contains($0.leader) }
        return others.map(\.leader).uniqued().map { leader in
            (leader, others.filter { $0.leader == leader }.map(\.name))
        }
    }
    /// Counts that do not tell who leads, within their margin or because they do not name all.
    public var undecided: [String] { alone.filter { $0.isClear == false }.map(\.name) + partial.map(\.name) }

    public var isTested: Bool { !(agree.isEmpty && atEdge.isEmpty && outside.isEmpty) }
    public var isBounded: Bool { !(agreeAnyway.isEmpty && outsideAnyway.isEmpty && depend.isEmpty) }
    /// Those counts by their reason, in the order of the first of each.
    var shownByReason: [(names: [String], reason: String)] {
        shown.map(\.reason).uniqued().map { reason in
            (shown.filter { $0.reason == reason }.map(\.name), reason)
        }
    }
    /// Whether tested counts do not agree.
    public var hasOthersTested: Bool { !(atEdge.isEmpty && outside.isEmpty) }
    /// Whether counts were not tested.
    public var hasUntested: Bool { isBounded || !shown.isEmpty }
}

extension NewsWords where Self: Wording {
    /// Whether the kind of a count stands behind its name, as in `Radio One (exit poll)`.
    func endsInKind(_ source: String) -> Bool {
        CountSourceKind.allCases.contains { source.hasSuffix("(\(name($0)))") }
    }
}

extension NewsWords {
    /// Whether the name of a count says what it is, as `National exit poll` does.
    func saysCount(_ name: String) -> Bool { name.lowercased().contains(oneCount) }

    /// What the stations of a sample say one by one, where that is not said first, and the sums of regions that are in it as a
    /// whole; each behind a semicolon.
    func besides(_ news: NewsFacts) -> String {
        var clauses = [news.beside.map(stationsBeside)].compactMap { $0 }
        if !news.sumsApart.isEmpty, news.census == nil {
            let regions = news.sumsApart
            clauses.append(sumsApart(in: regions.count < 4 ? list(regions) : count(regions.count, .region)))
        }
        return clauses.map { "; " + $0 }.joined()
    }
}

extension NewsFacts {
    /// The same without whether the first two are too close to tell, where there is no room for it.
    public var withoutClose: NewsFacts {
        var facts = self
        facts.open = nil
        return facts
    }
}
