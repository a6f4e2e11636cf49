import Foundation

/// How a cell shows its number, as far as that bears on what may be read of it.
enum NumberFormat: Equatable {
    /// No format of its own: long numbers are shown with an exponent.
    case general
    case date
    case percent
    case scientific
    /// Whole numbers with zeros before them, so many digits at least.
    case zeros(Int)
    /// Any other.
    case other

    /// - Parameter code: A format as OOXML writes it: `0.00%`, `dd/mm/yyyy`, `[h]:mm`.
    init(code: String) {
        var letters: [Character] = []
        var isPlain = true
        var rest = Substring(code)
        while let next = rest.popFirst() {
            switch next {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(inside.count + 1)
                // Hours, minutes and seconds that go on: `[h]:mm`.
                if let first = inside.lowercased().first, "hms".contains(first),
                    inside.lowercased().allSatisfy({ $0 == first })
                {
                    letters.append("h")
                }
                isPlain = false
                continue
            default:
                letters.append(next)
                continue
            }
            isPlain = false
        }
        let text = String(letters)
        let lower = text.lowercased()
        if lower.contains("general") || lower.contains("standard") || text == "@" || text.isEmpty {
            self = lower.contains("general") ? .general : .other
        } else if text.contains("%") {
            self = .percent
        } else if text.contains(#/[Ee][+-]/#) {
            self = .scientific
        } else if lower.contains(where: { "dmyhsebg".contains($0) }) {
            self = .date
        } else if isPlain, text.count > 1, text.allSatisfy({ $0 == "0" }) {
            self = .zeros(text.count)
        } else {
            self = .other
        }
    }

    /// - Parameter builtin: Number of a format that is not written out in the file.
    init(builtin id: Int) {
        self =
            switch id {
            case 0: .general
            case 9, 10: .percent
            case 11, 48: .scientific
            case 14...22, 27...36, 45...47, 50...58: .date
            default: .other
            }
    }
}

/// A number as a cell of CSV has it, or why it must not be read.
struct NumberCell {
    /// The shortest plain decimal that reads back as the same number; in a fault what the cell shows.
    var text: String
    var fault: WorkbookFault?

    /// - Parameters:
    ///   - stored: The number as the file has it: `2.5899999999999999E2`.
    ///   - format: How the cell shows it.
    ///   - is1904: Whether days are counted from 1904 on.
    init(_ stored: String, _ format: NumberFormat, is1904: Bool) {
        guard let number = Double(stored), number.isFinite else {
            text = stored
            fault = .noValue
            return
        }
        text = NumberCell.plain(number)
        switch format {
        case .date:
            text = NumberCell.day(number, is1904: is1904)
            fault = .date(shown: text)
        case .percent:
            text = NumberCell.plain(NumberCell.shifted(number)) + "%"
            fault = .percent(shown: text)
        default:
            let digits = text.utf8.count { (0x30...0x39).contains($0) }
            guard number == number.rounded() else { return }
            if digits > 15 {
                fault = .tooManyDigits(digits)
            } else if digits >= 12, format == .general || format == .scientific,
                text.reversed().prefix(while: { $0 == "0" }).count >= digits - 6
            {
                fault = .roundedCode
            } else if case .zeros(let count) = format, number >= 0, digits < count {
                text = String(repeating: "0", count: count - digits) + text
            }
        }
        if fault == .roundedCode || digitsWereLost { text = "\(number)" }
    }

    private var digitsWereLost: Bool {
        if case .tooManyDigits = fault { true } else { false }
    }

    /// The shortest decimal without exponent that reads back as the same number.
    static func plain(_ number: Double) -> String {
        if number == number.rounded(), number.magnitude < 1e15 { return "\(Int(number))" }
        let text = "\(number)"
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else {
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let decimal = parts[0].drop { $0 == "-" }.split(separator: ".")
        let fraction = decimal.count == 2 && decimal[1] != "0" ? decimal[1] : ""
        let digits = decimal[0] + fraction
        if exponent < 0 {
            return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
        }
        let zeros = exponent - fraction.count
        if zeros >= 0 { return sign + digits + String(repeating: "0", count: zeros) }
        return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    }

    /// A hundred times a fraction, by its decimal digits.
    private static func shifted(_ fraction: Double) -> Double {
        Double("\(fraction)".appendingExponent) ?? fraction * 100
    }

    /// The day, or the time of day, that a number of days stands for: `2022-01-02`, `12:30:00`.
    ///
    /// Excel takes 1900 for a leap year, so that days before its 1 March count from a day later.
    static func day(_ number: Double, is1904: Bool) -> String {
        guard number >= 0, number < 2_958_466 else { return plain(number) }
        let seconds = Int(((number - number.rounded(.down)) * 86_400).rounded())
        let serial = Int(number.rounded(.down)) + seconds / 86_400
        let clock = seconds % 86_400
        let time = [clock / 3600, clock / 60 % 60, clock % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            .joined(separator: ":")
        if serial == 0, !is1904 { return time }
        let days = is1904 ? serial - 24_107 : serial - (serial < 60 ? 25_568 : 25_569)
        let date = Date(timeIntervalSince1970: Double(days) * 86_400)
            .formatted(.iso8601.year().month().day())
        return clock == 0 ? date : date + " " + time
    }
}

extension String {
    /// A decimal number times a hundred: `0.075` is `0.075e2`.
    fileprivate var appendingExponent: String {
        let parts = split(separator: "e")
        return parts.count == 2 ? "\(parts[0])e\((Int(parts[1]) ?? 0) + 2)" : self + "e2"
    }
}
