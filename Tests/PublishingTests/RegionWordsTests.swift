import Elections
import Estimation
import Figures
import Foundation
import Ground
import Reconciliation
import Statistics
import Testing

@testable import Publishing

/// What is said of the regions of a sample: nothing that chance gives is an accusation.
@Suite struct RegionWordsTests {
    static let regions = 40
    static let size = 20
    /// Words that say more than that a difference lies outside a range.
    static let accusing = [
        "more than sampling explains", "do not look like", "not consistent", "more than a random sample",
        "lebih besar daripada yang dapat dijelaskan", "tidak tampak seperti", "tidak konsisten",
    ]

    static func codes(_ values: [Int]) -> CodeColumn {
        let largest = values.max() ?? 0
        return CodeColumn(ids: values.map { Int32($0) }, codes: (0...largest).map { "\($0)" })
    }

    /// Stations of uneven regions, the same for a seed.
    static func official(seed: UInt64) -> StationTable {
        var random = Xoshiro256(seed: seed)
        let rows = Array(0..<regions * size)
        let votes = rows.map { row in
            [
                80 + row / size + random.integer(below: 90), 60 + random.integer(below: 90),
                random.integer(below: 40),
            ]
        }
        return StationTable(
            file: "official.csv", count: rows.count, levels: ["region"],
            regions: [codes(rows.map { $0 / size })],
            stationNumbers: codes(rows), fields: [:],
            votes: (0..<3).map { pair in CountColumn(votes.map { Count($0[pair]) }) }, lineOfRow: { $0 + 2 })
    }

    static func reconcile(
        _ official: StationTable, draw: UInt64, gaining: Int? = nil, names: SampleNames = SampleNames("s")
    ) throws -> SampleReconciliation {
        var random = Xoshiro256(seed: 11, stream: draw)
        let rows = (0..<regions).flatMap { region in
            (0..<size).map { (random.integer(below: 1_000_000), region * size + $0) }
                .sorted { $0 < $1 }.prefix(6).map(\.1).sorted()
        }
        var part = official.selecting(rows: rows)
        part = StationTable(
            file: "sample.csv", count: part.count, levels: part.levels, regions: part.regions,
            stationNumbers: part.stationNumbers, fields: part.fields, votes: part.votes, lineOfRow: { $0 + 2 }
        )
        if let gaining {
            part = part.withVotes(
                part.votes.enumerated().map { pair, column in
                    CountColumn(
                        rows.enumerated().map { index, row in
                            Count((column[index] ?? 0) + (pair == 0 && row / size == gaining ? 300 : 0))
                        })
                })
        }
        let options = DesignOptions(strata: ["region"])
        let sample = try StationSample(
            part, options: options, frame: try SampleFrame(counting: official, for: options))
        return try SampleReconciler(
            options: DecisionRule(level: 0.9, edgeLevel: 0.95),
            draws: DrawOptions(draws: 399, mostDraws: 3_999), by: "region"
        ).reconcile(sample, official: official, names: names)
    }

    static func isAccused(_ sentence: String) -> Bool { accusing.contains { sentence.contains($0) } }

    /// 40 honest samples of 40 regions: about 80 regions outside the 95 % range, sentences that accuse one in about
    /// 2 runs; 7 are exceeded with a probability of 0.1 %.
    @Test func honestRegionsAreNotAccused() throws {
        let official = Self.official(seed: 3)
        var (outside, accusedRuns, expected) = (0, 0, 0.0)
        for draw in 0..<40 {
            let found = try Self.reconcile(official, draw: UInt64(draw)).result
            expected += found.batch.expectedOutsideEdge
            var isAccused = false
            for comparison in found.comparisons.dropFirst() where comparison.verdict.isOutsideEdge {
                outside += 1
                for language in Language.allCases {
                    let words = Phrasebook(language, election: found.election)
                    let sentence = words.sentence(comparison, alpha: 0.05)
                    if Self.isAccused(sentence) {
                        isAccused = true
                    } else {
                        // Table, chart and exit status say no more than the sentence.
                        #expect(comparison.said == .borderline)
                        #expect(!Self.isAccused(words.label(comparison)), "\(words.label(comparison))")
                        #expect(words.badge(comparison).tone == Verdict.borderline.rawValue)
                        #expect(sentence.contains("95%"))
                        let chance = language == .english ? "chance alone puts" : "karena kebetulan saja"
                        #expect(sentence.contains(chance), "\(sentence)")
                        #expect(sentence.contains(language == .english ? "among 40 regions" : "40 wilayah"))
                    }
                }
            }
            if isAccused { accusedRuns += 1 }
        }
        #expect((50...112).contains(outside), "\(outside)")
        #expect((64...100).contains(expected), "\(expected)")
        #expect(accusedRuns <= 7, "\(accusedRuns)")
    }

