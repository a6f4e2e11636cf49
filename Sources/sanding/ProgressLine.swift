import Foundation
import SandingKit
import Synchronization

/// How far the work has come, on standard error: only on a terminal and only for work over a second.
final class ProgressLine: Sendable {
    private struct State {
        var shown: ContinuousClock.Instant?
        var isFinished = false
    }

    private let what: String
    private let total: Int?
    private let isWanted: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// - Parameters:
    ///   - what: the work, such as "samples".
    ///   - total: units of the whole work, where it is known.
    ///   - isQuiet: whether the user wants nothing of it.
    init(_ what: String, total: Int?, isQuiet: Bool) {
        self.what = what
        self.total = total
        isWanted = !isQuiet && isatty(STDERR_FILENO) == 1
    }

    /// Shows that `done` units are finished, at most ten times a second.
    func report(_ done: Int) {
        show {
            let whole = total.map { " of " + CountText.number($0, .english) } ?? ""
            return "\(CountText.number(done, .english))\(whole) \(what)"
        }
    }

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
    ///   - what: the work, such as "checking".
    ///   - isQuiet: whether the user wants nothing of it.
    ///   - work: what is done.
    static func during<Outcome>(
        _ what: String, isQuiet: Bool, _ work: () throws -> Outcome
    ) rethrows -> Outcome {
        let line = ProgressLine(what, total: nil, isQuiet: isQuiet)
        guard line.isWanted else { return try work() }
        let timer = DispatchSource.makeTimerSource(queue: .global())
        timer.schedule(deadline: .now() + .seconds(1), repeating: .milliseconds(200))
        timer.setEventHandler {
            line.show {
                let seconds = (ContinuousClock.now - line.start).components.seconds
                let megabytes = BytesRead.count >> 20
                let read = megabytes > 0 ? "\(CountText.number(megabytes, .english)) MB read, " : ""
                return "\(what): \(read)\(seconds) s"
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
    ///   - what: what is counted, such as "samples".
    ///   - total: all of it, where it is known.
    ///   - work: the work as a whole, such as "reconciling", where what is counted is a part of it.
    ///   - isQuiet: whether the user wants nothing of it.
    ///   - body: what is done, told where its progress is heard.
    static func counting<Outcome>(
        _ what: String, total: Int? = nil, during work: String? = nil, isQuiet: Bool,
        _ body: (@escaping @Sendable (WorkProgress) -> Void) throws -> Outcome
    ) rethrows -> Outcome {
        let line = ProgressLine(what, total: total, isQuiet: isQuiet)
        let hear: @Sendable (WorkProgress) -> Void = { if $0.done > 0 { line.report($0.done) } }
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
