import Elections
import Ground
import Testing
import Wording

@testable import ElectionFiles

/// Columns of seats in files with a row a candidate: a region where each has the same choices, and a condition elsewhere.
@Suite struct MapSeatTests {
    private static let words = Language.english.wording(.general)

    /// Villages of one name in two districts, whose stations are told apart by nothing else.
    @Test func aSeatThatTellsStationsApartIsALevel() throws {
        let draft = try MapDraftTests.draft(
            """
            village,tps,district,candidate,votes
            Sukamaju,1,North,Ann,5
            Sukamaju,1,North,Bob,9
            Sukamaju,1,South,Ann,7
            Sukamaju,1,South,Bob,2
            Melati,1,South,Ann,3
            Melati,1,South,Bob,3

            """)
        #expect(draft.unsure == [])
        #expect(draft.map.levels.map(\.column) == ["district", "village"])
        #expect(draft.map.long?.conditions.isEmpty == true)
        #expect(draft.map.choices.map(\.name) == ["Ann", "Bob"])
        let part = try #require(draft.parts.first { $0.columns == ["district"] })
        #expect(part.reason == .sameChoices(values: 2, isNeeded: true))
        #expect(
            Self.words.sentence(part.reason, isSure: true)
                == "sure: each of its 2 values has the same choices, so it is a region; without it rows of several regions would be "
                + "taken for one")
    }

    @Test func aSeatThatIsNotNeededIsAnUnsureLevel() throws {
        let draft = try MapDraftTests.draft(
            """
            village,tps,district,candidate,votes
            Sukamaju,1,North,Ann,5
            Sukamaju,1,North,Bob,9
            Melati,1,South,Ann,3
            Melati,1,South,Bob,3

            """)
        #expect(draft.unsure == ["levels"])
        #expect(draft.map.levels.map(\.column) == ["district", "village"])
        #expect(draft.parts.contains { $0.reason == .sameChoices(values: 2, isNeeded: false) })
    }

    /// Whoever asks for one seat gets it.
    @Test(arguments: [
        "A,1,2,Ann,5\nA,1,2,Bob,9\nA,1,3,Cy,4\nA,1,3,Di,2\n",
        "A,1,2,Ann,5\nA,1,2,Bob,9\nA,1,,Ann,4\nA,1,,Bob,2\n",
    ])
    func aSeatWithChoicesOfItsOwnIsACondition(rows: String) throws {
        let draft = try MapDraftTests.draft("county,precinct,district,candidate,votes\n" + rows)
        #expect(draft.unsure == ["long.where"])
        #expect(draft.map.levels.map(\.column) == ["county"])
        #expect(draft.map.long?.conditions == [ColumnMap.Condition("district", ["2"])])
    }

    @Test func aSeatThatIsNamedIsACondition() throws {
        let draft = try MapDraftTests.draft(
            "county,precinct,district,candidate,votes\nA,1,2,Ann,5\nA,1,2,Bob,9\nA,1,3,Ann,4\nA,1,3,Bob,2\n",
            [ColumnMap.Condition("district", ["3"])])
        #expect(draft.unsure == [])
        #expect(draft.map.levels.map(\.column) == ["county"])
    }

    /// A number with two marks can be no decimal, so that the others of the file are thousands too.
    @Test(arguments: [(".", NumberStyle.indonesian, "id"), (",", .english, "en")])
    func twoMarksShowTheStyle(mark: String, style: NumberStyle, word: String) throws {
        let file = """
            Land;Wahlkreis;Gültige;A;B
            X;1;"1#234#567";"1#200#000";"34#567"
            X;2;"2#345";"2#001";344
            X;3;999;500;499

            """.replacing("#", with: mark)
        let draft = try MapDraftTests.draft(file)
        #expect(draft.map.numbers == style)
        #expect(draft.parts.contains { $0.key == "number_style" && $0.isSure && $0.reason == .twoMarks })
        #expect(draft.map.choices.flatMap(\.votes) == ["A", "B"])
        #expect(!draft.unsure.contains("choices") && !draft.unsure.contains("valid"), "\(draft.parts)")
    }

    /// One mark may stand before decimals; a code of which every number has two shows nothing; both marks contradict each other.
    @Test(arguments: [
        "1.234,2.345\n999,1.000\n", "\"1.234.567\",\"2,345\"\n999,\"1,000\"\n", "1.234.567,5\n2.345.678,6\n",
    ])
    func theStyleIsNotGuessed(rows: String) throws {
        let draft = try MapDraftTests.draft(
            "county,precinct,votes_1,votes_2\n"
                + rows.split(separator: "\n").enumerated().map { "A,\($0 + 1),\($1)\n" }.joined())
        #expect(draft.map.numbers == nil)
        #expect(draft.unsure == ["choices"])
    }

    @Test func aHeaderWithoutNamesIsToldAsThat() {
        for header in [",,,", "a,a,,"] {
            let problems = #expect(throws: TableProblems.self) {
                try MapDraftTests.draft(header + "\n1,2,3,4\n")
            }
            #expect(
                problems == TableProblems(TableProblem(file: "t.csv", line: 1, StationFault.noColumnNames)))
        }
    }

    @Test func columnsWithoutANameAreListed() throws {
        let draft = try MapDraftTests.draft("county,precinct,,votes_1,votes_2,\nA,1,7,5,6,x\nA,2,7,1,2,y\n")
        #expect(draft.nameless == [3, 6] && draft.unused == [])
        #expect(
            Self.words.unused(["notes"], nameless: draft.nameless)
                == "not used: notes, column 3, which has no name, column 6, which has no name")
    }
}
