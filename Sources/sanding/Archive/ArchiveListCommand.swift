import ArgumentParser
import Publishing
import SandingKit
import Wording

struct ArchiveListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the entries in the order in which they came: number, time, bytes, source.")

    @OptionGroup var options: ArchiveOptions
    @OptionGroup var document: DocumentOption

    func run() throws {
        try Failure.reporting {
            let (entries, head) = try options.request.run { (try $0.entries(), try $0.checkpoint()) }
            if document.json { return try document.print("archive list", head) { $0.add(entries) } }
            if entries.isEmpty, !options.quiet { Console.note(options.words.noEntries) }
            for entry in entries {
                let bytes = entry.manifest.blob(.page) ?? entry.manifest.blob(.rows)
                try options.tell(
                    [
                        "\(entry.index)", options.words.time(entry.manifest), entry.manifest.kind.rawValue,
                        bytes.map { "\($0.bytes)" } ?? "0", entry.manifest.source,
                    ].joined(separator: "  "))
            }
        }
    }
}
