import Elections
import Foundation
import SandingKit
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Sums that a file itself keeps between its votes, blank ballots and a total are asked of it; of a file that keeps none nothing is said.
@Suite struct FileSumsTests {
    private static let header = [
        "town", "mesa", "roll", "vote_a", "vote_b", "vn", "vb", "vi", "turned_out",
    ]
    private static let map = """
        {"levels": ["town"], "station": ["mesa"], "registered": "roll", "invalid": "vn", "ballots_used": "turned_out",
         "numbers": {"blank": "vb", "contested": "vi"}, "choices": ["vote_a", "vote_b"]}
        """

    private func check(
        _ rows: [[Int]], recap: [String]? = nil, map: String = Self.map
    ) throws -> CountCheck {
        let folder = FileManager.default.temporaryDirectory.appending(path: "sums-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func write(_ name: String, _ text: String) throws -> String {
            let file = folder.appending(path: name)
            try Data(text.utf8).write(to: file)
            return file.path
        }
        let lines = rows.enumerated().map { place, row in
            (["T\(place / 10)", "\(place + 1)"] + row.map { $0 < 0 ? "" : String($0) }).joined(separator: ",")
        }
        var paths = [
            try write(
                "stations.csv", ([Self.header.joined(separator: ",")] + lines).joined(separator: "\n"))
        ]
        if let recap { paths.append(try write("recap_town.csv", recap.joined(separator: "\n"))) }
        let reading = ReadingOptions(levels: ["town"], map: try write("map.json", map))
        let part = try CheckRequest(paths, reading: reading).run().parts.first
        return try #require(part).check
    }

    /// Stations of an honest count: votes, null, blank and a few contested ballots make those who came.
    private func honest(_ seed: UInt64, stations: Int = 300, sums: Bool = true) -> [[Int]] {
        var random = SeededRandom(state: seed)
        return (0..<stations).map { _ in
            let roll = random.between(250, 600)
            let (one, other) = (random.between(30, 120), random.between(20, 100))
            let (null, blank) = (random.between(0, 9), random.between(0, 12))
            let contested = random.below(10) == 0 ? random.between(1, 4) : 0
            let came = one + other + null + blank + contested
            return [roll, one, other, null, blank, contested, sums ? came : random.between(came, roll)]
        }
    }

