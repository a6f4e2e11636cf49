import Elections
import Reconciliation

// A whole run.
extension English {
    public func nothingTested(rows: Int, isSample: Bool) -> String {
        "\(shown(rows, isSample)); none can be tested."
    }

    public func summary(
        _ batch: Batch, rows: Int, isSample: Bool, levels: (inner: String, outer: String), adjustment: String?
    ) -> String {
        let tested =
            isSample
            ? counted(batch.tested, "comparison", "comparisons") : counted(batch.tested, "count", "counts")
        let opening = "\(shown(rows, isSample)); \(tested) \(agreeing(batch.tested, "is", "are")) tested. "
        if batch.tested == 1 { return opening + one(batch, isSample, levels) }
        let all = batch.tested == 2 ? "both" : "all \(number(batch.tested))"
        let range = "the \(levels.inner) range, which holds for all \(pairs) at once, of"
        let start = opening + "The \(isSample ? "official figure" : recap) lies"
        let expected = "chance alone would put about \(numbers.expected(batch.expectedOutside))"
        if batch.outside + batch.standOut == 0 {
            return "\(start) inside \(range) \(all); \(expected) outside."
        }
        let inside = batch.tested - batch.outside
        let place =
            inside == 0
            ? "outside \(range) \(all)"
            : "inside \(range) \(number(inside)), and outside that of \(number(batch.outside))"
        let edge = "(by chance alone about \(numbers.expected(batch.expectedOutsideEdge)))"
        let both =
            batch.outsideEdge == 0
            ? "none is outside the \(levels.outer) range"
            : "\(counted(batch.outsideEdge, "is", "are")) outside the \(levels.outer) range, too"
        return "\(start) \(place), where \(expected); \(both) \(edge), and "
            + "\(counted(batch.standOut, "stands", "stand")) out when \(isSample ? "all regions" : "all") are "
            + "looked at together\(adjustment.map { " (\($0))" } ?? "")."
    }

    /// What a single test says, which stands beside no others.
    private func one(_ batch: Batch, _ isSample: Bool, _ levels: (inner: String, outer: String)) -> String {
        let (inner, outer) = (numbers.level(batch.expectedOutside), numbers.level(batch.expectedOutsideEdge))
        let start = "The \(isSample ? "official figure" : recap) lies"
        let (all, them) = (
            "which holds for all \(pairs) at once", "of such \(isSample ? "samples" : "counts")"
        )
        if batch.outsideEdge > 0 {
            return
                "\(start) outside its \(levels.outer) range, \(all); by chance alone it would for about \(outer) \(them)."
        }
        if batch.outside > 0 {
            return
                "\(start) outside its \(levels.inner) range, \(all), and inside its \(levels.outer) range; by chance alone it "
                + "would lie outside the first for about \(inner) \(them), outside the second for about \(outer)."
        }
        return
            "\(start) inside its \(levels.inner) range, \(all); by chance alone it would lie outside for about \(inner) \(them)."
    }

    public func censusRegions(_ regions: [String], differing: [String]) -> String {
        let start =
            "In \(count(regions.count, .region)) (\(list(regions))) every \(station) is in the sample, so that nothing is left "
            + "to chance: "
        if differing.isEmpty { return start + "the shares there are those of the official file." }
        return start
            + (differing.count == regions.count
                ? "the shares there are not those of the official file."
                : "the shares of \(list(differing)) are not those of the official file, the others are.")
    }

    public func pollsterApart(_ pollster: PollsterTally, level: String) -> String {
        "Of \(counted(pollster.tested, "count", "counts")) of \(pollster.source) \(number(pollster.outside)) "
            + "\(agreeing(pollster.outside, "lies", "lie")) outside the \(level) range; chance alone would leave about "
            + "\(numbers.expected(pollster.expectedOutside)) there."
    }

    /// How many rows are shown, and of what.
    private func shown(_ rows: Int, _ isSample: Bool) -> String {
        guard isSample else {
            return "\(counted(rows, "reading", "readings")) \(agreeing(rows, "is", "are")) shown"
        }
        let whole = whole.capitalizedFirst
        return rows > 1
            ? "\(whole) and \(count(rows - 1, .region)) are shown"
            : "\(whole) \(names.isOfArrivedStrata ? "are" : "is") shown"
    }

