import Elections

/// Captures of one page of which nobody knows which came first: their times are of one minute or day, of one second that a clock
/// says, or those of files as ``CaptureOrder`` has them.
///
/// A page may have changed in between, so they contradict each other in nothing; but nothing rose or fell from one to the other.
struct UnknownOrder {
    private var pages: [String: [CaptureArchive.Entry]] = [:]
    /// Page and place of each capture.
    private var places: [Int: (page: String, place: Int)] = [:]
    /// By how many seconds a capture of a page may be later or earlier than it stands in the time line.
    private var reaches: [String: Int] = [:]
    private let read: [Int: [Capture]]
    private let order: CaptureOrder
    /// What captures hold, as far as it was asked.
    private var held: [Int: [OneSecond.Place: TimeLine.Figures]] = [:]

    /// - Parameters:
    ///   - entries: Entries in the order of time.
    ///   - moves: Which addresses are of one page.
    ///   - read: What captures parse to, by their place, read as they are read last.
    ///   - order: What their times tell.
    init(
        _ entries: [CaptureArchive.Entry], _ moves: PageMoves, _ read: [Int: [Capture]], _ order: CaptureOrder
    ) {
        (self.read, self.order) = (read, order)
        for entry in entries where entry.manifest.kind == .capture {
            let page = moves.page(entry.manifest.source)
            places[entry.index] = (page, pages[page]?.count ?? 0)
            pages[page, default: []].append(entry)
            reaches[page] = max(reaches[page] ?? 0, order.reach(of: entry))
        }
    }

    /// Captures of the page that may be earlier or later than one of them.
    private func beside(_ entry: CaptureArchive.Entry) -> [CaptureArchive.Entry] {
        guard let (page, place) = places[entry.index], let all = pages[page], let reach = reaches[page] else {
            return []
        }
        let time = entry.manifest.time
        func isNear(_ other: CaptureArchive.Entry) -> Bool {
            abs(other.manifest.time.seconds - time.seconds) <= 2 * reach
        }
        let near =
            all[..<place].reversed().prefix(while: isNear).reversed()
            + all[(place + 1)...].prefix(while: isNear)
        return near.filter { order.isUnknown($0, entry) }
    }

    /// Captures with other figures of a contest and region that may be earlier or later.
    mutating func others(
        _ figures: TimeLine.Figures, of entry: CaptureArchive.Entry, _ place: OneSecond.Place, isWhole: Bool
    ) -> [TimeLine.Counterpart] {
        beside(entry).compactMap { other in
            let areWhole = isWhole && other.manifest.blob(.page) != nil
            guard let found = held(of: other)[place], figures.differ(from: found, areWhole: areWhole) else {
                return nil
            }
            return TimeLine.Counterpart(entry: other.index, figures: found)
        }
    }

    /// What a capture holds; nothing of what contradicts itself.
    private mutating func held(of entry: CaptureArchive.Entry) -> [OneSecond.Place: TimeLine.Figures] {
        if let known = held[entry.index] { return known }
        let all = Dictionary(grouping: read[entry.index] ?? [], by: OneSecond.Place.init)
        let found = all.compactMapValues { captures in
            captures.contains(where: \.contradictsItself) ? nil : captures.first.map(TimeLine.Figures.init)
        }
        held[entry.index] = found
        return found
    }

    /// Whether a page is known to have had the same bytes from one capture to another: none with other bytes may lie between them.
    ///
    /// - Parameters:
    ///   - first: The earlier one, from which on all captures that stand in the line have them.
    ///   - last: The later one.
    ///   - digest: Digest of the bytes.
    func areUnbroken(_ first: CaptureArchive.Entry, _ last: CaptureArchive.Entry, of digest: TreeHash) -> Bool
    {
        [first, last].allSatisfy { entry in
            beside(entry).allSatisfy { $0.manifest.content?.digest == digest }
        }
    }
}
