import Elections
import Ground
import Testing
import Wording

@testable import ElectionFiles

/// Kinds of files with a row a choice whose drafts were sure of the wrong thing, or unsure of what the file says.
@Suite struct MapLongKindsTests {
    private static let words = Language.english.wording(.general)

    /// The total of the modes of voting is found by its sums, whatever it is called.
    @Test func aModeThatIsTheSumOfTheOthersIsATotal() throws {
        var rows = ""
        for place in 1...4 {
            for (name, one, other) in [("Ann", 10 + place, 5), ("Bob", 20, place)] {
                let head = "Mühl,\(place),\(name)"
                rows += "\(head),Urne,\(one)\n\(head),Brief,\(other)\n\(head),Zusammen,\(one + other)\n"
            }
        }
        let draft = try MapDraftTests.draft("Gemeinde,Wahlbezirk,Kandidat,Mode,Stimmen\n" + rows)
        #expect(draft.unsure == [] && draft.map.long?.totals == ["Zusammen"])
        #expect(
            draft.parts.contains {
                $0.key == "long.totals" && $0.reason == .sums(to: "Zusammen", rows: 8, of: 8)
            })
    }

    /// Seats of one file, each with people of its own: of two with one name the votes would be summed.
    @Test func regionsWithChoicesOfTheirOwnAreUnsure() throws {
        var rows = ""
        for (seat, names) in [("North", ["Roy", "Hill", "Day"]), ("South", ["Roy", "Fox", "Poe"])] {
            for place in 1...2 {
                for (rank, name) in names.enumerated() {
                    rows += "\(seat),\(place),\(name),\(9 + rank + place)\n"
                }
            }
        }
        let draft = try MapDraftTests.draft("constituency,polling station,candidate,votes\n" + rows)
        #expect(draft.unsure == ["long.where"])
        let reason = MapDraft.Reason.ownChoices(level: "constituency", regions: 2)
        #expect(draft.parts.contains { $0.reason == reason })
        #expect(Self.words.sentence(reason, isSure: false).contains("--where constituency=VALUE"))
        let one = try MapDraftTests.draft(
            "constituency,polling station,candidate,votes\n" + rows,
            [ColumnMap.Condition("constituency", ["North"])])
        #expect(one.unsure == [])
    }

    /// "Times cast" are the ballots; what has the votes of all others together at every station may be such a row in any language.
    @Test func ballotsAmongTheCandidatesAreNone() throws {
        func draft(_ word: String) throws -> MapDraft {
            var rows = ""
            for place in 1...4 {
                rows += "Alpine,\(place),\(word),\(61 + place)\n"
                rows += "Alpine,\(place),Ann,\(40 - place)\nAlpine,\(place),Bob,\(20 + 2 * place)\n"
            }
            return try MapDraftTests.draft("county,precinct,candidate,votes\n" + rows)
        }
        let known = try draft("Times Cast")
        #expect(known.unsure == [] && known.map.choices.map(\.name) == ["Ann", "Bob"])
        let open = try draft("Sedlid")
        #expect(open.unsure == ["choices"])
        #expect(open.parts.contains { $0.columns == ["Sedlid"] && $0.reason == .mayBeTotal })
    }

    /// Stations of one number in two places that the map does not name are told before the file is refused for them.
    @Test func stationsThatStandTwiceAreUnsure() throws {
        var rows = ""
        for place in ["Este", "Oeste"] {
            for mesa in 1...2 {
                for name in ["Ann", "Bob"] { rows += "Alfa,\(place),\(mesa),\(name),\(5 + mesa)\n" }
            }
        }
        let draft = try MapDraftTests.draft("municipio,rincon,mesa,candidato,votos\n" + rows)
        #expect(draft.unsure == ["station"])
        #expect(
            draft.parts.contains {
                $0.reason
                    == .repeated(
                        rows: 4, line: 6, apart: MapDraft.Apart(column: "rincon", values: ["Este", "Oeste"]))
            })
        let known = try MapDraftTests.draft("municipio,puesto,mesa,candidato,votos\n" + rows)
        #expect(known.unsure == [] && known.map.levels.map(\.column) == ["puesto"])
    }

    /// Towns without stations are the stations.
    @Test func levelsAloneAreEnough() throws {
        let draft = try MapDraftTests.draft(
            "county,town,candidate,votes\nA,Alba,Ann,5\nA,Alba,Bob,6\nA,Bela,Ann,7\nA,Bela,Bob,8\n")
        #expect(draft.unsure == [] && draft.map.station == [])
        #expect(draft.parts.contains { $0.key == "station" && $0.reason == .oneRowEach })
    }

    /// A row a candidate with a column for each mode of voting and none for all votes: they are added.
    @Test func votesByModeAloneAreAdded() throws {
        let head = "county,precinct,candidate,early_voting,election_day,mail"
        let rows = ["A,1,Ann,5,6,7", "A,1,Bob,6,7,80", "A,2,Ann,1,2,3", "A,2,Bob,4,5,6"]
        func text(_ more: String, _ cells: [String]) -> String {
            head + more + "\n" + zip(rows, cells).map { $0 + $1 + "\n" }.joined()
        }
        let draft = try MapDraftTests.draft(text("", ["", "", "", ""]))
        #expect(draft.unsure == [])
        #expect(draft.map.long?.votes == ["early_voting", "election_day", "mail"])
        #expect(draft.map.choices.map(\.name) == ["Bob", "Ann"])
        let part = try #require(draft.parts.first { $0.key == "long.votes" })
        #expect(part.reason == .modesAdded(besides: []))
        // A number of which nothing says what it is may be of another mode.
        let open = try MapDraftTests.draft(text(",limited", [",1", ",2", ",0", ",3"]))
        #expect(open.unsure == ["long.votes"])
        #expect(open.parts.contains { $0.reason == .modesAdded(besides: ["limited"]) })
        // Where all votes have a column, that is meant.
        let whole = try MapDraftTests.draft(text(",votes", [",18", ",93", ",6", ",15"]))
        #expect(whole.unsure == [] && whole.map.long?.votes == ["votes"])
    }

    /// pandas calls the second of two columns of one name "Voix.1": the first has no number.
    @Test func blocksOfOneNameWithNumbersBehindAPoint() throws {
        let head =
            "Commune,Bureau,Exprimés,Nom,Voix,% Voix/Exp,Nom.1,Voix.1,% Voix/Exp.1,Nom.2,Voix.2,% Voix/Exp.2\n"
        let rows = (1...6).map { row in
            "A,\(row),\(30 + 3 * row),CHENE,\(10 + row),\"33,3\",SAPIN,\(9 + row),\"33,3\",HETRE,\(11 + row),\"33,3\"\n"
        }
        let draft = try MapDraftTests.draft(head + rows.joined())
        #expect(draft.unsure == [])
        #expect(draft.map.choices.map(\.votes) == [["Voix"], ["Voix.1"], ["Voix.2"]])
        #expect(draft.map.choices.map(\.name) == ["CHENE", "SAPIN", "HETRE"])
    }

    /// German words make a file with a row a party one.
    @Test func partiesInGerman() throws {
        let draft = try MapDraftTests.draft(
            "Gemeinde,Stimmbezirk,ParteiKuerzel,Stimmen\nA,1,EICHE,5\nA,1,TANNE,6\nA,2,EICHE,7\nA,2,TANNE,8\n"
        )
        #expect(draft.unsure == [] && draft.map.long?.choice == ["ParteiKuerzel"])
        #expect(draft.map.choices.map(\.name) == ["TANNE", "EICHE"])
    }

    /// Rows that all end with the delimiter, behind a header that does not, are those of one with it; where only one does the cure is
    /// said.
    @Test(arguments: [Language.english, .indonesian]) func rowsThatEndWithTheDelimiter(language: Language)
        throws
    {
        let draft = try MapDraftTests.draft("mesa;votos_p1;votos_p2\n1;5;6;\n2;7;8;\n")
        let cured = try MapDraftTests.draft("mesa;votos_p1;votos_p2;\n1;5;6;\n2;7;8;\n")
        #expect(cured.map.choices.count == 2 && cured.map == draft.map)
        let problems = #expect(throws: TableProblems.self) {
            try MapDraftTests.draft("mesa;votos_p1;votos_p2\n1;5;6;\n2;7;8\n")
        }
        let fault = try #require(problems?.problems.first?.kind as? TextFault)
        #expect(fault == .emptyCellsBehind(found: 4, expected: 3))
        #expect(draft.unused.isEmpty)
        let sentence = language.wording(.general).sentence(fault)
        #expect(
            sentence.contains(
                language == .english ? "at the end of the header line too" : "di akhir baris header juga"))
    }
}
