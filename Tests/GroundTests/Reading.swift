import Elections
import Ground
import Wording

/// A fault as people read it.
func said(_ error: (any Error)?) -> String { error.map { English(.indonesian).sentence(of: $0) } ?? "" }

/// Reads text as a table; the faults come back beside it.
func read(
    _ text: String, delimiter: UInt8? = nil, required: [String] = []
) throws -> (table: Table, problems: [String]) {
    var problems = TableProblems()
    let bytes = try TextBytes(Array(text.utf8), name: "t.csv")
    let table = Table(bytes, delimiter: delimiter, required: required, problems: &problems)
    return (table, problems.problems.map { said(TableProblems($0)) })
}

/// The rows of a text, cells joined by `|`, each after its line number.
func rows(_ text: String) throws -> [String] {
    let (table, problems) = try read(text)
    return problems + table.records.map { "\($0.line):" + $0.cells.joined(separator: "|") }
}

/// Visits the one row of a table with one column `x`.
func cell<Value>(
    _ text: String, style: NumberStyle = .plain,
    _ body: (RowReader, inout TableProblems) -> Value
) throws -> (value: Value, problems: [String]) {
    let quoted = text.replacing("\"", with: "\"\"")
    let (table, faults) = try read("x,y\n\"\(quoted)\",-\n")
    var problems = TableProblems()
    var value: Value?
    table.forEachRow(style: style) { value = body($0, &problems) }
    guard let value, faults.isEmpty else { throw TableProblems() }
    return (value, problems.problems.map { said(TableProblems($0)) })
}
