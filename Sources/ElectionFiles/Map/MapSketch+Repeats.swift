import Ground

// Rows that the columns of a map do not tell apart, and what does.
extension MapSketch {
    /// Rows that stand twice under the levels and these columns, and where a row is a choice, under what tells choices apart, with
    /// the first line and a column that tells them apart; `nil` where every row is told from the others.
    func repeats(_ station: [String], rows: [Int]) -> MapDraft.Reason? {
        let twins = twins(station, rows: rows)
        guard let twin = twins.first else { return nil }
        return .repeated(
            rows: twins.count, line: line(ofRow: twin.row), apart: apart(twins, station: station, rows: rows))
    }

    /// Whether these columns tell every row from the others.
    func tellsApart(_ station: [String], rows: [Int]) -> Bool { twins(station, rows: rows).isEmpty }

    /// Rows that stand twice, and where they stand first.
    private func twins(_ station: [String], rows: [Int]) -> [(row: Int, first: Int)] {
        let ofChoices = map.long.map { $0.choice + [$0.party, $0.mode].compactMap { $0 } } ?? []
        let keys = (map.levels.compactMap(\.column) + station + ofChoices).compactMap { table.codes($0)?.ids }
        var first: [[Int32]: Int] = [:]
        var twins: [(row: Int, first: Int)] = []
        for row in rows {
            let key = keys.map { $0[row] }
            if let known = first[key] { twins.append((row, known)) } else { first[key] = row }
        }
        return twins
    }

    /// The first column that differs between all rows and those they repeat, such as a round of voting: one of few values, or else of
    /// texts, which is nothing else that the map has.
    private func apart(
        _ twins: [(row: Int, first: Int)], station: [String], rows: [Int]
    ) -> MapDraft.Apart? {
        let taken = Set(map.columns + station)
        let free = header.filter { name in
            // Numbers of a file with a row a station may be votes.
            let isFigure = map.long == nil && isNumeric(name) && isUnknown(name)
            return !taken.contains(name) && !isFigure
                && !(roles[name] ?? []).contains { role in
                    switch role {
                    case .votes, .figure, .number, .candidateNumber, .givenName, .surname: true
                    default: false
                    }
                }
        }
        var found: MapDraft.Apart?
        for name in free {
            guard let column = table.codes(name),
                twins.allSatisfy({ column.ids[$0.row] != column.ids[$0.first] })
            else { continue }
            let values = Set(rows.map { column.ids[$0] })
            guard values.count > MapSketch.mostKinds || values.contains(-1) else {
                let known = isOfEach(column, values, rows: rows) && map.long != nil
                return MapDraft.Apart(
                    column: name, values: known ? values.map { column.codes[Int($0)] }.sorted() : [])
            }
            if found == nil, !isNumeric(name) { found = MapDraft.Apart(column: name, values: []) }
        }
        return found
    }

    /// Whether each value stands in half of the regions at least, as a round of voting does and a part of the country does not.
    private func isOfEach(_ column: CodeColumn, _ values: Set<Int32>, rows: [Int]) -> Bool {
        let levels = map.levels.compactMap(\.column).compactMap { table.codes($0)?.ids }
        var regions = Set<[Int32]>()
        var ofValue: [Int32: Set<[Int32]>] = [:]
        for row in rows {
            let region = levels.map { $0[row] }
            regions.insert(region)
            ofValue[column.ids[row], default: []].insert(region)
        }
        return values.allSatisfy { 2 * (ofValue[$0]?.count ?? 0) >= regions.count }
    }

    /// Rounds, ballots or offices that a file has at most.
    static let mostKinds = 6
}
