import Elections
import Ground
import Testing
import Wording

@testable import Consistency

@Suite struct RuleExpressionTests {
    static let columns = ["registered", "ballots_used", "valid", "invalid", "votes_1", "votes_2", "votes_3"]

    static func rule(_ expression: String) throws -> FormRule {
        try FormRule(
            FormRulebook.Rule(
                id: "x", severity: .error, scope: .all, expression: expression,
                text: Bilingual(en: "", id: ""),
                source: ""),
            columns: columns,
            constants: [
                "reserve_percent": try #require(ExactConstant("2.5")),
                "limit": try #require(ExactConstant("300")),
            ])
    }

    static let values: [Int64?] = [200, 150, 140, 10, 40, 70, 30]

    @Test(arguments: [
        "sum(votes) = valid", "valid + invalid == ballots_used", "ballots_used <= registered * 1.025",
        "ballots_used <= registered + ceil(registered * reserve_percent / 100)", "max(votes) <= valid",
        "min(votes) >= 30", "2 * votes_1 - votes_2 = 10", "-(votes_1 - votes_2) > 29.99",
        "registered / 8 = 25", "floor(registered / 7) = 28", "round(registered / 16) = 13",
        "abs(votes_1 - votes_2) = 30", "max(votes_1, votes_2 / 2, 39.5) = 40", "registered <> ballots_used",
        "max(all) < limit", "sum(all) = 640", "sum(votes_1, votes_2) = 110", "min(1, 2) != 2",
        "ceil(0 - 5 / 2) = -2", "floor(-5 / 2) = -3", "round(-5 / 2) = -3",
    ]) func holds(_ expression: String) throws {
        #expect(try Self.rule(expression).answer(Self.values) == .holds)
        // And its opposite fails: no rule holds by being ignored.
        let marks = [
            (" <= ", " > "), (" >= ", " < "), (" != ", " = "), (" <> ", " = "), (" == ", " != "),
            (" = ", " != "),
            (" < ", " >= "), (" > ", " <= "),
        ]
        let mark = try #require(marks.first { expression.contains($0.0) })
        let opposite = expression.replacing(mark.0, with: mark.1)
        #expect(try Self.rule(opposite).answer(Self.values) == .fails)
    }

    @Test func exactWhereBinaryFractionsAreNot() throws {
        // 1.1 × 30 is 33.000000000000004 in binary fractions.
        let rule = try Self.rule("registered * 1.1 = 220")
        #expect(rule.answer(Self.values) == .holds)
        let sides = try #require(try Self.rule("registered * 0.333 <= 1").sides(Self.values))
        #expect(sides.left.description == "66.6" && sides.right.description == "1")
    }

