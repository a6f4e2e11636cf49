import ArgumentParser
import Foundation
import SandingKit
import Synchronization

/// What was typed, for the proofs of reports.
enum Invocation {
    /// Options that do not change what a folder holds.
    static let idle = TypedCommand.IdleOptions(
        valued: ["--out", "--threads", "--fail-on"], flags: ["--quiet", "--json", "--no-color"])

    private static let current = Mutex<TypedCommand?>(nil)

    /// The command that is being run; `nil` for one that cannot be repeated.
    static var typed: TypedCommand? { current.withLock { $0 } }

    /// Notes the words of the command line, before files come and go.
    static func note(_ words: [String]) {
        let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"]
        let typed = TypedCommand(typed: words, without: idle, epoch: epoch)
        current.withLock { $0 = typed }
    }

    /// Runs another command in the place of that which was typed.
    ///
    /// - Throws: What the command throws.
    static func run(_ words: [String]) throws {
        note(words)
        var parsed = try Sanding.parseAsRoot(words)
        try parsed.run()
    }

    /// Gives a command again, as its proof has it.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - folder: Where its report goes.
    /// - Throws: What the command throws.
    static func `repeat`(_ command: TypedCommand, into folder: URL) throws {
        current.withLock { $0 = command }
        if let epoch = command.epoch {
            setenv("SOURCE_DATE_EPOCH", epoch, 1)
        } else {
            unsetenv("SOURCE_DATE_EPOCH")
        }
        let words = command.words.prefix(1) + ["--out", folder.path, "--quiet"] + command.words.dropFirst()
        var parsed = try Sanding.parseAsRoot(Array(words))
        try parsed.run()
    }
}

/// A folder of this process alone, which is gone when it is not needed any more.
enum Workspace {
    /// - Parameter body: Is given the folder, which is empty.
    /// - Throws: What making it and `body` throw.
    static func during<Value>(_ body: (URL) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "sanding-\(UUID().uuidString)", directoryHint: .isDirectory)
        // It is made by one who cannot be ended meanwhile, or not at all.
        let making = Mutex(())
        let leave: Interruption.Leaving = { end in
            making.withLock { _ in
                FoldersBelow.remove(folder, movingTo: folder.appendingPathExtension("gone"))
                end()
            }
        }
        return try Interruption.leaving(leave) {
            try making.withLock { _ in
                try FileManager.default.createDirectory(
                    at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
            defer { try? FileManager.default.removeItem(at: folder) }
            return try body(folder)
        }
    }
}
