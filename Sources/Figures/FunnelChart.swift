import Elections
import Foundation
import Wording

/// Many differences by the size of the sample, with the limits that chance alone gives (Spiegelhalter 2005): what lies
/// outside is far for its size, and no league table is made.
///
/// Differences are count minus official, fractions of the valid votes.
public struct FunnelChart: Chart, Equatable, Codable {
    /// One count.
    public struct Point: Sendable, Equatable, Codable {
        public var label: String
        public var stations: Int
        public var difference: Double
        /// Whose share it is the difference of.
        public var choice: String
        /// What its own margin says, which is not what the limits of the chart say.
        public var verdict: String

        public init(
            label: String, stations: Int, difference: Double, choice: String = "", verdict: String = ""
        ) {
            (self.label, self.stations, self.difference) = (label, stations, difference)
            (self.choice, self.verdict) = (choice, verdict)
        }
    }

    /// A limit: its level, and how many standard errors it lies from zero.
    public struct Limit: Sendable, Equatable, Codable {
        public var level: Double
        public var reach: Double

        public init(level: Double, reach: Double) { (self.level, self.reach) = (level, reach) }
    }

    /// Levels of the limits that funnel plots have, whatever the level of the tests. Source: Spiegelhalter 2005.
    public static let levels = [0.95, 0.998]
    /// Points that a funnel has at least.
    public static let fewest = 10

    public var head: ChartHead
    public var subject: String
    public var points: [Point]
    /// Standard deviation of a share between stations, a fraction.
    public var deviation: Double
    /// From the inner one to the outer one.
    public var limits: [Limit]
    /// How many times as wide limits are that allow for the spread of all differences; `nil` where chance explains it.
    public var inflation: Double?

    public init(
        _ head: ChartHead, subject: String, points: [Point], deviation: Double, limits: [Limit],
        inflation: Double?
    ) {
        (self.head, self.subject, self.points) = (head, subject, points)
        (self.deviation, self.limits, self.inflation) = (deviation, limits, inflation)
    }

    /// How many standard errors a point lies from zero.
    func z(_ point: Point) -> Double { point.difference / deviation * Double(point.stations).squareRoot() }

    /// Points outside the outer limit, farthest first.
    var far: [Point] {
        points.filter { abs(z($0)) > limits.last?.reach ?? .infinity }.ordered { -abs(z($0)) }
    }

    /// The name with the verdict: a place outside the limits is none.
    func said(_ point: Point) -> String {
        point.verdict.isEmpty ? point.label : "\(point.label) (\(point.verdict))"
    }

    public func describe() -> ChartDescription {
        let named = far.prefix(8).map { "\(said($0)) \(words.numbers.points($0.difference))" }
        let notes =
            (points.contains { !$0.verdict.isEmpty } ? [words.label(plot: .ownMargins)] : [])
            + [words.funnelNote(deviation: words.numbers.decimal(100 * deviation, 1))] + inflated
        // The title says it of the inner limit.
        let outside = limits.dropFirst().map { limit in
            words.funnelTitle(
                outside: points.count { abs(z($0)) > limit.reach }, of: points.count, level: limit.level)
                + "."
        }
        return ChartDescription(
            kind: words.funnelChart(points.count, about: subject),
            facts: outside + (named.isEmpty ? [] : [words.list(named, most: 8) + "."]) + notes,
            data: ChartData(
                points,
                [
                    .text("label", words.label(plot: .count)) { $0.label },
                    .count("n_tps", words.label(chart: .stations)) { $0.stations },
                    .text("choice", words.label(plot: .choice)) { $0.choice },
                    .points("difference_points", words.label(chart: .differenceInPoints)) { $0.difference },
                    .text("verdict", words.label(plot: .verdict)) { $0.verdict },
                    .share("z") { (100 * z($0)).rounded() / 1e4 },
                    .text(nil, "z", isNumeric: true) { words.numbers.plain((100 * z($0)).rounded() / 100) },
                ]), body: picture(notes))
    }

    /// Sizes on a scale on which each step doubles.
    private func picture(_ notes: [String]) -> PlotPicture {
        let (first, last) = ends
        let reach = reach
        let ticks = (0...24).map { Double($0) }.filter { first <= $0 && $0 <= last }
        var marks = [PlotMark(.rule(width: 2), .ink, y: 0, y2: 0)]
        for limit in limits {
            marks += curves(limit.reach, first, last, reach, dash: nil)
            if let inflation { marks += curves(limit.reach * inflation, first, last, reach, dash: "4 3") }
        }
        marks += names(reach, first, last)
        let (far, named) = (far, far.prefix(8))
        for point in points {
            marks += self.marks(point, reach, isFar: far.contains(point), isNamed: named.contains(point))
        }
        return PlotPicture(
            arrangement: .grid(wide: 1, narrow: 1),
            panels: [
                .init(
                    heading: "",
                    y: PlotAxis(
                        low: -reach, high: reach, labels: .numbers(unit: "", signed: true)), marks: marks,
                    height: FunnelChart.height)
            ],
            x: PlotAxis(
                low: first, high: last, title: words.label(plot: .sampleSize),
                labels: .given(ticks.map { ($0, words.number(1 << Int($0))) })),
            key: [
                (.rule(width: 2), .ink, words.officialReference(basis)),
                (.path([], width: 1.2), .muted, limits.map { words.limit($0.level) }.joined(separator: ", ")),
                (.point(.disc, side: 7), .pair(1), words.label(plot: .quickCount)),
            ] + keyOfFar, lead: notes.joined(separator: " "))
    }
}
