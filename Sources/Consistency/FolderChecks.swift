import Elections
import Ground

/// Checks of everything an election folder holds beside the readings.
public enum FolderChecks {
    /// What a folder says beside the rules of forms and the sums of levels.
    ///
    /// - Parameters:
    ///   - election: The folder.
    ///   - threads: Threads at most; results do not depend on their number.
    public static func otherFindings(in election: Election, threads: Int = 1) -> [Finding] {
        let checks: [@Sendable (Election) -> [Finding]] = [
            { ReadingChecks.findings(in: $0, threads: threads) }, recapConflicts, printedPercents,
            pairsInConflict, decidedEarly, sumsOfSome, pairsWithoutVotes, totals, captures,
            CaptureChecks.findings,
        ]
        return Parallel.map(checks.count, threads: threads) { checks[$0](election) }.flatMap { $0 }
    }

    /// Captures that show other votes than the stations of a file have.
    ///
    /// - Parameters:
    ///   - election: The folder.
    ///   - contest: Id of the contest of the stations.
    ///   - sums: Sums of the stations over their regions.
    ///   - file: Name of the file of stations.
    public static func captures(
        of election: Election, contest: String, beside sums: RollUp, file: String
    ) -> [Finding] {
        CaptureChecks.stations(election, contest: contest, sums, file: file)
    }

    /// Regions where a pair has no primary figure: their pairs do not sum to anything.
    static func pairsInConflict(_ election: Election) -> [Finding] {
        struct Key: Hashable {
            var contest: String
            var region: RegionCode
        }
        let rows = Dictionary(grouping: election.recapRows) { Key(contest: $0.contest, region: $0.region) }
        let keys = election.recapRows.map { Key(contest: $0.contest, region: $0.region) }.uniqued()
        return keys.compactMap { key -> Finding? in
            let own = rows[key] ?? []
            let primary = Set(own.filter { $0.status == .primary }.map(\.choice))
            let conflicts = Set(own.filter { $0.status == .conflict }.map(\.choice))
            let missing = election.candidates(of: key.contest).map(\.choice).filter {
                !primary.contains($0) && conflicts.contains($0)
            }
            guard !primary.isEmpty, !missing.isEmpty,
                let place = own.first(where: { missing.contains($0.choice) })?.place
            else { return nil }
            return Finding(
                .folder(
                    .pairsInConflict(
                        region: election.regionName(key.region), pairs: missing)),
                severity: .notice, contest: key.contest, region: key.region, place: place)
        }
    }

    /// Figures that another source prints for the same pair and place.
    static func recapConflicts(_ election: Election) -> [Finding] {
        election.recapRows.filter { $0.status == .conflict }.compactMap { row -> Finding? in
            let primary = election.recap(contest: row.contest, region: row.region)?
                .figure(of: row.choice)
            guard let printed = row.figure, primary != printed else { return nil }
            return Finding(
                .folder(
                    .recapConflict(
                        region: election.regionName(row.region), pair: row.choice,
                        printed: printed,
                        kept: primary)),
                severity: .warning, contest: row.contest, region: row.region, source: row.source,
                place: row.place, expected: primary?.description ?? "", found: printed.description,
                votesAtStake: primary.flatMap { apart($0, printed) })
        }
    }

    /// Pairs without a vote in a result that has votes for others, where quick counts have more than a few for them.
    static func pairsWithoutVotes(_ election: Election) -> [Finding] {
        let rows = election.recapRows.filter { $0.status == .primary && $0.votes == 0 }
        return rows.compactMap { row -> Finding? in
            guard election.recap(contest: row.contest, region: row.region)?.isNotEntered == false else {
                return nil
            }
            let home = election.contest(row.contest)?.region
            let shares = election.readings(of: row.contest)
                .filter { $0.sourceKind == .quickCount && ($0.region ?? home) == row.region }
                .flatMap(\.shares)
                .filter { $0.choice == row.choice && $0.percent.value >= leastShareOfNone }
                .map(\.percent)
            guard let least = shares.min(by: { $0.value < $1.value }),
                let most = shares.max(by: { $0.value < $1.value })
            else { return nil }
            return Finding(
                .folder(
                    .pairWithoutVotes(
                        region: election.regionName(row.region), pair: row.choice,
                        counts: shares.count, least: least, most: most)),
                severity: .warning, contest: row.contest, region: row.region, source: row.source,
                place: row.place, found: "0")
        }
    }

