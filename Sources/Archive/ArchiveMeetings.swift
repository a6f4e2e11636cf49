import Elections

extension CaptureArchive {
    /// Pages of one address that two archives captured byte by byte, each on its own.
    public struct Agreement: Sendable, Hashable {
        public var source: String
        public var pages: Int
        /// Those of them that both have of one time: one may be a copy of the other, however it came there.
        public var ofOneTime: Int
    }

    /// Two captures of one address, one of each archive, whose times meet and which hold something else.
    public struct Contradiction: Sendable, Hashable {
        /// How much it says that the two hold something else.
        public enum Weight: Sendable, Hashable {
            /// Other figures of one second, as somebody or the page itself said: which came first is not known.
            case figures
            /// Other figures of times that are known too coarsely: the page may have changed in between.
            case maybeLater
            /// Other bytes of one second, of which not both have figures.
            case bytes
        }

        /// Figures of one contest and region that are other ones.
        public struct Difference: Sendable, Hashable {
            public var contest: String
            public var region: String
            public var own: TimeLine.Figures
            public var other: TimeLine.Figures
        }

        public var weight: Weight
        /// The capture that this archive had.
        public var own: Entry
        /// That of the other archive, with its place there.
        public var other: Entry
        /// Its place in this archive.
        public var place: Int
        /// In the order of the page; empty where bytes are all that is known.
        public var differences: [Difference]
    }

    /// What two archives hold of the same addresses.
    struct Meetings {
        var agreements: [Agreement] = []
        var contradictions: [Contradiction] = []
        /// Pairs of captures of one address whose times meet.
        var pairs = 0
        /// Pairs with the same bytes or the same figures.
        var same = 0
    }
}

extension CaptureTime {
    /// Seconds since 1970 in which it may lie. A day or month without a zone is one anywhere on earth.
    var span: Range<Int> {
        switch precision {
        case .second, .minute, .hour: start..<start + precision.seconds
        case .day, .month: seconds - 14 * 3_600..<seconds + precision.seconds + 12 * 3_600
        }
    }
}

/// Holds the captures of one archive against those of another.
struct ArchiveMeetings {
    typealias Entry = CaptureArchive.Entry
    typealias Contradiction = CaptureArchive.Contradiction

    /// Entries with the archive that holds them, and with the newest reading of each.
    private struct Side {
        let archive: CaptureArchive
        let captures: [Entry]
        private var newest: [Int: Entry] = [:]
        private var read: [Int: [Capture]?] = [:]

        init(_ archive: CaptureArchive, _ entries: [Entry]) {
            self.archive = archive
            captures = entries.filter { $0.manifest.kind == .capture }
            for entry in entries { if let target = entry.manifest.corrects { newest[target] = entry } }
        }

        mutating func figures(of entry: Entry) throws -> [Capture]? {
            if let known = read[entry.index] { return known }
            var found = try archive.captures(of: newest[entry.index] ?? entry)
            // Of a table in which nothing could be summed only bytes can be held against another.
            if found?.contains(where: \.contradictsItself) ?? false { found = nil }
            read[entry.index] = .some(found)
            return found
        }

        /// What a page that has no address is known by.
        mutating func file(_ entry: Entry) throws -> PageFile? {
            PageFile.mayBe(entry.manifest) ? PageFile(entry.manifest, try figures(of: entry)) : nil
        }

        mutating func files() throws -> [PageFile: [Entry]] {
            var found: [PageFile: [Entry]] = [:]
            for entry in captures { if let file = try file(entry) { found[file, default: []].append(entry) } }
            return found
        }
    }

    private var own: Side
    private var other: Side
    private let places: [Int: Int]
    /// Entries that both hold, whole, with their times and suppliers: each is one capture that is there twice, however it came
    /// there, and agrees with nothing.
    private let shared: Set<TreeHash>

    /// - Parameters:
    ///   - own: An archive, and the entries that it had.
    ///   - other: Another, and its entries.
    ///   - places: Where entries of the other stand in the first one.
    init(
        _ own: (archive: CaptureArchive, entries: [Entry]),
        _ other: (archive: CaptureArchive, entries: [Entry]),
        places: [Int: Int]
    ) {
        self.own = Side(own.archive, own.entries)
        self.other = Side(other.archive, other.entries)
        self.places = places
        shared = Set(own.entries.map(\.leaf)).intersection(other.entries.map(\.leaf))
    }

