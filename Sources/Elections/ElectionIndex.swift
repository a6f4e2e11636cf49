import Synchronization

/// What an election holds, by contest and region, so that nothing grows with a product of their numbers.
///
/// Made when something is looked for first; an election that changes gets a new, empty one. Copies share it.
final class ElectionIndex: Sendable, Equatable {
    /// A contest in a region.
    struct Place: Hashable {
        let contest: String
        let region: RegionCode
    }

    struct Content: Sendable {
        let contests: [String: Contest]
        /// How many contests elect for a region.
        let contestsHeld: [RegionCode: Int]
        let candidates: [String: [Candidate]]
        let names: [RegionCode: String]
        let namesByText: [String: String]
        /// Whether every contest, of which there is one, is under Indonesian law.
        let isIndonesian: Bool
        let rows: [String: [RecapRow]]
        let totals: [String: [RecapTotals]]
        let primaryRows: [Place: [RecapRow]]
        let primaryTotals: [Place: [RecapTotals]]
        let readings: [String: [QuickCountReading]]
        let readingsByID: [String: QuickCountReading]
        /// What the shares of counts that give those of all choices sum to.
        let shareSums: [Place: ShareSums]
        let parents: [RegionCode: RegionCode]
        let children: [RegionCode: [RegionCode]]
        let sumsOfSome: SumsOfSome

        init(_ election: Election) {
            contests = Dictionary(
                election.contests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            contestsHeld = Dictionary(
                election.contests.compactMap { contest in contest.region.map { ($0, 1) } },
                uniquingKeysWith: +)
            // Sorting keeps the order of equal numbers, as the files have it.
            candidates = Dictionary(grouping: election.candidates, by: \.contest)
                .mapValues { $0.sorted { $0.choice < $1.choice } }
            names = Dictionary(
                election.regions.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
            namesByText = Dictionary(
                election.regions.map { ($0.code.text, $0.name) }, uniquingKeysWith: { first, _ in first })
            isIndonesian =
                !election.contests.isEmpty
                && election.contests.allSatisfy { $0.kind.vocabulary == .indonesian }
            rows = Dictionary(grouping: election.recapRows, by: \.contest)
            totals = Dictionary(grouping: election.recapTotals, by: \.contest)
            primaryRows = Dictionary(
                grouping: election.recapRows.lazy.filter { $0.status == .primary },
                by: { Place(contest: $0.contest, region: $0.region) })
            primaryTotals = Dictionary(
                grouping: election.recapTotals.lazy.filter { $0.status == .primary },
                by: { Place(contest: $0.contest, region: $0.region) })
            readings = Dictionary(grouping: election.readings, by: \.contest)
            readingsByID = Dictionary(
                election.readings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            shareSums = ShareSums.all(
                election.readings, regions: contests.compactMapValues(\.region),
                choices: candidates.mapValues(\.count))
            let above = Dictionary(
                election.regions.compactMap { region in region.parent.map { (region.code, $0) } },
                uniquingKeysWith: { first, _ in first })
            parents = above
            children = Dictionary(grouping: above.keys) { above[$0] ?? $0 }
            sumsOfSome = SumsOfSome(
                regions: election.regions.map(\.code), parents: above,
                wholes: contests.compactMapValues(\.region), rows: primaryRows)
        }
    }

    private let made = Mutex<Content?>(nil)

    /// The content for an election, which must always be the same.
    func content(_ election: Election) -> Content {
        made.withLock { content in
            if let content { return content }
            let new = Content(election)
            content = new
            return new
        }
    }

    /// An index says nothing that its election does not.
    static func == (one: ElectionIndex, other: ElectionIndex) -> Bool { true }
}
