import Elections
import Foundation
import Ground
import Reconciliation
import SandingKit
import Testing

@testable import Publishing

/// Holds `results.json` against the schema in the repository.
@Suite struct SchemaTests {
    @Test(arguments: ["pilkada-2018", "pilpres-2014", "pilpres-2019", "pilpres-2024", "makassar-2018"])
    func everyFolderFollowsTheSchema(folder: String) throws {
        let report = try Samples.report(folder: Samples.data.appending(path: folder))
        try Validator.expect(try Samples.text("results.json", in: report), follows: "results-1")
    }

    /// The proof of a report, with everything in it that a proof may have.
    @Test func proofsFollowTheSchema() throws {
        let folder = try Samples.report(folder: Samples.data.appending(path: "makassar-2018"))
        let run = RunFacts(
            version: "1", command: "reconcile e", arguments: ["lang": "en"],
            inputs: [InputFile(name: "recap.csv", bytes: 3, sha256: "00")],
            notices: [
                .folder(.columnsNotRead(file: "recap.csv", columns: ["vote"], meant: [])),
                .endsWithinLine(file: "recap.csv"),
            ], seed: 18_446_744_073_709_551_615,
            typed: TypedCommand(words: ["reconcile", "e"], paths: ["e"], epoch: "1530090061"))
        let report = ReconcileReport(result: folder.result, findings: folder.findings, run: run)
        let files = try OutputSink.memory { try report.publication.write([.md, .csv], to: $0) }
        let proof = try #require(files.first { $0.path == "proof.json" })
        try Validator.expect(String(decoding: proof.bytes, as: UTF8.self), follows: "proof-1")
    }

    /// What no shipped folder has may stand in one of a reader's.
    @Test func everyReasonAndVerdictIsInTheSchema() throws {
        func codes(_ path: [String]) throws -> Set<String> {
            var node: [String: Any] = try Validator.schema("results-1")
            for name in path { node = try #require(node[name] as? [String: Any], "\(name)") }
            return Set(try #require(node["enum"] as? [String]))
        }
        let comparison = ["properties", "comparisons", "items", "properties"]
        #expect(
            try codes(comparison + ["reasons", "items"]) == Set(ReasonCode.allCases.map(\.rawValue)))
        #expect(try codes(comparison + ["verdict"]) == Set(Verdict.allCases.map(\.rawValue)))
    }

    /// A sample of which a station is missing and another differs, beside a complete and a partial official file.
    @Test(arguments: [true, false])
    func samplesFollowTheSchema(isComplete: Bool) throws {
        let table = { (file: String, votes: (Int) -> Int?) -> StationTable in
            let columns = (0..<3).map { pair in
                CountColumn((0..<12).map { row in Count(votes(row).map { $0 + 10 * pair }) })
            }
            return StationTable(
                file: file, count: 12, levels: ["region"],
                regions: [CodeColumn(ids: [Int32](repeating: 0, count: 12), codes: ["1"])],
                stationNumbers: CodeColumn(
                    ids: Int32(0)..<12, codes: (0..<12).map { "\($0)" }),
                fields: [.registered: CountColumn([Int32](repeating: 300, count: 12))],
                votes: columns, lineOfRow: { $0 + 2 })
        }
        let plain = { (row: Int) in 50 + row * 7 % 5 }
        let official = table("o.csv") { row in
            row == 5 && !isComplete ? nil : plain(row) + (row == 3 ? 2 : 0)
        }
        let sample = try StationSample(
            table("s.csv") { $0 == 11 ? nil : plain($0) }, options: .init(), frame: nil)
        let found = try SampleReconciler(draws: .init(draws: 199, mostDraws: 199), by: "region").reconcile(
            sample, official: official, names: SampleNames("s"))
        #expect(found.matched?.discrepantStations == 1 && found.matched?.isPartial == !isComplete)
        let text = try ReconcileReport(
            result: found.result, findings: found.findings,
            run: RunFacts(version: "1", command: "c", arguments: [:], inputs: [], seed: 1),
            sample: SampleSummary(
                found.estimate, response: found.response, matched: found.matched, differing: found.differing,
                design: [:])
        ).publication.json
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let part = try #require(document["sample"] as? [String: Any])
        let schema = try #require(
            (try Validator.schema("results-1")["properties"] as? [String: Any])?["sample"] as? [String: Any])
        for name in ["matched", "missing"] {
            let rules = try #require((schema["properties"] as? [String: Any])?[name] as? [String: Any])
            let faults = Validator.faults(try #require(part[name]), rules, at: name)
            #expect(faults.isEmpty, "\(faults.prefix(5))")
        }
    }

    @Test func theValidatorSeesFaults() throws {
        let schema: [String: Any] = [
            "type": "object", "required": ["a"], "additionalProperties": false,
            "properties": ["a": ["type": ["integer", "null"]], "b": ["enum": ["x"]]],
        ]
        #expect(Validator.faults(["a": 1], schema, at: "").isEmpty)
        #expect(Validator.faults(["a": NSNull()], schema, at: "").isEmpty)
        #expect(Validator.faults(["a": 1.5], schema, at: "") == ["/a: type"])
        #expect(Validator.faults(["b": "x"], schema, at: "") == [": a is missing"])
        #expect(Validator.faults(["a": 1, "b": "y"], schema, at: "") == ["/b: enum"])
        #expect(Validator.faults(["a": 1, "c": 2], schema, at: "") == [": c is extra"])
    }
}

/// The few keywords of JSON Schema that the schemas of the repository use.
enum Validator {
    /// - Parameter name: Name and version of a schema of this package.
    static func schema(_ name: String) throws -> [String: Any] {
        let url = Samples.root.appending(path: "Sources/Publishing/Resources/\(name).schema.json")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    }

