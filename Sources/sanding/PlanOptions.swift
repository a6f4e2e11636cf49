import ArgumentParser
import Publishing
import SandingKit
import Wording

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
    var power = Customary.power

    @Option(help: "Division among the strata; neyman is best for one question only.")
    var allocation: Allocation = .proportional

    @Option(help: ArgumentHelp("Fewest stations in a stratum that has so many.", valueName: "n"))
    var minimum = 2

    @Option(help: ArgumentHelp("Level of the margin, a fraction.", valueName: "fraction"))
    var level = Customary.level

    @Option(
        help: ArgumentHelp(
            "Samples drawn from the count to see what the plan shows; 0 for none.", valueName: "n"))
    var draws = 9_999

    var strata: [String] { stratum.flatMap(\.names) }

    /// The options in force, under their names.
    var arguments: [String: String] {
        [
            "stratum": strata.isEmpty ? nil : strata.joined(separator: ","), "by": by,
            "pair": pair.map { "\($0)" }, "margin": margin.map { "\($0)" }, "gap": gap.map { "\($0)" },
            "stations": stations.map { "\($0)" }, "power": "\(power)", "allocation": allocation.rawValue,
            "minimum": "\(minimum)", "level": "\(level)", "draws": "\(draws)",
        ].compactMapValues { $0 }
    }

    /// The plan that was asked for.
    ///
    /// - Parameters:
    ///   - file: The past count.
    ///   - reading: How it is read.
    func request(_ file: String, _ reading: ReadingOptions) -> PlanRequest {
        // One of them is there, as validate() sees to.
        let wish: PlanRequest.Wish =
            margin.map { .margin(points: $0) } ?? gap.map { .gap(points: $0) } ?? .stations(stations ?? 0)
        return PlanRequest(
            file, wish: wish, strata: strata, by: by, pair: pair.map { Choice($0) },
            terms: SamplePlan.Terms(
                allocation: allocation, minimum: minimum, level: level, power: power),
            draws: draws, seed: RunFacts.defaultSeed, reading: reading)
    }

    func validate() throws {
        let given = [margin != nil, gap != nil, stations != nil].count { $0 }
        if given != 1 {
            throw ValidationError(.planWish(given: given))
        }
        if lead && pair != nil {
            throw ValidationError(.leadAndPair)
        }
        for (name, value) in [("--margin", margin), ("--gap", gap)] {
            if let value, !(value > 0 && value < 100) {
                throw ValidationError(
                    .notBetween(name, value: value, low: 0, high: 100, arePoints: true, example: 1.5))
            }
        }
        if let stations, stations < 2 {
            throw ValidationError(.smallSample(stations))
        }
        if draws != 0 && !(99...199_999).contains(draws) {
            throw ValidationError(
                .outside("--draws", value: draws, low: 99, high: 199_999, orNone: true))
        }
        if minimum < 2 {
            throw ValidationError(.smallStratum(minimum))
        }
        for (name, value) in [("--level", level), ("--power", power)] where !(value > 0.5 && value < 1) {
            throw ValidationError(
                .notBetween(name, value: value, low: 0.5, high: 1, arePoints: false, example: 0.9))
        }
    }
}
