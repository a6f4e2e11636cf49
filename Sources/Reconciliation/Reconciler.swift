import Elections
import Estimation
import Ground
import Statistics

/// Everything a reconciliation of one folder says.
public struct ReconciliationResult: Sendable, Equatable, Codable {
    public var election: Election
    public var options: DecisionRule
    /// In the order of the contests, then of the readings in the file.
    public var comparisons: [Comparison] { didSet { index = ResultIndex() } }
    /// One for each contest with a complete recap.
    public var outcomes: [Outcome] { didSet { index = ResultIndex() } }
    /// One for each contest and region in which three or more pollsters were tested.
    public var triangulations: [Triangulation] { didSet { index = ResultIndex() } }
    /// One for each contest and region in which exactly two were.
    public var countDifferences: [CountDifference] { didSet { index = ResultIndex() } }
    public var batch: Batch
    /// Whether a sample stands beside the official file in the strata that arrived alone: then nothing is of the whole.
    public var isOfArrivedStrata: Bool
    private var index = ResultIndex()

    private enum CodingKeys: String, CodingKey {
        case election, options, comparisons, outcomes, triangulations, countDifferences, batch,
            isOfArrivedStrata
    }

    public init(
        election: Election, options: DecisionRule, comparisons: [Comparison],
        outcomes: [Outcome], triangulations: [Triangulation], countDifferences: [CountDifference] = [],
        batch: Batch, isOfArrivedStrata: Bool = false
    ) {
        self.election = election
        self.options = options
        self.comparisons = comparisons
        self.outcomes = outcomes
        self.triangulations = triangulations
        self.countDifferences = countDifferences
        self.batch = batch
        self.isOfArrivedStrata = isOfArrivedStrata
    }

    /// Comparisons of a contest, in the order of the readings.
    ///
    /// - Parameter contest: Id of the contest.
    public func comparisons(of contest: String) -> [Comparison] {
        derived.comparisons[contest] ?? []
    }

    /// What is derived from it when it is looked for first.
    var derived: ResultIndex.Content { index.content(self) }

    /// What all published counts say together.
    public var tally: CountTally { derived.tally }

    /// Pollsters with more than one tested count.
    public var pollsters: [PollsterTally] { derived.pollsters }

    /// What the signed result of a contest says; `nil` where there is no complete recap.
    ///
    /// - Parameter contest: Id of the contest.
    public func outcome(of contest: String) -> Outcome? { derived.outcomes[contest] }

    /// The official figures beside the counts of a whole contest, also those of some choices that do not tell who leads;
    /// `nil` where there is neither an outcome nor a count that is compared with any.
    ///
    /// - Parameter contest: One of the election.
    public func recap(of contest: Contest) -> Recap? {
        if let outcome = outcome(of: contest.id) { return outcome.recap }
        let compared = comparisons(of: contest.id).first {
            // Of a sample the whole has no level; a region of it is not the whole.
            !$0.choices.isEmpty
                && ($0.estimate.basis == .sample ? $0.level == nil : $0.region == contest.region)
        }
        return compared.flatMap { election.recap(contest: $0.contest, region: $0.region) }
    }

    /// Three or more counts of a contest side by side, region by region.
    ///
    /// - Parameter contest: Id of the contest.
    public func triangulations(of contest: String) -> [Triangulation] {
        derived.triangulations[contest] ?? []
    }

    /// Two counts of a contest side by side, region by region.
    ///
    /// - Parameter contest: Id of the contest.
    public func countDifferences(of contest: String) -> [CountDifference] {
        derived.countDifferences[contest] ?? []
    }
}

/// Compares every published reading of an election with the signed result.
public struct Reconciler: Sendable {
    public var options: DecisionRule
    /// Rules of winning; those of the election where `nil`.
    public var rulebook: Rulebook?
    /// The stations of contests, by id: what counts of them without a margin can have as one.
    public var places: [String: PlaceSpread]

    public init(
        options: DecisionRule = .init(), rulebook: Rulebook? = nil, places: [String: PlaceSpread] = [:]
    ) {
        self.options = options
        self.rulebook = rulebook
        self.places = places
    }

