import Elections
import Reconciliation

// The signed result of a contest, and several counts beside it.
extension English {
    public func sentence(_ result: OfficialResult) -> String {
        switch result {
        case .only(let pair, let votes, let share):
            "The \(recap) gives \(pair) \(count(votes, .vote))\(share.map { " (\($0))" } ?? "")."
        case .level(let first, let second, let votes, let share):
            "The \(recap) gives \(first) and \(second) \(count(votes, .vote)) each (\(share))."
        case .ahead(let first, let second, let votes, let share, let lead, let points):
            "The \(recap) gives \(first) the most votes: \(number(votes)) (\(share)), \(count(lead, .vote)) (\(points)) "
                + "more than \(second)."
        case .onlyShare(let pair, let share): "The \(recap) gives \(pair) \(share)."
        case .levelInShare(let first, let second, let share):
            "The \(recap) gives \(first) and \(second) the same share (\(share))."
        case .aheadInShare(let first, let second, let share, let points):
            "The \(recap) gives \(first) the largest share: \(share), \(points) more than \(second)."
        }
    }

    public var tie: String { "The first two \(pairs) have the same votes." }

    public func rule(
        _ standing: Outcome.Standing, _ condition: WinnerCondition,
        isShort: Bool, spread: (found: Outcome.Spread, share: Int)?, turnout: Outcome.Turnout?,
        source: String?
    ) -> String {
        let text =
            switch standing {
            case .met: "\(asked(condition).capitalizedFirst): met"
            case .notMet where isShort: "No \(pair) has \(asked(condition))"
            case .notMet: "Rule of the contest: not met"
            case .unknown, .tie: "Rule of the contest: not all figures are known"
            }
        let regions = spread.map { spread -> String in
            let places = term("provinces", "regions")
            let needed = "\(spread.found.needed) of \(spread.found.total) needed"
            return spread.found.known == 0
                ? "; in how many \(places) it has at least \(spread.share)% is not known (\(needed))"
                : "; at least \(spread.share)% in \(spread.found.reached) of \(spread.found.known) \(places) with figures (\(needed))"
        }
        let voted = turnout.map { turnout in
            "; it asks for a turnout of more than \(turnout.moreThanPercent)%, "
                + (figure(turnout).map { "which was \($0)" } ?? "which is not known")
        }
        return text + (voted ?? "") + (regions ?? "") + (source.map { " (\($0))" } ?? "") + "."
    }

    /// What a rule asks for besides votes of the whole.
    func named(_ besides: WinnerLine.Besides) -> String {
        joined(
            [
                besides.regions ? "the shares in regions" : nil,
                besides.turnout.map { "the turnout of more than \($0)%" },
            ].compactMap(\.self))
    }

    func asked(_ condition: WinnerCondition) -> String {
        switch condition {
        case .mostVotes: "most votes"
        case .moreThan(let line): "more than \(line)% of the valid votes"
        case .moreThanOr(let line, let least, let lead):
            "more than \(line)% of the valid votes, or at least \(least)% and \(lead) points more than the second"
        }
    }

    public func filing(_ filing: Outcome.Filing, lead: Double) -> String {
        "The lead of \(numbers.percent(lead)) of the valid votes \(filing.leadWithinLimit ? "is within" : "is above") the "
            + "filing limit of \(numbers.decimal(Double(filing.limitPercentTimesTen) / 10, 1))% "
            + "(\(counted(filing.limitVotes, "vote", "votes")); \(filing.source)), a condition for filing and no evidence."
    }

    public var filingNeedsPopulation: String {
        "The filing limit of the Constitutional Court needs the population of the region, which the folder does not give."
    }

    public func officialFile(_ votes: [String]) -> String {
        "Votes in the official file\(ofArrived): \(list(votes))."
    }

    public func officialOfSome(_ votes: [String], others: String?) -> String {
        let rest = others.map { "others have \($0) together" } ?? "it does not name all"
        return "The \(recap) gives \(list(votes)); \(rest), so that it does not tell who is first."
    }

    public func officialOfRegions(_ votes: [String], lacking: [String]) -> String {
        "The regions that the \(recap) has so far give \(list(votes)); \(list(lacking, most: 3)) \(agreeing(lacking.count, "is", "are")) not in yet, and nobody is said to be first."
    }

    public func sentence(_ summary: Triangulation, _ first: String, _ second: String) -> String {
        let range = summary.interval.map {
            " (\(self.range(pointRange($0, level: summary.level))))"
        }
        let opening =
            "\(counted(summary.members.count, "tested count", "tested counts")) together \(agreeing(summary.members.count, "puts", "put")) the lead of \(first) over \(second) "
            + "\(size(summary.mean)) \(side(summary.mean)) than the \(recap)\(range ?? ""); "
            + "Q = \(numbers.decimal(summary.q, 2)) on \(summary.qDegreesOfFreedom) df "
            + "(\(numbers.pSentence(summary.qP))), I² = \(numbers.decimal(100 * summary.iSquared, 0))%. "
        return switch summary.conclusion {
        case .onePollsterDeparts:
            opening + "\(summary.departing ?? "") departs from the other pollsters and from the \(recap)."
        case .recapDeparts:
            opening + "The \(recap) departs from all pollsters together; the figures do not say why."
        case .neither where summary.countsDiffer:
            opening
                + "The counts differ among themselves by more than sampling explains, and no single one of them "
                + "stands apart from the \(recap) alone."
        case .neither: opening + "Neither does one pollster stand alone, nor does the \(recap)."
        }
    }

    public func sentence(
        _ pair: CountDifference, _ first: String, _ second: String?, size: String, _ range: RangeText,
        isExplained: Bool
    ) -> String {
        (pair.counts > 2 ? "Farthest apart of \(counted(pair.counts, "count", "counts")): " : "")
            + "\(pair.sources[0]) puts \(second.map { "the lead of \(first) over \($0)" } ?? first) \(size) \(side(pair.difference)) than "
            + "\(pair.sources[1]) (\(self.range(range))): "
            + (isExplained
                ? "within what sampling can explain."
                : "more than sampling explains; that does not tell which of them departs.")
    }

    private func side(_ difference: Double) -> String { difference < 0 ? "lower" : "higher" }
}
