import Foundation
import Publishing
import Synchronization
import Wording

/// Leaves nothing half behind when a run is interrupted by Ctrl-C, asked to end or loses its terminal.
///
/// The signals wait in all threads but one, which takes them whenever they come; from then on nobody else opens
/// or closes what must be left whole.
enum Interruption {
    /// Leaves what is being done and ends the program by the closure it is given.
    typealias Leaving = @Sendable (_ end: () -> Never) -> Never

    private static let signals = [SIGINT, SIGTERM, SIGHUP]
    private static let current = Mutex<Leaving?>(nil)
    /// Whether a report or a result may stand where it was asked for.
    private static let mayHaveWritten = Mutex(false)

    /// Takes the signals; called once, before there is a second thread.
    ///
    /// The exit status is 128 and the number of the signal, as shells count it: 130 after Ctrl-C.
    static func start() {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        pthread_sigmask(SIG_BLOCK, &set, nil)
        // A file above the limit of the shell is a fault of writing, with its sentence, and no end without one.
        signal(SIGXFSZ, SIG_IGN)
        let waited = set
        Thread.detachNewThread {
            var set = waited
            var number: Int32 = 0
            while sigwait(&set, &number) != 0 {}
            let status = 128 + number
            current.withLock { leave in
                if let leave { leave { end(status) } }
                end(status)
            }
        }
    }

    /// Says that the run was interrupted, unless nothing is wanted, and ends it.
    private static func end(_ status: Int32) -> Never {
        if !CommandLine.arguments.contains("--quiet") {
            let said = Spoken.ofProgram.interrupted(wroteNothing: !mayHaveWritten.withLock { $0 })
            Console.standardError("sanding: \(said)\n")
        }
        _exit(status)
    }

    /// From now on a report or a result may have been written.
    static func writing() { mayHaveWritten.withLock { $0 = true } }

    /// Runs `body`, which writes a folder; after a signal meanwhile the folder stands whole or is as it was, and which is said.
    static func writing<Result>(_ writer: FolderWriter, _ body: () throws -> Result) rethrows -> Result {
        let before = mayHaveWritten.withLock { written in
            defer { written = true }
            return written
        }
        let leave: Leaving = { end in
            writer.abandon { isWritten in
                if !isWritten { mayHaveWritten.withLock { $0 = before } }
                end()
            }
        }
        return try leaving(leave, body)
    }

    /// Runs `body`; a signal meanwhile ends the program by `leave`, and then by what was to be left around it.
    static func leaving<Result>(_ leave: @escaping Leaving, _ body: () throws -> Result) rethrows -> Result {
        let around = current.withLock { current in
            let around = current
            if let around {
                current = { @Sendable end in leave { around(end) } }
            } else {
                current = leave
            }
            return around
        }
        defer { current.withLock { $0 = around } }
        return try body()
    }
}
