import ArgumentParser
import Publishing
import SandingKit
import Wording

extension DesignKind: ExpressibleByArgument {}
extension IntervalMethod: ExpressibleByArgument {}
extension Allocation: ExpressibleByArgument {}

/// How samples are drawn.
struct SampleOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Stations in every sample.", valueName: "n"))
    var stations: Int

    @Option(
        help: ArgumentHelp(
            "Column of the strata; several, repeated or comma-separated, are taken together.",
            valueName: "col"))
    var stratum: [ColumnList] = []

    @Option(help: ArgumentHelp("Column of the clusters.", valueName: "col"))
    var cluster: String?

    @Option(
        help: ArgumentHelp(
            "How stations are drawn (default: stratified with --stratum or --synthetic, cluster with --cluster, "
                + "otherwise srs).", valueName: "design"))
    var design: DesignKind?

    @Option(help: "Division of a stratified sample among the strata (default: proportional).")
    var allocation: Allocation?

    @Option(
        help: ArgumentHelp("Most stations of a cluster in the designs two-stage and pps.", valueName: "n"))
    var perCluster = 5

    var strata: [String] { stratum.flatMap(\.names) }

    /// The options in force, under their names.
    var arguments: [String: String] {
        [
            "stations": "\(stations)", "stratum": strata.isEmpty ? nil : strata.joined(separator: ","),
            "cluster": cluster, "design": kind.rawValue, "allocation": allocation?.rawValue,
            "per-cluster": kind.usesClusters ? "\(perCluster)" : nil,
        ].compactMapValues { $0 }
    }

    /// The design that was asked for, or that the columns mean.
    var kind: DesignKind {
        design ?? (!stratum.isEmpty ? .stratified : cluster != nil ? .clusters : .simpleRandom)
    }

    func validate() throws {
        if stations < 2 {
            throw ValidationError(.smallSample(stations))
        }
        if perCluster < 1 {
            throw ValidationError(.smallClusterSample(perCluster))
        }
        if let design, !design.usesStrata, !stratum.isEmpty || allocation != nil {
            throw ValidationError(.designWithoutStrata(design.rawValue))
        }
        if cluster != nil && !kind.usesClusters {
            throw ValidationError(.designWithoutClusters(kind.rawValue))
        }
    }
}

/// Which of the drawn stations never report.
struct MissingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Part of the drawn stations that never report.", valueName: "fraction"))
    var missing = 0.0

    @Option(
        help: ArgumentHelp("Stations are missing more often where this pair is strong.", valueName: "k"))
    var missingByPair: Int?

    @Option(
        help: ArgumentHelp(
            "What ten points more of that pair multiply the odds of missing by (default: 1.5).",
            valueName: "x"))
    var missingOdds: Double?

    /// The options in force, under their names.
    var arguments: [String: String] {
        guard missing > 0 else { return [:] }
        return [
            "missing": "\(missing)", "missing-by-pair": missingByPair.map { "\($0)" },
            "missing-odds": missingOdds.map { "\($0)" },
        ].compactMapValues { $0 }
    }

    var options: SimulateRequest.Missing {
        var options = SimulateRequest.Missing(rate: missing, pair: missingByPair.map { Choice($0) })
        if let missingOdds { options.oddsRatio = missingOdds }
        return options
    }

    func validate() throws {
        if !(0..<1).contains(missing) {
            throw ValidationError(.missingRate(missing))
        }
        if missingByPair != nil && missing == 0 {
            throw ValidationError(.missingWithoutRate)
        }
        if missingOdds != nil && missingByPair == nil {
            throw ValidationError(.oddsWithoutPair)
        }
        if let missingOdds, !(missingOdds > 0 && missingOdds <= 1_000) {
            throw ValidationError(.missingOdds(missingOdds))
        }
    }
}

/// A count that is invented.
struct InventedOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Shares of the pairs of an invented count, comma-separated; they are divided by their sum.",
            valueName: "shares"))
    var synthetic: FractionList?

    @Option(help: ArgumentHelp("Stations of the invented count.", valueName: "n"))
    var population = 6_700

    @Option(help: ArgumentHelp("Strata of the invented count.", valueName: "n"))
    var strata = 34

    func validate() throws {
        if let shares = synthetic?.values,
            !shares.allSatisfy({ $0.isFinite && $0 >= 0 }) || !(shares.reduce(0, +) > 0) || shares.count > 40
        {
            throw ValidationError(.inventedShares(most: 40))
        }
        if !(2...2_000_000).contains(population) {
            throw ValidationError(
                .outside("--population", value: population, low: 2, high: 2_000_000))
        }
        if !(1...population).contains(strata) {
            throw ValidationError(
                .more("--strata", value: strata, than: "--population", limit: population, zeroIsNone: false))
        }
    }

    /// The options in force, under their names; none where a count is read.
    var arguments: [String: String] {
        guard let shares = synthetic?.values else { return [:] }
        return [
            "synthetic": shares.map { "\($0)" }.joined(separator: ","), "population": "\(population)",
            "strata": "\(strata)",
        ]
    }

    var count: SimulateRequest.Count {
        .invented(shares: synthetic?.values ?? [], stations: population, strata: strata)
    }
}

