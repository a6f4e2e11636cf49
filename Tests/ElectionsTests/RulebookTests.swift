import Foundation
import Testing

@testable import Elections

@Suite struct RulebookTests {
    static let scheme = RegionCodeScheme(name: "kemendagri", edition: "2018")

    static func limit(
        region: String, population: Int?, day: String? = "2018-06-27", kind: ContestKind = .pilkada,
        scheme: RegionCodeScheme = scheme
    ) -> Int? {
        let code = RegionCode(region, scheme: scheme)
        let contest = Contest(
            id: "c", title: "C", electionDate: day, region: code, kind: kind, population: population)
        let election = Election(
            name: "e", scheme: scheme, contests: [contest],
            candidates: [
                Candidate(contest: "c", choice: 1, pair: "A"),
                Candidate(contest: "c", choice: 2, pair: "B"),
            ],
            recapRows: [
                RecapRow(contest: "c", region: code, choice: 1, votes: 60),
                RecapRow(contest: "c", region: code, choice: 2, votes: 40),
            ])
        return Outcome(contest: contest, in: election)?.filing?.limitPercentTimesTen
    }

    @Test("Every winner rule has its terms")
    func complete() {
        for rule in WinnerRule.allCases { #expect(Rulebook.standard.terms(for: rule)?.rule == rule) }
        #expect(Rulebook.standard.winner.count == WinnerRule.allCases.count)
        let president = Rulebook.standard.terms(for: .indonesiaPresident)
        #expect(president?.moreThanPercent == 50)
        #expect(president?.regionAtLeastPercent == 20)
        #expect(president?.regionsMoreThanPercent == 50)
        #expect(president?.twoPairsByPlurality == true)
        #expect(Rulebook.standard.terms(for: .plurality)?.moreThanPercent == nil)
    }

    @Test("The edges of the bands belong to the lower band, as UU 10/2016 art. 158 writes it")
    func provinces() {
        let edges = [
            (1, 20), (2_000_000, 20), (2_000_001, 15), (6_000_000, 15), (6_000_001, 10),
            (12_000_000, 10), (12_000_001, 5), (48_000_000, 5),
        ]
        for (population, expected) in edges {
            #expect(Self.limit(region: "32", population: population) == expected, "\(population)")
        }
    }

    @Test func regencies() {
        let edges = [
            (1, 20), (250_000, 20), (250_001, 15), (500_000, 15), (500_001, 10), (1_000_000, 10),
            (1_000_001, 5),
        ]
        for (population, expected) in edges {
            #expect(Self.limit(region: "3273", population: population) == expected, "\(population)")
        }
    }

    @Test("No limit where the law has none or a figure is missing")
    func none() {
        #expect(Self.limit(region: "32", population: nil) == nil)
        #expect(Self.limit(region: "32", population: 1, day: "2016-06-30") == nil)
        #expect(Self.limit(region: "32", population: 1, day: "2016-07-01") == 20)
        #expect(Self.limit(region: "32", population: 1, day: nil) == nil)
        #expect(Self.limit(region: "32", population: 1, kind: .pemilu) == nil)
        #expect(Self.limit(region: "00", population: 1) == nil)
        #expect(Self.limit(region: "327301", population: 1) == nil)
        #expect(Self.limit(region: "321", population: 1, scheme: .undeclared) == nil)
        // Two digits are a province in every Indonesian list, declared or not.
        #expect(Self.limit(region: "32", population: 1, scheme: .undeclared) == 20)
    }

    @Test func decodingRefusesAnotherShape() {
        #expect(throws: DecodingError.self) { try Rulebook(json: Data("{\"winner\": []}".utf8)) }
    }

    @Test func encodedAndDecodedAgain() throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        #expect(try Rulebook(json: encoder.encode(Rulebook.standard)) == .standard)
    }
}
