import Ground

/// A figure of a polling station beside the votes of the pairs: of the forms, under its meaning and not its label
/// (Domain section 2), or a number of a file's own, such as the ballots that came by mail.
public struct StationField: Sendable, Hashable {
    /// Name of its column.
    public let name: String

    /// - Parameter name: Name of its column.
    public init(_ name: String) { self.name = name }

    public static let registered = StationField("registered")
    public static let ballotsUsed = StationField("ballots_used")
    public static let valid = StationField("valid")
    public static let invalid = StationField("invalid")
    public static let registeredMale = StationField("registered_male")
    public static let registeredFemale = StationField("registered_female")
    public static let votersRegistered = StationField("voters_registered")
    public static let votersTransferred = StationField("voters_transferred")
    public static let votersUnlisted = StationField("voters_unlisted")
    public static let votersTotal = StationField("voters_total")
    public static let ballotsReceived = StationField("ballots_received")
    public static let ballotsSpoiled = StationField("ballots_spoiled")
    public static let ballotsUnused = StationField("ballots_unused")
    public static let disabledVoters = StationField("disabled_voters")
    /// Valid and invalid votes together, as the form prints the sum.
    public static let totalVotes = StationField("total_votes")

    /// The figures of the forms, in the order of Contract section 1.
    public static let ofForms: [StationField] = [
        .registered, .ballotsUsed, .valid, .invalid, .registeredMale, .registeredFemale, .votersRegistered,
        .votersTransferred, .votersUnlisted, .votersTotal, .ballotsReceived, .ballotsSpoiled, .ballotsUnused,
        .disabledVoters, .totalVotes,
    ]

    /// Numbers of ballots that are for no choice and are not called invalid, as files of several countries have them.
    public static let withoutChoice = ["not_registered", "blank", "contested", "over_votes", "under_votes"]

    /// Whether forms have it; other numbers are the file's own.
    public var isOfForms: Bool { StationField.ofForms.contains(self) }

    /// The figures that every station file has, in their order.
    public static let mainTotals: [StationField] = [.registered, .ballotsUsed, .valid, .invalid]

    /// Figures in the order in which outputs have them: those of the forms, then the file's own by name.
    public static func inOrder(_ fields: some Collection<StationField>) -> [StationField] {
        let all = Set(fields)
        return ofForms.filter(all.contains) + all.filter { !$0.isOfForms }.sorted { $0.name < $1.name }
    }

    /// Whether a column of a file of stations holds counts, so that it can name no region.
    ///
    /// - Parameter column: Name of the column.
    public static func isCount(_ column: String) -> Bool {
        StationField(column).isOfForms || Choice.isColumn(column)
    }
}

/// Polling stations as columns: a whole country is 823,236 rows.
public struct StationTable: Sendable {
    /// Columns of region codes that Indonesian files have, from the top down.
    public static let indonesianLevels = [
        "province_code", "regency_code", "district_code", "village_code",
    ]

    /// Most choices of a contest that files of stations have columns for.
    public static let mostPairs = 64

    public let file: String
    public let count: Int
    /// Names of the region columns, from the top down.
    public let levels: [String]
    /// Codes of each level.
    public let regions: [CodeColumn]
    /// Number of the station within its lowest region.
    public let stationNumbers: CodeColumn?
    public let fields: [StationField: CountColumn]
    /// Votes of each pair, in the order of the ballot numbers.
    public let votes: [CountColumn]
    /// Other columns of codes, by name: strata, clusters.
    public private(set) var labels: [String: CodeColumn]
    /// Other columns of numbers, by name: weights, probabilities; `nan` where a cell is empty.
    public private(set) var numbers: [String: [Double]]
    /// Rows that lack a code, by their number from 0, where such rows are kept: totals, or faults of the file.
    public var rowsWithoutCode: [Int: RecapTable.RowWithoutCode] = [:]
    /// Cells of the file that are no counts, where it was read without them.
    public var refused = RefusedCounts()
    /// Columns in which places of one code are told apart by ``PlaceNames``.
    private let apart: [PlaceColumn: CodeColumn]
    private let lineOfRow: @Sendable (Int) -> Int

