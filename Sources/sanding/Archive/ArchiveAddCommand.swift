import ArgumentParser
import SandingKit
import Wording

struct ArchiveAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract:
            "Add pages: files, folders, tar or zip archives, web archives, election folders, or standard input.",
        discussion: """
            Each page is on the disk before the next is read; what is there already (same content, source and time) is not \
            added again. Times come from --time, from --times, from names such as 20241128T105941 or 2024-11-28_10-59, from \
            the page itself, or from the time of the file, in this order. Names without a zone need --zone.

            Pages of the KPU and files of stations are read; anything else is kept as bytes. Of an election folder, \
            captures.csv and outages.csv are taken, an entry for each capture and each report of an outage. Records of web \
            archives (WARC, WACZ) keep their address, their moment and their bytes.

            Examples:
              sanding archive add captures --zone +07:00 --supplier "Ani"
              sanding archive add page.json --time 2024-11-28T10:59:41+07:00 --source https://example.org/page.json
              sanding archive add Data/pilkada-2018
            """,
        // What archive export wrote, and what others call it.
        aliases: ["import"])

    @Argument(help: "What is added; - is standard input.", completion: .file())
    var inputs: [String]

    @OptionGroup var options: ArchiveOptions

    @Option(
        help: ArgumentHelp(
            "Address of the page, or of what the folder holds (default: its name).", valueName: "address"))
    var source: String?

    @Option(help: ArgumentHelp("Who supplies the captures.", valueName: "name"))
    var supplier = ""

    @Option(help: ArgumentHelp("When all of them were captured.", valueName: "time"))
    var time: String?

    // Zones of the west begin with a minus sign.
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Zone of times that name none, such as +07:00.", valueName: "zone"))
    var zone: String?

    @Option(
        help: ArgumentHelp("Times of pages: a CSV file with path and captured_at.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var times: String?

    @OptionGroup var reading: PageOptions

    @Option(help: ArgumentHelp("Threads to use (default: one per processor).", valueName: "n"))
    var threads: Int?

    func run() throws {
        try Failure.reporting {
            let request = ArchiveAddRequest(
                options.archive, inputs: inputs, source: source, supplier: supplier, time: time, zone: zone,
                times: times, candidates: reading.candidates, numbers: reading.numbers.style,
                levels: reading.levels?.names, encoding: reading.encoding)
            try PagesKept.telling(options) { keeping, missing in
                try ProgressLine.counting(.filesRead, isQuiet: options.quiet) { heard in
                    let control = WorkControl(threads: threads ?? Parallel.processors, progress: heard)
                    return try request.run(control, keeping: keeping, missing: missing)
                }
            }
        }
    }
}
