import Elections
import Ground
import Testing
import Wording

@testable import ElectionFiles

/// Kinds of files whose drafts were sure of the wrong thing, or unsure of what the file says.
@Suite struct MapKindsTests {
    private static let words = Language.english.wording(.general)

    private static func rows(_ count: Int = 6, _ row: (Int) -> String) -> String {
        (1...count).map { row($0) + "\n" }.joined()
    }

    /// A party of two letters that are also short for a polling station.
    @Test func aPartyCalledLikeAStationIsAChoice() throws {
        let draft = try MapDraftTests.draft(
            "Concelho;Freguesia;Inscritos;Votantes;Brancos;Nulos;PS;CH;BE\n"
                + Self.rows { "Alfa;F\($0);900;\(60 + 3 * $0);2;1;\(30 + $0);\(20 + $0);\(7 + $0)" })
        #expect(draft.unsure == [])
        #expect(draft.map.choices.map(\.name) == ["PS", "CH", "BE"] && draft.map.station == [])
        let station = try MapDraftTests.draft("county,PS,votes_1,votes_2\nA,1,5,6\nA,2,7,8\n")
        #expect(station.unsure == [] && station.map.station == ["PS"])
        let shares = try MapDraftTests.draft("Land,PS,CH\nA,\"26,9\",\"73,1\"\nA,\"20,8\",\"79,2\"\n")
        #expect(shares.map.station == [] && shares.unsure.contains("station"))
    }

    /// Where the names beside the votes change, a column has the votes of several people; where they stay, it has a name.
    @Test(arguments: ["Nom candidat %", "% nombre", "Name_%"]) func namesBesideVotes(_ head: String) throws {
        func draft(_ names: [String]) throws -> MapDraft {
            let columns = [1, 2].map { number -> String in
                let digits = head.hasPrefix("%") ? "nombre \(number)" : head.replacing("%", with: "\(number)")
                return "\(digits),Votos \(number)"
            }
            return try MapDraftTests.draft(
                "municipio,mesa,\(columns.joined(separator: ","))\n"
                    + Self.rows { "A,\($0),\(names[$0 % names.count]),\(5 + $0),Bela,\(9 - $0)" })
        }
        let one = try draft(["Ada"])
        #expect(one.unsure == [] && one.map.choices.map(\.name) == ["Ada", "Bela"])
        let several = try draft(["Ada", "Cora"])
        #expect(several.unsure == ["choices"])
        let reason = try #require(several.parts.first { $0.key == "choices" }?.reason)
        guard case .namesDiffer(_, ["Ada", "Cora"]) = reason else {
            Issue.record("\(reason)")
            return
        }
        #expect(Self.words.sentence(reason, isSure: false).contains("votes of more than one"))
    }

    /// A sum of which nothing says that it is of valid votes may have ballots for nobody in it, in a language that nobody knows.
    @Test func sumsOfUnknownColumnsAreUnsure() throws {
        func draft(_ head: String, _ more: (Int) -> String) throws -> MapDraft {
            try MapDraftTests.draft(
                "county,station,Ana,Berta,Kulmunud,\(head)\n"
                    + Self.rows { "A,\($0),\(5 + $0),\(20 - $0),\($0 % 2 + 1),\(26 + $0 % 2)\(more($0))" })
        }
        let open = try draft("Kokku") { _ in "" }
        #expect(open.unsure == ["choices", "valid"])
        #expect(open.parts.contains { $0.reason == .sumsToAll("Kokku", rows: 6, of: 6) })
        // With one more column it makes a third one, as valid and invalid votes make the ballots.
        let carried = try draft("Kokku,Rikutud,Osalejad") { ",\($0),\(26 + $0 % 2 + $0)" }
        #expect(carried.unsure == [])
    }

