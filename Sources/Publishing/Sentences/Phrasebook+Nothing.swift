import Elections
import Figures
import Reconciliation

extension Phrasebook {
    /// What a folder has where no reading of the stages asked for stands in it, contest by contest; `nil` where one does.
    ///
    /// - Parameter result: The reconciliation of the folder.
    public func nothingToCompare(_ result: ReconciliationResult) -> String? {
        let isShown = { (comparison: Comparison) in
            comparison.stage.map(result.options.stages.contains) ?? true
        }
        guard !result.comparisons.contains(where: isShown) else { return nil }
        let contests = result.election.contests.map { contest in
            "\(contest.title): \(contents(of: contest, result))"
        }
        let list = CountText.list(contests, separator: "; ", language)
        return say(
            "No quick count is compared here. What there is: \(list).",
            "Di sini tidak ada hitung cepat yang dibandingkan. Yang ada: \(list).")
    }

    private func contents(of contest: Contest, _ result: ReconciliationResult) -> String {
        let recap = contest.region.flatMap { result.election.recap(contest: contest.id, region: $0) }
        var parts: [String] = []
        if let recap, !recap.votes.isEmpty {
            let votes = numbers.count(recap.validVotes, .vote)
            parts.append(
                recap.isComplete
                    ? say("a recap of \(votes)", "rekapitulasi \(votes)")
                    : say("a part of a recap, \(votes)", "sebagian rekapitulasi, \(votes)"))
        } else {
            parts.append(say("no recap", "tanpa rekapitulasi"))
        }
        let pairs = result.election.candidates(of: contest.id).count
        parts.append(
            say("\(pairs) \(CountText.agreeing(pairs, "pair", "pairs"))", "\(pairs) pasangan")
                + (hasEmptyBox(contest.id) ? say(" (one an empty box)", " (satu kolom kosong)") : ""))
        let others = result.comparisons(of: contest.id).count
        if others > 0 {
            let count = numbers.integer(others)
            parts.append(
                say(
                    "\(count) \(CountText.agreeing(others, "reading", "readings")) of other stages",
                    "\(count) angka dari tahap lain"))
        }
        return parts.joined(separator: ", ")
    }

    /// By how much the stations compared correct the official lead, for the column of gaps: "lead −1.06 points".
    ///
    /// - Parameter matched: The stations compared one by one.
    public func correction(_ matched: MatchedStations) -> String {
        guard matched.leader != matched.runnerUp else { return "–" }
        return say("lead ", "selisih ") + points(matched.correctedLead - matched.officialLead)
    }
}
