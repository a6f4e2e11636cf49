import Foundation

/// Lines of two files of the same columns that have no equal line in the other file.
///
/// Where two files list the same things in the same order, most lines are the same bytes: they are passed by
/// without a look at their cells. Lines that are inserted or left out are skipped, guided by the cells with
/// which rows begin. Lines in another order are found by a number made of their bytes.
public struct LineComparison: Sendable {
    /// Rows of the first file without an equal partner, in the order of the file.
    public let old: [FileRun]
    /// Rows of the second file without an equal partner, in the order of the file.
    public let new: [FileRun]
    /// Number of rows that are the same in both.
    public let equal: Int
}

extension ColumnReader {
    /// Finds the rows in which two files differ.
    ///
    /// - Parameters:
    ///   - old: One file.
    ///   - new: The other.
    ///   - oldName: The name that messages use for the first.
    ///   - newName: The name that messages use for the second.
    ///   - keys: Columns of codes that name a row; those that the files have must come before all others.
    /// - Returns: `nil` where the files must be read as wholes: they have other columns, quotes or compressed
    ///   content, do not begin with the keys, or have few lines in common.
    /// - Throws: `FileFault` where a file cannot be read; `TableProblems` with a fault of a header.
    public func unequalLines(
        _ old: URL, _ new: URL, oldName: String, newName: String, keys: [String]
    ) throws -> LineComparison? {
        guard FileBytes.isMappable(old), FileBytes.isMappable(new) else { return nil }
        let first = try FileBytes(contentsOf: old, name: oldName)
        let second = try FileBytes(contentsOf: new, name: newName)
        let head = try FileHead(first, file: oldName, delimiter: delimiter)
        let other = try FileHead(second, file: newName, delimiter: delimiter)
        let leading = head.columns.prefix { keys.contains($0) }.count
        guard head.columns == other.columns, head.delimiter == other.delimiter,
            head.isCRLF == other.isCRLF, leading > 0, leading < head.columns.count,
            !head.columns[leading...].contains(where: keys.contains)
        else { return nil }
        let cuts = LineCuts(first, second, starts: (head.end, other.end), parts: threads)
        let parts = Parallel.map(cuts.pieces.count, threads: threads) { index -> LineWalk in
            var walk = LineWalk(first, second, cuts.pieces[index], delimiter: head.delimiter, keys: leading)
            walk.run()
            return walk
        }
        if parts.contains(where: \.isUnlike) {
            let lines = UnorderedLines(first, second, starts: (head.end, other.end), threads: threads)
            return lines.map { LineComparison(old: $0.old, new: $0.new, equal: $0.equal) }
        }
        var rows = (old: 0, new: 0)
        var runs: (old: [FileRun], new: [FileRun]) = ([], [])
        for part in parts {
            runs.old += part.oldRuns.map { FileRun(start: $0.start, row: $0.row + rows.old, count: $0.count) }
            runs.new += part.newRuns.map { FileRun(start: $0.start, row: $0.row + rows.new, count: $0.count) }
            rows.old += part.rows.old
            rows.new += part.rows.new
        }
        return LineComparison(old: runs.old, new: runs.new, equal: parts.reduce(0) { $0 + $1.equal })
    }
}

/// Places at which two files can be cut so that the pieces belong together.
private struct LineCuts {
    private(set) var pieces: [(old: Range<Int>, new: Range<Int>)] = []

    /// A line of the first file is looked for so many bytes before and behind its place in the second.
    private static let reach = 1 << 18
    /// Lines that are looked for before a cut is given up.
    private static let tries = 16

    init(_ old: FileBytes, _ new: FileBytes, starts: (old: Int, new: Int), parts: Int) {
        var last = starts
        for piece in FileParts.pieces(old, from: starts.old, count: parts).dropFirst() {
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
        var start = place
        for _ in 0..<tries {
            var end = start
            while end < old.count, old.start[end] != UInt8(ascii: "\n") { end += 1 }
            guard end < old.count, end > start else { return nil }
            let guess = Int(Double(start) / Double(old.count) * Double(new.count))
            let low = max(0, guess - reach)
            let high = max(low, min(new.count, guess + reach))
            if let found = LineCuts.find(old.start + start, end + 1 - start, in: new, low..<high) {
                return (start, found)
            }
            start = end + 1
        }
        return nil
    }

    /// Where a line, its end included, starts in a range of a file.
    private static func find(
        _ line: UnsafePointer<UInt8>, _ length: Int, in bytes: FileBytes, _ range: Range<Int>
    ) -> Int? {
        var start = range.lowerBound
        while start < range.upperBound,
            let feed = memchr(bytes.start + start, Int32(UInt8(ascii: "\n")), range.upperBound - start)
        {
            start = UnsafeRawPointer(feed) - UnsafeRawPointer(bytes.start) + 1
            if start + length <= range.upperBound, memcmp(bytes.start + start, line, length) == 0 {
                return start
            }
        }
        return nil
    }
}

/// Walks along two pieces at a time.
private struct LineWalk: @unchecked Sendable {
    private let first: FileBytes
    private let second: FileBytes
    private let piece: (old: Range<Int>, new: Range<Int>)
    private let delimiter: UInt8
    private let keys: Int
    private(set) var oldRuns: [FileRun] = []
    private(set) var newRuns: [FileRun] = []
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
    /// Pages are given back when so many bytes have been read.
    private static let releaseSize = 1 << 21

