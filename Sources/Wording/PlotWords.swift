import Elections

/// Why a folder has no chart of a kind.
public enum ChartLack: Sendable, Hashable {
    case noQuickCount
    /// No count has a range: no margin, no recap, or another stage than the one asked for.
    case noneTested
    /// Shares of all counts are of another whole than those of the result: of all ballots, or of all votes where some are listed.
    case otherWhole
    /// There is nothing official to lay anything beside.
    case noRecap
    case noCaptures
    /// So many regions or counts have what the chart needs, of those it takes at least.
    case few(known: Int, needed: Int)
    /// No contest is held in the provinces of Indonesia.
    case noProvinces
    /// No contest has a second choice whose figures are known.
    case noLead
    /// It is drawn of a file with a row for each polling station.
    case noStations
    /// A report was named, and not the folder it was made from.
    case isReport
    /// A file of this name was given where the folder of an election is drawn.
    case isFile(String)
    /// Nothing could be checked.
    case nothingToCheck
}

/// Short words inside charts that have axes of their own.
public enum PlotLabel: String, Sendable, CaseIterable, Codable {
    // Counts beside the recap.
    case quickCount, waiting, eachDot, oneDot, estimate, choice
    // Many regions.
    case allAgree, someEdge, someApart
    case sampleSize, inRange, outOfRange, noCount, noVote, notCompared, region, regions, count, verdict
    // Leads.
    case lead, limit, line, limitNote, ownMargins, noPopulation
    // The official count as it came in.
    case goesOn, beyondAxis, endOfScale, display, partialRecap, otherCount, noVotesShown, garbled, unreachable
    case partialNote, noCapture, time, remark
    // Stations.
    case turnout, aboveRegister, fingerprintNote
    case others
}

/// What a small panel is of: a region once, or one of several contests of it.
public enum PanelSubject: String, Sendable, CaseIterable, Codable {
    case region, contest
}

/// What a strip of contests shows.
public enum StripSubject: Sendable, CaseIterable {
    /// Official leads, of which no limit is known or some have one.
    case lead, leadBesideLimit
    /// The share of the first choice beside the winning threshold.
    case share
}

/// Words of charts that have axes of their own. Figures come as text unless they are counts of things; a level is a
/// fraction.
public protocol PlotWords: ChartWords {
    /// The finding on regions of which nobody counted, without a stop.
    var noCountOfRegions: String { get }
    /// Why a chart cannot be drawn, and which can.
    ///
    /// - Parameters:
    ///   - lack: What is missing.
    ///   - kind: The kind asked for, as it is typed.
    ///   - fitting: Kinds that the same input has.
    func lacking(_ lack: ChartLack, kind: String, fitting: [String]) -> String
    /// A word that is no kind of chart.
    func noChart(_ word: String, near: String?, known: [String]) -> String
    func label(plot label: PlotLabel) -> String

    // MARK: Quantile dots

    func quantileChart(_ rows: Int, _ basis: ChartBasis, choice: String, of contest: String) -> String
    func quantileSubtitle(_ choice: String, _ contest: String, _ whole: ShareWhole) -> String
    /// How many of twenty dots lie on either side of the official figure.
    func dots(below: Int, above: Int) -> String
    /// The same of a count in a sentence.
    func dots(of count: String, below: Int, above: Int, _ basis: ChartBasis) -> String
    /// Count, basis, share, dots below, dots above, official figure, verdict.
    func quantileHeads(_ basis: ChartBasis) -> [String]

    /// The verdict on a count where it rests on another choice than the one drawn.
    func verdict(_ label: String, restsOn choice: String) -> String

    // MARK: Dumbbell

    func dumbbellChart(_ choices: Int, _ source: String, _ basis: ChartBasis, of contest: String) -> String
    /// Counts of a region of which none is finished, or none a quick count.
    func asides(_ counts: Int) -> String
    /// That counts stand alone: there is no complete result yet.
    func awaiting(_ counts: Int) -> String
    /// So many quick counts.
    func numbered(quickCounts: Int) -> String
    /// The middle one of several counts, which no outlier moves.
    func median(of counts: Int, areTested: Bool) -> String
    /// Choice, count, official figure, difference.
    func dumbbellHeads(_ basis: ChartBasis) -> [String]
    /// The largest difference, as text in points.
    func largest(difference: String, of choice: String) -> String

    // MARK: Many regions