    @Test func missingFiguresMakeARuleUnknown() throws {
        var values = Self.values
        values[2] = nil
        #expect(try Self.rule("sum(votes) = valid").answer(values) == .unknown)
        #expect(try Self.rule("max(all) < limit").answer(values) == .holds)
        #expect(try Self.rule("ballots_used <= registered").answer(values) == .holds)
        let error = #expect(throws: FormRule.Unasked.self) {
            try Self.rule("ballots_received = valid + voters_total")
        }
        #expect(error?.missing == ["ballots_received", "voters_total"])
    }

    @Test(arguments: [
        (
            "valid",
            "\"valid\", character 6: a comparison is missing; write =, !=, <, <=, > or >= between two sides"
        ),
        ("valid = = 3", "\"valid = = 3\", character 9: a number or a column should stand here, not ="),
        (
            "valid < 3 < 4",
            "\"valid < 3 < 4\", character 11: the rule should end here; one comparison is one rule"
        ),
        ("(valid = 3", "\"(valid = 3\", character 8: a closing parenthesis is missing here"),
        (
            "valid = 1.2.3",
            "\"valid = 1.2.3\", character 9: 1.2.3 is not a number of at most 15 digits, such as 1.025"
        ),
        (
            "valid ~ 3",
            "\"valid ~ 3\", character 7: ~ has no meaning here; write names of columns, numbers, + - * / ( ) and one "
                + "comparison, such as ballots_used <= registered * 1.025"
        ),
        ("vald = 3", "\"vald = 3\", character 1: there is no figure vald; did you mean valid?"),
        (
            "station_no <= 40",
            "\"station_no <= 40\", character 1: station_no names a station or region; rules compare counts"
        ),
        (
            "median(votes) = 3",
            "\"median(votes) = 3\", character 1: median is no function; there are sum, min, max, ceil, floor, round, abs, known"
        ),
        (
            "valid * invalid = 3",
            "\"valid * invalid = 3\", character 7: one side of * must be a number; figures are not multiplied with "
                + "each other"
        ),
        (
            "valid / invalid <= 0.5",
            "\"valid / invalid <= 0.5\", character 7: only a number can divide; instead of a / b <= c write a <= b * c"
        ),
        ("valid / 0 = 1", "\"valid / 0 = 1\", character 7: 0 cannot divide"),
        (
            "votes = valid",
            "\"votes = valid\", character 1: votes is a list; write sum(votes), min(votes) or max(votes)"
        ),
        ("ceil(votes) = 1", "\"ceil(votes) = 1\", character 1: ceil takes one value, not the list votes"),
        ("ceil(1, 2) = 1", "\"ceil(1, 2) = 1\", character 1: ceil takes one value"),
        ("valid =", "\"valid =\", character 8: the rule ends too early; a number or a column should follow"),
        (
            "valid * 123456789012345 <= registered * 1.23456789012345",
            "\"valid * 123456789012345 <= registered * 1.23456789012345\", character 1: its numbers have too many "
                + "digits for exact arithmetic; round them"
        ),
    ]) func faults(_ expression: String, _ sentence: String) throws {
        let error = #expect(throws: RuleFault.self) { try Self.rule(expression) }
        #expect(English(.indonesian).sentence(try #require(error)) == sentence)
    }

    @Test func comparisonsMayBeWrittenAsSigns() throws {
        #expect(try Self.rule("valid ≤ registered").answer(Self.values) == .holds)
        #expect(try Self.rule("valid ≥ registered").answer(Self.values) == .fails)
        #expect(try Self.rule("valid ≠ registered").answer(Self.values) == .holds)
    }

    @Test(arguments: [
        String(repeating: "(", count: 60) + "1" + String(repeating: ")", count: 60) + " = 1",
        String(repeating: "abs(", count: 60) + "1" + String(repeating: ")", count: 60) + " = 1",
    ]) func deepNestingIsRefused(expression: String) throws {
        let error = #expect(throws: RuleFault.self) { try Self.rule(expression) }
        #expect(error?.kind == .tooDeep)
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000), String(repeating: "valid+", count: 20_000) + "valid = 1",
        String(repeating: "1*", count: 100_000) + "1 = 1", String(repeating: "-", count: 100_000) + "1 = 1",
        "max(" + String(repeating: "1,", count: 100_000) + "1) = 1",
        "valid = " + String(repeating: "valid-", count: 100_000) + "1",
    ]) func longRulesAreRefusedAndDoNotCrash(expression: String) throws {
        let error = #expect(throws: RuleFault.self) { try Self.rule(expression) }
        #expect(error?.kind == .tooLong(most: 500))
        #expect(error?.description.count ?? .max < 300)
    }

    @Test func theLongestRuleIsRead() throws {
        // 249 signs between 250 numbers, and a comparison.
        let long = (1...249).map { _ in "1" }.joined(separator: "+") + " = 249"
        #expect(try Self.rule(long).answer(Self.values) == .holds)
    }

    @Test func knownFiguresAreAskedAndOthersCountAsNothing() throws {
        let columns = ["registered", "ballots_used", "voters_transferred"]
        let book = FormRulebook(
            rules: [
                FormRulebook.Rule(
                    id: "t", severity: .warning, scope: .all,
                    expression:
                        "ballots_used <= registered + known(voters_transferred) + known(voters_unlisted)",
                    text: Bilingual(en: "", id: ""), source: "")
            ], forms: [])
        let rules = try FormRules(book, form: nil, columns: columns, scope: .all)
        let rule = try #require(rules.rules.first)
        #expect(rule.answer([100, 105, 5]) == .holds)
        #expect(rule.answer([100, 105, 4]) == .fails)
        #expect(rule.answer([100, 100, nil]) == .holds)
        #expect(rule.answer([100, 101, nil]) == .fails)
        #expect(rule.answer([nil, 101, 3]) == .unknown)
        let counts = [[100, 100, 100, 100], [105, 105, 100, 101], [5, 4, .missing, .missing]].map {
            CountColumn($0)
        }
        var failed: [Int] = []
        var evaluator = RuleEvaluator(rules)
        evaluator.evaluate(counts, rows: 4) { _, _ in
        } incomplete: { _ in
        } failure: {
            failed.append($1)
        }
        #expect(failed == [1, 3])
        let error = #expect(throws: RuleFault.self) { try Self.rule("valid <= known(registered + 1)") }
        #expect(error?.kind == .knownTakesName)
    }

    @Test func manyRowsAtOnceGiveTheSameAsOneByOne() throws {
        let expressions = [
            "sum(votes) = valid", "max(votes) <= valid",
            "ballots_used <= registered + ceil(registered * 0.025)",
            "min(all) >= 0", "max(all) <= 100", "round(valid / 3) != 7", "abs(votes_1 - votes_2) < 20.5",
            "min(votes_1, votes_2, 12) > 3", "valid + invalid >= ballots_used",
        ]
        let book = FormRulebook(
            rules: expressions.enumerated().map { index, expression in
                FormRulebook.Rule(
                    id: "\(index)", severity: .error, scope: .all, expression: expression,
                    text: Bilingual(en: "", id: ""), source: "")
            }, forms: [])
        let rules = try FormRules(book, form: nil, columns: Self.columns, scope: .all)
        var state: UInt64 = 7
        var columns = Self.columns.map { _ in [Count]() }
        for _ in 0..<997 {
            for column in columns.indices {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let value = Int32(state >> 33 % 120)
                columns[column].append(value % 11 == 0 ? .missing : Count(value % 120))
            }
        }
        let counts = columns.map { CountColumn($0) }
        var evaluator = RuleEvaluator(rules)
        var failed: Set<[Int]> = []
        var incomplete: [Int] = []
        var unknown = [Int](repeating: 0, count: expressions.count)
        evaluator.evaluate(counts, rows: 997) {
            unknown[$0] += $1
        } incomplete: {
            incomplete.append($0)
        } failure: {
            failed.insert([$0, $1])
        }
        var expected: Set<[Int]> = []
        var gaps = [Int](repeating: 0, count: expressions.count)
        for row in 0..<997 {
            let values = counts.map { $0[row].map { Int64($0) } }
            for (index, rule) in rules.rules.enumerated() {
                switch rule.answer(values) {
                case .fails: expected.insert([index, row])
                case .unknown: gaps[index] += 1
                case .holds: break
                }
            }
        }
        #expect(failed == expected)
        #expect(
            incomplete
                == (0..<997).filter { row in
                    rules.rules.contains { rule in
                        rule.answer(counts.map { $0[row].map { Int64($0) } }) == .unknown
                    }
                })
        #expect(unknown == gaps)
        #expect(failed.count > 1000 && gaps[0] > 100)
    }

    @Test func builtInRulesCanAllBeAsked() throws {
        let all = StationField.ofForms.map(\.name) + ["votes_1", "votes_2"]
        for form in FormRulebook.standard.forms {
            let rules = try FormRules(.standard, form: form, columns: all, scope: .station)
            #expect(rules.unasked.isEmpty)
            #expect(
                Set(rules.rules.map(\.rule.id)).isSuperset(of: (1...13).filter { $0 != 12 }.map { "R\($0)" }))
        }
    }
}
