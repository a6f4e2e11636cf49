import Elections
import Estimation
import Reconciliation
import Statistics

/// What a station sample says on its own, as JSON: `sanding estimate --json`, and the part `sample` of
/// `results.json`.
public struct SampleDocument {
    let estimate: SampleEstimate
    let response: [(stratum: String, drawn: Int, received: Int)]
    let matched: MatchedStations?

    public init(
        _ estimate: SampleEstimate, response: [(stratum: String, drawn: Int, received: Int)],
        matched: MatchedStations? = nil
    ) {
        self.estimate = estimate
        self.response = response
        self.matched = matched
    }

    /// The document as text, with the level of its intervals and the facts of the run.
    public func text(level: Double, run: RunFacts) -> String {
        JSONValue.object([
            "schema": "sanding/estimate/1", "level": .number(level),
            "sanding": ["version": .string(run.version), "command": .string(run.command)],
            "arguments": .object(run.arguments.mapValues { .string($0) }), "sample": value,
        ]).text()
    }

    var value: JSONValue {
        [
            "method": .string(estimate.shares.method), "df": .integer(estimate.degreesOfFreedom),
            "shares": .array(
                zip(estimate.shares.choices, estimate.figures).map { choice, figure in
                    figureValue(figure, ["ballot_no": Int(choice).map { .integer($0) } ?? .null])
                }),
            "turnout": estimate.turnout.map { figureValue($0) } ?? .null,
            "invalid": estimate.invalid.map { figureValue($0) } ?? .null,
            "lead": lead, "missing": missing, "matched": matched.map(matchedValue) ?? .null,
            "response": .array(
                response.map {
                    [
                        "stratum": .string($0.stratum), "drawn": .integer($0.drawn),
                        "received": .integer($0.received),
                    ]
                }),
        ]
    }

    private func figureValue(
        _ figure: SampleEstimate.Figure, _ more: [String: JSONValue] = [:]
    ) -> JSONValue {
        .object(
            [
                "estimate": .number(figure.value), "se": JSONValue(figure.standardError),
                "low": JSONValue(figure.interval?.low), "high": JSONValue(figure.interval?.high),
                "simultaneous_low": JSONValue(figure.joint?.low),
                "simultaneous_high": JSONValue(figure.joint?.high),
            ].merging(more) { $1 })
    }

    private var lead: JSONValue {
        guard let lead = estimate.lead, let second = estimate.runnerUp else { return .null }
        return figureValue(
            lead,
            [
                "leader": .integer(estimate.leader + 1), "runner_up": .integer(second + 1),
            ])
    }

    private var missing: JSONValue {
        let missing = estimate.missing
        return [
            "drawn": .integer(missing.drawn), "received": .integer(missing.received),
            "bounds": missing.bounds.map { bounds in
                .array(bounds.map { ["low": .number($0.low), "high": .number($0.high)] })
            } ?? .null,
            "tipping_point": JSONValue(missing.tippingPoint),
        ]
    }

    private func matchedValue(_ matched: MatchedStations) -> JSONValue {
        [
            "stations": .integer(matched.stations),
            "discrepant_stations": .integer(matched.discrepantStations),
            "splits": .array(
                matched.splits.indices.map { index in
                    let split = matched.splits[index]
                    return [
                        "ballot_no": .integer(index + 1), "gap": .number(split.gap),
                        "sampling_luck": .number(split.samplingLuck),
                        "recording_error": .number(split.recordingError),
                        "discrepant_stations": .integer(matched.discrepantByPair[index]),
                        "corrected_share": .number(matched.correctedShares[index]),
                        "corrected_se": JSONValue(matched.correctedErrors[index]),
                    ]
                }),
            "official_lead": .number(matched.officialLead),
            "corrected_lead": .number(matched.correctedLead),
            "corrected_lead_low": JSONValue(matched.correctedLeadInterval?.low),
            "corrected_lead_high": JSONValue(matched.correctedLeadInterval?.high),
            "overstated": .integer(matched.overstated),
            "understated": .integer(matched.understated),
            "direction_p": .number(matched.directionP),
        ]
    }
}
