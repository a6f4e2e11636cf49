/// A printed share beside the range and the margin that are printed with it.
public struct RangeAround: Sendable, Equatable {
    /// The share, percent.
    public let share: PrintedNumber
    /// Ends of its range, percent.
    public let low: PrintedNumber
    public let high: PrintedNumber
    /// A margin, points; `nil` where none is printed.
    public let margin: PrintedNumber?

    /// - Parameters:
    ///   - share: The share, percent.
    ///   - low: Low end of its range, percent.
    ///   - high: High end of its range, percent.
    ///   - margin: A margin, points; `nil` where none is printed.
    public init(_ share: PrintedNumber, _ low: PrintedNumber, _ high: PrintedNumber, _ margin: PrintedNumber?)
    {
        (self.share, self.low, self.high, self.margin) = (share, low, high, margin)
    }

    /// The middle of the range, percent.
    public var middle: PrintedNumber { halved { $1 + $0 } }

    /// Half of the range, points.
    public var half: PrintedNumber { halved { $1 - $0 } }

    /// Whether the share is the middle of the range, within rounding.
    ///
    /// Ranges of shares are drawn towards one half, by (½ − p) h²/(p (1 − p)) where they are h to both sides (Wilson's and the
    /// logit's): up to twice that is no contradiction.
    public var isMiddle: Bool {
        let (p, h) = (share.fraction, half.fraction)
        let drawn = p > 0 && p < 1 ? 100 * abs(0.5 - p) * h * h / (p * (1 - p)) : 0
        return abs(middle.value - share.value) <= share.roundingHalfWidth + rounding + 2 * drawn
    }

    /// Whether the margin is half of the range, within rounding; of no margin it is not asked.
    public var isHalf: Bool {
        margin.map { abs($0.value - half.value) <= $0.roundingHalfWidth + rounding } ?? true
    }

    /// What the rounding of both ends can make of their mean or half their distance, and of a number in memory.
    private var rounding: Double { (low.roundingHalfWidth + high.roundingHalfWidth) / 2 + 1e-9 }

    private func halved(_ sum: (Int, Int) -> Int) -> PrintedNumber {
        let decimals = max(low.decimals, high.decimals) + 1
        let units = sum(low.units(atDecimals: decimals), high.units(atDecimals: decimals)) / 2
        return units % 10 == 0
            ? PrintedNumber(units: units / 10, decimals: decimals - 1)
            : PrintedNumber(units: units, decimals: decimals)
    }
}
