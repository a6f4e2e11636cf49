import Elections

/// Rows of a recap that have the figures of another region, or are not there, where what stands below has others, and the totals
/// that show it too.
struct RecapRows {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// Choices whose votes must differ from the sum below.
    private static let leastVotes = 2

    /// A total of a recap that is not the sum of its rows.
    private struct Total {
        var position: Int
        var file: String
        var against: FindingKind.WrongSum
    }

    init(_ evidence: CauseEvidence) {
        self.evidence = evidence
        let totals = evidence.findings.indices.compactMap { position -> Total? in
            guard case .level(.totalNotSum(let row, let file)) = evidence.findings[position].kind,
                let against = row.against
            else { return nil }
            return Total(position: position, file: file, against: against)
        }
        addRepeated(totals)
        addMissing(totals)
    }

    private mutating func addRepeated(_ totals: [Total]) {
        let mismatches = evidence.mismatchesOfUnit
        let units = Dictionary(grouping: mismatches.keys, by: \.recap).mapValues { Set($0.map(\.unit)) }
        let twins = Dictionary(
            uniqueKeysWithValues: units.map { ($0, EqualRows.twins(of: $1, in: evidence.levels.recaps[$0])) })
        for (key, own) in mismatches.sorted(by: {
            ($0.key.recap, $0.key.unit, $0.key.source ?? -1) < (
                $1.key.recap, $1.key.unit, $1.key.source ?? -1
            )
        }) {
            let recap = evidence.levels.recaps[key.recap]
            let votes = own.count { Choice.isColumn(recap.measures[$0.measure].name) }
            guard votes >= RecapRows.leastVotes, !own.contains(where: \.isBound),
                let twin = twins[key.recap]?[key.unit], units[key.recap]?.contains(twin) == false
            else { continue }
            var missing: [Int?] = recap.measures.map { _ in 0 }
            for mismatch in own { missing[mismatch.measure] = mismatch.expected - mismatch.published }
            candidates.append(
                CauseCandidate(
                    what: .rowRepeated(
                        EqualRows.name(recap, key.unit), as: EqualRows.name(recap, twin),
                        lines: EqualRows.lines(recap, key.unit, twin), file: recap.file),
                    findings: Set(own.compactMap(evidence.finding)).union(said(recap, key.unit, twin))
                        .union(showing(missing, recap, key.unit, totals)),
                    region: recap.tree.levels.last?.code(key.unit)))
        }
    }

    /// The finding that two rows have the same figures.
    private func said(_ recap: RecapTable, _ unit: Int, _ twin: Int) -> [Int] {
        let lines = Set(EqualRows.lines(recap, unit, twin))
        return evidence.findings.indices.filter { position in
            guard case .level(.sameFigures(_, _, let own, let file)) = evidence.findings[position].kind
            else { return false }
            return file == recap.file && Set(own) == lines
        }
    }

    private mutating func addMissing(_ totals: [Total]) {
        let figures = RegionFigures(evidence)
        for gap in evidence.gaps where !gap.isInRecap && !totals.isEmpty {
            let recap = evidence.levels.recaps[gap.recap]
            var missing = recap.measures.map { _ in Int?.some(0) }
            for unit in gap.units {
                let own = figures.figuresBelow(recap, unit, gap.other) ?? []
                for place in missing.indices {
                    missing[place] =
                        own.indices.contains(place)
                        ? missing[place].flatMap { sum in own[place].map { $0 + sum } } : nil
                }
            }
            let found = showing(missing, recap, nil, totals)
            guard !found.isEmpty else { continue }
            candidates.append(
                CauseCandidate(
                    what: .rowsMissing(gap.region, file: recap.file),
                    findings: Set(found + [gap.position]), region: gap.region.code))
        }
    }

    /// Totals that are more than the rows by exactly what these lack.
    ///
    /// - Parameters:
    ///   - missing: What they lack, by measure; `nil` where unknown.
    ///   - recap: The recap.
    ///   - unit: The region that lacks it; `nil` where it has no row.
    ///   - totals: Totals that are not the sum of the rows.
    private func showing(_ missing: [Int?], _ recap: RecapTable, _ unit: Int?, _ totals: [Total]) -> [Int] {
        totals.filter { total in
            guard total.file == recap.file, isAbove(total.against.rows, recap, unit) else { return false }
            let gaps = Dictionary(
                total.against.figures.map { ($0.column, $0.found - $0.sum) }, uniquingKeysWith: { $1 })
            let known = recap.measures.indices.filter { missing[$0] != nil }
            return known.count { missing[$0] != 0 } > 1
                && known.allSatisfy { gaps[recap.measures[$0].name] ?? 0 == missing[$0] }
        }.map(\.position)
    }

    private func isAbove(_ rows: FindingKind.WrongSum.Rows, _ recap: RecapTable, _ unit: Int?) -> Bool {
        guard case .ofRegion(let region) = rows else { return false }
        guard let name = region.level else { return true }
        guard let unit, let level = recap.levels.firstIndex(of: name) else { return false }
        let owner = recap.tree.owners(depth: level + 1)[unit]
        return recap.tree.levels[level].code(Int(owner)) == region.code
    }
}