    /// - Throws: `StatisticsError` where a figure of the folder makes a statistic impossible that the
    ///   checks on reading should have refused.
    public func reconcile(_ election: Election) throws -> ReconciliationResult {
        if rulebook == nil, !election.winnerRules.isEmpty {
            return try Reconciler(options: options, rulebook: election.rulebook, places: places)
                .reconcile(election)
        }
        let home = election.homes
        let pages = CountPages(options.poolsPages ? election.readings : [], home: home)
        let usual = UsualStations(election, home: home)
        let finder = DiagnosisFinder(election: election, reconciler: self, usual: usual)
        // Contests know nothing of each other.
        let compared = Parallel.map(election.contests.count) { index in
            Result { () throws -> [Comparison] in
                let contest = election.contests[index]
                let readings = election.readings(of: contest.id)
                let only = Reconciler.onlyReadings(readings, home)
                let doubted = doubtedResults(of: contest, readings, election)
                let listed = listedWholes(of: contest, readings, election)
                func compared(_ reading: QuickCountReading, doubt: ReasonCode? = nil) throws -> Comparison {
                    let (filled, borrowed) = pages.filled(reading)
                    var comparison = try compare(
                        filled, contest, election, borrowed: borrowed, isOnly: only.contains(reading.id),
                        doubt: doubt,
                        isDoubted: (reading.region ?? contest.region).map(doubted.contains) ?? false,
                        listsAll: (reading.region ?? contest.region).map(listed.contains) ?? true)
                    try comparison.addBound(
                        margins: margins(
                            contest, region: comparison.region, of: election, usual: usual),
                        level: options.level)
                    return comparison
                }
                var found = try readings.map { try compared($0) }
                for index in CountRepeats.disagreeing(readings, found, home: home) {
                    found[index] = try compared(readings[index], doubt: .pagesDisagree)
                }
                return try found.map { made in
                    var comparison = made
                    comparison.diagnoses = try finder.diagnoses(of: comparison)
                    for place in comparison.measures.indices {
                        comparison.measures[place].diagnoses = finder.otherTotals(
                            comparison.measures[place], of: comparison)
                    }
                    return comparison
                }
            }
        }
        var comparisons = try compared.flatMap { try $0.get() }
        let tested = Set(comparisons.filter(\.isTested).map(\.reading))
        let repeats = CountRepeats(election.readings, home: home) { tested.contains($0.id) }
        for index in comparisons.indices {
            guard let other = repeats.representative[comparisons[index].reading] else { continue }
            comparisons[index].repeatOf = other
            comparisons[index].reasons.append(.repeatOfCount)
        }
        let batch = Batch(adjusting: &comparisons, options: options)
        let groups = CountGroup.all(comparisons)
        return ReconciliationResult(
            election: election, options: options, comparisons: comparisons,
            outcomes: election.contests.compactMap {
                Outcome(contest: $0, in: election, rulebook: rulebook)
            },
            triangulations: Triangulation.all(groups, options: options),
            countDifferences: CountDifference.all(
                groups, waiting: CountGroup.waiting(comparisons), options: options), batch: batch)
    }

    /// Readings that are the only quick count of their pollster and region.
    private static func onlyReadings(_ readings: [QuickCountReading], _ home: [String: RegionCode]) -> Set<
        String
    > {
        let counts = Dictionary(grouping: readings.filter { $0.sourceKind == .quickCount }) {
            CountKey($0, home: home)
        }
        return Set(counts.values.filter { $0.count == 1 }.map { $0[0].id })
    }

    /// One reading beside the recap of its region, or of the contest where it names none.
    ///
    /// Where neither has a region there is no recap either; the reading is shown all the same.
    func compare(
        _ reading: QuickCountReading, _ contest: Contest, _ election: Election,
        borrowed: [CountPages.Borrowed] = [], isOnly: Bool = false, doubt: ReasonCode? = nil,
        isDoubted: Bool = false, listsAll: Bool = true
    ) throws -> Comparison {
        let region =
            reading.region ?? contest.region ?? RegionCode("", scheme: election.scheme)
        let recap =
            election.recap(of: reading, region: region)
            ?? Recap(contest: contest.id, region: region, votes: [], isComplete: false)
        return try compare(
            reading, recap, contest, region: region,
            ballot: election.candidates(of: reading.contest).map(\.choice), borrowed: borrowed,
            isOnly: isOnly,
            doubt: doubt, isDoubted: isDoubted, listsAll: listsAll)
    }

