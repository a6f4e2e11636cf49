import Elections
import Ground

/// What published readings say of themselves: do their shares close, do pages of one count agree, what is
/// not disclosed.
public enum ReadingChecks {
    /// Findings on all readings of an election, in the order of the readings.
    public static func findings(in election: Election) -> [Finding] {
        var findings: [Finding] = []
        for reading in election.readings {
            let pairs = election.candidates(of: reading.contest).count
            let region = reading.region ?? election.contest(reading.contest)?.region
            let recap = region.flatMap { election.recap(contest: reading.contest, region: $0) }
            let mustSum = election.contest(reading.contest)?.mustSum(beside: recap) ?? true
            let sum = mustSum || reading.shareSum.value > 100 ? sum(of: reading, pairs: pairs) : nil
            let early = beforePolling(reading, election.contest(reading.contest))
            findings += [sum, early, disclosure(of: reading)].compactMap { $0 }
        }
        return findings + disagreements(election.readings, home: election.homes)
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

    /// A page of a day before that of the vote.
    private static func beforePolling(_ reading: QuickCountReading, _ contest: Contest?) -> Finding? {
        guard let contest, contest.isBeforePolling(reading), let day = contest.electionDate else {
            return nil
        }
        return Finding(
            .reading(.beforePolling(asOf: reading.asOf, pollingDay: day)), severity: .warning,
            contest: reading.contest, region: reading.region, source: reading.pollster, place: reading.place,
            expected: day, found: reading.asOf)
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
                findings += [shares(earlier, later), design(earlier, later)].compactMap { $0 }
            }
            pages[count, default: []].append(later)
        }
        return findings
    }

    /// Two pages of one moment of one count: both final, or both with the same part of the data in.
    private static func isSameMoment(_ one: QuickCountReading, _ other: QuickCountReading) -> Bool {
        if one.stage == .garbled || other.stage == .garbled { return false }
        if [one.stage, other.stage].contains(.interim), one.stage != other.stage { return false }
        if let first = one.dataInPercent?.value, let second = other.dataInPercent?.value {
            return first == second
        }
        return one.stage == other.stage && (one.stage == .final || one.stage == .unknown)
    }

    private static func shares(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        guard isSameMoment(one, other) else { return nil }
        let common = other.shares.compactMap { share in
            one.shares.first { $0.ballotNumber == share.ballotNumber }.map { ($0, share) }
        }
        let differing = common.filter { first, second in
            let decimals = max(first.percent.decimals, second.percent.decimals)
            let gap = abs(
                first.percent.units(atDecimals: decimals) - second.percent.units(atDecimals: decimals))
            let slack =
                PrintedNumber(units: 1, decimals: first.percent.decimals).units(atDecimals: decimals)
                + PrintedNumber(units: 1, decimals: second.percent.decimals).units(atDecimals: decimals)
            return 2 * gap > slack
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

    private static func design(_ one: QuickCountReading, _ other: QuickCountReading) -> Finding? {
        let facts: [(fact: FindingKind.Disclosure, first: String?, second: String?)] = [
            (.sampleSize, one.sampleStations.map(String.init), other.sampleStations.map(String.init)),
            (.marginOfError, one.marginPercent?.description, other.marginPercent?.description),
            (.confidenceLevel, one.levelPercent?.description, other.levelPercent?.description),
        ]
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
            shares: shares.map { FindingKind.PrintedShare(pair: $0.ballotNumber, percent: $0.percent) })
    }
}
