import Elections
import Wording

/// Turnout and the share of one choice in every station, counted in cells (Klimek, Yegorov, Hanel and Thurner 2012).
///
/// It describes; a pattern does not show its cause.
public struct FingerprintChart: Chart, Equatable, Codable {
    /// Stations of one cell.
    public struct Cell: Sendable, Equatable, Codable {
        /// Lower ends, percent.
        public var turnout: Int
        public var share: Int
        public var stations: Int

        public init(turnout: Int, share: Int, stations: Int) {
            (self.turnout, self.share, self.stations) = (turnout, share, stations)
        }
    }

    /// Stations that a picture has at least.
    public static let fewest = 50

    public var head: ChartHead
    public var subject: String
    public var choice: String
    /// Width of a cell, percent; divides 100.
    public var step: Int
    /// Cells with stations; those with more voters than the register have a turnout of 100.
    public var cells: [Cell]
    /// Stations without a register or valid votes.
    public var leftOut: Int

    public init(
        _ head: ChartHead, subject: String, choice: String, step: Int, cells: [Cell], leftOut: Int
    ) {
        (self.head, self.subject, self.choice) = (head, subject, choice)
        (self.step, self.cells, self.leftOut) = (step, cells, leftOut)
    }

    private var stations: Int { cells.reduce(0) { $0 + $1.stations } }
    private var above: Int { cells.filter { $0.turnout >= 100 }.reduce(0) { $0 + $1.stations } }

    public func describe() -> ChartDescription {
        ChartDescription(
            kind: words.fingerprintChart(stations, about: subject),
            facts: [
                above > 0 ? words.aboveRegister(stations: above) : nil,
                leftOut > 0 ? words.leftOut(stations: leftOut) : nil, words.label(plot: .fingerprintNote),
            ].compactMap { $0 },
            data: ChartData(
                cells,
                [
                    .count("turnout_pct", words.label(plot: .turnout)) { $0.turnout },
                    .count("share_pct", words.shareAxis(of: choice)) { $0.share },
                    .count("step_pct") { _ in step },
                    .count("stations", words.label(chart: .stations)) { $0.stations },
                ]), body: picture)
    }

    /// How many stations each step of the hue is, as far as cells have it.
    private func key(_ most: Int) -> [(shape: PlotMark.Shape, paint: Paint, text: String)] {
        let steps = Dictionary(grouping: cells.map(\.stations)) { heat($0, most: most) }
        return steps.sorted { $0.key < $1.key }.map { step, stations in
            let (least, largest) = (stations.min() ?? 0, stations.max() ?? 0)
            let isLast = largest == most
            let end = isLast ? words.stations(largest) : words.number(largest)
            return (.area(), .heat(step), least == largest ? end : "\(words.number(least))–\(end)")
        }
    }

    /// The part of an axis from 0 to 100 that holds some cells, in tens; all of it where they take more than half.
    private func reach(_ lows: [Int]) -> (low: Double, high: Double) {
        let inside = lows.filter { $0 < 100 }
        guard let least = inside.min(), let most = inside.max() else { return (0, 100) }
        let (low, high) = (least / 10 * 10, min(100, (most + step + 9) / 10 * 10))
        return high - low > 50 ? (0, 100) : (Double(low), Double(high))
    }

    private func labels(_ reach: (low: Double, high: Double)) -> PlotAxis.Labels {
        let tick = reach.high - reach.low > 50 ? 20.0 : reach.high - reach.low > 20 ? 10 : 5
        return .given(
            stride(from: reach.low, through: reach.high, by: tick).map {
                ($0, words.numbers.decimal($0, 0) + "%")
            })
    }

    /// Step of the hue: equal ratios are equal distances.
    private func heat(_ stations: Int, most: Int) -> Int {
        guard most > 1 else { return 3 }
        var (step, bound) = (1, Double(most).squareRoot().squareRoot())
        // Four bounds, the roots of the largest.
        let base = bound
        while step < Paint.heatSteps, Double(stations) > bound {
            bound *= base
            step += 1
        }
        return min(step, Paint.heatSteps)
    }

    private var picture: PlotPicture {
        let most = cells.map(\.stations).max() ?? 0
        let width = Double(step)
        let marks = cells.map { cell -> PlotMark in
            // Stations above the register stand right of the line.
            let left = cell.turnout >= 100 ? 102.0 : Double(cell.turnout)
            return PlotMark(
                .area(), .heat(heat(cell.stations, most: most)), x: left, y: Double(cell.share),
                x2: left + width, y2: Double(cell.share) + width)
        }
        let line = above > 0 ? [PlotMark(.rule(width: 1), .ink, x: 101, x2: 101)] : []
        let turnout = above > 0 ? (low: 0.0, high: 100.0) : reach(cells.map(\.turnout))
        let share = reach(cells.map(\.share))
        return PlotPicture(
            arrangement: .grid(wide: 1, narrow: 1),
            panels: [
                .init(
                    heading: words.shareAxis(of: choice),
                    y: PlotAxis(low: share.low, high: share.high, labels: labels(share)),
                    marks: marks + line, height: 420, isSquare: true)
            ],
            x: PlotAxis(
                low: turnout.low, high: above > 0 ? 102 + width : turnout.high,
                title: words.label(plot: .turnout), labels: labels(turnout)), inset: 0,
            key: key(most),
            lead: [
                words.label(plot: .fingerprintNote), above > 0 ? words.aboveRegister(stations: above) : "",
                leftOut > 0 ? words.leftOut(stations: leftOut) : "",
            ].filter { !$0.isEmpty }.joined(separator: " "))
    }
}
