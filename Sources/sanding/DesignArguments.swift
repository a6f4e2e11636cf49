import ArgumentParser
import Foundation
import Publishing
import SandingKit
import Wording

/// How a sample of stations was drawn, as `estimate` and `reconcile --sample` take it.
struct DesignArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp("Column of the strata; may be given several times.", valueName: "column"))
    var stratum: [String] = []

    @Option(
        help: ArgumentHelp("Column of the first-stage unit, where clusters were drawn.", valueName: "column"))
    var cluster: String?

    @Option(
        help: ArgumentHelp(
            "Stages of a cluster sample: 1 takes clusters as read whole, or their stations as all there is to "
                + "know of them; 2 counts clusters and their stations in the frame, which then has a row a cluster.",
            valueName: "1|2"))
    var stages = 1

    @Option(help: ArgumentHelp("Column of the weights, used as they are.", valueName: "column"))
    var weight: String?

    @Option(
        help: ArgumentHelp(
            "Column of the inclusion probabilities, at most 1, of a draw without replacement.",
            valueName: "column"))
    var probability: String?

    @Option(
        help: ArgumentHelp(
            "How variances follow from --probability (default: brewer; yates-grundy with --joint).",
            valueName: "method"))
    var probabilityVariance: DesignOptions.ProbabilityVariance?

    @Option(
        help: ArgumentHelp(
            "CSV file of joint probabilities, a row for each pair of stations: first, second, probability; a "
                + "station is its lowest region and its number, such as 1101011007/7.", valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var joint: String?

    @Option(
        help: ArgumentHelp(
            "Column of the probability of one draw with replacement; a station drawn twice is two rows.",
            valueName: "column"))
    var drawProbability: String?

    @Option(
        help: ArgumentHelp(
            "Column of the place in the list of which every k-th station was drawn: variances from "
                + "differences of neighbours.", valueName: "column"))
    var order: String?

    @Option(
        help: ArgumentHelp(
            "Column of groups to whose number of stations in the frame the weights are adjusted.",
            valueName: "column"))
    var poststratify: String?

    @Option(
        help: ArgumentHelp(
            "CSV file with the stratum columns (and those of --stages 2 and --poststratify) and the number of "
                + "stations of each (column stations), or with a row for each station; separate ratios need their valid votes (column valid).",
            valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var frame: String?

    @Option(
        help:
            "What is estimated: the mean of station shares is another quantity, separate ratios use the strata's valid votes of the frame."
    )
    var estimator: DesignOptions.Estimator = .combinedRatio

    @Option(
        help: ArgumentHelp(
            "What shares are shares of: the votes of all pairs, or the column valid where the file lacks some "
                + "pairs (estimate only).", valueName: "votes|valid"))
    var base: DesignOptions.Base = .votes

    @Option(help: "Where standard errors come from.")
    var variance: DesignOptions.Variance = .taylor

    @Option(help: ArgumentHelp("Replicates of the bootstrap.", valueName: "n"))
    var replicates = 1000

    @Option(help: "What becomes of a stratum in which one station was received.")
    var lonelyStratum: DesignOptions.LonelyStratum = .default

    @Option(
        help: ArgumentHelp(
            "How the intervals of the sample's shares are made; on real files the default covered all shares together in "
                + "91.7 to 95.2 % at a level of 95 %.", valueName: "method"))
    var interval: IntervalMethod = .default

    @Option(
        help: ArgumentHelp(
            "Region columns from the top down, comma-separated (default: those of Indonesian files).",
            valueName: "list"), transform: LevelList.parse)
    var levels: LevelList?

    @OptionGroup var foreign: ForeignOptions

    @Option(
        help: ArgumentHelp(
            "Terms of the election, for the ballots that a missing station can hold: its registered voters and the "
                + "reserve of the form (default: none; the reserve is 0).", valueName: "id"))
    var form: String?

    @Option(help: ArgumentHelp("Seed of all random numbers.", valueName: "n"))
    var seed = RunFacts.defaultSeed

    @Option(help: ArgumentHelp("Threads; the result is the same on any number.", valueName: "n"))
    var threads = Parallel.processors

    func validate() throws {
        if !(2...10_000_000).contains(replicates) {
            throw ValidationError(
                .outside("--replicates", value: replicates, low: 2, high: 10_000_000))
        }
        if threads < 1 { throw ValidationError(.belowOne("--threads", value: threads)) }
        if !(1...2).contains(stages) {
            throw ValidationError(.notOneOf("--stages", value: "\(stages)", known: ["1", "2"]))
        }
        let weights = [
            ("--weight", weight), ("--probability", probability), ("--draw-probability", drawProbability),
        ].filter { $0.1 != nil }.map(\.0)
        if weights.count > 1 {
            throw ValidationError(.sameMeaning(weights[0], weights[1]))
        }
        if probability == nil && (joint != nil || probabilityVariance != nil) {
            throw ValidationError(
                .goesWith(joint == nil ? "--probability-variance" : "--joint", ["--probability"]))
        }
        if let variance = probabilityVariance, variance.needsJoint != (joint != nil) {
            throw ValidationError(
                variance.needsJoint
                    ? .jointNeeded(variance: variance.rawValue) : .jointUnused(variance: variance.rawValue))
        }
        if stages == 2 && cluster == nil { throw ValidationError(.stagesWithoutCluster) }
        for (option, isGiven) in [
            ("--order", order != nil), ("--draw-probability", drawProbability != nil),
            ("--probability-variance", probabilityVariance != nil), ("--joint", joint != nil),
        ] where isGiven && cluster != nil {
            throw ValidationError(.stationsNotClusters(option))
        }
        if stages == 2 && (probability != nil || drawProbability != nil) {
            throw ValidationError(.stagesOfEqualChances(weights[0]))
        }
        if order != nil && (probability != nil || drawProbability != nil) {
            throw ValidationError(.orderOfEqualChances)
        }
        if variance != .taylor, let option = linearised {
            throw ValidationError(.replicatesOfDesign(variance: variance.rawValue, option: option))
        }
    }

    /// An option whose variance replicates do not give.
    private var linearised: String? {
        let given: [(String, Bool)] = [
            ("--stages 2", stages == 2), ("--order", order != nil), ("--poststratify", poststratify != nil),
            ("--estimator separate-ratio", estimator == .separateRatio),
            (
                "--probability",
                probability != nil && cluster == nil && probabilityVariance != .withReplacement
            ),
        ]
        return given.first(where: \.1)?.0
    }

    var options: DesignOptions {
        DesignOptions(
            strata: stratum, cluster: cluster, weight: weight, probability: probability,
            probabilityVariance: probabilityVariance, drawProbability: drawProbability, order: order,
            isTwoStage: stages == 2, poststratify: poststratify, estimator: estimator, base: base,
            variance: variance,
            lonely: lonelyStratum, replicates: replicates, seed: seed, threads: threads)
    }

    /// Options in force, under the names of the command line.
    var arguments: [String: String] {
        var arguments = [
            "estimator": estimator.rawValue, "base": base.rawValue, "variance": variance.rawValue,
            "lonely-stratum": lonelyStratum.rawValue, "replicates": "\(replicates)", "seed": "\(seed)",
            "interval": interval.rawValue,
        ]
        if !stratum.isEmpty { arguments["stratum"] = stratum.joined(separator: ",") }
        if cluster != nil { arguments["stages"] = "\(stages)" }
        if probability != nil {
            let standard: DesignOptions.ProbabilityVariance = joint == nil ? .brewer : .yatesGrundy
            let isClustered = cluster != nil
            arguments["probability-variance"] =
                (isClustered ? .withReplacement : probabilityVariance ?? standard).rawValue
        }
        for (name, value) in [
            ("cluster", cluster), ("weight", weight), ("probability", probability),
            ("draw-probability", drawProbability), ("order", order), ("poststratify", poststratify),
            ("levels", levels?.names.joined(separator: ",")), ("form", form),
        ] { arguments[name] = value }
        for (name, path) in [("frame", frame), ("joint", joint)] {
            arguments[name] = path.map { URL(fileURLWithPath: $0).lastPathComponent }
        }
        return arguments.merging(foreign.arguments) { $1 }
    }

    /// An option that means nothing without a sample and was given all the same.
    ///
    /// - Parameter readsStations: Whether a file of stations is read without one, by the options that say how.
    func needless(readsStations: Bool) -> String? {
        let ofFiles = readsStations ? Set(foreign.arguments.keys).union(["levels"]) : []
        return arguments.keys.sorted().first {
            $0 != "seed" && !ofFiles.contains($0) && arguments[$0] != DesignArguments.standard[$0]
        }
        .map { "--\($0)" }
    }

    /// Arguments of a run that names no design.
    private static let standard = (try? DesignArguments.parse([]).arguments) ?? [:]
}

extension DesignArguments {
    /// A sample of this design.
    ///
    /// - Parameters:
    ///   - sample: Its file.
    ///   - by: Column of the regions that are looked at one by one.
    ///   - reading: How files are read.
    func files(_ sample: String, by: String?, _ reading: ReadingOptions) -> SampleFiles {
        SampleFiles(
            sample, design: options, frame: frame, joint: joint, intervals: interval,
            form: form.map { FormChoice($0) } ?? .none, by: by, reading: reading)
    }

    /// - Parameter progress: Hears of what is done.
    func control(progress: (@Sendable (WorkProgress) -> Void)? = nil) -> WorkControl {
        WorkControl(threads: threads, progress: progress)
    }

    var control: WorkControl { control() }
}

extension DesignOptions.Estimator: ExpressibleByArgument {}
extension DesignOptions.Base: ExpressibleByArgument {}
extension DesignOptions.Variance: ExpressibleByArgument {}
extension DesignOptions.LonelyStratum: ExpressibleByArgument {}
extension DesignOptions.ProbabilityVariance: ExpressibleByArgument {}
