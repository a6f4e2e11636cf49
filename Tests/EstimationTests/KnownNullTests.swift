import Statistics
import Testing

@testable import Estimation

/// Samples judged by samples drawn from the list they are held against.
@Suite struct KnownNullTests {
    /// An uneven list: regions of 20 to 400 stations, support and turnout that differ between and within them.
    static func list(
        stations: Int = 3_000, regions: Int = 25, strata: Int = 1, clusterSize: Int? = nil, seed: UInt64 = 7
    ) -> DesignDraws.List {
        var random = Xoshiro256(seed: seed)
        var counts = [[Int32]](repeating: [], count: 3)
        var domains: [Int32] = []
        var units: [Int32] = []
        for station in 0..<stations {
            // Squares: the last region is many times the first.
            let place = Double(station) / Double(stations)
            let region = Int((place.squareRoot() * Double(regions)).rounded(.down))
            domains.append(Int32(min(regions - 1, region)))
            let cluster = station / (clusterSize ?? 1)
            var own = Xoshiro256(seed: seed, stream: 1_000 + UInt64(cluster))
            let level = 0.2 + 0.5 * own.uniform() + 0.1 * random.uniform()
            let size = 20 + random.integer(below: 500)
            let first = Int32(level * Double(size))
            // A small pair that lives in few stations.
            let third: Int32 = random.integer(below: 12) == 0 ? Int32(size / 5) : 0
            counts[0].append(first)
            counts[1].append(max(0, Int32(size) - first - third))
            counts[2].append(third)
            units.append(Int32(cluster))
        }
        let base = (0..<stations).map { counts[0][$0] + counts[1][$0] + counts[2][$0] }
        return DesignDraws.List(
            counts: counts, base: base, strata: (0..<stations).map { Int32($0 % strata) },
            units: clusterSize == nil ? nil : units, domains: domains)
    }

    /// Shares of each domain of a sample, by plain sums.
    static func shares(_ list: DesignDraws.List, _ rows: [Int], _ domains: Int) -> [[Double]?] {
        (0..<domains).map { domain in
            let own = rows.filter { Int(list.domains[$0]) == domain }
            let base = own.reduce(0) { $0 + Int(list.base[$1]) }
            guard base > 0 else { return nil }
            return list.counts.map { column in
                Double(own.reduce(0) { $0 + Int(column[$1]) }) / Double(base)
            }
        }
    }

    static func simple(_ list: DesignDraws.List, _ rows: [Int]) -> DesignDraws.Design {
        .init(weights: [1], sampled: rows.map { .init(stratum: 0, domain: list.domains[$0]) })
    }

    static func terms(_ draws: Int, seed: UInt64 = 1, fewest: Int = 5, most: Int = 0) -> KnownNull.Terms {
        .init(draws: draws, mostDraws: most, fewestUnits: fewest, seed: seed)
    }

    @Test("Honest samples: about 5 % outside, 1 % far outside, one stands out in about 5 % of runs")
    func honestSamples() throws {
        let list = Self.list()
        var (tested, outside, edge, alone, runs) = (0, 0, 0, 0, 0)
        for run in 0..<100 {
            var random = Xoshiro256(seed: 99, stream: UInt64(run))
            let rows = Array((0..<list.base.count).shuffled(using: &random).prefix(250))
            let null = try Self.null(list, rows, domains: 25, draws: 199, seed: UInt64(run))
            runs += 1
            let domains = null.domains.compactMap { $0 }
            tested += domains.count
            outside += domains.count { $0.isOutside }
            edge += domains.count { $0.isOutsideEdge }
            alone += domains.contains { $0.pAdjusted <= 0.05 } ? 1 : 0
        }
        let rate = { (count: Int, of: Int) in Double(count) / Double(of) }
        #expect(tested > 1_500)
        // Three standard errors of so many regions and runs to either side.
        #expect((0.0365...0.0635).contains(rate(outside, tested)))
        #expect((0.004...0.016).contains(rate(edge, tested)))
        #expect(rate(alone, runs) <= 0.05 + 0.065)
    }

