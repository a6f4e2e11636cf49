import Ground

// Findings on the forms, stations and levels of one count.
extension FindingKind {
    /// Rules that forms keep, and figures that could not be asked.
    public enum Form: Sendable, Equatable, Codable {
        /// A form breaks a rule.
        case ruleBroken(FormRulebook.Rule, RuleSides?)
        /// Figures are 0 where votes were counted.
        case unread(column: String, forms: Int, of: Int, areStations: Bool)
        /// Files without valid votes, where the votes of all choices stand for them in some rules, which are given by id.
        case validSummed(files: [String], rules: [String])
        /// A rule that so many forms break, of those of which it could be asked, that it is none of the file's, or of the election's;
        /// the lines of the first.
        case oftenBroken(FormRulebook.Rule, forms: Int, of: Int, areStations: Bool, lines: [Int])
        /// Stations without a figure for a column.
        case noFigures(column: String, stations: Int, of: Int)
        /// So many cells of a column are no counts for one reason, and are taken as not read; the first, and more of their lines.
        case notCounts(TextFault, value: String, cells: Int, lines: [Int])
        /// Every figure of votes is 0, at so many stations: all of a file.
        case noVotes(stations: Int)

        var code: String {
            switch self {
            case .ruleBroken(let rule, _): rule.id
            case .unread: "unread"
            case .validSummed: "valid-summed"
            case .oftenBroken: "often-broken"
            case .noFigures: "no-figures"
            case .notCounts: "not-count"
            case .noVotes: "no-votes"
            }
        }
    }

    /// Stations of a file that stand twice, look alike or lack.
    public enum Station: Sendable, Hashable, Codable {
        /// A station on several rows that differ, of which none is known to hold.
        case standsTwice(station: String, lines: [Int], haveSameVotes: Bool)
        /// Stations that stand there again with the same figures, each of which is counted once.
        case standAgain(Copies)
        /// Rows that are the total of others, which are left out of the count.
        case totalRows([TotalRow])
        /// A row that is called or numbered like a total and is not the sum of others, which is left out too.
        case totalNotSum(TotalRow)
        /// Pairs of stations with the same figures in every column: so many, as many as chance gives, the probability of
        /// as many. `isRest` where those of narrower levels are said before.
        case identicalRows(
            count: Int, level: String?, expected: Double, p: Double, isRest: Bool, examples: IdenticalExamples
        )
        /// The same where chance cannot be computed.
        case identicalFewVotes(count: Int, examples: IdenticalExamples)
        /// Stations that are all the same, of many the first, and how many such pairs there are beside what chance gives.
        case identicalGroup(first: [StationRow], of: Int, IdenticalChance)
        /// Numbers of a region's stations leave a gap.
        case numberGap(region: String, last: Int, absent: [Int])
        /// So many rows without a number among others that have one, in so many regions; of many regions the first.
        case numbersBlank(rows: Int, of: Int, regions: Int, places: [BlankNumbers])
        /// Numbers that no station can have; `largest` is what the form has boxes for.
        case impossibleNumbers(stations: [String], largest: Int?)
        /// Every figure of a region's stations ends in 0, so many in all.
        case tensOnly(LevelRegion, figures: Int, stations: Int)
        /// A station whose registered voters are ten times, or a tenth of, what the others of its region have, as its ballots are not.
        case registerApart(StationRow, RegisterApart)
        /// A column without figures in one region alone.
        case columnApart(ColumnApart)
        /// A region stands below more than one other.
        case nesting(region: LevelRegion, file: String, lines: [Int])
        /// Regions stand below one region and have codes that begin with that of another one of the file.
        case codesOfOther([LevelRegion], under: LevelRegion, begin: LevelRegion, file: String, lines: [Int])
        /// Codes of a level stand below several regions and are told apart by them.
        case codesShared(level: String, codes: Int)

