import Elections
import Foundation
import SandingKit
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Files that lack valid votes or ballots used are asked whether votes are too many; what many forms break is said once.
@Suite struct OftenBrokenTests {
    private static let header = "village_code,station_no,registered,invalid,total_votes,votes_1,votes_2"

    private func findings(
        _ rows: [String], header: String = OftenBrokenTests.header, form: FormChoice = .none
    ) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "often-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        try Data(([header] + rows).joined(separator: "\n").utf8).write(to: file)
        let request = CheckRequest(
            [file.path], reading: ReadingOptions(levels: ["village_code"]), rules: RuleOptions(form: form))
        return try request.run().parts.flatMap(\.check.findings).filter {
            ["R7", "R8", "R9", "turnout", "often-broken"].contains($0.rule)
        }
    }

    /// Stations of an honest count: votes of all who came, of whom `others` in a hundred stations have some of another register.
    private func honest(_ seed: UInt64, stations: Int = 400, others: Int = 0) -> [[Int]] {
        var random = SeededRandom(state: seed)
        return (1...stations).map { _ in
            let registered = random.between(150, 600)
            let guests = random.below(100) < others ? registered / 3 : 0
            let came = registered * random.between(35, 95) / 100 + guests
            let invalid = random.between(0, 9)
            let first = (came - invalid) * random.between(20, 80) / 100
            return [registered, invalid, came, first, came - invalid - first]
        }
    }

    private func rows(_ figures: [[Int]]) -> [String] {
        figures.enumerated().map { place, values in
            "\("ABCDEFGHIJ".map(String.init)[place % 10]),\(place + 1),"
                + values.map(String.init).joined(separator: ",")
        }
    }

    @Test func votesAboveTheBallotsAreFoundWithoutAColumnOfValidVotes() throws {
        var figures = honest(1)
        figures[17][3] *= 10
        let found = try findings(rows(figures))
        #expect(found.first?.rule == "R8" && found.first?.severity == .error && found.first?.place.line == 19)
        #expect(found.allSatisfy { $0.place.line == 19 } && found.count <= 2)
        #expect(
            found.first?.sentence(.english).hasSuffix("(sum(votes) + invalid <= total_votes).") == true)
        // What is asked is what is said.
        #expect(found.first?.sentence(.english).contains("are at most the printed total") == true)
        #expect(found.first?.sentence(.indonesian).contains("paling banyak sama dengan total") == true)
        // Without invalid votes, and with valid ones in place of the choices, it is as much too many.
        let lone = try findings(
            ["A,1,400,336,1920,72", "A,2,400,336,190,72", "A,3,400,330,201,129"],
            header: "village_code,station_no,registered,total_votes,votes_1,votes_2")
        #expect(lone.map(\.rule) == ["R8", "turnout"] && lone.allSatisfy { $0.place.line == 2 })
        let valid = try findings(
            ["A,1,400,336,392,320,72", "A,2,400,336,262,190,72", "A,3,400,330,330,201,129"],
            header: "village_code,station_no,registered,total_votes,valid,votes_1,votes_2")
        #expect(valid.map(\.rule) == ["R8"] && valid[0].found == "392" && valid[0].expected == "336")
    }

    @Test func honestCountsBreakNoBound() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            #expect(try findings(rows(honest(seed))).isEmpty, "seed \(seed)")
        }
    }

    @Test func votersOfOtherRegistersAreANoticeAndManyAreOne() throws {
        for seed in 1...10 as ClosedRange<UInt64> {
            let found = try findings(rows(honest(seed, others: 30)))
            #expect(found.map(\.rule) == ["often-broken"] && found[0].severity == .notice, "seed \(seed)")
            let few = try findings(rows(honest(seed, others: 2)))
            #expect(few.allSatisfy { $0.severity == .notice } && few.count <= 10, "seed \(seed)")
        }
        // What Indonesian terms say of the register is R13.
        let indonesian = try findings(rows(honest(3, others: 30)), form: .id("any"))
        #expect(indonesian.isEmpty)
    }

    @Test func severalVotesOfAVoterAreSaidOnce() throws {
        let figures = honest(5).map { [$0[0] * 3, $0[1], $0[2], 2 * $0[3], 2 * $0[4]] }
        let found = try findings(rows(figures))
        #expect(found.map(\.rule) == ["often-broken"] && found[0].severity == .warning)
        #expect(found[0].sentence(.english).hasPrefix("400 of 400 stations do not meet the rule"))
        #expect(found[0].sentence(.indonesian).hasPrefix("400 dari 400 TPS"))
    }

    @Test func aRegisterOfOneStationIsAskedForWhateverCountsItsBallots() throws {
        for (column, value) in [("voters_total", 500), ("ballots_used", 500), ("valid", 500)] {
            let header = "village_code,station_no,registered,\(column),votes_1,votes_2"
            let found = try findings(
                ["A,1,400,\(value),250,250", "A,2,400,300,150,150", "A,3,400,310,160,150"], header: header)
            #expect(found.map(\.rule) == ["turnout"] && found[0].severity == .notice, "\(column)")
            #expect(found[0].place.line == 2)
        }
        let alone = try findings(
            ["A,1,400,250,250", "A,2,400,150,150", "A,3,400,160,150"],
            header: "village_code,station_no,registered,votes_1,votes_2")
        #expect(alone.map(\.rule) == ["turnout"])
    }
}
