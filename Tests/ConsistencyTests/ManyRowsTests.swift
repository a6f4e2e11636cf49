import Elections
import Foundation
import SandingKit
import TestSupport
import Testing
import Wording

@testable import Consistency

/// What is so at many rows of a file is told once, and what is not so beside it stays an error of its own.
@Suite struct ManyRowsTests {
    /// Files of a count in counties C1 to C4 with wards, to be spoilt.
    struct Files {
        var rows: [[String]] = []
        static let head = [
            "county", "ward", "station_no", "registered", "ballots_used", "valid", "invalid", "votes_1",
            "votes_2", "votes_3",
        ]

        init(seed: UInt64, wards: Int = 6) {
            var random = SeededRandom(state: seed)
            for county in 1...4 {
                for ward in 1...wards {
                    for station in 1...random.between(7, 13) {
                        let registered = random.between(250, 600)
                        let ballots = registered * random.between(50, 80) / 100
                        let invalid = random.between(0, 11)
                        let first = (ballots - invalid) * random.between(30, 55) / 100
                        let second = (ballots - invalid - first) * random.between(40, 80) / 100
                        rows.append(
                            ["C\(county)", "C\(county)W\(ward)", "\(station)"]
                                + [
                                    registered, ballots, ballots - invalid, invalid, first, second,
                                    ballots - invalid - first - second,
                                ].map(String.init))
                    }
                }
            }
        }

        subscript(row: Int, column: String) -> Int {
            get { Int(rows[row][Files.head.firstIndex(of: column) ?? 0]) ?? 0 }
            set { rows[row][Files.head.firstIndex(of: column) ?? 0] = String(newValue) }
        }

        /// The file without some columns.
        func text(without columns: Set<String> = [], head: [String] = Files.head) -> String {
            let kept = head.indices.filter { !columns.contains(Files.head[$0]) }
            return ([head] + rows).map { row in kept.map { row[$0] }.joined(separator: ",") }
                .joined(separator: "\n") + "\n"
        }

        /// Sums of the wards, those that are wanted.
        func recap(_ isWanted: (Int) -> Bool = { _ in true }) -> String {
            var order: [String] = []
            var sums: [String: [Int]] = [:]
            for row in rows {
                let key = row[0] + "," + row[1]
                if sums[key] == nil { order.append(key) }
                let own = row.dropFirst(3).map { Int($0) ?? 0 }
                sums[key] = zip(sums[key] ?? own.map { _ in 0 }, own).map { $0 + $1 }
            }
            let head = (Files.head.prefix(2) + Files.head.dropFirst(3)).joined(separator: ",")
            let kept = order.indices.filter(isWanted).map { order[$0] }
            return ([head] + kept.map { "\($0)," + (sums[$0] ?? []).map(String.init).joined(separator: ",") })
                .joined(separator: "\n") + "\n"
        }
    }

