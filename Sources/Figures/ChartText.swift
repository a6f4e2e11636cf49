import Elections
import Wording

/// Numbers and states as charts write them.
extension Wording {
    func state(_ state: TestState) -> String {
        switch state {
        case .inside: label(chart: .inside)
        case .outside: label(chart: .outside)
        case .notTestable: label(chart: .notTested)
        }
    }

    /// A share inside a chart: one decimal and no unit.
    func share(_ fraction: Double) -> String { share(fraction, decimals: 1) }

    /// The same with so many decimals, as ``shareDecimals(telling:)`` gives.
    func share(_ fraction: Double, decimals: Int) -> String { numbers.decimal(100 * fraction, decimals) }

    /// Decimals with which shares of one chart that differ look so: one, or as many more as tell 50.01 and 49.99 apart, up to four.
    func shareDecimals(telling shares: [Double]) -> Int {
        let all = Set(shares)
        return (1...4).first { decimals in
            Set(all.map { share($0, decimals: decimals) }).count == all.count
        } ?? 4
    }

    /// The official figure in a key: `official recap 32.9%`.
    func official(_ share: Double?, _ basis: ChartBasis) -> String {
        officialReference(basis) + (share.map { " \(self.share($0))%" } ?? "")
    }

    /// A range of points: `−1,53 s.d. 0,29`; `official` is what it holds or leaves out. Nothing without both ends.
    func range(_ value: TestedValue, beside official: Double? = 0) -> String? {
        range(value.low, value.high, beside: official)
    }

    func range(_ low: Double?, _ high: Double?, beside official: Double? = 0) -> String? {
        guard let low, let high else { return nil }
        let decimals = NumberText.decimals(of: low, high, beside: official ?? low)
        return range(
            from: numbers.decimal(100 * low, decimals), to: numbers.decimal(100 * high, decimals))
    }

    /// `−0,62 (−1,53 s.d. 0,29)`.
    func difference(_ value: TestedValue) -> String {
        guard let difference = value.value else { return "–" }
        let points = numbers.points(difference)
        return range(value).map { "\(points) (\($0))" } ?? points
    }

    /// `Diambil …. Olah: …, ….`, the last line of the sources.
    func made(_ footer: ChartFooter) -> String {
        made(
            with: ([footer.tool] + [footer.dataHash].compactMap(\.self)).joined(separator: ", "),
            captured: footer.captured)
    }
}
