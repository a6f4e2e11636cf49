/// Writes numbers as people of a language read them: `32.88` and `7,226,254`, or `32,88` and `7.226.254`.
///
/// No locale of the machine takes part, so that output is the same everywhere.
public struct NumberText: Sendable {
    public let language: Language
    /// What the things are called that numbers count.
    public let vocabulary: Vocabulary

    public init(_ language: Language, _ vocabulary: Vocabulary = .indonesian) {
        self.language = language
        self.vocabulary = vocabulary
    }

    private var decimalMark: String { language == .english ? "." : "," }

    /// A whole number with marked groups.
    public func integer(_ value: Int) -> String { CountText.number(value, language) }

    /// A whole number with what it counts: `1 station`, `11,299 stations`.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - noun: What is counted.
    public func count(_ value: Int, _ noun: CountText.Noun) -> String {
        CountText.of(value, noun, language, vocabulary)
    }

    /// The unit of a printed number of points: `point` after `1`, `points` after any other number, `poin`.
    ///
    /// - Parameter number: The number as it is printed, such as `1` or `0.5`.
    public func pointUnit(_ number: String) -> String {
        language == .indonesian ? "poin" : number == "1" ? "point" : "points"
    }

    /// A number with a fixed count of decimals, halves away from zero; a true minus sign.
    public func decimal(_ value: Double, _ decimals: Int, signed: Bool = false) -> String {
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        let units = NumberText.units(abs(value), scale)
        let whole = (units / scale).rounded(.down)
        guard let marked = Int(exactly: whole), let part = Int(exactly: units - whole * scale) else {
            // What no count of votes or voters reaches, and what is not a number.
            guard value.isFinite else { return "–" }
            return String(value).replacing("-", with: "−").replacing(".", with: decimalMark)
        }
        let fraction = String(part)
        var text = integer(marked)
        if decimals > 0 {
            text += decimalMark + String(repeating: "0", count: decimals - fraction.count) + fraction
        }
        if value < 0 && units > 0 { return "−" + text }
        return signed && units > 0 ? "+" + text : text
    }

    /// A number of at least 0 in units of its last decimal. What binary fractions lose is no less than a half: 100 × 0.3595 is
    /// 35.95.
    private static func units(_ value: Double, _ scale: Double) -> Double {
        (value * scale + 1e-9).rounded(.toNearestOrAwayFromZero)
    }

    /// A fraction as percent: `0.3288` is `32.88%`.
    public func percent(_ fraction: Double, _ decimals: Int = 2) -> String {
        decimal(100 * fraction, decimals) + "%"
    }

    /// A fraction as percent with two decimals, or as many more as tell it from others.
    ///
    /// - Parameters:
    ///   - fraction: The number.
    ///   - others: What it must not be printed as, percent.
    public func percent(_ fraction: Double, telling others: [Double]) -> String {
        percent(fraction, NumberText.decimals(telling: [100 * fraction] + others))
    }

    /// A chosen number with as many decimals as it has, eight at most: `1`, `0.25`.
    public func plain(_ value: Double) -> String {
        let decimals = (0...8).first { decimals in
            let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
            return abs((value * scale).rounded() - value * scale) < 1e-9 * max(1, scale * abs(value))
        }
        return decimal(value, decimals ?? 8)
    }

    /// A level, a power or another chosen fraction as percent, with as many decimals as it has: `0.95` is `95%`,
    /// `0.9995` is `99.95%`.
    public func level(_ fraction: Double) -> String { plain(100 * fraction) + "%" }

    /// A number to be expected: one decimal, two below 1, and more where it would read as nothing.
    public func expected(_ value: Double) -> String {
        guard value > 0, value < 1 else { return decimal(value, 1) }
        let decimals = (2...8).first { decimals in
            value * (0..<decimals).reduce(1.0) { power, _ in power * 10 } >= 0.5
        }
        return decimal(value, decimals ?? 8)
    }

    /// The fewest decimals, two at least, at which numbers that differ are printed as different numbers.
    ///
    /// - Parameter values: The numbers as they will be printed, such as points.
    /// - Returns: 2 to 9; numbers that differ by less than a billionth may read the same.
    public static func decimals(telling values: [Double]) -> Int {
        let different = Set(values.filter(\.isFinite))
        return (2...9).first { decimals in
            let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
            let printed = different.map { $0 < 0 ? -units(-$0, scale) : units($0, scale) }
            return Set(printed).count == different.count
        } ?? 9
    }

    /// The decimals of a range in percent or points at which a value outside of it is not printed as one of its ends.
    ///
    /// - Parameters:
    ///   - low: Its low end, a fraction.
    ///   - high: Its high end.
    ///   - value: What it holds or leaves out.
    public static func decimals(of low: Double, _ high: Double, beside value: Double = 0) -> Int {
        decimals(telling: [100 * low, 100 * high, 100 * value])
    }

    /// A number that is at least the value: rounded up in its last decimal, and less than a unit of that above it.
    public func atLeast(_ value: Double, _ decimals: Int = 2) -> String {
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        return decimal((value * scale - 1e-9).rounded(.up) / scale, decimals)
    }

