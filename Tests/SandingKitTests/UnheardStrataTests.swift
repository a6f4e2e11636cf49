import Foundation
import Reconciliation
import SandingKit
import TestSupport
import Testing

/// Samples of which a stratum has not arrived, frames that are lists of stations, and numbers written in two ways.
@Suite struct UnheardStrataTests {
    private static let header = "county,station_no,registered,votes_1,votes_2"

    /// Three counties of 20 stations; of each the first six are drawn.
    private static func rows(of counties: [Int], first: Int = 20, empty: Bool = false) -> [String] {
        counties.flatMap { county in
            (1...first).map { number in
                let one = 100 + 7 * ((number * 5 + county) % 9)
                let two = 80 + 6 * ((number * 7 + county) % 8) + 40 * county
                return "C\(county),\(number),500," + (empty ? "," : "\(one),\(two)")
            }
        }
    }

    private static func files(_ contents: [String: [String]]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, lines) in contents {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
        }
        return folder
    }

    private static func request(_ folder: URL, frame: String? = nil, by: String? = nil) -> SampleFiles {
        var reading = ReadingOptions()
        reading.levels = ["county"]
        return SampleFiles(
            folder.appending(path: "s.csv").path, design: DesignOptions(strata: ["county"]),
            frame: frame.map { folder.appending(path: $0).path }, by: by, reading: reading)
    }

    private static func estimate(_ contents: [String: [String]], by: String? = nil) throws -> EstimateResult {
        let folder = try files(contents)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try EstimateRequest(
            request(folder, frame: contents["f.csv"] == nil ? nil : "f.csv", by: by)
        ).run()
    }

    /// Whether the stratum is drawn and silent or not in the sample at all, figures are those of the others alone.
    @Test func aStratumOfWhichNothingArrivedIsNamed() throws {
        let arrived = [Self.header] + Self.rows(of: [1, 2], first: 6)
        let frame = ["county,stations", "C1,20", "C2,20", "C3,20"]
        let others = try Self.estimate(["s.csv": arrived, "f.csv": frame.dropLast()], by: "county")
        let undrawn = try Self.estimate(["s.csv": arrived, "f.csv": frame], by: "county")
        let silent = try Self.estimate(
            ["s.csv": arrived + Self.rows(of: [3], first: 6, empty: true), "f.csv": frame], by: "county")
        for (found, drawn) in [(undrawn, 0), (silent, 6)] {
            #expect(found.estimate.figures == others.estimate.figures && found.domains == others.domains)
            #expect(
                found.estimate.unheard
                    == .init(strata: [.init(stratum: "C3", stations: 20, drawn: drawn)], of: 60))
            #expect(found.response.last?.received == 0 && found.response.last?.drawn == drawn)
        }
        #expect(others.estimate.unheard == nil)
        #expect(
            silent.notArrived
                == .init(regions: ["C3"], stations: 6, ofStrata: ["C3"], stationsOfStrata: 6))
        #expect(silent.notArrived?.besideStrata == nil && undrawn.notArrived == nil)
    }

    /// The official file is limited to the strata that arrived: what stands in the others changes nothing.
    @Test func theOfficialFileIsLimitedToTheSameStrata() throws {
        let sample = [Self.header] + Self.rows(of: [1, 2], first: 6)
        let official = [Self.header] + Self.rows(of: [1, 2])
        let compared = try [official, official + Self.rows(of: [3])].map { lines in
            let folder = try Self.files(["s.csv": sample, "o.csv": lines])
            defer { try? FileManager.default.removeItem(at: folder) }
            return try SampleRequest(
                Self.request(folder, by: "county"), official: folder.appending(path: "o.csv").path,
                draws: 1_999
            ).run()
        }
        #expect(compared[0].comparisons.map(\.verdict) == compared[1].comparisons.map(\.verdict))
        #expect(
            compared[0].comparisons.map { $0.choices.map(\.difference) }
                == compared[1].comparisons.map { $0.choices.map(\.difference) })
        #expect(compared.map { $0.findings.contains { $0.rule == "stratum-not-arrived" } } == [false, true])
    }

    /// A list of all stations tells how many each stratum has, as its counts do.
    @Test func aListOfStationsIsAFrame() throws {
        let sample = [Self.header] + Self.rows(of: [1, 2, 3], first: 6)
        let counted = try Self.estimate(
            ["s.csv": sample, "f.csv": ["county,stations", "C1,20", "C2,20", "C3,20"]])
        let listed = try Self.estimate(["s.csv": sample, "f.csv": [Self.header] + Self.rows(of: [1, 2, 3])])
        #expect(counted.estimate == listed.estimate)
    }

    /// One station under two writings counts once where figures are the same, and is refused where they differ.
    @Test(arguments: ["005", "TPS 5"])
    func aStationUnderTwoWritingsCountsOnce(number: String) throws {
        let sample = [Self.header] + Self.rows(of: [1, 2], first: 6)
        let cells = sample[5].split(separator: ",")
        let again = (["C1", Substring(number)] + cells.dropFirst(2)).joined(separator: ",")
        let once = try Self.estimate(["s.csv": sample])
        let twice = try Self.estimate(["s.csv": sample + [again]])
        #expect(once.estimate == twice.estimate)
        #expect(
            twice.notices.map(\.description) == [
                "s.csv: 1 station stands under two writings of the number with the same figures (C1/5 on lines "
                    + "6, 14); each is counted once"
            ])
        #expect(
            twice.notices == [
                .stationsRewritten(
                    file: "s.csv",
                    stations: [.init(station: "C1/5", lines: [6, 14], haveSameVotes: true)])
            ])
        #expect {
            try Self.estimate(["s.csv": sample + ["C1,\(number),500,1,2"]])
        } throws: { "\($0)".contains("also on line 6") }
        let other = try Self.estimate(["s.csv": sample + ["C1,A5,500,1,2", "C1,B5,500,3,4"]])
        #expect(other.estimate.missing.drawn == 14)
    }
}
