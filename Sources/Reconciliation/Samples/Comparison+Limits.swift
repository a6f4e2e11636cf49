import Estimation
import Statistics

extension Comparison {
    /// Takes limits, p-values and the verdict from samples drawn from the official file; `nil` where nothing can
    /// differ in them.
    mutating func judge(by domain: KnownNull.Domain?, _ options: DecisionRule) {
        reasons.removeAll(where: \.isJudgement)
        verdict = .notComparable
        drawn = domain
        guard let domain else {
            (critical, joint, minimumDetectableGap) = (nil, nil, nil)
            unroundedMinimumDetectableGap = nil
            for index in choices.indices { choices[index].forgetLimits() }
            reasons.append(.noSamplingError)
            return
        }
        critical = CriticalValues(
            inner: domain.limit, outer: domain.edgeLimit, method: .draws, level: options.level,
            edgeLevel: options.edgeLevel)
        for index in choices.indices {
            choices[index].forgetLimits()
            guard let error = domain.standardErrors[index] else { continue }
            let difference = choices[index].difference
            let around = { (reach: Double) in Interval(center: difference, halfWidth: reach * error) }
            choices[index].standardError = error
            choices[index].widestStandardError = error
            choices[index].interval = domain.choiceLimits[index].map(around)
            choices[index].simultaneous = around(domain.limit)
            choices[index].edge = around(domain.edgeLimit)
            // A sample was not rounded: the figures of both kinds are the same.
            choices[index].unrounded = domain.choiceLimits[index].map {
                .init(
                    alone: around($0), simultaneous: around(domain.limit), edge: around(domain.edgeLimit))
            }
            (choices[index].z, choices[index].zMostFavourable) = (difference / error, difference / error)
            (choices[index].p, choices[index].pMostFavourable) = (
                domain.choiceP[index], domain.choiceP[index]
            )
        }
        joint = Joint(
            test: "largest-deviation-in-draws", statistic: domain.statistic,
            df1: Double(domain.standardErrors.count { $0 != nil }), df2: nil, p: domain.p,
            pMostFavourable: domain.p)
        (minimumDetectableGap, unroundedMinimumDetectableGap) = (
            domain.detectableGap, domain.detectableGap
        )
        let reason: ReasonCode =
            domain.isOutsideEdge ? .outsideEdge : domain.isOutside ? .outsideInterval : .insideInterval
        conclude(reason)
    }

    /// Takes limits from the best intervals of the estimate (Methods B2), for a design that cannot be drawn.
    mutating func approximate(_ options: DecisionRule) throws {
        guard isTested, let critical else { return }
        let inner = try intervals(of: .default, level: options.level, critical: critical.inner)
        let outer = try intervals(of: .default, level: options.edgeLevel, critical: critical.outer)
        reasons.removeAll(where: \.isJudgement)
        var reason = ReasonCode.insideInterval
        for index in choices.indices where choices[index].standardError != nil {
            choices[index].interval = inner.marginal[index]
            choices[index].simultaneous = inner.joint[index]
            choices[index].edge = outer.joint[index]
            choices[index].unrounded = choices[index].interval.map {
                .init(
                    alone: $0, simultaneous: choices[index].simultaneous, edge: choices[index].edge)
            }
            guard choices[index].simultaneous.map({ !$0.contains(0) }) ?? false else { continue }
            let isFar = choices[index].edge.map { !$0.contains(0) } ?? false
            if isFar {
                reason = .outsideEdge
            } else if reason == .insideInterval {
                reason = .outsideInterval
            }
        }
        conclude(reason)
        reasons.append(.limitsApproximate)
    }

    private mutating func conclude(_ reason: ReasonCode) {
        reasons.append(reason)
        let isClose = lead?.interval != nil && lead?.isClear == false
        if isClose { reasons.append(.leadNotClear) }
        let isNearLine = threshold?.interval != nil && threshold?.isClear == false
        if isNearLine { reasons.append(.thresholdNotClear) }
        verdict =
            switch reason {
            case .insideInterval: isClose || isNearLine ? .consistentTooClose : .consistent
            case .outsideInterval: .borderline
            default: .inconsistent
            }
    }
}

