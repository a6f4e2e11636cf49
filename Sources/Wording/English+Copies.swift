import Elections

extension English {
    /// Rows that stand again.
    ///
    /// - Parameter file: The recap in which they stand; `nil` for stations.
    func standAgain(_ copies: FindingKind.Copies, rows file: String?) -> String {
        let isOne = copies.count == 1
        let what =
            isOne
            ? file == nil
                ? "\(station.capitalizedFirst) \(copies.name ?? "")" : region(copies.region).capitalizedFirst
            : "\(copies.isWhole ? "All " : "")\(file == nil ? count(copies.count, .station) : counted(copies.count, "row", "rows")) of "
                + "\(copies.region.level == nil ? "the file" : region(copies.region))"
        let (first, again) = (copies.counted, copies.leftOut)
        let named = copies.regions.prefix(3).map(region)
        let more = copies.regions.count - named.count
        let whole =
            named.isEmpty
            ? ""
            : ", all of \(more == 0 ? joined(named) : "\(named.joined(separator: ", ")) and \(number(more)) more") among them,"
        return
            "\(what)\(whole) \(agreeing(copies.count, "stands", "stand")) on \(lineWord(first)) \(lines(first)) and again, with the same figures, "
            + "on \(lineWord(again)) \(lines(again))\(file.map { " of \(table($0))" } ?? ""), which "
            + "\(agreeing(copies.rowsLeftOut, "is", "are")) not counted."
    }

    private func lineWord(_ ranges: [ClosedRange<Int>]) -> String {
        ranges.count == 1 && ranges[0].count == 1 ? "line" : "lines"
    }
}
