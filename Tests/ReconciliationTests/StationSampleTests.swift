import Elections
import Estimation
import Ground
import Statistics
import Testing
import Wording

@testable import Reconciliation

/// A sample of twelve stations in three strata against R's survey, and every way in which one can be faulty.
@Suite struct StationSampleTests {
    /// Twelve stations: i = 0…11, h = i %/% 4, N = c(10, 20, 30)[h + 1], y1 = 60 + (i*37) %% 41,
    /// y2 = 50 + (i*53) %% 47, y3 = 10 + (i*29) %% 13, x = y1 + y2 + y3.
    static func table(
        missing: Set<Int> = [], partly: Set<Int> = [], twice: Bool = false, stations: Int = 12,
        weight: [Double]? = nil
    ) -> StationTable {
        let rows = 0..<stations
        func column(_ value: @escaping (Int) -> Int, mayMiss: Bool = true) -> CountColumn {
            CountColumn(rows.map { missing.contains($0) && mayMiss ? .missing : Count(value($0)) })
        }
        let first = CountColumn(
            rows.map { missing.contains($0) || partly.contains($0) ? .missing : Count(60 + $0 * 37 % 41) })
        let votes = [first, column { 50 + $0 * 53 % 47 }, column { 10 + $0 * 29 % 13 }]
        return StationTable(
            file: "sample.csv", count: stations, levels: ["region"],
            regions: [codes(rows.map { "\($0 / 4 + 1)" })],
            stationNumbers: codes(rows.map { twice && $0 == 1 ? "0" : "\($0)" }),
            fields: [
                .registered: column({ 200 + $0 * 17 % 50 }, mayMiss: false),
                .valid: column { 120 + $0 * 37 % 41 + $0 * 53 % 47 + $0 * 29 % 13 },
            ], votes: votes, numbers: weight.map { ["weight": $0] } ?? [:], lineOfRow: { $0 + 2 })
    }

    static func codes(_ column: [String]) -> CodeColumn { CodeColumn(column) }

    static let frame = SampleFrame(file: "frame.csv", stations: ["1": 10, "2": 20, "3": 30])
    /// As many stations as ``official(changing:by:dropping:)`` lists.
    static let listed = SampleFrame(file: "frame.csv", stations: ["1": 5, "2": 5, "3": 5])
    static let design = DesignOptions(strata: ["region"])

    static func sample(
        _ table: StationTable, _ options: DesignOptions = design, _ frame: SampleFrame? = frame
    ) throws -> StationSample {
        try StationSample(table, options: options, frame: frame)
    }

