import Elections
import Reconciliation

// Why a verdict is what it is.
extension English {
    public func reason(_ code: ReasonCode, _ figures: ReasonFigures) -> String? {
        switch code {
        case .stageInterim: "the count was not finished when the page was published"
        case .stageUnknown: "the page does not say whether the count was finished"
        case .stageGarbled: "the page prints figures that cannot be right"
        case .finalWithPart:
            "the page is marked as final, and \(figures.dataIn.map { numbers.printed($0) + "%" } ?? "a part") of its sample is in"
        case .notQuickCount: "it is \(named(figures.sourceKind)) and not a quick count"
        case .stageAssumedFinal: "the file has no column stage, so that every reading is taken as final"
        case .stageUnknownComplete:
            "the page does not say whether the count was finished; with 95% or more of the sample in it is taken as finished"
        case .stageUnknownOnly:
            "the page does not say whether the count was finished; it is the only reading of this pollster and taken as finished"
        case .figuresFromPages:
            "from another page of the same count: " + borrowed(figures.borrowed)
        case .stageFinal, .stageNearFinal: "readings of this stage were not asked for"
        case .recapMissing where !figures.pages.isEmpty:
            "pages of the \(recap) contradict each other, and none is marked as the one to use (\(leads(figures.pages)))"
        case .recapMissing: "the folder has no \(recap) of it" + (figures.ofRegions.map(ofRegions) ?? "")
        case .recapIncomplete where figures.isZero:
            "the \(recap) has 0 votes for every \(pair): nothing was entered yet, or the votes stand elsewhere"
        case .recapIncomplete: "the \(recap) does not give the votes of every \(pair)"
        case .recapOfSomeRegions:
            "the \(recap) is the sum of the regions that have one, and does not include \(list(figures.lacking, most: 3))"
        case .recapLacksPairs where !figures.choices.isEmpty:
            "the \(recap) does not give \(figures.choices), which the page does: the others are compared"
        case .recapLacksPairs: "the \(recap) does not give every \(pair): those it gives are compared"
        case .ballotsMissing:
            "its shares are of all ballots, and the \(recap) gives neither ballots nor invalid votes"
        case .officialContradicts:
            "official ballots, valid and invalid votes, registered voters and turnout contradict each other, and what would rest on them is not compared"
        case .pairsMissing: "the page does not give every \(pair): those it gives are compared"
        case .sharesMissing: "it gives no shares of the \(pairs)"
        case .sharesDoNotSum where figures.rangeSum != nil:
            "no shares inside the printed ranges sum to 100: they reach \(figures.rangeSum.map { "\(numbers.decimal($0.low, 2)) to \(numbers.decimal($0.high, 2))" } ?? "")"
        case .sharesDoNotSum:
            "the printed shares sum to \(numbers.decimal(100 * figures.sum, 2)), more than rounding explains"
                + (figures.mayLackOthers
                    ? "; the \(recap) has no total of valid votes, so that others than the \(pairs) on file may have votes too"
                    : "")
        case .otherWhole:
            "shares of \(manyCounts) sum to 100, while the \(recap) leaves a part of the valid votes to none of the \(pairs): over their votes alone the answer can be another, and none is given until it is known whose the rest is"
        case .sharesOfNamed:
            "its shares sum to 100 without a \(pair) that has votes in the \(recap): they may be shares of those it names alone, over which the answer is another, and none is given until that is known"
        case .votesUnassigned:
            "the \(recap) leaves a larger part of the votes to none of the \(pairs) than the count: if what is between were votes of one of the \(pairs) the two would agree, and no answer is given until it is known whose they are"
        case .resultListsFewer:
            "the votes that the \(recap) lists are \(figures.listed?.official ?? "a part") of its valid votes, and those of the count "
                + "for the same \(pairs) \(figures.listed?.count ?? "more"): rows of the \(recap) may be missing, and no answer is given until that is known"
        case .officialZero:
            "the \(recap) has no vote for a \(pair) that the count has votes for, and without that \(pair) the two would agree: it may have withdrawn, or not be entered, and no answer is given until that is known"
        case .beforePolling:
            "its page is dated before the day of the vote; it is not compared until its date, or that of the contest, is looked at"
        case .pagesDisagree:
            "its pages print different figures, and whether it agrees with the \(recap) is not the same by all of them: none is taken until it is known which holds"
        case .marginMissing: "no margin of error is given"
        case .countOfAllStations:
            "a count of all \(stations) has no sampling error that could explain a difference"
        case .marginBallotsAsSample:
            "the margin is that of independent ballots or narrower, not of polling stations, and far too narrow"
        case .marginBeyondStations:
            "the margin is more than twice that of the formula for \(known(figures.stations)) persons, wider than any count of "
                + "\(known(figures.stations)) \(stations) needs: it is not used"
        case .noSamplingError: "shares of 0 and 100 leave no sampling error to test with"
        case .tooFewStations:
            "\(known(figures.stations)) sampled \(stations) are too few to say anything here"
        case .tooFewClusters:
            "fewer than \(figures.fewestClusters) sampled clusters are too few to say anything here"
        case .census: "every \(station) is in the sample, so nothing is left to chance"
        case .limitsApproximate:
            "limits are approximate, because the design cannot be drawn from the official file"
        case .levelAssumed: "the confidence level is not given; 95% is assumed"
        case .marginStationsAsVoters where (figures.deviation ?? 0) > 0.55:
            "the margin is wider than the formula for \(known(figures.stations)) persons gives (implied standard deviation "
                + "between \(stations) \(deviation(figures)), formula for persons 0.5), and than a sample of \(stations) needs"
        case .marginStationsAsVoters:
            "the margin is the formula for \(known(figures.stations)) persons, not for \(known(figures.stations)) "
                + "\(stations) (implied standard deviation between \(stations) \(deviation(figures)), formula for persons "
                + "0.5): wider than a sample of \(stations) needs"
        case .repeatOfCount:
            "another page of the same count (\(figures.repeatOf)) stands for it in the totals"
        case .officialPartial: "the official file does not have the votes of every \(station) yet"
        case .drawStandsOut:
            "the official figures of the sampled \(stations) themselves lie as far out, so the gap does not arise in what "
                + "was recorded at these \(stations)"
        case .officialRepeats:
            "the official file has \(stations) on more than one row, and every row is counted here"
        case .marginOfOthers:
            "no margin is printed for \(figures.choices); the widest that those of the others give is taken"
        case .choiceWithoutError:
            (figures.isPublished ? "a printed share of 0 or 100" : "a share of 0 or 100 in the sample")
                + " gives no sampling error; left out of the tests: \(figures.choices)"
        case .remainderNotTested:
            "what the named choices leave has no published margin and is left out of the tests"
        case .insidePrintedMargin:
            "no difference is larger than the printed margin of ±\(figures.margin ?? "–") points, which is read as that of a share "
                + "of 50%, so that smaller shares have narrower ranges; the page does not say which share it is for (column margin_of)"
        case .insideInterval, .outsideInterval, .outsideEdge, .roundingDecides, .leadNotClear,
            .thresholdNotClear, .leaderDiffers, .standsOutAfterAdjustment, .notAfterAdjustment:
            nil
        }
    }

