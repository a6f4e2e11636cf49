import Consistency
import Elections
import Statistics

/// Heads and short words of a page about two files of one count.
public enum DiffLabel: Sendable, CaseIterable {
    // Sections and tables.
    case rules, direction, places, method, figures, stationsByRule, blocks
    // Heads of columns.
    case change, older, newer, region, changesThat, here, expected, around, probability, adjusted
    case moved, changed, stations, removed, added, fell, station
    // Lists of stations.
    case falls, arrivals
}

/// A slip of a whole form that changes may undo.
public enum FormSlip: Sendable, CaseIterable {
    /// The votes of two choices stand for each other.
    case pairs
    /// Other figures do.
    case fields
    /// Figures stand one column beside their own.
    case shifted
}

/// Words for what changed between two files of one count; none of them speaks of intent. Pairs count from 1, changes are
/// in votes.
public protocol FileChangeWords: WordingBasics {
    func label(diff label: DiffLabel) -> String
    /// The head of a column of stations where a rule came out so.
    func label(rule outcome: RuleChanges.Outcome) -> String
    /// The title of the page.
    ///
    /// - Parameters:
    ///   - old: Name of the older file.
    ///   - new: Name of the newer one.
    func diffTitle(from old: String, to new: String) -> String
    /// What must stand on every page about changes.
    var changesSayNotWhy: String { get }
    /// How files are compared, a paragraph each.
    var diffMethods: [String] { get }

    // MARK: Stations and figures

    func nothingChanged(inCommon: Int) -> String
    func stationsChanged(_ changed: Int, inCommon: Int, removed: Int, added: Int) -> String
    /// A figure before and after.
    ///
    /// - Parameters:
    ///   - figure: Its column.
    ///   - old: Its sum in the older file.
    ///   - new: Its sum in the newer one.
    ///   - change: What it changed by at all stations.
    ///   - net: What it changed by at stations of both files.
    ///   - gross: The same without signs.
    func totals(_ figure: String, old: Int, new: Int, change: Int, net: Int, gross: Int) -> String
    func becameKnown(figures: Int, unknown: Int) -> String
    /// Stations whose figures were all 0 before.
    func enteredSince(stations: Int) -> String
    func votesFell(stations: Int) -> String
    /// A move of votes that more than half of the changes are.
    ///
    /// - Parameters:
    ///   - votes: Votes moved at each station.
    ///   - loser: From whom.
    ///   - gainer: To whom.
    ///   - stations: Stations with it.
    ///   - changed: Stations where votes changed.
    func commonMove(of votes: Int, from loser: Choice, to gainer: Choice, stations: Int, of changed: Int)
        -> String
    func undone(_ slip: FormSlip, stations: Int) -> String
    func notCompared(columns: [String]) -> String
    func notCompared(repeated stations: Int) -> String

    // MARK: Rules

    var noRuleConcerned: String { get }
    func rules(repaired: Int, broken: Int, kept: Int) -> String
    /// Rules broken where nothing is known of before.
    ///
    /// - Parameters:
    ///   - appeared: On figures that were unknown.
    ///   - added: At stations of the newer file alone.
    ///   - removed: At stations of the older file alone.
    func rulesBesides(appeared: Int, added: Int, removed: Int) -> String

    // MARK: Direction

    /// Which way the lead changed.
    ///
    /// - Parameters:
    ///   - up: Changes that move it up.
    ///   - changes: Changes of it.
    ///   - first: Who leads.
    ///   - second: Over whom.
    ///   - net: What it changed by.
    ///   - p: Probability of a sum as large with signs by chance.
    func leadMoved(up: Int, of changes: Int, first: Choice, second: Choice, net: Int, p: Double) -> String
    /// The same beside slips in proportion to votes.
    ///
    /// - Parameters:
    ///   - first: Who leads.
    ///   - split: What such slips give; parts are fractions.
    func expected(first: Choice, _ split: ExpectedSplit) -> String
    func notExpected(_ absence: ExpectedSplit.Absence) -> String
    /// Regions whose changes favour one choice.
    ///
    /// - Parameters:
    ///   - blocks: How many do.
    ///   - tests: How many could be tested.
    func blocks(_ blocks: Int, of tests: Int) -> String
    var noRegionTested: String { get }

    // MARK: Tables

    /// What change, net and gross are.
    var changeAndNet: String { get }
    /// Figures that did not change.
    func unchanged(_ figures: [String]) -> String
    /// What is expected and adjusted.
    var expectedAndAdjusted: String { get }
    /// How many stations a list shows.
    func firstStations(_ shown: Int, of all: Int) -> String
    /// How many blocks a table shows.
    func firstBlocks(_ shown: Int, of all: Int) -> String
    /// A part of a number in a cell.
    func part(_ part: Int, of all: Int) -> String
    /// The title of a table of regions.
    ///
    /// - Parameter level: Name of their level.
    func largestChanges(by level: String) -> String
    /// What the columns of regions are, and how many regions a table shows.
    func votesMoved(_ shown: Int, of all: Int) -> String
    /// Choices without a column of their own.
    func withoutColumn(_ figures: [String]) -> String

    // MARK: The notebook

    /// What its last cell does.
    var sumsChangesAgain: String { get }
    /// What that cell prints.
    ///
    /// - Parameters:
    ///   - stations: The number of stations, as text or as what a program puts there.
    ///   - findings: The number of findings, likewise.
    func summedAgain(stations: String, findings: String) -> String
    var nothingSummedAgain: String { get }
}

extension WordingBasics {
    /// Votes with their sign.
    func signedVotes(_ votes: Int) -> String { (votes > 0 ? "+" : "") + count(votes, .vote) }

    /// Expected votes, whole.
    func signedVotes(_ votes: Double) -> String {
        signedVotes(Int(votes, within: Int.min...Int.max, .toNearestOrAwayFromZero))
    }
}
