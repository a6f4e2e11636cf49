import Figures
import Foundation
import SandingKit

/// Text that fits a terminal of 80 columns.
enum TerminalText {
    static let width = 80

    /// Lines of at most ``width`` characters, broken between words; a line that fits stays as it is, and the blanks at
    /// the start of one stand before all that it is broken into.
    static func wrapped(_ text: String) -> [String] {
        let plain = text.escapedForTerminal
        guard plain.count > width else { return [plain] }
        let indent = plain.prefix { $0 == " " }
        var lines: [String] = []
        var line = ""
        for word in plain.split(separator: " ") {
            if !line.isEmpty && line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? indent : " ") + word
        }
        return lines + [line]
    }

    /// A text in at most ``width`` characters, cut in its middle where it is longer.
    static func fit(_ text: String) -> String {
        fit(text, width, right: false, inMiddle: true).trimmedAtEnd
    }

    /// A cell of exactly so many characters, cut where it is longer; control characters are written out.
    ///
    /// - Parameter inMiddle: Whether the end of a text that is cut stays.
    static func fit(_ text: String, _ width: Int, right: Bool, inMiddle: Bool = false) -> String {
        let plain = text.escapedForTerminal
        let end = inMiddle ? max(0, width - 1) / 2 : 0
        let cut =
            plain.count > width
            ? plain.prefix(max(0, width - 1 - end)) + "…" + plain.suffix(end) : Substring(plain)
        let pad = String(repeating: " ", count: max(0, width - cut.count))
        return right ? pad + cut : cut + pad
    }

    /// A table with a header and a rule; the first `labels` columns stand left and share what the others leave.
    static func table(header: [String], rows: [[String]], labels: Int = 1) -> [String] {
        var widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        let gaps = 2 * (header.count - 1)
        var free = max(0, width - gaps - widths.dropFirst(labels).reduce(0, +))
        for column in 0..<labels {
            widths[column] = min(widths[column], max(6, free / (labels - column)))
            free -= widths[column]
        }
        let lines = ([header] + rows).map { cells in
            cells.enumerated().map { fit($1, widths[$0], right: $0 >= labels) }
                .joined(separator: "  ").trimmedAtEnd
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return [lines[0], rule] + lines.dropFirst()
    }

    /// A whole number with its thousands apart.
    static func grouped(_ number: Int) -> String {
        CountText.number(number, .english)
    }

    /// A number of things in words: "1 stratum", "34 strata".
    static func counted(_ number: Int, _ one: String, _ many: String) -> String {
        "\(grouped(number)) \(CountText.agreeing(number, one, many))"
    }

    /// A fraction in percent or percentage points, without the sign; a dash where it is unknown.
    static func percent(_ fraction: Double?, decimals: Int = 2) -> String {
        guard let fraction, fraction.isFinite else { return "–" }
        return NumberText(.english).decimal(100 * fraction, decimals)
    }

    /// A value as JSON with snake-case names in alphabetical order.
    static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self).withControlsEscapedInJSON
    }
}

extension String {
    /// The text without the blanks at its end.
    var trimmedAtEnd: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
