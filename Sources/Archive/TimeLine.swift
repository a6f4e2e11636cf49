import Elections
import Ground

/// What happened to the figures of an official page from capture to capture.
///
/// It is made of the entries each time and is no entry of its own: captures that come later may stand before others in time.
public struct TimeLine: Sendable, Equatable {
    /// The figures of a contest and region at a moment.
    public struct Figures: Sendable, Hashable {
        /// Votes by choice; a choice without a figure is missing.
        public var votes: [Choice: Int]
        /// Stations that lack the figure of a choice, whose votes are then a sum over the others; by choice.
        public var without: [Choice: Int]
        /// Shares in percent by choice, of a page that names no votes.
        public var shares: [Choice: PrintedNumber]
        public var stationsIn: Int?
        public var stationsTotal: Int?
        /// Stations of a table that stand there more than once with other figures, so that nothing is summed.
        public var contradicted: Int

        public init(_ capture: Capture) {
            votes = Dictionary(
                capture.entries.compactMap { entry in entry.votes.map { (entry.choice, $0) } },
                uniquingKeysWith: { first, _ in first })
            without = Dictionary(
                capture.entries.compactMap { entry in
                    entry.votes == nil ? nil : entry.stationsWithout.map { (entry.choice, $0) }
                }, uniquingKeysWith: { first, _ in first })
            shares = votes.isEmpty ? Figures.shares(capture) : [:]
            stationsIn = capture.stationsIn
            stationsTotal = capture.stationsTotal
            contradicted = capture.uncounted?.contradicted ?? 0
        }

        static func shares(_ capture: Capture) -> [Choice: PrintedNumber] {
            Dictionary(
                capture.entries.compactMap { entry in entry.sharePercent.map { (entry.choice, $0) } },
                uniquingKeysWith: { first, _ in first })
        }

        var isEmpty: Bool { votes.values.allSatisfy { $0 == 0 } }

        /// With the figures of before where there is none.
        func filled(from before: Figures) -> Figures {
            var filled = self
            filled.votes.merge(before.votes) { own, _ in own }
            filled.stationsIn = stationsIn ?? before.stationsIn
            filled.stationsTotal = stationsTotal ?? before.stationsTotal
            return filled
        }
    }

    /// What became of the figures since the capture before.
    public enum Change: Sendable, Hashable {
        /// There was none before.
        case first
        /// As before.
        case same
        /// Votes and stations as before, and something beside them is another: ``Item/besides``.
        case sameTotals
        /// None is smaller.
        case grew
        /// No votes here, and none before: a page that names none, or a copy without them, which says nothing of those before.
        case blank
        /// Shares and no votes, in a capture of which that is all; those of these choices are smaller than before.
        case shares([Choice])
        /// The sums of these choices lack stations, so that it is not known what became of them.
        case incomplete([Choice])
        /// Stations of the table stand there more than once with other figures, so many of them: nothing is summed. It may be the
        /// earlier table alone.
        case unsummed(Int, isEarlier: Bool = false)
        /// Figures of these choices are smaller, or gone together with stations; of none where only stations are fewer.
        case fell([Choice])
        /// Figures of these choices became 0 or nothing while the number of stations did not fall.
        case withdrawn([Choice])
        /// The figures of an earlier entry again: no new count.
        case restored(from: Int)
        /// Other figures than those of ``Item/unordered``, and none that are known to be earlier.
        case differs
        /// The same page, read in another way.
        case readAnew
        /// Other figures than before they were withdrawn; the entry that had them last.
        case returned(last: Int)
        /// Other figures on another page, which say nothing of what became of those before.
        case elsewhere
        /// Other captures of the same address and second have other figures: nobody knows which came first, and nothing is
        /// computed from any of them.
        case contradicted(by: [Counterpart])
        /// It stands there more than once with other figures, these: which of them hold is not known, and nothing is computed from
        /// any of them.
        case twice([Figures])
    }

    /// Something beside votes and stations that is another than before.
    public enum Besides: Sendable, Hashable {
        /// So many rows of a table of stations; `nil` where they could not be compared.
        case rows(Int?)
        case validVotes(before: Int?, after: Int?)
        /// Shares of these choices.
        case shares([Choice])
        /// How many stations there are, or whether it is said how many are in.
        case stations
        /// Votes of a choice in the stations that have them in both captures, where the sums lack some.
        case shared(Choice, Shared)
        /// What became of the stations of a table, whatever their sum did; `nil` where they could not be compared.
        case stationVotes(StationVotes?)
    }

    /// Stations of a table that are less than before.
    public struct StationVotes: Sendable, Hashable {
        /// Those that have fewer votes of a choice; one without a figure is none of them.
        public var lower: Int
        /// Those that are not in the table any more.
        public var gone: Int

        public init(lower: Int, gone: Int) { (self.lower, self.gone) = (lower, gone) }
    }

    /// Votes of a choice in the stations that have them in two captures.
    public struct Shared: Sendable, Hashable {
        public var stations: Int
        public var before: Int
        public var after: Int

