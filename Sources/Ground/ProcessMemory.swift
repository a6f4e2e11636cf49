import CSystem

/// How the memory of a program is taken from the system.
public enum ProcessMemory {
    /// Keeps what was freed for the next array, in one heap for all threads; called once by a program that reads
    /// much and ends soon, before it starts threads, never by a library.
    ///
    /// A national count makes arrays of many megabytes, which grow by moving. By default each goes back to the
    /// system when it is freed, and each new one costs a page fault every 4 KiB. Where the system refuses, nothing
    /// changes but the speed. Large pages were tried and are slower on virtual machines, whose host has to find
    /// them first.
    public static func keepForLargeArrays() {
        mallopt(M_ARENA_MAX, 1)
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 256 << 20)
        mallopt(M_TOP_PAD, 16 << 20)
    }
}
