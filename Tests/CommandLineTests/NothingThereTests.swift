import Foundation
import Testing

/// Files in which something is there and says nothing: a header without names, votes that are all 0.
@Suite struct NothingThereTests {
    private static func run(_ files: [String: String], _ arguments: [String]) throws -> Program.Result {
        try Program.inScratch { scratch in
            for (name, text) in files { try Data(text.utf8).write(to: scratch.appending(path: name)) }
            return try Program.run(arguments, in: scratch)
        }
    }

    @Test(arguments: [
        (",,,", "the column is missing; no column of the file has a name"),
        (
            "village_code,,station_no,",
            "the column is missing; the file has village_code, station_no and 2 columns without a name. If other columns are meant: draft a map "
                + "of it with sanding map, and read it with --map"
        ),
    ])
    func columnsWithoutANameAreNotListed(header: String, sentence: String) throws {
        let run = try Self.run(["s.csv": header + "\n1,2,3,4\n"], ["check", "s.csv"])
        #expect(run.status == 65)
        #expect(run.errors.contains("s.csv, line 1, column votes_1: \(sentence)\n"), "\(run.errors)")
    }

    private static let head = "province_code,village_code,station_no,valid,votes_1,votes_2\n"
    private static let nothing = head + "1,11,1,0,0,0\n1,11,2,0,0,0\n1,12,1,0,0,0\n"

    /// What is so at all stations is said once, and sends nobody to each of them.
    @Test func votesThatAreAllZeroAreToldOnce() throws {
        let run = try Self.run(
            ["s.csv": Self.nothing], ["check", "s.csv", "--format", "worklist,csv", "--out", "o"])
        #expect(run.output.contains("Findings: 0 errors, 1 warning, 0 notices."), "\(run.output)")
        #expect(
            run.output.contains(
                "[warning] no-votes, s.csv: All votes of 3 polling stations are 0: nothing is entered yet, or other columns hold the "
                    + "votes."), "\(run.output)")
        // One station with votes, and the others are what they are.
        let some = try Self.run(
            ["s.csv": Self.nothing.replacing("1,12,1,0,0,0", with: "1,12,1,9,5,4")],
            ["check", "s.csv", "--out", "o"])
        #expect(some.output.contains("Findings: 0 errors, 2 warnings"), "\(some.output)")
        #expect(some.output.contains("zero-votes") && !some.output.contains("no-votes"))
    }

    /// Beside a recap with votes the file without any is one cause.
    @Test func aRecapBesideAFileWithoutVotesIsOneCause() throws {
        let run = try Self.run(
            [
                "s.csv": Self.nothing,
                "recap_village.csv":
                    "province_code,village_code,valid,votes_1,votes_2\n1,11,50,30,20\n1,12,40,25,15\n",
            ], ["check", "s.csv", "recap_village.csv", "--out", "o"])
        #expect(run.output.contains("Findings: 1 error, 0 warnings, 0 notices."), "\(run.output)")
        #expect(run.output.contains("cause-emptied"))
    }
}
