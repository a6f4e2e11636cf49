import ArgumentParser
import SandingKit
import Wording

struct ArchiveLogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract:
            "Say what happened, in the order of time: figures that grew, fell, were withdrawn or restored.",
        discussion: """
            A line for each entry, and below it a line for each contest whose figures are new. Captures of many contests are \
            summed up; --contest shows one of them, --all every line. Figures that an earlier capture had are said to be \
            restored and are no new count. None of this says anything about intent.
            """)

    @OptionGroup var options: ArchiveOptions

    @Option(help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Flag(help: "Show every contest and region, also unchanged ones.")
    var all = false

    func run() throws {
        try Failure.reporting {
            let line = try options.request.run { try $0.timeLine() }
            let lines = ArchiveLines(words: options.lang.wording(line.vocabulary))
            for line in line.lines {
                let text = lines.text(line.entry, line.event, all: all) {
                    contest.isEmpty || contest.contains($0.contest)
                }
                if !text.isEmpty { try options.tell(text) }
            }
        }
    }
}
