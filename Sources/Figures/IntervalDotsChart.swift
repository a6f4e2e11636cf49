import Elections
import Wording

/// What a test said of one estimate beside the signed result.
public enum TestState: String, Sendable, Codable, CaseIterable {
    /// The official value lies inside the range.
    case inside
    /// The official value lies outside the range.
    case outside
    /// No range to test with, or nothing to test against.
    case notTestable = "not-testable"
}

/// Pollsters against the official result of one contest: a panel for each pair, a row for each pollster.
///
/// Shares and bounds are fractions of the valid votes. The chart orders its rows itself: tested counts by
/// their largest difference, smallest first, then those that cannot be tested.
public struct IntervalDotsChart: Chart, Equatable, Codable {
    /// One pair of candidates.
    public struct Panel: Sendable, Equatable, Codable {
        public var ballotNumber: Int
        public var name: String
        /// `nil` as long as there is no recap.
        public var official: Double?

        /// Number and name; the number alone where a choice has no other name.
        var heading: String {
            name.isEmpty || name == String(ballotNumber) ? "\(ballotNumber)" : "\(ballotNumber) \(name)"
        }

        public init(ballotNumber: Int, name: String, official: Double? = nil) {
            self.ballotNumber = ballotNumber
            self.name = name
            self.official = official
        }
    }

    /// What one pollster says of one pair.
    public struct Cell: Sendable, Equatable, Codable {
        public var ballotNumber: Int
        /// `nil` where the pollster did not print this pair.
        public var share: Double?
        public var low: Double?
        public var high: Double?
        public var state: TestState

        public init(
            ballotNumber: Int, share: Double?, low: Double? = nil, high: Double? = nil,
            state: TestState
        ) {
            self.ballotNumber = ballotNumber
            self.share = share?.ifFinite
            self.low = low?.ifFinite
            self.high = high?.ifFinite
            self.state = state
        }
    }

    /// One quick count.
    public struct Row: Sendable, Equatable, Codable {
        public var label: String
        public var stations: Int?
        /// Part of the sample that had reported, a fraction.
        public var dataIn: Double?
        /// Second line under the label in place of stations and part reported.
        public var detail: String?
        public var cells: [Cell]

        public init(
            label: String, stations: Int? = nil, dataIn: Double? = nil, detail: String? = nil,
            cells: [Cell]
        ) {
            self.label = label
            self.stations = stations
            self.dataIn = dataIn?.ifFinite
            self.detail = detail
            self.cells = cells
        }

        /// Whether any pair of this count was tested.
        public var isTested: Bool { cells.contains { $0.share != nil && $0.state != .notTestable } }

        func cell(_ ballotNumber: Int) -> Cell? { cells.first { $0.ballotNumber == ballotNumber } }
    }

    public var id: String
    public var language: Language
    public var vocabulary: Vocabulary
    /// Office, region and year, as the text alternative names them.
    public var contest: String
    public var title: String
    public var subtitle: String
    /// Level of all ranges, a fraction.
    public var level: Double
    public var panels: [Panel]
    public var rows: [Row]
    /// Where the rows come from.
    public var basis: ChartBasis = .quickCounts
    public var footer: ChartFooter

    public init(
        id: String, language: Language, vocabulary: Vocabulary, contest: String, title: String,
        subtitle: String = "",
        level: Double, panels: [Panel], rows: [Row], footer: ChartFooter = ChartFooter()
    ) {
        self.id = id
        self.language = language
        self.vocabulary = vocabulary
        self.contest = contest
        self.title = title
        self.subtitle = subtitle
        self.level = level
        self.panels = panels.sorted { $0.ballotNumber < $1.ballotNumber }
        self.rows = rows
        self.footer = footer
    }

    /// Whether the official share of any pair is known.
    public var hasRecap: Bool { panels.contains { $0.official != nil } }

    /// Tested counts by largest difference, in the order given where it is equal.
    public var testedRows: [Row] {
        rows.filter(\.isTested).map { ($0, largestDifference($0)) }
            .enumerated()
            .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
            .map(\.element.0)
    }

    /// Counts that cannot be tested, in the order given.
    public var untestedRows: [Row] { rows.filter { !$0.isTested } }

    private func largestDifference(_ row: Row) -> Double {
        panels.compactMap { panel in
            guard let official = panel.official, let share = row.cell(panel.ballotNumber)?.share else {
                return nil
            }
            return abs(share - official)
        }.max() ?? 0
    }
}

extension Double {
    /// The value itself, or nothing for infinity and not-a-number.
    var ifFinite: Double? { isFinite ? self : nil }
}