    init(
        _ first: FileBytes, _ second: FileBytes, _ piece: (old: Range<Int>, new: Range<Int>),
        delimiter: UInt8, keys: Int
    ) {
        self.first = first
        self.second = second
        self.piece = piece
        self.delimiter = delimiter
        self.keys = keys
    }

    mutating func run() {
        var (left, right) = (piece.old.lowerBound, piece.new.lowerBound)
        let (leftEnd, rightEnd) = (piece.old.upperBound, piece.new.upperBound)
        var released = (old: left, new: right)
        while left < leftEnd, right < rightEnd, !isUnlike {
            let length = sharedLines(left, right)
            if length > 0 {
                isInStep = true
                let lines = LineCount.feeds(first.start, left..<left + length)
                let isOpen = first.start[left + length - 1] != UInt8(ascii: "\n")
                equal += lines + (isOpen ? 1 : 0)
                rows.old += lines + (isOpen ? 1 : 0)
                rows.new += lines + (isOpen ? 1 : 0)
                left += length
                right += length
            } else {
                pass(&left, &right)
            }
            if left - released.old > LineWalk.releaseSize {
                first.release(released.old..<left)
                second.release(released.new..<right)
                released = (left, right)
            }
        }
        while left < leftEnd, !isUnlike { left = passOld(left) }
        while right < rightEnd, !isUnlike { right = passNew(right) }
    }

    /// Bytes of the lines that are the same from two places on.
    private func sharedLines(_ left: Int, _ right: Int) -> Int {
        let (leftRest, rightRest) = (piece.old.upperBound - left, piece.new.upperBound - right)
        let limit = min(leftRest, rightRest)
        let (one, other) = (
            UnsafeRawPointer(first.start + left), UnsafeRawPointer(second.start + right)
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
        while shared < limit, first.start[left + shared] == second.start[right + shared] { shared += 1 }
        if shared == leftRest, shared == rightRest { return shared }
        while shared > 0, first.start[left + shared - 1] != UInt8(ascii: "\n") { shared -= 1 }
        return shared
    }

    /// Goes past lines that differ.
    private mutating func pass(_ left: inout Int, _ right: inout Int) {
        let (own, others) = (key(first, left, piece.old.upperBound), key(second, right, piece.new.upperBound))
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
            newPlace = lineEnd(second, newPlace, piece.new.upperBound)
            if begins(second, newPlace, piece.new.upperBound, with: own) { return (left, newPlace) }
            oldPlace = lineEnd(first, oldPlace, piece.old.upperBound)
            if begins(first, oldPlace, piece.old.upperBound, with: others) { return (oldPlace, right) }
        }
        return nil
    }

    /// Whether the line at a place begins with a key.
    private func begins(
        _ bytes: FileBytes, _ place: Int, _ end: Int, with wanted: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard let key = wanted.baseAddress, place + wanted.count < end,
            memcmp(bytes.start + place, key, wanted.count) == 0
        else { return false }
        // A key that a line end cuts off does not have its delimiter.
        return wanted.last == delimiter || bytes.start[place + wanted.count] == UInt8(ascii: "\n")
    }

    /// The first cells of a line.
    private func key(_ bytes: FileBytes, _ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
        let stop = UInt8(ascii: "\n")
        var place = start
        for _ in 0..<keys {
            while place < end, bytes.start[place] != delimiter, bytes.start[place] != stop { place += 1 }
            if place == end || bytes.start[place] == stop { break }
            place += 1
        }
        return UnsafeBufferPointer(start: bytes.start + start, count: place - start)
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

    private func lineEnd(_ bytes: FileBytes, _ start: Int, _ end: Int) -> Int {
        guard start < end, let feed = memchr(bytes.start + start, Int32(UInt8(ascii: "\n")), end - start)
        else { return end }
        return UnsafeRawPointer(feed) - UnsafeRawPointer(bytes.start) + 1
    }

    private mutating func passOld(_ start: Int) -> Int {
        let end = lineEnd(first, start, piece.old.upperBound)
        guard note(first, start..<end, isLast: end == first.count) else { return end }
        LineWalk.append(FileRun(start: start, row: rows.old, count: 1), to: &oldRuns)
        rows.old += 1
        return end
    }

    private mutating func passNew(_ start: Int) -> Int {
        let end = lineEnd(second, start, piece.new.upperBound)
        guard note(second, start..<end, isLast: end == second.count) else { return end }
        LineWalk.append(FileRun(start: start, row: rows.new, count: 1), to: &newRuns)
        rows.new += 1
        return end
    }

    private var differing: Int { rows.old + rows.new - 2 * equal }

    /// Looks whether a differing line can be read on its own.
    ///
    /// - Returns: Whether it is a row; an empty line at the end of a file is not.
    private mutating func note(_ bytes: FileBytes, _ line: Range<Int>, isLast: Bool) -> Bool {
        let first = bytes.start[line.lowerBound]
        let isEmpty = first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r")
        let quote = memchr(bytes.start + line.lowerBound, Int32(UInt8(ascii: "\"")), line.count)
        if quote != nil || (isEmpty && !isLast)
            || differing > LineWalk.allowance + equal
        {
            isUnlike = true
        }
        return !isEmpty
    }

    /// Adds a row; rows that stand together are one run.
    private static func append(_ run: FileRun, to runs: inout [FileRun]) {
        if let last = runs.last, last.row + last.count == run.row {
            runs[runs.count - 1] = FileRun(start: last.start, row: last.row, count: last.count + 1)
        } else {
            runs.append(run)
        }
    }
}