    /// Words for valid votes and for ballots without a choice are known by a part of them in many languages.
    @Test func partsOfWordsTell() {
        let words = MapVocabulary.standard
        for name in [
            "Toplam Geçerli Oy", "Liczba głosów ważnych oddanych", "Voturi valabil exprimate (g)",
            "Summa giltiga",
        ] {
            #expect(words.isValidByStem(name), "\(name)")
        }
        for name in [
            "Ungültige", "Geçersiz Oy", "głosy nieważne", "Ogiltiga", "invalid", "Недійсні бюлетені",
        ] {
            #expect(!words.isValidByStem(name) && MapVocabulary.isWithoutChoice(name), "\(name)")
        }
        #expect(words.roles(of: "NUM_VOTOS_NULOS") == [.figure("invalid")])
        #expect(words.roles(of: "COD_DEPTO") == [.level("state", rank: 1)])
        #expect(words.roles(of: "idKec") == [.level("district", rank: 3)])
        #expect(words.roles(of: "Nama TPS") == [.station])
        // What is left without such words names no candidate and no votes.
        #expect(words.roles(of: "id votos") == [] && words.roles(of: "nombre") == [.givenName])
    }

    /// Rows of totals are called so in many languages.
    @Test(arguments: ["Gesamt", "TOPLAM", "Összesen", "Yhteensä", "Всього", "합계", "合計", "i alt"])
    func totalsOfRows(name: String) {
        #expect(TotalNames.isTotal(name))
    }

    /// Files of Korea and Taiwan.
    @Test func countsOfEasternAsia() throws {
        let korea = try MapDraftTests.draft(
            "읍면동명,투표구명,선거인수,투표수,가당 김,나당 이,계,무효투표수,기권수\n"
                + Self.rows {
                    "동\($0 % 2),\($0),90,\(31 + $0),\(10 + 2 * $0),\(20 - $0),\(30 + $0),1,\(59 - $0)"
                })
        #expect(korea.unsure == [] && korea.map.choices.map(\.name) == ["가당 김", "나당 이"])
        let taiwan = try MapDraftTests.draft(
            "鄉鎮市區別,村里別,投票所別,(1) 王,(2) 李,有效票數A,無效票數B,投票數C,選舉人數G\n"
                + Self.rows { "甲區,里\($0 % 2),\($0),\(10 + 2 * $0),\(20 - $0),\(30 + $0),1,\(31 + $0),90" })
        #expect(taiwan.unsure == [] && taiwan.map.choices.count == 2)
        #expect(Set(taiwan.map.figures.map(\.name)) == ["valid", "invalid", "ballots_used", "registered"])
    }

