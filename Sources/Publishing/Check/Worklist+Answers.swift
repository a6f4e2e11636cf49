import Consistency
import Elections
import SandingKit
import Wording

extension Worklist {
    /// What an answer to a row is held against.
    struct Evidence {
        let check: CorrectionCheck
        let findings: [Finding]
        /// Figures of the row, by column.
        let printed: [String: Int]
    }
}

extension Worklist.Row {
    /// The row with what became of it.
    ///
    /// An answer closes it where it is to the figures that the row has and says what a person would have to find on the
    /// form; any other is kept, with the reason why the row is still open.
    func answered(_ answers: WorklistAnswers?) -> Worklist.Row {
        guard let answer = answers?.rows[key] else { return self }
        var row = self
        if let seen = answer.figures, seen != figures {
            row.state = .outdated
        } else {
            row.state = evidence.doubt(answer).map { .doubted(answer, $0) } ?? .closed(answer)
        }
        return row
    }
}

extension Worklist.Evidence {
    /// Why an answer leaves its row open; `nil` where it closes it.
    func doubt(_ answer: WorklistAnswers.Row) -> AnswerDoubt? {
        let figures = answer.figuresOfForm
        let unknown = figures.contains { figure in
            figure.column.map { name in !check.columns.contains { $0.lowercased() == name } } ?? false
        }
        switch answer.answer {
        case .verified:
            // Of a row that is left out of a recap no figures are kept.
            if figures.isEmpty || printed.isEmpty { return nil }
            let isPrinted = figures.allSatisfy { figure in
                printed.contains { column, value in
                    value == figure.value && (figure.column.map { $0 == column.lowercased() } ?? true)
                }
            }
            return isPrinted ? nil : .otherFigure
        case .corrected:
            if figures.isEmpty { return .noFigure }
            if unknown { return .unknownColumn }
            let readings = readings(figures)
            if readings.isEmpty { return .noFigure }
            let changing = readings.filter { $0.contains { printed[$0] != $1 } }
            if changing.isEmpty { return .sameFigure }
            let values = check.columns.map { printed[$0].map(Int64.init) }
            return changing.contains { check.mends(findings, printed: values, with: $0) } ? nil : .stillBroken
        }
    }

    /// What figures may mean: a single one without a column may be meant for any column.
    private func readings(_ figures: [WorklistAnswers.Figure]) -> [[String: Int]] {
        if figures.count == 1, figures[0].column == nil {
            return check.columns.map { [$0: figures[0].value] }
        }
        let named = figures.compactMap { figure in
            check.columns.first { $0.lowercased() == figure.column }.map { ($0, figure.value) }
        }
        guard named.count == figures.count else { return [] }
        return [Dictionary(named) { _, last in last }]
    }
}
