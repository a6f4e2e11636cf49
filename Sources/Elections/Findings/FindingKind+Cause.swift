// One cause that accounts exactly for several findings.
extension FindingKind {
    /// One cause that accounts exactly for several findings, which are its consequences.
    ///
    /// It says which figures would be as the others say they should be, not which side is right, nor why.
    public struct Cause: Sendable, Hashable, Codable {
        /// Number of the cause within its check, from 1: its consequences carry it in ``Finding/cause``.
        public var number: Int
        public var what: Account
        /// Findings that it accounts for, at least two.
        public var findings: Int
        /// Their rules, each once, in the order of the findings.
        public var rules: [String]

        public init(number: Int, what: Account, findings: Int, rules: [String]) {
            self.number = number
            self.what = what
            self.findings = findings
            self.rules = rules
        }

        /// What the findings come from.
        public enum Account: Sendable, Hashable, Codable {
            /// A slip in a single row, or two rows in each other's place.
            case slip(Slip)
            /// Columns stand in another order in every row of a block.
            case columns([MovedColumn], Block)
            /// A column of a block is so many times what it should be; `times` is a plain decimal.
            case factor(column: String, times: String, Block)
            /// The rows of one region stand under the name of another, in a file.
            case underOtherName(LevelRegion, under: LevelRegion, file: String)
            /// A region has one name in one file and another in another, with the same figures.
            case otherName(LevelRegion, file: String, is: LevelRegion, other: String)
            /// A file lacks all rows of a region.
            case rowsMissing(LevelRegion, file: String)
            /// A row of a recap is the sum of all others.
            case totalRow(LevelRegion, file: String)
        }

        var code: String {
            switch what {
            case .slip: "cause-slip"
            case .columns: "cause-columns"
            case .factor: "cause-factor"
            case .underOtherName: "cause-region-name"
            case .otherName: "cause-other-name"
            case .rowsMissing: "cause-rows-missing"
            case .totalRow: "cause-total-row"
            }
        }
    }

    /// A column whose figures stand in another.
    public struct MovedColumn: Sendable, Hashable, Codable {
        /// Where the figures stand.
        public var column: String
        /// Where they belong.
        public var holds: String

        public init(_ column: String, holds: String) {
            self.column = column
            self.holds = holds
        }
    }

    /// Rows of a file with something in common.
    public struct Block: Sendable, Hashable, Codable {
        /// The region whose rows they are, or the whole file.
        public var region: LevelRegion
        public var file: String
        /// Rows in which it shows.
        public var rows: Int
        public var areStations: Bool
        /// What their figures were held against; `nil` where the forms themselves tell.
        public var against: FigureSource?

        public init(
            region: LevelRegion, file: String, rows: Int, areStations: Bool, against: FigureSource?
        ) {
            self.region = region
            self.file = file
            self.rows = rows
            self.areStations = areStations
            self.against = against
        }
    }
}

extension Finding {
    /// Whether another finding accounts for it: it is told, and not counted beside its cause.
    public var isConsequence: Bool {
        if case .cause = kind { return false }
        return cause != nil
    }
}

extension [Finding] {
    /// Findings that no other one accounts for: those that a headline counts.
    public var counted: [Finding] { filter { !$0.isConsequence } }
}
