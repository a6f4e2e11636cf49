import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct ArchiveShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show an entry, or give back its page, its figures or its manifest as they are kept.",
        discussion: """
            Examples:
              sanding archive show 3
              sanding archive show 3 --content page > page.json
              sanding archive show 3 --content manifest | sha256sum
            """)

    enum Content: String, CaseIterable, ExpressibleByArgument { case page, rows, totals, head, manifest }

    @Argument(help: "The entry, from 0.") var entry: Int

    @OptionGroup var options: ArchiveOptions

    @OptionGroup var document: DocumentOption

    @Option(help: "Write this, byte by byte, and nothing else.")
    var content: Content?

    func run() throws {
        try Failure.reporting {
            let found = try options.request.run { archive in
                let found = try archive.soundEntries(only: entry)
                try content.map { try write($0, of: found.entries[0], in: archive) }
                    ?? describe(found, captures: archive.captures(of: found.entries[0]))
                return found
            }
            // Damage behind the entry is said, and is the end of it.
            if let damage = found.damage { throw damage }
        }
    }

    private func write(
        _ content: Content, of found: CaptureArchive.Entry, in archive: CaptureArchive
    ) throws {
        if content == .manifest { return try Console.write(found.manifest.bytes) }
        let role = Manifest.Blob.Role(rawValue: content.rawValue)
        guard let blob = role.flatMap({ found.manifest.blob($0) }) else {
            throw Failure(status: .inputMissing, message: options.words.noContent(entry))
        }
        try Console.write(archive.content(blob, of: entry))
    }

    private func describe(_ found: CaptureArchive.Sound, captures: [Capture]?) throws {
        if document.json {
            return try document.print("archive show \(entry)", found.head) {
                $0.add(found.entries[0], captures: captures)
                $0.add(damage: found.damage, options.words)
            }
        }
        for line in ArchiveLines(words: options.words).description(of: found.entries[0], captures) {
            try options.tell(line)
        }
    }
}
