import Ground
import Synchronization

/// A wish that a piece of work ends before it is done.
///
/// The work looks at it between its steps and between blocks of draws, and ends with `CancellationError`. An
/// asynchronous verb also ends so when the task that called it is cancelled.
public final class Cancellation: Sendable {
    private let flag = Atomic<Bool>(false)
    private let parent: Cancellation?

    public init() { parent = nil }

    /// - Parameter parent: A wish that is also this one's.
    init(below parent: Cancellation) { self.parent = parent }

    /// Whether the work is to end.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) || parent?.isCancelled == true }

    /// Says that the work is to end.
    public func cancel() { flag.store(true, ordering: .relaxed) }
}

/// How far a piece of work has come.
public struct WorkProgress: Sendable, Equatable {
    /// What is being done. The codes are public.
    public enum Step: String, Sendable, Codable, CaseIterable {
        case reading, checking, comparing, estimating, planning
        /// Samples are drawn; ``WorkProgress/done`` counts them.
        case drawing
        /// Pages are turned into tables; ``WorkProgress/done`` counts the files read.
        case converting
    }

    public var step: Step
    /// Units of the step that are finished: samples or files; 0 where it begins.
    public var done: Int
    /// Units of the whole step, where that is known.
    public var total: Int?

    public init(step: Step, done: Int = 0, total: Int? = nil) {
        self.step = step
        self.done = done
        self.total = total
    }
}

/// What a verb is told beside its question: how many threads it may use, who hears of its progress, and whether
/// it is still wanted. Results do not depend on it.
public struct WorkControl: Sendable {
    /// Threads at most, one for each processor unless told otherwise.
    public var threads: Int
    public var cancellation: Cancellation
    /// Called from several threads, not always in order.
    public var progress: (@Sendable (WorkProgress) -> Void)?

    /// - Parameters:
    ///   - threads: Threads at most.
    ///   - cancellation: Ends the work when it is asked to.
    ///   - progress: Hears of each step and of what is done of it, from several threads.
    public init(
        threads: Int = Parallel.processors, cancellation: Cancellation = Cancellation(),
        progress: (@Sendable (WorkProgress) -> Void)? = nil
    ) {
        self.threads = max(1, threads)
        self.cancellation = cancellation
        self.progress = progress
    }

    /// Begins a step, unless the work is to end.
    ///
    /// - Throws: `CancellationError`.
    func begin(_ step: WorkProgress.Step) throws {
        if cancellation.isCancelled { throw CancellationError() }
        progress?(WorkProgress(step: step))
    }

    /// Ends the work where that is wanted.
    ///
    /// - Throws: `CancellationError`.
    func check() throws { if cancellation.isCancelled { throw CancellationError() } }

    /// Asked by loops between their blocks.
    var shouldStop: @Sendable () -> Bool {
        let cancellation = cancellation
        return { cancellation.isCancelled }
    }

    /// Hears of finished units of a step.
    func counter(_ step: WorkProgress.Step, total: Int? = nil) -> (@Sendable (Int) -> Void)? {
        guard let progress else { return nil }
        return { progress(WorkProgress(step: step, done: $0, total: total)) }
    }
}
