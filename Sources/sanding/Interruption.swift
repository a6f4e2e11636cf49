import Dispatch
import Foundation

/// Leaves nothing behind when a run is interrupted by Ctrl-C or asked to end.
enum Interruption {
    /// Exit status of a program ended by SIGINT, as shells count it.
    private static let status: Int32 = 130

    /// Runs `body`, which leaves nothing behind; on SIGINT or SIGTERM meanwhile the program ends.
    static func stopping<Result>(_ body: () throws -> Result) rethrows -> Result {
        let nothing: @Sendable () -> Void = {}
        return try cleaningUp(nothing, body)
    }

    /// Runs `body`; on SIGINT or SIGTERM meanwhile, `cleanUp` runs and the program ends.
    static func cleaningUp<Result>(
        _ cleanUp: @escaping @Sendable () -> Void, _ body: () throws -> Result
    ) rethrows -> Result {
        // A queue of its own: the global one waits while every processor computes.
        let queue = DispatchQueue(label: "interruption")
        let sources = [SIGINT, SIGTERM].map { number -> any DispatchSourceSignal in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                cleanUp()
                _exit(status)
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        }
        return try body()
    }
}
