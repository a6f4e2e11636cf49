import Elections

/// Numbers in the sentences of findings, as each language writes them.
enum ShortNumber {
    /// A number of at least 0 with as many decimals as its size bears: none from 10, one from 1, three below.
    ///
    /// - Parameter value: An expected number, or a probability.
    /// - Returns: `1.2` and `1,2`; `< 0.001` where it is smaller than that and not 0.
    static func text(_ value: Double) -> Bilingual {
        if value > 0, value < 0.0005 { return Bilingual(en: "< 0.001", id: "< 0,001") }
        let decimals = value >= 10 ? 0 : value >= 1 ? 1 : 3
        let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 1000
        let units = Int((value * Double(scale)).rounded())
        var fraction = decimals == 0 ? "" : String(scale + units % scale).dropFirst().description
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let whole = String(units / scale)
        guard !fraction.isEmpty else { return Bilingual(en: whole, id: whole) }
        return Bilingual(en: "\(whole).\(fraction)", id: "\(whole),\(fraction)")
    }
}