    /// Where it stands out among all, a region is called what it is.
    @Test func aRegionThatStandsOutIsNamed() throws {
        let found = try Self.reconcile(Self.official(seed: 3), draw: 1, gaining: 7).result
        let region = try #require(found.comparisons.first { $0.region.text == "7" && $0.level != nil })
        #expect(region.reasons.contains(.standsOutAfterAdjustment))
        #expect(region.said == region.verdict && region.said != .borderline)
        for language in Language.allCases {
            #expect(
                Self.isAccused(Phrasebook(language, election: found.election).sentence(region, alpha: 0.05)))
        }
        // What lies beyond the outer range is said beside what chance puts there.
        let summary = Phrasebook(.english, election: found.election).summary(found)
        let chance = NumberText(.english).expected(found.batch.expectedOutsideEdge)
        #expect(
            summary.contains(
                "outside the 95% range, too (by chance alone about \(chance)), and "),
            "\(summary)")
    }

    /// What a newsroom runs of a sample names contest, pollster and candidates, and what it is held against by one name.
    @Test func aSampleIsCalledByItsNames() throws {
        let names = SampleNames(
            "s", title: "Pilgub Contoh 2018", pollster: "Lembaga A", choices: ["Ani", "", "Budi"])
        for language in Language.allCases {
            let found = try Self.reconcile(Self.official(seed: 3), draw: 1, names: names)
            let report = ReconcileReport(
                result: found.result, findings: [], run: Samples.run, language: language)
            let news = report.news(found.result.election.contests[0])
            let (sample, file, recap) =
                language == .english
                ? (
                    "the sample of Lembaga A agrees with the official file", "official file",
                    "official result"
                )
                : ("sampel Lembaga A sesuai dengan berkas resmi", "berkas resmi", "hasil resmi")
            #expect(news.headline.hasPrefix("Pilgub Contoh 2018: \(sample)"), "\(news.headline)")
            for text in [news.post, news.lede] {
                #expect(text.contains(file) && !text.contains(recap), "\(text)")
                #expect(
                    text.localizedCaseInsensitiveContains(
                        language == .english ? "the sample of Lembaga A" : "sampel Lembaga A"), "\(text)")
            }
            #expect(news.lede.contains("Ani") && news.lede.contains("Budi"), "\(news.lede)")
            #expect(report.words.source(found.result.comparisons[0]).contains("Lembaga A"))
            // Without a title no file is taken for a place.
            let bare = try Self.reconcile(Self.official(seed: 3), draw: 1).result
            let words = ReconcileReport(result: bare, findings: [], run: Samples.run, language: language)
            let headline = words.news(bare.election.contests[0]).headline
            #expect(
                headline.hasPrefix(language == .english ? "The sample agrees" : "Sampel sesuai"),
                "\(headline)")
        }
    }

    /// One comparison has one standard error: the effective size and the design effect follow from it.
    @Test func sizesFollowFromTheStandardError() throws {
        let found = try Self.reconcile(Self.official(seed: 5), draw: 2)
        let part = found.result.comparisons
        #expect(part.count == Self.regions + 1)
        for comparison in part {
            let json = ComparisonDocument(comparison: comparison).value.text()
            let number = { (key: String) -> Double in
                json.split(separator: "\n").first { $0.contains("\"\(key)\" :") }
                    .flatMap { Double($0.drop { $0 != ":" }.dropFirst(2).filter { $0 != "," }) } ?? .nan
            }
            let leading = try #require(comparison.choices.max { $0.estimate < $1.estimate })
            let error = try #require(leading.standardError)
            let size = leading.estimate * (1 - leading.estimate) / (error * error)
            #expect(abs(number("effective_size") / size - 1) < 1e-12)
            #expect(abs(number("design_effect") * number("effective_size") / number("ballots") - 1) < 1e-12)
        }
        // The votes of the sampled stations, not the mean of all.
        let votes = found.estimate.shares.ballots
        #expect(votes == part[0].ballots)
        #expect(part.dropFirst().compactMap(\.ballots).reduce(0, +) == votes)
    }
}
