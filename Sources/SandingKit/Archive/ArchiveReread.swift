import Archive
import Elections
import Feeds
import Foundation
import Ground

/// What reading every capture again gave.
public struct ArchiveRereadResult: Sendable, Equatable, Codable {
    /// Places of the new entries, from 0.
    public var added: [Int] = []
    /// Places of captures whose address does not say what they are of, which their path said when they were added: they stay as they
    /// were read.
    public var unnamed: [Int] = []
}

extension ArchiveAddRequest {
    /// Reads every capture again as it would be read today; where that gives other figures, an entry says so.
    ///
    /// - Parameter control: Progress and the wish to end, which is heard between captures.
    /// - Throws: ``SandingError`` for faults of the archive and of the list of candidates; `CancellationError`.
    public func reread(_ control: WorkControl = WorkControl()) throws -> ArchiveRereadResult {
        try SandingError.naming(.adding) {
            var parser = PageParser(
                candidates: try candidates.map { try KPUPageTotals.Candidates($0) }
                    ?? KPUPageTotals.Candidates(), threads: control.threads)
            let archive = try CaptureArchive(self.archive, name: self.archive, isWriting: true)
            let entries = try archive.entries()
            var newest: [Int: Manifest.Blob] = [:]
            for entry in entries {
                if let target = entry.manifest.corrects { newest[target] = entry.manifest.blob(.totals) }
            }
            var result = ArchiveRereadResult()
            let counter = control.counter(.reading, total: entries.count)
            for entry in entries where entry.manifest.kind == .capture {
                try control.check()
                counter?(entry.index)
                guard let blob = entry.manifest.blob(.page) else { continue }
                let bytes = try archive.content(blob, of: entry.index)
                // Where nobody says how numbers are written, they are as they were read.
                let before = entry.manifest.parser
                let rows = StationRows(threads: 1, as: before)
                parser.numbers = numbers == .plain ? rows.numbers : numbers
                parser.levels = levels ?? rows.levels
                parser.encoding = encoding ?? rows.encoding
                let earlier =
                    try (newest[entry.index] ?? entry.manifest.blob(.totals)).flatMap {
                        CaptureTotals.captures(try archive.content($0, of: entry.index))
                    } ?? []
                let contests = Set(earlier.map(\.contest))
                var page = entry.manifest.source
                if before.hasPrefix(TimeLine.tableKind) {
                    // A table is of what it was called when it was added, whatever its address is.
                    page = earlier.first?.contest ?? page
                    if !PageParser.isTable(page) { page += ".csv" }
                }
                let head = try entry.manifest.blob(.head).map { try archive.content($0, of: entry.index) }
                // What the path of its file said when it was added still holds.
                let found = parser.read(
                    ArchiveInput.Item(
                        path: entry.manifest.source, bytes: bytes,
                        record: head.map { WebCapture(time: nil, head: $0) }), page: page,
                    contests: contests.sorted())
                guard let captures = found.captures,
                    contests.isEmpty || contests.isSuperset(of: captures.map(\.contest))
                else {
                    if !contests.isEmpty { result.unnamed.append(entry.index) }
                    continue
                }
                let totals = CaptureTotals.bytes(captures)
                let digest = TreeHash(of: totals)
                guard digest != (newest[entry.index] ?? entry.manifest.blob(.totals))?.digest else {
                    continue
                }
                var manifest = entry.manifest
                manifest.kind = .correction
                manifest.corrects = entry.index
                (manifest.parser, manifest.reading, manifest.supplier) = (found.parser, .figures, supplier)
                manifest.blobs = [.init(role: .totals, digest: digest, bytes: totals.count)]
                if case .added(let place) = try archive.add(manifest, contents: [totals]) {
                    result.added.append(place)
                }
            }
            return result
        }
    }
}
