import Elections
import Figures
import Foundation
import Testing

@testable import Publishing

@Suite struct NotebookTests {
    /// The rules of nbformat 4.5 that a reader checks.
    @Test func followsNbformat() throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "pilkada-2018"))
        let text = try Samples.text("report.ipynb", in: report)
        let notebook = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let document = try #require(notebook)
        #expect(Set(document.keys) == ["cells", "metadata", "nbformat", "nbformat_minor"])
        #expect(document["nbformat"] as? Int == 4)
        #expect(document["nbformat_minor"] as? Int == 5)
        let cells = try #require(document["cells"] as? [[String: Any]])
        let ids = cells.compactMap { $0["id"] as? String }
        #expect(ids.count == cells.count && Set(ids).count == ids.count)
        #expect(ids.allSatisfy { $0.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil })
        for cell in cells {
            let kind = cell["cell_type"] as? String
            #expect(cell["metadata"] != nil && cell["source"] is [String])
            if kind == "code" {
                #expect(Set(cell.keys).isSuperset(of: ["outputs", "execution_count"]))
                for output in cell["outputs"] as? [[String: Any]] ?? [] {
                    #expect(Set(output.keys) == ["output_type", "data", "metadata"])
                }
            } else {
                #expect(kind == "markdown" && cell["outputs"] == nil)
            }
        }
        #expect(cells.count > 20)
    }

    static func code(_ text: String) throws -> String {
        let notebook = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        let cells = try #require(notebook?["cells"] as? [[String: Any]])
        return cells.filter { $0["cell_type"] as? String == "code" }
            .flatMap { $0["source"] as? [String] ?? [] }.joined()
    }

    /// What a notebook prints is in its language, and nothing agrees where nothing was checked.
    @Test(arguments: Language.allCases)
    func whatIsPrintedIsSaidInTheLanguage(language: Language) throws {
        let folder = Samples.data.appending(path: "makassar-2018")
        let report = try Samples.report(folder: folder, language)
        let code = try Self.code(try Samples.text("report.ipynb", in: report))
        let isEnglish = language == .english
        for (en, id) in [
            ("\"readings,\"", "\"angka,\""), ("\"tested\")", "\"diuji\")"),
            ("; all agree\" if parts", "; semua cocok\" if parts"),
            ("nothing here can be computed again", "tidak ada yang dapat dihitung kembali di sini"),
            ("\"verdict\": \"verdicts\"", "\"verdict\": \"kesimpulan\""),
        ] {
            #expect(code.contains(isEnglish ? en : id), "\(en)")
            #expect(!code.contains(isEnglish ? id : en), "\(en)")
        }
    }

    /// A reading of a part of a contest names it wherever it is named.
    @Test(arguments: Language.allCases)
    func aReadingOfAnotherRegionNamesIt(language: Language) throws {
        let folder = Samples.data.appending(path: "pilpres-2019")
        let report = try Samples.report(folder: folder, language)
        let name = "Charta Politika (Papua Barat)"
        for file in ["report.html", "report.md"] {
            let text = try Samples.text(file, in: report)
                .replacing("\\", with: "")
            #expect(text.contains("\(name):"), "\(file)")
        }
        let page = try Samples.text("report.html", in: report)
        #expect(page.contains("<h3>\(name) "))
        #expect(page.contains("<h3>Charta Politika (qc-0101) <"))
        // A region that the folder does not name has its code.
        let own = RegionCode("00", scheme: .undeclared)
        let contest = Contest(id: "c", title: "C", region: own, kind: .pemilu, rule: .plurality)
        let words = Phrasebook(language, election: Election(name: "E", contests: [contest]))
        #expect(words.place(own, in: "c") == nil)
        let other = words.place(RegionCode("92", scheme: .undeclared), in: "c")
        #expect(other == (language == .english ? "region 92" : "wilayah 92"))
    }

    @Test func aPointIsNotPoints() {
        let (english, indonesian) = (NumberText(.english), NumberText(.indonesian))
        #expect(["1", "1.0", "0.5", "2"].map(english.pointUnit) == ["point", "points", "points", "points"])
        #expect(indonesian.pointUnit("1") == "poin")
    }
}
