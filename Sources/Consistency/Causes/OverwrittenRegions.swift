import Elections

/// Rows of one region that stand twice in a file of stations, once where those of another region should be, which has none.
struct OverwrittenRegions {
    private(set) var candidates: [CauseCandidate] = []

    init(_ evidence: CauseEvidence) {
        guard let stations = evidence.input.stations, let level = stations.rollUp.tree.levels.last?.name
        else { return }
        let again = evidence.findings.indices.compactMap { position -> (Int, FindingKind.Copies)? in
            guard case .station(.standAgain(let copies)) = evidence.findings[position].kind,
                copies.isWhole, copies.region.level == level, copies.counted.count == 1,
                copies.leftOut.count == 1, copies.rowsLeftOut == copies.count
            else { return nil }
            return (position, copies)
        }
        guard !again.isEmpty else { return }
        let absent = Dictionary(
            grouping: evidence.gaps.filter { $0.isInRecap && $0.other == nil && $0.region.level == level },
            by: \.region)
        for (region, gaps) in absent.sorted(by: { $0.value[0].position < $1.value[0].position }) {
            for (position, copies) in again
            where gaps.allSatisfy({ OverwrittenRegions.isPlace($0, of: copies, evidence, stations) }) {
                candidates.append(
                    CauseCandidate(
                        what: .regionOverwritten(
                            region, by: copies.region, stations: copies.count, file: stations.file),
                        findings: Set(gaps.map(\.position) + [position]), region: region.code))
            }
        }
    }

    /// Whether rows stand where the recap has a region without any, and are as many as it counts.
    private static func isPlace(
        _ gap: LevelGaps.Listed, of copies: FindingKind.Copies, _ evidence: CauseEvidence,
        _ stations: CheckedStations
    ) -> Bool {
        let recap = evidence.levels.recaps[gap.recap]
        guard gap.units.count == 1, let unit = gap.units.first else { return false }
        if let measure = recap.measures.firstIndex(of: .stations), recap.sums.missing(measure, unit) == 0,
            recap.sums.sum(measure, unit) != copies.rowsLeftOut
        {
            return false
        }
        let rows = stations.scan.builder.rows
        /// The first row from a line on.
        func row(from line: Int) -> Int {
            var (low, high) = (0, rows)
            while low < high {
                let middle = (low + high) / 2
                if stations.line(middle) < line { low = middle + 1 } else { high = middle }
            }
            return low
        }
        func code(_ step: Int) -> String? {
            let row = recap.rowOfUnit[unit] + step
            return recap.rowOfUnit.firstIndex(of: row).flatMap { recap.tree.levels.last?.code($0) }
        }
        func isUnit(_ row: Int, _ code: String?) -> Bool {
            (0..<rows).contains(row) && stations.code(stations.scan.unit(ofRow: row)) == code
        }
        // Which of them are counted says only that they come first.
        return [copies.counted[0], copies.leftOut[0]].contains { lines in
            isUnit(row(from: lines.lowerBound) - 1, code(-1))
                || isUnit(row(from: lines.upperBound + 1), code(1))
        }
    }
}
