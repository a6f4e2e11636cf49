import Ground

/// Why nothing of a page was read, which is kept all the same.
public enum UnreadCause: Sendable, Hashable, Codable {
    case html
    /// Text that is neither JSON nor a table.
    case text
    case utf16
    /// Neither text nor any form that is known.
    case binary
    /// An archive or compressed file inside the input, or one that is damaged.
    case packed
    /// A document or picture, by the name of its form.
    case document(String)
    /// No JSON from this byte on, counted from 0.
    case notJSON(byte: Int)
    /// JSON that ends before it is whole.
    case cutOff
    /// A key that stands twice in one object: which one holds is not known.
    case repeatedKey(String)
    /// JSON of no form that is known, and its first keys.
    case keys([String])
    /// A page of a form that is known, without figures: names of regions or candidates.
    case noFigures
    /// A table of no form that is known, and its first columns.
    case columns([String])
    /// A table of stations whose region columns are not known by their names, and its first columns.
    case regions([String])
    /// A table of a form that is known, with a fault in this line.
    case line(Int, column: String)
    /// A table in this encoding, where it was read as another one or as UTF-8.
    case encoding(TextEncoding)
    /// More bytes than a page of results may have.
    case large(most: Int)

    /// Names that are told at most.
    public static let mostNames = 5
}
