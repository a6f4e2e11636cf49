import Foundation

/// The cells of a column in one block of memory that nobody changes: counts, numbers of codes, places in a file.
///
/// Costs nothing to copy. Reading a cell that is not there stops the program.
@frozen
public struct Cells<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Sendable: the memory is only read, and lives as long as its owner.
    @usableFromInline
    let base: UnsafePointer<Element>
    public let count: Int
    @usableFromInline
    let owner: CellMemory<Element>

    /// The first cells of memory.
    ///
    /// - Parameters:
    ///   - memory: Where they stand; whoever writes there sees to it that it does so only while no cells are about.
    ///   - count: How many; all of them have been written.
    init(_ memory: CellMemory<Element>, count: Int) {
        precondition(count <= memory.capacity, "there are \(memory.capacity) cells")
        base = UnsafePointer(memory.base)
        self.count = count
        owner = memory
    }

    /// - Parameter values: The cells in their order.
    public init(_ values: some Collection<Element>) {
        let memory = CellMemory<Element>(capacity: values.count)
        let isCopied: Void? = values.withContiguousStorageIfAvailable { block in
            guard let first = block.baseAddress else { return }
            memory.base.update(from: first, count: block.count)
        }
        if isCopied == nil { for (index, value) in values.enumerated() { memory.base[index] = value } }
        self.init(memory, count: values.count)
    }

    /// The cells, for loops over many of them.
    @inlinable
    public var span: Span<Element> {
        @_lifetime(borrow self)
        get {
            // The owner keeps the memory of `count` cells, and the span does not outlive this value.
            _overrideLifetime(Span(_unsafeStart: base, count: count), borrowing: self)
        }
    }

    /// The cells of some rows, in the order given.
    public func selecting(_ rows: [Int]) -> Cells { Cells(rows.map { self[$0] }) }
}

extension Cells: RandomAccessCollection {
    @inlinable
    public var startIndex: Int { 0 }

    @inlinable
    public var endIndex: Int { count }

    @inlinable
    public subscript(row: Int) -> Element {
        precondition(row >= 0 && row < count, "there is no such row")
        // The owner keeps the memory of `count` cells.
        return base[row]
    }
}

/// Memory of cells while a reader fills it.
@usableFromInline
final class CellMemory<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Sendable: threads that fill it write to different cells, and have ended when cells are handed out.
    let base: UnsafeMutablePointer<Element>
    let capacity: Int

    /// Large columns stand on pages of two megabytes, which the system hands out faster.
    init(capacity: Int) {
        self.capacity = capacity
        let bytes = max(1, capacity) * MemoryLayout<Element>.stride
        var memory: UnsafeMutableRawPointer?
        let huge = 1 << 21
        if bytes >= huge, posix_memalign(&memory, huge, bytes) == 0, let memory {
            madvise(memory, bytes, MADV_HUGEPAGE)
            base = memory.bindMemory(to: Element.self, capacity: capacity)
        } else {
            base = malloc(bytes)!.bindMemory(to: Element.self, capacity: max(1, capacity))
        }
    }

    deinit { free(base) }
}
