import ElectionFiles
import Elections
import Foundation
import Ground
import Testing
import Wording

/// Maps of columns: what they say, what is wrong with them, and what becomes of a file.
@Suite struct ColumnMapTests {
    /// The text that a map makes of a file.
    static func mapped(_ map: String, _ file: String) throws -> MappedFile {
        let text = try UnnamedFile(Array(file.utf8), for: "t.csv")
        return try MappedFile(
            try ColumnMap(Array(map.utf8), file: "m.json"),
            of: CountFiles.Named(url: text.url, name: "t.csv"), threads: 2)
    }

    static func text(_ map: String, _ file: String) throws -> String {
        String(decoding: try mapped(map, file).bytes, as: UTF8.self)
    }

    /// The sentences that a map, or a file under it, gets.
    static func sentences(_ map: String, _ file: String = "a,b\n1,2\n") -> [String] {
        do {
            _ = try mapped(map, file)
            return []
        } catch let problems as TableProblems {
            return English(.general).sentence(problems).split(separator: "\n").map(String.init)
        } catch {
            return ["\(error)"]
        }
    }

    @Test func aRowAStation() throws {
        let map = """
            {"levels": ["mun"], "station": ["seccion", "casilla"], "registered": "lisnom", "invalid": ["nul", "nr"],
             "numbers": {"mail": "correo"}, "choices": [{"votes": ["pan", "prd"], "name": "PAN-PRD"}, "pri"]}
            """
        #expect(
            try Self.text(
                map,
                "casilla,seccion,mun,pan,pri,prd,nul,nr,lisnom,correo,nota\nB,5,\"A, B\",1,2,3,4,5,99,7,x\n")
                == "mun,station_no,registered,invalid,mail,votes_1,votes_2,nota\n\"A, B\",5 B,99,9,7,4,2,x\n")
    }

    /// A sheet that was numbered further down than it was filled.
    @Test func rowsWithNothingButTheirRunningNumberAreEmpty() throws {
        let map = #"{"levels": ["a"], "station": ["s"], "choices": [{"votes": ["b"]}]}"#
        #expect(
            try Self.text(map, "No,a,s,b\n1,x,1,5\n2,,,\n3,y,2,6\n4,,,\n")
                == "a,station_no,votes_1,No\nx,1,5,1\ny,2,6,3\n")
        // Other numbers say something of their row.
        #expect(
            try Self.text(map, "No,a,s,b\n1,x,1,5\n7,,2,\n3,y,2,6\n")
                == "a,station_no,votes_1,No\nx,1,5,1\n,2,,7\ny,2,6,3\n")
    }

    @Test func anEmptyPartOfASumMakesItUnknown() throws {
        let map = #"{"levels": ["a"], "choices": [{"votes": ["b", "c"]}]}"#
        #expect(try Self.text(map, "a,b,c\nx,1,\ny,1,2\n") == "a,votes_1\nx,\ny,3\n")
    }

    @Test func aCodeIsCutIntoLevels() throws {
        let map = """
            {"code": {"column": "kode", "lengths": [2, 2, 3], "parts": ["province_code", "regency_code", "station"]},
             "choices": ["v"]}
            """
        #expect(
            try Self.text(map, "kode,v\n3171001,5\n3171002,6\n")
                == "province_code,regency_code,station_no,votes_1\n31,3171,001,5\n31,3171,002,6\n")
        #expect(
            Self.sentences(map, "kode,v\n317101,5\n") == [
                "t.csv, line 2, column kode: \"317101\" does not have the 7 characters that the map's code has"
            ])
    }

    @Test func aRowAChoice() throws {
        let map = """
            {"levels": ["county"], "station": "precinct",
             "long": {"choice": "candidate", "votes": "votes", "party": "party", "where": {"office": "President"},
                      "figures": {"registered": {"office": "Registered Voters"}}, "ignore": "Total"},
             "choices": [{"name": "A"}, {"name": "B", "is": ["B", "B. Bee"]}]}
            """
        let file = """
            county,precinct,office,candidate,party,votes
            X,1,Registered Voters,,,100
            X,1,President,A,DEM,30
            X,1,President,A,WFP,2
            X,1,President,B. Bee,REP,20
            X,1,President,Total,,52
            X,1,Senate,Q,,5
            X,2,President,A,DEM,7

            """
        let mapped = try Self.mapped(map, file)
        #expect(
            String(decoding: mapped.bytes, as: UTF8.self)
                == "county,station_no,registered,votes_1,votes_2\nX,1,100,32,20\nX,2,,7,\n")
        #expect(
            mapped.remarks == [
                .rowsLeftOut(2, used: 5), .missingRows(stations: 1, line: 8, choice: "B"),
            ])
        #expect(mapped.line(3) == 8)
    }

    @Test func nothingIsCountedTwice() throws {
        let map = """
            {"levels": ["c"], "station": "p", "long": {"choice": "n", "votes": "v", "mode": "m", "total_modes": ["TOTAL"],
             "modes_apart": {"mail": ["MAIL"]}}, "choices": [{"name": "A"}]}
            """
        #expect(
            try Self.text(map, "c,p,n,m,v\nX,1,A,MAIL,3\nX,1,A,DAY,4\nX,1,A,TOTAL,7\nX,2,A,TOTAL,9\n")
                == "c,station_no,votes_1,mail\nX,1,7,3\nX,2,9,0\n")
        #expect(
            Self.sentences(map, "c,p,n,m,v\nX,1,A,MAIL,3\nX,1,A,DAY,4\nX,1,A,TOTAL,8\n") == [
                "t.csv, line 2, column v: \"8\" is given as the total of the modes of voting for A, and the modes sum "
                    + "to 7; correct one"
            ])
        #expect(
            Self.sentences(map, "c,p,n,m,v\nX,1,A,MAIL,3\nX,1,A,MAIL,3\n") == [
                "t.csv, line 3, column n: \"A\" stands twice for this polling station, also on line 2; remove one row"
            ])
        #expect(
            Self.sentences(map, "c,p,n,m,v\nX,1,A,MAIL,3\nX,1,Total,MAIL,3\n") == [
                "t.csv, line 3, column n: \"Total\" is a choice of which the map says nothing; add it to \"choices\" (or to "
                    + "the \"is\" of one), or to \"ignore\""
            ])
    }

    /// An empty cell is unknown, also among the votes of a mode that is kept apart; a mode without a row has no votes.
    @Test func emptyCellsOfALongFileAreUnknown() throws {
        let map = """
            {"levels": ["c"], "station": "p", "long": {"choice": "n", "votes": "v", "mode": "m",
             "modes_apart": {"mail": ["MAIL"]}}, "choices": [{"name": "A"}, {"name": "B"}]}
            """
        #expect(
            try Self.text(
                map,
                "c,p,n,m,v\nX,1,A,MAIL,\nX,1,A,DAY,4\nX,1,B,MAIL,2\nX,2,A,DAY,5\nX,2,B,DAY,1\nX,3,A,MAIL,3\nX,3,B,MAIL,0\n"
            ) == "c,station_no,votes_1,votes_2,mail\nX,1,,2,\nX,2,5,1,0\nX,3,3,0,3\n")
    }

    /// Whatever column of a long file says that a row is a total; a count that is called total because it is complete is none.
    @Test func aColumnThatTheMapDoesNotNameCallsRowsTotals() throws {
        let map = """
            {"levels": ["c"], "station": "p", "long": {"choice": "n", "votes": "v"},
             "choices": [{"name": "A"}, {"name": "B"}]}
            """
        #expect(
            try Self.text(
                map,
                "c,p,place,n,v\nX,1,School,A,3\nX,1,School,B,4\nX,2,Hall,A,5\nX,2,Hall,B,1\nX,99,TOTAL,A,8\nX,99,TOTAL,B,5\n"
            ) == "c,station_no,votes_1,votes_2\nX,1,3,4\nX,2,5,1\nX,TOTAL,8,5\n")
        #expect(
            try Self.text(
                map,
                "c,p,kind,n,v\nX,1,part,A,3\nX,1,part,B,4\nX,2,total,A,5\nX,2,total,B,1\nX,3,part,A,2\nX,3,part,B,2\nX,4,part,A,2\nX,4,part,B,2\n"
            ) == "c,station_no,votes_1,votes_2\nX,1,3,4\nX,2,5,1\nX,3,2,2\nX,4,2,2\n")
        #expect(
            try Self.text(
                map,
                "c,p,kind,n,v\nX,1,part,A,3\nX,1,part,B,4\nX,2,part,A,5\nX,2,part,B,1\nX,,Total,A,8\nX,,Total,B,5\n"
            ) == "c,station_no,votes_1,votes_2\nX,1,3,4\nX,2,5,1\nX,Total,8,5\n")
    }

    /// Registered voters that stand on every row of a station count once.
    @Test func figuresThatEveryRowOfAStationRepeats() throws {
        let map = """
            {"levels": ["c"], "station": "p", "registered": "r", "long": {"choice": "n", "votes": "v"},
             "choices": [{"name": "A"}, {"name": "B"}]}
            """
        #expect(
            try Self.text(map, "c,p,r,n,v\nX,1,90,A,3\nX,1,,B,4\nX,2,,A,7\nX,2,80,B,9\nX,3,,A,1\nX,3,,B,2\n")
                == "c,station_no,registered,votes_1,votes_2\nX,1,90,3,4\nX,2,80,7,9\nX,3,,1,2\n")
        #expect(
            Self.sentences(map, "c,p,r,n,v\nX,1,90,A,3\nX,1,91,B,4\n") == [
                "t.csv, line 3, column r: \"91\" is 90 for the same polling station on line 2; correct one, or take the "
                    + "column out of the map"
            ])
    }

    @Test func zerosBehindThePointAreLeftOut() throws {
        let mapped = try Self.mapped(
            #"{"levels": ["a"], "registered": "r", "choices": ["b"]}"#, "a,r,b\nx,36.0,5\ny,36.00,5.0\n")
        #expect(String(decoding: mapped.bytes, as: UTF8.self) == "a,registered,votes_1\nx,36,5\ny,36,5\n")
        #expect(mapped.remarks == [.zeroDecimals(cells: 3, line: 2, column: "r", value: "36.0")])
        #expect(Self.sentences(#"{"levels": ["a"], "choices": ["b"]}"#, "a,b\nx,1.000\n").count == 1)
    }

    @Test func headersThatDifferInLetterCaseAreRead() throws {
        let mapped = try Self.mapped(
            #"{"levels": ["County"], "choices": ["votes_1"]}"#, "county, Votes 1 \nx,5\n")
        #expect(String(decoding: mapped.bytes, as: UTF8.self) == "County,votes_1\nx,5\n")
        #expect(
            mapped.remarks == [
                .headerDiffers(wanted: "County", found: "county"),
                .headerDiffers(wanted: "votes_1", found: "Votes 1"),
            ])
        // Two candidates for one name are none.
        #expect(
            Self.sentences(#"{"levels": ["a"], "choices": ["v"]}"#, "a,V,\"V \",v_\n1,2,3,4\n").count >= 1)
    }

    @Test func datesAreRemarked() throws {
        let mapped = try Self.mapped(
            #"{"levels": ["a"], "station": "p", "choices": ["b"]}"#, "a,p,b\nx,1-Apr,5\nx,Apr-02,5\nx,3-4,5\n"
        )
        #expect(mapped.remarks == [.dates(cells: 2, line: 2, column: "p", value: "1-Apr")])
    }

    @Test(
        "A slip in a map has its line and what was meant",
        arguments: [
            (
                "{\n\"levels\": [\"a\"],\n\"chioces\": [\"b\"]}",
                "m.json, line 3, column chioces: is no key of a map; perhaps \"choices\" is meant"
            ),
            (
                #"{"levels": ["a"], "registered": "b", "choices": ["b"]}"#,
                "m.json, line 1, column b: is read for two things of the map; a column is one of them"
            ),
            ("[]", "m.json: a map is an object, { … }; draft one with sanding map"),
            (
                "{\"levels\": [\"a\"]\n\"choices\": 1}",
                "m.json, line 2: the map is not JSON from here on; correct it, or draft one anew with sanding map"
            ),
            (
                #"{"levels": ["a"], "choices": ["b"], "encoding": "ansi"}"#,
                "m.json, line 1, column encoding: \"ansi\" is not one of utf8, cp1252, latin1, utf16"
            ),
            (
                #"{"levels": ["valid"], "choices": ["b"]}"#,
                "m.json, line 1, column levels: \"valid\" is the name of a figure of the forms; name it otherwise"
            ),
            (
                #"{"unsure": ["station"], "levels": ["a"], "choices": ["b"]}"#,
                "m.json, line 1, column unsure: the draft is unsure of station; check them against the file, then remove the "
                    + "key \"unsure\""
            ),
            (
                #"{"levels": ["x"], "registered": "B", "choices": ["y"]}"#,
                "t.csv, line 1: 2 columns of the map are not in the file: x (perhaps a?), y (perhaps a?); the file has a, b"
            ),
        ])
    func slips(map: String, sentence: String) {
        #expect(Self.sentences(map).contains(sentence), "\(Self.sentences(map))")
    }

    @Test func faultsOfTheTextStandAtTheirPlaceInTheFile() throws {
        let map =
            #"{"levels": ["c"], "station": "p", "long": {"choice": "n", "votes": "v"}, "choices": [{"name": "A"}]}"#
        let mapped = try Self.mapped(map, "c,p,n,v\nX,1,A,3\nX,2,A,4\n")
        let placed = mapped.placed(
            TableProblem(file: "t.csv", line: 3, column: "votes_1", StationFault.negativeCount))
        #expect(placed.line == 3)
        #expect(placed.column == "v")
    }
}
