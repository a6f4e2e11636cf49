/// Everything an election folder holds, as values.
public struct Election: Sendable, Equatable, Codable {
    /// Short name, such as the name of the folder.
    public var name: String
    public var title: String
    public var scheme: RegionCodeScheme
    public var contests: [Contest] { didSet { index = ElectionIndex() } }
    public var candidates: [Candidate] { didSet { index = ElectionIndex() } }
    public var regions: [Region] { didSet { index = ElectionIndex() } }
    public var recapRows: [RecapRow] { didSet { index = ElectionIndex() } }
    public var recapTotals: [RecapTotals] { didSet { index = ElectionIndex() } }
    public var readings: [QuickCountReading] { didSet { index = ElectionIndex() } }
    public var captures: [Capture]
    public var outages: [Outage]
    /// Rules of winning of the folder's own, beside those that come with Sanding.
    public var winnerRules: [Rulebook.WinnerTerms] = []
    /// What things are called, where contests do not tell; `nil` where they do.
    public var declaredVocabulary: Vocabulary?
    private var index = ElectionIndex()

    private enum CodingKeys: String, CodingKey {
        case name, title, scheme, contests, candidates, regions, recapRows, recapTotals, readings, captures,
            outages, winnerRules, declaredVocabulary
    }

    public init(
        name: String, title: String = "", scheme: RegionCodeScheme = .undeclared,
        contests: [Contest] = [], candidates: [Candidate] = [], regions: [Region] = [],
        recapRows: [RecapRow] = [], recapTotals: [RecapTotals] = [],
        readings: [QuickCountReading] = [], captures: [Capture] = [], outages: [Outage] = []
    ) {
        self.name = name
        self.title = title.isEmpty ? name : title
        self.scheme = scheme
        self.contests = contests
        self.candidates = candidates
        self.regions = regions
        self.recapRows = recapRows
        self.recapTotals = recapTotals
        self.readings = readings
        self.captures = captures
        self.outages = outages
    }

    /// The rules of winning, with those of the folder's own.
    public var rulebook: Rulebook { Rulebook.standard.adding(winnerRules) }

    private var content: ElectionIndex.Content { index.content(self) }

    public func contest(_ id: String) -> Contest? { content.contests[id] }

    /// Choices of a contest that some reading marks as the remainder of its choices.
    public func remainder(of contest: String) -> Set<Choice> {
        readings(of: contest).reduce(into: []) { $0.formUnion($1.remainder) }
    }

    /// Pairs of a contest in the order of the ballot numbers.
    public func candidates(of contest: String) -> [Candidate] { content.candidates[contest] ?? [] }

    /// Name of a region, or its code where the folder has no name for it.
    public func regionName(_ code: RegionCode) -> String { content.names[code] ?? code.text }

    /// Names of all regions that have one, by code.
    public var regionNames: [String: String] { content.namesByText }

    /// Whether every contest, of which there is one, is under Indonesian law.
    var isIndonesian: Bool { content.isIndonesian }

    /// Rows of the recap of a contest, in the order of the file.
    ///
    /// - Parameter contest: Id of the contest.
    public func recapRows(of contest: String) -> [RecapRow] { content.rows[contest] ?? [] }

    /// Totals of a contest, in the order of the file.
    ///
    /// - Parameter contest: Id of the contest.
    public func recapTotals(of contest: String) -> [RecapTotals] { content.totals[contest] ?? [] }

    /// Totals of a contest in a region that are in use, in the order of the file.
    ///
    /// - Parameters:
    ///   - contest: Id of the contest.
    ///   - region: The region.
    public func primaryTotals(contest: String, region: RegionCode) -> [RecapTotals] {
        content.primaryTotals[ElectionIndex.Place(contest: contest, region: region)] ?? []
    }

    /// Readings of a contest, in the order of the file.
    ///
    /// - Parameter contest: Id of the contest.
    public func readings(of contest: String) -> [QuickCountReading] { content.readings[contest] ?? [] }

    /// The first reading of an id.
    ///
    /// - Parameter id: Id of the reading.
    public func reading(_ id: String) -> QuickCountReading? { content.readingsByID[id] }

    /// The region above each region that `regions.csv` gives one.
    public var parents: [RegionCode: RegionCode] { content.parents }

    /// The regions right below each region, in no order.
    public var children: [RegionCode: [RegionCode]] { content.children }

