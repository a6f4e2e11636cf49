/// A column of whole numbers that somebody else keeps in memory.
public struct CountValues: @unchecked Sendable {
    /// Stands for an empty cell; below every count.
    public static let missing = Int32.min

    public let buffer: UnsafeBufferPointer<Int32>
    private let owner: AnyObject

    /// - Parameters:
    ///   - buffer: Values that never change while `owner` lives.
    ///   - owner: Keeps the memory of `buffer`.
    public init(_ buffer: UnsafeBufferPointer<Int32>, keptBy owner: AnyObject) {
        self.buffer = buffer
        self.owner = owner
    }

    /// - Parameter values: The values, `missing` where unknown.
    public init(_ values: [Int32]) {
        let owner = Owner(values)
        self.init(UnsafeBufferPointer(owner.buffer), keptBy: owner)
    }

    /// The value of a row, `nil` where it is unknown.
    public subscript(row: Int) -> Int? {
        buffer[row] == CountValues.missing ? nil : Int(buffer[row])
    }

    func selecting(_ rows: [Int]) -> CountValues { CountValues(rows.map { buffer[$0] }) }

    /// Memory for values that were given as an array.
    private final class Owner {
        let buffer: UnsafeMutableBufferPointer<Int32>

        init(_ values: [Int32]) {
            buffer = .allocate(capacity: values.count)
            _ = buffer.initialize(from: values)
        }

        deinit { buffer.deallocate() }
    }
}

/// A column of codes: the position of each row's code among the distinct codes, −1 where it is unknown.
public struct CodeValues: Sendable {
    public let ids: CountValues
    /// Distinct codes in the order in which they first appear.
    public let codes: [String]

    public init(ids: CountValues, codes: [String]) {
        self.ids = ids
        self.codes = codes
    }

    /// The code of a row, `nil` where it is unknown.
    public subscript(row: Int) -> String? {
        let id = Int(ids.buffer[row])
        return id < 0 ? nil : codes[id]
    }

    func selecting(_ rows: [Int]) -> CodeValues { CodeValues(ids: ids.selecting(rows), codes: codes) }
}

/// Figures of a polling station beside the votes of the pairs, under their meaning and not their label on
/// the form (Domain section 2).
public enum StationField: String, Sendable, CaseIterable {
    case registered
    case ballotsUsed = "ballots_used"
    case valid, invalid
    case registeredMale = "registered_male"
    case registeredFemale = "registered_female"
    case votersRegistered = "voters_registered"
    case votersTransferred = "voters_transferred"
    case votersUnlisted = "voters_unlisted"
    case votersTotal = "voters_total"
    case ballotsReceived = "ballots_received"
    case ballotsSpoiled = "ballots_spoiled"
    case ballotsUnused = "ballots_unused"
    case disabledVoters = "disabled_voters"
    /// Valid and invalid votes together, as the form prints the sum.
    case totalVotes = "total_votes"

    /// The figures that every station file has, in their order.
    public static let mainTotals: [StationField] = [.registered, .ballotsUsed, .valid, .invalid]
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
    public let regions: [CodeValues]
    /// Number of the station within its lowest region.
    public let stationNumbers: CodeValues?
    public let fields: [StationField: CountValues]
    /// Votes of each pair, in the order of the ballot numbers.
    public let votes: [CountValues]
    /// Other columns of codes, by name: strata, clusters.
    public let labels: [String: CodeValues]
    /// Other columns of numbers, by name: weights, probabilities; `nan` where a cell is empty.
    public let numbers: [String: [Double]]
    /// Columns in which places of one code are told apart by ``PlaceNames``.
    private let apart: [PlaceColumn: CodeValues]
    private let lineOfRow: @Sendable (Int) -> Int

    public init(
        file: String, count: Int, levels: [String], regions: [CodeValues],
        stationNumbers: CodeValues?, fields: [StationField: CountValues], votes: [CountValues],
        labels: [String: CodeValues] = [:], numbers: [String: [Double]] = [:],
        lineOfRow: @escaping @Sendable (Int) -> Int
    ) {
        self.init(
            file: file, count: count, levels: levels, regions: regions, stationNumbers: stationNumbers,
            fields: fields, votes: votes, labels: labels, numbers: numbers, apart: [:], lineOfRow: lineOfRow)
    }

    private init(
        file: String, count: Int, levels: [String], regions: [CodeValues],
        stationNumbers: CodeValues?, fields: [StationField: CountValues], votes: [CountValues],
        labels: [String: CodeValues], numbers: [String: [Double]], apart: [PlaceColumn: CodeValues],
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
    public func codes(_ name: String) -> CodeValues? {
        levels.firstIndex(of: name).map { regions[$0] } ?? labels[name]
    }

    /// A column of codes to group stations by, with places of one code told apart where ``PlaceNames`` did so.
    public func codes(_ column: PlaceColumn) -> CodeValues? { apart[column] ?? codes(column.name) }

    func withApart(_ apart: [PlaceColumn: CodeValues]) -> StationTable {
        StationTable(
            file: file, count: count, levels: levels, regions: regions, stationNumbers: stationNumbers,
            fields: fields, votes: votes, labels: labels, numbers: numbers, apart: apart, lineOfRow: lineOfRow
        )
    }

    /// A column of counts; `nil` where the file lacks it.
    ///
    /// - Parameter measure: Which column.
    public func column(_ measure: RollUp.Measure) -> CountValues? {
        switch measure {
        case .field(let field): fields[field]
        case .votes(let pair): votes.indices.contains(pair) ? votes[pair] : nil
        case .stations: nil
        }
    }

    /// The same stations with other votes.
    ///
    /// - Parameter votes: Votes of each pair, in the order of the ballot numbers, with a value for every row.
    public func withVotes(_ votes: [CountValues]) -> StationTable {
        StationTable(
            file: file, count: count, levels: levels, regions: regions, stationNumbers: stationNumbers,
            fields: fields, votes: votes, labels: labels, numbers: numbers, apart: apart, lineOfRow: lineOfRow
        )
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
