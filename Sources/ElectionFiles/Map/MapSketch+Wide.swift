import Elections
import Ground

// Files with a row for each station.
extension MapSketch {
    /// Draws a map with columns of votes.
    mutating func drawWide() {
        drawPlaces(rows: rowsOfStations)
        let taken = Set(map.columns)
        drawFigures(besides: taken, among: header)
        joinInvalid()
        drawChoices()
        settleValid()
        checkFigures()
    }

    /// Of several columns that are all called valid votes the one that the choices make is meant, where they make no other one.
    private mutating func settleValid() {
        guard let place = parts.firstIndex(where: { $0.key == "valid" && !$0.isSure }),
            case .names(let names) = parts[place].reason, map.choices.allSatisfy({ $0.votes.count == 1 }),
            let figure = map.figures.firstIndex(where: { $0.name == "valid" })
        else { return }
        let choices = map.choices.flatMap(\.votes)
        // A cell of a choice that is empty adds nothing, as where the choices were found.
        let found = names.map { (name: $0, sum: sum(choices, to: $0, countsEmpty: true)) }.filter {
            holds($0.sum)
        }
        guard choices.count > 1, let only = found.first, found.count == 1, only.sum.rows > 1,
            map.figures[figure].columns == [only.name]
        else { return }
        parts[place].isSure = true
        parts[place].reason = .sumOfChoices(rows: only.sum.rows, of: only.sum.all)
    }

    /// Rows that no column calls a total: those may lack codes, or have those of others, and what tells stations apart is looked
    /// for without them.
    private var rowsOfStations: [Int] {
        var called = Set<Int>()
        for name in header {
            guard let column = table.codes(name) else { continue }
            let isTotal = column.codes.map(TotalNames.isTotal)
            guard isTotal.contains(true) else { continue }
            let rows = filled.filter { column.ids[$0] >= 0 && isTotal[Int(column.ids[$0])] }
            // A column of modes of voting calls many rows so.
            if 2 * rows.count <= filled.count { called.formUnion(rows) }
        }
        return called.isEmpty ? filled : filled.filter { !called.contains($0) }
    }

    /// Figures of the forms and numbers of the file's own, by their names.
    ///
    /// - Parameters:
    ///   - taken: Columns that are something else.
    ///   - columns: Columns whose numbers are those of stations.
    mutating func drawFigures(besides taken: Set<String>, among columns: [String]) {
        var known: [String: [String]] = [:]
        var order: [String] = []
        for name in columns
        where !taken.contains(name) && (isNumeric(name) || strayTexts(in: name) != nil) && !numbersRows(name)
        {
            for role in roles[name] ?? [] {
                let figure: String
                switch role {
                case .figure(let key), .number(let key): figure = key
                default: continue
                }
                if known[figure] == nil { order.append(figure) }
                known[figure, default: []].append(name)
            }
        }
        for figure in order {
            let names = known[figure] ?? []
            // Our own name goes before others that mean the same.
            let chosen = names.first { MapVocabulary.plain($0) == MapVocabulary.plain(figure) } ?? names[0]
            map.figures.append(ColumnMap.Figure(figure, [chosen]))
            if let doubt = doubt([chosen]) {
                note(figure, [chosen], isSure: false, doubt)
            } else {
                note(
                    figure, [chosen], isSure: names.count == 1 || chosen == figure,
                    names.count == 1 ? .name : .names(names))
            }
        }
    }

    /// Invalid ballots of several kinds, and ballots that are neither for a choice nor invalid by name, where only with them the
    /// ballots used come out.
    private mutating func joinInvalid() {
        func columns(_ name: String) -> [String]? { map.figures.first { $0.name == name }?.columns }
        guard let used = columns("ballots_used")?.first, let valid = columns("valid")?.first,
            let invalid = columns("invalid")?.first, !holds(sum([valid, invalid], to: used))
        else { return }
        let taken = Set(map.columns)
        let others = header.filter { name in
            !taken.contains(name) && isNumeric(name) && (roles[name] ?? []).contains(.figure("invalid"))
        }
        let own = others + StationField.withoutChoice.compactMap { columns($0)?.first }
        for count in stride(from: 1, through: own.count, by: 1) {
            let joined = Array(own.prefix(count))
            if join(joined, to: invalid, making: used, with: valid, isSure: true) { return }
        }
        // The one column that nothing but this sum calls so.
        let free = header.filter { name in
            !taken.contains(name) && isUnknown(name) && isNumeric(name) && !words.isNoCount(name)
                && (counts(name) ?? []).contains { $0 ?? 0 > 0 }
        }
        let found = free.filter { name in
            let sum = sum([valid, invalid, name], to: used)
            return holds(sum) && sum.rows > 1
        }
        // What is missing between the ballots would sum so, too.
        if found.count == 1 { _ = join(found, to: invalid, making: used, with: valid, isSure: false) }
    }

    /// Adds columns to the invalid ballots, if these and the valid votes then make the ballots used.
    private mutating func join(
        _ columns: [String], to invalid: String, making used: String, with valid: String, isSure: Bool
    ) -> Bool {
        let found = sum([valid, invalid] + columns, to: used)
        guard holds(found) else { return false }
        map.figures.removeAll { $0.name != "invalid" && columns.contains($0.columns[0]) }
        for place in map.figures.indices where map.figures[place].name == "invalid" {
            map.figures[place].columns = [invalid] + columns
        }
        parts.removeAll { $0.key == "invalid" || columns.contains($0.columns.first ?? "") }
        note(
            "invalid", [invalid] + columns, isSure: isSure,
            .sumsBeside(valid, to: used, rows: found.rows, of: found.all))
        return true
    }

