import Elections

/// Another slip in one row of a recap whose block has something in common: what is left of its figures, and what accounts
/// for that.
struct BesideBlock {
    /// What is out in one row beside what its block has in common.
    struct Other {
        /// Findings that the block accounts for.
        var ofBlock: [Int]
        /// Slips with the findings that come from them, or from them and the block.
        var slips: [(slip: Slip, findings: Set<Int>)] = []
    }

    private let comparison: RecapComparison
    private let evidence: CauseEvidence
    private let above: UnitsAbove?

    init(_ comparison: RecapComparison, _ evidence: CauseEvidence, _ above: UnitsAbove?) {
        self.comparison = comparison
        self.evidence = evidence
        self.above = above
    }

    /// A row whose columns stand in another order, as far as one of them shows it.
    ///
    /// - Parameter order: For each column of the recap that in which what stands below has its figure.
    func ordered(_ unit: Int, _ order: [Int: Int]) -> Other? {
        let own = comparison.mismatches[unit] ?? [:]
        let back = order.filter { comparison.printed(unit, $0) == comparison.wanted(unit, $1) }
        let moved = back.filter { comparison.printed(unit, $0.key) != comparison.printed(unit, $0.value) }
        guard !moved.isEmpty else { return nil }
        var other = Other(ofBlock: back.keys.compactMap { own[$0] }.compactMap(evidence.finding))
        for (column, held) in order.sorted(by: { $0.key < $1.key }) where back[column] == nil {
            let gap = comparison.printed(unit, column) - comparison.wanted(unit, held)
            guard let mismatch = own[column], let finding = evidence.finding(of: mismatch) else { continue }
            let names = comparison.recap.measures.map(\.name)
            if let slip = below(unit, names[held], changes: gap) {
                other.slips.append((slip.slip, slip.findings.union([finding])))
                continue
            }
            let row = Slip.digits(
                reference: comparison.wanted(unit, held), recorded: comparison.printed(unit, column),
                name: names[column], in: .named(comparison.recap.tree.levels.last?.code(unit) ?? ""))
            if let slip = row.first { other.slips.append((slip, [finding])) }
        }
        return other
    }

    /// A row with a figure that is not so many times the other, and a slip below that accounts for the rest of it.
    ///
    /// - Parameters:
    ///   - measure: Position of the figure.
    ///   - gap: What the figure would change by to be so many times the other.
    ///   - isRecap: Whether it is the recap's figure, else what stands below it.
    func multiplied(_ unit: Int, _ measure: Int, gap: Int, isRecap: Bool) -> Other? {
        guard let mismatch = comparison.mismatches[unit]?[measure],
            let finding = evidence.finding(of: mismatch)
        else { return nil }
        let name = comparison.recap.measures[measure].name
        if isRecap {
            let recorded = comparison.printed(unit, measure)
            return Slip.digits(
                reference: recorded + gap, recorded: recorded, name: name,
                in: .named(comparison.recap.tree.levels.last?.code(unit) ?? "")
            ).first.map { Other(ofBlock: [], slips: [($0, [finding])]) }
        }
        guard let slip = below(unit, name, changes: gap) else { return nil }
        // Sums that hold the figure are out by what the block alone makes.
        let rest = -(mismatch.expected + gap - comparison.printed(unit, measure))
        let carried = (comparison.mismatches[unit] ?? [:]).values.filter {
            $0.measure != measure && $0.difference == rest
        }.compactMap(evidence.finding)
        return Other(ofBlock: carried, slips: [(slip.slip, slip.findings.union([finding]))])
    }

    /// The slip of one form below a row that changes a column by so much, with the findings on its rules.
    private func below(_ unit: Int, _ column: String, changes gap: Int) -> (slip: Slip, findings: Set<Int>)? {
        guard comparison.source == nil, let stations = evidence.input.stations, let above else { return nil }
        for form in stations.scan.failed
        where above.unit(of: comparison.index, above: form.unit) == unit {
            let own = evidence.rulesBroken(line: stations.line(form.row), file: stations.file)
            for position in own {
                for slip in evidence.findings[position].explanations {
                    guard case .digits(_, let figure, let sums) = slip, sums.isEmpty, figure.name == column,
                        figure.reference - figure.recorded == gap,
                        let named = SlipCauses.key(slip, of: evidence.findings[position])
                    else { continue }
                    return (
                        named, Set(own.filter { evidence.findings[$0].explanations.contains(slip) })
                    )
                }
            }
        }
        return nil
    }
}
