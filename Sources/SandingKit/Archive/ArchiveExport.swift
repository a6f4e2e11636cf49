import Archive
import Elections
import Foundation
import Ground

/// An archive as a folder: pages below the times of their captures, tables of what they parse to, and the manifests with all
/// else that they name, so that the same entries may be made of it again.
public struct ArchiveExport {
    private let archive: CaptureArchive

    public init(_ archive: CaptureArchive) { self.archive = archive }

    /// The manifests, one on a line, in the order of the log.
    static let manifestsName = "manifests.jsonl"
    /// The table of the entries.
    static let entriesName = "entries.csv"

    /// Where content stands that is no page.
    static func path(of digest: TreeHash) -> String { "contents/" + digest.hexadecimal }

    private static let captureColumns = [
        "contest_id", "captured_at", "ballot_no", "votes", "share_pct", "stations_in", "stations_total",
        "valid_votes", "region_code", "source_kind", "capture_id", "time_precision", "stage", "source_url",
        "note",
    ]

    /// Makes sure that nothing is lost by writing a folder: an export may be all that is left of an archive, so another one
    /// never takes its place.
    ///
    /// - Parameter path: Where it goes.
    /// - Throws: `FileFault` where something stands there that is no empty folder.
    public static func checkIsNew(_ path: String) throws {
        guard (try? FileManager.default.attributesOfItem(atPath: path)) != nil,
            (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty != true
        else { return }
        throw FileFault(file: path, kind: .unwritable, ArchiveFault.exists)
    }

    /// Writes the files.
    ///
    /// - Parameters:
    ///   - folder: An empty folder.
    ///   - step: Told between entries how many of all are done; what it throws ends the work.
    /// - Returns: Paths of the files, in alphabetical order.
    /// - Throws: `FileFault` where an entry cannot be read; what writing throws.
    public func write(
        to folder: URL, _ step: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws -> [String] {
        try archive.checkLog()
        var captures = CSVWriter(header: ArchiveExport.captureColumns)
        var outages = CSVWriter(header: [
            "from", "to", "contest_id", "scope", "what_was_said", "source_url", "note",
        ])
        var list = CSVWriter(header: [
            "entry", "kind", "captured_at", "precision", "time_from", "source", "supplier", "reading",
            "sha256", "bytes",
            "path", "leaf",
        ])
        var paths: Set<String> = [
            "captures.csv", ArchiveExport.entriesName, "outages.csv", ArchiveExport.manifestsName,
        ]
        var (folders, manifests): (Set<String>, [UInt8]) = ([], [])
        let entries = try archive.entries()
        for entry in entries {
            try step(entry.index, entries.count)
            let manifest = entry.manifest
            // Canonical JSON has no line ends.
            manifests += manifest.bytes + [0x0A]
            var path = ""
            let blob = manifest.blob(.page) ?? manifest.blob(.rows)
            if let page = manifest.blob(.page) {
                path = ArchiveExport.path(entry, besides: paths, &folders)
                try write(try archive.content(page, of: entry.index), path, in: folder)
                paths.insert(path)
            }
            for content in manifest.blobs where content.role != .page {
                let place = ArchiveExport.path(of: content.digest)
                guard paths.insert(place).inserted else { continue }
                try write(try archive.content(content, of: entry.index), place, in: folder)
            }
            list.append(
                [
                    .integer(entry.index), .text(manifest.kind.rawValue), .text(manifest.time.text),
                    .text(manifest.time.precision.rawValue), .text(manifest.timeSource.rawValue),
                    .text(manifest.source), .text(manifest.supplier),
                    .text(manifest.reading.rawValue), .text(blob?.digest.hexadecimal ?? ""),
                    .init(blob?.bytes), .text(path), .text(entry.leaf.hexadecimal),
                ])
            if manifest.kind == .outage {
                outages.append([
                    .text(manifest.time.text), .text(manifest.until ?? ""), .text(manifest.contest), .empty,
                    .text(manifest.note),
                    .text(manifest.source), .empty,
                ])
            }
            for capture in try archive.captures(of: entry) ?? [] where manifest.kind == .capture {
                for choice in capture.entries { captures.append(ArchiveExport.row(choice, capture, entry)) }
            }
        }
        try write(manifests, ArchiveExport.manifestsName, in: folder)
        for (name, text) in [
            ("captures.csv", captures.text), (ArchiveExport.entriesName, list.text),
            ("outages.csv", outages.text),
        ] {
            try write(Array(text.utf8), name, in: folder)
        }
        return paths.sorted()
    }

    private func write(_ bytes: [UInt8], _ path: String, in folder: URL) throws {
        try FoldersBelow.make(FoldersBelow.path(above: path), in: folder)
        try Data(bytes).write(to: folder.appendingPathComponent(path))
    }

    /// The time without marks, and the name of the page; a number behind a part of it that another page has already: as a file, or
    /// as a folder where this would be a file.
    ///
    /// - Parameters:
    ///   - taken: Files that there are.
    ///   - folders: Folders that they lie in; those of this one become some of them.
    private static func path(
        _ entry: CaptureArchive.Entry, besides taken: Set<String>, _ folders: inout Set<String>
    ) -> String {
        let time = entry.manifest.time.text.filter { $0 != ":" }.replacing("-", with: "", maxReplacements: 2)
        let parts = entry.manifest.source.split(separator: "/").map { part -> String in
            let name = part.unicodeScalars.filter {
                $0.value > 0x20 && !"\\:?*\"<>|".unicodeScalars.contains($0)
            }
            let text = String(String.UnicodeScalarView(name)).prefix(100)
            return text.isEmpty || text.hasPrefix(".") ? "_" + text.drop { $0 == "." } : String(text)
        }
        var path = "pages/\(time)"
        for part in parts.dropLast() {
            path += "/" + part
            if taken.contains(path) { path += ".\(entry.index)" }
            folders.insert(path)
        }
        path += "/" + (parts.last ?? "page")
        return taken.contains(path) || folders.contains(path) ? "\(path).\(entry.index)" : path
    }

    private static func row(
        _ shown: Capture.Entry, _ capture: Capture, _ entry: CaptureArchive.Entry
    ) -> [CSVWriter.Cell] {
        let manifest = entry.manifest
        // A sum that lacks stations is no figure of the whole.
        let votes = shown.stationsWithout == nil ? shown.votes : nil
        let address = capture.source.isEmpty ? manifest.source : capture.source
        return [
            .text(capture.contest), .text(manifest.time.text), .integer(shown.choice.number),
            .init(votes),
            .text(shown.sharePercent?.description ?? ""), .init(capture.stationsIn),
            .init(capture.stationsTotal),
            .init(capture.validVotes), .text(capture.region?.text ?? ""), .text(capture.sourceKind),
            .text(capture.id.isEmpty ? "entry-\(entry.index)" : capture.id),
            .text(manifest.time.precision.rawValue),
            .text(capture.isGarbled ? "garbled" : ""), .text(address), .text(capture.note),
        ]
    }
}
