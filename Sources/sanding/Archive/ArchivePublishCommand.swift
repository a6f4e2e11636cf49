import ArgumentParser
import SandingKit
import Wording

struct ArchivePublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract:
            "Write the archive as files that any web host serves (C2SP tlog-tiles), for others to verify.",
        discussion: """
            FOLDER gets checkpoint, tile/ (hashes and entries) and blob/ (contents by SHA-256; those above 1 MiB compressed, \
            as DIGEST.zst). Files are written once; the checkpoint comes last. A later publication into the same folder adds \
            what is new. Public logs need a signature: give --key, or sign a head before. The checkpoint is kept \
            in the archive too, so that verify holds later states to it.

            Example:
              sanding archive publish public/ --key pages.key
            """)

    @Argument(
        help: "A folder that is not there, empty, or has an earlier publication.", completion: .directory)
    var folder: String

    @OptionGroup var options: ArchiveOptions
    @OptionGroup var signing: KeyOptions

    func run() throws {
        try Failure.reporting {
            Interruption.writing()
            let found = try options.leaving(.contents) { told in
                try options.signing(signing, isKept: true) { archive, key in
                    var publisher = TilePublisher(archive, to: folder)
                    return try publisher.publish(key: key) { try told.next() }
                }
            }
            try options.tell(
                options.words.published(
                    folder, size: found.size, files: found.files, isSigned: found.isSigned))
        }
    }
}
