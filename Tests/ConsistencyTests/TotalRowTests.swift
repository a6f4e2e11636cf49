import Elections
import Foundation
import Ground
import SandingKit
import TestSupport
import Testing

@testable import Consistency

/// Total rows on honest data: how often a station is taken for one by chance, and that planted ones are found.
@Suite struct TotalRowTests {
    static func check(_ text: String) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "totals-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        try Data(text.utf8).write(to: file)
        let request = CheckRequest([file.path], reading: ReadingOptions(levels: ["region"]))
        return try request.run().parts.flatMap(\.check.findings).filter {
            ["total-rows", "total-not-sum"].contains($0.rule)
        }
    }

    /// 400 files of 300 stations in groups of three to five with few votes, where sums by chance are likeliest.
    @Test func honestStationsAreNoTotals() throws {
        var random = SeededRandom(state: 5)
        var alarms = 0
        var planted = 0
        let files = 400
        for _ in 0..<files {
            var text = "region,station_no,votes_1,votes_2\n"
            var row = 0
            var region = 0
            while row < 300 {
                region += 1
                for number in 1...Int.random(in: 3...5, using: &random) {
                    row += 1
                    let first = Int.random(in: 0...40, using: &random)
                    text += "R\(region),\(number),\(first),\(Int.random(in: 0...40, using: &random))\n"
                }
            }
            alarms += try Self.check(text).count
            let votes = (0..<3).map { _ in
                [Int.random(in: 200...400, using: &random), Int.random(in: 900...2400, using: &random)]
            }
            for (number, pair) in votes.enumerated() { text += "Q,\(number + 1),\(pair[0]),\(pair[1])\n" }
            text += "Q,9,\(votes.reduce(0) { $0 + $1[0] }),\(votes.reduce(0) { $0 + $1[1] })\n"
            planted += try Self.check(text).count
        }
        #expect(alarms == 0)
        #expect(planted == files)
    }

    /// Rows of a file of stations with totals of villages, districts and regencies.
    ///
    /// - Parameters:
    ///   - row: Codes and number of the total of a region: its codes down to its level.
    ///   - levels: Levels, from 1, whose regions have one.
    ///   - wrong: Totals that are no sum, by their number in the order of the file.
    ///   - stations: Those in whose place a station stands, greater than the others of its region.
    static func totals(
        levels: Set<Int> = [3], wrong: Set<Int> = [], stations: Set<Int> = [],
        _ row: ([String]) -> (codes: [String], number: String)
    ) throws -> [Finding] {
        let count = SmallCount()
        var rows = count.stations
        for depth in 2...4 where levels.contains(depth) {
            for (place, var sum) in count.recaps[depth - 1].enumerated() {
                if wrong.contains(place) { sum["votes_2"] += 90 }
                if stations.contains(place) { sum.values = sum.values.map { $0 * 2 / 3 } }
                (sum.codes, sum.number) = row(sum.codes)
                rows.append(sum)
            }
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "totals-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var paths: [String] = []
        var texts = ["stations.csv": count.text(rows, depth: 4)]
        for depth in [3, 4] {
            texts["recap_\(depth).csv"] = count.text(count.recaps[depth - 1], depth: depth)
        }
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            paths.append(file.path)
        }
        return try CheckRequest(paths).run().parts.flatMap(\.check.findings)
    }

    private func rows(_ findings: [Finding]) -> [FindingKind.TotalRow] {
        findings.flatMap { finding -> [FindingKind.TotalRow] in
            switch finding.kind {
            case .station(.totalRows(let rows)): return rows
            case .station(.totalNotSum(let row)): return [row]
            default: return []
            }
        }.sorted { $0.line < $1.line }
    }

    /// Whatever they are called, they are one error with their sums, and nothing else is said.
    @Test func totalsOfDistrictsAmongStations() throws {
        let kinds: [([String]) -> (codes: [String], number: String)] = [
            { ($0 + ["JUMLAH"], "") }, { ($0 + [$0[2] + "9999"], "999") }, { ($0 + [$0[2] + "2999"], "1") },
            { ($0 + [$0[2] + "2001"], "99") },
        ]
        for kind in kinds {
            let found = try Self.totals(kind)
            #expect(found.map(\.rule) == ["total-rows"] && found[0].severity == .error)
            #expect(rows(found).map(\.parts) == [Int](repeating: 12, count: 12))
        }
    }

    /// Totals of several levels: each is the sum of stations, not of other totals.
    @Test func totalsOfAllLevelsAmongStations() throws {
        let found = try Self.totals(levels: [2, 3, 4]) { codes in
            let own = codes + (codes.count..<4).map { codes[codes.count - 1] + ($0 == 3 ? "9999" : "99") }
            return (codes.count == 2 ? own.dropLast() + [codes[1] + "999999"] : own, "999")
        }
        #expect(found.map(\.rule) == ["total-rows"])
        #expect(Set(rows(found).map(\.parts)) == [24, 12, 4] && rows(found).count == 36 + 12 + 6)
    }

    /// One that is wrong among others that are right is a total whose sum is none, not a station.
    @Test func aWrongTotalAmongRightOnes() throws {
        let kinds: [(Int, ([String]) -> (codes: [String], number: String))] = [
            (3, { ($0 + ["TOTAL"], "") }), (3, { ($0 + [$0[2] + "9999"], "999") }), (4, { ($0, "99") }),
            (4, { ($0, "Total") }),
        ]
        for (level, kind) in kinds {
            let found = try Self.totals(levels: [level], wrong: [4], kind)
            #expect(
                Set(found.map(\.rule)).subtracting(["number-gap"]) == ["total-rows", "total-not-sum"])
            #expect(rows(found).filter { $0.parts == 0 }.count == 1)
            #expect(rows(found).count == (level == 3 ? 12 : 36))
            // By how much, of which rows: in the payload, and in the columns that every finding has.
            let wrong = found.filter { $0.rule == "total-not-sum" }
            #expect(wrong.count == 1)
            guard case .station(.totalNotSum(let row)) = wrong.first?.kind, let sum = row.against else {
                Issue.record("no sum")
                continue
            }
            #expect(sum.figures.map(\.column) == ["votes_2"] && sum.count == (level == 3 ? 12 : 4))
            #expect(sum.figures[0].found == sum.figures[0].sum + 90)
            #expect(
                wrong[0].found == "\(sum.figures[0].found)" && wrong[0].expected == "\(sum.figures[0].sum)")
            #expect(wrong[0].place.column == "votes_2" && wrong[0].place.line == row.line)
        }
    }

    /// A station that has the next number of its village stays one, where others have their total under that number.
    @Test func theNextStationIsNoTotal() throws {
        let count = SmallCount()
        let found = try Self.totals(levels: [4], stations: [3]) { ($0, "5") }
        #expect(rows(found).count == count.recaps[3].count - 1)
        #expect(rows(found).allSatisfy { $0.parts == 4 })
        // All but one of its figures are sums: it is a total, and a wrong one.
        let wrong = try Self.totals(levels: [4], wrong: [3]) { ($0, "5") }
        #expect(rows(wrong).count == count.recaps[3].count && rows(wrong).count { $0.parts == 0 } == 1)
    }

    /// Regions of different sizes have their total under different numbers, each the next one.
    @Test func totalsUnderTheNextNumberOfEachRegion() throws {
        var random = SeededRandom(state: 999)
        for isWrong in [false, true] {
            var text = "region,station_no,registered,votes_1,votes_2\n"
            for village in 0..<8 {
                let rows = (0..<(village % 4 + 3)).map { _ in
                    [random.between(400, 900), random.between(80, 200), random.between(100, 190)]
                }
                for (number, row) in rows.enumerated() {
                    text += "V\(village),\(number + 1),\(row.map(String.init).joined(separator: ","))\n"
                }
                var sum = (0..<3).map { place in rows.reduce(0) { $0 + $1[place] } }
                if isWrong, village == 5 { sum[1] += 60 }
                text += "V\(village),\(rows.count + 1),\(sum.map(String.init).joined(separator: ","))\n"
            }
            let found = try Self.check(text)
            #expect(
                rows(found).count == 8 && rows(found).count { $0.parts == 0 } == (isWrong ? 1 : 0), "\(found)"
            )
        }
    }

    /// One total that is right tells one that is wrong, where most figures of that are sums.
    @Test(arguments: 2...5) func oneRightTotalIsEnough(villages: Int) throws {
        var random = SeededRandom(state: 28)
        for _ in 0..<20 {
            var text = "region,station_no,registered,votes_1,votes_2\n"
            for village in 0..<villages {
                let rows = (0..<4).map { _ in
                    [random.between(400, 900), random.between(80, 200), random.between(100, 190)]
                }
                var sum = (0..<3).map { place in rows.reduce(0) { $0 + $1[place] } }
                if village == villages - 1 { sum[2] += 300 }
                for (number, row) in (rows + [sum]).enumerated() {
                    text += "V\(village),\(number + 1),\(row.map(String.init).joined(separator: ","))\n"
                }
            }
            let found = try Self.check(text)
            #expect(rows(found).count == villages && rows(found).last?.parts == 0, "\(found)")
        }
    }

    /// Villages of all sizes, the last station often the greatest: no station is a total.
    @Test func honestLastStationsAreNoTotals() throws {
        var random = SeededRandom(state: 29)
        for _ in 0..<60 {
            var text = "region,station_no,registered,votes_1,votes_2\n"
            for village in 0..<random.between(2, 12) {
                let size = random.between(1, 9)
                for number in 1...size {
                    let times = number == size ? random.between(1, 6) : 1
                    let row = [random.between(300, 600), random.between(60, 150), random.between(50, 140)]
                    text += "V\(village),\(number),\(row.map { String($0 * times) }.joined(separator: ","))\n"
                }
            }
            #expect(rows(try Self.check(text)).isEmpty, "\(text)")
        }
    }

    /// A total under a station's code in which one figure is no sum, whichever: it is left out, and no station of files of
    /// some 20,000 villages is taken for one.
    @Test func aTotalWithASlipIsNoStation() throws {
        var random = SeededRandom(state: 31)
        var (alarms, villages) = (0, 0)
        let columns = ["registered", "valid", "votes_1", "votes_2", "votes_3"]
        for round in 0..<200 {
            var rows: [[Int]] = []
            var text = "region,station_no,\(columns.joined(separator: ","))\n"
            while rows.count < 350 {
                villages += 1
                for number in 1...random.between(1, 5) {
                    let votes = (0..<3).map { _ in random.between(0, round % 2 == 0 ? 30 : 150) }
                    let valid = votes.reduce(0, +)
                    rows.append([valid + random.between(0, 90), valid] + votes)
                    text +=
                        "V\(villages),\(number),\(rows[rows.count - 1].map(String.init).joined(separator: ","))\n"
                }
            }
            alarms += try Self.check(text).count
            guard round % 5 == 0 else { continue }
            var total = columns.indices.map { place in rows.reduce(0) { $0 + $1[place] } }
            let place = round / 5 % columns.count
            total[place] += random.pick([1, -3, 100, 9_000])
            text += "V\(villages),77,\(total.map(String.init).joined(separator: ","))\n"
            let found = Self.wrongTotals(try Self.check(text))
            #expect(found.map { $0.figures.map(\.column) } == [[columns[place]]], "round \(round)")
            #expect(found.first?.count == rows.count)
        }
        #expect(alarms == 0 && villages > 20_000, "\(alarms) \(villages)")
    }

    /// Each village has its total, and in each another figure is left empty of its sum: all of them are told.
    @Test func manyTotalsWithASlip() throws {
        var random = SeededRandom(state: 37)
        let columns = ["registered", "valid", "votes_1", "votes_2", "votes_3"]
        var text = "region,station_no,\(columns.joined(separator: ","))\n"
        let villages = 60
        for village in 0..<villages {
            var total = columns.map { _ in 0 }
            for number in 1...4 {
                let votes = (0..<3).map { _ in random.between(900, 9_000) }
                let row = [votes.reduce(0, +) + random.between(0, 90), votes.reduce(0, +)] + votes
                for place in columns.indices { total[place] += row[place] }
                text += "V\(village),\(number),\(row.map(String.init).joined(separator: ","))\n"
            }
            total[village % columns.count] = village % 2 == 0 ? 0 : total[village % columns.count] + 7
            text += "V\(village),99,\(total.map(String.init).joined(separator: ","))\n"
        }
        let found = Self.wrongTotals(try Self.check(text))
        #expect(found.count == villages && found.allSatisfy { $0.figures.count == 1 && $0.count == 4 })
    }

    private static func wrongTotals(_ findings: [Finding]) -> [FindingKind.WrongSum] {
        findings.compactMap {
            if case .station(.totalNotSum(let row)) = $0.kind { row.against } else { nil }
        }
    }

    @Test func aStationCalledAfterAnotherIsNoTotal() throws {
        #expect(
            try Self.check(
                "region,station_no,votes_1,votes_2\nA,Hill,40,50\nA,Hill 1,100,90\nA,Hill 2,70,60\n")
                == [])
    }
}
