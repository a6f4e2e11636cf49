import Elections
import Ground

/// Regions all of whose figures stand ten, a hundred or a thousand times too high, told by sums of a recap further up alone: it is out
/// by just what is too much in each of at least three columns.
///
/// A region that a recap lists is held against its own row there (``ColumnBlocks``). Of several such regions below one sum none is told.
struct ScaledRegions {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private let stations: CheckedStations
    private let sums: SumsOfForms
    private let lowest: RollUp.UnitSums
    private let blocks: RegionBlocks

    private static let factors = [10, 100, 1000]
    /// Columns of which the sums must be out by it: two may be by chance, where figures are small.
    private static let leastColumns = 3

    init?(_ evidence: CauseEvidence, _ above: UnitsAbove?) {
        guard let above, let stations = evidence.input.stations,
            evidence.findings.count >= ScaledRegions.leastColumns
        else { return nil }
        (self.evidence, self.stations) = (evidence, stations)
        sums = SumsOfForms(evidence, above)
        lowest = stations.rollUp.levels.last ?? stations.rollUp.total
        let tree = stations.rollUp.tree
        blocks = RegionBlocks(tree, rows: (0..<lowest.count).map { [lowest] in lowest.stations($0) })
        let out = sums.leaves.sorted()
        for depth in stride(from: tree.levels.count, to: 0, by: -1) where !out.isEmpty {
            let owners = tree.owners(depth: depth)
            let units = Dictionary(grouping: out) { Int(owners[$0]) }
            for (unit, leaves) in units.sorted(by: { $0.key < $1.key }) {
                let own = Set(leaves)
                guard !above.recaps.contains(where: { !above.units(of: $0, onlyAbove: own).isEmpty }) else {
                    continue
                }
                let block = RegionBlocks.Block(depth: depth, unit: unit, leaves: leaves)
                for times in ScaledRegions.factors { add(times, block) }
            }
        }
    }

    private mutating func add(_ times: Int, _ block: RegionBlocks.Block) {
        let scaled = stations.rollUp.measures.enumerated().filter { place, _ in
            block.leaves.allSatisfy { lowest.sum(place, $0) % times == 0 }
                && block.leaves.contains { lowest.sum(place, $0) > 0 }
        }
        guard scaled.count >= ScaledRegions.leastColumns, block.leaves.count == blocks.units(block).count
        else { return }
        let met = sums.explained(
            block.leaves.map { leaf in
                let changes = scaled.map { place, measure in
                    let sum = lowest.sum(place, leaf)
                    return (measure.name, sum / times - sum)
                }
                return (leaf, Dictionary(uniqueKeysWithValues: changes))
            })
        guard met.count >= ScaledRegions.leastColumns else { return }
        let region = blocks.region(block)
        let place = FindingKind.Block(
            region: region, file: stations.file,
            rows: block.leaves.reduce(0) { $0 + lowest.stations($1) }, areStations: true, against: nil)
        let names = scaled.map(\.element.name)
        candidates.append(
            CauseCandidate(
                what: .rewritten(columns: names, .times(times), place),
                findings: met.union(evidence.forms(in: place, with: names, times: String(times))),
                region: region.code))
    }
}
