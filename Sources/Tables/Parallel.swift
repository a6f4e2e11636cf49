import Dispatch
import Synchronization

/// Work split over the processors, with results in the order of the parts.
public enum Parallel {
    /// Processors this machine has for us.
    public static var processors: Int { max(1, ProcessorCount.active) }

    /// Runs `body` for every index below `count` on at most `threads` threads and returns the results in the
    /// order of the indices, whatever the threads did.
    public static func map<Result: Sendable>(
        _ count: Int, threads: Int = processors, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        if count <= 1 || threads <= 1 { return (0..<count).map(body) }
        let results = Mutex([Result?](repeating: nil, count: count))
        let next = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: min(count, threads)) { _ in
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                if index >= count { return }
                let result = body(index)
                results.withLock { $0[index] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
