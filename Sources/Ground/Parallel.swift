import Dispatch
import Foundation
import Synchronization

/// Work split over the processors, with results in the order of the parts.
///
/// Which thread does a piece is open, so a piece may depend on nothing but its number: results are the same on any
/// number of threads.
public enum Parallel {
    /// Processors this machine has for us.
    public static let processors = max(1, ProcessInfo.processInfo.activeProcessorCount)

    /// Calls `body` once for every index below `count` and waits for all of them.
    ///
    /// - Parameters:
    ///   - count: Number of calls.
    ///   - threads: Threads at most; with one, all is done by the caller.
    ///   - shouldStop: Asked before each call; once true, no further call begins.
    ///   - body: What to do for an index.
    /// - Returns: False if the work was stopped.
    @discardableResult
    public static func forEach(
        _ count: Int, threads: Int = processors, shouldStop: (@Sendable () -> Bool)? = nil,
        _ body: @Sendable (Int) -> Void
    ) -> Bool {
        let next = Atomic(0)
        let isStopped = Atomic(false)
        @Sendable func work() {
            while !isStopped.load(ordering: .relaxed) {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                if shouldStop?() == true {
                    isStopped.store(true, ordering: .relaxed)
                    return
                }
                body(index)
            }
        }
        let workers = min(count, threads)
        if workers <= 1 {
            work()
        } else {
            DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
        }
        return !isStopped.load(ordering: .relaxed)
    }

    /// The results of `body` for every index below `count`, in the order of the indices.
    ///
    /// - Parameters:
    ///   - count: Number of calls.
    ///   - threads: Threads at most.
    ///   - body: What to compute for an index.
    public static func map<Result: Sendable>(
        _ count: Int, threads: Int = processors, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        map(count, threads: threads, shouldStop: nil, body) ?? []
    }

    /// The results of `body` for every index below `count`, in the order of the indices, unless the work is stopped.
    ///
    /// - Parameters:
    ///   - count: Number of calls.
    ///   - threads: Threads at most.
    ///   - shouldStop: Asked before each call; once true, no further call begins.
    ///   - body: What to compute for an index.
    /// - Returns: `nil` if the work was stopped.
    public static func map<Result: Sendable>(
        _ count: Int, threads: Int = processors, shouldStop: (@Sendable () -> Bool)?,
        _ body: @Sendable (Int) -> Result
    ) -> [Result]? {
        if shouldStop == nil, count <= 1 || threads <= 1 { return (0..<count).map(body) }
        let results = Mutex([Result?](repeating: nil, count: count))
        let isDone = forEach(count, threads: threads, shouldStop: shouldStop) { index in
            let result = body(index)
            results.withLock { $0[index] = result }
        }
        return isDone ? results.withLock { $0.compactMap { $0 } } : nil
    }

    /// An array whose pieces are written by different threads, each by one.
    ///
    /// - Parameters:
    ///   - pieces: Places of the array, each piece behind the one before, from 0 on.
    ///   - value: What stands there before.
    ///   - threads: Threads at most.
    ///   - shouldStop: Asked before each piece; once true, no further piece begins.
    ///   - body: Writes a piece, given its number.
    /// - Returns: `nil` if the work was stopped.
    public static func filled<Element: BitwiseCopyable & Sendable>(
        _ pieces: [Range<Int>], repeating value: Element, threads: Int = processors,
        shouldStop: (@Sendable () -> Bool)? = nil,
        _ body: @Sendable (_ piece: Int, _ places: inout MutableSpan<Element>) -> Void
    ) -> [Element]? {
        let count = pieces.last?.upperBound ?? 0
        precondition(
            zip(pieces, pieces.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
                && pieces.first?.lowerBound ?? 0 == 0, "pieces follow each other")
        var isDone = false
        let all = [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            buffer.initialize(repeating: value)
            // Pieces do not overlap, and every thread has ended before the array is there.
            nonisolated(unsafe) let shared = buffer
            isDone = forEach(pieces.count, threads: threads, shouldStop: shouldStop) { piece in
                var places = shared.extracting(pieces[piece]).mutableSpan
                body(piece, &places)
            }
            initialized = count
        }
        return isDone ? all : nil
    }

    /// Cuts rows into ranges of about the same length, none of them empty.
    ///
    /// - Parameters:
    ///   - rows: Number of rows.
    ///   - parts: Ranges at most.
    ///   - shortest: Shorter ranges are not worth a thread, in rows.
    public static func ranges(rows: Int, parts: Int = processors, shortest: Int) -> [Range<Int>] {
        let count = max(1, min(parts, rows / max(1, shortest)))
        return (0..<count).map { rows * $0 / count..<rows * ($0 + 1) / count }
    }

    /// Cuts a number of things into blocks of one size, the last one shorter.
    ///
    /// - Parameters:
    ///   - count: Number of things.
    ///   - size: Things in a block.
    public static func blocks(of count: Int, size: Int) -> [Range<Int>] {
        stride(from: 0, to: count, by: max(1, size)).map { $0..<min(count, $0 + size) }
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
