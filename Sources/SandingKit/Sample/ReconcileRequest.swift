import Consistency
import ElectionFiles
import Elections
import Estimation
import Foundation
import Ground
import Reconciliation

/// An election folder whose quick counts are compared with its recap.
public struct ReconcileRequest: Sendable {
    public var folder: String
    /// Only these contests; all where empty.
    public var contests: [String]
    /// How numbers are written in files that the folder's descriptor says nothing about.
    public var numbers: NumberStyle
    public var options: DecisionRule

    public init(
        _ folder: String, contests: [String] = [], numbers: NumberStyle = .plain,
        options: DecisionRule = DecisionRule()
    ) {
        self.folder = folder
        self.contests = contests
        self.numbers = numbers
        self.options = options
    }
}

/// A sample of polling stations that is compared with the complete official file.
public struct SampleRequest: Sendable {
    public var sample: SampleFiles
    /// All polling stations as the official source lists them.
    public var official: String
    public var options: DecisionRule
    /// Samples drawn from the official file by the declared design; 0 for none, so that limits are approximate.
    public var draws: Int
    /// Title of the contest; `nil` where nobody gave one.
    public var title: String?
    /// Who drew the sample; `nil` where nobody said.
    public var pollster: String?

    /// Name of the sample without its folder and its ending.
    public var name: String {
        URL(fileURLWithPath: sample.sample).deletingPathExtension().lastPathComponent
    }

    public init(
        _ sample: SampleFiles, official: String, options: DecisionRule = DecisionRule(),
        draws: Int = 9_999, title: String? = nil, pollster: String? = nil
    ) {
        self.sample = sample
        self.official = official
        self.options = options
        self.draws = draws
        self.title = title
        self.pollster = pollster
    }
}

/// What a comparison with the official count says.
public struct ReconcileResult: Sendable, Equatable, Codable {
    /// What stations say beside their percentages.
    public struct Sample: Sendable, Equatable, Codable {
        /// What the sample says on its own.
        public var estimate: SampleEstimate
        public var response: [StratumResponse]
        /// The stations compared one by one; `nil` where none could be.
        public var matched: MatchedStations?
        /// Names of the stations that differ there, in the order of ``matched``.
        public var differing: [String]
        /// Where the limits of the comparisons come from.
        public var limits: SampleLimits
    }

    public var result: ReconciliationResult
    public var findings: [Finding]
    public var inputs: [InputFile]
    public var notices: [Notice]
    /// `nil` for an election folder.
    public var sample: Sample?

    /// Name of the folder, or of the sample.
    public var name: String { result.election.name }

    /// Every reading beside the official figure.
    public var comparisons: [Comparison] { result.comparisons }

    /// One reading, by its id or by the name of a pollster that has only one.
    ///
    /// - Parameter name: `qc_id`, or a pollster.
    /// - Throws: ``SandingError/unknownReading(reading:known:)`` with the readings that may be meant.
    public func comparison(_ name: String) throws(SandingError) -> Comparison {
        if let found = comparisons.first(where: { $0.reading == name }) { return found }
        let pollster = CountKey.name(name)
        let ofPollster = comparisons.filter { CountKey.name($0.source) == pollster }
        if ofPollster.count == 1 { return ofPollster[0] }
        let near = Spelling.nearest(to: name, among: comparisons.map(\.reading))
        let nearest = Spelling.nearest(to: pollster, among: comparisons.map { CountKey.name($0.source) })
        let meant =
            ofPollster
            + comparisons.filter {
                let own = CountKey.name($0.source)
                return own.contains(pollster) || own == nearest
            }
        let known = (near.map { [$0] } ?? []) + (meant.isEmpty ? comparisons : meant).map(\.reading)
        throw .unknownReading(reading: name, known: known.uniqued())
    }
}

extension ReconcileRequest {
    /// Reads and compares.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/reconcile(_:control:)``.
    /// - Parameter control: Progress and the wish to end.
    /// - Throws: ``SandingError`` with every fault of the folder, and for a contest that it does not have;
    ///   `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> ReconcileResult {
        try SandingError.naming {
            try control.begin(.reading)
            let read = try ElectionFolder(
                at: URL(fileURLWithPath: folder, isDirectory: true), numbers: numbers)
            let election = try read.election.selecting(contests)
            try control.begin(.comparing)
            let places = try FolderStations(folder, numbers: numbers, threads: control.threads)
                .places(of: election)
            let result = try Reconciler(options: options, places: places.spreads).reconcile(election)
            try control.begin(.checking)
            let findings = FolderChecks.findings(in: election, threads: control.threads)
            try control.check()
            return ReconcileResult(
                result: result, findings: findings, inputs: read.inputs + places.inputs,
                notices: read.notices.map(Notice.folder) + places.notices, sample: nil)
        }
    }
}

extension SampleRequest {
    /// Reads, draws and compares.
    ///
    /// Keeps the calling thread busy until it is done; a task calls ``Sanding/reconcile(sample:control:)``.
    /// - Parameter control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files, and for a design that the files do not have;
    ///   `CancellationError`.
    public func run(_ control: WorkControl = WorkControl()) throws -> ReconcileResult {
        try Intake.run(sample.reading, of: [sample.sample, official], threads: control.threads) { intake in
            try control.begin(.reading)
            let (inputs, (found, remarks)) = try InputFile.of(
                SampleReading.paths(sample, official: official).map { InputPath($0).file } + intake.paths,
                digests: sample.reading.digests,
                threads: control.threads
            ) {
                try compared(intake, control)
            }
            try control.check()
            return ReconcileResult(
                result: found.result, findings: found.findings, inputs: inputs,
                notices: intake.notices + remarks,
                sample: ReconcileResult.Sample(
                    estimate: found.estimate, response: StratumResponse.of(found.response),
                    matched: found.matched, differing: found.differing, limits: found.limits))
        }
    }

    private func compared(
        _ intake: Intake, _ control: WorkControl
    ) throws -> (SampleReconciliation, [Notice]) {
        let read = try SampleReading(sample, official: official, intake: intake, control: control).read()
        guard let all = read.official else { preconditionFailure("an official file was asked for and read") }
        try control.begin(.drawing)
        let drawing = DrawOptions(
            draws: draws, seed: sample.design.seed, threads: control.threads,
            progress: control.counter(.drawing), shouldStop: control.shouldStop)
        let result = try SampleReconciler(
            options: options, draws: drawing, by: sample.by, intervals: sample.intervals,
            reserveShare: try sample.reserveShare(), threads: control.threads
        ).reconcile(
            read.sample, official: all,
            names: SampleNames(name, title: title, pollster: pollster, choices: intake.choiceNames))
        return (result, read.notices)
    }
}
