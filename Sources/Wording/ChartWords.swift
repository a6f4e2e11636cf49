import Elections

/// Where the rows of a chart come from, which decides what they are called.
public enum ChartBasis: String, Sendable, Codable, CaseIterable {
    /// Published quick counts beside the recap.
    case quickCounts = "quick-counts"
    /// A sample of stations and its regions beside the official file.
    case sample
    /// Forms of a count and their sums: what is checked may be official.
    case forms
}

/// Short words inside charts.
public enum ChartLabel: String, Sendable, Codable, CaseIterable {
    case inside, outside, notTested, noRange, greyDashed
    case noQuickCount, noRecap, recapOfSome, recapZero, pagesContradict, filePartial
    // Axes and scales.
    case lower, higher, differenceInPoints, stations, areaIsStations
    // The table of forms.
    case rule, total, others, complete, notAsked, few, manyForms, noForms, strokesAndDots, noRuleAsked
}

/// What a card may have room for in part only.
public enum CardPart: Sendable, CaseIterable {
    case rows, choices
}

/// What a range is called, by where it stands.
public enum ChartRange: Sendable, CaseIterable {
    case plain, head, with
}

/// Words inside and below charts and in their descriptions. The reference is what rows stand beside: the recap, or the
/// official file of a sample. Levels and parts are fractions.
public protocol ChartWords: WordingBasics {
    func label(chart label: ChartLabel) -> String
    /// What shares are shares of: as an axis, with the unit, and as the head of a column.
    func shareTitle(_ whole: ShareWhole) -> String
    func shareHead(_ whole: ShareWhole) -> String
    /// A share in a sentence, with what it is of where that is not the valid votes.
    ///
    /// - Parameters:
    ///   - share: With its unit.
    ///   - whole: What it is of.
    func share(_ share: String, of whole: ShareWhole) -> String
    /// The reference in a sentence.
    func reference(_ basis: ChartBasis) -> String
    /// The reference over a single figure.
    func shortReference(_ basis: ChartBasis) -> String
    /// The reference in a key.
    func officialReference(_ basis: ChartBasis) -> String
    /// That marks lie higher than the reference.
    func higherThan(_ basis: ChartBasis) -> String
    /// The title of an axis of differences.
    func differenceAxis(_ basis: ChartBasis) -> String
    /// A range of a level.
    func range(_ range: ChartRange, level: Double) -> String
    /// Two ends of a range, as text.
    func range(from low: String, to high: String) -> String
    /// What a count rests on: stations, and the part of them that had reported; empty where neither is known.
    func rests(on stations: Int?, dataIn: Double?) -> String
    /// What a range says that includes the reference.
    func includes(_ basis: ChartBasis, level: Double) -> String
    /// What a range says that leaves the reference out.
    func leavesOut(_ basis: ChartBasis) -> String
    /// A margin that all rows published, as text in points.
    func publishedMargin(_ points: String) -> String
    /// Which of several drawings this is.
    func page(_ page: Int, of pages: Int) -> String
    /// That a card shows some of its rows or choices only.
    func card(_ part: CardPart, _ shown: Int, of all: Int) -> String
    func sources(_ sources: String) -> String
    /// The language and a country, as networks name them.
    var locale: String { get }
    /// How the chart was made.
    ///
    /// - Parameters:
    ///   - tool: The program and the data, as text.
    ///   - captured: When the sources were read, as text.
    func made(with tool: String, captured: String?) -> String

    // MARK: Heads of tables

    func dotsHeads(_ basis: ChartBasis, level: Double) -> [String]
    /// Heads of tables for drawing tools: what a row is, its value, the ends of its range, the official value.
    func shapeHeads(
        _ basis: ChartBasis
    ) -> (label: String, value: String, low: String, high: String, official: String)
    func forestHeads(level: Double, outerLevel: Double) -> [String]

    // MARK: Descriptions

    /// A sample as a whole, which a chart shows in one row.
    var oneSample: String { get }
    /// The kind of chart and what it is of, without a stop.
    ///
    /// - Parameters:
    ///   - rows: How many rows it has.
    ///   - basis: Where they come from.
    ///   - contest: What they are about; may be empty.
    func dotsChart(_ rows: Int, _ basis: ChartBasis, of contest: String) -> String
    /// The same of differences.
    func forestChart(_ rows: Int, _ basis: ChartBasis, about subject: String) -> String
    /// The same of forms.
    ///
    /// - Parameters:
    ///   - level: What its columns are.
    ///   - subject: What was checked; may be empty.
    func checksChart(by level: String, about subject: String) -> String
    /// A chart and its finding, as a sentence.
    ///
    /// - Parameters:
    ///   - chart: Its kind and what it is of.
    ///   - finding: Its title; may be empty.
    func described(_ chart: String, finding: String) -> String
    /// That no row has a test.
    ///
    /// - Parameters:
    ///   - basis: Where rows come from.
    ///   - figures: The reference, choice by choice.
    func noneTestable(_ basis: ChartBasis, figures: [String]) -> String
    /// How many rows include the reference for every choice.
    func including(_ rows: Int, of tested: Int, _ basis: ChartBasis, figures: [String]) -> String
    /// How many rows include the reference.
    func including(_ rows: Int, of tested: Int, _ basis: ChartBasis, level: Double) -> String
    /// The smallest and the largest difference, as text in points.
    func differences(from low: String, to high: String) -> String
    /// Rows that chance alone puts outside their range.
    func expectedOutside(_ rows: Double, of tested: Int, level: Double) -> String
    /// The rule that most forms break.
    func mostForms(_ rule: String, forms: Int) -> String
    /// The column with the most forms.
    func largestTotal(by level: String, _ column: String) -> String
    func notAsked(rules: [String]) -> String
    /// That no form breaks a rule, as a title.
    ///
    /// - Parameters:
    ///   - forms: Forms checked.
    ///   - rules: Rules that were asked.
    func allPassed(forms: Int, rules: Int) -> String
}

extension ChartWords {
    /// What the rows of a chart are, as a sentence counts them.
    func rows(_ rows: Int, _ basis: ChartBasis) -> String {
        guard basis == .sample else { return count(rows, countNoun) }
        return rows == 1
            ? oneSample : count(rows, .init("part of a sample", "parts of a sample", id: "bagian sampel"))
    }
}