    static func expect(_ text: String, follows name: String) throws {
        let document = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let faults = faults(document, try schema(name), at: "")
        #expect(faults.isEmpty, "\(faults.prefix(5))")
    }

    static func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
        var faults: [String] = []
        if let types = schema["type"] as? [String] ?? (schema["type"] as? String).map({ [$0] }),
            !types.contains(where: { matches(value, $0) })
        {
            return ["\(path): type"]
        }
        if let choices = schema["enum"] as? [Any],
            !choices.contains(where: { ($0 as? NSObject) == (value as? NSObject) })
        {
            faults.append("\(path): enum")
        }
        if let constant = schema["const"] as? String, constant != value as? String {
            faults.append("\(path): const")
        }
        if let bound = schema["minimum"] as? Double, let number = value as? Double, number < bound {
            faults.append("\(path): minimum")
        }
        if let bound = schema["maximum"] as? Double, let number = value as? Double, number > bound {
            faults.append("\(path): maximum")
        }
        if let members = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            for name in schema["required"] as? [String] ?? [] where members[name] == nil {
                faults.append("\(path): \(name) is missing")
            }
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                if let inner = properties[name] {
                    faults += Self.faults(member, inner, at: "\(path)/\(name)")
                } else if schema["additionalProperties"] as? Bool == false {
                    faults.append("\(path): \(name) is extra")
                }
            }
        }
        if let items = value as? [Any], let inner = schema["items"] as? [String: Any] {
            for (index, item) in items.enumerated() {
                faults += Self.faults(item, inner, at: "\(path)/\(index)")
            }
        }
        return faults
    }

    private static func matches(_ value: Any, _ type: String) -> Bool {
        switch type {
        case "null": return value is NSNull
        case "string": return value is String
        case "array": return value is [Any]
        case "object": return value is [String: Any]
        case "boolean": return value is Bool
        case "integer":
            let number = (value as? NSNumber)?.doubleValue ?? .nan
            return number == number.rounded()
        default: return value is NSNumber
        }
    }
}
