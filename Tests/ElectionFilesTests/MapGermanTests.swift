import Elections
import Ground
import Testing
import Wording

@testable import ElectionFiles

/// Files of Switzerland and others whose words, marks and dashes nobody knew.
@Suite struct MapGermanTests {
    private static let head =
        "Kanton\tGemeinde\tUrne\tStimmberechtigte\tEingelegt\tLeer\tUngültig\tGültig\tJA\tNEIN\n"

    private static func table(dashAt place: Int?) -> String {
        head
            + (1...6).map { row -> String in
                let (yes, no) = (100 + 7 * row, 140 - 3 * row)
                let votes = row == place ? "-\t-" : "\(yes)\t\(no)"
                return
                    "\(row < 4 ? "Süd" : "Nord")\tGemeinde \(row % 3)\t\(row)\t1'\(430 + row)\t\(yes + no + 5)\t2\t3\t\(yes + no)\t\(votes)\n"
            }.joined()
    }

    /// The words are known, and the apostrophe between thousands is one in a figure that every row has above 1,000.
    @Test func wordsAndMarksAreKnown() throws {
        let draft = try MapDraftTests.draft(Self.table(dashAt: nil))
        #expect(draft.unsure == [], "\(draft.parts)")
        #expect(draft.map.numbers == .apostrophe)
        #expect(draft.map.levels.map(\.column) == ["Kanton", "Gemeinde"] && draft.map.station == ["Urne"])
        #expect(draft.map.choices.map(\.name) == ["JA", "NEIN"])
        func columns(_ name: String) -> [String]? { draft.map.figures.first { $0.name == name }?.columns }
        #expect(columns("registered") == ["Stimmberechtigte"] && columns("ballots_used") == ["Eingelegt"])
        #expect(MapVocabulary.standard.figure(of: "Blancs et nuls") == "invalid")
        #expect(MapVocabulary.standard.roles(of: "Lokal Nr.").contains(.station))
    }

    /// A dash in one cell leaves a column a choice, and is said.
    @Test func aDashLeavesAChoice() throws {
        let draft = try MapDraftTests.draft(Self.table(dashAt: 4))
        #expect(draft.map.choices.map(\.name) == ["JA", "NEIN"], "\(draft.parts)")
        #expect(draft.unsure == ["choices"])
        #expect(draft.parts.contains { $0.key == "choices" && $0.reason == .words(["-"]) })
        #expect(draft.unused == [])
    }

    /// The style that fits the cells is named, with a cell of the file.
    @Test func theStyleOfTheCellsIsNamed() {
        for (wording, word) in [
            (Language.english.wording(.general), "or"), (Language.indonesian.wording(.general), "atau"),
        ] {
            func said(_ texts: [String]) -> String { wording.sentence(.grouped(texts), isSure: false) }
            let one = said(["1'437", "1'561"])
            #expect(one.contains("--numbers apostrophe (1'437)") && !one.contains("--numbers id"), "\(one)")
            #expect(said(["1.437", "1,561"]).contains("--numbers id (1.437) \(word) --numbers en (1,561)"))
        }
    }
}
