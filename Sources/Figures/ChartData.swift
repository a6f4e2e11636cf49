import Ground

/// A cell of a chart's data, written plainly into CSV and JSON.
enum DataValue: Equatable {
    case text(String)
    case number(Double)
    case integer(Int)
    case missing

    init(_ value: Double?) { self = value.map { .number($0) } ?? .missing }
    init(_ value: Int?) { self = value.map { .integer($0) } ?? .missing }

    /// A fraction as percent or points.
    init(percent value: Double?) { self.init(value.map { 100 * $0 }) }

    /// The value as the one writer of CSV files writes it; numbers with at most six decimals, as in Vega-Lite.
    var cell: CSVWriter.Cell {
        switch self {
        case .missing: .empty
        case .integer(let value): .integer(value)
        case .number(let value): .number((value * 1e6).rounded(.toNearestOrAwayFromZero) / 1e6 + 0)
        case .text(let value): .text(value)
        }
    }

    var json: JSONNode {
        switch self {
        case .missing: .null
        case .integer(let value): .integer(value)
        case .number(let value): .decimal(value)
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
        var writer = CSVWriter(header: names)
        for row in rows { writer.append(row.map(\.cell)) }
        return writer.text
    }

    var json: JSONNode {
        .array(rows.map { row in .object(zip(names, row).map { .init(key: $0, value: $1.json) }) })
    }
}
