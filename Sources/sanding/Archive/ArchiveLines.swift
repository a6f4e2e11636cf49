import SandingKit
import Wording

/// An entry of a time line as lines of text.
struct ArchiveLines {
    let words: any Wording

    /// Contests of a capture that are shown one by one, at most.
    private static let most = 3

    /// - Parameters:
    ///   - line: The entry, and what it is in the course of things.
    ///   - all: Whether every contest and region has its line.
    ///   - shows: Which contests and regions are shown at all.
    /// - Returns: Nothing where none of its contests is shown.
    func text(
        _ line: TimeLine.Line, all: Bool = false, shows: (TimeLine.Item) -> Bool = { _ in true }
    ) -> String {
        let manifest = line.entry.manifest
        let note = [manifest.contest, manifest.note].filter { !$0.isEmpty }.joined(separator: "; ")
        let said = [
            words.line(line.event, source: manifest.source, note: note),
            line.otherBytes.isEmpty ? nil : words.otherBytes(line.otherBytes),
            line.repeats == 0 ? nil : words.repeats(line.repeats),
        ].compactMap { $0 }
        let head = "\(line.entry.index)  \(words.time(manifest))  \(said.joined(separator: "; "))"
        guard case .figures(let items) = line.event else { return head }
        let wanted = items.filter(shows)
        if wanted.isEmpty { return "" }
        return ([head] + lines(wanted, all: all).map { "   " + $0 }).joined(separator: "\n")
    }

    private func lines(_ items: [TimeLine.Item], all: Bool) -> [String] {
        if all { return items.map { words.line($0) } }
        // The whole of each contest stands for its regions.
        var contests: Set<String> = []
        let first = items.indices.filter { contests.insert(items[$0].contest).inserted }
        // What has its own line is no part of the summary.
        let shown = first.count <= ArchiveLines.most ? first : []
        let said = shown.map { words.line(items[$0]) }
        return shown.count == items.count
            ? said : said + [ArchiveLines.summary(items, besides: Set(shown), words)]
    }

    /// How many contests and regions changed how; the whole of a contest is none of its regions.
    ///
    /// - Parameters:
    ///   - items: All of a capture.
    ///   - shown: Places of those that have a line of their own and are left out.
    static func summary(
        _ items: [TimeLine.Item], besides shown: Set<Int> = [], _ words: any Wording
    ) -> String {
        let wholes = TimeLine.wholes(items)
        let rest = items.indices.filter { !shown.contains($0) }
        let parts = [true, false].compactMap { areWhole -> String? in
            let part = rest.filter { wholes.contains($0) == areWhole }.map { items[$0] }
            return part.isEmpty ? nil : words.summary(part, areWhole: areWhole)
        }
        return parts.isEmpty ? words.summary([], areWhole: false) : parts.joined(separator: "; ")
    }

    /// What an entry says, a line for each thing, and below it the figures that it parses to.
    func description(of entry: CaptureArchive.Entry, _ captures: [Capture]?) -> [String] {
        let manifest = entry.manifest
        var rows: [(ArchiveLabel, String)] = [
            (.entry, "\(entry.index) (\(manifest.kind.rawValue), \(manifest.reading.rawValue))"),
            (.time, words.time(manifest)), (.until, manifest.until ?? ""), (.source, manifest.source),
            (.supplier, manifest.supplier), (.parser, manifest.parser), (.note, manifest.note),
        ]
        for blob in manifest.blobs {
            let label: ArchiveLabel =
                switch blob.role {
                case .page: .content
                case .rows: .rows
                case .totals: .totals
                case .head: .head
                }
            rows.append((label, "\(blob.bytes)  sha256 \(blob.digest.hexadecimal)"))
        }
        rows.append((.leaf, entry.leaf.hexadecimal))
        let said = rows.filter { !$0.1.isEmpty }.map { "\(words.label($0.0)): \($0.1)" }
        return said
            + (captures ?? []).map { capture in
                let place = [capture.contest, capture.region?.text ?? ""].filter { !$0.isEmpty }
                let said = words.held(capture)
                return "   \(place.joined(separator: " "))  \(said)"
            }
    }
}
