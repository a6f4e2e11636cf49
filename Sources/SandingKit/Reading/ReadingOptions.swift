import ElectionFiles
import Elections
import Ground

/// How files are read.
public struct ReadingOptions: Sendable, Equatable {
    /// Names of the region columns from the top down; those of Indonesian files where `nil`.
    public var levels: [String]?
    /// How numbers are written.
    public var numbers: NumberStyle
    /// Whether sizes and SHA-256 of the files are wanted.
    public var digests: Bool

    public init(levels: [String]? = nil, numbers: NumberStyle = .plain, digests: Bool = true) {
        self.levels = levels
        self.numbers = numbers
        self.digests = digests
    }
}
