import Elections
import Reconciliation
import Statistics
import Wording

/// What counts say by themselves while there is no result to hold them against.
extension Phrasebook {
    /// What some counts of one contest have found together, without its name; `nil` where one of the whole stands beside
    /// official figures, where none of them has a margin, where none says who leads, and where they are of several contests or regions.
    public func finding(waiting counts: [Comparison], of result: ReconciliationResult) -> String? {
        guard counts.contains(where: { $0.ownLead?.interval != nil }) else { return nil }
        return waiting(counts, result).map(wording.headline)
    }

    /// What each of them says, and what they say of the rule of winning; `nil` as ``finding(waiting:of:)``, but for
    /// counts without a margin.
    ///
    /// - Parameters:
    ///   - counts: Those of one contest.
    ///   - result: The reconciliation that they are of.
    ///   - saysDifference: Whether two of them that are farther apart than sampling explains are told too.
    func leads(
        waiting counts: [Comparison], of result: ReconciliationResult, saysDifference: Bool
    ) -> String? {
        waiting(counts, result).map { facts in
            var told = facts
            if !saysDifference { told.difference = nil }
            return wording.lede(told)
        }
    }

    private func waiting(_ all: [Comparison], _ result: ReconciliationResult) -> NewsFacts? {
        let counts = ofOnePlace(all)
        guard counts.allSatisfy({ $0.choices.isEmpty && $0.bound == nil }),
            counts.contains(where: \.awaitsResult)
        else { return nil }
        var facts = NewsFacts()
        facts.hasResult = false
        facts.pagesContradict =
            counts.first.map { !contradictingPages($0.contest, $0.region).isEmpty } ?? false
        facts.shown = counts.filter { !$0.givesOnlyMeasures }.map { (count($0), "") }
        add(counts, of: result, to: &facts)
        return facts
    }

    /// The counts that are told together: those of the whole of one contest, or where there are none those of its one region. Counts
    /// of other regions may stand beside official figures there, and nobody expects the same of two regions.
    private func ofOnePlace(_ counts: [Comparison]) -> [Comparison] {
        let whole = counts.filter { !$0.isOfPart }
        let own = whole.isEmpty ? counts : whole
        return Set(own.map(\.contest)).count == 1 && Set(own.map(\.region)).count == 1 ? own : []
    }

    /// Adds who leads in each count by itself, how far they are apart where sampling does not explain it, and what they say of the rule of winning.
    func add(_ counts: [Comparison], of result: ReconciliationResult, to facts: inout NewsFacts) {
        let counts = ofOnePlace(counts)
        let readings = Set(counts.map(\.reading))
        facts.difference = counts.first.flatMap { first in
            result.countDifferences(of: first.contest)
                .first {
                    !$0.isExplained && $0.pMostFavourable <= 1 - result.options.edgeLevel
                        && readings.isSuperset(of: $0.readings)
                }.map(difference)
        }
        facts.alone = counts.compactMap { count in count.ownLead.map { alone(count, $0) } }
        facts.partial = counts.compactMap(partial)
        // Beside an empty box the lead says it.
        for count in counts where !hasEmptyBox(count.contest) {
            guard let own = count.ownLead, let threshold = count.threshold, threshold.interval != nil else {
                continue
            }
            var line =
                facts.line
                ?? NewsFacts.RuleLine(
                    WinnerCondition(threshold.rule), besides: threshold.rule.besides)
            line.add(self.count(count), leader: pair(own.leader, in: count.contest), isMet: threshold.isMet)
            if let asked = threshold.rule.besides.turnout {
                line.turnouts += turnouts(count, asked: Double(asked), level: own.level)
            }
            facts.line = line
        }
    }

    /// A count that names choices and no leader, with the digits that its page prints.
    private func partial(_ count: Comparison) -> NewsFacts.Partial? {
        guard count.ownLead == nil, count.awaitsResult, let page = count.page, !page.shares.isEmpty else {
            return nil
        }
        let named = page.shares.filter { !$0.isRemainder }.sorted { $1.percent.value < $0.percent.value }
        return named.isEmpty
            ? nil
            : NewsFacts.Partial(
                self.count(count),
                named.prefix(Phrasebook.mostShares).map {
                    (pair($0.choice, in: count.contest), numbers.printed($0.percent) + "%")
                })
    }

    /// Shares that a sentence names of a count that has no leader.
    private static let mostShares = 3

    /// The turnout that a count prints beside the one that a rule asks for.
    private func turnouts(_ count: Comparison, asked: Double, level: Double) -> [NewsFacts.Turnout] {
        count.measures.filter { $0.figure.measure == .turnout && $0.figure.base == .registered }.map {
            measure in
            let range = measure.ownInterval(
                level: level, levelPercent: count.page?.levelPercent?.value)
            let isAbove = range.flatMap { range in
                100 * range.low > asked ? true : 100 * range.high <= asked ? false : nil
            }
            return NewsFacts.Turnout(
                self.count(count), numbers.printed(measure.figure.percent) + "%", isAbove: isAbove,
                hasMargin: range != nil)
        }
    }

    /// One count by itself, with the digits that its page prints.
    private func alone(_ count: Comparison, _ own: Comparison.OwnLead) -> NewsFacts.Alone {
        let printed = ([own.leader] + (own.second.map { [$0] } ?? [])).map { choice in
            count.page?.shares.first { $0.choice == choice }?.percent
        }
        let decimals = printed.compactMap { $0?.decimals }.max() ?? 2
        return NewsFacts.Alone(
            self.count(count), leader: pair(own.leader, in: count.contest),
            second: second(own, in: count.contest),
            share: printed[0].map { numbers.printed($0) + "%" } ?? numbers.percent(own.share, decimals),
            lead: own.lead > 0 ? size(own.lead, decimals) : nil, isClear: own.isClear)
    }
}
