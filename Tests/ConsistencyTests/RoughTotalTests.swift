import Elections
import Foundation
import SandingKit
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Rows without a number that are about the sum of others: they are totals that are no sum, and no station is taken for one.
@Suite struct RoughTotalTests {
    private typealias Row = (codes: [String], number: String, values: [Int])

    private static func stations(_ random: inout SeededRandom, villages: Int = 12) -> [Row] {
        (0..<villages).flatMap { village -> [Row] in
            let lean = [random.between(60, 120), random.between(40, 110)]
            return (1...random.between(5, 14)).map { number in
                let votes = lean.map { $0 * random.between(70, 130) / 100 }
                return (
                    ["D\(village / 3)", "V\(village)"], "\(number)",
                    [votes.reduce(0, +) + random.between(10, 200)] + votes
                )
            }
        }
    }

    private static func sum(_ rows: some Sequence<Row>) -> [Int] {
        rows.reduce(into: [0, 0, 0]) { sums, row in for place in 0..<3 { sums[place] += row.values[place] } }
    }

    private static func check(_ rows: [Row]) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "rough-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = rows.map { ($0.codes + [$0.number] + $0.values.map(String.init)).joined(separator: ",") }
        let head = "district,village,station_no,registered,votes_1,votes_2"
        let file = folder.appending(path: "stations.csv")
        try Data((([head] + lines).joined(separator: "\n") + "\n").utf8).write(to: file)
        let request = CheckRequest([file.path], reading: ReadingOptions(levels: ["district", "village"]))
        return try request.run().parts.flatMap(\.check.findings)
    }

    private static func wrong(_ findings: [Finding]) -> [FindingKind.TotalRow] {
        findings.compactMap { if case .station(.totalNotSum(let row)) = $0.kind { row } else { nil } }
    }

    /// Of the file and of a district, with codes and without: one finding, whatever is off.
    @Test(arguments: 1...12) func plantedTotals(seed: Int) throws {
        var random = SeededRandom(state: UInt64(seed))
        let rows = Self.stations(&random)
        let district = rows.filter { $0.codes[0] == "D1" }
        for (own, codes) in [
            (rows, ["", ""]), (rows, rows[rows.count - 1].codes),
            (district, district[district.count - 1].codes),
            (district, ["D1", ""]),
        ] {
            let whole = Self.sum(own)
            let totals = [
                whole.enumerated().map { $0 == seed % 3 ? $1 + 9 : $1 + $0 }, Self.sum(own.dropLast()),
                whole.map { $0 * random.between(985, 1015) / 1000 },
            ]
            for total in totals {
                var file = rows
                let end = (file.lastIndex { $0.codes == own[own.count - 1].codes } ?? 0) + 1
                file.insert((codes, "", total), at: end)
                let found = try Self.check(file)
                #expect(found.map(\.rule) == ["total-not-sum"], "seed \(seed) \(codes): \(found.map(\.rule))")
                let row = try #require(Self.wrong(found).first)
                #expect(row.lacksNumber && row.against?.count == own.count && row.line == end + 2)
                #expect(row.against?.figures.allSatisfy { whole.contains($0.sum) } == true)
            }
        }
    }

    /// Beside other rows without a number the exact sum of all is one.
    @Test func anExactSumBesideStationsWithoutANumber() throws {
        var random = SeededRandom(state: 5)
        var rows = Self.stations(&random)
        rows[3].number = ""
        rows.append((rows[rows.count - 1].codes, "", Self.sum(rows)))
        let found = try Self.check(rows)
        #expect(found.map(\.rule) == ["total-rows", "number-blank"])
    }

    /// Stations without a number, the largest of their villages among them.
    @Test func honestStationsAreNoTotals() throws {
        var random = SeededRandom(state: 71)
        for round in 0..<60 {
            var rows = Self.stations(&random, villages: 30)
            for village in 0..<30 {
                let own = rows.indices.filter { rows[$0].codes[1] == "V\(village)" }
                guard let largest = own.max(by: { rows[$0].values[0] < rows[$1].values[0] }) else { continue }
                if round % 2 == 0 {
                    rows[largest].values = rows[largest].values.map { $0 * (round % 5 + 1) }
                }
                rows[round % 3 == 0 ? own[0] : largest].number = ""
            }
            #expect(Self.wrong(try Self.check(rows)).isEmpty, "round \(round)")
        }
    }

    @Test func whatIsSaid() throws {
        let rows = (1...8).map { (["A", "B"], "\($0)", [200, 60 + $0, 50 - $0]) }
        let found = try Self.check(rows + [(["A", "B"], "", [1_600, 510, 380])])
        #expect(
            found.map { $0.sentence(.english) } == [
                "B (line 10) looks like a total, as it has no number and nearly the figures of the others together, and is left out of "
                    + "every sum; it is not the sum of the 8 rows of village B: votes_1 510 against 516, 6 less and votes_2 380 "
                    + "against 364, 16 more."
            ])
        #expect(
            found.first?.sentence(.indonesian).contains("tampaknya baris jumlah karena tidak bernomor")
                == true)
    }
}
