import Ground
import Statistics
import Testing

@testable import Estimation

/// The estimator of domains that walks their rows only, beside the one that walks all rows.
@Suite struct DomainEstimatesTests {
    private struct Case {
        var design: SampleDesign
        var votes: [[Double]]
        var valid: [Double]
        /// Domain of each row.
        var domains: [Int]

        init(_ seed: Int) throws {
            var random = Xoshiro256(seed: UInt64(seed))
            func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
            let rows = 1 + below(60)
            // Rows of a cluster stand in one stratum.
            let cluster = (0..<rows).map { _ in below(1 + rows / 4) }
            let units = CodeColumn(cluster.map { "u\($0)" })
            let stratum = cluster.map { $0 % (1 + rows / 12) }
            let strata = CodeColumn(stratum.map { "s\($0)" })
            let spare = (0..<90).map { _ in Double(below(3) * below(40)) }
            func count(_ group: [Int], _ of: Int) -> Double { Double(group.count { $0 == of }) }
            let clusters = (0..<90).map { s in Double(Set(cluster.filter { $0 % (1 + rows / 12) == s }).count)
            }
            switch below(5) {
            case 0:
                design = try .simpleRandom(count: rows, population: Double(rows) + spare[0])
            case 1:
                design = try .stratified(
                    strata: strata, population: stratum.map { count(stratum, $0) + spare[$0] })
            case 2:
                design = try .stratified(
                    strata: strata, population: nil,
                    weights: (0..<rows).map { _ in 1 + Double(below(50)) / 4 })
            case 3:
                design = try .stratifiedClusters(
                    strata: strata, units: units, population: stratum.map { clusters[$0] + spare[$0] })
            default:
                design = try .twoStage(
                    units: units, clusters: stratum.map { clusters[$0] + spare[$0] },
                    rowsInCluster: cluster.map { count(cluster, $0) + spare[$0] }, strata: strata)
            }
            let most = 1 + below(400)
            let columns = (0..<(1 + below(4))).map { _ in (0..<rows).map { _ in Double(below(most)) } }
            votes = columns
            valid = (0..<rows).map { row in columns.reduce(0) { $0 + $1[row] } }
            let domainCount = 1 + below(12)
            domains = (0..<rows).map { _ in below(domainCount) }
        }
    }

    /// Errors in words, so that both ways can be compared.
    private func answer(_ body: () throws -> RatioEstimate) -> (estimate: RatioEstimate?, error: String) {
        do { return (try body(), "") } catch { return (nil, "\(error)") }
    }

    @Test func agreesWithTheWalkOverAllRows() throws {
        var (compared, secondStages, refused) = (0, 0, 0)
        for seed in 0..<3000 {
            let sample = try Case(seed)
            let walk = try #require(DomainEstimates(sample.design))
            let policy = LonelyStratumPolicy.allCases[seed % 4]
            for domain in Set(sample.domains) {
                let rows = sample.domains.indices.filter { sample.domains[$0] == domain }
                let fast = answer {
                    try walk.ratios(
                        numerators: sample.votes, denominator: sample.valid, rows: rows, lonely: policy)
                }
                let plain = answer {
                    try sample.design.ratios(
                        numerators: sample.votes, denominator: sample.valid,
                        domain: sample.domains.map { $0 == domain }, lonely: policy)
                }
                guard fast.error == plain.error else {
                    Issue.record("seed \(seed): \(fast.error), plainly \(plain.error)")
                    return
                }
                guard let one = fast.estimate, let two = plain.estimate else {
                    refused += 1
                    continue
                }
                compared += 1
                if sample.design.secondStage != nil { secondStages += 1 }
                let size = two.estimate.covariance.indices.map { two.estimate.covariance[$0][$0] }.max() ?? 0
                let same =
                    one.estimate.values == two.estimate.values
                    && one.estimate.degreesOfFreedom == two.estimate.degreesOfFreedom
                    && one.rows == two.rows && one.estimatedRows == two.estimatedRows
                    && one.denominatorTotal == two.denominatorTotal
                    && one.sampleDenominator == two.sampleDenominator
                    && close(one.estimate.covariance.joined(), two.estimate.covariance.joined(), size)
                    && close(one.srsVariances, two.srsVariances, two.srsVariances.max() ?? 0)
                    && close(
                        one.choiceDegreesOfFreedom, two.choiceDegreesOfFreedom, Double(sample.valid.count))
                guard same else {
                    Issue.record("seed \(seed), domain \(domain): \(one), plainly \(two)")
                    return
                }
            }
        }
        #expect(compared > 8000 && secondStages > 1500 && refused > 100)
    }

    private func close(_ one: some Sequence<Double>, _ two: some Sequence<Double>, _ size: Double) -> Bool {
        zip(one, two).allSatisfy { abs($0 - $1) <= 1e-12 * size }
    }

    @Test func leavesDesignsThatTakeRowsInPairs() throws {
        let design = try SampleDesign.simpleRandom(count: 4, population: 9)
        #expect(DomainEstimates(design) != nil)
        #expect(DomainEstimates(try design.selected(.systematic(places: [3, 1, 2, 4]))) == nil)
    }
}
