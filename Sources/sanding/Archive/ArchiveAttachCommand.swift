import ArgumentParser
import Foundation
import SandingKit
import Wording

struct ArchiveAttachCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attach",
        abstract: "Keep time stamps of heads (RFC 3161, OpenTimestamps), and say what they commit to.",
        discussion: """
            FILE is a .tsr (a reply or token of RFC 3161) or an .ots of what archive head printed, byte by byte. The head is \
            found; a file of anything else is refused. Nothing is fetched: signatures, certificates and the chain of Bitcoin are \
            not checked, and each line says so. Without FILE the stamps that are kept are listed; --out writes them with their \
            heads for programs that check the rest. archive verify holds every stamp against the entries.

            Examples:
              sanding archive head > head.txt
              openssl ts -query -data head.txt -sha256 -cert > head.tsq
              sanding archive attach head.tsr
              sanding archive attach --out stamps
            """)

    @Argument(help: "Files of time stamps.", completion: .file(extensions: ["tsr", "ots"]))
    var files: [String] = []

    @OptionGroup var options: ArchiveOptions

    @Option(help: ArgumentHelp("Folder for heads and stamps.", valueName: "dir"), completion: .directory)
    var out: String?

    func run() throws {
        try Failure.reporting {
            if !files.isEmpty {
                Interruption.writing()
                try options.request.change(for: .reading) { archive in
                    for file in files {
                        try options.tell(
                            options.words.attached(archive.attach(WholeFile.bytes(file), file: file)))
                    }
                }
            }
            let stamps = try options.request.run { try $0.stamps() }
            if let out {
                let count = try StampFolder(stamps).write(to: out)
                return try options.tell(options.words.stampsWritten(out, files: count))
            }
            guard files.isEmpty else { return }
            if stamps.isEmpty { return try options.tell(options.words.noStamps) }
            for found in stamps {
                for claim in found.stamp.claims {
                    try options.tell(options.words.sentence(claim, size: found.size))
                }
            }
        }
    }
}
