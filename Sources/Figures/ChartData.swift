/// A cell of a chart's data, written plainly into CSV and JSON.
enum DataValue: Equatable {
    case text(String)
    /// At most six decimals.
    case number(Double)
    case integer(Int)
    case missing

    init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
    init(_ value: Int?) { self = value.map { .integer($0) } ?? .missing }

    /// A fraction as percent or points.
    init(percent value: Double?) { self.init(value.map { 100 * $0 }) }

    /// A field of a CSV file. Text that a spreadsheet would run as a formula starts with `'`.
    var csvField: String {
        switch self {
        case .missing: return ""
        case .integer(let value): return String(value)
        case .number(let value): return Markup.plainDecimal(value, 6)
        case .text(let value):
            var text = value
            if let first = text.unicodeScalars.first, "=+-@\t\r\n".unicodeScalars.contains(first) {
                text = "'" + text
            }
            guard text.unicodeScalars.contains(where: { ",\"\n\r;".unicodeScalars.contains($0) }) else {
                return text
            }
            return "\"" + text.replacing("\"", with: "\"\"") + "\""
        }
    }

    var json: JSONText {
        switch self {
        case .missing: .null
        case .integer(let value): .number(Double(value))
        case .number(let value): .number(value)
        case .text(let value): .string(value)
        }
    }
}

/// Tidy data of a chart: the one source of its CSV file and of the values inside its Vega-Lite file.
struct TidyData {
    var names: [String]
    var rows: [[DataValue]]

    /// RFC 4180 with line feeds; the first line is the header.
    var csv: String {
        let lines =
            [names.joined(separator: ",")]
            + rows.map { $0.map(\.csvField).joined(separator: ",") }
        return lines.joined(separator: "\n") + "\n"
    }

    var json: JSONText {
        .array(rows.map { row in .object(zip(names, row).map { ($0, $1.json) }) })
    }
}
