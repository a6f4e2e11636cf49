import Elections
import Ground

/// Names of regions that stand some rows further down or up than the numbers of their stations, as the file alone shows it: border
/// after border the numbers begin again as many rows earlier, or later, than the region.
///
/// Numbers of stations then stand twice in one region and are not there in the next. Whether names or numbers moved nothing tells.
struct NamesByNumbers {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations

    /// Rows that are read again at most.
    private static let mostRead = 50_000
    /// Regions with a station that stands twice from which on it is looked for.
    private static let least = 3
    /// Borders one after another that may say nothing, as where numbers are not there.
    private static let mostUnmet = 2

    /// - Returns: `nil` where few stations stand twice.
    /// - Throws: What reading rows again throws.
    init?(_ evidence: CauseEvidence) throws {
        guard let stations = evidence.input.stations, !stations.rollUp.tree.levels.isEmpty else { return nil }
        (self.evidence, self.stations) = (evidence, stations)
        let codes = Set(
            evidence.findings.filter { NamesByNumbers.isTwice($0.kind) }.compactMap { $0.region?.text })
        guard codes.count >= NamesByNumbers.least else { return nil }
        let runs = stations.scan.builder.runs
        let twice = runs.indices.filter { codes.contains(stations.code(runs[$0].unit)) }
        guard let first = twice.first, let last = twice.last else { return nil }
        let window = max(0, first - 1)..<min(runs.count, last + 2)
        let rows =
            runs[window.lowerBound]
            .row..<(window.upperBound < runs.count
            ? runs[window.upperBound].row : stations.scan.builder.rows)
        let units = Set(window.map { runs[$0].unit })
        let read = units.reduce(0) { $0 + (stations.rollUp.levels.last?.stations(Int($1)) ?? 0) }
        guard read <= NamesByNumbers.mostRead else { return nil }
        let excerpt = try stations.stations(of: units)
        var numbers = [Int?](repeating: nil, count: rows.count)
        for (place, row) in excerpt.rows.enumerated() where rows.contains(row) {
            numbers[row - rows.lowerBound] = excerpt.table.stationNumbers?[place].flatMap { Int($0) }
        }
        let borders = window.dropFirst().filter { runs[$0].unit != runs[$0 - 1].unit }.map { runs[$0].row }
        add(borders, rows, numbers)
    }

    private static func isTwice(_ kind: FindingKind) -> Bool {
        switch kind {
        case .station(.standsTwice), .station(.standAgain): true
        default: false
        }
    }

    /// - Parameters:
    ///   - borders: Rows at which another region begins than that of the row before.
    ///   - rows: Rows that were read.
    ///   - numbers: Their numbers; `nil` where they have none.
    private mutating func add(_ borders: [Int], _ rows: Range<Int>, _ numbers: [Int?]) {
        let restarts = Set(
            numbers.indices.dropFirst().filter { place in
                guard let own = numbers[place], let before = numbers[place - 1] else { return false }
                return own <= before
            }.map { $0 + rows.lowerBound })
        for shift in MovedRows.shifts {
            var (chain, unmet): ([Int], Int) = ([], 0)
            for border in borders {
                if restarts.contains(border - shift) {
                    chain.append(border)
                    unmet = 0
                    continue
                }
                unmet += 1
                guard unmet > NamesByNumbers.mostUnmet else { continue }
                offer(chain, shift, rows, numbers, restarts)
                chain = []
            }
            offer(chain, shift, rows, numbers, restarts)
        }
    }

    private mutating func offer(
        _ borders: [Int], _ shift: Int, _ rows: Range<Int>, _ numbers: [Int?], _ restarts: Set<Int>
    ) {
        guard borders.count(where: { !restarts.contains($0) }) >= MovedRows.least else { return }
        var moved: Set<Int> = []
        var entered: [String: Set<Int>] = [:]
        for border in borders {
            // The rows at a border that have the name of the other side.
            let own = shift > 0 ? border - shift..<border : border..<border - shift
            guard rows.lowerBound <= own.lowerBound, own.upperBound <= rows.upperBound else { continue }
            moved.formUnion(own)
            let region = stations.code(stations.scan.unit(ofRow: shift > 0 ? border : border - 1))
            entered[region, default: []].formUnion(own.compactMap { numbers[$0 - rows.lowerBound] })
        }
        let lines = Set(moved.map(stations.line))
        let findings = evidence.findings.indices.filter {
            evidence.findings[$0].kind.isOfNumbers(onLines: lines, entered: entered)
        }
        guard findings.count >= MovedRows.least, let first = moved.min(), let last = moved.max() else {
            return
        }
        candidates.append(
            CauseCandidate(
                what: .namesMoved(
                    FindingKind.MovedNames(
                        file: stations.file, columns: stations.rollUp.tree.levels.map(\.name), down: shift,
                        lines: [stations.line(first), stations.line(last)], beside: .numbers)),
                findings: Set(findings), severity: .error))
    }
}

extension FindingKind {
    /// Whether it is of a number of a station that stands twice in a region, or not at all, because rows stand under another region
    /// than their own.
    ///
    /// - Parameters:
    ///   - lines: Lines of these rows.
    ///   - entered: Numbers that each region would have of them.
    func isOfNumbers(onLines lines: Set<Int>, entered: [String: Set<Int>]) -> Bool {
        switch self {
        case .station(.standsTwice(_, let own, _)):
            own.count { !lines.contains($0) } < 2 && own.contains(where: lines.contains)
        case .station(.standAgain(let copies)):
            copies.linesOfTwo?.contains(where: lines.contains) ?? false
        case .station(.numberGap(let region, _, let absent)):
            entered[region]?.isSuperset(of: absent) == true
        default: false
        }
    }
}
