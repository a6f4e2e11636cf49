import Archive
import Elections
import Foundation
import Ground

/// An archive as a folder: pages below the times of their captures, and tables of what they parse to.
public struct ArchiveExport {
    private let archive: CaptureArchive

    public init(_ archive: CaptureArchive) { self.archive = archive }

    private static let captureColumns = [
        "contest_id", "captured_at", "ballot_no", "votes", "share_pct", "stations_in", "stations_total",
        "valid_votes", "region_code", "source_kind", "capture_id", "time_precision", "stage", "source_url",
        "note",
    ]

    /// Writes the files.
    ///
    /// - Parameter folder: An empty folder.
    /// - Returns: Paths of the files, in alphabetical order.
    /// - Throws: `FileFault` where an entry cannot be read; what writing throws.
    public func write(to folder: URL) throws -> [String] {
        var captures = CSVWriter(header: ArchiveExport.captureColumns)
        var outages = CSVWriter(header: [
            "from", "to", "contest_id", "scope", "what_was_said", "source_url", "note",
        ])
        var list = CSVWriter(header: [
            "entry", "kind", "captured_at", "precision", "source", "supplier", "reading", "sha256", "bytes",
            "path", "leaf",
        ])
        var paths: Set<String> = ["captures.csv", "entries.csv", "outages.csv"]
        for entry in try archive.entries() {
            let manifest = entry.manifest
            var path = ""
            let blob = manifest.blob(.page) ?? manifest.blob(.rows)
            if let page = manifest.blob(.page) {
                path = ArchiveExport.path(entry, besides: paths)
                try write(try archive.content(page, of: entry.index), path, in: folder)
                paths.insert(path)
            }
            list.append(
                [
                    .integer(entry.index), .text(manifest.kind.rawValue), .text(manifest.time.text),
                    .text(manifest.time.precision.rawValue), .text(manifest.source), .text(manifest.supplier),
                    .text(manifest.reading.rawValue), .text(blob?.digest.hexadecimal ?? ""),
                    .init(blob?.bytes), .text(path), .text(entry.leaf.hexadecimal),
                ])
            if manifest.kind == .outage {
                outages.append([
                    .text(manifest.time.text), .text(manifest.until ?? ""), .empty, .empty,
                    .text(manifest.note),
                    .text(manifest.source), .empty,
                ])
            }
            for capture in try archive.captures(of: entry) ?? [] where manifest.kind == .capture {
                for choice in capture.entries { captures.append(ArchiveExport.row(choice, capture, entry)) }
            }
        }
        for (name, text) in [
            ("captures.csv", captures.text), ("entries.csv", list.text), ("outages.csv", outages.text),
        ] {
            try write(Array(text.utf8), name, in: folder)
        }
        return paths.sorted()
    }

    private func write(_ bytes: [UInt8], _ path: String, in folder: URL) throws {
        let target = folder.appendingPathComponent(path)
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: target)
    }

    /// The time without marks, and the name of the page; a number where another page has it already.
    private static func path(_ entry: CaptureArchive.Entry, besides taken: Set<String>) -> String {
        let time = entry.manifest.time.text.filter { $0 != ":" }.replacing("-", with: "", maxReplacements: 2)
        let parts = entry.manifest.source.split(separator: "/").map { part -> String in
            let name = part.unicodeScalars.filter {
                $0.value > 0x20 && !"\\:?*\"<>|".unicodeScalars.contains($0)
            }
            let text = String(String.UnicodeScalarView(name)).prefix(100)
            return text.isEmpty || text.hasPrefix(".") ? "_" + text.drop { $0 == "." } : String(text)
        }
        let path = "pages/\(time)/" + (parts.isEmpty ? "page" : parts.joined(separator: "/"))
        return taken.contains(path) || taken.contains { $0.hasPrefix(path + "/") }
            ? "\(path).\(entry.index)" : path
    }

    private static func row(
        _ choice: Capture.Entry, _ capture: Capture, _ entry: CaptureArchive.Entry
    ) -> [CSVWriter.Cell] {
        let manifest = entry.manifest
        let address = capture.source.isEmpty ? manifest.source : capture.source
        return [
            .text(capture.contest), .text(manifest.time.text), .integer(choice.ballotNumber),
            .init(choice.votes),
            .text(choice.sharePercent?.description ?? ""), .init(capture.stationsIn),
            .init(capture.stationsTotal),
            .init(capture.validVotes), .text(capture.region?.text ?? ""), .text(capture.sourceKind),
            .text(capture.id.isEmpty ? "entry-\(entry.index)" : capture.id),
            .text(manifest.time.precision.rawValue),
            .text(capture.isGarbled ? "garbled" : ""), .text(address), .text(capture.note),
        ]
    }
}
