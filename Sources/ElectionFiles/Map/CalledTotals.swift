import Elections
import Ground

/// Rows that a column which tells no place calls a total, with that word: by name where the column gives most stations a text
/// of their own, or by a state or a kind that many share, as the state of a count that is complete may be called too.
///
/// None of a column that calls more than half of the rows so, as one of modes of voting does.
struct CalledTotals {
    private let names: RowWords
    private let states: RowWords
    /// Columns that tell the rows of a station apart.
    private let parts: [CodeColumn]

    /// - Parameters:
    ///   - columns: Columns that name neither levels nor stations.
    ///   - stations: A number for the station of each row, where a station has several; each row is one else.
    ///   - parts: Columns that tell the rows of a station apart.
    init(_ columns: [CodeColumn], stations: [Int32]? = nil, parts: [CodeColumn] = []) {
        var (names, states) = (RowWords(), RowWords())
        for column in columns {
            let isTotal = column.codes.map(TotalNames.isTotal)
            guard isTotal.contains(true) else { continue }
            let called = { (id: Int32) in id >= 0 && isTotal[Int(id)] }
            guard 2 * column.ids.count(where: called) <= column.ids.count else { continue }
            let (texts, units) = CalledTotals.others(column, isTotal, stations)
            if 2 * texts > units {
                names.add(column, where: called)
            } else {
                states.add(column, where: called)
            }
        }
        (self.names, self.states, self.parts) = (names, states, parts)
    }

    /// How many texts a column gives the rows that it does not call totals, and how many stations these are.
    private static func others(
        _ column: CodeColumn, _ isTotal: [Bool], _ stations: [Int32]?
    ) -> (texts: Int, units: Int) {
        var texts = [Bool](repeating: false, count: column.codes.count)
        var seen = [Bool](repeating: false, count: Int(stations?.max() ?? -1) + 1)
        var rows = 0
        for (row, id) in column.ids.enumerated() where id >= 0 && !isTotal[Int(id)] {
            texts[Int(id)] = true
            rows += 1
            if let station = stations?[row], station >= 0 { seen[Int(station)] = true }
        }
        return (texts.count { $0 }, stations == nil ? rows : seen.count { $0 })
    }

    var isEmpty: Bool { names.isEmpty && states.isEmpty }

    /// Whether a name of a row calls it a total.
    func hasName(_ row: Int) -> Bool { names[row] != nil }

    /// Rows that are called totals by name, and those among the others that have no place and number of their own: one that has
    /// may be a station whose count is called total because it is complete, and is known as a total by its sums alone.
    ///
    /// - Parameters:
    ///   - levels: Codes of the regions of each row.
    ///   - numbers: Numbers of the stations.
    ///   - isNumbered: Whether stations have numbers.
    func rows(_ levels: [CodeColumn], _ numbers: CodeColumn, isNumbered: Bool) -> RowWords {
        guard !states.isEmpty else { return names }
        let columns = levels + [numbers] + parts
        // Only places that a row in question has are counted.
        let asked = Set(numbers.ids.indices.lazy.filter { states[$0] != nil }.map { numbers.ids[$0] })
        var counts: [[Int32]: Int] = [:]
        for row in numbers.ids.indices where states[row] != nil {
            counts[columns.map { $0.ids[row] }] = 0
        }
        for row in numbers.ids.indices where asked.contains(numbers.ids[row]) {
            let key = columns.map { $0.ids[row] }
            if let count = counts[key] { counts[key] = count + 1 }
        }
        return names.merging(states) { row in
            isNumbered && numbers.ids[row] < 0 || counts[columns.map { $0.ids[row] }, default: 0] > 1
        }
    }
}

/// A word for some of the rows of a file, in four bytes a row.
struct RowWords {
    private(set) var words: [String] = []
    /// Position of the word of each row, −1 where it has none; empty where none has.
    private(set) var ids: [Int32] = []

    var isEmpty: Bool { ids.isEmpty }

    subscript(row: Int) -> String? {
        ids.indices.contains(row) && ids[row] >= 0 ? words[Int(ids[row])] : nil
    }

    /// Adds the texts of a column for rows that have no word yet.
    mutating func add(_ column: CodeColumn, where isWanted: (Int32) -> Bool) {
        var known: [Int32: Int32] = [:]
        for (row, id) in column.ids.enumerated() where isWanted(id) {
            guard self[row] == nil, let text = column[row] else { continue }
            if ids.isEmpty { ids = [Int32](repeating: -1, count: column.ids.count) }
            if known[id] == nil {
                known[id] = Int32(words.count)
                words.append(text)
            }
            ids[row] = known[id] ?? -1
        }
    }

    /// With words of others for rows that have none.
    func merging(_ others: RowWords, where isWanted: (Int) -> Bool) -> RowWords {
        var merged = self
        for row in others.ids.indices where others.ids[row] >= 0 && self[row] == nil && isWanted(row) {
            if merged.ids.isEmpty { merged.ids = [Int32](repeating: -1, count: others.ids.count) }
            merged.ids[row] = others.ids[row] + Int32(words.count)
        }
        merged.words += others.words
        return merged
    }
}
