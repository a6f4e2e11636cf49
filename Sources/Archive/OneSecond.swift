import Elections

extension CaptureArchive.Entry {
    /// Whether its time is known to the second, by more than the clock of a computer that copied a file.
    var isExact: Bool {
        manifest.time.precision == .second && ![.file, .clock].contains(manifest.timeSource)
    }

    /// Whether it and another are captures of one page and one second.
    ///
    /// - Parameters:
    ///   - other: The other one.
    ///   - captures: What the two parse to.
    func isOfOneSecond(as other: Self, _ captures: ([Capture], [Capture])) -> Bool {
        guard isExact, other.isExact, manifest.time.seconds == other.manifest.time.seconds else {
            return false
        }
        let file = PageFile(manifest, captures.0)
        return manifest.source == other.manifest.source
            || file != nil && file == PageFile(other.manifest, captures.1)
    }
}

extension TimeLine.Figures {
    /// Whether these are other figures than those of another capture of the same contest and region.
    ///
    /// - Parameters:
    ///   - other: Those of the other capture.
    ///   - areWhole: Whether both are pages as they were received. What somebody copied leaves out what it does not name,
    ///     which is no other figure.
    func differ(from other: Self, areWhole: Bool) -> Bool {
        func differ(_ one: Int?, _ two: Int?) -> Bool {
            guard let one, let two else { return areWhole && one != two }
            return one != two
        }
        // Where nothing was summed, only bytes are other ones.
        if contradicted + other.contradicted > 0 { return false }
        let areShares = votes.isEmpty && other.votes.isEmpty
        let choices = Set(shares.keys).union(other.shares.keys)
        if areShares,
            choices.contains(where: { choice in
                guard let one = shares[choice], let two = other.shares[choice] else { return areWhole }
                return one.value != two.value
            })
        {
            return true
        }
        if areWhole, without != other.without { return true }
        return Set(votes.keys).union(other.votes.keys).contains { differ(votes[$0], other.votes[$0]) }
            || differ(stationsIn, other.stationsIn)
    }
}

extension TimeLine.Item {
    /// A contest and region of which other captures of the same second hold other figures.
    init(contradicted capture: Capture, by others: [TimeLine.Counterpart]) {
        self.init(
            contest: capture.contest, region: capture.region?.text ?? "", sourceKind: capture.sourceKind,
            change: .contradicted(by: others), before: nil, after: TimeLine.Figures(capture),
            uncounted: capture.uncounted)
    }
}

/// What captures of one address and one second hold of each other: nobody knows in which order they stood, so where they differ
/// they contradict each other.
struct OneSecond {
    /// A contest and region of a page.
    ///
    /// A table of stations is the whole of its page and is called by its file, which may be another one each time: it has no contest.
    struct Place: Sendable, Hashable {
        var contest: String
        var region: String
        var kind: String

        init(_ capture: Capture) {
            contest = capture.sourceKind == TimeLine.tableKind ? "" : capture.contest
            region = capture.region?.text ?? ""
            kind = capture.sourceKind
        }
    }

    /// What others of the same second hold.
    struct Others {
        /// Other figures, by contest and region.
        var figures: [Place: [TimeLine.Counterpart]] = [:]
        /// Entries with other bytes, where not both were read.
        var bytes: [Int] = []
    }

    private struct Moment: Hashable {
        var page: PageAddress
        var second: Int
    }

    private struct FileMoment: Hashable {
        var file: PageFile
        var second: Int
    }

    private(set) var others: [Int: Others] = [:]

    /// - Parameters:
    ///   - entries: Entries in the order of time.
    ///   - read: What captures parse to, by their place, read as they are read last.
    init(_ entries: [CaptureArchive.Entry], _ read: [Int: [Capture]]) {
        let exact = entries.filter { $0.manifest.kind == .capture && $0.isExact }
        let moments = Dictionary(grouping: exact) {
            Moment(page: PageAddress($0.manifest.source), second: $0.manifest.time.seconds)
        }
        let files = Dictionary(grouping: exact) { entry in
            PageFile(entry.manifest, read[entry.index]).map {
                FileMoment(file: $0, second: entry.manifest.time.seconds)
            }
        }
        var held: Set<[Int]> = []
        for group in Array(moments.values) + files.filter({ $0.key != nil }).map(\.value)
        where group.count > 1 {
            for one in group {
                for two in group where two.index != one.index && held.insert([one.index, two.index]).inserted
                {
                    add(one, two, read)
                }
            }
        }
    }

    private mutating func add(
        _ one: CaptureArchive.Entry, _ two: CaptureArchive.Entry, _ read: [Int: [Capture]]
    ) {
        let pages = (one.manifest.blob(.page), two.manifest.blob(.page))
        let areWhole = pages.0 != nil && pages.1 != nil
        func summed(_ captures: [Capture]?) -> [Capture]? {
            captures?.contains(where: \.contradictsItself) ?? true ? nil : captures
        }
        guard let own = summed(read[one.index]), let other = summed(read[two.index]) else {
            guard areWhole, pages.0?.digest != pages.1?.digest else { return }
            others[one.index, default: Others()].bytes.append(two.index)
            return
        }
        let theirs = Dictionary(other.map { (Place($0), $0) }, uniquingKeysWith: { first, _ in first })
        for capture in own {
            let place = Place(capture)
            guard let counterpart = theirs[place].map(TimeLine.Figures.init),
                TimeLine.Figures(capture).differ(from: counterpart, areWhole: areWhole)
            else { continue }
            others[one.index, default: Others()].figures[place, default: []].append(
                TimeLine.Counterpart(entry: two.index, figures: counterpart))
        }
    }
}
