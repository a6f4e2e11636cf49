/// Words of a site of several elections.
public protocol SiteWords: WordingBasics {
    /// Title of a site that is given none.
    var siteTitle: String { get }
    /// Title of the list of elections.
    func elections(_ count: Int) -> String
    /// Title of what is no longer there.
    var removedPages: String { get }
    /// What is said of a page that is gone, instead of what it said.
    var removedStatement: String { get }
    /// The link to the report on all contests of an election, and what it has.
    var wholeReport: String { get }
    var wholeReportHas: String { get }
    /// Where methods and figures of a site stand.
    var siteMethods: String { get }
    /// What a run did, for a terminal.
    ///
    /// - Parameters:
    ///   - made: Elections computed.
    ///   - kept: Elections that were as they are.
    ///   - removed: Pages of contests that are gone.
    func siteMade(_ made: Int, kept: Int, removed: [String]) -> String
    /// What a feed calls a change: of something new, changed or removed.
    ///
    /// - Parameters:
    ///   - isRemoved: Whether it is gone.
    ///   - isChanged: Whether it was there before.
    ///   - title: What was voted on.
    func change(_ isRemoved: Bool, _ isChanged: Bool, of title: String) -> String
}
