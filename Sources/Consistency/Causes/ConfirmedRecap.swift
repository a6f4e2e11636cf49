import Elections

/// Whether a further recap of the same level or of one above agrees with a recap where what stands below that has other figures:
/// two files against one.
struct ConfirmedRecap {
    private let comparison: RecapComparison
    private let evidence: CauseEvidence

    /// Regions of the further recap that are held against both at most.
    private static let mostAsked = 64

    init(_ comparison: RecapComparison, _ evidence: CauseEvidence) {
        self.comparison = comparison
        self.evidence = evidence
    }

    /// - Parameters:
    ///   - leaves: Units of the recap.
    ///   - columns: Names of its figures that are meant.
    func contains(_ leaves: [Int], _ columns: Set<String>) -> Bool {
        // What is itself confirmed by something further below is two files as well.
        guard comparison.source == nil || evidence.input.stations == nil else { return false }
        return evidence.levels.recaps.indices.contains { index in
            index != comparison.index && index != comparison.source && agrees(index, leaves, columns)
        }
    }

    private func agrees(_ index: Int, _ leaves: [Int], _ columns: Set<String>) -> Bool {
        let (further, own) = (evidence.levels.recaps[index], comparison.recap)
        let depth = further.tree.levels.count
        guard further.levels.last == nil || own.tree.depth(of: further.levels.last) != nil,
            let tree = evidence.tree(comparison.source),
            let here = UnitMatch(further.tree, in: own.tree)?.units[depth],
            let below = UnitMatch(further.tree, in: tree)?.units[depth]
        else { return false }
        let measures = further.measures.indices.filter { columns.contains(further.measures[$0].name) }
        let owners = own.tree.owners(depth: own.tree.depth(of: further.levels.last) ?? 0)
        let meant = Set(leaves.map { owners[$0] })
        let units = here.indices.filter { here[$0] >= 0 && below[$0] >= 0 && meant.contains(here[$0]) }
        guard measures.count == columns.count, !units.isEmpty else { return false }
        let figures = RegionFigures(evidence)
        var differs = false
        for unit in units.prefix(ConfirmedRecap.mostAsked) {
            let printed = figures.figures(further, unit)
            guard let same = figures.figuresBelow(further, Int(here[unit]), comparison.index),
                let other = figures.figuresBelow(further, Int(below[unit]), comparison.source),
                measures.allSatisfy({ printed[$0] != nil && printed[$0] == same[$0] })
            else { return false }
            if measures.contains(where: { printed[$0] != other[$0] }) { differs = true }
        }
        return differs
    }
}
