// One cause that accounts exactly for several findings.
extension FindingKind {
    /// One cause that accounts exactly for several findings, which are its consequences.
    ///
    /// It says which figures would be as the others say they should be, not which side is right, nor why.
    public struct Cause: Sendable, Hashable, Codable {
        /// Number of the cause within its check, from 1: its consequences carry it in ``Finding/cause``.
        public var number: Int
        public var what: Account
        /// Findings that it accounts for: at least two, or one beside another cause.
        public var findings: Int
        /// Their rules, each once, in the order of the findings.
        public var rules: [String]
        /// The block in whose rows something else is out too, as another cause says: its findings come from both; `nil` where
        /// it accounts for them alone.
        public var beside: Block?

        public init(number: Int, what: Account, findings: Int, rules: [String], beside: Block? = nil) {
            self.beside = beside
            self.number = number
            self.what = what
            self.findings = findings
            self.rules = rules
        }

        /// What the findings come from.
        public enum Account: Sendable, Hashable, Codable {
            /// A slip in a single row, or two rows in each other's place.
            case slip(Slip)
            /// A slip in one of several rows, or in one of several figures of a row: in which is not known.
            case openSlip(OpenSlip)
            /// Columns stand in another order in every row of a block.
            case columns([MovedColumn], Block)
            /// Figures from one column to another stand one column further to the right or to the left in every row of a
            /// block.
            case shifted(from: String, to: String, isRight: Bool, Block)
            /// A column of a block is so many times what it should be, and columns that hold it are out by as much;
            /// `times` is a plain decimal, `0` where the column is 0 throughout.
            case factor(column: String, times: String, carried: [String], Block)
            /// Several columns of a block are each so many times what they should be.
            case factorOfAll(columns: [String], times: String, Block)
            /// Figures of several columns are all written otherwise than they are counted, throughout a block.
            case rewritten(columns: [String], Slip.Writing, Block)
            /// Figures of several rows of a file are all written otherwise than they are counted.
            case rowsRewritten(columns: [String], Slip.Writing, LevelRegions, file: String)
            /// Figures of some columns stand so many rows further down (further up where less than 0) throughout a block.
            case figuresMoved(columns: [String], down: Int, Block)
            /// Figures of a column stand in another order than their rows throughout a block, as a column that was sorted alone.
            case figuresReordered(column: String, isSorted: Bool, Block)
            /// Two stations, or so many stations of two regions one after another, have each other's figures in some columns.
            case figuresExchanged(columns: [String], [String], stations: Int, file: String)
            /// A number stands on two rows where the numbers beside it leave out one: one of the rows has the other's number, and its
            /// figures too where `haveSameVotes`.
            case numberTwice(station: String, absent: Int, lines: [Int], haveSameVotes: Bool, file: String)
            /// The rows of one region stand under the name of another, in a file.
            case underOtherName(LevelRegion, under: LevelRegion, file: String)
            /// The rows of two regions stand under each other's name in one of two files.
            case regionsExchanged(LevelRegion, LevelRegion, file: String, against: FigureSource)
            /// A region has one name in one file and another in another, with the same figures.
            case otherName(LevelRegion, file: String, is: LevelRegion, other: String)
            /// The same, where the other file has more, or less below 0, in some figures.
            case otherNameNearly(
                LevelRegion, file: String, is: LevelRegion, other: String, [Slip.NamedFigure])
            /// A file lacks all rows of a region.
            case rowsMissing(LevelRegion, file: String)
            /// Rows of regions one after another are missing from a file, from one region to another.
            case runMissing(from: LevelRegion, to: LevelRegion, regions: Int, file: String)
            /// Every row of a region has 0 in every figure of the votes where another file has figures; or leaves some
            /// columns empty, which are named.
            case emptied(Block, blank: [String])
            /// Two stations with the same figures, of which a recap counts one; or where the one or the other would have
            /// other figures, which are given.
            case sameRows([StationRow], file: String, wanted: [Slip.NamedFigure])
            /// Stations that are all the same, of many the first, of which a recap has other figures for so many.
            case sameGroup([StationRow], of: Int, others: Int, file: String)
            /// All stations of one region have the figures of those of another, one after another; by a recap, the one of the two
            /// that is named has others.
            case sameRegions(LevelRegion, as: LevelRegion, stations: Int, file: String)
            /// A row of a recap has in every column the figures of another region, and what stands below has others.
            case rowRepeated(LevelRegion, as: LevelRegion, lines: [Int], file: String)
            /// Rows of one region stand in a file twice, once where another region's should be, which has none.
            case regionOverwritten(LevelRegion, by: LevelRegion, stations: Int, file: String)
            /// A station has exactly the figures that one region lacks beside a recap and another has too many.
            case stationMoved(String, from: LevelRegion, to: LevelRegion, file: String)
            /// So many stations one after another, from one line to another, have together exactly the figures that one region lacks
            /// beside a recap and another has too many.
            case stationsMoved(
                stations: Int, lines: [Int], from: LevelRegion, to: LevelRegion, file: String)
            /// Names of regions stand so many rows further down (further up where less than 0) than the figures throughout a block.
            case regionsMoved(down: Int, Block)
            /// Names in some columns of regions stand some rows further down than their stations, from one line to another.
            case namesMoved(MovedNames)
            /// Stations that stand under other regions than those whose figures they have beside a recap.
            case rowsRenamed(RenamedRows)
            /// A row of a recap is the sum of all others.
            case totalRow(LevelRegion, file: String)
            /// Nearly all stations of a file have more in a column than their choices have votes together: as if the votes of a
            /// choice were missing, or the column held another one.
            case choiceMissing(MissingChoice)
            /// Numbers of stations start again within regions, or regions of a recap stand on several rows.
            case levelMissing(MissingLevel)
            /// Two sides of a rule are not the same at many forms, and nearly always with the same one larger.
            case oneSided(OneSidedRule)
            /// Several regions that one file has and another lacks.
            case regionsAbsent(AbsentRegions)
            /// Numbers of stations are not there in many regions of a file.
            case numbersAbsent(AbsentNumbers)

