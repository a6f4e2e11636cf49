import ArgumentParser
import Foundation
import SandingKit
import Wording

struct ArchiveWatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract: "Add pages as they are saved into a folder, and say when a figure changed.",
        discussion: """
            A file is added when it is complete: the same size and time at two looks. A line is printed when a figure is \
            another than in the capture of the page before, or is gone; --verbose prints one for every page. What cannot be \
            listed or read is named once and tried again; all else is taken. Ctrl-C ends it, and says what is there.

            Example:
              sanding archive watch captures --zone +07:00
            """)

    @Argument(help: "The folder.", completion: .directory) var folder: String
    @OptionGroup var options: ArchiveOptions

    @Option(help: ArgumentHelp("Address of the folder that the pages come from.", valueName: "address"))
    var source: String?

    @Option(help: ArgumentHelp("Who supplies the captures.", valueName: "name"))
    var supplier = ""

    // Zones of the west begin with a minus sign.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Zone of times that name none, such as +07:00.", valueName: "zone"))
    var zone: String?

    @OptionGroup var reading: PageOptions

    @Option(help: ArgumentHelp("Seconds between looks.", valueName: "s"))
    var every = 2.0

    @Flag(help: "Look once, take every file as complete, and end.")
    var once = false

    @Flag(help: "Print a line for every page.")
    var verbose = false

    func validate() throws {
        guard (0.1...86_400).contains(every) else {
            throw ValidationError(
                .notBetween(
                    "--every", value: every, low: 0.1, high: 86_400, arePoints: false, example: 2))
        }
    }

    func run() throws {
        try Failure.reporting {
            let request = ArchiveAddRequest(
                options.archive, inputs: [folder], source: source, supplier: supplier, zone: zone,
                candidates: reading.candidates, numbers: reading.numbers.style,
                levels: reading.levels?.names, encoding: reading.encoding)
            let watch = try ArchiveWatch(request)
            try PagesKept.counting(options) {
                repeat {
                    let arrivals = try watch.look(isLast: once)
                    for fault in watch.retried where !options.quiet {
                        Console.note(options.words.triedAgain(options.words.sentence(fault)))
                    }
                    if !watch.mended.isEmpty { Console.error(options.words.mended(watch.mended)) }
                    for new in arrivals where verbose || new.isNews {
                        let lines = ArchiveLines(words: options.lang.wording(new.vocabulary))
                        try options.tell(lines.text(new.line, shows: { $0.change != .same }))
                    }
                    for fault in watch.failed.dropFirst() { Console.error(options.words.sentence(fault)) }
                    if let first = watch.failed.first { throw first }
                    if !once { Thread.sleep(forTimeInterval: every) }
                } while !once
            }
        }
    }
}
