import Elections

/// Figures of a row beside the sums of rows of which it could be the total, to say by how much it is not.
struct NearestSum {
    private let names: [String]
    private var best: (sum: FindingKind.WrongSum, met: Int, off: Double)?

    /// - Parameter names: Names of the columns.
    init(_ names: [String]) { self.names = names }

    /// What the row is nearest to: most of its columns are that sum, or they are least away from it.
    var wrongSum: FindingKind.WrongSum? { best?.sum }

    /// - Parameters:
    ///   - rows: Which rows are summed.
    ///   - count: How many they are.
    ///   - values: Figures of the row; `nil` where it has none.
    ///   - sums: Sums of the rows; `nil` where one of them lacks the figure.
    mutating func add(_ rows: FindingKind.WrongSum.Rows, count: Int, values: [Int?], sums: [Int?]) {
        var figures: [FindingKind.WrongSum.Figure] = []
        var (met, off) = (0, 0.0)
        for (place, (value, sum)) in zip(values, sums).enumerated() {
            guard let value, let sum else { continue }
            if value == sum {
                met += 1
            } else {
                off += Double(abs(value - sum)) / Double(max(1, max(value, sum)))
                figures.append(FindingKind.WrongSum.Figure(names[place], found: value, sum: sum))
            }
        }
        guard count > 0, !figures.isEmpty else { return }
        let mean = off / Double(met + figures.count)
        if let best, (best.met, -best.off) >= (met, -mean) { return }
        best = (FindingKind.WrongSum(rows, count: count, figures: figures), met, mean)
    }
}

/// What is said of rows that are totals.
public enum TotalFindings {
    /// One finding of all that are sums, and one of each that is none, in the order of the file.
    ///
    /// - Parameters:
    ///   - totals: The rows.
    ///   - file: Name of the file of stations.
    ///   - contest: Id of the contest.
    ///   - region: The region of all of them, where it is one.
    public static func ofStations(
        _ totals: [FindingKind.TotalRow], file: String, contest: String, region: RegionCode? = nil
    ) -> [Finding] {
        let (sums, wrong) = split(totals)
        return sums.map { rows in
            Finding(
                .station(.totalRows(rows)), severity: .error, contest: contest, region: region,
                place: SourcePlace(file: file, line: rows[0].line, column: "station_no"), expected: "0",
                found: "\(rows.count)")
        } + wrong.map { finding(.station(.totalNotSum($0)), $0, file: file, contest: contest) }
    }

    /// The same of a recap, which may end in its total: that is no error.
    ///
    /// - Parameter column: The recap's lowest region column.
    static func ofRecap(
        _ totals: [FindingKind.TotalRow], file: String, column: String?, contest: String
    ) -> [Finding] {
        let (sums, wrong) = split(totals)
        return sums.map { rows in
            Finding(
                .level(.totalRows(rows, file: file)),
                severity: rows.contains { $0.parts == 0 && !$0.isUnread } ? .error : .notice,
                contest: contest,
                place: SourcePlace(file: file, line: rows[0].line, column: column), expected: "0",
                found: "\(rows.count)")
        } + wrong.map { finding(.level(.totalNotSum($0, file: file)), $0, file: file, contest: contest) }
    }

    private static func split(
        _ totals: [FindingKind.TotalRow]
    ) -> (sums: [[FindingKind.TotalRow]], wrong: [FindingKind.TotalRow]) {
        let ordered = totals.sorted { $0.line < $1.line }
        let sums = ordered.filter { $0.against == nil }
        return (sums.isEmpty ? [] : [sums], ordered.filter { $0.against != nil })
    }

    private static func finding(
        _ kind: FindingKind, _ row: FindingKind.TotalRow, file: String, contest: String
    ) -> Finding {
        let figure = row.against?.furthest
        return Finding(
            kind, severity: .error, contest: contest,
            place: SourcePlace(file: file, line: row.line, column: figure?.column),
            expected: figure.map { "\($0.sum)" } ?? "", found: figure.map { "\($0.found)" } ?? "")
    }
}