    public func ofSeveral(_ code: ReasonCode) -> String? {
        switch code {
        case .marginMissing: "no margin of error is given"
        case .sharesDoNotSum: "the printed shares do not sum to 100"
        case .otherWhole: "the \(recap) leaves votes to others, and \(manyCounts) do not"
        case .sharesOfNamed: "shares sum to 100 without a \(pair) that has votes"
        case .votesUnassigned: "the \(recap) leaves votes to nobody that may be those of a \(pair)"
        case .resultListsFewer: "the \(recap) lists a much smaller part of its valid votes"
        case .officialZero: "a \(pair) has no vote in the \(recap)"
        case .pagesDisagree: "its pages print different figures, with different answers"
        case .beforePolling: "dated before the day of the vote"
        case .finalWithPart: "marked as final, and a part of the sample is in"
        case .recapOfSomeRegions: "the \(recap) is the sum of some of the regions"
        case .recapMissing: "the folder has no \(recap) of them"
        case .tooFewStations: "too few sampled \(stations)"
        case .repeatOfCount: "another page of the same count stands for it"
        default: nil
        }
    }

    /// What regions add up to, and how that becomes the result of the whole.
    private func ofRegions(_ regions: ReasonFigures.OfRegions) -> String {
        guard regions.absent.isEmpty else {
            let all = regions.regions + regions.absent.count
            return
                ", and \(numbers.integer(regions.regions)) of its \(numbers.integer(all)) regions have one (not \(list(regions.absent, most: 3)))"
        }
        return
            "; those of its \(count(regions.regions, .region)) add up to \(list(regions.votes)): if these are all its regions, write the sums into recap.csv, region_code \(regions.code)"
    }

    public func besideRecap(_ pair: String, official: Double) -> String {
        "\(pair) (\(recap) \(numbers.percent(official)))"
    }

    func named(_ kind: CountSourceKind) -> String {
        (kind == .exitPoll ? "an " : "a ") + name(kind)
    }

    public func name(_ kind: CountSourceKind) -> String {
        switch kind {
        case .quickCount: "quick count"
        case .exitPoll: "exit poll"
        case .campaign: "count of a campaign or party"
        case .fullCount: "count of all \(stations)"
        case .app: "count of what volunteers sent in"
        case .other: "count of another kind"
        }
    }

    private func borrowed(_ figures: [CountPages.Borrowed]) -> String {
        joined(figures.map { "\(field($0.field)) (\($0.page))" })
    }

    private func field(_ field: CountPages.Field) -> String {
        switch field {
        case .margin: "margin"
        case .level: "confidence level"
        case .stations: "number of \(stations)"
        case .method: "method"
        }
    }

    private func known(_ value: Int?) -> String { value.map(number) ?? "–" }

    private func deviation(_ figures: ReasonFigures) -> String {
        figures.deviation.map { numbers.decimal($0, 3) } ?? "–"
    }
}
