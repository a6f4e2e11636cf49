import Elections
import Figures
import Reconciliation
import Wording

/// The map of squares of the provinces of Indonesia.
enum TileGridCharts: ChartAdapter {
    static func charts(_ source: ChartSource) -> ChartAnswer {
        let nations = source.election.contests.filter {
            $0.region?.assumedLevel == .nation && isKnown($0.region, in: $0)
        }
        var charts = nations.map { contest in
            chart(
                "tile-grid-\(source.names[contest.id])", place: source.place(contest), contest: contest,
                source.parts(of: contest), isEverywhere: true, source)
        }
        let regions = source.regions.filter { $0.contest.region == $0.code || source.result.isOfSample }
            .filter { $0.code.assumedLevel == .province && isKnown($0.code, in: $0.contest) }
        if charts.isEmpty, regions.count == 1 { return .nothing(.few(known: 1, needed: 2)) }
        if let first = regions.first, regions.count > 1 {
            charts.append(
                chart(
                    "tile-grid", place: source.place, contest: first.contest, regions, isEverywhere: false,
                    source))
        }
        return charts.isEmpty ? .nothing(.noProvinces) : .charts(charts)
    }

    /// Whether codes are those of the ministry: other lists have other numbers for the same provinces, and other countries other
    /// places.
    static func isKnown(_ code: RegionCode?, in contest: Contest) -> Bool {
        code.map { $0.scheme.isKemendagri || $0.scheme == .undeclared && contest.kind.isIndonesian } ?? false
    }

    private static func chart(
        _ name: String, place: String, contest: Contest, _ regions: [ChartRegion], isEverywhere: Bool,
        _ source: ChartSource
    ) -> ChartSet.Entry {
        let known = Dictionary(regions.map { ($0.code.text, $0) }, uniquingKeysWith: { first, _ in first })
        let wording = source.wording
        let scheme = regions.first?.code.scheme ?? .undeclared
        let counts = source.counts(in: regions)
        let codes = Set(TileGridChart.provinces(on: contest.electionDate ?? "9"))
            .union(known.keys).sorted()
        let chart = TileGridChart(
            source.head(
                name, counts, place: place, title: source.title(counts, place: place),
                subtitle: isEverywhere ? contest.title : "",
                footer: source.footer(counts)),
            subject: place,
            tiles: codes.map { code in
                let region = known[code]
                let state =
                    region.map { source.state($0) } ?? (isEverywhere ? .noCount : .noVote)
                return .init(
                    code: code,
                    name: region?.name ?? source.election.regionName(RegionCode(code, scheme: scheme)),
                    state: state,
                    reason: region.map { source.reason($0) }
                        ?? wording.label(plot: isEverywhere ? .noCount : .noVote))
            })
        return .init(name: name, chart: chart)
    }
}
