/// Recaps of a file of stations, each the sum of what is below it.
enum RecapInput {
    /// A recap of one level.
    ///
    /// - Parameters:
    ///   - sums: The stations.
    ///   - depth: Number of region columns of the recap; 0 is the whole.
    static func table(_ sums: PlainSums, depth: Int) -> TableText {
        var table = TableText(
            header: Array(sums.levels.prefix(depth)) + ["stations"] + sums.columns, rows: [])
        let units: [(key: [String], value: PlainSums.Sums)] =
            depth == 0
            ? [([], sums.whole)]
            : sums.regions().filter { $0.key.count == depth }.sorted {
                $0.key.lexicographicallyPrecedes($1.key)
            }
        for (key, value) in units {
            table.rows.append(key + [String(value.stations)] + value.known.map(String.init))
        }
        return table
    }
}
