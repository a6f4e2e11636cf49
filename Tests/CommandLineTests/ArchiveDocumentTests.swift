import Foundation
import Testing

/// What archives say to programs, held against the schema in the repository.
@Suite struct ArchiveDocumentTests {
    private static func document(_ words: String, in folder: URL, status: Int32 = 0) throws -> [String: Any] {
        let run = try ArchiveCommandTests.archive(
            words.split(separator: " ").map(String.init) + ["--json"], in: folder)
        #expect(run.status == status, "\(words): \(run.errors)")
        let found = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        return try #require(found as? [String: Any])
    }

    /// Keys of a document that its schema does not have, and keys that it lacks, at every depth.
    static func faults(_ value: Any, _ schema: [String: Any], at path: String = "") -> [String] {
        var faults: [String] = []
        let types = schema["type"] as? [String] ?? [schema["type"] as? String ?? ""]
        let fits = types.contains { type in
            switch type {
            case "null": value is NSNull
            case "string": value is String
            case "array": value is [Any]
            case "object": value is [String: Any]
            default: value is NSNumber
            }
        }
        if !fits { faults.append("\(path): type") }
        if let choices = schema["enum"] as? [String], let text = value as? String, !choices.contains(text) {
            faults.append("\(path): \(text)")
        }
        if let members = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            let lacking = (schema["required"] as? [String] ?? []).filter { members[$0] == nil }
            faults += lacking.map { "\(path): \($0) is missing" }
            for (name, member) in members {
                guard let inner = properties[name] else {
                    faults.append("\(path): \(name) is extra")
                    continue
                }
                faults += Self.faults(member, inner, at: "\(path)/\(name)")
            }
        }
        for (place, item) in (value as? [Any] ?? []).enumerated() {
            faults += Self.faults(item, schema["items"] as? [String: Any] ?? [:], at: "\(path)/\(place)")
        }
        return faults
    }

    @Test func everyDocumentFollowsTheSchema() throws {
        let file = Program.root.appending(path: "Sources/Publishing/Resources/archive-1.schema.json")
        let schema = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        #expect(!Self.faults(["schema": 1], schema).isEmpty)
        try ArchiveCommandTests.inFolder { folder in
            try ArchiveCommandTests.made(in: folder)
            let head = try ArchiveCommandTests.archive(["head"], in: folder).output
            try Data(head.utf8).write(to: folder.appending(path: "head.txt"))
            for words in ["list", "log", "show 1", "show 3", "verify", "verify --head head.txt", "head"] {
                let faults = Self.faults(try Self.document(words, in: folder), schema)
                #expect(faults.isEmpty, "\(words): \(faults.prefix(5))")
            }
            let log = try #require(Self.document("log", in: folder)["entries"] as? [[String: Any]])
            #expect(
                log.map { $0["event"] as? String } == [
                    "figures", "figures", "frozen", "error-page", "figures",
                ])
            let items = try #require(log[1]["items"] as? [[String: Any]])
            #expect(items.allSatisfy { $0["change"] as? String == "withdrawn" } && items.count == 2)
            #expect((log[4]["items"] as? [[String: Any]])?.first?["entry"] as? Int == 0)
            #expect(
                (try Self.document("log --contest none", in: folder)["entries"] as? [Any])?.count == 2)
            let said = try #require(try Self.document("head", in: folder)["head"] as? [String: Any])
            #expect(said["text"] as? String == head)
            let others = ["--archive", "other.archive"]
            try ArchiveCommandTests.archive(["init", "--origin", "example.org/b"] + others, in: folder)
            let planted = ArchiveCommandTests.page(
                ["701", "300"], stations: 50, moment: "2024-11-28 00:59:00")
            try Data(planted.utf8).write(to: folder.appending(path: "pkwkp_31.json"))
            try ArchiveCommandTests.archive(
                ["add", "pkwkp_31.json", "--time", "2024-11-28T01:00:00+07:00"] + others, in: folder)
            let merged = try Self.document("merge other.archive", in: folder, status: 1)
            #expect(Self.faults(merged, schema).isEmpty, "\(Self.faults(merged, schema))")
            let found = try #require(merged["merge"] as? [String: Any])
            #expect(found["other_figures"] as? Int == 1 && found["added"] as? Int == 1)
            let pairs = try #require(found["contradictions"] as? [[String: Any]])
            #expect(pairs.count == 1 && pairs[0]["kind"] as? String == "other-figures")
            #expect((pairs[0]["other"] as? [String: Any])?["entry"] as? Int == 5)
            let contested = try Self.document("log", in: folder)
            #expect(Self.faults(contested, schema).isEmpty, "\(Self.faults(contested, schema))")
            let lines = try #require(contested["entries"] as? [[String: Any]])
            let item = try #require((lines[0]["items"] as? [[String: Any]])?.first)
            #expect(item["change"] as? String == "contradicted" && item["entry"] as? Int == 5)
            #expect((item["others"] as? [Any])?.count == 1)
            // What differs is in the document, and the status says so too.
            try Data(head.replacing("\n5\n", with: "\n4\n").utf8).write(
                to: folder.appending(path: "head.txt"))
            let other = try Self.document("verify --head head.txt", in: folder, status: 1)
            let verification = try #require(other["verification"] as? [String: Any])
            #expect((verification["head"] as? String)?.isEmpty == false)
        }
    }
}