    func multiplesChart(_ panels: Int, of panel: PanelSubject, about subject: String) -> String
    func multiplesSubtitle(span: String) -> String
    func tileChart(_ regions: Int, about subject: String) -> String
    /// How many have a verdict, as text with its label.
    func many(_ count: Int, _ label: String) -> String
    /// Of how many panels a sentence holds.
    func panels(_ count: Int, of panel: PanelSubject, saying sentence: String) -> String
    func funnelChart(_ points: Int, about subject: String) -> String
    /// What its axis shows, and of whose share; `nil` where it is the first choice of each contest.
    func funnelSubtitle(_ basis: ChartBasis, choice: String?) -> String
    func funnelTitle(outside: Int, of points: Int, level: Double) -> String
    /// The standard deviation between stations that the limits rest on, as text in points.
    func funnelNote(deviation: String) -> String
    /// The limits of wider spread than chance alone gives; `factor` as text.
    func overdispersion(_ factor: String) -> String
    /// The same of limits that have no room in the chart.
    func overdispersionBeyond(_ factor: String) -> String
    func limit(_ level: Double) -> String
    /// What lies outside a limit.
    func beyondLimit(_ level: Double) -> String

    /// A group of islands of Indonesia, by the first digit of the codes of its provinces; `nil` for other digits.
    func island(_ digit: Int) -> String?

    // MARK: Leads

    func thresholdChart(_ contests: Int, of subject: StripSubject) -> String
    func thresholdTitle(within: Int, of contests: Int) -> String
    /// Official leads, in points, that no limit is known for.
    func leadTitle(from least: String, to most: String) -> String
    /// The lead of one contest; `second` is `nil` where the first two have the same.
    func leadTitle(_ leader: String, over second: String?, points: String) -> String
    /// In how many contests the rule of winning is met.
    func lineTitle(met: Int, of contests: Int) -> String
    /// Whether the first choice of one contest meets the rule of winning; `nil` where not all figures are known.
    func lineTitle(_ leader: String, share: String, isMet: Bool?) -> String
    /// A lead in votes and percent beside its limit.
    func lead(votes: String?, percent: String, limit: String?) -> String
    /// The share of the first choice beside a line.
    func share(_ percent: String, line: String, lead: (official: String, needed: String)?) -> String

    // MARK: The official count as it came in

    /// A full hour, from 0 to 24.
    func clock(hour: Int) -> String
    func timelineChart(_ captures: Int, of contest: String) -> String
    /// The first and the last figure that the display had of a choice, and the final one where there is one.
    func timelineTitle(_ choice: String, first: String, last: String, final: String?) -> String
    /// Shares that the display showed, where it is not known which was the first or the last.
    func timelineRange(_ choice: String, low: String, high: String, final: String?) -> String
    /// Of a choice that no capture shows, or only so many that do not add up, and the final figure where there is one.
    func timelineWithoutLine(_ choice: String, garbled: Int, final: String?) -> String
    /// When a display showed no vote any more, as a title.
    func displayEmptiedTitle(_ moments: [String]) -> String
    /// The same as a sentence, which says that it had shown some before.
    func displayEmptied(_ moments: [String]) -> String
    /// When the page could not be read: from when to when, the last day included; no end where none was reported.
    func unreachable(_ outages: [(from: String, to: String?)]) -> String
    func countRange(level: Double) -> String
    /// The line of a rule of winning and its share, a fraction.
    func ruleLine(_ share: Double, lead: Double?) -> String
    /// Captures that are left out of the line.
    func garbled(_ captures: Int) -> String
    /// That the official figure stands at the end of an axis of time, whenever it came; the day is empty where it is not known.
    func notToScale(_ day: String, _ basis: ChartBasis) -> String
    /// How many of some tested counts agree, in few words.
    func brief(_ agree: Int, of tested: Int, untested: Int) -> String

    // MARK: Stations

    func fingerprintChart(_ stations: Int, about subject: String) -> String
    func fingerprintTitle(choice: String) -> String
    func shareAxis(of choice: String) -> String
    /// So many stations.
    func stations(_ count: Int) -> String
    /// Stations that are not drawn because a figure is missing or zero.
    func leftOut(stations: Int) -> String
    func aboveRegister(stations: Int) -> String

    /// Further names behind some.
    func more(sources: Int) -> String
    /// The share of a choice in an official page that is left out of a chart of two: it follows from the other.
    func complement(_ choice: String) -> String
    /// A figure that lies beyond the end of an axis.
    func beyond(_ figure: String) -> String
}
