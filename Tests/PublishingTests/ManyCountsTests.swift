import Elections
import Reconciliation
import TestSupport
import Testing
import Wording

@testable import Publishing

/// Ledes of a dozen counts stay ledes, and counts without a margin in a folder that knows no stations are answered.
@Suite struct ManyCountsTests {
    private static let place = RegionCode("82", scheme: .undeclared)

    private static func news(
        _ shares: [Int], official: [Int] = [480_000, 520_000], margin: Int? = 10,
        rule: WinnerRule = .plurality,
        _ language: Language = .english
    ) throws -> (text: NewsText, report: ReconcileReport) {
        let rows = official.enumerated().map {
            RecapRow(contest: "c", region: place, choice: Choice(index: $0.offset), votes: $0.element)
        }
        let election = Election(
            name: "e", contests: [Contest(id: "c", title: "Ruritania", region: place, rule: rule)],
            candidates: official.indices.map {
                Candidate(contest: "c", choice: Choice(index: $0), pair: "N\($0 + 1)")
            },
            regions: [Region(code: place, name: "Ruritania", parent: nil)], recapRows: rows, recapTotals: [],
            readings: shares.enumerated().map { index, share in
                QuickCountReading(
                    id: "q\(index)", contest: "c", region: place, pollster: "P\(index)",
                    shares: [share, 1000 - share].enumerated().map {
                        .init(
                            choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: 1))
                    }, sampleStations: nil, dataInPercent: nil,
                    marginPercent: margin.map { .init(units: $0, decimals: 1) },
                    levelPercent: margin.map { _ in .init(units: 95, decimals: 0) }, stage: .final,
                    place: SourcePlace(file: "quick_counts.csv", line: 2 + 2 * index))
            })
        let report = try Samples.report(election, language)
        return (report.news(election.contests[0]), report)
    }

    @Test func manyThatDifferAreToldTogether() throws {
        let found = try Self.news((0..<12).map { 540 + $0 }).text
        #expect(
            found.lede.hasSuffix(
                "12 quick counts are between 6.00 points and 7.10 points above it for N1, more than their margins explain at the 99% level. "
                    + "12 quick counts put N1 ahead; the official result puts N2 ahead."), "\(found.lede)")
        // The farthest is named, and not the first.
        #expect(found.post.contains("Largest gap for its margin: P11, 7.10 points above"), "\(found.post)")
        let indonesian = try Self.news((0..<12).map { 540 + $0 }, .indonesian).text
        #expect(
            indonesian.lede.contains(
                "12 hitung cepat antara 6,00 poin dan 7,10 poin di atas hasil resmi untuk N1"),
            "\(indonesian.lede)")
        #expect(
            indonesian.lede.hasSuffix(
                "12 hitung cepat menempatkan N1 di depan; hasil resmi menempatkan N2 di depan."))
    }

    /// Of two sides each is told; up to three counts one by one.
    @Test func everySideIsTold() throws {
        let found = try Self.news([540, 545, 420, 410]).text
        #expect(
            found.lede.contains(
                "The quick counts by P0 and P1 are between 6.00 points and 6.50 points above it for N1")
                && found.lede.contains(
                    "the quick counts by P2 and P3 are between 6.00 points and 7.00 points below it for N1"),
            "\(found.lede)")
        #expect(found.lede.contains("P0 and P1 put N1 ahead; the official result puts N2 ahead."))
        let few = try Self.news([540, 545, 420]).text
        #expect(few.lede.contains("; that of P2 is 6.00 points below it for N1"), "\(few.lede)")
    }

    /// A margin that is not printed and cannot be told from stations: what it would have to be is known all the same.
    @Test func whatMarginAnyWouldNeed() throws {
        let found = try Self.news([480, 500, 590], margin: nil)
        let comparisons = found.report.result.comparisons
        #expect(comparisons.allSatisfy { $0.grade == .bounded && $0.bound?.usual == nil })
        // Two choices have one range: 1.96 of a standard error at a share of 59% is the margin at one half times 2√(pq).
        #expect(comparisons[0].bound?.neededMargin == 0)
        let spread = 2 * (0.59 * 0.41).squareRoot()
        #expect(abs((comparisons[2].bound?.neededMargin ?? 0) - (0.11 - 0.0005) / spread) < 2e-4)
        #expect(
            found.text.headline
                == "Ruritania: the quick count by P0, without a printed margin, agrees with the official result whatever the margin; "
                + "2 others agree or not, as their margins are", "\(found.text.headline)")
        #expect(
            found.text.notTested.contains {
                $0.hasPrefix("P1 printed no margin of error; it agrees if its margin is ±")
            })
        #expect(
            found.text.lede.hasSuffix(
                "P2, without a margin, put N1 ahead; the official result puts N2 ahead."),
            "\(found.text.lede)")
        let unknown = try Self.news([], margin: nil).report.result
        #expect(unknown.comparisons.isEmpty)
    }

    /// A result that is 0 throughout is not entered, which is another thing than one that lacks a choice.
    @Test func aResultOfZeroVotes() throws {
        let found = try Self.news([540], official: [0, 0])
        #expect(
            found.text.notTested == [
                "P0 is shown without a comparison: the official result has 0 votes for every candidate or party: nothing was entered "
                    + "yet, or the votes stand elsewhere."
            ], "\(found.text.notTested)")
        #expect(
            found.text.altText.contains("The official result has 0 votes for every candidate or party"),
            "\(found.text.altText)")
    }
}
