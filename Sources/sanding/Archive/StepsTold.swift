import Foundation
import SandingKit
import Synchronization

/// What is told of how far the work has come, from several threads, and what ends it at its next step.
final class StepsTold: Sendable {
    /// Hears of it.
    let heard: @Sendable (WorkProgress) -> Void
    private let count = Mutex(0)
    private let cancellation = Cancellation()
    private let ended = DispatchSemaphore(value: 0)

    init(_ heard: @escaping @Sendable (WorkProgress) -> Void) { self.heard = heard }

    /// So many of all are done.
    ///
    /// - Throws: `CancellationError` where the work is to end.
    func done(_ done: Int, of total: Int) throws {
        if cancellation.isCancelled { throw CancellationError() }
        heard(WorkProgress(step: .reading, done: done, total: total))
    }

    /// One more is begun; how many there are is not known.
    ///
    /// - Throws: `CancellationError` where the work is to end.
    func next() throws {
        if cancellation.isCancelled { throw CancellationError() }
        let done = count.withLock { count in
            defer { count += 1 }
            return count
        }
        heard(WorkProgress(step: .reading, done: done))
    }

    /// Ends the work and waits for it, so long as a large content may take.
    func endAndWait() {
        cancellation.cancel()
        _ = ended.wait(timeout: .now() + .seconds(5))
    }

    /// The work has ended, whole or not.
    func hasEnded() { ended.signal() }
}
