import Elections
import Ground

/// Figures of one page that contradict each other, or the place that it is of.
struct PageSlips {
    private let reading: QuickCountReading
    private let recap: Recap?

    /// - Parameters:
    ///   - reading: A page.
    ///   - recap: The official figures of its place.
    init(_ reading: QuickCountReading, beside recap: Recap?) {
        self.reading = reading
        self.recap = recap
    }

    var findings: [Finding] {
        reading.shares.compactMap { range($0) ?? around($0) } + [sample].compactMap { $0 }
    }

    /// A range of which one end is the share and its margin and the other is not. Where neither is, the margin is another one.
    private func range(_ share: QuickCountReading.Share) -> Finding? {
        guard let range = share.range, !range.givesShare,
            let margin = share.marginPercent ?? reading.marginPercent
        else { return nil }
        let decimals = [share.percent, margin, range.low, range.high].map(\.decimals).max() ?? 0
        let units = { (number: PrintedNumber) in number.units(atDecimals: decimals) }
        let (low, high) = (units(share.percent) - units(margin), units(share.percent) + units(margin))
        let slack = [share.percent, margin, range.low].map {
            PrintedNumber(units: 1, decimals: $0.decimals).units(atDecimals: decimals)
        }.reduce(0, +)
        let fits = (low: abs(units(range.low) - low) <= slack, high: abs(units(range.high) - high) <= slack)
        guard fits.low != fits.high else { return nil }
        // A range cannot go below 0 or above 100, where the margin would.
        if !fits.low && low <= 0 || !fits.high && high >= units(PrintedNumber(units: 100, decimals: 0)) {
            return nil
        }
        let printed = fits.low ? range.high : range.low
        let byMargin = PrintedNumber(units: fits.low ? high : low, decimals: decimals)
        return finding(
            .rangeBesideMargin(
                pair: share.choice, isLow: !fits.low, printed: printed, byMargin: byMargin),
            expected: byMargin.description, found: printed.description)
    }

    /// A share that is not the middle of its range, or a margin of its own that is not half of it. A range that is cut at 0 or 100
    /// says nothing, nor does one margin for all shares beside a range that is around its share: it is that of the largest.
    private func around(_ share: QuickCountReading.Share) -> Finding? {
        guard let range = share.range, !range.givesShare, range.low.units > 0, range.high.value < 100 else {
            return nil
        }
        let margin = share.marginPercent ?? reading.marginPercent
        let around = RangeAround(share.percent, range.low, range.high, margin)
        guard !around.isMiddle || share.marginPercent != nil && !around.isHalf else { return nil }
        var found = finding(
            .rangeNotAround(
                pair: share.choice, share: share.percent, low: range.low, high: range.high,
                margin: margin),
            expected: around.middle.description, found: share.percent.description)
        found.severity = .notice
        return found
    }

    /// More polling stations in the sample than there are.
    private var sample: Finding? {
        guard let sample = reading.sampleStations, let stations = recap?.pollingStations, stations > 0,
            sample > stations
        else { return nil }
        return finding(
            .sampleBeyondStations(sample: sample, stations: stations), expected: "≤ \(stations)",
            found: "\(sample)")
    }

    private func finding(_ kind: FindingKind.Reading, expected: String, found: String) -> Finding {
        Finding(
            .reading(kind), severity: .warning, contest: reading.contest, region: reading.region,
            source: reading.pollster, place: reading.place, expected: expected, found: found)
    }
}
