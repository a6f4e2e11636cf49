import Elections
import Ground

// Files with a row for each choice of a station.
extension MapSketch {
    /// Columns that may name the choice of a row, and those that may have its votes; some are empty where a row is a station.
    ///
    /// Where no column is of candidates those of parties are the choices, and where none is of votes those of valid votes may be
    /// theirs, if each choice stands once at each station and they differ there. Where no column has all votes those of the modes of
    /// voting are added.
    var longColumns: (choices: [String], votes: [[String]]) {
        let candidates = columnsOfCandidates
        let votes = columns(.votes).filter(isNumeric)
        if !candidates.isEmpty, !votes.isEmpty { return (candidates, votes.map { [$0] }) }
        let choices = candidates.isEmpty ? columns(.party) : candidates
        let counts = votes.isEmpty ? columns(.figure("valid")).filter(isNumeric) : votes
        guard let choice = choices.first else { return ([], []) }
        if let count = counts.first,
            isOfChoices(count, choice, rows: wanted) || splitting(count, choice) != nil
        {
            return ([choice], counts.map { [$0] })
        }
        let modes = columnsOfModes
        guard votes.isEmpty, modes.count > 1, modes.contains(where: { isOfChoices($0, choice, rows: wanted) })
        else {
            return ([], [])
        }
        return ([choice], [modes])
    }

    /// A column of few texts with each of which a row is a choice of a station, and with all of them none: such as the ballot, where
    /// people have two.
    private func splitting(_ numbers: String, _ choice: String) -> String? {
        header.first { name in
            guard isUnknown(name), !isNumeric(name), let column = table.codes(name),
                (2...MapSketch.mostKinds).contains(column.codes.count)
            else { return false }
            let rows = Dictionary(grouping: wanted) { column.ids[$0] }
            return rows[-1] == nil && rows.count > 1
                && rows.values.allSatisfy { isOfChoices(numbers, choice, rows: $0) }
        }
    }

    /// Columns with the votes of one mode of voting each.
    private var columnsOfModes: [String] {
        header.filter { name in
            isNumeric(name)
                && roles[name]?.contains { role in
                    if case .number(let mode) = role { words.modes.contains(mode) } else { false }
                } == true
        }
    }

    /// Numbers of which nothing says what they are: a mode of voting whose word is not known may be among them.
    private func strayNumbers(besides known: [String]) -> [String] {
        header.filter { name in
            isNumeric(name) && isUnknown(name) && !known.contains(name)
                && table.codes(name).map { Set($0.codes).count > 1 } == true
        }
    }

    /// Rows that the conditions let through.
    var wanted: [Int] { wanted(butFor: nil) }

    /// Rows that the conditions let through, but for that on a column.
    func wanted(butFor column: String?) -> [Int] {
        let columns = conditions.filter { $0.column != column }.compactMap { condition in
            table.codes(condition.column).map { column in
                (ids: column.ids, holds: column.codes.map(condition.values.contains))
            }
        }
        return filled.filter { row in
            columns.allSatisfy { $0.ids[row] >= 0 && $0.holds[Int($0.ids[row])] }
        }
    }

    /// Whether each value of a column stands at most once at each station, with numbers that are not those of the station.
    private func isOfChoices(_ numbers: String, _ choice: String, rows: [Int]) -> Bool {
        let places = placeKeys
        let names = withForenames(choice).compactMap { table.codes($0)?.ids }
        guard !names.isEmpty, let values = table.codes(numbers)?.ids else { return false }
        var known: Set<[Int32]> = []
        var ofStation: [[Int32]: Int32] = [:]
        var differ = false
        for row in rows {
            let station = places.map { $0[row] }
            guard known.insert(station + names.map { $0[row] }).inserted else { return false }
            differ =
                differ
                || ofStation.updateValue(values[row], forKey: station).map { $0 != values[row] } == true
        }
        return differ
    }

