import Elections
import Ground

/// Sums over the stations of a file, each of them once, and what the file leaves unknown of them.
///
/// Rows that are the total of others have no place here: they are left out before, as ``TotalRows`` names them. A station
/// that stands there again with the same figures counts once. One that stands there with other figures makes every sum
/// unknown, for nothing says which of its rows holds; not for files whose stations have no number.
public struct StationTally: Sendable {
    /// A sum over the stations whose figure is known.
    public struct Sum: Sendable, Equatable {
        /// `nil` where no station has the figure.
        public var known: Int?
        /// Stations that lack the figure.
        public var without: Int
    }

    /// Stations, each once.
    public let stations: Int
    /// Votes of each choice, in the order of the ballot numbers; empty where a station stands there with other figures.
    public let votes: [Sum]
    /// Valid votes of the forms; `nil` where the file has no such column, or votes are empty.
    public let valid: Sum?
    /// Rows of the file, from 0 and in its order, whose station stands above them with the same figures.
    public let repeats: [Int]
    /// Stations that stand there more than once with other figures.
    public let contradicted: Int

    /// - Parameter stations: Stations that have been scanned, without rows that are totals.
    /// - Throws: What reading rows again throws.
    public init(_ stations: CheckedStations) throws {
        let (measures, total) = (stations.rollUp.measures, stations.rollUp.total)
        var (sums, without) = (
            measures.indices.map { total.sum($0, 0) }, measures.indices.map { total.missing($0, 0) }
        )
        let keys = try RepeatedKeys(stations)
        var (again, others, rows) = ([Int](), 0, 0)
        if let table = keys.excerpt?.table {
            let columns = measures.map(table.column)
            for (_, places) in keys.rows {
                rows += places.count - 1
                let figures = places.map { row in columns.map { $0?[row] } }
                guard figures.allSatisfy({ $0 == figures[0] }) else {
                    others += 1
                    continue
                }
                again += places.dropFirst().compactMap { keys.excerpt?.rows[$0] }
                for (measure, figure) in figures[0].enumerated() {
                    sums[measure] -= (figure ?? 0) * (places.count - 1)
                    if figure == nil { without[measure] -= places.count - 1 }
                }
            }
        }
        let count = total.stations(0) - rows
        func sum(_ measure: Int) -> Sum {
            Sum(known: without[measure] < count ? sums[measure] : nil, without: without[measure])
        }
        self.stations = count
        repeats = again.sorted()
        contradicted = others
        guard others == 0 else {
            (votes, valid) = ([], nil)
            return
        }
        votes = measures.indices.filter {
            if case .votes = measures[$0] { true } else { false }
        }.map(sum)
        valid = measures.firstIndex(of: .field(.valid)).map(sum)
    }
}
