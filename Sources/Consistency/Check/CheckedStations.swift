import Elections
import Ground

/// A scanned file of stations with the names of its regions and the way back to its rows.
public struct CheckedStations: Sendable {
    public let file: String
    public private(set) var scan: FormScan
    /// Sums over the stations.
    public private(set) var rollUp: RollUp
    /// Distinct numbers of stations.
    public let stationNumbers: [String]
    /// Cells of the file that are no counts, and are missing here.
    public let refused: RefusedCounts
    /// Rows that stand in the file again and are not here.
    public var copies: StationCopies?
    private let lineOfRow: @Sendable (Int) -> Int
    private let rowsOf: @Sendable ([FormScan.Run]) throws -> StationTable

    /// - Parameters:
    ///   - file: Name for messages.
    ///   - scan: The scan.
    ///   - codes: Distinct codes of every level.
    ///   - stationNumbers: Distinct numbers of stations.
    ///   - refused: Cells of the file that are no counts.
    ///   - lineOfRow: Line of the file on which a row stands.
    ///   - rowsOf: Reads some rows again.
    public init(
        file: String, scan: FormScan, codes: [[String]], stationNumbers: [String],
        refused: RefusedCounts = RefusedCounts(), lineOfRow: @escaping @Sendable (Int) -> Int,
        rowsOf: @escaping @Sendable ([FormScan.Run]) throws -> StationTable
    ) {
        self.file = file
        self.scan = scan
        rollUp = scan.builder.rollUp(codes: codes)
        self.stationNumbers = stationNumbers
        self.refused = refused
        self.lineOfRow = lineOfRow
        self.rowsOf = rowsOf
    }

    /// The stations with regions of one code told apart by those above them.
    ///
    /// - Parameter shared: Codes to be told apart by the name of their level.
    func tellingApart(_ shared: [String: Set<String>]) -> CheckedStations {
        var told = self
        told.rollUp = rollUp.tellingApart(shared)
        told.copies = copies?.tellingApart(shared)
        return told
    }

    /// The stations as if some rules had not been asked.
    ///
    /// - Parameter rules: Positions of the rules.
    func without(_ rules: Set<Int>) -> CheckedStations {
        guard !rules.isEmpty else { return self }
        var rest = self
        rest.scan = scan.without(rules)
        return rest
    }

    /// Names of the columns of counts.
    public var columnNames: [String] { scan.rules.columns }

    /// Name of the lowest region of a unit.
    func code(_ unit: Int32) -> String { rollUp.tree.levels.last?.code(Int(unit)) ?? "" }

    func number(_ station: Int32) -> String? { station < 0 ? nil : stationNumbers[Int(station)] }

    /// Line of the file on which a row stands, from 1.
    func line(_ row: Int) -> Int { lineOfRow(row) }

    /// Rows with the names of the columns in place of codes: the header of the file again, as where pages were put together.
    public var headerRows: [(row: Int, line: Int)] {
        let tree = rollUp.tree
        guard let lowest = tree.levels.last else { return [] }
        func plain(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }
        let names = tree.levels.map { plain($0.name) }
        let units = (0..<lowest.count).filter { unit in
            lowest.code(unit).map(plain) == names.last
                && tree.codes(level: tree.levels.count - 1, unit: unit).map(plain) == names
        }
        return scan.runs(of: Set(units.map { Int32($0) })).flatMap { run in
            (run.row..<run.row + run.count).map { ($0, line($0)) }
        }
    }

    /// Stations that are not there though their neighbours' numbers leave a place for them.
    struct Absent: Sendable, Equatable {
        var numbers: [Int]
        /// Its region.
        var code: String
    }

    /// Stations of some units, read again: those of each unit, with their rows.
    func stations(of units: Set<Int32>) throws -> StationExcerpt {
        let runs = scan.runs(of: units)
        return StationExcerpt(
            table: try rowsOf(runs), rows: runs.flatMap { $0.row..<$0.row + $0.count },
            units: runs.flatMap { run in [Int32](repeating: scan.unit(ofRow: run.row), count: run.count) })
    }
}

/// Some stations of a file, with the rows on which they stand there.
struct StationExcerpt: Sendable {
    let table: StationTable
    /// Row of the file for each row of the table.
    let rows: [Int]
    /// Unit of the lowest level for each row of the table.
    let units: [Int32]

    /// Rows of the table by unit.
    var rowsOfUnit: [Int32: [Int]] { Dictionary(grouping: units.indices, by: { units[$0] }) }
}
