import Dispatch
import Foundation
import Synchronization

/// Runs numbered blocks of work on several threads.
///
/// Which thread runs a block is open, so a block may depend on nothing but its number.
enum ParallelBlocks {
    /// Calls `body` once for each block in 0..<count.
    ///
    /// - Parameters:
    ///   - threads: `nil` for one per processor.
    ///   - shouldStop: asked before each block; once true, no further block starts.
    /// - Returns: false if the work was stopped.
    @discardableResult
    static func run(
        count: Int, threads: Int? = nil, shouldStop: (@Sendable () -> Bool)? = nil,
        _ body: @Sendable (Int) -> Void
    ) -> Bool {
        let workers = min(count, max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount))
        let next = Atomic<Int>(0)
        let stopped = Atomic<Bool>(false)
        @Sendable func work() {
            while !stopped.load(ordering: .relaxed) {
                let block = next.add(1, ordering: .relaxed).oldValue
                guard block < count else { return }
                if shouldStop?() == true {
                    stopped.store(true, ordering: .relaxed)
                    return
                }
                body(block)
            }
        }
        if workers <= 1 {
            work()
        } else {
            DispatchQueue.concurrentPerform(iterations: workers) { _ in work() }
        }
        return !stopped.load(ordering: .relaxed)
    }
}

/// Memory that blocks fill at different places.
///
/// The caller sees to it that no two blocks write to the same element; reading starts after all have ended.
struct SharedBuffer<Element>: @unchecked Sendable {
    let pointer: UnsafeMutableBufferPointer<Element>

    init(repeating value: Element, count: Int) {
        pointer = .allocate(capacity: count)
        pointer.initialize(repeating: value)
    }

    subscript(index: Int) -> Element {
        get { pointer[index] }
        nonmutating set { pointer[index] = newValue }
    }

    /// `count` elements from `start` on.
    func slice(_ start: Int, _ count: Int) -> UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(rebasing: pointer[start..<(start + count)])
    }

    func deallocate() {
        pointer.deinitialize()
        pointer.deallocate()
    }
}
