/// What an official page showed of a choice at a moment, while votes came in.
public struct DisplayCapture: Sendable, Equatable, Codable {
    /// Days since midnight of the first day of a chart.
    public var time: Double
    /// Days in which it may lie, as exactly as its time is known: a whole one of what is known by the day.
    public var span: Range<Double>
    /// The moment as people write it.
    public var moment: String
    /// A fraction of the valid votes that it showed.
    public var share: Double
    /// Whether the page does not add up, and is left out of the line.
    public var isGarbled: Bool
    /// Whether it showed no vote of anybody, after captures that did.
    public var isEmptied: Bool

    /// - Parameters:
    ///   - time: Days since midnight of the first day.
    ///   - span: Days in which it may lie; the moment alone where it is `nil`.
    ///   - moment: The moment as people write it.
    ///   - share: A fraction.
    ///   - isGarbled: Whether the page does not add up.
    ///   - isEmptied: Whether it showed no vote of anybody, after captures that did.
    public init(
        time: Double, span: Range<Double>? = nil, moment: String, share: Double, isGarbled: Bool,
        isEmptied: Bool = false
    ) {
        (self.time, self.moment, self.share, self.isGarbled) = (time, moment, share, isGarbled)
        self.span = span ?? time..<time.nextUp
        self.isEmptied = isEmptied
    }

    /// Whether it is known to have come before another one.
    func precedes(_ other: Self) -> Bool { span.upperBound <= other.span.lowerBound }
}