    /// A difference of fractions in percentage points, with its sign and without a unit.
    public func points(_ fraction: Double, _ decimals: Int = 2) -> String {
        decimal(100 * fraction, decimals, signed: true)
    }

    /// A printed number with the decimals it was printed with.
    public func printed(_ number: PrintedNumber) -> String {
        decimal(number.value, number.decimals)
    }

    /// A p-value: three decimals, and "< 0.001" below.
    public func p(_ value: Double) -> String {
        value < 0.0005 ? "< " + decimal(0.001, 3) : decimal(value, 3)
    }

    /// A p-value beside the level it is held against: with as many decimals as tell on which side of it it lies.
    public func p(_ value: Double, against level: Double) -> String {
        let decimals = NumberText.decimals(telling: [value, level])
        return value < 0.0005 && value < level && decimals <= 3 ? p(value) : decimal(value, max(3, decimals))
    }

    /// A p-value in a sentence: "p = 0.032", "p < 0.001".
    public func pSentence(_ value: Double) -> String {
        let text = p(value)
        return text.hasPrefix("<") ? "p " + text : "p = " + text
    }

    /// A day or moment of a data file (`2018-06-27T20:14:00+07:00`) as people write it.
    ///
    /// Text that is not such a time comes back as it is.
    public func moment(_ text: String) -> String {
        let parts = text.split(separator: "T", maxSplits: 1)
        guard let day = parts.first, let date = date(day) else { return text }
        guard parts.count == 2, parts[1].utf8.count >= 5 else { return date }
        let hour = parts[1].prefix(5)
        let zone: String
        switch parts[1].suffix(6) {
        case "+07:00": zone = " WIB"
        case "+08:00": zone = " WITA"
        case "+09:00": zone = " WIT"
        case "+00:00": zone = " UTC"
        default: zone = ""
        }
        let clock = language == .english ? String(hour) : String(hour).replacing(":", with: ".")
        return "\(date), \(clock)\(zone)"
    }

    /// A day of a data file (`2018-06-27`) without its year: `27 June`.
    ///
    /// Text that is no day comes back as it is.
    public func dayOfYear(_ text: String) -> String {
        let year = text.prefix { $0 != "-" }
        return date(text[...]).map { String($0.dropLast(year.count + 1)) } ?? text
    }

    private func date(_ text: Substring) -> String? {
        let parts = text.split(separator: "-")
        guard parts.count == 3, let month = Int(parts[1]), (1...12).contains(month),
            let day = Int(parts[2])
        else { return nil }
        return "\(day) \(monthNames[month - 1]) \(parts[0])"
    }

    private var monthNames: [String] {
        switch language {
        case .english:
            [
                "January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December",
            ]
        case .indonesian:
            [
                "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
                "September", "Oktober", "November", "Desember",
            ]
        }
    }
}

extension NumberText {
    /// A number of at least 0 with as many decimals as its size bears: none from 10, one from 1, three below.
    ///
    /// - Parameter value: An expected number, or a probability.
    /// - Returns: `1.2` and `1,2`; `< 0.001` where it is smaller than that and not 0.
    public func short(_ value: Double) -> String {
        let (start, whole, fraction) = NumberText.shortParts(value)
        return start + integer(whole) + (fraction.isEmpty ? "" : decimalMark + fraction)
    }

    /// The same for programs: with a point, without marked groups.
    ///
    /// - Parameter value: An expected number, or a probability.
    public static func plainShort(_ value: Double) -> String {
        let (start, whole, fraction) = shortParts(value)
        return start + String(whole) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func shortParts(_ value: Double) -> (start: String, whole: Int, fraction: String) {
        if value > 0, value < 0.0005 { return ("< ", 0, "001") }
        let decimals = value >= 10 ? 0 : value >= 1 ? 1 : 3
        let scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 1000
        let scaled = (value * Double(scale)).rounded(.toNearestOrAwayFromZero)
        // What no count reaches, and what is not a number.
        let units = Int(exactly: scaled.isFinite ? min(max(scaled, 0), 9e18) : 0) ?? 0
        var fraction = decimals == 0 ? "" : String(scale + units % scale).dropFirst().description
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return ("", units / scale, fraction)
    }

    /// A plain decimal such as `-1234.5` with marked groups and this language's mark.
    ///
    /// - Parameter plain: Digits with a point and a hyphen at most.
    public func marked(_ plain: String) -> String {
        let parts = plain.split(separator: ".")
        guard let first = parts.first, let whole = Int(first.drop { $0 == "-" }) else { return plain }
        let text = (plain.hasPrefix("-") ? "−" : "") + integer(whole)
        return parts.count == 2 ? text + decimalMark + parts[1] : text
    }

    /// Text in which numbers are printed with points, with this language's mark.
    ///
    /// - Parameter text: Such as `1: 54.2, 2: 45.8`.
    public func marking(_ text: String) -> String {
        decimalMark == "."
            ? text : text.replacing(/(\d)\.(\d)/) { "\($0.output.1)\(decimalMark)\($0.output.2)" }
    }
}
