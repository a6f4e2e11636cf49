/// Where a value came from: a file, the line of its record and the column.
public struct SourcePlace: Sendable, Hashable, Codable {
    public var file: String
    /// Line in the file, from 1.
    public var line: Int?
    /// Name of the column.
    public var column: String?

    public init(file: String, line: Int? = nil, column: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }
}
