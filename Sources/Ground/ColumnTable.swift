import Foundation

/// What a reader shall make of a column.
public struct ColumnRequest: Sendable, Equatable {
    public enum Kind: Sendable {
        /// Whole numbers of 0 or more, at most 2,147,483,647; empty is missing.
        case count
        /// Text that names something: region, stratum, cluster. Leading zeros count.
        case code
        /// Decimal numbers: weights, probabilities. Empty is missing.
        case number
    }

    public var name: String
    public var kind: Kind
    public var isRequired: Bool
    /// Whether rows with the same code usually stand together, as those of a region do; only for speed.
    public var isGrouped: Bool

    public init(_ name: String, _ kind: Kind, isRequired: Bool = true, isGrouped: Bool = true) {
        self.name = name
        self.kind = kind
        self.isRequired = isRequired
        self.isGrouped = isGrouped
    }
}

/// A large CSV file as columns.
///
/// The same file gives the same table whatever the number of threads.
public struct ColumnTable: Sendable {
    public let file: String
    /// All columns of the file, also those that were not asked for.
    public let header: [String]
    public let rowCount: Int
    /// Cells without which it was read.
    public internal(set) var refused = RefusedCounts()
    private let counts: [String: CountColumn]
    private let codes: [String: CodeColumn]
    private let numbers: [String: [Double]]
    /// Line on which each row starts; `nil` where row r starts on line r + 2.
    private let lines: [Int32]?

    init(
        file: String, header: [String], rowCount: Int, counts: [String: CountColumn],
        codes: [String: CodeColumn], numbers: [String: [Double]], lines: [Int32]?
    ) {
        self.file = file
        self.header = header
        self.rowCount = rowCount
        self.counts = counts
        self.codes = codes
        self.numbers = numbers
        self.lines = lines
    }

    /// A column asked for as counts; `nil` where the file lacks it.
    public func counts(_ name: String) -> CountColumn? { counts[name] }

    /// A column asked for as codes; `nil` where the file lacks it.
    public func codes(_ name: String) -> CodeColumn? { codes[name] }

    /// A column asked for as numbers, `nan` where a cell is empty; `nil` where the file lacks it.
    public func numbers(_ name: String) -> [Double]? { numbers[name] }

    /// The same with some rows alone, in the order given; cells without which the file was read are kept.
    public func selecting(_ rows: [Int]) -> ColumnTable {
        var table = ColumnTable(
            file: file, header: header, rowCount: rows.count, counts: counts.mapValues { $0.selecting(rows) },
            codes: codes.mapValues { $0.selecting(rows).inOrder() },
            numbers: numbers.mapValues { values in rows.map { values[$0] } },
            lines: rows.map { Int32(clamping: line(ofRow: $0)) })
        table.refused = refused
        return table
    }

    /// Line of the file on which a row starts, from 1.
    public func line(ofRow row: Int) -> Int { lines.map { Int($0[row]) } ?? row + 2 }
}
