import Elections
import Statistics

/// Everything that can be said of what changed between two files of one count.
public struct CountDiff: Sendable {
    public let diff: StationDiff
    public let regions: RegionChanges
    public let rules: RuleChanges
    public let slips: ChangeSlips
    public let blocks: ChangeBlocks
    /// Stations that stand elsewhere with the figures they had.
    public let moved: [MovedStation]
    /// Whether the changes of the lead of the first pair over the second lean to one side; `nil` where there
    /// are fewer than two pairs or no such change.
    public let direction: ErrorDirection?
    /// The same changes beside those that slips in proportion to votes would make, or why they are not compared.
    public let expectedSplit: Result<ExpectedSplit, ExpectedSplit.Absence>
    /// Who leads now, stations exchanged and moved; then the gravest first, as the stations stand in the diff.
    public let findings: [Finding]

    /// Compares two files.
    ///
    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - book: Rules of the forms.
    ///   - form: Terms of the election.
    ///   - contest: Id of the contest, for findings.
    ///   - others: Findings that were made of the files before they were compared.
    ///   - threads: Threads at most; results do not depend on their number.
    /// - Throws: ``RuleFault`` for an expression that makes no sense; `StatisticsError` where a test fails.
    public init(
        _ diff: StationDiff, book: FormRulebook, form: FormRulebook.Form?, contest: String = "",
        others: [Finding] = [], threads: Int = 1
    ) throws {
        self.diff = diff
        let regions = RegionChanges(diff)
        self.regions = regions
        let rules = RuleChanges(
            diff,
            rules: try FormRules(
                book, form: form, columns: diff.measures.map(\.name), scope: .station))
        self.rules = rules
        slips = ChangeSlips(diff, threads: threads)
        let blocks = try ChangeBlocks(diff, regions: regions)
        self.blocks = blocks
        direction = blocks.leaders.flatMap { leaders in
            let votes = ChangeBlocks.votes(diff)
            let errors = diff.kinds.indices.filter { diff.kinds[$0] == .changed }.compactMap {
                ChangeBlocks.lead(diff, $0, votes[leaders.first.index], votes[leaders.second.index])
            }
            return errors.contains { $0 != 0 } ? ErrorDirection(errors: errors) : nil
        }
        expectedSplit = Result { () throws(ExpectedSplit.Absence) in
            try ExpectedSplit(diff, leaders: blocks.leaders)
        }
        let moved = MovedStation.all(in: diff)
        self.moved = moved
        let columns = ExchangedColumns(diff)
        let events = ChangeEvents(
            diff, regions: regions, moved: moved, columns: columns, contest: contest
        ).all
        let all =
            try others
            + DiffFindings(
                diff, regions: regions, rules: rules, blocks: columns == nil ? blocks : nil, moved: moved,
                contest: contest
            ).all
        findings =
            events
            + all.enumerated().sorted { one, other in
                one.element.severity != other.element.severity
                    ? one.element.severity > other.element.severity : one.offset < other.offset
            }
            .map(\.element)
    }

    /// The whole count.
    public var whole: RegionChanges.Region { regions.levels[0][0] }

    /// Sum of a figure over all stations of each file where it is known.
    ///
    /// - Parameter measure: Position of the measure.
    public func totals(_ measure: Int) -> (old: Int, new: Int) {
        let sums = diff.join.oldSums
        let old = sums.measures.firstIndex(of: diff.measures[measure]).map { sums.total.sum($0, 0) } ?? 0
        return (old, old + whole.total[measure])
    }

    /// Stations of each file, those on two rows included.
    public var stations: (old: Int, new: Int) {
        let old = diff.join.oldSums.total.stations(0)
        let repeated = diff.join.repeated.reduce(0) { $0 + $1.new.count - $1.old.count }
        return (old, old + whole.added - whole.removed + repeated)
    }
}
