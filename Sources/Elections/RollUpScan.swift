import Synchronization

/// The units and sums of one range of rows.
struct RollUpScan: Sendable {
    private(set) var levels: [RegionUnits]
    private(set) var sums: RollUp.UnitSums

    init(_ table: StationTable, measures: Int) {
        levels = zip(table.levels, table.regions).map { RegionUnits(name: $0, codes: $1.codes) }
        sums = RollUp.UnitSums(width: measures + 1, values: [])
        if levels.isEmpty { sums.appendUnit() }
    }

    /// Adds the stations of a range, run after run of rows with the same codes.
    mutating func add(
        _ range: Range<Int>, regions: [CodeValues], columns: [CountValues?], rows: RowUnits?
    ) {
        regions.map(\.ids.buffer).withUnsafeBufferPointer { ids in
            columns.map { $0?.buffer.baseAddress }.withUnsafeBufferPointer { columns in
                var start = range.lowerBound
                while start < range.upperBound {
                    let end = RollUpScan.endOfRun(ids, start, range.upperBound)
                    let unit = unit(ids, start)
                    if unit == sums.count { sums.appendUnit() }
                    add(start..<end, columns, to: unit)
                    rows?.fill(start..<end, Int32(unit))
                    start = end
                }
            }
        }
    }

    /// Row after those that have the codes of the row at `start`.
    private static func endOfRun(
        _ ids: UnsafeBufferPointer<UnsafeBufferPointer<Int32>>, _ start: Int, _ limit: Int
    ) -> Int {
        var end = start + 1
        while end < limit {
            for column in ids where column[end] != column[start] { return end }
            end += 1
        }
        return end
    }

    /// Unit of the lowest level of a row.
    private mutating func unit(
        _ ids: UnsafeBufferPointer<UnsafeBufferPointer<Int32>>, _ row: Int
    ) -> Int {
        var unit: Int32 = -1
        for level in ids.indices { unit = levels[level].unit(parent: unit, code: ids[level][row]) }
        return max(0, Int(unit))
    }

    private mutating func add(
        _ rows: Range<Int>, _ columns: UnsafeBufferPointer<UnsafePointer<Int32>?>, to unit: Int
    ) {
        let place = unit * sums.width
        sums.values[place] += Int64(rows.count)
        for index in columns.indices {
            guard let column = columns[index] else {
                addMissing(rows.count, at: place + index + 1)
                continue
            }
            var sum: Int64 = 0
            var known = 0
            for row in rows {
                let isKnown = column[row] != CountValues.missing
                sum += isKnown ? Int64(column[row]) : 0
                known += isKnown ? 1 : 0
            }
            sums.values[place + index + 1] += sum
            if known < rows.count { addMissing(rows.count - known, at: place + index + 1) }
        }
    }

    private mutating func addMissing(_ count: Int, at place: Int) {
        sums.fillMissing()
        sums.missing[place] += Int32(count)
    }

    /// Adds the units of the rows that follow.
    ///
    /// - Returns: The number that each of the other's lowest units has here.
    mutating func merge(_ other: RollUpScan) -> [Int32] {
        var numbers: [Int32] = [0]
        for level in levels.indices {
            let source = other.levels[level]
            var own: [Int32] = []
            own.reserveCapacity(source.count)
            for unit in 0..<source.count {
                let parent = source.parents[unit]
                own.append(
                    levels[level].unit(
                        parent: level == 0 ? -1 : numbers[Int(parent)], code: source.codeIDs[unit]))
            }
            numbers = own
        }
        for unit in 0..<other.sums.count {
            let number = Int(numbers[unit])
            if number == sums.count { sums.appendUnit() }
            sums.add(number, other.sums, unit)
        }
        return numbers
    }
}

/// Unit of each row, written by many threads, each in its own rows.
final class RowUnits: @unchecked Sendable {
    private let base: UnsafeMutablePointer<Int32>
    private let count: Int

    init(count: Int) {
        self.count = count
        base = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, count))
        base.initialize(repeating: 0, count: max(1, count))
    }

    deinit { base.deallocate() }

    func fill(_ rows: Range<Int>, _ unit: Int32) {
        (base + rows.lowerBound).update(repeating: unit, count: rows.count)
    }

    func renumber(_ rows: Range<Int>, _ numbers: [Int32]) {
        for row in rows { base[row] = numbers[Int(base[row])] }
    }

    var array: [Int32] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

/// Results of the parts of a pass, in the order of the parts.
final class PartResults<Value: Sendable>: Sendable {
    private let values: Mutex<[Value?]>

    init(count: Int) { values = Mutex([Value?](repeating: nil, count: count)) }

    func set(_ part: Int, _ value: Value) { values.withLock { $0[part] = value } }

    /// The results, which are forgotten here so that they can be changed in place.
    func take() -> [Value] {
        values.withLock { values in
            defer { values = [] }
            return values.compactMap { $0 }
        }
    }
}
