import Elections
import Ground

/// One number for each station, the same where all its counts are the same.
///
/// The number is a sum of the counts with fixed 64-bit factors, so that it changes by a known amount where a
/// count changes by one: rows that differ in a small, given way are found as quickly as equal ones.
struct RowHashes: Sendable {
    private(set) var values: [UInt64] = []
    /// The same numbers of all counts but those of the register and what follows from it; empty where the file has none, or near
    /// rows are not looked for.
    private(set) var withoutRegister: [UInt64] = []
    /// For each row the pairs, of the first 16, that have enough votes for some of them to be moved.
    private(set) var movable: [UInt16] = []
    /// For each row the votes of the first 16 pairs, 255 at most, pair by pair.
    private(set) var small: [[UInt8]]
    /// For each row the registered voters above the largest of its other counts, 255 at most; empty where voters are not moved.
    private(set) var absent: [UInt8] = []
    /// For each row the registered voters, 65,535 at most; empty where voters are not moved.
    private(set) var voters: [UInt16] = []
    /// For each row about the sum of its counts.
    private(set) var weights: [Float] = []
    let factors: [UInt64]
    /// Positions of the first 16 pairs' votes among the columns.
    let votes: [Int]

    /// Position of the registered voters, where no other column must change with them.
    private let registered: Int?
    /// Positions of the register and of what follows from it.
    private let ofRegister: [Int]
    /// Whether near rows are looked for beside equal ones, for which their sizes are kept.
    private let findsNear: Bool
    /// Larger files have pairs enough without differences in the registered voters.
    private static let mostRows = 100_000

    /// Votes that are moved at most, to see how often rows are nearly equal.
    static let longestMove = 6

    /// - Parameters:
    ///   - columns: Columns of the file.
    ///   - findsNear: Whether near rows are looked for too; sums of rows need none.
    init(_ columns: StationColumns, findsNear: Bool = true) {
        self.findsNear = findsNear
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
        small = votes.map { _ in [] }
        let ofRegister: [StationField] = [
            .registered, .registeredMale, .registeredFemale, .ballotsReceived, .ballotsUnused,
        ]
        self.ofRegister = ofRegister.compactMap { columns.measures.firstIndex(of: .field($0)) }
        let bound: [StationField] = [.registeredMale, .registeredFemale, .ballotsReceived]
        registered =
            columns.fields.contains(where: bound.contains)
            ? nil : columns.measures.firstIndex(of: .field(.registered))
    }

    /// What near rows may differ in beside the votes of two choices.
    enum Besides: Sendable {
        case voters
        /// Votes of a third choice, among the first 16.
        case choice(Int)
    }

    /// For each row the pairs, of the first 16, that have at least so many votes, 255 at most.
    func movable(atLeast least: Int) -> [UInt16] {
        var found = [UInt16](repeating: 0, count: values.count)
        for (pair, counts) in small.enumerated() {
            for (row, votes) in counts.enumerated() where votes >= least { found[row] |= 1 << UInt16(pair) }
        }
        return found
    }

    /// Whether near rows may differ in their registered voters too.
    var movesVoters: Bool { registered != nil && values.count <= RowHashes.mostRows }

    /// What small differences do to the number of a row: votes that stand with one pair instead of another,
    /// and registered voters more or less.
    ///
    /// - Parameters:
    ///   - first: A pair, among the first 16.
    ///   - second: Another.
    ///   - besides: What may differ as well.
    func moves(from first: Int, to second: Int, besides: Besides?) -> [UInt64] {
        let vote = factors[votes[first]] &- factors[votes[second]]
        let steps = UInt64(RowHashes.longestMove)
        let voter: UInt64
        switch besides {
        case nil: return (1...steps).map { $0 &* vote }
        case .voters: voter = registered.map { factors[$0] } ?? 0
        case .choice(let third): voter = factors[votes[first]] &- factors[votes[third]]
        }
        let voters = (1...steps).map { $0 &* voter }
        return voters
            + (1...steps).flatMap { step in
                ([0] + voters + voters.map { 0 &- $0 }).map { $0 &+ step &* vote }
            }
    }

    mutating func add(_ block: StationBlock) {
        let first = values.count
        values.append(contentsOf: repeatElement(0, count: block.rows))
        values.withUnsafeMutableBufferPointer { values in
            for (column, factor) in zip(block.counts, factors) {
                let cells = column.cells
                let span = cells.span.extracting(0..<block.rows)
                for row in span.indices {
                    values[first + row] &+= factor &* UInt64(bitPattern: Int64(span[row].number))
                }
            }
        }
        weights.append(contentsOf: repeatElement(0, count: block.rows))
        weights.withUnsafeMutableBufferPointer { weights in
            for column in block.counts {
                let cells = column.cells
                let span = cells.span.extracting(0..<block.rows)
                for row in span.indices { weights[first + row] += Float(max(0, span[row].number)) }
            }
        }
        guard findsNear else { return }
        addWithoutRegister(block, first)
        movable.append(contentsOf: repeatElement(0, count: block.rows))
        movable.withUnsafeMutableBufferPointer { movable in
            for (pair, column) in votes.enumerated() {
                let cells = block.counts[column].cells
                let span = cells.span.extracting(0..<block.rows)
                for row in span.indices where span[row].number >= Int32(RowHashes.longestMove) {
                    movable[first + row] |= 1 << UInt16(pair)
                }
            }
        }
        addSizes(block)
    }

    private mutating func addWithoutRegister(_ block: StationBlock, _ first: Int) {
        guard !ofRegister.isEmpty else { return }
        withoutRegister += values[first...]
        for column in ofRegister {
            let cells = block.counts[column].cells
            let span = cells.span.extracting(0..<block.rows)
            for row in span.indices {
                withoutRegister[first + row] &-=
                    factors[column] &* UInt64(bitPattern: Int64(span[row].number))
            }
        }
    }

    /// Whether rows can be compared without their registers.
    var setsRegisterAside: Bool { !withoutRegister.isEmpty && values.count <= RowHashes.mostRows }

    /// How much room there is in each row for votes and voters to be moved.
    private mutating func addSizes(_ block: StationBlock) {
        for (pair, column) in votes.enumerated() {
            let cells = block.counts[column].cells
            let span = cells.span.extracting(0..<block.rows)
            small[pair].reserveCapacity(small[pair].count + block.rows)
            for row in span.indices { small[pair].append(UInt8(clamping: span[row].number)) }
        }
        guard let registered else { return }
        var largest = [Int32](repeating: 0, count: block.rows)
        for (column, counts) in block.counts.enumerated() where column != registered {
            let cells = counts.cells
            let span = cells.span.extracting(0..<block.rows)
            for row in span.indices { largest[row] = max(largest[row], span[row].number) }
        }
        let cells = block.counts[registered].cells
        let span = cells.span.extracting(0..<block.rows)
        for row in span.indices {
            absent.append(UInt8(clamping: max(0, span[row].number) - largest[row]))
            voters.append(UInt16(clamping: span[row].number))
        }
    }

    mutating func append(_ next: RowHashes) {
        values += next.values
        weights += next.weights
        withoutRegister += next.withoutRegister
        movable += next.movable
        for pair in small.indices { small[pair] += next.small[pair] }
        absent += next.absent
        voters += next.voters
    }
}
