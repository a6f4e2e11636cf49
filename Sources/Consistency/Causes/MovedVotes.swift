import Elections

// Votes that a cause could take from one choice and give to another.
extension CauseCandidate {
    /// Whether the votes of a choice, all together, would be others without the cause, whichever of its slips it was.
    ///
    /// - Parameter findings: All findings. A single figure that is no vote is not sure to be the one that is out where only its own
    ///   form says so, as the votes and another figure may be.
    func movesVotes(_ all: [Finding]) -> Bool {
        switch what {
        case .slip(let slip):
            (slips.isEmpty ? [slip] : slips).contains { slip in
                slip.movesVotes || slip.isOfOneFigure && !findings.contains { all[$0].kind.isMismatch }
            }
        case .columns(let moved, _):
            moved.contains { Choice.isColumn($0.column) || Choice.isColumn($0.holds) }
        case .factor(let column, _, let carried, _): ([column] + carried).contains(where: Choice.isColumn)
        case .factorOfAll(let columns, _, _), .rewritten(let columns, _, _), .figuresMoved(let columns, _, _),
            .rowsRewritten(let columns, _, _, _):
            columns.contains(where: Choice.isColumn)
        case .openSlip: slips.contains(where: \.movesVotes)
        // Two stations with each other's figures have together what they should.
        case .figuresExchanged, .figuresReordered: false
        default: true
        }
    }
}

extension Slip {
    /// Whether the votes of a choice, all together, would be others without it.
    var movesVotes: Bool {
        switch self {
        case .digits(_, let figure, let sums): ([figure.name] + sums).contains(where: Choice.isColumn)
        case .otherFigure(let figure, let sums): ([figure.name] + sums).contains(where: Choice.isColumn)
        case .exchanged(let first, let second, _): [first, second].contains(where: Choice.isColumn)
        case .permuted(let names, _), .rewritten(let names, _, _): names.contains(where: Choice.isColumn)
        // Rows in each other's place are together what they should be.
        case .rowsExchanged: false
        case .breaking(let slip, _): slip.movesVotes
        case .moved(_, let first, let second, _): [first, second].contains(where: Choice.isColumn)
        case .shifted, .rowCountedTwice, .rowLeftOut, .stationsMissing: true
        }
    }

    fileprivate var isOfOneFigure: Bool {
        switch self {
        case .digits, .otherFigure: true
        default: false
        }
    }

    /// Whether it only puts figures that are no votes of a choice in each other's place, which exact figures tell.
    fileprivate var isExchangeBesideVotes: Bool {
        switch self {
        case .exchanged, .permuted: !movesVotes
        default: false
        }
    }
}

extension Causes {
    /// Leaves no votes at stake in a finding that stands alone and whose only explanations are figures, none of them votes of a
    /// choice, in each other's place.
    static func settleVotesAlone(beside chosen: [CauseCandidate], in findings: inout [Finding]) {
        let taken = chosen.reduce(into: Set<Int>()) { $0.formUnion($1.findings) }
        for position in findings.indices where !taken.contains(position) {
            let slips = findings[position].explanations
            if !slips.isEmpty, slips.allSatisfy(\.isExchangeBesideVotes) {
                findings[position].votesAtStake = nil
            }
        }
    }
}
