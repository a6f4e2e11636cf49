import ElectionFiles
import Elections
import Foundation
import SandingKit
import Testing
import Wording

@testable import Consistency

@Suite struct FolderChecksTests {
    static let home = RegionCode("36", scheme: .undeclared)

    static func row(_ pair: Int, _ votes: Int, _ status: RecapStatus = .primary) -> RecapRow {
        RecapRow(
            contest: "c", region: home, choice: Choice(pair), votes: votes, status: status, source: "s",
            place: SourcePlace(file: "recap.csv", line: pair, column: "votes"))
    }

    static func election(
        rows: [RecapRow] = [], totals: [RecapTotals] = [], captures: [Capture] = []
    ) -> Election {
        var election = base
        election.recapRows = rows
        election.recapTotals = totals
        election.captures = captures
        return election
    }

    static var base: Election {
        var value = ConsistencyTests.election([], region: home)
        value.regions = [Region(code: home, name: "Banten", parent: nil)]
        return value
    }

    /// A national total with a region's row in it twice has no missing rows, and is told; one that has more for another reason may
    /// lack regions of the folder.
    @Test(arguments: [(0, true), (1, false)])
    func aRegionThatIsCountedTwice(more: Int, isTold: Bool) throws {
        func rows(_ code: String, _ votes: [Int]) -> [RecapRow] {
            votes.enumerated().map {
                RecapRow(
                    contest: "c", region: RegionCode(code, scheme: .undeclared), choice: Choice(index: $0),
                    votes: $1, place: SourcePlace(file: "recap.csv", line: 2))
            }
        }
        var election = Self.election(
            rows: rows("AA", [850 + more, 430]) + rows("N", [300, 140]) + rows("S", [250, 150]))
        election.contests[0].region = RegionCode("AA", scheme: .undeclared)
        election.contests[0].kind = .other
        election.regions = ["AA", "N", "S"].map {
            Region(
                code: RegionCode($0, scheme: .undeclared), name: $0,
                parent: $0 == "AA" ? nil : RegionCode("AA", scheme: .undeclared))
        }
        let found = FolderChecks.findings(in: election)
        #expect(found.contains { $0.severity == .error } == isTold, "\(found.map(\.kind))")
    }