    /// Draws a map with a column of choices.
    mutating func drawLong() {
        let (choices, counts) = longColumns
        let choice = choices[0]
        let votes = counts.sorted { words.place(ofVotes: $0[0]) < words.place(ofVotes: $1[0]) }
        var long = ColumnMap.Long(choice: withForenames(choice), votes: votes[0])
        if long.choice.count > 1 { joinedNames = names(of: long) }
        note(
            "long.choice", long.choice, isSure: choices.count == 1,
            choices.count == 1 ? .name : .names(choices))
        if votes[0].count > 1 {
            let stray = strayNumbers(besides: votes[0])
            note("long.votes", votes[0], isSure: stray.isEmpty, .modesAdded(besides: stray))
        } else {
            let names = votes.flatMap { $0 }
            note("long.votes", votes[0], isSure: names.count == 1, names.count == 1 ? .name : .names(names))
        }
        if let party = columns(.party).first(where: {
            $0 != choice && table.codes($0)?.codes.isEmpty == false
        }) {
            long.party = party
            note("long.party", [party], isSure: true, .name)
        }
        let kinds = columns(.mode).first { !figures(in: $0).isEmpty }
        if let mode = columns(.mode).first(where: { $0 != kinds }) {
            long.mode = mode
            let codes = table.codes(mode)?.codes ?? []
            long.totals = codes.filter(words.modeTotals.contains)
            note("long.mode", [mode], isSure: true, .name)
        }
        map.long = long
        let office = columns(.office).first
        drawFigureRows(office)
        var rows = drawConditions(office)
        if votes[0].count == 1, columnsOfCandidates.isEmpty, !isOfChoices(votes[0][0], choice, rows: wanted),
            let name = splitting(votes[0][0], choice)
        {
            rows = drawCondition(name, rows: rows, isWanted: nil)
        }
        if let kinds { rows = drawKinds(kinds, rows: rows) }
        drawPlaces(rows: rows)
        drawSeatLevel(rows: rows)
        let stations = stationKeys(rows)
        let ofStations = header.filter { isOfStations($0, rows: rows, stations: stations) }
        drawFigures(besides: Set(map.columns), among: ofStations)
        // A seat of the office that was chosen is a condition, where the office has several.
        if let seat = columns(.seat).first(where: { !Set(map.columns).contains($0) }) {
            rows = drawCondition(seat, rows: rows, isWanted: conditions.first { $0.column == seat })
        }
        drawChoices(rows: rows)
        checkFigures()
        checkLong(rows: rows)
    }

    /// Choices of a column of seats: whether each has the same, or which of them some seats lack; `nil` where the seats have
    /// choices of their own.
    private func lackedChoices(_ ofSeat: [Int32: Set<Int32>], _ choices: CodeColumn) -> [String]? {
        guard ofSeat.count > 1, let first = ofSeat.values.first else { return nil }
        let all = ofSeat.values.reduce(first) { $0.union($1) }
        let common = ofSeat.values.reduce(first) { $0.intersection($1) }
        let lacked = all.subtracting(common)
        if lacked.isEmpty { return [] }
        func name(_ id: Int32) -> String { id < 0 ? "" : choices.codes[Int(id)] }
        // What every ballot has, such as write-ins, joins no seats.
        let named = common.filter {
            !MapVocabulary.isWithoutChoice(name($0)) && words.roles(of: name($0)).isEmpty
        }
        guard named.count > 1, 2 * lacked.count <= named.count else { return nil }
        return lacked.map(name).sorted()
    }

    /// Answers to questions, which are the same whatever is asked.
    private static let answers: Set<String> = [
        "yes", "no", "for", "against", "si", "ya", "tidak", "oui", "non", "sim", "nao", "ja", "nein",
        "retain",
    ]