    /// Percent that a pair without a vote has in a count, where that is told.
    private static let leastShareOfNone = 1.0

    /// Votes between two figures; `nil` where one is a share.
    private static func apart(_ one: OfficialFigure, _ other: OfficialFigure) -> Int? {
        guard case .votes(let first) = one, case .votes(let second) = other else { return nil }
        return abs(first - second)
    }

    /// Printed shares and turnouts that the counts beside them do not give.
    static func printedPercents(_ election: Election) -> [Finding] {
        let shares = election.recapRows.filter { $0.status == .primary }.compactMap { row -> Finding? in
            guard let percent = row.percent,
                let recap = election.recap(contest: row.contest, region: row.region), recap.base != .printed,
                let share = recap.share(of: row.choice),
                !percent.isRounded(share)
            else { return nil }
            return Finding(
                .folder(
                    .shareOfVotes(
                        region: election.regionName(row.region), pair: row.choice,
                        printed: percent,
                        computed: share)),
                severity: .warning, contest: row.contest, region: row.region, source: row.source,
                place: SourcePlace(file: row.place.file, line: row.place.line, column: "share_pct"),
                expected: "\(100 * share)", found: percent.description)
        }
        let turnouts = election.recapTotals.filter { $0.status == .primary }.compactMap { row -> Finding? in
            let recap = election.recap(contest: row.contest, region: row.region)
            switch recap?.contradiction {
            case nil: break
            case .ballots(let valid, let invalid, let ballots):
                return Finding(
                    .folder(
                        .ballotsNotSum(
                            region: election.regionName(row.region), valid: valid, invalid: invalid,
                            ballots: ballots)),
                    severity: valid + invalid > ballots ? .error : .warning, contest: row.contest,
                    region: row.region, source: row.source,
                    place: SourcePlace(file: row.place.file, line: row.place.line, column: "ballots_used"),
                    expected: "\(valid + invalid)", found: "\(ballots)")
            case .turnout(let computed, let printed):
                return Finding(
                    .folder(
                        .turnoutImpossible(
                            region: election.regionName(row.region), printed: printed, computed: computed)),
                    severity: .error, contest: row.contest, region: row.region, source: row.source,
                    place: SourcePlace(
                        file: row.place.file, line: row.place.line, column: "registered_voters"),
                    expected: printed?.description ?? "≤ 100", found: "\(100 * computed)")
            }
            guard let printed = row.turnoutPercent,
                let turnout = recap?.official(.turnout, of: .registered), turnout.printed == nil,
                !printed.isRounded(turnout.share)
            else { return nil }
            return Finding(
                .folder(
                    .turnoutOfCounts(
                        region: election.regionName(row.region), printed: printed, computed: turnout.share)),
                severity: .notice, contest: row.contest, region: row.region, source: row.source,
                place: SourcePlace(file: row.place.file, line: row.place.line, column: "turnout"),
                expected: "\(100 * turnout.share)", found: printed.description)
        }
        return shares + turnouts
    }