        var code: String {
            switch self {
            case .standsTwice, .standAgain: "duplicate-key"
            case .totalRows: "total-rows"
            case .totalNotSum: "total-not-sum"
            case .identicalRows: "identical-rows"
            case .identicalFewVotes: "identical-few-votes"
            case .identicalGroup: "identical-pair"
            case .numberGap: "number-gap"
            case .numbersBlank: "number-blank"
            case .impossibleNumbers: "station-number"
            case .tensOnly: "tens-only"
            case .columnApart: "column-empty"
            case .registerApart: "register-apart"
            case .nesting, .codesOfOther: "nesting"
            case .codesShared: "codes-shared"
            }
        }
    }

    /// A register beside those of the other stations of its region.
    public struct RegisterApart: Sendable, Hashable, Codable {
        public var registered: Int
        public var ballots: Int
        /// What it would be with a digit less, or one more.
        public var fitting: Int
        /// The other stations, and the fewest and most registered voters of one.
        public var others: Int
        public var least: Int
        public var most: Int

        public init(registered: Int, ballots: Int, fitting: Int, others: Int, least: Int, most: Int) {
            (self.registered, self.ballots, self.fitting) = (registered, ballots, fitting)
            (self.others, self.least, self.most) = (others, least, most)
        }
    }

    /// Figures of a row that should be the sum of others, beside that sum.
    public struct WrongSum: Sendable, Hashable, Codable {
        /// Which rows it should be the sum of.
        public enum Rows: Sendable, Hashable, Codable {
            case ofRegion(LevelRegion)
            case above, below
        }

        public var rows: Rows
        /// How many there are.
        public var count: Int
        /// Figures that are not the sum, as many as there are, in the order of the columns.
        public var figures: [Figure]

        /// A figure of the row and the sum of the others, in votes or voters.
        public struct Figure: Sendable, Hashable, Codable {
            public var column: String
            public var found: Int
            public var sum: Int

            public init(_ column: String, found: Int, sum: Int) {
                self.column = column
                self.found = found
                self.sum = sum
            }
        }

        public init(_ rows: Rows, count: Int, figures: [Figure]) {
            self.rows = rows
            self.count = count
            self.figures = figures
        }

        /// The figure that is furthest from its sum.
        public var furthest: Figure? { figures.max { abs($0.found - $0.sum) < abs($1.found - $1.sum) } }
    }

    /// A row of a file of stations that is the total of others.
    public struct TotalRow: Sendable, Hashable, Codable {
        /// What it is called; empty where it has no name, number or code.
        public var station: String
        public var line: Int
        /// Rows that it is the exact sum of; 0 where it is only called a total, numbered like rows that are, or the sum in all
        /// figures but one.
        public var parts: Int
        /// Whether its name says so; else its figures, or its number where it is no sum.
        public var isNamed: Bool
        /// Where it is no sum: the rows that it should be the sum of, and by how much it is not; `nil` where none are known.
        public var against: WrongSum?

        /// Whether nothing but its figures tells, of which all but one are sums.
        public var isNearlySum: Bool
        /// Whether it cannot be compared, as figures of it or of its rows were not read, and what was read fits.
        public var isUnread: Bool
        /// Whether it has no number while others have, and figures about as large as the sum of its rows are all that tells.
        public var lacksNumber: Bool

        /// - Parameters:
        ///   - station: What it is called; empty where it has no name, number or code.
        ///   - line: Line of the file.
        ///   - parts: Rows that it is the exact sum of.
        ///   - isNamed: Whether its name says that it is a total.
        ///   - isNearlySum: Whether nothing but its figures tells, of which all but one are sums.
        ///   - isUnread: Whether it cannot be compared, as figures were not read.
        ///   - lacksNumber: Whether it has no number, and figures about as large as the sum are all that tells.
        ///   - against: By how much it is no sum.
        public init(
            station: String, line: Int, parts: Int, isNamed: Bool, isNearlySum: Bool = false,
            isUnread: Bool = false, lacksNumber: Bool = false, against: WrongSum? = nil
        ) {
            self.lacksNumber = lacksNumber
            self.isNearlySum = isNearlySum
            self.isUnread = isUnread
            self.against = against
            self.station = station
            self.line = line
            self.parts = parts
            self.isNamed = isNamed
        }
    }

