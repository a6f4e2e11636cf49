import Foundation
import Testing

@testable import sanding

/// `map`, and files of others in the commands that read stations.
@Suite struct MapCommandTests {
    static let files: [String: String] = [
        "long.csv": """
        county,precinct,office,candidate,party,votes
        A,1,Registered Voters,,,100
        A,1,Governor,Ann,DEM,30
        A,1,Governor,Ann,WFP,4
        A,1,Governor,Bob,REP,40
        A,2,Registered Voters,,,90
        A,2,Governor,Ann,DEM,20
        A,2,Governor,Bob,REP,50
        A,2,Senate,Cy,,3

        """,
        "wide.csv":
            "Municipio,Mesa,inscritos,alfa,beta,validos_t,correo,en_sala\nX,1,99,10,20,30,11,19\nX,2,98,5,6,11,4,7\n",
        "titles.csv": "Results\n\ncounty,station_no,votes_1,votes_2\nA,1,5,6\nA,2,7,8\n",
    ]

    static func run(_ arguments: [[String]], _ more: [String: Data] = [:]) throws -> [Program.Result] {
        try Program.inScratch { scratch in
            for (name, text) in files {
                try Data(text.utf8).write(to: scratch.appending(path: name))
            }
            for (name, bytes) in more { try bytes.write(to: scratch.appending(path: name)) }
            return try arguments.map { try Program.run($0, in: scratch) }
        }
    }

    @Test func aSureDraftRunsAsItIs() throws {
        let runs = try Self.run([
            ["map", "long.csv", "--where", "office=Governor", "--out", "m.json"],
            ["map", "long.csv", "--check", "--map", "m.json"],
            ["check", "long.csv", "--map", "m.json", "--json"],
            ["map", "long.csv", "--out", "m.json"],
        ])
        #expect(runs[0].status == 0)
        #expect(runs[0].errors.contains("the draft is sure of every part"))
        #expect(runs[1].output.contains("long.csv, line 2: county A, station_no 1"))
        #expect(runs[1].output.contains("votes_1 (Bob): 90"))
        #expect(runs[1].output.contains("registered: 190"))
        #expect(runs[2].status == 0)
        #expect(runs[3].status == 73)
        #expect(runs[3].errors.contains("m.json: the file is there already"))
    }

    @Test func anUnsureDraftIsRefused() throws {
        let runs = try Self.run([
            ["map", "long.csv", "--out", "m.json"], ["check", "long.csv", "--map", "m.json"],
        ])
        #expect(runs[0].errors.contains("unsure of long.where"))
        #expect(runs[1].status == 65)
        #expect(runs[1].errors.contains("m.json, line 3, column unsure: the draft is unsure of long.where"))
    }

