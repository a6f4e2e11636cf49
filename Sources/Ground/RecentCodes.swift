/// The codes that were met last, so that most need no look into the table.
///
/// A code stands at a place that its bytes choose, where it takes the room of the code before.
final class RecentCodes: @unchecked Sendable {
    // Sendable: belongs to one scanner, which one thread uses.
    private let keys: UnsafeMutablePointer<CodeTable.Key>
    private let ids: UnsafeMutablePointer<Int32>
    private static let bits = 6

    init(tables: Int) {
        let count = max(1, tables) << RecentCodes.bits
        keys = .allocate(capacity: count)
        keys.initialize(repeating: CodeTable.Key(low: 0, high: 0), count: count)
        ids = .allocate(capacity: count)
        ids.initialize(repeating: -1, count: count)
    }

    deinit {
        keys.deallocate()
        ids.deallocate()
    }

    /// Number of a code, if it is among those met last.
    @inline(__always)
    func id(_ key: CodeTable.Key, _ table: Int) -> Int32? {
        let place = place(key, table)
        return keys[place] == key ? ids[place] : nil
    }

    func note(_ key: CodeTable.Key, _ id: Int32, _ table: Int) {
        let place = place(key, table)
        keys[place] = key
        ids[place] = id
    }

    @inline(__always)
    private func place(_ key: CodeTable.Key, _ table: Int) -> Int {
        let mixed = (key.low ^ key.high) &* 0x9E37_79B9_7F4A_7C15
        return table << RecentCodes.bits | Int(truncatingIfNeeded: mixed &>> UInt64(64 - RecentCodes.bits))
    }
}

/// The codes of 16 bytes and more that were met last, so that most need no text to be made of them.
///
/// Like ``RecentCodes``; the bytes themselves are compared.
final class LongCodes: @unchecked Sendable {
    // Sendable: belongs to one scanner, which one thread uses.
    /// Lengths of the codes that are kept, in bytes.
    static let lengths = 16...255
    private static let bits = 6
    private static let room = 256
    private let texts: UnsafeMutablePointer<UInt8>
    /// Length and number of each, 0 where there is none.
    private let known: UnsafeMutablePointer<(length: Int32, id: Int32)>

    init(tables: Int) {
        let count = max(1, tables) << LongCodes.bits
        texts = .allocate(capacity: count * LongCodes.room)
        known = .allocate(capacity: count)
        known.initialize(repeating: (0, 0), count: count)
    }

    deinit {
        texts.deallocate()
        known.deallocate()
    }

    /// Number of a code, if it is among those met last.
    func id(_ cell: PlainCell, _ table: Int) -> Int32? {
        let place = place(cell, table)
        let length = cell.length
        guard Int(known[place].length) == length else { return nil }
        let text = UnsafeRawPointer(texts + place * LongCodes.room)
        let bytes = UnsafeRawPointer(cell.bytes + cell.start)
        var offset = 0
        while offset < length {
            // The last eight bytes may have been compared in part already.
            let from = min(offset, length - 8)
            guard
                text.loadUnaligned(fromByteOffset: from, as: UInt64.self)
                    == bytes.loadUnaligned(fromByteOffset: from, as: UInt64.self)
            else { return nil }
            offset += 8
        }
        return known[place].id
    }

    func note(_ cell: PlainCell, _ id: Int32, _ table: Int) {
        let place = place(cell, table)
        (texts + place * LongCodes.room).update(from: cell.bytes + cell.start, count: cell.length)
        known[place] = (Int32(cell.length), id)
    }

    private func place(_ cell: PlainCell, _ table: Int) -> Int {
        let last = UnsafeRawPointer(cell.bytes + cell.end - 8).loadUnaligned(as: UInt64.self)
        let mixed = (cell.word ^ (last &* 3) ^ UInt64(cell.length)) &* 0x9E37_79B9_7F4A_7C15
        return table << LongCodes.bits | Int(truncatingIfNeeded: mixed &>> UInt64(64 - LongCodes.bits))
    }
}
