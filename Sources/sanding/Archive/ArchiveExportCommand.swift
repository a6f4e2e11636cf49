import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct ArchiveExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Write the archive as a folder of pages and tables, or as a web archive (WARC, WACZ).",
        discussion: """
            The folder has pages/TIME/NAME, captures.csv and outages.csv as election folders have them, entries.csv with the \
            digest of each page, and manifests.jsonl and contents/ with all else. What is written appears whole or not at all, and \
            never in the place of something else.

            With --format warc or wacz it is one file: a record with the bytes of each page, digests, and the manifest of each \
            entry beside it. Programs for web archives check it.

            archive add makes the same entries of the folder or file again.

            Examples:
              sanding archive export exported
              sanding archive export --format wacz captures.wacz
            """)

    enum Form: String, CaseIterable, ExpressibleByArgument { case folder, warc, wacz }

    @Argument(help: "A folder or file that is not there.", completion: .file()) var target: String

    @OptionGroup var options: ArchiveOptions

    @Option(help: "What is written.") var format: Form = .folder

    func run() throws {
        try Failure.reporting {
            let copy = try WebArchiveExport.Form(rawValue: format.rawValue).map(records) ?? .files(files())
            try options.tell(options.words.exported(target, copy))
        }
    }

    /// Writes one file.
    private func records(_ form: WebArchiveExport.Form) throws -> ArchiveCopy {
        let leave: Interruption.Leaving = { end in
            for draft in WebArchiveExport.drafts(of: target) { unlink(draft) }
            end()
        }
        Interruption.writing()
        let found = try options.request.run { archive in
            let export = WebArchiveExport(archive, version: Version.current)
            return try Interruption.leaving(leave) {
                try options.counting(.entries) { try export.write(form, to: target, $0.done) }
            }
        }
        return .entries(found.entries, pages: found.pages)
    }

    /// Writes a folder; the number of files in it.
    private func files() throws -> Int {
        try ArchiveExport.checkIsNew(target)
        let writer = FolderWriter(target: URL(fileURLWithPath: target, isDirectory: true))
        return try options.request.run { archive in
            try Interruption.writing(writer) {
                try writer.write { staging in
                    let paths = try options.counting(.entries) {
                        try ArchiveExport(archive).write(to: staging, $0.done)
                    }
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
    }
}
