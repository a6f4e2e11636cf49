import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

/// How the verdict on a reading was computed, in parts.
struct Explanation {
    struct Part {
        var part: ExplanationPart
        var lines: [String]
    }

    var parts: [Part]

    /// Lines of a part; none where it has nothing to say.
    func lines(_ part: ExplanationPart) -> [String] { parts.first { $0.part == part }?.lines ?? [] }
}

extension Phrasebook {
    /// Single changes that would bring a reading inside its range, as clauses; nothing for one that is inside.
    ///
    /// - Parameter comparison: A reading.
    func diagnoses(_ comparison: Comparison) -> [String] {
        comparison.diagnoses.map { wording.clause($0, names(of: $0, in: comparison.contest)) }
            + ofMeasures(comparison)
    }

    /// The same of its turnout and invalid ballots.
    private func ofMeasures(_ comparison: Comparison) -> [String] {
        comparison.measures.flatMap { measure in
            measure.diagnoses.map { diagnosis in
                let name = wording.name(measure.figure.measure, of: measure.figure.base)
                return "\(name): \(wording.clause(diagnosis, []))"
            }
        }
    }

    /// For each of several readings the single slips that would bring it inside, a sentence each: what is to be looked at first.
    ///
    /// - Parameter comparisons: Those shown.
    public func slips(_ comparisons: [Comparison]) -> [String] {
        let isOne = Set(comparisons.map(\.contest)).count == 1
        let shared = slipsOfAll(comparisons)
        let ofAll = shared.sorted { $0.key < $1.key }.flatMap { contest, slips in
            slips.map { slip in
                let names = names(of: slip.diagnosis, in: contest)
                let counts = wording.countsTested(slip.counts, of: slip.of)
                let sentence =
                    if case .exchanged = slip.diagnosis {
                        wording.exchangedInAll(names, counts)
                    } else {
                        wording.changedInAll(
                            wording.clause(slip.diagnosis, names), counts,
                            isOnEitherSide: slip.diagnosis.isOnEitherSide)
                    }
                return (isOne ? "" : title(contest) + ": ") + sentence
            }
        }
        return ofAll
            + comparisons.compactMap { comparison in
                let clauses =
                    comparison.diagnoses.filter { own in
                        own.isSlip
                            && !(shared[comparison.contest] ?? []).contains { $0.diagnosis.isSame(as: own) }
                    }.map { wording.clause($0, names(of: $0, in: comparison.contest)) }
                    + ofMeasures(comparison)
                guard !clauses.isEmpty else { return nil }
                let contest = isOne ? "" : title(comparison.contest) + ", "
                return contest + source(comparison) + ": " + wouldBringInside(clauses.count, comparison)
                    + ": "
                    + clauses.joined(separator: "; ") + "."
            }
    }

    /// Slips that would bring nearly all counts of a contest inside: then they may be of the official result as well, and are told
    /// once.
    private func slipsOfAll(
        _ comparisons: [Comparison]
    ) -> [String: [(diagnosis: Diagnosis, counts: Int, of: Int)]] {
        Dictionary(grouping: comparisons.filter(\.isTested), by: \.contest).compactMapValues { counts in
            guard counts.count > 1 else { return nil }
            var found: [(diagnosis: Diagnosis, counts: Int, of: Int)] = []
            for count in counts {
                for diagnosis in count.diagnoses where diagnosis.mayBeOfResult {
                    if let index = found.firstIndex(where: { $0.diagnosis.isSame(as: diagnosis) }) {
                        found[index].diagnosis = found[index].diagnosis.shared(with: diagnosis)
                        found[index].counts += 1
                    } else {
                        found.append((diagnosis, 1, counts.count))
                    }
                }
            }
            // Of four counts three, of twelve nine.
            return found.filter { $0.counts > 1 && 4 * $0.counts >= 3 * $0.of }
        }
    }