extension Comparison.ComparedShare {
    fileprivate mutating func forgetLimits() {
        (standardError, widestStandardError) = (nil, nil)
        (interval, simultaneous, edge, unrounded) = (nil, nil, nil, nil)
        (z, zMostFavourable, p, pMostFavourable) = (nil, nil, nil, nil)
    }
}

extension ReasonCode {
    /// Whether it keeps an estimate from being judged.
    public var isObstacle: Bool {
        switch self {
        case .stageInterim, .stageNearFinal, .stageFinal, .stageUnknown, .stageGarbled, .recapMissing,
            .finalWithPart, .recapIncomplete, .recapOfSomeRegions, .officialContradicts, .sharesMissing,
            .sharesDoNotSum, .otherWhole, .sharesOfNamed,
            .votesUnassigned, .resultListsFewer, .officialZero, .pagesDisagree, .marginMissing,
            .countOfAllStations, .notQuickCount, .beforePolling, .ballotsMissing,
            .marginBallotsAsSample, .marginBeyondStations, .noSamplingError,
            .tooFewStations, .tooFewClusters, .census, .officialPartial:
            true
        default: false
        }
    }

    /// Whether it says what a test found.
    var isJudgement: Bool {
        switch self {
        case .insideInterval, .outsideInterval, .outsideEdge, .roundingDecides, .leadNotClear,
            .thresholdNotClear, .standsOutAfterAdjustment, .notAfterAdjustment, .limitsApproximate,
            .drawStandsOut:
            true
        default: false
        }
    }
}

extension Batch {
    /// Counts the tests of a family that was drawn together; `null` has a domain for each comparison.
    ///
    /// Step-down min-p p-values of the draws take the place of Holm's; other adjustments are made on the p-values
    /// of the draws. What chance alone would give is read off the draws.
    init(adjusting comparisons: inout [Comparison], options: DecisionRule, null: KnownNull?) {
        self.init(adjusting: &comparisons, options: options)
        guard let null, tested > 0 else { return }
        expectedOutside = null.expectedOutside
        expectedOutsideEdge = null.expectedOutsideEdge
        pAtLeastOutside = null.pAtLeastOutside
        for index in comparisons.indices {
            comparisons[index].family?.expectedOutsideEdge = null.expectedOutsideEdge
        }
        guard options.adjustment == .holm else { return }
        standOut = 0
        for index in comparisons.indices {
            guard comparisons[index].isTested, let domain = null.domains[index] else { continue }
            comparisons[index].joint?.pAdjusted = domain.pAdjusted
            comparisons[index].joint?.pMostFavourableAdjusted = domain.pAdjusted
            let isAlone = domain.pAdjusted <= options.alpha
            if isAlone { standOut += 1 }
            comparisons[index].reasons.removeAll {
                $0 == .standsOutAfterAdjustment || $0 == .notAfterAdjustment
            }
            guard comparisons[index].verdict.isOutside else { continue }
            comparisons[index].reasons.append(isAlone ? .standsOutAfterAdjustment : .notAfterAdjustment)
        }
    }
}

extension Comparison {
    /// A census leaves nothing to chance: no interval of the lead, and consistent where nothing differs.
    mutating func settleCensus() {
        guard reasons.contains(.census) else { return }
        lead?.standardError = nil
        lead?.widestStandardError = nil
        lead?.interval = nil
        lead?.unrounded = nil
        equivalence = nil
        threshold?.interval = nil
        threshold?.unrounded = nil
        threshold?.lead = nil
        threshold?.unroundedLead = nil
        // Both shares are quotients of whole numbers that were added in another order.
        if !choices.isEmpty && choices.allSatisfy({ abs($0.difference) < 1e-12 }) { verdict = .consistent }
    }
}
