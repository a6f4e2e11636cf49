import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Make a report again from its own inputs and options, and compare byte by byte.",
        discussion: """
            BUNDLE is a folder that reconcile, explain, chart, estimate, check, diff, plan, simulate, convert or pack wrote. \
            Its proof.json says how the command was given and which files it read; these are looked for in the folder, in its \
            inputs/ and in the current folder, or in --inputs, once for each folder that has some of them. A file with another digest is named first, then the first \
            number of each file that differs, and files that are missing or do not belong. No clock is part of a report, so \
            that nothing is left out. The exit status is 1 where something differs.

            --json prints the same as a document, with every difference (schema verification-1). --script prints a Python program without dependencies that computes shares, gaps, intervals and verdicts of a \
            reconcile report again from its CSV files, and sums of votes and margins from the inputs.

            Examples:
              sanding verify Notebooks-out/pilkada-2018 --inputs Data
              sanding verify report --script > recompute.py; python3 recompute.py report Data/pilkada-2018
            """)

    @Argument(help: "The report folder.", completion: .directory)
    var bundle: String

    @Option(
        help: ArgumentHelp(
            "Folder that has the inputs; may be given several times.", valueName: "dir"),
        completion: .directory)
    var inputs: [String] = []

    @Flag(help: "Print a script that recomputes the central numbers.")
    var script = false

    @OptionGroup var document: DocumentOption

    @Option(help: "Language of sentences.")
    var lang: Language = .english

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    func run() throws {
        try Failure.reporting {
            if script { return try Console.print(RecomputeScript(of: bundle).text) }
            let found = try ProgressLine.during(.checking, isQuiet: quiet) {
                try Workspace.during {
                    try VerifyRequest(bundle, inputs: inputs, idle: Invocation.idle).run(
                        in: $0, repeating: Invocation.repeat(_:into:))
                }
            }
            let words = lang.wording(.general)
            if document.json {
                try Console.print(VerificationDocument(found, version: Version.current, words).text)
            } else if !quiet {
                try Console.print(
                    VerifyLines(words: words).text(found).map(\.escapedForTerminal).joined(separator: "\n"))
            }
            if !found.isSame { throw ExitCode(1) }
        }
    }
}
