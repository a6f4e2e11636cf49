import ArgumentParser
import Foundation
import SandingKit
import Wording

struct ArchiveCheckHeadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-head",
        abstract: "Hold a head that somebody has, on paper or elsewhere, against the archive.",
        discussion: """
            HEAD is the file of a head, or its lines with / between them, as they may stand in a newspaper. The exit status is \
            1 where it does not hold.

            Examples:
              sanding archive check-head head.txt
              sanding archive check-head 'example.org/pages / 6 / CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='
            """)

    @Argument(help: "The head.") var head: String

    @OptionGroup var options: ArchiveOptions

    func run() throws {
        try Failure.reporting {
            let checkpoint = try given()
            let finding = try options.request.run { try $0.check(checkpoint) }
            try options.tell(options.words.sentence(finding))
            if case .holds = finding {} else { throw ExitCode(1) }
        }
    }

    private func given() throws -> Checkpoint {
        let isFile = FileManager.default.fileExists(atPath: head)
        if isFile { return try Checkpoint(HeadFile.read(head).text) }
        let lines = head.replacing(/\s+\/\s+|\n/, with: "\n").split(separator: "\n")
        do {
            return try Checkpoint(lines.map { $0 + "\n" }.joined())
        } catch {
            throw FileFault(file: head, kind: .unusable, ArchiveFault.notHead(error))
        }
    }
}
