import Foundation

/// Bytes that nobody else can change, followed by at least 64 zeros that may be read.
///
/// Address space is taken at once, memory only where something is written.
final class PrivateMemory: @unchecked Sendable {
    // Sendable: threads write to different bytes, and have ended before others read them.
    /// Bytes behind any content that a reader may look at.
    static let padding = 64

    let base: UnsafeMutablePointer<UInt8>
    /// Bytes that may be written.
    let capacity: Int
    private let reserved: Int

    /// - Parameter capacity: Bytes at most.
    /// - Returns: `nil` where the system refuses.
    init?(capacity: Int) {
        let size = (capacity + PrivateMemory.padding + 4095) / 4096 * 4096
        let memory = mmap(
            nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let memory, memory != MAP_FAILED else { return nil }
        madvise(memory, size, MADV_HUGEPAGE)
        self.capacity = capacity
        reserved = size
        base = memory.bindMemory(to: UInt8.self, capacity: size)
    }

    deinit { munmap(base, reserved) }
}
