import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Synchronization
import Wording

/// Which archive, and how it is spoken of.
struct ArchiveOptions: ParsableArguments {
    @Option(help: ArgumentHelp("File of the archive.", valueName: "file"), completion: .file())
    var archive = "captures.archive"

    @Option(help: "Language of sentences.")
    var lang: Language = .english

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    var request: ArchiveRequest { ArchiveRequest(archive) }

    /// Words of the language, in general terms.
    var words: any Wording { lang.wording(.general) }

    /// Runs `body` on the archive with the key that signs heads; where there is one the archive is opened for writing, for what is
    /// signed is kept in it.
    ///
    /// - Parameter isKept: Whether a head without a signature is kept too, where the archive can be written to.
    func signing<Value>(
        _ keys: KeyOptions, isKept: Bool = false, _ body: (CaptureArchive, SigningKey?) throws -> Value
    ) throws -> Value {
        func run(_ archive: CaptureArchive) throws -> Value {
            try body(archive, keys.signing(archive.origin))
        }
        let isWriting = keys.key != nil || isKept && request.isWritable
        return try isWriting ? request.change(for: .reading, run) : request.run(run)
    }

    /// Runs `body`, and shows on a terminal how much of what is counted is done where that takes longer than a moment; a signal
    /// wipes the line first.
    ///
    /// - Parameters:
    ///   - what: What is counted.
    ///   - body: What is done, with what is told of each step.
    func counting<Value>(_ what: ProgramCount, _ body: (StepsTold) throws -> Value) rethrows -> Value {
        try ProgressLine.counting(what, isQuiet: quiet) { try body(StepsTold($0)) }
    }

    /// The same of work that opens the archive within `body`: a signal ends it at its next step, so that the archive is closed and
    /// nothing of the reader stays beside it, before it ends the program.
    func leaving<Value>(_ what: ProgramCount, _ body: (StepsTold) throws -> Value) rethrows -> Value {
        try ProgressLine.counting(what, isQuiet: quiet) { heard in
            let told = StepsTold(heard)
            return try Interruption.leaving({ end in
                told.endAndWait()
                end()
            }) {
                defer { told.hasEnded() }
                return try body(told)
            }
        }
    }

    /// Prints, unless nothing is wanted.
    func tell(_ text: String) throws {
        if !quiet { try Console.print(text.escapedLinesForTerminal) }
    }
}

/// How pages are read.
struct PageOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Ballot numbers of the KPU's candidate ids, as of convert.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var candidates: String?

    @Option(help: "How numbers are written in tables: 1234.5, 1.234,5, 1,234.5, 1 234,5 or 1'234.5.")
    var numbers: Numbers = .plain

    @Option(
        help: ArgumentHelp(
            "Region columns of tables of stations, from the top down, where they are not known by their names.",
            valueName: "list"), transform: LevelList.parse)
    var levels: LevelList?

    @Option(help: "Encoding of tables of stations that are not in UTF-8: cp1252, latin1 or utf16.")
    var encoding: TextEncoding?
}

/// Whether a program reads standard output.
struct DocumentOption: ParsableArguments {
    @Flag(help: "Print a JSON document on standard output and nothing else there.")
    var json = false

    /// Prints a document.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - head: Head of the archive when it was read.
    ///   - fill: Adds what is said.
    func print(_ command: String, _ head: Checkpoint, _ fill: (inout ArchiveDocument) -> Void) throws {
        var document = ArchiveDocument(command, version: Version.current, head: head)
        fill(&document)
        try Console.print(document.text)
    }
}

/// The key that signs heads.
struct KeyOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Private key of the log.", valueName: "file"), completion: .file())
    var key: String?

    @Option(
        help: ArgumentHelp("File whose first line is the passphrase of the key.", valueName: "file"),
        completion: .file())
    var passphraseFile: String?

    func validate() throws {
        if key == nil && passphraseFile != nil {
            throw ValidationError(.goesWith("--passphrase-file", ["--key"]))
        }
    }

    /// The passphrase; empty where there is none. It is asked for where the key needs one and there is a terminal.
    func passphrase(asking: Bool) throws -> String {
        if let passphraseFile {
            let bytes = try WholeFile.bytes(passphraseFile)
            return String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        }
        guard asking, isatty(STDIN_FILENO) == 1, let typed = getpass(Spoken.ofProgram.passphrase + " ") else {
            return ""
        }
        return String(cString: typed)
    }

    /// The key, where one is named.
    func signing(_ origin: String) throws -> SigningKey? {
        guard let key else { return nil }
        let text = (try? String(contentsOfFile: key, encoding: .utf8)) ?? ""
        return try SigningKey(
            key, name: origin, passphrase: passphrase(asking: text.contains("ENCRYPTED")))
    }
}

