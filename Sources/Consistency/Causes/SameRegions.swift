import Elections
import Ground

/// Stations of one region with the figures of those of another, one after another, where a recap has others for one of the two.
struct SameRegions {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// Choices whose votes must differ beside the recap.
    private static let leastVotes = 2
    /// Regions that are looked at.
    private static let most = 200

    /// Two regions with the rows that are the same.
    private struct Regions {
        var units: [Int32]
        var pairs: [IdenticalRows.Pair]

        /// Rows of the first or the second region.
        func rows(_ side: Int) -> [Int] { pairs.map { side == 0 ? $0.first : $0.second } }
    }

    init(_ evidence: CauseEvidence, _ above: UnitsAbove?) throws {
        self.evidence = evidence
        guard let stations = evidence.input.stations, let above, !above.recaps.isEmpty,
            let identical = evidence.identical
        else { return }
        let all = SameRegions.regions(identical.pairs + identical.unjudged, stations.scan)
        guard !all.isEmpty, all.count <= SameRegions.most else { return }
        let excerpt = try stations.stations(of: Set(all.flatMap(\.units)))
        let places = Dictionary(uniqueKeysWithValues: excerpt.rows.enumerated().map { ($1, $0) })
        let mismatches = Dictionary(grouping: evidence.levels.mismatches.filter { $0.source == nil }) {
            [$0.recap, $0.unit]
        }
        for regions in all {
            let told = told(of: regions, identical, stations)
            for side in [1, 0] {
                var findings: Set<Int> = []
                let rows = regions.rows(side).compactMap { places[$0] }
                for recap in above.recaps {
                    guard let own = above.unit(of: recap, above: regions.units[side]),
                        let gaps = mismatches[[recap, own]]
                    else { continue }
                    let other = above.unit(of: recap, above: regions.units[1 - side])
                    guard other == own || other.map({ mismatches[[recap, $0]] == nil }) ?? true,
                        areOthers(gaps, rows, excerpt.table)
                    else { continue }
                    findings.formUnion(gaps.compactMap(evidence.finding))
                }
                guard !findings.isEmpty else { continue }
                let level = stations.rollUp.tree.levels.last?.name
                func name(_ side: Int) -> LevelRegion {
                    LevelRegion(level, stations.code(regions.units[side]))
                }
                candidates.append(
                    CauseCandidate(
                        what: .sameRegions(
                            name(side), as: name(1 - side), stations: rows.count, file: stations.file),
                        findings: findings.union(told), region: name(side).code))
            }
        }
    }

    /// Regions that share several rows, in the same order.
    private static func regions(_ pairs: [IdenticalRows.Pair], _ scan: FormScan) -> [Regions] {
        let groups = Dictionary(grouping: pairs) { pair in
            [scan.unit(ofRow: pair.first), scan.unit(ofRow: pair.second)]
        }
        return groups.compactMap { units, pairs in
            let pairs = pairs.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
            guard units[0] != units[1], pairs.count > 1,
                zip(pairs, pairs.dropFirst()).allSatisfy({ $0.first < $1.first && $0.second < $1.second })
            else { return nil }
            return Regions(units: units, pairs: pairs)
        }.sorted { $0.pairs[0].first < $1.pairs[0].first }
    }

    /// Whether some rows would be forms with other votes, all together, by the sums above them.
    private func areOthers(_ mismatches: [LevelMismatch], _ rows: [Int], _ table: StationTable) -> Bool {
        let index = mismatches[0].recap
        let recap = evidence.levels.recaps[index]
        var differences: [Int: Int] = [:]
        for mismatch in mismatches {
            guard !mismatch.isBound, recap.measures[mismatch.measure] != .stations else { return false }
            differences[mismatch.measure] = mismatch.difference
        }
        let votes = differences.keys.count { Choice.isColumn(recap.measures[$0].name) }
        guard votes >= SameRegions.leastVotes else { return false }
        let wanted = recap.measures.enumerated().map { measure, kind -> Int? in
            guard kind != .stations, let column = table.column(kind) else { return nil }
            let values = rows.compactMap { column[$0] }
            guard values.count == rows.count else { return nil }
            return values.reduce(0, +) + (differences[measure] ?? 0)
        }
        guard differences.keys.allSatisfy({ wanted[$0] ?? -1 >= 0 }) else { return false }
        let rules = evidence.forms[index].rules
        let form = [Int64?](repeating: nil, count: rules.columns.count)
        return RowForms(rules, measures: recap.measures.map(\.name)).outcome(form, changed: wanted) == .sound
    }

    /// The findings that tell of these equal rows and no others.
    private func told(
        of regions: Regions, _ identical: IdenticalRows, _ stations: CheckedStations
    ) -> Set<Int> {
        let lines = Set(regions.pairs.map { [stations.line($0.first), stations.line($0.second)] })
        func areOwn(_ count: Int, _ pairs: [IdenticalRows.Pair]) -> Bool {
            count == pairs.count { regions.pairs.contains($0) } && count > 0
        }
        return Set(
            evidence.findings.indices.filter { position in
                switch evidence.findings[position].kind {
                case .station(.identicalRows(let count, _, _, _, _, _)): areOwn(count, identical.pairs)
                case .station(.identicalFewVotes(let count, _)): areOwn(count, identical.unjudged)
                case .station(.identicalGroup(let first, 2, _)): lines.contains(first.map(\.line))
                default: false
                }
            })
    }
}
