import Ground

/// Names of the stations of a table for people: the lowest region and the number, with the regions above where one code
/// stands under several, as ``PlaceNames`` names regions.
public struct StationNames: Sendable {
    private let table: StationTable
    private let regions: CodeColumn?

    /// - Parameter table: The stations; its rows are walked once.
    public init(_ table: StationTable) {
        self.table = table
        regions = table.levels.last.flatMap { lowest in
            let column = PlaceColumn(lowest)
            return PlaceNames([column], tables: [table]).telling(table).codes(column)
        }
    }

    /// The name of the station of a row: "Kuta/4", or "Kuta (Badung)/4".
    public subscript(row: Int) -> String {
        let region = regions?[row] ?? "–"
        return table.stationNumbers?[row].map { "\(region)/\($0)" } ?? region
    }

    /// Lowest region and number, which need not be of one station: "Kuta/4".
    public func short(_ row: Int) -> String {
        let region = table.regions.last?[row] ?? "–"
        return table.stationNumbers?[row].map { "\(region)/\($0)" } ?? region
    }

    /// All regions from the top down and the number: "Bali/Badung/Kuta/4".
    public func path(_ row: Int) -> String {
        (table.regions.map { $0[row] ?? "–" } + [table.stationNumbers?[row]].compactMap { $0 })
            .joined(separator: "/")
    }
}
