import Elections
import Figures
import Reconciliation
import Statistics

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

    private func otherLeader(_ comparison: Comparison, _ lead: Comparison.Lead) -> String? {
        guard lead.leaderEstimate != lead.leaderOfficial else { return nil }
        let first = pair(lead.leaderEstimate, in: comparison.contest)
        let second = pair(lead.runnerUpEstimate, in: comparison.contest)
        let official = pair(lead.leaderOfficial, in: comparison.contest)
        let recap = recapName(comparison)
        if lead.estimate == 0 {
            return say(
                "It put \(first) and \(second) level ahead of the others; \(recap) puts \(official) ahead.",
                "Hitungan ini menempatkan \(first) dan \(second) sama kuat di depan; \(recap) menempatkan \(official) di depan."
            )
        }
        return say(
            "It put \(first) ahead; \(recap) puts \(official) ahead.",
            "Hitungan ini menempatkan \(first) di depan; \(recap) menempatkan \(official) di depan.")
    }

    /// "a 95% range", with the level where it is known.
    private func ranged(_ comparison: Comparison) -> Bilingual {
        guard let critical = comparison.critical else { return Bilingual(en: "a range", id: "rentang") }
        let level = level(critical.level)
        return Bilingual(en: "a \(level) range", id: "rentang \(level)")
    }

    /// Beside an empty box nobody leads: the line of the rule is the question.
    private func unclear(_ comparison: Comparison, _ lead: Comparison.Lead) -> String? {
        guard let interval = lead.interval, !lead.isClear, !hasEmptyBox(comparison.contest) else {
            return nil
        }
        let first = pair(lead.leaderEstimate, in: comparison.contest)
        let second = pair(lead.runnerUpEstimate, in: comparison.contest)
        let printed = lead.isDecidedByRounding ? lead.unrounded : nil
        let decimals = NumberText.decimals(of: interval.low, interval.high)
        let low = numbers.points(interval.low, decimals)
        let high = numbers.points(interval.high, decimals)
        let beside = withoutRounding(printed) { numbers.points($0, NumberText.decimals(of: $0, $0)) }
        if lead.estimate == 0 {
            return say(
                "It gives \(first) and \(second) the same share, with \(ranged(comparison).en) of the lead from \(low) to \(high) points\(beside), so it names no leader.",
                "Hitungan ini memberi \(first) dan \(second) pangsa yang sama, dengan \(ranged(comparison).id) keunggulan \(low) sampai \(high) poin\(beside), sehingga belum dapat disebut yang unggul."
            )
        }
        return say(
            "Its lead of \(size(lead.estimate)) of \(first) over \(second) has \(ranged(comparison).en) from \(low) to \(high) points\(beside), so it names no leader.",
            "Keunggulan \(size(lead.estimate)) \(first) atas \(second) memiliki \(ranged(comparison).id) \(low) sampai \(high) poin\(beside), sehingga belum dapat disebut yang unggul."
        )
    }

    private func line(
        _ threshold: Comparison.Threshold, of lead: Comparison.Lead, _ comparison: Comparison
    ) -> String? {
        guard let interval = threshold.interval, !threshold.isClear else { return nil }
        let first = pair(lead.leaderEstimate, in: comparison.contest)
        let line = level(threshold.line)
        let printed = threshold.isDecidedByRounding ? threshold.unrounded : nil
        let decimals = NumberText.decimals(of: interval.low, interval.high, beside: threshold.line)
        let low = numbers.percent(interval.low, decimals)
        let high = numbers.percent(interval.high, decimals)
        let beside = withoutRounding(printed) {
            numbers.percent($0, NumberText.decimals(of: $0, $0, beside: threshold.line))
        }
        return say(
            "The line of \(line) lies inside the \(ranged(comparison).en.dropFirst(2)) of \(first) (\(low) to \(high)\(beside)).",
            "Garis \(line) berada di dalam \(ranged(comparison).id) \(first) (\(low) sampai \(high)\(beside))."
        )
    }

    /// The range at the figures as printed, where rounding decides what is said: ", from 0.05 to 1.95 without
    /// rounding"; nothing elsewhere.
    private func withoutRounding(_ interval: Interval?, _ number: (Double) -> String) -> String {
        guard let interval else { return "" }
        return say(
            ", without rounding \(number(interval.low)) to \(number(interval.high))",
            ", tanpa pembulatan \(number(interval.low)) sampai \(number(interval.high))")
    }
}
