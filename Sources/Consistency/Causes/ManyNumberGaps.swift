import Elections

/// Numbers of stations that are not there in so many regions of a file that nothing else accounts for: one statement, as of a count
/// under way, or of numbers that were never given out.
struct ManyNumberGaps {
    private(set) var candidates: [CauseCandidate] = []

    /// Regions from which on they are told together, and the part of all numbered ones that they are then: one in so many.
    private static let (least, oneOf) = (10, 20)

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - taken: Findings that other causes account for.
    init(_ evidence: CauseEvidence, besides taken: Set<Int>) {
        var (findings, names, numbers): (Set<Int>, [String], Int) = ([], [], 0)
        for (position, finding) in evidence.findings.enumerated() where !taken.contains(position) {
            guard case .station(.numberGap(let region, _, let absent)) = finding.kind else { continue }
            findings.insert(position)
            names.append(region)
            numbers += absent.count
        }
        guard let stations = evidence.input.stations, names.count >= ManyNumberGaps.least,
            names.count * ManyNumberGaps.oneOf >= evidence.numbered
        else { return }
        candidates = [
            CauseCandidate(
                what: .numbersAbsent(
                    FindingKind.AbsentNumbers(
                        file: stations.file, names: names, of: max(names.count, evidence.numbered),
                        numbers: numbers)),
                findings: findings, severity: .notice)
        ]
    }
}
