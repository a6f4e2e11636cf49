import Ground

/// The columns that a file of stations has, of those that Sanding knows.
public struct StationColumns: Sendable, Equatable {
    /// Names of the region columns, from the top down.
    public let levels: [String]
    public let hasStationNumbers: Bool
    /// Figures beside the votes, of the forms in the order of `StationField.ofForms`, then the file's own by name.
    public let fields: [StationField]
    /// Number of pairs on the ballot.
    public let pairs: Int

    /// - Parameters:
    ///   - levels: Names of the region columns, from the top down.
    ///   - hasStationNumbers: Whether stations have numbers.
    ///   - fields: Figures beside the votes.
    ///   - pairs: Number of pairs on the ballot.
    public init(levels: [String], hasStationNumbers: Bool, fields: [StationField], pairs: Int) {
        self.levels = levels
        self.hasStationNumbers = hasStationNumbers
        self.fields = fields
        self.pairs = pairs
    }

    /// The columns of a table.
    ///
    /// - Parameter table: Stations in memory.
    public init(_ table: StationTable) {
        self.init(
            levels: table.levels, hasStationNumbers: table.stationNumbers != nil,
            fields: StationField.inOrder(table.fields.keys), pairs: table.votes.count)
    }

    /// All columns of counts in the order of Contract section 1: the main totals, the votes, the other fields
    /// of the form.
    public var measures: [RollUp.Measure] {
        let main = fields.filter(StationField.mainTotals.contains)
        let others = fields.filter { !StationField.mainTotals.contains($0) }
        return main.map(RollUp.Measure.field) + (0..<pairs).map { .votes(Choice(index: $0)) }
            + others.map(RollUp.Measure.field)
    }
}

/// Some stations as columns that are in memory only for a while.
public struct StationBlock {
    /// Number of stations.
    public let rows: Int
    /// Position of each row's code at every level; −1 where unknown.
    public let regions: [Cells<Int32>]
    /// Position of each station's number among the distinct numbers, where the file has them.
    public let stationNumbers: Cells<Int32>?
    /// Values of `StationColumns.measures`.
    public let counts: [CountColumn]
    /// Byte of the file at which each row starts; `nil` where rows stay in memory.
    public let starts: Cells<Int>?
    /// One number for the codes of all levels of a station, −1 where it must be told by the codes; `nil` where
    /// there are none.
    public let groups: Cells<Int32>?

    /// - Parameters:
    ///   - rows: Number of stations.
    ///   - regions: Codes of every level.
    ///   - stationNumbers: Numbers of the stations.
    ///   - counts: Values of every measure.
    ///   - starts: Bytes at which rows start.
    ///   - groups: Numbers of the regions, from 0 up in the order of the part.
    public init(
        rows: Int, regions: [Cells<Int32>], stationNumbers: Cells<Int32>?, counts: [CountColumn],
        starts: Cells<Int>?, groups: Cells<Int32>? = nil
    ) {
        self.rows = rows
        self.regions = regions
        self.stationNumbers = stationNumbers
        self.counts = counts
        self.starts = starts
        self.groups = groups
    }
}

/// What is learnt of stations block after block, in parts that are joined in the order of the file.
public protocol StationScan: Sendable {
    /// Whether the bytes at which rows start are wanted.
    static var usesStarts: Bool { get }

    /// Takes the next stations of a part.
    ///
    /// - Parameter block: Stations; whoever keeps a column of them stops the program.
    mutating func add(_ block: StationBlock)

    /// Takes what another part, which follows in the file, has learnt.
    ///
    /// - Parameters:
    ///   - next: What was learnt of the rows that follow.
    ///   - codes: The number that each of its codes has here, for every level.
    ///   - stationNumbers: The number that each of its station numbers has here.
    mutating func merge(_ next: Self, codes: [[Int32]], stationNumbers: [Int32])
}

extension StationScan {
    public static var usesStarts: Bool { false }
}
