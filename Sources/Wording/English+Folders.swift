import Elections

// What is said of published readings, and of what an election folder holds.
extension English {
    public func sentence(_ kind: FindingKind.Reading) -> String {
        switch kind {
        case .sharesDoNotSum(let sum):
            "The printed shares sum to \(sum), more than rounding can explain; the reading is shown and not "
                + "tested."
                + (sum.looksLikeFractions ? " They look like fractions of 1: share_pct has percent." : "")
        case .notDisclosed(let missing):
            "Not given on this page: \(missing.map(name).joined(separator: ", "))."
        case .pagesDisagree(let one, let other, let isExchanged):
            "Two pages print this count differently: \(shares(one)) (\(one.id)) and \(shares(other)) "
                + "(\(other.id))." + (isExchanged ? " The same figures stand on other \(self.pairs)." : "")
        case .pagesDisagreeOnDesign(let pages, let facts):
            "Two pages describe this count differently (\(pages.joined(separator: ", "))): "
                + facts.map { "\(name($0.fact)) \($0.first) / \($0.second)" }.joined(separator: "; ") + "."
        case .beforePolling(let asOf, let pollingDay):
            "The page is dated \(numbers.moment(asOf)), before the day of the vote, \(numbers.moment(pollingDay))."
        case .finalBeforeNoon(let asOf):
            "The page is marked final and dated \(numbers.moment(asOf)), in the morning of the day of the vote."
        case .sameFigures(let pollsters, let pages):
            "The same figures stand under several names, \(joined(pollsters)) (\(joined(pages))): they may be one count, and are counted as so many here."
        case .sameFiguresElsewhere(let pages, let other):
            "The same figures stand for \(named(other.text)) under this name (\(joined(pages))): those of one "
                + "place may be the other's."
        case .longAfterPolling(let asOf, let pollingDay):
            "The page is dated \(numbers.moment(asOf)), more than a year after the vote, \(numbers.moment(pollingDay))."
        case .interimAfterFinal(let pages, let interim, let final):
            "An interim page of this count is dated \(numbers.moment(interim)), after its final page, \(numbers.moment(final)) "
                + "(\(joined(pages))): a date or a stage may be mistyped."
        case .rangeBesideMargin(let pair, let isLow, let printed, let byMargin):
            "The \(isLow ? "low" : "high") end of the range of \(choice(pair)), \(numbers.printed(printed))%, is not its share "
                + "and margin, \(numbers.printed(byMargin))%, as the other end is."
        case .rangeNotAround(let pair, let share, let low, let high, let margin):
            rangeNotAround(choice(pair), RangeAround(share, low, high, margin))
        case .sampleBeyondStations(let sample, let stations):
            "The page names \(count(sample, .station)) in its sample; \(number(stations)) voted."
        }
    }

    private func rangeNotAround(_ pair: String, _ range: RangeAround) -> String {
        let ends = "\(numbers.printed(range.low))%–\(numbers.printed(range.high))%"
        let half = range.margin.map { margin in
            let printed = "±\(numbers.printed(margin))"
            return range.isHalf
                ? "the margin \(printed) is half of the range"
                : "the margin \(printed) is not half of the range, \(numbers.printed(range.half))"
        }
        guard !range.isMiddle else {
            return
                "Of the range of \(pair), \(ends), \(half ?? "no margin is printed"); its share, \(numbers.printed(range.share))%, is in its middle."
        }
        return
            "The share of \(pair), \(numbers.printed(range.share))%, is not the middle of its range, \(ends), which is \(numbers.printed(range.middle))%"
            + (half.map { "; \($0)" } ?? "") + "."
    }

    private func name(_ fact: FindingKind.Disclosure) -> String {
        switch fact {
        case .sampleSize: "sample size"
        case .marginOfError: "margin of error"
        case .confidenceLevel: "confidence level"
        case .samplingMethod: "sampling method"
        case .funder: "funder"
        case .samplingFrame: "sampling frame"
        }
    }

