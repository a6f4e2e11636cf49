import Elections
import Statistics

/// Numbers in the sentences of findings, as each language writes them.
enum ShortNumber {
    /// A number of at least 0 with as many decimals as its size bears: none from 10, one from 1, three below.
    ///
    /// - Parameter value: An expected number, or a probability.
    /// - Returns: `1.2` and `1,2`; `< 0.001` where it is smaller than that and not 0.
    static func text(_ value: Double) -> Bilingual {
        let (start, whole, fraction) = parts(value)
        let number = CountText.number(whole)
        guard !fraction.isEmpty else { return Bilingual(en: start + number.en, id: start + number.id) }
        return Bilingual(
            en: "\(start)\(number.en).\(fraction)", id: "\(start)\(number.id),\(fraction)")
    }

    /// The same for programs: in English, without marked groups.
    ///
    /// - Parameter value: An expected number, or a probability.
    static func plain(_ value: Double) -> String {
        let (start, whole, fraction) = parts(value)
        return start + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func parts(_ value: Double) -> (start: String, whole: Int, fraction: String) {
        if value > 0, value < 0.0005 { return ("< ", 0, "001") }
        let decimals = value >= 10 ? 0 : value >= 1 ? 1 : 3
        let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 1000
        let units = Int(value * Double(scale), within: 0...Int.max, .toNearestOrAwayFromZero)
        var fraction = decimals == 0 ? "" : String(scale + units % scale).dropFirst().description
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return ("", units / scale, fraction)
    }
}
