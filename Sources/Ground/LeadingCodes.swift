/// The beginnings of rows, their region codes, under one number each.
///
/// Rows of one region begin with the same bytes, so that all its codes are found by one comparison with the row
/// before, else by one search among all beginnings. Searches wait until many are together: in files without
/// an order each misses the processor's caches, and many misses at a time cost hardly more than one.
/// Beginnings of more than 32 bytes, or with bytes that need a closer look, are left out.
struct LeadingCodes {
    typealias Targets = UnsafeMutableBufferPointer<(base: UnsafeMutablePointer<Int32>, table: Int)>

    /// The first bytes of a row up to the delimiter of its last leading code; zeros follow.
    struct Beginning {
        var words: SIMD4<UInt64>
        /// Number of bytes.
        var length: Int

        /// Whether the bytes come before those of another beginning.
        @inline(__always)
        static func < (one: Beginning, other: Beginning) -> Bool {
            for index in 0..<4 where one.words[index] != other.words[index] {
                return one.words[index].byteSwapped < other.words[index].byteSwapped
            }
            return false
        }
    }

    /// Rows whose codes may wait.
    static let mostRows = 8192

    /// Whether there is something to look for.
    let isUsed: Bool
    /// Beginnings that wait, in the order of the rows; the first place is for that of the row before them.
    private(set) var waiting = 1
    private let columns: Int
    /// Where the number of each row's beginning goes, if anywhere.
    private let groups: UnsafeMutablePointer<Int32>?
    private let memory = Memory(rows: mostRows)
    /// First row whose codes wait.
    private var firstRow = 0
    /// Place of the beginning of the row before; −1 where it has none.
    private var last: Int32 = -1
    private var lastBeginning = Beginning(words: .zero, length: 0)
    private var lastMask = SIMD4<UInt64>(repeating: .max)
    private var table = BeginningTable()

    /// - Parameters:
    ///   - columns: Number of the columns of codes with which rows begin.
    ///   - groups: Memory for the number of each row's beginning, −1 where it has none.
    init(columns: Int, groups: UnsafeMutablePointer<Int32>?) {
        isUsed = (1...BeginningTable.mostCodes).contains(columns)
        self.columns = columns
        self.groups = groups
    }

    /// Begins with a row that has none before.
    mutating func start(at row: Int) {
        firstRow = row
        last = -1
        lastBeginning = Beginning(words: .zero, length: 0)
        lastMask = SIMD4(repeating: .max)
    }

    /// Whether any beginning waits.
    @inline(__always)
    var hasWaiting: Bool { waiting > 1 }

    /// Whether no more rows can wait before their codes are stored.
    @inline(__always)
    func isFull(at row: Int) -> Bool { row &- firstRow >= LeadingCodes.mostRows }

    /// Takes a row that begins as the row before does.
    ///
    /// - Returns: Length of the beginning; `nil` where it begins otherwise.
    @inline(__always)
    mutating func follow(_ bytes: UnsafePointer<UInt8>, at place: Int, row: Int) -> Int? {
        guard (LeadingCodes.load(bytes, place) & lastMask) == lastBeginning.words, last >= 0
        else { return nil }
        memory.references[row &- firstRow] = last
        return lastBeginning.length
    }

    /// Takes a row with another beginning than the row before, and lets it wait.
    ///
    /// - Parameter ends: Marks of the ends of cells from there on.
    /// - Returns: Length of the beginning; `nil` where it is too long or not plain.
    @inline(__always)
    mutating func wait(_ bytes: UnsafePointer<UInt8>, at place: Int, _ ends: UInt64, row: Int) -> Int? {
        var ends = ends
        for _ in 1..<columns { ends &= ends &- 1 }
        guard ends != 0 else { return nil }
        let length = ends.trailingZeroBitCount &+ 1
        let mask = memory.masks[length]
        let beginning = Beginning(words: LeadingCodes.load(bytes, place) & mask, length: length)
        guard LeadingCodes.isPlain(beginning.words, mask) else { return nil }
        memory.beginnings[waiting] = beginning
        last = Int32(truncatingIfNeeded: waiting)
        lastBeginning = beginning
        lastMask = mask
        memory.references[row &- firstRow] = last
        waiting &+= 1
        return length
    }

