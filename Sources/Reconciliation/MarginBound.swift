import Elections
import Estimation
import Statistics

extension Comparison {
    /// How far chance was asked about a reading.
    public enum Grade: String, Sendable, Codable, CaseIterable {
        /// It has a margin and was tested.
        case tested
        /// It has none, and two numbers bound what a test would say.
        case bounded
        /// It is shown, with what is missing.
        case shown
    }

    /// What can be said of a count that prints no margin: the margin it would have needed, beside those that counts of its
    /// size have.
    public struct MarginBound: Sendable, Equatable, Codable {
        public enum Answer: String, Sendable, Codable, CaseIterable {
            /// Consistent whatever its margin.
            case consistent
            /// Not consistent whatever its margin.
            case inconsistent
            /// It depends on the margin.
            case depends
        }

        /// The smallest margin at which the official shares of all pairs lie inside the ranges that hold for all of them
        /// together: at a share of one half, a fraction.
        public var neededMargin: Double
        /// The pair that needs it.
        public var ballotNumber: Int
        /// Margins that counts of as many stations have, fractions.
        public var smallestMargin: Double
        public var largestMargin: Double
        /// Stations it is taken to have.
        public var stations: Int
        /// Whether it prints no number of stations, so that the usual one of the folder is taken.
        public var areStationsUsual: Bool
        /// Level of the margins and of the ranges, a fraction.
        public var level: Double

        public var answer: Answer {
            neededMargin <= smallestMargin
                ? .consistent : neededMargin > largestMargin ? .inconsistent : .depends
        }
    }

    /// How far chance was asked.
    public var grade: Grade { isTested ? .tested : bound == nil ? .shown : .bounded }
}

extension Comparison.MarginBound {
    /// - Parameters:
    ///   - comparison: A reading that lacks nothing but its margin.
    ///   - usualStations: Stations of a usual count of the folder.
    ///   - level: Level of the ranges, a fraction.
    /// - Returns: `nil` where something else is missing too, such as a pair, or where nothing says how many stations there can be.
    init?(_ comparison: Comparison, usualStations: Int?, level: Double) throws {
        guard comparison.reasons.filter(\.isObstacle) == [.marginMissing],
            !comparison.reasons.contains(.pairsMissing), let page = comparison.page,
            let stations = page.sampleStations ?? usualStations,
            case let tested = comparison.choices.filter({
                !$0.isRemainder && 0 < $0.estimate && $0.estimate < 1
            }),
            !tested.isEmpty
        else { return nil }
        // Correlations of the shares do not depend on the margin.
        let estimate = comparison.estimate
        let any = try ShareEstimate.published(
            choices: estimate.choices, sharesPct: estimate.shares.map { 100 * $0 },
            shareDecimals: page.shareDecimals, marginPct: 1, marginDecimals: 0, levelPct: 100 * level,
            stations: nil)
        guard let covariance = any.covariance else { return nil }
        let reach = try SimultaneousCriticalValue(
            level: level, covariance: covariance, degreesOfFreedom: nil
        ).value
        let z = Normal.upperQuantile((1 - level) / 2)
        let needed = tested.map { choice in
            let gap = max(0, abs(choice.difference) - estimate.roundingHalfWidth)
            let spread = (choice.estimate * (1 - choice.estimate)).squareRoot()
            return (choice, gap * z / (2 * reach * spread))
        }
        guard let (choice, margin) = needed.max(by: { $0.1 < $1.1 }),
            let range = StationSpread.published.margins(
                share: choice.estimate, stations: stations, level: level)
        else { return nil }
        self.init(
            neededMargin: margin, ballotNumber: choice.ballotNumber, smallestMargin: range.smallest,
            largestMargin: range.largest, stations: stations, areStationsUsual: page.sampleStations == nil,
            level: level)
    }

    /// Stations of a usual count: the median of those that readings print.
    static func usualStations(_ readings: [QuickCountReading]) -> Int? {
        let known = readings.filter { $0.sourceKind == .quickCount }.compactMap(\.sampleStations).map(
            Double.init)
        return Percentile.quantiles(known, [0.5]).map { Int($0[0].rounded()) }
    }
}
