import Elections
import Ground

/// Percent written as fractions of 1: every figure of a place is a hundredth of what it says, and no chance explains that.
///
/// A party may well have 0.4%, so that what a figure is held against decides: official and published shares of the same
/// choices that differ by ``ratio`` times, or figures that are all of 1 where all of 100 are asked for.
extension CrossCheck {
    /// By how many times figures of one thing differ where one of them is a fraction; no count is so wrong.
    private static let ratio = 20.0
    /// Shares of most choices, as fractions.
    private static let nearlyAll = 0.9...1.005
    /// Points below which a margin of error would need a million ballots drawn one by one.
    private static let smallestMargin = 0.1
    /// The part of all voters that no sample of unknown size is thought to have asked.
    private static let largestSample = 0.2
    /// Ballots that no polling station of any country holds.
    private static let largestStation = 5000.0
    /// Standard errors in half of a 95 percent range, to two digits: fractions are told from percentages by it, and nothing is estimated,
    /// for which this room has no statistics.
    private static let standardErrors = 1.96
    /// Percent from which published shares tell that official ones are too small.
    private static let large = 20.0

    func checkUnits(into problems: inout TableProblems) {
        guard refusesWrongSums else { return }
        // Any page of a count may say how many stations it has.
        let stations = Dictionary(
            election.readings.compactMap { reading in
                reading.sampleStations.map { (CrossCheck.count(reading), $0) }
            }, uniquingKeysWith: max)
        var told: Set<String> = []
        for reading in election.readings where reading.stage != .garbled {
            checkShares(reading, into: &problems)
            checkScale(reading, &told, into: &problems)
            checkMargins(reading, stations: stations[CrossCheck.count(reading)], into: &problems)
        }
        var seen: Set<String> = []
        for row in election.recapRows where row.status == .primary && row.percent != nil {
            guard seen.insert("\(row.contest)\u{1F}\(row.region)").inserted,
                let recap = election.recap(contest: row.contest, region: row.region), isFraction(recap)
            else { continue }
            add(row.percent, "share_pct", row.place, FolderFault.fraction, into: &problems)
        }
        for totals in election.recapTotals where totals.status == .primary {
            // Nowhere does one in a hundred vote.
            guard let turnout = totals.turnoutPercent, turnout.units > 0, turnout.value <= 1 else { continue }
            add(turnout, "turnout", totals.place, FolderFault.fraction, into: &problems)
        }
    }

    private func add(
        _ number: PrintedNumber?, _ column: String, _ place: SourcePlace, line: Int? = nil,
        _ fault: (String) -> FolderFault, into problems: inout TableProblems
    ) {
        guard let number else { return }
        problems.add(
            TableProblem(
                file: place.file, line: line ?? place.line, column: column, value: number.description,
                fault(number.hundredfold.description)))
    }

    // MARK: Readings

    private func checkShares(_ reading: QuickCountReading, into problems: inout TableProblems) {
        let turnout = reading.figures.first { figure in
            figure.measure == .turnout && figure.percent.units > 0 && figure.percent.value <= 1
        }
        if let turnout {
            add(
                turnout.percent, "share_pct", reading.place, line: turnout.line, FolderFault.fraction,
                into: &problems)
        }
        if let share = shareFraction(reading) {
            add(
                share.percent, "share_pct", reading.place, line: share.line, FolderFault.fraction,
                into: &problems)
        }
        if let part = reading.dataInPercent, part.units > 0, part.value <= 1,
            [.final, .nearFinal].contains(reading.stage)
        {
            add(part, "data_in_pct", reading.place, FolderFault.fraction, into: &problems)
        }
    }

    /// Votes in thousands beside a total in votes.
    private func checkScale(
        _ reading: QuickCountReading, _ told: inout Set<String>, into problems: inout TableProblems
    ) {
        let sum = reading.shares.reduce(0) { $0 + $1.percent.value }
        guard sum >= CrossCheck.large, let recap = recap(beside: reading), let valid = recap.validVotes,
            valid > 0, let small = small(recap, beside: reading),
            told.insert("\(reading.contest)\u{1F}\(recap.region)").inserted
        else { return }
        let row = election.recapRows(of: reading.contest).first {
            $0.region == recap.region && $0.status == .primary && $0.choice == small
        }
        guard let row else { return }
        problems.add(
            TableProblem(
                file: row.place.file, line: row.place.line, column: "votes",
                value: row.votes.map(String.init), FolderFault.smallBesideTotal(valid: valid, id: reading.id))
        )
    }

