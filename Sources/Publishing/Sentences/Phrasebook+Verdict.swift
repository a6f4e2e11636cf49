import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// What a reading says beside the recap, in one or two sentences that stand alone.
    ///
    /// - Parameters:
    ///   - comparison: The reading beside the recap.
    ///   - alpha: Level of the adjusted tests.
    public func sentence(_ comparison: Comparison, alpha: Double) -> String {
        [verdict(comparison), stage(comparison, alpha), lead(comparison)].compactMap { $0 }
            .joined(separator: " ")
    }

    private func verdict(_ comparison: Comparison) -> String {
        let start = source(comparison) + ": "
        if comparison.reasons.contains(.census) { return start + census(comparison) }
        let opening = start + (bounded(comparison) ?? phrase(comparison) + ".")
        guard let choice = comparison.decisive, !election.mayBeOfBallots(comparison) else { return opening }
        return opening + " " + wording.sentence(kind(comparison), text(choice, comparison))
            + larger(than: choice, in: comparison)
    }

    /// What the sentence says of the difference on which the verdict rests.
    private func kind(_ comparison: Comparison) -> GapSentence {
        if comparison.isAmongMany { return .outsideAmongMany }
        return switch comparison.verdict {
        case .consistent, .consistentTooClose: .within
        case .borderline: .between
        case .sampleNotAsDeclared: .sampleNotAsDeclared
        case .inconsistent:
            .beyond(
                isPublished: comparison.estimate.basis == .published,
                drawn: comparison.drawn.map { ($0.exceedances, $0.allDraws) })
        case .notComparable: isDashed(comparison) ? .notTested : .largestNotTested
        }
    }

    /// The verdict as observers phrase it; of a region outside as some of many do by chance no more than that.
    private func phrase(_ comparison: Comparison) -> String {
        let isSample = comparison.estimate.basis == .sample
        if comparison.isAmongMany {
            return wording.outsideAmongMany(
                level: comparison.critical.map { level($0.edgeLevel) } ?? "", comparison.family)
        }
        return comparison.openQuestion(isBeforeEmptyBox: hasEmptyBox(comparison.contest)) == .line
            ? wording.tooCloseToLine(isSample: isSample)
            : wording.phrase(comparison.verdict, isSample: isSample)
    }

    /// The difference with its pair and its judged ranges.
    private func text(_ share: Comparison.ComparedShare, _ comparison: Comparison) -> GapText {
        let decimals = decimals(share)
        let critical = comparison.critical
        return GapText(
            wording.gap(share.difference, decimals), pair: pair(share.choice, in: comparison.contest),
            inner: wording.reach(
                reach(share.simultaneous, of: share, decimals),
                level: (critical?.level).map(level)),
            outer: wording.reach(
                reach(share.edge, of: share, decimals), level: (critical?.edgeLevel).map(level)),
            unrounded: unrounded(comparison, share, decimals))
    }

    /// A region or a whole of which every station is in the sample.
    private func census(_ comparison: Comparison) -> String {
        wording.census(censusGap([comparison]))
    }

    /// The largest difference of some of which every station is in the sample; `nil` where there is none.
    func censusGap(_ comparisons: [Comparison]) -> GapText? {
        let gaps = comparisons.compactMap { comparison in
            comparison.largestDifference.map { (share: $0, contest: comparison.contest) }
        }
        guard let largest = gaps.max(by: { abs($0.share.difference) < abs($1.share.difference) }),
            largest.share.difference != 0
        else { return nil }
        // As many decimals as show that it is one.
        let decimals = (2...6).first { decimals in
            numbers.points(largest.share.difference, decimals).contains { $0.isNumber && $0 != "0" }
        }
        return GapText(
            wording.gap(largest.share.difference, decimals ?? 6),
            pair: pair(largest.share.choice, in: largest.contest))
    }

    /// The pair that differs most in points, where it is not the one that lies farthest out of its range; with a blank
    /// before it.
    private func larger(than choice: Comparison.ComparedShare, in comparison: Comparison) -> String {
        guard comparison.isTested, let largest = comparison.largestDifference,
            size(largest.difference) != size(choice.difference)
        else { return "" }
        return " "
            + wording.differsMost(
                pair(largest.choice, in: comparison.contest),
                points: numbers.points(largest.difference))
    }

    /// The difference farthest out with its judged range and its pair, as tables print it: "+0.85 ±0.93 (2)"; where
    /// nothing is tested the largest difference without a range; a dash without a recap, for a part of a sample that is not
    /// tested, and for shares that may be of another whole.
    public func gap(_ comparison: Comparison) -> String {
        guard let share = comparison.decisive else { return "–" }
        guard let interval = share.simultaneous else {
            if isDashed(comparison) { return "–" }
            return "\(numbers.points(share.difference)) (\(share.choice))"
        }
        let decimals = decimals(share)
        let gap = numbers.points(share.difference, decimals)
        let range =
            switch reach(interval, of: share, decimals) {
            case .between(let low, let high): "[\(low), \(high)]"
            case .toBothSides(let half): "±" + half
            case .notKnown: "–"
            }
        return "\(gap) \(range) (\(share.choice))"
    }

    /// Whether tables have a dash for the gap: of the parts of a sample they hold what was tested, or what a census shows; and shares
    /// that may be of all ballots are not taken from those of the valid votes.
    private func isDashed(_ comparison: Comparison) -> Bool {
        comparison.estimate.basis == .sample && !comparison.reasons.contains(.census)
            || election.mayBeOfBallots(comparison)
    }

    /// The head of that column: what the number is, and the level of its range.
    public func gapHead(_ level: Double) -> String { wording.gapHead(level: self.level(level)) }

    /// What the column of gaps holds, and which way a gap is taken.
    ///
    /// - Parameter isSample: Whether a sample stands beside the official file, and not counts beside the recap.
    public func gapNote(isSample: Bool) -> String { wording.gapNote(isSample: isSample) }

    /// As many decimals as tell the difference from its ranges: what is outside of a number never reads the same.
    private func decimals(_ choice: Comparison.ComparedShare) -> Int {
        let reaches = [choice.simultaneous, choice.edge].compactMap { $0?.halfWidth }
        return NumberText.decimals(telling: ([abs(choice.difference)] + reaches).map { 100 * $0 })
    }

    /// How far a range reaches to either side; both ends where they are not as far away.
    private func reach(_ interval: Interval?, of choice: Comparison.ComparedShare, _ decimals: Int)
        -> RangeReach
    {
        guard let interval else { return .notKnown }
        let middle = 0.5 * (interval.low + interval.high)
        return abs(middle - choice.difference) > 1e-9
            ? .between(numbers.points(interval.low, decimals), numbers.points(interval.high, decimals))
            : .toBothSides(numbers.decimal(100 * interval.halfWidth, decimals))
    }

    /// The reach of the range at the printed figures, where the verdict would be another one there.
    private func unrounded(
        _ comparison: Comparison, _ choice: Comparison.ComparedShare, _ decimals: Int
    ) -> String? {
        // Outside the inner range in any case, it is the outer one that rounding decides on.
        let isOuter = comparison.verdict == .borderline
        let ends = (choice.unrounded?.simultaneous, choice.unrounded?.edge)
        guard comparison.isZoneDecidedByRounding, let printed = isOuter ? ends.1 : ends.0 else { return nil }
        let level = isOuter ? comparison.critical?.edgeLevel : comparison.critical?.level
        return wording.reach(
            .toBothSides(numbers.decimal(100 * printed.halfWidth, decimals)),
            level: level.map { self.level($0) })
    }

    private func stage(_ comparison: Comparison, _ alpha: Double) -> String? {
        guard comparison.verdict.isOutside, let adjusted = comparison.joint?.pMostFavourableAdjusted
        else { return nil }
        let isAlone = comparison.reasons.contains(.standsOutAfterAdjustment)
        guard isAlone || comparison.reasons.contains(.notAfterAdjustment) else { return nil }
        return wording.among(
            comparison.isAmongMany ? .isOneOfMany : isAlone ? .standsOut : .mayBeChance,
            isSample: comparison.estimate.basis == .sample, p: numbers.p(adjusted, against: alpha))
    }
}
