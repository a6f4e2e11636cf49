/// The number styles of which files have whole numbers, and the marks that stand before decimals in them.
///
/// Files are read in one style. Where one that would make whole numbers of some cells makes other numbers, or none, of others, it
/// is nothing to be named.
struct NumberMarks: Sendable {
    private var styles: Set<String> = []
    private var decimals: Set<UInt8> = []

    mutating func add(_ fault: any FaultKind) {
        if case .grouped(_, let style)? = fault as? TextFault, !style.isEmpty { styles.insert(style) }
    }

    mutating func addDecimals(_ style: NumberStyle) { decimals.insert(style.decimalMark) }

    mutating func add(_ others: NumberMarks) {
        styles.formUnion(others.styles)
        decimals.formUnion(others.decimals)
    }

    /// A fault that names a number style only where all cells are read rightly in it.
    func settled(_ problem: TableProblem) -> TableProblem {
        guard case .grouped(let digits, let name)? = problem.kind as? TextFault,
            let style = NumberStyle.named.first(where: { $0.name == name })?.style,
            styles.count > 1 || decimals.contains(where: { $0 != style.decimalMark })
        else { return problem }
        var settled = problem
        settled.kind = TextFault.grouped(digits: digits, style: "")
        return settled
    }
}
