import Elections
import Estimation
import Ground
import Statistics
import Testing

@testable import Reconciliation

/// Verdicts on samples: drawn from the official file, approximate, or none for a census.
@Suite struct SampleNullTests {
    typealias Made = StationSampleTests

    /// Stations of `regions` regions with `each` stations in clusters of 4; row i has uneven votes.
    static func official(
        regions: Int = 3, each: Int = 40, valid: Int32? = nil, shifted region: Int? = nil,
        named names: [String]? = nil
    ) -> StationTable {
        let rows = 0..<regions * each
        let first = rows.map { row -> Int32 in
            Int32(40 + row * 37 % 61) + (row / each == region ? 80 : 0)
        }
        let votes = [first, rows.map { Int32(50 + $0 * 53 % 47) }, rows.map { Int32(10 + $0 * 29 % 13) }]
        return StationTable(
            file: "official.csv", count: rows.count, levels: ["region"],
            regions: [Made.codes(rows.map { names?[$0 / each] ?? "\($0 / each + 1)" })],
            stationNumbers: Made.codes(rows.map { "\($0)" }),
            fields: valid.map { more in
                [.valid: CountColumn(rows.map { row in votes.reduce(more) { $0 + $1[row] } })]
            } ?? [:],
            votes: votes.map { CountColumn($0) }, labels: ["cluster": Made.codes(rows.map { "\($0 / 4)" })],
            lineOfRow: { $0 + 2 })
    }

    static func sample(
        _ official: StationTable, rows: [Int], options: DesignOptions = .init(),
        weights: [Double]? = nil
    ) throws -> StationSample {
        let part = official.selecting(rows: rows)
        let clusters = rows.map { official.codes("cluster")?[$0] ?? "" }
        let table = StationTable(
            file: "sample.csv", count: part.count, levels: part.levels, regions: part.regions,
            stationNumbers: part.stationNumbers, fields: part.fields, votes: part.votes,
            labels: ["cluster": Made.codes(clusters)],
            numbers: weights.map { ["weight": $0] } ?? [:], lineOfRow: { $0 + 2 })
        return try StationSample(
            table, options: options, frame: try SampleFrame(counting: official, for: options))
    }

    static func reconcile(
        _ sample: StationSample, _ official: StationTable, draws: Int = 999, threads: Int? = nil
    ) throws -> SampleReconciliation {
        try SampleReconciler(
            draws: DrawOptions(draws: draws, mostDraws: draws, threads: threads), by: "region"
        )
        .reconcile(sample, official: official, names: SampleNames("sample"))
    }

