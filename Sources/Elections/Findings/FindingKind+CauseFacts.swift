// What causes say of many rows at once.
extension FindingKind {
    /// Rows of regions that stand there again under the same numbers, as where the column that tells them apart is missing.
    public struct MissingLevel: Sendable, Hashable, Codable {
        public var file: String
        public var areStations: Bool
        /// Regions within which the numbers start again, and of how many; of a recap, regions that stand on several rows.
        public var regions: Int
        public var of: Int
        /// The first of them, and the line on which they first start again.
        public var first: LevelRegion
        public var line: Int
        /// Rows that share a number with another.
        public var rows: Int

        public init(
            file: String, areStations: Bool, regions: Int, of: Int, first: LevelRegion, line: Int, rows: Int
        ) {
            (self.file, self.areStations, self.regions, self.of) = (file, areStations, regions, of)
            (self.first, self.line, self.rows) = (first, line, rows)
        }

        /// Whether it is so in most regions: then a level is missing, and else rows of one region stand under another's name.
        public var isOfMost: Bool { 2 * regions > of }
    }

    /// Two sides of a rule that are not the same at many forms, and nearly always with the same one larger.
    public struct OneSidedRule: Sendable, Hashable, Codable {
        public var file: String
        public var areStations: Bool
        /// Columns that are together more than the others.
        public var more: [String]
        public var less: [String]
        /// Whether the others are the votes of all choices.
        public var lacksVotes: Bool
        /// Forms where they are, and of how many.
        public var forms: Int
        public var of: Int
        /// By how much at least, at most and in all.
        public var least: Int
        public var most: Int
        public var total: Int
        /// Whether a recap, or the stations, say that the larger side has too much.
        public var isContradicted: Bool

        public init(
            file: String, areStations: Bool, more: [String], less: [String], lacksVotes: Bool, forms: Int,
            of: Int, least: Int, most: Int, total: Int, isContradicted: Bool
        ) {
            (self.file, self.areStations, self.more, self.less) = (file, areStations, more, less)
            (self.lacksVotes, self.forms, self.of) = (lacksVotes, forms, of)
            (self.least, self.most, self.total) = (least, most, total)
            self.isContradicted = isContradicted
        }

        /// Whether the larger side is a total of the others.
        public var isOfTotal: Bool { Self.isTotal(more, of: less) }

        /// Whether columns are one that has the votes of no choice, and others its parts.
        public static func isTotal(_ columns: [String], of parts: [String]) -> Bool {
            columns.count == 1 && !Choice.isColumn(columns[0]) && parts.count > 1
        }
    }

    /// Several regions that one file has and another lacks.
    public struct AbsentRegions: Sendable, Hashable, Codable {
        /// The file that lacks them.
        public var file: String
        /// What has them.
        public var source: FigureSource
        /// Those that are missing: the regions, or some above them that are missing as a whole.
        public var names: [LevelRegion]
        /// How many are missing, and of how many.
        public var regions: Int
        public var of: Int
        /// Their level.
        public var level: String?

        public init(
            file: String, source: FigureSource, names: [LevelRegion], regions: Int, of: Int, level: String?
        ) {
            (self.file, self.source, self.names) = (file, source, names)
            (self.regions, self.of, self.level) = (regions, of, level)
        }
    }

    /// Names in some columns of regions that stand some rows further down than the stations to which they belong.
    public struct MovedNames: Sendable, Hashable, Codable {
        public var file: String
        /// The columns.
        public var columns: [String]
        /// How many rows further down; further up where less than 0.
        public var down: Int
        /// About the first line and the last.
        public var lines: [Int]
        /// What tells it.
        public var beside: Beside

        /// What stands where it should beside the names.
        public enum Beside: String, Sendable, Hashable, Codable {
            /// What a recap prints.
            case recap
            /// Names in other columns of the file.
            case columns
            /// The numbers of the stations, which begin again in each region.
            case numbers
        }

        public init(file: String, columns: [String], down: Int, lines: [Int], beside: Beside) {
            (self.file, self.columns, self.down, self.lines) = (file, columns, down, lines)
            self.beside = beside
        }
    }

    /// Stations under other regions than those whose figures they have beside a recap.
    public struct RenamedRows: Sendable, Hashable, Codable {
        public var file: String
        public var stations: Int
        /// The first line and the last.
        public var lines: [Int]
        /// The regions under which they stand.
        public var under: [LevelRegion]
        /// The regions that have what the recap prints with them.
        public var of: [LevelRegion]

        public init(file: String, stations: Int, lines: [Int], under: [LevelRegion], of: [LevelRegion]) {
            (self.file, self.stations, self.lines) = (file, stations, lines)
            (self.under, self.of) = (under, of)
        }
    }

    /// Numbers of stations that are not there though those around them are, in many regions of a file.
    public struct AbsentNumbers: Sendable, Hashable, Codable {
        public var file: String
        /// Names of the regions that lack numbers, of so many within which stations are numbered.
        public var names: [String]
        public var of: Int
        /// How many numbers are not there.
        public var numbers: Int

        public init(file: String, names: [String], of: Int, numbers: Int) {
            (self.file, self.names, self.of, self.numbers) = (file, names, of, numbers)
        }
    }
}
