import Elections
import Ground
import Reconciliation
import Statistics
import Wording

/// `results.json`: everything a run found, for programs. Described by `results-1.schema.json`.
struct ResultsDocument {
    static let schema = "sanding/results/1"

    let result: ReconciliationResult
    let findings: [Finding]
    let run: RunFacts
    let sample: SampleSummary?

    var document: Publication.Document {
        let vocabulary = result.election.vocabulary
        let names = FindingNames(result.election, isOfArrivedStrata: result.isOfArrivedStrata)
        return .init(
            path: "results.json", schema: ResultsDocument.schema, run: run,
            [
                "election": [
                    "name": .string(result.election.name), "title": .string(result.election.title),
                    "region_codes": .string(result.election.scheme.description),
                ],
                "options": options, "summary": summary, "sample": sample?.value ?? .null,
                "contests": .elements(result.election.contests, contest),
                "comparisons": .elements(result.comparisons) { ComparisonDocument(comparison: $0).value },
                "findings": .elements(findings) {
                    ResultsDocument.finding($0, vocabulary, names: names)
                },
            ])
    }

    /// What was found on one contest, with its texts.
    func document(of contest: Contest, path: String, _ news: NewsText) -> Publication.Document {
        .init(
            path: path, schema: "sanding/contest/1", run: run,
            [
                "contest": self.contest(contest),
                "comparisons": .elements(result.comparisons(of: contest.id)) {
                    ComparisonDocument(comparison: $0).value
                },
                "words": [
                    "headline": .string(news.headline), "post": .string(news.post),
                    "lede": .string(news.lede),
                    "caption": .string(news.caption), "alt_text": .string(news.altText),
                    "other_figures": .strings(news.otherFigures), "not_tested": .strings(news.notTested),
                ],
            ])
    }

    private var options: JSONNode {
        let options = result.options
        return [
            "base": .string(DesignOptions.Base.votes.rawValue),
            "level": .number(options.level), "edge_level": .number(options.edgeLevel),
            "adjust": .string(options.adjustment.code), "alpha": .number(options.alpha),
            "stages": .strings(options.stages.map(\.rawValue).sorted()),
            "source_kinds": .strings(options.kinds.map(\.rawValue).sorted()),
            "pools_pages": .bool(options.poolsPages),
            "equivalence_margin_pp": .number(100 * options.equivalenceMargin),
            "power": .number(options.power),
        ]
    }

    private var summary: JSONNode {
        let batch = result.batch
        let tally = result.tally
        return [
            "readings": .integer(batch.readings), "tested": .integer(batch.tested),
            "outside": .integer(batch.outside), "outside_edge": .integer(batch.outsideEdge),
            "expected_outside": .number(batch.expectedOutside),
            "expected_outside_edge": .number(batch.expectedOutsideEdge),
            "stand_out_after_adjustment": .integer(batch.standOut),
            "p_at_least_outside": JSONNode(batch.pAtLeastOutside),
            "without_margin": [
                "consistent": .integer(tally.agreeAnyway),
                "inconsistent": .integer(tally.outsideAnyway.count),
                "depends": .integer(tally.depend),
            ], "counts_shown_only": .integer(tally.shown),
            "pollsters": .array(
                result.pollsters.map {
                    [
                        "source": .string($0.source), "tested": .integer($0.tested),
                        "outside": .integer($0.outside), "expected_outside": .number($0.expectedOutside),
                        "p": .number($0.p), "p_adjusted": .number($0.pAdjusted),
                    ]
                }),
            "parts_tested": .integer(tally.partsTested), "parts_agree": .integer(tally.partsAgree),
        ]
    }

    private func contest(_ contest: Contest) -> JSONNode {
        let triangulations = result.triangulations(of: contest.id)
        return [
            "contest": .string(contest.id), "title": .string(contest.title),
            "election_date": JSONNode(contest.electionDate),
            "region": JSONNode(contest.region?.text), "kind": .string(contest.kind.rawValue),
            "rule": .string(contest.rule.rawValue), "population": JSONNode(contest.population),
            "parent_contest": JSONNode(contest.parentID),
            "official": result.isOfSample
                ? .null : result.recap(of: contest).map { official($0, contest) } ?? .null,
            "triangulations": .array(triangulations.map(ResultsDocument.triangulation)),
            "count_differences": .array(
                result.countDifferences(of: contest.id)
                    .map(ResultsDocument.countDifference)),
            "measure_differences": .array(
                result.measureDifferences(of: contest.id).map(ResultsDocument.measureDifference)),
        ]
    }

