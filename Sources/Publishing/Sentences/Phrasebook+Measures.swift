import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// Turnout and invalid ballots of a reading beside the official ones, a sentence each.
    ///
    /// - Parameter comparison: A reading.
    public func measures(_ comparison: Comparison) -> [String] {
        comparison.measures.map { sentence($0, comparison) }
    }

    /// What is said of a reading, a sentence each: of its shares, where it gives some, and of turnout and invalid ballots.
    ///
    /// - Parameter alpha: Level at which what stands out after adjustment is said.
    func told(_ comparison: Comparison, alpha: Double) -> [String] {
        (comparison.givesOnlyMeasures ? [] : [sentence(comparison, alpha: alpha)]) + measures(comparison)
    }

    /// Those of several readings, with who counted and where.
    ///
    /// - Parameters:
    ///   - comparisons: Those shown.
    ///   - result: What they are of.
    ///   - onlyOutside: Whether those inside their range are left out.
    public func measures(
        _ comparisons: [Comparison], of result: ReconciliationResult, onlyOutside: Bool
    ) -> [String] {
        let contests = comparisons.map(\.contest).uniqued()
        let isOne = contests.count == 1
        let start = { (contest: String) in isOne ? "" : title(contest) + ", " }
        let each = comparisons.flatMap { comparison in
            comparison.measures.filter { !onlyOutside || $0.verdict.isOutside }.map {
                start(comparison.contest) + source(comparison) + ": " + sentence($0, comparison)
            }
        }
        return each
            + contests.flatMap(result.measureDifferences).map { start($0.contest) + sentence($0) }
    }

    /// Two counts whose figures differ by more than their margins explain, where nothing official tells.
    private func sentence(_ apart: MeasureDifference) -> String {
        wording.measuresApart(
            wording.name(apart.measure, of: apart.base),
            zip(apart.sources, apart.percents).map { "\($0) \(numbers.printed($1))%" },
            size: size(apart.difference), level: level(apart.level))
    }

    /// That there is no official figure, or several that are in conflict.
    private func noOfficial(_ figure: MeasuredFigure, _ comparison: Comparison) -> String {
        let pages = election.conflicting(
            figure.measure, of: figure.base, contest: comparison.contest, region: comparison.region)
        return pages.isEmpty ? wording.noOfficialFigure : wording.conflictingFigures(pages.map(text))
    }

    private func text(_ official: OfficialMeasure) -> String {
        official.printed.map { numbers.printed($0) + "%" } ?? numbers.percent(official.share)
    }

    private func sentence(_ measure: Comparison.Measure, _ comparison: Comparison) -> String {
        var text = MeasureText(
            name: wording.name(measure.figure.measure, of: measure.figure.base),
            estimate: numbers.printed(measure.figure.percent) + "%",
            official: measure.official.map(text))
        guard let interval = measure.interval, let difference = measure.difference else {
            return wording.untested(
                text,
                because: measure.obstacles.compactMap {
                    $0 == .recapMissing ? noOfficial(measure.figure, comparison) : reason($0, comparison)
                })
        }
        text.range = wording.pointRange(interval, level: measure.level)
        text.difference = wording.gap(difference)
        return wording.sentence(text, measure.verdict)
    }
}
