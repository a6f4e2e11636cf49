import Elections
import Ground

// Files with a row for each station.
extension MapSketch {
    /// Draws a map with columns of votes.
    mutating func drawWide() {
        let rows = Array(0..<table.rowCount)
        drawPlaces(rows: rows)
        let taken = Set(map.columns)
        drawFigures(besides: taken)
        drawChoices()
    }

    /// Figures of the forms and numbers of the file's own, by their names.
    private mutating func drawFigures(besides taken: Set<String>) {
        var known: [String: [String]] = [:]
        var order: [String] = []
        for name in header where !taken.contains(name) && isNumeric(name) {
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
            note(
                figure, [chosen], isSure: names.count == 1 || chosen == figure,
                names.count == 1 ? .name : .names(names))
        }
    }

    private mutating func drawChoices() {
        let taken = Set(map.columns)
        let numbered = header.filter {
            MapVocabulary.ballotNumber(of: $0) != nil && isNumeric($0) && !taken.contains($0)
        }
        let numbers = numbered.compactMap { MapVocabulary.ballotNumber(of: $0) }
        // Ballots may skip numbers, as that of Indonesia did in 2024 from 17 to 24.
        if !numbered.isEmpty, Set(numbers).count == numbers.count {
            let ordered = zip(numbers, numbered).sorted { $0.0 < $1.0 }.map(\.1)
            let areNamed = ordered.contains { $0.last?.isNumber == false }
            map.choices = ordered.map { ColumnMap.Choice(votes: [$0], name: areNamed ? $0 : "") }
            note("choices", ordered, isSure: true, .name)
            return
        }
        let free = header.filter { name in
            !taken.contains(name) && !name.isEmpty && roles[name]?.contains(.rest) != true && isNumeric(name)
        }
        if let run = sum(of: free) {
            map.choices = run.columns.map { ColumnMap.Choice(votes: [$0], name: $0) }
            let isSure = !run.columns.contains(where: MapVocabulary.isWithoutChoice)
            note("choices", run.columns, isSure: isSure, .sums(to: run.target, rows: run.rows, of: run.all))
            if !map.figures.contains(where: { $0.columns == [run.target] }) {
                map.figures.append(ColumnMap.Figure("valid", [run.target]))
                note(
                    "valid", [run.target], isSure: isSure, .sums(to: run.target, rows: run.rows, of: run.all))
            }
            return
        }
        map.choices = free.map { ColumnMap.Choice(votes: [$0], name: $0) }
        note("choices", free, isSure: false, free.isEmpty ? .missing : .numbers)
    }

    /// The longest run of columns that add up to another column in nearly all rows.
    private func sum(of free: [String]) -> (columns: [String], target: String, rows: Int, all: Int)? {
        guard free.count >= 2 else { return nil }
        let valid = map.figures.filter { $0.name == "valid" }.flatMap(\.columns)
        let targets =
            valid.isEmpty ? free + map.figures.filter { $0.name == "ballots_used" }.flatMap(\.columns) : valid
        let values = free.map { counts($0) ?? [] }
        var best: (columns: [String], target: String, rows: Int, all: Int)?
        for target in targets {
            guard let totals = counts(target) else { continue }
            for start in 0..<free.count - 1 {
                var sums = [Int](repeating: 0, count: totals.count)
                for end in start..<free.count {
                    if free[end] == target { break }
                    for row in sums.indices { sums[row] += values[end][row] ?? 0 }
                    let length = end - start + 1
                    guard length >= 2, length > (best?.columns.count ?? 1) else { continue }
                    var (equal, all) = (0, 0)
                    for row in sums.indices {
                        guard let total = totals[row], total > 0 else { continue }
                        all += 1
                        if total == sums[row] { equal += 1 }
                    }
                    if all > 0, equal * 100 >= all * MapSketch.most {
                        best = (Array(free[start...end]), target, equal, all)
                    }
                }
            }
        }
        return best
    }
}
