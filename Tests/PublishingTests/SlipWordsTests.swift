import Elections
import Reconciliation
import Testing

@testable import Publishing

/// What is said of slips before anybody publishes.
@Suite struct SlipWordsTests {
    private static let home = RegionCode("AA", scheme: .undeclared)

    /// - Parameter counts: Hundredths of a percent of each count.
    private static func slips(_ counts: [[Int]], votes: [Int], below: [[Int]] = []) throws -> [String] {
        let result = try reconciled(counts, votes: votes, below: below)
        return Phrasebook(.english, election: result.election).slips(result.comparisons)
    }

    private static func reconciled(_ counts: [[Int]], votes: [Int], below: [[Int]] = []) throws
        -> ReconciliationResult
    {
        func rows(_ region: RegionCode, _ votes: [Int]) -> [RecapRow] {
            votes.enumerated().map {
                RecapRow(contest: "c", region: region, choice: Choice(index: $0), votes: $1)
            }
        }
        let regions = below.indices.map { RegionCode("AA-\($0)", scheme: .undeclared) }
        let election = Election(
            name: "e", contests: [Contest(id: "c", title: "C", region: home, kind: .other)],
            candidates: ["Ann", "Bo", "Cy"].enumerated().map {
                Candidate(contest: "c", choice: Choice(index: $0), pair: $1)
            },
            regions: [Region(code: home, name: "Aania", parent: nil)]
                + regions.map { Region(code: $0, name: $0.text, parent: home) },
            recapRows: rows(home, votes) + zip(regions, below).flatMap { rows($0, $1) },
            readings: counts.enumerated().map { place, shares in
                QuickCountReading(
                    id: "q\(place)", contest: "c", pollster: "P\(place)",
                    shares: shares.enumerated().map {
                        .init(
                            choice: Choice(index: $0.offset),
                            percent: PrintedNumber(units: $0.element, decimals: 2))
                    },
                    marginPercent: PrintedNumber(units: 15, decimals: 1),
                    levelPercent: PrintedNumber(units: 95, decimals: 0), stage: .final)
            })
        return try Reconciler().reconcile(election)
    }

    /// Official figures of the whole that contradict each other come first in the headline; a slip in a part does not.
    @Test(arguments: Language.allCases)
    func aContradictionOfTheWholeIsSaidFirst(language: Language) throws {
        let result = try Self.reconciled([[5000, 3000, 2000]], votes: [5000, 3000, 2000])
        func headline(_ region: String?, _ severity: Severity) -> String {
            let finding = Finding(
                .form(.ruleBroken(FormRulebook.standard.rules[0], nil)),
                severity: severity, contest: "c",
                region: region.map { RegionCode($0, scheme: .undeclared) },
                place: SourcePlace(file: "recap.csv"))
            let report = ReconcileReport(
                result: result, findings: [finding], run: Samples.run, language: language)
            return report.news(result.election.contests[0]).headline
        }
        let words =
            language == .english
            ? "official figures contradict each other" : "angka resmi saling bertentangan"
        for whole in ["AA", nil] { #expect(headline(whole, .error).contains(words)) }
        #expect(!headline("AA-1", .error).contains(words) && !headline("AA", .warning).contains(words))
    }

    /// Two official cells in each other's place: every count is out by the same exchange, and no page is said to be the one.
    @Test func anExchangeThatHoldsForAllIsSaidOnce() throws {
        let all = try Self.slips([[5030, 2980, 1990], [4970, 3050, 1980]], votes: [3000, 5000, 2000])
        #expect(
            all == [
                "Every count tested would be inside its range if Ann and Bo stood the wrong way round, in the official result "
                    + "or on all pages; it is not asserted."
            ], "\(all)")
        let one = try Self.slips([[5030, 2980, 1990], [3050, 4970, 1980]], votes: [3000, 5000, 2000])
        #expect(one.count == 1 && one[0].hasPrefix("P0: This alone"), "\(one)")
    }

    /// Digits that were typed wrongly are not guessed where the rows of the regions sum to something else.
    @Test func officialDigitsAreThoseOfTheRegions() throws {
        let counts = [[5500, 2900, 1600]]
        let right = try Self.slips(
            counts, votes: [650_000, 290_000, 160_000],
            below: [[300_000, 140_000, 60_000], [260_000, 150_000, 100_000]])
        #expect(right.contains { $0.contains("the file has 650,000, 560,000 would fit") }, "\(right)")
        let other = try Self.slips(
            counts, votes: [650_000, 290_000, 160_000],
            below: [[300_000, 140_000, 60_000], [250_000, 150_000, 100_000]])
        #expect(!other.contains { $0.contains("the file has 650,000") }, "\(other)")
    }
}
