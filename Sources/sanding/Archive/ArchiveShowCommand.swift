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
            guard let content else { return try describe() }
            let bytes = try options.request.run { archive -> [UInt8]? in
                let found = try archive.entry(entry)
                guard content != .manifest else { return found.manifest.bytes }
                let role = Manifest.Blob.Role(rawValue: content.rawValue)
                return try role.flatMap { found.manifest.blob($0) }.map { try archive.content($0, of: entry) }
            }
            guard let bytes else {
                throw Failure(status: .inputMissing, message: options.words.noContent(entry))
            }
            try Console.write(bytes)
        }
    }

    private func describe() throws {
        let (found, captures, head) = try options.request.run { archive in
            let found = try archive.entry(entry)
            return (found, try archive.captures(of: found), try archive.checkpoint())
        }
        if document.json {
            return try document.print("archive show \(entry)", head) { $0.add(found, captures: captures) }
        }
        let (words, manifest) = (options.words, found.manifest)
        var rows: [(ArchiveLabel, String)] = [
            (.entry, "\(found.index) (\(manifest.kind.rawValue), \(manifest.reading.rawValue))"),
            (.time, words.time(manifest)), (.until, manifest.until ?? ""), (.source, manifest.source),
            (.supplier, manifest.supplier), (.parser, manifest.parser), (.note, manifest.note),
        ]
        for blob in manifest.blobs {
            let label: ArchiveLabel =
                switch blob.role {
                case .page: .content
                case .rows: .rows
                case .totals: .totals
                case .head: .head
                }
            rows.append((label, "\(blob.bytes)  sha256 \(blob.digest.hexadecimal)"))
        }
        rows.append((.leaf, found.leaf.hexadecimal))
        for (label, text) in rows where !text.isEmpty { try options.tell("\(words.label(label)): \(text)") }
        for capture in captures ?? [] {
            let votes = capture.entries.map { "\($0.ballotNumber): \($0.votes.map(words.number) ?? "–")" }
            let place = [capture.contest, capture.region?.text ?? ""].filter { !$0.isEmpty }
            try options.tell("   \(place.joined(separator: " "))  \(votes.joined(separator: ", "))")
        }
    }
}