        public init(stations: Int, before: Int, after: Int) {
            self.stations = stations
            self.before = before
            self.after = after
        }
    }

    /// Another capture of the page, and what it holds of the contest and region.
    public struct Counterpart: Sendable, Hashable {
        public var entry: Int
        public var figures: Figures

        public init(entry: Int, figures: Figures) {
            self.entry = entry
            self.figures = figures
        }
    }

    /// A contest and region of one entry.
    public struct Item: Sendable, Hashable {
        public var contest: String
        public var region: String
        /// Which page: kpu-c1, sirekap, stations …
        public var sourceKind: String
        public var change: Change
        public var before: Figures?
        public var after: Figures
        /// What else is another than before, where votes and stations are not; shares that stand there without votes.
        public var besides: [Besides] = []
        /// Address of the capture before, where the page moved since.
        public var sourceBefore: String?
        /// What of a table is not summed.
        public var uncounted: Capture.UncountedRows?
        /// The entry that it is held against, where that is not the capture of the page before it in the line.
        public var against: Int?
        /// Whether what it is held against is known to have come before it.
        public var isOrdered = true
        /// Captures with other figures that may have come before it or after it, as far as times tell.
        public var unordered: [Counterpart] = []

        public init(
            contest: String, region: String, sourceKind: String, change: Change, before: Figures?,
            after: Figures, besides: [Besides] = [], sourceBefore: String? = nil,
            uncounted: Capture.UncountedRows? = nil
        ) {
            self.contest = contest
            self.region = region
            self.sourceKind = sourceKind
            self.change = change
            self.before = before
            self.after = after
            self.besides = besides
            self.sourceBefore = sourceBefore
            self.uncounted = uncounted
        }

        /// Whether what choices lost others have more, to the vote.
        public var isMoved: Bool {
            guard case .fell(let lower) = change, !lower.isEmpty, let before, before.without.isEmpty,
                after.without.isEmpty, before.votes.keys == after.votes.keys
            else { return false }
            return before.votes.values.reduce(0, +) == after.votes.values.reduce(0, +)
        }
    }

    /// What an entry is in the course of things.
    public enum Event: Sendable, Hashable {
        /// Figures, contest by contest.
        case figures([Item])
        /// The same bytes as the captures of the page before.
        case frozen(Frozen)
        case errorPage
        /// Content that was not read, and why where that was asked.
        case unread(UnreadCause?)
        /// Somebody reported that the page could not be read, until then: a day without an hour to its end; `nil` where no end was
        /// reported.
        case outage(until: String?)
        /// Another parse of an earlier entry, whose figures hold from there on.
        case correction(of: Int)
    }

    public struct Line: Sendable, Hashable {
        public var entry: CaptureArchive.Entry
        public var event: Event
        /// Captures of the same address and second with other bytes, where not both were read: whether their figures are other
        /// ones is not known.
        public var otherBytes: [Int] = []
        /// Rows or choices that stand there once more with the same figures, which count once.
        public var repeats = 0

        public init(
            entry: CaptureArchive.Entry, event: Event, otherBytes: [Int] = [], repeats: Int = 0
        ) {
            self.entry = entry
            self.event = event
            self.otherBytes = otherBytes
            self.repeats = repeats
        }
    }

    /// What is asked of the pages themselves, which only those can answer who read them.
    public struct Questions {
        /// Why nothing of a page was read.
        public var cause: (CaptureArchive.Entry) throws -> UnreadCause?
        /// Rows of stations in which two captures of one table differ; `nil` where that cannot be said.
        public var differingRows: (CaptureArchive.Entry, CaptureArchive.Entry) throws -> Int?
        /// Votes in the stations that have them in two captures of one table, by choice; `nil` where that cannot be said.
        public var shared: (CaptureArchive.Entry, CaptureArchive.Entry) throws -> [Choice: Shared]?
        /// Stations that are less in the second of two captures of one table; `nil` where that cannot be said.
        public var stationVotes: (CaptureArchive.Entry, CaptureArchive.Entry) throws -> StationVotes?

        public init(
            cause: @escaping (CaptureArchive.Entry) throws -> UnreadCause?,
            differingRows: @escaping (CaptureArchive.Entry, CaptureArchive.Entry) throws -> Int?,
            shared: @escaping (CaptureArchive.Entry, CaptureArchive.Entry) throws -> [Choice: Shared]?,
            stationVotes: @escaping (CaptureArchive.Entry, CaptureArchive.Entry) throws -> StationVotes?
        ) {
            self.cause = cause
            self.differingRows = differingRows
            self.shared = shared
            self.stationVotes = stationVotes
        }

        /// Nobody is asked.
        public static var none: Questions {
            Questions(
                cause: { _ in nil }, differingRows: { _, _ in nil }, shared: { _, _ in nil },
                stationVotes: { _, _ in nil })
        }
    }

