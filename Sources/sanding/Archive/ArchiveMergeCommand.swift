import ArgumentParser
import SandingKit
import Wording

struct ArchiveMergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Take the entries of another archive, and say where the two agree.",
        discussion: """
            Entries come as they are, with their times, sources and suppliers; the other archive's head is kept with its \
            signatures. Two archives that captured the same bytes on their own say more than a signature does.

            Example:
              sanding archive merge theirs.archive
            """)

    @Argument(help: "The other archive, which is left as it is.", completion: .file()) var other: String

    @OptionGroup var options: ArchiveOptions

    func run() throws {
        try Failure.reporting {
            Interruption.writing()
            let found = try ArchiveRequest(other).run { other in
                try options.request.change { try $0.merge(other) }
            }
            try options.tell(
                options.words.merged(
                    found, origin: found.head.text.split(separator: "\n").first.map(String.init) ?? ""))
        }
    }
}