    public func censusTitle(_ gap: GapText?) -> String {
        "Every \(station)\(ofArrived) is in the sample, and "
            + (gap.map { "the largest difference from the official file is \($0.size) for \($0.pair)" }
                ?? "its shares are those of the official file")
    }

    public func chartTitle(inside: Int, of tested: Int, isSample: Bool) -> String {
        let figure = isSample ? "the official figure" : "the \(recap)"
        switch tested {
        case 0: return isSample ? "Nothing here can be tested" : "No \(oneCount) here can be tested"
        case 1:
            return "\(isSample ? "The range" : "The tested count") "
                + "\(inside == 1 ? "contains" : "does not contain") \(figure)"
        default:
            return "\(number(inside)) of \(number(tested)) \(isSample ? "ranges" : "tested counts") "
                + "\(agreeing(inside, "contains", "contain")) \(figure)"
        }
    }

    public func headline(_ tally: CountTally, place: String) -> String? {
        self.headline(tally).map { "\(place): \($0)" }
    }

    public func headline(_ tally: CountTally) -> String? {
        guard tally.tested > 0 else {
            return tally.bounded == 0 ? nil : bounded(tally) + rest(tally.shown) + parts(tally)
        }
        let others =
            farWithoutMargin(tally.outsideAnyway)
            + rest(tally.bounded - tally.outsideAnyway.count + tally.shown) + parts(tally)
            + measuresApart(
                tally.measuresOutside.map { ($0.name, name($0.measure, of: $0.base)) },
                isOfOne: tally.tested == 1 && tally.bounded + tally.shown + tally.partsTested == 0)
        let chance = tally.mayBeChance ? ", as chance may have it among so many" : ""
        let replaced =
            tally.areOfReplaced
            ? ", but \(agreeing(tally.outside.count, "agrees", "agree")) with the figures that it replaced"
            : ""
        let exceptions = without(tally.outside) + chance + replaced + nearHalf(tally) + atEdge(tally.atEdge)
        let (one, many) =
            tally.isOfParts
            ? ("count of a single region", "counts of single regions") : (oneCount, manyCounts)
        let there = tally.isOfParts ? " there" : ""
        if tally.tested == 1 {
            if let name = tally.outside.first {
                let count = tally.isOfParts ? "count" : one
                return "the \(count) of \(name) does not agree with the \(recap)\(there)" + replaced
                    + nearHalf(tally) + others
            }
            if let name = tally.atEdge.first {
                return "the \(recap)\(there) lies at the edge of the range of \(name)" + others
            }
            return "the one \(one) tested agrees with the \(recap)\(there)" + open(tally) + others
        }
        let part =
            tally.agree == tally.tested
            ? tally.tested == 2 ? "both" : "all \(number(tally.tested))"
            : "\(number(tally.agree)) of \(number(tally.tested))"
        return "\(part) \(many) tested \(tally.agree == 1 ? "agrees" : "agree") with the \(recap)\(there)"
            + open(tally) + exceptions + others
    }

    /// That the counts outside differ by less than the one margin that they print, read as that of a share near half.
    private func nearHalf(_ tally: CountTally) -> String {
        tally.areInsidePrintedMargin
            ? ", if \(agreeing(tally.outside.count, "its printed margin is", "their printed margins are")) for shares near half"
            : ""
    }

    /// Counts without a margin, where no count has one.
    private func bounded(_ tally: CountTally) -> String {
        let (all, names) = (tally.bounded, tally.outsideAnyway)
        let who =
            all == 1
            ? "the \(oneCount)" : all == 2 ? "both \(manyCounts)" : "all \(number(all)) \(manyCounts)"
        switch all {
        case names.count:
            let named =
                areNamed(names) ? "the \(agreeing(all, oneCount, manyCounts)) of \(joined(names))" : who
            return
                "\(named), without a printed margin, \(agreeing(all, "does", "do")) not agree with the \(recap) at any usual margin"
        case tally.agreeAnyway:
            return
                "\(who), without a printed margin, \(agreeing(all, "agrees", "agree")) with the \(recap) whatever the margin"
        case tally.depend:
            return
                "whether \(who) \(agreeing(all, "agrees", "agree")) with the \(recap) depends on the margin, which is not printed"
        default:
            return "of \(number(all)) \(manyCounts) without a printed margin \(number(tally.agreeAnyway)) "
                + "\(agreeing(tally.agreeAnyway, "agrees", "agree")) with the \(recap) whatever the margin"
                + without(names)
        }
    }

