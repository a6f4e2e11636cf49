import Elections
import Ground

/// What must hold between the files of a folder before anything is computed from them.
///
/// Figures that cannot be right are refused unless the person who typed them says so (`stage` = garbled,
/// `status` = conflict): a slip of the keyboard must not become a published statement.
struct CrossCheck {
    private let election: Election
    private let contests: Set<String>
    private let ballots: [String: Set<Int>]
    private let regions: Set<RegionCode>
    /// Whether figures that do not add up are faults.
    private let refusesWrongSums: Bool

    init(_ election: Election, refusesWrongSums: Bool = true) {
        self.election = election
        self.refusesWrongSums = refusesWrongSums
        contests = Set(election.contests.map(\.id))
        ballots = Dictionary(grouping: election.candidates, by: \.contest)
            .mapValues { Set($0.map(\.ballotNumber)) }
        regions = Set(election.regions.map(\.code))
    }

    func run(into problems: inout TableProblems) {
        checkContests(into: &problems)
        checkRecap(into: &problems)
        checkTotals(into: &problems)
        for reading in election.readings { check(reading, into: &problems) }
        for capture in election.captures { check(capture, into: &problems) }
    }

    private func checkContests(into problems: inout TableProblems) {
        for contest in election.contests where contest.region == nil {
            if !election.recapRows(of: contest.id).isEmpty {
                problems.add(
                    TableProblem(
                        file: "contests.csv", column: "region_code",
                        reason: "\(contest.id) has no region_code and its recap names several regions; "
                            + "write the code of the region that elects"))
            }
        }
        for contest in election.contests where !regions.isEmpty {
            guard let region = contest.region, !regions.contains(region) else { continue }
            problems.add(
                TableProblem(
                    file: "contests.csv", column: "region_code", value: region.text,
                    reason: "of \(contest.id) is not in regions.csv; add it there or correct it here"))
        }
    }

    /// Contest, pair and region must be known to the files that define them.
    private func checkNames(
        _ place: SourcePlace, contest: String, ballot: Int?, region: RegionCode?,
        into problems: inout TableProblems
    ) {
        guard contests.contains(contest) else {
            problems.add(
                TableProblem(
                    file: place.file, line: place.line, column: "contest_id", value: contest,
                    reason: "is not in contests.csv; add it there or correct it here"))
            return
        }
        if let ballot, !(ballots[contest]?.contains(ballot) ?? false) {
            problems.add(
                TableProblem(
                    file: place.file, line: place.line, column: "ballot_no", value: String(ballot),
                    reason: "has no pair in candidates.csv for \(contest); add the pair or correct the number"
                ))
        }
        if let region, !regions.isEmpty, !regions.contains(region) {
            problems.add(
                TableProblem(
                    file: place.file, line: place.line, column: "region_code", value: region.text,
                    reason: "is not in regions.csv; add it there or correct it here"))
        }
    }

    private func checkRecap(into problems: inout TableProblems) {
        var primary: [String: RecapRow] = [:]
        for row in election.recapRows {
            checkNames(
                row.place, contest: row.contest, ballot: row.ballotNumber, region: row.region,
                into: &problems)
            guard row.status == .primary else { continue }
            let key = "\(row.contest)\u{1F}\(row.region)\u{1F}\(row.ballotNumber)"
            guard let first = primary.updateValue(row, forKey: key) else { continue }
            let line = first.place.line.map { "line \($0)" } ?? "another row"
            let owner = election.recapRows.first {
                $0.contest == row.contest && $0.region == row.region && $0.status == .primary
                    && $0.ballotNumber != row.ballotNumber && $0.figure == row.figure
            }
            let exchange = owner.map { ", the figure that pair \($0.ballotNumber) has elsewhere" } ?? ""
            problems.add(
                TableProblem(
                    file: row.place.file, line: row.place.line, column: row.place.column ?? "votes",
                    value: row.figure?.description,
                    reason: "is a second figure for pair \(row.ballotNumber) of \(row.contest) in "
                        + "\(row.region)\(exchange) (\(line) has \(first.figure?.description ?? "none")); remove one, or mark it status=conflict"
                ))
        }
    }

    private func checkTotals(into problems: inout TableProblems) {
        for totals in election.recapTotals {
            checkNames(
                totals.place, contest: totals.contest, ballot: nil, region: totals.region,
                into: &problems)
            guard refusesWrongSums, totals.status == .primary, let valid = totals.validVotes,
                let recap = election.recap(contest: totals.contest, region: totals.region),
                recap.base == .sum, recap.voteSum != valid
            else { continue }
            problems.add(
                TableProblem(
                    file: totals.place.file, line: totals.place.line, column: "valid_votes",
                    value: String(valid),
                    reason: "is not the sum of the pairs, \(recap.voteSum) (\(totals.contest), "
                        + "\(totals.region)); correct a figure, or mark the doubtful row status=conflict"))
        }
    }

    private func check(_ reading: QuickCountReading, into problems: inout TableProblems) {
        for share in reading.shares {
            checkNames(
                SourcePlace(file: reading.place.file, line: share.line ?? reading.place.line),
                contest: reading.contest, ballot: share.ballotNumber, region: reading.region,
                into: &problems)
        }
        for figure in reading.figures {
            checkNames(
                SourcePlace(file: reading.place.file, line: figure.line ?? reading.place.line),
                contest: reading.contest, ballot: nil, region: reading.region, into: &problems)
        }
        guard refusesWrongSums, reading.stage != .garbled, reading.hasPrintedShares else { return }
        let pairs = ballots[reading.contest]?.count ?? 0
        // Folders of other countries may name some of the choices only.
        let isComplete =
            reading.shares.count == pairs && election.contest(reading.contest)?.kind != .other
        let isOver = reading.shareSum.value > 100
        guard reading.sumCheck == .offByMore, isComplete || isOver else { return }
        problems.add(
            TableProblem(
                file: reading.place.file, line: reading.place.line, column: "share_pct",
                reason:
                    "the shares of reading \(reading.id) (\(reading.pollster), \(reading.contest)) sum to "
                    + "\(reading.shareSum), not 100; correct a share, or mark the reading stage=garbled "
                    + "if the page prints it so"))
    }

    private func check(_ capture: Capture, into problems: inout TableProblems) {
        for entry in capture.entries {
            checkNames(
                SourcePlace(file: capture.place.file, line: entry.line ?? capture.place.line),
                contest: capture.contest, ballot: entry.ballotNumber, region: capture.region,
                into: &problems)
        }
        guard refusesWrongSums, !capture.isGarbled else { return }
        let remedy = "correct a figure, or mark the capture stage=garbled if the page displays it so"
        let isComplete = capture.entries.count == ballots[capture.contest]?.count
        if isComplete, let valid = capture.validVotes, let sum = capture.voteSum, sum != valid {
            problems.add(
                TableProblem(
                    file: capture.place.file, line: capture.place.line, column: "valid_votes",
                    value: String(valid),
                    reason: "is not the sum of the pairs, \(sum), in capture \(capture.id) "
                        + "(\(capture.contest)); \(remedy)"))
        }
        if let counted = capture.stationsIn, let total = capture.stationsTotal, counted > total {
            problems.add(
                TableProblem(
                    file: capture.place.file, line: capture.place.line, column: "stations_in",
                    value: String(counted), reason: "is more than the \(total) stations there are; \(remedy)"
                ))
        }
    }
}
