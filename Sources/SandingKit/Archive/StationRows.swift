import Archive
import Consistency
import ElectionFiles
import Elections
import Foundation
import Ground

/// Pages that are tables of stations: their sums, and the rows in which two of them differ.
struct StationRows {
    let threads: Int
    /// How numbers are written.
    let numbers: NumberStyle
    /// Region columns from the top down; those that a table is known to have by their names where it is `nil`.
    let levels: [String]?
    /// Encoding of the text; UTF-8 where it is `nil`.
    let encoding: TextEncoding?

    private static let styles = NumberStyle.named.filter { $0.style != .plain }

    init(
        threads: Int, numbers: NumberStyle = .plain, levels: [String]? = nil, encoding: TextEncoding? = nil
    ) {
        (self.threads, self.numbers, self.levels) = (threads, numbers, levels)
        self.encoding = encoding == .utf8 ? nil : encoding
    }

    /// As a table was read before.
    ///
    /// - Parameter parser: What read it.
    init(threads: Int, as parser: String) {
        let words = parser.split(separator: " ").map(String.init)
        func word(behind name: String) -> String? {
            words.firstIndex(of: name).flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
        }
        let style = word(behind: "numbers").flatMap { name in StationRows.styles.first { $0.name == name } }
        let levels = word(behind: "levels")?.split(separator: ",").compactMap { $0.removingPercentEncoding }
        self.init(
            threads: threads, numbers: style?.style ?? .plain, levels: levels,
            encoding: word(behind: "encoding").flatMap { TextEncoding(name: $0) })
    }

    /// Name and version of what reads them here, with region columns and the encoding that were named, and how numbers are written
    /// where that is not plain. Before 2, totals among the rows were summed with the others, rows that stand there twice counted twice, and
    /// stations without a figure were not told.
    var parser: String {
        let known = StationRows.styles.first { $0.style == numbers }
        let columns = levels?.map { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? $0 }
        return "\(TimeLine.tableKind)/2" + (columns.map { " levels " + $0.joined(separator: ",") } ?? "")
            + (known.map { " numbers \($0.name)" } ?? "")
            + (encoding.map { " encoding \($0.rawValue)" } ?? "")
    }

    /// What reads a table, by the region columns that it has.
    private func reader(_ url: URL, name: String) throws -> StationFile {
        let header = try ColumnReader.header(of: url, name: name)
        var reader = StationFile(style: numbers, threads: threads)
        reader.levels = levels
        if levels == nil, !StationTable.indonesianLevels.contains(where: header.contains) {
            let known = LevelHint.levels(in: header)
            reader.levels = known.isEmpty ? nil : known
        }
        return reader
    }

    /// Sums over a file of stations.
    ///
    /// - Parameters:
    ///   - item: The page.
    ///   - page: Its path without a time, which is all that says what it is of.
    /// - Throws: `TableProblems` where it is no table of stations; `FileFault`.
    func capture(_ item: ArchiveInput.Item, page: String) throws -> Capture {
        try inFile(text(item, name: page)) { url in
            let counted: Counted
            do {
                counted = try Counted(url, name: page, try reader(url, name: page))
            } catch let problems as TableProblems
                where problems.problems.contains(where: { $0.kind as? StationFault == .noStation })
            {
                return try empty(url, page: page)
            }
            let tally = counted.tally
            let choices = max(1, counted.choices)
            return Capture(
                id: "", contest: page, capturedAt: "", sourceKind: TimeLine.tableKind,
                entries: (0..<choices).map { place in
                    let sum = tally.votes.indices.contains(place) ? tally.votes[place] : nil
                    return Capture.Entry(
                        choice: Choice(index: place), votes: sum?.known, sharePercent: nil,
                        stationsWithout: sum.flatMap { $0.without > 0 ? $0.without : nil })
                }, stationsIn: tally.stations,
                validVotes: tally.valid.flatMap { $0.without == 0 ? $0.known : nil },
                uncounted: counted.uncounted)
        }
    }

