import Elections

extension Indonesian {
    /// Rows that stand again.
    ///
    /// - Parameter file: The recap in which they stand; `nil` for stations.
    func standAgain(_ copies: FindingKind.Copies, rows file: String?) -> String {
        let isOne = copies.count == 1
        let what =
            isOne
            ? file == nil
                ? "\(station.capitalizedFirst) \(copies.name ?? "")" : region(copies.region).capitalizedFirst
            : "\(copies.isWhole ? "Semua " : "")\(file == nil ? count(copies.count, .station) : "\(number(copies.count)) baris") "
                + (copies.region.level == nil ? "berkas ini" : "di \(region(copies.region))")
        let named = copies.regions.prefix(3).map(region)
        let more = copies.regions.count - named.count
        let whole =
            named.isEmpty
            ? ""
            : ", termasuk seluruh \(more == 0 ? joined(named) : "\(named.joined(separator: ", ")), dan \(number(more)) lainnya"),"
        return
            "\(what)\(whole) tercantum pada baris \(lines(copies.counted)) dan sekali lagi, dengan angka yang sama, pada baris "
            + "\(lines(copies.leftOut))\(file.map { " dari \(table($0))" } ?? ""), yang tidak dihitung."
    }
}
