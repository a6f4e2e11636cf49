import Elections
import Wording

/// A small panel for each region: the difference of each count from the official figure with its range, on one scale.
///
/// Every region stands there once, also those without a count, with its reason. Differences are count minus official,
/// fractions of the valid votes.
public struct SmallMultiplesChart: Chart, Equatable, Codable {
    /// One region.
    public struct Region: Sendable, Equatable, Codable {
        public var name: String
        public var state: RegionState
        /// What is said of it in few words, or why there is nothing.
        public var reason: String
        /// The same where there is little room.
        public var brief: String
        public var counts: [CountedValue]

        public init(
            name: String, state: RegionState, reason: String, brief: String? = nil, counts: [CountedValue]
        ) {
            (self.name, self.state, self.reason, self.counts) = (name, state, reason, counts)
            self.brief = brief ?? reason
        }
    }

    public var head: ChartHead
    public var subject: String
    public var level: Double
    public var regions: [Region]
    /// Whether a region may stand there for several contests.
    public var panel: PanelSubject

    public init(
        _ head: ChartHead, subject: String, level: Double, regions: [Region], panel: PanelSubject = .region
    ) {
        (self.head, self.subject, self.level, self.regions) = (head, subject, level, regions)
        self.panel = panel
        self.head.subtitle =
            head.subtitle.isEmpty ? words.multiplesSubtitle(span: words.numbers.plain(span)) : head.subtitle
    }

    /// What every panel reaches to either side, whole points.
    var span: Double {
        let reaches = regions.flatMap(\.counts).map { count in
            [count.value.value, count.value.low, count.value.high].compactMap { $0 }
                .map { abs($0) }.max() ?? 0
        }
        return min(5, (100 * Reach.limit(reaches, least: 0.02) - 1e-9).rounded(.up))
    }

    public func describe() -> ChartDescription {
        typealias Mark = (region: Region, count: CountedValue?)
        let marks = regions.flatMap { region -> [Mark] in
            region.counts.isEmpty ? [(region, nil)] : region.counts.map { (region, $0) }
        }
        let facts = RegionState.allCases.compactMap { state -> String? in
            let count = regions.count { $0.state == state }
            return count == 0
                ? nil : words.panels(count, of: panel, saying: words.label(plot: state.label)) + "."
        }
        return ChartDescription(
            kind: words.multiplesChart(regions.count, of: panel, about: subject), facts: facts,
            data: ChartData(
                marks,
                [
                    .text("region", words.label(plot: .region)) { $0.region.name },
                    .text("count", words.label(plot: .count)) { $0.count?.name },
                    .points("difference_points", words.label(chart: .differenceInPoints)) {
                        $0.count?.value.value
                    },
                    .points("lower_points") { $0.count?.value.low },
                    .points("upper_points") { $0.count?.value.high },
                    .text(nil, words.range(.head, level: level), isNumeric: true) {
                        $0.count.flatMap { words.range($0.value) }
                    },
                    .text("state") { $0.region.state.rawValue },
                    .text("reason", words.label(plot: .remark)) { $0.region.reason },
                ]), body: picture)
    }

    private var picture: PlotPicture {
        let span = span
        return PlotPicture(
            arrangement: .grid(wide: 5, narrow: 2),
            panels: regions.map { region in
                .init(
                    heading: region.name,
                    detail: "\(region.state.sign) \(region.brief)", tone: .tone(region.state.tone),
                    weight: region.state.weight,
                    marks: marks(region, span: span),
                    height: region.counts.isEmpty
                        ? 2 : max(18, room(region, span) * Double(region.counts.count) + 6))
            },
            x: PlotAxis(low: -span, high: span, labels: .none), inset: 6,
            key: [
                (.rule(width: 1.5), .ink, words.officialReference(basis)),
                (.point(.disc, side: 7), .muted, words.label(plot: .inRange)),
                (.point(.ring, side: 7), .muted, words.label(plot: .outOfRange)),
                (.point(.openSquare, side: 6), .muted, words.label(chart: .noRange)),
                (.point(.rightPointer, side: 6), .muted, words.label(plot: .goesOn)),
            ], cardLead: ([head.subtitle] + without).joined(separator: ". ") + ".")
    }
}
