import Elections
import Ground

/// What happened to the figures of an official page from capture to capture.
///
/// It is made of the entries each time and is no entry of its own: captures that come later may stand before others in time.
public struct TimeLine: Sendable, Hashable {
    /// The figures of a contest and region at a moment.
    public struct Figures: Sendable, Hashable {
        /// Votes by ballot number; a choice without a figure is missing.
        public var votes: [Int: Int]
        public var stationsIn: Int?
        public var stationsTotal: Int?

        public init(_ capture: Capture) {
            votes = Dictionary(
                capture.entries.compactMap { entry in entry.votes.map { (entry.ballotNumber, $0) } },
                uniquingKeysWith: { first, _ in first })
            stationsIn = capture.stationsIn
            stationsTotal = capture.stationsTotal
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
        /// None is smaller.
        case grew
        /// A copy without figures, which says nothing of those before.
        case blank
        /// Figures of these choices are smaller, or gone together with stations.
        case fell([Int])
        /// Figures of these choices became 0 or nothing while the number of stations did not fall.
        case withdrawn([Int])
        /// The figures of an earlier entry again: no new count.
        case restored(from: Int)
        /// Smaller figures, of a time so coarse that nobody knows which came first.
        case differs
        /// Other figures than before they were withdrawn; the entry that had them last.
        case returned(last: Int)
        /// Other figures on another page, which say nothing of what became of those before.
        case elsewhere
        /// Other captures of the same address and second have other figures: nobody knows which came first, and nothing is
        /// computed from any of them.
        case contradicted(by: [Counterpart])
    }

    /// A capture of the same address and second, and what it holds of the contest and region.
    public struct Counterpart: Sendable, Hashable {
        public var entry: Int
        public var figures: Figures
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
    }

    /// What an entry is in the course of things.
    public enum Event: Sendable, Hashable {
        /// Figures, contest by contest.
        case figures([Item])
        /// The same bytes as an earlier capture of the page, and none in between.
        case frozen(since: Int)
        case errorPage
        /// Content of a form that is not known.
        case unread
        /// Somebody reported that the page could not be read.
        case outage
        /// Another parse of an earlier entry, whose figures hold from there on.
        case correction(of: Int)
    }

    public struct Line: Sendable, Hashable {
        public var entry: CaptureArchive.Entry
        public var event: Event
        /// Captures of the same address and second with other bytes, where not both were read: whether their figures are other
        /// ones is not known.
        public var otherBytes: [Int] = []
    }

    /// In the order of time; what is of one moment in that of the log.
    public let lines: [Line]

    /// - Parameter entries: Entries with what they parse to; `nil` where nothing was parsed.
    public init(_ entries: [(entry: CaptureArchive.Entry, captures: [Capture]?)]) {
        var read: [Int: [Capture]] = [:]
        for (entry, captures) in entries {
            let target = entry.manifest.kind == .correction ? entry.manifest.corrects : entry.index
            if let target, let captures { read[target] = captures }
        }
        let ordered = entries.map(\.entry).sorted {
            ($0.manifest.time.seconds, $0.index) < ($1.manifest.time.seconds, $1.index)
        }
        let moments = OneSecond(ordered, read)
        var series: [Key: Series] = [:]
        var pages: [String: (index: Int, digest: TreeHash)] = [:]
        lines = ordered.map { entry in
            let manifest = entry.manifest
            switch manifest.kind {
            case .outage: return Line(entry: entry, event: .outage)
            case .correction: return Line(entry: entry, event: .correction(of: manifest.corrects ?? 0))
            case .capture: break
            }
            let others = moments.others[entry.index] ?? OneSecond.Others()
            let content = manifest.blobs.first { $0.role != .totals }?.digest
            let before = pages[manifest.source]
            // What is contradicted is no capture that others are held against.
            if let content, content != before?.digest, others.figures.isEmpty {
                pages[manifest.source] = (entry.index, content)
            }
            let isFrozen = before != nil && before?.digest == content && others.figures.isEmpty
            guard let captures = read[entry.index], !isFrozen else {
                let isError = read[entry.index] == nil && manifest.reading == .errorPage
                let since = isFrozen ? before?.index : nil
                let event: Event = isError ? .errorPage : since.map(Event.frozen) ?? .unread
                return Line(entry: entry, event: event, otherBytes: others.bytes)
            }
            let items = captures.map { capture in
                // What somebody copied leaves out what it does not name.
                let isWhole = manifest.blob(.page) != nil
                if let against = others.figures[OneSecond.Place(capture)] {
                    return Item(contradicted: capture, by: against)
                }
                let key = Key(source: manifest.source, place: OneSecond.Place(capture))
                return series[key, default: Series()].take(
                    Figures(capture), of: capture, at: entry, isWhole: isWhole)
            }
            return Line(entry: entry, event: .figures(items), otherBytes: others.bytes)
        }
    }

    private struct Key: Hashable {
        var source: String
        var place: OneSecond.Place
    }

    /// The figures of one contest and region on one page so far.
    struct Series {
        /// With those of before of choices that a copy leaves out: what it does not name is as it was, as far as anybody knows.
        private var past: [(index: Int, time: CaptureTime, figures: Figures)] = []
        private var first: [Figures: Int] = [:]

        mutating func take(
            _ figures: Figures, of capture: Capture, at entry: CaptureArchive.Entry, isWhole: Bool
        ) -> Item {
            let time = entry.manifest.time
            defer {
                let known = isWhole ? figures : past.last.map { figures.filled(from: $0.figures) } ?? figures
                past.append((entry.index, time, known))
                if first[known] == nil { first[known] = entry.index }
            }
            return Item(
                contest: capture.contest, region: capture.region?.text ?? "",
                sourceKind: capture.sourceKind, change: change(to: figures, time, isWhole: isWhole),
                before: past.last?.figures, after: figures)
        }

        private func change(to figures: Figures, _ time: CaptureTime, isWhole: Bool) -> Change {
            if !isWhole, figures.votes.isEmpty { return .blank }
            guard let last = past.last else { return .first }
            let before = last.figures
            if before == figures { return .same }
            if !isWhole, before.votes.isEmpty { return .first }
            let choices = Set(before.votes.keys).union(figures.votes.keys).sorted()
            let named = isWhole ? choices : choices.filter { figures.votes[$0] != nil }
            let smaller = named.filter { (before.votes[$0] ?? 0) > (figures.votes[$0] ?? 0) }
            if !smaller.isEmpty, !time.isKnownToFollow(last.time) { return .differs }
            let gone = smaller.filter { (figures.votes[$0] ?? 0) == 0 }
            let stationsFell = (figures.stationsIn ?? Int.max) < (before.stationsIn ?? 0)
            if !gone.isEmpty, !stationsFell { return .withdrawn(gone) }
            if !figures.isEmpty, let index = first[figures] { return .restored(from: index) }
            if !smaller.isEmpty { return .fell(smaller) }
            // What was copied by hand came back only where it was said to be 0.
            let back = choices.filter { choice in
                let was = isWhole ? before.votes[choice] ?? 0 : before.votes[choice]
                return was == 0 && (figures.votes[choice] ?? 0) > 0
            }
            // The same votes beside another number of stations are those of then all the same.
            let again = back.isEmpty ? nil : past.first { $0.figures.votes == figures.votes }
            if let again { return .restored(from: again.index) }
            let earlier = past.last { entry in back.contains { (entry.figures.votes[$0] ?? 0) > 0 } }
            return earlier.map { .returned(last: $0.index) } ?? .grew
        }
    }
}
