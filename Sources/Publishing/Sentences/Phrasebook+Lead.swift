import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// What a reading says about who leads and about the winning threshold; `nil` where nothing needs saying.
    func lead(_ comparison: Comparison) -> String? {
        guard !comparison.choices.isEmpty else { return ownLead(comparison) }
        guard let lead = comparison.lead else {
            let said = opposites([comparison])
            return said.isEmpty ? nil : said.joined(separator: " ")
        }
        let parts = [
            otherLeader(comparison, lead).map { sentence($0, [comparison]) }, unclear(comparison, lead),
            comparison.threshold.flatMap { line($0, of: lead.leaderEstimate, comparison) },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Where tested counts have another one ahead than the official result, or the first on the other side of the winning threshold:
    /// who leads together, the line for each of the first few.
    func opposites(_ counts: [Comparison]) -> [String] {
        let known = counts.filter { $0.isTested && !$0.choices.isEmpty }
        let others = known.compactMap { count in clearOther(count).map { (count: count, other: $0) } }
        let leaders = others.map(\.other).uniqued().map { other in
            sentence(other, others.filter { $0.other == other }.map(\.count), among: counts.count)
        }
        // Nobody knows whether chance explains whom a count without a margin has first: it has all the same.
        let bare = counts.filter { $0.grade == .bounded }.compactMap { count in
            count.lead.flatMap { otherLeader(count, $0) }.map { (count: count, other: $0) }
        }
        let unproven = bare.map(\.other).uniqued().map { other in
            sentence(
                other, bare.filter { $0.other == other }.map(\.count), among: nil)
        }
        let beyond = known.compactMap { count -> (isMet: Bool, text: String)? in
            guard let threshold = count.threshold, let isMet = threshold.isMet,
                let first = count.lead?.leaderEstimate ?? count.ownLead?.leader,
                let text = line(threshold, of: first, count)
            else { return nil }
            return (isMet, counts.count == 1 ? text : "\(self.count(count)): \(text)")
        }
        let lines = [true, false].flatMap { isMet -> [String] in
            let own = beyond.filter { $0.isMet == isMet }.map(\.text)
            let more = own.count - Phrasebook.mostLines
            return own.prefix(Phrasebook.mostLines) + (more > 0 ? [wording.moreBeyondLine(more)] : [])
        }
        return leaders + unproven + lines
    }

    /// Counts whose ranges are told beside a line, one by one.
    private static let mostLines = 3

    /// Another first than that of the official result.
    private struct OtherLeader: Hashable {
        var first: Choice
        /// Who is level with it.
        var level: Choice?
        var official: Choice
    }

    private func otherLeader(_ comparison: Comparison, _ lead: Comparison.Lead) -> OtherLeader? {
        guard lead.otherLeader != nil, !comparison.reasons.contains(.sharesDoNotSum) else { return nil }
        return OtherLeader(
            first: lead.leaderEstimate, level: lead.estimate == 0 ? lead.runnerUpEstimate : nil,
            official: lead.leaderOfficial)
    }

    /// The same of a count that is not too close to call, also where it names no second.
    private func clearOther(_ comparison: Comparison) -> OtherLeader? {
        if let lead = comparison.lead { return lead.isClear ? otherLeader(comparison, lead) : nil }
        guard let own = comparison.ownLead, own.isClear == true, own.otherLeader != nil,
            let official = own.leaderOfficial, !comparison.reasons.contains(.sharesDoNotSum)
        else { return nil }
        return OtherLeader(first: own.leader, official: official)
    }

    /// That some counts of one contest have another one ahead, by name where they are not all that there is.
    ///
    /// - Parameter all: Counts that there are; `nil` for those without a margin, which are told as such.
    private func sentence(_ other: OtherLeader, _ counts: [Comparison], among all: Int? = 1) -> String {
        let name = { (choice: Choice) in counts.first.map { pair(choice, in: $0.contest) } ?? "" }
        return wording.otherLeader(
            name(other.first), levelWith: other.level.map(name), official: name(other.official),
            isSample: counts.first?.estimate.basis == .sample, names: all == 1 ? [] : counts.map(count),
            haveMargins: all != nil)
    }

    /// Beside an empty box nobody leads: the winning threshold is the question.
    private func unclear(_ comparison: Comparison, _ lead: Comparison.Lead) -> String? {
        guard let interval = lead.interval, !lead.isClear, !hasEmptyBox(comparison.contest) else {
            return nil
        }
        let range = leadText(interval, unrounded: lead.isDecidedByRounding ? lead.unrounded : nil, comparison)
        return wording.noLeader(
            pair(lead.leaderEstimate, in: comparison.contest),
            pair(lead.runnerUpEstimate, in: comparison.contest),
            lead: lead.estimate == 0 ? nil : size(lead.estimate), range)
    }

    /// What a count says by itself before there is a result.
    private func ownLead(_ comparison: Comparison) -> String? {
        guard let own = comparison.ownLead, let interval = own.interval else { return nil }
        let range = leadText(interval, unrounded: own.isDecidedByRounding ? own.unrounded : nil, comparison)
        let (first, second) = (
            pair(own.leader, in: comparison.contest), second(own, in: comparison.contest)
        )
        let lead = own.lead > 0 ? size(own.lead) : nil
        guard own.isClear == true, let lead else {
            return wording.noLeader(first, second, lead: lead, range)
        }
        let line =
            hasEmptyBox(comparison.contest)
            ? nil
            : comparison.threshold.flatMap { threshold in
                threshold.isMet.map {
                    wording.ownLine(
                        first, WinnerCondition(threshold.rule), isMet: $0,
                        besides: threshold.rule.besides)
                } ?? openLine(threshold, first, comparison)
            }
        return [wording.ownLeader(first, second, lead: lead, range), line].compactMap { $0 }.joined(
            separator: " ")
    }

    /// Whom the first of a count is ahead of.
    func second(_ own: Comparison.OwnLead, in contest: String) -> String {
        own.second.map { pair($0, in: contest) } ?? wording.allUnnamed
    }

    private func leadText(
        _ interval: Interval, unrounded: Interval?, _ comparison: Comparison
    ) -> RangeText {
        text(interval, unrounded: unrounded, comparison) {
            numbers.points($0, NumberText.decimals(of: $1.low, $1.high))
        }
    }

    /// The ranges that a rule is held against: that of the share, and that of the lead where it asks for one.
    private func ranges(
        _ threshold: Comparison.Threshold, _ comparison: Comparison
    ) -> (share: RangeText, lead: RangeText?)? {
        threshold.interval.map { interval in
            let isDecided = threshold.isDecidedByRounding
            let share = text(interval, unrounded: isDecided ? threshold.unrounded : nil, comparison) {
                numbers.percent($0, NumberText.decimals(of: $1.low, $1.high, beside: threshold.rule.share))
            }
            let lead = threshold.lead.map {
                leadText($0, unrounded: isDecided ? threshold.unroundedLead : nil, comparison)
            }
            return (share, lead)
        }
    }

    /// That the ranges do not tell whether a rule is met.
    private func openLine(
        _ threshold: Comparison.Threshold, _ name: String, _ comparison: Comparison
    ) -> String? {
        ranges(threshold, comparison).map { share, lead in
            lead.map { wording.ruleOpen(name, WinnerCondition(threshold.rule), share: share, lead: $0) }
                ?? wording.lineInside(level(threshold.rule.share), name, share)
        }
    }

    private func line(
        _ threshold: Comparison.Threshold, of first: Choice, _ comparison: Comparison
    ) -> String? {
        let name = pair(first, in: comparison.contest)
        guard let isMet = threshold.isMet else { return openLine(threshold, name, comparison) }
        guard let ranges = ranges(threshold, comparison), threshold.isOfficiallyMet == !isMet else {
            return nil
        }
        if let lead = ranges.lead {
            return wording.ruleAgainst(
                name, WinnerCondition(threshold.rule), share: ranges.share, lead: lead, isMet: isMet,
                isSample: comparison.estimate.basis == .sample)
        }
        let official = comparison.choices.first { $0.choice == first }?.official
        return official.map {
            wording.lineBetween(
                level(threshold.rule.share), name, ranges.share, isBelow: !isMet,
                isOnLine: $0 == threshold.rule.share,
                official: numbers.percent($0, telling: threshold.rule.percents),
                isSample: comparison.estimate.basis == .sample)
        }
    }

    /// A range with its level and, where rounding decides what is said, the one at the figures as printed.
    ///
    /// - Parameter number: An end as it is printed, with the decimals of the interval it is an end of.
    private func text(
        _ interval: Interval, unrounded: Interval?, _ comparison: Comparison,
        _ number: (Double, Interval) -> String
    ) -> RangeText {
        // Each end at the figures as printed has the decimals that it needs.
        let ends = unrounded.map {
            (
                low: number($0.low, Interval(low: $0.low, high: $0.low)),
                high: number($0.high, Interval(low: $0.high, high: $0.high))
            )
        }
        return RangeText(
            number(interval.low, interval), number(interval.high, interval),
            level: (comparison.critical?.level ?? comparison.ownLead?.level).map(level), unrounded: ends)
    }
}
