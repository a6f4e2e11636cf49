import Foundation
import Testing

/// Several elections in one folder, with names as long as some are.
@Suite struct LongNameTests {
    /// - Parameter name: What the first choice of the first election, its pollster and its region are called as well.
    static func write(_ folder: URL, name: String) throws {
        var contests = "contest_id,title,election_date,region_code,kind,rule\n"
        var candidates = "contest_id,ballot_no,candidate_pair,short_name\n"
        var recap = "contest_id,region_code,ballot_no,votes\n"
        var counts =
            "contest_id,pollster,ballot_no,share_pct,margin_of_error_pct,confidence_level_pct,stage,source_url\n"
        for (place, title) in ["Kenya 2017", "Zambia 2021", "the Philippines 2022", "Vote"].enumerated() {
            let title =
                place == 0
                ? "Presidential election of Kenya 2017 \(name)"
                : place == 3 ? title : "Presidential election of \(title)"
            contests += "e\(place),\(title),20\(17 + place)-05-10,X\(place),other,plurality\n"
            candidates += "e\(place),1,A\(name),A\(name)\ne\(place),2,Bolo,Bolo\n"
            recap += "e\(place),X\(place),1,505000\ne\(place),X\(place),2,495000\n"
            counts +=
                "e\(place),Q\(name),1,50.9,1.5,95,final,page\ne\(place),Q\(name),2,49.1,1.5,95,final,page\n"
        }
        for (file, text) in [
            ("contests", contests), ("candidates", candidates), ("recap", recap), ("quick_counts", counts),
        ] {
            try Data(text.utf8).write(to: folder.appending(path: file + ".csv"))
        }
    }

    /// Rows of several elections say of which they are, whatever their verdict, without the words that most titles share.
    @Test func aForestOfSeveralElectionsNamesThem() throws {
        try Program.inScratch { scratch in
            try Self.write(scratch, name: "")
            let run = try Program.run(["reconcile", ".", "--out", "o", "--quiet"], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            let table = try String(
                contentsOf: scratch.appending(path: "o/charts/forest.csv"), encoding: .utf8)
            for row in ["Kenya 2017: Q,", "Zambia 2021: Q,", "the Philippines 2022: Q,", "Vote: Q,"] {
                #expect(table.contains("\n" + row), "\(table)")
            }
        }
    }

    /// A name of 300 letters without a blank widens no page of a telephone.
    @Test(arguments: ["é", "W"]) func longNamesWidenNoPage(letter: String) throws {
        guard let chromium = Tool.named("chromium") else { return }
        try Program.inScratch { scratch in
            try Self.write(scratch, name: String(repeating: letter, count: 300))
            let run = try Program.run(
                ["reconcile", ".", "--out", "o", "--format", "html", "--quiet"], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            for width in [320, 1200] {
                let said = try BrowserTests.ask(
                    chromium, scratch.appending(path: "o/report.html"), width: width, isDark: false
                ).said
                #expect(said.faults.isEmpty, "\(width): \(said.faults.joined(separator: "\n"))")
            }
        }
    }
}
