import ArgumentParser
import Publishing
import SandingKit
import Wording

struct ArchiveHeadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "head",
        abstract: "Print the head of the tree (C2SP tlog-checkpoint), to be kept where others see it.",
        discussion: """
            Three lines: name of the log, number of entries, root of the tree; then a signature where there is --key. Without \
            one it can be printed in a newspaper all the same: whoever has it can hold the archive to it by check-head. \
            Heads that are signed, here, by prove or by publish, are kept in the archive, so that verify holds later states to \
            them.
            """)

    @OptionGroup var options: ArchiveOptions
    @OptionGroup var signing: KeyOptions
    @OptionGroup var document: DocumentOption

    @Option(help: ArgumentHelp("The head of the first so many entries.", valueName: "n"))
    var size: Int?

    func run() throws {
        try Failure.reporting {
            let note = try options.signing(signing) { try $0.head(size, key: $1) }
            if document.json {
                let head = try options.request.run { try $0.checkpoint() }
                return try document.print("archive head", head) { $0.add(note) }
            }
            try Console.print(note.signatures.isEmpty ? note.text : note.written)
        }
    }
}