    @Test("Banten 2017: another page prints the pairs the wrong way round")
    func recapConflict() throws {
        let rows = [
            Self.row(1, 2_411_213), Self.row(2, 2_321_323), Self.row(1, 2_321_323, .conflict),
            Self.row(2, 5, .superseded),
        ]
        let findings = FolderChecks.findings(in: Self.election(rows: rows))
        #expect(findings.map(\.rule) == ["recap-conflict"])
        let finding = try #require(findings.first)
        #expect(finding.votesAtStake == 89_890)
        #expect(finding.expected == "2411213")
        #expect(
            finding.sentence(.english)
                == "Another page prints 2,321,323 votes for pair 1 in Banten; 2,411,213 is used here.")
        #expect(
            finding.sentence(.indonesian)
                == "Halaman lain mencetak 2.321.323 suara untuk pasangan nomor 1 di Banten; di sini dipakai 2.411.213."
        )
    }

    /// A result that is older than the vote is of another election; told once a region.
    @Test func aResultFromBeforeTheVote() throws {
        for (day, isTold) in [
            ("2017-02-14", true), ("2017-02-15", false), ("", false), ("05/07/2017", false),
        ] {
            var election = Self.election(rows: [Self.row(1, 7), Self.row(2, 5)])
            election.contests[0].electionDate = "2017-02-15"
            for place in 0..<2 { election.recapRows[place].decidedOn = day }
            let found = FolderChecks.findings(in: election).filter { $0.rule == "decided-before-polling" }
            #expect(found.count == (isTold ? 1 : 0))
            if isTold {
                #expect(
                    found[0].sentence(.english)
                        == "The result of Banten is dated 2017-02-14, before the day of the vote (2017-02-15): "
                        + "it is of another election, or one of the dates is mistyped.")
            }
        }
    }

    /// A pair without a vote that counts have votes for is told of the folder, and not to one count alone.
    @Test func aPairWithoutVotes() throws {
        for (votes, share, isTold) in [(0, 204, true), (1, 204, false), (0, 9, false)] {
            var election = Self.election(rows: [Self.row(1, 70), Self.row(2, votes)])
            election.readings = [
                QuickCountReading(
                    id: "q", contest: election.contests[0].id, region: election.recapRows[0].region,
                    pollster: "P",
                    shares: [
                        .init(choice: 2, percent: PrintedNumber(units: share, decimals: 1))
                    ])
            ]
            let found = FolderChecks.pairsWithoutVotes(election)
            #expect(found.count == (isTold ? 1 : 0))
            for finding in found {
                #expect(
                    finding.sentence(.english)
                        == "The recap of Banten has no vote for pair 2, for whom 1 quick count has 20.4%: it may have "
                        + "withdrawn, or its votes are not entered yet.")
            }
        }
        // Nothing is entered yet: that is said as such.
        var election = Self.election(rows: [Self.row(1, 0), Self.row(2, 0)])
        election.readings = [
            QuickCountReading(
                id: "q", contest: election.contests[0].id, region: election.recapRows[0].region,
                pollster: "P",
                shares: [.init(choice: 2, percent: PrintedNumber(units: 204, decimals: 1))])
        ]
        #expect(FolderChecks.pairsWithoutVotes(election).isEmpty)
    }

    @Test("The same figure on another page is no conflict")
    func sameFigure() {
        let rows = [Self.row(1, 7), Self.row(2, 5), Self.row(1, 7, .conflict)]
        #expect(FolderChecks.findings(in: Self.election(rows: rows)) == [])
    }

    @Test func conflictWithoutAPrimaryFigure() throws {
        let finding = try #require(
            FolderChecks.findings(in: Self.election(rows: [Self.row(1, 7, .conflict)])).first)
        #expect(finding.votesAtStake == nil)
        #expect(
            finding.sentence(.english)
                == "A page prints 7 votes for pair 1 in Banten, marked as in conflict; no figure is used here."
        )
    }

    @Test("Totals in conflict are listed figure by figure")
    func totals() throws {
        let totals = [
            RecapTotals(contest: "c", region: Self.home, invalidVotes: 3, registeredVoters: 50),
            RecapTotals(
                contest: "c", region: Self.home, validVotes: 11, invalidVotes: 3, registeredVoters: 49,
                pollingStations: 2, status: .conflict, place: SourcePlace(file: "recap_totals.csv", line: 3)),
        ]
        let findings = FolderChecks.findings(
            in: Self.election(rows: [Self.row(1, 6), Self.row(2, 4)], totals: totals))
        #expect(findings.map(\.rule) == ["totals-conflict", "totals-conflict", "totals-conflict"])
        #expect(findings.map(\.place.column) == ["valid_votes", "registered_voters", "polling_stations"])
        // None of them is a figure of a pair.
        #expect(findings.map(\.votesAtStake) == [nil, nil, nil])
        #expect(
            findings[0].sentence(.english)
                == "Another page prints 11 for valid_votes of Banten; 10 is used here.")
        #expect(
            findings[2].sentence(.indonesian)
                == "Halaman lain mencetak 2 untuk polling_stations Banten; di sini tidak ada angka yang dipakai."
        )
    }

    static func capture(
        _ votes: [Int], valid: Int?, stations: (Int, Int)? = nil, isGarbled: Bool = true
    ) -> Capture {
        Capture(
            id: "x", contest: "c", capturedAt: "29 Jun 2018 14:00", sourceKind: "kpu-c1",
            entries: votes.enumerated().map {
                .init(choice: Choice(index: $0.offset), votes: $0.element, sharePercent: nil)
            },
            stationsIn: stations?.0, stationsTotal: stations?.1, validVotes: valid, isGarbled: isGarbled,
            place: SourcePlace(file: "captures.csv", line: 2, column: "votes"))
    }

    @Test("The KPU page at 91.77%: parts and whole differ by 50,168")
    func garbledCapture() throws {
        let capture = Self.capture([20_000_000, 213_584], valid: 20_163_416)
        let finding = try #require(FolderChecks.findings(in: Self.election(captures: [capture])).first)
        #expect(finding.rule == "capture-arithmetic")
        #expect(finding.votesAtStake == 50_168)
        #expect(
            finding.sentence(.english)
                == "The page of 29 Jun 2018 14:00 does not add up: the pairs sum to 20,213,584, the page shows 20,163,416."
        )
        #expect(
            finding.sentence(.indonesian)
                == "Halaman 29 Jun 2018 14:00 tidak cocok jumlahnya: pasangan berjumlah 20.213.584, halaman "
                + "menampilkan 20.163.416.")
    }

    @Test("A page that counts more stations than there are says so")
    func garbledStations() throws {
        let capture = Self.capture([6, 4], valid: 10, stations: (12, 10))
        let finding = try #require(FolderChecks.findings(in: Self.election(captures: [capture])).first)
        #expect(finding.rule == "capture-stations")
        #expect(finding.expected == "0–10")
        #expect(finding.found == "12")
        #expect(finding.sentence(.english) == "The page of 29 Jun 2018 14:00 counts 12 stations of 10.")
        #expect(finding.sentence(.indonesian) == "Halaman 29 Jun 2018 14:00 menghitung 12 TPS dari 10.")
    }

    @Test func soundCapturesAreNoFinding() {
        let capture = Self.capture([6, 4], valid: 10, isGarbled: false)
        #expect(FolderChecks.findings(in: Self.election(captures: [capture])) == [])
    }

    @Test("Findings come by contest, the gravest first")
    func order() {
        var election = Self.election(rows: [Self.row(1, 7, .conflict)])
        election.contests.insert(Contest(id: "a", title: "A"), at: 0)
        election.candidates.append(Candidate(contest: "a", choice: 1, pair: "X"))
        var other = reading("q", [5960, 4040], funder: "")
        other.contest = "a"
        election.readings = [reading("r", [5950, 4050], funder: ""), other]
        let found = FolderChecks.findings(in: election)
        #expect(
            found.map { "\($0.contest) \($0.rule)" } == ["a disclosure", "c recap-conflict", "c disclosure"])
    }

    static let data = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Data")

    @Test(
        "No finding of any real election says a forbidden word",
        arguments: ["pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "makassar-2018"])
    func words(_ name: String) throws {
        let election = try ElectionFolder(at: Self.data.appending(path: name)).election
        let findings = FolderChecks.findings(in: election)
        #expect(!findings.isEmpty)
        for finding in findings {
            let sentences = finding.sentence(.english) + " " + finding.sentence(.indonesian)
            #expect(sentences.firstMatch(of: Self.forbidden) == nil, "\(sentences)")
            #expect(!finding.sentence(.english).isEmpty && !finding.sentence(.indonesian).isEmpty)
            #expect(finding.place.line != nil)
            #expect(election.contest(finding.contest) != nil)
        }
    }

    static var forbidden: Regex<(Substring, Substring)> {
        /\b(fraud|curang|manipulasi|manipulation|menang|kalah|terbukti|salah)\b/.ignoresCase()
    }

    @Test("The word test can fail")
    func wordTest() {
        #expect("Ini Salah.".firstMatch(of: Self.forbidden) != nil)
        #expect("masalah pemenang".firstMatch(of: Self.forbidden) == nil)
    }
}

/// Folders of other countries, which name some of the choices.
@Suite struct SomeChoicesChecksTests {
    private static func election(_ shares: [PrintedNumber?], valid: Int? = nil) -> Election {
        let region = RegionCode("ZM", scheme: .undeclared)
        return Election(
            name: "z", contests: [Contest(id: "c", title: "C", region: region, kind: .other)],
            candidates: [1, 2].map { Candidate(contest: "c", choice: $0, pair: "Choice \($0)") },
            recapRows: zip([2_852_348, 1_870_780], shares).enumerated().map {
                RecapRow(
                    contest: "c", region: region, choice: Choice(index: $0.offset), votes: $0.element.0,
                    percent: $0.element.1)
            },
            recapTotals: [
                RecapTotals(
                    contest: "c", region: region, validVotes: valid, ballotsUsed: 4_967_746,
                    registeredVoters: 7_023_499, turnoutPercent: PrintedNumber(units: 7061, decimals: 2))
            ],
            readings: [
                QuickCountReading(
                    id: "q", contest: "c", pollster: "CCMG",
                    shares: [579, 395].enumerated().map {
                        .init(
                            choice: Choice(index: $0.offset), percent: .init(units: $0.element, decimals: 1))
                    }, stage: .final)
            ])
    }

    private static func codes(_ election: Election) -> [String] {
        FolderChecks.findings(in: election).map(\.rule).filter { $0 != "disclosure" }
    }

    /// The votes of the named choices are fewer than the valid votes, and no form contradicts itself.
    @Test func choicesThatAreNotNamedAreNoContradiction() throws {
        let election = Self.election([nil, nil], valid: 4_841_942)
        #expect(Self.codes(election) == ["turnout-of-counts"])
        let tables = ElectionRecaps.tables(of: election, contest: "c")
        #expect(tables.count == 1 && !tables[0].measures.isEmpty)
        for (measure, counts) in zip(tables[0].measures, tables[0].counts) where measure == .field(.valid) {
            #expect(counts[0] == nil)
        }
    }

    @Test func printedSharesThatAreNotThoseOfTheVotes() {
        let percent = { (units: Int) in PrintedNumber(units: units, decimals: 2) }
        let right = Self.election([percent(5891), percent(3864)], valid: 4_841_942)
        #expect(Self.codes(right) == ["turnout-of-counts"])
        let wrong = Self.election([percent(6002), percent(3864)], valid: 4_841_942)
        #expect(Self.codes(wrong) == ["share-of-votes", "turnout-of-counts"])
    }

    /// Without a result nobody knows what the named choices leave.
    @Test func aSumIsNotAskedWhereNothingSaysWhatItShouldBe() {
        var election = Self.election([nil, nil])
        (election.recapRows, election.recapTotals) = ([], [])
        #expect(Self.codes(election).isEmpty)
        election.contests[0].kind = .pilkada
        #expect(Self.codes(election) == ["shares-sum"])
    }
}
