import ArgumentParser
import Foundation
import SandingKit
import Wording

struct ArchiveInitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make an empty archive, and a key for its heads where one is wanted.",
        discussion: """
            The key is a file that its owner alone may read (PKCS #8, Ed25519), encrypted where there is a passphrase. Its \
            public part stands beside it in FILE.pub, in the form that verifiers of signed notes read. Losing the key loses \
            nothing but the signature.

            Examples:
              sanding archive init --origin example.org/pages
              sanding archive init --origin example.org/pages --key pages.key --passphrase-file secret
            """)

    @OptionGroup var options: ArchiveOptions

    @Option(
        help: ArgumentHelp(
            "Name of the log, the first line of its heads: an address of yours without scheme (default: a random name).",
            valueName: "name"))
    var origin: String?

    @OptionGroup var signing: KeyOptions

    @Flag(help: "Ask for a passphrase of the key.")
    var passphrase = false

    func run() throws {
        try Failure.reporting {
            let random = String(UInt32.random(in: 0...UInt32.max), radix: 16)
            let origin = origin ?? "sanding.local/" + random
            Interruption.writing()
            try CaptureArchive.create(options.archive, name: options.archive, origin: origin)
            if let key = signing.key {
                do {
                    _ = try SigningKey.create(
                        key, name: origin, passphrase: signing.passphrase(asking: passphrase))
                } catch {
                    // An archive without the key that was asked for was not wanted.
                    unlink(options.archive)
                    throw error
                }
            }
            try options.tell(options.words.created(options.archive, origin: origin, key: signing.key))
        }
    }
}
