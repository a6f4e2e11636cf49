import Elections

/// Findings on regions of a recap of which all rows below leave figures empty: nothing is compared there.
struct BlankBelow {
    private(set) var all: [Finding] = []
    private(set) var listed: [Listed] = []

    /// Regions that one finding says to have nothing below.
    struct Listed: FindingListed {
        /// Position of the finding.
        var position: Int
        var recap: Int
        /// Position of the recap below; `nil` for the stations.
        var source: Int?
        var units: [Int]
        /// Positions of the columns that are empty.
        var measures: [Int]
        var region: LevelRegion
    }

    /// Findings of one recap at most: more regions are told together.
    private static let mostRegions = 20
    /// Where more than this part of a recap's regions has nothing below, the count is taken to be under way.
    private static let fewOfAll = 5

    init(_ levels: LevelSums, input: CountCheck.Input) {
        struct Columns: Hashable {
            var recap: Int
            var source: Int?
            var measures: [Int]
            var order: [Int] { [recap, source ?? -1] + measures }
        }
        var groups: [Columns: [Int]] = [:]
        let units = Dictionary(grouping: levels.blank) { [$0.figure.recap, $0.source ?? -1, $0.figure.unit] }
        for (key, figures) in units.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let columns = Columns(
                recap: key[0], source: figures[0].source, measures: figures.map(\.figure.measure).sorted())
            groups[columns, default: []].append(key[2])
        }
        for key in groups.keys.sorted(by: { $0.order.lexicographicallyPrecedes($1.order) }) {
            let (units, recap, source) = (groups[key] ?? [], levels.recaps[key.recap], key.source)
            let isFew = units.count * BlankBelow.fewOfAll <= recap.sums.count && !input.mayLackRows
            let blocks = RegionBlocks(
                recap.tree, rows: (0..<recap.sums.count).map { recap.sums.stations($0) })
            var regions = blocks.regions(units, names: recap)
            if regions.count > BlankBelow.mostRegions { regions = [(LevelRegion(nil, nil), units)] }
            for (region, units) in regions {
                listed.append(
                    Listed(
                        position: all.count, recap: key.recap, source: source, units: units,
                        measures: key.measures, region: region))
                all.append(
                    Finding(
                        .level(
                            .figuresEmpty(
                                FindingKind.RegionGroup(
                                    region, regions: region.level == recap.levels.last ? nil : units.count),
                                columns: key.measures.map { recap.measures[$0].name }, in: recap.file,
                                from: input.source(source, levels))),
                        severity: isFew ? .warning : .notice, contest: input.contest,
                        region: region.code.map { RegionCode($0, scheme: input.scheme) },
                        place: levels.place(key.recap, units[0], recap.measures[key.measures[0]].name),
                        votesAtStake: isFew
                            ? VotesAtStake.uncounted(units, of: recap, from: source, blank: key.measures)
                            : nil, stake: .worstCase))
            }
        }
    }
}
