import ArgumentParser
import ElectionFiles
import Estimation
import Foundation
import Reports

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Find how many stations a sample needs, and where, from a past full count.",
        discussion: """
            STATIONS.csv is a past full count, one row a polling station, with votes_1, votes_2, … and region \
            columns. How stations differ in it says how precise a stratified sample of the next count will be, as \
            far as the next count is like the past one. Add a reserve for stations that will not report.

            Give exactly one of --margin, --gap and --stations. With --by, a margin or gap holds in every region, \
            and a number of stations is divided over the whole.

            Margin and gap follow from the variances. Beside them stands what 9,999 samples of the plan (--draws) show that \
            are drawn from the file, as a verdict of `reconcile --sample` draws them.

            Examples:
              sanding plan official.csv --stratum province_code --margin 1
              sanding plan official.csv --stratum province_code --gap 1.5 --power 0.9 --allocation neyman
              sanding plan official.csv --stratum regency_code --by province_code --margin 2
              sanding plan official.csv --stratum province_code --pair 2 --stations 500 --json
            """)

    @Argument(help: "A past full count.", completion: .file())
    var stationFile: String

    @OptionGroup(title: "Plan") var plan: PlanOptions
    @OptionGroup(title: "Input") var input: InputOptions
    @OptionGroup(title: "Output") var output: ResultOptions

    func run() throws {
        try Failure.reporting {
            let report = try made()
            try output.json ? Console.print(report.json()) : Console.printText(report.text())
        }
    }

    private func made() throws -> PlanReport {
        let count = try StationCount(
            stationFile, input: input, strata: plan.strata, by: plan.by)
        if !output.quiet { count.note(stationFile) }
        let population = count.population
        try population.checkPair(plan.pair, option: "--pair")
        try population.checkStrata()
        if let stations = plan.stations {
            let least = population.stratumSizes.reduce(0) { $0 + min($1, plan.minimum) }
            try population.checkStations(stations, least: least, perStratum: plan.minimum)
        }
        let terms = SamplePlan.Terms(
            allocation: plan.allocation, minimum: plan.minimum, level: plan.level, power: plan.power)
        return PlanReport(
            source: InputNames([stationFile])[stationFile], by: plan.by, strataColumns: plan.strata,
            options: plan, terms: terms,
            plan: try RegionalPlan(
                population: population, regions: count.regions, choice: plan.pair.map { $0 - 1 },
                wish: try plan.wish, terms: terms,
                drawing: plan.draws == 0
                    ? nil : .init(draws: plan.draws, seed: RunFacts.defaultSeed, threads: input.threads)))
    }
}

/// What the sample has to reach and how it is divided.
struct PlanOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Column of the strata; several, repeated or comma-separated, are taken together.",
            valueName: "col"))
    var stratum: [ColumnList] = []

    @Option(help: ArgumentHelp("Column of the regions that are planned one by one.", valueName: "col"))
    var by: String?

    @Flag(help: "Plan for the lead of the first pair over the second (the default).")
    var lead = false

    @Option(help: ArgumentHelp("Plan for the share of this pair.", valueName: "k"))
    var pair: Int?

    @Option(help: ArgumentHelp("Largest margin of error, percentage points.", valueName: "pp"))
    var margin: Double?

    @Option(
        help: ArgumentHelp(
            "Smallest gap to the official figure that is to be found, percentage points.", valueName: "pp"))
    var gap: Double?

    @Option(help: ArgumentHelp("Number of stations to divide.", valueName: "n"))
    var stations: Int?

    @Option(help: ArgumentHelp("Probability with which the gap is found.", valueName: "fraction"))
    var power = 0.8

    @Option(help: "Division among the strata; neyman is best for one question only.")
    var allocation: Allocation = .proportional

    @Option(help: ArgumentHelp("Fewest stations in a stratum that has so many.", valueName: "n"))
    var minimum = 2

    @Option(help: ArgumentHelp("Level of the margin, a fraction.", valueName: "fraction"))
    var level = 0.95

    @Option(
        help: ArgumentHelp(
            "Samples drawn from the count to see what the plan shows; 0 for none.", valueName: "n"))
    var draws = 9_999

    var strata: [String] { stratum.flatMap(\.names) }

    var wish: SamplePlan.Wish {
        get throws {
            if let margin { return .margin(margin / 100) }
            if let gap { return .gap(gap / 100) }
            if let stations { return .stations(stations) }
            throw Failure(status: .usage, message: "Give one of --margin, --gap and --stations.")
        }
    }

    func validate() throws {
        let given = [margin != nil, gap != nil, stations != nil].count { $0 }
        if given != 1 {
            throw ValidationError(
                "Give exactly one of --margin, --gap and --stations: what the sample has to reach, or how large "
                    + "it is; \(given == 0 ? "none is" : "\(given) are") there.")
        }
        if lead && pair != nil {
            throw ValidationError("--lead and --pair: a plan is for one of them; leave out the other.")
        }
        for (name, value) in [("--margin", margin), ("--gap", gap)] {
            if let value, !(value > 0 && value < 100) {
                throw ValidationError("\(name) \(value): it lies between 0 and 100 points, such as 1.5.")
            }
        }
        if let stations, stations < 2 {
            throw ValidationError("--stations \(stations): a sample has at least 2 stations.")
        }
        if draws != 0 && !(99...199_999).contains(draws) {
            throw ValidationError("--draws \(draws): give a number from 99 to 199,999, or 0 for none.")
        }
        if minimum < 2 {
            throw ValidationError(
                "--minimum \(minimum): a stratum needs at least 2 stations to show how they differ.")
        }
        for (name, value) in [("--level", level), ("--power", power)] where !(value > 0.5 && value < 1) {
            throw ValidationError("\(name) \(value): it lies between 0.5 and 1, such as 0.9.")
        }
    }
}
