import Elections

/// How many stations each stratum of the population has.
public struct SampleFrame: Sendable, Equatable {
    /// Name of the file, for messages.
    public var file: String
    /// Stations by stratum; one stratum without a name where nothing is stratified.
    public var stations: [String: Int]

    public init(file: String, stations: [String: Int]) {
        self.file = file
        self.stations = stations
    }

    /// Counts the stations of a complete list by the columns that make the strata.
    ///
    /// - Parameters:
    ///   - table: All stations.
    ///   - strata: Columns that make the strata; none for one stratum.
    public init(counting table: StationTable, strata: [String]) throws {
        let key = try StratumKey(table, strata)
        var counts: [[Int32]: Int] = [:]
        if strata.isEmpty {
            self.init(file: table.file, stations: ["": table.count])
            return
        }
        // Stations of a stratum stand together in most files: a run costs one look-up.
        var first = 0
        let isSame = key.comparison()
        for row in 1..<max(1, table.count + 1) where row == table.count || !isSame(row, first) {
            counts[key.ids(first), default: 0] += row - first
            first = row
        }
        var stations: [String: Int] = [:]
        for (ids, count) in counts { stations[key.label(ids), default: 0] += count }
        self.init(file: table.file, stations: stations)
    }
}

/// The strata of a table: one or more columns of codes together.
struct StratumKey {
    private let columns: [CodeValues]

    init(_ table: StationTable, _ names: [String]) throws {
        columns = try names.map { name in
            guard let column = table.codes(name) else {
                throw SampleFault(
                    table.file, line: 1, column: name,
                    "the column is missing; it was named as a stratum")
            }
            return column
        }
    }

    func ids(_ row: Int) -> [Int32] { columns.map { $0.ids.buffer[row] } }

    /// Whether two rows are of one stratum.
    func comparison() -> (Int, Int) -> Bool {
        let buffers = columns.map(\.ids.buffer)
        guard buffers.count == 1 else {
            return { row, other in buffers.allSatisfy { $0[row] == $0[other] } }
        }
        let only = buffers[0]
        return { only[$0] == only[$1] }
    }

    func label(_ ids: [Int32]) -> String {
        zip(columns, ids).map { $1 < 0 ? "" : $0.codes[Int($1)] }.joined(separator: "/")
    }

    func label(row: Int) -> String { label(ids(row)) }
}