    /// Results in use that are dated before the day of the vote, the first row of each region.
    static func decidedEarly(_ election: Election) -> [Finding] {
        let days = Dictionary(
            election.contests.compactMap { contest in contest.electionDate.map { (contest.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        let rows = election.recapRows.filter { $0.status == .primary }
        let totals = election.recapTotals.filter { $0.status == .primary }
        typealias Dated = (
            contest: String, region: RegionCode, day: String, source: String, place: SourcePlace
        )
        let dated: [Dated] =
            rows.map { ($0.contest, $0.region, $0.decidedOn, $0.source, $0.place) }
            + totals.map { ($0.contest, $0.region, $0.decidedOn, $0.source, $0.place) }
        var told = Set<[String]>()
        return dated.compactMap { row in
            guard let day = PublishedDay.start(of: row.day), let polling = days[row.contest], day < polling,
                told.insert([row.contest, row.region.text]).inserted
            else { return nil }
            return Finding(
                .folder(
                    .decidedBeforePolling(
                        region: election.regionName(row.region), decidedOn: row.day, pollingDay: polling)),
                severity: .warning, contest: row.contest, region: row.region, source: row.source,
                place: SourcePlace(file: row.place.file, line: row.place.line, column: "decided_on"),
                expected: "≥ \(polling)", found: row.day)
        }
    }

    /// Results that are the sum of some of the regions below them.
    static func sumsOfSome(_ election: Election) -> [Finding] {
        var told = Set<[String]>()
        return election.recapRows.filter { $0.status == .primary }.compactMap { row in
            guard told.insert([row.contest, row.region.text]).inserted,
                let recap = election.recap(contest: row.contest, region: row.region), !recap.lacking.isEmpty
            else { return nil }
            return Finding(
                .folder(
                    .sumOfSome(
                        region: election.regionName(row.region),
                        lacking: recap.lacking.map(election.regionName))),
                severity: .warning, contest: row.contest, region: row.region, source: row.source,
                place: SourcePlace(file: row.place.file, line: row.place.line, column: "votes"))
        }
    }

    /// Totals in conflict with those in use.
    static func totals(_ election: Election) -> [Finding] {
        election.recapTotals.filter { $0.status == .conflict }.flatMap { totals -> [Finding] in
            let primary = election.primaryTotals(contest: totals.contest, region: totals.region)
            let fields: [(name: String, value: Int?, used: Int?)] = [
                (
                    "valid_votes", totals.validVotes,
                    election.recap(contest: totals.contest, region: totals.region)?.validVotes
                ),
                (
                    "invalid_votes", totals.invalidVotes,
                    primary.lazy.compactMap(\.invalidVotes).first
                ),
                (
                    "registered_voters", totals.registeredVoters,
                    primary.lazy.compactMap(\.registeredVoters).first
                ),
                (
                    "polling_stations", totals.pollingStations,
                    primary.lazy.compactMap(\.pollingStations).first
                ),
            ]
            return fields.compactMap { name, value, used in
                guard let value, value != used else { return nil }
                return Finding(
                    .folder(
                        .totalsConflict(
                            region: election.regionName(totals.region), column: name, printed: value,
                            kept: used)),
                    severity: .warning, contest: totals.contest, region: totals.region,
                    source: totals.source,
                    place: SourcePlace(file: totals.place.file, line: totals.place.line, column: name),
                    expected: used.map(String.init) ?? "", found: String(value))
            }
        }
    }

    /// Captures that the person who typed them declared to be as displayed though they cannot be right.
    static func captures(_ election: Election) -> [Finding] {
        election.captures.filter(\.isGarbled).map { capture in
            let sum = capture.voteSum
            let valid = capture.validVotes
            if let counted = capture.stationsIn, let total = capture.stationsTotal, counted > total {
                return Finding(
                    .folder(
                        .captureStations(capturedAt: capture.capturedAt, counted: counted, total: total)),
                    severity: .warning, contest: capture.contest, region: capture.region,
                    source: capture.sourceKind,
                    place: SourcePlace(
                        file: capture.place.file, line: capture.place.line, column: "stations_in"),
                    expected: "0–\(total)", found: String(counted))
            }
            return Finding(
                .folder(
                    .captureArithmetic(capturedAt: capture.capturedAt, sum: sum, valid: valid)),
                severity: .warning, contest: capture.contest, region: capture.region,
                source: capture.sourceKind, place: capture.place, expected: sum.map(String.init) ?? "",
                found: valid.map(String.init) ?? "",
                votesAtStake: sum.flatMap { total in valid.map { abs(total - $0) } }, stake: .elsewhere)
        }
    }
}
