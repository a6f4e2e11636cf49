import Consistency
import Elections
import Foundation
import SandingKit
import Testing

/// A station that stands twice in a capture with the same figures is compared once, and that is said; a header that stands again is no
/// station.
@Suite struct CopiesInDiffTests {
    private static let header = "village_code,station_no,registered,valid,votes_1,votes_2"

    private func rows() -> [String] {
        (1...30).map { place in
            let (one, other) = (40 + place * 7 % 31, 30 + place * 11 % 29)
            return "V\(place / 10),\(place),\(200 + place),\(one + other),\(one),\(other)"
        }
    }

    private func write(_ rows: [String], _ name: String, _ folder: URL) throws -> String {
        let file = folder.appending(path: name)
        try Data(([Self.header] + rows).joined(separator: "\n").appending("\n").utf8).write(to: file)
        return file.path
    }

    private func inFolder<Result>(_ work: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "copies-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try work(folder)
    }

    private func compare(_ old: [String], _ new: [String]) throws -> CountDiff {
        try inFolder { folder in
            let request = DiffRequest(
                old: try write(old, "old.csv", folder), new: try write(new, "new.csv", folder),
                reading: ReadingOptions(levels: ["village_code"]))
            return try request.run().diff
        }
    }

    @Test func aCopyIsComparedOnce() throws {
        let all = rows()
        var changed = all
        changed[4] = "V0,5,205,160,80,80"
        for (old, new) in [(all, changed + [changed[4]]), (all + [all[4]], changed)] {
            let diff = try compare(old, new)
            #expect(diff.diff.join.inCommon == 30 && diff.diff.join.repeated.isEmpty)
            #expect(diff.diff.kinds == [.changed])
            #expect(diff.findings.filter { $0.severity == .error }.map(\.rule) == ["duplicate-key"])
        }
        // Rows that contradict each other are compared with none.
        let other = try compare(all, changed + [all[4]])
        #expect(other.diff.join.inCommon == 29 && other.findings.contains { $0.rule == "key-twice" })
    }

    @Test func aHeaderThatStandsAgainIsLeftOut() throws {
        let all = rows()
        let checked = try inFolder { folder in
            try CheckRequest(
                [try write(Array(all[..<12]) + [Self.header] + all[12...], "stations.csv", folder)],
                reading: ReadingOptions(levels: ["village_code"])
            ).run()
        }
        let check = try #require(checked.parts.first).check
        #expect(check.findings.allSatisfy { $0.severity < .error })
        #expect(check.input.stations?.rollUp.total.stations(0) == 30)
        #expect(
            checked.notices.contains {
                if case .headerAgain(_, [14]) = $0 { true } else { false }
            })
    }
}