    /// Counts of single regions beside those of the whole.
    private func parts(_ tally: CountTally) -> String {
        switch tally.partsTested {
        case 0: ""
        case 1:
            tally.partsAgree == 1
                ? "; the one of a single region agrees"
                : tally.partsOutside == 1
                    ? "; the one of a single region does not" : "; the one of a single region is at the edge"
        default:
            "; of \(counted(tally.partsTested, "count of a single region", "counts of single regions")) "
                + "\(number(tally.partsAgree)) "
                + agreeing(tally.partsAgree, "agrees", "agree")
        }
    }

    private func without(_ names: [String]) -> String {
        names.isEmpty
            ? ""
            : areNamed(names)
                ? ", \(joined(names)) \(agreeing(names.count, "does", "do")) not"
                : ", \(number(names.count)) do not"
    }

    /// Counts without a margin that differ whatever it is: no test, and no silence either.
    func farWithoutMargin(_ names: [String]) -> String {
        names.isEmpty
            ? ""
            : "; \(areNamed(names) ? joined(names) : number(names.count)), without a margin, "
                + "\(agreeing(names.count, "does", "do")) not agree at any usual one"
    }

    private func atEdge(_ names: [String]) -> String {
        names.isEmpty
            ? ""
            : areNamed(names)
                ? ", \(joined(names)) \(agreeing(names.count, "is", "are")) at the edge"
                : ", \(number(names.count)) are at the edge"
    }

    private func rest(_ count: Int) -> String {
        count == 0 ? "" : "; \(number(count)) more \(agreeing(count, "is", "are")) not tested"
    }

    public func nothingToCompare(_ contests: [String]) -> String {
        contests.isEmpty
            ? "No \(oneCount) is compared here: contests.csv names no contest."
            : "No \(oneCount) is compared here. What there is: \(list(contests, separator: "; "))."
    }

    public func sentence(_ contents: ContestContents) -> String {
        let votes = contents.votes.map { count($0, .vote) }
        var parts = [
            votes.map { contents.isComplete ? "\(aRecap) of \($0)" : "a part of \(aRecap), \($0)" }
                ?? (contents.hasShares ? "\(aRecap) in shares" : "no \(recap)"),
            counted(contents.pairs, pair, pairs) + (contents.hasEmptyBox ? " (one an empty box)" : ""),
        ]
        if contents.otherReadings.count > 0 { parts.append(phrase(contents.otherReadings)) }
        return parts.joined(separator: ", ")
    }

    public func correction(_ points: String) -> String { "lead \(points)" }

    public func differ(_ differing: Int, of stations: Int) -> String {
        "\(number(differing)) of \(number(stations)) differ"
    }

    public func moreTooSmall(regions: Int) -> String {
        "\(count(regions, .region)) more \(agreeing(regions, "has", "have")) too few sampled \(stations) and "
            + "\(agreeing(regions, "is", "are")) in the report only."
    }

    public func aside(inReport readings: ReadingsAside) -> String {
        "\(phrase(readings)) \(agreeing(readings.count, "is", "are")) in the report, without a test\(askedFor(readings))."
    }

    public func isCompared(page: String) -> String { "\(page) is compared here." }

    public func leftOver(votes: Int?, share: Double, of valid: Int?) -> String {
        let part = numbers.percent(share)
        let rest =
            votes.flatMap { votes in
                valid.map { "\(numbers.integer(votes)) of \(numbers.integer($0)) valid votes (\(part))" }
            }
            ?? "\(part) of the valid votes"
        return
            "Its shares sum to 100, and the \(recap) beside it leaves \(rest) to none of the \(pairs): complete the \(recap), or look at its total."
    }

    public func moreWaiting(contests: Int) -> String {
        "What counts say of \(counted(contests, "more contest", "more contests")) without a result is in the report."
    }

    public func moreDoubts(_ findings: Int) -> String {
        "\(number(findings)) more such \(agreeing(findings, "remark is", "remarks are")) in findings.csv."
    }

    public func moreDiffer(stations: Int) -> String {
        "\(count(stations, .station)) more \(agreeing(stations, "differs", "differ")); findings.csv lists all of them."
    }
}
