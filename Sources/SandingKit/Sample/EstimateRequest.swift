import ElectionFiles
import Estimation
import Reconciliation

/// A sample from which shares, turnout and lead are estimated.
public struct EstimateRequest: Sendable {
    public var sample: SampleFiles
    /// Level of the intervals, a fraction.
    public var level: Double

    public init(_ sample: SampleFiles, level: Double = Customary.level) {
        self.sample = sample
        self.level = level
    }
}

/// What a sample says on its own.
public struct EstimateResult: Sendable, Equatable, Codable {
    /// Level of the intervals, a fraction.
    public var level: Double
    /// What it says of the whole.
    public var estimate: SampleEstimate
    /// Stations drawn and arrived by stratum, in alphabetical order.
    public var response: [StratumResponse]
    /// What it says of regions; empty where none were asked for.
    public var domains: [SampleDomain]
    /// Regions of which nothing has arrived; `nil` where there is none, and where none were asked for.
    public var notArrived: StationSample.NotArrived? = nil
    public var inputs: [InputFile]
    /// What was remarked on the files.
    public var notices: [Notice] = []
    /// Names of the choices in the order of their columns, where a map gives them.
    public var choices: [String]? = nil
    /// What the things of the sample are called.
    public var vocabulary: Vocabulary
}

extension EstimateRequest {
    /// Reads and estimates.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/estimate(_:control:)``.
    /// - Parameter control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files, and for a design that the sample does not have;
    ///   `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> EstimateResult {
        try Intake.run(sample.reading, of: [sample.sample], threads: control.threads) { intake in
            try control.begin(.reading)
            let (inputs, found) = try InputFile.of(
                sample.paths.map { InputPath($0).file } + intake.paths, digests: sample.reading.digests,
                threads: control.threads
            ) {
                try estimated(intake, control)
            }
            var result = found
            result.inputs = inputs
            result.notices = intake.notices + found.notices
            result.choices = intake.choiceNames.isEmpty ? nil : intake.choiceNames
            try control.check()
            return result
        }
    }

    private func estimated(_ intake: Intake, _ control: WorkControl) throws -> EstimateResult {
        let read = try SampleReading(sample, intake: intake, control: control).read()
        let stations = read.sample
        try control.begin(.estimating)
        var estimate = try SampleEstimate(
            stations, level: level, intervals: sample.intervals, reserveShare: try sample.reserveShare())
        estimate.unheard?.partly = stations.partlyCovered(by: sample.by)
        try control.check()
        let domains =
            try sample.by.map {
                try stations.domains(
                    by: $0, level: level, intervals: sample.intervals, threads: control.threads)
            } ?? []
        return EstimateResult(
            level: level, estimate: estimate, response: StratumResponse.of(stations.response),
            domains: domains, notArrived: sample.by.flatMap(stations.notArrived), inputs: [],
            notices: read.notices,
            vocabulary: Vocabulary(levels: stations.table.levels))
    }
}