    /// Rows in which columns add up to another one, of those in which all are known.
    ///
    /// - Parameter countsEmpty: Whether an empty cell of a summand is known to add nothing.
    func sum(
        _ summands: [String], to total: String, countsEmpty: Bool = false
    ) -> (rows: Int, all: Int) {
        let values = summands.compactMap { counts($0) }
        guard let totals = counts(total), values.count == summands.count else { return (0, 1) }
        let rows = totals.indices.filter { row in
            totals[row] != nil && (countsEmpty || values.allSatisfy { $0[row] != nil })
        }
        return (
            rows.count { row in values.reduce(0) { $0 + ($1[row] ?? 0) } == totals[row] }, max(1, rows.count)
        )
    }

    func holds(_ found: (rows: Int, all: Int)) -> Bool {
        found.rows * 100 >= found.all * MapSketch.most
    }

    private mutating func drawChoices() {
        let taken = Set(map.columns)
        if drawNumbered(besides: taken) { return }
        let free = header.filter { name in
            !taken.contains(name) && !name.isEmpty && !isNamedOtherwise(name) && isNumeric(name)
                && !words.isNoCount(name) && !isTooLarge(name)
        }
        var runs = sums(of: free, most: MapSketch.most)
        if runs.isEmpty { runs = sums(of: free, most: MapSketch.some) }
        if let run = runs.first {
            map.choices = run.columns.map { ColumnMap.ChoiceColumns(votes: [$0], name: $0) }
            let isKnown = run.kind != .open || isCarried(run, free)
            let isMixed = run.columns.contains(where: MapVocabulary.isWithoutChoice)
            let isSure =
                isKnown && holds((run.rows, run.all)) && !hasLooseZeros(run.columns)
                && doubt(run.columns) == nil && !isMixed && runs.count == 1
            note(
                "choices", run.columns, isSure: isSure,
                isKnown && !isMixed || runs.count > 1
                    ? .sums(to: run.target, rows: run.rows, of: run.all)
                    : .sumsToAll(run.target, rows: run.rows, of: run.all))
            for other in runs.dropFirst() {
                note("choices", other.columns, isSure: false, .alsoSum(to: other.target))
            }
            noteLarge(run.columns + strays(taken))
            if header.contains(run.target), !map.figures.contains(where: { $0.columns == [run.target] }) {
                map.figures.append(ColumnMap.Figure("valid", [run.target]))
                note("valid", [run.target], isSure: isSure, .sumOfChoices(rows: run.rows, of: run.all))
            }
            // What the choices and ballots for nobody make is the ballots used.
            if let whole = run.whole, !map.figures.contains(where: { $0.name == "ballots_used" }),
                !map.columns.contains(whole.column)
            {
                map.figures.append(ColumnMap.Figure("ballots_used", [whole.column]))
                note(
                    "ballots_used", [whole.column], isSure: isSure,
                    .sumWith(whole.nobody, rows: run.rows, of: run.all))
            }
            return
        }
        // Sums would have shown a choice in whose order the rows stand; without them it is the number of the row.
        let grouped = strays(taken).filter { name in
            strayTexts(in: name)?.allSatisfy { MapSketch.isGrouped($0) || MapSketch.isDash($0) } == true
        }
        let left = header.filter {
            free.contains($0) && !isSerial($0) && !numbersRows($0) && !words.isValidByStem($0)
                || grouped.contains($0)
        }
        map.choices = left.map { ColumnMap.ChoiceColumns(votes: [$0], name: $0) }
        if left.isEmpty {
            let (columns, reason) = lackOfChoices(taken)
            note("choices", columns, isSure: false, reason)
        } else {
            note("choices", left, isSure: false, .numbers)
        }
        noteLarge(left + strays(taken).filter { !grouped.contains($0) })
    }

    /// Columns of counts but for some cells, which are nothing by their name: choices perhaps, left out for those cells.
    private func strays(_ taken: Set<String>) -> [String] {
        header.filter { name in
            !taken.contains(name) && !name.isEmpty && !isNamedOtherwise(name) && strayTexts(in: name) != nil
                && !words.isNoCount(name)
        }
    }

    /// Says which columns hold what is no count, each kind of it once.
    private mutating func noteLarge(_ names: [String]) {
        for name in names {
            if let doubt = doubt([name]) { note("choices", [name], isSure: false, doubt) }
        }
    }

    /// Whether every number of a column is larger than any count of people: a code of so many digits.
    private func isTooLarge(_ name: String) -> Bool {
        let values = counts(name)?.compactMap(\.self) ?? []
        return !values.isEmpty && values.allSatisfy { $0 >= MapSketch.leastCode }
    }

    private static let leastCode = 100_000_000_000

    /// Whether the numbers of a column rise from each row to the next, in more rows than votes do by chance.
    private func isSerial(_ name: String) -> Bool {
        guard let values = counts(name), values.count >= MapSketch.leastSerial else { return false }
        return zip(values, values.dropFirst()).allSatisfy { one, next in
            if let one, let next { one < next } else { false }
        }
    }

    /// So many numbers stand in rising order by chance once in 40,320 times.
    private static let leastSerial = 8

    /// Whether a column is a region, a station, a figure or nothing that a map needs by its name.
    private func isNamedOtherwise(_ name: String) -> Bool {
        (roles[name] ?? []).contains { role in
            switch role {
            case .level, .code, .station, .figure, .office, .rest, .candidateNumber: true
            case .choice, .votes, .party, .mode, .seat, .total, .number, .surname, .givenName: false
            }
        }
    }
}
