import Elections
import Foundation
import Ground

/// The KPU's own published JSON, read from a folder, an archive or a file and sorted by contest.
///
/// Reads pages of stations and regions, lists of regions and of candidates of Situng 2019, Sirekap 2024 and
/// Pilkada 2024. What cannot be read or has no column is listed in ``unread`` and never guessed.
public struct KPUConversion {
    public struct Options: Sendable {
        /// Contests to write; all where empty.
        public var contests: [String] = []
        /// A list of candidates with their ids, in the columns of `candidates.csv`.
        public var candidates: URL?
        /// Says why something was not read, in a sentence.
        public var said: @Sendable (UnreadReason) -> String = { "\($0)" }
        /// Says a text that stands in a converted file.
        public var text: @Sendable (ConversionText) -> String = { "\($0)" }
        public var threads = Parallel.processors

        public init() {}
    }

    /// What `convert` found, in numbers.
    public struct Summary: Sendable, Equatable, Codable {
        public struct Contest: Sendable, Equatable, Codable {
            public var contest: String
            public var title: String
            /// Folder inside the output; empty where it is the output itself.
            public var folder: String
            public var stations: Int
            /// Stations of which at least one candidate's votes are displayed.
            public var stationsWithVotes: Int
            /// Rows of `versions.csv`.
            public var olderVersions: Int
            public var captures: Int
            public var candidates: Int
            public var regions: Int
        }
        public var filesRead: Int
        public var filesUnread: Int
        /// Rows of `unread.csv`.
        public var unread: Int
        public var contests: [Contest]
    }

    /// A file of the output with its columns.
    public struct Output: Sendable, Equatable {
        public var path: String
        public var columns: [TableColumn]
    }

    public let summary: Summary
    /// What could not be read or carried over.
    public let unread: [Unread]
    /// Remarks on what was decided.
    public let notices: [ConversionNotice]
    /// What stopped the reading of an archive; what stood before it was read.
    public let damage: String?
    /// Algorithms of digests in web archives that are not known here, in order; the records that have them were taken unchecked.
    public let unknownDigests: [String]
    /// SHA-256 of an archive or file; of a folder that of the lines of `sha256sum` over its files.
    public let sha256: String
    /// Bytes of the input.
    public let bytes: Int
    let sets: [KPUContestFiles]
    let loose: KPULooseRegions
    let options: Options

    /// Reads an input.
    ///
    /// - Parameters:
    ///   - url: A folder, a tar archive (plain or compressed), a zip archive or one JSON file.
    ///   - name: The name that messages use.
    ///   - options: What to read and how.
    ///   - spool: An empty folder for what would not fit in memory; without it no `pages.csv` is made.
    ///   - excluded: Folders inside the input that are not read.
    ///   - progress: Called with the number of files read so far; what it throws ends the reading.
    /// - Throws: `FileFault` where the input or the list of candidates is missing or cannot be read;
    ///   `TableProblems` where nothing in it can be converted, or the list of candidates has faults.
    public init(
        _ url: URL, name: String, options: Options = Options(), spool: URL? = nil,
        excluding excluded: [URL] = [],
        progress: (Int) throws -> Void = { _ in }
    ) throws {
        var book = KPUCandidateBook()
        if let list = options.candidates { book = try KPUCandidateBook(list, name: list.relativePath) }
        let input = try KPUInput(url, name: name, excluding: excluded)
        var collector = KPUCollector(book: book, spool: spool)
        try KPUConversion.read(
            input, into: &collector, threads: options.threads, keepsRows: spool != nil, progress)
        try collector.settle(KPUContestKind.forced(by: options.contests))
        if input.isFile {
            let digest = try FileDigest(url, name: name)
            (sha256, bytes) = (digest.sha256, digest.bytes)
        } else {
            (sha256, bytes) = (collector.listDigest(), collector.bytes)
        }
        damage = input.damage?.detail
        unknownDigests = input.unknownDigests.sorted()
        try KPUConversion.checkAnything(collector, name: name)
        var unread = collector.unread + collector.candidatesWithoutPage
        let chosen = try KPUConversion.selected(collector, options: options, name: name, unread: &unread)
        let isFlat = chosen.count == 1
        sets = chosen.map {
            KPUContestFiles(
                $0, ballot: collector.book.ballot(of: $0.contest, ids: $0.ids),
                names: collector.regions[$0.contest.system] ?? [:], folder: isFlat ? "" : $0.contest.id)
        }
        for set in sets where set.ballot.entries.isEmpty && !set.captures.isEmpty {
            var row = Unread(name, key: set.contest.id, UnreadReason.noCandidates)
            row.times = set.captures.count
            unread.append(row)
        }
        loose = KPULooseRegions(collector.regions, isNeeded: chosen.isEmpty)
        self.unread = unread.merged
        self.options = options
        notices = sets.flatMap(\.notices)
        summary = Summary(
            filesRead: collector.filesRead, filesUnread: collector.filesUnread, unread: self.unread.count,
            contests: sets.map(\.summary))
    }

