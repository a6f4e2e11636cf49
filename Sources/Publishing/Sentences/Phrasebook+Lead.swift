import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// What a reading says about who leads and about the line of the rule; `nil` where nothing needs saying.
    func lead(_ comparison: Comparison) -> String? {
        guard let lead = comparison.lead, !comparison.choices.isEmpty else { return nil }
        let parts = [
            otherLeader(comparison, lead), unclear(comparison, lead),
            comparison.threshold.flatMap { line($0, of: lead, comparison) },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// Where a tested count has another one ahead than the official result, or the first on the other side of the line of the rule.
    func opposite(_ comparison: Comparison) -> String? {
        guard comparison.isTested, let lead = comparison.lead, !comparison.choices.isEmpty else { return nil }
        let parts = [
            // A count that is too close to call has nobody ahead.
            lead.isClear ? otherLeader(comparison, lead) : nil,
            comparison.threshold.flatMap { $0.isClear ? line($0, of: lead, comparison) : nil },
        ].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    private func otherLeader(_ comparison: Comparison, _ lead: Comparison.Lead) -> String? {
        guard lead.leaderEstimate != lead.leaderOfficial else { return nil }
        return wording.otherLeader(
            pair(lead.leaderEstimate, in: comparison.contest),
            levelWith: lead.estimate == 0 ? pair(lead.runnerUpEstimate, in: comparison.contest) : nil,
            official: pair(lead.leaderOfficial, in: comparison.contest),
            isSample: comparison.estimate.basis == .sample)
    }

    /// Beside an empty box nobody leads: the line of the rule is the question.
    private func unclear(_ comparison: Comparison, _ lead: Comparison.Lead) -> String? {
        guard let interval = lead.interval, !lead.isClear, !hasEmptyBox(comparison.contest) else {
            return nil
        }
        let range = text(interval, unrounded: lead.isDecidedByRounding ? lead.unrounded : nil, comparison) {
            numbers.points($0, NumberText.decimals(of: $1.low, $1.high))
        }
        return wording.noLeader(
            pair(lead.leaderEstimate, in: comparison.contest),
            pair(lead.runnerUpEstimate, in: comparison.contest),
            lead: lead.estimate == 0 ? nil : size(lead.estimate), range)
    }

    private func line(
        _ threshold: Comparison.Threshold, of lead: Comparison.Lead, _ comparison: Comparison
    ) -> String? {
        guard let interval = threshold.interval else { return nil }
        let official = comparison.choices.first { $0.ballotNumber == lead.leaderEstimate }?.official
        let isBelow = interval.high < threshold.line
        if threshold.isClear, official.map({ ($0 > threshold.line) != isBelow }) ?? true { return nil }
        let printed = threshold.isDecidedByRounding ? threshold.unrounded : nil
        let range = text(interval, unrounded: printed, comparison) {
            numbers.percent($0, NumberText.decimals(of: $1.low, $1.high, beside: threshold.line))
        }
        let name = pair(lead.leaderEstimate, in: comparison.contest)
        guard threshold.isClear, let official else {
            return wording.lineInside(level(threshold.line), name, range)
        }
        return wording.lineBetween(
            level(threshold.line), name, range, isBelow: isBelow,
            isOnLine: official == threshold.line, official: numbers.percent(official),
            isSample: comparison.estimate.basis == .sample)
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
            level: comparison.critical.map { level($0.level) }, unrounded: ends)
    }
}
