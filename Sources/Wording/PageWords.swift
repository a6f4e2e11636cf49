import Elections

/// The head of a table, a column or a fold.
public enum Head: Sendable, Equatable {
    case contest
    case verdict
    case from
    case to
    case what
    case whatWasSaid
    case source
    case kind
    case finding
    case place
    case number
    case pair
    case votes
    case estimate
    case officialFile
    case recap
    case difference
    case interval(level: String)
    case together(level: String)
    case togetherAsPrinted(level: String)
    case adjustedP
    case figure
    case figures
    case figuresOfChart
    case standardError
    case range
    case allTogether
    case region
    case regions
    case target
    case stations
    case sample
    case margin
    case gap
    case designEffect
    case stratum
    case strata
    case spread
    case withVotes
    case versions
    case captures
    case filesRead
    case file
    case bytes
}

/// Words that pages of several verbs share.
public protocol PageWords: WordingBasics {
    func head(_ head: Head) -> String
    /// The title of the part on methods.
    var howComputed: String { get }
    /// The link that jumps over the head of a page.
    var skipToContent: String { get }
    /// Where a report is: `Report: out/`.
    func report(at place: String) -> String
    /// What stands before the name of the program.
    var madeWith: String { get }
    /// A number or range with its unit: `+0.62 points`.
    func points(_ text: String) -> String
}
