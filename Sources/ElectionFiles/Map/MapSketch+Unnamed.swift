import Elections
import Ground

// Regions and stations of files whose columns have no name that is known.
extension MapSketch {
    /// Takes from names of one or two letters that they name places where their columns are numbers behind figures of the forms:
    /// `PS` among the votes is a party.
    mutating func dropAbbreviations() {
        func isAbbreviation(_ name: String) -> Bool { MapVocabulary.plain(name).count <= 2 }
        let hasStation = header.contains { !isAbbreviation($0) && roles[$0]?.contains(.station) == true }
        var isBehindFigures = false
        for name in header {
            let own = roles[name] ?? []
            if isAbbreviation(name),
                isOfShares(name) || isBehindFigures && isNumeric(name) || hasStation && isNumeric(name)
            {
                roles[name] = own.filter { role in
                    if case .level = role { false } else { role != .station }
                }
            }
            isBehindFigures =
                isBehindFigures
                || own.contains { role in
                    if case .figure = role { true } else { false }
                }
        }
    }

    /// A column of numbers that tells the stations of one place apart, where their place does not.
    func numberBeside(_ station: String, rows: [Int]) -> [String] {
        guard map.long == nil, !tellsApart([station], rows: rows) else { return [] }
        let number = header.first { name in
            words.isStationNumber(name) && table.codes(name) != nil && !numbersRows(name)
                && tellsApart([station, name], rows: rows)
        }
        return number.map { [$0] } ?? []
    }

    /// The first column of text that several rows share; all rows in one region where there is none, and where a text tells every row
    /// from the others it is the station.
    mutating func drawUnnamedLevel(rows: [Int]) {
        let texts = header.filter { name in
            guard let column = table.codes(name), !column.codes.isEmpty, isUnknown(name),
                !map.columns.contains(name),
                !isNumeric(name), strayTexts(in: name) == nil
            else { return false }
            return !column.codes.allSatisfy { $0.contains("://") }
                && !isOfShares(name)
        }
        func isShared(_ name: String) -> Bool {
            guard let ids = table.codes(name)?.ids else { return false }
            return Set(rows.map { ids[$0] }).count < rows.count
        }
        if let text = texts.first(where: isShared) {
            map.levels = [ColumnMap.Level(MapSketch.levelName(text), column: text)]
            note("levels", [text], isSure: false, .onlyText)
            return
        }
        map.levels = [ColumnMap.Level("area", constant: "all")]
        note("constants", ["area: all"], isSure: false, .noRegions)
        let hasStation = header.contains("station_no") || !columns(.station).isEmpty
        if map.long == nil, rows.count > 1, !hasStation { unnamedStation = texts.first }
    }
}
