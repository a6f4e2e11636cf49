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
        reading.shares.compactMap(range) + [sample].compactMap { $0 }
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
                pair: share.ballotNumber, isLow: !fits.low, printed: printed, byMargin: byMargin),
            expected: byMargin.description, found: printed.description)
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
