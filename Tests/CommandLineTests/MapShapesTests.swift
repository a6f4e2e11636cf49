import Foundation
import Testing

/// Maps drafted from files in the shapes of twenty-seven countries (`Tests/Shapes`): what they sum is what was dealt out.
@Suite struct MapShapesTests {
    struct Truth: Decodable {
        var unsure: [String]
        var votes: [Int]
        var sums: [String: Int]
        /// Without and with blank ballots: some forms count them among the invalid.
        var invalid: [Int]
        var encoding: String?
        var `where`: String?
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Shapes")

    static let truths: [String: Truth] = {
        do {
            return try JSONDecoder().decode(
                [String: Truth].self, from: Data(contentsOf: folder.appending(path: "truth.json")))
        } catch {
            preconditionFailure("truth.json can be read: \(error)")
        }
    }()

    @Test func everyFileHasItsTruth() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(files.filter { $0.hasSuffix(".csv") }.sorted() == Self.truths.keys.sorted())
    }

    @Test(arguments: truths.keys.sorted()) func whatTheDraftSumsIsWhatWasDealtOut(_ name: String) throws {
        let truth = try #require(Self.truths[name])
        let file = Self.folder.appending(path: name).path
        var arguments = ["map", file]
        if let encoding = truth.encoding { arguments += ["--encoding", encoding] }
        if let condition = truth.where { arguments += ["--where", condition] }
        try Program.inScratch { scratch in
            let draft = try Program.run(arguments, in: scratch)
            #expect(draft.status == 0)
            let map = try #require(
                try JSONSerialization.jsonObject(with: Data(draft.output.utf8)) as? [String: Any])
            #expect(map["unsure"] as? [String] ?? [] == truth.unsure)
            try JSONSerialization.data(withJSONObject: map.filter { $0.key != "unsure" }).write(
                to: scratch.appending(path: "map.json"))
            let check = try Program.run(["map", "--check", file, "--map", "map.json"], in: scratch)
            #expect(check.errors.replacing(/note: .*\n/, with: "") == "")
            let sums = Self.sums(check.output)
            #expect(sums.filter { $0.key.hasPrefix("votes_") }.values.sorted() == truth.votes)
            for (column, sum) in truth.sums where sums[column] != nil { #expect(sums[column] == sum) }
            if let invalid = sums["invalid"] { #expect(truth.invalid.contains(invalid)) }
        }
    }

    /// Columns and sums of the last part of `map --check`.
    static func sums(_ output: String) -> [String: Int] {
        let lines = output.split(separator: "\n").drop { !$0.hasPrefix("sum of all") }.dropFirst()
        let pairs = lines.compactMap { line -> (String, Int)? in
            guard let match = line.wholeMatch(of: /\s+(\w+)(?: \(.*\))?: ([\d,]+)(?: \(.*\))?/),
                let sum = Int(match.2.replacing(",", with: ""))
            else { return nil }
            return (String(match.1), sum)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}
