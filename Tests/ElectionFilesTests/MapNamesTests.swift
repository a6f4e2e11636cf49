import Elections
import Foundation
import Ground
import Testing

@testable import ElectionFiles

/// Choices whose names stand in several columns, names that several choices have, and figures that do not fit each other: what a
/// draft called sure of everything was wrong of in files of fourteen countries.
@Suite struct MapNamesTests {
    private static func mapped(_ map: ColumnMap, _ file: String) throws -> MappedFile {
        let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
        return try MappedFile(map, of: CountFiles.Named(url: text.url, name: "t.csv"), threads: 2)
    }

    /// The text of a mapped file, row by row.
    private static func rows(_ map: ColumnMap, _ file: String) throws -> [String] {
        String(decoding: try mapped(map, file).bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private static func people(_ names: [String], stations: Int = 6) -> String {
        (1...stations).map { station in
            names.enumerated().map { place, name in
                "North,\(station),\(500 + station),\(name),\(100 + 7 * station * (place + 1) % 50)\n"
            }.joined()
        }.joined()
    }

    @Test func peopleOfOneSurnameAreTwo() throws {
        let head = "county,polling station,electorate,surname,forename,party,votes\n"
        let file = head + Self.people(["Smith,John,Conservative", "Smith,Mary,Liberal", "Manly,Paul,Green"])
        let draft = try MapDraftTests.draft(file)
        #expect(draft.unsure == [] && draft.map.long?.choice == ["surname", "forename"], "\(draft.parts)")
        #expect(Set(draft.map.choices.map(\.name)) == ["Smith John", "Smith Mary", "Manly Paul"])
        #expect(try Self.rows(draft.map, file).count == 7)
        // A place that is called as forenames are is none, and one that is written in capitals somewhere is the same.
        for name in ["nombre", "nome"] {
            let schools = (1...6).map { station in
                ["Ann", "Bob"].map { "North,\(station),School \(station),\($0),\(10 * station)\n" }.joined()
            }
            let school = try MapDraftTests.draft(
                "county,station,\(name),candidate,votes\n" + schools.joined())
            #expect(school.map.choices.count == 2 && school.unsure == [], "\(school.parts)")
        }
        let capitals = try MapDraftTests.draft(
            file.replacing("Smith,Mary", with: "Roy,Mary").replacing("1,501,Roy,Mary", with: "1,501,Roy,MARY")
        )
        #expect(capitals.map.choices.count == 3 && capitals.unsure == [], "\(capitals.parts)")
        // One name under two parties is one person.
        let fused = head + Self.people(["Smith,John,Conservative", "Smith,John,Reform", "Manly,Paul,Green"])
        let one = try MapDraftTests.draft(fused)
        #expect(one.unsure == [] && one.map.long?.choice == ["surname"], "\(one.parts)")
    }

    @Test func namesInOtherLanguagesAreJoined() throws {
        for (surname, forename, votes) in [
            ("Nom", "Prénom", "Voix"), ("Apellido", "Nombre", "Votos"), ("Nazwisko", "Imię", "Głosy"),
            ("Name", "Vorname", "Stimmen"), ("Cognome", "Nome", "Voti"), ("Apelido", "Nome", "Votos"),
        ] {
            let file =
                "county,station,electorate,\(surname),\(forename),Party,\(votes)\n"
                + Self.people(["Roy,Anna,Independent", "Roy,Paul,Independent", "Lee,Zoe,Independent"])
            let draft = try MapDraftTests.draft(file)
            #expect(draft.map.long?.choice == [surname, forename], "\(draft.parts)")
            #expect(draft.map.choices.count == 3 && draft.unsure == [], "\(draft.parts)")
        }
    }

    /// What is wrong with the columns of a choice is said once, and as it is.
    @Test func columnsOfAChoiceAreSeveral() {
        for (choice, fault) in [
            (#"["a", "a"]"#, MapFault.columnTwice), ("[]", .otherType(.object)),
        ] {
            let text = """
                {"levels": ["county"], "station": "station", "long": {"choice": \(choice), "votes": "votes"},
                 "choices": [{"name": "A"}]}
                """
            let problems = #expect(throws: TableProblems.self) { try ColumnMap(Array(text.utf8), file: "m") }
            #expect(problems?.problems.map { $0.kind as? MapFault } == [fault], "\(choice)")
        }
    }

    @Test func aNameWithSeveralNumbersIsUnsure() throws {
        let rows = (1...8).map { station in
            let town = station % 2
            return ["JOSE,\(15 + 10 * town)", "\(town == 0 ? "ANA" : "PEDRO"),\(17 + 3 * town)"].map {
                "T\(town),\(station),\($0),\(40 + 3 * station)\n"
            }.joined()
        }.joined()
        let draft = try MapDraftTests.draft("county,station,candidate,candidate id,votes\n" + rows)
        #expect(
            draft.parts.contains { $0.reason == .sharedName(column: "candidate id", names: ["JOSE"]) },
            "\(draft.parts)")
        // A column of which nobody knows that it has forenames.
        let other =
            "county,station,electorate,candidate,called,party,votes\n"
            + Self.people(["Smith,John,A", "Smith,Mary,B", "Manly,Paul,C"])
        let unsure = try MapDraftTests.draft(other)
        #expect(
            unsure.parts.contains { $0.reason == .sharedName(column: "called", names: ["Smith"]) },
            "\(unsure.parts)")
    }

    @Test func figuresThatDoNotFitAreUnsure() throws {
        func file(_ head: String, _ row: (Int) -> String) -> String {
            "county,station,\(head),a,b\n" + (1...9).map { "N,\($0),\(row($0)),\(10 + $0),20\n" }.joined()
        }
        let turnout = file("total voters,ballots cast,valid votes") { "\(34 + $0),\(34 + $0),\(30 + $0)" }
        let draft = try MapDraftTests.draft(turnout)
        #expect(
            draft.parts.contains { $0.key == "registered" && $0.reason == .equals("ballots cast") },
            "\(draft.parts)")
        let turned = file("registered voters,ballots cast,valid votes") {
            "\(34 + $0),\(300 + 7 * $0),\(30 + $0)"
        }
        let unfit = try MapDraftTests.draft(turned)
        #expect(Set(unfit.unsure).isSuperset(of: ["registered", "ballots_used"]), "\(unfit.parts)")
        let right = try MapDraftTests.draft(
            file("registered voters,ballots cast,valid votes") { "\(300 + $0),\(34 + $0),\(30 + $0)" })
        #expect(right.unsure == [], "\(right.parts)")
    }

