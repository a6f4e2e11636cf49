/// Gives every distinct code a number, in the order in which codes first appear.
///
/// Codes of up to 16 bytes live in an open hash table of two words each; others in a dictionary. Sorted
/// files give codes in ascending order: one above all others is new without a look into the table, which is
/// filled only when a lower one comes.
///
/// A key is looked for with the bytes of a cell before anybody has looked for quotes in it. A code that could not
/// stand in a file as it is, because it holds a quote or a carriage return, therefore has no key: `"a""b"` is the
/// cell of the code `a"b`, and must not meet the code `"a""b"`.
struct CodeTable {
    /// Bytes of a code of at most 16, zero-padded; codes hold no NUL.
    struct Key: Hashable {
        var low: UInt64
        var high: UInt64

        /// Whether the bytes come before those of another key.
        @inline(__always)
        static func < (one: Key, other: Key) -> Bool {
            one.low == other.low
                ? one.high.byteSwapped < other.high.byteSwapped : one.low.byteSwapped < other.low.byteSwapped
        }
    }

    private(set) var codes: [String] = []
    private var keys: [Key] = []
    private var numbers: [Int32] = []
    /// The greatest key, and its position.
    private var greatest = Key(low: 0, high: 0)
    private var greatestIndex = -1
    private var slots: [Int32] = []
    /// Keys that have a slot; those behind them came in ascending order, above all before.
    private var filed = 0
    /// Codes without a key, by their bytes.
    private var others: [String: Int32] = [:]

    private func slot(_ key: Key) -> Int {
        let mixed =
            (key.low &* 0x9E37_79B9_7F4A_7C15) ^ (key.high &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32)
            & (slots.count - 1)
    }

    /// Number of a code of at most 16 bytes that is already known.
    @inline(__always)
    mutating func find(_ key: Key) -> Int32? { greatest < key ? nil : search(key) }

    private mutating func search(_ key: Key) -> Int32? {
        if key == greatest, greatestIndex >= 0 { return numbers[greatestIndex] }
        file()
        guard !slots.isEmpty else { return nil }
        let index = slots[place(of: key)]
        return index < 0 ? nil : numbers[Int(index)]
    }

    /// The slot of a key, or the one that it would take.
    private func place(of key: Key) -> Int {
        var place = slot(key)
        while slots[place] >= 0, keys[Int(slots[place])] != key { place = (place + 1) & (slots.count - 1) }
        return place
    }

    /// Gives every key a slot.
    private mutating func file() {
        guard filed < keys.count else { return }
        if keys.count * 2 > slots.count {
            var count = max(64, slots.count)
            while count < keys.count * 4 { count *= 2 }
            slots = [Int32](repeating: -1, count: count)
            filed = 0
        }
        for index in filed..<keys.count { slots[place(of: keys[index])] = Int32(index) }
        filed = keys.count
    }

    /// Numbers a code of at most 16 bytes that `find` did not know.
    mutating func append(_ key: Key, _ text: String) -> Int32 {
        let number = Int32(codes.count)
        codes.append(text)
        add(key, number)
        return number
    }

    /// Numbers a code of any length.
    mutating func number(of text: String) -> Int32 {
        if let key = CodeTable.key(of: text) { return find(key) ?? append(key, text) }
        if let known = others[text] { return known }
        let number = Int32(codes.count)
        codes.append(text)
        others[text] = number
        return number
    }

    /// Numbers all codes of another table, in the order of their numbers there.
    ///
    /// - Returns: The number that each of the other's codes has here.
    mutating func merge(_ other: CodeTable) -> [Int32] {
        guard other.others.isEmpty else { return other.codes.map { number(of: $0) } }
        var result: [Int32] = []
        result.reserveCapacity(other.codes.count)
        for (index, key) in other.keys.enumerated() {
            result.append(find(key) ?? append(key, other.codes[index]))
        }
        return result
    }

    private mutating func add(_ key: Key, _ number: Int32) {
        keys.append(key)
        numbers.append(number)
        if greatest < key {
            greatest = key
            greatestIndex = keys.count - 1
        }
    }

    private static func key(of text: String) -> Key? {
        let bytes = text.utf8
        guard bytes.count <= 16,
            bytes.allSatisfy({ $0 != UInt8(ascii: "\"") && $0 != LineEnds.carriageReturn && $0 != 0 })
        else { return nil }
        var key = Key(low: 0, high: 0)
        for (index, byte) in bytes.enumerated() {
            if index < 8 {
                key.low |= UInt64(byte) << UInt64(8 * index)
            } else {
                key.high |= UInt64(byte) << UInt64(8 * (index - 8))
            }
        }
        return key
    }
}
