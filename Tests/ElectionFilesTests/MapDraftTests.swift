import Elections
import Foundation
import Ground
import Testing
import Wording

@testable import ElectionFiles

/// Drafts of maps: what is sure is right, and what is not is said.
@Suite struct MapDraftTests {
    static func draft(_ file: String, _ conditions: [ColumnMap.Condition] = []) throws -> MapDraft {
        let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
        return try MapDraft(
            CountFiles.Named(url: text.url, name: "t.csv"), conditions: conditions, threads: 1)
    }

    @Test func ourOwnNamesAreSureWhateverTheirCase() throws {
        let draft = try Self.draft(
            "Province_Code,Station_No,REGISTERED,Votes_1,votes_2\n11,1,9,2,3\n11,2,9,2,3\n")
        #expect(draft.unsure == [])
        #expect(draft.map.levels.map(\.column) == ["Province_Code"])
        #expect(draft.map.station == ["Station_No"])
        #expect(draft.map.figures == [ColumnMap.Figure("registered", ["REGISTERED"])])
        #expect(draft.map.choices.map(\.votes) == [["Votes_1"], ["votes_2"]])
    }

    /// Of a file with a header only nothing can be said of its columns.
    @Test func aFileWithoutARowIsNoStation() throws {
        let problems = #expect(throws: TableProblems.self) {
            try Self.draft("province_code,station_no,votes_1\n")
        }
        #expect(problems == StationFile.noStation("t.csv"))
    }

    /// What stands under a name twice cannot be read, and a draft without it is sure of nothing that it left out.
    @Test func columnsOfOneNameAreUnsure() throws {
        let draft = try Self.draft(
            "district,station_no,registered,votes_1,votes_1,votes_2\nA,1,9,2,3,4\nA,2,9,2,3,4\n")
        #expect(draft.unsure.contains("choices"))
        #expect(draft.parts.contains { $0.reason == .namesakes && $0.columns == ["votes_1"] })
    }

    /// A number that no count can be makes a draft unsure, of whatever it stands in; it is no word for an empty cell.
    @Test(arguments: ["3000000000", "2147483648", "12345678901234567890"])
    func numbersTooLargeForCountsAreUnsure(number: String) throws {
        for (head, row) in [
            ("district,station_no,registered,votes_1,votes_2", "A,2,98,5,#"),
            ("district,station_no,registered,votes_1,votes_2", "A,2,#,5,6"),
            ("county,precinct,registered,alfa,beta", "A,2,98,5,#"),
            ("county,precinct,registered,alfa,beta,valid", "A,2,98,5,#,11"),
        ] {
            let draft = try Self.draft(
                "\(head)\n"
                    + (1...9).map { "A,1\($0),99,10,20\(head.hasSuffix("valid") ? ",30" : "")\n" }.joined()
                    + row.replacing("#", with: number) + "\n")
            let key = row.contains("#,5") ? "registered" : "choices"
            #expect(draft.unsure.contains(key), "\(head) \(row)")
            #expect(draft.parts.contains { $0.key == key && $0.reason == .tooLarge([number]) })
        }
        // The largest that is read is one.
        let draft = try Self.draft("district,station_no,votes_1,votes_2\nA,1,2147483647,5\nA,2,2,5\n")
        #expect(draft.unsure == [])
    }

    /// Thousands dots: what every column is, is told by its name, and that the style has to be named.
    @Test func groupedNumbersAreUnsureAndNamed() throws {
        let draft = try Self.draft(
            "Nr,Gemeinde,Wahlbezirk,Wahlberechtigte,Wähler,ungültige Stimmen,gültige Stimmen,CDU,SPD\n"
                + "1,Mühl,001,2.345,1.900,12,1.888,1.000,888\n2,Mühl,002,1.345,900,10,890,500,390\n"
                + "3,Neu,001,1.145,800,10,790,400,390\n")
        #expect(draft.map.levels.map(\.column) == ["Gemeinde"] && draft.map.station == ["Wahlbezirk"])
        #expect(draft.map.figures.map(\.name) == ["registered", "ballots_used", "invalid", "valid"])
        #expect(draft.map.choices.map(\.name) == ["CDU", "SPD"])
        #expect(Set(draft.unsure) == ["registered", "ballots_used", "valid", "choices"])
        #expect(
            draft.parts.contains {
                $0.key == "registered" && $0.reason == .grouped(["2.345", "1.345", "1.145"])
            })
    }

    /// Votes for people who are not on the list are for no choice, in whatever form the word stands.
    @Test func votesForNobodyRegisteredAreNoChoice() throws {
        let draft = try Self.draft(
            "MUNICIPIO,SECCION,ID_CASILLA,TIPO_CASILLA,PAN,PRI,MORENA,NO_REGISTRADAS,NULOS,TOTAL_VOTOS,LISTA_NOMINAL\n"
                + "Centro,1,1,B,20,30,40,1,3,94,300\nCentro,1,1,C,25,31,42,2,4,104,300\nNorte,2,1,B,20,35,41,0,3,99,300\n"
        )
        #expect(draft.map.choices.map(\.name) == ["PAN", "PRI", "MORENA"])
        #expect(draft.map.station == ["SECCION", "ID_CASILLA", "TIPO_CASILLA"])
        #expect(draft.unsure == [])
    }

    /// "Nr" numbers the rows, or is short for ballots of people who are not registered.
    @Test func aNumberOfTheRowIsNoFigure() throws {
        func figures(_ numbers: [Int]) throws -> [String] {
            let rows = numbers.enumerated().map { "\($1),A,S\($0),90,5,6\n" }
            return try Self.draft("NR,municipio,casilla,lista_nominal,pan,pri\n" + rows.joined()).map.figures
                .map(
                    \.name)
        }
        #expect(try figures([1, 2, 3, 4]) == ["registered"])
        #expect(try figures([1, 2, 1, 2, 3]) == ["registered"])
        #expect(Set(try figures([0, 2, 0, 1])) == ["registered", "not_registered"])
    }

    @Test func partiesThatSumToTheTotalAreSure() throws {
        let draft = try Self.draft(
            "municipio,casilla,pan,pri,mc,validos_x,lista_nominal\nA,B1,5,6,7,18,90\nA,C1,1,2,3,6,90\nB,B1,4,0,1,5,90\n"
        )
        #expect(draft.unsure == [])
        #expect(draft.map.choices.map(\.name) == ["pan", "pri", "mc"])
        #expect(draft.map.figures.contains(ColumnMap.Figure("valid", ["validos_x"])))
        #expect(draft.map.figures.contains(ColumnMap.Figure("registered", ["lista_nominal"])))
    }

    /// Blank and null ballots among the summands are no choices, and neither is anything sure of them.
    @Test func blankBallotsAmongTheChoicesAreUnsure() throws {
        let draft = try Self.draft(
            "municipio,mesa,pan,pri,en_blanco_x,todo\nA,1,5,6,7,18\nA,2,1,2,3,6\nB,3,4,0,1,5\n")
        #expect(draft.unsure.contains("choices"))
    }

    /// Ballots for nobody on the list are neither valid for a choice nor called invalid, and used all the same.
    @Test func ballotsForNobodyAreInvalidWhereOnlySoTheBallotsComeOut() throws {
        let draft = try Self.draft(
            "municipio,casilla,pan,pri,efec,nr,nul,tot\nA,B1,5,6,11,1,2,14\nA,C1,1,2,3,2,1,6\nB,B1,4,0,4,0,3,7\n"
        )
        #expect(draft.unsure == [])
        #expect(draft.map.figures.contains(ColumnMap.Figure("invalid", ["nul", "nr"])))
        #expect(!draft.map.figures.contains { $0.name == "not_registered" })
    }

    @Test func othersTogetherAreUnsure() throws {
        let draft = try Self.draft(
            "municipio,mesa,pan,pri,otros,todo\nA,1,5,6,7,18\nA,2,1,2,3,6\nB,3,4,0,1,5\n")
        #expect(draft.unsure.contains("choices"))
    }

    /// A column of counts with words in it is not left out of a sure draft.
    @Test func wordsAmongCountsAreUnsure() throws {
        let file =
            "county,station_no,registered,valid,votes_1,votes_2\nA,1,9,NA,2,3\nA,2,9,8,-,3\nA,3,9,8,4,4\n"
        let draft = try Self.draft(file)
        #expect(draft.unsure == ["valid", "choices"])
        #expect(draft.parts.contains { $0.key == "choices" && $0.reason == .words(["-"]) })
        #expect(draft.map.choices.map(\.votes) == [["votes_1"], ["votes_2"]])
        let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
        let named = try MapDraft(
            CountFiles.Named(url: text.url, name: "t.csv"), empty: ["NA", "-"], threads: 1)
        #expect(named.unsure == [])
        #expect(named.map.empty == ["NA", "-"])
    }

    /// Four in five rows add up, as in figures read off photographs: these columns and no codes, and unsure.
    @Test func sumsWithManySlipsAreUnsure() throws {
        let rows = (1...10).map { "31,\($0),\($0),\(10 * $0),5,7,\($0 > 8 ? 99 : 12)" }
        let draft = try Self.draft(
            "prov_code,kec_code,tps,dpt,anies,ganjar,suara_sah\n" + rows.joined(separator: "\n") + "\n")
        #expect(draft.unsure == ["choices"])
        #expect(draft.map.choices.map(\.name) == ["anies", "ganjar"])
    }

    /// Columns that share a name cannot be told apart, so that nobody but a person can say that none is a choice.
    @Test func columnsOfOneNameAreLeftOut() throws {
        let draft = try Self.draft(
            "county,precinct,check,check,votes_1,votes_2\nA,1,,,2,3\nA,2,,,2,3\n")
        #expect(draft.unsure == ["choices"])
        #expect(draft.unused == ["check", "check"])
    }

    @Test func aCodeHasTheNameBesideIt() throws {
        let draft = try Self.draft(
            "Constituency Code,Constituency Name,Polling Station,votes_1,votes_2\n001,CHANGAMWE,1,2,3\n002,JOMVU,1,2,3\n"
        )
        #expect(draft.unsure == [])
        #expect(draft.map.levels.map(\.column) == ["Constituency Code"])
        #expect(draft.map.names == ["Constituency Code": "Constituency Name"])
    }

    @Test func columnsThatAreEmptyAreNoLevels() throws {
        let draft = try Self.draft(
            "region,district id,district name,precinct,votes_1,votes_2\n,1,,1,2,3\n,2,,1,2,3\n")
        #expect(draft.map.levels.map(\.column) == ["district id"])
    }

    /// A station without a region is refused when the map is used: nothing is sure of such a level, wherever it stands.
    @Test func levelsThatAreEmptySomewhereAreUnsure() throws {
        let file = "region,county,precinct,votes_1,votes_2\nX,A,1,2,3\nY,NA,2,2,3\nX,,3,2,3\nY,B,4,2,3\n"
        let draft = try Self.draft(file)
        #expect(draft.unsure == ["levels"])
        #expect(draft.parts.filter { !$0.isSure }.map(\.columns) == [["county"]])
        #expect(draft.parts.contains { $0.reason == .emptyCells(1, line: 4) })
        #expect(
            Language.english.wording(.general).sentence(.emptyCells(2, line: 3), isSure: false)
                == "UNSURE: 2 cells are empty, first on line 3, and every station needs its region: fill them, "
                + "or leave the column out; a row that is a total may stay")
        // A word that is said to stand for an empty cell is one.
        let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
        let source = CountFiles.Named(url: text.url, name: "t.csv")
        let named = try MapDraft(source, empty: ["NA"], threads: 1)
        #expect(named.parts.contains { $0.reason == .emptyCells(2, line: 3) })
        // Rows that the map leaves out need none.
        let long = "county,precinct,office,candidate,votes\n,,Other,Cy,4\nA,1,Mayor,Ann,5\nB,1,Mayor,Bob,9\n"
        #expect(try Self.draft(long, [ColumnMap.Condition("office", ["Mayor"])]).unsure == [])
        #expect(try Self.draft(long, [ColumnMap.Condition("office", ["Other"])]).unsure.contains("levels"))
    }

    /// What is a code, a time or the number of the row is not offered as a choice.
    @Test func codesAndTimesAreNoChoices() throws {
        let rows = (1...9).map {
            "A,\($0),\(3_171_011_001_000 + $0 % 4),\(70 + $0 % 5),\(27 - $0 % 3),\(3 * $0),\($0 * 5 % 7),\(9 - $0)"
        }
        let draft = try Self.draft(
            "county,precinct,nomor,first_tps_code,Hour,lfd,alpha,beta\n" + rows.joined(separator: "\n") + "\n"
        )
        #expect(draft.unsure == ["choices"])
        #expect(draft.map.choices.map(\.name) == ["alpha", "beta"])
        #expect(draft.unused == ["nomor", "first_tps_code", "Hour", "lfd"])
        // Seven rows may rise by chance, and a column whose sum stands in another one is a choice in any order.
        let few = rows.prefix(7).joined(separator: "\n")
        #expect(
            try Self.draft("county,precinct,nomor,first_tps_code,Hour,lfd,alpha,beta\n\(few)\n").map.choices
                .map(
                    \.name) == ["lfd", "alpha", "beta"])
        let summed = (1...9).map { "A,\($0),\(3 * $0),\($0 * 5 % 7),\(3 * $0 + $0 * 5 % 7)" }
        let sure = try Self.draft(
            "county,precinct,alpha,beta,validos_x\n" + summed.joined(separator: "\n") + "\n")
        #expect(sure.unsure == [] && sure.map.choices.map(\.name) == ["alpha", "beta"])
        // Identities and idols are other words than id.
        #expect(!MapVocabulary.standard.isNoCount("idol") && MapVocabulary.standard.isNoCount("id-rec"))
    }

    /// 1 + 1 = 2 in every row says nothing where it is the same 1 and 2.
    @Test func constantsAreNoEvidence() throws {
        let draft = try Self.draft(
            "county,precinct,a,b,c\nA,1,1,1,2\nA,2,1,1,2\nA,3,1,1,2\nA,4,1,1,2\n")
        #expect(draft.unsure == ["choices"])
    }

    @Test func ballotsForNobodyBesideTheUsedOnes() throws {
        let draft = try Self.draft(
            "municipio|mesa|pan|pri|cnr|vn|total votos calculados\nA|1|5|6|1|2|14\nA|2|1|2|0|1|4\nB|1|4|1|3|0|8\n"
        )
        #expect(draft.unsure == [])
        #expect(draft.map.choices.map(\.name) == ["pan", "pri"])
    }

    @Test func aColumnSaysWhichRowsAreForNobody() throws {
        let draft = try Self.draft(
            """
            comuna,mesa_id,mesa_electores,agrupacion_nombre,votos_tipo,votos_cantidad
            A,1,300,X,POSITIVO,10
            A,1,300,Y,POSITIVO,20
            A,1,300,,EN BLANCO,3
            A,2,290,X,POSITIVO,1
            A,2,290,Y,POSITIVO,2
            A,2,290,,EN BLANCO,4

            """)
        #expect(draft.unsure == [])
        #expect(draft.map.figures == [ColumnMap.Figure("registered", ["mesa_electores"])])
        #expect(draft.map.long?.mode == nil)
        #expect(draft.map.long?.conditions == [ColumnMap.Condition("votos_tipo", ["POSITIVO"])])
        #expect(draft.map.long?.figures.map(\.name) == ["blank"])
        #expect(draft.map.choices.map(\.name) == ["Y", "X"])
    }

    @Test func aHeaderInTwoLanguagesIsReadInEither() throws {
        let draft = try Self.draft(
            "Municipality/Municipalité,Polling Station/Bureau,Votes_1,Votes_2\nA,1,2,3\nB,1,2,3\n")
        #expect(draft.unsure == [])
        #expect(draft.map.station == ["Polling Station/Bureau"])
    }

    @Test func numbersThatSumToNothingAreUnsure() throws {
        let draft = try Self.draft("county,precinct,alpha,beta\nA,1,5,6\nA,2,1,2\n")
        #expect(draft.unsure == ["choices"])
    }

    @Test func rowsThatTheColumnsDoNotTellApartAreUnsure() throws {
        let draft = try Self.draft("county,precinct,votes_1,votes_2\nA,1,5,6\nA,1,1,2\n")
        #expect(draft.unsure == ["station"])
        #expect(draft.parts.contains { $0.reason == .repeated(rows: 1, line: 3, apart: nil) })
    }

    @Test func longFilesHaveTheirChoicesByVotes() throws {
        let file = """
            county,precinct,office,district,candidate,party,votes
            A,1,Registered Voters,,,,90
            A,1,Governor,,Ann,DEM,5
            A,1,Governor,,Bob,REP,9
            A,1,Governor,,Over Votes,,1
            A,1,Governor,,Total,,15
            A,1,Senate,3,Cy,,4

            """
        let open = try Self.draft(file)
        #expect(open.unsure == ["long.where"])
        let chosen = try Self.draft(file, [ColumnMap.Condition("office", ["Governor"])])
        #expect(chosen.unsure == [])
        #expect(chosen.map.choices.map(\.name) == ["Bob", "Ann"])
        #expect(chosen.map.long?.ignored == ["Total"])
        #expect(chosen.map.long?.figures.map(\.name) == ["registered", "over_votes"])
    }

    @Test func codesOfThirteenDigitsAreCut() throws {
        let draft = try Self.draft(
            "tps_code,suara_sah,v01_a,v02_b\n3171011001001,9,4,5\n3171011001002,9,4,5\n")
        #expect(draft.unsure == [])
        #expect(draft.map.code?.lengths == [2, 2, 2, 4, 3])
    }

    @Test func headersBelowTitlesAreFound() {
        #expect(
            HeaderFinder.line(in: Array("Results of X\n\nsource,,,\ncounty,precinct,a,b\nA,1,2,3\n".utf8))
                == 4)
        #expect(HeaderFinder.line(in: Array("county,precinct,a,b\nA,1,2,3\n".utf8)) == 1)
        #expect(HeaderFinder.line(in: Array("a\n1\n".utf8)) == 1)
        #expect(HeaderFinder.line(in: []) == 1)
    }

    /// A register adds up as votes do; what makes the ballots with the invalid votes are the votes, as in German files by the letters of
    /// their forms.
    @Test func aRegisterThatAddsUpIsNoChoice() throws {
        let rows = (1...8).map { place -> String in
            let votes = [90 + 7 * place, 130 - 5 * place]
            let (valid, invalid, register) = (
                votes.reduce(0, +), place % 3 + 1, [400 + place, 90 + 3 * place, 1]
            )
            let all = register.reduce(0, +)
            let cells = register + [all, valid + invalid, invalid, valid] + votes
            return "Stimmbezirk \(place);Nord;" + cells.map(String.init).joined(separator: ";") + "\n"
        }.joined()
        let draft = try Self.draft("Stimmbezirk;Gemeinde;A1;A2;A3;A;B;C;D;D1;D2\n" + rows)
        #expect(draft.map.choices.map(\.votes) == [["D1"], ["D2"]])
        #expect(draft.map.figures.map(\.columns) == [["D"]] && draft.unsure == [])
    }

    /// Where nothing tells votes from a register, nobody is sure.
    @Test func twoSumsAreUnsure() throws {
        let rows = (1...8).map { place -> String in
            let (one, other) = ([210 + place, 190 + 3 * place], [90 + 7 * place, 130 - 5 * place])
            let cells = one + [one.reduce(0, +)] + other + [other.reduce(0, +)]
            return "S\(place),X," + cells.map(String.init).joined(separator: ",") + "\n"
        }.joined()
        let draft = try Self.draft("station,county,M,F,T,P,Q,S\n" + rows)
        #expect(draft.unsure == ["choices", "valid"] || draft.unsure == ["choices"], "\(draft.unsure)")
        #expect(draft.parts.contains { $0.reason == .alsoSum(to: "S") && $0.columns == ["P", "Q"] })
    }

    /// A column of zeros beside columns of one stem is none of them.
    @Test func zerosWithAnotherNameAreNoChoice() throws {
        let rows = (1...8).map { "S\($0),X,0,\(90 + 7 * $0),\(130 - 5 * $0),\(220 + 2 * $0)\n" }.joined()
        let draft = try Self.draft("station,county,Brief im Lokal,D1,D2,Gültige\n" + rows)
        #expect(draft.map.choices.map(\.votes) == [["D1"], ["D2"]] && draft.unsure == [])
    }

    /// The letter of a line of the form behind a name says nothing.
    @Test func lettersOfFormsAreNoNames() {
        let words = MapVocabulary.standard
        #expect(words.roles(of: "Stimmen gueltige (D)") == [.figure("valid")])
        #expect(words.roles(of: "Wahlberechtigte gesamt (A)") == [.figure("registered")])
        #expect(words.roles(of: "Waehler gesamt (B)") == [.figure("ballots_used")])
    }
}
