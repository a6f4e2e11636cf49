import ArgumentParser
import Publishing
import SandingKit
import Wording

struct ConvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "convert",
        abstract: "Turn the KPU's own published JSON into station files, captures and names.",
        discussion: """
            INPUT is a folder, a tar archive (plain or compressed), a zip archive, a web archive (WARC, WACZ), JSON \
            lines of url and data (plain or compressed) or one .json file with pages of Situng 2019, Sirekap 2024 or Pilkada 2024, below any folder and also under saved addresses such as \
            pemilu__hhcw_ppwp_11_1101.json. Archives are told by their content and not unpacked.

            One contest gives one election folder: stations.csv (empty = unknown, suara_total as ballots_used), \
            captures.csv (what pages of regions displayed; ts has no zone and is read as WIB), candidates.csv, \
            regions.csv, versions.csv (older versions of stations) and pages.csv (what else pages of stations say). \
            Several contests give a folder each. unread.csv lists every file and key that could not be read or has \
            no column, with the reason. report.html and report.md say what was read, conversion.json in figures. Regions of Situng 2019 keep its running numbers, which are not Kemendagri \
            codes.

            A page of a station without votes that does not say its contest is taken for the only contest of the input; \
            --contest with one contest is the contest of every page that does not say it.

            A damaged archive is read as far as it goes; what was read is written and the exit status is 65.

            Examples:
              sanding convert sirekap.tar.gz --out sirekap
              sanding convert pemilu/hhcw/ppwp --candidates candidates.csv
              sanding convert dump.zip --contest pemilu-2024-ppwp --json
            """)

    @OptionGroup var input: ConvertInput

    func run() throws {
        try Failure.reporting {
            let found = try ProgressLine.counting(.filesRead, isQuiet: input.quiet || input.json) {
                try input.convert(WorkControl(threads: input.threads ?? Parallel.processors, progress: $0))
            }
            let report = input.report(found)
            if !input.json && !input.quiet {
                for notice in report.remarks(naming: OptionNames.typed) { Console.note(notice) }
            }
            let publication = report.publication()
            try Delivery(
                publication: publication, formats: [], place: nil, language: input.lang, json: input.json,
                quiet: input.quiet
            ).deliver { TerminalText.lines(publication) }
            if let damage = found.damage {
                throw Failure(
                    status: .badData,
                    message: Spoken.ofProgram.damagedArchive(
                        input.source.escapedForTerminal, cause: "\(damage)", isWritten: input.isWriting))
            }
        }
    }
}