            /// Rows of a block that are all otherwise; `nil` where it is of none.
            public var block: Block? {
                switch self {
                case .columns(_, let block), .shifted(_, _, _, let block), .factor(_, _, _, let block),
                    .factorOfAll(_, _, let block), .figuresMoved(_, _, let block), .emptied(let block, _),
                    .rewritten(_, _, let block), .regionsMoved(_, let block),
                    .figuresReordered(_, _, let block):
                    block
                default: nil
                }
            }
        }

        /// The file in which a block of rows is otherwise; `nil` where no single one is.
        public var fileOfBlock: String? { what.block?.file }

        var code: String {
            switch what {
            case .slip, .openSlip: "cause-slip"
            case .columns, .shifted: "cause-columns"
            case .factor, .factorOfAll: "cause-factor"
            case .figuresMoved, .figuresReordered, .regionsMoved, .namesMoved: "cause-figures-moved"
            case .figuresExchanged: "cause-figures-exchanged"
            case .numberTwice: "cause-number-twice"
            case .underOtherName, .rowsRenamed: "cause-region-name"
            case .regionsExchanged: "cause-regions-exchanged"
            case .otherName, .otherNameNearly: "cause-other-name"
            case .rowsMissing, .runMissing: "cause-rows-missing"
            case .emptied: "cause-emptied"
            case .sameRows, .sameGroup, .sameRegions, .rowRepeated, .regionOverwritten: "cause-same-rows"
            case .rewritten, .rowsRewritten: "cause-rewritten"
            case .stationMoved, .stationsMoved: "cause-station-moved"
            case .totalRow: "cause-total-row"
            case .choiceMissing(let missing):
                missing.held == nil ? "cause-choice-missing" : "cause-column-includes"
            case .levelMissing: "cause-level-missing"
            case .oneSided: "cause-one-sided"
            case .regionsAbsent: "cause-regions-absent"
            case .numbersAbsent: "cause-number-gaps"
            }
        }
    }

    /// One slip of which only what it lies in is known.
    public struct OpenSlip: Sendable, Hashable, Codable {
        /// The row it is in, where only its figure is not known.
        public var row: String?
        /// What is out; `nil` where it is not one row of a recap.
        public var block: Block?
        /// Rows that could hold it, with the row of the recap itself where `hasOwn`.
        public var rows: Int
        public var hasOwn: Bool
        /// Slips that would fit, in all these rows, as far as they are listed.
        public var slips: Int
        public var areStations: Bool

        /// A row of a recap beside the sums below it.
        public struct Block: Sendable, Hashable, Codable {
            public var region: LevelRegion
            public var file: String
            public var source: FigureSource
            /// What the sums below have more than the row, figure by figure.
            public var more: [Slip.NamedFigure]

            public init(
                region: LevelRegion, file: String, source: FigureSource, more: [Slip.NamedFigure]
            ) {
                (self.region, self.file, self.source, self.more) = (region, file, source, more)
            }
        }

        public init(
            row: String?, block: Block?, rows: Int, hasOwn: Bool = false, slips: Int, areStations: Bool
        ) {
            (self.row, self.block, self.rows, self.hasOwn) = (row, block, rows, hasOwn)
            (self.slips, self.areStations) = (slips, areStations)
        }
    }

    /// Votes that no choice of a file has.
    public struct MissingChoice: Sendable, Hashable, Codable {
        public var file: String
        /// The column that has them, as the valid votes.
        public var column: String
        /// Stations where it has more, and of how many.
        public var stations: Int
        public var of: Int
        /// What it has more, all together.
        public var votes: Int
        /// The column whose figure that is in each of them, such as the invalid ballots; `nil` where there is none.
        public var held: String?
        /// Whether one choice with all of these votes would be among the first two, so that nobody knows who leads and by how much.
        public var leavesLeadOpen: Bool

        public init(
            file: String, column: String, stations: Int, of: Int, votes: Int, held: String? = nil,
            leavesLeadOpen: Bool
        ) {
            (self.file, self.column, self.stations, self.of) = (file, column, stations, of)
            (self.votes, self.held, self.leavesLeadOpen) = (votes, held, leavesLeadOpen)
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
        /// Rows of the block, where something else is out in some of them too; `nil` where it shows in all.
        public var of: Int?

        public init(
            region: LevelRegion, file: String, rows: Int, areStations: Bool, against: FigureSource?,
            of: Int? = nil
        ) {
            self.of = of
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
