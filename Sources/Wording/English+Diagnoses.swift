import Elections
import Reconciliation

// What would bring a reading inside, and how a verdict was computed.
extension English {
    public func countsTested(_ counts: Int, of all: Int) -> String {
        counts < all
            ? "\(number(counts)) of \(counted(all, "count", "counts")) tested" : "Every count tested"
    }

    public func exchangedInAll(_ names: [String], _ counts: String) -> String {
        "\(counts) would be inside its range if \(joined(names)) stood the wrong way round, in the official result or on all pages; it is not asserted."
    }

    public func changedInAll(_ clause: String, _ counts: String, isOnEitherSide: Bool) -> String {
        "\(counts) would be inside its range with one change: \(clause)\(isOnEitherSide ? ", in the official result or on all pages" : ""); it is not asserted."
    }

    public func wouldBringInside(_ changes: Int, closingSum: Bool) -> String {
        if closingSum {
            return changes == 1
                ? "With this alone its shares would sum to 100, and it would be inside its range; it is not asserted"
                : "With one of these alone its shares would sum to 100, and it would be inside its range; none is asserted"
        }
        return changes == 1
            ? "This alone would bring it inside its range; it is not asserted"
            : "Each of these alone would bring it inside its range; none is asserted"
    }

    public func clause(_ diagnosis: Diagnosis, _ names: [String]) -> String {
        let name = names.first ?? "–"
        switch diagnosis {
        case .exchanged: return "the shares of \(joined(names)) stand the wrong way round"
        case .rotated: return "the shares of \(joined(names)) have moved round, each to the next of them"
        case .digit(_, let printed, let instead):
            return "one digit of the share of \(name): "
                + "\(list(instead.map { numbers.printed($0) }, most: 3, separator: " or ")) for \(numbers.printed(printed))"
        case .typed(let slip, _, let printed, let instead):
            return
                "the share of \(name) was typed with \(typing(slip)): the file has \(numbers.printed(printed)), "
                + "\(list(instead.map { numbers.printed($0) }, most: 3, separator: " or ")) would fit"
        case .officialTyped(let slip, _, let votes, let instead):
            return
                "the official votes of \(name) were typed into the file with \(typing(slip)): the file has \(number(votes)), "
                + "\(list(instead.map { number($0) }, most: 3, separator: " or ")) would fit, which no count tested there contradicts"
        case .ballotsInBase(let low, let high, let official):
            return
                "its shares are of all ballots and not of the valid votes: with \(invalid(low, high)) invalid"
                + known(official) + "; if its page says so, write ballots in its column base"
        case .ballotsInOfficialBase(let low, let high, let official):
            return "the official shares are of all ballots and its own of the valid votes: with "
                + "\(invalid(low, high)) invalid\(known(official))"
        case .othersUnlisted(let valid, let listed):
            return
                "others than the \(pairs) on file had votes too: with about \(number(valid)) valid votes, of which "
                + "\(number(listed)) are on file"
        case .regionLeftOut: return "\(name) is not in it, and is in the \(recap)"
        case .regionAlone: return "its figures are those of \(name) alone"
        case .otherResult(let status, let form, let day):
            let which = status == .superseded ? "superseded" : "conflicting"
            let rest = [form, day.isEmpty ? "" : numbers.moment(day)].filter { !$0.isEmpty }
            return "the \(which) figures of the \(recap)" + (rest.isEmpty ? "" : " (\(list(rest)))")
        case .otherPollster(let pollster, let reading):
            return "the figures are those of \(pollster) (\(reading))"
        case .margin(let needed?, _, let isOfLead):
            return "a margin of ±\(numbers.atLeast(needed)) points" + (isOfLead ? " of the lead" : "")
                + " or more"
        case .margin(nil, let factor, _): return "margins \(numbers.decimal(factor, 2)) times as wide"
        case .otherTotals(let part, let whole):
            return "the official figure is \(number(part)) of \(number(whole)), "
                + numbers.percent(Double(part) / Double(whole))
        }
    }

