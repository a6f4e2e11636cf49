import ArgumentParser
import SandingKit
import Wording

struct ArchiveRereadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reread",
        abstract:
            "Read every page again as it would be read today; other figures become entries of their own.",
        discussion: """
            Captures stay as they are. The time line shows the newest reading of each, and a line for each correction.

            Example:
              sanding archive reread --candidates candidates.csv
            """)

    @OptionGroup var options: ArchiveOptions

    @Option(help: ArgumentHelp("Who reads them.", valueName: "name"))
    var supplier = ""

    @OptionGroup var reading: PageOptions

    func run() throws {
        try Failure.reporting {
            let request = ArchiveAddRequest(
                options.archive, inputs: [], supplier: supplier, candidates: reading.candidates,
                numbers: reading.numbers.style, levels: reading.levels?.names, encoding: reading.encoding)
            let found = try PagesKept.counting(options) {
                try options.counting(.entries) { try request.reread(WorkControl(progress: $0.heard)) }
            }
            let size = try options.request.run { try $0.count() }
            try options.tell(
                options.words.added(found.added.count, known: 0, unread: 0, revisits: 0, size: size))
            if !found.unnamed.isEmpty { try options.tell("  " + options.words.notReread(found.unnamed)) }
        }
    }
}
