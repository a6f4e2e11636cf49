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
        #expect(part.reason == .sameChoices(values: 2, butFor: [], isNeeded: true))
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
        #expect(draft.parts.contains { $0.reason == .sameChoices(values: 2, butFor: [], isNeeded: false) })
    }

    /// A candidate more in one seat makes it none of its own; what every ballot has joins no seats.
    @Test(arguments: [
        ("Ann Bob Cy", "Ann Bob", true), ("Ann Bob Cy Di Ed Flo", "Ann Bob Cy Di", true),
        ("Ann Cy Di Write-ins", "Ann Ed Write-ins", false), ("Ann Write-ins", "Bob Write-ins", false),
    ])
    func seatsThatDifferInAChoice(first: String, second: String, isLevel: Bool) throws {
        let rows = [("North", first), ("South", second)].flatMap { district, names in
            ["Sukamaju", "Melati"].flatMap { village in
                names.split(separator: " ").enumerated().map { "\(village),1,\(district),\($1),\(5 + $0)\n" }
            }
        }.joined()
        let draft = try MapDraftTests.draft("village,tps,district,candidate,votes\n" + rows)
        #expect(draft.unsure == (isLevel ? [] : ["long.where"]))
        #expect(draft.map.levels.map(\.column) == (isLevel ? ["district", "village"] : ["village"]))
        guard isLevel else { return }
        let lacked = Set(first.split(separator: " ")).subtracting(second.split(separator: " ")).map(
            String.init)
        let part = try #require(draft.parts.first { $0.columns == ["district"] })
        #expect(part.reason == .sameChoices(values: 2, butFor: lacked.sorted(), isNeeded: true))
        #expect(Self.words.sentence(part.reason, isSure: true).contains(" but for \(lacked.sorted()[0])"))
    }

    /// Yes and no may be answers to questions that are not to be summed.
    @Test func seatsWithAnswersAreUnsure() throws {
        let draft = try MapDraftTests.draft(
            "village,tps,district,candidate,votes\nA,1,Q1,Yes,5\nA,1,Q1,No,9\nA,1,Q2,Yes,7\nA,1,Q2,No,2\n")
        #expect(draft.unsure == ["levels"])
        #expect(draft.parts.contains { $0.reason == .sameAnswers(values: 2) })
    }

    /// Sums show the marks of thousands where no number has two of them; where they show nothing, a person says so.
    @Test(arguments: [0, 1]) func sumsShowTheStyle(error: Int) throws {
        let rows = (1...6).map { place -> String in
            let votes = [700 + 31 * place, 480 + 17 * place]
            let sum = votes.reduce(error, +)
            return
                "X;\(place);\(sum / 1000).\(String(sum % 1000 + 1000).dropFirst());\(votes[0]);\(votes[1])\n"
        }.joined()
        let draft = try MapDraftTests.draft("Land;Wahlkreis;Gültige;A;B\n" + rows)
        #expect(draft.map.numbers == (error == 0 ? .indonesian : nil))
        #expect(draft.unsure.isEmpty == (error == 0), "\(draft.unsure)")
        #expect(
            draft.parts.contains {
                $0.key == "number_style" && $0.reason == .sums(to: "Gültige", rows: 6, of: 6)
            }
                == (error == 0))
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

    /// A blank or an apostrophe is never a decimal mark: one number with it shows the style.
    @Test(arguments: [
        (" ", NumberStyle.spaced), ("\u{A0}", .spaced), ("\u{202F}", .spaced), ("'", .apostrophe),
        ("\u{2019}", .apostrophe),
    ])
    func blanksShowTheStyle(mark: String, style: NumberStyle) throws {
        let file = "Land;Wahlkreis;Gültige;A;B\nX;1;1#234;1#200;34\nX;2;345;1;344\nX;3;999;500;499\n"
        let draft = try MapDraftTests.draft(file.replacing("#", with: mark))
        #expect(draft.map.numbers == style)
        #expect(draft.parts.contains { $0.key == "number_style" && $0.isSure && $0.reason == .noDecimalMark })
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