    private func typing(_ slip: DigitSlip) -> String {
        switch slip {
        case .inserted: "a digit too many"
        case .dropped: "a digit too few"
        case .neighboursSwapped, .swapped: "two digits exchanged"
        case .changed, .equal, .other: "another digit"
        }
    }

    private func invalid(_ low: Double, _ high: Double) -> String {
        let ends = [low, high].map { numbers.percent($0, 1) }
        return (ends[0] == ends[1] ? ends[0] : ends.joined(separator: " to ")) + " of them"
    }

    private func known(_ official: Double?) -> String {
        official.map { " (officially \(numbers.percent($0, 1)))" } ?? ""
    }

    public func title(_ part: ExplanationPart) -> String {
        switch part {
        case .inputs: "What was read"
        case .error: "Sampling error"
        case .range: "Ranges"
        case .result: "Result"
        case .change: "What would change it"
        }
    }

    public func explanationTitle(_ source: String, contest: String) -> String {
        "\(source), \(contest): how its verdict was computed"
    }

    public var explanationMethod: String {
        "Each formula is printed with the numbers put in; figures are rounded for reading, and computed with all digits. Methods sections B3, B4, C10 and C11 give the formulas with their sources."
    }

    public func step(_ step: ExplanationStep, _ formula: String) -> String {
        switch step {
        case .printed(let choice, let place):
            "\(choice): \(formula) printed" + (place.map { " (\($0))" } ?? "")
        case .margin(let level, let isAssumed, let isOfLead):
            "Margin of error\(isOfLead ? " of the lead" : ""): \(formula), level \(level)"
                + (isAssumed ? " (assumed: none is printed)" : "")
        case .facts: "The page: \(formula)"
        case .official(let choice): "\(choice), officially: \(formula)"
        case .effectiveSize: "Independent ballots with this margin: n = z² / (4 m²) = \(formula)"
        case .effectiveSizeOfLead:
            "Independent ballots with this margin of the lead: n = z² (p₁ + p₂ − (p₁ − p₂)²) / m² = \(formula)"
        case .standardError(let choice): "Standard error of \(choice), points: \(formula)"
        case .widest(let choice):
            "The printed digits allow a margin \(choice.map { "of \($0) " } ?? "")this many times as wide: \(formula)"
        case .rounding: "Half of the last printed unit, points: \(formula)"
        case .critical(let level):
            "Standard errors that ranges for all together reach at \(level): \(formula)"
        case .difference(let choice): "\(choice), count minus official, points: \(formula)"
        case .halfWidth(let choice, let level): "\(choice), range at \(level), to both sides: \(formula)"
        case .range(let choice, let level, let holdsZero):
            "\(choice), range at \(level): \(formula); it \(holdsZero ? "holds" : "does not hold") 0"
        case .joint: "Joint test of all \(pairs) (Rao–Scott, second order), p: \(formula)"
        case .jointStatistic(let df):
            "The same test at the printed digits, chi-square with \(df) degrees of freedom: \(formula)"
        case .lead(let first, let second): "Lead of \(first) over \(second), points: \(formula)"
        case .leadError: "Standard error of this lead, points: \(formula)"
        case .leadHalfWidth(let level): "This lead, range at \(level), to both sides: \(formula)"
        case .leadRange(let level, let isClear):
            "This lead, range at \(level): \(formula); it \(isClear ? "does not hold" : "holds") 0"
        case .adjusted(let tested, let method):
            "The same p adjusted over \(counted(tested, "tested count", "tested counts")) (\(method)): \(formula)"
        case .needed(let choice): "Margin with which \(choice) would be inside, points: \(formula)"
        case .possible(let stations, let isUsual, let isOfPlace):
            "Margins that a count of \(count(stations, .station))\(isUsual ? ", as others here have," : "") has"
                + "\(isOfPlace ? ", by the \(self.stations) of this place" : ""), points: \(formula)"
        case .wouldBeOutside(let level):
            "It would be outside its \(level) range with a margin below this, points: \(formula)"
        }
    }
}
