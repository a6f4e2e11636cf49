import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// The signed result of a contest in a sentence, with its form and day.
    func official(_ outcome: Outcome) -> String {
        let leader = pair(outcome.leader.choice, in: outcome.contest)
        let line = outcome.line
        let share = wording.share(
            share(outcome.leader, outcome.recap, beside: line), of: outcome.recap.shareWhole)
        let points = { (lead: Double) in
            size(lead, NumberText.decimals(telling: [100 * lead] + (line?.points ?? [])))
        }
        guard let runnerUp = outcome.runnerUp, let lead = outcome.lead else {
            return wording.sentence(
                outcome.leader.votes.map {
                    .only(leader, votes: $0, share: outcome.recap.base == nil ? nil : share)
                } ?? .onlyShare(leader, share: share))
        }
        let second = pair(runnerUp.choice, in: outcome.contest)
        guard let votes = outcome.leader.votes, let leadVotes = outcome.leadVotes else {
            return wording.sentence(
                lead == 0
                    ? .levelInShare(leader, second, share: share)
                    : .aheadInShare(leader, of: second, share: share, points: points(lead)))
        }
        return wording.sentence(
            leadVotes == 0
                ? .level(leader, second, votes: votes, share: share)
                : .ahead(
                    leader, of: second, votes: votes, share: share, lead: leadVotes, points: points(lead)))
    }

    /// An official share, with the digits that it is printed with, or those that tell it from a line.
    func share(_ pair: Recap.PairVotes, _ recap: Recap, beside line: WinnerLine?) -> String {
        if recap.base == .printed, let percent = pair.percent { return numbers.printed(percent) + "%" }
        return recap.share(of: pair.choice).map { numbers.percent($0, telling: line?.percents ?? []) }
            ?? "–"
    }

    /// Where the first pair stands against the rule of the contest; `nil` under plain plurality.
    func rule(_ outcome: Outcome) -> String? {
        if outcome.standing == .tie { return wording.tie }
        guard outcome.lineApplies || outcome.turnout != nil else { return nil }
        let terms = outcome.terms
        let condition = WinnerCondition(WinnerLine(terms, hasTwoPairs: false))
        let spread = outcome.spread.flatMap { found in
            // A folder without regions has nothing to say of them.
            found.total == 0 ? nil : outcome.terms.regionAtLeastPercent.map { (found: found, share: $0) }
        }
        // Where the first is short of the line nobody reaches it, whatever the rule asks beside.
        let share = outcome.recap.share(of: outcome.leader.choice)
        let isShort =
            terms.moreThanPercent.map { line in share.map { 100 * $0 <= Double(line) } ?? false } ?? false
        return wording.rule(
            outcome.standing, condition, isShort: isShort, spread: spread, turnout: outcome.turnout,
            source: outcome.ruleSource)
    }

    /// The lead beside the filing limit of the Constitutional Court.
    func filing(_ outcome: Outcome, contest: Contest) -> String? {
        guard let lead = outcome.lead, contest.kind == .pilkada else { return nil }
        guard let filing = outcome.filing else {
            return contest.population == nil ? wording.filingNeedsPopulation : nil
        }
        return wording.filing(filing, lead: lead)
    }

    /// Who stands alone among several pollsters and the recap.
    func triangulation(_ summary: Triangulation) -> String {
        let names = summary.pairs.map { pair($0, in: summary.contest) }
        return start(summary.region, in: summary.contest) + wording.sentence(summary, names[0], names[1])
    }

    /// The difference of two counts, which do not tell who stands alone.
    func difference(_ pair: CountDifference) -> String {
        let names = pair.pairs.map { self.pair($0, in: pair.contest) }
        let (low, high) = (pair.interval.low, pair.interval.high)
        let decimals = NumberText.decimals(telling: [0, low, high, pair.difference].map { 100 * $0 })
        return start(pair.region, in: pair.contest)
            + wording.sentence(
                pair, names[0], names.dropFirst().first, size: size(pair.difference, decimals),
                RangeText(
                    numbers.points(low, decimals), numbers.points(high, decimals), level: level(pair.level)),
                isExplained: pair.isExplained)
    }

    /// "Bengkulu: " before a sentence of a region that is not the contest's own.
    private func start(_ region: RegionCode, in contest: String) -> String {
        place(region, in: contest).map { $0.capitalizedFirst + ": " } ?? ""
    }

    /// What the whole run says, with the number that chance alone would put outside.
    ///
    /// - Parameters:
    ///   - result: The comparisons.
    ///   - audience: For whom: a newsroom is shown each count once, others all of its pages.
    public func summary(_ result: ReconciliationResult, for audience: Audience = .observer) -> String {
        let isSample = result.isOfSample
        let rows =
            audience == .newsroom
            ? ComparedCount.pages(of: result.comparisons).count : result.comparisons.count
        let all = result.tally
        let apart = result.pollstersApart.map {
            " " + wording.pollsterApart($0, level: level(result.options.level))
        }.joined()
        let rest = apart + (all.bounded == 0 ? "" : " " + wording.boundedCounts(all)) + censusRegions(result)
        return
            (result.batch.tested == 0
            ? wording.nothingTested(rows: rows, isSample: isSample)
            : wording.summary(
                result.batch, rows: rows, isSample: isSample,
                levels: (level(result.options.level), level(result.options.edgeLevel)),
                adjustment: result.options.adjustment.authors)) + rest
    }

    /// What the sums say of regions of which every station is in the sample, after a blank; empty where there is none.
    private func censusRegions(_ result: ReconciliationResult) -> String {
        let regions = result.comparisons.filter { $0.level != nil && $0.reasons.contains(.census) }
        guard !regions.isEmpty else { return "" }
        let others = regions.filter { $0.verdict != .consistent }
        return " " + wording.censusRegions(regions.map(\.region.text), differing: others.map(\.region.text))
    }

    /// The official figures that counts are laid beside, where no outcome says who leads: those of a file beside a sample, or
    /// those of some choices; `nil` where there are none.
    func besideCounts(_ contest: Contest, of result: ReconciliationResult) -> String? {
        guard result.outcome(of: contest.id) == nil, let recap = result.recap(of: contest) else { return nil }
        let figures = recap.votes.filter { $0.figure != nil }.map { own in
            let (name, share) = (pair(own.choice, in: contest.id), share(own, recap, beside: nil))
            return own.votes.map { "\(name) \(numbers.integer($0)) (\(share))" } ?? "\(name) \(share)"
        }
        if !result.isOfSample, !recap.lacking.isEmpty {
            return wording.officialOfRegions(figures, lacking: recap.lacking.map(election.regionName))
        }
        return result.isOfSample
            ? wording.officialFile(figures)
            : wording.officialOfSome(figures, others: recap.unnamedShare.map { numbers.percent($0) })
    }

    /// The finding on some comparisons, for the title of their chart.
    func chartTitle(_ comparisons: [Comparison]) -> String {
        if let headline = wording.headline(tally(comparisons)),
            comparisons.first?.page != nil
        {
            return headline.capitalizedFirst
        }
        if !comparisons.isEmpty,
            comparisons.allSatisfy({ $0.reasons.contains(.census) && !$0.choices.isEmpty })
        {
            return wording.censusTitle(censusGap(comparisons))
        }
        let tested = comparisons.filter(\.isTested)
        return wording.chartTitle(
            inside: tested.filter { $0.verdict.isInside }.count, of: tested.count,
            isSample: comparisons.first?.estimate.basis == .sample)
    }
}

extension ReconciliationResult {
    /// Whether a sample of stations is compared, and not published readings: a result holds one kind or the other.
    public var isOfSample: Bool { comparisons.first?.estimate.basis == .sample }
}

extension Outcome {
    /// What the rule asks of shares of the whole; `nil` where the most votes decide.
    var line: WinnerLine? { WinnerLine(terms, hasTwoPairs: false) }
}