    @Test func reportsNameTheMapWithItsDigest() throws {
        try Program.inScratch { scratch in
            for (name, text) in Self.files { try Data(text.utf8).write(to: scratch.appending(path: name)) }
            _ = try Program.run(["map", "wide.csv", "--out", "m.json"], in: scratch)
            let run = try Program.run(["check", "wide.csv", "--map", "m.json", "--out", "out"], in: scratch)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.errors.contains("wide.csv: read by the map m.json; choices: 1 alfa, 2 beta."))
            let proof = try String(contentsOf: scratch.appending(path: "out/proof.json"), encoding: .utf8)
            let sum = try Tool.output(
                of: URL(filePath: "/usr/bin/sha256sum"), [scratch.appending(path: "m.json").path]
            ).output.prefix(64)
            #expect(sum.count == 64 && proof.contains("\"m.json\"") && proof.contains(sum))
            #expect(proof.contains("\"map\" : \"m.json\""))
        }
    }

    /// A number of the file's own in a rule of the reader's own, which is broken once.
    @Test func rulesNameNumbersOfTheFile() throws {
        let map = #"""
            {"levels": ["Municipio"], "station": "Mesa", "valid": "validos_t", "choices": ["alfa", "beta"],
             "numbers": {"correo": "correo", "en_sala": "en_sala"}}
            """#
        let wrong = (Self.files["wide.csv"] ?? "").replacing(",4,7\n", with: ",4,8\n")
        let runs = try Self.run(
            [["check", "wrong.csv", "--map", "m.json", "--rules", "r.json"]],
            [
                "m.json": Data(map.utf8), "wrong.csv": Data(wrong.utf8),
                "r.json": Data(CheckFiles.rule("valid = correo + en_sala").utf8),
            ])
        #expect(runs[0].status == 0, "\(runs[0].errors)")
        #expect(runs[0].output.contains("mine: 1 of 2 forms"))
        #expect(runs[0].output.contains("wrong.csv, line 3"))
    }

    /// A map stands in the Data Package of a folder, and its levels are those of the run.
    @Test func aDataPackageHoldsAMap() throws {
        try Program.inScratch { scratch in
            let folder = scratch.appending(path: "count")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data((Self.files["wide.csv"] ?? "").utf8).write(to: folder.appending(path: "stations.csv"))
            let package = #"""
                {"name": "x", "resources": [{"name": "stations", "path": "stations.csv", "map": {"levels": ["Municipio"],
                  "station": "Mesa", "valid": "validos_t", "choices": ["alfa", "beta"]}}]}
                """#
            try Data(package.utf8).write(to: folder.appending(path: "datapackage.json"))
            for path in ["count", "count/stations.csv"] {
                let run = try Program.run(["check", path, "--out", "out"], in: scratch)
                #expect(run.status == 0, "\(run.errors)")
                #expect(run.output.contains("2 polling stations"))
                #expect(run.errors.contains("read by the map datapackage.json; choices: 1 alfa, 2 beta."))
                let proof = try String(contentsOf: scratch.appending(path: "out/proof.json"), encoding: .utf8)
                #expect(proof.contains("\"datapackage.json\""))
            }
        }
    }

    /// What is asked for and of which no file has any is not passed over.
    @Test func nothingIsAskedForInVain() throws {
        let turnout = "c,p,r,u,v,a,b\n" + (1...60).map { "A,\($0),100,\(50 + $0 % 30),50,30,20\n" }.joined()
        let map = #"{"levels": ["Municipio"], "station": "Mesa", "choices": ["alfa", "beta"]}"#
        let runs = try Self.run(
            [
                ["check", "wide.csv", "--map", "m.json", "--sheet", "Votes"],
                ["check", "wide.csv#Votes", "--map", "m.json"],
                ["check", "recap_x.csv", "--levels", "county", "--map", "m.json"],
                ["diff", "wide.csv", "wide.csv", "--map", "m.json", "--out", "d"],
                ["chart", "fingerprint", "turnout.csv", "--map", "t.json", "--out", "c"],
                ["chart", "dumbbell", ".", "--map", "m.json"],
                ["estimate", "wide.csv", "--map", "m.json", "--levels", "Municipio"],
            ],
            [
                "m.json": Data(map.utf8),
                "recap_x.csv": Data("county,stations,votes_1,votes_2\nA,1,5,6\n".utf8),
                "turnout.csv": Data(turnout.utf8),
                "t.json": Data(
                    #"""
                    {"levels": ["c"], "station": "p", "registered": "r", "ballots_used": "u", "valid": "v",
                     "choices": ["a", "b"]}
                    """#.utf8),
            ])
        #expect(runs[0].status == 65)
        #expect(runs[0].errors.contains("Votes: names a sheet or a table, and the run has no workbook"))
        #expect(runs[1].errors.contains("\"Votes\" names a sheet or a table"))
        #expect(runs[2].errors.contains("m.json: no file of the run is read by this map"))
        #expect(runs[3].status == 0, "\(runs[3].errors)")
        #expect(runs[4].status == 0, "\(runs[4].errors)")
        #expect(runs[4].errors.contains("turnout.csv: read by the map t.json; choices: 1 a, 2 b."))
        #expect(runs[5].errors.contains("--map"))
        #expect(runs[5].status == 64)
        #expect(runs[6].status == 0, "\(runs[6].errors)")
    }

    /// A compressed table says what the plain one says.
    @Test func compressedTablesAreRead() throws {
        try Program.inScratch { scratch in
            let text = "county,station_no,votes_1,votes_2\nA,1,5,6\nA,2,7,8\n"
            try Data(text.utf8).write(to: scratch.appending(path: "s.csv"))
            let plain = try Program.run(["check", "s.csv", "--levels", "county", "--out", "o"], in: scratch)
            for (tool, end) in [("gzip", "gz"), ("zstd", "zst")] {
                let found = try? Tool.output(
                    of: URL(filePath: "/usr/bin/\(tool)"),
                    ["-k", "-q", "-f", scratch.appending(path: "s.csv").path])
                guard FileManager.default.fileExists(atPath: scratch.appending(path: "s.csv.\(end)").path)
                else {
                    print("No \(tool) here: \(String(describing: found))")
                    continue
                }
                let run = try Program.run(
                    ["check", "s.csv.\(end)", "--levels", "county", "--out", "o"], in: scratch)
                #expect(run.output == plain.output, "\(run.errors)")
            }
        }
    }

    @Test func textsOfOtherKindsHaveTheirSentence() throws {
        let latin = Data("county,station_no,votes_1,votes_2\nA".utf8) + Data([0xF1]) + Data("o,1,5,6\n".utf8)
        let runs = try Self.run(
            [
                ["check", "latin.csv", "--levels", "county"],
                ["check", "latin.csv", "--levels", "county", "--encoding", "cp1252"],
                ["check", "titles.csv", "--levels", "county"], ["map", "titles.csv"],
                ["check", "page.csv", "--levels", "county"], ["check", "https://example.org/a.csv"],
                ["check", "na.csv", "--levels", "county"],
                ["check", "na.csv", "--levels", "county", "--empty", "NA,-", "--json"],
                ["check", "float.csv", "--levels", "county"],
                ["check", "case.csv", "--levels", "county"],
            ],
            [
                "latin.csv": latin, "page.csv": Data("<!DOCTYPE html><html></html>".utf8),
                "na.csv": Data("county,station_no,votes_1,votes_2\nA,1,NA,6\nA,2,-,8\n".utf8),
                "float.csv": Data("county,station_no,votes_1,votes_2\nA,1,5.0,6.0\nA,2,,\n".utf8),
                "case.csv": Data("County,Station_No,Votes_1,votes_2\nA,1,5,6\nA,2,7,8\n".utf8),
            ])
        #expect(runs[0].errors.contains("save it as UTF-8, or say so with --encoding cp1252"))
        #expect(runs[1].status == 0, "\(runs[1].errors)")
        #expect(runs[2].errors.contains("titles stand above the header, which seems to be line 3"))
        #expect(runs[3].output.contains("\"header_line\": 3"))
        #expect(runs[4].errors.contains("this is a page of the Web"))
        #expect(runs[5].status == 66)
        #expect(runs[5].errors.contains("is an address; no file is fetched from the Web"))
        #expect(runs[6].errors.contains("say so with --empty \"NA,-\""))
        #expect(runs[7].status == 0, "\(runs[7].errors)")
        #expect(runs[8].status == 0)
        #expect(runs[8].errors.contains("float.csv: 2 whole numbers are written with zeros behind the point"))
        #expect(runs[9].errors.contains("the column \"Votes_1\" is read as \"votes_1\""))
    }

    @Test func typosInConditionsHaveASentence() throws {
        let runs = try Self.run([["map", "long.csv", "--where", "office"], ["map", "long.csv", "--check"]])
        #expect(runs[0].status == 64)
        #expect(runs[0].errors.contains("\"office\" is no condition; write it as column=value."))
        #expect(runs[1].status == 65)
    }

    /// A file with a row a candidate, or with names of its own, is told how it is read.
    @Test func filesOfOtherShapesAreTellingOfMaps() throws {
        let advice = "draft a map of it with sanding map, and read it with --map"
        for (text, start) in [
            (
                "county,precinct,candidate,votes\nA,1,Ann,5\nA,1,Bob,4\n",
                "The file seems to have a row for each choice of a polling station: "
            ),
            ("county,precinct,Ann,Bob\nA,1,5,4\nA,2,6,3\n", "If other columns are meant: "),
        ] {
            try Program.inScratch { scratch in
                try Data(text.utf8).write(to: scratch.appending(path: "f.csv"))
                for arguments in [["check", "f.csv"], ["diff", "f.csv", "f.csv"], ["estimate", "f.csv"]] {
                    let run = try Program.run(arguments, in: scratch)
                    #expect(run.status == 65 && run.errors.contains(start + advice), "\(run.errors)")
                }
            }
        }
    }

    /// Stations whose count is called total because it is complete are no totals.
    @Test func aStateThatIsCalledTotalIsNone() throws {
        try Program.inScratch { scratch in
            let rows = (1...6).map {
                "A,\($0),\($0 % 3 == 0 ? "Total" : "Partial"),\(50 + 3 * $0),\(40 + $0)\n"
            }
            try Data(("county,precinct,count_status,votes_1,votes_2\n" + rows.joined()).utf8).write(
                to: scratch.appending(path: "f.csv"))
            let draft = try Program.run(["map", "f.csv", "--out", "map.json"], in: scratch)
            #expect(draft.status == 0, "\(draft.errors)")
            let run = try Program.run(["check", "f.csv", "--map", "map.json", "--json"], in: scratch)
            let parts = try StationFiles.object(run)["parts"] as? [[String: Any]] ?? []
            #expect(parts.first?["stations"] as? Int == 6, "\(run.output)")
        }
    }

    /// A row that a column without a place calls a total is one, whether it is a sum or none.
    @Test(arguments: [("999", 1), ("", 1), ("1", 1)])
    func aTotalInAnUnusedColumnIsTold(code: String, findings: Int) throws {
        let rows = (1...4).map { "A,\($0),Hall \($0),\(50 + 3 * $0),\(40 + $0)\n" }.joined()
        for (first, rule) in [(230, "total-rows"), (231, "total-not-sum")] {
            try Program.inScratch { scratch in
                try Data(
                    ("county,precinct,Building,votes_1,votes_2\n" + rows
                        + "\(code.isEmpty ? "" : "A"),\(code),TOTAL,\(first),170\n").utf8
                ).write(to: scratch.appending(path: "f.csv"))
                let draft = try Program.run(["map", "f.csv", "--out", "map.json"], in: scratch)
                #expect(draft.status == 0, "\(draft.errors)")
                let run = try Program.run(["check", "f.csv", "--map", "map.json", "--json"], in: scratch)
                #expect(run.status == 0, "\(run.errors)")
                let parts = try StationFiles.object(run)["parts"] as? [[String: Any]] ?? []
                let rules = parts.flatMap { part in
                    (part["findings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
                }
                #expect(rules.filter { $0.hasPrefix("total") } == [rule], "\(rules)")
                #expect(parts.first?["stations"] as? Int == 4)
            }
        }
    }
}
