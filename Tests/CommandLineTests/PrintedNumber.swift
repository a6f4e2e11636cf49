import Foundation

/// A number as a person reads it in a report: its value and the decimals it was printed with.
struct PrintedNumber {
    var value: Double
    var decimals: Int

    /// Reads "−1,234.50" (English) or "−1.234,50" (Indonesian); `nil` for what is no number.
    init?(_ text: String, _ language: String) {
        let (mark, group): (Character, Character) = language == "en" ? (".", ",") : (",", ".")
        var plain = text.filter { $0 != group && $0 != "+" && $0 != "±" && $0 != "%" }
        if plain.first == "−" { plain = "-" + plain.dropFirst() }
        let parts = plain.split(separator: mark, maxSplits: 1, omittingEmptySubsequences: false)
        guard let number = Double(parts.joined(separator: ".")) else { return nil }
        value = number
        decimals = parts.count > 1 ? parts[1].count : 0
    }

    /// Whether a value is printed as this number.
    func prints(_ exact: Double) -> Bool {
        abs(value - exact) <= 0.5 * pow(10, -Double(decimals)) * (1 + 1e-9) + 1e-9
    }
}

/// Groups of every match of a pattern; `N` stands for a printed number.
func matches(_ pattern: String, in text: String) -> [[String]] {
    let number = "([+−]?[0-9][0-9.,]*[0-9]|[+−]?[0-9])"
    guard let regex = try? NSRegularExpression(pattern: pattern.replacing("N", with: number)) else {
        return []
    }
    let whole = NSRange(text.startIndex..., in: text)
    return regex.matches(in: text, range: whole).map { match in
        (1..<match.numberOfRanges).map { index in
            Range(match.range(at: index), in: text).map { String(text[$0]) } ?? ""
        }
    }
}

/// Rows of a CSV file, each by the names of the header.
func readCSV(_ text: String) -> [[String: String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
        switch scalar {
        case "\"" where isQuoted && scalars.first == "\"":
            cell.unicodeScalars.append(scalar)
            scalars.removeFirst()
        case "\"": isQuoted.toggle()
        case "," where !isQuoted:
            rows[rows.count - 1].append(cell)
            cell = ""
        case "\n" where !isQuoted:
            rows[rows.count - 1].append(cell)
            cell = ""
            rows.append([])
        default: cell.unicodeScalars.append(scalar)
        }
    }
    let header = rows[0]
    return rows.dropFirst().filter { $0.count == header.count }
        .map { Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first }) }
}
