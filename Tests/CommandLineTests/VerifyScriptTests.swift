import Foundation
import Testing

/// The script that recomputes a report, on results whose shares come from votes, from a printed total, or from the page.
@Suite struct VerifyScriptTests {
    /// Rows of `recap.csv` and `recap_totals.csv`, and the official share of the first choice in the report, percent.
    struct Result: Sendable, CustomStringConvertible {
        var description: String
        var recap: [String]
        var totals: String?
        var first: Double
    }

    private static let results = [
        Result(
            description: "shares beside votes and a printed total of valid votes",
            recap: ["1,5716026,53.85", "2,4713277,44.40"], totals: "10615361,,", first: 53.8467415286),
        Result(
            description: "shares that are the votes over their sum",
            recap: ["1,600123,60.0", "2,399877,40.0"],
            totals: nil, first: 60.0123),
        Result(
            description: "shares that sum to 100 and are not those of the votes",
            recap: ["1,600123,61.0", "2,399877,39.0"], totals: nil, first: 60.0123),
        Result(
            description: "shares of all ballots", recap: ["1,600000,57.14", "2,400000,38.10"],
            totals: "1000000,50000,1050000", first: 60),
        Result(description: "no shares", recap: ["1,600000,", "2,400000,"], totals: nil, first: 60),
        Result(
            description: "shares that leave a part to others, without a total",
            recap: ["1,600000,52.17", "2,400000,34.78"], totals: nil, first: 52.17),
    ]

    @Test(arguments: results) func theScriptAgreesWithAnHonestReport(result: Result) throws {
        guard let python = Tool.named("python3") else { return }
        try Program.inScratch { scratch in
            let folder = scratch.appending(path: "in")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            func write(_ name: String, _ lines: [String]) throws {
                try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: folder.appending(path: name))
            }
            try write("contests.csv", ["contest_id,title,region_code,kind", "c,Election,ZZ,other"])
            try write("candidates.csv", ["contest_id,ballot_no,candidate_pair", "c,1,Ann", "c,2,Bob"])
            try write(
                "recap.csv",
                ["contest_id,region_code,ballot_no,votes,share_pct,status"]
                    + result.recap.map { "c,ZZ,\($0),primary" })
            if let totals = result.totals {
                try write(
                    "recap_totals.csv",
                    [
                        "contest_id,region_code,valid_votes,invalid_votes,ballots_used,status",
                        "c,ZZ,\(totals),primary",
                    ])
            }
            try write(
                "quick_counts.csv",
                [
                    "contest_id,pollster,ballot_no,share_pct,margin_of_error_pct,qc_id,stage",
                    "c,P,1,\(result.first.rounded()),2,q,final", "c,P,2,40,2,q,final",
                ])
            let out = scratch.appending(path: "out")
            let run = try Program.run([
                "reconcile", folder.path, "--out", out.path, "--format", "csv", "--quiet",
            ])
            #expect(run.status == 0, "\(run.errors)")
            let table = try String(contentsOf: out.appending(path: "comparisons.csv"), encoding: .utf8)
            let rows = table.split(separator: "\n").map { $0.components(separatedBy: ",") }
            let column = try #require(rows[0].firstIndex(of: "official_pct"))
            let first = try #require(Double(rows[1][column]), "\(rows[1])")
            #expect(abs(first - result.first) < 1e-6)
            let script = try Program.run(["verify", out.path, "--script"])
            let file = scratch.appending(path: "recompute.py")
            try Data(script.output.utf8).write(to: file)
            func said() throws -> String {
                try Tool.output(of: python, [file.path, out.path, folder.path]).output
            }
            let right = try said()
            #expect(right.hasSuffix(" values checked, 0 differ\n"), "\(right)")
            // Another share than the votes and the page give is told.
            var changed = rows
            changed[1][column] = "\(result.first + 0.5)"
            let lines = changed.map { $0.joined(separator: ",") + "\n" }.joined()
            try Data(lines.utf8).write(to: out.appending(path: "comparisons.csv"))
            let wrong = try said()
            #expect(wrong.contains(", choice 1, official_pct: printed "), "\(wrong)")
        }
    }
}
