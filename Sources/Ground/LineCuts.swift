import Foundation

/// Places at which two files can be cut so that the pieces belong together.
struct LineCuts {
    private(set) var pieces: [(old: Range<Int>, new: Range<Int>)] = []

    /// A line of the first file is looked for so many bytes before and behind its place in the second.
    private static let reach = 1 << 18
    /// Lines that are looked for before a cut is given up.
    private static let tries = 16

    init(
        _ old: FileBytes, _ new: FileBytes, starts: (old: Int, new: Int), parts: Int,
        cuts: FileCuts
    ) {
        var last = starts
        for piece in FileParts.pieces(old, from: starts.old, count: parts, cuts: cuts).dropFirst() {
            guard let cut = LineCuts.partner(old, new, from: piece.lowerBound), cut.old > last.old,
                cut.new > last.new
            else { continue }
            pieces.append((last.old..<cut.old, last.new..<cut.new))
            last = cut
        }
        pieces.append((last.old..<old.count, last.new..<max(last.new, new.count)))
    }

    /// A line of the first file, at a place or soon after it, and the same line of the second.
    private static func partner(_ old: FileBytes, _ new: FileBytes, from place: Int) -> (old: Int, new: Int)?
    {
        let guess = Int(Double(place) / Double(old.count) * Double(new.count))
        let low = max(0, guess - reach)
        let others = new.array(low..<max(low, min(new.count, guess + reach)))
        var start = place
        for _ in 0..<tries {
            guard start < old.count else { return nil }
            let end = old.lineStart(from: start + 1)
            let line = old.array(start..<end)
            guard line.count > 1, line.last == LineEnds.feed else { return nil }
            if let found = LineCuts.find(line, in: others) { return (start, low + found) }
            start = end
        }
        return nil
    }

    /// Where a line, its end included, starts behind the first line end of some bytes.
    private static func find(_ line: [UInt8], in bytes: [UInt8]) -> Int? {
        line.withUnsafeBytes { line in
            bytes.withUnsafeBytes { bytes in
                guard let wanted = line.baseAddress, let base = bytes.baseAddress else { return nil }
                var start = 0
                // What is looked at lies between `start` and the number of bytes.
                while start < bytes.count,
                    let feed = memchr(base + start, Int32(LineEnds.feed), bytes.count - start)
                {
                    start = UnsafeRawPointer(feed) - base + 1
                    if start + line.count <= bytes.count, memcmp(base + start, wanted, line.count) == 0 {
                        return start
                    }
                }
                return nil
            }
        }
    }
}
