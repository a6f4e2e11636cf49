import Elections
import Ground

// Choices whose names stand in several columns, and names that several choices have.
extension MapSketch {
    /// The column of surnames beside one of forenames.
    private var surname: String? {
        columns(.surname).first { surname in columns(.givenName).contains { $0 != surname } }
    }

    /// Columns that may name the choice of a row: those of candidates, or of surnames where forenames stand beside them.
    var columnsOfCandidates: [String] {
        let named = columns(.choice)
        if named.isEmpty { return surname.map { [$0] } ?? [] }
        // A column of lists may be empty where those of candidates are not.
        let full = named.filter { name in
            guard let ids = table.codes(name)?.ids else { return false }
            return 2 * filled.count { ids[$0] >= 0 } > filled.count
        }
        return full.isEmpty ? named : full
    }

    /// The column of a choice, and that of forenames where it is one of surnames alone, or where people of one name would be taken
    /// for one.
    func withForenames(_ choice: String) -> [String] {
        guard let names = table.codes(choice) else { return [choice] }
        let forenames = columns(.givenName).filter { $0 != choice && table.codes($0)?.codes.isEmpty == false }
        let isSurname = columns(.choice).isEmpty && choice == surname
        let places = placeKeys
        let found = forenames.first { name in
            isSurname
                || table.codes(name).map { !several($0, of: names, within: places, rows: filled).isEmpty }
                    == true
        }
        return [choice] + (found.map { [$0] } ?? [])
    }

    /// Columns that by their names tell where a row is of: what is the same in all rows of a place is no forename.
    var placeKeys: [Cells<Int32>] {
        header.filter { name in
            roles[name]?.contains { role in
                if case .level = role { true } else { role == .station }
            } == true
        }.compactMap { table.codes($0)?.ids }
    }

    /// Names of the choices of a file with a row a choice, as the map joins them.
    func names(of long: ColumnMap.Long) -> CodeColumn? {
        if let joinedNames { return joinedNames }
        let parts = long.choice.compactMap { table.codes($0) }
        return parts.count == long.choice.count ? CodeColumn(joining: parts) : nil
    }

    /// Whether a name is that of a choice, and not of ballots for none.
    private func isOfChoice(_ name: String) -> Bool {
        words.roles(of: name).isEmpty && !MapVocabulary.isWithoutChoice(name)
    }

    /// Names that stand beside several values of another column, whatever their case.
    ///
    /// - Parameter places: What tells places apart, in each of which they are looked for; in all together where there is none.
    private func several(
        _ values: CodeColumn, of names: CodeColumn, within places: [Cells<Int32>] = [], rows: [Int]
    ) -> [String] {
        var plain: [String: Int] = [:]
        let meanings = values.codes.map { text -> Int in
            let word = MapVocabulary.plain(text)
            if let known = plain[word] { return known }
            plain[word] = plain.count
            return plain.count - 1
        }
        var first: [[Int32]: Int] = [:]
        var found: Set<Int32> = []
        for row in rows where names.ids[row] >= 0 && values.ids[row] >= 0 {
            let (name, meaning) = (names.ids[row], meanings[Int(values.ids[row])])
            let key = places.map { $0[row] } + [name]
            if first.updateValue(meaning, forKey: key).map({ $0 != meaning }) == true { found.insert(name) }
        }
        return found.map { names.codes[Int($0)] }.filter(isOfChoice).sorted()
    }

    /// Says which names several candidates may have: with several numbers of candidates, or at one station for several parties with
    /// another text beside each.
    mutating func checkNamesakes(rows: [Int], stations: [[Int32]]) {
        guard let long = map.long, let names = names(of: long) else { return }
        // Forenames are none where they are the same in all rows of a station: the name of its place.
        let forenames = columns(.givenName).filter { name in
            table.codes(name).map { column in
                Set(zip(rows, stations).map { $1 + [column.ids[$0]] }).count > Set(stations).count
            } == true
        }
        for column in columns(.candidateNumber) + forenames where !map.columns.contains(column) {
            guard let values = table.codes(column) else { continue }
            let shared = several(values, of: names, rows: rows)
            if !shared.isEmpty {
                note("long.choice", long.choice, isSure: false, .sharedName(column: column, names: shared))
                return
            }
        }
        guard let parties = long.party.flatMap({ table.codes($0) }) else { return }
        let taken = Set(map.columns)
        let texts = header.filter { name in
            !taken.contains(name) && !isNumeric(name) && !isPlaceOrParty(name)
                && table.codes(name)?.codes.isEmpty == false
        }
        for column in texts {
            guard let values = table.codes(column) else { continue }
            // Of a name and a party it is always the same, as what belongs to a candidate is.
            var ofCandidate: [[Int32]: Int32] = [:]
            var atStation: [[Int32]: Int32] = [:]
            var shared: Set<Int32> = []
            let isOwn = zip(rows, stations).allSatisfy { row, station in
                let (name, value) = (names.ids[row], values.ids[row])
                guard name >= 0 else { return true }
                let known = ofCandidate.updateValue(value, forKey: [name, parties.ids[row]])
                let other = atStation.updateValue(value, forKey: station + [name])
                if let other, other >= 0, value >= 0, other != value { shared.insert(name) }
                return known == nil || known == value
            }
            let found = shared.map { names.codes[Int($0)] }.filter(isOfChoice).sorted()
            guard isOwn, !found.isEmpty else { continue }
            note("long.choice", long.choice, isSure: false, .sharedName(column: column, names: found))
            return
        }
    }

    private func isPlaceOrParty(_ name: String) -> Bool {
        (roles[name] ?? []).contains { role in
            switch role {
            case .level, .code, .station, .party, .mode, .seat, .office: true
            default: false
            }
        }
    }
}
