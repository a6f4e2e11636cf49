import ElectionFiles
import Elections
import Foundation
import Testing

/// A folder's own rules of winning.
@Suite struct WinnerRuleFileTests {
    private static func files(_ rules: String, rule: String = "own") -> [String: String] {
        [
            "contests.csv": "contest_id,region_code,kind,rule\nbali,51,other,\(rule)\n",
            "recap.csv": "contest_id,region_code,ballot_no,votes\nbali,51,1,45\nbali,51,2,55\n",
            "winner_rules.json": rules,
        ]
    }

    @Test func anOwnRuleIsApplied() throws {
        let rules = """
            {"winner": [{"rule": "own", "more_than_percent": 60, "source": "Act 1",
              "or_else": {"at_least_percent": 55, "lead_at_least_points": 10}}]}
            """
        let election = try TemporaryFolder.read(Self.files(rules)).election
        let outcome = try #require(Outcome(contest: election.contests[0], in: election))
        #expect(outcome.standing == .met && outcome.ruleSource == "Act 1")
        let strict = try TemporaryFolder.read(
            Self.files("{\"winner\": [{\"rule\": \"own\", \"more_than_percent\": 60}]}")
        ).election
        let missed = try #require(Outcome(contest: strict.contests[0], in: strict))
        #expect(missed.standing == .notMet && missed.ruleSource == nil)
        // The rules that come with Sanding stay.
        #expect(strict.rulebook.terms(for: .majority)?.moreThanPercent == 50)
    }

    /// A referendum that needs half of those on the register: more ayes than noes are not enough.
    @Test func aTurnoutIsAskedFor() throws {
        func standing(_ total: String, percent: Int = 50) throws -> (Outcome.Standing, Bool?) {
            var files = Self.files(
                "{\"winner\": [{\"rule\": \"own\", \"more_than_percent\": 50, \"turnout_more_than_percent\": \(percent)}]}"
            )
            files["recap_totals.csv"] =
                "contest_id,region_code,valid_votes,invalid_votes,registered_voters,turnout\n" + total
            let election = try TemporaryFolder.read(files).election
            let outcome = try #require(Outcome(contest: election.contests[0], in: election))
            return (outcome.standing, outcome.turnout?.isMet)
        }
        #expect(try standing("bali,51,100,0,201,\n") == (.notMet, false))
        #expect(try standing("bali,51,100,0,200,\n") == (.notMet, false))
        #expect(try standing("bali,51,100,1,200,\n") == (.met, true))
        #expect(try standing("bali,51,100,,,49.9\n") == (.notMet, false))
        #expect(try standing("bali,51,100,,,50.1\n") == (.met, true))
        // 50.0 as it is printed may be more or less.
        #expect(try standing("bali,51,100,,,50.0\n") == (.unknown, nil))
        #expect(try standing("bali,51,100,,,\n") == (.unknown, nil))
        let found = try TemporaryFolder.sentences(
            Self.files("{\"winner\": [{\"rule\": \"own\", \"turnout_more_than_percent\": 150}]}"))
        #expect(found.count == 1 && found[0].hasPrefix("winner_rules.json: rule own: "))
    }

    @Test func sentences() throws {
        let known = WinnerRule.allCases.map(\.rawValue).joined(separator: ", ")
        let example = "{\"winner\": [{\"rule\": \"own\", \"more_than_percent\": 55}]}"
        for (name, near) in [("own", ""), ("plurallity", "; did you mean plurality?"), ("55", "")] {
            #expect(
                try TemporaryFolder.sentences(Self.files("{\"winner\": []}", rule: name)) == [
                    "contests.csv, line 2, column rule: \"\(name)\" is not one of \(known)\(near) (another one stands in "
                        + "winner_rules.json of the folder, such as \(example))"
                ])
        }
        // What the sentence tells to write is read.
        let election = try TemporaryFolder.read(Self.files(example)).election
        #expect(try #require(Outcome(contest: election.contests[0], in: election)).standing == .notMet)
        for (text, start) in [
            ("[", "winner_rules.json: the file is not JSON"),
            ("{\"winner\": [{}]}", "winner_rules.json: "),
            (
                "{\"winner\": [{\"rule\": \"own\", \"more_than_percent\": 160}]}",
                "winner_rules.json: rule own: percentages lie from 0 to 100"
            ),
            (
                "{\"winner\": [{\"rule\": \"own\", \"region_at_least_percent\": 25}]}",
                "winner_rules.json: rule own: "
            ),
            (
                "{\"winner\": [{\"rule\": \"own\", \"turnout_more_then_percent\": 50}]}",
                "winner_rules.json: rule own: a rule has no turnout_more_then_percent; did you mean turnout_more_than_percent?"
            ),
            (
                "{\"winner\": [{\"rule\": \"own\", \"or_else\": {\"at_least\": 40}}]}",
                "winner_rules.json: rule own: a rule has no at_least; it has at_least_percent, lead_at_least_points"
            ),
        ] {
            let found = try TemporaryFolder.sentences(Self.files(text))
            #expect(found.count == 1 && found[0].hasPrefix(start), "\(found)")
        }
    }

    /// No key of the rules that come with Sanding is refused.
    @Test func everyKeyIsKnown() throws {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let rules = String(decoding: try encoder.encode(Rulebook.standard.winner), as: UTF8.self)
        let found = try TemporaryFolder.sentences(Self.files("{\"winner\": \(rules)}", rule: "majority"))
        #expect(found.isEmpty, "\(found)")
    }
}
