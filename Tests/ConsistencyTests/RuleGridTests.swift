import ElectionFiles
import Elections
import Foundation
import SandingKit
import Testing
import Wording

@testable import Consistency

@Suite struct RuleGridTests {
    private func row(_ id: String, _ check: CountCheck) throws -> RuleGrid.Row {
        try #require(check.grid.rows.first { $0.id == id })
    }

    @Test func countsFormsByProvinceAndRule() throws {
        var count = SmallCount()
        // Province 12: two stations whose votes do not sum; province 13: one village printed wrong twice.
        count.stations[50]["votes_1"] += 7
        count.stations[60]["votes_2"] += 9
        for column in ["valid", "votes_3"] { count.recaps[3][30][column] += 5 }
        let check = try count.check()
        #expect(check.grid.level == .level("province_code"))
        #expect(check.grid.columns.map(\.name) == [.plain("11"), .plain("12"), .plain("13")])
        // 48 stations, 1 province, 2 regencies, 4 districts and 12 villages in each.
        #expect(check.grid.columns.map(\.forms) == [67, 67, 67])
        #expect(check.grid.columns.map(\.complete) == [67, 67, 67])
        #expect(try row("R7", check).failed == [0, 2, 0])
        let sums = Set(check.levels.mismatches.map { [$0.recap, $0.unit] })
        #expect(try row("R12", check).total == sums.count)
        #expect(try row("R12", check).failed[2] == 1)
        #expect(try row("R1", check).isAsked == false)
        #expect(check.grid.rows.map(\.id).prefix(13) == (1...13).map { "R\($0)" }[...])
    }

    /// A row whose pairs do not sum because one of them is not the sum below: R12 says it, and R7 counts it.
    @Test func aRowThatBreaksARuleByItsOwnFaultIsCounted() throws {
        var count = SmallCount()
        count.recaps[3][30]["votes_3"] += 5
        let check = try count.check()
        #expect(try row("R7", check).failed == [0, 0, 1])
        #expect(check.tallies.first { $0.rule.id == "R7" }?.failed == 1)
        #expect(check.grid.failing == 1)
        #expect(check.findings.map(\.rule) == ["R12"])
        #expect(check.findings[0].sentence(.english).hasSuffix("than the recap. The row itself breaks R7."))
        #expect(
            check.findings[0].sentence(.indonesian).hasSuffix(
                "daripada rekap. Baris itu sendiri melanggar R7."))
        // A row that only carries the fault of a station is right.
        var carried = SmallCount()
        carried.stations[50]["votes_1"] += 7
        carried.recaps = (1...4).map { SmallCount.sums(carried.stations, depth: $0) }
        #expect(try row("R7", carried.check()).total == 1)
    }

    @Test func aFormThatBreaksOneRuleTwiceCountsOnce() throws {
        var count = SmallCount()
        count.stations[0]["ballots_used"] = 3
        count.stations[0]["votes_1"] += 1
        let check = try count.check(withRecaps: false)
        #expect(try row("R9", check).failed == [1, 0, 0])
        #expect(check.grid.failing == 1)
        #expect(check.grid.forms == 144)
    }

    @Test func agreesWithTheFindings() throws {
        var count = SmallCount()
        for index in stride(from: 0, to: 144, by: 5) { count.stations[index]["valid"] += index % 7 }
        let check = try count.check(withRecaps: false)
        for row in check.grid.rows {
            let forms = Set(check.findings(row.id).map(\.place.line))
            #expect(row.total == forms.count, "\(row.id)")
        }
    }
}

@Suite struct IncompleteFormTests {
    /// 40,000 stations in 100 villages, every seventh without its registered voters, no two alike.
    @Test func formsThatLackAFigureAreCountedOnAnyNumberOfThreads() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let url = folder.appending(path: "stations.csv")
        var text = "province_code,village_code,station_no,registered,valid,votes_1,votes_2\n"
        for row in 0..<40_000 {
            let village = row / 400
            text +=
                "\(11 + village / 50),\(1000 + village),\(row % 400 + 1),\(row % 7 == 0 ? "" : "99999"),\(row + 40),\(row),40\n"
        }
        try text.write(to: url, atomically: true, encoding: .utf8)
        let expected = (0..<100).map { village in
            (400 * village..<400 * (village + 1)).count { $0 % 7 == 0 }
        }
        for threads in [1, 2, 5] {
            let result = try StationFile(levels: ["province_code", "village_code"], threads: threads)
                .scan(url, name: "stations.csv") { columns in
                    FormScan(
                        columns,
                        rules: try FormRules(
                            .standard, form: FormRulebook.standard.form("any"),
                            columns: columns.measures.map(\.name), scope: .station))
                }
            #expect(result.state.incomplete == expected, "\(threads) threads")
            let checked = CheckedStations(
                file: "stations.csv", scan: result.state, codes: result.codes,
                stationNumbers: result.stationNumbers, lineOfRow: { $0 },
                rowsOf: { runs in
                    try result.stations(
                        runs.map { FileRun(start: $0.start ?? 0, row: $0.row, count: $0.count) })
                })
            let check = try CountCheck(
                CountCheck.Input(stations: checked), book: .standard,
                form: FormRulebook.standard.form("any"))
            #expect(check.grid.columns.map(\.forms) == [20_000, 20_000])
            #expect(
                check.grid.columns.map(\.complete)
                    == [20_000 - expected[..<50].reduce(0, +), 20_000 - expected[50...].reduce(0, +)])
        }
    }
}

