import Elections
import Wording

/// Differences between quick count and recap with their ranges: pollsters of one contest, or regions of one
/// pollster.
///
/// Differences are quick count minus official, fractions of the valid votes. The chart orders its rows itself: largest
/// difference for its range first, those that cannot be tested last.
public struct ForestChart: Chart, Equatable, Codable {
    /// One difference.
    public struct Row: Sendable, Equatable, Codable {
        public var label: String
        /// A second line.
        public var detail: String
        /// Heading to stand under, such as an island, in charts of more than twenty rows.
        public var group: String?
        public var difference: TestedValue
        public var stations: Int?
        /// The verdict in words.
        public var verdict: String
        public var tone: ChartTone

        public init(
            label: String, detail: String = "", group: String? = nil, difference: TestedValue,
            stations: Int? = nil, verdict: String = "", tone: ChartTone = .open
        ) {
            (self.label, self.detail, self.group) = (label, detail, group)
            (self.difference, self.stations, self.verdict, self.tone) = (difference, stations, verdict, tone)
        }
    }

    public var head: ChartHead
    public var subject: String
    /// Level of the ranges, a fraction.
    public var level: Double
    /// Level of the outer ranges, a fraction.
    public var outerLevel: Double
    /// The pair whose differences these are; gives the colour.
    public var choice: Choice?
    /// Published margin that all rows share, a fraction; drawn as a band.
    public var commonMargin: Double?
    /// All counts that are tested, where the rows are counts.
    public var tested: Tested?
    public var rows: [Row]

    public init(
        _ head: ChartHead, subject: String, level: Double, outerLevel: Double, choice: Choice? = nil,
        commonMargin: Double? = nil, tested: Tested? = nil, rows: [Row]
    ) {
        (self.head, self.subject, self.rows) = (head, subject, rows)
        (self.level, self.outerLevel, self.choice) = (level, outerLevel, choice)
        (self.commonMargin, self.tested) = (commonMargin?.ifFinite, tested)
    }

    /// Rows as drawn; by group first (in the order the groups are given) where there are more than twenty.
    public var orderedRows: [Row] {
        let sorted = rows.ordered { $0.difference.rank }
        let groups = isGrouped ? rows.map(\.group).uniqued() : []
        return sorted.ordered { groups.firstIndex(of: $0.group) ?? 0 }
    }

    var isGrouped: Bool { rows.count > 20 && rows.contains { $0.group != nil } }

    public func describe() -> ChartDescription {
        let (words, rows) = (words, orderedRows)
        let heads = words.forestHeads(level: level, outerLevel: outerLevel)
        return ChartDescription(
            kind: words.forestChart(rows.count, basis, about: subject), facts: facts,
            messages: rows.isEmpty ? [words.label(chart: .noQuickCount)] : [],
            data: ChartData(
                rows,
                [
                    .text("label", heads[0]) { $0.label },
                    .text("detail", heads[1]) { $0.detail },
                    .text("group") { $0.group },
                    .count(nil, heads[2]) { $0.stations },
                    .points("difference_points", heads[3]) { $0.difference.value },
                    .text(nil, heads[4], isNumeric: true) { words.range($0.difference) },
                    .text(nil, heads[5], isNumeric: true) {
                        words.range($0.difference.outerLow, $0.difference.outerHigh)
                    },
                    .points("lower_points") { $0.difference.low },
                    .points("upper_points") { $0.difference.high },
                    .points("outer_lower_points") { $0.difference.outerLow },
                    .points("outer_upper_points") { $0.difference.outerHigh },
                    .share("level_pct") { _ in level },
                    .count("n_tps") { $0.stations },
                    .state("state", heads[6]) { $0.difference.state },
                    .text("verdict", heads[7]) { $0.verdict },
                ]), body: picture(rows))
    }

    private var facts: [String] {
        guard !rows.isEmpty else { return [words.label(chart: .noQuickCount) + "."] }
        let inside = tested?.inside ?? rows.count { $0.difference.state == .inside }
        let all = tested?.all ?? rows.count(where: \.difference.isTested)
        let points = rows.compactMap(\.difference.value).sorted().map { words.numbers.points($0) }
        let ends = points.first.map { words.differences(from: $0, to: points[points.count - 1]) }
        return [words.including(inside, of: all, basis, level: level), ends, chance].compactMap {
            $0
        }
    }

    /// What chance alone does, where the caller gave a number for it.
    private var chance: String? {
        tested.map { words.expectedOutside($0.expectedOutside, of: $0.all, level: level) }
    }

    /// All rows on one axis around zero, where the official value stands.
    private func picture(_ rows: [Row]) -> PanelPicture {
        let largest = rows.compactMap(\.stations).max() ?? 0
        let hasSizes = Set(rows.compactMap(\.stations)).count > 1
        return PanelPicture(
            rows: rows.map {
                .init(
                    label: $0.label, detail: $0.detail, isTested: $0.difference.isTested,
                    group: isGrouped ? $0.group ?? "" : nil, value: words.difference($0.difference),
                    verdict: $0.verdict, tone: .tone($0.tone))
            },
            panels: [
                .init(
                    paint: choice.map { .pair($0) } ?? .muted, reference: 0, band: commonMargin,
                    slots: rows.map { row in
                        .init(
                            mark: RangeMark(
                                row.difference, glyphs: (.square, .openSquare, .cross),
                                side: RangeMark.side(row.stations, of: largest)))
                    })
            ],
            reach: (least: 0.01, factor: 1.06, air: 0), axisTitle: words.differenceAxis(basis),
            format: "+.2~f", step: 28,
            data: .init(
                value: "difference_points", low: "lower_points", high: "upper_points",
                outerLow: "outer_lower_points", outerHigh: "outer_upper_points",
                area: hasSizes ? ("n_tps", words.label(chart: .stations)) : nil),
            key: [
                (.squareInside, words.includes(basis, level: level)),
                (.squareOutside, words.leavesOut(basis)),
                (.thinLine, words.range(.plain, level: outerLevel)), (.cross, words.label(chart: .notTested)),
                (.band, words.publishedMargin(words.share(commonMargin ?? 0))),
                (.none, words.label(chart: .areaIsStations)), (.pointer, words.label(plot: .beyondAxis)),
            ],
            lead: chance, left: tested.map { max(0, $0.all - rows.count) } ?? 0,
            heads: (
                words.label(chart: .lower), words.higherThan(basis), words.label(chart: .higher),
                words.label(chart: .differenceInPoints)
            ), isOfShares: false)
    }
}
