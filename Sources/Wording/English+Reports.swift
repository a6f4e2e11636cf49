import Elections
import Reconciliation

// The report that lays counts beside the recap, or a sample beside the official file.
extension English {
    public func reportTitle(_ election: String, isOfSample: Bool) -> String {
        isOfSample
            ? "\(election): the sample\(ofArrived) beside the official file"
            : "\(election): \(manyCounts) beside the \(recap)"
    }

    public var figuresElsewhere: String {
        "The method, every figure and the files read, with their SHA-256, are in results.json and proof.json beside this page."
    }
    public var stationByStation: String { "Station by station" }
    public var atAGlance: String { "At a glance" }
    public var howToReadVerdicts: String { "How to read a verdict" }

    public func phrase(_ readings: ReadingsAside) -> String {
        joined(
            readings.orderedKinds.map { kind in
                let count = readings.kinds[kind] ?? 0
                return
                    "\(counted(count, "reading", "readings")) of \(count == 1 ? named(kind) : plural(kind))"
            }
                + readings.orderedStages.map { stage in
                    let count = readings.stages[stage] ?? 0
                    return switch stage {
                    case .interim: counted(count, "interim reading", "interim readings")
                    case .nearFinal: counted(count, "near-final reading", "near-final readings")
                    case .final: counted(count, "final reading", "final readings")
                    case .unknown: counted(count, "reading", "readings") + " of an unknown stage"
                    case .garbled: counted(count, "misprinted page", "misprinted pages")
                    }
                })
    }

    private func plural(_ kind: CountSourceKind) -> String {
        switch kind {
        case .quickCount: "quick counts"
        case .exitPoll: "exit polls"
        case .campaign: "counts of campaigns or parties"
        case .fullCount: "counts of all \(stations)"
        case .app: "counts of what volunteers sent in"
        case .other: "counts of another kind"
        }
    }

    public func aside(_ readings: ReadingsAside) -> String {
        let count = readings.count
        return
            "\(phrase(readings)) \(agreeing(count, "is shown under its contest", "are shown under their contests")) and not tested."
    }

    public func asideFold(_ readings: ReadingsAside) -> String { "\(phrase(readings)), shown without a test" }

    public var noReadings: String { "No \(oneCount) with figures is on file for this contest." }

    public func noCompleteRecap(regionsAreTested: Bool) -> String {
        regionsAreTested
            ? "No complete \(recap) of the whole contest is on file: counts of its regions are tested against the \(recaps) of these regions."
            : "No complete \(recap) is on file: \(manyCounts) are shown and not tested."
    }

    public func findingsFold(_ count: Int) -> String { "Findings (\(number(count)))" }

    public func moreFindings(_ count: Int, rule: String) -> String {
        "\(number(count)) more of the kind \(rule), in findings.csv and results.json."
    }

    public func place(file: String, line: Int?) -> String { file + (line.map { ", line \($0)" } ?? "") }

    public var outagesTitle: String { "When the official page could not be read" }
    public var outagesIntro: String {
        term(
            "The display of the official page and the signed recap are two things; only the recap is compared here.",
            "The display of the official page and the official result are two things; only the official result is compared here."
        )
    }
    public var noteInData: String { "Note in the data" }
    public func contents(_ contests: Int) -> String { counted(contests, "contest", "contests") }
    public var otherContests: String { "Other contests" }

    public func group(contests: Int, saying headline: String?) -> String {
        "\(counted(contests, "contest", "contests")); \(headline ?? "no \(oneCount) is compared")"
    }

    public func nothingCompared(_ contents: String) -> String { "no \(oneCount) is compared: \(contents)" }
    public func pages(_ count: Int) -> String { counted(count, "page", "pages") }
    public func morePages(_ count: Int) -> String {
        "\(counted(count, "more page", "more pages")) of this count"
    }

    public func farthestCounts(_ shown: Int, of tested: Int) -> String {
        "Shown are the \(number(shown)) of \(counted(tested, "tested count", "tested counts")) that lie farthest out of their ranges or nearest to their ends; all are in comparisons.csv."
    }

    public func measure(_ name: MeasureName) -> String {
        switch name {
        case .jointTest: "Joint test over all \(pairs) (p, adjusted p)"
        case .leadAndInterval(let ofOne):
            ofOne ? "Lead and its interval, the rest taken as the other's" : "Lead and its interval"
        case .detectableGap(let power): "Smallest gap detectable with \(power) power"
        case .equalWithin(let margin): "Lead equal within \(margin) \(numbers.pointUnit(margin))"
        case .designEffect: "Design effect"
        case .impliedDeviation: "Implied standard deviation between \(stations)"
        case .meanAndLargestDifference: "Mean and largest absolute difference"
        }
    }

