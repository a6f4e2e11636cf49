import ArgumentParser
import Publishing
import SandingKit
import Wording

struct ArchiveMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract:
            "Take the entries of another archive, and say where the two agree and where they contradict.",
        discussion: """
            Entries come as they are, with their times, sources and suppliers; the other archive's head is kept with its \
            signatures. Two archives that captured the same bytes on their own say more than a signature does.

            Captures of one address whose times meet and whose figures are other ones are named, a line for each pair. Where \
            both times are known to the second they contradict each other, and the exit status is 1, as it is for other bytes of \
            one second that were not both read; where one is coarser, the page may have changed in between. Everything is taken all \
            the same: nothing says which of the two is right.

            Example:
              sanding archive merge theirs.archive
            """)

    @Argument(help: "The other archive, which is left as it is.", completion: .file()) var other: String

    @OptionGroup var options: ArchiveOptions
    @OptionGroup var document: DocumentOption

    func run() throws {
        try Failure.reporting {
            let (found, head) = try PagesKept.counting(options) {
                try ArchiveRequest(other).run(for: .merging) { other in
                    try options.request.change { archive in
                        try options.counting(.entries) { told in
                            (try archive.merge(other) { try told.next() }, try archive.checkpoint())
                        }
                    }
                }
            }
            if !found.mended.isEmpty { Console.error(options.words.mended(found.mended)) }
            if document.json {
                try document.print("archive merge", head) { $0.add(found) }
            } else {
                try tell(found, of: found.origin)
            }
            if found.differs { throw ExitCode(1) }
        }
    }

    /// Lines of each list at most; pairs that contradict each other are all named.
    private static let most = 20

    private func tell(_ found: CaptureArchive.Merged, of origin: String) throws {
        let words = options.words
        if let said = words.relation(found.relation, origin: origin) { try options.tell(said) }
        try options.tell(words.merged(found, origin: origin))
        try list(found.agreements.map(words.agreement))
        try options.tell(words.compared(found, origin: origin))
        let (sure, open) = (
            found.contradictions.filter { $0.weight == .figures },
            found.contradictions.filter { $0.weight != .figures }
        )
        for item in sure { try options.tell("  " + words.line(item, origin: origin)) }
        try list(open.map { words.line($0, origin: origin) })
    }

    private func list(_ lines: [String]) throws {
        for line in lines.prefix(ArchiveMergeCommand.most) { try options.tell("  " + line) }
        let rest = lines.count - ArchiveMergeCommand.most
        if rest > 0 { try options.tell("  " + options.words.moreLines(rest)) }
    }
}
