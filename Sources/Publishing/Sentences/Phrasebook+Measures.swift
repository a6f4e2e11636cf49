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
    ///   - onlyOutside: Whether those inside their range are left out.
    public func measures(_ comparisons: [Comparison], onlyOutside: Bool) -> [String] {
        let isOne = Set(comparisons.map(\.contest)).count == 1
        return comparisons.flatMap { comparison in
            comparison.measures.filter { !onlyOutside || $0.verdict.isOutside }.map {
                let contest = isOne ? "" : title(comparison.contest) + ", "
                return contest + source(comparison) + ": " + sentence($0, comparison)
            }
        }
    }

    private func sentence(_ measure: Comparison.Measure, _ comparison: Comparison) -> String {
        var text = MeasureText(
            name: wording.name(measure.figure.measure, of: measure.figure.base),
            estimate: numbers.printed(measure.figure.percent) + "%",
            official: measure.official.map { official in
                official.printed.map { numbers.printed($0) + "%" } ?? numbers.percent(official.share)
            })
        guard let interval = measure.interval, let difference = measure.difference else {
            return wording.untested(
                text,
                because: measure.obstacles.compactMap {
                    $0 == .recapMissing ? wording.noOfficialFigure : reason($0, comparison)
                })
        }
        text.range = wording.pointRange(interval, level: measure.level)
        text.difference = wording.gap(difference)
        return wording.sentence(text, measure.verdict)
    }
}
