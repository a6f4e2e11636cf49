import ElectionFiles
import Elections
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
        ] {
            let found = try TemporaryFolder.sentences(Self.files(text))
            #expect(found.count == 1 && found[0].hasPrefix(start), "\(found)")
        }
    }
}
