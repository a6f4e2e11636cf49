import Elections
import Ground

// Columns of votes with the numbers of choices, names beside them, and what is no vote at all.
extension MapSketch {
    /// Draws choices whose columns have the numbers of the ballot; `false` where there are none.
    ///
    /// Names beside them are taken: `Nom 1, Voix 1, Nom 2, Voix 2`. Where they change from row to row, the votes of one column are
    /// those of several people.
    mutating func drawNumbered(besides taken: Set<String>) -> Bool {
        let numbered = header.filter {
            MapVocabulary.ballotNumber(of: $0) != nil && !taken.contains($0)
                && (isNumeric($0) || strayTexts(in: $0) != nil)
        }
        let numbers = numbered.compactMap { MapVocabulary.ballotNumber(of: $0) }
        // Ballots may skip numbers, as that of Indonesia did in 2024 from 17 to 24.
        guard !numbered.isEmpty, Set(numbers).count == numbers.count else { return false }
        var ordered = zip(numbers, numbered).sorted { $0.0 < $1.0 }.map { (number: $0.0, column: $0.1) }
        // Of columns of one name the first keeps it where the others are told apart by a number behind a point.
        if let first = header.first(where: { name in
            isNumeric(name) && !taken.contains(name)
                && ordered.allSatisfy { $0.column == "\(name).\($0.number)" }
        }) {
            ordered.insert((0, first), at: 0)
        }
        let columns = ordered.map(\.column)
        let beside = ordered.map { namesBeside($0.number, all: ordered.map(\.number)) }
        let areNamed = columns.contains { $0.last?.isNumber == false }
        map.choices = zip(columns, beside).map { column, names in
            let name = names?.values.count == 1 ? names?.values[0] : nil
            return ColumnMap.ChoiceColumns(votes: [column], name: name ?? (areNamed ? column : ""))
        }
        let several = beside.compactMap { $0 }.first { $0.values.count > 1 }
        let doubt =
            doubt(columns)
            ?? several.map { .namesDiffer(column: $0.column, names: $0.values) } ?? unequalToValid(columns)
        note("choices", columns, isSure: doubt == nil, doubt ?? .name)
        return true
    }

    /// The column with the names of one number, where every number has one, and the names that it holds.
    private func namesBeside(_ number: Int, all numbers: [Int]) -> (column: String, values: [String])? {
        func stem(_ name: String, _ number: Int) -> String? {
            // The first of columns of one name has none.
            if number == 0 { return header.contains("\(name).1") ? MapVocabulary.plain(name) : nil }
            let digits = String(number)
            guard name.hasSuffix(digits) else { return nil }
            let rest = name.dropLast(digits.count)
            if rest.last?.isNumber == true, rest.last != "0" { return nil }
            return MapVocabulary.plain(String(rest.reversed().drop { $0 == "0" }.reversed()))
        }
        let named = header.compactMap { name -> (stem: String, column: String)? in
            guard let own = stem(name, number), words.isName(own), let column = table.codes(name),
                column.codes.contains(where: { $0.contains(where: \.isLetter) })
            else { return nil }
            return (own, name)
        }.filter { own in
            numbers.allSatisfy { other in header.contains { stem($0, other) == own.stem } }
        }.min { words.place(ofName: $0.stem) < words.place(ofName: $1.stem) }
        guard let named, let column = table.codes(named.column) else { return nil }
        let values = Set(filled.map { column.ids[$0] }).filter { $0 >= 0 }.map { column.codes[Int($0)] }
        return values.isEmpty ? nil : (named.column, values.sorted())
    }

    /// Whether numbered columns make the valid votes in too few rows for them to be all the choices, and only them.
    private func unequalToValid(_ columns: [String]) -> MapDraft.Reason? {
        guard let valid = map.figures.first(where: { $0.name == "valid" })?.columns, valid.count == 1 else {
            return nil
        }
        let found = sum(columns, to: valid[0])
        guard found.all >= MapSketch.leastCompared, 2 * found.rows < found.all else { return nil }
        return .sumsOtherwise(to: valid[0], rows: found.rows, of: found.all)
    }

    /// Rows of which few sums come out because of slips hardly ever.
    private static let leastCompared = 4

    /// Whether a column of zeros stands at either end of a run, which may be a choice without votes, and something else as well: not
    /// where its name is that of the others with another number, or is made of theirs, as that of a coalition is.
    func hasLooseZeros(_ columns: [String]) -> Bool {
        func tokens(_ name: String) -> Set<String> {
            Set(name.split { !$0.isLetter && !$0.isNumber }.map { MapVocabulary.plain(String($0)) })
        }
        return [columns[0], columns[columns.count - 1]].contains { name in
            guard counts(name)?.allSatisfy({ ($0 ?? 0) == 0 }) ?? true else { return false }
            let rest = columns.filter { $0 != name }
            if let own = MapSketch.stem(name), rest.count > 1,
                rest.allSatisfy({ MapSketch.stem($0) == own })
            {
                return false
            }
            let own = tokens(name)
            return own.count < 2 || !own.isSubset(of: rest.reduce(into: []) { $0.formUnion(tokens($1)) })
        }
    }

    /// Why no column has the votes of a choice, and the columns that say so.
    func lackOfChoices(_ taken: Set<String>) -> (columns: [String], reason: MapDraft.Reason) {
        let modes = map.figures.filter { words.modes.contains($0.name) }.flatMap(\.columns)
        if modes.count > 1, let choice = columns(.choice).first {
            return (modes, .votesApart(choice: choice))
        }
        let shares = header.filter { !taken.contains($0) && isOfShares($0) }
        return ([], shares.isEmpty ? .missing : .shares(shares))
    }

    /// Whether a column holds nothing but numbers, some with decimals or percent signs.
    func isOfShares(_ name: String) -> Bool {
        guard !isNumeric(name), let column = table.codes(name), !column.codes.isEmpty else { return false }
        return column.codes.allSatisfy { $0.wholeMatch(of: /-?[0-9]{1,3}([.,][0-9]+)?\s?%?/) != nil }
    }
}
