import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct PackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack",
        abstract: "Write every chart and text of an election folder, ready to publish.",
        discussion: """
            For each language a folder with words.txt (headline, post, lede, caption, alternative text), every kind of \
            chart that has something to show, as SVG in two widths, pages to embed, Vega-Lite, CSV, Datawrapper and \
            Flourish tables, and index.html to look them through. --format png,pdf writes pictures, A4 paper and \
            cards for networks instead; list all that is wanted. Both need librsvg.

            Examples:
              sanding pack Data/pilkada-2018 --contest pilgub-2018-jabar
              sanding pack Data/museum --lang en --format txt,png
            """)

    @Argument(help: "The election folder.", completion: .directory)
    var folder: String

    @Option(
        help: ArgumentHelp(
            "Folder for the pack (default: Notebooks-out/, the name of the election and -pack).",
            valueName: "dir"),
        completion: .directory, transform: OutputFolder.parse)
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Only this language; may be given several times (default: all).", valueName: "lang"))
    var lang: [Language] = []

    @OptionGroup var choice: PackChoice
    @OptionGroup(title: "Method") var method: MethodOptions

    func run() throws {
        try Failure.reporting {
            let languages = lang.isEmpty ? Language.allCases : lang.uniqued()
            let options = method.options(for: .newsroom)
            let found = try ProgressLine.during(.reconciling, isQuiet: choice.quiet) {
                try ReconcileRequest(
                    folder, contests: choice.contest, numbers: choice.numbers.style, options: options
                ).run()
            }
            Console.notes(found.notices, isQuiet: choice.quiet)
            var arguments = choice.arguments.merging(method.arguments(options)) { $1 }
            arguments["lang"] = languages.map(\.rawValue).joined(separator: ",")
            let pack = Pack(
                found.result, findings: found.findings,
                run: RunFacts("pack \(found.name)", arguments, found.inputs, found.notices))
            let place = out ?? "Notebooks-out/\(found.result.election.name)-pack"
            let writer = FolderWriter(target: URL(fileURLWithPath: place, isDirectory: true))
            let undrawn = try Interruption.writing(writer) {
                try ProgressLine.during(.writing, isQuiet: choice.quiet) {
                    try writer.writeFiles { try pack.write(languages, choice.format.formats, to: $0) }
                }
            }
            Console.undrawn(undrawn, isQuiet: choice.quiet)
            guard !choice.quiet else { return }
            try Console.print(languages[0].wording(.general).report(at: place.escapedForTerminal + "/"))
        }
    }
}