    /// The regions of a simple random sample that have at least 5 stations.
    static func null(
        _ list: DesignDraws.List, _ rows: [Int], domains: Int, draws: Int, seed: UInt64, most: Int = 0,
        threads: Int? = nil
    ) throws -> KnownNull {
        let design = try DesignDraws(list: list, design: simple(list, rows), domainCount: domains)
        #expect(design.isConditional)
        var observed = shares(list, rows, domains)
        for domain in 0..<domains where design.unitsSampled[domain] < 5 { observed[domain] = nil }
        return try KnownNull(
            design, observed: observed, terms: terms(draws, seed: seed, most: most), threads: threads)
    }

    @Test("Votes moved in one region are found there and nowhere else")
    func plantedFault() throws {
        let honest = Self.list()
        var altered = honest
        for row in altered.base.indices where altered.domains[row] == 20 {
            let moved = altered.counts[1][row] / 2
            altered.counts[1][row] -= moved
            altered.counts[0][row] += moved
        }
        var random = Xoshiro256(seed: 4)
        let rows = Array((0..<honest.base.count).shuffled(using: &random).prefix(400))
        let design = try DesignDraws(
            list: altered, design: Self.simple(altered, rows), domainCount: 25)
        let null = try KnownNull(
            design, observed: Self.shares(honest, rows, 25), terms: Self.terms(1_999, most: 100_000))
        let found = try #require(null.domains[20])
        #expect(found.isOutsideEdge && found.pAdjusted <= 0.01)
        #expect(found.allDraws > found.draws)
        #expect(null.domains.indices.allSatisfy { $0 == 20 || (null.domains[$0]?.pAdjusted ?? 1) > 0.05 })
        #expect((found.detectableGap ?? 0) > 0)
    }

    @Test("The same on any number of threads", arguments: [1, 2, 3, 7])
    func threads(_ threads: Int) throws {
        let list = Self.list()
        let rows = Array(stride(from: 3, to: 3_000, by: 11))
        let one = try Self.null(list, rows, domains: 25, draws: 499, seed: 5, most: 5_000, threads: 1)
        let many = try Self.null(list, rows, domains: 25, draws: 499, seed: 5, most: 5_000, threads: threads)
        #expect(one == many)
    }

    @Test("p-values and limits are those of plain code that draws in its own way")
    func plainTwin() throws {
        let list = Self.list(stations: 400, regions: 4)
        let rows = Array(stride(from: 1, to: 400, by: 7))
        let null = try Self.null(list, rows, domains: 4, draws: 9_999, seed: 11)
        // The first region has too few sampled stations.
        for domain in 1..<4 {
            let found = try #require(null.domains[domain])
            let own = (0..<400).filter { Int(list.domains[$0]) == domain }
            let size = rows.count { Int(list.domains[$0]) == domain }
            var random = Xoshiro256(seed: 5, stream: UInt64(domain))
            let official = try #require(Self.shares(list, own, 4)[domain])
            var gaps: [[Double]] = []
            for _ in 0..<4_000 {
                let drawn = Array(own.shuffled(using: &random).prefix(size))
                let shares = try #require(Self.shares(list, drawn, 4)[domain])
                gaps.append(zip(shares, official).map { abs($0 - $1) })
            }
            let errors = (0..<3).map { k in
                (gaps.reduce(0.0) { $0 + $1[k] * $1[k] } / Double(gaps.count)).squareRoot()
            }
            for k in 0..<3 {
                #expect(abs((found.standardErrors[k] ?? 0) / errors[k] - 1) < 0.06)
            }
            let known = found.standardErrors.map { $0 ?? 1 }
            let statistics = gaps.map { gap in (0..<3).map { gap[$0] / known[$0] }.max() ?? 0 }
            let p = Double(1 + statistics.count { $0 >= found.statistic }) / 4_001
            #expect(abs(p - found.p) < 0.03)
            let beyond = Double(statistics.count { $0 > found.limit }) / 4_000
            #expect(abs(beyond - 0.05) < 0.014)
        }
    }

