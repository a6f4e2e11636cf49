import ArgumentParser
import Foundation
import SandingKit
import Wording

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
    @OptionGroup var output: EstimateOutput

    func run() throws {
        try Failure.reporting {
            // Only a report tells what was read.
            let files = design.files(
                sample, by: output.by,
                design.foreign.reading(
                    levels: design.levels, numbers: output.numbers, digests: output.result.writesReport))
            let found = try ProgressLine.during(.estimating, isQuiet: output.result.quiet) {
                try EstimateRequest(files, level: output.level).run(design.control)
            }
            Console.notes(found.notices, isQuiet: output.result.quiet)
            let name = String(URL(fileURLWithPath: sample).lastPathComponent.prefix { $0 != "." })
            try output.finish(found, name: name, design: design)
        }
    }
}
