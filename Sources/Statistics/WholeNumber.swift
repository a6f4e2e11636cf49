extension Int {
    /// The whole number nearest to a number, by a rule; `nil` for what is not a number, infinite or beyond what
    /// an `Int` holds.
    ///
    /// Numbers of a file may be anything: no `Double` becomes an `Int` in any other way.
    /// - Parameters:
    ///   - value: Any number.
    ///   - rule: How it is rounded.
    @inline(__always)
    public init?(
        whole value: Double, _ rule: FloatingPointRoundingRule = .toNearestOrAwayFromZero
    ) {
        self.init(exactly: value.rounded(rule))
    }

    /// The same, with the nearest end of a range where the number lies outside; its lower end for what is not a
    /// number.
    ///
    /// - Parameters:
    ///   - value: Any number.
    ///   - range: Range of the result.
    ///   - rule: How it is rounded.
    @inline(__always)
    public init(
        _ value: Double, within range: ClosedRange<Int>,
        _ rule: FloatingPointRoundingRule = .towardZero
    ) {
        let whole = Int(whole: value, rule) ?? (value > 0 ? .max : .min)
        self = Swift.min(range.upperBound, Swift.max(range.lowerBound, whole))
    }
}
