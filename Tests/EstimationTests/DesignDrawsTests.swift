import Statistics
import Testing

@testable import Estimation

/// One piece of code draws samples for null distributions, simulations and plans.
@Suite struct DesignDrawsTests {
    @Test("Draws by chance follow the chances of the list and weight by them")
    func byChance() throws {
        let list = Self.byChance([1, 2, 3, 0, 4])
        let design = DesignDraws.Design(
            selection: .byChance, weighting: .byChance, weights: [1],
            sampled: [.init(stratum: 0, domain: 0)])
        let draws = try DesignDraws(list: list, design: design, domainCount: 1)
        var drawer = CellDrawer(draws, cells: draws.cells)
        var counts = [Int](repeating: 0, count: 5)
        drawer.random = Xoshiro256(seed: 5)
        for _ in 0..<10_000 {
            drawer.drawUnits(of: draws.cells[0])
            #expect(drawer.units.count == 1)
            counts[Int(draws.rowOf[Int(drawer.units[0])])] += 1
        }
        #expect(counts[3] == 0)
        for (count, part) in zip(counts, [0.1, 0.2, 0.3, 0, 0.4]) {
            // Five standard errors.
            #expect(abs(Double(count) / 10_000 - part) <= 5 * (part * (1 - part) / 10_000).squareRoot())
        }
        // The weighted votes of one draw are, on average, those of the list: 100 stations' worth of chances.
        var sampler = DesignSampler(
            try DesignDraws(
                list: list,
                design: .init(
                    selection: .byChance, weighting: .byChance, weights: [7],
                    sampled: [DesignDraws.Unit](repeating: .init(stratum: 0, domain: 0), count: 4_000)),
                domainCount: 1), domains: 0..<1, fewestUnits: 1, seed: 3)
        var gap = [0.0, 0.0]
        gap.withUnsafeMutableBufferPointer { sampler.draw(0, into: $0) }
        // The station that is never drawn (10 of its 100 votes) is missing from every sample.
        let reached = (200.0 - 10) / 400 - 200.0 / 500
        #expect(abs(gap[0] - reached) < 0.03)
    }

    private static func byChance(_ chances: [Double]) -> DesignDraws.List {
        DesignDraws.List(
            counts: [[20, 40, 60, 10, 70], [80, 60, 40, 90, 30]], base: [100, 100, 100, 100, 100],
            strata: [0, 0, 0, 0, 0], domains: [0, 0, 0, 0, 0], chances: chances)
    }

    @Test func chancesAreNeededAndNotNegative() {
        let design = DesignDraws.Design(
            selection: .byChance, weighting: .byChance, weights: [1],
            sampled: [.init(stratum: 0, domain: 0)])
        var list = Self.byChance([1, 2, -3, 0, 4])
        #expect(throws: EstimationError.outsideRange(what: .drawChance, row: 2, value: -3)) {
            try DesignDraws(list: list, design: design, domainCount: 1)
        }
        list.chances = nil
        #expect(throws: EstimationError.missingTotal(name: "chances")) {
            try DesignDraws(list: list, design: design, domainCount: 1)
        }
        list.chances = [1]
        #expect(throws: EstimationError.columnLength(column: "chances", have: 1, need: 5)) {
            try DesignDraws(list: list, design: design, domainCount: 1)
        }
    }

    @Test("What is read of units: all, so many, or parts")
    func take() {
        #expect(DesignDraws.Take([(4, 4), (2, 2)]) == .all)
        #expect(DesignDraws.Take([(3, 8), (3, 3), (2, 2)]) == .upTo(3))
        #expect(DesignDraws.Take([(4, 4), (1, 2)]) == .parts([0.5, 1]))
    }

    @Test("A simulation and a null draw the same stations from the same numbers")
    func oneDrawer() throws {
        let population = try Populations.synthetic(5, strata: 6, stations: 600)
        for kind in DesignKind.allCases {
            let scheme = try kind.scheme(stations: 60, in: population, stationsPerCluster: 3)
            let draws = try DesignDraws(population, scheme)
            var replicate = ReplicateSampler(draws, scheme, missing: nil, seed: 21)
            var sampler = DesignSampler(draws, domains: 0..<1, fewestUnits: 1, seed: 21)
            let k = population.choices
            for index in 0..<5 {
                var shares = [Double](repeating: 0, count: k)
                var (covariance, degrees) = ([Double](repeating: 0, count: k * k), shares)
                shares.withUnsafeMutableBufferPointer { s in
                    covariance.withUnsafeMutableBufferPointer { c in
                        degrees.withUnsafeMutableBufferPointer { d in
                            _ = replicate.draw(index, shares: s, covariance: c, degreesOfFreedom: d)
                        }
                    }
                }
                var gaps = [Double](repeating: 0, count: k)
                gaps.withUnsafeMutableBufferPointer { sampler.draw(index, into: $0) }
                guard kind != .stratified else { continue }
                for choice in 0..<k {
                    #expect(abs(shares[choice] - population.shares[choice] - gaps[choice]) < 1e-12, "\(kind)")
                }
            }
        }
    }

    @Test("Regions that are thin in the sample by chance take part in the draws in which they are not")
    func unseenRegions() throws {
        // A systematic sample reaches the second region with 4 or 5 stations.
        let first = (0..<9_000).map { row -> Int32 in Int32(10 + row * row * 37 % 61) }
        let second = (0..<9_000).map { row -> Int32 in Int32(20 + row * row * 53 % 47) }
        let list = DesignDraws.List(
            counts: [first, second], base: zip(first, second).map { $0 + $1 },
            strata: [Int32](repeating: 0, count: 9_000),
            domains: (0..<9_000).map { row -> Int32 in row < 4_500 ? 0 : 1 })
        let sampled = (0..<9).map { row in DesignDraws.Unit(stratum: 0, domain: row < 5 ? 0 : 1) }
        let draws = try DesignDraws(
            list: list, design: .init(selection: .systematic(drawn: [9]), weights: [1], sampled: sampled),
            domainCount: 2)
        #expect(draws.unitsSampled == [5, 4])
        let observed: [[Double]?] = [draws.shares[0], nil]
        let terms = KnownNull.Terms(draws: 999, mostDraws: 999, fewestUnits: 5, seed: 4)
        let null = try KnownNull(draws, observed: observed, terms: terms)
        #expect(null.domains[0] != nil && null.domains[1] == nil)
        // Samples of the second region are outside in some draws, although the sample itself cannot be.
        let alone = try #require(null.domains[0])
        let ofFirst = Int((alone.outsideRate * Double(alone.draws)).rounded())
        #expect(null.outsideByDraw.reduce(0) { $0 + Int($1) } > ofFirst)
    }
}
