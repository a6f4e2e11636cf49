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
            note("station", map.station, isSure: false, repeated)
        } else if map.station.isEmpty {
            parts.removeAll { $0.key == "station" }
            note("station", [], isSure: true, .oneRowEach)
        }
        let stations = stationKeys(rows)
        if let long = map.long, rows.count > 1, Set(stations).count == rows.count, goesOn(behind: long.votes)
        {
            note("long.choice", long.choice, isSure: false, .oneChoiceEach)
        }
        checkModes(rows: rows, stations: stations)
        checkNamesakes(rows: rows, stations: stations)
        if !checkRaces(rows: rows) { checkParties(rows: rows) }
        checkZeros(rows: rows, stations: stations)
        checkTotals(rows: rows, stations: stations)
    }

    /// Whether columns without a name, or that nothing is known of, stand behind those of votes, where those of other choices may be.
    private func goesOn(behind votes: [String]) -> Bool {
        guard let last = header.lastIndex(where: votes.contains) else { return false }
        return header[(last + 1)...].contains { $0.isEmpty || isUnknown($0) }
    }

    /// Takes a mode of voting whose votes are the sums of all others for a total, whatever its word.
    private mutating func checkModes(rows: [Int], stations: [[Int32]]) {
        guard let long = map.long, long.totals.isEmpty, let mode = long.mode, let modes = table.codes(mode),
            let choices = names(of: long)?.ids, let votes = counts(long.votes)
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
    ///
    /// - Returns: Whether there are any.
    private mutating func checkRaces(rows: [Int]) -> Bool {
        guard let long = map.long, let choices = names(of: long) else { return false }
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
                3 * own >= 2 * ofChoice.count
            else { continue }
            note("long.where", [], isSure: false, .ownChoices(level: level, regions: ofRegion.count))
            return true
        }
        return false
    }

    /// Says where parties have several choices each: in a primary every party votes on its own ones, and votes for those of two
    /// parties are of two contests.
    private mutating func checkParties(rows: [Int]) {
        guard let long = map.long, let column = long.party, let parties = table.codes(column),
            let choices = names(of: long),
            !long.conditions.contains(where: { $0.column == column })
        else { return }
        let isNamed = choices.codes.map { name in
            words.roles(of: name).isEmpty && !MapVocabulary.isWithoutChoice(name)
        }
        var ofParty: [Int32: Set<Int32>] = [:]
        for row in rows where parties.ids[row] >= 0 && choices.ids[row] >= 0 && isNamed[Int(choices.ids[row])]
        {
            ofParty[parties.ids[row], default: []].insert(choices.ids[row])
        }
        let several = ofParty.filter { party, choices in
            choices.count > 1 && !words.isNoParty(parties.codes[Int(party)])
        }
        guard ofParty.count > 1, !several.isEmpty else { return }
        let names = several.keys.map { parties.codes[Int($0)] }.sorted()
        note("long.where", [], isSure: false, .ownParties(column: column, parties: names))
    }

    /// Takes choices of which a station has no row for ones without votes, where rows of 1 vote are common and none has 0: the file
    /// leaves them out. Where each station has as many rows as the others it may name the first few alone.
    private mutating func checkZeros(rows: [Int], stations: [[Int32]]) {
        guard let long = map.long, let choices = names(of: long), let votes = counts(long.votes)
        else { return }
        let named = Set(map.choices.flatMap(\.meanings))
        let isCounted = choices.codes.map(named.contains)
        var ofStation: [[Int32]: Set<Int32>] = [:]
        var ones = 0
        for (row, station) in zip(rows, stations)
        where choices.ids[row] >= 0 && isCounted[Int(choices.ids[row])] {
            guard let count = votes[row], count > 0 else { return }
            ones += count == 1 ? 1 : 0
            ofStation[station, default: []].insert(choices.ids[row])
        }
        guard ones >= MapSketch.leastOnes, Set(ofStation.values.map(\.count)).count > 1 else { return }
        map.long?.leavesZerosOut = true
        note("long.no_row", ["0"], isSure: true, .noZeros(ones: ones))
    }

    /// Rows of one vote beside which some of none would stand, if the file had them.
    private static let leastOnes = 10

    /// Says which choice has about the votes of all others together at every station, as ballots and totals have that no word tells.
    private mutating func checkTotals(rows: [Int], stations: [[Int32]]) {
        guard let long = map.long, long.totals.isEmpty, map.choices.count > 2,
            let choices = names(of: long), let votes = counts(long.votes)
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
