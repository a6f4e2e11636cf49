import Elections
import Estimation
import Testing
import Wording

@testable import Reconciliation

/// Two stations of one number in wards of one name are called by the regions above them, and a file of joint
/// probabilities must tell them apart.
@Suite struct StationNamesTests {
    private static func table(_ rows: [[String]]) -> StationTable {
        StationTable(
            file: "s.csv", count: rows.count, levels: ["district", "ward"],
            regions: (0..<2).map { level in StationSampleTests.codes(rows.map { $0[level] }) },
            stationNumbers: StationSampleTests.codes(rows.map { $0[2] }), fields: [:], votes: [],
            lineOfRow: { $0 + 2 })
    }

    private let rows = [
        ["North", "A", "1"], ["South", "A", "1"], ["South", "B", "1"], ["South", "A", "2"],
    ]

    @Test func namesTellStationsApart() {
        let table = Self.table(rows)
        let names = StationNames(table)
        #expect(rows.indices.map { names[$0] } == ["A (North)/1", "A (South)/1", "B/1", "A (South)/2"])
        #expect(rows.indices.map(names.short) == ["A/1", "A/1", "B/1", "A/2"])
        #expect(names.path(1) == "South/A/1")
        let plain = StationNames(Self.table([rows[0], rows[2]]))
        #expect([plain[0], plain[1]] == ["A/1", "B/1"])
    }

    private func joint(_ pairs: [(String, String, Double)]) throws -> JointProbabilities {
        var joint = JointProbabilities(file: "j.csv")
        for (index, pair) in pairs.enumerated() {
            try joint.add(pair.0, pair.1, probability: pair.2, line: index + 2)
        }
        return joint
    }

    private func matrix(_ joint: JointProbabilities) throws -> [[Double]] {
        let names = StationNames(Self.table(rows))
        return try joint.naming(names, rows: [0, 1, 2]).matrix(
            [0, 1, 2].map { names[$0] }, probabilities: [0.5, 0.5, 0.5], strata: [0, 0, 0])
    }

    @Test func pathsAreReadAndPlainNamesWhereTheyAreOfOneStation() throws {
        let found = try matrix(
            joint([
                ("North/A/1", "South/A/1", 0.2), ("B/1", "North/A/1", 0.21), ("South/A/1", "South/B/1", 0.22),
            ]))
        #expect(found == [[0.5, 0.2, 0.21], [0.2, 0.5, 0.22], [0.21, 0.22, 0.5]])
    }

    @Test func namesOfSeveralStationsAreRefused() throws {
        let error = #expect(throws: SampleFault.self) {
            _ = try matrix(joint([("B/1", "South/A/1", 0.2), ("A/1", "B/1", 0.2)]))
        }
        #expect(
            English(.indonesian).sentence(try #require(error))
                == "j.csv, line 3, column first: A/1 may be A (North)/1 or A (South)/1; write all regions, such as "
                + "North/A/1")
    }

    @Test func onePairUnderTwoNamesHasOneProbability() throws {
        let error = #expect(throws: SampleFault.self) {
            _ = try matrix(joint([("B/1", "South/A/1", 0.2), ("South/A/1", "South/B/1", 0.3)]))
        }
        #expect(
            English(.indonesian).sentence(try #require(error)).contains("stand twice, with 0.2 and with 0.3"))
    }
}
