import ArgumentParser
import ElectionFiles
import Estimation
import Foundation
import Reports
import Tables

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
        if stationFile != nil && invented.synthetic != nil {
            throw ValidationError(
                "--synthetic: a count cannot be both read and invented; leave out the file or --synthetic.")
        }
        if stationFile == nil && invented.synthetic == nil {
            throw ValidationError(
                "There is no count to draw from; give STATIONS.csv or --synthetic with the shares, such as "
                    + "--synthetic 0.5,0.3,0.2.")
        }
        if stationFile == nil && simulation.by != nil {
            throw ValidationError("--by names a column of a file; an invented count has none.")
        }
        if stationFile == nil && (!sample.stratum.isEmpty || sample.cluster != nil) {
            throw ValidationError(
                "--stratum and --cluster name columns of a file; an invented count has strata (--strata) and "
                    + "clusters of its own.")
        }
        if stationFile != nil && sample.kind.usesClusters && sample.cluster == nil {
            throw ValidationError(
                "--design \(sample.kind.rawValue): name the column of the clusters with --cluster, such as "
                    + "--cluster village_code.")
        }
        if stationFile != nil && sample.kind == .stratified && sample.stratum.isEmpty {
            throw ValidationError(
                "--design stratified: name the columns of the strata with --stratum, such as --stratum "
                    + "province_code.")
        }
    }

    func run() throws {
        try Failure.reporting {
            let progress = ProgressLine(
                "samples", total: simulation.replicates + simulation.verdicts, isQuiet: output.quiet)
            let facts = try Interruption.leaving({ end in
                progress.finish()
                end()
            }) {
                defer { progress.finish() }
                return try simulate(progress)
            }
            try output.json ? Console.print(facts.json()) : Console.printText(facts.text())
        }
    }

    private func simulate(_ progress: ProgressLine) throws -> SimulationReport {
        let (population, regions) = try population()
        try population.checkPair(missing.missingByPair, option: "--missing-by-pair")
        let kind = stationFile == nil && sample.design == nil ? .stratified : sample.kind
        if kind.usesStrata { try population.checkStrata() }
        let least = kind.usesStrata ? population.stratumSizes.reduce(0) { $0 + min($1, 2) } : 2
        try population.checkStations(sample.stations, least: least)
        try simulation.checkMemory(choices: population.choices)
        let scheme = try kind.scheme(
            stations: sample.stations, in: population, allocation: sample.allocation ?? .proportional,
            stationsPerCluster: sample.perCluster)
        let work = SamplingSimulation(
            population: population, scheme: scheme, missing: missing.pattern,
            replicates: simulation.replicates, seed: simulation.seed, level: simulation.level,
            methods: simulation.method.methods)
        let result = try work.run(threads: input.threads, progress: progress.report)
        var verdicts: VerdictRates?
        if simulation.verdicts > 0 {
            verdicts = try VerdictSimulation(
                population: population, scheme: scheme, missing: missing.pattern, regions: regions,
                samples: simulation.verdicts, terms: simulation.verdictTerms
            ).run(threads: input.threads) { progress.report(simulation.replicates + $0) }
        }
        return SimulationReport(
            source: stationFile.map { InputNames([$0])[$0] } ?? "invented", stations: population.count,
            strata: population.strata.labels.count, clusters: population.clusters?.labels.count,
            kind: kind, scheme: scheme, asked: sample.stations,
            allocation: kind.usesStrata ? sample.allocation ?? .proportional : nil,
            missing: missing, result: result, verdicts: verdicts, by: simulation.by)
    }

    private func population() throws -> (StationPopulation, Groups?) {
        if let stationFile {
            let count = try StationCount(
                stationFile, input: input, strata: sample.strata, cluster: sample.cluster, by: simulation.by,
                stratifiesByRegion: false)
            if !output.quiet { count.note(stationFile) }
            return (count.population, count.regions)
        }
        return (try invented.population(seed: simulation.seed), nil)
    }
}
