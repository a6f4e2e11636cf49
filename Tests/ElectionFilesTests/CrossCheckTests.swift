import ElectionFiles
import Elections
import Foundation
import Ground
import Testing

/// What must hold between the files: each sentence that a user can cause.
@Suite struct CrossCheckTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        var name: String
        var files: [String: String]
        var sentences: [String]
        var testDescription: String { name }

        init(_ name: String, _ files: [String: String], _ sentences: String...) {
            self.name = name
            self.files = files
            self.sentences = sentences
        }
    }

    static let recap = "contest_id,region_code,ballot_no,votes,status\n"
    static let readings = "contest_id,pollster,ballot_no,share_pct,qc_id,stage,region_code\n"
    static let totals = "contest_id,region_code,valid_votes,status\n"
    static let captures =
        "contest_id,captured_at,ballot_no,votes,stations_in,stations_total,valid_votes,stage\n"

    static let faults: [Fault] = [
        Fault(
            "unknown contest in the recap", ["recap.csv": recap + "bali,51,1,6,\nbbali,51,2,4,\n"],
            "recap.csv, line 3, column contest_id: \"bbali\" is not in contests.csv; add it there or correct it here"
        ),
        Fault(
            "unknown pair in the recap", ["recap.csv": recap + "bali,51,1,6,\nbali,51,3,4,\n"],
            "recap.csv, line 3, column ballot_no: \"3\" has no pair in candidates.csv for bali; add the pair or "
                + "correct the number"),
        Fault(
            "unknown region in the recap", ["recap.csv": recap + "bali,51,1,6,\nbali,52,2,4,\n"],
            "recap.csv, line 3, column region_code: \"52\" is not in regions.csv; add it there or correct it here"
        ),
        Fault(
            "a second primary figure",
            ["recap.csv": recap + "bali,51,1,6,\nbali,51,2,4,\nbali,51,1,7,primary\n"],
            "recap.csv, line 4, column votes: \"7\" is a second figure for pair 1 of bali in 51 (line 2 has 6); "
                + "remove one, or mark an earlier one status=superseded, or either status=conflict where it is open which holds"
        ),
        Fault(
            "a second primary figure is told once, and not of the sums",
            [
                "recap.csv": recap + "bali,51,1,6,\nbali,51,2,4,\nbali,51,1,7,primary\n",
                "recap_totals.csv": totals + "bali,51,11,\n",
            ],
            "recap.csv, line 4, column votes: \"7\" is a second figure for pair 1 of bali in 51 (line 2 has 6); "
                + "remove one, or mark an earlier one status=superseded, or either status=conflict where it is open which holds"
        ),
        Fault(
            "unknown contest in a reading",
            ["quick_counts.csv": readings + "xx,P,1,60,q,final,\n"],
            "quick_counts.csv, line 2, column contest_id: \"xx\" is not in contests.csv; add it there or correct it here"
        ),
        Fault(
            "unknown pair on the second row of a reading",
            ["quick_counts.csv": readings + "bali,P,1,60,q,final,\nbali,P,3,40,q,final,\n"],
            "quick_counts.csv, line 3, column ballot_no: \"3\" has no pair in candidates.csv for bali; add the "
                + "pair or correct the number"),
        Fault(
            "unknown region in a reading",
            ["quick_counts.csv": readings + "bali,P,1,60,q,final,99\n"],
            "quick_counts.csv, line 2, column region_code: \"99\" is not in regions.csv; add it there or correct it here"
        ),
        Fault(
            "shares that sum to 110",
            ["quick_counts.csv": readings + "bali,SMRC,1,69.25,q7,interim,\nbali,SMRC,2,40.75,q7,interim,\n"],
            "quick_counts.csv, line 2, column share_pct: the shares of reading q7 (SMRC, bali) sum to 110.00, not "
                + "100; correct a share, or mark the reading stage=garbled if the page prints it so"),
        Fault(
            "shares that sum to 90",
            ["quick_counts.csv": readings + "bali,P,1,49.25,q7,final,\nbali,P,2,40.75,q7,final,\n"],
            "quick_counts.csv, line 2, column share_pct: the shares of reading q7 (P, bali) sum to 90.00, not 100; "
                + "correct a share, or mark the reading stage=garbled if the page prints it so"),
        Fault(
            "totals that are not the sum", ["recap_totals.csv": totals + "bali,51,999,\n"],
            "recap_totals.csv, line 2, column valid_votes: \"999\" is not the sum of the pairs, 1000 (bali, 51); "
                + "correct a figure, or mark the doubtful row status=conflict"),
        Fault(
            "totals of an unknown region", ["recap_totals.csv": totals + "bali,52,999,\n"],
            "recap_totals.csv, line 2, column region_code: \"52\" is not in regions.csv; add it there or correct it here"
        ),
        Fault(
            "a capture that is not the sum",
            ["captures.csv": captures + "bali,2018-06-28,1,60,9,10,99,\nbali,2018-06-28,2,40,9,10,99,\n"],
            "captures.csv, line 2, column valid_votes: \"99\" is not the sum of the pairs, 100, in capture "
                + "bali/2018-06-28 (bali); correct a figure, or mark the capture stage=garbled if the page displays it so"
        ),
        Fault(
            "more stations than there are",
            ["captures.csv": captures + "bali,2018-06-28,1,60,11,10,,\n"],
            "captures.csv, line 2, column stations_in: \"11\" is more than the 10 stations there are; correct a "
                + "figure, or mark the capture stage=garbled if the page displays it so"),
        Fault(
            "an unknown pair on the second row of a capture",
            ["captures.csv": captures + "bali,2018-06-28,1,60,9,10,,\nbali,2018-06-28,4,40,9,10,,\n"],
            "captures.csv, line 3, column ballot_no: \"4\" has no pair in candidates.csv for bali; add the pair or "
                + "correct the number"),
        Fault(
            "a contest of an unknown region",
            ["contests.csv": "contest_id,region_code\nbali,15\n"],
            "contests.csv, column region_code: \"15\" of bali is not in regions.csv; add it there or correct it here"
        ),
        Fault(
            "a contest without a region and a recap of two",
            [
                "contests.csv": "contest_id\nbali\n",
                "recap.csv": recap + "bali,51,1,6,\nbali,5171,1,4,\n",
            ],
            "contests.csv, column region_code: bali has no region_code and its recap names several regions; write "
                + "the code of the region that elects"),
    ]

    @Test("A fault between files has its sentence", arguments: faults)
    func fault(_ fault: Fault) throws {
        #expect(try TemporaryFolder.sentences(fault.files) == fault.sentences)
    }

    static let marked: [Fault] = [
        Fault(
            "a conflict beside the primary figure",
            [
                "recap.csv": recap
                    + "bali,51,1,6,\nbali,51,2,4,\nbali,51,1,7,conflict\nbali,51,2,1,superseded\n"
            ]),
        Fault(
            "shares marked as garbled",
            ["quick_counts.csv": readings + "bali,P,1,69.25,q,garbled,\nbali,P,2,40.75,q,garbled,\n"]),
        Fault(
            "shares off by up to a point are a finding, not an error",
            ["quick_counts.csv": readings + "bali,P,1,60.00,q,final,\nbali,P,2,41.00,q,final,\n"]),
        Fault(
            "one pair of two may be below 100", ["quick_counts.csv": readings + "bali,P,1,60.00,q,final,\n"]),
        Fault("totals in conflict", ["recap_totals.csv": totals + "bali,51,999,conflict\n"]),
        Fault(
            "a capture marked as garbled",
            ["captures.csv": captures + "bali,d,1,60,11,10,99,garbled\nbali,d,2,40,11,10,99,garbled\n"]),
        Fault(
            "a contest without a region takes that of its recap", ["contests.csv": "contest_id\nbali\n"]),
    ]

    @Test("What is declared, or cannot mislead, is read", arguments: marked)
    func declared(_ fault: Fault) throws {
        #expect(try TemporaryFolder.sentences(fault.files) == [])
    }

    @Test func theRegionOfTheRecap() throws {
        let election = try TemporaryFolder.read(["contests.csv": "contest_id\nbali\n"]).election
        #expect(election.contests.first?.region?.text == "51")
        #expect(election.contests.first?.title == "bali")
    }

    @Test("Without regions.csv any region will do")
    func noRegions() throws {
        let recap = Self.recap + "bali,77,1,6,\nbali,77,2,4,\n"
        #expect(try TemporaryFolder.sentences(["regions.csv": nil, "recap.csv": recap]) == [])
    }
}
