import CMalloc
import Foundation

/// How the memory of a program is taken from the system.
public enum ProcessMemory {
    /// Address space that the heap of a program begins with; pages count only once they are touched.
    private static let firstHeap = 256 << 20
    private static let largePage = 2 << 20

    /// Takes memory in large pages and keeps what was freed; called once by a program that reads much and
    /// ends soon, before it starts threads, never by a library.
    ///
    /// A national count makes arrays of many megabytes, which grow by moving. By default each goes back to the
    /// system when it is freed, and each new one costs a page fault every 4 KiB: a fifth of the time of a
    /// check. Where the system refuses, nothing changes but the speed.
    public static func prepareForLargeArrays() {
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, Int32(firstHeap))
        mallopt(M_TOP_PAD, Int32(firstHeap))
        var start: UnsafeMutableRawPointer?
        guard posix_memalign(&start, largePage, largePage) == 0, let start else { return }
        if let end = sbrk(0), start < end { madvise(start, end - start, MADV_HUGEPAGE) }
        free(start)
    }
}
