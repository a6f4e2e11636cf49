import Foundation

/// What a first look at a part of a file tells: how many line feeds, and whether any double quote.
struct LineCount: Sendable {
    let lines: Int
    let hasQuote: Bool

    init(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) {
        hasQuote = memchr(bytes + range.lowerBound, Int32(UInt8(ascii: "\"")), range.count) != nil
        lines = LineCount.feeds(bytes, range)
    }

    /// Counts eight bytes at a time: a byte of the word is zero where a line feed stands.
    static func feeds(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> Int {
        let feed: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
        let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
        let one: UInt64 = 0x0101_0101_0101_0101
        var count = 0
        var position = range.lowerBound
        while position + 8 <= range.upperBound {
            // Per-byte counters in one word; after 255 words they might overflow.
            let stop = min(range.upperBound - 7, position + 8 * 255)
            var counters: UInt64 = 0
            while position < stop {
                let word = UnsafeRawPointer(bytes + position).loadUnaligned(as: UInt64.self) ^ feed
                let filled = ((word & low) &+ low) | word
                counters &+= (~filled >> 7) & one
                position += 8
            }
            let even = counters & 0x00FF_00FF_00FF_00FF
            let odd = (counters >> 8) & 0x00FF_00FF_00FF_00FF
            count += Int(((even &+ odd) &* 0x0001_0001_0001_0001) >> 48)
        }
        while position < range.upperBound {
            if bytes[position] == UInt8(ascii: "\n") { count += 1 }
            position += 1
        }
        return count
    }
}
