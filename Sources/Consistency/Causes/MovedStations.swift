import Elections

/// Stations that stand under another region: what one region lacks beside its recap is exactly what a row has by which another
/// has too much.
///
/// Which of the files has it wrong is not known: only that one row accounts for both.
struct MovedStations {
    private(set) var candidates: [CauseCandidate] = []

    /// A sum that is out, by how much.
    private struct Gap: Hashable {
        var recap: Int
        var measure: Int
        var difference: Int
    }

    /// A region whose sums are out by one station.
    private struct Side {
        var findings: Set<Int>
        var gaps: Set<Gap>
        var region: LevelRegion
        /// Station that it has too many.
        var station: String?
    }

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - slips: Slips of single rows.
    init(_ evidence: CauseEvidence, _ slips: [CauseCandidate]) {
        guard let file = evidence.input.stations?.file else { return }
        var mismatches: [Int: LevelMismatch] = [:]
        for mismatch in evidence.levels.mismatches where mismatch.source == nil && !mismatch.isBound {
            if let position = evidence.finding(of: mismatch) { mismatches[position] = mismatch }
        }
        func side(_ candidate: CauseCandidate, _ station: String?) -> Side? {
            let own = candidate.findings.compactMap { mismatches[$0] }
            guard let first = own.first else { return nil }
            let recap = evidence.levels.recaps[first.recap]
            let sign = station == nil ? 1 : -1
            let gaps = own.map {
                Gap(recap: $0.recap, measure: $0.measure, difference: sign * $0.difference)
            }
            let votes = gaps.count {
                $0.difference > 0
                    && Choice.isColumn(evidence.levels.recaps[$0.recap].measures[$0.measure].name)
            }
            guard votes > 1, gaps.allSatisfy({ $0.difference > 0 }),
                Set(own.map { [$0.recap, $0.unit] }).count == 1
            else { return nil }
            return Side(
                findings: candidate.findings, gaps: Set(gaps),
                region: LevelRegion(recap.levels.last, recap.tree.levels.last?.code(first.unit)),
                station: station)
        }
        var lacking: [Set<Gap>: [Side]] = [:]
        var holding: [Set<Gap>: [Side]] = [:]
        for candidate in slips {
            for slip in candidate.slips {
                switch slip {
                case .stationsMissing(1, _, _, _):
                    if let side = side(candidate, nil) { lacking[side.gaps, default: []].append(side) }
                case .rowLeftOut(let name), .rowCountedTwice(let name, _):
                    if let side = side(candidate, name) { holding[side.gaps, default: []].append(side) }
                default: continue
                }
            }
        }
        for (gaps, from) in lacking.sorted(by: {
            $0.value[0].findings.min() ?? 0 < $1.value[0].findings.min() ?? 0
        }) {
            // Which of several it was could not be told.
            guard from.count == 1, let to = holding[gaps], to.count == 1, let station = to[0].station else {
                continue
            }
            let twice = evidence.findings.indices.filter { position in
                switch evidence.findings[position].kind {
                case .station(.standsTwice(station, let lines, _)): lines.count == 2
                // Its row is the one by which its lowest region lies in two regions.
                case .station(.nesting(let region, _, let lines)):
                    lines.count == 1 && region.code.map(station.hasPrefix) == true
                case .station(.numberGap(let region, _, _)): station.hasPrefix(region + "/")
                default: false
                }
            }
            candidates.append(
                CauseCandidate(
                    what: .stationMoved(station, from: from[0].region, to: to[0].region, file: file),
                    findings: from[0].findings.union(to[0].findings).union(twice),
                    region: to[0].region.code))
        }
    }
}
