import Elections
import Foundation
import Tables

/// Reads what a sample was drawn from: a row for each stratum, cluster or other group with its `stations`
/// and, where known, its `valid` votes.
public struct FrameFile: Sendable {
    /// A row of the file.
    public struct Row: Sendable, Equatable {
        /// Codes in the order of the columns asked for.
        public let codes: [String]
        public let stations: Int
        /// Valid votes; `nil` where the file does not tell them.
        public let valid: Int?
        public let line: Int
    }

    /// Columns of codes that tell the groups apart.
    public let columns: [String]
    /// Whether the valid votes are needed.
    public let needsValid: Bool
    public let style: NumberStyle

    /// - Parameters:
    ///   - columns: Columns of codes that tell the groups apart; they must be there.
    ///   - needsValid: Whether the column `valid` must be there.
    ///   - style: How numbers are written.
    public init(columns: [String], needsValid: Bool = false, style: NumberStyle = .plain) {
        self.columns = columns
        self.needsValid = needsValid
        self.style = style
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    /// - Returns: Its rows; groups without a station are left out.
    /// - Throws: `TableProblems` with the faults found, such as a group that stands twice; `FileFault` where the
    ///   file cannot be read.
    public func read(_ url: URL, name: String) throws -> [Row] {
        let text = try TextBytes(contentsOf: url, name: name)
        var problems = TableProblems()
        let required = columns + ["stations"] + (needsValid ? ["valid"] : [])
        let table = Table(text, required: required, problems: &problems)
        try problems.throwIfAny()
        var rows: [Row] = []
        var lines: [[String]: Int] = [:]
        table.forEachRow(style: style) { row in
            let codes = columns.compactMap { row.required($0, &problems) }
            let stations = row.requiredCount("stations", &problems)
            let valid = needsValid ? row.requiredCount("valid", &problems) : row.count("valid", &problems)
            guard codes.count == columns.count, let stations else { return }
            let label = codes.isEmpty ? "the whole" : codes.joined(separator: "/")
            if let first = lines.updateValue(row.line, forKey: codes) {
                problems.add(
                    row.problem(
                        columns.first ?? "stations", nil,
                        "\(label) stands twice, also on line \(first); remove one of the rows"))
            }
            if stations > 0 {
                rows.append(Row(codes: codes, stations: stations, valid: valid, line: row.line))
            }
        }
        try problems.throwIfAny()
        return rows
    }
}
