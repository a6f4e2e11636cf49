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
        return try request.run().parts.flatMap(\.check.findings).filter { $0.rule == "total-rows" }
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

    @Test func aStationCalledAfterAnotherIsNoTotal() throws {
        #expect(
            try Self.check(
                "region,station_no,votes_1,votes_2\nA,Hill,40,50\nA,Hill 1,100,90\nA,Hill 2,70,60\n")
                == [])
    }
}
