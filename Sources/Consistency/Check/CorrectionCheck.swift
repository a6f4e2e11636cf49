import Elections

/// Whether findings on a row would be gone if its form said other figures.
///
/// It holds a correction against the rules of the form and the sums that the row was held against; which figure is right it
/// does not know.
public struct CorrectionCheck: Sendable {
    /// Columns of counts of the file, in the order of the values.
    public let columns: [String]
    private let rules: [FormRule]
    private let unread: UnreadFigures

    /// - Parameters:
    ///   - columns: Columns of counts of the file.
    ///   - scope: `.station` for forms of stations, which keep all rules; `.all` for recaps.
    ///   - check: The check of the file, whose rules are asked again.
    ///   - form: Terms of the election that the rules used.
    public init(
        columns: [String], scope: FormRulebook.Rule.Scope, check: CountCheck, form: FormRulebook.Form?
    ) {
        self.columns = columns
        unread = UnreadFigures(columns)
        let constants = (form?.constants ?? [:]).compactMapValues { ExactConstant("\($0)") }
        rules = check.tallies.filter {
            $0.asked > 0 && (scope == .station || $0.rule.scope == .all)
        }.compactMap {
            // A rule that cannot be asked of these columns was asked of another file.
            try? FormRule($0.rule, columns: columns, constants: constants)
        }
    }

    /// Whether figures of a row mend what was found on it.
    ///
    /// A rule that was found broken on the row must hold with them (not only not be asked any more), and none may fail that held
    /// before; a sum of others must be met. What is no question of figures, such as a row that stands twice or is a total, no
    /// correction mends: whoever looked at the form answers that it is as printed.
    /// - Parameters:
    ///   - findings: All findings on the row, with those that follow from others.
    ///   - printed: Figures of the row in the order of the columns, `nil` where it has none.
    ///   - figures: Figures that the form has instead, by column.
    public func mends(_ findings: [Finding], printed: [Int64?], with figures: [String: Int]) -> Bool {
        var corrected = printed
        for (place, column) in columns.enumerated() {
            if let figure = figures[column] { corrected[place] = Int64(figure) }
        }
        let causes = Set(findings.filter { !$0.isConsequence && $0.isOfOneRow }.compactMap(\.cause))
        // What follows from a fault that stands elsewhere is mended there.
        let own = findings.filter { !$0.isConsequence || $0.cause.map(causes.contains) ?? false }
        let (before, after) = (failing(printed), failing(corrected))
        let asked = Set(own.map(\.rule))
        let read = unread.blanking(corrected)
        guard after.isSubset(of: before),
            rules.allSatisfy({ !asked.contains($0.rule.id) || $0.answer(read) == .holds })
        else { return false }
        return own.allSatisfy { finding in
            switch finding.kind {
            case .level(.mismatch(let mismatch)):
                let figure = figures[mismatch.column] ?? mismatch.printed
                guard mismatch.isBound else { return figure == mismatch.sum }
                return mismatch.printed < mismatch.sum ? figure >= mismatch.sum : figure <= mismatch.sum
            case .station(.totalNotSum(let row)), .level(.totalNotSum(let row, _)):
                return row.against?.figures.allSatisfy { (figures[$0.column] ?? $0.found) == $0.sum } ?? false
            case .station(.standsTwice), .station(.standAgain), .station(.totalRows), .level(.totalRows),
                .level(.rowStandsTwice), .level(.rowsStandAgain),
                .station(.identicalRows), .station(.identicalGroup), .station(.identicalFewVotes):
                return false
            default: return true
            }
        }
    }

    /// Ids of the rules that fail, without those that another failure makes needless.
    private func failing(_ values: [Int64?]) -> Set<String> {
        let read = unread.blanking(values)
        // A notice, such as more voters than the register has, may be so on a form that is right.
        let failed = rules.filter { $0.rule.severity > .notice && $0.answer(read) == .fails }.map(\.rule)
        let ids = Set(failed.map(\.id))
        // Of one id it does not matter which.
        return Set(
            failed.filter { rule in ids.subtracting([rule.id]).isDisjoint(with: rule.unless ?? []) }.map(\.id)
        )
    }
}

extension Finding {
    /// Whether it is a cause that stands in a single row, which a correction of the row can mend.
    fileprivate var isOfOneRow: Bool {
        guard case .cause(let cause) = kind else { return false }
        switch cause.what {
        case .slip, .sameRows: return true
        case .openSlip(let slip): return slip.row != nil
        default: return false
        }
    }
}
