import ArgumentParser
import Elections
import Foundation
import Reconciliation
import Reports

struct EstimateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "estimate",
        abstract: "Estimate shares, turnout and lead from a sample of polling stations.",
        discussion: """
            SAMPLE.csv has a row for each station drawn: region columns, station_no, registered, ballots_used, \
            valid, invalid and votes_1, votes_2, … A station without votes was drawn and did not arrive. A name \
            that ends in .gz is decompressed.

            Stations of each stratum come from --frame or from the weights; without either all stations weigh \
            the same and no finite population correction is made.

            Designs: stations at random (the default), or every k-th of a list (--order), in strata (--stratum); \
            clusters (--cluster) read whole or in two stages (--stages 2); unequal probabilities without \
            (--probability) and with replacement (--draw-probability).

            Ranges of shares (--interval): wald-t, logit-t, wilson, clopper-pearson, korn-graubard, goodman, \
            sison-glaz, bonferroni-logit, and simultaneous, whose coverage is best for small shares.

            Examples:
              sanding estimate sample.csv --stratum province_code --frame frame.csv
              sanding estimate sample.csv --stratum province_code --frame frame.csv --variance jackknife
              sanding estimate sample.csv --weight weight --json
              sanding estimate sample.csv --cluster village_code --stages 2 --frame villages.csv
              sanding estimate sample.csv --probability pi --joint pairs.csv
              sanding estimate sample.csv --order place --frame frame.csv --interval logit-t
            """)

    @Argument(help: "The sample.", completion: .file(extensions: ["csv", "gz"]))
    var sample: String

    @OptionGroup(title: "Design") var design: DesignArguments

    @Option(help: ArgumentHelp("Level of the intervals, a fraction.", valueName: "fraction"))
    var level = 0.95

    @Option(help: "Language of sentences and numbers.")
    var lang: Language = .english

    @Option(help: "How numbers are written in the input: 1234.5, 1.234,5 or 1,234.5.")
    var numbers: Numbers = .plain

    @Flag(help: "Print the estimate as JSON and nothing else.")
    var json = false

    func validate() throws {
        guard level > 0.5, level < 1 else {
            throw ValidationError("--level \(level): a level lies between 0.5 and 1, such as 0.95.")
        }
    }

    func run() throws {
        try Failure.reporting {
            let (stations, estimate) = try Interruption.stopping { try self.estimate() }
            if json {
                let document = SampleDocument(estimate, response: stations.response)
                let run = RunFacts(
                    version: Version.current, command: "estimate", arguments: design.arguments,
                    inputs: [], seed: design.seed)
                try Console.print(document.text(level: level, run: run))
                return
            }
            let words = Phrasebook(lang, election: Election(name: sample))
            let sentences = words.sample(estimate, level: level) + [words.notOfficial]
            try Console.print(sentences.flatMap(TerminalText.wrapped).joined(separator: "\n"))
        }
    }

    private func estimate() throws -> (StationSample, SampleEstimate) {
        let (style, drawn) = (numbers.style, design.options)
        let table = try design.read(sample, style: style, isSample: true, labels: drawn.labelColumns)
        let stations = try StationSample(
            table, options: drawn, frame: try design.readFrame(style: style),
            joint: try design.readJoint(style: style))
        return (stations, try SampleEstimate(stations, level: level, intervals: design.interval))
    }
}
