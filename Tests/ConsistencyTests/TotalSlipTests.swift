import Elections
import Foundation
import SandingKit
import TestSupport
import Testing

@testable import Consistency

/// Totals with codes beside which several figures are wrong, their own or those of stations: named and not counted.
@Suite struct TotalSlipTests {
    private static let head =
        "district_code,village_code,station_no,registered,ballots_used,valid,invalid,votes_1,votes_2,votes_3"

    private typealias Row = (codes: [String], number: String, values: [Int])

    /// Of each kind; a longer study sets `SANDING_SEEDS`.
    private static let seeds = Int(ProcessInfo.processInfo.environment["SANDING_SEEDS"] ?? "") ?? 4

    /// Stations of villages, three to a district.
    private static func stations(
        _ villages: Int, _ random: inout SeededRandom, sizes: ClosedRange<Int> = 1...8
    ) -> [Row] {
        var rows: [Row] = []
        for village in 0..<villages {
            let district = "9\(100 + village / 3)"
            let lean = [random.between(35, 60), random.between(20, 50), random.between(5, 25)]
            for number in 1...random.between(sizes.lowerBound, sizes.upperBound) {
                let votes = lean.map { $0 * random.between(60, 140) / 100 }
                let (valid, invalid) = (votes.reduce(0, +), random.between(0, 9))
                rows.append(
                    (
                        [district, district + "200\(village % 3 + 1)"], "\(number)",
                        [(valid + invalid) * random.between(105, 150) / 100, valid + invalid, valid, invalid]
                            + votes
                    ))
            }
        }
        return rows
    }

