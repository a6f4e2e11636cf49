import Elections
import Reconciliation
import Wording

extension Phrasebook {
    /// What a folder has where no reading of the stages asked for stands in it, contest by contest; `nil` where one does.
    ///
    /// - Parameter result: The reconciliation of the folder.
    public func nothingToCompare(_ result: ReconciliationResult) -> String? {
        let isShown = { (comparison: Comparison) in
            !comparison.isAside
        }
        guard !result.comparisons.contains(where: isShown) else { return nil }
        return wording.nothingToCompare(
            result.election.contests.map { "\($0.title): \(contents(of: $0, result))" })
    }

    /// What a folder has of a contest in which no count is compared.
    func contents(of contest: Contest, _ result: ReconciliationResult) -> String {
        wording.sentence(found(of: contest, result))
    }

    private func found(of contest: Contest, _ result: ReconciliationResult) -> ContestContents {
        let recap = contest.region.flatMap { result.election.recap(contest: contest.id, region: $0) }
            .flatMap { $0.votes.isEmpty ? nil : $0 }
        return ContestContents(
            votes: recap.flatMap { $0.base == .printed ? nil : $0.validVotes ?? $0.voteSum },
            hasShares: recap?.base == .printed, isComplete: recap?.isComplete ?? false,
            pairs: result.election.candidates(of: contest.id).count, hasEmptyBox: hasEmptyBox(contest.id),
            otherReadings: ReadingsAside(result.comparisons(of: contest.id)))
    }

    /// By how much the stations compared correct the official lead, for the column of gaps: "lead −1.06 points".
    ///
    /// - Parameter matched: The stations compared one by one.
    public func correction(_ matched: MatchedStations) -> String {
        matched.leader == matched.runnerUp
            ? "–" : wording.correction(points(matched.correctedLead - matched.officialLead))
    }
}
