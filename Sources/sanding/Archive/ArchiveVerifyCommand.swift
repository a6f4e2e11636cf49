import ArgumentParser
import SandingKit
import Wording

struct ArchiveVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every entry, every content, the tree and the heads that were given out.",
        discussion: """
            The first entry that differs is named. With --policy (C2SP tlog-policy) the head in --head, or the last one that \
            was given out with a signature, must be signed as it says. The exit status is 1 where something differs.
            """)

    @OptionGroup var options: ArchiveOptions

    @Option(help: ArgumentHelp("Whose signatures the head needs.", valueName: "file"), completion: .file())
    var policy: String?

    @Option(help: ArgumentHelp("A head to check.", valueName: "file"), completion: .file())
    var head: String?

    func run() throws {
        try Failure.reporting {
            let words = options.words
            let policy = try policy.map { try HeadPolicy(HeadFile.bytes($0), name: $0) }
            let given = try head.map { try HeadFile.read($0) }
            let (found, finding, signed) = try options.request.run { archive in
                let found = try archive.verify()
                let note = try given ?? archive.lastSignedHead()
                return (found, try given.map { try archive.check(Checkpoint($0.text)) }, note)
            }
            var isGood = found.faults.isEmpty
            try options.tell(
                isGood
                    ? words.verified(found)
                    : ([words.notVerified(found.faults.count)]
                        + found.faults.prefix(20).map { "  " + words.sentence($0) }).joined(separator: "\n"))
            if let finding {
                try options.tell(words.sentence(finding))
                if case .holds = finding {} else { isGood = false }
            }
            if let policy {
                let met = signed.map(policy.finding) ?? .noLog
                try options.tell(words.sentence(met))
                if case .satisfied = met {} else { isGood = false }
            }
            if !isGood { throw ExitCode(1) }
        }
    }
}

/// Heads and policies in files.
enum HeadFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        try WholeFile.bytes(path)
    }

    /// Reads a head.
    ///
    /// - Throws: `FileFault` where the file is missing or no head.
    static func read(_ path: String) throws -> SignedNote {
        do {
            let note = try SignedNote(bytes(path))
            _ = try Checkpoint(note.text)
            return note
        } catch let fault as HeadFault {
            throw FileFault(file: path, kind: .unreadable, ArchiveFault.notHead(fault))
        }
    }
}
