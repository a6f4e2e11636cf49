import Elections
import Ground

extension FolderReader {
    /// The readings of `quick_counts.csv`, in the order in which they first appear.
    mutating func readings(_ table: Table) -> [QuickCountReading] {
        var readings: [QuickCountReading] = []
        var index: [String: Int] = [:]
        var shared = QuickCountReading.shared
        let scheme = scheme
        // Ranges may stand instead of shares.
        guard table.header.contains(where: ["share_pct", "low_pct", "high_pct"].contains) else {
            problems.add(
                Table.missing(
                    "share_pct", header: table.header, known: FolderColumns.known["quick_counts"] ?? [],
                    file: table.file))
            return []
        }
        forEach(table, resource: "quick_counts") { row, problems in
            guard let reading = QuickCountReading(row, scheme: scheme, &problems) else { return }
            guard let known = index[reading.id] else {
                index[reading.id] = readings.count
                readings.append(reading)
                shared.begin(row)
                return
            }
            if let column = readings[known].otherIdentity(than: reading)
                ?? shared.take(row, of: reading, into: &readings[known], number: known)
            {
                problems.add(
                    row.problem(
                        column, row.text(column),
                        FolderFault.rowsDisagree(
                            line: readings[known].place.line ?? 0, id: reading.id, isCapture: false)))
            } else if let column = readings[known].twice(reading) {
                problems.add(
                    row.problem(
                        column, row.text(column), FolderFault.choiceTwice(id: reading.id, isCapture: false)))
            } else {
                readings[known].shares += reading.shares
                readings[known].shares.sort { $0.choice < $1.choice }
                readings[known].figures += reading.figures
                readings[known].shareBase = readings[known].shareBase ?? reading.shareBase
            }
        }
        let hasStages = table.header.contains("stage")
        for index in readings.indices {
            readings[index].gatherMargins()
            if let of = readings[index].marginOf, of != .share,
                readings[index].shares.contains(where: { $0.marginPercent != nil })
            {
                problems.add(
                    TableProblem(
                        file: table.file, line: readings[index].place.line, column: "margin_of",
                        value: of.rawValue, FolderFault.marginsDiffer(id: readings[index].id)))
            }
            if !hasStages { (readings[index].stage, readings[index].isStageAssumed) = (.final, true) }
        }
        return readings
    }
}

extension QuickCountReading {
    /// A reading with the one share or figure of this row.
    fileprivate init?(_ row: RowReader, scheme: RegionCodeScheme, _ problems: inout TableProblems) {
        guard let contest = row.required("contest_id", &problems),
            let pollster = row.required("pollster", &problems),
            let measure = row.text("measure").isEmpty
                ? .share : row.choice("measure", of: Measure.self, &problems),
            let (percent, range) = QuickCountReading.share(row, &problems)
        else { return nil }
        let margin = row.decimal("margin_of_error_pct", in: 0...100, &problems).map(printed)
        var shares: [Share] = []
        var figures: [MeasuredFigure] = []
        var shareBase: ShareBase?
        if let measured = CountMeasure(rawValue: measure.rawValue) {
            let base = row.choice("base", of: MeasureBase.self, &problems)
            guard measured != .turnout || base != .ballots else {
                problems.add(
                    row.problem(
                        "base", row.text("base"), FolderFault.notBaseOfTurnout))
                return nil
            }
            figures = [
                MeasuredFigure(
                    measured, base: base, percent: percent, marginPercent: margin, range: range,
                    line: row.line)
            ]
        } else {
            guard let number = row.requiredCount("ballot_no", &problems) else { return nil }
            shareBase = row.choice("base", of: ShareBase.self, &problems)
            shares = [
                Share(
                    choice: Choice(number), percent: percent, line: row.line,
                    isRemainder: row.choice("role", of: Share.Role.self, &problems) == .remainder,
                    marginPercent: margin, range: range)
            ]
        }
        let region = row.text("region_code")
        let asOf = row.moment("as_of", &problems)
        let key = [contest, region, pollster, asOf].filter { !$0.isEmpty }.joined(separator: "/")
        self.init(
            id: row.text("qc_id").isEmpty ? key : row.text("qc_id"), contest: contest,
            region: region.isEmpty ? nil : RegionCode(region, scheme: scheme), pollster: pollster,
            shares: shares, figures: figures, sampleStations: row.count("sample_stations", &problems),
            dataInPercent: row.decimal("data_in_pct", in: 0...100, &problems).map(printed),
            marginOf: row.choice("margin_of", of: MarginOf.self, &problems),
            levelPercent: row.decimal("confidence_level_pct", in: 0...100, &problems).map(printed),
            samplingMethod: row.text("sampling_method"), funder: row.text("funder"),
            frame: row.text("frame"), asOf: asOf,
            stage: row.choice("stage", of: ReadingStage.self, &problems) ?? .unknown,
            sourceKind: row.choice("source_kind", of: CountSourceKind.self, &problems) ?? .quickCount,
            source: row.text("source_url"), note: row.text("note"),
            place: SourcePlace(file: row.file, line: row.line, column: "share_pct"))
        self.shareBase = shareBase
        checkRanges(row, &problems)
    }

