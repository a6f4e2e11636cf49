import Elections

/// What may be said of an estimate beside the signed result. No verdict speaks of intent.
public enum Verdict: String, Sendable, Codable, CaseIterable {
    /// The official shares lie inside the simultaneous interval of every pair.
    case consistent
    /// As above, and the lead (or the winning threshold) lies inside its own interval.
    case consistentTooClose = "consistent-too-close"
    /// Nothing can be tested; the reasons say why.
    case notComparable = "not-comparable"
    /// Outside the inner simultaneous intervals, inside the outer ones.
    case borderline
    /// A sample whose own stations' official figures lie outside the outer simultaneous intervals: it is not the
    /// random sample that was declared, or official figures elsewhere are of another kind. Which, it cannot tell.
    case sampleNotAsDeclared = "sample-not-as-declared"
    /// Outside the outer simultaneous intervals.
    case inconsistent

    /// Whether it was tested and every pair lies inside the inner simultaneous interval.
    public var isInside: Bool { self == .consistent || self == .consistentTooClose }

    /// Whether it was tested and some pair lies outside the inner simultaneous interval.
    public var isOutside: Bool { self == .borderline || isOutsideEdge }

    /// Whether some pair lies outside the outer simultaneous interval too.
    public var isOutsideEdge: Bool { self == .sampleNotAsDeclared || self == .inconsistent }
}

/// Why a verdict is what it is. The codes are public; their sentences live in `Wording`.
public enum ReasonCode: String, Sendable, Codable, CaseIterable {
    // Why a reading is not tested.
    case stageInterim = "stage-interim"
    case stageNearFinal = "stage-near-final"
    case stageFinal = "stage-final"
    case stageUnknown = "stage-unknown"
    case stageGarbled = "stage-garbled"
    /// The page is marked as final, and a small part of its sample is in.
    case finalWithPart = "stage-final-part-in"
    /// An exit poll, a campaign's own count and the like.
    case notQuickCount = "not-a-quick-count"
    case recapMissing = "recap-missing"
    case recapIncomplete = "recap-incomplete"
    /// The official result is the sum of those of some regions, and another one is not in it.
    case recapOfSomeRegions = "recap-of-some-regions"
    /// The official result lacks some of the choices and gives the whole: the others are compared.
    case recapLacksPairs = "recap-lacks-pairs"
    /// The page says that its shares are of all ballots, and the official result has neither ballots nor invalid votes.
    case ballotsMissing = "ballots-missing"
    /// Ballots, registered voters and printed turnout of the official result cannot all be right.
    case officialContradicts = "official-contradicts"
    case pairsMissing = "pairs-missing"
    /// The page gives turnout or invalid ballots only.
    case sharesMissing = "shares-missing"
    case sharesDoNotSum = "shares-do-not-sum"
    /// Its shares, or those of another count of the contest, leave nothing to others, the official ones do, and over the votes of
    /// the choices alone it would be judged otherwise.
    case otherWhole = "other-whole"
    /// Its shares sum to 100 without a choice that has official votes, and over the votes of those it names alone it would be judged
    /// otherwise.
    case sharesOfNamed = "shares-of-named"
    /// The official result leaves a part of the valid votes to nobody, far more than the count does, and if they were those of
    /// one of the choices the count would agree with it.
    case votesUnassigned = "votes-unassigned"
    /// The votes that the official result lists are a much smaller part of its own valid votes than of those of the count: rows of
    /// it may be missing.
    case resultListsFewer = "result-lists-fewer"
    /// A choice has no vote in the official result, and the count would agree without it: it withdrew, or is not entered.
    case officialZero = "official-zero"
    /// The page is dated before the day of the vote: it counts no ballots, or its date is mistyped.
    case beforePolling = "before-polling"
    /// Pages of the same count print different figures and are not judged alike.
    case pagesDisagree = "pages-disagree"
    case marginMissing = "margin-missing"
    /// A count of all stations, which has no margin: there is no sample that chance could have drawn otherwise.
    case countOfAllStations = "count-of-all-stations"
    case marginBallotsAsSample = "margin-ballots-as-sample"
    case marginBeyondStations = "margin-beyond-stations"
    case noSamplingError = "no-sampling-error"
    case tooFewStations = "too-few-stations"
    /// Some stations of the official file have no votes yet.
    case officialPartial = "official-partial"
    case tooFewClusters = "too-few-clusters"
    /// Every station is in the sample: nothing is left to chance.
    case census
    // What a tested reading rests on.
    /// The file has no column of stages.
    case stageAssumedFinal = "stage-assumed-final"
    case stageUnknownComplete = "stage-unknown-95-percent-in"
    case stageUnknownOnly = "stage-unknown-only-reading"
    /// Margin, level, stations or method are printed on another page of the same count.
    case figuresFromPages = "figures-from-other-pages"
    case levelAssumed = "level-assumed-95"
    case marginStationsAsVoters = "margin-stations-as-voters"
    /// The page prints margins for some choices, and for others none: those have the widest that the printed ones give.
    case marginOfOthers = "margin-of-other-choices"
    case choiceWithoutError = "choice-without-sampling-error"
    case remainderNotTested = "remainder-not-tested"
    case repeatOfCount = "repeat-of-count"
    /// The design could not be drawn from the official file.
    case limitsApproximate = "limits-approximate"
    // What the test says.
    case insideInterval = "inside-interval"
    case outsideInterval = "outside-interval"
    case outsideEdge = "outside-edge-interval"
    /// Outside its range, and inside the one margin that the page prints: that margin is read as that of a share of 50 %, and the
    /// page does not say so.
    case insidePrintedMargin = "inside-printed-margin"
    case roundingDecides = "rounding-decides"
    case leadNotClear = "lead-not-clear"
    case thresholdNotClear = "threshold-not-clear"
    case leaderDiffers = "leader-differs"
    /// The official figures of the sampled stations themselves lie outside the intervals.
    case drawStandsOut = "draw-stands-out"
    /// The official file has stations on more than one row, and every row is counted.
    case officialRepeats = "official-station-repeated"
    case standsOutAfterAdjustment = "stands-out-after-adjustment"
    case notAfterAdjustment = "not-after-adjustment"
}

extension ReasonCode {
    /// Whether it says why a reading is tested whose stage was not asked for by name.
    var isOfTestedStage: Bool {
        [.stageAssumedFinal, .stageUnknownComplete, .stageUnknownOnly].contains(self)
    }

    /// Whether it says that the stage of a reading was not asked for.
    public var isOfOtherStage: Bool {
        [.stageInterim, .stageNearFinal, .stageFinal, .stageUnknown, .stageGarbled, .finalWithPart]
            .contains(self)
    }

    /// Whether it keeps all figures of a page from being tested: shares, turnout and invalid ballots.
    var isOfPage: Bool { isOfOtherStage || self == .notQuickCount || self == .beforePolling }

    /// The reason that a stage was not asked for.
    init(stage: ReadingStage) {
        self =
            switch stage {
            case .interim: .stageInterim
            case .nearFinal: .stageNearFinal
            case .final: .stageFinal
            case .unknown: .stageUnknown
            case .garbled: .stageGarbled
            }
    }
}

extension ReasonCode {
    /// What a count without a margin lacks: nothing but that, or a sample at all.
    static func withoutMargin(_ kind: CountSourceKind) -> ReasonCode {
        kind == .fullCount ? .countOfAllStations : .marginMissing
    }
}

extension Comparison {
    /// Whether it has no margin, be it that none is printed or that there can be none.
    public var lacksMargin: Bool {
        reasons.contains { [.marginMissing, .countOfAllStations].contains($0) }
    }
}
