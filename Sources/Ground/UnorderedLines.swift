import Foundation

/// Lines of two files that have no equal line in the other, whatever the order of the lines.
///
/// A number made of a line's bytes says where to look for it in the other file; the bytes decide. Lines are dealt
/// into bins by that number, and the bins are gone through one by one, so that each fits the processor's caches.
struct UnorderedLines {
    /// Rows without a partner, in the order of their files.
    private(set) var old = LineList()
    private(set) var new = LineList()
    private(set) var equal = 0

    private static let binBits: UInt64 = 8
    private static let bins = 1 << Int(binBits)

    /// - Parameters:
    ///   - old: One file, in memory.
    ///   - new: Another, in memory.
    ///   - starts: Where the rows of each begin.
    ///   - threads: Threads that work.
    ///   - cuts: How files are cut.
    /// - Returns: `nil` where a file has quotes, very long lines or more than 4 GB, or where most lines have no
    ///   partner.
    init?(
        _ old: FileBytes, _ new: FileBytes, starts: (old: Int, new: Int), threads: Int,
        cuts: FileCuts
    ) {
        guard max(old.count, new.count) < Int(UInt32.max) else { return nil }
        guard let (oldBytes, newBytes) = UnorderedLines.memory(old, new),
            let first = BinnedLines(old, oldBytes, from: starts.old, threads: threads, cuts: cuts),
            let second = BinnedLines(new, newBytes, from: starts.new, threads: threads, cuts: cuts)
        else { return nil }
        let parts = Parallel.map(UnorderedLines.bins, threads: threads) { bin in
            BinMatch(oldBytes, first.lines(bin), newBytes, second.lines(bin))
        }
        var lines: (old: [Line], new: [Line]) = ([], [])
        for part in parts {
            equal += part.equal
            lines.old += part.old
            lines.new += part.new
        }
        guard equal > max(lines.old.count, lines.new.count) else { return nil }
        self.old = UnorderedLines.list(lines.old, oldBytes, old.count)
        self.new = UnorderedLines.list(lines.new, newBytes, new.count)
    }

    /// Lines in the order of their file, with their ends.
    private static func list(_ lines: [Line], _ memory: PrivateMemory, _ count: Int) -> LineList {
        var list = LineList()
        for line in lines.sorted(by: { $0.start < $1.start }) {
            let start = Int(line.start)
            list.append(
                UnsafePointer(memory.base) + start, min(line.length + 1, count - start), at: start,
                row: Int(line.row))
        }
        return list
    }

    private static func memory(_ old: FileBytes, _ new: FileBytes) -> (PrivateMemory, PrivateMemory)? {
        guard let first = old.memory, let second = new.memory else { return nil }
        return (first, second)
    }

    /// A line: a number made of its bytes, and where it stands.
    ///
    /// Its bytes lie in the memory of its file, which never changes: `start` and the length come from there.
    struct Line {
        /// Length in the lowest 16 bits.
        var mark: UInt64
        var start: UInt32
        var row: UInt32

        var length: Int { Int(mark & 0xFFFF) }
        var bin: Int { Int(mark >> (64 - UnorderedLines.binBits)) }
    }

    /// The lines of a file, dealt into bins.
    private struct BinnedLines: Sendable {
        private let parts: [Part]

        init?(_ file: FileBytes, _ memory: PrivateMemory, from start: Int, threads: Int, cuts: FileCuts) {
            let pieces = FileParts.pieces(
                file, from: start, count: threads == 1 ? 1 : 2 * threads, cuts: cuts)
            let counts = Parallel.map(pieces.count, threads: threads) {
                LineCount(file, pieces[$0], size: cuts.window)
            }
            guard !counts.contains(where: \.hasQuote) else { return nil }
            var rows: [Int] = [0]
            for count in counts { rows.append(rows[rows.count - 1] + count.lines) }
            let firstRows = rows
            let parts = Parallel.map(pieces.count, threads: threads) { part in
                Part(
                    memory, pieces[part], fileEnd: file.count, firstRow: firstRows[part],
                    rows: counts[part].lines + 1)
            }
            guard parts.allSatisfy(\.isPlain) else { return nil }
            self.parts = parts
        }

        /// Lines of a bin, in the order of the file.
        func lines(_ bin: Int) -> [Line] {
            var all: [Line] = []
            all.reserveCapacity(parts.reduce(0) { $0 + $1.count(bin) })
            for part in parts { part.append(bin, to: &all) }
            return all
        }
    }

    /// Lines of a part of a file; filled once and then only read.
    private final class Part: @unchecked Sendable {
        // Sendable: one thread fills it, and only when it has ended others read it.
        private var memory: [UnsafeMutablePointer<Line>] = []
        private var counts = [Int](repeating: 0, count: bins)
        private var capacities: [Int]
        private(set) var isPlain = true