    /// A table with a header and no station: what it showed before is gone.
    private func empty(_ url: URL, page: String) throws -> Capture {
        let table = try reader(url, name: page).read(url, name: page)
        guard !table.votes.isEmpty else { throw StationFile.noStation(page) }
        return Capture(
            id: "", contest: page, capturedAt: "", sourceKind: TimeLine.tableKind,
            entries: table.votes.indices.map {
                Capture.Entry(choice: Choice(index: $0), votes: nil, sharePercent: nil)
            }, stationsIn: table.count)
    }

    /// Stations whose figures are others in two captures of a table, or that one of them has alone.
    ///
    /// - Returns: `nil` where they cannot be laid beside each other.
    /// - Throws: What a disk that fails throws.
    func differing(_ old: [UInt8], _ new: [UInt8]) throws -> Int? {
        try diff(old, new) { _, _, diff in
            diff.onlyOld.isEmpty && diff.onlyNew.isEmpty ? diff.count : nil
        }
    }

    /// Votes of each choice in the stations that have them in two captures of a table.
    ///
    /// - Returns: By choice; `nil` where they cannot be laid beside each other.
    /// - Throws: What a disk that fails throws.
    func shared(_ old: [UInt8], _ new: [UInt8]) throws -> [Choice: TimeLine.Shared]? {
        try diff(old, new) { old, new, diff in
            var found: [Choice: TimeLine.Shared] = [:]
            for (place, measure) in diff.measures.enumerated() {
                guard case .votes(let choice) = measure, old.votes.indices.contains(choice.index),
                    new.votes.indices.contains(choice.index)
                else { continue }
                // Stations that are the same in both have the figure in both, or in neither.
                var shared = TimeLine.Shared(
                    stations: new.stations - new.votes[choice.index].without,
                    before: old.votes[choice.index].known ?? 0,
                    after: new.votes[choice.index].known ?? 0)
                for station in 0..<diff.count {
                    switch diff.values(place, station) {
                    case (nil, let after?):
                        shared.stations -= 1
                        shared.after -= after
                    case (let before?, nil): shared.before -= before
                    default: break
                    }
                }
                found[choice] = shared
            }
            return found
        }
    }

    /// Stations of which a choice has fewer votes in the second of two captures of a table, and those that it lacks.
    ///
    /// - Parameters:
    ///   - old: The earlier capture.
    ///   - new: The later one.
    /// - Returns: `nil` where they cannot be laid beside each other.
    /// - Throws: What a disk that fails throws.
    func votes(_ old: [UInt8], _ new: [UInt8]) throws -> TimeLine.StationVotes? {
        try diff(old, new) { _, _, diff in StationRows.votes(diff) }
    }

    /// The same of the lines alone in which the two differ: what is in both as it was has fallen nowhere.
    ///
    /// - Parameter lines: Lines of two captures without a row that is the total of others, and without one that stands there again.
    /// - Returns: `nil` where they do not say it: as where a row goes on in a line that both have.
    func votes(_ lines: CaptureArchive.ChangedLines) throws -> TimeLine.StationVotes? {
        if lines.before.isEmpty { return TimeLine.StationVotes(lower: 0, gone: 0) }
        // Lines that are cut by a byte are none of UTF-16.
        guard encoding != .utf16,
            let before = try? text(ArchiveInput.Item(path: "old", bytes: lines.first + lines.before)),
            let after = try? text(ArchiveInput.Item(path: "new", bytes: lines.first + lines.after))
        else { return nil }
        return try inFile(before) { old in
            try inFile(after) { new in
                do {
                    var reader = try self.reader(old, name: "old")
                    reader.threads = 1
                    if lines.after.isEmpty {
                        return TimeLine.StationVotes(lower: 0, gone: try reader.read(old, name: "old").count)
                    }
                    let files = [old, new].map { CountFiles.Named(url: $0, name: $0.lastPathComponent) }
                    let join = try reader.joined(files[0], files[1])
                    return join.repeated.isEmpty ? StationRows.votes(StationDiff(join)) : nil
                } catch is TableProblems {
                    return nil
                }
            }
        }
    }

