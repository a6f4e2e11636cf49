import Elections
import Ground

/// Regions with mismatches and those beside them, in the order of the file, with their rows.
struct UnitsInFile {
    struct Entry {
        var unit: Int
        /// Places among the rows that were read.
        var rows: Range<Int>
    }

    /// Stations that are read again at most.
    private static let mostRead = 50_000

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
        guard concerned.reduce(0, { $0 + sums.stations(Int($1)) }) <= UnitsInFile.mostRead else {
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
