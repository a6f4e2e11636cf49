import Elections
import Estimation
import Ground
import Reconciliation
import Statistics

/// One comparison as JSON (Contract section 3).
struct ComparisonDocument {
    let comparison: Comparison

    var value: JSONNode {
        let estimate = comparison.estimate
        return [
            "contest": .string(comparison.contest), "region": .string(comparison.region.text),
            "source": .string(comparison.source), "reading": .string(comparison.reading),
            "basis": .string(estimate.basis.rawValue), "stage": JSONNode(comparison.stage?.rawValue),
            "stations": JSONNode(estimate.stations), "as_of": JSONNode(nonEmpty: comparison.asOf),
            "method": .string(estimate.method), "df": JSONNode(estimate.degreesOfFreedom),
            "effective_size": JSONNode(comparison.effectiveSize),
            "rounding_half_width": .number(estimate.roundingHalfWidth),
            "largest_error_factor": .number(estimate.largestErrorFactor),
            "choices": .array(comparison.choices.map(choice)),
            "simultaneous": simultaneous, "joint": joint, "lead": lead, "own_lead": ownLead,
            "threshold": threshold,
            "minimum_detectable_gap": JSONNode(comparison.minimumDetectableGap),
            "unrounded_minimum_detectable_gap": JSONNode(comparison.unroundedMinimumDetectableGap),
            "detectable_gap_basis": JSONNode(comparison.detectableGapBasis?.rawValue),
            "design_effect": JSONNode(comparison.designEffect), "ballots": JSONNode(comparison.ballots),
            "accuracy": accuracy,
            "equivalence": equivalence, "drawn": drawn,
            "margin_kind": JSONNode(marginKind),
            "implied_station_sd": impliedDeviation,
            "verdict": .string(comparison.verdict.rawValue),
            "shown_verdict": .string(comparison.said.rawValue),
            "reasons": .strings(comparison.reasons.map(\.rawValue)),
            "grade": .string(comparison.grade.rawValue), "bound": bound,
            "measures": .array(comparison.measures.map(measure)),
            "diagnoses": .array(comparison.diagnoses.map(diagnosis)),
            "borrowed": .array(
                comparison.borrowed.map {
                    ["field": .string($0.field.rawValue), "reading": .string($0.page)]
                }),
            "repeat_of": JSONNode(comparison.repeatOf),
        ]
    }

    private var bound: JSONNode {
        guard let bound = comparison.bound else { return .null }
        return [
            "needed_margin": .number(bound.neededMargin), "ballot_no": .integer(bound.choice.number),
            "smallest_margin": JSONNode(bound.usual?.smallest),
            "largest_margin": JSONNode(bound.usual?.largest),
            "stations": JSONNode(bound.usual?.stations),
            "stations_are_usual": JSONNode(bound.usual?.areStationsUsual),
            "margins_are_of_place": JSONNode(bound.usual?.areOfPlace),
            "level": .number(bound.level), "answer": .string(bound.answer.rawValue),
        ]
    }

    /// A single change that would bring it inside, with what it is about.
    private func diagnosis(_ diagnosis: Diagnosis) -> JSONNode {
        var members: [String: JSONNode] = ["kind": .string(diagnosis.code)]
        switch diagnosis {
        case .exchanged(let one, let other):
            members["ballot_nos"] = [.integer(one.number), .integer(other.number)]
        case .rotated(let choices): members["ballot_nos"] = .array(choices.map { .integer($0.number) })
        case .digit(let choice, let printed, let instead):
            members["ballot_nos"] = [.integer(choice.number)]
            members["printed_pct"] = .number(printed.value)
            members["instead_pct"] = .array(instead.map { .number($0.value) })
        case .typed(let slip, let choice, let printed, let instead):
            members["slip"] = .string(slip.rawValue)
            members["ballot_nos"] = [.integer(choice.number)]
            members["printed_pct"] = .number(printed.value)
            members["instead_pct"] = .array(instead.map { .number($0.value) })
        case .officialTyped(let slip, let choice, let votes, let instead):
            members["slip"] = .string(slip.rawValue)
            members["ballot_nos"] = [.integer(choice.number)]
            members["official_votes"] = .integer(votes)
            members["instead_votes"] = .array(instead.map { .integer($0) })
        case .ballotsInBase(let low, let high, let official),
            .ballotsInOfficialBase(let low, let high, let official):
            members["invalid_low"] = .number(low)
            members["invalid_high"] = .number(high)
            members["invalid_official"] = JSONNode(official)
        case .othersUnlisted(let valid, let listed):
            members["valid_votes"] = .integer(valid)
            members["listed_votes"] = .integer(listed)
        case .regionLeftOut(let region), .regionAlone(let region): members["region"] = .string(region.text)
        case .otherResult(let status, let form, let day):
            members["status"] = .string(status.rawValue)
            members["form"] = JSONNode(nonEmpty: form)
            members["decided_on"] = JSONNode(nonEmpty: day)
        case .otherPollster(let pollster, let reading):
            members["source"] = .string(pollster)
            members["reading"] = .string(reading)
        case .margin(let needed, let factor, let isOfLead):
            members["needed_margin"] = JSONNode(needed.map { $0 / 100 })
            members["times_as_wide"] = .number(factor)
            if isOfLead { members["margin_of"] = "lead" }
        case .otherTotals(let part, let whole):
            members["part"] = .integer(part)
            members["whole"] = .integer(whole)
        }
        return .object(members)
    }