    @Test func invalidBallotsOfAnotherKindAreAdded() throws {
        let rows = (1...9).map { row in
            "N,\(row),400,\(30 + row + 3 + row % 4),\(row % 4),3,\(30 + row),\(10 + row),20\n"
        }
        let file =
            "county,station,registered voters,ballots cast,papers of another kind,invalid votes,valid votes,a,b\n"
            + rows.joined()
        let draft = try MapDraftTests.draft(file)
        let invalid = draft.map.figures.first { $0.name == "invalid" }
        #expect(invalid?.columns == ["invalid votes", "papers of another kind"], "\(draft.parts)")
        #expect(draft.unsure == ["invalid"] && draft.map.choices.map(\.name) == ["a", "b"], "\(draft.parts)")
        // What is missing is no kind of ballots, and one that is called invalid is.
        let missing = try MapDraftTests.draft(file.replacing("papers of another kind", with: "selisih"))
        #expect(missing.map.figures.first { $0.name == "invalid" }?.columns == ["invalid votes"])
        let named = try MapDraftTests.draft(file.replacing("papers of another kind", with: "karty nieważne"))
        #expect(named.unsure == [], "\(named.parts)")
    }

    /// Ballots for nobody whose names are not known stand behind the parties, and sum with them to what a known column leaves.
    @Test func whatSumsToMoreThanAnotherSumIsUnsure() throws {
        func file(_ names: [String]) -> String {
            "county,station,m,s,sd,\(names[0]),blank,\(names[1]),\(names[2]),ballots cast,registered\n"
                + (1...9).map { row in
                    let (m, s, sd, x, blank, y) = (30 + row, 50 - row, 40 + row % 3, row % 2, row % 4, 2)
                    let valid = m + s + sd
                    return
                        "N,\(row),\(m),\(s),\(sd),\(x),\(blank),\(y),\(valid),\(valid + x + y + blank),700\n"
                }.joined()
        }
        let unknown = try MapDraftTests.draft(file(["xq", "yq", "zq"]))
        #expect(unknown.unsure.contains("choices"), "\(unknown.parts)")
        let swedish = try MapDraftTests.draft(file(["OGEJ", "OG", "RÖSTER GILTIGA"]))
        #expect(swedish.map.choices.map(\.name) == ["m", "s", "sd"], "\(swedish.parts)")
    }