    /// A share, and the range that is printed for it or instead of it; `nil` where the row has neither.
    private static func share(
        _ row: RowReader, _ problems: inout TableProblems
    ) -> (PrintedNumber, Share.Range?)? {
        let bounds = ["low_pct", "high_pct"].map { row.decimal($0, in: 0...100, &problems).map(printed) }
        let hasRange = !row.text("low_pct").isEmpty || !row.text("high_pct").isEmpty
        if !hasRange {
            // A column that is not there is no empty cell of each row.
            guard row.has("share_pct") else {
                problems.addOnce(
                    Table.missing(
                        "share_pct", header: row.header, known: FolderColumns.known["quick_counts"] ?? [],
                        file: row.file))
                return nil
            }
            guard row.required("share_pct", &problems) != nil else { return nil }
            return row.decimal("share_pct", in: 0...100, &problems).map { (printed($0), nil) }
        }
        guard let low = bounds[0], let high = bounds[1] else {
            for (column, bound) in zip(["low_pct", "high_pct"], bounds)
            where bound == nil && row.text(column).isEmpty {
                problems.add(
                    row.problem(
                        column, nil, FolderFault.openRange))
            }
            return nil
        }
        // Both ends of a narrow range can be printed as the same figure.
        guard low.value <= high.value else {
            problems.add(row.problem("low_pct", row.text("low_pct"), FolderFault.rangeReversed))
            return nil
        }
        guard !row.text("share_pct").isEmpty else {
            let range = Share.Range(low: low, high: high, givesShare: true)
            return (range.middle, range)
        }
        guard let share = row.decimal("share_pct", in: 0...100, &problems).map(printed) else { return nil }
        guard low.value <= share.value, share.value <= high.value else {
            problems.add(
                row.problem(
                    "share_pct", row.text("share_pct"), FolderFault.outsideRange))
            return nil
        }
        return (share, Share.Range(low: low, high: high, givesShare: false))
    }

    /// One margin, on every row or on some, is that of the reading; margins that differ stay with their shares.
    fileprivate mutating func gatherMargins() {
        let printed = shares.filter { !$0.isRemainder }.compactMap(\.marginPercent)
        // Of "1" and "1.0" one has lost its trailing zero.
        guard let margin = printed.max(by: { $0.decimals < $1.decimals }),
            printed.allSatisfy({ $0.value == margin.value }), marginOf != .share
        else { return }
        marginPercent = margin
        for index in shares.indices { shares[index].marginPercent = nil }
    }

    private func checkRanges(_ row: RowReader, _ problems: inout TableProblems) {
        if let level = levelPercent, level.value <= 50 || level.value >= 100 {
            problems.add(
                row.problem(
                    "confidence_level_pct", row.text("confidence_level_pct"),
                    FolderFault.notLevel))
        }
        if let margin = shares.first?.marginPercent ?? figures.first?.marginPercent,
            margin.units == 0 || margin.value > 50
        {
            problems.add(
                row.problem(
                    "margin_of_error_pct", row.text("margin_of_error_pct"),
                    FolderFault.notMargin))
        }
        if sampleStations == 0 {
            problems.add(
                row.problem(
                    "sample_stations", row.text("sample_stations"),
                    FolderFault.noSample))
        }
    }

    /// The column that says what stands a second time in a row of this reading; `nil` where nothing does.
    fileprivate func twice(_ row: QuickCountReading) -> String? {
        if let share = row.shares.first, shares.contains(where: { $0.choice == share.choice }) {
            return "ballot_no"
        }
        guard let figure = row.figures.first,
            figures.contains(where: { $0.measure == figure.measure && $0.base == figure.base })
        else { return nil }
        return "measure"
    }

    /// The column in which the rows of one `qc_id` are of different readings.
    fileprivate func otherIdentity(than other: QuickCountReading) -> String? {
        let pairs: [(String, Bool)] = [
            ("contest_id", contest == other.contest), ("pollster", pollster == other.pollster),
            ("region_code", region == other.region), ("as_of", asOf == other.asOf),
            ("base", shareBase == nil || other.shareBase == nil || shareBase == other.shareBase),
        ]
        return pairs.first { !$0.1 }?.0
    }

    /// What the rows of one reading say of it.
    fileprivate static var shared: SharedColumns<QuickCountReading> {
        func isSame(_ number: PrintedNumber?, _ other: PrintedNumber?) -> Bool {
            number?.value == other?.value
        }
        return SharedColumns([
            .init("sample_stations", \.sampleStations),
            .init("data_in_pct", \.dataInPercent, by: isSame), .init("margin_of", \.marginOf),
            .init("confidence_level_pct", \.levelPercent, by: isSame),
            .init("sampling_method", \.samplingMethod), .init("funder", \.funder),
            .init("frame", \.frame), .init("stage", \.stage), .init("source_kind", \.sourceKind),
            // Each page of a reading may have its own; the first one is shown.
            .init("source_url", \.source, by: { _, _ in true }),
        ])
    }
}
