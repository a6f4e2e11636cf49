import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

extension SampleEstimate.Missing {
    /// The part `missing` of a sample as JSON; shares and leads are fractions.
    var document: JSONValue {
        var reason: JSONValue = .null
        if case .notKnown(let why) = answer { reason = .string(why.rawValue) }
        return [
            "drawn": .integer(drawn), "received": .integer(received),
            "without_register": .integer(withoutRegister), "reserve_share": .number(reserveShare),
            "bounds": bounds.map { bounds in
                .array(bounds.map { ["low": .number($0.low), "high": .number($0.high)] })
            } ?? .null,
            "lead_low": JSONValue(leadBound?.low), "lead_high": JSONValue(leadBound?.high),
            "answer": JSONValue(answer?.code), "reason": reason,
            "tipping_point": JSONValue(tippingPoint),
        ]
    }
}

extension MatchedStations {
    /// The part `matched` of a sample as JSON; shares and leads are fractions.
    ///
    /// - Parameter names: Names of the stations that differ, in their order.
    func document(names: [String]) -> JSONValue {
        [
            "verdict": .string(verdict.rawValue), "reasons": .strings(reasons.map(\.rawValue)),
            "arrived": .integer(arrived), "stations": .integer(stations),
            "official_is_partial": .bool(isPartial),
            "discrepant_stations": .integer(discrepantStations),
            "most_differing_stations": JSONValue(mostDiffering),
            "exchanges": .array(
                exchanges.map { exchange in
                    [
                        "ballot_nos": .array(exchange.pairs.map { .integer($0) }),
                        "stations": .integer(exchange.stations),
                    ]
                }),
            "differences": .array(zip(names, differences).map(difference)),
            "splits": .array(splits.indices.map(split)),
            "shares": .array(
                correctedShares.indices.map { index in
                    [
                        "ballot_no": .integer(index + 1),
                        "discrepant_stations": .integer(discrepantByPair[index]),
                        "corrected_share": .number(correctedShares[index]),
                        "corrected_se": JSONValue(correctedErrors[index]),
                    ]
                }),
            "leader": .integer(leader + 1), "runner_up": .integer(runnerUp + 1),
            "official_lead": .number(officialLead), "corrected_lead": .number(correctedLead),
            "corrected_lead_se": .number(lead.standardError),
            "corrected_lead_df": .number(lead.degreesOfFreedom),
            "corrected_lead_low": JSONValue(correctedLeadInterval?.low),
            "corrected_lead_high": JSONValue(correctedLeadInterval?.high),
            "lead_p": JSONValue(lead.p), "lead_test": JSONValue(lead.test?.rawValue),
            "overstated": .integer(overstated), "understated": .integer(understated),
            "direction_p": .number(directionP),
            "other_pairs": .array(
                otherDirections.map {
                    [
                        "ballot_no": .integer($0.pair + 1), "overstated": .integer($0.overstated),
                        "understated": .integer($0.understated), "direction_p": .number($0.p),
                    ]
                }),
        ]
    }

    private func difference(_ name: String, _ found: Difference) -> JSONValue {
        [
            "station": .string(name), "votes": .array(found.votes.map { .integer($0) }),
            "official_votes": .array(found.officialVotes.map { .integer($0) }),
        ]
    }

    private func split(_ index: Int) -> JSONValue {
        let split = splits[index]
        return [
            "ballot_no": .integer(index + 1), "gap": .number(split.gap),
            "sampling_luck": .number(split.samplingLuck),
            "recording_error": .number(split.recordingError), "uncompared": .number(split.uncompared),
            "discrepant_stations": .integer(discrepantByPair[index]),
            "corrected_share": .number(correctedShares[index]),
            "corrected_se": JSONValue(correctedErrors[index]),
        ]
    }
}
