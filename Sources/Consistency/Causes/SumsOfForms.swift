import Elections

/// Sums above stations, asked whether they would be met if some stations had other figures.
struct SumsOfForms {
    private let evidence: CauseEvidence
    private let above: UnitsAbove

    init(_ evidence: CauseEvidence, _ above: UnitsAbove) {
        self.evidence = evidence
        self.above = above
    }

    /// Positions of the mismatches that are out by exactly what some stations would change.
    ///
    /// - Parameter changes: For stations, by lowest unit, what each column would change by.
    func explained(_ changes: [(unit: Int, changes: [String: Int])]) -> Set<Int> {
        var sums: [EvidenceFigure: Int] = [:]
        for recap in above.recaps {
            for (leaf, columns) in changes {
                guard let unit = above.unit(of: recap, above: Int32(leaf)) else { continue }
                for (column, change) in columns {
                    sums[EvidenceFigure(recap: recap, unit: unit, column: column), default: 0] += change
                }
            }
        }
        var found: Set<Int> = []
        for mismatch in evidence.levels.mismatches where mismatch.source == nil && !mismatch.isBound {
            let figure = EvidenceFigure(
                recap: mismatch.recap, unit: mismatch.unit,
                column: evidence.levels.recaps[mismatch.recap].measures[mismatch.measure].name)
            guard sums[figure] == mismatch.difference, let finding = evidence.finding(of: mismatch) else {
                continue
            }
            found.insert(finding)
        }
        return found
    }

    private struct EvidenceFigure: Hashable {
        var recap: Int
        var unit: Int
        var column: String
    }
}
