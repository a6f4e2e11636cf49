import Elections

/// Causes that are one slip of several: where more than one row could hold it, the cause names none of them but what they lie
/// in, and lists them in their order.
struct OpenSlips {
    private let evidence: CauseEvidence
    private let mismatches: [Int: LevelMismatch]

    init(_ evidence: CauseEvidence) {
        self.evidence = evidence
        mismatches = Dictionary(
            evidence.levels.mismatches.compactMap { mismatch in
                evidence.finding(of: mismatch).map { ($0, mismatch) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// A cause as it can be told.
    ///
    /// - Parameters:
    ///   - candidate: The cause.
    ///   - candidates: All that were looked at: another slip may account for the same findings.
    func told(_ candidate: CauseCandidate, among candidates: [CauseCandidate]) -> CauseCandidate {
        guard case .slip(let first) = candidate.what, candidate.beside == nil else { return candidate }
        var slips = candidate.slips.isEmpty ? [first] : candidate.slips
        for other in candidates where other.findings == candidate.findings {
            guard case .slip = other.what else { continue }
            slips += other.slips.filter { slip in !slips.contains { $0.isSame(as: slip) } }
        }
        let own = candidate.findings.sorted().compactMap { mismatches[$0] }
        let holders = own.count == candidate.findings.count ? self.holders(own, slips) : nil
        if let holders {
            slips += holders.slips.filter { slip in !slips.contains { $0.isSame(as: slip) } }
        }
        guard slips.count > 1 || holders?.rows ?? 0 > 1 else { return candidate }
        let names = slips.map(\.rowName)
        let known = Set(names.compactMap { $0 })
        slips = zip(slips, names).enumerated().sorted { one, other in
            let (first, second) = (one.element.1 ?? "", other.element.1 ?? "")
            return first == second ? one.offset < other.offset : RowName(first) < RowName(second)
        }.map(\.element.0)
        var told = candidate
        told.slips = slips
        let isOneRow = !names.contains(nil) && known.count == 1 && holders?.rows ?? 1 == 1
        told.what = .openSlip(
            FindingKind.OpenSlip(
                row: isOneRow ? known.first : nil, block: isOneRow ? nil : block(own),
                rows: max(known.count + names.count { $0 == nil }, holders?.rows ?? 0),
                hasOwn: holders?.hasOwn ?? false, slips: slips.count,
                areStations: holders?.areStations ?? false))
        return told
    }

    /// The rows that could hold what one row of a recap is out by, where nothing but that row's sums tells of it, and where what fits is
    /// no more than a figure or two.
    private func holders(_ own: [LevelMismatch], _ slips: [Slip]) -> SlipHolders? {
        let units = Set(own.map { [$0.recap, $0.unit] })
        guard units.count == 1, let unit = units.first, slips.allSatisfy(\.isOfFigures) else { return nil }
        return evidence.holders[unit]
    }

    /// What is out, where it is one row of a recap.
    private func block(_ own: [LevelMismatch]) -> FindingKind.OpenSlip.Block? {
        guard let first = own.first, Set(own.map { [$0.recap, $0.unit] }).count == 1 else { return nil }
        let recap = evidence.levels.recaps[first.recap]
        return FindingKind.OpenSlip.Block(
            region: LevelRegion(recap.levels.last, recap.tree.levels.last?.code(first.unit)),
            file: recap.file, source: evidence.input.source(first.source, evidence.levels),
            more: own.map { Slip.NamedFigure(recap.measures[$0.measure].name, -$0.difference) })
    }
}

/// Names of rows in the order of their numbers.
private struct RowName: Comparable {
    let parts: [(number: Int?, text: Substring)]

    init(_ name: String) {
        parts = name.split(separator: "/", omittingEmptySubsequences: false).map { (Int($0), $0) }
    }

    static func == (lhs: RowName, rhs: RowName) -> Bool { !(lhs < rhs) && !(rhs < lhs) }

    static func < (lhs: RowName, rhs: RowName) -> Bool {
        for (one, other) in zip(lhs.parts, rhs.parts) where one.text != other.text {
            if let first = one.number, let second = other.number, first != second { return first < second }
            return one.text < other.text
        }
        return lhs.parts.count < rhs.parts.count
    }
}

extension Slip {
    /// Whether it is of one figure with its sums, or of two: what chance makes fit in some row or other.
    fileprivate var isOfFigures: Bool {
        switch self {
        case .digits, .otherFigure, .exchanged, .moved: true
        default: false
        }
    }

    /// Whether it changes the same figure, or figures, of the same row to the same.
    fileprivate func isSame(as other: Slip) -> Bool {
        func figure(_ slip: Slip) -> Figure? {
            switch slip {
            case .digits(_, let figure, _), .otherFigure(let figure, _): figure
            default: nil
            }
        }
        guard let one = figure(self), let second = figure(other) else { return self == other }
        return one.row == second.row && one.name == second.name && one.reference == second.reference
    }
}
