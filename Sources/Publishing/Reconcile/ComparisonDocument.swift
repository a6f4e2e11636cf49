import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

/// One comparison as JSON (Contract section 3).
struct ComparisonDocument {
    let comparison: Comparison

    var value: JSONValue {
        let estimate = comparison.estimate
        return [
            "contest": .string(comparison.contest), "region": .string(comparison.region.text),
            "source": .string(comparison.source), "reading": .string(comparison.reading),
            "basis": .string(estimate.basis.rawValue), "stage": JSONValue(comparison.stage?.rawValue),
            "stations": JSONValue(estimate.stations), "as_of": JSONValue(nonEmpty: comparison.asOf),
            "method": .string(estimate.method), "df": JSONValue(estimate.degreesOfFreedom),
            "effective_size": JSONValue(comparison.effectiveSize),
            "rounding_half_width": .number(estimate.roundingHalfWidth),
            "largest_error_factor": .number(estimate.largestErrorFactor),
            "choices": .array(comparison.choices.map(choice)),
            "simultaneous": simultaneous, "joint": joint, "lead": lead, "threshold": threshold,
            "minimum_detectable_gap": JSONValue(comparison.minimumDetectableGap),
            "unrounded_minimum_detectable_gap": JSONValue(comparison.unroundedMinimumDetectableGap),
            "detectable_gap_basis": JSONValue(comparison.detectableGapBasis?.rawValue),
            "design_effect": JSONValue(comparison.designEffect), "ballots": JSONValue(comparison.ballots),
            "accuracy": accuracy,
            "equivalence": equivalence, "drawn": drawn,
            "margin_kind": JSONValue(marginKind),
            "implied_station_sd": impliedDeviation,
            "verdict": .string(comparison.verdict.rawValue),
            "reasons": .strings(comparison.reasons.map(\.rawValue)),
            "repeat_of": JSONValue(comparison.repeatOf),
        ]
    }

    private func choice(_ choice: Comparison.Choice) -> JSONValue {
        [
            "ballot_no": .integer(choice.ballotNumber), "remainder": .bool(choice.isRemainder),
            "estimate": .number(choice.estimate),
            "se": JSONValue(choice.standardError), "official": .number(choice.official),
            "official_votes": .integer(choice.officialVotes),
            "difference": .number(choice.difference),
            "difference_votes": .number(choice.differenceVotes),
            "low": JSONValue(choice.interval?.low), "high": JSONValue(choice.interval?.high),
            "simultaneous_low": JSONValue(choice.simultaneous?.low),
            "simultaneous_high": JSONValue(choice.simultaneous?.high),
            "edge_low": JSONValue(choice.edge?.low), "edge_high": JSONValue(choice.edge?.high),
            "unrounded_low": JSONValue(choice.unrounded?.alone.low),
            "unrounded_high": JSONValue(choice.unrounded?.alone.high),
            "unrounded_simultaneous_low": JSONValue(choice.unrounded?.simultaneous?.low),
            "unrounded_simultaneous_high": JSONValue(choice.unrounded?.simultaneous?.high),
            "unrounded_edge_low": JSONValue(choice.unrounded?.edge?.low),
            "unrounded_edge_high": JSONValue(choice.unrounded?.edge?.high),
            "z": JSONValue(choice.z), "z_most_favourable": JSONValue(choice.zMostFavourable),
            "p": JSONValue(choice.p),
            "p_adjusted": JSONValue(choice.pAdjusted),
            "p_most_favourable": JSONValue(choice.pMostFavourable),
            "p_most_favourable_adjusted": JSONValue(choice.pMostFavourableAdjusted),
        ]
    }

    private var simultaneous: JSONValue {
        guard let critical = comparison.critical else { return .null }
        return [
            "method": .string(critical.method.rawValue), "critical": .number(critical.inner),
            "critical_edge": .number(critical.outer),
        ]
    }