    private func names(of diagnosis: Diagnosis, in contest: String) -> [String] {
        switch diagnosis {
        case .exchanged(let one, let other): [one, other].map { pair($0, in: contest) }
        case .rotated(let choices): choices.map { pair($0, in: contest) }
        case .digit(let choice, _, _), .typed(_, let choice, _, _), .officialTyped(_, let choice, _, _):
            [pair(choice, in: contest)]
        case .regionLeftOut(let region), .regionAlone(let region): [place(region, in: contest) ?? region.text]
        default: []
        }
    }

    /// The computation of a verdict with its numbers put in.
    ///
    /// - Parameters:
    ///   - comparison: A published reading.
    ///   - found: The reconciliation that it is of.
    func explanation(_ comparison: Comparison, in found: ReconciliationResult) -> Explanation {
        let rule = found.options
        let steps = ExplanationSteps(
            words: self, comparison: comparison, rule: rule,
            recap: found.election.recap(beside: comparison))
        var result = told(comparison, alpha: rule.alpha)
        result += reasons(comparison).map { $0.capitalizedFirst + "." }
        let changes = diagnoses(comparison)
        let listed =
            changes.isEmpty
            ? [] : [wouldBringInside(changes.count, comparison) + ":"] + changes.map { "– " + $0 }
        let change = steps.outside + listed
        let parts: [(ExplanationPart, [String])] = [
            (.inputs, steps.inputs), (.error, steps.error), (.range, steps.ranges), (.result, result),
            (.change, change),
        ]
        return Explanation(
            parts: parts.filter { !$0.1.isEmpty }.map { Explanation.Part(part: $0.0, lines: $0.1) })
    }
}

/// The steps of a computation, each a line with its formula.
struct ExplanationSteps {
    let words: Phrasebook
    let comparison: Comparison
    let rule: DecisionRule
    let recap: Recap?

    var wording: any Wording { words.wording }
    var numbers: NumberText { words.numbers }
    private var page: QuickCountReading? { comparison.page }

    /// Level of the printed margin, a fraction.
    private var printedLevel: Double { (page?.levelPercent?.value ?? QuickCountReading.assumedLevel) / 100 }
    var z: Double { Normal.upperQuantile((1 - printedLevel) / 2) }

    private func name(_ choice: Choice) -> String { words.pair(choice, in: comparison.contest) }

    /// A fraction as percent, with the digits that a reader can compute with.
    func percent(_ fraction: Double) -> String { numbers.decimal(100 * fraction, 4) }

    /// Choices that were tested, or can be beside the recap.
    private var choices: [Comparison.ComparedShare] { comparison.choices.filter { !$0.isRemainder } }

    // MARK: What was read

    var inputs: [String] {
        guard let page else { return [] }
        var lines = [wording.step(.facts, words.facts(page))]
        for share in page.shares {
            let place = share.line.map { wording.place(file: page.place.file, line: $0) }
            let range = share.range.map { "\(numbers.printed($0.low)) – \(numbers.printed($0.high))" }
            // Of a range alone no share was printed.
            let figures =
                share.range?.givesShare == true
                ? [range.map { $0 + "%" }]
                : [
                    numbers.printed(share.percent) + "%",
                    share.marginPercent.map { "±\(numbers.printed($0))" },
                    range.map { "(\($0))" },
                ]
            lines.append(
                wording.step(
                    .printed(name(share.choice), place: place),
                    figures.compactMap { $0 }.joined(separator: " ")))
        }
        if let margin = page.marginPercent {
            lines.append(
                wording.step(
                    .margin(
                        level: numbers.level(printedLevel), isAssumed: page.levelPercent == nil,
                        isOfLead: page.marginOf == .lead),
                    "±" + numbers.printed(margin)))
        }
        for share in choices {
            lines.append(wording.step(.official(name(share.choice)), official(share)))
        }
        return lines + comparison.measures.flatMap { MeasureSteps($0, self).inputs(page) }
    }

    private func official(_ share: Comparison.ComparedShare) -> String {
        guard let votes = share.officialVotes, let valid = recap?.sharedVotes else {
            return percent(share.official) + "%"
        }
        return "\(numbers.integer(votes)) / \(numbers.integer(valid)) × 100 = \(percent(share.official))"
    }

