import Elections
import Figures
import Reconciliation
import Statistics
import Wording

extension ReconcileReport {
    private var inner: String { words.level(result.options.level) }
    private var outer: String { words.level(result.options.edgeLevel) }

    var key: [Key.Row] {
        let verdicts = Verdict.allCases.filter { $0 != .sampleNotAsDeclared || sample != nil }
        return verdicts.map { verdict in
            Key.Row(
                verdict: words.badge(verdict),
                text: wording.meaning(
                    verdict, inner: inner, outer: outer, isOfSample: result.isOfSample, tooClose: tooClose))
        } + amongMany + bounded
    }

    /// What is said of counts that print no margin.
    private var bounded: [Key.Row] {
        let first = result.comparisons.first { $0.grade == .bounded }
        return first.map { [Key.Row(verdict: words.badge($0), text: wording.meaningOfBounded)] } ?? []
    }

    /// What is said of a region that lies outside as some of many do.
    private var amongMany: [Key.Row] {
        guard let region = result.comparisons.first(where: \.isAmongMany) else { return [] }
        return [Key.Row(verdict: words.badge(region), text: wording.meaningOfOutside(outer: outer))]
    }

    private var tooClose: TooClose {
        guard result.comparisons.contains(where: { $0.threshold != nil }) else { return .leader }
        return result.comparisons.contains { !words.hasEmptyBox($0.contest) } ? .leaderOrLine : .line
    }

    var keyNotes: [String] {
        [
            wording.verdictsDoNotShow(isOfSample: result.isOfSample),
            wording.chanceAlone(
                miss: words.level(1 - result.options.level), of: oneOf, inner: inner,
                isOfSample: result.isOfSample),
        ] + (result.isOfSample ? [] : [wording.roundingOfPrintedFigures])
    }

    /// Of how many comparisons one falls outside by chance; `nil` where that is no whole number.
    private var oneOf: Int? {
        let count = 1 / (1 - result.options.level)
        return abs(count - count.rounded()) < 1e-6 ? Int(count.rounded()) : nil
    }

    var methods: [String] {
        let options = result.options
        let ranges = wording.methodOfRanges(most: SimultaneousCriticalValue.mostIntegrated)
        let alpha = words.level(options.alpha)
        let jointly = wording.methodOfJointTest(
            result.isOfSample ? .regions : .counts, adjustment: options.adjustment.code, alpha: alpha)
        guard result.isOfSample else {
            return [wording.methodOfMargins, ranges + " " + wording.methodOfRounding, jointly]
                + (speaksOfFiling ? [wording.methodOfFilingLimit] : [])
        }
        // By draws where the design can be drawn again.
        guard sample?.limits?.basis == .drawn else { return [wording.methodOfShares, ranges, jointly] }
        return [
            wording.methodOfShares,
            wording.methodOfDraws(
                adjustment: options.adjustment == .holm ? nil : options.adjustment.code, alpha: alpha),
        ]
    }

    /// Whether some contest of the report stands beside a filing limit.
    private var speaksOfFiling: Bool {
        result.election.contests.contains { contest in
            result.outcome(of: contest.id)
                .flatMap { words.filing($0, contest: contest) } != nil
        }
    }
}
