import Foundation
import Ground

/// Content as pieces that end with a separator, each kept where it was first written: what patches are applied to.
struct PieceTable {
    struct Piece: Equatable {
        var start: UInt32
        var count: UInt32

        var end: Int { Int(start) + Int(count) }
    }

    /// What the pieces lie in: the first content, and whatever patches put behind it. Tables of one chain of patches share it, so
    /// that a table which somebody still holds costs no copy of all bytes when the next one is made of it.
    private var shared: GrowingBytes
    /// Bytes of ``shared`` that are those of this table; others may have put more behind them.
    private var used: Int
    private(set) var pieces: [Piece]
    /// The last byte of each piece but the last one.
    let separator: UInt8

    /// Bytes at most, so that places fit.
    static let most = Int(UInt32.max)

    init(_ content: [UInt8], separator: UInt8) {
        (shared, used) = (GrowingBytes(content), content.count)
        self.separator = separator
        pieces = PieceTable.cut(content, from: 0, separator: separator)
    }

    /// Content by lines, or where those are long, by what stands between braces or commas.
    ///
    /// - Returns: `nil` where its pieces are long whatever it is cut by.
    init?(_ content: [UInt8]) {
        guard content.count <= PieceTable.most / 2 else { return nil }
        for separator in [UInt8(ascii: "\n"), UInt8(ascii: "}"), UInt8(ascii: ",")] {
            let table = PieceTable(content, separator: separator)
            if content.count / max(1, table.pieces.count) < PieceTable.longest {
                self = table
                return
            }
        }
        return nil
    }

    /// Bytes of a piece at most, on average.
    private static let longest = 2_048

    private static func cut(_ content: [UInt8], from start: Int, separator: UInt8) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity((content.count - start) / 32)
        content.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var at = start
            while at < buffer.count {
                let found = memchr(base + at, Int32(separator), buffer.count - at)
                let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) + 1 } ?? buffer.count
                pieces.append(Piece(start: UInt32(at), count: UInt32(end - at)))
                at = end
            }
        }
        return pieces
    }

    /// Bytes of memory that it takes.
    var size: Int { used + pieces.count * MemoryLayout<Piece>.stride }

    /// What the pieces lie in, for those who look at them.
    func withBytes<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
        try shared.bytes.withUnsafeBufferPointer(body)
    }

    /// Whether pieces of this and of another table lie in the same bytes, so that what begins at the same place is the same.
    func sharesBytes(with other: PieceTable) -> Bool { shared === other.shared }

    /// Bytes that lie side by side and are not copied to be hashed.
    private static let longRun = 4_096

    /// Places and sizes of the bytes of some pieces; those that lie side by side are one.
    @inline(__always)
    private func forEachRun(_ range: Range<Int>, _ body: (_ start: Int, _ count: Int) -> Void) {
        pieces.withUnsafeBufferPointer { pieces in
            var index = range.lowerBound
            while index < range.upperBound {
                let start = Int(pieces[index].start)
                var end = pieces[index].end
                index += 1
                while index < range.upperBound, Int(pieces[index].start) == end {
                    end = pieces[index].end
                    index += 1
                }
                if end > start { body(start, end - start) }
            }
        }
    }

    /// The bytes of some pieces, one behind the other.
    func bytes(_ ranges: [Range<Int>]) -> [UInt8] {
        let count = ranges.reduce(0) { $0 + pieces[$1].reduce(0) { $0 + Int($1.count) } }
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            withBytes { source in
                for range in ranges {
                    forEachRun(range) { start, count in
                        guard let to = buffer.baseAddress, let from = source.baseAddress else { return }
                        memcpy(to + filled, from + start, count)
                        filled += count
                    }
                }
            }
        }
    }

    var content: [UInt8] { bytes([0..<pieces.count]) }

    /// Bytes of the content.
    var count: Int { pieces.reduce(0) { $0 + Int($1.count) } }

    /// SHA-256 of the content, which is not put together for it.
    var digest: TreeHash {
        let digest = RunningDigest()
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var filled = 0
        buffer.withUnsafeMutableBufferPointer { buffer in
            withBytes { source in
                guard let to = buffer.baseAddress, let from = source.baseAddress else { return }
                forEachRun(0..<pieces.count) { start, count in
                    if filled + count > buffer.count {
                        digest.add(UnsafeRawBufferPointer(start: to, count: filled).bytes)
                        filled = 0
                    }
                    if count > PieceTable.longRun {
                        digest.add(UnsafeRawBufferPointer(start: to, count: filled).bytes)
                        digest.add(UnsafeRawBufferPointer(start: from + start, count: count).bytes)
                        filled = 0
                    } else {
                        memcpy(to + filled, from + start, count)
                        filled += count
                    }
                }
                digest.add(UnsafeRawBufferPointer(start: to, count: filled).bytes)
            }
        }
        return TreeHash(ending: digest)
    }

    /// Puts new pieces where others were.
    ///
    /// - Parameters:
    ///   - hunks: In ascending order, in places of this table before any of them.
    ///   - literals: The new pieces of all hunks.
    /// - Throws: `BlobPatch.Damage` where they do not fit.
    mutating func apply(_ hunks: [BlobPatch.Hunk], literals: [UInt8]) throws {
        let start = used
        guard start + literals.count <= PieceTable.most else { throw BlobPatch.Damage() }
        // Another table has put its own bytes there.
        if shared.bytes.count != used { shared = GrowingBytes(Array(shared.bytes[..<used])) }
        shared.append(literals)
        used += literals.count
        let new = PieceTable.cut(shared.bytes, from: start, separator: separator)
        guard new.count == hunks.reduce(0, { $0 + $1.inserted }) else { throw BlobPatch.Damage() }
        var next = 0
        if hunks.allSatisfy({ $0.inserted == $0.removed }) {
            for hunk in hunks {
                for place in 0..<hunk.inserted { pieces[hunk.place + place] = new[next + place] }
                next += hunk.inserted
            }
            return
        }
        var moved: [Piece] = []
        moved.reserveCapacity(pieces.count + new.count)
        var at = 0
        for hunk in hunks {
            moved += pieces[at..<hunk.place]
            moved += new[next..<(next + hunk.inserted)]
            next += hunk.inserted
            at = hunk.place + hunk.removed
        }
        moved += pieces[at...]
        pieces = moved
    }

    /// Whether two pieces of different tables hold the same bytes.
    static func areEqual(
        _ one: Piece, of first: UnsafePointer<UInt8>, _ other: Piece, of second: UnsafePointer<UInt8>
    ) -> Bool {
        one.count == other.count
            && memcmp(first + Int(one.start), second + Int(other.start), Int(one.count)) == 0
    }
}

/// Bytes that others are put behind, and of which none is ever changed: whoever knows how many there were finds the same ones.
private final class GrowingBytes {
    private(set) var bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func append(_ more: [UInt8]) { bytes += more }
}
