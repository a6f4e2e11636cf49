import ArgumentParser
import Publishing
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

    @OptionGroup var document: DocumentOption

    func run() throws {
        try Failure.reporting {
            let words = options.words
            let policy = try policy.map { try HeadPolicy(HeadFile.bytes($0), name: $0) }
            let given = try head.map { try HeadFile.read($0) }
            let found = try options.leaving(.contents) { told in
                try options.request.run(for: .verifying) { archive in
                    let found = try archive.verify { try told.next() }
                    let note = try given ?? archive.lastSignedHead()
                    let finding = try given.map { try archive.check(Checkpoint($0.text)) }
                    let met = policy.map { policy in note.map(policy.finding) ?? .noLog }
                    return ArchiveChecks(
                        archive: found, head: finding, policy: met,
                        log: Checkpoint(origin: archive.origin, size: found.entries, root: found.root),
                        file: options.archive)
                }
            }
            if document.json {
                try document.print("archive verify", found.log) {
                    $0.add(found.archive, head: found.head, policy: found.policy, words)
                }
            } else {
                for line in found.lines(words) { try options.tell(line) }
            }
            if !found.areGood { throw ExitCode(1) }
        }
    }
}
