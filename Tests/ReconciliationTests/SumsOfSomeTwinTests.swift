import Elections
import TestSupport
import Testing

/// Totals of some regions beside a plain count of who is below whom, on random trees.
@Suite struct SumsOfSomeTwinTests {
    private static func code(_ number: Int) -> RegionCode { RegionCode("R\(number)", scheme: .undeclared) }

    /// Regions of which each but the first has one above it, some with votes, some of those the sum of what is below them.
    private static func election(_ random: inout SeededRandom) -> Election {
        let count = Int.random(in: 1...14, using: &random)
        let parents = (0..<count).map { $0 == 0 ? nil : Int.random(in: 0..<$0, using: &random) }
        var votes = (0..<count).map { _ -> [Choice: Int]? in
            guard Int.random(in: 0..<3, using: &random) > 0 else { return nil }
            let choices: [Choice] = Int.random(in: 0..<12, using: &random) == 0 ? [1] : [1, 2]
            return Dictionary(
                uniqueKeysWithValues: choices.map { ($0, Int.random(in: 0...3, using: &random)) })
        }
        // From below: half of those above others have what is below them.
        for region in (0..<count).reversed() where Bool.random(using: &random) {
            let below = frontier(region, parents, votes).known
            guard below.count > 1 else { continue }
            votes[region] = below.compactMap { votes[$0] }.reduce(into: [:]) { sum, own in
                sum.merge(own, uniquingKeysWith: +)
            }
        }
        var contest = Contest(id: "c", title: "C", region: code(0), rule: .plurality)
        contest.kind = .other
        return Election(
            name: "e", contests: [contest],
            candidates: [1, 2].map { Candidate(contest: "c", choice: $0, pair: "Pair \($0)") },
            regions: (0..<count).map { Region(code: code($0), name: "N", parent: parents[$0].map(code)) },
            recapRows: votes.indices.shuffled(using: &random).flatMap { region in
                (votes[region] ?? [:]).map {
                    RecapRow(contest: "c", region: code(region), choice: $0.key, votes: $0.value)
                }
            }, recapTotals: [], readings: [])
    }

    /// The first regions with votes on the way down from one, and those of which none below has any.
    private static func frontier(
        _ region: Int, _ parents: [Int?], _ votes: [[Choice: Int]?]
    ) -> (known: [Int], absent: [Int]) {
        func path(_ region: Int) -> [Int] { parents[region].map { [region] + path($0) } ?? [region] }
        let below = parents.indices.filter { $0 != region && path($0).contains(region) }
        func between(_ one: Int) -> [Int] { Array(path(one).dropFirst().prefix { $0 != region }) }
        let known = below.filter { one in votes[one] != nil && between(one).allSatisfy { votes[$0] == nil } }
        let hasSome = { (one: Int) in
            below.contains { votes[$0] != nil && path($0).contains(one) }
        }
        let absent = below.filter { one in
            !hasSome(one) && between(one).allSatisfy { votes[$0] == nil && hasSome($0) }
        }
        return (known, absent)
    }

    @Test func lackingRegionsAreThoseOfAPlainCount() {
        var random = SeededRandom(state: 19)
        var found = 0
        var sums = 0
        for _ in 0..<4_000 {
            let election = Self.election(&random)
            let parents = election.regions.map { region in
                region.parent.flatMap { above in election.regions.firstIndex { $0.code == above } }
            }
            let votes = election.regions.map { region -> [Choice: Int]? in
                let rows = election.recapRows.filter { $0.region == region.code }
                return rows.isEmpty
                    ? nil
                    : Dictionary(uniqueKeysWithValues: rows.map { ($0.choice, $0.votes ?? 0) })
            }
            for region in election.regions.indices {
                let below = Self.frontier(region, parents, votes)
                let sum = below.known.compactMap { votes[$0] }.reduce(into: [Choice: Int]()) {
                    $0.merge($1, uniquingKeysWith: +)
                }
                let isSome =
                    votes[region] != nil && votes[region] == sum && below.known.count > 1
                    && sum.values.contains { $0 > 0 }
                let lacking = election.recap(contest: "c", region: Self.code(region))?.lacking ?? []
                #expect(Set(lacking) == Set(isSome ? below.absent.map(Self.code) : []))
                found += lacking.isEmpty ? 0 : 1
                guard region == 0, votes[0] == nil, votes.count(where: { $0 != nil }) > 1 else { continue }
                let choices = Set(below.known.compactMap { votes[$0]?.keys.sorted() })
                let known = election.sumOfRegions(contest: "c", region: Self.code(0))
                guard parents.contains(where: { $0 != nil }), below.known.count > 1, choices.count == 1 else {
                    #expect(known == nil)
                    continue
                }
                #expect(known?.votes == sum && known?.regions == below.known.count)
                #expect(Set(known?.absent ?? []) == Set(below.absent.map(Self.code)))
                sums += 1
            }
        }
        #expect(found > 200 && sums > 200, "\(found) and \(sums)")
    }
}
