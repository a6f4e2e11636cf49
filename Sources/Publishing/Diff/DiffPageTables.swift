import Consistency
import Elections
import Figures
import Wording

/// The tables of a page on what changed: at most what a person can read, the rest is in the files beside it.
struct DiffPageTables {
    private let result: CountDiff
    private let diff: StationDiff
    private let wording: any Wording

    private static let mostBlocks = 20
    private static let mostRegions = 20
    /// Pairs whose change has a column in the tables of regions.
    private static let mostPairs = 6

    init(_ result: CountDiff, _ wording: any Wording) {
        self.result = result
        diff = result.diff
        self.wording = wording
    }

    /// Every figure that changed, with its net and gross change.
    var figures: Table {
        let whole = result.whole
        let changed = diff.measures.indices.filter { whole.total[$0] != 0 || whole.gross[$0] != 0 }
        let same = diff.measures.indices.filter { !changed.contains($0) }.map { diff.measures[$0].name }
        return Table(
            title: .heading(wording.label(diff: .figures)),
            header: Cell.row(
                [
                    wording.label(check: .figure), wording.label(diff: .change), wording.label(check: .net),
                    wording.label(check: .gross), wording.label(diff: .older), wording.label(diff: .newer),
                ], numeric: 1..<6),
            rows: changed.map { measure in
                let totals = result.totals(measure)
                return Cell.row(
                    [
                        diff.measures[measure].name, wording.signed(whole.total[measure]),
                        wording.signed(whole.net[measure]), wording.number(whole.gross[measure]),
                        wording.number(totals.old), wording.number(totals.new),
                    ], numeric: 1..<6)
            }, notes: [wording.changeAndNet] + (same.isEmpty ? [] : [wording.unchanged(same)]))
    }

    /// Rules that any change concerns; `nil` where none does.
    var rules: Table? {
        let outcomes: [RuleChanges.Outcome] = [.repaired, .made, .kept, .appeared, .added, .removed]
        let all = outcomes.map { (counts: result.rules.counts($0), title: wording.label(rule: $0)) }
        // The last three are rare.
        let columns = all.enumerated().filter { $0.offset < 3 || $0.element.counts.contains { $0 > 0 } }
            .map(\.element)
        let rules = result.rules.rules.rules
        let concerned = rules.indices.filter { rule in columns.contains { $0.counts[rule] > 0 } }
        guard !concerned.isEmpty else { return nil }
        let numeric = 2..<columns.count + 2
        return Table(
            title: .heading(wording.label(diff: .stationsByRule)), widths: "words",
            header: Cell.row(
                [wording.label(check: .rule), wording.label(check: .ruleText)] + columns.map(\.title),
                numeric: numeric),
            rows: concerned.map { index in
                Cell.row(
                    [rules[index].rule.id, rules[index].rule.text[wording.language]]
                        + columns.map { wording.number($0.counts[index]) }, numeric: numeric)
            })
    }

    /// Regions whose changes favour one pair more than those around them, the least probable first;
    /// `nil` where none does.
    var blocks: Table? {
        let listed = result.blocks.blocks.enumerated()
            .filter { $0.element.pAdjusted < DiffWords.blockLimit }
            .sorted { ($0.element.pAdjusted, $0.offset) < ($1.element.pAdjusted, $1.offset) }
            .map(\.element)
        guard !listed.isEmpty else { return nil }
        let shown = listed.prefix(DiffPageTables.mostBlocks)
        var notes = [
            wording.expectedAndAdjusted
        ]
        if listed.count > shown.count {
            notes.append(wording.firstBlocks(shown.count, of: listed.count))
        }
        return Table(
            title: .heading(
                wording.label(diff: .blocks)),
            widths: "words",
            header: Cell.row(
                [.region, .changesThat, .here, .expected, .around, .probability, .adjusted].map {
                    wording.label(diff: $0)
                }, numeric: 2..<7),
            rows: shown.map(row), notes: notes)
    }

    private func row(_ block: ChangeBlocks.Block) -> [Cell] {
        Cell.row(
            [
                name(block.level, block.unit),
                wording.favour(block.favour, changes: block.favouring),
                wording.part(block.favouring, of: block.counted), wording.numbers.decimal(block.expected, 1),
                wording.part(block.favouringAbove, of: block.countedAbove), wording.numbers.p(block.p),
                wording.numbers.p(block.pAdjusted),
            ], numeric: 2..<7)
    }

    /// A region with its level.
    private func name(_ level: Int, _ unit: Int) -> String {
        wording.region(
            LevelRegion(diff.levels[level], diff.name(level: level, region: unit)))
    }

    /// The regions with the largest changes: of the first level that has several, and of the lowest.
    var regions: [Table] {
        let depths = result.regions.levels.indices.dropFirst()
        guard let lowest = depths.last else { return [] }
        let first = depths.first { result.regions.levels[$0].count > 1 } ?? lowest
        return [first, lowest].uniqued().map(regions)
    }

    private func regions(_ depth: Int) -> Table {
        let all = result.regions.levels[depth]
        let pairs = ChangeBlocks.votes(diff)
        func size(_ region: RegionChanges.Region) -> Int { pairs.reduce(0) { $0 + region.gross[$1] } }
        let order = all.sorted { one, other in
            (size(other), other.stations.count, one.stations.lowerBound)
                < (size(one), one.stations.count, other.stations.lowerBound)
        }
        let shown = order.prefix(DiffPageTables.mostRegions)
        let named = DiffPageTables.mostChanged(pairs, of: result.whole)
        let level = wording.level(diff.levels[depth - 1])
        let counts: [(label: DiffLabel, value: (RegionChanges.Region) -> Int)] =
            [
                (.moved, size),
                (.changed, \.changed), (.stations, \.before),
                (.removed, \.removed), (.added, \.added),
                (.fell, \.fallen),
            ]
        // Nothing is said of what no region has.
        let columns = counts.filter { column in all.contains { column.value($0) != 0 } }
        let texts =
            [wording.label(diff: .region)] + columns.map { wording.label(diff: $0.label) }
            + named.map { diff.measures[$0].name }
        let numeric = 1..<texts.count
        return Table(
            title: .heading(wording.largestChanges(by: level)),
            header: Cell.row(texts, numeric: numeric),
            rows: shown.map { region in
                Cell.row(
                    [diff.name(level: depth - 1, region: region.unit)]
                        + columns.map { wording.number($0.value(region)) }
                        + named.map { wording.signed(region.total[$0]) }, numeric: numeric)
            },
            notes: [wording.votesMoved(shown.count, of: all.count)]
                + left(pairs.filter { !named.contains($0) }))
    }

    /// The pairs with the largest gross change in the whole, in the order of the ballot.
    static func mostChanged(_ pairs: [Int], of whole: RegionChanges.Region) -> [Int] {
        let largest = pairs.sorted { (whole.gross[$1], $0) < (whole.gross[$0], $1) }.prefix(mostPairs)
        return pairs.filter(largest.contains)
    }

    /// Names the pairs that changed and have no column.
    private func left(_ pairs: [Int]) -> [String] {
        let changed = pairs.filter { result.whole.gross[$0] != 0 || result.whole.total[$0] != 0 }
        guard !changed.isEmpty else { return [] }
        return [wording.withoutColumn(changed.map { diff.measures[$0].name })]
    }
}