@Suite struct IncompleteLevelTests {
    private static let scheme = RegionCodeScheme(name: "kemendagri", edition: "2018")

    /// A province with three regencies, some of which the folder has.
    private func election(regencies: [(String, [Int])], province: [Int]) -> Election {
        func rows(_ code: String, _ votes: [Int], line: Int) -> [RecapRow] {
            votes.enumerated().map { index, value in
                RecapRow(
                    contest: "c", region: RegionCode(code, scheme: Self.scheme), choice: Choice(index: index),
                    votes: value, place: SourcePlace(file: "recap.csv", line: line + index))
            }
        }
        return Election(
            name: "e", scheme: Self.scheme, contests: [Contest(id: "c", title: "C")],
            candidates: [
                Candidate(contest: "c", choice: 1, pair: "A"),
                Candidate(contest: "c", choice: 2, pair: "B"),
            ],
            recapRows: rows("11", province, line: 2)
                + regencies.enumerated().flatMap { rows($1.0, $1.1, line: 4 + 2 * $0) })
    }

    @Test func aLevelThatLacksRegionsIsListedAndNotCompared() throws {
        let part = election(regencies: [("1101", [10, 20]), ("1102", [30, 40])], province: [90, 100])
        let findings = FolderChecks.findings(in: part)
        #expect(findings.map(\.rule) == ["children-incomplete"])
        let notice = try #require(findings.first)
        #expect(notice.severity == .notice && notice.region?.text == "11" && notice.place.line == 2)
        #expect(notice.votesAtStake == nil)
        #expect(
            notice.sentence(.english)
                == "The rows of recap.csv (regency) sum to less than recap.csv (province) prints in every figure of "
                + "province 11: rows seem to be missing there, so they are not compared.")
        #expect(notice.sentence(.indonesian).contains("tidak dibandingkan"))
    }

    @Test func aWholeLevelIsComparedAndItsFaultIsAFindingOfTheFolder() throws {
        let sound = election(
            regencies: [("1101", [10, 20]), ("1102", [30, 40]), ("1103", [50, 41])], province: [90, 101])
        #expect(FolderChecks.findings(in: sound).isEmpty)
        let spoilt = election(
            regencies: [("1101", [10, 20]), ("1102", [30, 40]), ("1103", [50, 41])], province: [90, 110])
        let findings = FolderChecks.findings(in: spoilt)
        #expect(findings.map(\.rule) == ["R12"])
        #expect(findings.first?.severity == .error)
        #expect(findings.first?.expected == "101" && findings.first?.found == "110")
        #expect(
            findings.first?.explanations.map(\.kind) == [.digitsSwapped]
                || findings.first?.explanations.isEmpty == false)
    }

    @Test func moreBelowThanAboveIsNoMissingRegion() {
        let spoilt = election(regencies: [("1101", [10, 20]), ("1102", [30, 40])], province: [39, 60])
        #expect(FolderChecks.findings(in: spoilt).map(\.rule) == ["R12"])
    }

    @Test func aVillageMissingFromItsRecapDoesNotSpoilTheDistrict() throws {
        var count = SmallCount()
        let lost = count.recaps[3].remove(at: 4)
        // The district prints another figure than stations and villages: only the stations can tell.
        let district = try #require(count.recaps[2].firstIndex { $0.codes[2] == lost.codes[2] })
        count.recaps[2][district]["votes_1"] += 3
        let check = try count.check()
        #expect(check.findings("region-missing").map(\.region?.text) == [lost.codes[3]])
        let sums = check.findings("R12")
        #expect(sums.map(\.place.column) == ["votes_1"])
        #expect(sums.first.map { (Int($0.found) ?? 0) - (Int($0.expected) ?? 0) } == 3)
        #expect(sums.first?.sentence(.english).contains("the stations of") == true)
    }
}
