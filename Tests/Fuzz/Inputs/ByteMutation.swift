/// Changes of bytes that need not know what a file means.
enum ByteMutation {
    private static let telling: [UInt8] = [
        0, 9, 10, 13, 32, 34, 44, 59, 0x2D, 0x30, 0x39, 0x7B, 0x7D, 0x5B, 0x5D, 0x3A, 0x80, 0xA0, 0xBF, 0xC3,
        0xE2,
        0xED, 0xF0, 0xF8, 0xFE, 0xFF,
    ]

    /// Changes bytes once.
    static func apply(_ bytes: inout [UInt8], _ random: inout FuzzRandom) {
        let place = random.below(bytes.count + 1)
        switch random.below(16) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8(random.below(8)) }
        case 1, 2: if place < bytes.count { bytes[place] = random.pick(telling) }
        case 3, 4: bytes.insert(random.pick(telling), at: place)
        case 5, 6: bytes.insert(UInt8(ascii: "\r"), at: place)
        case 7: if place < bytes.count { bytes.remove(at: place) }
        case 8: bytes.removeSubrange(place...)
        case 9: bytes.removeSubrange(..<min(place, bytes.count))
        case 10:
            let end = min(bytes.count, place + random.below(40))
            bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
        case 11: bytes.removeSubrange(place..<min(bytes.count, place + random.below(40)))
        case 12:
            bytes.insert(
                contentsOf: random.pick([[10], [13, 10], [13], [10, 10], [13, 13, 10]]), at: place)
        case 13: removeLine(&bytes, at: place)
        case 14:
            bytes.insert(contentsOf: Array("\u{1F5F3}é\u{301}".utf8).prefix(random.within(1...7)), at: place)
        default: recode(&bytes, &random)
        }
    }

    private static func removeLine(_ bytes: inout [UInt8], at place: Int) {
        let start = bytes[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        let end = bytes[place...].firstIndex(of: 10).map { $0 + 1 } ?? bytes.count
        bytes.removeSubrange(start..<end)
    }

    private static func recode(_ bytes: inout [UInt8], _ random: inout FuzzRandom) {
        switch random.below(5) {
        case 0: bytes = [0xFF, 0xFE] + bytes.flatMap { [$0, 0] }
        case 1: bytes = bytes.flatMap { [0, $0] }
        case 2: bytes = [0xEF, 0xBB, 0xBF] + bytes
        case 3: bytes = bytes.map { $0 == 10 ? 13 : $0 }
        default: bytes += [UInt8](repeating: random.pick(telling), count: random.below(200))
        }
    }

    /// Changes bytes up to so many times.
    static func apply(_ bytes: inout [UInt8], atMost most: Int, _ random: inout FuzzRandom) {
        for _ in 0..<random.below(most + 1) { apply(&bytes, &random) }
    }
}
