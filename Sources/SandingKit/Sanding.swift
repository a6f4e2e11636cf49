import Foundation
import Ground
import Reconciliation

/// The verbs of Sanding, one function each.
///
/// Every verb reads and counts on a thread of its own: a task that waits for it holds no thread of the pool, and one
/// that is cancelled gets `CancellationError` soon, with nothing left behind. The same work without tasks is the
/// `run(_:)` of each request.
public enum Sanding {
    /// Asks the identities of the form of every station, compares recaps with the level below and with the stations,
    /// and says where each mismatch arises.
    ///
    /// - Parameters:
    ///   - request: The files, and what is asked of them.
    ///   - control: Threads, progress and the wish to end.
    /// - Returns: Findings with what they are worth; none of it says anything about intent.
    /// - Throws: ``SandingError`` for faults of the files, of the rules and of what is asked for; `CancellationError`.
    public static func check(
        _ request: CheckRequest, control: WorkControl = WorkControl()
    ) async throws -> CheckResult {
        try await OwnThread.run(control) { try request.run($0).result }
    }

    /// Checks one file of stations, or one folder.
    ///
    /// - Parameters:
    ///   - path: The file or folder.
    ///   - form: Terms of the election.
    /// - Throws: As ``check(_:control:)``.
    public static func check(_ path: String, form: FormChoice = .byElection) async throws -> CheckResult {
        try await check(CheckRequest([path], rules: RuleOptions(form: form)))
    }

    /// Says what changed between two files of stations of one count.
    ///
    /// - Parameters:
    ///   - request: The files, and which rules are asked of the changes.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files and of the rules, and for files that cannot be of one count;
    ///   `CancellationError`.
    public static func diff(
        _ request: DiffRequest, control: WorkControl = WorkControl()
    ) async throws -> DiffResult {
        try await OwnThread.run(control) { try request.run($0).result }
    }

    /// Estimates shares, turnout and lead from a sample of polling stations.
    ///
    /// - Parameters:
    ///   - request: The sample, and how it was drawn.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files, and for a design that the sample does not have;
    ///   `CancellationError`.
    public static func estimate(
        _ request: EstimateRequest, control: WorkControl = WorkControl()
    ) async throws -> EstimateResult {
        try await OwnThread.run(control) { try request.run($0) }
    }

    /// Estimates from one file.
    ///
    /// - Parameters:
    ///   - sample: CSV file with a row for each station drawn.
    ///   - design: How it was drawn.
    ///   - level: Level of the intervals, a fraction.
    /// - Throws: As ``estimate(_:control:)``.
    public static func estimate(
        _ sample: String, design: DesignOptions = DesignOptions(), level: Double = Customary.level
    ) async throws -> EstimateResult {
        try await estimate(EstimateRequest(SampleFiles(sample, design: design), level: level))
    }

    /// Finds how many stations a sample of the next count needs, and where, from a past full count.
    ///
    /// - Parameters:
    ///   - request: The count, and what the sample has to reach.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the file and for a wish that the count cannot fulfil;
    ///   `CancellationError`.
    public static func plan(
        _ request: PlanRequest, control: WorkControl = WorkControl()
    ) async throws -> PlanResult {
        try await OwnThread.run(control) { try request.run($0) }
    }

    /// Draws repeated samples from a full count and says how often their intervals are right.
    ///
    /// - Parameters:
    ///   - request: The count, and how samples are drawn.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the file and for samples that the count does not give;
    ///   `CancellationError`.
    public static func simulate(
        _ request: SimulateRequest, control: WorkControl = WorkControl()
    ) async throws -> SimulateResult {
        try await OwnThread.run(control) { try request.run($0) }
    }

    /// Lays every quick count of an election folder beside its recap.
    ///
    /// - Parameters:
    ///   - request: The folder, and how it is judged.
    ///   - control: Progress and the wish to end.
    /// - Throws: ``SandingError`` with every fault of the folder; `CancellationError`.
    public static func reconcile(
        _ request: ReconcileRequest, control: WorkControl = WorkControl()
    ) async throws -> ReconcileResult {
        try await OwnThread.run(control) { try request.run($0) }
    }

    /// Lays the quick counts of one folder beside its recap.
    ///
    /// - Parameter folder: The election folder.
    /// - Throws: As ``reconcile(_:control:)``.
    public static func reconcile(_ folder: String) async throws -> ReconcileResult {
        try await reconcile(ReconcileRequest(folder))
    }

    /// Lays a sample of polling stations beside the complete official file: the whole, every region, and station by
    /// station.
    ///
    /// - Parameters:
    ///   - request: Both files, how the sample was drawn, and how it is judged.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the files, and for a design that they do not have; `CancellationError`.
    public static func reconcile(
        sample request: SampleRequest, control: WorkControl = WorkControl()
    ) async throws -> ReconcileResult {
        try await OwnThread.run(control) { try request.run($0) }
    }

    /// Lays one sample beside one official file.
    ///
    /// - Parameters:
    ///   - sample: CSV file with a row for each station drawn.
    ///   - official: CSV file with a row for each station that there is.
    ///   - design: How the sample was drawn.
    /// - Throws: As ``reconcile(sample:control:)``.
    public static func reconcile(
        sample: String, official: String, design: DesignOptions = DesignOptions()
    ) async throws -> ReconcileResult {
        try await reconcile(
            sample: SampleRequest(SampleFiles(sample, design: design), official: official))
    }

    /// Turns the KPU's own published JSON into election folders with stations, captures and names.
    ///
    /// - Parameters:
    ///   - request: Folder, archive or file of pages.
    ///   - folder: Where the files go: a folder that is made, and removed again where the work ends early; without it
    ///     there is only a summary.
    ///   - control: Threads, progress and the wish to end.
    /// - Throws: ``SandingError`` for faults of the input, and where there is such a folder; `CancellationError`.
    public static func convert(
        _ request: ConvertRequest, into folder: URL? = nil, control: WorkControl = WorkControl()
    ) async throws -> ConvertResult {
        try await OwnThread.run(control) { control in
            guard let folder else { return try request.run(control) }
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            } catch {
                throw SandingError.file(
                    FileFault(
                        file: folder.relativePath, kind: .unwritable, OutputCause.noFolder))
            }
            do {
                return try request.run(into: folder, excluding: [folder], control)
            } catch {
                try? FileManager.default.removeItem(at: folder)
                throw error
            }
        }
    }
}

extension Sanding {
    /// Seed of a run that is not given one: the day on which Sanding's first election was held.
    public static let defaultSeed: UInt64 = 20_180_627
}
