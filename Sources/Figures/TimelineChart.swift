import Elections
import Wording

/// The official display as it came in, a panel for each choice: what it showed, what quick counts said, and the final
/// result.
///
/// Times are days since midnight of the first; shares are fractions of the valid votes.
public struct TimelineChart: Chart, Equatable, Codable {
    /// One choice.
    public struct Panel: Sendable, Equatable, Codable {
        public var choice: Choice
        public var name: String
        public var captures: [DisplayCapture]
        public var ranges: [ClosedRange<Double>]
        public var official: Double?

        public init(
            choice: Choice, name: String, captures: [DisplayCapture], ranges: [ClosedRange<Double>],
            official: Double?
        ) {
            (self.choice, self.name) = (choice, name)
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
    /// What its line is called, by whose count it is.
    public var display: PlotLabel
    /// Times when the site could not be reached, days; in words, with those that lie outside of the time that is drawn.
    public var outages: [ClosedRange<Double>]
    public var unreachable: String?
    /// Texts at whole days.
    public var days: [String]
    /// The day of the official result in words; empty where it is not known.
    public var decided: String
    /// A choice whose panel would be the mirror image.
    public var complement: String?

    public init(
        _ head: ChartHead, contest: String, level: Double, panels: [Panel], outages: [ClosedRange<Double>],
        unreachable: String? = nil, days: [String], decided: String = "", complement: String? = nil,
        display: PlotLabel = .display
    ) {
        (self.head, self.contest, self.level, self.panels, self.display) = (
            head, contest, level, panels, display
        )
        (self.outages, self.unreachable, self.complement) = (outages, unreachable, complement)
        (self.days, self.decided) = (days, decided)
    }

    /// A share with decimals that tell the official ones from each other.
    func share(_ fraction: Double) -> String {
        words.share(fraction, decimals: words.shareDecimals(telling: panels.compactMap(\.official)))
    }

    public func describe() -> ChartDescription {
        let marks = panels.flatMap { panel in panel.captures.map { (panel: panel, capture: $0) } }
        let garbled = count(\.isGarbled)
        // The title says it of the first.
        var facts = panels.dropFirst().map { panel -> String in
            let name = PanelPicture.heading(panel.choice, panel.name)
            let shown = panel.shown(name, words, share)
            let said =
                shown
                ?? words.timelineWithoutLine(
                    name, garbled: panel.captures.count, final: panel.official.map(share))
            return said + "."
        }
        facts +=
            [
                emptied, unreachable, complement.map(words.complement),
                garbled > 0 ? words.garbled(garbled) : nil,
                notToScale,
            ]
            .compactMap { $0 } + [words.label(plot: .partialNote)]
        return ChartDescription(
            kind: words.timelineChart(count { !$0.isGarbled }, of: contest), facts: facts,
            data: ChartData(
                marks,
                [
                    .count("ballot_no") { $0.panel.choice.number },
                    .text("choice", words.label(plot: .choice)) {
                        PanelPicture.heading($0.panel.choice, $0.panel.name)
                    },
                    .text("captured", words.label(plot: .time)) { $0.capture.moment },
                    .share("share_pct", words.shareTitle(head.shares)) { $0.capture.share },
                    .share("official_pct", "\(words.officialReference(basis).capitalizedFirst) (%)") {
                        $0.panel.official
                    },
                    .text("garbled", words.label(plot: .remark)) {
                        $0.capture.isGarbled ? words.label(plot: .garbled) : nil
                    },
                ]), body: picture)
    }

    /// Captures of a kind in any panel: one that shows only some of the choices is one all the same.
    private func count(_ isCounted: (DisplayCapture) -> Bool) -> Int {
        let times = panels.map { panel in
            Dictionary(grouping: panel.captures.filter(isCounted), by: \.time).mapValues(\.count)
        }
        return times.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }.values.reduce(0, +)
    }

    private var picture: PlotPicture {
        let scale = scale
        return PlotPicture(
            arrangement: .grid(wide: panels.count > 1 ? 2 : 1, narrow: 1),
            panels: panels.map { panel in
                .init(
                    heading: PanelPicture.heading(panel.choice, panel.name), y: axis(panel),
                    marks: marks(panel, axis(panel), scale), height: 190,
                    message: panel.captures.isEmpty ? words.label(plot: .noCapture) : "")
            },
            x: PlotAxis(low: scale.low, high: scale.end, title: scale.title, labels: .given(scale.labels)),
            inset: 6,
            key: [
                (.path([], width: 2, isStep: true), .ink, words.label(plot: display))
            ] + keyOfRanges + [
                (.point(.square, side: 9), .ink, words.officialReference(basis)),
                (.point(.cross, side: 8), .muted, words.label(plot: .garbled)),
                (.hatch, .muted, words.label(plot: .unreachable)),
            ] + keyOfBreak,
            lead: ([words.label(plot: .partialNote)]
                + [emptied, unreachable, notToScale, complement.map(words.complement)].compactMap { $0 })
                .joined(
                    separator: " "))
    }

    /// Two and a half points around the final share, and whatever else is shown, with room for figures.
    private func axis(_ panel: Panel) -> PlotAxis {
        let centre = panel.official ?? panel.line.last?.share ?? 0.5
        let values =
            panel.captures.map(\.share) + panel.ranges.flatMap { [$0.lowerBound, $0.upperBound] }
            + [centre - 0.025, centre + 0.025]
        let (low, high) = (100 * (values.min() ?? 0), 100 * (values.max() ?? 1))
        let air = max(0.5, 0.14 * (high - low))
        return PlotAxis(
            low: max(0, low - air), high: min(100, high + air),
            labels: .numbers(unit: "%"), bounds: 0...100)
    }
}
