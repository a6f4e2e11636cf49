/// The difference of two shares of one multinomial sample.
///
/// Its margin is neither that of a share nor twice that. Sources: Scott & Seber (1983) Am. Stat. 37:319;
/// Franklin (2007).
public struct ShareDifference: Sendable, Equatable {
    public var first: Double
    public var second: Double
    /// Number of independent observations, effective ones for a survey.
    public var size: Double
    /// Confidence level, a fraction.
    public var level: Double

    /// - Throws: ``StatisticsError/outsideRange(argument:value:range:)`` for shares outside (0, 1), a size
    ///   that is not positive or a level outside (0, 1).
    public init(first: Double, second: Double, size: Double, level: Double) throws(StatisticsError) {
        for (name, value) in [("first", first), ("second", second), ("level", level)]
        where !(value > 0 && value < 1) {
            throw .outsideRange(argument: name, value: value, range: .between(0, 1))
        }
        guard size > 0 else { throw .outsideRange(argument: "size", value: size, range: .above(0)) }
        self.first = first
        self.second = second
        self.size = size
        self.level = level
    }

    private var z: Double { Normal.upperQuantile((1 - level) / 2) }

    public var difference: Double { first - second }
    /// √((p₁ + p₂ − (p₁ − p₂)²)/n).
    public var standardError: Double {
        ((first + second - difference * difference) / size).squareRoot()
    }
    public var margin: Double { z * standardError }
    /// Margin of the first share alone.
    public var shareMargin: Double { z * (first * (1 - first) / size).squareRoot() }
    public var interval: Interval { Interval(center: difference, halfWidth: margin) }
    /// The standard error that follows from treating the shares as independent: wrong, for comparison.
    public var independentError: Double {
        ((first * (1 - first) + second * (1 - second)) / size).squareRoot()
    }
    public var excludesZero: Bool { abs(difference) > margin }
    /// The newsroom rule "lead below twice the margin": too strict, for comparison.
    public var isTieByDoubleMargin: Bool { difference < 2 * shareMargin }
}
