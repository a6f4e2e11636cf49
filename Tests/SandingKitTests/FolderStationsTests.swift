import Elections
import Foundation
import Reconciliation
import SandingKit
import TestSupport
import Testing
import Wording

/// The file of all stations beside the tables of an election: used whatever its regions are called, without totals, and told of
/// where it is not.
@Suite struct FolderStationsTests {
    /// A contest of two with a count that prints no margin, and a file of its stations.
    ///
    /// - Parameters:
    ///   - levels: Columns of regions in the file.
    ///   - total: A row of the sums among the stations.
    ///   - text: Another content of the file.
    private static func reconcile(
        _ levels: [String], total: Bool = false, text: String? = nil, votes moved: Int = 0
    ) throws -> ReconcileResult {
        let folder = FileManager.default.temporaryDirectory.appending(path: "beside-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var random = SeededRandom(state: 9)
        var lines = [(levels + ["station_no", "registered", "votes_1", "votes_2"]).joined(separator: ",")]
        var sums = [0, 0, 0]
        for region in 1...6 {
            for number in 1...20 {
                let lean = random.between(30, 70)
                let votes = [lean * 3, (100 - lean) * 3]
                let values = [random.between(320, 400)] + votes
                sums = zip(sums, values).map(+)
                lines.append(
                    "Z\(region),Z\(region)0\(number % 4),\(number),"
                        + values.map(String.init).joined(separator: ","))
            }
        }
        if total { lines.append("Z1,Z101,99," + sums.map(String.init).joined(separator: ",")) }
        let share = 100 * Double(sums[1]) / Double(sums[1] + sums[2])
        let files = [
            "contests.csv":
                "contest_id,title,election_date,region_code,kind,rule\nc,C,2026-08-13,ZM,other,plurality\n",
            "candidates.csv": "contest_id,ballot_no,candidate_pair\nc,1,A\nc,2,B\n",
            "recap.csv":
                "contest_id,region_code,ballot_no,votes,source_url\nc,ZM,1,\(sums[1] + moved),\nc,ZM,2,\(sums[2]),\n",
            "quick_counts.csv":
                "contest_id,pollster,ballot_no,share_pct,sample_stations,qc_id,stage\n"
                + "c,P,1,\(String(format: "%.1f", share + 2)),60,q,final\nc,P,2,\(String(format: "%.1f", 98 - share)),60,q,final\n",
            "official.csv": text ?? lines.joined(separator: "\n") + "\n",
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return try ReconcileRequest(folder.path).run()
    }

    @Test func regionsMayHaveAnyNames() throws {
        let known = try Self.reconcile(["province_code", "regency_code"])
        let bound = try #require(known.comparisons.first?.bound)
        #expect(bound.usual?.areOfPlace == true && known.notices.isEmpty)
        let foreign = try Self.reconcile(["constituency", "ward"])
        #expect(foreign.comparisons.first?.bound == bound)
        #expect(foreign.inputs.contains { $0.name == "official.csv" } && foreign.notices.isEmpty)
    }

    @Test func totalsAreNoStations() throws {
        let plain = try Self.reconcile(["province_code", "regency_code"])
        let found = try Self.reconcile(["province_code", "regency_code"], total: true)
        #expect(found.comparisons.first?.bound == plain.comparisons.first?.bound)
        #expect(found.notices.map(\.code) == ["total-rows"])
    }

    /// Whatever bytes stand there, the counts are compared.
    @Test func noBytesStopTheComparison() throws {
        var random = SeededRandom(state: 15)
        var texts = [
            "", "\n", "\u{0}\u{1}\u{2}", "PK\u{3}\u{4}rest", "\u{1F}\u{8B}\u{8}", "a,b\n\"open",
            "station_no,votes_1\n1,x\n",
        ]
        for _ in 0..<60 {
            texts.append(
                String(
                    decoding: (0..<random.between(1, 400)).map { _ in UInt8(random.below(256)) },
                    as: UTF8.self))
        }
        for text in texts {
            let found = try Self.reconcile(["a", "b"], text: text)
            #expect(
                found.notices == [.stationsUnused(file: "official.csv", .unreadable)],
                "\(text.debugDescription)")
            #expect(found.comparisons.first?.bound != nil)
        }
    }

    @Test func whatIsNotUsedIsTold() throws {
        let garbled = try Self.reconcile(["a", "b"], text: "garbage\n")
        #expect(garbled.notices == [.stationsUnused(file: "official.csv", .unreadable)])
        let other = try Self.reconcile(["a", "b"], votes: 9_000)
        #expect(other.notices == [.stationsUnused(file: "official.csv", .ofNoContest)])
        let empty = try Self.reconcile(
            ["a", "b"], text: "a,b,station_no,votes_1,votes_2\nx,y,1,0,0\nx,y,2,0,0\n")
        #expect(empty.notices == [.stationsUnused(file: "official.csv", .withoutVotes)])
        for found in [garbled, other, empty] {
            #expect(found.comparisons.first?.bound?.usual?.areOfPlace == false)
            #expect(!found.inputs.contains { $0.name == "official.csv" })
        }
    }
}
