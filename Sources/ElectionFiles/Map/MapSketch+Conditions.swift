import Elections
import Ground

// Rows that are wanted of a long file.
extension MapSketch {
    /// Conditions with the columns as the file writes them.
    ///
    /// - Throws: `TableProblems` where the file has no such column.
    static func known(
        _ conditions: [ColumnMap.Condition], in header: [String], file: String
    ) throws -> [ColumnMap.Condition] {
        var missing: [MissingColumn] = []
        let known = conditions.map { condition in
            var condition = condition
            switch HeaderMatch(condition.column, in: header) {
            case .same: break
            case .differs(let other): condition.column = other
            case .none(let near): missing.append(MissingColumn(condition.column, near: near))
            }
            return condition
        }
        if !missing.isEmpty {
            throw TableProblems(
                TableProblem(file: file, line: 1, MapFault.unknownCondition(missing, header: header)))
        }
        return known
    }
}
