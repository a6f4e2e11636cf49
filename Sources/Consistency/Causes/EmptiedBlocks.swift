import Elections

/// Regions all of whose rows in one file have 0 in every figure of the votes, or leave figures empty, where another file has
/// them.
struct EmptiedBlocks {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let above: UnitsAbove?

    init(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) {
        self.evidence = evidence
        self.above = above
        for comparison in comparisons {
            for isRecap in [true, false] { addZeros(comparison, isRecap: isRecap) }
        }
        addBlanks()
    }

    /// Figures that must be 0 where the other file has one: one alone may be a slip.
    private static let least = 2

    /// - Parameter isRecap: Whether the recap has the zeros, else what stands below it.
    private mutating func addZeros(_ comparison: RecapComparison, isRecap: Bool) {
        let recap = comparison.recap
        let votes = recap.measures.indices.filter {
            switch recap.measures[$0] {
            case .votes, .field(.valid): true
            default: false
            }
        }
        guard !votes.isEmpty else { return }
        func isEmptied(_ unit: Int) -> Bool {
            guard let own = comparison.mismatches[unit], own.count >= EmptiedBlocks.least,
                votes.contains(where: { own[$0] != nil }), comparison.isCompared(unit, votes)
            else { return false }
            return (Array(own.keys) + votes).allSatisfy { measure in
                isRecap
                    ? comparison.printed(unit, measure) == 0 : comparison.wanted(unit, measure) == 0
            }
        }
        let units = comparison.mismatches.keys.filter(isEmptied).sorted()
        guard !units.isEmpty else { return }
        for (region, units) in comparison.blocks(votes).regions(units, names: recap) {
            var findings = Set(
                units.flatMap { comparison.mismatches[$0]?.values.compactMap(evidence.finding) ?? [] })
            if !isRecap, comparison.source == nil {
                findings.formUnion(forms(comparison.index, Set(units)))
            }
            candidates.append(
                CauseCandidate(
                    what: .emptied(comparison.block(region, units, isRecap: isRecap, evidence), blank: []),
                    findings: findings, region: region.code))
        }
    }

    /// Findings on forms without a vote below some units of a recap.
    private func forms(_ recap: Int, _ units: Set<Int>) -> Set<Int> {
        guard let stations = evidence.input.stations, let above else { return [] }
        let votes = stations.columnNames.indices.filter { Choice.isColumn(stations.columnNames[$0]) }
        var found: Set<Int> = []
        for form in stations.scan.failed where votes.allSatisfy({ form.values[$0] ?? 0 == 0 }) {
            guard let unit = above.unit(of: recap, above: form.unit), units.contains(unit) else { continue }
            found.formUnion(evidence.rulesBroken(line: stations.line(form.row), file: stations.file))
        }
        let all = stations.rollUp.tree.levels.last?.count ?? 0
        // A file without any vote says so once, of all of its regions.
        if (0..<Int32(all)).allSatisfy({ unit in
            above.unit(of: recap, above: unit).map(units.contains) ?? false
        }) {
            found.formUnion(
                evidence.findings.indices.filter {
                    if case .form(.noVotes) = evidence.findings[$0].kind { true } else { false }
                })
        }
        return found
    }

    /// Stations without figures that are exactly those of the regions of which a recap has nothing to be held against.
    private mutating func addBlanks() {
        guard let stations = evidence.input.stations else { return }
        for position in evidence.findings.indices {
            guard case .form(.noFigures(let column, let count, _)) = evidence.findings[position].kind else {
                continue
            }
            let blanks = evidence.blanks.filter { blank in
                blank.source == nil && columns(blank).contains(column)
            }
            guard let blank = blanks.first, blanks.count == 1,
                stationsBelow(blank) == count
            else { continue }
            candidates.append(
                CauseCandidate(
                    what: .emptied(
                        FindingKind.Block(
                            region: blank.region, file: stations.file, rows: count, areStations: true,
                            against: .rows(file: evidence.levels.recaps[blank.recap].file)),
                        blank: columns(blank)),
                    findings: [position, blank.position], region: blank.region.code))
        }
    }

    private func columns(_ blank: BlankBelow.Listed) -> [String] {
        blank.measures.map { evidence.levels.recaps[blank.recap].measures[$0].name }
    }

    private func stationsBelow(_ blank: BlankBelow.Listed) -> Int {
        let own = evidence.levels.recaps[blank.recap]
        guard let rollUp = evidence.input.stations?.rollUp, let match = UnitMatch(own.tree, in: rollUp.tree)
        else { return 0 }
        let sums = rollUp.sums(depth: rollUp.tree.depth(of: own.levels.last) ?? 0)
        return blank.units.map { Int(match.units[own.levels.count][$0]) }.filter { $0 >= 0 }.reduce(0) {
            $0 + sums.stations($1)
        }
    }
}

extension RegionBlocks {
    /// Some units of the lowest level by the topmost region that they fill, one by one where they fill none.
    ///
    /// - Parameters:
    ///   - units: The units.
    ///   - recap: The recap whose units they are.
    func regions(_ units: [Int], names recap: RecapTable) -> [(region: LevelRegion, units: [Int])] {
        let found = blocks(Dictionary(uniqueKeysWithValues: units.map { ($0, 1) })) { block, rows in
            block.leaves.count == rows
        }
        let taken = Set(found.flatMap(\.leaves))
        return found.map { (region($0), $0.leaves) }
            + units.filter { !taken.contains($0) }.map { unit in
                (LevelRegion(recap.levels.last, recap.tree.levels.last?.code(unit)), [unit])
            }
    }
}
