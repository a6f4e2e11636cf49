import Elections
import Ground
import Wording

/// A value of a chart's data, written plainly into CSV and JSON, and in words and numbers of a language into tables.
enum DataValue: Equatable {
    case text(String)
    case integer(Int)
    /// A fraction, written as percent.
    case share(Double)
    /// A difference of fractions, written as points.
    case points(Double)
    case state(TestState)
    case missing

    init(_ value: Int?) { self = value.map { .integer($0) } ?? .missing }
    init(percent value: Double?) { self = value.map { .share($0) } ?? .missing }

    /// The value as the one writer of CSV files writes it; numbers with at most six decimals, as in Vega-Lite.
    var cell: CSVWriter.Cell {
        switch self {
        case .missing: .empty
        case .integer(let value): .integer(value)
        case .share(let value), .points(let value):
            .number((100 * value * 1e6).rounded(.toNearestOrAwayFromZero) / 1e6 + 0)
        case .text(let value): .text(value)
        case .state(let value): .text(value.rawValue)
        }
    }

    var json: JSONNode {
        switch self {
        case .missing: .null
        case .integer(let value): .integer(value)
        case .share(let value), .points(let value): .decimal(100 * value)
        case .text(let value): .string(value)
        case .state(let value): .string(value.rawValue)
        }
    }

    func text(_ words: any Wording) -> String {
        switch self {
        case .missing: "–"
        case .integer(let value): words.number(value)
        case .share(let value): words.numbers.decimal(100 * value, 2)
        case .points(let value): words.numbers.points(value)
        case .text(let value): value
        case .state(let value): words.state(value)
        }
    }
}

/// A column of a chart's numbers: of its file where it has a name, of the table that is shown where it has a head.
struct DataColumn<Mark> {
    var name: String?
    var head: String?
    /// Whether it is set to the right.
    var isNumeric: Bool
    var value: (Mark) -> DataValue

    static func text(
        _ name: String?, _ head: String? = nil, isNumeric: Bool = false, _ value: @escaping (Mark) -> String?
    ) -> DataColumn {
        DataColumn(name: name, head: head, isNumeric: isNumeric) { mark in
            value(mark).map { .text($0) } ?? .missing
        }
    }

    static func count(
        _ name: String?, _ head: String? = nil, _ value: @escaping (Mark) -> Int?
    ) -> DataColumn {
        DataColumn(name: name, head: head, isNumeric: true) { DataValue(value($0)) }
    }

    /// Fractions, written as percent.
    static func share(
        _ name: String?, _ head: String? = nil, _ value: @escaping (Mark) -> Double?
    ) -> DataColumn {
        DataColumn(name: name, head: head, isNumeric: true) { DataValue(percent: value($0)) }
    }

    /// Differences of fractions, written as points.
    static func points(
        _ name: String?, _ head: String? = nil, _ value: @escaping (Mark) -> Double?
    ) -> DataColumn {
        DataColumn(name: name, head: head, isNumeric: true) { mark in
            value(mark).map { .points($0) } ?? .missing
        }
    }

    static func state(
        _ name: String?, _ head: String? = nil, _ value: @escaping (Mark) -> TestState
    ) -> DataColumn {
        DataColumn(name: name, head: head, isNumeric: false) { .state(value($0)) }
    }
}

/// The numbers of a chart, mark by mark: as its file has them and as its table shows them.
struct ChartData {
    let tidy: TidyData
    private let shown: TidyData
    private let isNumeric: [Bool]

    init<Mark>(_ marks: [Mark], _ columns: [DataColumn<Mark>]) {
        func data(_ columns: [DataColumn<Mark>], _ names: [String]) -> TidyData {
            TidyData(names: names, rows: marks.map { mark in columns.map { $0.value(mark) } })
        }
        let filed = columns.filter { $0.name != nil }
        let headed = columns.filter { $0.head != nil }
        tidy = data(filed, filed.compactMap(\.name))
        shown = data(headed, headed.compactMap(\.head))
        isNumeric = headed.map(\.isNumeric)
    }

    /// What the table shows, with its heads and plain decimals.
    var plain: TidyData { TidyData(names: VegaLite.uniqueNames(shown.names), rows: shown.rows) }

    func table(_ words: any Wording, caption: String) -> ChartTable {
        ChartTable(
            caption: caption, header: shown.names, rows: shown.rows.map { $0.map { $0.text(words) } },
            isNumeric: isNumeric)
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
