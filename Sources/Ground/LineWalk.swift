import Foundation

/// Walks along two pieces at a time.
///
/// Every place that is looked at lies in a window, between the place to which the window was moved last and its end:
/// loops end at the window's end, and the words of ``sharedLines(_:_:)`` before the nearer of both ends. Where the
/// partner of a line lies behind its window, it is not found, and both lines are taken for differing ones.
struct LineWalk: @unchecked Sendable {
    // Sendable: one thread walks, and only when it has ended others read what was found.
    private let first: LineWindow
    private let second: LineWindow
    private let fileEnds: (old: Int, new: Int)
    private let piece: (old: Range<Int>, new: Range<Int>)
    private let delimiter: UInt8
    private let keys: Int
    /// Bytes ahead among which the partner of a line is looked for.
    private let ahead: Int
    private(set) var old = LineList()
    private(set) var new = LineList()
    private(set) var equal = 0
    private(set) var rows = (old: 0, new: 0)
    /// Whether the pieces have too little in common, or something that plain lines do not have.
    private(set) var isUnlike = false
    /// Whether the last lines had partners.
    private var isInStep = true

    /// Lines among which the partner of a line is looked for: many as long as partners are found.
    private static let (nearby, faraway) = (16, 1024)
    /// Differing lines that are always followed.
    private static let allowance = 8192

    /// - Parameters:
    ///   - first: One file.
    ///   - second: The other.
    ///   - piece: Whole lines of both that belong together.
    ///   - delimiter: What ends a cell.
    ///   - keys: Number of the cells with which lines begin that name a row.
    ///   - size: Bytes of each file that are in memory at a time.
    init(
        _ first: FileBytes, _ second: FileBytes, _ piece: (old: Range<Int>, new: Range<Int>),
        delimiter: UInt8, keys: Int, size: Int
    ) {
        self.first = LineWindow(first, in: piece.old, size: size)
        self.second = LineWindow(second, in: piece.new, size: size)
        fileEnds = (first.count, second.count)
        self.piece = piece
        self.delimiter = delimiter
        self.keys = keys
        ahead = max(1, size / 4)
    }

    mutating func run() {
        var (left, right) = (piece.old.lowerBound, piece.new.lowerBound)
        while !isUnlike, first.move(to: left), second.move(to: right) {
            let length = sharedLines(left, right)
            if length > 0 {
                isInStep = true
                let lines = rowCount(left, length)
                equal += lines
                rows.old += lines
                rows.new += lines
                left += length
                right += length
            } else {
                first.reach(ahead)
                second.reach(ahead)
                pass(&left, &right)
            }
        }
        while !isUnlike, first.move(to: left) { left = passOld(left) }
        while !isUnlike, second.move(to: right) { right = passNew(right) }
    }

    /// Rows of whole lines of the first file, of which an empty one at its end is none.
    private mutating func rowCount(_ start: Int, _ length: Int) -> Int {
        let bytes = first.pointer(start)
        // Quotes may hide line ends.
        if memchr(bytes, Int32(UInt8(ascii: "\"")), length) != nil { isUnlike = true }
        let feeds = LineCount.feeds(bytes, 0..<length)
        let isOpen = bytes[length - 1] != LineEnds.feed
        guard start + length == fileEnds.old else { return feeds + (isOpen ? 1 : 0) }
        var last = isOpen ? length : length - 1
        while last > 0, bytes[last - 1] != LineEnds.feed { last -= 1 }
        let isEmpty = LineEnds.content(UnsafeBufferPointer(start: bytes + last, count: length - last)) == 0
        return feeds + (isOpen ? 1 : 0) - (isEmpty ? 1 : 0)
    }

    /// Bytes of the lines that are the same from two places on.
    private func sharedLines(_ left: Int, _ right: Int) -> Int {
        let (leftRest, rightRest) = (first.end - left, second.end - right)
        let limit = min(leftRest, rightRest)
        let (one, other) = (
            UnsafeRawPointer(first.pointer(left)), UnsafeRawPointer(second.pointer(right))
        )
        var shared = 0
        while shared + 32 <= limit {
            var difference: UInt64 = 0
            for word in 0..<4 {
                difference |=
                    one.loadUnaligned(fromByteOffset: shared + 8 * word, as: UInt64.self)
                    ^ other.loadUnaligned(fromByteOffset: shared + 8 * word, as: UInt64.self)
            }
            if difference != 0 { break }
            shared += 32
        }
        let (bytes, others) = (first.pointer(left), second.pointer(right))
        while shared < limit, bytes[shared] == others[shared] { shared += 1 }
        if left + shared == piece.old.upperBound, right + shared == piece.new.upperBound { return shared }
        while shared > 0, bytes[shared - 1] != LineEnds.feed { shared -= 1 }
        return shared
    }

