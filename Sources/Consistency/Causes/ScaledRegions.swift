import Elections
import Ground

/// Regions all of whose figures stand ten, a hundred or a thousand times too high, told by sums of a recap further up alone: it is out
/// by just what is too much in each of at least three columns.
///
/// A region that a recap lists is held against its own row there (``ColumnBlocks``).
struct ScaledRegions {
    private(set) var candidates: [CauseCandidate] = []

    private static let factors = [10, 100, 1000]
    /// Columns of which the sums must be out by it: two may be by chance, where figures are small.
    private static let leastColumns = 3

    init(_ evidence: CauseEvidence, _ above: UnitsAbove?) {
        guard let above, let stations = evidence.input.stations,
            evidence.findings.count >= ScaledRegions.leastColumns
        else { return }
        let sums = SumsOfForms(evidence, above)
        let out = sums.leaves
        guard !out.isEmpty else { return }
        let tree = stations.rollUp.tree
        let lowest = stations.rollUp.levels.last ?? stations.rollUp.total
        let blocks = RegionBlocks(tree, rows: (0..<lowest.count).map { lowest.stations($0) })
        let measures = stations.rollUp.measures
        for depth in stride(from: tree.levels.count, to: 0, by: -1) {
            let owners = tree.owners(depth: depth)
            for (unit, leaves) in Dictionary(grouping: out, by: { Int(owners[$0]) }) {
                let block = RegionBlocks.Block(depth: depth, unit: unit, leaves: leaves.sorted())
                let own = Set(leaves)
                guard !above.recaps.contains(where: { !above.units(of: $0, onlyAbove: own).isEmpty }) else {
                    continue
                }
                for times in ScaledRegions.factors {
                    add(times, block, measures, lowest, evidence, stations, sums, blocks)
                }
            }
        }
    }

    private mutating func add(
        _ times: Int, _ block: RegionBlocks.Block, _ measures: [RollUp.Measure], _ lowest: RollUp.UnitSums,
        _ evidence: CauseEvidence, _ stations: CheckedStations, _ sums: SumsOfForms, _ blocks: RegionBlocks
    ) {
        let scaled = measures.enumerated().filter { place, _ in
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
