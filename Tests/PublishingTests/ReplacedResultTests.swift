import Elections
import Reconciliation
import TestSupport
import Testing
import Wording

@testable import Publishing

/// Counts of the first vote beside the result of a re-vote.
@Suite struct ReplacedResultTests {
    private static func election(_ counts: [[Int]], isDated: Bool = true) -> Election {
        let place = RegionCode("82", scheme: .undeclared)
        func rows(_ votes: [Int], _ status: RecapStatus, form: String, day: String) -> [RecapRow] {
            votes.enumerated().map {
                RecapRow(
                    contest: "c", region: place, choice: Choice(index: $0.offset), votes: $0.element,
                    status: status,
                    form: form, decidedOn: day)
            }
        }
        return Election(
            name: "e", contests: [Contest(id: "c", title: "Ruritania 2018", region: place)],
            candidates: [1, 2].map { Candidate(contest: "c", choice: $0, pair: "N\($0)") },
            regions: [Region(code: place, name: "Ruritania", parent: nil)],
            recapRows: rows([498_000, 502_000], .primary, form: "DC1", day: "2018-10-20")
                + rows([560_000, 440_000], .superseded, form: "DC1", day: isDated ? "2018-07-04" : ""),
            recapTotals: [],
            readings: counts.enumerated().map { index, shares in
                QuickCountReading(
                    id: "q\(index)", contest: "c", region: place, pollster: ["Alpha", "Beta"][index],
                    shares: shares.enumerated().map {
                        .init(
                            choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: 2))
                    }, sampleStations: nil, dataInPercent: nil,
                    marginPercent: .init(units: 10, decimals: 1), levelPercent: .init(units: 95, decimals: 0),
                    stage: .final, place: SourcePlace(file: "quick_counts.csv", line: 2 + 2 * index))
            })
    }

    private func said(
        _ counts: [[Int]], isDated: Bool = true, _ language: Language = .english
    ) throws -> (headline: String, title: String) {
        let election = Self.election(counts, isDated: isDated)
        let report = try Samples.report(election, language)
        return (report.news(election.contests[0]).headline, report.publication.head.title)
    }

    @Test func allThatDifferAgreeWithWhatWasReplaced() throws {
        let two = try said([[5600, 4400], [5650, 4350]])
        #expect(
            two.headline.contains(
                "(99% level), but agree with the earlier figures that it replaced (4 July 2018), and have"),
            "\(two.headline)")
        #expect(two.title.hasSuffix(", but agree with the figures that it replaced"), "\(two.title)")
        let one = try said([[5600, 4400]], isDated: false)
        #expect(
            one.headline.contains(", but agrees with the earlier figures that it replaced, and has"),
            "\(one.headline)")
        #expect(one.title.hasSuffix(", but agrees with the figures that it replaced"), "\(one.title)")
        let indonesian = try said([[5600, 4400]], .indonesian)
        #expect(
            indonesian.headline.contains(
                ", tetapi sesuai dengan angka sebelumnya yang digantikannya (4 Juli 2018)"))
        #expect(indonesian.title.hasSuffix(", tetapi sesuai dengan angka yang digantikannya"))
    }

    /// A third that fits neither, and counts that agree with the result of today, say nothing of the kind.
    @Test func notWhereOneFitsNeither() throws {
        for counts in [[[5600, 4400], [7000, 3000]], [[4980, 5020]]] {
            let said = try said(counts)
            #expect(!said.headline.contains("replaced") && !said.title.contains("replaced"), "\(said)")
        }
    }

    /// Another page that has another one ahead is said in the lede, and only then.
    @Test func anotherPageHasAnotherAhead() throws {
        func lede(_ votes: [Int]) throws -> String {
            var election = Self.election([[4980, 5020]])
            for index in election.recapRows.indices where election.recapRows[index].status == .superseded {
                election.recapRows[index].status = .conflict
                election.recapRows[index].votes = votes[election.recapRows[index].choice.index]
            }
            return try Samples.report(election, .english).news(election.contests[0]).lede
        }
        let reversed = try lede([560_000, 440_000])
        #expect(
            reversed.hasSuffix("Figures of another page on file have N1 ahead, by 120,000 votes."),
            "\(reversed)")
        #expect(try !lede([440_000, 560_000]).contains("another page"))
    }

    /// A share or a lead that is short of what the rule asks for is not printed as that.
    @Test func digitsThatTellFromTheLine() throws {
        var election = Self.election([])
        election.contests[0].rule = .fortyPlusTen
        election.contests[0].kind = .other
        election.candidates.append(Candidate(contest: "c", choice: 3, pair: "N3"))
        election.recapRows.removeAll { $0.status == .superseded }
        election.recapRows[0].votes = 430_000
        election.recapRows[1].votes = 330_001
        var third = election.recapRows[1]
        (third.choice, third.votes) = (3, 239_999)
        election.recapRows.append(third)
        let lede = try Samples.report(election, .english).news(election.contests[0]).lede
        #expect(lede.contains("430,000 (43.00%), 99,999 votes (9.9999 points) more than"), "\(lede)")
    }
}
