/// Gives every distinct code a number, in the order in which codes first appear.
///
/// Codes of up to 16 bytes live in an open hash table of two words each; longer ones in a dictionary.
struct CodeTable {
    /// Bytes of a code of at most 16, zero-padded; codes hold no NUL.
    struct Key: Hashable {
        var low: UInt64
        var high: UInt64
    }

    private(set) var codes: [String] = []
    private var keys: [Key] = []
    private var numbers: [Int32] = []
    private var slots: [Int32]
    private var mask: Int
    private var long: [String: Int32] = [:]

    init() {
        slots = [Int32](repeating: -1, count: 1024)
        mask = 1023
    }

    private func slot(_ key: Key) -> Int {
        let mixed =
            (key.low &* 0x9E37_79B9_7F4A_7C15) ^ (key.high &* 0xC2B2_AE3D_27D4_EB4F)
        return Int(truncatingIfNeeded: (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9 >> 32) & mask
    }

    /// Number of a code of at most 16 bytes that is already known.
    @inline(__always)
    func find(_ key: Key) -> Int32? {
        var place = slot(key)
        while slots[place] >= 0 {
            let index = Int(slots[place])
            if keys[index] == key { return numbers[index] }
            place = (place + 1) & mask
        }
        return nil
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
        if let known = long[text] { return known }
        let number = Int32(codes.count)
        codes.append(text)
        long[text] = number
        return number
    }

    /// Numbers all codes of another table, in the order of their numbers there.
    ///
    /// - Returns: The number that each of the other's codes has here.
    mutating func merge(_ other: CodeTable) -> [Int32] {
        guard other.long.isEmpty else { return other.codes.map { number(of: $0) } }
        var result: [Int32] = []
        result.reserveCapacity(other.codes.count)
        for (index, key) in other.keys.enumerated() {
            result.append(find(key) ?? append(key, other.codes[index]))
        }
        return result
    }

    private mutating func add(_ key: Key, _ number: Int32) {
        if keys.count * 2 >= slots.count { grow() }
        var place = slot(key)
        while slots[place] >= 0 { place = (place + 1) & mask }
        slots[place] = Int32(keys.count)
        keys.append(key)
        numbers.append(number)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        mask = slots.count - 1
        for index in keys.indices {
            var place = slot(keys[index])
            while slots[place] >= 0 { place = (place + 1) & mask }
            slots[place] = Int32(index)
        }
    }

    static func key(of text: String) -> Key? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 16 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        for (index, byte) in bytes.enumerated() {
            if index < 8 {
                words.0 |= UInt64(byte) << UInt64(8 * index)
            } else {
                words.1 |= UInt64(byte) << UInt64(8 * (index - 8))
            }
        }
        return Key(low: words.0, high: words.1)
    }
}
