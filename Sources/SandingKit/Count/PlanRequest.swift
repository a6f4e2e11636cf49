import ElectionFiles
import Elections
import Estimation
import Ground

/// A past full count, and what a sample of the next one has to reach.
public struct PlanRequest: Sendable {
    /// What the sample has to reach, or how large it is. Points are percentage points.
    public enum Wish: Sendable, Equatable {
        /// Largest margin of error.
        case margin(points: Double)
        /// Smallest gap to the official figure that is to be found.
        case gap(points: Double)
        case stations(Int)
    }

    /// CSV file of a past full count, a row a station.
    public var file: String
    /// Columns that together name the stratum; the regions where there are none.
    public var strata: [String]
    /// Column of the regions that are planned one by one.
    public var by: String?
    /// The pair whose share is planned for; the lead of the first over the second where `nil`.
    public var pair: Choice?
    public var wish: Wish
    public var terms: SamplePlan.Terms
    /// Samples drawn from the count to see what the plan shows; 0 for none.
    public var draws: Int
    public var seed: UInt64
    public var reading: ReadingOptions

    public init(
        _ file: String, wish: Wish, strata: [String] = [], by: String? = nil, pair: Choice? = nil,
        terms: SamplePlan.Terms = SamplePlan.Terms(), draws: Int = 9_999, seed: UInt64 = Sanding.defaultSeed,
        reading: ReadingOptions = ReadingOptions()
    ) {
        self.file = file
        self.wish = wish
        self.strata = strata
        self.by = by
        self.pair = pair
        self.terms = terms
        self.draws = draws
        self.seed = seed
        self.reading = reading
    }
}

extension PlanRequest {
    /// Reads the count and plans.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/plan(_:control:)``.
    /// - Parameter control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the file and for a wish that the count cannot fulfil;
    ///   `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> PlanResult {
        try Intake.run(reading, of: [file], threads: control.threads) { intake in
            let (inputs, found) = try InputFile.of(
                [InputPath(file).file] + intake.paths, digests: reading.digests, threads: control.threads
            ) {
                try planned(intake, control)
            }
            var result = found
            result.inputs = inputs
            return result
        }
    }

    private func planned(_ intake: Intake, _ control: WorkControl) throws -> PlanResult {
        try control.begin(.reading)
        let count = try PastCount(
            .init(
                file: file, strata: strata, by: by, stratifiesByRegion: true, intake: intake,
                threads: control.threads))
        let population = count.population
        try population.checkPair(pair, .target)
        try population.checkStrata()
        if case .stations(let stations) = wish {
            let least = population.stratumSizes.reduce(0) { $0 + min($1, terms.minimum) }
            try population.checkStations(stations, least: least, perStratum: terms.minimum)
        }
        try control.begin(.planning)
        let plan = try RegionalPlan(
            population: population, regions: count.regions, choice: pair?.index,
            wish: wish.inFractions, terms: terms,
            drawing: draws == 0 ? nil : .init(draws: draws, seed: seed, threads: control.threads),
            shouldStop: control.shouldStop)
        var result = PlanResult(self, plan, notices: count.notices)
        result.vocabulary = count.vocabulary
        return result
    }
}

extension PlanRequest.Wish {
    fileprivate var inFractions: SamplePlan.Wish {
        switch self {
        case .margin(let points): .margin(points / 100)
        case .gap(let points): .gap(points / 100)
        case .stations(let number): .stations(number)
        }
    }
}