    // MARK: Sampling error

    var error: [String] {
        let measured = comparison.measures.flatMap { MeasureSteps($0, self).error }
        guard comparison.isTested, let page else { return measured }
        var lines: [String] = []
        if let size = comparison.estimate.effectiveSize, let margin = page.marginPercent {
            let square = "\(decimal(z, 5))²"
            let points = decimal(margin.fraction, margin.decimals + 2)
            if let (first, second) = page.leadingShares {
                let (one, other) = (decimal(first, 4), decimal(second, 4))
                lines.append(
                    wording.step(
                        .effectiveSizeOfLead,
                        "\(square) × (\(one) + \(other) − (\(one) − \(other))²) / \(points)² = \(decimal(size, 1))"
                    ))
            } else {
                lines.append(
                    wording.step(.effectiveSize, "\(square) / (4 × \(points)²) = \(decimal(size, 1))"))
            }
        }
        for share in choices {
            guard let error = share.standardError else { continue }
            lines.append(wording.step(.standardError(name(share.choice)), formula(of: error, share)))
        }
        lines += widest
        let rounding = comparison.estimate.roundingHalfWidth + comparison.officialRounding
        if rounding > 0 { lines.append(wording.step(.rounding, decimal(100 * rounding, 4))) }
        return lines + together + measured
    }

    /// By how much the digits of the printed margins allow them to be wider: once where it is the same for all choices.
    private var widest: [String] {
        let wider = choices.filter { $0.errorFactor > 1 }
        guard let first = wider.first else { return [] }
        let tested = choices.filter { $0.standardError != nil }
        guard tested.contains(where: { $0.errorFactor != first.errorFactor }) else {
            return [wording.step(.widest(nil), decimal(first.errorFactor, 5))]
        }
        return wider.map { wording.step(.widest(name($0.choice)), decimal($0.errorFactor, 5)) }
    }

    /// The test of all choices, and what it is among all counts that are tested with it.
    private var together: [String] {
        guard let joint = comparison.joint else { return [] }
        var lines = [wording.step(.joint, numbers.p(joint.pMostFavourable))]
        if let adjusted = joint.pMostFavourableAdjusted, let family = comparison.family {
            let step = ExplanationStep.adjusted(tested: family.tested, method: rule.adjustment.code)
            lines.append(wording.step(step, numbers.p(adjusted)))
        }
        if joint.df2 == nil {
            lines.append(
                wording.step(
                    .jointStatistic(df: decimal(joint.df1, 4)),
                    "\(decimal(joint.statistic, 4)), p \(numbers.p(joint.p))"))
        }
        return lines
    }

    /// A standard error in points, from the margin of all or from one of its own.
    private func formula(of error: Double, _ share: Comparison.ComparedShare) -> String {
        let value = decimal(100 * error, 4)
        if let size = comparison.estimate.effectiveSize {
            return "100 × √(\(decimal(share.estimate, 4)) × (1 − \(decimal(share.estimate, 4))) / "
                + "\(decimal(size, 1))) = \(value)"
        }
        return "\(decimal(100 * error * z, 4)) / \(decimal(z, 5)) = \(value)"
    }

    func decimal(_ value: Double, _ decimals: Int) -> String { numbers.decimal(value, decimals) }

    // MARK: Ranges

    var ranges: [String] {
        let measured = comparison.measures.flatMap { MeasureSteps($0, self).ranges(rule) }
        guard let critical = comparison.critical else { return bounded + measured }
        let level = numbers.level(rule.level)
        var lines = [
            wording.step(.critical(level: level), decimal(critical.inner, 4)),
            wording.step(.critical(level: numbers.level(rule.edgeLevel)), decimal(critical.outer, 4)),
        ]
        for share in choices {
            guard let range = share.simultaneous, let error = share.standardError else { continue }
            let name = name(share.choice)
            let rounding = comparison.estimate.roundingHalfWidth + comparison.officialRounding
            let half = (range.high - range.low) / 2
            lines.append(wording.step(.difference(name), difference(share)))
            lines.append(
                wording.step(
                    .halfWidth(name, level: level),
                    "\(decimal(critical.inner, 4)) × \(decimal(100 * error, 4)) × "
                        + "\(decimal(share.errorFactor, 5)) + \(decimal(100 * rounding, 4)) = "
                        + decimal(100 * half, 3)))
            for (range, level) in [(share.simultaneous, rule.level), (share.edge, rule.edgeLevel)] {
                guard let range else { continue }
                let ends = wording.pointRange(range)
                lines.append(
                    wording.step(
                        .range(name, level: numbers.level(level), holdsZero: range.contains(0)),
                        "\(ends.low) … \(ends.high)"))
            }
        }
        return lines + lead + measured
    }

