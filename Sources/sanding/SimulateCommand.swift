import ArgumentParser
import Publishing
import SandingKit
import Wording

struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Draw repeated samples from a full count and see how often the intervals are right.",
        discussion: """
            STATIONS.csv is a full count, one row a polling station, with votes_1, votes_2, … and region columns; \
            without it a count is invented from --synthetic shares. Every sample is estimated as `estimate` would, \
            and its intervals are held against the count it came from: how often they cover each share, all \
            shares together and the lead, and how often a true result would have been called into question.

            Designs: srs (stations at random), stratified (at random in every stratum), systematic (every k-th \
            in the order of the file), cluster (all stations of clusters drawn at random), two-stage (some \
            stations of such clusters), pps (clusters by their number of stations, then some stations).

            Examples:
              sanding simulate official.csv --stations 500 --stratum province_code
              sanding simulate official.csv --stations 500 --design two-stage --cluster village_code
              sanding simulate official.csv --stations 500 --missing 0.2 --missing-by-pair 1 --missing-odds 2
              sanding simulate --synthetic 0.48,0.27,0.14,0.07,0.03,0.01 --stations 500 --method all
              sanding simulate official.csv --stations 500 --verdicts 200 --by province_code
              sanding simulate official.csv --stations 500 --json | jq .methods
            """)

    @Argument(help: "The full count; leave it out for an invented one.", completion: .file())
    var stationFile: String?

    @OptionGroup(title: "Sample") var sample: SampleOptions
    @OptionGroup(title: "Missing stations") var missing: MissingOptions
    @OptionGroup(title: "Invented count") var invented: InventedOptions
    @OptionGroup(title: "Simulation") var simulation: SimulationOptions
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Output") var output: ResultOptions

    func validate() throws {
        try SimulateCheck(
            file: stationFile, sample: sample, invented: invented, simulation: simulation
        ).check()
    }

    func run() throws {
        try Failure.reporting {
            let count: SimulateRequest.Count =
                stationFile.map { .file($0, strata: sample.strata, cluster: sample.cluster) }
                ?? invented.count
            let request = simulation.request(
                count, sample, missing.options, input.reading(digests: output.writesReport))
            let found = try ProgressLine.counting(
                .samples, total: request.replicates + request.verdicts.samples, isQuiet: output.quiet
            ) {
                try request.run(input.control(progress: $0))
            }
            Console.notes(found.notices, isQuiet: output.quiet)
            let arguments = [sample.arguments, missing.arguments, invented.arguments, simulation.arguments]
                .reduce(input.arguments(["lang": output.lang.rawValue])) { $0.merging($1) { $1 } }
            let run = RunFacts("simulate", arguments, found.inputs, found.notices, seed: request.seed)
            let report = SimulationReport(found, run: run, language: output.lang).publication
            try output.finish(report, summary: TerminalText.lines(report))
        }
    }
}