        init(_ content: PrivateMemory, _ range: Range<Int>, fileEnd: Int, firstRow: Int, rows: Int) {
            let capacity = rows / bins + rows / (8 * bins) + 16
            capacities = [Int](repeating: capacity, count: bins)
            for _ in 0..<bins { memory.append(.allocate(capacity: capacity)) }
            let bytes = UnsafePointer(content.base)
            var place = range.lowerBound
            var row = firstRow
            // All that is read lies in the range; a mark reads 64 bytes beyond at most.
            while place < range.upperBound {
                var end = range.upperBound
                if let feed = memchr(bytes + place, Int32(LineEnds.feed), end - place) {
                    end = UnsafeRawPointer(feed) - UnsafeRawPointer(bytes)
                }
                let isEmpty =
                    LineEnds.content(UnsafeBufferPointer(start: bytes + place, count: end - place)) == 0
                guard !isEmpty, end - place < 0xFFFF else {
                    // An empty line is a fault, or the end of the file.
                    isPlain = isPlain && isEmpty && end >= fileEnd - 1
                    return
                }
                let mark = UnorderedLines.mark(bytes + place, end - place)
                add(Line(mark: mark, start: UInt32(place), row: UInt32(row)))
                row += 1
                place = end + 1
            }
        }

        deinit { for base in memory { base.deallocate() } }

        /// Writes behind the lines of a bin, for which there is room or is made.
        @inline(__always)
        private func add(_ line: Line) {
            let bin = line.bin
            if counts[bin] == capacities[bin] { grow(bin) }
            memory[bin][counts[bin]] = line
            counts[bin] += 1
        }

        private func grow(_ bin: Int) {
            let wider = UnsafeMutablePointer<Line>.allocate(capacity: 2 * capacities[bin])
            wider.moveInitialize(from: memory[bin], count: counts[bin])
            memory[bin].deallocate()
            memory[bin] = wider
            capacities[bin] *= 2
        }

        func count(_ bin: Int) -> Int { counts[bin] }

        func append(_ bin: Int, to lines: inout [Line]) {
            lines.append(contentsOf: UnsafeBufferPointer(start: memory[bin], count: counts[bin]))
        }
    }

    /// A number made of bytes, with their number in the lowest 16 bits; 64 bytes behind them may be read.
    @inline(__always)
    private static func mark(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        func load(_ place: Int) -> UInt64 {
            UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self)
        }
        var mark = UInt64(truncatingIfNeeded: length) &* 0x9E37_79B9_7F4A_7C15
        var place = 0
        while place &+ 16 <= length {
            let product = (load(place) ^ mark).multipliedFullWidth(
                by: load(place &+ 8) ^ 0xC2B2_AE3D_27D4_EB4F)
            mark = product.high ^ product.low
            place &+= 16
        }
        let rest = UInt64(truncatingIfNeeded: length &- place)
        var words = (load(place), load(place &+ 8))
        if rest < 8 {
            words = (words.0 & ((1 &<< (8 &* rest)) &- 1), 0)
        } else {
            words.1 &= (1 &<< (8 &* (rest &- 8))) &- 1
        }
        let product = (words.0 ^ mark).multipliedFullWidth(by: words.1 ^ 0x1656_67B1_9E37_79F9)
        mark = (product.high ^ product.low) &* 0xBF58_476D_1CE4_E5B9
        return (mark ^ (mark &>> 29)) & ~0xFFFF | UInt64(truncatingIfNeeded: length)
    }
}

/// The lines of one bin that have no partner.
private struct BinMatch: Sendable {
    private(set) var old: [UnorderedLines.Line] = []
    private(set) var new: [UnorderedLines.Line] = []
    private(set) var equal = 0

    init(
        _ first: PrivateMemory, _ lines: [UnorderedLines.Line], _ second: PrivateMemory,
        _ others: [UnorderedLines.Line]
    ) {
        var size = 16
        while size < 2 * lines.count { size *= 2 }
        let mask = size - 1
        var slots = [Int32](repeating: -1, count: size)
        func slot(_ line: UnorderedLines.Line) -> Int { Int(truncatingIfNeeded: line.mark >> 20) & mask }
        for (index, line) in lines.enumerated() {
            var place = slot(line)
            while slots[place] >= 0 { place = (place + 1) & mask }
            slots[place] = Int32(index)
        }
        var isTaken = [Bool](repeating: false, count: lines.count)
        for line in others {
            var place = slot(line)
            var isFound = false
            while slots[place] >= 0 {
                let index = Int(slots[place])
                if lines[index].mark == line.mark, !isTaken[index],
                    memcmp(
                        first.base + Int(lines[index].start), second.base + Int(line.start), line.length)
                        == 0
                {
                    isTaken[index] = true
                    isFound = true
                    break
                }
                place = (place + 1) & mask
            }
            if isFound { equal += 1 } else { new.append(line) }
        }
        for (index, line) in lines.enumerated() where !isTaken[index] { old.append(line) }
    }
}
