import ElectionFiles
import Elections
import Foundation
import SandingKit
import Testing
import Wording

@testable import Consistency

/// Law and form apply where they were named, and nowhere else.
@Suite struct TermsTests {
    @Test func otherElectionsHaveNoForm() {
        let book = FormRulebook.standard
        #expect(book.form(kind: .other, day: "2024-12-07") == nil)
        #expect(book.form(kind: .pilkada, day: "2018-06-27")?.id == "pilkada-2015")
        #expect(book.form(kind: .pemilu, day: nil)?.id == "any")
    }

    @Test func withoutAFormOnlyPlainIdentitiesAreLeftAndNoLawIsCited() throws {
        let plain = FormRulebook.standard.applying(nil)
        #expect(
            Set(plain.rules.map(\.id)) == [
                "R1", "R2", "R3", "R4", "R6", "R7", "R8", "R9", "R10", "turnout", "zero-votes",
            ])
        #expect(plain.rules.allSatisfy { $0.source == "arithmetic" })
        let indonesian = FormRulebook.standard.applying(FormRulebook.standard.form("pemilu-2024"))
        #expect(indonesian.rules.count == FormRulebook.standard.rules.count { $0.onlyElsewhere != true })
        #expect(indonesian.rules.first { $0.id == "R13" }?.source.hasPrefix("UU 7/2017 art. 350") == true)
    }

    @Test func rulesOfOnesOwnAreKeptWithoutAForm() throws {
        let own = FormRulebook.Rule(
            id: "mine", severity: .error, scope: .all, expression: "valid <= station_limit",
            text: Bilingual(en: "", id: ""), source: "")
        let book = FormRulebook.standard.merging(FormRulebook(rules: [own], forms: []))
        let rules = try FormRules(book, form: nil, columns: ["valid"], scope: .station)
        #expect(rules.unasked.first { $0.rule.id == "mine" }?.missing == ["station_limit"])
    }

    @Test func aFileWithIndonesianColumnNamesIsNotIndonesian() throws {
        var count = SmallCount()
        count.stations[5]["registered"] = 1_100
        #expect(try count.check(withRecaps: false, form: "none").findings.isEmpty)
        #expect(
            try count.check(withRecaps: false, form: "any").findings.map(\.rule) == ["R11", "R11"])
    }

    @Test func aFormThatBreaksTwoRulesIsCountedForBoth() throws {
        var count = SmallCount()
        // Beyond the register and its reserve: R13 and turnout, of which only R13 is listed.
        for column in ["ballots_used", "valid", "votes_1"] { count.stations[7][column] += 200 }
        let check = try count.check(withRecaps: false)
        #expect(check.findings.map(\.rule) == ["R13"])
        #expect(check.tallies.first { $0.rule.id == "R13" }?.failed == 1)
        #expect(check.tallies.first { $0.rule.id == "turnout" }?.failed == 1)
        #expect(check.grid.rows.first { $0.id == "turnout" }?.total == 1)
    }

    @Test(arguments: [
        (ContestKind.pilkada, "2018-06-27", 0.025, 308), (.pemilu, "2024-02-14", 0.02, 306),
        (.other, "", 0, 300),
    ]) func theReserveIsThatOfTheElection(kind: ContestKind, day: String, share: Double, ballots: Int) {
        let terms = FormTerms(kind: kind, day: day.isEmpty ? nil : day)
        #expect(terms.reserveShare == share)
        #expect(terms.mostBallots(registered: 300) == ballots)
        #expect(terms.mostBallots(registered: 0) == 0)
        #expect(terms.mostBallots(registered: .max) >= .max / 2)
        #expect((terms.source.isEmpty, terms.stationLimit == nil) == (kind == .other, kind == .other))
    }

    /// The country is named by contests.csv; its states have codes of letters.
    private func country(_ votes: [(String, [Int])], _ totals: [(String, Int)] = []) -> Election {
        func code(_ text: String) -> RegionCode { RegionCode(text, scheme: .undeclared) }
        return Election(
            name: "e", contests: [Contest(id: "c", title: "C", region: code("VE"))],
            candidates: (1...2).map { Candidate(contest: "c", choice: Choice($0), pair: "\($0)") },
            regions: [
                Region(code: code("VE"), name: "Venezuela", parent: nil),
                Region(code: code("VE-A"), name: "Capital", parent: code("VE")),
                Region(code: code("00"), name: "Zero", parent: code("VE")),
            ],
            recapRows: votes.enumerated().flatMap { line, entry in
                entry.1.enumerated().map { pair, value in
                    RecapRow(
                        contest: "c", region: code(entry.0), choice: Choice(index: pair), votes: abs(value),
                        status: value < 0 ? .conflict : .primary,
                        place: SourcePlace(file: "recap.csv", line: 2 + 2 * line + pair))
                }
            },
            recapTotals: totals.map { RecapTotals(contest: "c", region: code($0.0), validVotes: $0.1) })
    }

    @Test func anyTextIsARegionAndTheWholeIsWhatTheContestNames() throws {
        let sound = country([("VE", [30, 12]), ("VE-A", [10, 5]), ("00", [20, 7])])
        let tables = ElectionRecaps.tables(of: sound, contest: "c")
        #expect(tables.map(\.levels) == [[], ["region"]])
        #expect(tables.map(\.file) == ["recap.csv (the whole count)", "recap.csv (region)"])
        #expect(FolderChecks.findings(in: sound) == [])
        let spoilt = country([("VE", [30, 12]), ("VE-A", [10, 5]), ("00", [21, 7])])
        #expect(FolderChecks.findings(in: spoilt).map(\.rule) == ["R12"])
        #expect(RegionCode("VE", scheme: .undeclared).assumedLevel == nil)
    }

    @Test func aPairInConflictIsNotComparedAndNoError() throws {
        let open = country([("VE", [30, -12]), ("VE-A", [10, 5]), ("00", [20, 7])], [("VE", 42)])
        let findings = FolderChecks.findings(in: open)
        #expect(findings.map(\.rule) == ["recap-conflict", "not-compared"])
        #expect(findings[1].severity == .notice)
        #expect(findings[1].sentence(.english) == "R7 is not compared for Venezuela: pair 2 is in conflict.")
        #expect(
            findings[1].sentence(.indonesian)
                == "R7 tidak dibandingkan untuk Venezuela: pasangan nomor 2 berstatus conflict.")
        let part = try #require(try FolderChecks.parts(of: open).first)
        #expect(part.check.tallies.first { $0.rule.id == "R7" }?.asked == 0)
        #expect(VotesAtStake(part.check, terms: .init()).lead == nil)
    }

    /// Rules that contests share beside rules read for each of them, over all folders that are shipped.
    @Test func sharedRulesFindTheSame() throws {
        for folder in ["pilkada-2018", "museum", "pilkada-2024-jakarta"] {
            let data = URL(filePath: #filePath).deletingLastPathComponent()
                .appending(path: "../../Data/\(folder)").standardizedFileURL
            let election = try ElectionFolder(at: data).election
            for threads in [1, 3] {
                for part in try FolderChecks.parts(of: election, threads: threads) {
                    let alone = try CountCheck(
                        part.check.input, book: .standard, form: part.form)
                    #expect(alone.findings == part.check.findings, "\(part.contest.id)")
                }
            }
        }
    }
}
