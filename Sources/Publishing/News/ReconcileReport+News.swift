import Elections
import Figures
import Reconciliation
import Statistics
import Wording

extension ReconcileReport {
    /// What a newsroom runs of a contest.
    ///
    /// - Parameter contest: One of the election.
    func news(_ contest: Contest) -> NewsText {
        let facts = facts(contest)
        let outcome = result.outcome(of: contest.id)
        let entry = charts.chart(of: contest)
        let finding = wording.headline(facts)
        let headline = headline(facts, of: contest)
        let hasCounts = !result.isOfSample && !result.comparisons(of: contest.id).isEmpty
        let notOfficial = hasCounts ? words.notOfficial : ""
        return NewsText(
            finding: finding, headline: headline,
            post: NewsText.post(
                headline + ".",
                // That another figure differs weighs more than that the first two are too close to tell.
                shorter: facts.measures.isEmpty
                    ? nil : self.headline(facts.withoutClose, of: contest) + ".",
                // Of one count outside its range the headline has the gap.
                facts.outside.count == 1 ? "" : wording.gap(facts) ?? "", notOfficial,
                brief: wording.headline(
                    words.tally(counts(contest)), place: contest.title
                ).map { $0 + "." }),
            lede: (outcome.map(words.official) ?? words.besideCounts(contest, of: result)
                ?? (result.isOfSample
                    ? wording.fileIsPartial.capitalizedFirst + "." : words.noResult(contest)))
                + " " + (apart.map { words.apart($0, level: result.options.level) + " " } ?? "")
                + (outcome.flatMap(words.rule).map { $0 + " " } ?? "")
                + ([wording.lede(facts)] + words.opposites(counts(contest).filter { !$0.isOfPart })
                + [outcome.flatMap(words.otherPage)].compactMap { $0 }).joined(separator: " "),
            caption: entry.map { caption($0.chart.head) } ?? "", altText: entry?.drawn.altText ?? "",
            otherFigures: words.measures(
                measured(contest), of: result, onlyOutside: false),
            checkFirst: checkFirst(contest),
            notTested: wording.untested(facts))
    }

    private func headline(_ facts: NewsFacts, of contest: Contest) -> String {
        let finding = wording.headline(facts)
        // A sample without a title has the name of its file, which is no place.
        let isNamed = !result.isOfSample || contest.title != result.election.name
        return isNamed ? "\(contest.title): \(finding)" : finding.capitalizedFirst
    }

    /// What a sample says, as the title of its report; `nil` where nothing of it is tested.
    var headlineOfSample: String? {
        result.election.contests.first.flatMap { contest in
            let facts = facts(contest)
            return facts.isTested || facts.census != nil || !facts.alone.isEmpty
                ? headline(facts, of: contest) : nil
        }
    }

    private var apart: MatchedStations? { sample?.matched?.ifApart }

    /// What is to be looked at before anybody publishes.
    private func checkFirst(_ contest: Contest) -> [String] {
        let counts = counts(contest)
        // What ledes say stands there.
        let stations = sample?.matched.flatMap {
            $0.discrepantStations > 0 && apart == nil ? words.opening($0) : nil
        }
        let missing = sample.map(\.estimate.missing)
        let arrived = missing.flatMap {
            $0.received < $0.drawn ? wording.arrived($0.received, of: $0.drawn) : nil
        }
        let unheard = sample.flatMap { words.unheard($0.estimate, isCompared: true) }
        return [unheard, stations, arrived].compactMap { $0 } + words.assumed(counts) + words.leftOut(counts)
            + words.slips(counts)
            + words.doubts(findingsOfContest[contest.id] ?? [], of: counts)
    }

    private func caption(_ head: ChartHead) -> String {
        let sources = head.footer.sources.joined(separator: "; ")
        let sentences =
            [head.subtitle] + head.footer.notes + head.footer.undrawn + [
                sources.isEmpty ? "" : wording.sources(sources)
            ]
            + [result.isOfSample ? "" : words.notOfficial]
        return sentences.filter { !$0.isEmpty }.map { $0.hasSuffix(".") ? $0 : $0 + "." }
            .joined(separator: " ")
    }

    /// The counts of a contest, each once; of a sample the whole: its regions are for the report.
    private func counts(_ contest: Contest) -> [Comparison] {
        let all = ComparedCount.all(result.comparisons(of: contest.id)).map(\.best).filter(isMain)
        return result.isOfSample ? Array(all.prefix(1)) : all
    }

