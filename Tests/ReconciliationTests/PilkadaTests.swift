import ElectionFiles
import Elections
import Estimation
import Foundation
import Statistics
import Testing

@testable import Reconciliation

/// Real readings of 2018, on Data/pilkada-2018.
@Suite struct PilkadaTests {
    static let result = Result {
        let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Data/pilkada-2018")
        return try Reconciler().reconcile(ElectionFolder(at: data).election)
    }

    static func comparison(
        _ contest: String, _ pollster: String, _ stage: ReadingStage = .final
    ) throws -> Comparison {
        try #require(
            try result.get().comparisons.first {
                $0.contest == contest && $0.source == pollster && $0.stage == stage
            })
    }

    @Test("IDM, West Java: another leader, beyond the outer interval even with the formula for persons")
    func idm() throws {
        let comparison = try Self.comparison("pilgub-2018-jabar", "IDM")
        #expect(comparison.verdict == .inconsistent)
        #expect(comparison.reasons.contains(.leaderDiffers))
        #expect(comparison.reasons.contains(.marginStationsAsVoters))
        // The same script as in ComparisonBuilderTests; MoE·√n/z for the implied deviation.
        #expect(close(comparison.margin.impliedDeviation, 0.487964693286269))
        #expect(close(comparison.choices[0].z, -0.2696797425831914))
        #expect(close(comparison.choices[1].z, -6.6780028488700225))
        #expect(close(comparison.choices[2].z, 5.69759965374594))
        #expect(close(comparison.joint?.statistic, 58.722496769746684))
        #expect(close(comparison.joint?.df1, 2.943028417962197))
        #expect(close(comparison.joint?.p, 1.0004377633427771e-12, 1e-7))
        #expect(close(comparison.lead?.official, -0.041346187749360275))
        #expect(close(comparison.equivalence?.p, 0.9966039849623735))
        #expect(comparison.decisive?.choice == 2)
    }

    @Test("LKPI, West Java: another leader, and no margin to test it with")
    func lkpi() throws {
        let comparison = try Self.comparison("pilgub-2018-jabar", "LKPI")
        #expect(comparison.verdict == .notComparable)
        #expect(comparison.reasons == [.marginMissing, .leaderDiffers])
        #expect(close(comparison.choices[0].difference, 0.3041 - 0.32876504294018266))
        #expect(comparison.lead?.leaderEstimate == 3)
        #expect(comparison.lead?.leaderOfficial == 1)
    }

    @Test("Litbang Kompas, East Java: 100.20 is shown and not tested")
    func litbangKompas() throws {
        let comparison = try Self.comparison("pilgub-2018-jatim", "Litbang Kompas")
        #expect(comparison.verdict == .notComparable)
        #expect(comparison.reasons == [.sharesDoNotSum])
        #expect(comparison.choices.count == 2)
    }

    @Test("No partial count is tested, and every tested number is finite")
    func all() throws {
        let result = try Self.result.get()
        #expect(result.comparisons.count == result.election.readings.count)
        for comparison in result.comparisons where comparison.isTested {
            let tellsWhy: [ReasonCode] = [.stageUnknownComplete, .stageUnknownOnly]
            #expect(
                comparison.stage == .final || comparison.stage == .nearFinal
                    || comparison.reasons.contains(where: tellsWhy.contains), "\(comparison.reading)")
            #expect(comparison.verdict != .notComparable)
            for choice in comparison.choices {
                #expect(choice.p.map { (0...1).contains($0) } ?? true)
                #expect(choice.p ?? 0 <= choice.pMostFavourable ?? 1)
                #expect(choice.simultaneous?.contains(choice.difference) ?? true)
            }
            #expect(!comparison.reasons.isEmpty)
        }
        #expect(result.batch.tested > 5)
    }

    @Test func westJavaOutcome() throws {
        let outcome = try #require(try Self.result.get().outcomes.first { $0.contest == "pilgub-2018-jabar" })
        #expect(outcome.leadVotes == 908_789)
        #expect(outcome.recap.validVotes == 21_979_995)
        #expect(outcome.standing == .met)
        if let filing = outcome.filing {
            #expect(filing.limitPercentTimesTen == 5)
            #expect(!filing.leadWithinLimit)
        }
    }

    @Test("The same folder gives the same result")
    func deterministic() throws {
        let first = try Self.result.get()
        #expect(try Reconciler().reconcile(first.election) == first)
    }
}
