import Elections

/// The rules that rows keep by themselves, asked of a row with some of its figures changed.
struct RowForms: Sendable {
    let rules: FormRules
    /// For each measure of a recap the column of the rows, `nil` where they lack it.
    private let columns: [Int?]

    /// - Parameters:
    ///   - rules: Rules made for the columns of the rows.
    ///   - measures: Names of the recap's measures.
    init(_ rules: FormRules, measures: [String]) {
        self.rules = rules
        columns = measures.map { name in name == "stations" ? nil : rules.columns.firstIndex(of: name) }
    }

    /// What becomes of a row with other figures.
    enum Outcome: Equatable {
        /// No rule breaks that held.
        case sound
        /// Rules break unless a figure changes too that the recap does not have.
        case open([String])
        /// A rule breaks whose figures are all told by the recap.
        case unsound
    }

    /// Whether a row keeps every rule with other figures, and an identity of several columns among them.
    ///
    /// - Parameters:
    ///   - row: Figures of the row in the order of the rules' columns.
    ///   - changed: Its figures as they should be, in the order of the recap's measures; `nil` where unknown.
    func isKept(_ row: [Int64?], changed: [Int?]) -> Bool {
        let (values, told) = values(row, changed)
        return rules.rules.allSatisfy { $0.answer(values) != .fails }
            && rules.rules.contains { rule in
                rule.comparison == .equal && rule.columns.count > 1 && told.isSuperset(of: rule.columns)
            }
    }

    /// A row with other figures, and the columns that they fill.
    private func values(_ row: [Int64?], _ changed: [Int?]) -> (values: [Int64?], told: Set<Int>) {
        var values = row
        var told: Set<Int> = []
        for (measure, column) in columns.enumerated() {
            guard let column, let value = changed[measure] else { continue }
            values[column] = Int64(value)
            told.insert(column)
        }
        return (values, told)
    }

    /// Whether a row would break rules that it keeps now.
    ///
    /// - Parameters:
    ///   - row: Figures of the row in the order of the rules' columns.
    ///   - changed: Its figures as they should be, in the order of the recap's measures; `nil` where unknown.
    func outcome(_ row: [Int64?], changed: [Int?]) -> Outcome {
        let (values, told) = values(row, changed)
        let (before, after) = (rules.unread.blanking(row), rules.unread.blanking(values))
        let breaking = rules.rules.filter { $0.answer(after) == .fails && $0.answer(before) != .fails }
        guard !breaking.isEmpty else { return .sound }
        return breaking.contains { told.isSuperset(of: $0.columns) }
            ? .unsound : .open(breaking.map(\.rule.id).uniqued())
    }
}