    public func sentence(_ kind: FindingKind.Folder) -> String {
        switch kind {
        case .pairsInConflict(let region, let pairs):
            "R7 is not compared for \(named(region)): \(agreeing(pairs.count, self.pair, self.pairs)) "
                + "\(list(pairs.map(\.description))) \(agreeing(pairs.count, "is", "are")) in conflict."
        case .recapConflict(let region, let pair, let printed, let kept?):
            "Another page prints \(figure(printed)) for \(choice(pair)) in \(named(region)); \(plainFigure(kept)) is used here."
        case .recapConflict(let region, let pair, let printed, nil):
            "A page prints \(figure(printed)) for \(choice(pair)) in \(named(region)), marked as in conflict; no figure is used here."
        case .totalsConflict(let region, let column, let printed, let kept):
            "Another page prints \(number(printed)) for \(column) of \(named(region)); "
                + "\(kept.map(number) ?? "no figure") is used here."
        case .shareOfVotes(let region, let pair, let printed, let computed):
            "The printed share of \(choice(pair)) in \(named(region)), \(numbers.printed(printed))%, is not that of the votes, "
                + "\(numbers.percent(computed)), which is used here."
        case .turnoutOfCounts(let region, let printed, let computed):
            "The printed turnout of \(named(region)), \(numbers.printed(printed))%, is not that of ballots and registered voters, "
                + "\(numbers.percent(computed)), which is used here."
        case .turnoutImpossible(let region, let printed, let computed):
            "Ballots and registered voters of \(named(region)) give a turnout of \(numbers.percent(computed))"
                + (printed.map { "; \(numbers.printed($0))% is printed" } ?? "")
                + ": a figure is mistyped, or people voted who are not on this register, and none is compared."
        case .ballotsNotSum(let region, let valid, let invalid, let ballots):
            "Valid and invalid votes of \(named(region)) are \(number(valid + invalid)) together, and \(counted(ballots, "ballot is", "ballots are")) given: a figure is mistyped, or blank and other ballots are counted apart and are to be given as invalid too."
        case .sumOfSome(let region, let lacking):
            "The result of \(named(region)) is the sum of the regions that have one, and does not include \(list(lacking.map(named), most: 3)): it is not the whole yet, and no count is judged by it. A region without votes has rows with 0 votes."
        case .pairWithoutVotes(let region, let pair, let counts, let least, let most):
            "The \(recap) of \(named(region)) has no vote for \(choice(pair)), for whom \(counted(counts, "quick count has", "quick counts have")) "
                + "\(least.value == most.value ? "" : "\(numbers.printed(least))% to ")\(numbers.printed(most))%: it may have withdrawn, or its votes are not entered yet."
        case .decidedBeforePolling(let region, let decidedOn, let pollingDay):
            "The result of \(named(region)) is dated \(decidedOn), before the day of the vote (\(pollingDay)): it is of another election, or one of the dates is mistyped."
        case .captureStations(let moment, let counted, let total):
            "The page of \(moment) counts \(count(counted, .station)) of \(number(total))."
        case .captureArithmetic(let moment, let sum, let valid):
            "The page of \(moment) does not add up: the \(self.pairs) sum to \(sum.map(number) ?? "–"), the page shows "
                + "\(valid.map(number) ?? "–")."
        case .captureFalls(let region, let before, let after, let falls):
            "The page of \(named(region)) shows less at \(after) than at \(before): "
                + joined(falls.map { "\(fallen($0.pair)) \(number($0.from)) → \(number($0.to))" }) + "."
        case .captureTwice(let region, let moment):
            "The page of \(named(region)) shows two sets of figures for one moment, \(moment)."
        case .captureReturns(let region, let earlier, let after):
            "The page of \(named(region)) shows at \(after) the figures of \(earlier) again, after others in between."
        case .captureSameVotes(let region, let times, let moment, let before, let after):
            "The page of \(named(region)) shows the same votes although more \(stations) are in, "
                + "\(agreeing(times, "once", "\(number(times)) times")), first at \(moment): \(number(before)) → "
                + "\(number(after))."
        case .captureParts(let region, let moment, let sums):
            "The page of \(named(region)) at \(moment) does not add up: "
                + joined(
                    sums.map {
                        "the regions below have \(number($0.sum)) for \(choice($0.pair)), the page \(number($0.shown))"
                    }) + "."
        case .captureStationSums(let region, let moment, let file, let stations, let sums):
            "The page of \(named(region)) at \(moment) shows other votes than its \(count(stations, .station)) in \(file): "
                + joined(
                    sums.map {
                        "\(choice($0.pair)) has \(number($0.sum)) there and \(number($0.shown)) on the page"
                    }) + "."
        }
    }

    /// What fell: votes of a choice, or stations.
    private func fallen(_ pair: Choice?) -> String { pair.map(choice) ?? "\(stations) in" }
}
