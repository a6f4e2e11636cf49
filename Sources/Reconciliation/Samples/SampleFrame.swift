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
        var last: [Int32] = []
        var run = 0
        for row in 0..<table.count {
            let ids = key.ids(row)
            if ids != last {
                if run > 0 { counts[last, default: 0] += run }
                last = ids
                run = 0
            }
            run += 1
        }
        if run > 0 { counts[last, default: 0] += run }
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

    func label(_ ids: [Int32]) -> String {
        zip(columns, ids).map { $1 < 0 ? "" : $0.codes[Int($1)] }.joined(separator: "/")
    }

    func label(row: Int) -> String { label(ids(row)) }
}
