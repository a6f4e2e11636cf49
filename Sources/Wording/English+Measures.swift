import Elections
import Reconciliation

// Turnout and invalid ballots.
extension English {
    public func name(_ measure: CountMeasure, of base: MeasureBase) -> String {
        switch (measure, base) {
        case (.turnout, _): "turnout"
        case (.invalid, .ballots): "invalid ballots"
        case (.invalid, .registered): "invalid ballots, of registered voters"
        }
    }

    public var noOfficialFigure: String { "there is no official figure of it" }

    public func conflictingFigures(_ figures: [String]) -> String {
        figures.count == 1
            ? "the only official figure on file, \(figures[0]), is marked as in conflict"
            : "pages of the \(recap) print \(joined(figures)), and none is marked as the one to use"
    }

    public func measuresApart(_ name: String, _ counts: [String], size: String, level: String) -> String {
        "\(name.capitalizedFirst): \(joined(counts)) are \(size) apart, more than their margins explain (\(level) level); no official "
            + "figure tells which of them is nearer."
    }

    public func sentence(_ figures: MeasureText, _ verdict: Verdict) -> String {
        let range = figures.range.map { " (\(self.range($0)))" } ?? ""
        let end = verdict.isOutside ? " if the published margin holds; the figures do not say why" : ""
        return
            "\(beside(figures)), a difference of \(figures.difference ?? "–")\(range): \(label(verdict))\(end)."
    }

    public func untested(_ figures: MeasureText, because reasons: [String]) -> String {
        "\(beside(figures)); not tested: \(list(reasons, separator: "; "))."
    }

    private func beside(_ figures: MeasureText) -> String {
        let official = figures.official.map { ", officially \($0)" } ?? ""
        return "\(figures.name.capitalizedFirst): \(figures.estimate) in this count\(official)"
    }
}
