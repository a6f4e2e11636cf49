import Foundation

/// How files are cut for reading; tests make the pieces small.
struct FileCuts: Sendable {
    /// Bytes for which another thread is worth its start.
    var smallestPiece = 65_536
    /// Bytes that are copied from a file at a time: few enough to stay in the processor's cache.
    var window = 1 << 18

    @TaskLocal static var current = FileCuts()
}

/// Whole lines of a part of a file in memory of their own, as many as fit, one lot after another.
///
/// A line longer than the window makes it wider. At least 64 bytes behind the lines may be read. Only one thread uses
/// a window. Content that is in memory anyway is not copied.
final class LineWindow {
    private let bytes: FileBytes
    private let range: Range<Int>
    /// Memory of `capacity` bytes and the padding; `nil` where the content is in memory.
    private var buffer: UnsafeMutablePointer<UInt8>?
    private var capacity: Int
    /// Place in the file of the first byte of the buffer, and how many bytes the buffer holds.
    private var origin: Int
    private var filled = 0
    /// Bytes of the buffer up to the end of the last whole line.
    private var whole = 0
    /// Where the lines begin.
    private(set) var place: Int

    /// - Parameters:
    ///   - bytes: The file.
    ///   - range: Bytes of it: whole lines, of which the last of the file may be open.
    ///   - size: Bytes that are copied at a time.
    init(_ bytes: FileBytes, in range: Range<Int>, size: Int) {
        self.bytes = bytes
        self.range = range
        place = range.lowerBound
        origin = range.lowerBound
        capacity = max(1, min(size, range.count))
        if let memory = bytes.memory {
            buffer = nil
            origin = 0
            filled = range.upperBound
            whole = filled
            base = UnsafePointer(memory.base)
        } else {
            let memory = LineWindow.memory(capacity)
            buffer = memory
            base = UnsafePointer(memory)
        }
    }

    deinit { buffer?.deallocate() }

    /// The byte at `origin`. What is read from it lies before `end`, or in the 64 bytes behind it: the buffer has
    /// that padding behind its capacity, and content in memory behind its end.
    private var base: UnsafePointer<UInt8>

    private static func memory(_ capacity: Int) -> UnsafeMutablePointer<UInt8> {
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + PrivateMemory.padding)
        memory.initialize(repeating: 0, count: capacity + PrivateMemory.padding)
        return memory
    }

    /// The lines from ``place`` on.
    var start: UnsafePointer<UInt8> { base + (place - origin) }

    /// Place in the file behind the last whole line that is here.
    var end: Int { origin + whole }

    /// Number of bytes of the lines from ``place`` on.
    var count: Int { end - place }

    /// A byte of the file that is here.
    ///
    /// - Parameter place: Its place in the file, at most ``end``.
    @inline(__always)
    func pointer(_ place: Int) -> UnsafePointer<UInt8> { base + (place - origin) }

    /// Goes on to lines that start at a place; there is at least one.
    ///
    /// - Parameter next: Where a line starts, at or behind ``place``.
    /// - Returns: `false` at the end of the range.
    func move(to next: Int) -> Bool {
        precondition(next >= place, "a window goes forward")
        place = next
        guard next < range.upperBound else { return false }
        if next >= end { fill() }
        return true
    }

    /// Makes sure that so many bytes of whole lines are here from ``place`` on, or all up to the end of the range.
    func reach(_ wanted: Int) {
        guard place < range.upperBound, end - place < wanted, end < range.upperBound else { return }
        if capacity < 2 * wanted { widen(to: 2 * wanted) }
        fill()
    }

    /// Copies what fits from ``place`` on, until there is a whole line.
    private func fill() {
        guard var memory = buffer else { return }
        // Only bytes from `place` on stay; they move down within the buffer.
        let kept = max(0, origin + filled - place)
        if kept > 0 { memory.update(from: memory + (place - origin), count: kept) }
        origin = place
        filled = kept
        while true {
            // `filled` is at most `capacity`, so that the copy and the padding stay within the buffer.
            let added = min(capacity - filled, range.upperBound - origin - filled)
            bytes.copy(origin + filled..<origin + filled + added, to: memory + filled)
            filled += added
            (memory + filled).update(repeating: 0, count: PrivateMemory.padding)
            if origin + filled == range.upperBound {
                whole = filled
                return
            }
            whole = filled
            while whole > 0, memory[whole - 1] != LineEnds.feed { whole -= 1 }
            if whole > 0 { return }
            widen(to: 2 * capacity)
            guard let wider = buffer else { return }
            memory = wider
        }
    }

    private func widen(to size: Int) {
        guard let old = buffer, size > capacity else { return }
        let wider = LineWindow.memory(size)
        wider.update(from: old, count: filled)
        old.deallocate()
        buffer = wider
        base = UnsafePointer(wider)
        capacity = size
    }
}
