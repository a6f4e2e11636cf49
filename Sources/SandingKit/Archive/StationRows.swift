import Archive
import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground

/// Pages that are tables of stations: their sums, and the rows in which two of them differ.
struct StationRows {
    let threads: Int

    /// Sums over a file of stations.
    ///
    /// - Parameters:
    ///   - item: The page.
    ///   - page: Its path without a time, which is all that says what it is of.
    /// - Throws: `TableProblems` where it is no table of stations; `FileFault`.
    func capture(_ item: ArchiveInput.Item, page: String) throws -> Capture {
        try inFile(item) { url in
            let table = try StationFile(threads: threads).read(url, name: page)
            guard !table.votes.isEmpty else {
                throw TableProblems(TableProblem(file: page, StationFault.noStation))
            }
            return Capture(
                id: "", contest: page, capturedAt: "", sourceKind: TimeLine.tableKind,
                entries: table.votes.enumerated().map { place, column in
                    Capture.Entry(ballotNumber: place + 1, votes: column.knownSum, sharePercent: nil)
                }, stationsIn: table.count, validVotes: table.fields[.valid]?.knownSum)
        }
    }

    /// Stations whose figures are others in two captures of a table, or that one of them has alone.
    ///
    /// - Returns: `nil` where they cannot be laid beside each other.
    /// - Throws: What a disk that fails throws.
    func differing(_ old: [UInt8], _ new: [UInt8]) throws -> Int? {
        try inFile(ArchiveInput.Item(path: "old", bytes: plain(old))) { old in
            try inFile(ArchiveInput.Item(path: "new", bytes: plain(new))) { new in
                let files = [old, new].map { CountFiles.Named(url: $0, name: $0.lastPathComponent) }
                do {
                    let join = try StationFile(threads: threads).joined(files[0], files[1])
                    // A row that stands twice is beside no other.
                    guard join.repeated.isEmpty else { return nil }
                    let diff = StationDiff(join)
                    return diff.onlyOld.isEmpty && diff.onlyNew.isEmpty ? diff.count : nil
                } catch is TableProblems {
                    return nil
                }
            }
        }
    }

    private func plain(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.starts(with: [0x1F, 0x8B]) else { return bytes }
        return Compression.gunzip(bytes, largest: PageParser.largest) ?? bytes
    }

    /// Runs `body` on a file with the bytes of a page: its own where it is one as it stands.
    private func inFile<Value>(_ item: ArchiveInput.Item, _ body: (URL) throws -> Value) throws -> Value {
        if let url = item.url { return try body(url) }
        let text = try UnnamedFile(item.bytes, for: item.path)
        return try withExtendedLifetime(text) { try body(text.url) }
    }
}

extension CountColumn {
    /// The sum of what is known; `nil` where nothing is.
    fileprivate var knownSum: Int? {
        var (sum, known) = (0, 0)
        for row in 0..<cells.count {
            if let value = self[row] {
                sum += value
                known += 1
            }
        }
        return known > 0 ? sum : nil
    }
}
