import Elections
import Wording

extension Chart {
    /// The words of its language.
    var words: any Wording { language.wording(vocabulary) }
}

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
    func share(_ fraction: Double) -> String { numbers.decimal(100 * fraction, 1) }

    /// A range of points: `−1,53 s.d. 0,29`; `value` is what it holds or leaves out.
    func range(_ low: Double, _ high: Double, beside value: Double = 0) -> String {
        let decimals = NumberText.decimals(of: low, high, beside: value)
        return range(
            from: numbers.decimal(100 * low, decimals), to: numbers.decimal(100 * high, decimals))
    }

    /// `Diambil …. Olah: …, ….`, the last line of the sources.
    func made(_ footer: ChartFooter) -> String {
        made(
            with: ([footer.tool] + [footer.dataHash].compactMap(\.self)).joined(separator: ", "),
            captured: footer.captured)
    }

    /// What ranges mean that include the reference, and that do not; of the states that are there.
    func key(
        _ basis: ChartBasis, level: Double, states: Set<TestState>, inside: KeyGlyph, outside: KeyGlyph
    ) -> [(KeyGlyph, String)] {
        (states.contains(.inside) ? [(inside, includes(basis, level: level))] : [])
            + (states.contains(.outside) ? [(outside, leavesOut(basis))] : [])
    }
}
