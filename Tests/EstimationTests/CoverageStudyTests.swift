import Estimation
import Foundation
import Testing

/// The table of the room's README. Slow: asked for by `SANDING_COVERAGE=10000`, the number of replicates.
@Suite struct CoverageStudyTests {
    static let replicates = ProcessInfo.processInfo.environment["SANDING_COVERAGE"].flatMap(Int.init)

    @Test(
        "Coverage of the default is at least 94 % one at a time and together", .enabled(if: replicates != nil)
    )
    func study() throws {
        let populations: [(String, StationPopulation)] = [
            ("ordinary", try Populations.synthetic(1)),
            ("alike strata", try Populations.synthetic(2, stratum: 100, cluster: 200)),
            ("unlike strata", try Populations.synthetic(3, stratum: 5)),
            ("unlike strata, villages", try Populations.synthetic(4, stratum: 5, cluster: 10)),
            ("unlike villages", try Populations.synthetic(5, cluster: 5)),
            ("the same, 8 strata", try Populations.synthetic(6, strata: 8, cluster: 5)),
            ("extreme villages, 100 strata", try Populations.synthetic(7, strata: 100, cluster: 2)),
            ("one party a village", try Populations.synthetic(8, cluster: 0.5)),
            ("party in 3 strata (a)", try Populations.concentrated(11)),
            ("party in 3 strata (b)", try Populations.concentrated(12)),
            ("party in 3 strata (c)", try Populations.concentrated(13)),
        ]
        let percent = { (value: Double?) in value.map { String(format: "%.1f", 100 * $0) } ?? "-" }
        for (name, population) in populations {
            let result = try SamplingSimulation(
                population: population,
                scheme: .stratified(allocation: Populations.proportional(population, 500)),
                replicates: Self.replicates ?? 0, seed: 1
            ).run()
            print("##", name, population.shares.map { String(format: "%.4f", $0) }.joined(separator: " "))
            for method in result.methods {
                let shares = method.shares.map { percent($0?.value) }.joined(separator: " ")
                let widths = method.halfWidths.map { $0.map { String(format: "%.3f", 100 * $0) } ?? "-" }
                let joint = method.jointHalfWidths.map { $0.map { String(format: "%.3f", 100 * $0) } ?? "-" }
                print(
                    "\(method.method.rawValue) | \(shares) | \(percent(method.joint?.value)) |",
                    widths.joined(separator: " "), "|", joint.joined(separator: " "))
            }
            print(
                "lead", percent(result.lead?.value), "flags", percent(result.falseFlags?.value), "rejections",
                percent(result.falseRejections?.value), "critical", result.criticalValue ?? 0)
            let chosen = try #require(result.methods.first { $0.method == .default })
            for share in chosen.shares { #expect(try #require(share).value >= 0.94) }
            #expect(try #require(chosen.joint).value >= 0.94)
        }
    }
}
