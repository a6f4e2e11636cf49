import Foundation
import Publishing
import SandingKit

/// Standard output and standard error.
enum Console {
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes a result to standard output.
    ///
    /// - Throws: `Failure` where it cannot be written, such as on a full disk.
    static func print(_ text: String) throws {
        Interruption.writing()
        let line = text.hasSuffix("\n") ? text : text + "\n"
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
        } catch {
            throw Failure(
                status: .inputOutput,
                message: "standard output cannot be written; check the disk or the program it goes to")
        }
    }

    /// Writes sentences for a person, each on a line of its own: a line end within a name is written out.
    ///
    /// - Throws: `Failure` where it cannot be written.
    static func printLines(_ lines: [String]) throws {
        try print(lines.map(\.escapedForTerminal).joined(separator: "\n"))
    }

    /// Writes a report, whole or not at all.
    ///
    /// - Parameters:
    ///   - publication: The report.
    ///   - formats: What to write.
    ///   - place: Path of its folder.
    ///   - isQuiet: Whether nothing is shown meanwhile.
    static func write(
        _ publication: Publication, _ formats: Set<ReportFormat>, to place: String, isQuiet: Bool
    ) throws {
        let writer = FolderWriter(target: URL(fileURLWithPath: place, isDirectory: true))
        Interruption.writing()
        try Interruption.leaving(writer.abandon) {
            try ProgressLine.during("writing the report", isQuiet: isQuiet) {
                try writer.writeFiles { try publication.write(formats, to: $0) }
            }
        }
    }

    /// Says what a verb remarked on its files, unless nothing is wanted.
    static func notes(_ notices: [Notice], isQuiet: Bool) {
        if !isQuiet { for notice in notices { note(OptionNames.typed("\(notice)")) } }
    }

    static func note(_ text: String) { write("note: " + text.escapedLinesForTerminal) }

    static func error(_ text: String) { write("sanding: " + text.escapedLinesForTerminal) }

    /// Writes text as it is, without a line end.
    static func standardError(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }

    private static func write(_ text: String) { standardError(text + "\n") }
}
