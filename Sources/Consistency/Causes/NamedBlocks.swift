import Elections
import Ground

/// Regions under the name of another, and regions of which a file lacks all rows.
struct NamedBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private var levels: LevelSums { evidence.levels }

    init(_ evidence: CauseEvidence) throws {
        self.evidence = evidence
        addRowsMissing()
        addOtherNames()
        addTotals()
        try addMerged()
        addRelabelledRows()
    }

    // MARK: Regions that a file lacks

    private struct Lack: Hashable {
        var file: String
        var region: LevelRegion
    }

    /// File that lacks the regions of a finding.
    private func lackingFile(_ gap: LevelGaps.Listed) -> String {
        gap.isInRecap
            ? evidence.input.source(gap.other, levels).file : levels.recaps[gap.recap].file
    }

    /// A region that a file lacks, found from above and from below.
    private mutating func addRowsMissing() {
        let lacks = Dictionary(grouping: evidence.gaps) { Lack(file: lackingFile($0), region: $0.region) }
        for (lack, gaps) in lacks.sorted(by: { $0.value[0].position < $1.value[0].position })
        where gaps.count > 1 {
            candidates.append(
                CauseCandidate(
                    what: .rowsMissing(lack.region, file: lack.file),
                    findings: Set(gaps.map(\.position)), region: lack.region.code))
        }
    }

    /// A region that one file lacks and one that the other lacks, with the same figures.
    private mutating func addOtherNames() {
        let absent = evidence.gaps.filter(\.isInRecap)
        let strange = evidence.gaps.filter { !$0.isInRecap }
        for own in absent {
            let fitting = strange.filter { other in
                own.recap == other.recap && own.other == other.other && own.units.count == other.units.count
                    && own.region.level == other.region.level && isSame(own, other)
            }
            guard fitting.count == 1, let other = fitting.first else { continue }
            candidates.append(
                CauseCandidate(
                    what: .otherName(
                        own.region, file: levels.recaps[own.recap].file, is: other.region,
                        other: evidence.input.source(own.other, levels).file),
                    findings: [own.position, other.position], region: own.region.code))
        }
    }

    /// Whether each region of one finding has the figures of one of the other.
    private func isSame(_ own: LevelGaps.Listed, _ other: LevelGaps.Listed) -> Bool {
        let recap = levels.recaps[own.recap]
        guard let below = rollUp(own.other) else { return false }
        let sums = below.sums(depth: depth(of: recap, in: below.tree))
        var left = other.units
        for unit in own.units {
            let figures = figures(recap, unit)
            guard
                let place = left.firstIndex(where: { isSame(figures, recap, sums, $0, below, own.other) })
            else { return false }
            left.remove(at: place)
        }
        return true
    }

    /// Whether a unit below has the figures of a row of a recap: at least two that are not 0.
    private func isSame(
        _ figures: [Int?], _ recap: RecapTable, _ sums: RollUp.UnitSums, _ unit: Int, _ below: RollUp,
        _ source: Int?
    ) -> Bool {
        var shared = 0
        for (measure, figure) in zip(recap.measures, figures) {
            guard let figure else { return false }
            let place = below.measures.firstIndex(of: measure)
            let other: Int?
            if measure == .stations, source == nil {
                other = sums.stations(unit)
            } else {
                other = place.flatMap { sums.missing($0, unit) == 0 ? sums.sum($0, unit) : nil }
            }
            guard let other else {
                if place == nil { continue }
                return false
            }
            if other != figure { return false }
            shared += figure == 0 || measure == .stations ? 0 : 1
        }
        return shared > 1
    }

    /// A row of a recap that no file below has and that is the sum of all others.
    private mutating func addTotals() {
        for gap in evidence.gaps where gap.isInRecap && gap.units.count == 1 {
            let recap = levels.recaps[gap.recap]
            let figures = figures(recap, gap.units[0])
            let isTotal = recap.measures.indices.allSatisfy { measure in
                guard let figure = figures[measure], recap.rollUp.total.missing(measure, 0) == 0 else {
                    return false
                }
                return 2 * figure == recap.rollUp.total.sum(measure, 0)
            }
            guard isTotal, recap.sums.count > 2, figures.contains(where: { $0 ?? 0 > 0 }) else { continue }
            var findings: Set<Int> = [gap.position]
            // Regions above that only this row has.
            for other in evidence.gaps where !other.isInRecap && other.other == gap.recap {
                let depth = depth(of: levels.recaps[other.recap], in: recap.tree)
                guard depth > 0 else { continue }
                let below = recap.tree.levels.last.map { level in
                    (0..<level.count).filter { unit in
                        other.units.contains(
                            recap.tree.path(level: recap.tree.levels.count - 1, unit: unit)[depth - 1])
                    }
                }
                if below == gap.units { findings.insert(other.position) }
            }
            candidates.append(
                CauseCandidate(
                    what: .totalRow(
                        LevelRegion(recap.levels.last, recap.tree.levels.last?.code(gap.units[0])),
                        file: recap.file),
                    findings: findings, region: gap.region.code))
        }
    }

    // MARK: Regions under the name of another

    /// One region that is counted in another.
    private struct Merged {
        var recap: Int
        var source: Int?
        var lost: Int
        var holder: Int
        var mismatches: [LevelMismatch]
    }

    /// Sums that are too large by exactly what a recap prints for a region that stands nowhere below it.
    private mutating func addMerged() throws {
        var found: [Merged] = []
        var lost: [CauseEvidence.UnitKey: [[Int?]: [Int]]] = [:]
        let units = evidence.mismatchesOfUnit
        for key in units.keys.sorted(by: { ($0.recap, $0.unit) < ($1.recap, $1.unit) }) {
            let mismatches = units[key] ?? []
            guard mismatches.count > 1, mismatches.allSatisfy({ $0.difference < 0 && !$0.isBound }) else {
                continue
            }
            let sides = CauseEvidence.UnitKey(recap: key.recap, source: key.source, unit: -1)
            let recap = levels.recaps[key.recap]
            let known = lost[sides] ?? withoutSums(key.recap, key.source)
            lost[sides] = known
            var excess = [Int](repeating: 0, count: recap.measures.count)
            for mismatch in mismatches { excess[mismatch.measure] = -mismatch.difference }
            for (figures, places) in known where places.count == 1 {
                guard
                    zip(figures, excess).enumerated().allSatisfy({ measure, pair in
                        pair.0 == pair.1 || !isSummed(recap.measures[measure], key.source)
                    })
                else { continue }
                found.append(
                    Merged(
                        recap: key.recap, source: key.source, lost: places[0], holder: key.unit,
                        mismatches: mismatches))
            }
        }
        let grouped = Dictionary(grouping: found) { entry in
            let parents = levels.recaps[entry.recap].tree.levels.last?.parents
            return [
                entry.recap, entry.source ?? -1, Int(parents?[entry.lost] ?? -1),
                Int(parents?[entry.holder] ?? -1),
            ]
        }
        for (_, entries) in grouped.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            try candidates.append(merged(entries))
        }
    }

    private func isSummed(_ measure: RollUp.Measure, _ source: Int?) -> Bool {
        (measure == .stations && source == nil) || rollUp(source)?.measures.contains(measure) == true
    }

    /// Rows of a recap that have no unit below, by their figures.
    private func withoutSums(_ index: Int, _ source: Int?) -> [[Int?]: [Int]] {
        let recap = levels.recaps[index]
        guard let tree = evidence.tree(source), let match = UnitMatch(recap.tree, in: tree) else {
            return [:]
        }
        let places = match.units[recap.levels.count]
        return Dictionary(grouping: places.indices.filter { places[$0] < 0 && recap.sums.stations($0) == 1 })
        {
            figures(recap, $0)
        }
    }

    private func merged(_ entries: [Merged]) throws -> CauseCandidate {
        let first = entries[0]
        let recap = levels.recaps[first.recap]
        let lost = Set(entries.map(\.lost))
        var findings = Set(entries.flatMap(\.mismatches).compactMap(evidence.finding))
        for gap in evidence.gaps
        where gap.isInRecap && gap.recap == first.recap && gap.other == first.source
            && lost.isSuperset(of: gap.units)
        {
            findings.insert(gap.position)
        }
        // Regions below that stand with the other one.
        let codes = Set(lost.compactMap { recap.tree.levels.last?.code($0) })
        for gap in levels.displaced {
            let lower = levels.recaps[gap.recap]
            let depth = depth(of: recap, in: lower.tree)
            guard depth > 0, depth < lower.levels.count else { continue }
            let above = lower.tree.path(level: lower.levels.count - 1, unit: gap.unit)[depth - 1]
            guard codes.contains(lower.tree.levels[depth - 1].code(above) ?? "") else { continue }
            findings.formUnion(
                evidence.findings(recap: gap.recap, unit: gap.unit) {
                    if case .level(.displaced) = $0 { true } else { false }
                })
        }
        if first.source == nil {
            for entry in entries { findings.formUnion(try twice(entry)) }
        }
        let names = names(recap, entries.map(\.lost), entries.map(\.holder))
        return CauseCandidate(
            what: .underOtherName(
                names.lost, under: names.holder,
                file: evidence.input.source(first.source, levels).file),
            findings: findings, region: names.holder.code)
    }

    /// The regions themselves, or those above where all of the lost ones' region is lost.
    private func names(
        _ recap: RecapTable, _ lost: [Int], _ holders: [Int]
    ) -> (lost: LevelRegion, holder: LevelRegion) {
        let tree = recap.tree
        guard let level = tree.levels.last else { return (LevelRegion(nil, nil), LevelRegion(nil, nil)) }
        if tree.levels.count > 1, lost.count > 1 {
            let (from, to) = (level.parents[lost[0]], level.parents[holders[0]])
            if from != to, level.parents.count(where: { $0 == from }) == Set(lost).count {
                let above = tree.levels[tree.levels.count - 2]
                return (
                    LevelRegion(above.name, above.code(Int(from))),
                    LevelRegion(above.name, above.code(Int(to)))
                )
            }
        }
        return (
            LevelRegion(level.name, level.code(lost[0])), LevelRegion(level.name, level.code(holders[0]))
        )
    }

    /// Stations that stand twice because those of the lost region have the numbers of others: where some rows that stand
    /// together are exactly the lost region, and no station is twice among them or among the rest.
    private func twice(_ entry: Merged) throws -> Set<Int> {
        guard let stations = evidence.input.stations else { return [] }
        let recap = levels.recaps[entry.recap]
        guard let code = recap.tree.levels.last?.code(entry.holder),
            recap.levels.last == stations.rollUp.tree.levels.last?.name
        else { return [] }
        let findings = evidence.findings.indices.filter { position in
            guard case .station(.standsTwice(_, let lines, _)) = evidence.findings[position].kind else {
                return false
            }
            return evidence.findings[position].region?.text == code && lines.count == 2
        }
        guard !findings.isEmpty, let units = stations.rollUp.tree.levels.last,
            let unit = (0..<units.count).first(where: { units.code($0) == code })
        else { return [] }
        let lines = try RowsOfUnit(stations, unit: Int32(unit)).lines(
            ofSum: figures(recap, entry.lost), measures: recap.measures)
        return Set(
            findings.filter { position in
                guard case .station(.standsTwice(_, let own, _)) = evidence.findings[position].kind else {
                    return false
                }
                return own.count { lines.contains($0) } == 1
            })
    }

    // MARK: Rows of a recap under the name of another

    /// A region on two rows of a recap, one of which is another region that the recap does not list.
    private mutating func addRelabelledRows() {
        struct Rows {
            var findings: Set<Int> = []
            var lost: [Int] = []
            var holders: [Int] = []
        }
        var groups: [[Int]: Rows] = [:]
        for gap in levels.repeated {
            let recap = levels.recaps[gap.recap]
            guard let depth = recap.levels.isEmpty ? nil : recap.levels.count,
                let source = evidence.gaps.first(where: { $0.recap == gap.recap && !$0.isInRecap }),
                let below = rollUp(source.other), let match = UnitMatch(recap.tree, in: below.tree),
                match.units[depth][gap.unit] >= 0
            else { continue }
            let sums = below.sums(depth: self.depth(of: recap, in: below.tree))
            let rows = recap.rows(of: gap.unit).map { row in recap.counts.map { $0[row] } }
            let unlisted = evidence.gaps.filter { $0.recap == gap.recap && !$0.isInRecap }
                .flatMap(\.units)
            guard rows.count == 2,
                let own = rows.firstIndex(where: {
                    isSame($0, recap, sums, Int(match.units[depth][gap.unit]), below, source.other)
                }),
                let other = unlisted.first(where: {
                    isSame(rows[1 - own], recap, sums, $0, below, source.other)
                })
            else { continue }
            let level = below.tree.levels[self.depth(of: recap, in: below.tree) - 1]
            let key = [
                gap.recap, source.other ?? -1, Int(level.parents[other]),
                Int(recap.tree.levels.last?.parents[gap.unit] ?? -1),
            ]
            groups[key, default: Rows()].lost.append(other)
            groups[key]?.holders.append(gap.unit)
            groups[key]?.findings.formUnion(
                evidence.findings(recap: gap.recap, unit: gap.unit) {
                    if case .level(.rowStandsTwice) = $0 { true } else { false }
                })
        }
        for (key, rows) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            addRelabelled(key[0], key[1] < 0 ? nil : key[1], rows.findings, rows.lost, rows.holders)
        }
    }

    private mutating func addRelabelled(
        _ index: Int, _ source: Int?, _ repeated: Set<Int>, _ lost: [Int], _ holders: [Int]
    ) {
        let recap = levels.recaps[index]
        guard let below = rollUp(source) else { return }
        let depth = depth(of: recap, in: below.tree)
        let level = below.tree.levels[depth - 1]
        var findings = repeated
        for gap in evidence.gaps
        where gap.recap == index && !gap.isInRecap && Set(lost).isSuperset(of: gap.units) {
            findings.insert(gap.position)
        }
        var name = LevelRegion(level.name, level.code(lost[0]))
        var holder = LevelRegion(recap.levels.last, recap.tree.levels.last?.code(holders[0]))
        let parent = level.parents[lost[0]]
        if depth > 1, recap.levels.count > 1, lost.count > 1,
            level.parents.count(where: { $0 == parent }) == Set(lost).count
        {
            let above = recap.tree.levels[recap.levels.count - 2]
            let own = recap.tree.levels[recap.levels.count - 1].parents[holders[0]]
            name = LevelRegion(
                below.tree.levels[depth - 2].name, below.tree.levels[depth - 2].code(Int(parent)))
            holder = LevelRegion(above.name, above.code(Int(own)))
        }
        // The region above that stands nowhere in the recap now.
        for gap in evidence.gaps
        where gap.isInRecap && gap.other == index && gap.units.count == 1 && gap.region == name {
            findings.insert(gap.position)
        }
        candidates.append(
            CauseCandidate(
                what: .underOtherName(name, under: holder, file: recap.file), findings: findings,
                region: holder.code))
    }

    // MARK: Figures

    private func rollUp(_ source: Int?) -> RollUp? {
        source.map { levels.recaps[$0].rollUp } ?? evidence.input.stations?.rollUp
    }

    private func depth(of recap: RecapTable, in tree: RegionTree) -> Int {
        recap.levels.last.flatMap { name in tree.levels.firstIndex { $0.name == name } }.map { $0 + 1 } ?? 0
    }

    private func figures(_ recap: RecapTable, _ unit: Int) -> [Int?] {
        recap.measures.indices.map { measure in
            recap.sums.missing(measure, unit) == 0 ? recap.sums.sum(measure, unit) : nil
        }
    }
}
