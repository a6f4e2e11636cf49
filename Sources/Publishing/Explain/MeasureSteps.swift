import Elections
import Reconciliation
import Statistics
import Wording

/// The steps of the test of turnout or invalid ballots.
struct MeasureSteps {
    private let measure: Comparison.Measure
    private let steps: ExplanationSteps
    private var wording: any Wording { steps.wording }
    private var name: String { wording.name(measure.figure.measure, of: measure.figure.base) }

    init(_ measure: Comparison.Measure, _ steps: ExplanationSteps) {
        (self.measure, self.steps) = (measure, steps)
    }

    /// What the page and the result print.
    func inputs(_ page: QuickCountReading) -> [String] {
        let figure = measure.figure
        let place = figure.line.map { wording.place(file: page.place.file, line: $0) }
        let margin = figure.marginPercent.map { " ±\(steps.numbers.printed($0))" } ?? ""
        let printed = wording.step(
            .printed(name, place: place), steps.numbers.printed(figure.percent) + "%" + margin)
        guard let official = measure.official else { return [printed] }
        return [printed, wording.step(.official(name), text(official))]
    }

    private func text(_ official: OfficialMeasure) -> String {
        guard let part = official.part, let whole = official.whole else {
            return steps.percent(official.share) + "%"
        }
        let (first, second) = (steps.numbers.integer(part), steps.numbers.integer(whole))
        return "\(first) / \(second) × 100 = \(steps.percent(official.share))"
    }

    var error: [String] {
        guard let error = measure.standardError else { return [] }
        return [
            wording.step(
                .standardError(name),
                "\(steps.decimal(100 * error * steps.z, 4)) / \(steps.decimal(steps.z, 5)) = "
                    + steps.decimal(100 * error, 4))
        ]
    }

    func ranges(_ rule: DecisionRule) -> [String] {
        guard let interval = measure.interval, let edge = measure.edge, let difference = measure.difference,
            let official = measure.official
        else { return [] }
        let gap = "\(steps.percent(measure.estimate)) − \(steps.percent(official.share)) = "
        return [wording.step(.difference(name), gap + steps.decimal(100 * difference, 4))]
            + [(interval, rule.level), (edge, rule.edgeLevel)].map { range, level in
                let ends = wording.pointRange(range)
                return wording.step(
                    .range(name, level: steps.numbers.level(level), holdsZero: range.contains(0)),
                    "\(ends.low) … \(ends.high)")
            }
    }
}