    /// A column of seats that is a region: each seat has the same choices, and stations of one name may stand in several.
    private mutating func drawSeatLevel(rows: [Int]) {
        guard map.code == nil, let long = map.long, let choices = names(of: long) else { return }
        let taken = Set(map.columns)
        for name in columns(.seat) where !taken.contains(name) {
            guard let seats = table.codes(name), rows.allSatisfy({ seats[$0] != nil }) else { continue }
            var ofSeat: [Int32: Set<Int32>] = [:]
            for row in rows { ofSeat[seats.ids[row], default: []].insert(choices.ids[row]) }
            guard let lacked = lackedChoices(ofSeat, choices) else { continue }
            let asked = Set(rows.map { choices.ids[$0] }).filter { $0 >= 0 }.map { choices.codes[Int($0)] }
            let areAnswers = asked.allSatisfy { choice in
                MapSketch.answers.contains(MapVocabulary.plain(choice)) || !words.roles(of: choice).isEmpty
            }
            let others = [long.party, long.mode].compactMap { $0 }.compactMap { table.codes($0)?.ids }
            let own = zip(rows, stationKeys(rows)).map { row, station in
                station + [choices.ids[row]] + others.map { $0[row] }
            }
            let isNeeded = Set(own).count < rows.count
            let tellsApart = Set(zip(rows, own).map { $1 + [seats.ids[$0]] }).count == rows.count
            // The one level of a file without regions is none.
            if map.levels.allSatisfy({ $0.column == nil }) {
                map.levels = []
                parts.removeAll { $0.key == "constants" }
            }
            let place =
                map.levels.firstIndex { level in
                    guard let column = level.column else { return false }
                    return isBelowSeats(column) || isWithin(column, name)
                } ?? map.levels.count
            map.levels.insert(ColumnMap.Level(MapSketch.levelName(name), column: name), at: place)
            note(
                "levels", [name], isSure: isNeeded && tellsApart && !areAnswers,
                areAnswers
                    ? .sameAnswers(values: ofSeat.count)
                    : .sameChoices(values: ofSeat.count, butFor: lacked, isNeeded: isNeeded))
        }
    }

    /// Whether a level is by its name one of those below seats.
    private func isBelowSeats(_ name: String) -> Bool {
        roles[name]?.contains {
            if case .level(_, let rank) = $0 { rank > MapSketch.rankOfSeats } else { false }
        } == true
    }

    /// Rows of registered voters and ballots cast, which files of the United States have as offices of their own.
    private mutating func drawFigureRows(_ office: String?) {
        guard let office, let column = table.codes(office) else { return }
        for value in column.codes.sorted() {
            for case .figure(let name) in words.roles(of: value)
            where map.long?.figures.contains(where: { $0.name == name }) == false {
                map.long?.figures.append((name: name, conditions: [ColumnMap.Condition(office, [value])]))
                note("long.figures", ["\(name): \(value)"], isSure: true, .name)
            }
        }
    }

    /// The rows of one office.
    private mutating func drawConditions(_ office: String?) -> [Int] {
        var rows = filled
        for condition in conditions where condition.column != office {
            rows = drawCondition(condition.column, rows: rows, isWanted: condition)
        }
        guard let office, let column = table.codes(office) else { return rows }
        let figures = Set(map.long?.figures.flatMap { $0.conditions.flatMap(\.values) } ?? [])
        rows = rows.filter { row in column[row].map { !figures.contains($0) } ?? true }
        return drawCondition(office, rows: rows, isWanted: conditions.first { $0.column == office })
    }

    /// Values of a column that are ballots without a choice, such as `EN BLANCO`, and the figures that they are.
    private func figures(in column: String) -> [(value: String, figure: String)] {
        (table.codes(column)?.codes ?? []).sorted().compactMap { value in
            for role in words.roles(of: value) {
                switch role {
                case .figure(let name): return (value, name)
                case .number(let name) where !words.modes.contains(name): return (value, name)
                default: continue
                }
            }
            return nil
        }
    }

    /// Rows of votes for choices, where a column tells them from those of ballots without one.
    private mutating func drawKinds(_ name: String, rows: [Int]) -> [Int] {
        guard let column = table.codes(name) else { return rows }
        let found = figures(in: name)
        for (value, figure) in found {
            addFigure(figure, ofChoice: value, in: name)
            note("long.figures", ["\(figure): \(value)"], isSure: true, .name)
        }
        let others = column.codes.filter { value in !found.contains { $0.value == value } }.sorted()
        map.long?.conditions.append(ColumnMap.Condition(name, others))
        note(
            "long.where", ["\(name): \(others.joined(separator: ", "))"], isSure: others.count == 1,
            others.count == 1 ? .name : .votesOf(others))
        let wanted = Set(others)
        return rows.filter { row in column[row].map(wanted.contains) ?? false }
    }

