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
        let units: [(key: [[UInt8]], value: PlainSums.Sums)] =
            depth == 0
            ? [([], sums.whole)]
            : sums.regions.filter { $0.key.count == depth }.sorted {
                $0.key.lexicographicallyPrecedes($1.key, by: before)
            }
        for (key, value) in units {
            let names = key.map { String(decoding: $0, as: UTF8.self) }
            table.rows.append(names + [String(value.stations)] + value.known.map(String.init))
        }
        return table
    }

    private static func before(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        first.lexicographicallyPrecedes(second)
    }
}
