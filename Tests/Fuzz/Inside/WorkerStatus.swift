import Foundation

/// A few numbers that a worker notes before and after each case, so that its parent knows which case ended it.
///
/// Kept in a file that both map: what was written stays there whatever becomes of the worker.
final class WorkerStatus {
    enum Field: Int {
        /// The case, and when it was begun, nanoseconds of the clock that only goes forward; 0 between cases.
        case number, begun
        /// Processor time of the worker when the case was begun, nanoseconds.
        case begunProcessor
        /// Cases that were finished.
        case executions
        /// 1 when nothing is left to do.
        case isFinished
        /// First of the counts of cases of each target, and of the nanoseconds that they took.
        case targets
        case times = 40
    }

    private let base: UnsafeMutablePointer<Int64>
    private static let size = 4096

    /// - Parameter url: The file, which is made where it is not there.
    init(_ url: URL) throws {
        let descriptor = open(url.path, O_RDWR | O_CREAT, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(WorkerStatus.size)) == 0 else {
            throw DriverFailure("\(url.path) cannot be written")
        }
        defer { close(descriptor) }
        let memory = mmap(nil, WorkerStatus.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let memory, memory != MAP_FAILED else { throw DriverFailure("\(url.path) cannot be mapped") }
        base = memory.bindMemory(to: Int64.self, capacity: WorkerStatus.size / 8)
    }

    deinit { munmap(base, WorkerStatus.size) }

    subscript(field: Field, offset: Int = 0) -> Int64 {
        get { base[field.rawValue + offset] }
        set { base[field.rawValue + offset] = newValue }
    }

    /// Nanoseconds of a clock that only goes forward.
    static var now: Int64 { nanoseconds(CLOCK_MONOTONIC) }

    /// Nanoseconds for which the processors have worked for this process.
    static var processor: Int64 { nanoseconds(CLOCK_PROCESS_CPUTIME_ID) }

    private static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