    private static func votes(_ diff: StationDiff) -> TimeLine.StationVotes {
        let choices = diff.measures.indices.filter {
            if case .votes = diff.measures[$0] { true } else { false }
        }
        let lower = (0..<diff.count).count { station in
            choices.contains { choice in
                guard case (let before?, let after?) = diff.values(choice, station) else { return false }
                return before > after
            }
        }
        return TimeLine.StationVotes(lower: lower, gone: diff.kinds.count { $0 == .removed })
    }

    private func diff<Value>(
        _ old: [UInt8], _ new: [UInt8], _ body: (StationTally, StationTally, StationDiff) -> Value?
    ) throws -> Value? {
        guard let before = try? text(ArchiveInput.Item(path: "old", bytes: plain(old))),
            let after = try? text(ArchiveInput.Item(path: "new", bytes: plain(new)))
        else { return nil }
        return try inFile(before) { old in
            try inFile(after) { new in
                do {
                    let both = try [old, new].map {
                        try Counted(
                            $0, name: $0.lastPathComponent, try self.reader($0, name: $0.lastPathComponent))
                    }
                    let files = try both.map { try $0.withoutRepeats() }
                    // Stations that a column of regions tells apart in one of them are joined by it.
                    var joining = try self.reader(new, name: new.lastPathComponent)
                    joining.levels = both.lazy.compactMap(\.levels).first ?? joining.levels
                    let join = try joining.joined(files[0], files[1])
                    // A row that stands twice is beside no other.
                    guard join.repeated.isEmpty else { return nil }
                    return body(both[0].tally, both[1].tally, StationDiff(join))
                } catch is TableProblems {
                    return nil
                }
            }
        }
    }

    /// A page in UTF-8.
    ///
    /// - Throws: `TableProblems` where it is not in the encoding that was named.
    private func text(_ item: ArchiveInput.Item, name: String? = nil) throws -> ArchiveInput.Item {
        guard let encoding else { return item }
        return ArchiveInput.Item(
            path: item.path, bytes: try encoding.decoded(item.bytes, name: name ?? item.path))
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

/// A table of stations without rows that are the total of others, and its sums.
private struct Counted {
    let tally: StationTally
    let uncounted: Capture.UncountedRows?
    /// Choices that it has columns for.
    let choices: Int
    /// Levels that tell its stations apart, where the usual ones do not.
    let levels: [String]?
    /// Holds the texts that were made of it.
    private let intake: Intake
    private let file: CountFiles.Named

    init(_ url: URL, name: String, _ reader: StationFile) throws {
        let given = CountFiles.Named(url: url, name: name)
        var reader = reader
        intake = try Intake(plain: reader.threads, levels: reader.levels)
        var read = try Counted.read(given, reader, intake)
        // Stations of one name may be told apart by a column of regions that is not one of ours.
        if !read.tally.repeats.isEmpty || read.tally.contradicted > 0,
            let hint = try LevelHint(
                read.file, levels: reader.levels ?? StationTable.indonesianLevels, threads: reader.threads)
        {
            reader.levels = hint.levels
            read = try Counted.read(given, reader, intake)
        }
        levels = reader.levels
        (file, tally, choices) = (read.file, read.tally, read.choices)
        let rows = Capture.UncountedRows(
            totals: read.totals, repeats: tally.repeats.count, contradicted: tally.contradicted)
        uncounted = rows == Capture.UncountedRows() ? nil : rows
    }

    private static func read(
        _ given: CountFiles.Named, _ reader: StationFile, _ intake: Intake
    ) throws -> (file: CountFiles.Named, tally: StationTally, choices: Int, totals: Int) {
        let (all, rest, totals) = try intake.withoutTotals(given, read: reader.comparedStations)
        let stations = rest.url == given.url ? all : try reader.comparedStations(rest)
        let choices = stations.rollUp.measures.count {
            if case .votes = $0 { true } else { false }
        }
        return (rest, try StationTally(stations), choices, totals.rows.count)
    }

    /// The table with each station once, where its rows say the same.
    func withoutRepeats() throws -> CountFiles.Named {
        guard !tally.repeats.isEmpty else { return file }
        return try intake.leavingOut(Set(tally.repeats), of: file) ?? file
    }
}