    /// Rows that are the sums of the stations of a region each are no sample; a sample of one station a region is one.
    @Test func sumsOfRegionsAreNoSample() throws {
        let official = Self.table()
        func rows(_ make: (Int) -> [Int]) -> StationTable {
            StationTable(
                file: "wards.csv", count: 3, levels: ["region"], regions: [Self.codes(["1", "2", "3"])],
                stationNumbers: nil, fields: [:],
                votes: (0..<3).map { pair in
                    CountColumn(
                        (0..<3).map { region in
                            Count(make(region).reduce(0) { $0 + (official.votes[pair][$1] ?? 0) })
                        })
                }, numbers: [:], lineOfRow: { $0 + 2 })
        }
        let sums = try StationSample(rows { Array(4 * $0..<4 * $0 + 4) }, options: .init(), frame: nil)
        let fault = try #require(throws: SampleFault.self) {
            try SampleReconciler.refuseSums(sums, official)
        }
        #expect(
            (fault.problem.kind as? SampleFaultKind)
                == .sumsOfRegions(rows: 3, of: 3, level: "region", official: "sample.csv"))
        #expect(try SampleEstimate(sums, level: 0.95).unnumberedRows == 3)
        let one = try StationSample(rows { [4 * $0 + 1] }, options: .init(), frame: nil)
        try SampleReconciler.refuseSums(one, official)
        #expect(try SampleEstimate(try Self.sample(Self.table()), level: 0.95).unnumberedRows == nil)
    }

    /// A digit too many at one station is told with its line: it alone can decide a lead.
    @Test func moreVotesThanVotersAreTold() throws {
        let honest = try SampleEstimate(try Self.sample(Self.table()), level: 0.95)
        #expect(honest.overfullLines.isEmpty)
        var table = Self.table()
        table = table.withVotes(
            table.votes.enumerated().map { pair, column in
                CountColumn((0..<12).map { Count((column[$0] ?? 0) + (pair == 0 && $0 == 5 ? 1_000 : 0)) })
            })
        let found = try SampleEstimate(try Self.sample(table), level: 0.95)
        #expect(found.overfullLines == [7])
        #expect(English(.general).overfull(lines: [7]).contains("(line 7)"))
        #expect(Indonesian(.indonesian).overfull(lines: [7, 9]).contains("(baris 7, 9)"))
    }

    // R survey 4.1.1: des <- svydesign(ids=~1, strata=~h, fpc=~N, data=d); svyratio(~y1+y2+y3, ~x, des);
    // svyratio(~I(y1-y2), ~x, des); subset(des, h==1); as.svrepdesign(des, type="JKn", mse=TRUE)
    @Test func agreesWithSurvey() throws {
        let estimate = try SampleEstimate(try Self.sample(Self.table()), level: 0.95)
        let shares = [0.4803947026746300, 0.4206699558556219, 0.0989353414697481]
        let variances = [0.000118743196199497, 0.000147737209193611, 5.03915684758393e-05]
        for index in 0..<3 {
            #expect(abs(estimate.figures[index].value - shares[index]) < 1e-13)
            let error = try #require(estimate.figures[index].standardError)
            #expect(abs(error * error - variances[index]) < 1e-15)
            let interval = try #require(estimate.figures[index].interval)
            let joint = try #require(estimate.figures[index].joint)
            #expect(interval.contains(shares[index]))
            #expect(joint.low <= interval.low && joint.high >= interval.high)
        }
        #expect(estimate.degreesOfFreedom == 9)
        let lead = try #require(estimate.lead)
        #expect(abs(lead.value - 0.0597247468190081) < 1e-13)
        #expect(abs((lead.standardError ?? 0) - 0.0219674587130687) < 1e-13)
        #expect(estimate.turnout == nil)
    }

    @Test func domainsAndJackknifeAgreeWithSurvey() throws {
        let sample = try Self.sample(Self.table())
        let domain = try sample.shares(domain: sample.received.map { sample.strata[$0] == "2" })
        let errors = [0.0151862408441795, 0.0183617890360243, 0.0098683991627932]
        for index in 0..<3 {
            let variance = domain.covariance?[index][index] ?? 0
            #expect(abs(variance.squareRoot() - errors[index]) < 1e-14)
        }
        #expect(domain.degreesOfFreedom == 3)
        var options = Self.design
        options.variance = .jackknife
        let jackknife = try Self.sample(Self.table(), options).shares()
        let replicated = [0.01101920882125667, 0.01216647890261198, 0.00707032300892146]
        for index in 0..<3 {
            let variance = jackknife.covariance?[index][index] ?? 0
            #expect(abs(variance.squareRoot() - replicated[index]) < 1e-14)
        }
        options.variance = .bootstrap
        options.replicates = 4000
        let bootstrap = try Self.sample(Self.table(), options).shares()
        let ratio = (bootstrap.covariance?[0][0] ?? 0).squareRoot() / 0.0108969
        #expect(abs(ratio - 1) < 0.05)
    }

    @Test func missingStationsAreSaidAndBounded() throws {
        let sample = try Self.sample(Self.table(missing: [3, 7]))
        let estimate = try SampleEstimate(sample, level: 0.95)
        #expect(estimate.missing.drawn == 12 && estimate.missing.received == 10)
        #expect(sample.response.map(\.received) == [3, 3, 4])
        let bounds = try #require(estimate.missing.bounds)
        for index in 0..<3 {
            #expect(bounds[index].low < estimate.figures[index].value)
            #expect(bounds[index].high > estimate.figures[index].value)
        }
        #expect(estimate.missing.tippingPoint.map { $0 > 0 } == true)
        let whole = try SampleEstimate(try Self.sample(Self.table()), level: 0.95)
        #expect(whole.missing.tippingPoint == nil && whole.missing.bounds == nil)
    }

    @Test func everyFaultHasASentence() {
        func sentence(
            _ table: StationTable, _ options: DesignOptions = Self.design,
            _ frame: SampleFrame? = Self.frame
        ) -> String {
            do {
                _ = try SampleEstimate(try Self.sample(table, options, frame), level: 0.95)
                return ""
            } catch { return English(.indonesian).sentence(of: error) }
        }
        #expect(
            sentence(Self.table(stations: 0)) == "sample.csv: the sample has no station; check the file")
        #expect(
            sentence(Self.table(missing: Set(0..<12)))
                == "sample.csv: no station of the sample has votes; nothing has arrived yet")
        #expect(
            sentence(Self.table(partly: [4]))
                == "sample.csv, line 6: some pairs of station 2/4 have votes and others none; fill all, or "
                + "leave all empty if the station did not arrive")
        #expect(
            sentence(Self.table(twice: true))
                == "sample.csv, line 3, column station_no: station 1/0 stands twice, also on line 2; remove "
                + "one of the rows")
        #expect(
            sentence(Self.table(), Self.design, SampleFrame(file: "f.csv", stations: ["1": 10, "2": 20]))
                == "sample.csv, line 10: stratum 3 is not in the frame (f.csv); correct the code or the frame"
        )
        let small = SampleFrame(file: "f.csv", stations: ["1": 3, "2": 20, "3": 30])
        #expect(
            sentence(Self.table(), Self.design, small)
                == "f.csv: stratum 1 has 4 drawn stations, but only 3 stations in all; correct the frame, or the "
                + "codes of the sample")
        #expect(
            sentence(Self.table(missing: [0, 1, 2]))
                == "sample.csv: one station has arrived in stratum 1, and one shows nothing of how stations "
                + "differ; choose with ‘lonely-stratum’ (collapse, average, certainty), or merge strata in the "
                + "sample and the frame")
        #expect(
            sentence(Self.table(), DesignOptions(strata: ["province"]))
                == "sample.csv, line 1, column province: the column is missing; it was named as a stratum")
    }

    @Test(arguments: [0.0, -1, .nan])
    func weightsMustBeUsable(weight: Double) {
        var weights = [Double](repeating: 2, count: 12)
        weights[5] = weight
        let options = DesignOptions(strata: ["region"], weight: "weight")
        let fault = #expect(throws: SampleFault.self) {
            try Self.sample(Self.table(weight: weights), options, nil)
        }
        #expect(fault?.description.hasPrefix("sample.csv, line 7, column weight: ") == true)
    }

    @Test func theGapSplitsExactlyAndStationsAreFound() throws {
        let sample = try Self.sample(Self.table(), Self.design, Self.listed)
        let official = Self.official(changing: 5, by: 7)
        let found = try SampleReconciler(draws: .init(draws: 199, mostDraws: 199), by: "region").reconcile(
            sample, official: official, names: SampleNames("sample"))
        let matched = try #require(found.matched)
        #expect(matched.stations == 12 && matched.discrepantStations == 1)
        #expect(matched.discrepantByPair == [1, 0, 0])
        for split in matched.splits {
            #expect(abs(split.gap - split.samplingLuck - split.recordingError) < 1e-15)
        }
        #expect(matched.overstated == 1 && matched.understated == 0)
        #expect(matched.verdict == .consistent && matched.reasons == [.differAlike])
        #expect(found.result.comparisons.map(\.region.text) == ["00", "1", "2", "3"])
        #expect(found.result.comparisons[0].isTested)
        #expect(found.result.comparisons[1].reasons.contains(.tooFewStations))
        #expect(found.result.batch.readings == 4)
    }

    @Test func unknownStationsAreNamedAndTheOthersAreMatched() throws {
        let frame = SampleFrame(file: "frame.csv", stations: ["1": 4, "2": 5, "3": 5])
        let sample = try Self.sample(Self.table(), Self.design, frame)
        let found = try SampleReconciler(draws: .init(draws: 199, mostDraws: 199)).reconcile(
            sample, official: Self.official(dropping: 2), names: SampleNames("sample"))
        let matched = try #require(found.matched)
        #expect(matched.arrived == 12 && matched.stations == 11 && matched.discrepantStations == 0)
        for split in matched.splits {
            let sum = split.samplingLuck + split.recordingError + split.uncompared
            #expect(abs(split.gap - sum) < 1e-15 && split.recordingError == 0)
        }
        #expect(found.findings.contains { $0.rule == "station-not-official" && $0.found == "1/2" })
    }

    /// The sampled stations and one more in each region, with one figure changed or one station left out.
    static func official(changing row: Int = -1, by more: Int = 0, dropping: Int = -1) -> StationTable {
        let rows = (0..<12).filter { $0 != dropping }
        func column(_ value: (Int) -> Int) -> CountColumn {
            CountColumn(rows.map { Count(value($0)) } + [70, 60, 50])
        }
        return StationTable(
            file: "official.csv", count: rows.count + 3, levels: ["region"],
            regions: [codes(rows.map { "\($0 / 4 + 1)" } + ["1", "2", "3"])],
            stationNumbers: codes(rows.map { "\($0)" } + ["90", "91", "92"]), fields: [:],
            votes: [
                column { 60 + $0 * 37 % 41 + ($0 == row ? more : 0) }, column { 50 + $0 * 53 % 47 },
                column { 10 + $0 * 29 % 13 },
            ], lineOfRow: { $0 + 2 })
    }
}