    private func measure(_ measure: Comparison.Measure) -> JSONNode {
        [
            "measure": .string(measure.figure.measure.rawValue),
            "base": .string(measure.figure.base.rawValue),
            "estimate": .number(measure.estimate), "se": JSONNode(measure.standardError),
            "official": JSONNode(measure.official?.share), "official_part": JSONNode(measure.official?.part),
            "official_whole": JSONNode(measure.official?.whole),
            "difference": JSONNode(measure.difference), "level": .number(measure.level),
            "low": JSONNode(measure.interval?.low), "high": JSONNode(measure.interval?.high),
            "edge_low": JSONNode(measure.edge?.low), "edge_high": JSONNode(measure.edge?.high),
            "z": JSONNode(measure.z), "p_most_favourable": JSONNode(measure.pMostFavourable),
            "verdict": .string(measure.verdict.rawValue),
            "reasons": .strings(measure.obstacles.map(\.rawValue)),
            "diagnoses": .array(measure.diagnoses.map(diagnosis)),
        ]
    }

    private func choice(_ share: Comparison.ComparedShare) -> JSONNode {
        [
            "ballot_no": .integer(share.choice.number), "remainder": .bool(share.isRemainder),
            "estimate": .number(share.estimate),
            "se": JSONNode(share.standardError), "widest_se": JSONNode(share.widestStandardError),
            "official": .number(share.official),
            "official_votes": JSONNode(share.officialVotes),
            "difference": .number(share.difference),
            "difference_votes": JSONNode(share.differenceVotes),
            "low": JSONNode(share.interval?.low), "high": JSONNode(share.interval?.high),
            "simultaneous_low": JSONNode(share.simultaneous?.low),
            "simultaneous_high": JSONNode(share.simultaneous?.high),
            "edge_low": JSONNode(share.edge?.low), "edge_high": JSONNode(share.edge?.high),
            "unrounded_low": JSONNode(share.unrounded?.alone.low),
            "unrounded_high": JSONNode(share.unrounded?.alone.high),
            "unrounded_simultaneous_low": JSONNode(share.unrounded?.simultaneous?.low),
            "unrounded_simultaneous_high": JSONNode(share.unrounded?.simultaneous?.high),
            "unrounded_edge_low": JSONNode(share.unrounded?.edge?.low),
            "unrounded_edge_high": JSONNode(share.unrounded?.edge?.high),
            "z": JSONNode(share.z), "z_most_favourable": JSONNode(share.zMostFavourable),
            "p": JSONNode(share.p),
            "p_adjusted": JSONNode(share.pAdjusted),
            "p_most_favourable": JSONNode(share.pMostFavourable),
            "p_most_favourable_adjusted": JSONNode(share.pMostFavourableAdjusted),
        ]
    }

    private var simultaneous: JSONNode {
        guard let critical = comparison.critical else { return .null }
        return [
            "method": .string(critical.method.rawValue), "critical": .number(critical.inner),
            "critical_edge": .number(critical.outer),
        ]
    }

    /// What samples drawn from the official file say; null where the verdict does not rest on them.
    private var drawn: JSONNode {
        guard let drawn = comparison.drawn else { return .null }
        return [
            "draws": .integer(drawn.draws), "all_draws": .integer(drawn.allDraws),
            "exceedances": .integer(drawn.exceedances), "outside_rate": .number(drawn.outsideRate),
            "outside_edge_rate": .number(drawn.edgeRate),
        ]
    }

