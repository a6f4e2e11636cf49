import Elections
import Foundation
import SandingKit
import Testing
import Wording

@testable import Consistency

/// A count without a column of the valid votes: the choices stand for them where that can only miss a fault.
@Suite struct ValidSummedTests {
    private static let header = "village_code,station_no,registered,ballots_used,invalid,votes_1,votes_2"

    private func findings(_ rows: [String], header: String = ValidSummedTests.header) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "summed-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "stations.csv")
        try Data(([header] + rows).joined(separator: "\n").utf8).write(to: file)
        let request = CheckRequest(
            [file.path], reading: ReadingOptions(levels: ["village_code"]),
            rules: RuleOptions(form: .id("any")))
        return try request.run().parts.flatMap(\.check.findings)
    }

    @Test func tooManyChoicesAreTooMany() throws {
        // The first station has 100 ballots and 108 votes; the second 20 of which nothing is known.
        let found = try findings(["A,1,200,100,3,50,55", "A,2,200,100,3,40,37", "A,3,210,90,1,39,50"])
        let rules = found.filter { $0.severity == .error }
        #expect(rules.map(\.rule) == ["R9"] && rules.map(\.place.line) == [2])
        #expect(rules.first?.found == "108" && rules.first?.expected == "100")
        let said = found.filter { $0.rule == "valid-summed" }
        #expect(said.count == 1 && said.first?.severity == .notice)
        #expect(
            said.first?.sentence(.english).hasPrefix(
                "stations.csv has no column of the valid votes: in R9") == true)
        // What asks whether there are too few, or all, is not asked of some choices.
        if case .form(.validSummed(let files, let ids)) = said.first?.kind {
            #expect(files == ["stations.csv"] && ids.contains("R13") && !ids.contains("R7"))
        }
    }

    @Test func aFileWithValidVotesIsAskedAsItIs() throws {
        let found = try findings(
            ["A,1,200,100,3,97,50,47", "A,2,200,100,3,97,40,57"],
            header: Self.header.replacing("votes_1", with: "valid,votes_1"))
        #expect(found.isEmpty)
    }

    @Test func onlyBoundsAreSummed() throws {
        let columns = ["ballots_used", "invalid", "votes_1", "votes_2"]
        func rule(_ expression: String) -> FormRulebook.Rule? {
            FormRulebook.standard.rules.first.map { first in
                var rule = first
                rule.expression = expression
                return rule
            }
        }
        for (expression, isAsked) in [
            ("valid + invalid <= ballots_used", true), ("ballots_used >= valid", true),
            ("ballots_used - valid > invalid", true), ("valid = ballots_used", true),
            ("valid = sum(votes)", false), ("ballots_used - invalid = valid", true),
            ("valid + invalid >= ballots_used", false), ("valid > 0", false),
            ("max(valid, invalid) <= ballots_used", false), ("valid <= registered", false),
        ] {
            let rule = try #require(rule(expression))
            let made = try? FormRule(rule, columns: columns, constants: [:])
            #expect((made != nil) == isAsked, "\(expression)")
            #expect(made?.sumsChoices ?? true)
        }
    }
}
