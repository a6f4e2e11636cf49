import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct ArchiveExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Write pages below the times of their captures, and tables of entries, captures and outages.",
        discussion: """
            The folder has pages/TIME/NAME, which archive add takes again, captures.csv and outages.csv as election folders \
            have them, and entries.csv with the digest of each page. The folder appears whole or not at all.

            Example:
              sanding archive export exported
            """)

    @Argument(help: "A folder that is not there.", completion: .directory) var folder: String

    @OptionGroup var options: ArchiveOptions

    func run() throws {
        try Failure.reporting {
            let writer = FolderWriter(target: URL(fileURLWithPath: folder, isDirectory: true))
            Interruption.writing()
            let files = try options.request.run { archive in
                try Interruption.leaving(writer.abandon) {
                    try writer.write { staging in
                        let paths = try ArchiveExport(archive).write(to: staging)
                        let head = try archive.checkpoint()
                        try ProofFile.write(
                            to: staging, paths: paths,
                            run: RunFacts(
                                "archive export",
                                ["origin": head.origin, "root": head.root.base64, "size": "\(head.size)"], [])
                        )
                        return paths.count
                    }
                }
            }
            try options.tell(options.words.exported(folder, files: files))
        }
    }
}
