import Elections
import Foundation
import Ground

/// A row of figures of a region at a moment, ready for `captures.csv`.
struct KPUCapture: Sendable, Equatable {
    var code: String
    var time: Int64
    var origin: KPUMoment
    /// Code of the page on which it stands.
    var pageCode: String
    /// By position of the candidate's id.
    var votes: [Count]
    var stationsIn: Int32?
    var stationsTotal: Int32?
    var percent: String
    var isIn: Bool?
    var repeatVote: String
}

/// What was found of one contest.
struct KPUContestData {
    let contest: KPUContest
    /// The KPU's numbers of candidates, in the order in which they first appear.
    private(set) var ids: [String] = []
    private var positions: [String: Int] = [:]
    var stations = KPUStationColumns()
    var captures: [KPUCapture] = []
    var pages: KPUPageRows?
    var pageCount = 0
    /// Pages that do not say their contest.
    var adopted = 0

    init(_ contest: KPUContest) { self.contest = contest }

    mutating func position(of id: String) -> Int {
        if let known = positions[id] { return known }
        positions[id] = ids.count
        ids.append(id)
        return ids.count - 1
    }
}

/// Gathers pages in the order of the input.
struct KPUCollector {
    private(set) var contests: [KPUContestData] = []
    private var numbers: [KPUContest: Int] = [:]
    /// Names by system and code.
    private(set) var regions: [KPUSystem: [String: KPURegionItem]] = [:]
    private(set) var unread: [Unread] = []
    private var keyNotes: [KPUPage.KeyNote: Int] = [:]
    private(set) var book: KPUCandidateBook
    private(set) var filesRead = 0
    private(set) var filesUnread = 0
    private(set) var bytes = 0
    private let digest = RunningDigest()
    /// Pages of stations that do not say their contest, with their rows of `pages.csv`.
    private var orphans: [(page: KPUPage, row: [UInt8]?)] = []
    /// Where rows of `pages.csv` wait; `nil` where none are kept.
    private let spool: URL?

    init(book: KPUCandidateBook, spool: URL?) {
        self.book = book
        self.spool = spool
    }

    /// SHA-256 over the lines `digest  path` of all files, as `sha256sum` prints them.
    func listDigest() -> String { digest.finish() }

    mutating func add(_ page: KPUPage, rows: [[UInt8]]) throws {
        bytes += page.byteCount
        if !page.sha256.isEmpty { digest.add("\(page.sha256)  \(page.path)\n") }
        unread += page.faults
        for note in page.notes { add(note, path: page.path) }
        if case .station(_, nil, _) = page.facts {
            orphans.append((page, rows.first))
            return
        }
        if page.isRead { filesRead += 1 } else { filesUnread += 1 }
        switch page.facts {
        case .nothing: break
        case .station(let station, let kind?, let system):
            try add(station, kind, system, rows.first)
        case .station: break
        case .region(let found, let kind, let system):
            for (index, station) in found.stations.enumerated() {
                try add(station, kind, system, index < rows.count ? rows[index] : nil)
            }
            add(found, kind, system, path: page.path)
        case .regions(let items, let stations, let kind):
            for item in items { add(item, path: page.path) }
            for code in stations {
                guard let kind, let contest = KPUContest(kind, .sirekap, at: code.regions[3]) else {
                    continue
                }
                let index = index(of: contest)
                contests[index].stations.append(
                    KPUStationPage(code: code), origin: .list, page: 0, positions: [], ids: 0)
            }
        case .candidates(let items): book.items += items
        }
    }

    /// Gives pages that do not say their contest one, or lists them as unread.
    ///
    /// - Parameter forced: The contest that a person named. Without it pages without votes are taken for the only kind
    ///   of contest that their system has here.
    mutating func settle(_ forced: KPUContestKind?) throws {
        var kinds: [KPUSystem: Set<KPUContestKind>] = [:]
        for data in contests { kinds[data.contest.system, default: []].insert(data.contest.kind) }
        for (page, row) in orphans {
            guard case .station(let station, nil, let system) = page.facts else { continue }
            let only = kinds[system].flatMap { $0.count == 1 ? $0.first : nil }
            guard let kind = forced ?? (station.votes.isEmpty ? only : nil),
                let contest = KPUContest(kind, system, at: station.code.regions[3])
            else {
                filesUnread += 1
                unread.append(Unread(page.path, UnreadReason.noContest))
                continue
            }
            filesRead += 1
            try add(station, kind, system, row)
            if forced == nil { contests[index(of: contest)].adopted += 1 }
        }
        orphans = []
    }

