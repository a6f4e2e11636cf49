import Foundation

/// A closed interval of real numbers, usually a confidence interval.
public struct Interval: Sendable, Equatable, Codable {
    public var low: Double
    public var high: Double

    public init(low: Double, high: Double) {
        self.low = low
        self.high = high
    }

    /// Interval `center` ± `halfWidth`.
    public init(center: Double, halfWidth: Double) {
        self.init(low: center - halfWidth, high: center + halfWidth)
    }

    /// Half the width.
    public var halfWidth: Double { 0.5 * (high - low) }

    /// Whether `value` lies inside, ends included.
    public func contains(_ value: Double) -> Bool { low <= value && value <= high }

    /// The interval from its lower end to another upper one, if that is higher.
    ///
    /// - Parameter end: The other end.
    public func reaching(_ end: Double) -> Interval { Interval(low: low, high: max(high, end)) }

    /// The part inside [0, 1], for proportions.
    public var clippedToUnit: Interval {
        Interval(low: min(1, max(0, low)), high: min(1, max(0, high)))
    }
}

/// The logit scale of proportions.
enum Logit {
    /// 1 / (1 + e^(−x)).
    static func expit(_ x: Double) -> Double { 1 / (1 + Foundation.exp(-x)) }
    /// ln(p / (1 − p)).
    static func logit(_ p: Double) -> Double { Foundation.log(p) - Foundation.log1p(-p) }
}