    /// Takes a row whose codes are read one by one.
    @inline(__always)
    mutating func leaveOut(_ row: Int) {
        memory.references[row &- firstRow] = -1
        last = -1
    }

    /// The bytes of a waiting beginning, which may be read 16 bytes beyond their end; `nil` where it is known.
    ///
    /// - Parameter place: Its place among those that wait; called in their order.
    @inline(__always)
    mutating func unknownBytes(_ place: Int) -> UnsafePointer<UInt8>? {
        let beginning = memory.beginnings + place
        guard let codes = table.codes(of: beginning.pointee) else {
            return UnsafeRawPointer(beginning).assumingMemoryBound(to: UInt8.self)
        }
        memory.codes[place] = codes
        return nil
    }

    /// The first bytes of a waiting beginning.
    func beginning(_ place: Int, upTo length: Int) -> Beginning {
        Beginning(words: memory.beginnings[place].words & memory.masks[length], length: length)
    }

    /// Whether a waiting beginning has the first bytes of another.
    @inline(__always)
    func begins(_ place: Int, with other: Beginning) -> Bool {
        (memory.beginnings[place].words & memory.masks[other.length]) == other.words
    }

    /// Numbers a waiting beginning that is not known.
    ///
    /// - Parameters:
    ///   - place: Its place among those that wait.
    ///   - codes: Numbers of its codes.
    mutating func add(_ place: Int, codes: SIMD8<Int32>) {
        memory.codes[place] = table.add(memory.beginnings[place], codes: codes)
    }

    /// Stores the codes of the rows that wait, all of whose beginnings are known now.
    ///
    /// - Parameters:
    ///   - row: The row after the last one that waits.
    ///   - targets: Columns of the codes.
    mutating func store(before row: Int, _ targets: Targets) {
        for offset in 0..<(row - firstRow) {
            let place = Int(memory.references[offset])
            if place >= 0 {
                let codes = memory.codes[place]
                for column in targets.indices { targets[column].base[firstRow + offset] = codes[column] }
            }
            if let groups {
                groups[firstRow + offset] = place < 0 ? -1 : memory.codes[place][BeginningTable.mostCodes]
            }
        }
        if last >= 0 {
            memory.codes[0] = memory.codes[Int(last)]
            last = 0
        }
        waiting = 1
        firstRow = row
    }

    /// Memory for the rows that wait.
    private final class Memory {
        let references: UnsafeMutablePointer<Int32>
        let beginnings: UnsafeMutablePointer<Beginning>
        /// Numbers of the codes, and behind them those of the beginnings.
        let codes: UnsafeMutablePointer<SIMD8<Int32>>
        /// All bits of the first bytes of 32, by their number.
        let masks: UnsafeMutablePointer<SIMD4<UInt64>>

        init(rows: Int) {
            references = .allocate(capacity: rows + 2)
            beginnings = .allocate(capacity: rows + 2)
            codes = .allocate(capacity: rows + 2)
            masks = .allocate(capacity: 33)
            for length in 0...32 {
                var mask = SIMD4<UInt64>()
                for index in 0..<4 {
                    let rest = length - 8 * index
                    mask[index] = rest >= 8 ? .max : rest <= 0 ? 0 : (1 << UInt64(8 * rest)) - 1
                }
                (masks + length).initialize(to: mask)
            }
        }

        deinit {
            references.deallocate()
            beginnings.deallocate()
            codes.deallocate()
            masks.deallocate()
        }
    }

    /// Whether bytes are printable ASCII without blanks and quotes; those outside the mask are not looked at.
    @inline(__always)
    private static func isPlain(_ words: SIMD4<UInt64>, _ mask: SIMD4<UInt64>) -> Bool {
        let ones = SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)
        let bytes = words | (~mask & (ones &* 0x30))
        let quotes = bytes ^ (ones &* UInt64(UInt8(ascii: "\"")))
        // The highest bit of a byte tells: below 33, above 126, a quote.
        let odd =
            ((bytes &- (ones &* 33)) & ~bytes) | (bytes &+ ones) | bytes | ((quotes &- ones) & ~quotes)
        return (odd & (ones &* 0x80)) == .zero
    }

    @inline(__always)
    private static func load(_ bytes: UnsafePointer<UInt8>, _ place: Int) -> SIMD4<UInt64> {
        UnsafeRawPointer(bytes + place).loadUnaligned(as: SIMD4<UInt64>.self)
    }
}

