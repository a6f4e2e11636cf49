import Elections
import Foundation
import Ground

/// Reads what a sample was drawn from: a row for each stratum, cluster or other group with its `stations`
/// and, where known, its `valid` votes; or a row for each station, as an official file has.
public struct FrameFile: Sendable {
    /// A row of the file.
    public struct Row: Sendable, Equatable {
        /// Codes in the order of the columns asked for.
        public let codes: [String]
        public let stations: Int
        /// Valid votes; `nil` where the file does not tell them.
        public let valid: Int?
        public let line: Int
        /// Codes by column, also of the regions above that the file has.
        public let codesByColumn: [String: String]
    }

    /// Columns of codes that tell the groups apart.
    public let columns: [String]
    /// Columns of the regions above, which the file may have: they tell groups of one code apart.
    public let above: [String]
    /// Whether the valid votes are needed.
    public let needsValid: Bool
    public let style: NumberStyle

    /// - Parameters:
    ///   - columns: Columns of codes that tell the groups apart; they must be there.
    ///   - above: Columns of the regions above, which need not be there.
    ///   - needsValid: Whether the column `valid` must be there.
    ///   - style: How numbers are written.
    public init(
        columns: [String], above: [String] = [], needsValid: Bool = false, style: NumberStyle = .plain
    ) {
        self.columns = columns
        self.above = above.filter { !columns.contains($0) }
        self.needsValid = needsValid
        self.style = style
    }

    /// More rows that repeat a group are a frame of another shape, and said at once.
    private static let fewRepeats = 3

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
        let header = try ColumnReader.header(of: url, name: name)
        // A row for each station, as an official file has: each counts as one.
        let isList = !header.contains("stations") && header.contains("station_no")
        let required = columns + (isList ? [] : ["stations"]) + (needsValid ? ["valid"] : [])
        let table = Table(text, required: required, problems: &problems)
        try problems.throwIfAny()
        let above = above.filter(table.header.contains)
        var rows: [Row] = []
        var lines: [[String]: Int] = [:]
        var repeats: [TableProblem] = []
        table.forEachRow(style: style) { row in
            let codes = columns.compactMap { row.required($0, &problems) }
            let stations = isList ? 1 : row.requiredCount("stations", &problems)
            let valid = needsValid ? row.requiredCount("valid", &problems) : row.count("valid", &problems)
            guard codes.count == columns.count, let stations else { return }
            let parents = above.map { row.text($0) }
            if !isList, let first = lines.updateValue(row.line, forKey: codes + parents) {
                repeats.append(
                    row.problem(
                        columns.first ?? "stations", nil,
                        StationFault.groupTwice(
                            codes.isEmpty ? nil : codes.joined(separator: "/"), line: first)))
            }
            if stations > 0 {
                let named = zip(columns, codes).map { ($0, $1) }
                let known = zip(above, parents).filter { !$1.isEmpty }.map { ($0, $1) }
                rows.append(
                    Row(
                        codes: codes, stations: stations, valid: valid, line: row.line,
                        codesByColumn: Dictionary(named + known, uniquingKeysWith: { first, _ in first })))
            }
        }
        if let first = repeats.first, repeats.count > FrameFile.fewRepeats {
            problems.add(
                TableProblem(
                    file: name, line: first.line, column: first.column,
                    StationFault.groupsRepeat(repeats.count)
                ))
        } else {
            for problem in repeats { problems.add(problem) }
        }
        try problems.throwIfAny()
        return rows
    }
}