    public func isShown(_ isShown: Bool) -> String { isShown ? "shown" : "not shown" }
    public func dataIn(_ percent: String) -> String { "\(percent)% in" }
    public func margin(_ points: String, level: String?, isOfLead: Bool) -> String {
        "±\(points) \(numbers.pointUnit(points))" + (isOfLead ? " of the lead" : "")
            + (level.map { " at \($0)%" } ?? "")
    }

    public func meaning(
        _ verdict: Verdict, inner: String, outer: String, isOfSample: Bool, tooClose: TooClose
    ) -> String {
        switch verdict {
        case .consistent:
            return
                "The official share of every \(pair) lies inside the \(inner) range that holds for all \(pairs) together."
        case .consistentTooClose:
            let what =
                switch tooClose {
                case .leader: "who leads"
                case .line: "whether the winning threshold is passed"
                case .leaderOrLine: "who leads (or whether the winning threshold is passed)"
                }
            return "As above, and the count itself cannot tell \(what)."
        case .borderline:
            return "\(aPair.capitalizedFirst) lies outside the \(inner) range and inside the \(outer) range."
        case .sampleNotAsDeclared:
            return
                "The official figures of the sampled \(stations) themselves lie outside the \(outer) range: the \(stations) are not the random sample that was declared, or official figures of other \(stations) are of another kind. It does not say which."
        case .inconsistent:
            let condition =
                isOfSample ? "if the sample was drawn as declared" : "if the published margin holds"
            return
                "\(aPair.capitalizedFirst) lies outside the \(outer) range: more than sampling explains \(condition). It does not say why."
        case .notComparable:
            return
                "Something needed for a test is missing; a difference is shown where there is one, and not judged."
        }
    }

    public func meaningOfOutside(outer: String) -> String {
        "A region lies outside the \(outer) range, as some of many do by chance, and does not stand out when all regions are looked at together."
    }

    public var meaningOfBounded: String {
        "No margin of error was published. Two numbers bound the answer: the margin at which the ranges would hold the \(recap) of every \(pair), and the margins that counts of as many \(stations) have in real elections, drawn one by one or in clusters. Such counts are not among those tested."
    }

    public func verdictsDoNotShow(isOfSample: Bool) -> String {
        "\"Consistent\" does not show that two counts are the same, and \"not consistent\" does not show that either is off: "
            + (isOfSample
                ? "a sample may be badly drawn, a figure mistyped in either file."
                : "a margin may be too small, a sample badly drawn, a page misprinted.")
    }

    public var showRows: String { "Show" }
    public var allRows: String { "all" }
    public var withoutMargin: String { "no printed margin" }

    public func chanceAlone(miss: String, of: Int?, inner: String, isOfSample: Bool) -> String {
        if let of {
            return isOfSample
                ? "Of \(counted(of, "comparison", "comparisons")) of samples drawn as declared, about one falls outside its \(inner) range by chance."
                : "Of \(counted(of, "count", "counts")) like these whose margins are right, about one falls outside its \(inner) range by chance."
        }
        return isOfSample
            ? "Even when every sample is drawn as declared, about \(miss) of the tested comparisons fall outside their \(inner) range by chance."
            : "Even when every margin is right, about \(miss) of the tested counts fall outside their \(inner) range by chance."
    }

    public var roundingOfPrintedFigures: String {
        "Ranges, z and p are at the rounding of the printed shares and margin that is most favourable to the pollster; what they would be at the printed figures decides nothing."
    }

    public var methodOfMargins: String {
        "A published margin M with level L becomes one standard error for each share p: n_eff = z² / (4 M²), se = √(p (1 − p) / n_eff), with z the normal quantile of L, so that margins at 99% and at 95% can be laid side by side. A missing level is read as 95%. The official total has no sampling error."
    }

    public func methodOfRanges(most: Int) -> String {
        "Ranges for all \(pairs) together reach c standard errors to either side, where c is the point that the largest of the correlated deviations exceeds with probability 1 − level; with more than \(most) \(pairs) it is Bonferroni's quantile."
    }

