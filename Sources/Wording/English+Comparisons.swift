import Elections
import Reconciliation

// One comparison in sentences.
extension English {
    public func tooCloseToLine(isSample: Bool) -> String {
        "consistent with \(official(isSample: isSample)), but too close to say whether the winning threshold is passed"
    }

    public func outsideAmongMany(level: String, _ family: Comparison.Family?) -> String {
        let chance = family.map {
            "; among \(count($0.tested, .region)) chance alone puts about "
                + "\(numbers.expected($0.expectedOutsideEdge)) there"
        }
        return "outside the \(level) range\(chance ?? "")"
    }

    public func sentence(_ kind: GapSentence, _ gap: GapText) -> String {
        let together = "for all \(pairs) together"
        let rounding = gap.unrounded.map {
            ", read at the rounding most favourable to the pollster (\($0) without it)"
        }
        let end = (rounding ?? "") + "."
        switch kind {
        case .within:
            return
                "The difference farthest out, \(gap.size) for \(gap.pair), is within what sampling can explain "
                + "(\(gap.inner) \(together))\(end)"
        case .between:
            return
                "The difference of \(gap.size) for \(gap.pair) is outside \(gap.inner) and inside \(gap.outer), "
                + "\(together)\(end)"
        case .outsideAmongMany:
            return "The difference of \(gap.size) for \(gap.pair) is outside \(gap.inner) and \(gap.outer), "
                + "\(together)\(end)"
        case .sampleNotAsDeclared:
            return
                "The official figures of its own \(stations) differ from the official result by more than a random "
                + "sample drawn as declared gives (\(gap.outer) \(together)), as its estimate does (\(gap.size) for "
                + "\(gap.pair)). Either the \(stations) are not such a sample, or the official figures of other "
                + "\(stations) are of another kind; the comparison cannot tell which."
        case .beyond(let isPublished, let drawn):
            let condition =
                isPublished ? "if the published margin holds" : "if the sample was drawn as declared"
            let asFar = drawn.map {
                "; \(number($0.asFar)) of \(counted($0.all, "sample", "samples")) drawn from the official file "
                    + "\(agreeing($0.asFar, "lies", "lie")) as far"
            }
            return
                "The difference of \(gap.size) for \(gap.pair) is more than sampling explains \(condition) "
                + "(\(gap.inner) and \(gap.outer) \(together)\(asFar ?? "")); the figures do not say why\(end)"
        case .notTested: return "Its differences are shown and not tested."
        case .largestNotTested:
            return "The largest difference is \(gap.size) for \(gap.pair), shown without a test."
        }
    }

    public func census(_ gap: GapText?) -> String {
        "a census, every \(station) is in the sample. "
            + (gap.map {
                "The largest difference, \($0.size) for \($0.pair), is one of recording and not of chance."
            } ?? "The shares are those of the official file.")
    }

    public func reach(_ reach: RangeReach, level: String?) -> String {
        let size =
            switch reach {
            case .notKnown: "–"
            case .toBothSides(let half): "±\(points(half))"
            case .between(let low, let high): "the range from \(low) to \(points(high))"
            }
        return size + (level.map { " at \($0)" } ?? "")
    }

    public func differsMost(_ pair: String, points: String) -> String {
        "In points \(pair) differs most: \(points)."
    }

    public func among(_ kind: StandingAmongAll, isSample: Bool, p: String) -> String {
        let counts = isSample ? "regions" : "counts"
        return switch kind {
        case .isOneOfMany:
            "It does not stand out when all tested regions are looked at together (joint test of all \(pairs), adjusted p \(p))."
        case .standsOut:
            "It stands out also when all tested \(counts) are looked at together (joint test of all \(pairs), adjusted p \(p))."
        case .mayBeChance:
            "Among all tested \(counts) one such difference may arise by chance (joint test of all \(pairs), adjusted p \(p))."
        }
    }

    public var byDrawnSamples: String { "(by the drawn samples)" }

    // MARK: Who leads

    public func otherLeader(
        _ first: String, levelWith second: String?, official: String, isSample: Bool, names: [String],
        haveMargins: Bool
    ) -> String {
        let who = names.isEmpty ? "It" : counts(named: names)
        let ahead = second.map { "\(first) and \($0) level ahead of the others" } ?? "\(first) ahead"
        return
            "\(who)\(haveMargins ? "" : ", without a margin,") put \(ahead); \(self.official(isSample: isSample)) puts \(official) ahead."
    }

