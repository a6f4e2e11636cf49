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
            let found = try options.request.run { try $0.soundEntries() }
            try document.json
                ? document.print("archive list", found.head) {
                    $0.add(found.entries)
                    $0.add(damage: found.damage, options.words)
                }
                : list(found)
            // What is damaged is said, and is the end of the list.
            if let damage = found.damage { throw damage }
        }
    }

    private func list(_ found: CaptureArchive.Sound) throws {
        if found.entries.isEmpty, found.damage == nil, !options.quiet {
            Console.note(options.words.noEntries)
        }
        for entry in found.entries {
            let bytes = entry.manifest.blob(.page) ?? entry.manifest.blob(.rows)
            try options.tell(
                [
                    "\(entry.index)", options.words.time(entry.manifest), entry.manifest.kind.rawValue,
                    bytes.map { "\($0.bytes)" } ?? "0", entry.manifest.source,
                ].joined(separator: "  "))
        }
    }
}
