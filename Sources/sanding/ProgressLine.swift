import Foundation
import SandingKit
import Synchronization
import Wording

/// How far the work has come, on standard error: only on a terminal and only for work over a second.
final class ProgressLine: Sendable {
    private struct State {
        var shown: ContinuousClock.Instant?
        var isFinished = false
    }

    private let isWanted: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// - Parameter isQuiet: whether the user wants nothing of it.
    init(isQuiet: Bool) {
        isWanted = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// Shows a text, at most ten times a second.
    private func show(_ text: () -> String) {
        guard isWanted else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1) else { return }
        state.withLock { state in
            guard !state.isFinished, state.shown.map({ now - $0 > .milliseconds(100) }) ?? true else {
                return
            }
            state.shown = now
            Console.standardError("\r\u{1B}[K" + text())
        }
    }

    /// Shows while something is done for how long it has gone on, and how much was read.
    ///
    /// - Parameters:
    ///   - what: the work.
    ///   - isQuiet: whether the user wants nothing of it.
    ///   - work: what is done.
    static func during<Outcome>(
        _ what: ProgramWork, isQuiet: Bool, _ work: () throws -> Outcome
    ) rethrows -> Outcome {
        let line = ProgressLine(isQuiet: isQuiet)
        guard line.isWanted else { return try work() }
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(200))
        timer.setEventHandler {
            line.show {
                let seconds = (ContinuousClock.now - line.start).components.seconds
                let megabytes = BytesRead.count >> 20
                let words = Spoken.ofProgram
                let read = megabytes > 0 ? words.read(megabytes: megabytes) + ", " : ""
                return "\(words.work(what)): \(read)\(seconds) s"
            }
        }
        timer.resume()
        defer {
            timer.cancel()
            line.finish()
        }
        return try work()
    }

    /// Shows how much a verb has finished of what it counts; a signal wipes the line first.
    ///
    /// - Parameters:
    ///   - what: what is counted.
    ///   - total: all of it, where it is known.
    ///   - work: the work as a whole, where what is counted is a part of it.
    ///   - isQuiet: whether the user wants nothing of it.
    ///   - body: what is done, told where its progress is heard.
    static func counting<Outcome>(
        _ what: ProgramCount, total: Int? = nil, during work: ProgramWork? = nil, isQuiet: Bool,
        _ body: (@escaping @Sendable (WorkProgress) -> Void) throws -> Outcome
    ) rethrows -> Outcome {
        let line = ProgressLine(isQuiet: isQuiet)
        let hear: @Sendable (WorkProgress) -> Void = { progress in
            if progress.done > 0 {
                line.show { Spoken.ofProgram.done(progress.done, of: total ?? progress.total, what) }
            }
        }
        let leave: Interruption.Leaving = { end in
            line.finish()
            end()
        }
        return try Interruption.leaving(leave) {
            defer { line.finish() }
            guard let work else { return try body(hear) }
            return try during(work, isQuiet: isQuiet) { try body(hear) }
        }
    }

    /// Wipes the line; nothing is shown afterwards.
    func finish() {
        state.withLock { state in
            if state.shown != nil && !state.isFinished { Console.standardError("\r\u{1B}[K") }
            state.isFinished = true
        }
    }
}
