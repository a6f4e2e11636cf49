import Elections
import Wording

/// Differences between quick count and recap with their ranges: pollsters of one contest, or regions of one
/// pollster.
///
/// Differences and bounds are quick count minus official, fractions of the valid votes. The chart orders its
/// rows itself: largest difference for its range first, those that cannot be tested last.
public struct ForestChart: Chart, Equatable, Codable {
    /// One difference.
    public struct Row: Sendable, Equatable, Codable {
        public var label: String
        /// A second line, such as the pollster where the label is a region.
        public var secondLabel: String
        /// Heading to stand under, such as an island, in charts of more than twenty rows.
        public var group: String?
        public var difference: Double?
        public var low: Double?
        public var high: Double?
        /// The wider range at `outerLevel`.
        public var outerLow: Double?
        public var outerHigh: Double?
        public var stations: Int?
        /// The verdict in words, in the chart's language.
        public var verdict: String
        /// What the range from `low` to `high` says.
        public var state: TestState

        public init(
            label: String, secondLabel: String = "", group: String? = nil, difference: Double?,
            low: Double? = nil, high: Double? = nil, outerLow: Double? = nil,
            outerHigh: Double? = nil, stations: Int? = nil, verdict: String = "",
            state: TestState
        ) {
            self.label = label
            self.secondLabel = secondLabel
            self.group = group
            self.difference = difference?.ifFinite
            self.low = low?.ifFinite
            self.high = high?.ifFinite
            self.outerLow = outerLow?.ifFinite
            self.outerHigh = outerHigh?.ifFinite
            self.stations = stations
            self.verdict = verdict
            self.state = state
        }

        /// How many half ranges the difference is away from zero; `nil` without a range.
        var relativeSize: Double? {
            guard let difference, let low, let high, high > low else { return nil }
            return 2 * abs(difference) / (high - low)
        }
    }

    public var id: String
    public var language: Language
    public var vocabulary: Vocabulary
    /// What the rows are about, as the text alternative names it.
    public var subject: String
    public var title: String
    public var subtitle: String
    /// Level of the ranges, a fraction.
    public var level: Double
    /// Level of the outer ranges, a fraction.
    public var outerLevel: Double
    /// The pair whose differences these are; gives the colour.
    public var ballotNumber: Int?
    /// Published margin that all rows share, a fraction; drawn as a band.
    public var commonMargin: Double?
    /// How many tested rows chance alone puts outside their range.
    public var expectedOutside: Double?
    public var rows: [Row]
    /// Where the rows come from.
    public var basis: ChartBasis = .quickCounts
    public var footer: ChartFooter

    public init(
        id: String, language: Language, vocabulary: Vocabulary, subject: String, title: String,
        subtitle: String = "",
        level: Double, outerLevel: Double, ballotNumber: Int? = nil,
        commonMargin: Double? = nil,
        expectedOutside: Double? = nil, rows: [Row], footer: ChartFooter = ChartFooter()
    ) {
        self.id = id
        self.language = language
        self.vocabulary = vocabulary
        self.subject = subject
        self.title = title
        self.subtitle = subtitle
        self.level = level
        self.outerLevel = outerLevel
        self.ballotNumber = ballotNumber
        self.commonMargin = commonMargin?.ifFinite
        self.expectedOutside = expectedOutside?.ifFinite
        self.rows = rows
        self.footer = footer
    }

    /// Rows as drawn; by group first (in the order the groups are given) where there are more than twenty.
    public var orderedRows: [Row] {
        let groups = isGrouped ? rows.map { $0.group ?? "" } : Array(repeating: "", count: rows.count)
        let places = Dictionary(zip(groups.uniqued(), 0...), uniquingKeysWith: { first, _ in first })
        let keys = rows.indices.map { (places[groups[$0], default: 0], rank(rows[$0]), $0) }
        return keys.sorted { $0 < $1 }.map { rows[$0.2] }
    }

    var isGrouped: Bool { rows.count > 20 && rows.contains { $0.group != nil } }

    /// Smaller stands higher: tested rows by size, then those without a range, then those not tested.
    private func rank(_ row: Row) -> Double {
        if row.state == .notTestable { return 1e9 - abs(row.difference ?? 0) }
        return row.relativeSize.map { -$0 } ?? 1e6 - abs(row.difference ?? 0)
    }
}