    /// Lists of candidates, one row for each region, that belong to no contest found.
    var candidatesWithoutPage: [Unread] {
        var rows: [Unread] = []
        for item in book.items where !contests.contains(where: { item.belongs(to: $0.contest) }) {
            let key = item.region ?? item.id
            if let last = rows.last, last.path == item.source, item.region != nil, last.key == key {
                rows[rows.count - 1].times += 1
            } else {
                rows.append(Unread(item.source, key: key, UnreadReason.candidatesWithoutPage))
            }
        }
        return rows
    }

    private mutating func add(_ note: KPUPage.KeyNote, path: String) {
        if let index = keyNotes[note] {
            unread[index].times += 1
        } else {
            keyNotes[note] = unread.count
            unread.append(Unread(path, key: note.key, note.reason))
        }
    }

    private mutating func index(of contest: KPUContest) -> Int {
        if let index = numbers[contest] { return index }
        numbers[contest] = contests.count
        contests.append(KPUContestData(contest))
        return contests.count - 1
    }

    private mutating func add(
        _ station: KPUStationPage, _ kind: KPUContestKind, _ system: KPUSystem, _ row: [UInt8]?
    ) throws {
        guard let contest = KPUContest(kind, system, at: station.code.regions[3]) else { return }
        let index = index(of: contest)
        if let spool, let row {
            if contests[index].pages == nil {
                contests[index].pages = try KPUPageRows(
                    spool.appendingPathComponent("pages-\(contest.id).csv"))
            }
            try contests[index].pages?.append(row)
        }
        contests[index].pageCount += 1
        let positions = station.votes.map { contests[index].position(of: $0.id) }
        contests[index].stations.append(
            station, origin: station.isFromVillage ? .villagePage : .stationPage,
            page: contests[index].pageCount, positions: positions, ids: contests[index].ids.count)
    }

    private mutating func add(
        _ page: KPURegionPage, _ kind: KPUContestKind, _ system: KPUSystem, path: String
    ) {
        guard page.time != KPUTime.unknown else {
            unread.append(Unread(path, key: "ts", UnreadReason.noTime))
            return
        }
        for entry in page.entries {
            if system.form.hasOwnCodes, let parent = entry.parent, regions[system]?[entry.code] == nil {
                let item = KPURegionItem(system: system, code: entry.code, name: "", parent: parent)
                regions[system, default: [:]][entry.code] = item
            }
            guard let contest = KPUContest(kind, system, at: entry.code) else {
                let key = entry.parent == nil ? "chart" : "table.*"
                if entry.stationsIn != nil || !entry.votes.isEmpty {
                    add(.init(key: key, reason: UnreadReason.severalContests), path: path)
                }
                continue
            }
            let index = index(of: contest)
            var votes: [Count] = []
            for vote in entry.votes {
                let position = contests[index].position(of: vote.id)
                while votes.count <= position { votes.append(.missing) }
                votes[position] = Count(vote.votes)
            }
            contests[index].captures.append(
                KPUCapture(
                    code: entry.code, time: page.time, origin: page.origin, pageCode: page.code,
                    votes: votes,
                    stationsIn: entry.stationsIn, stationsTotal: entry.stationsTotal, percent: entry.percent,
                    isIn: entry.isIn, repeatVote: entry.repeatVote))
        }
    }

    private mutating func add(_ item: KPURegionItem, path: String) {
        let known = regions[item.system]?[item.code]
        if let known, !known.name.isEmpty {
            if known.name != item.name {
                unread.append(
                    Unread(path, key: item.code, UnreadReason.otherName(item.name, kept: known.name)))
            }
            return
        }
        regions[item.system, default: [:]][item.code] = item
    }
}
