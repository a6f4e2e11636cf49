import Elections

/// One number for each station, the same where all its counts are the same.
///
/// The number is a sum of the counts with fixed 64-bit factors, so that it changes by a known amount where a
/// count changes by one: rows that differ in a small, given way are found as quickly as equal ones.
struct RowHashes: Sendable {
    private(set) var values: [UInt64] = []
    /// For each row the pairs, of the first 16, that have enough votes for some of them to be moved.
    private(set) var movable: [UInt16] = []
    let factors: [UInt64]
    /// Positions of the first 16 pairs' votes among the columns.
    let votes: [Int]

    /// Votes that are moved at most, to see how often rows are nearly equal.
    static let longestMove = 6

    init(_ columns: StationColumns) {
        var state: UInt64 = 0x5A4E_4449_4E47_0001
        factors = columns.measures.map { _ in
            // SplitMix64 (Steele, Lea and Flood 2014): any fixed odd numbers would do.
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return (mixed ^ (mixed >> 31)) | 1
        }
        votes = Array(
            columns.measures.indices.filter { index in
                if case .votes = columns.measures[index] { true } else { false }
            }.prefix(16))
    }

    mutating func add(_ block: StationBlock) {
        let first = values.count
        values.append(contentsOf: repeatElement(0, count: block.rows))
        values.withUnsafeMutableBufferPointer { values in
            for (column, factor) in zip(block.counts, factors) {
                for row in 0..<block.rows {
                    values[first + row] &+= factor &* UInt64(bitPattern: Int64(column[row]))
                }
            }
        }
        movable.append(contentsOf: repeatElement(0, count: block.rows))
        movable.withUnsafeMutableBufferPointer { movable in
            for (pair, column) in votes.enumerated() {
                for row in 0..<block.rows where block.counts[column][row] >= Int32(RowHashes.longestMove) {
                    movable[first + row] |= 1 << UInt16(pair)
                }
            }
        }
    }

    mutating func append(_ next: RowHashes) {
        values += next.values
        movable += next.movable
    }
}
