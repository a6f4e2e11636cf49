import Elections
import Ground

/// Figures of a column that stand one row further down or up throughout a block, where only the sums of a recap tell: each
/// region has the first figure of the next one instead of its own first, or the last of the one before instead of its last.
struct MovedSums {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence

    /// Regions one after another that must be out by exactly that; and stations that are read again at most.
    private static let (least, mostRead) = (3, 50_000)

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

    /// Regions with mismatches and those beside them, in the order of the file, with their rows.
    private struct UnitsInFile {
        struct Entry {
            var unit: Int
            /// Places among the rows that were read.
            var rows: Range<Int>
        }

        /// One list for rows that stand together without another region between them.
        let runs: [[Entry]]
        let excerpt: StationExcerpt

        init?(_ comparison: RecapComparison, _ above: UnitsAbove, _ stations: CheckedStations) throws {
            let scan = stations.scan
            let sums = stations.rollUp.levels.last ?? stations.rollUp.total
            func isOut(_ leaf: Int32) -> Bool {
                above.unit(of: comparison.index, above: leaf).map { comparison.mismatches[$0] != nil }
                    ?? false
            }
            // A region beside one that is out may have the next one's figure by chance.
            let parts = scan.builder.runs
            func isOutAt(_ place: Int) -> Bool { parts.indices.contains(place) && isOut(parts[place].unit) }
            let concerned = Set(
                parts.indices.filter { place in
                    let unit = above.unit(of: comparison.index, above: parts[place].unit)
                    return unit.map { comparison.isCompared($0, []) } ?? false
                        && [place - 1, place, place + 1].contains(where: isOutAt)
                }.map { parts[$0].unit })
            guard concerned.reduce(0, { $0 + sums.stations(Int($1)) }) <= MovedSums.mostRead else {
                return nil
            }
            let excerpt = try stations.stations(of: concerned)
            var runs: [[Entry]] = []
            var seen: [Int: Int] = [:]
            for place in excerpt.rows.indices {
                guard
                    let unit = above.unit(of: comparison.index, above: scan.unit(ofRow: excerpt.rows[place]))
                else { return nil }
                let follows = place > 0 && excerpt.rows[place] == excerpt.rows[place - 1] + 1
                if follows, let last = runs.last?.last, last.unit == unit {
                    runs[runs.count - 1][runs[runs.count - 1].count - 1].rows =
                        last.rows.lowerBound..<place + 1
                } else {
                    let entry = Entry(unit: unit, rows: place..<place + 1)
                    if follows { runs[runs.count - 1].append(entry) } else { runs.append([entry]) }
                    seen[unit, default: 0] += 1
                }
            }
            // The rows of a region stand together, or its sum says nothing of its first.
            self.runs = runs.flatMap { run in
                run.split { seen[$0.unit] != 1 }.map(Array.init)
            }
            self.excerpt = excerpt
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
