import Foundation

/// What a first look at a part of a file tells: how many line feeds, and whether any double quote.
struct LineCount: Sendable {
    let lines: Int
    let hasQuote: Bool

    /// - Parameters:
    ///   - bytes: The file.
    ///   - range: Bytes of it.
    ///   - size: Bytes that are looked at together.
    init(_ bytes: FileBytes, _ range: Range<Int>, size: Int) {
        if let memory = bytes.memory {
            self.init(UnsafePointer(memory.base) + range.lowerBound, range.count)
            return
        }
        var lines = 0
        var hasQuote = false
        // Every piece has at most `size` bytes, as the buffer does.
        let buffer = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        defer { buffer.deallocate() }
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(range.upperBound, start + size)
            bytes.copy(start..<end, to: buffer)
            let piece = LineCount(UnsafePointer(buffer), end - start)
            lines += piece.lines
            hasQuote = hasQuote || piece.hasQuote
            start = end
        }
        self.init(lines: lines, hasQuote: hasQuote)
    }

    private init(lines: Int, hasQuote: Bool) {
        self.lines = lines
        self.hasQuote = hasQuote
    }

    /// - Parameters:
    ///   - bytes: At least `count` bytes.
    ///   - count: How many are looked at.
    private init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        hasQuote = memchr(bytes, Int32(UInt8(ascii: "\"")), count) != nil
        lines = LineCount.feeds(bytes, 0..<count)
    }

    /// Counts eight bytes at a time: a byte of the word is zero where a line feed stands.
    ///
    /// Only bytes of the range are read: words end at or before its end, and single bytes follow.
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
            if bytes[position] == LineEnds.feed { count += 1 }
            position += 1
        }
        return count
    }
}
