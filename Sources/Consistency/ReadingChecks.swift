import Elections
import Ground

/// What published readings say of themselves: do their shares close, do pages of one count agree, what is
/// not disclosed.
public enum ReadingChecks {
    /// Findings on all readings of an election, in the order of the readings.
    ///
    /// - Parameters:
    ///   - election: The folder.
    ///   - threads: Threads at most.
    public static func findings(in election: Election, threads: Int = 1) -> [Finding] {
        let blocks = Parallel.ranges(rows: election.readings.count, parts: 8 * threads, shortest: 100)
        let ofPages = Parallel.map(blocks.count, threads: threads) { block in
            blocks[block].flatMap { findings(on: election.readings[$0], in: election) }
        }
        return ofPages.flatMap { $0 } + disagreements(election.readings, home: election.homes)
            + CountsAlike.findings(election.readings, home: election.homes, threads: threads)
    }

    /// What one page says of itself.
    private static func findings(on reading: QuickCountReading, in election: Election) -> [Finding] {
        let contest = election.contest(reading.contest)
        let recap = (reading.region ?? contest?.region).flatMap {
            election.recap(of: reading, region: $0)
        }
        let mustSum = contest?.mustSum(reading, beside: recap) ?? true
        let sum =
            mustSum || reading.shareSum.value > 100
            ? sum(of: reading, pairs: election.candidates(of: reading.contest).count) : nil
        return [sum, date(of: reading, contest)].compactMap { $0 }
            + PageSlips(reading, beside: recap).findings + [disclosure(of: reading)].compactMap { $0 }
    }

    /// Shares of all pairs that do not sum to 100 within rounding (Domain section 9).
    static func sum(of reading: QuickCountReading, pairs: Int) -> Finding? {
        guard reading.shares.count == pairs, reading.hasPrintedShares, reading.sumCheck != .withinRounding
        else { return nil }
        let sum = reading.shareSum
        let slack = PrintedNumber(units: pairs / 2, decimals: reading.shareDecimals)
        return Finding(
            .reading(.sharesDoNotSum(sum: sum)), severity: .warning, contest: reading.contest,
            region: reading.region, source: reading.pollster, place: reading.place,
            expected: "100 ± \(slack)", found: sum.description)
    }

    /// A page of a day before that of the vote, or of one more than a year later.
    private static func date(of reading: QuickCountReading, _ contest: Contest?) -> Finding? {
        guard let contest, let day = contest.electionDate, !reading.asOf.isEmpty else { return nil }
        let kind: FindingKind.Reading
        if contest.isBeforePolling(reading) {
            kind = .beforePolling(asOf: reading.asOf, pollingDay: day)
        } else if contest.isFinalBeforeNoon(reading) {
            kind = .finalBeforeNoon(asOf: reading.asOf)
        } else if let year = Int(day.prefix(4)), reading.asOf.prefix(10) > "\(year + 1)\(day.dropFirst(4))" {
            kind = .longAfterPolling(asOf: reading.asOf, pollingDay: day)
        } else {
            return nil
        }
        return Finding(
            .reading(kind), severity: .warning, contest: reading.contest, region: reading.region,
            source: reading.pollster, place: reading.place, expected: day, found: reading.asOf)
    }

    /// Which of sample size, margin, level, method, funder and frame a reading does not give.
    static func disclosure(of reading: QuickCountReading) -> Finding? {
        // A count of all stations has no sample to tell of.
        guard [.quickCount, .exitPoll].contains(reading.sourceKind) else { return nil }
        let isGiven = { (fact: FindingKind.Disclosure) in
            switch fact {
            case .sampleSize: reading.sampleStations != nil
            case .marginOfError:
                reading.hasMargin || reading.figures.contains { $0.marginPercent != nil || $0.range != nil }
            case .confidenceLevel: reading.levelPercent != nil
            case .samplingMethod: !reading.samplingMethod.isEmpty
            case .funder: !reading.funder.isEmpty
            case .samplingFrame: !reading.frame.isEmpty
            }
        }
        let all = FindingKind.Disclosure.allCases
        let missing = all.filter { !isGiven($0) }
        guard !missing.isEmpty else { return nil }
        return Finding(
            .reading(.notDisclosed(missing)), severity: .notice, contest: reading.contest,
            region: reading.region, source: reading.pollster, place: reading.place,
            expected: all.map(\.rawValue).joined(separator: ", "),
            found: all.filter(isGiven).map(\.rawValue).joined(separator: ", "))
    }

    /// Pages that print one count differently.
    ///
    /// - Parameter home: Regions of contests, which readings without a region have.
    static func disagreements(
        _ readings: [QuickCountReading], home: [String: RegionCode] = [:]
    ) -> [Finding] {
        var findings: [Finding] = []
        var pages: [CountKey: [QuickCountReading]] = [:]
        for later in readings {
            let count = CountKey(later, home: home)
            for earlier in pages[count, default: []] {
                findings += [shares(earlier, later), design(earlier, later), order(earlier, later)]
                    .compactMap { $0 }
            }
            pages[count, default: []].append(later)
        }
        return findings
    }