    /// What a capture of a table of stations is of; its figures are sums over the rows.
    public static let tableKind = "stations"

    /// In the order of time; what is of one moment in that of the log.
    public let lines: [Line]
    let moves: PageMoves
    let order: CaptureOrder
    /// What entries parse to, read as they are read last.
    let read: [Int: [Capture]]
    /// What was on each page in the course of time.
    let series: [Key: Series]

    /// - Parameters:
    ///   - entries: Entries with what they parse to; `nil` where nothing was parsed.
    ///   - questions: What is asked of the pages themselves.
    ///   - step: Told between entries how many of all are done; what it throws ends the work.
    /// - Throws: What those throw who are asked.
    public init(
        _ entries: [(entry: CaptureArchive.Entry, captures: [Capture]?)], asking questions: Questions = .none,
        _ step: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        var read: [Int: [Capture]] = [:]
        for (entry, captures) in entries {
            let target = entry.manifest.kind == .correction ? entry.manifest.corrects : entry.index
            if let target, let captures { read[target] = captures }
        }
        let ordered = TimeLine.ordered(entries.map(\.entry))
        let moments = OneSecond(ordered, read)
        let moves = PageMoves(ordered, read)
        let order = CaptureOrder(ordered)
        var orders = UnknownOrder(ordered, moves, read, order)
        (self.moves, self.order) = (moves, order)
        self.read = read
        var series: [Key: Series] = [:]
        var pages: [String: (entry: CaptureArchive.Entry, digest: TreeHash)] = [:]
        lines = try ordered.enumerated().map { done, entry in
            try step(done, ordered.count)
            let manifest = entry.manifest
            switch manifest.kind {
            case .outage: return Line(entry: entry, event: .outage(until: manifest.until))
            case .correction: return Line(entry: entry, event: .correction(of: manifest.corrects ?? 0))
            case .capture: break
            }
            let others = moments.others[entry.index] ?? OneSecond.Others()
            let content = manifest.content?.digest
            let page = moves.page(manifest.source)
            let before = pages[page]
            let isFrozen =
                before.map { first in
                    first.digest == content && others.figures.isEmpty
                        && orders.areUnbroken(first.entry, entry, of: first.digest)
                } ?? false
            // What is contradicted is no capture that others are held against, and after it the page is frozen no longer.
            if let content, !isFrozen {
                pages[page] = others.figures.isEmpty ? (entry, content) : nil
            }
            guard let captures = read[entry.index], !isFrozen else {
                let isError = read[entry.index] == nil && manifest.reading == .errorPage
                let frozen = (isFrozen ? before?.entry : nil).map { first in
                    Frozen(since: first.index, first: first.manifest.time, last: manifest.time)
                }
                let event: Event =
                    if isError {
                        .errorPage
                    } else {
                        try frozen.map(Event.frozen) ?? .unread(questions.cause(entry))
                    }
                return Line(entry: entry, event: event, otherBytes: others.bytes)
            }
            // What somebody copied leaves out what it does not name.
            let isWhole = manifest.blob(.page) != nil
            let (places, repeats) = TimeLine.places(captures)
            let items = try places.map { capture, figures in
                let place = OneSecond.Place(capture)
                if let against = others.figures[place] { return Item(contradicted: capture, by: against) }
                if figures.count > 1 { return Item(twice: capture, figures) }
                if figures[0].contradicted > 0 { return Item(unsummed: capture, before: nil) }
                var item = try series[Key(source: page, place: place), default: Series(order)].take(
                    figures[0], of: capture, at: entry, isWhole: isWhole, questions)
                item.unordered = orders.others(figures[0], of: entry, place, isWhole: isWhole)
                if item.change == .first, !item.unordered.isEmpty {
                    (item.change, item.before, item.against) = (.differs, nil, nil)
                }
                return item
            }
            return Line(
                entry: entry, event: .figures(items), otherBytes: others.bytes, repeats: repeats)
        }
        self.series = series
    }

    /// Contests and regions of a page in their order, each with its figures, which are several where it stands there more than once
    /// with others; and how often one stands there again with the same.
    private static func places(_ captures: [Capture]) -> ([(Capture, [Figures])], repeats: Int) {
        var order: [OneSecond.Place] = []
        var found: [OneSecond.Place: (capture: Capture, figures: [Figures])] = [:]
        var repeats = 0
        for capture in captures {
            let place = OneSecond.Place(capture)
            if found[place] == nil { order.append(place) }
            var known = found[place] ?? (capture, [])
            for figures in Figures.readings(capture) {
                if known.figures.contains(figures) { repeats += 1 } else { known.figures.append(figures) }
            }
            found[place] = known
        }
        return (order.compactMap { found[$0] }, repeats)
    }

    /// Whether two addresses are those of one page.
    public func areOnePage(_ one: String, _ other: String) -> Bool { moves.page(one) == moves.page(other) }

    /// A contest and region on a page.
    struct Key: Sendable, Hashable {
        var source: String
        var place: OneSecond.Place
    }
}
