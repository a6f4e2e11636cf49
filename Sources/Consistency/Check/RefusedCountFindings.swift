import Elections
import Ground

/// Cells that are no counts: one error for each file, column and reason, at the first of them.
public enum RefusedCountFindings {
    /// Lines that are named.
    private static let mostLines = 12

    /// - Parameters:
    ///   - refused: Cells without which a file was read.
    ///   - file: Name of the file for messages.
    ///   - contest: Id of the contest, for findings.
    public static func of(_ refused: RefusedCounts, file: String, contest: String) -> [Finding] {
        refused.kinds.compactMap { kind in
            guard let first = kind.first.first, let fault = first.kind as? TextFault else { return nil }
            return Finding(
                .form(
                    .notCounts(
                        fault, value: TableProblem.shown(first.value ?? ""), cells: kind.cells,
                        lines: kind.first.compactMap { $0.line ?? $0.place?.row }.uniqued().prefix(mostLines)
                            .map { $0 })),
                severity: .error, contest: contest,
                place: SourcePlace(
                    file: file, line: first.line ?? first.place?.row,
                    column: first.place?.reference ?? kind.column),
                found: TableProblem.shown(first.value ?? ""))
        }
    }
}