    @Test("Where all samples can be listed, p-values are theirs")
    func enumerable() throws {
        // Two of five stations: ten samples, equally likely.
        let votes: [[Int32]] = [[10, 40, 25, 60, 5], [90, 60, 75, 40, 95]]
        let list = DesignDraws.List(
            counts: votes, base: [100, 100, 100, 100, 100], strata: [0, 0, 0, 0, 0],
            domains: [0, 0, 0, 0, 0])
        let rows = [3, 1]
        let design = try DesignDraws(list: list, design: Self.simple(list, rows), domainCount: 1)
        let null = try KnownNull(
            design, observed: Self.shares(list, rows, 1), terms: Self.terms(19_999, fewest: 1))
        let found = try #require(null.domains[0])
        let official = 140.0 / 500
        var extreme = 0
        var squares = 0.0
        for i in 0..<5 {
            for j in 0..<i {
                let gap = abs(Double(votes[0][i] + votes[0][j]) / 200 - official)
                squares += gap * gap / 10
                if gap >= abs(0.5 - official) - 1e-12 { extreme += 1 }
            }
        }
        #expect(abs(found.p - Double(extreme) / 10) < 0.01)
        let error = try #require(found.standardErrors[0])
        #expect(abs(error / squares.squareRoot() - 1) < 0.02)
        // The most extreme of ten samples is never outside 95 %: ties count.
        #expect(!found.isOutside && found.outsideRate == 0)
    }

    @Test("Clusters, two stages, by size, systematic and strata that cross regions are drawn as declared")
    func designs() throws {
        let list = Self.list(stations: 2_400, regions: 6, clusterSize: 8)
        let clusters = Array(stride(from: 2, to: 300, by: 6))
        let sampled = clusters.map { unit in
            DesignDraws.Unit(stratum: 0, domain: list.domains[unit * 8])
        }
        for take in [DesignDraws.Take.all, .upTo(3), .parts([0.5, 1])] {
            for selection in [DesignDraws.Selection.random, .bySize] {
                let weighting: DesignDraws.Weighting =
                    selection == .bySize ? .byStationsRead : take == .all ? .byStationsDrawn : .byUnitSize
                let design = try DesignDraws(
                    list: list,
                    design: .init(
                        selection: selection, take: take, weighting: weighting, weights: [1],
                        sampled: sampled), domainCount: 6)
                var sampler = DesignSampler(design, domains: 0..<6, fewestUnits: 1, seed: 3)
                var sums = [Double](repeating: 0, count: 18)
                withUnsafeTemporaryAllocation(of: Double.self, capacity: 18) { row in
                    for index in 0..<1_000 {
                        sampler.draw(index, into: row)
                        for place in 0..<18 where !row[place].isNaN { sums[place] += row[place] / 1_000 }
                    }
                }
                // Ratios are nearly unbiased: means of the differences are small beside their spread.
                #expect(sums.allSatisfy { abs($0) < 0.012 })
            }
        }
        let whole = Self.list(stations: 2_400, regions: 6, strata: 4)
        let rows = Array(stride(from: 0, to: 2_400, by: 17))
        for selection in [DesignDraws.Selection.random, .systematic(drawn: [40, 40, 40, 40])] {
            let design = try DesignDraws(
                list: whole,
                design: .init(
                    selection: selection, weights: [1, 2, 3, 4],
                    sampled: rows.map { .init(stratum: whole.strata[$0], domain: whole.domains[$0]) }),
                domainCount: 6)
            let null = try KnownNull(
                design, observed: Self.shares(whole, rows, 6), terms: Self.terms(199, fewest: 1))
            #expect(null.domains.allSatisfy { $0 != nil })
            #expect(null.isConditional == (selection == .random))
        }
    }

    @Test("A sample that the list cannot have given is refused")
    func impossible() {
        let list = Self.list(stations: 100, regions: 5)
        let rows = [Int](repeating: 0, count: 101)
        #expect(throws: EstimationError.self) {
            try DesignDraws(list: list, design: Self.simple(list, rows), domainCount: 5)
        }
    }
}
