import Foundation
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
        guard isWanted else { return }
        let now = ContinuousClock.now
        guard now - start > .seconds(1) else { return }
        state.withLock { state in
            guard !state.isFinished, state.shown.map({ now - $0 > .milliseconds(100) }) ?? true else {
                return
            }
            state.shown = now
            let whole = total.map { " of " + TerminalText.grouped($0) } ?? ""
            let text = "\(TerminalText.grouped(done))\(whole) \(what)"
            Console.standardError("\r\u{1B}[K" + text)
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