    /// Goes past lines that differ.
    private mutating func pass(_ left: inout Int, _ right: inout Int) {
        let (own, others) = (key(first, left), key(second, right))
        if own.count == others.count, isSame(own, others) {
            left = passOld(left)
            right = passNew(right)
        } else if let found = nearest(own, others, left, right) {
            while left < found.old, !isUnlike { left = passOld(left) }
            while right < found.new, !isUnlike { right = passNew(right) }
        } else {
            // Sorted files go on with the smaller key.
            isInStep = false
            if precedes(own, others) { left = passOld(left) } else { right = passNew(right) }
        }
    }

    /// The nearest places at which both files go on with one of the keys that stand here.
    ///
    /// - Parameters:
    ///   - own: Key of the line at `left` of the first file.
    ///   - others: Key of the line at `right` of the second.
    ///   - left: A place of the first file.
    ///   - right: A place of the second.
    private func nearest(
        _ own: UnsafeBufferPointer<UInt8>, _ others: UnsafeBufferPointer<UInt8>, _ left: Int, _ right: Int
    ) -> (old: Int, new: Int)? {
        var (oldPlace, newPlace) = (left, right)
        for _ in 0..<(isInStep ? LineWalk.faraway : LineWalk.nearby) {
            newPlace = lineEnd(second, newPlace)
            if begins(second, newPlace, with: own) { return (left, newPlace) }
            oldPlace = lineEnd(first, oldPlace)
            if begins(first, oldPlace, with: others) { return (oldPlace, right) }
            if newPlace == second.end, oldPlace == first.end { return nil }
        }
        return nil
    }

    /// Whether the line at a place begins with a key.
    private func begins(_ window: LineWindow, _ place: Int, with wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let key = wanted.baseAddress, place + wanted.count < window.end,
            memcmp(window.pointer(place), key, wanted.count) == 0
        else { return false }
        // A key that a line end cuts off does not have its delimiter.
        return wanted.last == delimiter || window.pointer(place)[wanted.count] == LineEnds.feed
    }

    /// The first cells of a line.
    private func key(_ window: LineWindow, _ start: Int) -> UnsafeBufferPointer<UInt8> {
        let bytes = window.pointer(start)
        let end = window.end - start
        var place = 0
        for _ in 0..<keys {
            while place < end, bytes[place] != delimiter, bytes[place] != LineEnds.feed { place += 1 }
            if place == end || bytes[place] == LineEnds.feed { break }
            place += 1
        }
        return UnsafeBufferPointer(start: bytes, count: place)
    }

    private func isSame(
        _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let left = one.baseAddress, let right = other.baseAddress else {
            return one.count == other.count
        }
        return memcmp(left, right, one.count) == 0
    }

    /// Whether a key comes first in a file sorted cell by cell, shorter cells before longer ones.
    private func precedes(
        _ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        var (left, right) = (one[...], other[...])
        while !left.isEmpty, !right.isEmpty {
            let (cell, otherCell) = (left.prefix { $0 != delimiter }, right.prefix { $0 != delimiter })
            if cell.count != otherCell.count { return cell.count < otherCell.count }
            if !cell.elementsEqual(otherCell) { return cell.lexicographicallyPrecedes(otherCell) }
            left = left.dropFirst(cell.count + 1)
            right = right.dropFirst(otherCell.count + 1)
        }
        return left.isEmpty
    }

    /// Where the line at a place ends in its window.
    private func lineEnd(_ window: LineWindow, _ start: Int) -> Int {
        let bytes = window.pointer(start)
        guard start < window.end, let feed = memchr(bytes, Int32(LineEnds.feed), window.end - start)
        else { return window.end }
        return start + (UnsafeRawPointer(feed) - UnsafeRawPointer(bytes)) + 1
    }

    private mutating func passOld(_ start: Int) -> Int {
        let end = lineEnd(first, start)
        guard note(first, start..<end, isLast: end == fileEnds.old) else { return end }
        old.append(first.pointer(start), end - start, at: start, row: rows.old)
        rows.old += 1
        return end
    }

    private mutating func passNew(_ start: Int) -> Int {
        let end = lineEnd(second, start)
        guard note(second, start..<end, isLast: end == fileEnds.new) else { return end }
        new.append(second.pointer(start), end - start, at: start, row: rows.new)
        rows.new += 1
        return end
    }

    private var differing: Int { rows.old + rows.new - 2 * equal }

    /// Looks whether a differing line can be read on its own.
    ///
    /// - Returns: Whether it is a row; an empty line at the end of a file is not.
    private mutating func note(_ window: LineWindow, _ line: Range<Int>, isLast: Bool) -> Bool {
        let bytes = UnsafeBufferPointer(start: window.pointer(line.lowerBound), count: line.count)
        let content = LineEnds.content(bytes)
        if bytes.contains(UInt8(ascii: "\"")) || (content == 0 && !isLast)
            || differing > LineWalk.allowance + equal
        {
            isUnlike = true
        }
        return content > 0
    }
}