    /// Votes by mode make the same total as votes by choice.
    @Test func twoPartsOfOneTotalAreUnsure() throws {
        let draft = try MapDraftTests.draft(
            "county,precinct,Smith,Jones,At home,On ships,In prison,Total\n"
                + Self.rows { "A,\($0),\(40 + $0),\(20 - $0),\(10 + 2 * $0),\(30 - 2 * $0),20,60" }
                + "A,7,5,6,4,4,3,11\n")
        #expect(draft.unsure.contains("choices"))
        #expect(
            draft.parts.contains { $0.columns == ["Smith", "Jones"] && $0.reason == .alsoSum(to: "Total") })
    }

    /// Ballots less those for nobody are the votes for choices, whatever else adds up to what nobody knows.
    @Test func aKnownTotalGoesBeforeUnknownOnes() throws {
        let draft = try MapDraftTests.draft(
            "Municipio,Mesa,Censo,Altas,Censo_X,Votos_Totales,Votos_Nulos,Votos_Blancos,Roble,Pino\n"
                + Self.rows {
                    "A,\($0),\(90 + $0),\($0 % 2),\(90 + $0 + $0 % 2),\(30 + 2 * $0),1,\($0 - 1),\(10 + 2 * $0),\(20 - $0)"
                })
        #expect(draft.map.choices.map(\.name) == ["Roble", "Pino"] && draft.unsure == [])
        let total = try MapDraftTests.draft(
            "MUNICIPIO,JRV,Roble,Pino,BLANCOS,NULOS,TOTAL\n"
                + Self.rows { "A,\($0),\(10 + 2 * $0),\(20 - $0),\($0 % 3),1,\(31 + $0 + $0 % 3)" })
        #expect(total.map.choices.map(\.name) == ["Roble", "Pino"] && total.unsure == [])
    }

    /// Of two columns that are called valid votes the one that the choices make is meant.
    @Test(arguments: [0, 1]) func validVotesAreWhatTheChoicesMake(more: Int) throws {
        let draft = try MapDraftTests.draft(
            "municipio,mesa,pan,pri,votos validos,efec\n"
                + Self.rows { "A,\($0),\(10 + 2 * $0),\(20 - $0),\(30 + $0),\(30 + $0 + more)" })
        #expect(draft.map.figures.contains(ColumnMap.Figure("valid", ["votos validos"])))
        #expect(draft.unsure == (more == 0 ? ["valid"] : []))
    }

    /// A column of zeros at the end is a choice where its name is one of theirs, or made of theirs.
    @Test(arguments: [
        ("HLASY_01", "HLASY_02", "HLASY_03", 3), ("PAN", "PRI", "PAN_PRI", 3), ("PAN", "PRI", "Otro X", 0),
    ])
    func zerosAtTheEnd(one: String, two: String, last: String, choices: Int) throws {
        let draft = try MapDraftTests.draft(
            "municipio,mesa,\(one),\(two),\(last),votos_validos\n"
                + Self.rows { "A,\($0),\(10 + $0),\(20 - 2 * $0),0,\(30 - $0)" })
        #expect(draft.unsure == (choices > 0 ? [] : ["choices"]))
        #expect(draft.map.choices.count == 3)
    }

    /// Zeros before the figures of the form are no choice behind them.
    @Test func zerosBeforeFiguresAreNoChoice() throws {
        let draft = try MapDraftTests.draft(
            "county,precinct,judge,registered,valid,Ann,Bob\n"
                + Self.rows { "A,\($0),0,90,\(30 - $0),\(10 + $0),\(20 - 2 * $0)" })
        #expect(draft.map.choices.map(\.name) == ["Ann", "Bob"] && draft.unsure == [])
    }

    /// Numbered columns that are not the valid votes are not all there is, or more than that.
    @Test func numberedColumnsThatSumOtherwiseAreUnsure() throws {
        let draft = try MapDraftTests.draft(
            "county,precinct,votes_1,votes_2,valid\n"
                + Self.rows { "A,\($0),\(10 + $0),\(20 - $0),\(40 + $0)" })
        #expect(draft.unsure == ["choices"])
        #expect(draft.parts.contains { $0.reason == .sumsOtherwise(to: "valid", rows: 0, of: 6) })
    }

    /// Percentages are said to be some.
    @Test func sharesAreNoVotes() throws {
        let draft = try MapDraftTests.draft(
            "commune,bureau,inscrits,alfa,beta\nA,1,794,\"33,5\",\"66,5\"\nA,2,812,40 %,60 %\n")
        #expect(draft.unsure == ["choices"])
        #expect(draft.parts.contains { $0.reason == .shares(["alfa", "beta"]) })
        #expect(
            Self.words.sentence(.shares(["alfa"]), isSure: false).contains("alfa holds decimals or percent"))
    }

    /// Two stations in one school are told apart by their numbers; a text of its own in each row is the station.
    @Test func stationsAreFoundBesideTheirPlaces() throws {
        let draft = try MapDraftTests.draft(
            "Numéro,Bureau,Canton,voix_1,voix_2\n104,Mairie,A,5,6\n103,Mairie,A,5,7\n102,Gymnase,B,1,2\n")
        #expect(draft.unsure == [] && draft.map.station == ["Bureau", "Numéro"])
        let scans = try MapDraftTests.draft(
            "scan,link,Ann,Bob\n34A_001,https://x/1,5,6\n34A_002,https://x/2,7,8\n")
        #expect(scans.map.station == ["scan"] && scans.map.levels.map(\.constant) == ["all"])
        #expect(scans.unsure == ["constants", "station", "choices"])
    }
}
