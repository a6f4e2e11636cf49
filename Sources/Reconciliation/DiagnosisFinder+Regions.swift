import Elections
import Statistics

// Whose votes a reading counts.
extension DiagnosisFinder {
    /// Of so many regions at most one may be meant: where more of them fit, that one does says nothing.
    private static let mostRegions = 2
    /// How many times as far out as the end of its outer range a reading is at least that is asked about as one of a region: among
    /// many regions some are near any honest one.
    private static let leastReachOfRegion = 2.0

    /// Regions that the reading leaves out, or that it is of alone.
    func regions(_ subject: Subject) throws -> [Diagnosis] {
        guard let whole = subject.recap, whole.base == .sum else { return [] }
        // Where the folder has some regions of a level only, that one of these fits says nothing of it.
        let regions = election.recapRows(of: subject.contest.id).map(\.region).uniqued()
        let levels = Dictionary(grouping: regions.filter { $0 != subject.region }) { $0.text.count }
        let parts = levels.values.filter { isWhole($0, of: whole) }.flatMap { $0 }
            .sorted { $0.text < $1.text }
            .compactMap { election.recap(contest: subject.contest.id, region: $0) }
            .filter { $0.base == .sum }
        // At the edge many a region would do.
        let leftOut = try parts.filter { part in
            guard subject.comparison.verdict != .borderline, let rest = whole.without(part),
                moves(rest, subject)
            else { return false }
            return try isInside(subject.page, rest, subject)
        }
        let alone =
            isFarOut(subject.comparison)
            ? try parts.filter { try isInside(subject.page, $0, subject) } : []
        return [
            leftOut.count > DiagnosisFinder.mostRegions ? [] : leftOut.map { .regionLeftOut($0.region) },
            alone.count > DiagnosisFinder.mostRegions ? [] : alone.map { .regionAlone($0.region) },
        ].flatMap { $0 }
    }

    /// Whether another result lies nearer by at least half of the difference: a reading at the edge would be inside with hardly any
    /// change, and one that leaves most of a difference explains nothing of it.
    private func moves(_ rest: Recap, _ subject: Subject) -> Bool {
        guard let farthest = subject.comparison.decisive, let other = rest.share(of: farthest.choice)
        else { return true }
        return 2 * abs(farthest.estimate - other) <= abs(farthest.difference)
    }

    private func isFarOut(_ comparison: Comparison) -> Bool {
        guard let farthest = comparison.decisive, let range = farthest.edge else { return false }
        return abs(farthest.difference) >= DiagnosisFinder.leastReachOfRegion * range.halfWidth
    }

    /// Whether regions make up a result, pair by pair.
    private func isWhole(_ regions: [RegionCode], of whole: Recap) -> Bool {
        let parts = regions.compactMap { election.recap(contest: whole.contest, region: $0) }
        return parts.count == regions.count
            && whole.votes.allSatisfy { pair in
                parts.reduce(0) { $0 + ($1.votes(of: pair.choice) ?? 0) } == pair.votes
            }
    }
}

extension Recap {
    /// What is left where the votes of a part are not counted; `nil` where it has more than the whole.
    fileprivate func without(_ part: Recap) -> Recap? {
        var rest = self
        for index in rest.votes.indices {
            let choice = rest.votes[index].choice
            guard let all = rest.votes[index].votes, let those = part.votes(of: choice), those <= all else {
                return nil
            }
            rest.votes[index].votes = all - those
            rest.votes[index].percent = nil
        }
        rest.printedValidVotes = nil
        return rest
    }
}
