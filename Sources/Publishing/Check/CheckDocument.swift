import Consistency
import Elections
import Ground
import SandingKit
import Wording

/// `results.json` of a check.
struct CheckDocument {
    let report: CheckReport

    init(_ report: CheckReport) { self.report = report }

    var document: Publication.Document {
        .init(
            path: "results.json", schema: "sanding/check/1", run: report.run,
            [
                "arguments": report.run.argumentsValue,
                "inputs": report.run.inputsValue,
                "parts": .array(report.parts.enumerated().map { part($1, open: report.open?[$0]) }),
            ])
    }

    private func part(_ part: CheckedCount.Part, open: [Finding]?) -> JSONNode {
        let check = part.check
        let counted = check.findings.counted
        let severities = Severity.allCases.map { severity in
            (severity.rawValue, JSONNode.integer(counted.count { $0.severity == severity }))
        }
        let openBySeverity = open.map(\.counted).map { open in
            JSONNode.object(
                Dictionary(
                    uniqueKeysWithValues: Severity.allCases.map { severity in
                        (severity.rawValue, .integer(open.count { $0.severity == severity }))
                    }))
        }
        return [
            "contest": JSONNode(part.contest?.id), "form": JSONNode(part.form?.id),
            "stations": JSONNode(check.input.stations.map { $0.scan.builder.rows }),
            "files": .strings(
                [check.input.stations?.file].compactMap { $0 } + check.input.recaps.map(\.file)),
            "counts": .object(Dictionary(uniqueKeysWithValues: severities)),
            "consequences": .integer(check.findings.count - counted.count),
            "open": openBySeverity ?? .null,
            "rules": .array(check.tallies.map(tally)),
            "form_checks": grid(check.grid),
            "levels": [
                "figures_compared": .integer(check.levels.compared),
                "mismatches": .integer(check.levels.mismatches.count),
                "errors": .array(
                    check.levels.errors.map { row in
                        [
                            "file": .string(row.file), "level": JSONNode(row.level),
                            "column": .string(row.column), "mismatches": .integer(row.mismatches),
                            "net": .integer(row.net), "gross": .integer(row.gross),
                        ]
                    }),
            ],
            "identical_rows": .array(
                check.identicalRows.map { rows in
                    rows.scopes.map { scope in
                        [
                            "levels_shared": .integer(scope.depth), "observed": .integer(scope.observed),
                            "expected": .number(scope.expected), "p": .number(scope.p),
                            "p_adjusted": .number(rows.anywhere(scope)),
                        ]
                    }
                } ?? []),
            "votes_at_stake": stake(part.stake),
            "findings": .array(
                check.findings.map {
                    ResultsDocument.finding($0, vocabulary, names: report.wording.names)
                }),
        ]
    }

    private func tally(_ tally: CountCheck.RuleTally) -> JSONNode {
        [
            "rule": .string(tally.rule.id), "severity": .string(tally.rule.severity.rawValue),
            "expression": .string(tally.rule.expression), "asked": .integer(tally.asked),
            "failed": .integer(tally.failed), "unknown": .integer(tally.unknown),
            "missing": .strings(tally.missing), "source": .string(tally.rule.source),
            "text": ["en": .string(tally.rule.text.en), "id": .string(tally.rule.text.id)],
        ]
    }

    private var vocabulary: Vocabulary { report.wording.vocabulary }

    private func grid(_ grid: RuleGrid) -> JSONNode {
        [
            "by": .both(vocabulary) { $0.gridColumns(grid.level) },
            "forms": .integer(grid.forms), "failing": .integer(grid.failing),
            "columns": .array(
                grid.columns.map { column in
                    [
                        "name": .both(vocabulary) { $0.gridColumn(column.name) },
                        "forms": .integer(column.forms), "complete": .integer(column.complete),
                    ]
                }),
            "rows": .array(
                grid.rows.map { row in
                    [
                        "rule": .string(row.id), "asked": .bool(row.isAsked),
                        "failed": .array(row.failed.map { .integer($0) }),
                    ]
                }),
        ]
    }

    private func stake(_ stake: VotesAtStake) -> JSONNode {
        [
            "votes": .integer(stake.votes), "places": .integer(stake.places),
            "contradicted": .integer(stake.contradicted), "contradictions": .integer(stake.contradictions),
            "leader": JSONNode(stake.leader?.number),
            "runner_up": JSONNode(stake.runnerUp?.number), "lead": JSONNode(stake.lead),
            "valid": JSONNode(stake.valid),
            "questions": .array(
                stake.questions.map { question in
                    [
                        "question": .string(question.kind.rawValue), "distance": .integer(question.distance),
                        "could_change": .bool(question.couldChange),
                        "could_change_at_worst": .bool(question.couldChangeAtWorst),
                        "source": JSONNode(nonEmpty: question.source),
                    ]
                }),
        ]
    }
}
