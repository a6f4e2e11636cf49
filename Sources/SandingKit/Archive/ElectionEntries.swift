import Archive
import ElectionFiles
import Elections
import Foundation
import Ground

/// The captures and outages that an election folder holds, as entries: figures that somebody typed, each with its source.
struct ElectionEntries {
    /// In the order of the files.
    let all: [(Manifest, [[UInt8]])]
    /// Rows of a table that say once more what another one says, which count once.
    let repeats: Int

    /// Whether a path is an election folder with captures or outages.
    static func isFolder(_ path: String) -> Bool {
        let folder = URL(fileURLWithPath: path)
        func has(_ name: String) -> Bool {
            FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
        }
        return has("contests.csv") && (has("captures.csv") || has("outages.csv"))
    }

    /// Whether a path is a table of captures that stands alone: its header has the columns of `captures.csv`.
    static func isTable(_ path: String) -> Bool { CaptureTable.isOne(URL(fileURLWithPath: path)) }

    /// - Parameters:
    ///   - path: An election folder.
    ///   - supplier: Who supplies it.
    ///   - numbers: How numbers are written in it, where it does not say so itself.
    /// - Throws: `TableProblems` and `FileFault` for faults of the folder; `FileFault` for a time that is none.
    init(_ path: String, supplier: String, numbers: NumberStyle) throws {
        let url = URL(fileURLWithPath: path)
        let (found, outages, repeats) =
            if ElectionEntries.isFolder(path) {
                try { ($0.captures, $0.outages, 0) }(
                    ElectionFolder(at: url, numbers: numbers, refusesWrongSums: false).election)
            } else {
                try { ($0.captures, [Outage](), $0.repeats) }(
                    CaptureTable.captures(url, name: path, numbers: numbers))
            }
        self.repeats = repeats
        var all: [(Manifest, [[UInt8]])] = []
        for (page, captures) in ElectionEntries.grouped(found) {
            guard let first = captures.first else { continue }
            let time = try ElectionEntries.time(first.capturedAt, first.timePrecision, at: first.place)
            let totals = CaptureTotals.bytes(captures)
            let rows = Manifest.Blob(role: .rows, digest: TreeHash(of: totals), bytes: totals.count)
            all.append(
                (
                    Manifest(
                        kind: .capture, time: time, timeSource: .page, source: page, supplier: supplier,
                        parser: "captures-csv/1", reading: .figures, note: first.note, blobs: [rows]),
                    [totals]
                ))
        }
        for outage in outages {
            let place = SourcePlace(file: "outages.csv", column: "from")
            let said = [outage.scope, outage.whatWasSaid, outage.note].filter { !$0.isEmpty }
            all.append(
                (
                    Manifest(
                        kind: .outage, time: try ElectionEntries.time(outage.from, "", at: place),
                        until: outage.to.isEmpty ? nil : outage.to, contest: outage.contest,
                        timeSource: .page,
                        source: outage.source.isEmpty ? "outages.csv" : outage.source, supplier: supplier,
                        note: said.joined(separator: "; ")), []
                ))
        }
        self.all = all
    }

    /// Captures of one page and moment: what one id stands for.
    private static func grouped(_ captures: [Capture]) -> [(page: String, captures: [Capture])] {
        var order: [String] = []
        var groups: [String: [Capture]] = [:]
        for capture in captures {
            let key = [capture.contest, capture.sourceKind, capture.capturedAt, capture.id]
                .joined(separator: "\u{1F}")
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(capture)
        }
        return order.map { key in
            let found = groups[key] ?? []
            let first = found[0]
            return ([first.contest, first.sourceKind].filter { !$0.isEmpty }.joined(separator: "/"), found)
        }
    }

    private static func time(_ text: String, _ precision: String, at place: SourcePlace) throws -> CaptureTime
    {
        switch CaptureClock.moment(text, zone: nil, precision: CaptureTime.Precision(rawValue: precision)) {
        case .time(let time): return time
        case .fault(let fault):
            throw TableProblems(
                TableProblem(file: place.file, line: place.line, column: "captured_at", value: text, fault))
        }
    }
}
