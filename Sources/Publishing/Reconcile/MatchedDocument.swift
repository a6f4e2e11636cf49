import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

extension SampleEstimate.Missing {
    /// The part `missing` of a sample as JSON; shares and leads are fractions.
    var document: JSONNode {
        var reason: JSONNode = .null
        if case .notKnown(let why) = answer { reason = .string(why.rawValue) }
        return [
            "drawn": .integer(drawn), "received": .integer(received),
            "without_register": .integer(withoutRegister), "reserve_share": .number(reserveShare),
            "bounds": bounds.map { bounds in
                .array(bounds.map { ["low": .number($0.low), "high": .number($0.high)] })
            } ?? .null,
            "lead_low": JSONNode(leadBound?.low), "lead_high": JSONNode(leadBound?.high),
            "answer": JSONNode(answer?.code), "reason": reason,
            "tipping_point": JSONNode(tippingPoint),
        ]
    }
}

extension MatchedStations {
    /// The part `matched` of a sample as JSON; shares and leads are fractions.
    ///
    /// - Parameter names: Names of the stations that differ, in their order.
    func document(names: [String]) -> JSONNode {
        [
            "verdict": .string(verdict.rawValue), "reasons": .strings(reasons.map(\.rawValue)),
            "arrived": .integer(arrived), "stations": .integer(stations),
            "official_is_partial": .bool(isPartial),
            "discrepant_stations": .integer(discrepantStations),
            "most_differing_stations": JSONNode(mostDiffering),
            "exchanges": .array(
                exchanges.map { exchange in
                    [
                        "ballot_nos": .array(exchange.pairs.map { .integer($0.number) }),
                        "stations": .integer(exchange.stations),
                    ]
                }),
            "differences": .array(zip(names, differences).map(difference)),
            "splits": .array(splits.indices.map(split)),
            "shares": .array(
                correctedShares.indices.map { index in
                    [
                        "ballot_no": .integer(Choice(index: index).number),
                        "discrepant_stations": .integer(discrepantByPair[index]),
                        "corrected_share": .number(correctedShares[index]),
                        "corrected_se": JSONNode(correctedErrors[index]),
                    ]
                }),
            "leader": .integer(leader.number), "runner_up": .integer(runnerUp.number),
            "official_lead": .number(officialLead), "corrected_lead": .number(correctedLead),
            "corrected_lead_se": .number(lead.standardError),
            "corrected_lead_df": .number(lead.degreesOfFreedom),
            "corrected_lead_low": JSONNode(correctedLeadInterval?.low),
            "corrected_lead_high": JSONNode(correctedLeadInterval?.high),
            "lead_p": JSONNode(lead.p), "lead_test": JSONNode(lead.test?.rawValue),
            "overstated": .integer(overstated), "understated": .integer(understated),
            "direction_p": .number(directionP),
            "other_pairs": .array(
                otherDirections.map {
                    [
                        "ballot_no": .integer($0.pair.number), "overstated": .integer($0.overstated),
                        "understated": .integer($0.understated), "direction_p": .number($0.p),
                    ]
                }),
        ]
    }

    private func difference(_ name: String, _ found: Difference) -> JSONNode {
        [
            "station": .string(name), "votes": .array(found.votes.map { .integer($0) }),
            "official_votes": .array(found.officialVotes.map { .integer($0) }),
        ]
    }

    private func split(_ index: Int) -> JSONNode {
        let split = splits[index]
        return [
            "ballot_no": .integer(Choice(index: index).number), "gap": .number(split.gap),
            "sampling_luck": .number(split.samplingLuck),
            "recording_error": .number(split.recordingError), "uncompared": .number(split.uncompared),
            "discrepant_stations": .integer(discrepantByPair[index]),
            "corrected_share": .number(correctedShares[index]),
            "corrected_se": JSONNode(correctedErrors[index]),
        ]
    }
}