    /// The choice whose official votes are far less than a reading gives it, alone or with the others that it names.
    private func small(_ recap: Recap, beside reading: QuickCountReading) -> Choice? {
        let together = official(recap, of: reading)
        let sum = reading.shares.reduce(0) { $0 + $1.percent.value }
        let isSmall = { (share: QuickCountReading.Share) in
            let official = 100 * (recap.share(of: share.choice) ?? 0)
            return official > 0 && share.percent.value >= CrossCheck.large
                && share.percent.value > 100 * official
        }
        let alone = reading.shares.first(where: isSmall)
        if let alone { return alone.choice }
        return recap.base == .total && together > 0 && sum > CrossCheck.ratio * together
            ? reading.shares.first?.choice : nil
    }

    /// The official share of the choices of a reading together, percent.
    private func official(_ recap: Recap, of reading: QuickCountReading) -> Double {
        reading.shares.reduce(0) { $0 + 100 * (recap.share(of: $1.choice) ?? 0) }
    }

    /// The first share of a reading whose shares are fractions.
    func shareFraction(_ reading: QuickCountReading) -> QuickCountReading.Share? {
        let sum = reading.shares.reduce(0) { $0 + $1.percent.value }
        guard let first = reading.shares.first, sum > 0, sum <= CrossCheck.nearlyAll.upperBound else {
            return reading.shares.first { share in
                guard share.percent.units > 0, share.percent.value <= 1 else { return false }
                let official = recap(beside: reading)?.share(of: share.choice) ?? 0
                return 100 * official >= CrossCheck.large
            }
        }
        let beside = recap(beside: reading).map { official($0, of: reading) }
        let isAll = reading.shares.count > 1 && CrossCheck.nearlyAll.contains(sum)
        return isAll || beside ?? 0 > CrossCheck.ratio * sum ? first : nil
    }

    /// A margin that only more ballots than a sample has could give: than its stations hold, or else than a fifth of all votes.
    private func checkMargins(
        _ reading: QuickCountReading, stations: Int?, into problems: inout TableProblems
    ) {
        let margins =
            [reading.marginPercent] + reading.shares.map(\.marginPercent)
            + reading.figures.map(\.marginPercent)
        let printed = margins.compactMap { $0 }
        guard let largest = printed.max(by: { $0.value < $1.value }), largest.units > 0,
            largest.value < CrossCheck.smallestMargin
        else { return }
        let most =
            stations.map { Double($0) * CrossCheck.largestStation }
            ?? recap(beside: reading)?.validVotes.map { Double($0) * CrossCheck.largestSample }
        // A share of one half.
        let errors = CrossCheck.standardErrors / (largest.value / 100)
        let ballots = 0.25 * errors * errors
        guard ballots > most ?? 0 else { return }
        add(largest, "margin_of_error_pct", reading.place, FolderFault.marginFraction, into: &problems)
    }

    /// The contest and pollster of a reading.
    private static func count(_ reading: QuickCountReading) -> [String] {
        [reading.contest, reading.pollster]
    }

    private func recap(beside reading: QuickCountReading) -> Recap? {
        (reading.region ?? election.contest(reading.contest)?.region)
            .flatMap { election.recap(contest: reading.contest, region: $0) }
    }

    // MARK: Results

    private func isFraction(_ recap: Recap) -> Bool {
        let shares = recap.votes.compactMap(\.percent)
        let sum = recap.printedShareSum
        guard sum > 0, sum <= CrossCheck.nearlyAll.upperBound else { return false }
        if shares.count > 1, CrossCheck.nearlyAll.contains(sum) { return true }
        let known = recap.votes.filter { $0.percent != nil }
        let votes = known.compactMap(\.votes)
        if votes.count == known.count, let valid = recap.printedValidVotes, valid > 0,
            100 * Double(votes.reduce(0, +)) / Double(valid) > CrossCheck.ratio * sum
        {
            return true
        }
        let named = Set(known.map(\.choice))
        return election.readings(of: recap.contest).contains { reading in
            let shares = reading.shares.filter { named.contains($0.choice) }
            return reading.stage != .garbled && shares.count == named.count
                && shares.reduce(0) { $0 + $1.percent.value } > CrossCheck.ratio * sum
        }
    }
}

extension PrintedNumber {
    /// The same digits as percent of what is a fraction.
    fileprivate var hundredfold: PrintedNumber {
        decimals >= 2
            ? PrintedNumber(units: units, decimals: decimals - 2)
            : PrintedNumber(units: decimals == 1 ? 10 * units : 100 * units, decimals: 0)
    }
}