    /// - Parameter check: Called between entries; what it throws ends the work.
    /// - Throws: `FileFault` where figures cannot be read.
    mutating func found(_ check: () throws -> Void) throws -> CaptureArchive.Meetings {
        var found = CaptureArchive.Meetings(agreements: agreements)
        var seen: Set<[Int]> = []
        let bySource = Dictionary(grouping: own.captures, by: \.manifest.source)
        let byFile = try own.files()
        for theirs in other.captures {
            try check()
            guard let place = places[theirs.index] else { continue }
            let span = theirs.manifest.time.span
            for ours in (bySource[theirs.manifest.source] ?? [])
                + (try other.file(theirs).flatMap { byFile[$0] } ?? [])
            where ours.manifest.time.span.overlaps(span)
                && seen.insert([min(ours.index, place), max(ours.index, place)]).inserted
            {
                if ours.index == place, shared.contains(ours.leaf) { continue }
                // What both hold on both sides is no matter between them.
                if ours.index != place, shared.contains(ours.leaf), shared.contains(theirs.leaf) { continue }
                try meet(ours, theirs, place, &found)
            }
        }
        return found
    }

    /// Pages that both have, by address.
    private var agreements: [CaptureArchive.Agreement] {
        var times: [TreeHash: Set<CaptureTime>] = [:]
        for entry in own.captures where !shared.contains(entry.leaf) {
            guard let page = entry.manifest.blob(.page) else { continue }
            times[page.digest, default: []].insert(entry.manifest.time)
        }
        var found: [String: CaptureArchive.Agreement] = [:]
        for entry in other.captures where !shared.contains(entry.leaf) {
            guard let known = entry.manifest.blob(.page).flatMap({ times[$0.digest] }) else { continue }
            let source = entry.manifest.source
            var agreement = found[source] ?? .init(source: source, pages: 0, ofOneTime: 0)
            agreement.pages += 1
            if known.contains(entry.manifest.time) { agreement.ofOneTime += 1 }
            found[source] = agreement
        }
        return found.values.sorted {
            $0.pages != $1.pages ? $0.pages > $1.pages : $0.source < $1.source
        }
    }

    private mutating func meet(
        _ ours: Entry, _ theirs: Entry, _ place: Int, _ found: inout CaptureArchive.Meetings
    ) throws {
        found.pairs += 1
        let (page, otherPage) = (ours.manifest.blob(.page), theirs.manifest.blob(.page))
        if let page, let otherPage, page.digest == otherPage.digest {
            found.same += 1
            return
        }
        let isOneSecond = ours.isExact && theirs.isExact
        func keep(_ weight: Contradiction.Weight, _ differences: [Contradiction.Difference]) {
            found.contradictions.append(
                Contradiction(
                    weight: weight, own: ours, other: theirs, place: place, differences: differences))
        }
        guard let own = try own.figures(of: ours), let other = try other.figures(of: theirs) else {
            // Pages of a whole day differ in their bytes as a rule.
            if isOneSecond, page != nil, otherPage != nil { keep(.bytes, []) }
            return
        }
        let (common, differences) = ArchiveMeetings.differences(
            own, other, areWhole: page != nil && otherPage != nil)
        guard common > 0 else { return }
        if differences.isEmpty {
            found.same += 1
        } else {
            keep(isOneSecond ? .figures : .maybeLater, differences)
        }
    }

    /// - Parameter areWhole: Whether both are pages as they were received.
    private static func differences(
        _ own: [Capture], _ other: [Capture], areWhole: Bool
    ) -> (common: Int, [Contradiction.Difference]) {
        let theirs = Dictionary(
            other.map { (OneSecond.Place($0), $0) }, uniquingKeysWith: { first, _ in first })
        var common = 0
        var found: [Contradiction.Difference] = []
        for capture in own {
            guard let counterpart = theirs[OneSecond.Place(capture)] else { continue }
            common += 1
            let (one, two) = (TimeLine.Figures(capture), TimeLine.Figures(counterpart))
            if one.differ(from: two, areWhole: areWhole) {
                found.append(
                    .init(contest: capture.contest, region: capture.region?.text ?? "", own: one, other: two))
            }
        }
        return (common, found)
    }
}
