import Elections
import Ground

// What a draft of a file with a row a choice is checked for once it is drawn.
extension MapSketch {
    /// Looks whether the columns that were taken tell the rows of a file with a row a choice apart, and whether all its regions have
    /// the same choices.
    mutating func checkLong(rows: [Int]) {
        guard map.code == nil, map.long != nil else { return }
        if let repeated = repeats(map.station, rows: rows) {
            parts.removeAll { $0.key == "station" }
            note("station", map.station, isSure: false, .repeated(rows: repeated.rows, line: repeated.line))
        } else if map.station.isEmpty {
            parts.removeAll { $0.key == "station" }
            note("station", [], isSure: true, .oneRowEach)
        }
        let stations = stationKeys(rows)
        checkModes(rows: rows, stations: stations)
        checkRaces(rows: rows)
        checkTotals(rows: rows, stations: stations)
    }

    /// Takes a mode of voting whose votes are the sums of all others for a total, whatever its word.
    private mutating func checkModes(rows: [Int], stations: [[Int32]]) {
        guard let long = map.long, long.totals.isEmpty, let mode = long.mode, let modes = table.codes(mode),
            let choices = table.codes(long.choice)?.ids, let votes = counts(long.votes)
        else { return }
        let party = long.party.flatMap { table.codes($0)?.ids }
        var cells: [[Int32]: [Int32: Int]] = [:]
        for (row, station) in zip(rows, stations) where modes.ids[row] >= 0 {
            cells[station + [choices[row], party?[row] ?? -1], default: [:]][modes.ids[row], default: 0] +=
                votes[row] ?? 0
        }
        for (id, name) in modes.codes.enumerated() {
            let whole = cells.values.filter { cell in
                cell.count > 2 && cell[Int32(id)] ?? 0 > 0
            }
            let equal = whole.count { cell in
                2 * (cell[Int32(id)] ?? 0) == cell.values.reduce(0, +)
            }
            guard whole.count >= MapSketch.leastWhole, equal * 100 >= whole.count * MapSketch.some else {
                continue
            }
            map.long?.totals = [name]
            note(
                "long.totals", [name], isSure: equal * 100 >= whole.count * MapSketch.most,
                .sums(to: name, rows: equal, of: whole.count))
            return
        }
    }

    /// Sums of modes that come out by chance hardly ever.
    private static let leastWhole = 3

    /// Says where the regions of a level have choices of their own, as seats do: people of one name in two of them are two.
    private mutating func checkRaces(rows: [Int]) {
        guard let long = map.long, let choices = table.codes(long.choice) else { return }
        let isCounted = choices.codes.map { name in
            words.roles(of: name).isEmpty && !MapVocabulary.isWithoutChoice(name)
        }
        for level in map.levels.compactMap(\.column) {
            guard let regions = table.codes(level), !long.conditions.contains(where: { $0.column == level })
            else { continue }
            var ofChoice: [Int32: Set<Int32>] = [:]
            var ofRegion: [Int32: Set<Int32>] = [:]
            for row in rows where choices.ids[row] >= 0 && isCounted[Int(choices.ids[row])] {
                ofChoice[choices.ids[row], default: []].insert(regions.ids[row])
                ofRegion[regions.ids[row], default: []].insert(choices.ids[row])
            }
            let own = ofChoice.values.count { $0.count == 1 }
            guard ofRegion.count > 1, ofRegion.values.allSatisfy({ $0.count > 1 }),
                4 * own >= 3 * ofChoice.count
            else { continue }
            note("long.where", [], isSure: false, .ownChoices(level: level, regions: ofRegion.count))
            return
        }
    }

    /// Says which choice has about the votes of all others together at every station, as ballots and totals have that no word tells.
    private mutating func checkTotals(rows: [Int], stations: [[Int32]]) {
        guard let long = map.long, long.totals.isEmpty, map.choices.count > 2,
            let choices = table.codes(long.choice), let votes = counts(long.votes)
        else { return }
        let named = Set(map.choices.flatMap(\.meanings))
        let isCounted = choices.codes.map(named.contains)
        var cells: [[Int32]: [Int32: Int]] = [:]
        for (row, station) in zip(rows, stations)
        where choices.ids[row] >= 0 && isCounted[Int(choices.ids[row])] {
            cells[station, default: [:]][choices.ids[row], default: 0] += votes[row] ?? 0
        }
        let whole = cells.values.map { (votes: $0, sum: $0.values.reduce(0, +)) }.filter { $0.sum > 0 }
        guard whole.count >= MapSketch.leastWhole else { return }
        for (id, name) in choices.codes.enumerated() where isCounted[id] {
            let isTotal = whole.allSatisfy { cell in
                let own = cell.votes[Int32(id)] ?? 0
                let others = cell.sum - own
                return own >= others && 8 * (own - others) <= own
            }
            if isTotal { note("choices", [name], isSure: false, .mayBeTotal) }
        }
    }
}