    /// Two pages of one moment of one count: both final, or both with the same part of the data in. Of two final pages neither of
    /// which takes the place of the other each is the last.
    private static func isSameMoment(_ one: QuickCountReading, _ other: QuickCountReading) -> Bool {
        if one.stage == .garbled || other.stage == .garbled { return false }
        if one.stage == .final, other.stage == .final, !one.isSuperseded(by: other),
            !other.isSuperseded(by: one)
        {
            return true
        }
        if [one.stage, other.stage].contains(.interim), one.stage != other.stage { return false }
        if let first = one.dataInPercent?.value, let second = other.dataInPercent?.value {
            return first == second
        }
        return one.stage == other.stage && (one.stage == .final || one.stage == .unknown)
    }

    /// The margin of a share, points: its own, or that of all; a margin of the lead is about twice as wide.
    private static func margin(_ share: QuickCountReading.Share, _ page: QuickCountReading) -> Double? {
        if let own = share.marginPercent { return own.value }
        if let range = share.range { return (range.high.value - range.low.value) / 2 }
        return page.marginPercent.map { page.marginOf == .lead ? $0.value / 2 : $0.value }
    }

    private static func shares(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        let isSame = isSameMoment(one, other)
        // Of two final pages the later one corrects the earlier where more than what was still missing can explain changed.
        guard isSame || one.stage == .final && other.stage == .final else { return nil }
        let common = other.shares.compactMap { share in
            one.shares.first { $0.choice == share.choice }.map { ($0, share) }
        }
        let differing = common.filter { first, second in
            let decimals = max(first.percent.decimals, second.percent.decimals)
            let gap = abs(
                first.percent.units(atDecimals: decimals) - second.percent.units(atDecimals: decimals))
            let slack =
                PrintedNumber(units: 1, decimals: first.percent.decimals).units(atDecimals: decimals)
                + PrintedNumber(units: 1, decimals: second.percent.decimals).units(atDecimals: decimals)
            return 2 * gap > slack
                && (isSame
                    || [margin(first, one), margin(second, other)].compactMap { $0 }.max().map {
                        abs(first.percent.value - second.percent.value) > $0
                    } ?? false)
        }
        guard !differing.isEmpty else { return nil }
        let (printed, printedLater) = (
            page(one, differing.map(\.0)), page(other, differing.map(\.1))
        )
        let exchanged =
            differing.count > 1
            && differing.map(\.0.percent.value).sorted() == differing.map(\.1.percent.value).sorted()
        return Finding(
            .reading(.pagesDisagree(printed, printedLater, isExchanged: exchanged)), severity: .warning,
            contest: other.contest, region: other.region, source: other.pollster, place: other.place,
            expected: printed.text, found: printedLater.text)
    }

    /// An interim page that is dated after a final one.
    private static func order(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        let pages = one.stage == .interim ? (interim: one, final: other) : (interim: other, final: one)
        guard pages.interim.stage == .interim, pages.final.stage == .final, !pages.final.asOf.isEmpty,
            pages.interim.asOf.prefix(10) > pages.final.asOf.prefix(10)
        else { return nil }
        return Finding(
            .reading(
                .interimAfterFinal(
                    pages: [pages.interim.id, pages.final.id], interim: pages.interim.asOf,
                    final: pages.final.asOf)),
            severity: .warning, contest: other.contest, region: other.region, source: other.pollster,
            place: other.place, expected: pages.final.asOf, found: pages.interim.asOf)
    }

    /// What is fixed by the design of a count; of pages that are not of one moment only the level is, since more stations make a
    /// margin smaller.
    private static func design(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        let stages = Set([one.stage, other.stage])
        let hasGrown = stages.count > 1 && stages.contains(.interim)
        let ofMoment: [(fact: FindingKind.Disclosure, first: String?, second: String?)] = [
            (.sampleSize, one.sampleStations.map(String.init), other.sampleStations.map(String.init)),
            (.marginOfError, one.marginPercent?.description, other.marginPercent?.description),
        ]
        let facts =
            (hasGrown ? [] : ofMoment)
            + [(.confidenceLevel, one.levelPercent?.description, other.levelPercent?.description)]
        let differing = facts.compactMap { fact, first, second -> FindingKind.DisputedFact? in
            guard let first, let second, Double(first) != Double(second) else { return nil }
            return FindingKind.DisputedFact(fact, first, second)
        }
        guard !differing.isEmpty else { return nil }
        return Finding(
            .reading(.pagesDisagreeOnDesign(pages: [one.id, other.id], facts: differing)),
            severity: .warning, contest: other.contest, region: other.region, source: other.pollster,
            place: other.place, expected: differing.map(\.first).joined(separator: "; "),
            found: differing.map(\.second).joined(separator: "; "))
    }

    private static func page(
        _ reading: QuickCountReading, _ shares: [QuickCountReading.Share]
    ) -> FindingKind.ReadingPage {
        FindingKind.ReadingPage(
            id: reading.id,
            shares: shares.map {
                FindingKind.PrintedShare(pair: $0.choice, percent: $0.percent)
            })
    }
}
