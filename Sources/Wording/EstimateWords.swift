import Elections

/// A figure of an estimate.
public enum EstimatedFigure: Sendable, Equatable {
    case share(pair: Choice)
    case lead(pair: Choice, over: Choice)
    case turnout
    case invalid
}

/// Words about what a sample says on its own, and about converted pages.
public protocol EstimateWords: WordingBasics {
    func estimateTitle(_ name: String) -> String
    /// The title of the part with the sample.
    var samplePart: String { get }
    /// What the table of an estimate shows.
    ///
    /// - Parameter level: Level of its ranges, as text: `95%`.
    func estimateCaption(level: String) -> String
    func figure(_ figure: EstimatedFigure) -> String
    /// The word between both ends of a range, with blanks.
    var rangeTo: String { get }

    /// What was read, left out and written.
    ///
    /// - Parameters:
    ///   - read: Files read.
    ///   - unread: Files not read.
    ///   - rows: Rows of `unread.csv`.
    ///   - place: Where the files went; nothing is said of it where `nil`.
    func converted(read: Int, unread: Int, rows: Int, to place: String?) -> String
}