    /// A row of a file of stations.
    public struct StationRow: Sendable, Hashable, Codable {
        public var region: String
        public var line: Int
        /// Number of the station within its region; `nil` where it has none.
        public var number: String?

        public init(region: String, line: Int, number: String? = nil) {
            self.region = region
            self.line = line
            self.number = number
        }

        /// Region and number: `1101012001/3`.
        public var name: String { number.map { "\(region)/\($0)" } ?? region }
    }

    /// Pairs of equal stations beside the number that chance gives.
    public struct IdenticalChance: Sendable, Hashable, Codable {
        public var pairs: Int
        /// Level within whose regions they lie; `nil` for the whole file.
        public var level: String?
        public var expected: Double
        /// Probability of as many or more by chance.
        public var p: Double
        /// Whether they differ in the register and what follows from it.
        public var isBesidesRegister: Bool

        public init(pairs: Int, level: String?, expected: Double, p: Double, isBesidesRegister: Bool = false)
        {
            (self.pairs, self.level, self.expected, self.p) = (pairs, level, expected, p)
            self.isBesidesRegister = isBesidesRegister
        }
    }

    /// Some of the rows that are equal, and whether there are more.
    public struct IdenticalExamples: Sendable, Hashable, Codable {
        /// The rows of a group each, two or more.
        public var pairs: [[StationRow]]
        public var hasMore: Bool

        public init(_ pairs: [[StationRow]], hasMore: Bool) {
            self.pairs = pairs
            self.hasMore = hasMore
        }
    }

    /// Sums of levels, and regions that one file has and another lacks.
    public enum Level: Sendable, Hashable, Codable {
        /// A figure of a recap is not the sum below it.
        case mismatch(LevelMismatchFigures)
        /// A region (or all regions of one above) that a recap lists and the file below lacks.
        case childrenMissing(RegionGroup, in: String, from: FigureSource, alike: AlikeNames?)
        /// The same of pages that were gathered one by one.
        case childrenNotGathered(lower: String, upper: String, LevelRegions)
        /// Rows seem to be missing below; regions that are listed there and have no row.
        case childrenIncomplete(lower: String, upper: String, LevelRegions, absent: LevelRegions?)
        /// A region that the file below has and a recap does not list.
        case regionNotListed(RegionGroup, in: String, from: FigureSource, alike: AlikeNames?)
        case regionsNotListed(lower: String, upper: String, LevelRegions)
        /// Empty cells of a recap.
        case figuresMissing(file: String, figures: Int, rows: Int, first: LevelRegion)
        /// Figures of which a row below leaves the figure empty.
        case figuresNotCompared(
            file: String, figures: Int, column: String, first: LevelRegion, below: EmptyBelow)
        /// Regions of a recap of which every row below leaves some columns empty.
        case figuresEmpty(RegionGroup, columns: [String], in: String, from: FigureSource)
        /// Rows of a recap that are the total of others, which are left out.
        case totalRows([TotalRow], file: String)
        /// A row of a recap that is called a total and is not the sum of others, which is left out too.
        case totalNotSum(TotalRow, file: String)
        /// Regions that two files write differently.
        case namesOtherwise(NamesOtherwise)
        /// A region stands below another one than in the file below.
        case displaced(LevelRegion, file: String, from: FigureSource)
        /// A region stands on several rows of a recap.
        case rowStandsTwice(LevelRegion, file: String, lines: [Int])
        /// Two regions have the same figures in every column of a recap.
        case sameFigures(LevelRegion, as: LevelRegion, lines: [Int], file: String)
        /// Rows of a recap that stand there again with the same figures, each of which is counted once.
        case rowsStandAgain(Copies, file: String)
        /// A region of the frame without stations.
        case noStations(LevelRegion, frame: String, stations: String, alike: [AlikeNames])
        /// Stations in regions that the frame does not list.
        case notInFrame(LevelRegions, frame: String, stations: String, alike: [AlikeNames])
        /// Frame and stations share no code of a level.
        case frameNotCompared(
            level: String, frame: String, stations: String, frameExample: String, stationsExample: String)

