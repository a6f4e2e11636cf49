import Elections
import Wording

/// The official lead of each contest beside the limit for a petition, or the share of its first choice beside the line of
/// its rule, with what a quick count said of it.
///
/// Leads, shares and limits are fractions of the valid votes.
public struct ThresholdStripChart: Chart, Equatable, Codable {
    public var head: ChartHead
    public var measure: Measure
    public var rows: [Row]

    public init(_ head: ChartHead, measure: Measure, rows: [Row]) {
        (self.head, self.measure, self.rows) = (head, measure, rows)
    }

    /// Rows as drawn: by the distance from the limit, smallest first; those without a limit last.
    var orderedRows: [Row] { rows.ordered { $0.official - ($0.limit ?? -1) } }

    /// Distance between the counts of a row, pixels.
    private func lane(_ row: Row) -> Double { min(8, 120 / Double(max(row.counts.count, 1))) }

    public func describe() -> ChartDescription {
        let rows = orderedRows
        return ChartDescription(
            kind: words.thresholdChart(rows.count, of: subject),
            facts: rows.prefix(5).map { "\($0.label): \(figures($0))." }
                + (subject == .leadBesideLimit ? [words.label(plot: .limitNote)] : []),
            data: ChartData(
                rows.flatMap { row in
                    (row.counts.isEmpty ? [nil] : row.counts.map(Optional.init)).map { (row: row, count: $0) }
                },
                [
                    .text("contest", words.label(plot: .region)) { $0.row.label },
                    .share("official_pct", official) { $0.row.official },
                    .count("lead_votes") { $0.row.votes },
                    .share("limit_pct", words.label(plot: limit)) { $0.row.limit },
                    .text("count", words.label(plot: .count)) { $0.count?.name },
                    .share("count_pct", words.label(plot: .estimate)) { $0.count?.value.value },
                    .share("lower_pct") { $0.count?.value.low }, .share("upper_pct") { $0.count?.value.high },
                ]), body: picture(rows))
    }

    private var subject: StripSubject {
        measure == .share ? .share : rows.contains { $0.limit != nil } ? .leadBesideLimit : .lead
    }
    private var official: String {
        measure == .lead ? words.label(plot: .lead) : words.shareTitle(head.shares)
    }
    private var limit: PlotLabel { measure == .lead ? .limit : .line }

    private func figures(_ row: Row) -> String {
        let decimal = { (value: Double, other: Double?) in
            let values = [value, other ?? value].map { 100 * $0 }
            return words.numbers.decimal(values[0], NumberText.decimals(telling: values))
        }
        let percent = decimal(row.official, row.limit)
        let limit = row.limit.map { words.numbers.plain(100 * $0) }
        guard measure == .lead else {
            return words.share(
                percent, line: limit ?? "–",
                lead: row.lead.map {
                    (decimal($0.official, $0.needed), words.numbers.plain(100 * $0.needed))
                })
        }
        return words.lead(votes: row.votes.map(words.number), percent: percent, limit: limit)
    }

    /// Shares around their line; leads near a limit where there is one, otherwise all of them.
    private var axis: PlotAxis {
        let counted = rows.flatMap(\.counts).map(\.value)
        guard measure == .lead else {
            return .shares(
                rows.flatMap { [$0.official, $0.limit ?? $0.official] }
                    + counted.flatMap { [$0.value, $0.low, $0.high].compactMap { $0 } }, title: official)
        }
        let isClose = rows.contains { $0.limit != nil && $0.official <= 0.1 }
        return .leads(
            rows.map(\.official), counted: counted, most: isClose ? 0.1 : nil, title: official)
    }

    private func picture(_ rows: [Row]) -> PlotPicture {
        let axis = axis
        let unknown = rows.first(where: \.lacksPopulation)
        let values = rows.flatMap { row in
            [row.official, row.limit].compactMap { $0 } + row.counts.compactMap(\.value.value)
        }
        let areOut = (
            values.contains { 100 * $0 < axis.low }, values.contains { 100 * $0 > axis.high }
        )
        return PlotPicture(
            arrangement: .rows,
            panels: rows.map { row in
                .init(
                    heading: row.label, detail: detail(row), verdict: figures(row), tone: .ink,
                    section: row == unknown ? words.label(plot: .noPopulation) : nil, marks: marks(row, axis),
                    height: max(26, 14 + lane(row) * Double(row.counts.count)))
            },
            x: axis, inset: 12, textWidth: 190,
            key: [
                (.point(.square, side: 9), .ink, words.officialReference(basis)),
                (.point(.disc, side: 8), .pair(1), words.label(plot: .quickCount)),
                (.point(.diamond, side: 10), .tone(.apart), words.label(plot: limit)),
            ]
                + (areOut.0 || areOut.1
                    ? [
                        (
                            .point(areOut.1 ? .rightPointer : .leftPointer, side: 9), .ink,
                            words.label(plot: .beyondAxis)
                        )
                    ] : []))
    }

    /// Who counted: by name where it is one.
    private func detail(_ row: Row) -> String {
        switch row.counts.count {
        case 0: ""
        case 1: row.counts[0].name
        default: words.numbered(quickCounts: row.counts.count)
        }
    }

    private func marks(_ row: Row, _ axis: PlotAxis) -> [PlotMark] {
        /// A point, or at the end of the axis an arrow that points to it.
        func point(_ shape: PlotMark.Glyph, _ value: Double, side: Double, _ paint: Paint, y: Double)
            -> PlotMark
        {
            let isOut =
                value < axis.low ? PlotMark.Glyph.leftPointer : value > axis.high ? .rightPointer : nil
            return PlotMark(
                .point(isOut ?? shape, side: side), paint, x: min(max(value, axis.low), axis.high), y: y)
        }
        var marks: [PlotMark] = []
        for (place, count) in row.counts.map(\.value).enumerated() {
            guard let value = count.value else { continue }
            // Counts stand below each other, around the middle of the row.
            let y = lane(row) * (Double(place) - Double(row.counts.count - 1) / 2)
            if let low = count.low, let high = count.high, 100 * high > axis.low, 100 * low < axis.high {
                let ends = (max(axis.low, 100 * low), min(axis.high, 100 * high))
                marks.append(PlotMark(.rule(width: 2), .pair(1), x: ends.0, y: y, x2: ends.1, y2: y))
            }
            marks.append(point(.disc, 100 * value, side: 8, .pair(1), y: y))
        }
        let limit = row.limit.map { point(.diamond, 100 * $0, side: 10, .tone(.apart), y: 0) }
        return marks + [limit].compactMap { $0 }
            + [point(.square, 100 * row.official, side: 9, .ink, y: 0)]
    }
}