    public func moreBeyondLine(_ counts: Int) -> String {
        "The ranges of \(counted(counts, "more \(oneCount)", "more \(manyCounts)")) lie so."
    }

    public func noLeader(_ first: String, _ second: String, lead: String?, _ range: RangeText) -> String {
        let ends = "from \(range.low) to \(range.high) points\(withoutRounding(range))"
        let ranged = "a " + (range.level.map { "\($0) " } ?? "") + "range"
        return lead.map {
            "Its lead of \($0) of \(first) over \(second) has \(ranged) \(ends), so it names no leader."
        }
            ?? "It gives \(first) and \(second) the same share, with \(ranged) of the lead \(ends), so it names no leader."
    }

    public func lineInside(_ line: String, _ pair: String, _ range: RangeText) -> String {
        let ranged = (range.level.map { "\($0) " } ?? "") + "range"
        return
            "The winning threshold of \(line) lies inside the \(ranged) of \(pair) (\(range.low) to \(range.high)"
            + "\(withoutRounding(range)))."
    }

    public func ruleOpen(
        _ pair: String, _ condition: WinnerCondition, share: RangeText, lead: RangeText
    ) -> String {
        "Whether \(pair) has \(asked(condition)) is open: \(ranges(share, lead))."
    }

    public func ruleAgainst(
        _ pair: String, _ condition: WinnerCondition, share: RangeText, lead: RangeText, isMet: Bool,
        isSample: Bool
    ) -> String {
        "This count has \(pair) \(isMet ? "with" : "without") \(asked(condition)) (\(ranges(share, lead))); "
            + "\(official(isSample: isSample)) has it the other way."
    }

    /// "95% ranges: share 42.1% to 46.3%, lead 8.2 to 12.9 points".
    private func ranges(_ share: RangeText, _ lead: RangeText) -> String {
        (share.level.map { "\($0) " } ?? "")
            + "ranges: share \(share.low) to \(share.high)\(withoutRounding(share)), lead \(lead.low) to \(lead.high) "
            + "points\(withoutRounding(lead))"
    }

    public var allUnnamed: String { "all that it does not name, taken together" }

    public func ownLeader(_ first: String, _ second: String, lead: String, _ range: RangeText) -> String {
        "By itself this count has \(first) \(lead) ahead of \(second), "
            + (range.level.map { "\($0) " } ?? "")
            + "range \(range.low) to \(range.high) points\(withoutRounding(range))."
    }

    public func ownLine(
        _ pair: String, _ condition: WinnerCondition, isMet: Bool, besides: WinnerLine.Besides
    ) -> String {
        "The whole range \(isMet ? "has" : "is short of") \(asked(condition))"
            + (besides.isEmpty ? "." : "; of \(named(besides)) that the rule asks for too it says nothing.")
    }

    public func lineBetween(
        _ line: String, _ pair: String, _ range: RangeText, isBelow: Bool, isOnLine: Bool, official: String,
        isSample: Bool
    ) -> String {
        let ranged = (range.level.map { "\($0) " } ?? "") + "range"
        // Who is on the threshold is not above it.
        let side =
            isBelow
            ? "above the threshold" : isOnLine ? "on the threshold and not over it" : "below the threshold"
        return
            "The winning threshold of \(line) lies \(isBelow ? "above" : "below") the \(ranged) of \(pair) (\(range.low) to \(range.high)"
            + "\(withoutRounding(range))); \(self.official(isSample: isSample)) puts the share \(side), at \(official)."
    }

    private func withoutRounding(_ range: RangeText) -> String {
        range.unrounded.map { ", without rounding \($0.low) to \($0.high)" } ?? ""
    }

    // MARK: Tables

    public func sourceHead(isSample: Bool) -> String { isSample ? "Part" : "Pollster" }

    public func gapHead(level: String) -> String { "Gap ±\(level) (\(term("pair", "number")))" }

    public func gapNote(isSample: Bool) -> String {
        isSample
            ? "Gap: sample minus official file, in points, for the \(pair) farthest out of its range (its number behind "
                + "it); a dash where nothing is tested."
            : "Gap: \(oneCount) minus \(recap), in points, for the \(pair) farthest out of its range, and the largest "
                + "where nothing is tested (number of the \(pair) behind it)."
    }
}