    /// Pages of counts that give turnout or invalid ballots.
    private func measured(_ contest: Contest) -> [Comparison] {
        ComparedCount.measured(result.comparisons(of: contest.id))
    }

    /// What headlines say of them.
    private func facts(_ contest: Contest) -> NewsFacts {
        let (counts, parts) = counts(contest).byPlace
        let regions = result.comparisons(of: contest.id).filter { $0.level != nil && $0.isTested }
        var facts = NewsFacts()
        facts.isSample = result.isOfSample
        let tested = counts.filter(\.isTested)
        facts.isOfParts = !tested.isEmpty && tested.allSatisfy(\.isOfPart)
        if result.isOfSample, let source = counts.first?.source, source != result.election.name {
            facts.sampler = source
        }
        facts.hasResult = result.recap(of: contest) != nil || counts.contains { !$0.choices.isEmpty }
        facts.pagesContradict =
            !facts.hasResult && !words.contradictingPages(contest.id, contest.region).isEmpty
        let inside = counts.filter(\.verdict.isInside)
        facts.agree = inside.map(words.count)
        facts.open = OpenCounts(
            inside.map { $0.openQuestion(isBeforeEmptyBox: words.hasEmptyBox($0.contest)) })
        let others = inside.compactMap { count in
            (count.lead?.otherLeader ?? count.ownLead?.otherLeader).map {
                (name: words.count(count), leader: $0)
            }
        }
        facts.aheadInside = common(others.map(\.leader)).map {
            (others.map(\.name), words.pair($0, in: contest.id), others.count == inside.count)
        }
        facts.isBeyondPrintedMargin = inside.contains(where: isBeyondPrintedMargin)
        let measured = measured(contest)
        facts.hasMeasures = measured.contains { $0.measures.contains { $0.interval != nil } }
        facts.stationsApart = apart.map { ($0.discrepantStations, $0.stations) }
        facts.beside = sample?.matched?.beside
        let atEdge = counts.filter { $0.verdict == .borderline }
        let outside = counts.filter(\.verdict.isOutsideEdge)
        (facts.atEdge, facts.outside) = (atEdge.compactMap(gap), outside.compactMap(gap))
        // A count that is the official result itself has no gap.
        let apart = [outside, atEdge, inside.filter { farthest($0) >= 0.00005 }].first { !$0.isEmpty }
        facts.farthest = apart?.max { reach($0) < reach($1) }.flatMap(gap)
        let ahead = counts.filter(\.verdict.isOutsideEdge).map { count in
            count.lead.map { $0.isClear ? $0.otherLeader : nil }
                ?? count.ownLead.flatMap { $0.isClear == true ? $0.otherLeader : nil }
        }
        if ahead.count == 1 || inside.isEmpty && facts.atEdge.isEmpty {
            facts.ahead = common(ahead).map { words.pair($0, in: contest.id) }
        }
        facts.officialContradict =
            facts.hasResult
            && (findingsOfContest[contest.id] ?? []).contains {
                // Those of the whole: a slip in a part that changes nothing above it is for the report.
                $0.kind.isOfOfficial && $0.severity == .error
                    && ($0.region == nil || $0.region == contest.region)
            }
        let beyond = counts.filter(\.verdict.isOutsideEdge)
        facts.isInsidePrintedMargin =
            !beyond.isEmpty && beyond.allSatisfy { $0.reasons.contains(.insidePrintedMargin) }
        facts.otherPageLeader = result.outcome(of: contest.id).flatMap(words.otherPageLead)?.leader
        facts.replaced = beyond.replacedDay.map { $0.isEmpty ? "" : words.numbers.moment($0) }
        facts.mayBeChance = counts.contains {
            $0.verdict.isOutsideEdge && $0.reasons.contains(.notAfterAdjustment)
        }
        facts.agreeAnyway = counts.filter { $0.bound?.answer == .consistent }.map(words.count)
        let far = counts.filter { $0.bound?.answer == .inconsistent }
        facts.outsideAnyway = far.compactMap(gap)
        // The margin of a lead is at most twice that of a share.
        facts.aheadAnyway = common(
            far.map { count in
                count.lead.flatMap { lead in
                    count.bound?.usual.flatMap { lead.estimate > 2 * $0.largest ? lead.otherLeader : nil }
                }
            }
        ).map { words.pair($0, in: contest.id) }
        facts.depend = counts.compactMap { count in
            count.bound.flatMap { bound in
                bound.answer == .depends ? (words.count(count), words.needed(bound.neededMargin)) : nil
            }
        }
        facts.shown = counts.filter { $0.grade == .shown && !$0.verdict.isInside && !$0.givesOnlyMeasures }
            .map { (words.count($0), obstacle($0)) }
        if !facts.hasResult { words.add(counts, of: result, to: &facts) }
        if result.isOfSample {
            if let whole = counts.first { add(whole, to: &facts) }
            facts.isNotAsDeclared = counts.first?.verdict == .sampleNotAsDeclared
            facts.parts = regions.count
            facts.sumsApart = result.comparisons(of: contest.id)
                .filter { $0.level != nil && $0.hasAllStations && $0.verdict != .consistent }
                .map { result.election.regionName($0.region) }
        } else {
            facts.parts = parts.count(where: \.isTested)
            facts.partsAgree = parts.count(where: \.verdict.isInside)
        }
        facts.partsOutside = (result.isOfSample ? regions : parts).filter {
            $0.verdict.isOutsideEdge && !$0.isAmongMany
        }.sorted { farthest($0) > farthest($1) }.compactMap(gap)
        facts.measures = measured.flatMap { count in
            count.measures.filter(\.verdict.isOutsideEdge).map {
                (words.count(count), wording.name($0.figure.measure, of: $0.figure.base))
            }
        }
        let critical = counts.lazy.compactMap(\.critical).first
        facts.level = words.level(critical?.level ?? result.options.level)
        facts.edgeLevel = words.level(critical?.edgeLevel ?? result.options.edgeLevel)
        return facts
    }

