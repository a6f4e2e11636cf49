import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Draft a map of the columns of a foreign file, or show how a file is understood.",
        discussion: """
            FILE is a table of polling stations in any layout: a row a station, or a row a candidate. The draft says \
            which column is what, what it is sure of and what not; a map with an unsure part is refused until its key \
            "unsure" is removed. Other commands take it with --map.

            --check reads FILE by the map and prints the first three stations and the sums of all, to be compared with \
            the file by eye.

            Examples:
              sanding map precincts.csv --out precincts.json
              sanding map results.csv --where "office=U.S. House" --where district=2 --out house.json
              sanding map precincts.csv --check --map precincts.json
              sanding check precincts.csv --map precincts.json
            """)

    @Argument(help: "A table of polling stations.", completion: .file())
    var file: String

    @Flag(help: "Show how the file is understood by --map.")
    var check = false

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Rows that are wanted, such as one office; may be given several times.",
            valueName: "column=value"), transform: RowCondition.parse)
    var conditions: [RowCondition] = []

    @Option(help: ArgumentHelp("File for the draft (default: standard output).", valueName: "file"))
    var out: String?

    @Option(help: "Language of notes and numbers.")
    var lang: Language = .english

    @OptionGroup(title: "Input") var input: InputOptions

    func validate() throws {
        guard !check else { return }
        // A draft says itself what these would say.
        let given = [
            ("--levels", input.levels != nil), ("--numbers", input.numbers != .plain),
            ("--map", input.foreign.map != nil),
        ]
        if let (option, _) = given.first(where: \.1) { throw ValidationError(.goesWith(option, ["--check"])) }
    }

    func run() throws {
        try Failure.reporting {
            let document = MapDocument(lang)
            let reading = input.reading(digests: false)
            if check {
                let preview = try MapCheckRequest(file, reading: reading).run(input.control)
                Console.notes(preview.notices, isQuiet: false)
                return try Console.print(
                    document.lines(preview).map(\.escapedForTerminal).joined(separator: "\n") + "\n")
            }
            let (draft, notices) = try MapRequest(
                file, conditions: conditions.map(\.condition), reading: reading
            )
            .run(input.control)
            Console.notes(notices, isQuiet: false)
            if let out {
                try NewFile.write(document.text(draft), to: out)
            } else {
                try Console.print(document.text(draft))
            }
            Console.note(document.summary(draft))
        }
    }
}
