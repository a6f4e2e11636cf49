import Elections
import Ground

/// Which column of a file of polling stations is what (the article Maps).
///
/// Read from JSON by ``init(_:file:)``, drafted from a file by ``MapDraft``, applied by ``MappedFile``.
public struct ColumnMap: Sendable, Equatable {
    /// A level of regions, from the top.
    public struct Level: Sendable, Equatable {
        /// Name of the level's column for everything that follows.
        public var name: String
        /// Column of the file; `nil` where the level is a constant or is cut out of a code.
        public var column: String?
        /// One code for all rows.
        public var constant: String?

        public init(_ name: String, column: String? = nil, constant: String? = nil) {
            self.name = name
            self.column = column
            self.constant = constant
        }
    }

    /// What one choice is in the file.
    public struct ChoiceColumns: Sendable, Equatable {
        /// Columns of its votes, which are added; empty in a long file.
        public var votes: [String]
        /// For people; empty where the file names none.
        public var name: String
        /// Values of the column of choices of a long file; its name where empty.
        public var values: [String]

        public init(votes: [String] = [], name: String = "", values: [String] = []) {
            self.votes = votes
            self.name = name
            self.values = values
        }

        /// The values that mean this choice.
        var meanings: [String] { values.isEmpty ? [name] : values }
    }

    /// A number of the file under a name that rules can use.
    public struct Figure: Sendable, Equatable {
        public var name: String
        /// Columns that are added.
        public var columns: [String]

        public init(_ name: String, _ columns: [String]) {
            self.name = name
            self.columns = columns
        }
    }

    /// A code that is cut into levels: 13 digits into province, regency, district, village and station.
    public struct Code: Sendable, Equatable {
        public var column: String
        /// Characters of each part, from the left.
        public var lengths: [Int]
        /// Level of each part; `station` for the number of the station. Levels hold the code up to their part.
        public var parts: [String]

        public init(column: String, lengths: [Int], parts: [String]) {
            self.column = column
            self.lengths = lengths
            self.parts = parts
        }
    }

    /// A file with a row for each choice of a station.
    public struct Long: Sendable, Equatable {
        /// Columns that together name the choice of a row, joined by a blank: surname and forename.
        public var choice: [String]
        /// Columns of its votes, which are added: several where a file has one for each mode of voting and none for all.
        public var votes: [String]
        /// Rows of one choice under several parties are added.
        public var party: String?
        /// Rows of one choice by several modes of voting are added.
        public var mode: String?
        /// Values of `mode` that are the total of the others.
        public var totals: [String]
        /// Modes kept as numbers of their own, by the name that they get.
        public var apart: [(name: String, modes: [String])]
        /// Only rows that have one of these values in these columns.
        public var conditions: [Condition]
        /// Figures that stand on rows of their own.
        public var figures: [(name: String, conditions: [Condition])]
        /// Values of `choice` that are no choice and no figure.
        public var ignored: [String]
        /// Whether a station without a row of a choice has no votes for it, as where a file leaves rows of 0 out; else they are unknown.
        public var leavesZerosOut = false

        public init(
            choice: [String], votes: [String], party: String? = nil, mode: String? = nil,
            totals: [String] = [],
            apart: [(name: String, modes: [String])] = [], conditions: [Condition] = [],
            figures: [(name: String, conditions: [Condition])] = [], ignored: [String] = []
        ) {
            (self.choice, self.votes, self.party, self.mode) = (choice, votes, party, mode)
            (self.totals, self.apart, self.conditions) = (totals, apart, conditions)
            (self.figures, self.ignored) = (figures, ignored)
        }

        public static func == (one: Self, other: Self) -> Bool {
            one.choice == other.choice && one.votes == other.votes && one.party == other.party
                && one.mode == other.mode && one.totals == other.totals && one.conditions == other.conditions
                && one.ignored == other.ignored && one.leavesZerosOut == other.leavesZerosOut
                && one.apart.elementsEqual(other.apart) { $0.name == $1.name && $0.modes == $1.modes }
                && one.figures.elementsEqual(other.figures) {
                    $0.name == $1.name && $0.conditions == $1.conditions
                }
        }
    }

    /// A column that must hold one of some values.
    public struct Condition: Sendable, Equatable {
        public var column: String
        public var values: [String]

        public init(_ column: String, _ values: [String]) {
            self.column = column
            self.values = values
        }
    }

    public var levels: [Level] = []
    /// Columns that together name a station within its lowest region, joined by a blank.
    public var station: [String] = []
    /// Figures of the forms and numbers of the file's own, by the names that they get.
    public var figures: [Figure] = []
    public var choices: [ChoiceColumns] = []
    /// Columns of names for people, by level.
    public var names: [String: String] = [:]
    public var code: Code?
    public var long: Long?
    /// Line of the header, from 1: titles above it are left out.
    public var headerLine = 1
    /// What stands for an empty cell.
    public var empty: [String] = []
    public var encoding: TextEncoding?
    /// Sheet of a workbook, by name or number.
    public var sheet: String?
    public var numbers: NumberStyle?
    /// Only rows that have one of these values in these columns: others are none of the file.
    public var conditions: [Condition] = []

    public init() {}

    /// Every column of the file that is named, in the order of the map.
    public var columns: [String] {
        var names = levels.compactMap(\.column) + station
        names += self.names.sorted { $0.key < $1.key }.map(\.value)
        names += figures.flatMap(\.columns) + choices.flatMap(\.votes)
        if let code { names.append(code.column) }
        names += conditions.map(\.column)
        if let long {
            names += long.choice + long.votes + [long.party, long.mode].compactMap { $0 }
            names += (long.conditions + long.figures.flatMap(\.conditions)).map(\.column)
        }
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }

    /// Names of the region columns that the mapped file has, from the top down.
    public var levelNames: [String] {
        levels.map(\.name) + (code?.parts.filter { $0 != ColumnMap.stationPart } ?? [])
    }

    /// Names of the choices in the order of their numbers; empty where the map names none.
    public var choiceNames: [String] { choices.contains { !$0.name.isEmpty } ? choices.map(\.name) : [] }

    /// Numbers of the file's own, which are no figure of a form.
    public var ownNumbers: [String] {
        let all = figures.map(\.name) + (long.map { $0.apart.map(\.name) + $0.figures.map(\.name) } ?? [])
        return all.filter { !StationField($0).isOfForms }
    }

    static let stationPart = "station"
}
