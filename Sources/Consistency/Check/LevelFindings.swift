import Elections

/// Findings on the sums of levels.
struct LevelFindings {
    private(set) var all: [Finding] = []
    private let levels: LevelSums
    private let input: CountCheck.Input
    /// Names of stations whose form breaks a rule.
    private var broken: Set<String> = []

    init(_ levels: LevelSums, input: CountCheck.Input) throws {
        self.levels = levels
        self.input = input
        let children = try ChildRows(levels, stations: input.stations)
        if let stations = input.stations { broken = LevelFindings.brokenForms(stations) }
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
            let siblings = (opposites[wanted] ?? []).filter { $0 != index }.map { rows[$0] }
            let explanations = RecapDiagnosis.explain(rows[index], siblings: siblings)
            for mismatch in units[key] ?? [] {
                all.append(finding(mismatch, explanations[mismatch.measure] ?? []))
            }
        }
        if input.mayLackRows {
            all += IncompleteLevels(levels, input: input).all
        } else {
            all += levels.childless.map(childless) + levels.unlisted.map(unlisted)
        }
        all += levels.displaced.map(displaced) + levels.repeated.map(repeated)
    }

    private static func brokenForms(_ stations: CheckedStations) -> Set<String> {
        Set(
            stations.scan.failed.map { form in
                let code = stations.code(form.unit)
                return stations.number(form.station).map { "\(code)/\($0)" } ?? code
            })
    }

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
        for mismatch in mismatches { expected[mismatch.measure] = mismatch.expected }
        return RecapUnit(
            name: recap.tree.levels.last?.code(first.unit) ?? recap.file,
            names: recap.measures.map(\.name), published: published, expected: expected, children: rows,
            hasStations: areStations, broken: areStations ? broken : [],
            childrenAreChecked: first.source != nil && input.stations != nil)
    }

    private func finding(_ mismatch: LevelMismatch, _ explanations: [Diagnosis]) -> Finding {
        let recap = levels.recaps[mismatch.recap]
        let column = recap.measures[mismatch.measure].name
        let code = recap.tree.levels.last?.code(mismatch.unit)
        let region = LevelNames.region(recap.levels.last, code)
        let source = sourceName(mismatch.source)
        let gap = abs(mismatch.difference)
        let (printed, sum, apart) = (
            CountText.number(mismatch.published), CountText.number(mismatch.expected), CountText.number(gap)
        )
        let more = mismatch.difference > 0
        let isVotes = column.hasPrefix("votes_") || column == "valid"
        return Finding(
            rule: "R12", severity: .error, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: place(mismatch.recap, mismatch.unit, column), expected: String(mismatch.expected),
            found: String(mismatch.published), votesAtStake: isVotes ? gap : nil,
            message: Bilingual(
                en: "\(column) of \(region.en): \(recap.file) prints \(printed.en), "
                    + "\(source.en) sum to \(sum.en), \(apart.en) \(more ? "less" : "more") than the recap.",
                id: "\(column) \(region.id): \(recap.file) mencetak \(printed.id), "
                    + "\(source.id) berjumlah \(sum.id), \(apart.id) \(more ? "lebih sedikit" : "lebih banyak") daripada rekap."
            ),
            explanations: explanations.map(\.explanation))
    }

    private func sourceName(_ source: Int?) -> Bilingual {
        guard let source else {
            let file = input.stations?.file ?? ""
            return Bilingual(en: "the stations of \(file)", id: "TPS dalam \(file)")
        }
        let file = levels.recaps[source].file
        return Bilingual(en: "the rows of \(file)", id: "baris \(file)")
    }

    private func place(_ recap: Int, _ unit: Int, _ column: String?) -> SourcePlace {
        let table = levels.recaps[recap]
        return SourcePlace(
            file: table.file, line: table.line(ofRow: table.rowOfUnit[unit]), column: column)
    }

    /// All valid votes of a unit, or those of all pairs where they are not given.
    private static func votes(
        _ measures: [RollUp.Measure], _ sums: RollUp.UnitSums, _ unit: Int
    ) -> Int? {
        if let valid = measures.firstIndex(of: .field(.valid)) { return sums.sum(valid, unit) }
        let pairs = measures.indices.filter { if case .votes = measures[$0] { true } else { false } }
        return pairs.isEmpty ? nil : pairs.reduce(0) { $0 + sums.sum($1, unit) }
    }

    private func childless(_ gap: LevelSums.Gap) -> Finding {
        let recap = levels.recaps[gap.recap]
        let code = recap.tree.levels.last?.code(gap.unit)
        let region = LevelNames.region(recap.levels.last, code)
        let source = sourceName(gap.other)
        return Finding(
            rule: "children-missing", severity: .warning, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: place(gap.recap, gap.unit, recap.levels.last),
            votesAtStake: LevelFindings.votes(recap.measures, recap.sums, gap.unit),
            message: Bilingual(
                en:
                    "\(recap.file) lists \(region.en); \(source.en) do not have it, so its figures are not compared.",
                id:
                    "\(recap.file) memuat \(region.id); \(source.id) tidak memuatnya, jadi angkanya tidak dibandingkan."
            ))
    }

    private func unlisted(_ gap: LevelSums.Gap) -> Finding {
        let recap = levels.recaps[gap.recap]
        let other = gap.other.map { levels.recaps[$0].rollUp } ?? input.stations?.rollUp
        let level = other?.tree.levels.first { $0.name == recap.levels.last }
        let code = level?.code(gap.unit)
        let region = LevelNames.region(recap.levels.last, code)
        let source = sourceName(gap.other)
        return Finding(
            rule: "region-missing", severity: .error, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: SourcePlace(file: recap.file, line: nil, column: recap.levels.last),
            votesAtStake: other.flatMap { rollUp in
                let depth = rollUp.tree.levels.firstIndex { $0.name == recap.levels.last }.map { $0 + 1 }
                return LevelFindings.votes(rollUp.measures, rollUp.sums(depth: depth ?? 0), gap.unit)
            },
            message: Bilingual(
                en: "\(source.en.capitalizedFirst) have \(region.en); \(recap.file) does not list it.",
                id: "\(source.id.capitalizedFirst) memuat \(region.id); \(recap.file) tidak memuatnya."))
    }

    private func displaced(_ gap: LevelSums.Gap) -> Finding {
        let recap = levels.recaps[gap.recap]
        let code = recap.tree.levels.last?.code(gap.unit)
        let region = LevelNames.region(recap.levels.last, code)
        let source = sourceName(gap.other)
        return Finding(
            rule: "nesting", severity: .error, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: place(gap.recap, gap.unit, recap.levels.last),
            message: Bilingual(
                en: "\(region.en.capitalizedFirst) stands below another region in \(recap.file) than in "
                    + "\(source.en); its figures are not compared.",
                id:
                    "\(region.id.capitalizedFirst) berada di bawah wilayah lain dalam \(recap.file) daripada dalam "
                    + "\(source.id); angkanya tidak dibandingkan."))
    }

    private func repeated(_ gap: LevelSums.Gap) -> Finding {
        let recap = levels.recaps[gap.recap]
        let code = recap.tree.levels.last?.code(gap.unit)
        let region = LevelNames.region(recap.levels.last, code)
        return Finding(
            rule: "duplicate-key", severity: .error, contest: input.contest,
            region: code.map { RegionCode($0, scheme: input.scheme) },
            place: place(gap.recap, gap.unit, recap.levels.last),
            message: Bilingual(
                en:
                    "\(region.en.capitalizedFirst) stands on more than one row of \(recap.file); its figures are "
                    + "not compared.",
                id:
                    "\(region.id.capitalizedFirst) ada di lebih dari satu baris \(recap.file); angkanya tidak "
                    + "dibandingkan."))
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