    /// One reading beside a recap.
    ///
    /// - Parameters:
    ///   - ballot: Numbers of the pairs on the ballot.
    ///   - borrowed: What it has from other pages of its count.
    ///   - isOnly: Whether it is the only reading of its pollster.
    ///   - doubt: What keeps it from being tested beside what it says itself.
    ///   - isDoubted: Whether another count of the contest leaves nothing to others than the choices of the result.
    ///   - listsAll: Whether the folder is known to list all choices.
    func compare(
        _ reading: QuickCountReading, _ recap: Recap, _ contest: Contest, region: RegionCode,
        ballot: [Choice],
        borrowed: [CountPages.Borrowed] = [], isOnly: Bool = false, doubt: ReasonCode? = nil,
        isDoubted: Bool = false, listsAll: Bool = true
    ) throws -> Comparison {
        let (pairs, stage) = (ballot.count, stageReason(reading, isOnly: isOnly))
        var subject = try subject(reading, recap, contest, region: region, pairs: pairs, stage: stage)
        if let doubt { subject.obstacles.append(doubt) }
        var comparison = try compare(subject, recap, contest)
        let zone = { (other: Recap) in try compare(subject, other, contest).zone }
        let unknown = try unknownWhole(of: recap, reading, pairs: pairs, isDoubted, comparison, judged: zone)
        if let unknown {
            subject.obstacles.append(unknown)
            comparison = try compare(subject, recap, contest)
        }
        comparison.borrowed = borrowed
        comparison.isOfPart = contest.region.map { $0 != region } ?? false
        if let stage, stage.isOfTestedStage { comparison.reasons.insert(stage, at: 0) }
        if let missing = recap.missing(from: reading, pairs: pairs), !comparison.reasons.contains(missing),
            missing == .pairsMissing || !comparison.isTested && unknown == nil
        {
            comparison.reasons.append(missing)
        }
        if recap.lacks(of: reading) { comparison.reasons.append(.recapLacksPairs) }
        if !borrowed.isEmpty { comparison.reasons.append(.figuresFromPages) }
        comparison.ownLead = comparison.ownLead(
            level: options.level, ballot: listsAll ? ballot : [], beside: recap)
        if comparison.threshold == nil, let own = comparison.ownLead,
            !recap.usesSharesOfBallots, let whole = reading.printedWhole(of: pairs),
            let rule = rule(of: contest, region: region, hasTwoPairs: pairs == 2)
        {
            comparison.threshold = comparison.ownThreshold(rule, whole: whole)
            if !comparison.choices.isEmpty {
                comparison.threshold?.isOfficiallyMet = rule.isMet(by: own.leader, in: recap)
            }
        }
        let blocked = comparison.reasons.filter { $0.isOfPage || $0 == .recapOfSomeRegions }
        comparison.measures = reading.figures.map {
            Comparison.Measure(
                $0, recap, levelPercent: reading.levelPercent?.value ?? QuickCountReading.assumedLevel,
                rule: options, blocked: blocked, lack: .withoutMargin(reading.sourceKind))
        }
        return comparison
    }

    /// A reading as it is laid beside a recap.
    ///
    /// - Parameters:
    ///   - pairs: Number of pairs on the ballot.
    ///   - stage: What is said of its stage.
    func subject(
        _ reading: QuickCountReading, _ recap: Recap, _ contest: Contest, region: RegionCode, pairs: Int,
        stage: ReasonCode?
    ) throws -> Subject {
        let margin = reading.marginCheck(votesPerStation: recap.votesPerStation)
        return Subject(
            estimate: try reading.known(to: recap).shareEstimate { recap.share(of: $0) }, region: region,
            source: reading.pollster,
            id: reading.id, stage: reading.stage, asOf: reading.asOf, margin: margin,
            obstacles: obstacles(reading, recap, contest, margin, stage: stage, pairs: pairs),
            assumesLevel: reading.levelPercent == nil, remainder: reading.remainder, page: reading)
    }

    func builder(_ subject: Subject, _ recap: Recap) -> ComparisonBuilder {
        var usable = subject.estimate
        if !subject.obstacles.isEmpty { usable.covariance = nil }
        // Shares of a part of the votes are not shares of the result: they are not shown beside it.
        var known = recap.completed(for: subject.remainder)
        if recap.base == nil || recap.mayLackOthers && !subject.obstacles.isEmpty { known.votes = [] }
        return ComparisonBuilder(
            estimate: usable, recap: known, options: options, remainder: subject.remainder,
            hasOwnMargins: subject.page?.hasOwnMargins ?? false,
            largestUnlisted: subject.largestUnlisted)
    }

    func compare(_ subject: Subject, _ recap: Recap, _ contest: Contest) throws -> Comparison {
        let builder = builder(subject, recap)
        let critical = subject.isDrawn ? nil : try builder.criticalValues()
        let choices = builder.choices(critical: critical)
        let lead = builder.lead()
        let gap = builder.minimumDetectableGap()
        // A share of all ballots is none of the valid votes, which rules ask for: it is held against no line.
        let rule =
            recap.usesSharesOfBallots
            ? nil
            : rule(
                of: contest, region: subject.region, hasTwoPairs: recap.isComplete && recap.votes.count == 2)
        var comparison = Comparison(
            contest: contest.id, region: subject.region, source: subject.source, reading: subject.id,
            stage: subject.stage, asOf: subject.asOf, estimate: subject.estimate, choices: choices,
            critical: critical, joint: subject.isDrawn ? nil : builder.joint(choices), lead: lead,
            threshold: rule.flatMap { rule in
                lead.flatMap { builder.threshold(rule, of: $0, critical: critical) }
            },
            equivalence: builder.equivalence(lead),
            minimumDetectableGap: gap?.judged, unroundedMinimumDetectableGap: gap?.unrounded,
            ballots: builder.ballots(), accuracy: builder.accuracy(choices),
            margin: subject.margin, verdict: .notComparable, reasons: subject.obstacles,
            page: subject.page, officialRounding: recap.roundingHalfWidth, level: subject.level)
        judge(&comparison, assumesLevel: subject.assumesLevel)
        return comparison
    }