/// The beginnings met since the first that was out of order, with the numbers of their codes.
private struct BeginningTable {
    /// The last place of the codes is for the number of the beginning.
    static let mostCodes = SIMD8<Int32>.scalarCount - 1

    /// A beginning and its codes, one cache line.
    private struct Entry {
        var words: SIMD4<UInt64>
        var codes: SIMD8<Int32>
    }

    private var entries = Memory(capacity: 64)
    private var count = 0
    /// Beginnings numbered so far; in a file that is not sorted some may have two numbers.
    private var numbered: Int32 = 0
    /// The greatest beginning: in sorted files every new one is above it, and none is kept for a search.
    private var greatest = LeadingCodes.Beginning(words: .zero, length: 0)
    private var greatestCodes = SIMD8<Int32>()
    private var isSorted = true
    private var slots: [Int32] = []
    /// Beginnings that have a slot.
    private var filed = 0

    /// Codes of a beginning, and its number behind them; `nil` where it is not known.
    @inline(__always)
    mutating func codes(of beginning: LeadingCodes.Beginning) -> SIMD8<Int32>? {
        if isSorted {
            if greatest < beginning { return nil }
            if greatest.words == beginning.words { return greatestCodes }
            isSorted = false
        }
        if filed < count { file() }
        guard !slots.isEmpty else { return nil }
        let index = slots[place(of: beginning.words)]
        return index >= 0 ? entries.base[Int(index)].codes : nil
    }

    /// Numbers a beginning that is not known.
    ///
    /// - Returns: Its codes, and the number behind them.
    mutating func add(_ beginning: LeadingCodes.Beginning, codes: SIMD8<Int32>) -> SIMD8<Int32> {
        var codes = codes
        codes[BeginningTable.mostCodes] = numbered
        numbered += 1
        if isSorted {
            greatest = beginning
            greatestCodes = codes
            return codes
        }
        if count == entries.capacity { grow() }
        entries.base[count] = Entry(words: beginning.words, codes: codes)
        count += 1
        return codes
    }

    private mutating func grow() {
        let wider = Memory(capacity: 2 * entries.capacity)
        wider.base.moveInitialize(from: entries.base, count: count)
        entries = wider
    }

    /// Gives every beginning a slot.
    @inline(never)
    private mutating func file() {
        if count * 2 > slots.count {
            var size = max(64, slots.count)
            while size < count * 4 { size *= 2 }
            slots = [Int32](repeating: -1, count: size)
            filed = 0
        }
        for index in filed..<count { slots[place(of: entries.base[index].words)] = Int32(index) }
        filed = count
    }

    /// The slot of a beginning, or the one that it would take.
    @inline(__always)
    private func place(of words: SIMD4<UInt64>) -> Int {
        let products = words &* BeginningTable.factors
        let mixed = (products[0] ^ products[1]) &+ (products[2] ^ products[3])
        let hash = (mixed ^ (mixed &>> 29)) &* 0xBF58_476D_1CE4_E5B9
        let mask = slots.count &- 1
        var place = Int(truncatingIfNeeded: hash &>> 32) & mask
        while slots[place] >= 0, entries.base[Int(slots[place])].words != words {
            place = (place &+ 1) & mask
        }
        return place
    }

    @inline(__always)
    private static var factors: SIMD4<UInt64> {
        SIMD4(
            0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x27D4_EB2F_1656_67C5)
    }

    /// Memory of the beginnings; only the scanner of one part uses it.
    private final class Memory {
        let base: UnsafeMutablePointer<Entry>
        let capacity: Int

        init(capacity: Int) {
            base = .allocate(capacity: capacity)
            self.capacity = capacity
        }

        deinit { base.deallocate() }
    }
}
