import Elections
import Ground

extension FolderReader {
    /// The readings of `quick_counts.csv`, in the order in which they first appear.
    mutating func readings(_ table: Table) -> [QuickCountReading] {
        var readings: [QuickCountReading] = []
        var index: [String: Int] = [:]
        let scheme = scheme
        forEach(table, resource: "quick_counts") { row, problems in
            guard let reading = QuickCountReading(row, scheme: scheme, &problems),
                let share = reading.shares.first
            else { return }
            guard let known = index[reading.id] else {
                index[reading.id] = readings.count
                readings.append(reading)
                return
            }
            if let column = readings[known].firstDifference(from: reading) {
                problems.add(
                    row.problem(
                        column, row.text(column),
                        "differs from line \(readings[known].place.line ?? 0) of the same reading "
                            + "(\(reading.id)); rows of one reading must agree"))
            } else if readings[known].shares.contains(where: { $0.ballotNumber == share.ballotNumber }) {
                problems.add(
                    row.problem(
                        "ballot_no", row.text("ballot_no"),
                        "stands twice in the reading \(reading.id); remove one row, or give the readings "
                            + "different qc_id"))
            } else {
                readings[known].shares.append(share)
                readings[known].shares.sort { $0.ballotNumber < $1.ballotNumber }
            }
        }
        return readings
    }
}

extension QuickCountReading {
    /// A reading with the one share of this row.
    fileprivate init?(_ row: RowReader, scheme: RegionCodeScheme, _ problems: inout TableProblems) {
        guard let contest = row.required("contest_id", &problems),
            let pollster = row.required("pollster", &problems),
            let number = row.requiredCount("ballot_no", &problems),
            row.required("share_pct", &problems) != nil,
            let share = row.decimal("share_pct", in: 0...100, &problems)
        else { return nil }
        let region = row.text("region_code")
        let asOf = row.text("as_of")
        let key = [contest, region, pollster, asOf].filter { !$0.isEmpty }.joined(separator: "/")
        self.init(
            id: row.text("qc_id").isEmpty ? key : row.text("qc_id"), contest: contest,
            region: region.isEmpty ? nil : RegionCode(region, scheme: scheme), pollster: pollster,
            shares: [
                Share(
                    ballotNumber: number, percent: printed(share), line: row.line,
                    isRemainder: row.choice("role", of: Share.Role.self, &problems) == .remainder)
            ],
            sampleStations: row.count("sample_stations", &problems),
            dataInPercent: row.decimal("data_in_pct", in: 0...100, &problems).map(printed),
            marginPercent: row.decimal("margin_of_error_pct", in: 0...100, &problems).map(printed),
            levelPercent: row.decimal("confidence_level_pct", in: 0...100, &problems).map(printed),
            samplingMethod: row.text("sampling_method"), funder: row.text("funder"),
            frame: row.text("frame"), asOf: asOf,
            stage: row.choice("stage", of: ReadingStage.self, &problems) ?? .unknown,
            source: row.text("source_url"), note: row.text("note"),
            place: SourcePlace(file: row.file, line: row.line, column: "share_pct"))
        checkRanges(row, &problems)
    }

    private func checkRanges(_ row: RowReader, _ problems: inout TableProblems) {
        if let level = levelPercent, level.value <= 50 || level.value >= 100 {
            problems.add(
                row.problem(
                    "confidence_level_pct", row.text("confidence_level_pct"),
                    "is not a confidence level; it lies between 50 and 100, such as 95"))
        }
        if let margin = marginPercent, margin.units == 0 || margin.value > 50 {
            problems.add(
                row.problem(
                    "margin_of_error_pct", row.text("margin_of_error_pct"),
                    "is not a margin of error; it is more than 0 and at most 50 points"))
        }
        if sampleStations == 0 {
            problems.add(
                row.problem(
                    "sample_stations", row.text("sample_stations"),
                    "is no sample; leave the cell empty if the size is unknown"))
        }
    }

    /// The first column in which two rows of one reading differ.
    fileprivate func firstDifference(from other: QuickCountReading) -> String? {
        let pairs: [(String, Bool)] = [
            ("contest_id", contest == other.contest), ("pollster", pollster == other.pollster),
            ("region_code", region == other.region),
            ("sample_stations", sampleStations == other.sampleStations),
            ("data_in_pct", dataInPercent?.value == other.dataInPercent?.value),
            ("margin_of_error_pct", marginPercent?.value == other.marginPercent?.value),
            ("confidence_level_pct", levelPercent?.value == other.levelPercent?.value),
            ("sampling_method", samplingMethod == other.samplingMethod),
            ("funder", funder == other.funder), ("frame", frame == other.frame),
            ("as_of", asOf == other.asOf), ("stage", stage == other.stage),
        ]
        return pairs.first { !$0.1 }?.0
    }
}
