import Elections

/// A number that stands on two rows of a region whose numbers leave out one: one of the rows has the other's number.
struct DoubledNumbers {
    private(set) var candidates: [CauseCandidate] = []

    init(_ evidence: CauseEvidence) {
        struct Double {
            var position: Int
            var station: String
            var lines: [Int]
            var isSame: Bool
        }
        var doubles: [String: [Double]] = [:]
        var gaps: [String: [(position: Int, absent: [Int])]] = [:]
        for (position, finding) in evidence.findings.enumerated() {
            guard let region = finding.region?.text else { continue }
            switch finding.kind {
            case .station(.standsTwice(let station, let lines, let isSame)):
                doubles[region, default: []].append(
                    Double(position: position, station: station, lines: lines, isSame: isSame))
            case .station(.standAgain(let copies)):
                guard let station = copies.name, let lines = copies.linesOfTwo else { continue }
                doubles[region, default: []].append(
                    Double(position: position, station: station, lines: lines, isSame: true))
            case .station(.numberGap(_, _, let absent)): gaps[region, default: []].append((position, absent))
            default: break
            }
        }
        guard let file = evidence.input.stations?.file else { return }
        for (region, found) in doubles.sorted(by: { $0.key < $1.key }) {
            guard found.count == 1, found[0].lines.count == 2, let gap = gaps[region], gap.count == 1,
                gap[0].absent.count == 1
            else { continue }
            candidates.append(
                CauseCandidate(
                    what: .numberTwice(
                        station: found[0].station, absent: gap[0].absent[0], lines: found[0].lines,
                        haveSameVotes: found[0].isSame, file: file),
                    findings: [found[0].position, gap[0].position], region: region))
        }
    }
}