    static func check(
        _ stations: String, recap: String? = nil, levels: [String] = ["county", "ward"]
    ) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "many-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "s.csv")
        try Data(stations.utf8).write(to: file)
        var paths = [file.path]
        if let recap {
            let url = folder.appending(path: "recap_ward.csv")
            try Data(recap.utf8).write(to: url)
            paths.append(url.path)
        }
        return try CheckRequest(paths, reading: ReadingOptions(levels: levels)).run().parts.flatMap(
            \.check.findings.counted)
    }

    private func rules(_ findings: [Finding]) -> [String] { findings.map { "\($0.severity) \($0.rule)" } }

    @Test func honestFilesYieldNothing() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            let files = Files(seed: seed)
            #expect(try Self.check(files.text(), recap: files.recap()).isEmpty, "seed \(seed)")
        }
    }

    /// A level that the file has not is one error, whatever the order of its rows; one region under two names' rows is one too.
    @Test func numbersThatStartAgain() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var files = Files(seed: seed)
            if seed % 2 == 0 {
                var random = SeededRandom(state: seed)
                for place in files.rows.indices.reversed() {
                    files.rows.swapAt(place, random.between(0, place))
                }
            }
            let found = try Self.check(files.text(without: ["ward"]), levels: ["county"])
            #expect(rules(found) == ["error cause-level-missing"], "seed \(seed): \(rules(found))")
            #expect(found.first?.sentence(.english).contains("a level of regions below county") == true)
            #expect(found.allSatisfy { $0.votesAtStake == nil })
        }
        var files = Files(seed: 3)
        for place in files.rows.indices where files.rows[place][1] == "C2W3" {
            files.rows[place][1] = "C2W4"
        }
        let found = try Self.check(files.text())
        #expect(rules(found) == ["error cause-level-missing"], "\(rules(found))")
        #expect(found.first?.sentence(.english).contains("within ward C2W4") == true)
        #expect(found.first?.region?.text == "C2W4")
    }

    /// Two or three levels that nobody named are read.
    @Test func severalLevelsThatWereForgotten() throws {
        var files = Files(seed: 5)
        for place in files.rows.indices {
            files.rows[place][0] = ["C1": "A", "C2": "B", "C3": "A", "C4": "B"][files.rows[place][0]] ?? ""
            files.rows[place][1] = String(files.rows[place][1].dropFirst(2))
        }
        let states = Files(seed: 5).rows.map { ["C1", "C2"].contains($0[0]) ? "S1" : "S2" }
        let lines = files.text().split(separator: "\n")
        let text =
            (["state,\(lines[0])"] + zip(states, lines.dropFirst()).map { "\($0),\($1)" }).joined(
                separator: "\n")
            + "\n"
        let found = try Self.check(text, levels: ["ward"])
        #expect(found.allSatisfy { $0.severity == .notice && $0.rule == "codes-shared" }, "\(rules(found))")
    }

    /// A total with ballots of another kind, at all stations or where there are some, is one warning; a slip beside it is told.
    @Test func aTotalThatCountsSomethingElse() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            for column in ["ballots_used", "total_votes"] {
                var files = Files(seed: seed)
                var random = SeededRandom(state: seed)
                for row in files.rows.indices { files[row, "ballots_used"] += max(0, random.between(-4, 6)) }
                var head = Files.head
                head[4] = column
                let found = try Self.check(files.text(head: head))
                #expect(rules(found) == ["warning cause-one-sided"], "seed \(seed): \(rules(found))")
                #expect(
                    found.first?.sentence(.english).contains("\(column) is more than valid + invalid") == true
                )
                #expect(found.first?.place.line == nil && found.first?.votesAtStake == nil)
                files[40, "ballots_used"] -= 60
                let beside = try Self.check(files.text(head: head))
                #expect(beside.contains { $0.severity == .error && $0.place.line == 42 }, "\(rules(beside))")
                #expect(beside.count { $0.severity > .notice } == 2, "\(rules(beside))")
            }
        }
    }

    /// A column that counts more than the recap's is one error.
    @Test func aColumnThatCountsMoreThanTheRecap() throws {
        var files = Files(seed: 9)
        let recap = files.recap()
        for row in files.rows.indices { files[row, "valid"] += 2 }
        let found = try Self.check(files.text(without: ["ballots_used"]), recap: recap)
        #expect(rules(found) == ["error cause-one-sided"], "\(rules(found))")
    }

    /// Some of the choices are a notice; a station with more votes than valid ones is an error beside it.
    @Test func someOfTheChoices() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var files = Files(seed: seed)
            // The choice that is left out has votes everywhere, or at some stations.
            for row in files.rows.indices where seed % 2 == 0 && row % 3 > 0 {
                files[row, "votes_1"] += files[row, "votes_3"]
                files[row, "votes_3"] = 0
            }
            let found = try Self.check(files.text(without: ["votes_3"]))
            #expect(found.count == 1 && found[0].severity == .notice, "seed \(seed): \(rules(found))")
            files[30, "votes_2"] += 2 * files[30, "valid"]
            let beside = try Self.check(files.text(without: ["votes_3"]))
            #expect(beside.count == 2, "seed \(seed): \(rules(beside))")
            #expect(beside.contains { $0.severity == .error && $0.place.line == 32 }, "seed \(seed)")
        }
    }

    @Test func registeredAndBallotsExchangedThroughout() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var files = Files(seed: seed)
            for row in files.rows.indices {
                (files[row, "registered"], files[row, "ballots_used"]) = (
                    files[row, "ballots_used"], files[row, "registered"]
                )
            }
            let found = try Self.check(files.text())
            #expect(rules(found) == ["error cause-columns"], "seed \(seed): \(rules(found))")
            let text = found.first?.sentence(.english) ?? ""
            #expect(text.contains("registered") && text.contains("ballots_used"))
        }
    }

    /// A recap under way is one notice; a region that a complete one lacks is an error.
    @Test func aRecapUnderWay() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            let files = Files(seed: seed)
            for part in [
                { (ward: Int) in ward < 12 }, { (ward: Int) in ward % 2 == 0 },
                { (ward: Int) in ward % 5 > 1 },
            ] {
                let found = try Self.check(files.text(), recap: files.recap(part))
                #expect(rules(found) == ["notice cause-regions-absent"], "seed \(seed): \(rules(found))")
            }
            let one = try Self.check(files.text(), recap: files.recap { $0 != Int(seed) + 4 })
            #expect(rules(one) == ["error region-missing"], "\(rules(one))")
        }
    }
}