        var code: String {
            switch self {
            case .mismatch: "R12"
            case .childrenMissing, .childrenNotGathered: "children-missing"
            case .childrenIncomplete: "children-incomplete"
            case .regionNotListed, .regionsNotListed: "region-missing"
            case .figuresMissing: "figures-missing"
            case .figuresNotCompared: "figures-not-compared"
            case .figuresEmpty: "figures-empty"
            case .totalRows: "total-rows"
            case .totalNotSum: "total-not-sum"
            case .displaced: "nesting"
            case .namesOtherwise: "names-otherwise"
            case .sameFigures: "equal-rows"
            case .rowStandsTwice, .rowsStandAgain: "duplicate-key"
            case .noStations: "no-stations"
            case .notInFrame: "not-in-frame"
            case .frameNotCompared: "frame-not-compared"
            }
        }
    }

    /// A figure of a recap beside the sum below it.
    public struct LevelMismatchFigures: Sendable, Hashable, Codable {
        public var column: String
        public var region: LevelRegion
        public var file: String
        public var source: FigureSource
        public var printed: Int
        public var sum: Int
        /// Whether a row below leaves the figure empty, so that `sum` is only the most or the least it can be.
        public var isBound: Bool
        /// Ids of rules that the row breaks with this figure.
        public var alsoBreaks: [String]

        public init(
            column: String, region: LevelRegion, file: String, source: FigureSource, printed: Int,
            sum: Int, isBound: Bool, alsoBreaks: [String]
        ) {
            self.column = column
            self.region = region
            self.file = file
            self.source = source
            self.printed = printed
            self.sum = sum
            self.isBound = isBound
            self.alsoBreaks = alsoBreaks
        }
    }

    /// Rows of a region that have no number.
    public struct BlankNumbers: Sendable, Hashable, Codable {
        public var region: String
        public var lines: [Int]
        /// Numbers up to the largest that no row of it has.
        public var free: [Int]

        /// - Parameters:
        ///   - region: Code of the lowest region.
        ///   - lines: Lines of the file.
        ///   - free: Numbers up to the largest that no row of it has.
        public init(region: String, lines: [Int], free: [Int]) {
            self.region = region
            self.lines = lines
            self.free = free
        }
    }

    /// Rows below a figure of a recap of which some leave it empty.
    public struct EmptyBelow: Sendable, Hashable, Codable {
        public var source: FigureSource
        /// What the recap prints.
        public var printed: Int
        /// Rows below the region, and those that leave the figure empty.
        public var rows: Int
        public var empty: Int
        /// The sum of the others.
        public var sum: Int

        /// - Parameters:
        ///   - source: The file below.
        ///   - printed: What the recap prints.
        ///   - rows: Rows below the region.
        ///   - empty: Those that leave the figure empty.
        ///   - sum: The sum of the others.
        public init(_ source: FigureSource, printed: Int, rows: Int, empty: Int, sum: Int) {
            self.source = source
            self.printed = printed
            self.rows = rows
            self.empty = empty
            self.sum = sum
        }
    }

    /// A region that another file lacks, or so many regions of one above that it lacks as a whole.
    public struct RegionGroup: Sendable, Hashable, Codable {
        public var region: LevelRegion
        /// `nil` for the region itself.
        public var regions: Int?

        public init(_ region: LevelRegion, regions: Int?) {
            self.region = region
            self.regions = regions
        }
    }
}