    /// Without an outcome nobody knows who leads.
    private func official(_ recap: Recap, _ contest: Contest) -> JSONNode {
        let outcome = result.outcome(of: contest.id)
        let names = result.election.candidates(of: contest.id)
        let votes = recap.votes.map { pair -> JSONNode in
            let name = names.first { $0.choice == pair.choice }?.pair
            return [
                "ballot_no": .integer(pair.choice.number), "candidate_pair": JSONNode(name),
                "votes": JSONNode(pair.votes), "share": JSONNode(recap.share(of: pair.choice)),
            ]
        }
        return [
            "form": JSONNode(nonEmpty: recap.form), "decided_on": JSONNode(nonEmpty: recap.decidedOn),
            "valid_votes": JSONNode(recap.validVotes),
            "base": JSONNode(recap.base?.rawValue), "share_of": .string(recap.shareWhole.rawValue),
            "invalid_votes": JSONNode(recap.invalidVotes),
            "polling_stations": JSONNode(recap.pollingStations), "votes": .array(votes),
            "leader": JSONNode(outcome?.leader.choice.number),
            "runner_up": JSONNode(outcome?.runnerUp?.choice.number),
            "lead_votes": JSONNode(outcome?.leadVotes), "lead": JSONNode(outcome?.lead),
            "standing": .string((outcome?.standing ?? .unknown).rawValue),
            "rule_source": JSONNode(outcome?.ruleSource),
            "turnout_asked": outcome?.turnout.map { turnout in
                [
                    "more_than_pct": .integer(turnout.moreThanPercent),
                    "official": JSONNode(turnout.official?.share), "met": JSONNode(turnout.isMet),
                ]
            } ?? .null,
            "spread": outcome?.spread.map { spread in
                [
                    "reached": .integer(spread.reached), "known": .integer(spread.known),
                    "total": .integer(spread.total), "needed": .integer(spread.needed),
                ]
            } ?? .null,
            "filing_limit": outcome?.filing.map { filing in
                [
                    "limit_pct": .number(Double(filing.limitPercentTimesTen) / 10),
                    "limit_votes": .integer(filing.limitVotes),
                    "lead_within_limit": .bool(filing.leadWithinLimit),
                    "source": .string(filing.source),
                ]
            } ?? .null,
            "sources": .strings(recap.sources.filter { !$0.isEmpty }),
        ]
    }

    private static func countDifference(_ pair: CountDifference) -> JSONNode {
        [
            "region": .string(pair.region.text), "sources": .strings(pair.sources),
            "readings": .strings(pair.readings),
            "ballot_numbers": .array(pair.pairs.map { .integer($0.number) }),
            "counts": .integer(pair.counts),
            "difference": .number(pair.difference),
            "se": .number(pair.standardError), "low": .number(pair.interval.low),
            "high": .number(pair.interval.high), "p_most_favourable": .number(pair.pMostFavourable),
        ]
    }

    private static func measureDifference(_ pair: MeasureDifference) -> JSONNode {
        [
            "region": .string(pair.region.text), "measure": .string(pair.measure.rawValue),
            "base": .string(pair.base.rawValue), "sources": .strings(pair.sources),
            "estimates": .array(pair.percents.map { .number($0.fraction) }),
            "difference": .number(pair.difference), "low": .number(pair.interval.low),
            "high": .number(pair.interval.high),
        ]
    }

    private static func triangulation(_ summary: Triangulation) -> JSONNode {
        [
            "region": .string(summary.region.text), "mean": .number(summary.mean),
            "se": .number(summary.standardError), "low": JSONNode(summary.interval?.low),
            "high": JSONNode(summary.interval?.high), "p": .number(summary.p),
            "q": .number(summary.q), "q_df": .integer(summary.qDegreesOfFreedom),
            "q_p": .number(summary.qP), "i2": .number(summary.iSquared),
            "tau2": .number(summary.tauSquared),
            "prediction_low": JSONNode(summary.prediction?.low),
            "prediction_high": JSONNode(summary.prediction?.high),
            "counts_differ": .bool(summary.countsDiffer),
            "conclusion": .string(summary.conclusion.rawValue),
            "departing": JSONNode(summary.departing),
            "members": .array(
                summary.members.map { member in
                    [
                        "source": .string(member.source), "reading": .string(member.reading),
                        "effect": .number(member.effect), "se": .number(member.standardError),
                        "p_against_others": .number(member.pAgainstOthers),
                        "p_against_recap": .number(member.pAgainstRecap),
                    ]
                }),
        ]
    }

    static func finding(
        _ finding: Finding, _ vocabulary: Vocabulary, names: FindingNames = FindingNames()
    ) -> JSONNode {
        [
            "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
            "contest": .string(finding.contest), "region": JSONNode(finding.region?.text),
            "station": JSONNode(finding.station),
            "explanations": .array(
                finding.explanations.map { explanation in
                    [
                        "kind": .string(explanation.kind.rawValue),
                        "text": .both(vocabulary, names: names) { $0.slip(explanation) },
                    ]
                }),
            "source": JSONNode(nonEmpty: finding.source),
            "place": [
                "file": .string(finding.place.file), "line": JSONNode(finding.place.line),
                "column": JSONNode(finding.place.column),
            ],
            "expected": .string(finding.expected), "found": .string(finding.found),
            "votes_at_stake": JSONNode(finding.votesAtStake),
            "message": .both(vocabulary, names: names) { $0.sentence(finding) },
            "cause": JSONNode(finding.cause), "is_consequence": .bool(finding.isConsequence),
        ]
    }
}
