import Elections
import Wording

/// The official display as it came in, a panel for each choice: what it showed, what quick counts said, and the final
/// result.
///
/// Times are days since midnight of the first; shares are fractions of the valid votes.
public struct TimelineChart: Chart, Equatable, Codable {
    /// One choice.
    public struct Panel: Sendable, Equatable, Codable {
        public var ballotNumber: Int
        public var name: String
        public var captures: [DisplayCapture]
        public var ranges: [ClosedRange<Double>]
        public var official: Double?

        public init(
            ballotNumber: Int, name: String, captures: [DisplayCapture], ranges: [ClosedRange<Double>],
            official: Double?
        ) {
            (self.ballotNumber, self.name) = (ballotNumber, name)
            self.captures = captures.sorted { $0.time < $1.time }
            (self.ranges, self.official) = (ranges, official)
        }

        /// Captures that add up, in order of time.
        public var line: [DisplayCapture] { captures.filter { !$0.isGarbled } }
    }

    public var head: ChartHead
    public var contest: String
    public var level: Double
    public var panels: [Panel]
    /// Times when the site could not be reached, days.
    public var outages: [ClosedRange<Double>]
    /// Texts at whole days.
    public var days: [String]
    /// A choice whose panel would be the mirror image.
    public var complement: String?

    public init(
        _ head: ChartHead, contest: String, level: Double, panels: [Panel], outages: [ClosedRange<Double>],
        days: [String], complement: String? = nil
    ) {
        (self.head, self.contest, self.level, self.panels) = (head, contest, level, panels)
        (self.outages, self.days, self.complement) = (outages, days, complement)
    }

    public func describe() -> ChartDescription {
        let marks = panels.flatMap { panel in panel.captures.map { (panel: panel, capture: $0) } }
        let garbled = panels.first?.captures.count(where: \.isGarbled) ?? 0
        var facts = panels.compactMap { panel -> String? in
            guard let first = panel.line.first, let last = panel.line.last else { return nil }
            return words.timelineTitle(
                PanelPicture.heading(panel.ballotNumber, panel.name), first: words.share(first.share),
                last: words.share(last.share), final: panel.official.map(words.share)) + "."
        }
        facts +=
            [complement.map(words.complement), garbled > 0 ? words.garbled(garbled) : nil]
            .compactMap { $0 } + [words.label(plot: .partialNote)]
        return ChartDescription(
            kind: words.timelineChart(panels.first?.captures.count ?? 0, of: contest), facts: facts,
            data: ChartData(
                marks,
                [
                    .count("ballot_no") { $0.panel.ballotNumber },
                    .text("choice", words.label(plot: .choice)) {
                        PanelPicture.heading($0.panel.ballotNumber, $0.panel.name)
                    },
                    .text("captured", words.label(plot: .time)) { $0.capture.moment },
                    .share("share_pct", words.label(chart: .shareOfVotes)) { $0.capture.share },
                    .share("official_pct", "\(words.officialReference(basis).capitalizedFirst) (%)") {
                        $0.panel.official
                    },
                    .text("garbled", words.label(plot: .remark)) {
                        $0.capture.isGarbled ? words.label(plot: .garbled) : nil
                    },
                ]), body: picture)
    }

    private var picture: PlotPicture {
        let end = max(Double(days.count), (panels.flatMap(\.captures).map(\.time).max() ?? 1) + 0.4)
        return PlotPicture(
            arrangement: .grid(wide: panels.count > 1 ? 2 : 1, narrow: 1),
            panels: panels.map { panel in
                .init(
                    heading: PanelPicture.heading(panel.ballotNumber, panel.name), y: axis(panel),
                    marks: marks(panel, axis(panel), end: end), height: 190,
                    message: panel.captures.isEmpty ? words.label(plot: .noCapture) : "")
            },
            x: PlotAxis(
                low: 0, high: end, labels: .given(days.enumerated().map { (Double($0.offset), $0.element) })),
            inset: 6,
            key: [
                (.path([], width: 2, isStep: true), .ink, words.label(plot: .display)),
                (.area(opacity: 0.3), .muted, words.countRange(level: level)),
                (.point(.square, side: 9), .ink, words.officialReference(basis)),
                (.point(.cross, side: 8), .muted, words.label(plot: .garbled)),
                (.hatch, .muted, words.label(plot: .unreachable)),
            ],
            lead: ([words.label(plot: .partialNote)] + [complement.map(words.complement)].compactMap { $0 })
                .joined(separator: " "))
    }

    /// Two and a half points around the final share, and whatever else is shown.
    private func axis(_ panel: Panel) -> PlotAxis {
        let centre = panel.official ?? panel.line.last?.share ?? 0.5
        let values =
            panel.captures.map(\.share) + panel.ranges.flatMap { [$0.lowerBound, $0.upperBound] }
            + [centre - 0.025, centre + 0.025]
        return PlotAxis(
            low: max(0, 100 * (values.min() ?? 0) - 0.5), high: min(100, 100 * (values.max() ?? 1) + 0.5),
            labels: .numbers(unit: "%"), bounds: 0...100)
    }

    private func marks(_ panel: Panel, _ axis: PlotAxis, end: Double) -> [PlotMark] {
        func mark(_ shape: PlotMark.Shape, _ x: Double, _ share: Double, dy: Double = 0) -> PlotMark {
            PlotMark(shape, .ink, x: x, y: 100 * share, dy: dy)
        }
        // Ranges of many counts make each other darker, and the display must be seen through all of them.
        let opacity = max(0.06, 0.3 / Double(max(1, panel.ranges.count)))
        var marks = outages.map {
            PlotMark(
                .hatch, .muted, x: max(0, $0.lowerBound), x2: min(end, $0.upperBound),
                y2: axis.low + 0.06 * (axis.high - axis.low))
        }
        marks += panel.ranges.map {
            PlotMark(
                .area(opacity: opacity), .pair(panel.ballotNumber), x: 0, y: 100 * $0.lowerBound, x2: end,
                y2: 100 * $0.upperBound)
        }
        marks.append(
            PlotMark(.path(panel.line.map { ($0.time, 100 * $0.share) }, width: 2, isStep: true), .ink))
        marks += panel.line.map { mark(.point(.disc, side: 5), $0.time, $0.share) }
        marks += panel.captures.filter(\.isGarbled).map {
            PlotMark(.point(.cross, side: 8), .muted, x: $0.time, y: 100 * $0.share)
        }
        if let first = panel.line.first, panel.line.count > 1 {
            marks.append(mark(.text(words.share(first.share)), first.time, first.share, dy: -8))
        }
        if let last = panel.line.last, panel.official.map({ abs($0 - last.share) > 0.004 }) ?? true {
            marks.append(mark(.text(words.share(last.share)), last.time, last.share, dy: 16))
        }
        guard let official = panel.official else { return marks }
        let final = PlotMark.Shape.text(words.share(official) + "%", anchor: .end, bold: true)
        return marks + [
            mark(.point(.square, side: 9), end, official), mark(final, end, official, dy: -8),
        ]
    }
}