    @Test func severalValuesOfOneFigureAreAdded() throws {
        let file =
            "county,station,list,kind,votes\n"
            + (1...4).map { station in
                "N,\(station),A,POSITIVO,\(50 + station)\nN,\(station),B,POSITIVO,\(40 + station)\n"
                    + "N,\(station),,IMPUGNADO,2\nN,\(station),,RECURRIDO,\(station)\n"
            }.joined()
        var map = ColumnMap()
        map.levels = [ColumnMap.Level("county", column: "county")]
        map.station = ["station"]
        map.choices = [ColumnMap.ChoiceColumns(name: "A"), ColumnMap.ChoiceColumns(name: "B")]
        map.long = ColumnMap.Long(
            choice: ["list"], votes: ["votes"], conditions: [ColumnMap.Condition("kind", ["POSITIVO"])],
            figures: [("contested", [ColumnMap.Condition("kind", ["IMPUGNADO", "RECURRIDO"])])])
        let rows = try Self.rows(map, file)
        #expect(rows[0].hasSuffix("votes_1,votes_2,contested") && rows[3] == "N,3,53,43,5", "\(rows)")
        // The same value twice is twice the same row.
        #expect(throws: TableProblems.self) { try Self.rows(map, file + "N,4,,RECURRIDO,4\n") }
        // Rows without a choice are none where that is said.
        map.long?.conditions = []
        map.long?.figures = []
        #expect(throws: TableProblems.self) { try Self.rows(map, file) }
        map.long?.ignored = [""]
        #expect(try Self.rows(map, file)[3] == "N,3,53,43")
    }

    @Test func rowsOfAWideFileAreChosen() throws {
        let file =
            "county,station,kind,registered,valid,votes_1,votes_2\n"
            + (1...6).map { row in
                "N,\(row),precinct,90,\(20 + row),\(row),20\nN,\(row),x of it,y,y,y,y\n"
            }.joined()
        let draft = try {
            let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
            return try MapDraft(
                CountFiles.Named(url: text.url, name: "t.csv"),
                conditions: [ColumnMap.Condition("Kind", ["precinct"])], threads: 1)
        }()
        #expect(draft.unsure == [] && draft.map.conditions == [ColumnMap.Condition("kind", ["precinct"])])
        let found = try Self.mapped(draft.map, file)
        #expect(found.rows == 6 && found.line(4) == 6)
        #expect(found.remarks.contains(.rowsLeftOut(6, used: 6)), "\(found.remarks)")
        var map = draft.map
        map.conditions = [ColumnMap.Condition("kind", ["none"])]
        #expect(throws: TableProblems.self) { try Self.mapped(map, file) }
        // As the map writes it, it is read.
        let text = Array(
            #"{"levels": ["county"], "station": "station", "where": {"kind": "precinct"}, "choices": ["votes_1"]}"#
                .utf8)
        #expect(try ColumnMap(text, file: "m").conditions == draft.map.conditions)
    }

    /// A row of the ministry of the interior of France has all candidates, and names the columns of the first.
    @Test func aRowThatIsAStationIsNoChoice() throws {
        let rows = (1...6).map { "N,\($0),400,M,ABAD,Damien,LR,\(60 + $0),F,ROY,Ida,\(50 + $0)\n" }
        let draft = try MapDraftTests.draft(
            "county,station,inscrits,Sexe,Nom,Prénom,Nuance,Voix,,,,\n" + rows.joined())
        #expect(draft.parts.contains { $0.reason == .oneChoiceEach }, "\(draft.parts)")
    }

    /// Where people have two ballots, a party has a row for each.
    @Test func ballotsOfTwoKindsAreToldApart() throws {
        let rows = (1...8).map { station in
            ["PR", "Ward"].map { kind in
                ["ANC", "DA"].enumerated().map {
                    "N,\(station),500,\(kind),\($1),\(100 + 7 * station + 40 * $0 + kind.count)\n"
                }.joined()
            }.joined()
        }
        let draft = try MapDraftTests.draft(
            "county,voting district,registered voters,ballot kind,party name,total valid votes\n"
                + rows.joined())
        #expect(draft.map.long?.conditions.map(\.column) == ["ballot kind"], "\(draft.parts)")
        #expect(draft.unsure == ["long.where"], "\(draft.parts)")
    }

    @Test func whatTellsRoundsApartIsNamed() throws {
        let rows = (1...6).map { station in
            (1...2).map { round in
                ["A", "B"].map { "N,\(station),\(round),\($0),\(30 * round + station)\n" }.joined()
            }.joined()
        }
        let draft = try MapDraftTests.draft("county,station,turno,candidate,votes\n" + rows.joined())
        let apart = MapDraft.Apart(column: "turno", values: ["1", "2"])
        #expect(
            draft.parts.contains { $0.reason == .repeated(rows: 12, line: 4, apart: apart) }, "\(draft.parts)"
        )
    }
}
