import Elections
import Wording

/// Twenty dots for each count of a contest, each one of twenty equally likely shares of one choice, beside the official
/// share (Kay, Kola, Hullman and Munson 2016). Shares are fractions of the valid votes; the caller computes the dots.
public struct QuantileDotsChart: Chart, Equatable, Codable {
    /// One count.
    public struct Row: Sendable, Equatable, Codable {
        public var label: String
        public var stations: Int?
        /// Part of the sample that had reported, a fraction.
        public var dataIn: Double?
        public var share: Double
        /// Equally likely shares, fractions; empty for a count without a range.
        public var dots: [Double]
        /// The verdict in words, in the chart's language.
        public var verdict: String
        public var tone: ChartTone

        public init(
            label: String, stations: Int? = nil, dataIn: Double? = nil, share: Double, dots: [Double],
            verdict: String = "", tone: ChartTone = .open
        ) {
            (self.label, self.stations, self.dataIn) = (label, stations, dataIn?.ifFinite)
            (self.share, self.dots) = (share, dots.filter(\.isFinite).sorted())
            (self.verdict, self.tone) = (verdict, tone)
        }
    }

    public var head: ChartHead
    /// Office, region and year, as the text alternative names them.
    public var contest: String
    /// The choice whose shares these are.
    public var choice: Choice
    /// What it is called.
    public var name: String
    /// The official share, a fraction; `nil` as long as there is none.
    public var official: Double?
    public var rows: [Row]

    public init(
        _ head: ChartHead, contest: String, choice: Choice, name: String, official: Double?, rows: [Row]
    ) {
        (self.head, self.contest, self.choice) = (head, contest, choice)
        (self.name, self.official, self.rows) = (name, official?.ifFinite, rows)
    }

    /// Rows as drawn: those with dots by distance from the official share, nearest first, then the others.
    var orderedRows: [Row] {
        rows.ordered { row in
            (row.dots.isEmpty ? 1e3 : 0) + (official.map { abs(row.share - $0) } ?? 0)
        }
    }

    /// Dots on either side of the official share.
    private func sides(_ row: Row) -> (below: Int, above: Int)? {
        guard let official, !row.dots.isEmpty else { return nil }
        let below = row.dots.count { $0 < official }
        return (below, row.dots.count - below)
    }

    public func describe() -> ChartDescription {
        typealias Mark = (row: Row, number: Int?, dot: Double?)
        let rows = orderedRows
        let marks = rows.flatMap { row -> [Mark] in
            row.dots.isEmpty
                ? [(row, nil, nil)] : row.dots.enumerated().map { (row, $0 + 1, $1) }
        }
        let columns: [DataColumn<Mark>] = [
            .text("count") { $0.row.label }, .count("ballot_no") { _ in choice.number },
            .text("choice") { _ in name }, .share("share_pct") { $0.row.share },
            .count("dot") { $0.number }, .share("dot_pct") { $0.dot },
            .share("official_pct") { _ in official }, .count("n_tps") { $0.row.stations },
            .text("verdict") { $0.row.verdict },
        ]
        let facts = rows.compactMap { row in
            sides(row).map { words.dots(of: row.label, below: $0.below, above: $0.above, basis) }
        }
        return ChartDescription(
            kind: words.quantileChart(rows.count, basis, choice: name, of: contest),
            facts: [words.label(plot: .eachDot)] + facts
                + (official == nil ? [words.label(chart: head.withoutRecap) + "."] : []),
            messages: official == nil ? [words.label(chart: head.withoutRecap)] : [],
            data: ChartData(marks, columns), body: picture(rows))
    }

    private func picture(_ rows: [Row]) -> PlotPicture {
        let centre = official ?? rows.map(\.share).reduce(0, +) / Double(max(1, rows.count))
        let reaches = rows.map { row in ([row.share] + row.dots).map { abs($0 - centre) }.max() ?? 0 }
        let kept = zip(rows, reaches).filter { sides($0.0).map { $0.below > 0 && $0.above > 0 } == true }.map(
            \.1)
        let reach = Reach.limit(reaches, least: 0.01, kept: kept)
        let official: [PlotMark] =
            self.official.map { [PlotMark(.rule(width: 2), .ink, x: 100 * $0, x2: 100 * $0)] } ?? []
        let panels = rows.map { row -> PlotPicture.Panel in
            let sides = sides(row)
            return .init(
                heading: row.label,
                detail: [
                    words.rests(on: row.stations, dataIn: row.dataIn),
                    sides.map { words.dots(below: $0.below, above: $0.above) } ?? "",
                ].filter { !$0.isEmpty }.joined(separator: ", "),
                value: words.share(row.share) + "%", verdict: row.verdict, tone: .tone(row.tone),
                marks: official + marks(row, centre: centre, reach: reach))
        }
        let shown = rows.flatMap { [$0.share] + $0.dots }.filter { abs($0 - centre) <= reach * 1.0001 }
        // Dots stack where they have no more room than half of the axis.
        let spread = 1.8 * (rows.flatMap(\.dots).map { min(abs($0 - centre), reach) }.max() ?? 0)
        let ends = [max(0, centre - spread), min(1, centre + spread)]
        return PlotPicture(
            arrangement: .rows, panels: panels,
            x: .shares(shown + ends, title: words.shareTitle(head.shares)),
            inset: 12,
            key: [
                (.rule(width: 2), .ink, words.official(self.official, basis)),
                (.dots([], divide: 0), .pair(choice), words.label(plot: .oneDot)),
                (.point(.openSquare, side: 8), .pair(choice), words.label(chart: .noRange)),
            ], lead: words.label(plot: .eachDot), cardLead: name + ".",
            valueHead: words.label(plot: .quickCount), table: table(rows))
    }

    private func marks(_ row: Row, centre: Double, reach: Double) -> [PlotMark] {
        let far = abs(row.share - centre) > reach
        guard far || row.dots.contains(where: { abs($0 - centre) > reach * 1.0001 }) else {
            let dots = row.dots.map { 100 * $0 }
            return row.dots.isEmpty
                ? [PlotMark(.point(.openSquare, side: 8), .pair(choice), x: 100 * row.share, y: 0)]
                : [PlotMark(.dots(dots, divide: 100 * (official ?? row.share)), .pair(choice))]
        }
        let isHigh = row.share > centre
        let end = isHigh ? min(1, centre + reach) : max(0, centre - reach)
        return PlotMark.pointer(
            to: 100 * end, isHigh: isHigh, words.beyond(words.share(row.share) + "%"), .pair(choice))
    }

    private func table(_ rows: [Row]) -> (header: [String], rows: [[String]], isNumeric: [Bool]) {
        (
            words.quantileHeads(basis),
            rows.map { row in
                [
                    row.label, words.rests(on: row.stations, dataIn: row.dataIn),
                    words.numbers.decimal(100 * row.share, 2), sides(row).map { "\($0.below)" } ?? "–",
                    sides(row).map { "\($0.above)" } ?? "–",
                    official.map { words.numbers.decimal(100 * $0, 2) } ?? "–", row.verdict,
                ]
            }, [false, false, true, true, true, true, false]
        )
    }
}