    /// The station of each row as far as the map names it.
    func stationKeys(_ rows: [Int]) -> [[Int32]] {
        let keys = (map.levels.compactMap(\.column) + map.station).compactMap { table.codes($0)?.ids }
        return rows.map { row in keys.map { $0[row] } }
    }

    /// Whether the rows of each station have one value of a column, and not every station the same.
    private func isOfStations(_ name: String, rows: [Int], stations: [[Int32]]) -> Bool {
        guard let ids = table.codes(name)?.ids else { return false }
        var known: [[Int32]: Int32] = [:]
        for (row, station) in zip(rows, stations) {
            if known.updateValue(ids[row], forKey: station).map({ $0 != ids[row] }) == true { return false }
        }
        return known.count < rows.count && Set(known.values).count > 1
    }

    /// Rows with one value of a column: the one that is wanted, or that of most votes, which is unsure.
    private mutating func drawCondition(
        _ name: String, rows: [Int], isWanted: ColumnMap.Condition?
    ) -> [Int] {
        guard let column = table.codes(name) else { return rows }
        let votes = map.long.flatMap { counts($0.votes) } ?? []
        var sums: [String: Int] = [:]
        for row in rows { sums[column[row] ?? "", default: 0] += votes[row] ?? 0 }
        let order = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        if let isWanted {
            map.long?.conditions.append(isWanted)
            let kept = rows.filter { row in column[row].map(isWanted.values.contains) ?? false }
            note(
                "long.where", isWanted.values, isSure: !kept.isEmpty,
                kept.isEmpty ? .noSuchValue(order.filter { !$0.isEmpty }) : .asked)
            return kept
        }
        guard sums.count > 1 else { return rows }
        guard let first = order.first(where: { !$0.isEmpty }) else { return rows }
        map.long?.conditions.append(ColumnMap.Condition(name, [first]))
        note("long.where", ["\(name): \(first)"], isSure: false, .oneOf(order.filter { !$0.isEmpty }))
        return rows.filter { column[$0] == first }
    }

    /// A figure on rows of the same office, which stands where choices do.
    private mutating func addFigure(_ name: String, ofChoice choice: String, in column: String) {
        guard var long = map.long else { return }
        if let known = long.figures.firstIndex(where: {
            $0.name == name && $0.conditions.last?.column == column
        }) {
            let last = long.figures[known].conditions.count - 1
            long.figures[known].conditions[last].values.append(choice)
        } else if !long.figures.contains(where: { $0.name == name }) {
            long.figures.append(
                (name: name, conditions: long.conditions + [ColumnMap.Condition(column, [choice])]))
        } else {
            long.ignored.append(choice)
        }
        map.long = long
    }

    private mutating func drawChoices(rows: [Int]) {
        guard let long = map.long, let column = names(of: long), let votes = counts(long.votes)
        else { return }
        var sums: [String: Int] = [:]
        for row in rows { if let choice = column[row] { sums[choice, default: 0] += votes[row] ?? 0 } }
        var ignored: [String] = []
        for (choice, _) in sums.sorted(by: { $0.key < $1.key }) {
            let roles = words.roles(of: choice)
            if roles.contains(.total) {
                ignored.append(choice)
                sums[choice] = nil
                continue
            }
            for role in roles {
                let name: String
                switch role {
                case .figure(let key), .number(let key): name = key
                default: continue
                }
                guard sums[choice] != nil else { continue }
                sums[choice] = nil
                addFigure(name, ofChoice: choice, in: long.choice[0])
                note("long.figures", ["\(name): \(choice)"], isSure: true, .name)
            }
        }
        if !ignored.isEmpty {
            map.long?.ignored += ignored
            note("long.ignore", ignored, isSure: true, .name)
        }
        let order = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        map.choices = order.map { ColumnMap.ChoiceColumns(name: $0) }
        let isSure = (1...StationTable.mostPairs).contains(order.count)
        note("choices", order, isSure: isSure, order.isEmpty ? .missing : isSure ? .name : .numbers)
        // Rows without a choice are of nothing that is counted here.
        let nameless = rows.count { column[$0] == nil }
        if nameless > 0 { note("long.choice", [""], isSure: false, .noChoice(rows: nameless)) }
    }
}