    /// The lead of the first choice of the count over the second, with its range.
    private var lead: [String] {
        guard let lead = comparison.lead, let range = lead.interval, let error = lead.standardError,
            let widest = lead.widestStandardError
        else { return [] }
        func share(_ choice: Choice) -> Double? { choices.first { $0.choice == choice }?.estimate }
        guard let first = share(lead.leaderEstimate), let second = share(lead.runnerUpEstimate) else {
            return []
        }
        let level = numbers.level(rule.level)
        let own = comparison.estimate.effectiveSize.map { size in
            let (one, other) = (decimal(first, 4), decimal(second, 4))
            return "100 × √((\(one) + \(other) − (\(one) − \(other))²) / \(decimal(size, 1))) = "
        }
        let reach = Normal.upperQuantile((1 - rule.level) / 2)
        let ends = wording.pointRange(range)
        return [
            wording.step(
                .lead(name(lead.leaderEstimate), over: name(lead.runnerUpEstimate)),
                "\(percent(first)) − \(percent(second)) = \(decimal(100 * lead.estimate, 4))"),
            wording.step(.leadError, (own ?? "") + decimal(100 * error, 4)),
            wording.step(
                .leadHalfWidth(level: level),
                "\(decimal(reach, 4)) × \(decimal(100 * error, 4)) × \(decimal(widest / error, 5)) + 2 × "
                    + "\(decimal(100 * comparison.estimate.roundingHalfWidth, 4)) = "
                    + decimal(50 * (range.high - range.low), 3)),
            wording.step(
                .leadRange(level: level, isClear: !range.contains(0)), "\(ends.low) … \(ends.high)"),
        ]
    }

    private func difference(_ share: Comparison.ComparedShare) -> String {
        "\(percent(share.estimate)) − \(percent(share.official)) = \(decimal(100 * share.difference, 4))"
    }

    /// Where no margin is printed: the margin that the choice needs which needs most, beside those there can be.
    private var bounded: [String] {
        guard let bound = comparison.bound else { return [] }
        let lines = choices.map { wording.step(.difference(name($0.choice)), difference($0)) }
        let possible = bound.usual.map { usual in
            wording.step(
                .possible(
                    stations: usual.stations, isUsual: usual.areStationsUsual, isOfPlace: usual.areOfPlace),
                "±\(decimal(100 * usual.smallest, 2)) … ±\(decimal(100 * usual.largest, 2))")
        }
        return lines
            + [
                wording.step(.needed(name(bound.choice)), numbers.atLeast(100 * bound.neededMargin)),
                possible,
            ].compactMap(\.self)
    }

    /// The margin at which a reading that is inside would no longer be.
    var outside: [String] {
        guard comparison.verdict.isInside, let critical = comparison.critical,
            comparison.estimate.effectiveSize != nil, let margin = page?.marginPercent,
            let factor = comparison.edgeFactor, factor > 0
        else { return [] }
        let widening = comparison.estimate.largestErrorFactor
        let farthest = factor / widening * critical.inner
        return [
            wording.step(
                .wouldBeOutside(level: numbers.level(rule.level)),
                "\(numbers.printed(margin)) × \(decimal(widening, 5)) × \(decimal(farthest, 4)) / "
                    + "\(decimal(critical.inner, 4)) = "
                    + decimal(margin.value * factor, 2))
        ]
    }
}
