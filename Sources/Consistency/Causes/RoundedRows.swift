import Elections

/// Several rows of one recap whose figures are rounded to the same whole tens, hundreds or thousands: who rounded one rounded
/// the others too.
struct RoundedRows {
    let candidates: [CauseCandidate]

    private struct Key: Hashable {
        var file: String
        var unit: Int
    }

    private struct Row {
        var region: String
        var columns: [String]
        var findings: Set<Int>
    }

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - slips: Slips of single rows.
    init(_ evidence: CauseEvidence, _ slips: [CauseCandidate]) {
        var groups: [Key: [Row]] = [:]
        for candidate in slips {
            for slip in candidate.slips {
                guard case .rewritten(let columns, .rounded(let unit), .named(let region)?) = slip,
                    let first = candidate.findings.min(),
                    candidate.findings.contains(where: { evidence.findings[$0].region?.text == region })
                else { continue }
                groups[Key(file: evidence.findings[first].place.file, unit: unit), default: []].append(
                    Row(region: region, columns: columns, findings: candidate.findings))
            }
        }
        let levels = Dictionary(
            evidence.levels.recaps.map { ($0.file, $0.levels.last) }, uniquingKeysWith: { first, _ in first })
        candidates = groups.sorted { ($0.key.file, $0.key.unit) < ($1.key.file, $1.key.unit) }
            .compactMap { key, rows in
                guard rows.count > 1, Set(rows.map(\.region)).count == rows.count,
                    let level = levels[key.file]
                else { return nil }
                return CauseCandidate(
                    what: .rowsRewritten(
                        columns: rows.flatMap(\.columns).uniqued(), .rounded(to: key.unit),
                        LevelRegions(level, rows.map(\.region)), file: key.file),
                    findings: rows.reduce(into: []) { $0.formUnion($1.findings) })
            }
    }
}
