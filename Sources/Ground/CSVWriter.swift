/// Writes RFC 4180 text: LF, quotes where needed, and text that a spreadsheet would run made inert.
public struct CSVWriter: Sendable {
    /// The file so far.
    public private(set) var text: String
    public let header: [String]

    public init(header: [String]) {
        self.header = header
        text = header.map(CSVWriter.quoted).joined(separator: ",") + "\n"
    }

    /// One cell. Numbers are written as they are (empty where not finite); text is protected.
    public enum Cell: Sendable {
        case text(String)
        case number(Double)
        case integer(Int)
        case empty
    }

    /// Appends the rows of many items, made by several threads, in the order of the items.
    ///
    /// - Parameters:
    ///   - count: Number of items.
    ///   - threads: Threads at most; the text does not depend on their number.
    ///   - rows: The rows of an item.
    public mutating func append(
        _ count: Int, threads: Int = Parallel.processors, _ rows: @Sendable (Int) -> [[Cell]]
    ) {
        let blocks = Parallel.blocks(of: count, size: CSVWriter.itemsOfBlock)
        let empty = CSVWriter(below: header)
        let parts = Parallel.map(blocks.count, threads: threads) { block in
            var part = empty
            for item in blocks[block] { for cells in rows(item) { part.append(cells) } }
            return part.text
        }
        text.reserveCapacity(parts.reduce(text.utf8.count) { $0 + $1.utf8.count })
        for part in parts { text += part }
    }

    private static let itemsOfBlock = 256

    /// Rows without the header that stands above them.
    private init(below header: [String]) {
        (self.header, text) = (header, "")
    }

    public mutating func append(_ cells: [Cell]) {
        precondition(cells.count == header.count, "a row must be as wide as the header")
        for (index, cell) in cells.enumerated() {
            if index > 0 { text += "," }
            switch cell {
            case .text(let own): text += CSVWriter.quoted(CSVWriter.inert(own))
            case .number(let number): if number.isFinite { text += number.description }
            case .integer(let integer): text += String(integer)
            case .empty: break
            }
        }
        text += "\n"
    }

    /// Text that starts like a formula gets an apostrophe in front, as OWASP advises for CSV.
    static func inert(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return "=+-@\t\r\n".unicodeScalars.contains(first) ? "'" + text : text
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";"),
            UInt8(ascii: "\t"):
            true
        default: false
        }
    }

    static func quoted(_ text: String) -> String {
        let text = text.asPlainText
        return text.utf8.contains(where: needsQuotes) ? text.inQuotes : text
    }

    /// A text as a cell that reads back as it is, whatever is in it: nothing is made inert or written out.
    public static func exact(_ text: String) -> String {
        text.utf8.contains(where: needsQuotes) ? text.inQuotes : text
    }
}

extension String {
    /// In quotes, with its own doubled, as CSV and names in SQL have it. By scalars: a quote that carries a combining mark is still
    /// a quote in the file.
    public var inQuotes: String {
        var quoted = UnicodeScalarView("\"".unicodeScalars)
        for scalar in unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        quoted.append("\"")
        return String(quoted)
    }
}

extension CSVWriter.Cell {
    public init(_ number: Double?) { self = number.map { .number($0) } ?? .empty }
    public init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .empty }
}
