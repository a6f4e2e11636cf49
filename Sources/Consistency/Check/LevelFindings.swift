import Elections

/// Findings on the sums of levels.
struct LevelFindings {
    private(set) var all: [Finding] = []
    /// What the findings on regions that a file lacks are made of.
    private(set) var listed: [LevelGaps.Listed] = []
    /// What the findings on figures that nothing below has are made of.
    private(set) var blanks: [BlankBelow.Listed] = []
    /// Rows that could hold what a row is out by, by recap and unit.
    private(set) var holders: [[Int]: SlipHolders] = [:]
    private let levels: LevelSums
    private let input: CountCheck.Input
    /// The stations that the numbers of a unit of the lowest level leave a place for.
    private var absent: [Int32: CheckedStations.Absent] = [:]
    /// Rules that rows of the recaps break because of a figure of theirs, recap by recap and row by row.
    private let folded: [[Int: [FormRule]]]
    /// Rules of the rows of each recap.
    private let rules: [FormRules]

    init(
        _ levels: LevelSums, forms: [RecapForms], input: CountCheck.Input, numberGaps: NumberGaps?
    ) throws {
        self.levels = levels
        self.input = input
        folded = forms.map { recap in
            Dictionary(grouping: recap.folded, by: \.row).mapValues { entries in
                entries.map { recap.rules.rules[$0.rule] }
            }
        }
        rules = forms.map(\.rules)
        let children = try ChildRows(levels, forms: forms, stations: input.stations)
        if let numberGaps, levels.mismatches.contains(where: { $0.source == nil }) {
            absent = LevelFindings.absent(numberGaps)
        }
        let units = Dictionary(grouping: levels.mismatches) { [$0.recap, $0.unit] }
        let keys = units.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
        let rows = keys.map { key in unit(units[key] ?? [], children) }
        // Rows that changed places within a recap differ by opposite amounts.
        let opposites = Dictionary(grouping: keys.indices) { index in
            Opposite(
                recap: keys[index][0], differences: rows[index].names.indices.map(rows[index].difference))
        }
        for (index, key) in keys.enumerated() {
            let wanted = Opposite(
                recap: key[0], differences: rows[index].names.indices.map { -rows[index].difference($0) })
            let siblings = (opposites[wanted] ?? []).lazy.filter { $0 != index }
                .prefix(LevelFindings.mostSiblings).map { rows[$0] }
            let explanations = RecapDiagnosis.explain(rows[index], siblings: Array(siblings))
            if !explanations.values.allSatisfy(\.isEmpty) { holders[key] = SlipHolders(rows[index]) }
            for mismatch in units[key] ?? [] {
                all.append(finding(mismatch, explanations[mismatch.measure] ?? []))
            }
        }
        let gaps = LevelGaps(levels, input: input)
        listed = gaps.listed.map { $0.moved(by: all.count) }
        all += gaps.all
        let blank = BlankBelow(levels, input: input)
        blanks = blank.listed.map { $0.moved(by: all.count) }
        all += blank.all
    }

    private static func absent(_ numberGaps: NumberGaps) -> [Int32: CheckedStations.Absent] {
        Dictionary(
            uniqueKeysWithValues: numberGaps.all.compactMap { gap in
                gap.unit.map { ($0, CheckedStations.Absent(numbers: gap.absent, code: gap.region)) }
            })
    }

    /// Most rows among which one that changed places is looked for: where more are out by the opposite amount, any
    /// two of them fit and it says nothing.
    private static let mostSiblings = 20

    private struct Opposite: Hashable {
        var recap: Int
        var differences: [Int]
    }

    private func unit(_ mismatches: [LevelMismatch], _ children: ChildRows) -> RecapUnit {
        let first = mismatches[0]
        let recap = levels.recaps[first.recap]
        let (rows, areStations) = children.rows(recap: first.recap, unit: first.unit, source: first.source)
        let sums = recap.sums
        let published = recap.measures.indices.map { measure in
            sums.missing(measure, first.unit) == 0 ? sums.sum(measure, first.unit) : nil
        }
        // Figures without a mismatch are what they should be, as far as they can be compared.
        var expected = recap.measures.indices.map { measure -> Int? in
            rows.contains { $0.values[measure] != nil } ? published[measure] : nil
        }
        for mismatch in mismatches { expected[mismatch.measure] = mismatch.isBound ? nil : mismatch.expected }
        let names = recap.measures.map(\.name)
        return RecapUnit(
            name: recap.tree.levels.last?.code(first.unit) ?? recap.file,
            names: names, published: published, expected: expected, children: rows,
            hasStations: areStations,
            childForms: (first.source.map { rules[$0] } ?? input.stations?.scan.rules).map {
                RowForms($0, measures: names)
            }, ownForms: RowForms(rules[first.recap], measures: names),
            // Asked of votes that stand in other columns alone, which leave their sum as it is: all regions are walked for it.
            regions: areStations && mismatches.count > 1
                && mismatches.allSatisfy { Choice.isColumn(names[$0.measure]) }
                && mismatches.reduce(0) { $0 + $1.difference } == 0
                ? children.regions(first.recap, first.unit) : [],
            absent: areStations && !absent.isEmpty
                ? children.lowest(first.recap, first.unit).compactMap { absent[$0] } : [],
            childrenAreChecked: first.source != nil && input.stations != nil)
    }

    private func finding(_ mismatch: LevelMismatch, _ explanations: [Slip]) -> Finding {
        let recap = levels.recaps[mismatch.recap]
        let column = recap.measures[mismatch.measure].name
        let code = recap.tree.levels.last?.code(mismatch.unit)
        let isVotes = Choice.isColumn(column)
        return Finding(
            .level(
                .mismatch(
                    FindingKind.LevelMismatchFigures(
                        column: column, region: LevelRegion(recap.levels.last, code), file: recap.file,
                        source: input.source(mismatch.source, levels), printed: mismatch.published,
                        sum: mismatch.expected, isBound: mismatch.isBound,
                        alsoBreaks: alsoBroken(mismatch)))),
            severity: .error, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: levels.place(mismatch.recap, mismatch.unit, column),
            expected: String(mismatch.expected), found: String(mismatch.published),
            votesAtStake: isVotes ? abs(mismatch.difference) : nil, explanations: explanations)
    }

    /// The rules that the row of a mismatch breaks with this figure: they have no finding of their own.
    private func alsoBroken(_ mismatch: LevelMismatch) -> [String] {
        let row = levels.recaps[mismatch.recap].rowOfUnit[mismatch.unit]
        return (folded[mismatch.recap][row] ?? []).filter { $0.columns.contains(mismatch.measure) }
            .map(\.rule.id).uniqued()
    }
}
