import ElectionFiles
import Elections
import Foundation
import SandingKit
import Testing
import Wording

@testable import Consistency

/// Captures of one page against each other, as the page of Jakarta was on 28 November 2024.
@Suite struct CaptureChecksTests {
    private static let home = FolderChecksTests.home

    private static func capture(
        _ hour: String, _ votes: [Int?], stations: Int? = nil, region: String = "36", page: String? = "36",
        mark: String = ""
    ) -> Capture {
        let moment = "2024-11-28T\(hour):00+07:00"
        return Capture(
            id: page.map { "sirekap/\($0)/\(moment)\(mark)" } ?? "typed \(hour) \(region)", contest: "c",
            region: RegionCode(region, scheme: .undeclared), capturedAt: moment, sourceKind: "sirekap",
            entries: votes.enumerated().map {
                .init(choice: Choice(index: $0), votes: $1, sharePercent: nil)
            },
            stationsIn: stations, stationsTotal: 900,
            place: SourcePlace(file: "captures.csv", line: 2, column: "votes"))
    }

    private static func findings(_ captures: [Capture]) -> [Finding] {
        CaptureChecks.findings(in: FolderChecksTests.election(captures: captures))
    }

    @Test func whatFallsIsSaid() throws {
        let found = Self.findings([
            Self.capture("10:00", [100, 90], stations: 12), Self.capture("11:00", [0, 95], stations: 10),
        ])
        #expect(found.map(\.rule) == ["capture-falls"])
        // They are votes of a page, not of the count.
        #expect(found[0].stake == .elsewhere)
        #expect(found[0].votesAtStake == 100 && found[0].expected == "≥ 100 ≥ 12" && found[0].found == "0 10")
        #expect(
            found[0].sentence(.english)
                == "The page of Banten shows less at 2024-11-28T11:00:00+07:00 than at 2024-11-28T10:00:00+07:00: "
                + "pair 1 100 → 0 and stations in 12 → 10.")
        #expect(found[0].sentence(.indonesian).contains("pasangan nomor 1 100 → 0 dan TPS masuk 12 → 10."))
    }

    /// A page that fell to 0 and came back, on two addresses, puts no vote of a recap at stake.
    @Test func whatFallsAndComesBackPutsNothingAtStake() throws {
        let captures = ["00", "36"].flatMap { page in
            [
                Self.capture("10:00", [900, 90], page: page), Self.capture("11:00", [0, 0], page: page),
                Self.capture("12:00", [900, 90], page: page),
            ]
        }
        let found = Self.findings(captures)
        #expect(found.count { $0.rule == "capture-falls" } == 2)
        #expect(VotesAtStake.stakes(found.filter { $0.stake == .contradiction }).isEmpty)
        #expect(VotesAtStake.stakes(found.filter { $0.stake == .worstCase }).isEmpty)
    }

    /// The order of the file says nothing; growth, gaps and what is unknown are no findings.
    @Test func whatGrowsIsNoFinding() {
        let captures = [
            Self.capture("12:00", [110, 95], stations: 13), Self.capture("10:00", [100, 90], stations: 12),
            Self.capture("11:00", [nil, 90]), Self.capture("13:00", [110, 95], stations: 13),
        ]
        #expect(Self.findings(captures).isEmpty)
        // Another page of the same region has its own pace, and a zone of its own is not compared.
        #expect(
            Self.findings([Self.capture("10:00", [100, 90]), Self.capture("11:00", [90, 80], page: "00")])
                .isEmpty)
    }

    @Test func figuresThatComeBackAreSaid() {
        let found = Self.findings([
            Self.capture("01:00", [100, 90], stations: 12), Self.capture("05:00", [110, 95], stations: 13),
            Self.capture("10:00", [100, 90], stations: 12),
        ])
        #expect(found.map(\.rule).sorted() == ["capture-falls", "capture-returns"])
        let same = Self.findings([
            Self.capture("01:00", [100, 90], stations: 12), Self.capture("05:00", [100, 90], stations: 13),
            Self.capture("06:00", [100, 90], stations: 15),
        ])
        #expect(
            same.map(\.kind) == [
                .folder(
                    .captureSameVotes(
                        region: "Banten", times: 2, capturedAt: "2024-11-28T05:00:00+07:00", before: 12,
                        after: 13))
            ])
        #expect(same[0].severity == .notice)
        let twice = Self.findings([
            Self.capture("10:00", [1, 2]), Self.capture("10:00", [3, 4], mark: "#2"),
            Self.capture("10:00", [3, 4], mark: "#3"),
        ])
        #expect(twice.map(\.rule) == ["capture-twice"])
    }

    @Test func regionsOnAPageMakeItsSum() {
        func page(_ own: [Int?], _ parts: [[Int?]]) -> [String] {
            let below = parts.enumerated().map { Self.capture("10:00", $1, region: "360\($0 + 1)") }
            return Self.findings([Self.capture("10:00", own)] + below).map { $0.sentence(.english) }
        }
        #expect(page([30, 50], [[10, 20], [20, 30]]).isEmpty)
        #expect(
            page([30, 51], [[10, 20], [20, 30]]) == [
                "The page of Banten at 2024-11-28T10:00:00+07:00 does not add up: the regions below have 50 for pair 2, "
                    + "the page 51."
            ])
        // A region that shows nothing yet may be short, and cannot be in excess.
        #expect(page([30, 51], [[10, 20], [nil, nil]]).isEmpty)
        #expect(page([5, 51], [[10, 20], [nil, nil]]).count == 1)
        // Regions that a person typed are no page.
        let typed = [
            Self.capture("10:00", [30, 51], page: nil),
            Self.capture("10:00", [1, 1], region: "3601", page: nil),
        ]
        #expect(Self.findings(typed).isEmpty)
    }

    @Test func daysAndGarbledPagesAreNotPutInOrder() {
        var day = Self.capture("10:00", [100, 90])
        day.capturedAt = "2024-11-27"
        var garbled = Self.capture("11:00", [1, 1])
        garbled.isGarbled = true
        let found = Self.findings([day, Self.capture("09:00", [50, 50]), garbled])
        #expect(found.isEmpty)
    }

    // MARK: Stations

    @Test func regionsShowWhatTheirStationsHave() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "captures-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = [
            "contests.csv": "contest_id,title,election_date,region_code\nc,C,2024-02-14,11\n",
            "candidates.csv": "contest_id,ballot_no,candidate_pair\nc,1,A\nc,2,B\n",
            "stations.csv":
                "province_code,regency_code,district_code,village_code,station_no,votes_1,votes_2\n"
                + "11,1101,110101,1101012001,1,10,20\n11,1101,110101,1101012001,2,30,40\n"
                + "11,1101,110101,1101012002,1,5,\n",
            "captures.csv": "contest_id,captured_at,ballot_no,votes,region_code,source_kind\n"
                + [
                    ("20:00", 1, 2, "1101012001"), ("21:00", 40, 61, "1101012001"),
                    ("21:00", 9, 9, "1101012002"),
                ]
                .map {
                    "c,2024-02-14T\($0.0):00+07:00,1,\($0.1),\($0.3),sirekap\nc,2024-02-14T\($0.0):00+07:00,2,\($0.2),\($0.3),sirekap\n"
                }
                .joined(),
        ]
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let found = try CheckRequest([folder.path]).run().parts.flatMap(\.check.findings).filter {
            $0.rule.hasPrefix("capture")
        }
        #expect(
            found.map { $0.sentence(.english) } == [
                "The page of 1101012001 at 2024-02-14T21:00:00+07:00 shows other votes than its 2 stations in stations.csv: "
                    + "pair 2 has 60 there and 61 on the page."
            ])
    }
}
