import Foundation

/// A column of 32-bit whole numbers in one block of memory, written once by a reader and then only read.
///
/// A missing value is `CountColumn.missing`; it is below every count.
public final class CountColumn: @unchecked Sendable {
    /// Stands for an empty cell.
    public static let missing = Int32.min

    public private(set) var count: Int
    let base: UnsafeMutablePointer<Int32>

    /// A column of zeros.
    init(count: Int) {
        self.count = count
        let bytes = max(1, count) * MemoryLayout<Int32>.stride
        var memory: UnsafeMutableRawPointer?
        let huge = 1 << 21
        if bytes >= huge, posix_memalign(&memory, huge, bytes) == 0, let memory {
            madvise(memory, bytes, MADV_HUGEPAGE)
            base = memory.bindMemory(to: Int32.self, capacity: count)
        } else {
            base = malloc(bytes)!.bindMemory(to: Int32.self, capacity: max(1, count))
        }
    }

    /// A column with the values of an array.
    public convenience init(_ values: [Int32]) {
        self.init(count: values.count)
        for (index, value) in values.enumerated() { base[index] = value }
    }

    deinit { free(base) }

    /// The same column without the rows at its end; only for the reader that owns it.
    func shortened(to rows: Int) -> CountColumn {
        count = rows
        return self
    }

    /// The values; the buffer is valid as long as the column is.
    public var values: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: base, count: count) }

    /// The value of a row, `nil` where the cell is empty.
    public subscript(row: Int) -> Int32? {
        precondition(row >= 0 && row < count, "row \(row) of \(count)")
        return base[row] == CountColumn.missing ? nil : base[row]
    }
}

/// A column of codes: each row holds the position of its code in a list of distinct codes.
public struct CodeColumn: Sendable {
    /// Position in `codes`, or −1 where the cell is empty.
    public let ids: CountColumn
    /// Distinct codes in the order in which they first appear in the file.
    public let codes: [String]

    public init(ids: CountColumn, codes: [String]) {
        self.ids = ids
        self.codes = codes
    }

    /// The code of a row, `nil` where the cell is empty.
    public subscript(row: Int) -> String? {
        let id = Int(ids.values[row])
        return id < 0 ? nil : codes[id]
    }
}
