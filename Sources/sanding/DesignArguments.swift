import ArgumentParser
import ElectionFiles
import Elections
import Foundation
import Reconciliation
import Reports
import Tables

/// How a sample of stations was drawn, as `estimate` and `reconcile --sample` take it.
struct DesignArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Column of the strata; may be given several times.", valueName: "column"))
    var stratum: [String] = []

    @Option(
        help: ArgumentHelp("Column of the first-stage unit, where clusters were drawn.", valueName: "column"))
    var cluster: String?

    @Option(help: ArgumentHelp("Column of the weights, used as they are.", valueName: "column"))
    var weight: String?

    @Option(
        help: ArgumentHelp("Column of the inclusion probabilities, at most 1.", valueName: "column"))
    var probability: String?

    @Option(
        help: ArgumentHelp(
            "CSV file with the stratum columns and the number of stations of each (column stations).",
            valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var frame: String?

    @Option(help: "What is estimated; the mean of station shares is another quantity.")
    var estimator: DesignOptions.Estimator = .combinedRatio

    @Option(help: "Where standard errors come from.")
    var variance: DesignOptions.Variance = .taylor

    @Option(help: ArgumentHelp("Replicates of the bootstrap.", valueName: "n"))
    var replicates = 1000

    @Option(help: "What becomes of a stratum in which one station was received.")
    var lonelyStratum: DesignOptions.LonelyStratum = .fail

    @Option(
        help: ArgumentHelp(
            "Region columns from the top down, comma-separated (default: those of Indonesian files).",
            valueName: "list"))
    var levels: String?

    @Option(help: ArgumentHelp("Seed of all random numbers.", valueName: "n"))
    var seed = RunFacts.defaultSeed

    @Option(help: ArgumentHelp("Threads; the result is the same on any number.", valueName: "n"))
    var threads = Parallel.processors

    func validate() throws {
        if replicates < 2 { throw ValidationError("--replicates \(replicates): at least 2 are needed.") }
        if threads < 1 { throw ValidationError("--threads \(threads): at least 1 is needed.") }
        if weight != nil && probability != nil {
            throw ValidationError("--weight and --probability say the same thing; give one of them.")
        }
    }

    var options: DesignOptions {
        DesignOptions(
            strata: stratum, cluster: cluster, weight: weight, probability: probability,
            estimator: estimator, variance: variance, lonely: lonelyStratum, replicates: replicates,
            seed: seed)
    }

    /// Reads a file of stations with the columns the design names.
    func read(_ path: String, style: NumberStyle, isSample: Bool, labels: [String]) throws -> StationTable {
        let levels = levels.map { $0.split(separator: ",").map { String($0).trimmed } }
        let numbers = isSample ? [weight, probability].compactMap { $0 } : []
        let regions = Set(levels ?? StationTable.indonesianLevels)
        let file = StationFile(
            levels: levels, labels: labels.filter { !regions.contains($0) }, numbers: numbers,
            style: style, threads: threads)
        return try file.read(URL(fileURLWithPath: path), name: path)
    }

    /// Columns of codes that a sample must have.
    var sampleLabels: [String] { stratum + [cluster].compactMap { $0 } }

    /// Stations of each stratum from `--frame`.
    func readFrame() throws -> SampleFrame? {
        guard let frame else { return nil }
        let text = try TextBytes(contentsOf: URL(fileURLWithPath: frame), name: frame)
        var problems = TableProblems()
        let table = Table(text, required: stratum + ["stations"], problems: &problems)
        var stations: [String: Int] = [:]
        table.forEachRow { row in
            let label = stratum.map { row.text($0) }.joined(separator: "/")
            guard let count = row.requiredCount("stations", &problems) else { return }
            if stations.updateValue(count, forKey: label) != nil {
                problems.add(
                    row.problem("stations", nil, "stratum \(label) stands twice; remove one of the rows"))
            }
        }
        try problems.throwIfAny()
        return SampleFrame(file: frame, stations: stations)
    }

    /// An option that means nothing without a sample and was given all the same.
    var needless: String? {
        let given: [(String, Bool)] = [
            ("--stratum", !stratum.isEmpty), ("--cluster", cluster != nil), ("--weight", weight != nil),
            ("--probability", probability != nil), ("--frame", frame != nil),
            ("--estimator", estimator != .combinedRatio), ("--variance", variance != .taylor),
            ("--replicates", replicates != 1000), ("--lonely-stratum", lonelyStratum != .fail),
            ("--levels", levels != nil),
        ]
        return given.first(where: \.1)?.0
    }

    /// Options in force, under the names of the command line.
    var arguments: [String: String] {
        var arguments = [
            "estimator": estimator.rawValue, "variance": variance.rawValue,
            "lonely-stratum": lonelyStratum.rawValue, "replicates": "\(replicates)", "seed": "\(seed)",
        ]
        if !stratum.isEmpty { arguments["stratum"] = stratum.joined(separator: ",") }
        for (name, value) in [
            ("cluster", cluster), ("weight", weight), ("probability", probability),
            ("levels", levels),
        ] { arguments[name] = value }
        return arguments
    }
}

extension DesignOptions.Estimator: ExpressibleByArgument {}
extension DesignOptions.Variance: ExpressibleByArgument {}
extension DesignOptions.LonelyStratum: ExpressibleByArgument {}