    /// What the whole of a sample says where nothing of it can be tested: every station is in it, or the official file is not complete.
    private func add(_ whole: Comparison, to facts: inout NewsFacts) {
        if whole.reasons.contains(.census), !whole.choices.isEmpty {
            facts.agree = []
            facts.census = .init(
                gap: farthest(whole) >= 0.00005 ? gap(whole) : nil,
                ahead: whole.lead?.otherLeader.map { words.pair($0, in: whole.contest) })
        } else if whole.choices.isEmpty, let estimate = sample?.estimate, let lead = estimate.lead,
            let second = estimate.runnerUp
        {
            let name = { (choice: Choice) in words.pair(choice, in: whole.contest) }
            if whole.reasons.contains(.census) {
                facts.census = .init(leader: name(estimate.leader), lead: words.size(lead.value))
                return
            }
            facts.alone = [
                .init(
                    words.count(whole), leader: name(estimate.leader), second: name(second),
                    share: words.numbers.percent(estimate.figures[estimate.leader.index].value),
                    lead: lead.value > 0 ? words.size(lead.value) : nil,
                    isClear: lead.interval.map { $0.low > 0 })
            ]
        }
    }

    /// The first reason for which a count is not compared; empty where it has none.
    private func obstacle(_ comparison: Comparison) -> String {
        comparison.reasons.lazy.filter(\.isObstacle).compactMap { words.reason($0, comparison) }.first ?? ""
    }

    /// The choice that all have; `nil` where there is none, or some have none or another.
    private func common(_ leaders: [Choice?]) -> Choice? {
        leaders.first.flatMap { first in leaders.allSatisfy { $0 == first } ? first : nil }
    }

    /// How far out in its range the farthest choice lies: 1 is its end.
    private func reach(_ comparison: Comparison) -> Double {
        comparison.decisive.flatMap { choice in
            choice.simultaneous.map { abs(choice.difference) / max($0.halfWidth, .ulpOfOne) }
        } ?? 0
    }

    /// The size of the difference that a comparison rests on, a fraction.
    private func farthest(_ comparison: Comparison) -> Double {
        comparison.decisive.map { abs($0.difference) } ?? 0
    }

    /// Whether the largest difference of a count is wider than the one margin that its page prints for shares.
    private func isBeyondPrintedMargin(_ comparison: Comparison) -> Bool {
        guard let page = comparison.page, page.marginOf != .lead, let margin = page.marginPercent else {
            return false
        }
        return 100 * farthest(comparison) > margin.value
    }

    private func gap(_ comparison: Comparison) -> NewsFacts.Gap? {
        comparison.decisive.map { share in
            NewsFacts.Gap(
                words.count(comparison), size: words.size(share.difference),
                pair: words.pair(share.choice, in: comparison.contest),
                isMore: share.difference > 0, difference: abs(share.difference))
        }
    }
}

extension ReconcileReport {
    /// What was found on a contest, for programs: beside its page in a site.
    func document(of contest: Contest) -> Publication.Document {
        ResultsDocument(result: result, findings: findings, run: run, sample: sample)
            .document(of: contest, path: anchor(contest: contest.id) + ".json", news(contest))
    }
}
