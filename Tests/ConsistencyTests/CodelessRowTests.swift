import Elections
import Foundation
import Ground
import SandingKit
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Rows of a file of stations that lack codes: totals by their name or their figures, or faults.
@Suite struct CodelessRowTests {
    private struct Row {
        var district: String
        var village: String
        var name: String
        var number: String
        var votes: [Int]

        var text: String {
            "\(district),\(village),\(name),\(number),\(votes.reduce(0, +)),\(votes[0]),\(votes[1])\n"
        }
    }

    private static let head = "district_code,village_code,village_name,station_no,valid,votes_1,votes_2\n"

    private static func stations(_ random: inout SeededRandom) -> [[Row]] {
        ["N", "S"].flatMap { district in
            (1...3).map { village in
                (1...Int.random(in: 2...5, using: &random)).map { number in
                    Row(
                        district: district, village: "\(district)\(village)", name: "Desa \(village)",
                        number: "\(number)",
                        votes: [
                            Int.random(in: 20...200, using: &random),
                            Int.random(in: 20...200, using: &random),
                        ])
                }
            }
        }
    }

    private static func total(_ rows: [Row], district: String = "", name: String = "") -> Row {
        Row(
            district: district, village: "", name: name, number: "",
            votes: [0, 1].map { place in rows.reduce(0) { $0 + $1.votes[place] } })
    }

    private static func check(_ rows: [Row]) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "codeless-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        try Data((head + rows.map(\.text).joined()).utf8).write(to: file)
        let request = CheckRequest(
            [file.path], reading: ReadingOptions(levels: ["district_code", "village_code"]))
        return try request.run().parts.flatMap(\.check.findings)
    }

    private static func totals(_ findings: [Finding]) -> [FindingKind.TotalRow] {
        findings.flatMap { finding -> [FindingKind.TotalRow] in
            if case .station(.totalRows(let rows)) = finding.kind { rows } else { [] }
        }
    }

    /// Above or below what they sum, with a name or without, of villages, districts and all: one error, nothing else.
    @Test func totalsWithoutCodesAreTotals() throws {
        var random = SeededRandom(state: 11)
        for seed in 0..<40 {
            let villages = Self.stations(&random)
            let all = villages.flatMap { $0 }
            let name = seed % 2 == 0 ? "JUMLAH" : ""
            var rows: [Row] = []
            for own in villages {
                let total = Self.total(own, district: seed % 3 == 0 ? own[0].district : "", name: name)
                rows += seed % 4 < 2 ? own + [total] : [total] + own
            }
            rows.append(Self.total(all, name: name))
            let found = try Self.check(rows)
            #expect(found.map(\.rule) == ["total-rows"], "seed \(seed)")
            #expect(
                Self.totals(found).map(\.parts) == villages.map(\.count) + [all.count], "seed \(seed)")
        }
    }

    /// The same sums as without them; a grand total alone is one.
    @Test func nothingElseIsLeftOut() throws {
        var random = SeededRandom(state: 12)
        let all = Self.stations(&random).flatMap { $0 }
        let found = try Self.check(all + [Self.total(all, name: "Total")])
        #expect(Self.totals(found).map(\.parts) == [all.count])
        #expect(try Self.check(all).isEmpty)
    }

    /// A row that lacks a code and is no total is refused, with its place and what to do, for every figure that it may have.
    @Test func aStationWithoutACodeIsRefused() throws {
        var random = SeededRandom(state: 13)
        for _ in 0..<40 {
            var rows = Self.stations(&random).flatMap { $0 }
            let place = Int.random(in: 0..<rows.count, using: &random)
            rows[place].village = ""
            rows.append(Self.total(rows, name: "JUMLAH"))
            do {
                _ = try Self.check(rows)
                Issue.record("read")
            } catch SandingError.table(let problems) {
                #expect(problems.problems.map(\.line) == [place + 2])
                #expect(problems.problems.first?.column == "village_code")
            }
        }
    }

    /// A total that is none by its figures is an error of its own, which says by how much.
    @Test func aWrongTotalSaysByHowMuch() throws {
        var random = SeededRandom(state: 14)
        let villages = Self.stations(&random)
        var rows: [Row] = []
        for (place, own) in villages.enumerated() {
            var total = Self.total(own, name: "Jumlah Desa \(place)")
            if place == 2 { total.votes[1] += 90 }
            rows += own + [total]
        }
        let found = try Self.check(rows)
        #expect(Set(found.map(\.rule)) == ["total-rows", "total-not-sum"])
        let wrong = try #require(found.first { $0.rule == "total-not-sum" })
        let own = villages[2].reduce(0) { $0 + $1.votes[1] }
        #expect(wrong.expected == "\(own)" && wrong.found == "\(own + 90)")
        #expect(
            wrong.sentence(.english).contains("of the \(villages[2].count) rows above it")
                && wrong.sentence(.english).contains("against \(own), 90 more"))
    }

    /// Who adds up takes a figure that is not there for nothing: the total of a file with a blank station is one.
    @Test func aBlankStationMakesNoTotalWrong() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "codeless-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        let text =
            Self.head + "N,N1,Desa 1,1,30,10,20\nN,N1,Desa 1,2,70,30,40\nS,S1,Desa 2,1,,,\n"
            + "S,S1,Desa 2,2,11,5,6\n,,Jumlah,,111,45,66\n"
        try Data(text.utf8).write(to: file)
        let request = CheckRequest(
            [file.path], reading: ReadingOptions(levels: ["district_code", "village_code"]))
        let found = try request.run().parts.flatMap(\.check.findings)
        #expect(Self.totals(found).map(\.parts) == [4], "\(found)")
        #expect(!found.contains { $0.rule == "total-not-sum" })
    }
}
