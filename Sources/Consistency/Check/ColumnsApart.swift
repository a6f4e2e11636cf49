import Elections

/// Columns without a figure above 0 at any station of one region, where nearly all other stations have some and no recap could tell.
///
/// What no station counted is often right: a choice that stands in some regions alone, a column that a part of the country does not use,
/// regions of which nothing has arrived. So nothing is said unless nearly every region elsewhere has figures there, and the one has others.
struct ColumnsApart {
    private(set) var all: [Finding] = []

    /// Stations of the region at least, and how many votes or voters others of their number have at least.
    private static let (leastStations, leastExpected) = (5, 30)
    /// Parts of all stations that the region may be, and of the other stations that may lie in regions without a figure.
    private static let (mostOfAll, mostElsewhere) = (5, 50)
    /// Regions of one column at most.
    private static let mostRegions = 3

    init(_ stations: CheckedStations, input: CountCheck.Input) {
        guard input.recaps.isEmpty, let sums = stations.rollUp.levels.last else { return }
        let measures = stations.rollUp.measures
        for place in measures.indices {
            let others = measures.indices.filter { $0 != place }
            // Where nothing else was counted nothing is missed.
            let rows = (0..<sums.count).map { unit in
                others.contains { sums.sum($0, unit) > 0 } ? sums.stations(unit) : 0
            }
            let all = rows.reduce(0, +)
            let showing = Dictionary(
                uniqueKeysWithValues: rows.indices.filter { rows[$0] > 0 && sums.sum(place, $0) == 0 }
                    .map { ($0, rows[$0]) })
            let shown = showing.values.reduce(0, +)
            guard shown >= ColumnsApart.leastStations, shown * ColumnsApart.mostOfAll <= all else { continue }
            let blocks = RegionBlocks(stations.rollUp.tree, rows: rows)
            let found = blocks.blocks(showing) { block, rows in
                block.depth > 0 && rows >= ColumnsApart.leastStations
                    && block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) } == rows
            }
            let within = found.map { block in block.leaves.reduce(0) { $0 + rows[$1] } }
            let elsewhere = shown - within.reduce(0, +)
            guard (1...ColumnsApart.mostRegions).contains(found.count),
                elsewhere * ColumnsApart.mostElsewhere <= all - shown
            else { continue }
            let total = stations.rollUp.total.sum(place, 0)
            for (block, count) in zip(found, within)
            where total * count >= ColumnsApart.leastExpected * (all - shown) {
                let isSaid = ColumnsApart.isSaid(Set(block.leaves), stations)
                guard !isSaid else { continue }
                let missing = block.leaves.reduce(0) { $0 + sums.missing(place, $1) }
                let zeros = ColumnsApart.zerosNotRead(measures[place].name, stations)
                add(
                    FindingKind.ColumnApart(
                        column: measures[place].name, region: blocks.region(block), stations: count,
                        others: all - shown, isEmpty: missing >= count && zeros < count), stations, block,
                    input)
            }
        }
    }

    /// Cells of a column that are 0 where they cannot be, and are taken as not read.
    private static func zerosNotRead(_ column: String, _ stations: CheckedStations) -> Int {
        stations.scan.rules.columns.firstIndex(of: column).flatMap { stations.scan.unread[$0]?.stations } ?? 0
    }

    /// Findings on figures that were not read, but for those of which the region is told.
    ///
    /// - Parameter unread: One for each column.
    func without(_ unread: [Finding]) -> [Finding] {
        var told: [String: Int] = [:]
        for case .station(.columnApart(let apart)) in all.map(\.kind) {
            told[apart.column, default: 0] += apart.stations
        }
        return unread.filter { finding in
            guard case .form(.unread(let column, let forms, _, _)) = finding.kind else { return true }
            return told[column] != forms
        }
    }

    /// Whether the forms themselves say so: most of them break a rule, over the column or where its figures stand now.
    private static func isSaid(_ units: Set<Int>, _ stations: CheckedStations) -> Bool {
        let rows = units.reduce(0) { $0 + (stations.rollUp.levels.last?.stations($1) ?? 0) }
        return 2 * stations.scan.failed.count { units.contains(Int($0.unit)) } >= rows
    }

    private mutating func add(
        _ apart: FindingKind.ColumnApart, _ stations: CheckedStations, _ block: RegionBlocks.Block,
        _ input: CountCheck.Input
    ) {
        let runs = stations.scan.runs(of: Set(block.leaves.map { Int32($0) }))
        // Voters abroad and special stations have no register of their own, and a choice may have no vote: it is never more than a notice.
        all.append(
            Finding(
                .station(.columnApart(apart)), severity: .notice,
                contest: input.contest,
                region: apart.region.code.map { RegionCode($0, scheme: input.scheme) },
                place: SourcePlace(
                    file: stations.file, line: runs.map(\.row).min().map(stations.line), column: apart.column),
                found: String(apart.stations)))
    }
}
