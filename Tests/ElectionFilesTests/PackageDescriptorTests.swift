import ElectionFiles
import Elections
import Foundation
import Ground
import Testing

@Suite struct PackageDescriptorTests {
    static func package(_ resources: String, _ extra: String = "") -> [String: String] {
        ["datapackage.json": "{\"name\": \"bali\", \(extra)\"resources\": [\(resources)]}"]
    }

    static let remedy = "correct it, or remove the file and the CSV files are found by name"

    @Test func titleSchemeAndPaths() throws {
        let json = """
            {"title": "Bali 2018", "sanding": {"regionCodes": {"scheme": "kemendagri", "edition": "2017"}},
             "resources": [{"name": "recap", "path": "votes.csv"}, {"name": "other", "data": []}]}
            """
        let files = [
            "datapackage.json": json, "recap.csv": nil,
            "votes.csv": "contest_id,region_code,ballot_no,votes\nbali,51,1,6\nbali,51,2,5\n",
        ]
        let folder = try TemporaryFolder.read(files)
        #expect(folder.election.title == "Bali 2018")
        #expect(folder.election.scheme == RegionCodeScheme(name: "kemendagri", edition: "2017"))
        #expect(folder.election.recapRows.map(\.votes) == [6, 5])
        #expect(folder.election.recapRows.first?.place.file == "votes.csv")
        #expect(folder.inputs.map(\.name).contains("datapackage.json"))
    }

    @Test(
        "A path that leaves the folder is refused",
        arguments: [
            ("../../etc/passwd", "leaves the folder"), ("a/../../b.csv", "leaves the folder"),
            ("", "leaves the folder"),
            ("/etc/passwd", "is not a path inside the folder"),
            ("https://example.org/recap.csv", "is not a path inside the folder"),
            ("file:///etc/passwd", "is not a path inside the folder"),
            ("..\\\\recap.csv", "is not a path inside the folder"),
        ])
    func paths(_ path: String, _ reason: String) throws {
        let shown = path.replacing("\\\\", with: "\\")
        #expect(
            try TemporaryFolder.sentences(Self.package("{\"name\": \"recap\", \"path\": \"\(path)\"}")) == [
                "datapackage.json, column path: \"\(shown)\" \(reason); name a file beside datapackage.json"
            ])
    }

    @Test(
        "What is wrong with the JSON is said",
        arguments: [
            ("{", "the file is not JSON"), ("[]", "the file does not hold a JSON object"),
            ("{\"title\": \"x\"}", "the property \"resources\" is missing"),
            ("{\"resources\": {}}", "the property resources has the wrong type"),
            ("{\"resources\": [{}]}", "the property \"name\" is missing"),
            (
                "{\"resources\": [{\"name\": \"recap\", \"path\": [\"a.csv\"]}]}",
                "the property resources.0.path has the wrong type"
            ),
        ])
    func json(_ text: String, _ reason: String) throws {
        #expect(
            try TemporaryFolder.sentences(["datapackage.json": text]) == [
                "datapackage.json: \(reason); \(Self.remedy)"
            ])
    }

    @Test func aDeclaredFileThatIsNotThere() throws {
        #expect(
            try TemporaryFolder.sentences(Self.package("{\"name\": \"recap\", \"path\": \"votes.csv\"}")) == [
                "votes.csv: there is no such file; check the name"
            ])
    }

    @Test("A link to a place outside the folder is refused", arguments: ["recap.csv", "datapackage.json"])
    func symlink(_ name: String) throws {
        let sentences = try TemporaryFolder.sentences([name: nil]) { folder in
            let outside = folder.deletingLastPathComponent().appending(path: "outside.csv")
            try Data("contest_id,region_code,ballot_no,votes\n".utf8).write(to: outside)
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: name), withDestinationURL: outside)
        }
        #expect(sentences == ["\(name): the file is a link to a place outside the folder; copy it in"])
    }

    @Test("A folder that only starts with the same name is outside too")
    func siblingFolder() throws {
        let sentences = try TemporaryFolder.sentences(["recap.csv": nil]) { folder in
            let sibling = folder.deletingLastPathComponent().appending(path: "bali-2")
            try FileManager.default.createDirectory(at: sibling, withIntermediateDirectories: true)
            let file = sibling.appending(path: "recap.csv")
            try Data("contest_id,region_code,ballot_no,votes\n".utf8).write(to: file)
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "recap.csv"), withDestinationURL: file)
        }
        #expect(sentences == ["recap.csv: the file is a link to a place outside the folder; copy it in"])
    }

    @Test func aLinkInsideTheFolderIsRead() throws {
        let sentences = try TemporaryFolder.sentences(["recap.csv": nil]) { folder in
            let file = folder.appending(path: "votes.csv")
            try Data("contest_id,region_code,ballot_no,votes\nbali,51,1,6\n".utf8).write(to: file)
            try FileManager.default.createSymbolicLink(
                at: folder.appending(path: "recap.csv"), withDestinationURL: file)
        }
        #expect(sentences == [])
    }

    @Test("Declared marks are read, column by column")
    func styles() throws {
        let schema = """
            {"name": "recap", "path": "recap.csv", "dialect": {"delimiter": ";"},
             "schema": {"fields": [{"name": "votes", "groupChar": "."}]}},
            {"name": "quick_counts", "path": "quick_counts.csv", "schema": {"fields": [
             {"name": "share_pct", "decimalChar": ","}, {"name": "ballot_no"}]}}
            """
        var files = Self.package(schema)
        files["recap.csv"] = "contest_id;region_code;ballot_no;votes\nbali;51;1;1.600\nbali;51;2;400\n"
        files["quick_counts.csv"] =
            "contest_id;pollster;ballot_no;share_pct;data_in_pct\nbali;P;1;59,5;99.5\nbali;P;2;40,5;99.5\n"
        let election = try TemporaryFolder.read(files).election
        #expect(election.recapRows.map(\.votes) == [1600, 400])
        #expect(election.readings.first?.shares.map(\.percent.value) == [59.5, 40.5])
        #expect(election.readings.first?.dataInPercent?.value == 99.5)
        files["datapackage.json"] = nil
        #expect(
            try TemporaryFolder.sentences(files).map { $0.prefix(40) } == [
                "recap.csv, line 2, column votes: \"1.600\"", "quick_counts.csv, line 2, column share_p",
                "quick_counts.csv, line 3, column share_p",
            ])
    }

    @Test func byteOrderMark() throws {
        let json = "\u{FEFF}{\"title\": \"T\", \"resources\": []}"
        #expect(try TemporaryFolder.read(["datapackage.json": json]).election.title == "T")
    }
}
