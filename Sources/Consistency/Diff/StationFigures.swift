import Elections
import Ground

extension StationTable {
    var allRows: [Int32] { (0..<count).map { Int32($0) } }
}

/// Figures that both files have, of every row.
struct StationFigures {
    private let columns: [(old: Cells<Count>, new: Cells<Count>)]

    init(_ join: StationJoin) {
        let others = StationColumns(join.new).measures
        columns = StationColumns(join.old).measures.filter(others.contains).compactMap { measure in
            guard let old = join.old.column(measure)?.cells, let new = join.new.column(measure)?.cells else {
                return nil
            }
            return (old, new)
        }
    }

    func areEqual(_ old: Int32, _ new: Int32) -> Bool {
        columns.allSatisfy { $0.old[Int(old)] == $0.new[Int(new)] }
    }

    /// Rows of both files with the same figures, which no other row of either has.
    func alike(_ old: [Int32], _ new: [Int32], fewest: Int) -> [(old: Int32, new: Int32)] {
        let (own, others) = (
            alone(old, columns.map(\.old), fewest), alone(new, columns.map(\.new), fewest)
        )
        return own.compactMap { hash, row in
            guard row >= 0, let other = others[hash], other >= 0, areEqual(row, other) else { return nil }
            return (row, other)
        }.sorted { $0.old < $1.old }
    }

    /// Rows by a number made of their figures; −1 where several have it.
    private func alone(_ rows: [Int32], _ columns: [Cells<Count>], _ fewest: Int) -> [UInt64: Int32] {
        var found: [UInt64: Int32] = [:]
        found.reserveCapacity(rows.count)
        for row in rows {
            var (hash, known): (UInt64, Int) = (0xCBF2_9CE4_8422_2325, 0)
            for column in columns {
                let count = column[Int(row)].number
                if count > 0 { known += 1 }
                hash = (hash ^ UInt64(UInt32(bitPattern: count))) &* 0x9E37_79B9_7F4A_7C15
                hash ^= hash >> 29
            }
            if known >= fewest { found[hash] = found[hash] == nil ? row : -1 }
        }
        return found
    }
}

/// Numbers of stations as whole numbers; others have a number of their own below all of these.
struct StationNumberValues {
    private let join: StationJoin
    private let values: (old: [Int], new: [Int])
    private static let words = Int.min / 2

    init(_ join: StationJoin) {
        self.join = join
        var words: [String: Int] = [:]
        func value(_ text: String) -> Int {
            if let number = Int(text) { return max(number, StationNumberValues.words / 2) }
            if let known = words[text] { return known }
            words[text] = StationNumberValues.words + words.count
            return StationNumberValues.words + words.count - 1
        }
        values = (
            (join.old.stationNumbers?.codes ?? []).map(value),
            (join.new.stationNumbers?.codes ?? []).map(value)
        )
    }

    private func value(_ row: Int32, _ column: CodeColumn?, _ values: [Int]) -> Int {
        guard let id = column?.ids[Int(row)], id >= 0 else { return Int.min }
        return values[Int(id)]
    }

    func old(_ row: Int32) -> Int { value(row, join.old.stationNumbers, values.old) }

    func new(_ row: Int32) -> Int { value(row, join.new.stationNumbers, values.new) }

    func isNumber(_ value: Int) -> Bool { value >= StationNumberValues.words / 2 }

    func shifted(_ number: Int, by shift: Int) -> Int {
        isNumber(number) ? number.addingReportingOverflow(shift).partialValue : number
    }

    /// The difference that most stations with the same figures have.
    func commonShift(_ pairs: [(old: Int32, new: Int32)]) -> Int {
        var counts: [Int: Int] = [:]
        for pair in pairs {
            let (old, new) = (old(pair.old), new(pair.new))
            guard isNumber(old), isNumber(new),
                case (let shift, false) = new.subtractingReportingOverflow(old)
            else { continue }
            counts[shift, default: 0] += 1
        }
        return counts.max { ($0.value, $1.key.magnitude, $0.key) < ($1.value, $0.key.magnitude, $1.key) }?.key
            ?? 0
    }
}