    private var joint: JSONNode {
        guard let joint = comparison.joint else { return .null }
        return [
            "test": .string(joint.test), "statistic": .number(joint.statistic),
            "df1": .number(joint.df1), "df2": JSONNode(joint.df2), "p": .number(joint.p),
            "p_adjusted": JSONNode(joint.pAdjusted),
            "p_most_favourable": .number(joint.pMostFavourable),
            "p_most_favourable_adjusted": JSONNode(joint.pMostFavourableAdjusted),
        ]
    }

    private var lead: JSONNode {
        guard let lead = comparison.lead else { return .null }
        return [
            "leader_estimate": .integer(lead.leaderEstimate.number),
            "runner_up_estimate": .integer(lead.runnerUpEstimate.number),
            "leader_official": .integer(lead.leaderOfficial.number), "estimate": .number(lead.estimate),
            "se": JSONNode(lead.standardError), "official": .number(lead.official),
            "low": JSONNode(lead.interval?.low), "high": JSONNode(lead.interval?.high),
            "unrounded_low": JSONNode(lead.unrounded?.low),
            "unrounded_high": JSONNode(lead.unrounded?.high),
            "clear": JSONNode(lead.interval.map { _ in lead.isClear }),
        ]
    }

    private var threshold: JSONNode {
        guard let threshold = comparison.threshold else { return .null }
        return [
            "line": .number(threshold.rule.share), "estimate": .number(threshold.estimate),
            "low": JSONNode(threshold.interval?.low), "high": JSONNode(threshold.interval?.high),
            "unrounded_low": JSONNode(threshold.unrounded?.low),
            "unrounded_high": JSONNode(threshold.unrounded?.high),
            "clear": JSONNode(threshold.interval.map { _ in threshold.isClear }),
            "or_else": threshold.rule.orElse.map {
                [
                    "at_least": .number(Double($0.atLeastPercent) / 100),
                    "lead_at_least": .number(Double($0.leadAtLeastPoints) / 100),
                    "lead_low": JSONNode(threshold.lead?.low), "lead_high": JSONNode(threshold.lead?.high),
                    "unrounded_lead_low": JSONNode(threshold.unroundedLead?.low),
                    "unrounded_lead_high": JSONNode(threshold.unroundedLead?.high),
                ]
            } ?? .null,
            "met": JSONNode(threshold.isMet), "officially_met": JSONNode(threshold.isOfficiallyMet),
        ]
    }

    private var ownLead: JSONNode {
        guard let own = comparison.ownLead else { return .null }
        return [
            "leader": .integer(own.leader.number), "second": JSONNode(own.second?.number),
            "share": .number(own.share),
            "lead": .number(own.lead), "low": JSONNode(own.interval?.low),
            "high": JSONNode(own.interval?.high),
            "unrounded_low": JSONNode(own.unrounded?.low), "unrounded_high": JSONNode(own.unrounded?.high),
            "level": .number(own.level), "clear": JSONNode(own.isClear),
            "leader_official": JSONNode(own.leaderOfficial?.number),
        ]
    }

    private var accuracy: JSONNode {
        let accuracy = comparison.accuracy
        guard !comparison.choices.isEmpty else { return .null }
        return [
            "mae_pct": .number(100 * accuracy.meanAbsolute),
            "max_abs_pct": .number(100 * accuracy.largestAbsolute), "a": JSONNode(accuracy.a),
            "a_se": JSONNode(accuracy.aStandardError), "b": JSONNode(accuracy.b),
            "b_weighted": JSONNode(accuracy.bWeighted),
            "mosteller": accuracy.mosteller.map { measures in
                [
                    "m2": .number(measures.m2), "m3": .number(measures.m3),
                    "m4": .number(measures.m4), "m5": .number(measures.m5),
                    "m6": .number(measures.m6),
                ]
            } ?? .null,
        ]
    }

    private var equivalence: JSONNode {
        guard let test = comparison.equivalence else { return .null }
        return [
            "margin_pp": .number(100 * test.margin), "p": .number(test.p),
            "equivalent": .bool(test.isEquivalent), "unrounded_p": .number(test.unroundedP),
        ]
    }

    /// `missing` without a margin; null where a margin lacks the sample size it would be checked with.
    private var marginKind: String? {
        let isUnchecked = comparison.margin.verdict == .missing
        return isUnchecked && !comparison.lacksMargin ? nil : comparison.margin.verdict.rawValue
    }

    private var impliedDeviation: JSONNode {
        guard let deviation = comparison.margin.impliedDeviation,
            let range = comparison.margin.impliedDeviationRange
        else { return .null }
        return [
            "value": .number(deviation), "low": .number(range.low), "high": .number(range.high),
        ]
    }
}
