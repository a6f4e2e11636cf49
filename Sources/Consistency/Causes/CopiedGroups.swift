import Elections
import Ground

/// Three or more stations with the same figures, where a recap has other figures for most of them: what each region lacks beside it are
/// forms that keep their rules.
struct CopiedGroups {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations

    /// Stations of a group, and groups that are looked at.
    private static let (leastRows, mostGroups) = (3, 100)
    /// Choices whose votes must differ in a region, and stations that must have other figures.
    private static let (leastVotes, leastOthers) = (2, 2)

    /// - Returns: `nil` where there are no stations beside a recap.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        guard let stations = evidence.input.stations, let above, !above.recaps.isEmpty else { return nil }
        (self.evidence, self.stations) = (evidence, stations)
        let groups = DuplicateFindings.groups(evidence.identical?.pairs ?? []).filter {
            $0.count >= CopiedGroups.leastRows
        }
        guard !groups.isEmpty, groups.count <= CopiedGroups.mostGroups else { return }
        let excerpt = try stations.stations(of: Set(groups.map { stations.scan.unit(ofRow: $0[0]) }))
        let places = Dictionary(
            zip(excerpt.rows, excerpt.rows.indices), uniquingKeysWith: { first, _ in first })
        let mismatches = Dictionary(grouping: evidence.levels.mismatches.filter { $0.source == nil }) {
            [$0.recap, $0.unit]
        }
        for rows in groups {
            guard let place = places[rows[0]], let told = told(rows) else { continue }
            var (findings, others): (Set<Int>, Set<Int>) = ([told.finding], [])
            for recap in above.recaps {
                let units = Dictionary(grouping: rows) {
                    above.unit(of: recap, above: stations.scan.unit(ofRow: $0)) ?? -1
                }
                for (unit, own) in units where unit >= 0 {
                    guard let open = mismatches[[recap, unit]],
                        areForms(open, own.count, excerpt.table, place)
                    else { continue }
                    findings.formUnion(open.compactMap(evidence.finding))
                    others.formUnion(own)
                }
            }
            guard others.count >= CopiedGroups.leastOthers else { continue }
            candidates.append(
                CauseCandidate(
                    what: .sameGroup(told.rows, of: rows.count, others: others.count, file: stations.file),
                    findings: findings))
        }
    }

    /// The finding on some rows that are the same, and as it names them.
    private func told(_ rows: [Int]) -> (finding: Int, rows: [FindingKind.StationRow])? {
        let lines = Set(rows.map(stations.line))
        for (position, finding) in evidence.findings.enumerated() {
            if case .station(.identicalGroup(let first, rows.count, let chance)) = finding.kind,
                !chance.isBesidesRegister, first.allSatisfy({ lines.contains($0.line) })
            {
                return (position, first)
            }
        }
        return nil
    }

    /// Whether so many equal stations of a region would together be forms that keep their rules, with the figures that a recap leaves
    /// for them.
    private func areForms(
        _ mismatches: [LevelMismatch], _ rows: Int, _ table: StationTable, _ place: Int
    ) -> Bool {
        let recap = evidence.levels.recaps[mismatches[0].recap]
        let differences = Dictionary(
            mismatches.map { ($0.measure, $0.difference) }, uniquingKeysWith: { first, _ in first })
        let votes = differences.keys.count { Choice.isColumn(recap.measures[$0].name) }
        guard mismatches.allSatisfy({ !$0.isBound }), votes >= CopiedGroups.leastVotes else { return false }
        let rules = stations.scan.rules
        var values = [Int64?](repeating: nil, count: rules.columns.count)
        for (measure, kind) in recap.measures.enumerated() {
            let difference = differences[measure] ?? 0
            // Each of them is a station.
            if kind == .stations {
                guard difference == 0 else { return false }
                continue
            }
            guard let recorded = table.column(kind)?[place] else {
                guard difference == 0 else { return false }
                continue
            }
            let wanted = rows * recorded + difference
            guard wanted >= 0 else { return false }
            if let column = rules.columns.firstIndex(of: kind.name) { values[column] = Int64(wanted) }
        }
        return rules.rules.allSatisfy { rule in
            !(rows == 1 || rule.isAdditive(rules.columns)) || rule.answer(values) != .fails
        }
    }
}