    public init(
        file: String, count: Int, levels: [String], regions: [CodeColumn],
        stationNumbers: CodeColumn?, fields: [StationField: CountColumn], votes: [CountColumn],
        labels: [String: CodeColumn] = [:], numbers: [String: [Double]] = [:],
        lineOfRow: @escaping @Sendable (Int) -> Int
    ) {
        self.init(
            file: file, count: count, levels: levels, regions: regions, stationNumbers: stationNumbers,
            fields: fields, votes: votes, labels: labels, numbers: numbers, apart: [:], lineOfRow: lineOfRow)
    }

    private init(
        file: String, count: Int, levels: [String], regions: [CodeColumn],
        stationNumbers: CodeColumn?, fields: [StationField: CountColumn], votes: [CountColumn],
        labels: [String: CodeColumn], numbers: [String: [Double]], apart: [PlaceColumn: CodeColumn],
        lineOfRow: @escaping @Sendable (Int) -> Int
    ) {
        self.apart = apart
        self.file = file
        self.count = count
        self.levels = levels
        self.regions = regions
        self.stationNumbers = stationNumbers
        self.fields = fields
        self.votes = votes
        self.labels = labels
        self.numbers = numbers
        self.lineOfRow = lineOfRow
    }

    /// Line of the file on which a row stands, from 1.
    public func line(ofRow row: Int) -> Int { lineOfRow(row) }

    /// A column of codes as it stands in the file: a level or another column.
    ///
    /// Not for grouping stations by region: places of one code under different parents are one here.
    public func codes(_ name: String) -> CodeColumn? {
        levels.firstIndex(of: name).map { regions[$0] } ?? labels[name]
    }

    /// A column of codes to group stations by, with places of one code told apart where ``PlaceNames`` did so.
    public func codes(_ column: PlaceColumn) -> CodeColumn? { apart[column] ?? codes(column.name) }

    func withApart(_ apart: [PlaceColumn: CodeColumn]) -> StationTable {
        StationTable(
            file: file, count: count, levels: levels, regions: regions, stationNumbers: stationNumbers,
            fields: fields, votes: votes, labels: labels, numbers: numbers, apart: apart, lineOfRow: lineOfRow
        )
    }

    /// A column of counts; `nil` where the file lacks it.
    ///
    /// - Parameter measure: Which column.
    public func column(_ measure: RollUp.Measure) -> CountColumn? {
        switch measure {
        case .field(let field): fields[field]
        case .votes(let pair): votes.indices.contains(pair.index) ? votes[pair.index] : nil
        case .stations: nil
        }
    }

    /// The same stations with other votes.
    ///
    /// - Parameter votes: Votes of each pair, in the order of the ballot numbers, with a value for every row.
    public func withVotes(_ votes: [CountColumn]) -> StationTable {
        StationTable(
            file: file, count: count, levels: levels, regions: regions, stationNumbers: stationNumbers,
            fields: fields, votes: votes, labels: labels, numbers: numbers, apart: apart, lineOfRow: lineOfRow
        )
    }

    /// Some stations as a table of their own, with everything that is known of them.
    ///
    /// - Parameter rows: Rows to take, in their new order.
    public func keeping(rows: [Int]) -> StationTable {
        var other = selecting(rows: rows)
        other.labels = labels.mapValues { $0.selecting(rows) }
        other.numbers = numbers.mapValues { column in rows.map { column[$0] } }
        return other
    }

    /// Some stations as a table of their own, without labels and other numbers.
    ///
    /// - Parameter rows: Rows to take, in their new order.
    public func selecting(rows: [Int]) -> StationTable {
        let lines = rows.map(line(ofRow:))
        return StationTable(
            file: file, count: rows.count, levels: levels, regions: regions.map { $0.selecting(rows) },
            stationNumbers: stationNumbers?.selecting(rows), fields: fields.mapValues { $0.selecting(rows) },
            votes: votes.map { $0.selecting(rows) }, labels: [:], numbers: [:],
            apart: apart.mapValues { $0.selecting(rows) }, lineOfRow: { lines[$0] })
    }
}
