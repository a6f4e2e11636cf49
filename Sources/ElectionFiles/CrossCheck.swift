import Elections
import Ground

/// What must hold between the files of a folder before anything is computed from them.
///
/// Figures that cannot be right are refused unless the person who typed them says so (`stage` = garbled,
/// `status` = conflict): a slip of the keyboard must not become a published statement.
struct CrossCheck {
    let election: Election
    private let contests: Set<String>
    private let ballots: [String: Set<Choice>]
    private let regions: Set<RegionCode>
    /// Whether figures that do not add up are faults.
    let refusesWrongSums: Bool

    init(_ election: Election, refusesWrongSums: Bool = true) {
        self.election = election
        self.refusesWrongSums = refusesWrongSums
        contests = Set(election.contests.map(\.id))
        ballots = Dictionary(grouping: election.candidates, by: \.contest)
            .mapValues { Set($0.map(\.choice)) }
        regions = Set(election.regions.map(\.code))
    }

    func run(into problems: inout TableProblems) {
        checkContests(into: &problems)
        let doubled = checkRecap(into: &problems)
        checkOfficialShares(but: doubled, into: &problems)
        checkTotals(but: doubled, into: &problems)
        checkUnits(into: &problems)
        for reading in election.readings { check(reading, into: &problems) }
        for capture in election.captures { check(capture, into: &problems) }
    }

    private func checkContests(into problems: inout TableProblems) {
        for contest in election.contests where contest.region == nil {
            if !election.recapRows(of: contest.id).isEmpty {
                problems.add(
                    TableProblem(
                        file: "contests.csv", column: "region_code",
                        FolderFault.noRegion(contest: contest.id)))
            }
        }
        for contest in election.contests where !regions.isEmpty {
            guard let region = contest.region, !regions.contains(region) else { continue }
            problems.add(
                TableProblem(
                    file: "contests.csv", column: "region_code", value: region.text,
                    FolderFault.unknownRegion(contest: contest.id)))
        }
    }

    /// Contest, pair and region must be known to the files that define them.
    private func checkNames(
        _ place: SourcePlace, contest: String, ballot: Choice?, region: RegionCode?,
        into problems: inout TableProblems
    ) {
        guard contests.contains(contest) else {
            problems.add(
                TableProblem(
                    file: place.file, line: place.line, column: "contest_id", value: contest,
                    FolderFault.unknownContest))
            return
        }
        if let ballot, !(ballots[contest]?.contains(ballot) ?? false) {
            problems.add(
                TableProblem(
                    file: place.file, line: place.line, column: "ballot_no", value: String(ballot),
                    FolderFault.unknownChoice(contest: contest)
                ))
        }
        if let region, !regions.isEmpty, !regions.contains(region) {
            problems.add(
                TableProblem(
                    file: place.file, line: place.line, column: "region_code", value: region.text,
                    FolderFault.unknownRegion(contest: nil)))
        }
    }

    /// A result: of a contest in a region.
    private struct Result: Hashable {
        let contest: String
        let region: RegionCode
    }

    /// - Returns: Results with two figures for a choice, whose sums mean nothing.
    private func checkRecap(into problems: inout TableProblems) -> Set<Result> {
        var doubled: Set<Result> = []
        var primary: [String: RecapRow] = [:]
        for row in election.recapRows {
            checkNames(
                row.place, contest: row.contest, ballot: row.choice, region: row.region,
                into: &problems)
            guard row.status == .primary else { continue }
            let key = "\(row.contest)\u{1F}\(row.region)\u{1F}\(row.choice)"
            guard let first = primary.updateValue(row, forKey: key) else { continue }
            doubled.insert(Result(contest: row.contest, region: row.region))
            let owner = election.recapRows.first {
                $0.contest == row.contest && $0.region == row.region && $0.status == .primary
                    && $0.choice != row.choice && $0.figure == row.figure
            }
            problems.add(
                TableProblem(
                    file: row.place.file, line: row.place.line, column: row.place.column ?? "votes",
                    value: row.figure?.description,
                    FolderFault.secondFigure(
                        choice: row.choice, contest: row.contest, region: "\(row.region)",
                        owner: owner?.choice, line: first.place.line, figure: first.figure?.description)
                ))
        }
        return doubled
    }

