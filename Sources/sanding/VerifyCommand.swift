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
            inputs/ and in the current folder, or in --inputs. A file with another digest is named first, then the first \
            number of each file that differs, and files that are missing or do not belong. No clock is part of a report, so \
            that nothing is left out. The exit status is 1 where something differs.

            --script prints a Python program without dependencies that computes shares, gaps, intervals and verdicts of a \
            reconcile report again from its CSV files, and sums of votes and margins from the inputs.

            Examples:
              sanding verify Notebooks-out/pilkada-2018 --inputs Data
              sanding verify report --script > recompute.py; python3 recompute.py report Data/pilkada-2018
            """)

    @Argument(help: "The report folder.", completion: .directory)
    var bundle: String

    @Option(help: ArgumentHelp("Folder that has the inputs.", valueName: "dir"), completion: .directory)
    var inputs: String?

    @Flag(help: "Print a script that recomputes the central numbers.")
    var script = false

    @Option(help: "Language of sentences.")
    var lang: Language = .english

    @Flag(help: "Print nothing unless something fails.")
    var quiet = false

    /// Differences that are named at most.
    private static let most = 20

    func run() throws {
        try Failure.reporting {
            if script { return try Console.print(RecomputeScript(of: bundle).text) }
            let found = try ProgressLine.during(.checking, isQuiet: quiet) {
                try Workspace.during {
                    try VerifyRequest(bundle, inputs: inputs, idle: Invocation.idle).run(
                        in: $0, repeating: Invocation.repeat(_:into:))
                }
            }
            if !quiet { try Console.print(lines(found).map(\.escapedForTerminal).joined(separator: "\n")) }
            if !found.isSame { throw ExitCode(1) }
        }
    }

    private func lines(_ found: VerifyResult) -> [String] {
        let words = lang.wording(.general)
        var lines = found.others.map(words.otherInput)
        if found.proof.version != Version.current {
            lines.append(words.otherVersion(found.proof.version, now: Version.current))
        }
        guard let comparison = found.comparison else { return lines + [words.noReportMade] }
        if found.isSame {
            return lines + [words.sameReport(files: comparison.files, inputs: found.proof.inputs.count)]
        }
        let all = comparison.differences
        lines.append(words.otherReport(all.count, of: comparison.files))
        lines += all.prefix(VerifyCommand.most).map { "  " + words.sentence($0) }
        if all.count > VerifyCommand.most {
            lines.append("  " + words.otherFiles(all.count - VerifyCommand.most))
        }
        return lines
    }
}
