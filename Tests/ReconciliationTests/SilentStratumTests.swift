import Elections
import Estimation
import Ground
import Testing
import Wording

@testable import Reconciliation

/// A stratum of which nothing has arrived: what is said is of the others, whatever else the design has.
@Suite struct SilentStratumTests {
    /// Forty stations in two strata, each with towns and villages in two regions; region R2 alone lies in stratum B too.
    private static let stations = (0..<40).map { place in
        (
            stratum: place < 20 ? "A" : "B", kind: place % 3 == 0 ? "town" : "village",
            region: place < 10 ? "R1" : "R2", votes: [90 + place * 37 % 41, 80 + place * 53 % 47]
        )
    }

    private static func table(_ rows: [Int], silent: String? = nil) -> StationTable {
        let own = rows.map { stations[$0] }
        return StationTable(
            file: "s.csv", count: rows.count, levels: ["region"],
            regions: [StationSampleTests.codes(own.map(\.region))],
            stationNumbers: StationSampleTests.codes(rows.map { "\($0)" }), fields: [:],
            votes: (0..<2).map { pair in
                CountColumn(own.map { $0.stratum == silent ? .missing : Count($0.votes[pair]) })
            },
            labels: [
                "layer": StationSampleTests.codes(own.map(\.stratum)),
                "kind": StationSampleTests.codes(own.map(\.kind)),
            ], lineOfRow: { $0 + 2 })
    }

    private static func frame(regions: Bool = false) -> SampleFrame {
        var counts: [[String]: Int] = [:]
        for station in stations { counts[[station.stratum, station.kind, station.region], default: 0] += 1 }
        return SampleFrame(
            file: "f.csv",
            rows: counts.sorted { $0.key.joined() < $1.key.joined() }.map { key, count in
                var row = SampleFrame.Row(stratum: key[0], postStratum: key[1], stations: count)
                row.region = regions ? key[2] : nil
                return row
            })
    }

    private static let drawn = Array(stride(from: 0, to: 40, by: 2))

    /// Post-strata count the stations of the strata that arrived: the same as where the other had never been.
    @Test func postStrataOfTheStrataThatArrived() throws {
        var options = DesignOptions(strata: ["layer"])
        options.poststratify = "kind"
        let sample = try StationSample(
            Self.table(Self.drawn, silent: "B"), options: options, frame: Self.frame())
        #expect(sample.unheard?.names == ["B"])
        var alone = Self.frame()
        alone = SampleFrame(
            file: "f.csv",
            rows: ["town", "village"].map { kind in
                .init(
                    stratum: "A", postStratum: kind,
                    stations: Self.stations.count { $0.stratum == "A" && $0.kind == kind })
            })
        let other = try StationSample(
            Self.table(Self.drawn.filter { $0 < 20 }), options: options, frame: alone)
        #expect(sample.design == other.design)
        let total = sample.design.weights.reduce(0, +)
        #expect(abs(total - 20) < 1e-9)
    }

    /// Merging lonely strata changes variances and no weight: a silent stratum joins none, and is named.
    @Test func collapsingJoinsNoSilentStratum() throws {
        var options = DesignOptions(strata: ["layer"])
        options.lonely = .collapse
        let sample = try StationSample(
            Self.table(Self.drawn, silent: "B"), options: options, frame: Self.frame())
        #expect(sample.unheard?.names == ["B"] && sample.design.strata.map(\.label) == ["A"])
        #expect(sample.design.strata.first?.population == 20)
    }

    /// Every station of the stratum that arrived: no sampling error, and still of that stratum alone.
    @Test func aCensusOfTheStrataThatArrived() throws {
        let rows = Array(0..<20) + [20, 22]
        let sample = try StationSample(
            Self.table(rows, silent: "B"), options: DesignOptions(strata: ["layer"]), frame: Self.frame())
        #expect(
            sample.unheard?.names == ["B"] && sample.design.isComplete(rows: Array(sample.received.indices)))
        let estimate = try SampleEstimate(sample, level: 0.95)
        let own = Self.stations.prefix(20)
        let first = Double(own.reduce(0) { $0 + $1.votes[0] })
        let all = Double(own.reduce(0) { $0 + $1.votes[0] + $1.votes[1] })
        #expect(abs((estimate.figures.first?.value ?? 0) - first / all) < 1e-12)
        #expect(estimate.unheard?.stations == 20 && estimate.unheard?.of == 40)
    }

    /// A stratum that was not drawn at all: the rows of the frame tell which regions are only partly covered.
    @Test func theFrameTellsRegionsThatArePartlyCovered() throws {
        let rows = Self.drawn.filter { $0 < 20 }
        func partly(_ frame: SampleFrame) throws -> [String]? {
            try StationSample(Self.table(rows), options: DesignOptions(strata: ["layer"]), frame: frame)
                .partlyCovered(by: "region")
        }
        #expect(try partly(Self.frame(regions: true)) == ["R2"])
        // Nothing else tells it.
        #expect(try partly(Self.frame()) == nil)
    }
}
