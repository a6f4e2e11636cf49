import ArgumentParser
import SandingKit
import Wording

struct ArchiveProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that an entry is in the log, or that the log grew from one size to another.",
        discussion: """
            With one number: a C2SP tlog-proof of that entry; what it proves is the manifest (show --content manifest). With \
            two numbers: that the tree of the first size is the beginning of that of the second, in the form that witnesses \
            take. A proof shows that these bytes existed, in this order, before the head was known to others. It does not \
            show that the authority displayed them.

            Examples:
              sanding archive prove 3 > entry-3.tlog-proof
              sanding archive prove 100 120
            """)

    @Argument(help: "The entry, from 0; or the older size.") var first: Int
    @Argument(help: "The newer size.") var second: Int?

    @OptionGroup var options: ArchiveOptions
    @OptionGroup var signing: KeyOptions

    func run() throws {
        try Failure.reporting {
            let text = try options.signing(signing) { archive, key in
                guard let second else { return try archive.proof(of: first, key: key).written }
                return try archive.consistency(from: first, to: second, key: key).written
            }
            try Console.write(Array(text.utf8))
        }
    }
}