    public var methodOfRounding: String {
        "They are as wide as the digits of the margin allow and half a printed unit of the share wider. The range of the lead, the winning threshold, the smallest detectable gap and the test of equivalence take the same margin, with half a unit for each of the two shares of a lead."
    }

    public func methodOfJointTest(_ over: AdjustedOver, adjustment: String, alpha: String) -> String {
        let (what, end) =
            switch over {
            case .counts:
                (
                    "counts",
                    "pages that print the same count enter once. A range gives no reading of a partial official count: only the \(term("signed recap", "official result")) is compared."
                )
            case .regions: ("regions", wholeOnItsOwn + ".")
            }
        return
            "All \(pairs) are tested together by the second-order Rao–Scott test; p-values are adjusted over all tested \(what) (\(adjustment), level \(alpha)); \(end)"
    }

    private var wholeOnItsOwn: String {
        whole + (names.isOfArrivedStrata ? " are tested on their own" : " is tested on its own")
    }

    public var methodOfFilingLimit: String {
        "A filing limit is a condition for a petition to the Constitutional Court, not evidence of anything."
    }

    public var methodOfShares: String {
        "Shares are of the votes of all \(pairs), in the sample, in the official file and \(station) by \(station) alike."
    }

    public func methodOfDraws(adjustment: String?, alpha: String) -> String {
        "All \(pairs) are tested together by the largest difference in standard errors, held against the same figure of samples drawn from the official file. p-values of regions are adjusted over all regions (\(adjustment ?? "step by step on the same draws"), level \(alpha)); \(wholeOnItsOwn)."
    }

    public var notebookQuestions: [String] {
        [
            "Do the printed margins fit their samples? The standard deviation between \(stations) that each margin implies, in points: one far below the others asks for the method of that count.",
            "Do counts lie on the same side? For each choice of which more than two counts are tested: how many lie above the \(recap) and below it, and their mean difference in points. One side for all asks whether the counts share something, or the \(recap) another base.",
            "How large a gap could each count have seen? A gap smaller than minimum_detectable_gap_pp goes unseen more often than the power of the report says: that nothing was found is then no answer.",
        ]
    }

    public func notebookRest(_ sections: Int) -> String {
        "\(numbers.integer(sections)) more \(sections == 1 ? "part stands" : "parts stand") in the report only: with them the notebook would be too large to open. The next cell draws a chart of the first of them; other names stand in the folder charts."
    }

    public func notebookCheck(isOfSample: Bool) -> String {
        "The next cell computes again what results.json suffices for: every difference, every z (the difference over its standard error), and whether the ranges hold zero as the verdict says"
            + (isOfSample
                ? ". Standard errors, p and the ends of the ranges come from the \(stations), or from samples drawn from the official file, and are not computed again here."
                : "; and standard errors and p from the published figures.")
    }

    public var notebookCounted: (readings: String, tested: String) { ("readings", "tested") }
    public var notebookKinds: String {
        #"{"difference": "differences", "z": "z", "se": "standard errors", "p": "p", "verdict": "verdicts"}"#
    }
    public var notebookComputed: (start: String, end: String, nothing: String) {
        ("computed again: ", "; all agree", "nothing here can be computed again")
    }

    public func dotsSubtitle(_ contest: String, _ whole: ShareWhole, level: String?) -> String {
        (contest.isEmpty ? shareOf(whole).capitalizedFirst : "\(contest): \(shareOf(whole))")
            + (level.map { "; ranges \($0) for all \(pairs) together" } ?? "")
    }

    public func forestSubtitle(isOfSample: Bool) -> String {
        "\(isOfSample ? "Sample\(ofArrived) minus official file" : "\(oneCount.capitalizedFirst) minus \(recap)"), points, for the \(pair) farthest out; ranges for all \(pairs) together"
    }

    public func sourceOfRecap(_ pages: [String]) -> String { "\(recap) \(list(pages))" }
    public func sourceOfCounts(_ pages: [String]) -> String { "\(manyCounts) \(list(pages))" }
    public func notDrawn(_ names: [String]) -> String {
        "Not drawn, as shares of other votes or ballots than those of the \(recap) here: \(list(names))."
    }

    public func notDrawn(perhapsOfBallots names: [String]) -> String {
        "Not drawn, as the printed shares do not sum to 100 and may be of all ballots: \(list(names))."
    }

    public var roundingInChart: String { "Rounding of printed figures is read in the pollster's favour." }
}
