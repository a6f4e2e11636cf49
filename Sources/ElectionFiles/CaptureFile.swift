import Elections
import Foundation
import Ground

extension FolderReader {
    /// The captures of `captures.csv`, in the order in which they first appear.
    mutating func captures(_ table: Table) -> [Capture] {
        var rows = CaptureRows(scheme: scheme)
        forEach(table, resource: "captures") { row, problems in rows.take(row, &problems) }
        return rows.captures
    }
}

/// A table of captures that stands alone, without the folder of an election.
public enum CaptureTable {
    private static let columns = ["contest_id", "captured_at", "ballot_no"]

    /// Whether a file is such a table, by its header.
    ///
    /// - Parameter url: A file; nothing else is one.
    public static func isOne(_ url: URL) -> Bool {
        guard url.pathExtension.lowercased() == "csv", let file = try? FileHandle(forReadingFrom: url),
            let start = try? file.read(upToCount: 4_096)
        else { return false }
        let header = start.prefix { $0 != 0x0A && $0 != 0x0D }
        let names = String(decoding: header, as: UTF8.self).split { ",;\t\"\u{FEFF} ".contains($0) }
        return columns.allSatisfy { names.contains(Substring($0)) }
    }

    /// Reads the captures of a table.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use.
    ///   - numbers: How numbers are written.
    /// - Returns: In the order in which they first appear, and how many rows say once more what another one says, which count once.
    /// - Throws: `TableProblems` and `FileFault` for faults of the file, such as a choice that stands twice with other figures.
    public static func captures(
        _ url: URL, name: String, numbers: NumberStyle = .plain
    ) throws -> (captures: [Capture], repeats: Int) {
        var problems = TableProblems()
        let text = try TextBytes(contentsOf: url, name: name)
        let table = Table(text, required: columns, problems: &problems)
        var rows = CaptureRows(scheme: .undeclared, takesRepeats: true)
        table.forEachRow(style: numbers) { row in rows.take(row, &problems) }
        try problems.throwIfAny()
        return (rows.captures, rows.repeats)
    }
}

/// Captures that are made of their rows, one choice a row.
private struct CaptureRows {
    let scheme: RegionCodeScheme
    /// Whether rows that say the same again are taken as one: what somebody copied into a table is no document of an election.
    let takesRepeats: Bool
    private(set) var repeats = 0
    private(set) var captures: [Capture] = []
    private var index: [String: Int] = [:]
    private var shared = Capture.shared

    init(scheme: RegionCodeScheme, takesRepeats: Bool = false) {
        self.scheme = scheme
        self.takesRepeats = takesRepeats
    }

    mutating func take(_ row: RowReader, _ problems: inout TableProblems) {
        // What is kept in an archive is kept whatever it is called.
        if !takesRepeats { _ = row.choice("source_kind", of: CaptureKind.self, &problems) }
        guard let capture = Capture(row, scheme: scheme, &problems), let entry = capture.entries.first
        else { return }
        guard let known = index[capture.key] else {
            index[capture.key] = captures.count
            captures.append(capture)
            shared.begin(row)
            return
        }
        if let column = shared.take(row, of: capture, into: &captures[known], number: known) {
            problems.add(
                row.problem(
                    column, row.text(column),
                    FolderFault.rowsDisagree(
                        line: captures[known].place.line ?? 0, id: capture.id, isCapture: true)))
        } else if let other = captures[known].entries.first(where: { $0.choice == entry.choice }) {
            if takesRepeats, other.votes == entry.votes, other.sharePercent == entry.sharePercent {
                repeats += 1
                return
            }
            problems.add(
                row.problem(
                    "ballot_no", row.text("ballot_no"),
                    FolderFault.choiceTwice(id: capture.id, isCapture: true)))
        } else {
            captures[known].entries.append(entry)
            captures[known].entries.sort { $0.choice < $1.choice }
        }
    }
}

extension Capture {
    /// One capture may hold several regions of the same moment.
    fileprivate var key: String { [id, contest, region?.text ?? ""].joined(separator: "\u{1F}") }

    /// A capture with the one entry of this row.
    fileprivate init?(_ row: RowReader, scheme: RegionCodeScheme, _ problems: inout TableProblems) {
        guard let contest = row.required("contest_id", &problems),
            let time = row.required("captured_at", &problems),
            let number = row.requiredCount("ballot_no", &problems)
        else { return nil }
        let region = row.text("region_code")
        let kind = row.text("source_kind")
        let key = [contest, region, kind, time].filter { !$0.isEmpty }.joined(separator: "/")
        let stage = row.choice("stage", of: CaptureStage.self, &problems)
        self.init(
            id: row.text("capture_id").isEmpty ? key : row.text("capture_id"), contest: contest,
            region: region.isEmpty ? nil : RegionCode(region, scheme: scheme), capturedAt: time,
            timePrecision: row.text("time_precision"), sourceKind: kind,
            entries: [
                Entry(
                    choice: Choice(number), votes: row.count("votes", &problems),
                    sharePercent: row.decimal("share_pct", in: 0...100, &problems).map(printed),
                    line: row.line)
            ],
            stationsIn: row.count("stations_in", &problems),
            stationsTotal: row.count("stations_total", &problems),
            validVotes: row.count("valid_votes", &problems), isGarbled: stage == .garbled,
            source: row.text("source_url"), note: row.text("note"),
            place: SourcePlace(file: row.file, line: row.line, column: "votes"))
    }
}

extension Capture {
    /// What the rows of one capture say of it.
    fileprivate static var shared: SharedColumns<Capture> {
        SharedColumns([
            .init("captured_at", \.capturedAt), .init("source_kind", \.sourceKind),
            .init("stations_in", \.stationsIn), .init("stations_total", \.stationsTotal),
            .init("valid_votes", \.validVotes), .init("stage", \.isGarbled),
        ])
    }
}

/// The one word that `captures.csv` may say of a page in its column `stage`.
private enum CaptureStage: String, CaseIterable {
    case garbled
}
