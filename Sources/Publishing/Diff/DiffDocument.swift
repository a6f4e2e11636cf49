import Consistency
import Elections
import Ground
import Statistics
import Wording

/// `results.json` of a comparison of two files.
struct DiffDocument {
    private let report: DiffReport
    private let result: CountDiff
    private let diff: StationDiff

    init(_ report: DiffReport) {
        self.report = report
        result = report.result
        diff = report.result.diff
    }

    var document: Publication.Document {
        .init(
            path: "results.json", schema: "sanding/diff/1", run: report.run,
            [
                "arguments": report.run.argumentsValue,
                "inputs": report.run.inputsValue,
                "form": JSONNode(report.form?.id), "stations": stations, "figures": .array(figures),
                "not_compared": [
                    "columns_of_old": .strings(diff.onlyOld), "columns_of_new": .strings(diff.onlyNew),
                    "keys_twice": .integer(diff.join.repeated.count),
                ],
                "first": .array(
                    report.words.first.map { finding in
                        .both(report.wording.vocabulary, names: report.wording.names) { $0.sentence(finding) }
                    }),
                "rules": .array(rules), "slips": slips, "blocks": blocks, "direction": direction,
                "counts": .object(
                    Dictionary(
                        uniqueKeysWithValues: Severity.allCases.map { severity in
                            (
                                severity.rawValue,
                                JSONNode.integer(result.findings.count { $0.severity == severity })
                            )
                        })),
                "findings": .array(
                    result.findings.map {
                        ResultsDocument.finding(
                            $0, report.wording.vocabulary, names: report.wording.names)
                    }),
            ])
    }

    private var stations: JSONNode {
        let whole = result.whole
        return [
            "old": .integer(result.stations.old), "new": .integer(result.stations.new),
            "in_common": .integer(diff.join.inCommon), "unchanged": .integer(whole.unchanged),
            "changed": .integer(whole.changed), "removed": .integer(whole.removed),
            "added": .integer(whole.added), "votes_fell": .integer(whole.fallen),
            "figures_known": .integer(whole.known), "figures_unknown": .integer(whole.unknown),
            "entered_since": .integer(diff.enteredSince),
        ]
    }

    private var figures: [JSONNode] {
        diff.measures.indices.map { measure in
            let totals = result.totals(measure)
            return [
                "field": .string(diff.measures[measure].name), "old": .integer(totals.old),
                "new": .integer(totals.new), "change": .integer(result.whole.total[measure]),
                "net": .integer(result.whole.net[measure]), "gross": .integer(result.whole.gross[measure]),
            ]
        }
    }

    private var rules: [JSONNode] {
        let counts = RuleChanges.Outcome.allCases.map { ($0.rawValue, result.rules.counts($0)) }
        return result.rules.rules.rules.indices.map { index in
            let rule = result.rules.rules.rules[index].rule
            var members: [String: JSONNode] = [
                "rule": .string(rule.id), "severity": .string(rule.severity.rawValue),
                "expression": .string(rule.expression),
            ]
            for (name, counts) in counts { members[name] = .integer(counts[index]) }
            return .object(members)
        }
    }

    private var slips: JSONNode {
        let counts = result.slips.counts
        return .object(
            Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, .integer($0.value)) }))
    }

    private var blocks: JSONNode {
        let listed = result.blocks.blocks.filter { $0.pAdjusted < DiffWords.blockLimit }
        return [
            "tests": .integer(result.blocks.blocks.count), "fewest_changes": .integer(ChangeBlocks.fewest),
            "below_limit": .array(listed.map(block)), "limit": .number(DiffWords.blockLimit),
        ]
    }

    private func block(_ block: ChangeBlocks.Block) -> JSONNode {
        var members: [String: JSONNode] = [
            "level": .string(diff.levels[block.level]),
            "region": .string(diff.name(level: block.level, region: block.unit)),
            "favouring": .integer(block.favouring), "counted": .integer(block.counted),
            "level_above": .string(block.levelAround < 0 ? "" : diff.levels[block.levelAround]),
            "favouring_above": .integer(block.favouringAbove),
            "expected_in_proportion": .number(block.inProportion),
            "counted_above": .integer(block.countedAbove), "expected": .number(block.expected),
            "p": .number(block.p), "p_adjusted": .number(block.pAdjusted), "p_holm": .number(block.pHolm),
            "pair": .integer(block.favour.pair.number), "measure": "share",
        ]
        if case .lead(_, let other) = block.favour {
            members["measure"] = "lead"
            members["over"] = .integer(other.number)
        }
        return .object(members)
    }

    private var direction: JSONNode {
        guard let direction = result.direction, let leaders = result.blocks.leaders else { return nil }
        return [
            "pair": .integer(leaders.first.number), "over": .integer(leaders.second.number),
            "changes": .integer(direction.nonzero), "up": .integer(direction.positive),
            "net": .integer(direction.net), "signflip_p": .number(direction.signFlipP),
            "signflip_is_exact": .bool(direction.isExact), "sign_p": .number(direction.signP),
            "log_bayes_factor": .number(direction.logBayesFactor),
            "posterior_at_even_prior": .number(direction.posteriorAtEvenPrior),
            "expected_split": expectedSplit, "expected_split_absence": expectedSplitAbsence,
        ]
    }

    private var expectedSplit: JSONNode {
        guard case .success(let split) = result.expectedSplit else { return nil }
        return [
            "votes_share": .number(split.votes), "gains_share": .number(split.gains),
            "up_share_expected": .number(split.direction.up),
            "up_share": .number(split.direction.positiveShare),
            "net_expected": .number(split.direction.expectedNet), "p": .number(split.direction.p),
            "p_is_exact": .bool(split.direction.isExact), "sign_p": .number(split.direction.signP),
        ]
    }

    private var expectedSplitAbsence: JSONNode {
        guard case .failure(let absence) = result.expectedSplit else { return nil }
        return .string(absence.rawValue)
    }
}
