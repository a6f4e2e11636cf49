import Elections
import Wording

extension Finding {
    /// Whether a person could look at the rows that it names: of what is only to be known, those of single stations.
    var isToLookAt: Bool { severity > .notice || station != nil && place.line != nil }

    /// What the votes are of that it puts in doubt in the worst case; `nil` where it puts none in doubt.
    var stakeKind: StakeKind? {
        guard stake == .worstCase, votesAtStake ?? 0 > 0, severity > .notice else { return nil }
        switch kind {
        case .cause: return nil
        case .form(.ruleBroken(let rule, _)): return rule.id == "zero-votes" ? .withoutVotes : .beyond
        case .station: return .twice
        default: return .lacking
        }
    }

    /// The total that it is of, where it is of one.
    var total: FindingKind.TotalRow? {
        switch kind {
        case .station(.totalRows(let rows)), .level(.totalRows(let rows, _)): rows.count == 1 ? rows[0] : nil
        case .station(.totalNotSum(let row)), .level(.totalNotSum(let row, _)): row
        default: nil
        }
    }

    /// A finding on several totals as one on each, at its own line: a person looks at each of them.
    var ofEachTotal: [Finding] {
        guard let rows = totals else { return [self] }
        return rows.map { keeping([$0]) }
    }

    /// The same finding on some of its totals; they stand in the order of the file.
    func keeping(_ rows: [FindingKind.TotalRow]) -> Finding {
        var finding = self
        if case .level(.totalRows(_, let file)) = kind {
            finding.kind = .level(.totalRows(rows, file: file))
        } else {
            finding.kind = .station(.totalRows(rows))
        }
        finding.place.line = rows.first?.line
        finding.found = "\(rows.count)"
        return finding
    }

    /// Totals that it lists.
    var totals: [FindingKind.TotalRow]? {
        switch kind {
        case .station(.totalRows(let rows)), .level(.totalRows(let rows, _)): rows
        default: nil
        }
    }
}