    /// What a pair must have under the contest's rule; `nil` where the most votes decide, and in a region that is only a part
    /// of the one that elects.
    private func rule(of contest: Contest, region: RegionCode, hasTwoPairs: Bool) -> WinnerLine? {
        guard region == contest.region else { return nil }
        return (rulebook ?? .standard).terms(for: contest.rule).flatMap {
            WinnerLine($0, hasTwoPairs: hasTwoPairs)
        }
    }

    /// Everything that keeps a reading from being tested, in the order in which it is explained.
    private func obstacles(
        _ reading: QuickCountReading, _ recap: Recap, _ contest: Contest, _ margin: MarginCheck,
        stage: ReasonCode?, pairs: Int
    ) -> [ReasonCode] {
        var reasons: [ReasonCode] = []
        if !options.kinds.contains(reading.sourceKind) { reasons.append(.notQuickCount) }
        if let stage, !stage.isOfTestedStage { reasons.append(stage) }
        if contest.isBeforePolling(reading) { reasons.append(.beforePolling) }
        let named = reading.known(to: recap).shares.filter { !$0.isRemainder }.map(\.choice)
        if let missing = recap.obstacle(to: named) { reasons.append(missing) }
        if !recap.lacking.isEmpty { reasons.append(.recapOfSomeRegions) }
        // Where the official result leaves votes to others, the choices need not sum to 100.
        if reading.shares.count >= pairs,
            contest.mustSum(reading, beside: recap) || reading.shareSum.value > 100,
            !reading.canSum
        {
            reasons.append(.sharesDoNotSum)
        }
        if reading.shares.isEmpty {
            reasons.append(.sharesMissing)
        } else if !reading.hasMargin {
            reasons.append(.withoutMargin(reading.sourceKind))
        }
        if margin.verdict == .ballotsAsSample { reasons.append(.marginBallotsAsSample) }
        if margin.verdict == .beyondStations { reasons.append(.marginBeyondStations) }
        if reasons.isEmpty,
            reading.shares.allSatisfy({ $0.isRemainder || [0, 100].contains($0.percent.value) })
        {
            reasons.append(.noSamplingError)
        }
        return reasons
    }

    private func judge(_ comparison: inout Comparison, assumesLevel: Bool) {
        // Of shares that do not sum to 100 one is wrong: who leads in them is not known.
        if let lead = comparison.lead, !comparison.choices.isEmpty,
            !comparison.reasons.contains(.sharesDoNotSum),
            lead.leaderEstimate != lead.leaderOfficial
        {
            comparison.reasons.append(.leaderDiffers)
        }
        guard comparison.isTested else { return }
        if assumesLevel { comparison.reasons.append(.levelAssumed) }
        if comparison.margin.verdict == .stationsAsVoters {
            comparison.reasons.append(.marginStationsAsVoters)
        }
        if !comparison.marginsOfOthers.isEmpty { comparison.reasons.append(.marginOfOthers) }
        let unknown = comparison.untestedChoices
        if unknown.contains(where: { !$0.isRemainder }) { comparison.reasons.append(.choiceWithoutError) }
        if unknown.contains(where: \.isRemainder) { comparison.reasons.append(.remainderNotTested) }
        let reason = comparison.zone
        comparison.reasons.append(reason)
        if reason != .insideInterval, comparison.isInsidePrintedMargin {
            comparison.reasons.append(.insidePrintedMargin)
        }
        let isClose = comparison.lead.map { !$0.isClear } ?? false
        let decides =
            comparison.isZoneDecidedByRounding || comparison.lead?.isDecidedByRounding == true
            || comparison.threshold?.isDecidedByRounding == true
        if decides { comparison.reasons.append(.roundingDecides) }
        if isClose { comparison.reasons.append(.leadNotClear) }
        let isNearLine = comparison.threshold.map { !$0.isClear } ?? false
        if isNearLine { comparison.reasons.append(.thresholdNotClear) }
        comparison.verdict =
            switch reason {
            case .insideInterval: isClose || isNearLine ? .consistentTooClose : .consistent
            case .outsideInterval: .borderline
            default: .inconsistent
            }
    }
}
