import Foundation
import SandingKit
import Wording

/// Standard output and standard error.
enum Console {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes a result to standard output.
    ///
    /// - Throws: `Failure` where it cannot be written, such as on a full disk.
    static func print(_ text: String) throws {
        try write(Array((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    /// Writes bytes to standard output as they are.
    ///
    /// - Throws: `Failure` where they cannot be written, such as on a full disk.
    static func write(_ bytes: [UInt8]) throws {
        Interruption.writing()
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw Failure(status: .inputOutput, message: Spoken.ofProgram.outputUnwritable)
        }
    }

    /// Says what a verb remarked on its files, unless nothing is wanted.
    static func notes(_ notices: [Notice], isQuiet: Bool) {
        if !isQuiet {
            for notice in notices {
                note(OptionNames.typed(notice.sentence(Spoken.language, Spoken.vocabulary)))
            }
        }
    }

    /// Says which characters pictures could not write, unless nothing is wanted.
    static func undrawn(_ characters: [Unicode.Scalar], isQuiet: Bool) {
        if !isQuiet, !characters.isEmpty { note(Spoken.ofProgram.undrawn(characters)) }
    }

    static func note(_ text: String) { write(Spoken.ofProgram.noteHead + text.escapedLinesForTerminal) }

    static func error(_ text: String) { write("sanding: " + text.escapedLinesForTerminal) }

    /// Writes text as it is, without a line end.
    static func standardError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    private static func write(_ text: String) { standardError(text + "\n") }
}
