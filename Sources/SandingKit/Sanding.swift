import Consistency
import Elections

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
}