/// What is in the archive when the program is interrupted, and what is said of pages that were added.
enum PagesKept {
    /// Puts an entry on the disk and returns how many there are then.
    typealias Keeping = (_ commit: () throws -> Int) throws -> Void

    /// Adds pages and says what was added and what was not; a signal meanwhile says how many entries there are before it ends the
    /// program, and so does a fault that ends it when some were added.
    ///
    /// - Parameters:
    ///   - options: Which archive, and how it is spoken of.
    ///   - body: Adds the pages; is given what every entry is kept by, and what is told of files that cannot be read.
    static func telling(
        _ options: ArchiveOptions,
        _ body: (_ keeping: @escaping Keeping, _ missing: (FileFault) -> Void) throws -> ArchiveAddResult
    ) throws {
        let count = KeptCount()
        let (isQuiet, words) = (options.quiet, options.words)
        try Interruption.leaving(
            { end in
                count.ending { entries in
                    if !isQuiet {
                        Console.note(entries.map(words.interruptedAfter(entries:)) ?? words.nothingAdded)
                    }
                    end()
                }
            },
            {
                Interruption.writing()
                var missing: [FileFault] = []
                let found: ArchiveAddResult
                do {
                    found = try body({ try count.keep($0) }, { missing.append($0) })
                } catch {
                    for fault in missing { Console.error(words.sentence(fault)) }
                    if !isQuiet, let entries = count.sinceAdded {
                        Console.note(words.interruptedAfter(entries: entries))
                    }
                    throw error
                }
                try tell(found, missing: missing, options)
            })
    }

    /// Runs `body`; a signal meanwhile says how many entries the archive has before it ends the program.
    static func counting<Value>(_ options: ArchiveOptions, _ body: () throws -> Value) rethrows -> Value {
        let (isQuiet, words, request) = (options.quiet, options.words, options.request)
        return try Interruption.leaving(
            { end in
                // What another process would be told: what is on the disk.
                if !isQuiet, let entries = try? request.run({ try $0.count() }) {
                    Console.note(words.keptSoFar(entries: entries))
                }
                end()
            },
            {
                Interruption.writing()
                return try body()
            })
    }

    /// Says what was added, and what was not taken and why; then the run has failed.
    private static func tell(
        _ found: ArchiveAddResult, missing: [FileFault], _ options: ArchiveOptions
    ) throws {
        for algorithm in found.unknownDigests where !options.quiet {
            Console.note(options.words.unknownDigest(algorithm))
        }
        if !found.mended.isEmpty { Console.error(options.words.mended(found.mended)) }
        for fault in found.notTaken { Console.error(options.words.notTaken(fault)) }
        for fault in missing { Console.error(options.words.sentence(fault)) }
        // What was not read is told with its reason, and once.
        let told = found.causes.reduce(0) { $0 + $1.count }
        try options.tell(
            options.words.added(
                found.added.count, known: found.known, unread: found.unread - told, revisits: found.revisits,
                size: found.size))
        if found.repeats > 0 { try options.tell("  " + options.words.repeats(found.repeats)) }
        if found.timesOfFiles > 0, !options.quiet {
            Console.note(options.words.orderedByFiles(found.timesOfFiles))
        }
        for unread in found.causes {
            try options.tell("  " + options.words.notRead(unread.count, unread.cause, first: unread.first))
        }
        // What is damaged weighs more than what could not be read now.
        if found.notTaken.isEmpty, let first = missing.first {
            throw ExitCode(Failure(first).status.rawValue)
        }
        if !found.notTaken.isEmpty { throw ExitCode(Failure.Status.badData.rawValue) }
    }
}

/// How many entries an archive has, which one thread changes and another reads.
private final class KeptCount: Sendable {
    private let count = Mutex<Int?>(nil)
    /// What was acknowledged, which can be read while an entry waits for another program.
    private let known = Mutex<(first: Int, last: Int)?>(nil)

    /// How many there are now, where there are more than at the beginning.
    var sinceAdded: Int? { known.withLock { $0.flatMap { $0.last > $0.first ? $0.last : nil } } }

    /// Runs what puts an entry on the disk; nobody ends the program between that and the new number.
    func keep(_ commit: () throws -> Int) throws {
        try count.withLock { count in
            let now = try commit()
            count = now
            known.withLock { $0 = ($0?.first ?? now, now) }
        }
    }

    /// Ends the program, when the entry that is being written is there.
    ///
    /// - Parameter end: Is given how many there are; `nil` where nothing was opened yet.
    func ending(_ end: (Int?) -> Never) -> Never {
        for _ in 0..<200 {
            _ = count.withLockIfAvailable { count -> Void in end(count) }
            usleep(10_000)
        }
        end(known.withLock { $0?.last })
    }
}
