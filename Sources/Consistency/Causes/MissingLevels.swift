import Elections

/// Numbers of stations that start again within regions, with other figures: a level of regions is missing from the file, or the rows of
/// one region stand under the name of another. Regions of a recap that all stand on several rows are the same.
struct MissingLevels {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// Numbers of a region that start again at least.
    private static let leastNumbers = 3

    /// Stations of one region that stand twice with other votes.
    private struct Region {
        var code: String
        var findings: Set<Int>
        /// Rows of these stations.
        var rows: Int
        /// Lines of the second rows of each.
        var again: [Int]
    }

    init(_ evidence: CauseEvidence) {
        self.evidence = evidence
        let recaps = evidence.levels.recaps.compactMap(repeated)
        guard let stations = evidence.input.stations, let lowest = stations.rollUp.tree.levels.last else {
            candidates = recaps
            return
        }
        let regions = MissingLevels.regions(evidence, stations)
        let sums = stations.rollUp.levels.last ?? stations.rollUp.total
        let all = (0..<lowest.count).count { sums.stations($0) > 1 }
        func account(_ regions: [Region]) -> FindingKind.Cause.Account {
            .levelMissing(
                FindingKind.MissingLevel(
                    file: stations.file, areStations: true, regions: regions.count, of: all,
                    first: LevelRegion(lowest.name, regions[0].code), line: regions[0].again.min() ?? 0,
                    rows: regions.reduce(0) { $0 + $1.rows }))
        }
        guard 2 * regions.count > all else {
            candidates =
                recaps
                + regions.map { region in
                    CauseCandidate(what: account([region]), findings: region.findings, region: region.code)
                }
            return
        }
        // Rows of recaps that a column tells apart which the stations lack.
        candidates = [
            CauseCandidate(
                what: account(regions),
                findings: (regions.map(\.findings) + recaps.map(\.findings)).reduce(into: Set()) {
                    $0.formUnion($1)
                })
        ]
    }

    /// Regions within which the numbers start again, in the order of the file.
    private static func regions(_ evidence: CauseEvidence, _ stations: CheckedStations) -> [Region] {
        var found: [String: Region] = [:]
        for (position, finding) in evidence.findings.enumerated() {
            guard case .station(.standsTwice(_, let lines, false)) = finding.kind,
                let code = finding.region?.text
            else { continue }
            found[code, default: Region(code: code, findings: [], rows: 0, again: [])].findings.insert(
                position)
            found[code]?.rows += lines.count
            found[code]?.again.append(lines[1])
        }
        let sums = stations.rollUp.levels.last ?? stations.rollUp.total
        let units = Dictionary(
            (0..<sums.count).map { (stations.code(Int32($0)), $0) }, uniquingKeysWith: { first, _ in first })
        return found.values.filter { region in
            guard region.findings.count >= leastNumbers, let unit = units[region.code] else { return false }
            let (first, last) = (region.again.min() ?? 0, region.again.max() ?? 0)
            return 2 * region.rows >= sums.stations(unit) || last - first + 1 == region.again.count
        }.sorted { ($0.again.min() ?? 0, $0.code) < ($1.again.min() ?? 0, $1.code) }
    }

    /// A recap all of whose regions stand on several rows.
    private func repeated(_ recap: RecapTable) -> CauseCandidate? {
        var (findings, again, first, rows): ([Int], [Int], LevelRegion?, Int) = ([], [], nil, 0)
        for (position, finding) in evidence.findings.enumerated() {
            guard case .level(.rowStandsTwice(let region, recap.file, let lines)) = finding.kind,
                lines.count > 1
            else { continue }
            findings.append(position)
            if again.min().map({ lines[1] < $0 }) ?? true { first = region }
            again.append(lines[1])
            rows += lines.count
        }
        guard let first, findings.count > 1, findings.count == recap.sums.count else { return nil }
        return CauseCandidate(
            what: .levelMissing(
                FindingKind.MissingLevel(
                    file: recap.file, areStations: false, regions: findings.count, of: findings.count,
                    first: first, line: again.min() ?? 0, rows: rows)), findings: Set(findings))
    }
}
