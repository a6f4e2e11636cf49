import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// What a reading says about who leads and about the line of the rule; `nil` where nothing needs saying.
    func lead(_ comparison: Comparison) -> String? {
        guard !comparison.choices.isEmpty else { return ownLead(comparison) }
        guard let lead = comparison.lead else { return opposite(comparison) }
        let parts = [
            otherLeader(comparison, lead), unclear(comparison, lead),
            comparison.threshold.flatMap { line($0, of: lead.leaderEstimate, comparison) },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Where a tested count has another one ahead than the official result, or the first on the other side of the line of the rule.
    func opposite(_ comparison: Comparison) -> String? {
        guard comparison.isTested, !comparison.choices.isEmpty,
            let first = comparison.lead?.leaderEstimate ?? comparison.ownLead?.leader
        else { return nil }
        let parts = [
            // A count that is too close to call has nobody ahead.
            comparison.lead.map { $0.isClear ? otherLeader(comparison, $0) : nil } ?? ownOther(comparison),
            comparison.threshold.flatMap { $0.isClear ? line($0, of: first, comparison) : nil },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private func otherLeader(_ comparison: Comparison, _ lead: Comparison.Lead) -> String? {
        guard lead.leaderEstimate != lead.leaderOfficial, !comparison.reasons.contains(.sharesDoNotSum) else {
            return nil
        }
        return wording.otherLeader(
            pair(lead.leaderEstimate, in: comparison.contest),
            levelWith: lead.estimate == 0 ? pair(lead.runnerUpEstimate, in: comparison.contest) : nil,
            official: pair(lead.leaderOfficial, in: comparison.contest),
            isSample: comparison.estimate.basis == .sample)
    }

    /// That a count which names no second has another one first than the result.
    private func ownOther(_ comparison: Comparison) -> String? {
        guard let own = comparison.ownLead, own.isClear == true, own.otherLeader != nil,
            let official = own.leaderOfficial, !comparison.reasons.contains(.sharesDoNotSum)
        else { return nil }
        return wording.otherLeader(
            pair(own.leader, in: comparison.contest), levelWith: nil,
            official: pair(official, in: comparison.contest),
            isSample: comparison.estimate.basis == .sample)
    }

    /// Beside an empty box nobody leads: the line of the rule is the question.
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
        _ threshold: Comparison.Threshold, of first: Int, _ comparison: Comparison
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
        let official = comparison.choices.first { $0.ballotNumber == first }?.official
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
