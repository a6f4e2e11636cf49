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

    /// Contests and regions of a capture that are shown one by one, at most.
    private static let most = 3

    func run() throws {
        try Failure.reporting {
            let line = try options.request.run { try $0.timeLine() }
            let words = options.lang.wording(line.vocabulary)
            for line in line.lines { try options.tell(text(line, words).joined(separator: "\n")) }
        }
    }

    private func text(_ line: TimeLine.Line, _ words: any Wording) -> [String] {
        let manifest = line.entry.manifest
        let said = words.line(line.event, source: manifest.source, note: manifest.note)
        let head = "\(line.entry.index)  \(words.time(manifest))  \(said)"
        guard case .figures(let items) = line.event else { return [head] }
        let wanted = items.filter { contest.isEmpty || contest.contains($0.contest) }
        if wanted.isEmpty { return [] }
        return [head] + lines(wanted, words).map { "   " + $0 }
    }

    private func lines(_ items: [TimeLine.Item], _ words: any Wording) -> [String] {
        if all { return items.map { words.line($0) } }
        // The whole of each contest stands for its regions.
        let whole = items.enumerated().filter { place, item in
            items[..<place].allSatisfy { $0.contest != item.contest }
        }.map(\.element)
        let shown = whole.count <= ArchiveLogCommand.most ? whole : []
        return shown.map { words.line($0) } + (shown.count == items.count ? [] : [words.summary(items)])
    }
}