    /// What samples drawn from the official file say; null where the verdict does not rest on them.
    private var drawn: JSONValue {
        guard let drawn = comparison.drawn else { return .null }
        return [
            "draws": .integer(drawn.draws), "all_draws": .integer(drawn.allDraws),
            "exceedances": .integer(drawn.exceedances), "outside_rate": .number(drawn.outsideRate),
            "outside_edge_rate": .number(drawn.edgeRate),
        ]
    }

    private var joint: JSONValue {
        guard let joint = comparison.joint else { return .null }
        return [
            "test": .string(joint.test), "statistic": .number(joint.statistic),
            "df1": .number(joint.df1), "df2": JSONValue(joint.df2), "p": .number(joint.p),
            "p_adjusted": JSONValue(joint.pAdjusted),
            "p_most_favourable": .number(joint.pMostFavourable),
            "p_most_favourable_adjusted": JSONValue(joint.pMostFavourableAdjusted),
        ]
    }

    private var lead: JSONValue {
        guard let lead = comparison.lead else { return .null }
        return [
            "leader_estimate": .integer(lead.leaderEstimate),
            "runner_up_estimate": .integer(lead.runnerUpEstimate),
            "leader_official": .integer(lead.leaderOfficial), "estimate": .number(lead.estimate),
            "se": JSONValue(lead.standardError), "official": .number(lead.official),
            "low": JSONValue(lead.interval?.low), "high": JSONValue(lead.interval?.high),
            "unrounded_low": JSONValue(lead.unrounded?.low),
            "unrounded_high": JSONValue(lead.unrounded?.high),
            "clear": JSONValue(lead.interval.map { _ in lead.isClear }),
        ]
    }

    private var threshold: JSONValue {
        guard let threshold = comparison.threshold else { return .null }
        return [
            "line": .number(threshold.line), "estimate": .number(threshold.estimate),
            "low": JSONValue(threshold.interval?.low), "high": JSONValue(threshold.interval?.high),
            "unrounded_low": JSONValue(threshold.unrounded?.low),
            "unrounded_high": JSONValue(threshold.unrounded?.high),
            "clear": JSONValue(threshold.interval.map { _ in threshold.isClear }),
        ]
    }

    private var accuracy: JSONValue {
        let accuracy = comparison.accuracy
        guard !comparison.choices.isEmpty else { return .null }
        return [
            "mae_pct": .number(100 * accuracy.meanAbsolute),
            "max_abs_pct": .number(100 * accuracy.largestAbsolute), "a": JSONValue(accuracy.a),
            "a_se": JSONValue(accuracy.aStandardError), "b": JSONValue(accuracy.b),
            "b_weighted": JSONValue(accuracy.bWeighted),
            "mosteller": accuracy.mosteller.map { measures in
                [
                    "m2": .number(measures.m2), "m3": .number(measures.m3),
                    "m4": .number(measures.m4), "m5": .number(measures.m5),
                    "m6": .number(measures.m6),
                ]
            } ?? .null,
        ]
    }

    private var equivalence: JSONValue {
        guard let test = comparison.equivalence else { return .null }
        return [
            "margin_pp": .number(100 * test.margin), "p": .number(test.p),
            "equivalent": .bool(test.isEquivalent), "unrounded_p": .number(test.unroundedP),
        ]
    }

    /// `missing` without a margin; null where a margin lacks the sample size it would be checked with.
    private var marginKind: String? {
        let isUnchecked = comparison.margin.verdict == .missing
        let isMissing = comparison.reasons.contains(.marginMissing)
        return isUnchecked && !isMissing ? nil : comparison.margin.verdict.rawValue
    }

    private var impliedDeviation: JSONValue {
        guard let deviation = comparison.margin.impliedDeviation,
            let range = comparison.margin.impliedDeviationRange
        else { return .null }
        return [
            "value": .number(deviation), "low": .number(range.low), "high": .number(range.high),
        ]
    }
}