/// How often, from which seed and what is judged.
struct SimulationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Number of samples.", valueName: "n"))
    var replicates = 1_000

    @Option(help: ArgumentHelp("Seed of the random numbers.", valueName: "n"))
    var seed = RunFacts.defaultSeed

    @Option(help: ArgumentHelp("Level of the intervals, a fraction.", valueName: "fraction"))
    var level = Customary.level

    @Option(
        help: ArgumentHelp(
            "Interval methods, comma-separated: default, all, \(IntervalList.names).", valueName: "list"))
    var method = IntervalList(methods: [.default])

    @Option(
        help: ArgumentHelp(
            "Judge so many of the samples as `reconcile --sample` does, each by samples drawn from the count, and "
                + "count the verdicts.", valueName: "n"))
    var verdicts = 0

    @Option(
        help: ArgumentHelp("Column of the regions whose verdicts are counted too.", valueName: "col"))
    var by: String?

    @Option(
        help: ArgumentHelp(
            "Samples drawn from the count to judge each of --verdicts; raised where fewer than 20 would lie beyond "
                + "the outer limit (1,999 at 99%).", valueName: "n"))
    var draws = 1_999

    func validate() throws {
        if !(1...1_000_000).contains(replicates) {
            throw ValidationError(
                .outside("--replicates", value: replicates, low: 1, high: 1_000_000))
        }
        if !(level > 0.5 && level < 1) {
            throw ValidationError(.notLevel("--level", value: level))
        }
        if !(0...replicates).contains(verdicts) {
            throw ValidationError(
                .more(
                    "--verdicts", value: verdicts, than: "--replicates", limit: replicates, zeroIsNone: true))
        }
        if verdicts == 0, let option = by != nil ? "--by" : draws != 1_999 ? "--draws" : nil {
            throw ValidationError(.nothingJudged(option))
        }
        if !(99...199_999).contains(draws) {
            throw ValidationError(.outside("--draws", value: draws, low: 99, high: 199_999))
        }
    }

    /// The options in force, under their names.
    var arguments: [String: String] {
        var arguments = [
            "replicates": "\(replicates)", "level": "\(level)",
            "method": method.methods.map(\.rawValue).joined(separator: ","),
        ]
        guard verdicts > 0 else { return arguments }
        arguments["verdicts"] = "\(verdicts)"
        arguments["by"] = by
        arguments["draws"] = "\(draws)"
        return arguments
    }

    /// What is drawn and judged.
    func request(
        _ count: SimulateRequest.Count, _ sample: SampleOptions, _ missing: SimulateRequest.Missing,
        _ reading: ReadingOptions
    ) -> SimulateRequest {
        var kind = sample.kind
        if case .invented = count, sample.design == nil { kind = .stratified }
        return SimulateRequest(
            count, design: kind, stations: sample.stations, allocation: sample.allocation ?? .proportional,
            perCluster: sample.perCluster, missing: missing, replicates: replicates, seed: seed, level: level,
            methods: method.methods, verdicts: .init(samples: verdicts, draws: draws, by: by),
            reading: reading)
    }
}

/// A comma-separated list of interval methods, `default` or `all`.
struct IntervalList: ExpressibleByArgument {
    var methods: [IntervalMethod]

    static let names = IntervalMethod.allCases.map(\.rawValue).joined(separator: ", ")

    init(methods: [IntervalMethod]) { self.methods = methods }

    init?(argument: String) {
        var found: Set<IntervalMethod> = []
        for name in argument.split(separator: ",").map(String.init) {
            switch name {
            case "all": found.formUnion(IntervalMethod.allCases)
            case "default": found.insert(.default)
            default:
                guard let method = IntervalMethod(rawValue: name) else { return nil }
                found.insert(method)
            }
        }
        methods = IntervalMethod.allCases.filter(found.contains)
        if methods.isEmpty { return nil }
    }

    var defaultValueDescription: String { "default" }
}