    /// Draws and replicates are left off between their blocks.
    @Test func workThatIsToldToStopEndsWithoutAResult() throws {
        let official = Self.official()
        let rows = Array(stride(from: 0, to: 120, by: 3))
        let draws = DrawOptions(draws: 999, shouldStop: { true })
        #expect(throws: EstimationError.stopped) {
            try SampleReconciler(draws: draws).reconcile(
                Self.sample(official, rows: rows), official: official, names: SampleNames("sample"))
        }
        var sample = try Self.sample(official, rows: rows, options: .init(variance: .bootstrap))
        _ = try SampleEstimate(sample, level: 0.95)
        sample.shouldStop = { true }
        #expect(throws: EstimationError.stopped) { try SampleEstimate(sample, level: 0.95) }
    }

    /// A region may have any name, also that of the whole of an Indonesian list.
    @Test func aRegionCalledAsTheWholeKeepsItsFigures() throws {
        let official = Self.official(named: ["00", "000", "1"])
        let sample = try Self.sample(official, rows: Array(stride(from: 0, to: 120, by: 3)))
        let found = try Self.reconcile(sample, official, draws: 199).result
        #expect(found.comparisons.map(\.region.text) == ["0000", "00", "000", "1"])
        let sums = [0..<120, 0..<40, 40..<80, 80..<120].map { rows in
            official.votes.map { column in rows.reduce(0) { $0 + Int(column[$1] ?? 0) } }
        }
        #expect(found.comparisons.map { $0.choices.compactMap(\.officialVotes) } == sums)
        for (comparison, votes) in zip(found.comparisons, sums) {
            let listed = found.election.recapRows.filter { $0.region == comparison.region }.map(\.votes)
            #expect(listed == votes)
        }
    }

    @Test("Verdict, intervals, p-value and joint adjustment are those of the draws")
    func drawn() throws {
        let honest = Self.official()
        let altered = Self.official(shifted: 1)
        let sample = try Self.sample(honest, rows: Array(stride(from: 0, to: 120, by: 3)))
        let found = try Self.reconcile(sample, altered)
        #expect(found.limits.basis == .drawn && found.limits.givenRegionCounts == true)
        #expect(found.limits.draws == 1_999)
        let comparisons = found.result.comparisons
        #expect(comparisons.map(\.verdict)[2] == .inconsistent)
        #expect(comparisons[2].reasons.contains(.standsOutAfterAdjustment))
        for comparison in comparisons {
            let drawn = try #require(comparison.drawn)
            let critical = try #require(comparison.critical)
            #expect(critical.method == .draws && critical.inner == drawn.limit)
            let largest = comparison.choices.map { abs($0.z ?? 0) }.max() ?? 0
            #expect(abs(largest - drawn.statistic) < 1e-12)
            let isOutside = comparison.choices.contains { !($0.simultaneous?.contains(0) ?? true) }
            #expect(isOutside == (comparison.verdict.isOutside))
            #expect(comparison.joint?.p == drawn.p)
            for choice in comparison.choices {
                // One quantity, one value: what is printed is what was judged.
                #expect(
                    choice.zMostFavourable == choice.z
                        && choice.unrounded?.simultaneous == choice.simultaneous)
                let half = try #require(choice.simultaneous).halfWidth
                #expect(abs(half - drawn.limit * (choice.standardError ?? 0)) < 1e-12)
            }
        }
        #expect(found.result.batch.expectedOutside > 0 && found.result.batch.expectedOutside <= 0.2)
    }

    @Test("The same result on any number of threads")
    func threads() throws {
        let official = Self.official()
        let sample = try Self.sample(official, rows: Array(stride(from: 1, to: 120, by: 4)))
        let one = try Self.reconcile(sample, official, threads: 1)
        let three = try Self.reconcile(sample, official, threads: 3)
        #expect(one.result.comparisons == three.result.comparisons)
        #expect(one.result.batch == three.result.batch)
    }

    @Test("Weights alone cannot be drawn: limits are approximate and the comparison says so")
    func approximate() throws {
        let official = Self.official()
        let rows = Array(stride(from: 0, to: 120, by: 3))
        let sample = try Self.sample(
            official, rows: rows, options: .init(weight: "weight"),
            weights: rows.map { 1 + Double($0 % 5) })
        let found = try Self.reconcile(sample, official)
        #expect(found.limits.basis == .approximate && found.limits.obstacle == .weightsOnly)
        for comparison in found.result.comparisons {
            #expect(comparison.isTested && comparison.reasons.contains(.limitsApproximate))
            let isOutside = comparison.choices.contains { !($0.simultaneous?.contains(0) ?? true) }
            #expect(isOutside == (comparison.verdict.isOutside))
            #expect(comparison.choices.allSatisfy { $0.unrounded?.edge == $0.edge })
            // Asked at the level of a rule, a comparison says what that rule says; at no level another kind of range.
            #expect(try comparison.intervals(level: 0.95) == comparison.choices.map(\.simultaneous))
            for (wide, edge) in zip(try comparison.intervals(level: 0.999), comparison.choices.map(\.edge)) {
                let (wide, edge) = (try #require(wide), try #require(edge))
                #expect(wide.low < edge.low && wide.high > edge.high)
            }
        }
        let other = try SampleReconciler(options: DecisionRule(level: 0.9), by: "region").reconcile(
            sample, official: official, names: SampleNames("s"))
        for (one, two) in zip(found.result.comparisons, other.result.comparisons) {
            for (asked, ruled) in zip(try one.intervals(level: 0.9), two.choices.map(\.simultaneous)) {
                let (asked, ruled) = (try #require(asked), try #require(ruled))
                #expect(abs(asked.low - ruled.low) < 1e-8 && abs(asked.high - ruled.high) < 1e-8)
            }
        }
    }

    @Test("Limits that were drawn are known at the levels of the rule only")
    func drawnLevels() throws {
        let official = Self.official()
        let sample = try Self.sample(official, rows: Array(stride(from: 1, to: 120, by: 4)))
        let found = try Self.reconcile(sample, official)
        #expect(found.limits.basis == .drawn)
        for comparison in found.result.comparisons where comparison.isTested {
            #expect(try comparison.intervals(level: 0.95) == comparison.choices.map(\.simultaneous))
            #expect(try comparison.intervals(level: 0.99) == comparison.choices.map(\.edge))
            #expect(try comparison.intervals(level: 0.9).allSatisfy { $0 == nil })
        }
    }

    @Test("The pair that is named is one that decides the verdict, in honest samples of every kind")
    func namedPairDecides() throws {
        let official = Self.official(regions: 6)
        var outside = 0
        for start in 0..<40 {
            // Runs of neighbours, whose votes are alike, lie far out often.
            let rows = Array(Set((0..<60).map { (start * 31 + $0 * $0 * 7 + $0) % 240 })).sorted()
            for weights in [nil, rows.map { 1 + Double($0 % 5) }] {
                let options = weights == nil ? DesignOptions() : .init(weight: "weight")
                let sample = try Self.sample(official, rows: rows, options: options, weights: weights)
                for comparison in try Self.reconcile(sample, official).result.comparisons {
                    let named = try #require(comparison.decisive)
                    guard comparison.isTested else { continue }
                    #expect(named.isOutside == (comparison.zone != .insideInterval))
                    #expect(named.isOutsideEdge == (comparison.zone == .outsideEdge))
                    outside += named.isOutside ? 1 : 0
                }
            }
        }
        #expect(outside > 20)
    }

    @Test("A census is said, and nothing is tested or too close; a file against itself differs by exactly 0")
    func census() throws {
        let official = Self.official(valid: 7)
        let sample = try Self.sample(official, rows: Array(0..<120))
        let found = try Self.reconcile(sample, official)
        #expect(found.limits.basis == .census)
        for comparison in found.result.comparisons {
            #expect(comparison.verdict == .consistent && comparison.reasons.contains(.census))
            #expect(!comparison.isTested && comparison.lead?.interval == nil)
            #expect(comparison.choices.allSatisfy { $0.difference == 0 && $0.interval == nil })
        }
        #expect(sample.unequalStations == 120)
        // The last digits of two sums of the same numbers in another order are no difference.
        var sums = found.result.comparisons[0]
        sums.choices[0].estimate += 1.1e-16
        sums.verdict = .notComparable
        sums.settleCensus()
        #expect(sums.verdict == .consistent)
        let altered = try Self.reconcile(sample, Self.official(shifted: 0))
        #expect(altered.result.comparisons.map(\.verdict)[1] == .notComparable)
        #expect(altered.result.comparisons[1].reasons.contains(.census))
    }

    @Test("Regions count clusters, not stations: four clusters are too few, five are drawn")
    func clusters() throws {
        let official = Self.official()
        // Clusters 0–3 of region 1 (16 stations), and five or more of the others.
        let clusters = [0, 2, 4, 6, 10, 12, 14, 16, 18, 19, 21, 23, 25, 27, 29]
        let rows = clusters.flatMap { Array($0 * 4..<$0 * 4 + 4) }
        let sample = try Self.sample(official, rows: rows, options: .init(cluster: "cluster"))
        let found = try Self.reconcile(sample, official)
        #expect(found.limits.basis == .drawn)
        let regions = found.result.comparisons.dropFirst()
        #expect(regions.map { $0.reasons.contains(.tooFewClusters) } == [true, false, false])
        #expect(regions.map { $0.drawn == nil } == [true, false, false])
    }

    @Test("Shares of the valid votes only where they are asked for")
    func base() throws {
        let official = Self.official(valid: 100)
        let rows = Array(stride(from: 0, to: 120, by: 3))
        let votes = try SampleEstimate(try Self.sample(official, rows: rows), level: 0.95)
        #expect(abs(votes.figures.reduce(0) { $0 + $1.value } - 1) < 1e-12)
        let valid = try SampleEstimate(
            try Self.sample(official, rows: rows, options: .init(base: .valid)), level: 0.95)
        #expect(valid.figures.reduce(0) { $0 + $1.value } < 0.8)
    }
}

/// Designs that are drawn from the official file where it has their columns.
extension SampleNullTests {
    /// A table with a column of numbers.
    static func adding(_ name: String, _ values: [Double], to table: StationTable) -> StationTable {
        StationTable(
            file: table.file, count: table.count, levels: table.levels, regions: table.regions,
            stationNumbers: table.stationNumbers, fields: table.fields, votes: table.votes,
            labels: table.labels, numbers: [name: values], lineOfRow: { $0 + 2 })
    }

    static func numbered(
        _ official: StationTable, rows: [Int], options: DesignOptions, _ name: String, _ values: [Double]
    ) throws -> StationSample {
        try StationSample(
            adding(name, values, to: official.selecting(rows: rows)), options: options,
            frame: try SampleFrame(counting: official, for: options))
    }

    static let rows = Array(stride(from: 0, to: 120, by: 3))

    @Test("Stations drawn with replacement are drawn again by the probabilities of the official file")
    func drawProbability() throws {
        let chances = (0..<120).map { Double(1 + $0 * 7 % 5) }
        let official = Self.adding("q", chances, to: Self.official())
        // The file has sizes, the sample probabilities: only proportions count. A station came twice.
        let rows = Self.rows + [Self.rows[4]]
        let sample = try Self.numbered(
            Self.official(), rows: rows, options: .init(drawProbability: "q"), "q",
            rows.map { chances[$0] / chances.reduce(0, +) })
        let found = try Self.reconcile(sample, official)
        #expect(found.limits.basis == .drawn && found.limits.obstacle == nil)
        #expect(found.limits.missingColumns.isEmpty && found.limits.givenRegionCounts == true)
        let whole = found.result.comparisons[0]
        #expect(whole.detectableGapBasis == .draws)
        #expect(whole.minimumDetectableGap == whole.drawn?.detectableGap)
        // Hansen and Hurwitz know the spread too.
        let formula = try #require(sample.shares().covariance)
        for (choice, drawn) in zip(0..<3, try #require(whole.drawn).standardErrors) {
            #expect(abs((drawn ?? 0) / formula[choice][choice].squareRoot() - 1) < 0.35)
        }
    }

    @Test("Without the probabilities of every station limits are approximate and name the column")
    func drawProbabilityMissing() throws {
        let rows = Self.rows
        let sample = try Self.numbered(
            Self.official(), rows: rows, options: .init(drawProbability: "q"), "q",
            rows.map { 0.001 * Double(1 + $0 * 7 % 5) })
        var unfilled = [Double](repeating: 1, count: 120)
        unfilled[50] = .nan
        for official in [Self.official(), Self.adding("q", unfilled, to: Self.official())] {
            let found = try Self.reconcile(sample, official)
            #expect(found.limits.basis == .approximate && found.limits.obstacle == .probabilitiesOfSample)
            #expect(found.limits.missingColumns == ["q"])
            #expect(found.result.comparisons.allSatisfy { $0.detectableGapBasis == .formula })
        }
        let other = Self.adding("q", (0..<120).map { Double(1 + $0 % 4) }, to: Self.official())
        let differing = try Self.reconcile(sample, other)
        #expect(differing.limits.obstacle == .probabilitiesDiffer)
        #expect(differing.limits.missingColumns.isEmpty)
    }

    @Test("A systematic sample needs its places in the official file; without them limits are approximate")
    func order() throws {
        let rows = Self.rows
        // The list was sorted from the end to the beginning.
        let places = (0..<120).map { Double(120 - $0) }
        let options = DesignOptions(order: "place")
        let sample = try Self.numbered(
            Self.official(), rows: rows, options: options, "place", rows.map { places[$0] })
        let drawn = try Self.reconcile(sample, Self.adding("place", places, to: Self.official()))
        #expect(drawn.limits.basis == .drawn && drawn.limits.givenRegionCounts == false)
        let without = try Self.reconcile(sample, Self.official())
        #expect(without.limits.basis == .approximate && without.limits.obstacle == .notInOfficialFile)
        #expect(without.limits.missingColumns == ["place"])
        #expect(without.result.comparisons.allSatisfy { $0.reasons.contains(.limitsApproximate) })
    }
}
