import Elections
import Wording

/// How far a quick count, or the mean of several, lies from the official share of each choice: two marks and the line
/// between them.
///
/// Shares are fractions of the valid votes.
public struct DumbbellChart: Chart, Equatable, Codable {
    /// One choice.
    public struct Row: Sendable, Equatable, Codable {
        public var choice: Choice
        public var name: String
        /// What the count says; `nil` where it does not name the choice.
        public var count: Double?
        /// `nil` as long as there is none.
        public var official: Double?

        public init(choice: Choice, name: String, count: Double?, official: Double?) {
            (self.choice, self.name) = (choice, name)
            (self.count, self.official) = (count?.ifFinite, official?.ifFinite)
        }

        var difference: Double? { official.flatMap { official in count.map { $0 - official } } }
    }

    public var head: ChartHead
    /// Office, region and year, as the text alternative names them.
    public var contest: String
    /// The count, or what it is the mean of.
    public var source: String
    public var rows: [Row]

    public init(_ head: ChartHead, contest: String, source: String, rows: [Row]) {
        (self.head, self.contest, self.source, self.rows) = (head, contest, source, rows)
    }

    /// Rows as drawn: by the official share, or by the count where there is none, largest first.
    var orderedRows: [Row] { rows.ordered { -($0.official ?? $0.count ?? -1) } }

    public func describe() -> ChartDescription {
        let rows = orderedRows
        let heads = words.dumbbellHeads(basis)
        let farthest = rows.filter { $0.difference != nil }.max {
            abs($0.difference ?? 0) < abs($1.difference ?? 0)
        }
        let isWaiting = rows.allSatisfy { $0.official == nil }
        return ChartDescription(
            kind: words.dumbbellChart(rows.count, source, basis, of: contest),
            facts: farthest.map {
                [
                    words.largest(
                        difference: words.numbers.points($0.difference ?? 0),
                        of: PanelPicture.heading($0.choice, $0.name))
                ]
            } ?? (isWaiting ? [words.label(chart: head.withoutRecap) + "."] : []),
            messages: isWaiting ? [words.label(chart: head.withoutRecap)] : [],
            data: ChartData(
                rows,
                [
                    .count("ballot_no") { $0.choice.number }, .text("choice") { $0.name },
                    .text(nil, heads[0]) { PanelPicture.heading($0.choice, $0.name) },
                    .text("count") { _ in source }, .share("count_pct", heads[1]) { $0.count },
                    .share("official_pct", heads[2]) { $0.official },
                    .points("difference_points", heads[3]) { $0.difference },
                ]), body: picture(rows))
    }

    private func picture(_ rows: [Row]) -> PlotPicture {
        let values = rows.flatMap { [$0.count, $0.official].compactMap { $0 } }
        // Small shares are read against nothing, not against the smallest of them.
        let floor = (values.min() ?? 0) < 0.1 ? [0.0] : []
        return PlotPicture(
            arrangement: .rows,
            panels: rows.map { row in
                .init(
                    heading: PanelPicture.heading(row.choice, row.name),
                    value: row.difference.map { words.numbers.points($0) }
                        ?? words.label(
                            plot: row.count == nil
                                ? .noCount : head.withoutRecap == .noRecap ? .waiting : .notCompared),
                    marks: marks(row), height: 36)
            },
            x: .shares(values + floor, title: words.shareTitle(head.shares)), inset: 46,
            key: [
                (.point(.ring, side: Self.ring), .muted, source),
                (.point(.square, side: Self.square), .ink, words.officialReference(basis)),
            ], valueHead: words.label(chart: .differenceInPoints))
    }

    /// The square has room within the ring: both are seen where a count is the official share itself.
    private static let (ring, square) = (14.0, 6.5)

    /// A share with the decimals of the differences, which the reader sees beside it.
    private func figure(_ share: Double) -> String { words.numbers.decimal(100 * share, 2) }

    /// The figure of each mark stands on its outer side.
    private func marks(_ row: Row) -> [PlotMark] {
        var marks: [PlotMark] = []
        let paint = Paint.pair(row.choice)
        if let count = row.count, let official = row.official {
            marks.append(PlotMark(.rule(width: 3), .grid, x: 100 * count, y: 0, x2: 100 * official, y2: 0))
        }
        let isLower = (row.count ?? 0) < (row.official ?? 1)
        func add(_ value: Double, _ glyph: PlotMark.Glyph, _ paint: Paint, isLeft: Bool) {
            marks.append(
                PlotMark(
                    .point(glyph, side: glyph == .ring ? Self.ring : Self.square), paint, x: 100 * value, y: 0
                ))
            marks.append(
                PlotMark(
                    .text(figure(value), anchor: isLeft ? .end : .start), .ink, x: 100 * value, y: 0,
                    dx: isLeft ? -10 : 10, dy: 4))
        }
        if let count = row.count { add(count, .ring, paint, isLeft: isLower) }
        if let official = row.official { add(official, .square, .ink, isLeft: !isLower) }
        return marks
    }
}