    /// Official shares of one place cannot sum to more than 100.
    private func checkOfficialShares(but doubled: Set<Result>, into problems: inout TableProblems) {
        guard refusesWrongSums else { return }
        for row in election.recapRows.filter({ $0.status == .primary && $0.percent != nil }) {
            guard !doubled.contains(Result(contest: row.contest, region: row.region)),
                let recap = election.recap(contest: row.contest, region: row.region),
                recap.votes.first?.choice == row.choice,
                recap.printedShareSum > 100 + recap.printedShareSlack + 1e-9
            else { continue }
            problems.add(
                TableProblem(
                    file: row.place.file, line: row.place.line, column: "share_pct",
                    value: row.percent?.description,
                    FolderFault.officialSharesOver(
                        sum: sum(recap), contest: row.contest, region: row.region.text)))
        }
    }

    /// Printed shares of a result, added exactly.
    private func sum(_ recap: Recap) -> String {
        let shares = recap.votes.compactMap(\.percent)
        let decimals = shares.map(\.decimals).max() ?? 0
        let units = shares.reduce(0) { $0 + $1.units(atDecimals: decimals) }
        return PrintedNumber(units: units, decimals: decimals).description
    }

    private func checkTotals(but doubled: Set<Result>, into problems: inout TableProblems) {
        for totals in election.recapTotals {
            checkNames(
                totals.place, contest: totals.contest, ballot: nil, region: totals.region,
                into: &problems)
            guard refusesWrongSums, totals.status == .primary,
                !doubled.contains(Result(contest: totals.contest, region: totals.region)),
                let valid = totals.validVotes,
                let recap = election.recap(contest: totals.contest, region: totals.region),
                recap.base == .sum ? recap.voteSum != valid : recap.voteSum > valid
            else { continue }
            problems.add(
                TableProblem(
                    file: totals.place.file, line: totals.place.line, column: "valid_votes",
                    value: String(valid),
                    FolderFault.notSum(
                        sum: recap.voteSum, contest: totals.contest, region: "\(totals.region)")))
        }
    }

    private func check(_ reading: QuickCountReading, into problems: inout TableProblems) {
        for share in reading.shares {
            checkNames(
                SourcePlace(file: reading.place.file, line: share.line ?? reading.place.line),
                contest: reading.contest, ballot: share.choice, region: reading.region,
                into: &problems)
        }
        for figure in reading.figures {
            checkNames(
                SourcePlace(file: reading.place.file, line: figure.line ?? reading.place.line),
                contest: reading.contest, ballot: nil, region: reading.region, into: &problems)
        }
        guard refusesWrongSums, reading.stage != .garbled, reading.hasPrintedShares,
            shareFraction(reading) == nil
        else { return }
        let pairs = ballots[reading.contest]?.count ?? 0
        // Folders of other countries may name some of the choices only.
        let isComplete =
            reading.shares.count == pairs && reading.shareBase != .ballots
            && election.contest(reading.contest)?.kind != .other
        let isOver = reading.shareSum.value > 100
        guard reading.sumCheck == .offByMore, isComplete || isOver else { return }
        problems.add(
            TableProblem(
                file: reading.place.file, line: reading.place.line, column: "share_pct",
                FolderFault.sharesOff(
                    id: reading.id, pollster: reading.pollster, contest: reading.contest,
                    sum: "\(reading.shareSum)")))
    }

    private func check(_ capture: Capture, into problems: inout TableProblems) {
        for entry in capture.entries {
            checkNames(
                SourcePlace(file: capture.place.file, line: entry.line ?? capture.place.line),
                contest: capture.contest, ballot: entry.choice, region: capture.region,
                into: &problems)
        }
        guard refusesWrongSums, !capture.isGarbled else { return }
        let isComplete = capture.entries.count == ballots[capture.contest]?.count
        if isComplete, let valid = capture.validVotes, let sum = capture.voteSum, sum != valid {
            problems.add(
                TableProblem(
                    file: capture.place.file, line: capture.place.line, column: "valid_votes",
                    value: String(valid),
                    FolderFault.notSumOfCapture(sum: sum, id: capture.id, contest: capture.contest)))
        }
        if let counted = capture.stationsIn, let total = capture.stationsTotal, counted > total {
            problems.add(
                TableProblem(
                    file: capture.place.file, line: capture.place.line, column: "stations_in",
                    value: String(counted), FolderFault.moreStationsThanAll(total)
                ))
        }
    }
}
