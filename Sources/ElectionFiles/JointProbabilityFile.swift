import Foundation
import Ground

/// Reads joint inclusion probabilities: columns `first` and `second` name two stations of a sample, each pair
/// on one row in either order, and `probability` is that of both being drawn.
public struct JointProbabilityFile: Sendable {
    /// A row of the file.
    public struct Row: Sendable, Equatable {
        public let first: String
        public let second: String
        public let probability: Double
        public let line: Int
    }

    public let style: NumberStyle
    public let threads: Int

    /// - Parameters:
    ///   - style: How numbers are written.
    ///   - threads: Threads at most.
    public init(style: NumberStyle = .plain, threads: Int = Parallel.processors) {
        self.style = style
        self.threads = threads
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Returns: Its rows.
    /// - Throws: `TableProblems` with the faults found; `FileFault` where the file cannot be read.
    public func read(_ url: URL, name: String) throws -> [Row] {
        let requests = [
            ColumnRequest("first", .code), ColumnRequest("second", .code),
            ColumnRequest("probability", .number),
        ]
        let table = try ColumnReader(requests, style: style, threads: threads).read(url, name: name)
        guard let first = table.codes("first"), let second = table.codes("second"),
            let numbers = table.numbers("probability")
        else { return [] }
        var problems = TableProblems()
        let rows = (0..<table.rowCount).compactMap { row -> Row? in
            let line = table.line(ofRow: row)
            for (column, id) in [("first", first.ids[row]), ("second", second.ids[row])]
            where id < 0 {
                problems.add(
                    TableProblem(
                        file: name, line: line, column: column,
                        StationFault.emptyStation))
                return nil
            }
            guard numbers[row] > 0, numbers[row] <= 1 else {
                problems.add(
                    TableProblem(
                        file: name, line: line, column: "probability", value: "\(numbers[row])",
                        StationFault.notProbability))
                return nil
            }
            return Row(
                first: first.codes[Int(first.ids[row])],
                second: second.codes[Int(second.ids[row])], probability: numbers[row], line: line)
        }
        try problems.throwIfAny()
        return rows
    }
}