/// Names of regions that moved beside their stations, and stations that are all the same, beside a recap.
@Suite struct MovedNamesTests {
    private func rules(_ findings: [Finding]) -> [String] { findings.map { "\($0.severity) \($0.rule)" } }

    /// The names in some columns of a block of rows moved round by some rows.
    @Test func namesOfABlockStandOtherRowsAway() throws {
        for seed in 1...8 as ClosedRange<UInt64> {
            var files = ManyRowsTests.Files(seed: seed)
            let recap = files.recap()
            let (start, end) = (30 + Int(seed) * 3, 100 + Int(seed) * 5)
            let shift = [1, -1, 2, -2, 3, -3][Int(seed) % 6]
            let before = files.rows
            for row in start..<end {
                let other = start + (row - start - shift + end - start) % (end - start)
                if seed % 3 == 0 { files.rows[row][0] = before[other][0] }
                files.rows[row][1] = before[other][1]
            }
            let found = try ManyRowsTests.check(files.text(), recap: recap).filter { $0.severity > .notice }
            #expect(rules(found) == ["error cause-figures-moved"], "seed \(seed): \(rules(found))")
        }
    }

    /// One fact is one finding, however many regions its stations lie in; beside a recap it accounts for all that is out.
    @Test func aGroupOfEqualStationsIsOne() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var files = ManyRowsTests.Files(seed: seed)
            let recap = files.recap()
            var random = SeededRandom(state: seed)
            var places: Set<Int> = []
            while places.count < 6 { places.insert(random.between(0, files.rows.count - 1)) }
            let first = places.min() ?? 0
            for place in places {
                files.rows[place] = Array(files.rows[place].prefix(3) + files.rows[first].dropFirst(3))
            }
            let alone = try ManyRowsTests.check(files.text())
            #expect(rules(alone) == ["warning identical-pair"], "seed \(seed): \(rules(alone))")
            #expect(alone.first?.sentence(.english).contains("There are 15 such pairs") == true)
            let beside = try ManyRowsTests.check(files.text(), recap: recap)
            #expect(rules(beside) == ["error cause-same-rows"], "seed \(seed): \(rules(beside))")
        }
    }

    /// A region under another name whose figures are out too is one error that names both.
    @Test func aRenamedRegionWithASlip() throws {
        for seed in 1...6 as ClosedRange<UInt64> {
            var files = ManyRowsTests.Files(seed: seed)
            let recap = files.recap()
            let ward = "C\(seed % 4 + 1)W3"
            let rows = files.rows.indices.filter { files.rows[$0][1] == ward }
            for row in rows { files.rows[row][1] = "C9W9" }
            let exact = try ManyRowsTests.check(files.text(), recap: recap)
            #expect(rules(exact) == ["error cause-other-name"], "seed \(seed): \(rules(exact))")
            files[rows[0], "votes_1"] += 10
            files[rows[0], "votes_2"] -= 10
            let found = try ManyRowsTests.check(files.text(), recap: recap)
            #expect(rules(found) == ["error cause-other-name"], "seed \(seed): \(rules(found))")
            #expect(
                found.first?.sentence(.english).contains("10 more in votes_1 and 10 fewer in votes_2") == true
            )
        }
    }
}
