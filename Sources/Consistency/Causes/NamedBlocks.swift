import Elections
import Ground

/// Regions under the name of another, and regions of which a file lacks all rows.
struct NamedBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let regions: RegionFigures
    private var levels: LevelSums { evidence.levels }

    init(_ evidence: CauseEvidence) throws {
        self.evidence = evidence
        regions = RegionFigures(evidence)
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

    /// What two findings share that speak of the same regions under two names.
    private struct Likeness: Hashable {
        var recap: Int
        var source: Int?
        var level: String?
        var regions: Int
        /// Sums of the figures that both files have.
        var sums: [Int?]
    }

    /// A region that one file lacks and one that the other lacks, with the same figures.
    private mutating func addOtherNames() {
        var strange: [Likeness: [LevelGaps.Listed]] = [:]
        for gap in evidence.gaps where !gap.isInRecap {
            let recap = levels.recaps[gap.recap]
            if let likeness = likeness(gap, gap.units.map { regions.figuresBelow(recap, $0, gap.other) }) {
                strange[likeness, default: []].append(gap)
            }
        }
        var alone: [LevelGaps.Listed] = []
        for own in evidence.gaps where own.isInRecap {
            let recap = levels.recaps[own.recap]
            let rows = own.units.map { regions.summed(regions.figures(recap, $0), recap, own.other) }
            guard let likeness = likeness(own, rows) else { continue }
            let fitting = (strange[likeness] ?? []).filter { isSame(own, $0) }
            guard fitting.count == 1, let other = fitting.first else {
                if fitting.isEmpty { alone.append(own) }
                continue
            }
            candidates.append(
                CauseCandidate(
                    what: .otherName(
                        own.region, file: recap.file, is: other.region,
                        other: evidence.input.source(own.other, levels).file),
                    findings: [own.position, other.position], region: own.region.code))
        }
        candidates +=
            NearlySameRegions(
                evidence, regions, alone,
                besides: candidates.reduce(into: Set()) { $0.formUnion($1.findings) }
            ).candidates
    }

    /// - Parameter rows: Figures of the regions; `nil` for one of which some are unknown.
    private func likeness(_ gap: LevelGaps.Listed, _ rows: [[Int?]?]) -> Likeness? {
        let known = rows.compactMap { $0 }
        guard let first = known.first, known.count == rows.count else { return nil }
        let sums = first.indices.map { place in
            first[place].map { _ in known.reduce(0) { $0 + ($1[place] ?? 0) } }
        }
        return Likeness(
            recap: gap.recap, source: gap.other, level: gap.region.level, regions: gap.units.count, sums: sums
        )
    }

    /// Whether each region of one finding has the figures of one of the other.
    private func isSame(_ own: LevelGaps.Listed, _ other: LevelGaps.Listed) -> Bool {
        let recap = levels.recaps[own.recap]
        var left = other.units.map { regions.figuresBelow(recap, $0, own.other) }
        for unit in own.units {
            guard let figures = regions.summed(regions.figures(recap, unit), recap, own.other),
                regions.tells(figures, recap),
                let place = left.firstIndex(of: figures)
            else { return false }
            left.remove(at: place)
        }
        return true
    }

    /// A row of a recap that no file below has and that is the sum of all others.
    private mutating func addTotals() {
        for gap in evidence.gaps where gap.isInRecap && gap.units.count == 1 {
            let recap = levels.recaps[gap.recap]
            let figures = regions.figures(recap, gap.units[0])
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
                let depth = regions.depth(of: levels.recaps[other.recap], in: recap.tree)
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
            guard let figures = regions.summed(excess.map(Optional.init), recap, key.source),
                let places = known[figures],
                places.count == 1
            else { continue }
            found.append(
                Merged(
                    recap: key.recap, source: key.source, lost: places[0], holder: key.unit,
                    mismatches: mismatches))
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

    /// Rows of a recap that have no unit below, by those of their figures that what stands below has.
    private func withoutSums(_ index: Int, _ source: Int?) -> [[Int?]: [Int]] {
        let recap = levels.recaps[index]
        guard let tree = evidence.tree(source), let match = UnitMatch(recap.tree, in: tree) else {
            return [:]
        }
        let places = match.units[recap.levels.count]
        var found: [[Int?]: [Int]] = [:]
        for unit in places.indices where places[unit] < 0 && recap.sums.stations(unit) == 1 {
            if let figures = regions.summed(regions.figures(recap, unit), recap, source) {
                found[figures, default: []].append(unit)
            }
        }
        return found
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
            let depth = regions.depth(of: recap, in: lower.tree)
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
            ofSum: regions.figures(recap, entry.lost), measures: recap.measures)
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
        /// Regions that a recap does not list, by their figures.
        struct Unlisted {
            var source: Int?
            var units: [[Int?]: Int] = [:]
        }
        var unlisted: [Int: Unlisted] = [:]
        if !levels.repeated.isEmpty {
            for gap in evidence.gaps where !gap.isInRecap {
                let own = unlisted[gap.recap] ?? Unlisted(source: gap.other)
                unlisted[gap.recap] = own
                guard own.source == gap.other else { continue }
                for unit in gap.units {
                    guard let figures = regions.figuresBelow(levels.recaps[gap.recap], unit, gap.other),
                        unlisted[gap.recap]?.units[figures] == nil
                    else { continue }
                    unlisted[gap.recap]?.units[figures] = unit
                }
            }
        }
        var groups: [[Int]: Rows] = [:]
        for gap in levels.repeated {
            let recap = levels.recaps[gap.recap]
            let (depth, rows) = (recap.levels.count, recap.rows(of: gap.unit))
            guard depth > 0, rows.count == 2, let strange = unlisted[gap.recap],
                let below = regions.rollUp(strange.source), let match = UnitMatch(recap.tree, in: below.tree),
                match.units[depth][gap.unit] >= 0
            else { continue }
            let own = regions.figuresBelow(recap, Int(match.units[depth][gap.unit]), strange.source)
            let figures = rows.map { row in
                regions.summed(recap.counts.map { $0[row] }, recap, strange.source).flatMap {
                    regions.tells($0, recap) ? $0 : nil
                }
            }
            guard let place = figures.firstIndex(where: { $0 != nil && $0 == own }),
                let lost = figures[1 - place], let other = strange.units[lost]
            else { continue }
            let level = below.tree.levels[regions.depth(of: recap, in: below.tree) - 1]
            let key = [
                gap.recap, strange.source ?? -1, Int(level.parents[other]),
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
        guard let below = regions.rollUp(source) else { return }
        let depth = regions.depth(of: recap, in: below.tree)
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
}
