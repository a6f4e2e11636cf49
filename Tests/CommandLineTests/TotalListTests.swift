import Foundation
import Testing

@testable import sanding

/// Totals among stations on the worklist: each is looked at, and closed, by itself.
@Suite struct TotalListTests {
    /// Two villages with two totals each, of which one is wrong by 90.
    static let text: String = {
        var text = "village_code,station_no,valid,votes_1,votes_2\n"
        for village in ["A", "B"] {
            var sums = [0, 0, 0]
            for number in 1...6 {
                let votes = [100 + 13 * number, 80 + 7 * number + (village == "B" ? 31 : 0)]
                let row = [votes[0] + votes[1]] + votes
                sums = zip(sums, row).map { $0 + $1 }
                text += "\(village),\(number)," + row.map(String.init).joined(separator: ",") + "\n"
            }
            for name in ["TOTAL", "TOTAL"] {
                text += "\(village),\(name)," + sums.map(String.init).joined(separator: ",") + "\n"
            }
            if village == "B" { text += "B,JUMLAH,\(sums[0]),\(sums[1] + 90),\(sums[2])\n" }
        }
        return text
    }()

    private static func rows(_ file: URL) throws -> [[String: String]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        // No cell of these columns has a comma of its own but the sentence, which stands behind them.
        let head = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return lines.dropFirst().map { line in
            Dictionary(
                zip(head, line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)),
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// A total that leaves some figures empty is the sum of the others in those that it prints.
    @Test func aTotalMayLeaveFiguresEmpty() throws {
        try Program.inScratch { scratch in
            let text = """
                ward,station_no,registered,valid,votes_1,votes_2
                X,1,300,108,53,55
                X,2,300,128,55,73
                Y,1,310,140,70,70
                Y,2,290,145,60,85
                TOTAL GENERAL,,,,238,283

                """
            func said(_ text: String) throws -> String {
                try Data(text.utf8).write(to: scratch.appending(path: "s.csv"))
                return try Program.run(["check", "s.csv", "--levels", "ward", "--out", "o"], in: scratch)
                    .output
            }
            let sum = try said(text)
            #expect(sum.contains("TOTAL GENERAL (line 6, the exact sum of 4 others)"), "\(sum)")
            let wrong = try said(text.replacing(",238,283", with: ",238,293"))
            #expect(
                !wrong.contains("the exact sum of 4") && wrong.contains("votes_2 293 against 283"), "\(wrong)"
            )
        }
    }

    @Test func eachTotalHasItsOwnRowKeyAndAnswer() throws {
        try Program.inScratch { scratch in
            try Data(Self.text.utf8).write(to: scratch.appending(path: "s.csv"))
            let base = ["check", "s.csv", "--levels", "village_code", "--format", "worklist,csv,json"]
            let first = try Program.run(base + ["--out", "a"], in: scratch)
            #expect(first.status == 0 && first.output.contains("Findings: 2 errors"))
            let list = try Self.rows(scratch.appending(path: "a/worklist.csv"))
            let keys = list.compactMap { $0["key"] }
            #expect(Set(keys).count == keys.count)
            #expect(Set(keys) == ["A/TOTAL", "A/TOTAL (2)", "B/TOTAL", "B/TOTAL (2)", "B/JUMLAH"])
            // The wrong one with its figures, alike in every output.
            let findings = try String(contentsOf: scratch.appending(path: "a/findings.csv"), encoding: .utf8)
            #expect(findings.contains("total-not-sum,error"))
            #expect(findings.contains(",votes_1,873,963,"))
            #expect(findings.contains("votes_1 963 against 873, 90 more"))
            #expect(first.output.contains("votes_1 963 against 873, 90 more"))
            let json = try String(contentsOf: scratch.appending(path: "a/results.json"), encoding: .utf8)
            #expect(
                json.contains("votes_1 963 against 873, 90 more") && json.contains("\"expected\" : \"873\""))
            // One answer closes one.
            let answered = keys.filter { $0 == "A/TOTAL (2)" || $0 == "B/JUMLAH" }
            let answers =
                "key,answer,answered_by\n" + answered.map { "\($0),verified,Ina\n" }.joined()
            try Data(answers.utf8).write(to: scratch.appending(path: "answers.csv"))
            let second = try Program.run(base + ["--answers", "answers.csv", "--out", "b"], in: scratch)
            // Those that nobody answered come first.
            let after = try Self.rows(scratch.appending(path: "b/worklist.csv")).compactMap { $0["key"] }
            #expect(after.prefix(3) == ["A/TOTAL", "B/TOTAL", "B/TOTAL (2)"] && after.count == 5)
            #expect(second.output.contains("5 on the list: 3 open, 2 verified"), "\(second.output)")
            #expect(second.output.contains("Still open: 1 error"), "\(second.output)")
        }
    }
}