    /// Only the named contests, in their order in the folder.
    public func selecting(contests ids: Set<String>) -> Election {
        var copy = self
        copy.contests = contests.filter { ids.contains($0.id) }
        copy.candidates = candidates.filter { ids.contains($0.contest) }
        copy.recapRows = recapRows.filter { ids.contains($0.contest) }
        copy.recapTotals = recapTotals.filter { ids.contains($0.contest) }
        copy.readings = readings.filter { ids.contains($0.contest) }
        copy.captures = captures.filter { ids.contains($0.contest) }
        return copy
    }

    /// Whether a folder names some of the choices of a contest only, as press pages of other countries do: the printed total
    /// is larger than their votes. Forms of Indonesian elections have a row for every pair, and must add up.
    private func namesSome(of contest: String, _ rows: [RecapRow], valid: Int?) -> Bool {
        guard self.contest(contest)?.kind == .other, let valid, let votes = rows.map(\.votes).allKnown()
        else {
            return false
        }
        return votes.reduce(0, +) < valid
    }

    /// What shares of a contest are shares of, as far as its result tells; without one, the law of Indonesia does.
    public func shareWhole(of contest: Contest) -> ShareWhole {
        contest.region.flatMap { recap(contest: contest.id, region: $0) }.flatMap {
            $0.base == nil ? nil : $0.shareWhole
        } ?? (contest.kind == .other ? .unknown : .validVotes)
    }

    /// The signed result of a contest in a region, from its primary rows; `nil` where there is none.
    public func recap(contest: String, region: RegionCode) -> Recap? {
        let rows = content.primaryRows[ElectionIndex.Place(contest: contest, region: region)] ?? []
        let totals = primaryTotals(contest: contest, region: region)
        guard !rows.isEmpty || !totals.isEmpty else { return nil }
        let known = Set(rows.map(\.choice))
        let valid = totals.lazy.compactMap(\.validVotes).first
        var recap = Recap(
            contest: contest, region: region,
            votes: rows.map { .init(choice: $0.choice, votes: $0.votes, percent: $0.percent) },
            isComplete: !rows.isEmpty
                && candidates(of: contest).allSatisfy { known.contains($0.choice) }
                && !namesSome(of: contest, rows, valid: valid),
            form: rows.lazy.map(\.form).first { !$0.isEmpty } ?? "",
            decidedOn: (rows.lazy.map(\.decidedOn) + totals.lazy.map(\.decidedOn)).first { !$0.isEmpty }
                ?? "",
            sources: rows.map(\.source).uniqued())
        recap.take(totals)
        let sums = content.shareSums[.init(contest: contest, region: region)] ?? ShareSums()
        recap.usesSharesOfBallots =
            sums.declared.isEmpty
            ? recap.printedSharesAreOfBallots && !sums.isClosed
            : sums.declared == [.ballots] && recap.of(.ballots).base != nil
        recap.mayLackOthers =
            self.contest(contest)?.kind.isIndonesian != true && recap.base == .sum
            && recap.printedValidVotes == nil && !sums.isClosed
            && (sums.isOpen || sums.declared == [.ballots])
        recap.lacking = content.sumsOfSome.lacking[.init(contest: contest, region: region)] ?? []
        return recap
    }
}

extension Election {
    /// The result of a place with shares of what those of a reading are said to be of.
    public func recap(of reading: QuickCountReading, region: RegionCode) -> Recap? {
        recap(contest: reading.contest, region: region)?.of(reading.shareBase)
    }

    /// What a figure of a contest is of, in few words: its region, or the contest where the region has no name, or several are
    /// held there.
    public func place(contest id: String, region: RegionCode) -> String {
        let name = regionName(region)
        let isKnown = name != region.text && content.contestsHeld[region, default: 0] < 2
        return isKnown ? name : contest(id)?.title ?? name
    }

    /// What the regions of a contest add up to where the whole has no result; `nil` where it has one, where not every
    /// region gives the same choices, or where `regions.csv` does not say which regions are below it.
    ///
    /// It is no official result: whether `regions.csv` lists all regions nobody knows but its author.
    public func sumOfRegions(contest: String, region: RegionCode) -> RegionsSum? {
        content.sumsOfSome.sums[.init(contest: contest, region: region)]
    }
}

extension Collection {
    /// The values, where none is missing; `nil` otherwise.
    public func allKnown<Value>() -> [Value]? where Element == Value? {
        let known = compactMap { $0 }
        return known.count == count ? known : nil
    }
}

extension Sequence where Element: Hashable {
    /// The elements without later repetitions, empty strings of a source column included once.
    public func uniqued() -> [Element] {
        var seen = Set<Element>()
        return filter { seen.insert($0).inserted }
    }
}
