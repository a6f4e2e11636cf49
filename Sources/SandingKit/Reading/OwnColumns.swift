import ElectionFiles
import Elections

/// A file with our own columns, some of which may differ in letter case or blanks.
struct OwnColumns {
    /// The map that reads it; `nil` where it lacks what every file of stations has.
    private(set) var map: ColumnMap?
    /// Whether a column differs from the one that is meant.
    private(set) var differs = false

    init(_ header: [String], levels: [String]?, own: [String]) {
        var map = ColumnMap()
        func found(_ name: String) -> String? {
            switch HeaderMatch(name, in: header) {
            case .same: return name
            case .differs(let other):
                differs = true
                return other
            case .none: return nil
            }
        }
        for level in levels ?? StationTable.indonesianLevels where found(level) != nil {
            map.levels.append(ColumnMap.Level(level, column: level))
        }
        if found("station_no") != nil { map.station = ["station_no"] }
        for name in StationField.ofForms.map(\.name) + own + ["stations"] where found(name) != nil {
            map.figures.append(ColumnMap.Figure(name, [name]))
        }
        let choices = (1...StationTable.mostPairs + 1).filter { found(Choice($0).column) != nil }
        // A gap is for the reader to say.
        guard choices.last == choices.count, !map.levels.isEmpty else { return }
        map.choices = choices.map { ColumnMap.ChoiceColumns(votes: [Choice($0).column]) }
        self.map = map
    }
}
