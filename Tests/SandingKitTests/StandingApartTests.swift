import Consistency
import Elections
import Foundation
import SandingKit
import TestSupport
import Testing

/// What keeps every rule and stands apart is told without a recap; honest files have none of it.
@Suite struct StandingApartTests {
    private struct Station {
        var district: Int
        var village: Int
        var number: Int
        var registered: Int
        var votes: [Int]
        var invalid: Int

        var line: String {
            let valid = votes.reduce(0, +)
            return
                "D\(district),D\(district)V\(village),\(number),\(registered),\(votes[0]),\(votes[1]),\(valid),\(invalid)"
        }
    }

    /// Stations of a file: alike in size, or of very unlike ones, some with a turnout of their own.
    private static func stations(seed: Int, areUnlike: Bool) -> [Station] {
        var random = SeededRandom(state: UInt64(seed) &* 7919 &+ 11)
        return (1...4).flatMap { district in
            (1...4).flatMap { village in
                (1...7).map { number in
                    let size = areUnlike ? 20 << random.between(0, 6) : 240
                    let registered = size + random.between(0, size / 2)
                    let percent = areUnlike && random.between(0, 20) == 0 ? 5 : random.between(60, 85)
                    let ballots = max(3, registered * percent / 100)
                    let first = ballots * random.between(30, 60) / 100
                    let invalid = min(ballots - first, random.between(0, 5))
                    return Station(
                        district: district, village: village, number: number, registered: registered,
                        votes: [first, ballots - first - invalid], invalid: invalid)
                }
            }
        }
    }

    private static func found(_ stations: [Station]) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "apart-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let header = "district_code,village_code,station_no,registered,votes_1,votes_2,valid,invalid"
        let file = folder.appending(path: "stations.csv")
        try Data(([header] + stations.map(\.line)).map { $0 + "\n" }.joined().utf8).write(to: file)
        let check = try #require(try CheckRequest([file.path]).run().parts.first?.check)
        return check.findings.filter { ["tens-only", "register-apart"].contains($0.rule) }
    }

    @Test(arguments: [false, true]) func honestFilesHaveNone(areUnlike: Bool) throws {
        for seed in 1...25 {
            #expect(try Self.found(Self.stations(seed: seed, areUnlike: areUnlike)).isEmpty, "seed \(seed)")
        }
    }

    @Test(arguments: [false, true]) func aDistrictTimesTen(areUnlike: Bool) throws {
        for seed in 1...5 {
            var stations = Self.stations(seed: seed, areUnlike: areUnlike)
            for place in stations.indices where stations[place].district == 2 {
                stations[place].registered *= 10
                stations[place].votes = stations[place].votes.map { $0 * 10 }
                stations[place].invalid *= 10
            }
            let found = try Self.found(stations).filter { $0.rule == "tens-only" }
            #expect(found.map(\.region?.text) == ["D2"], "seed \(seed)")
            #expect(found.first?.severity == .warning)
            // In a file of rounded figures it says nothing.
            let rounded = stations.map { station in
                var station = station
                station.registered *= 10
                station.votes = station.votes.map { $0 * 10 }
                station.invalid *= 10
                return station
            }
            #expect(try Self.found(rounded).allSatisfy { $0.rule != "tens-only" })
        }
    }

    @Test func aRegisterTimesTen() throws {
        for seed in 1...10 {
            var stations = Self.stations(seed: seed, areUnlike: false)
            stations[seed * 3].registered *= 10
            let found = try Self.found(stations)
            #expect(found.map(\.rule) == ["register-apart"], "seed \(seed)")
            #expect(found.first?.station == "\(stations[seed * 3].number)")
            #expect(found.first?.expected == "\(stations[seed * 3].registered / 10)")
        }
    }
}
