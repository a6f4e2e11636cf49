import ElectionFiles
import Elections
import Ground

extension StationFile {
    /// - Parameters:
    ///   - reading: How files are read.
    ///   - labels: Other columns to read as codes.
    ///   - threads: Threads that read.
    init(_ reading: ReadingOptions, labels: [String] = [], threads: Int) {
        self.init(levels: reading.levels, labels: labels, style: reading.numbers, threads: threads)
        fields += reading.ownNumbers.map { StationField($0) }
        keepsRefusedCounts = reading.keepsRefusedCounts
    }
}

/// How files are read.
public struct ReadingOptions: Sendable, Equatable {
    /// Names of the region columns from the top down; those of Indonesian files where `nil`.
    public var levels: [String]?
    /// How numbers are written.
    public var numbers: NumberStyle
    /// Whether sizes and SHA-256 of the files are wanted.
    public var digests: Bool
    /// JSON file that says which column of a file of stations is what.
    public var map: String?
    /// Encoding of the text; UTF-8 where `nil`.
    public var encoding: TextEncoding?
    /// Sheet of a workbook, by name or by number from 1.
    public var sheet: String?
    /// What stands for an empty cell beside nothing: `NA`, `-`.
    public var empty: [String]
    /// Columns of counts beside those of the forms, which rules can name.
    public var ownNumbers: [String] = []
    /// Whether files are read without cells that are no counts, for who tells of them; else they are faults.
    var keepsRefusedCounts = false

    public init(
        levels: [String]? = nil, numbers: NumberStyle = .plain, digests: Bool = true, map: String? = nil,
        encoding: TextEncoding? = nil, sheet: String? = nil, empty: [String] = []
    ) {
        self.levels = levels
        self.numbers = numbers
        self.digests = digests
        self.map = map
        self.encoding = encoding
        self.sheet = sheet
        self.empty = empty
    }
}