    private static func check(_ rows: [Row]) throws -> (rules: [String], lead: Int?) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "slips-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        let lines = rows.map { ($0.codes + [$0.number] + $0.values.map(String.init)).joined(separator: ",") }
        try Data((([head] + lines).joined(separator: "\n") + "\n").utf8).write(to: file)
        let check = try #require(try CheckRequest([file.path]).run().parts.first?.check)
        return (check.findings.map(\.rule), VotesAtStake(check, terms: VotesAtStake.Terms()).lead)
    }

    private static func sum(_ rows: [Row]) -> [Int] {
        (0..<7).map { place in rows.reduce(0) { $0 + $1.values[place] } }
    }

    private enum Place: CaseIterable { case fileInVillage, fileAlone, district, districtAlone }

    /// Adds a total of the file or of a district of many stations, then one to four slips in its stations, in votes alone or anywhere.
    private static func plant(
        _ rows: inout [Row], _ place: Place, slips: Int, onlyVotes: Bool, _ random: inout SeededRandom
    ) {
        let districts = Dictionary(grouping: rows.indices) { rows[$0].codes[0] }.values.filter {
            $0.count >= 10
        }
        let chosen = random.pick(districts.sorted { $0[0] < $1[0] })
        let isOfFile = place == .fileInVillage || place == .fileAlone
        let parts = isOfFile ? Array(rows.indices) : chosen
        let district = rows[chosen[0]].codes[0]
        let codes =
            switch place {
            case .fileInVillage, .district: rows[chosen[0]].codes
            case .fileAlone: ["9999", "99999999"]
            case .districtAlone: [district, district + "9999"]
            }
        let total = sum(parts.map { rows[$0] })
        for _ in 0..<slips {
            let row = random.pick(parts)
            let column = onlyVotes ? random.between(4, 6) : random.between(0, 6)
            rows[row].values[column] += random.pick([1, 9, 10, 27, 63, 90, 100])
        }
        rows.insert((codes, "99", total), at: random.oneIn(2) ? rows.count : parts.last! + 1)
    }

    @Test func totalsBesideSlipsAreNamed() throws {
        var (planted, named): ([String: Int], [String: Int]) = ([:], [:])
        for place in Place.allCases {
            for slips in 1...4 {
                for onlyVotes in [true, false] {
                    for seed in 0..<Self.seeds {
                        var random = SeededRandom(state: UInt64(seed) &* 7919 &+ UInt64(slips))
                        var rows = Self.stations(30, &random, sizes: 2...8)
                        Self.plant(&rows, place, slips: slips, onlyVotes: onlyVotes, &random)
                        let found = try Self.check(rows)
                        let kind = "\(place) \(slips) \(onlyVotes)"
                        planted[kind, default: 0] += 1
                        if found.rules.count(where: { $0 == "total-not-sum" }) == 1,
                            !found.rules.contains("total-rows")
                        {
                            named[kind, default: 0] += 1
                        }
                    }
                }
            }
        }
        let all = (planted.values.reduce(0, +), named.values.reduce(0, +))
        let missed = planted.keys.sorted().filter { named[$0] != planted[$0] }
            .map { "\($0): \(named[$0] ?? 0) of \(planted[$0] ?? 0)" }
        #expect(Double(all.1) >= 0.9 * Double(all.0), "\(all): \(missed)")
    }

    /// A figure that a total lacks is no slip of it.
    @Test func aTotalWithAnEmptyCellIsASum() throws {
        var random = SeededRandom(state: 12)
        let rows = Self.stations(12, &random, sizes: 3...6)
        let folder = FileManager.default.temporaryDirectory.appending(path: "slips-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        let lines = rows.map { ($0.codes + [$0.number] + $0.values.map(String.init)).joined(separator: ",") }
        let total = (rows[0].codes + ["99", ""] + Self.sum(rows).dropFirst().map(String.init)).joined(
            separator: ",")
        try Data((([Self.head] + lines + [total]).joined(separator: "\n") + "\n").utf8).write(to: file)
        let found = try #require(try CheckRequest([file.path]).run().parts.first?.check.findings)
        #expect(found.contains { $0.rule == "total-rows" } && !found.contains { $0.rule == "total-not-sum" })
    }

    /// A total among the rows of a recap is one also with a slip; a copy beside empty rows is none.
    @Test func totalsWithASlipInRecaps() throws {
        for slip in [("votes_1", 30), ("registered", -900), ("votes_3", 7)] {
            var count = SmallCount()
            var total = SmallCount.sums(count.recaps[2], depth: 0)[0]
            total.codes = ["13", "1309", "130999"]
            total.stations = count.stations.count
            total[slip.0] += slip.1
            count.recaps[2].append(total)
            let found = try count.check().findings("total-not-sum")
            #expect(found.count == 1)
            guard case .level(.totalNotSum(let row, _)) = found.first?.kind else { continue }
            #expect(row.isNearlySum && row.against?.figures.map(\.column) == [slip.0])
        }
        var count = SmallCount()
        for place in count.recaps[2].indices.dropFirst() {
            count.recaps[2][place].values = [Int](repeating: 0, count: 7)
        }
        var copy = count.recaps[2][0]
        copy.codes[2] = "110199"
        copy["votes_1"] += 4
        count.recaps[2].append(copy)
        #expect(try count.check().findings("total-not-sum").isEmpty)
    }

    /// Villages of one and of many stations, a station as large as many, copies, rows without votes.
    @Test func honestStationsAreNoTotals() throws {
        var random = SeededRandom(state: 61)
        for file in 0..<(10 * Self.seeds) {
            let sizes = [1...1, 2...3, 1...8, 8...12, 20...30][file % 5]
            var rows = Self.stations(60, &random, sizes: sizes)
            for _ in 0..<12 {
                let row = random.below(rows.count)
                switch random.below(4) {
                case 0: rows[row].number = "90\(random.between(1, 9))"
                case 1: rows[row].values = rows[row].values.map { _ in 0 }
                case 2: rows[row].values = rows[row].values.map { $0 * random.between(2, 30) }
                default:
                    var copy = rows[row]
                    copy.number = "41"
                    copy.values[random.between(0, 6)] += random.between(0, 3)
                    rows.append(copy)
                }
            }
            let found = try Self.check(rows).rules
            #expect(!found.contains { ["total-rows", "total-not-sum"].contains($0) }, "file \(file)")
        }
    }
}
