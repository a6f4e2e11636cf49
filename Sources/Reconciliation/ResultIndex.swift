import Elections
import Synchronization

/// What a reconciliation says, by contest; made when something is looked for first.
///
/// A result that changes gets a new, empty one. Copies share it.
final class ResultIndex: Sendable, Equatable {
    struct Content: Sendable {
        let comparisons: [String: [Comparison]]
        let outcomes: [String: Outcome]
        let triangulations: [String: [Triangulation]]
        let countDifferences: [String: [CountDifference]]
        let measureDifferences: [String: [MeasureDifference]]
        let tally: CountTally
        let pollsters: [PollsterTally]

        init(_ result: ReconciliationResult) {
            comparisons = Dictionary(grouping: result.comparisons, by: \.contest)
            outcomes = Dictionary(
                result.outcomes.map { ($0.contest, $0) }, uniquingKeysWith: { first, _ in first })
            triangulations = Dictionary(grouping: result.triangulations, by: \.contest)
            countDifferences = Dictionary(grouping: result.countDifferences, by: \.contest)
            measureDifferences = Dictionary(
                grouping: MeasureDifference.unexplained(
                    ComparedCount.measured(result.comparisons), level: result.options.level),
                by: \.contest)
            pollsters = PollsterTally.all(result.comparisons, options: result.options)
            tally = CountTally(
                result.comparisons, place: result.election.place,
                isBeforeEmptyBox: { result.election.hasEmptyBox($0.contest) })
        }
    }

    private let made = Mutex<Content?>(nil)

    /// The content for a result, which must always be the same.
    func content(_ result: ReconciliationResult) -> Content {
        made.withLock { content in
            if let content { return content }
            let new = Content(result)
            content = new
            return new
        }
    }

    /// An index says nothing that its result does not.
    static func == (one: ResultIndex, other: ResultIndex) -> Bool { true }
}