    @Test(arguments: 1...6) func aSlipInAnyColumnIsFound(column: Int) throws {
        for seed in 1...5 {
            var rows = honest(UInt64(seed))
            var random = SeededRandom(state: UInt64(seed * 31 + column))
            let spoiled = Set((0..<5).map { _ in random.below(rows.count) })
            for row in spoiled { rows[row][column] += [7, 20, 100][random.below(3)] }
            let check = try check(rows)
            let errors = check.findings.counted.filter { $0.severity == .error }
            #expect(Set(errors.compactMap(\.place.line)) == Set(spoiled.map { $0 + 2 }))
            #expect(errors.count == spoiled.count)
            #expect(
                check.tallies.contains {
                    $0.rule.id == "file-sum" && $0.asked == rows.count && $0.failed == spoiled.count
                })
        }
    }

    @Test func honestFilesAreLeftAlone() throws {
        for seed in 1...20 {
            for sums in [true, false] {
                let check = try check(honest(UInt64(seed), sums: sums))
                #expect(check.findings("file-sum").isEmpty)
                #expect(check.findings.counted.allSatisfy { $0.severity < .error })
                #expect(check.tallies.contains { $0.rule.id == "file-sum" } == sums)
            }
        }
    }

    /// A sum that one row in ten does not keep is none of the file, and one of few rows shows nothing.
    @Test func whatManyRowsBreakIsNoSum() throws {
        var rows = honest(3)
        for row in rows.indices where row % 10 == 0 { rows[row][6] += 5 }
        #expect(try check(rows).tallies.allSatisfy { $0.rule.id != "file-sum" })
        #expect(try check(honest(3, stations: 12)).tallies.allSatisfy { $0.rule.id != "file-sum" })
    }

    /// A total without the contested ballots: the sum is the one that more rows keep.
    @Test func theSumThatRowsKeepIsTaken() throws {
        var rows = honest(4)
        for row in rows.indices { rows[row][6] -= rows[row][5] }
        rows[40][4] += 9
        let check = try check(rows)
        #expect(check.findings("file-sum").map(\.place.line) == [42])
        let sentence = try #require(check.findings("file-sum").first).sentence(.english)
        #expect(sentence.hasSuffix("(sum(votes) + invalid + blank = ballots_used)."))
    }

    /// What says that a part is at most the whole is asked where the sum is not, and said where it is graver.
    @Test(arguments: [true, false]) func aBoundIsKeptBesideASum(isExact: Bool) throws {
        var rows = honest(8)
        let others = isExact ? [30] : Array(stride(from: 0, to: 300, by: 30))
        for row in others { rows[row][6] += 4 }
        rows[11][1] += 200
        rows[22][2] += 200
        rows[22][4] = -1
        let check = try check(rows)
        let found = check.findings.counted
        // Where both fail it is the bound that is said of a warning, and the sum of what is as grave; where a figure lacks what the bound shows.
        let told = found.filter { [13, 24].contains($0.place.line) }.sorted {
            $0.place.line! < $1.place.line!
        }
        #expect(
            told.map(\.place.line) == [13, 24] && told[0].rule == (isExact ? "file-sum" : "R9"), "\(told)")
        #expect(told[1].rule != "file-sum")
        #expect(told.allSatisfy { $0.severity == .error })
        let sums = found.filter { $0.rule == "file-sum" && $0.place.line != 13 }
        #expect(sums.count == others.count)
        #expect(sums.allSatisfy { $0.severity == (isExact ? .error : .warning) })
        // A rule stands once in the tally, with all the forms that were asked.
        let bounds = check.tallies.filter {
            $0.rule.id == "R9" && $0.rule.expression.hasSuffix("<= ballots_used")
        }
        #expect(bounds.count == 1 && bounds[0].asked == rows.count, "\(bounds)")
    }

    /// A number may be called as rules cannot write it without quotes, and equal sums have one order.
    @Test func namesWithBlanksAreAsked() throws {
        var rows = honest(9)
        rows[30][4] += 40
        let map = Self.map.replacing("\"blank\"", with: "\"blank votes\"")
        #expect(try check(rows, map: map).findings("file-sum").map(\.place.line) == [32])
        // Votes of nobody are 0: the sum with them and that without them are kept alike.
        let even = honest(10).map { [$0[0], 0, 0, 0, $0[4], $0[5], $0[4] + $0[5]] }
        let rules = try (0..<6).map { _ in
            try check(even).tallies.map(\.rule.expression).joined(separator: "; ")
        }
        #expect(Set(rules).count == 1, "\(rules)")
    }

    /// An empty cell is no 0, and a rule of one's own is not asked twice.
    @Test func emptyCellsAreUnknown() throws {
        var rows = honest(5)
        rows[7][4] = -1
        #expect(try check(rows).findings("file-sum").isEmpty)
    }

    @Test func aRecapIsAskedToo() throws {
        let rows = honest(6, stations: 60)
        let recap = (0..<6).map { town -> String in
            var sums = [Int](repeating: 0, count: 7)
            for row in rows[town * 10..<town * 10 + 10] { for place in 0..<7 { sums[place] += row[place] } }
            if town == 2 { sums[6] += 30 }
            return "T\(town)," + sums.map(String.init).joined(separator: ",")
        }
        let header = "town,registered,votes_1,votes_2,invalid,blank,contested,ballots_used"
        let found = try check(rows, recap: [header] + recap).findings.counted.filter { $0.severity == .error }
        #expect(found.map(\.rule) == ["R12"] && found.first?.place.line == 4)
    }
}
