import Elections
import Wording

/// Pollsters against the official result of one contest: a panel for each pair, a row for each pollster.
///
/// Shares are fractions. The chart orders its rows itself: tested ones by their largest difference, smallest first.
public struct IntervalDotsChart: Chart, Equatable, Codable {
    /// One pair of candidates.
    public struct Panel: Sendable, Equatable, Codable {
        public var choice: Choice
        public var name: String
        public var official: Double?

        public init(choice: Choice, name: String, official: Double? = nil) {
            (self.choice, self.name, self.official) = (choice, name, official)
        }

        var heading: String { PanelPicture.heading(choice, name) }
    }

    /// One quick count.
    public struct Row: Sendable, Equatable, Codable {
        public var label: String
        public var stations: Int?
        /// Part of the sample that had reported, a fraction.
        public var dataIn: Double?
        /// What it says of the pairs that it names, by choice.
        public var shares: [Choice: TestedValue]
        /// The verdict in words.
        public var verdict: String
        public var tone: ChartTone

        public init(
            label: String, stations: Int? = nil, dataIn: Double? = nil, shares: [Choice: TestedValue],
            verdict: String = "", tone: ChartTone = .open
        ) {
            (self.label, self.stations, self.verdict, self.tone) = (label, stations, verdict, tone)
            (self.dataIn, self.shares) = (dataIn?.ifFinite, shares)
        }

        /// Whether any pair of this count was tested.
        var isTested: Bool { shares.values.contains(where: \.isTested) }
    }

    public var head: ChartHead
    public var contest: String
    /// Level of all ranges, a fraction.
    public var level: Double
    public var panels: [Panel]
    public var rows: [Row]
    public var line: RuleLine?

    public init(
        _ head: ChartHead, contest: String, level: Double, panels: [Panel], rows: [Row],
        line: RuleLine? = nil
    ) {
        (self.head, self.contest, self.level, self.line) = (head, contest, level, line)
        (self.panels, self.rows) = (panels.sorted { $0.choice < $1.choice }, rows)
    }

    /// Rows as drawn; those with equal differences, and those that cannot be tested, in the order given.
    var orderedRows: [Row] {
        rows.ordered { row in
            let differences = panels.compactMap { row.shares[$0.choice]?.difference(from: $0.official) }
            return row.isTested ? differences.map { abs($0) }.max() ?? 0 : .infinity
        }
    }

    public func describe() -> ChartDescription {
        typealias Mark = (row: Row, panel: Panel, share: TestedValue)
        let (words, rows) = (words, orderedRows)
        let marks = rows.flatMap { row in
            panels.compactMap { panel in row.shares[panel.choice].map { Mark(row, panel, $0) } }
        }
        let heads = words.dotsHeads(basis, level: level)
        let official =
            "\(words.officialReference(basis).capitalizedFirst): \(officialFigures.joined(separator: " · "))"
        let columns: [DataColumn<Mark>] = [
            .text("pollster", heads[0]) { $0.row.label },
            .text(nil, heads[1]) { words.rests(on: $0.row.stations, dataIn: $0.row.dataIn) },
            .count("ballot_no") { $0.panel.choice.number },
            .text("candidate") { $0.panel.name },
            .text(nil, heads[2]) { $0.panel.heading },
            .share("share_pct", heads[3]) { $0.share.value },
            .share("lower_pct") { $0.share.low },
            .share("upper_pct") { $0.share.high },
            .text(nil, heads[4], isNumeric: true) { words.range($0.share, beside: $0.panel.official) },
            .share("level_pct") { _ in level },
            .count("n_tps") { $0.row.stations },
            .share("in_pct") { $0.row.dataIn },
            .share("official_pct", heads[5]) { $0.panel.official },
            .points(nil, heads[6]) { $0.share.difference(from: $0.panel.official) },
            .state("state", heads[7]) { $0.share.state },
        ]
        return ChartDescription(
            kind: words.dotsChart(rows.count, basis, of: contest),
            facts: [lacking.first.map { $0 + "." } ?? fact],
            messages: lacking + (rows.isEmpty && hasRecap ? [official] : []),
            data: ChartData(marks, columns), body: picture(rows))
    }

    var hasRecap: Bool { panels.contains { $0.official != nil } }

    private var fact: String {
        let tested = rows.filter(\.isTested)
        if tested.isEmpty { return words.noneTestable(basis, figures: officialFigures) }
        let inside = tested.count { $0.shares.values.allSatisfy { $0.state != .outside } }
        return words.including(inside, of: tested.count, basis, figures: officialFigures)
    }

    /// A panel for each pair with its own axis around the official share.
    private func picture(_ rows: [Row]) -> PanelPicture {
        let decimals = decimals
        let inside = hasRecap ? words.includes(basis, level: level) : words.range(.with, level: level)
        return PanelPicture(
            rows: rows.map {
                .init(
                    label: $0.label, detail: words.rests(on: $0.stations, dataIn: $0.dataIn),
                    isTested: $0.isTested, verdict: $0.verdict, tone: .tone($0.tone))
            },
            panels: panels.map { panel in
                .init(
                    heading: panel.heading, isHidden: isHidden(panel),
                    key: ("ballot_no", panel.choice.number),
                    paint: .pair(panel.choice), reference: panel.official,
                    label: panel.official.map { words.share($0, decimals: decimals) + "%" },
                    line: line?.share,
                    slots: rows.map { $0.shares[panel.choice].map { .init(mark: mark($0, decimals)) } })
            },
            reach: (least: 0.015, factor: 1.04, air: 0.005), axisTitle: words.shareTitle(head.shares),
            format: ".1~f", step: 36, data: .init(value: "share_pct", low: "lower_pct", high: "upper_pct"),
            key: [
                (.recap, words.officialReference(basis)),
                (.dotInside, inside),
                (.dotOutside, words.leavesOut(basis)),
                (.hollowSquare, words.label(chart: hasRecap ? .notTested : .noRange)),
                (.dashed, words.label(chart: .greyDashed)),
                (.ruleLine, words.ruleLine(line?.share ?? 0, lead: line?.lead)),
                (.pointer, words.label(plot: .beyondAxis)),
            ], lead: mirrored.map { words.complement($0.heading) })
    }

    /// A disc or ring with a range, an open square without a test; nothing without a share.
    private func mark(_ share: TestedValue, _ decimals: Int) -> RangeMark? {
        let isDot = !hasRecap && share.low != nil && share.high != nil
        return RangeMark(
            share, glyphs: (.disc, .ring, isDot ? .disc : .openSquare),
            label: share.value.map { words.share($0, decimals: decimals) })
    }
}
