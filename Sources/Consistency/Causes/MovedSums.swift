import Elections
import Ground

/// Figures of a column that stand one row further down or up throughout a block, where only the sums of a recap tell: each
/// region has the first figure of the next one instead of its own first, or the last of the one before instead of its last.
struct MovedSums {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// Regions one after another that must be out by exactly that.
    private static let least = 3

    init(_ evidence: CauseEvidence, _ comparisons: [RecapComparison], _ above: UnitsAbove?) throws {
        self.evidence = evidence
        guard let stations = evidence.input.stations, let above else { return }
        for comparison in comparisons where comparison.source == nil {
            let measures = Dictionary(
                grouping: comparison.mismatches.values.flatMap(\.keys), by: { $0 }
            ).filter { $0.value.count >= MovedSums.least && comparison.recap.measures[$0.key] != .stations }
            guard !measures.isEmpty,
                let file = try UnitsInFile(comparison, above, stations)
            else { continue }
            for measure in measures.keys.sorted() {
                for down in [1, -1] { add(measure, down, comparison, file, stations) }
            }
        }
    }

    private mutating func add(
        _ measure: Int, _ down: Int, _ comparison: RecapComparison, _ file: UnitsInFile,
        _ stations: CheckedStations
    ) {
        guard let column = file.excerpt.table.column(comparison.recap.measures[measure]) else { return }
        func gap(_ unit: Int) -> Int { comparison.mismatches[unit]?[measure]?.difference ?? 0 }
        for run in file.runs {
            // A block that moved up is one that moved down, read from its end.
            let entries = down > 0 ? run : run.reversed()
            func first(_ place: Int) -> Int? {
                column[down > 0 ? entries[place].rows.lowerBound : entries[place].rows.upperBound - 1]
            }
            func isMet(_ place: Int) -> Bool {
                guard place + 1 < entries.count, let own = first(place), let next = first(place + 1) else {
                    return false
                }
                return gap(entries[place].unit) == next - own
            }
            var start = 0
            while start < entries.count {
                var end = start
                while end < entries.count, isMet(end) { end += 1 }
                let shown = (start..<end).count { gap(entries[$0].unit) != 0 }
                if shown >= MovedSums.least, end < entries.count, let lost = first(end),
                    let held = first(start),
                    gap(entries[end].unit) == held - lost
                {
                    // Regions at the ends that have the figure of the next one by chance are not out.
                    let shown = (start...end).filter { gap(entries[$0].unit) != 0 }
                    offer(
                        entries[shown[0]...shown[shown.count - 1]].map(\.unit), measure, down, comparison,
                        stations)
                }
                start = end + 1
            }
        }
    }

    private mutating func offer(
        _ units: [Int], _ measure: Int, _ down: Int, _ comparison: RecapComparison,
        _ stations: CheckedStations
    ) {
        let findings = units.compactMap { comparison.mismatches[$0]?[measure] }
            .compactMap(evidence.finding)
        let recap = comparison.recap
        let regions = comparison.blocks([measure]).regions(units.sorted(), names: recap)
        let region = regions.count == 1 ? regions[0].region : LevelRegion(nil, nil)
        candidates.append(
            CauseCandidate(
                what: .figuresMoved(
                    columns: [recap.measures[measure].name], down: down,
                    comparison.block(region, units, isRecap: false, evidence)),
                findings: Set(findings), region: region.code))
    }
}
