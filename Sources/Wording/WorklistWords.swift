import Elections

/// Words of a list of stations that volunteers look at.
public protocol WorklistWords: WordingBasics {
    var worklistTitle: String { get }
    /// What a form says against a rule, without its formula.
    func look(_ rule: FormRulebook.Rule, _ sides: RuleSides) -> String
    /// What to do with the list.
    var worklistLede: String { get }
    /// Stations on the list, and how many of them are answered.
    func worklistState(stations: Int, verified: Int, corrected: Int) -> String
    /// Answers to rows that the list no longer has.
    func worklistGone(_ answers: Int) -> String
    /// Answers to other figures than the list has now.
    func worklistChanged(_ answers: Int) -> String
    /// Answers without the name of who answered.
    func worklistNameless(_ answers: Int) -> String
    /// Answers that leave their rows open, for one reason.
    func worklistDoubted(_ answers: Int, _ doubt: AnswerDoubt) -> String
    func label(worklist column: WorklistColumn) -> String
    /// What became of a station: `verified by Sari, 2026-11-27`.
    func answered(isCorrected: Bool, by: String, at: String) -> String
    /// Why an answer leaves its row open, behind the answer.
    func leavesOpen(_ doubt: AnswerDoubt) -> String
    /// Stations of one region: `12, 10 of them open`.
    func worklistRegion(stations: Int, open: Int) -> String
    /// What a page of the list calls stations of no known region.
    var worklistElsewhere: String { get }
}

/// Heads of the columns that people read.
public enum WorklistColumn: String, Sendable, CaseIterable {
    case place, look, figures, votes, links, answer, page, photo
}

/// Why an answer to a worklist leaves its row open.
public enum AnswerDoubt: String, Sendable, CaseIterable {
    /// A correction that does not say what the form says.
    case noFigure
    /// A correction that names a column which the file does not have.
    case unknownColumn
    /// A correction with the figure that the file has.
    case sameFigure
    /// A correction with which what was found is still there.
    case stillBroken
    /// "Verified" beside a figure that the file does not have.
    case otherFigure
}