    /// Decodes one batch on every core while the next one is read.
    private static func read(
        _ input: KPUInput, into collector: inout KPUCollector, threads: Int, keepsRows: Bool,
        _ progress: (Int) throws -> Void
    ) throws {
        let place = KPUPath(input.url.path)
        var batch = input.nextBatch()
        var done = 0
        while !batch.isEmpty {
            let items = batch
            let (pages, next) = Parallel.both(
                { decode(items, input: place, threads: threads, keepsRows: keepsRows) },
                { input.nextBatch() })
            for (page, rows) in pages { try collector.add(page, rows: rows) }
            done += pages.count
            try progress(done)
            batch = next
        }
    }

    private static func decode(
        _ items: [KPUInput.Item], input: KPUPath, threads: Int, keepsRows: Bool
    ) -> [(KPUPage, [[UInt8]])] {
        let piece = 32
        return Parallel.map((items.count + piece - 1) / piece, threads: threads) { index in
            items[(index * piece)..<min(items.count, (index + 1) * piece)].map { item in
                let page = item.page(input: input)
                return (page, keepsRows ? rows(page) : [])
            }
        }.flatMap { $0 }
    }

    private static func rows(_ page: KPUPage) -> [[UInt8]] {
        switch page.facts {
        case .station(let station, _, _): [KPUPageRows.row(station, page: page)]
        case .region(let found, _, _): found.stations.map { KPUPageRows.row($0, page: page) }
        default: []
        }
    }

    private static func checkAnything(_ collector: KPUCollector, name: String) throws {
        guard collector.filesRead == 0 else { return }
        guard collector.filesUnread > 0 else {
            throw FileFault(
                file: name, kind: .missing, PageFault.noFile)
        }
        var problems = TableProblems(
            TableProblem(
                file: name, PageFault.noPage(files: collector.filesUnread)))
        for row in collector.unread.prefix(TableProblems.shownPerFile) {
            problems.add(TableProblem(file: row.path, line: row.line, row.reason))
        }
        throw problems
    }

    private static func selected(
        _ collector: KPUCollector, options: Options, name: String, unread: inout [Unread]
    ) throws -> [KPUContestData] {
        let all = collector.contests.sorted { $0.contest.id < $1.contest.id }
        guard !options.contests.isEmpty else { return all }
        let known = all.map(\.contest.id)
        if let unknown = options.contests.first(where: { !known.contains($0) }) {
            throw KPUUnknownContest(contest: unknown, known: known)
        }
        for data in all where !options.contests.contains(data.contest.id) {
            unread.append(Unread(name, key: data.contest.id, UnreadReason.notSelected))
        }
        return all.filter { options.contests.contains($0.contest.id) }
    }
}

/// A contest was asked for that the input does not have.
public struct KPUUnknownContest: Error, Sendable, Equatable {
    public var contest: String
    public var known: [String]
}

/// A column of an output table.
public struct TableColumn: Sendable, Equatable {
    public var name: String
    /// Type in a Table Schema: `string` or `integer`.
    public var type: String
}
