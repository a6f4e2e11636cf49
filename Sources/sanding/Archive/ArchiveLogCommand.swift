import ArgumentParser
import Publishing
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
            restored and are no new count. Captures of one address and one second that hold other figures contradict each \
            other: each line names the other entry, and nothing is computed from them. Between captures of one minute or day, \
            whose order is not known, nothing is said to have risen or fallen; nor is it where a time is that of the file alone. None of this says anything about intent.
            """)

    @OptionGroup var options: ArchiveOptions
    @OptionGroup var document: DocumentOption

    @Option(help: ArgumentHelp("Only this contest; may be given several times.", valueName: "id"))
    var contest: [String] = []

    @Flag(help: "Show every contest and region, also unchanged ones.")
    var all = false

    func run() throws {
        try Failure.reporting {
            let (line, head) = try options.leaving(.entries) { told in
                try options.request.run { archive in
                    // What is said in public rests on entries that are as they were added.
                    try archive.checkLog()
                    let line = try archive.timeLine(asking: .reading(archive)) { try told.done($0, of: $1) }
                    return (line, try archive.checkpoint())
                }
            }
            let isWanted = { (item: TimeLine.Item) in contest.isEmpty || contest.contains(item.contest) }
            if document.json {
                return try document.print("archive log", head) { $0.add(line, shows: isWanted) }
            }
            if line.lines.isEmpty, !options.quiet { Console.note(options.words.noEntries) }
            let earlier = line.readEarlier.count
            if earlier > 0, !options.quiet { Console.note(options.words.readEarlier(earlier)) }
            let ofFiles = line.orderedByFiles.count
            if ofFiles > 0, !options.quiet { Console.note(options.words.orderedByFiles(ofFiles)) }
            let vocabularies = EntryVocabularies(line)
            for line in line.lines {
                let vocabulary = vocabularies.vocabulary(of: line.entry.index)
                let lines = ArchiveLines(words: options.lang.wording(vocabulary))
                let text = lines.text(line, all: all, shows: isWanted)
                if !text.isEmpty { try options.tell(text) }
            }
        }
    }
}
