import Elections
import Feeds

/// Words about published pages and what a conversion makes of them.
public protocol FeedWords: WordingBasics {
    func sentence(_ reason: UnreadReason) -> String
    func sentence(_ fault: PageFault) -> String
    /// A text that stands in a converted file.
    func text(_ text: ConversionText) -> String
    /// Without a stop, and without the contest.
    func remark(_ kind: ConversionNotice.Kind) -> String
    /// The same for several contests, of which one is told.
    ///
    /// - Parameters:
    ///   - first: What is said of the first.
    ///   - contests: Of how many the like is said.
    func remark(_ first: ConversionNotice, ofContests contests: Int) -> String
}

extension FeedWords {
    /// What was decided for a contest: `pilpres-2019: 2 regions have no name…`.
    public func remark(_ notice: ConversionNotice) -> String { "\(notice.contest): \(remark(notice.kind))" }
}
