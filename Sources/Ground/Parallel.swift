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

    /// Runs one piece of work on another thread while the caller does its own.
    ///
    /// Unlike pieces of ``map(_:threads:_:)``, both may split their work over threads in turn.
    /// - Parameters:
    ///   - other: What another thread does.
    ///   - own: What the calling thread does.
    /// - Returns: Both results, when both are there.
    public static func both<Other: Sendable, Own>(
        _ other: @escaping @Sendable () -> Other, _ own: () -> Own
    ) -> (Other, Own) {
        let result = Slot<Other>()
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) { result.set(other()) }
        let mine = own()
        group.wait()
        return (result.value ?? other(), mine)
    }

    private final class Slot<Value: Sendable>: Sendable {
        private let content = Mutex<Value?>(nil)

        func set(_ value: Value) { content.withLock { $0 = value } }

        var value: Value? { content.withLock { $0 } }
    }
}
