import Elections

extension TimeLine {
    /// What became of the figures from one capture to another, and what only one of them holds.
    public struct Comparison: Sendable, Hashable {
        /// A line for each contest and region that both hold, in the order of the later one.
        public var items: [Item]
        /// Contests and regions that the later one does not hold. It may be another page, so nothing became of them.
        public var onlyOld: Int
        /// Contests and regions that the earlier one does not hold.
        public var onlyNew: Int
        /// Whether both are captures of one address.
        public var isOnePage: Bool
        public var order: Order

        /// Which of two captures came first, as far as their times tell.
        public enum Order: Sendable, Hashable, CaseIterable {
            /// The one that is called so.
            case known
            /// The other one; what became of the figures is told from that one on.
            case turned
            /// Neither is known to have come first.
            case unknown
            /// The same page was read twice.
            case correction
        }

        public init(
            items: [Item], onlyOld: Int, onlyNew: Int, isOnePage: Bool, order: Order = .known
        ) {
            self.items = items
            self.onlyOld = onlyOld
            self.onlyNew = onlyNew
            self.isOnePage = isOnePage
            self.order = order
        }
    }

    /// What an entry parses to, read as it is read last; a correction holds what it corrects. `nil` where nothing was parsed.
    ///
    /// - Parameter entry: The entry.
    public func captures(of entry: CaptureArchive.Entry) -> [Capture]? {
        read[entry.manifest.corrects ?? entry.index]
    }

    /// Whether one of two entries corrects how the other was read.
    public static func isCorrection(_ one: CaptureArchive.Entry, of other: CaptureArchive.Entry) -> Bool {
        one.manifest.corrects == other.index || other.manifest.corrects == one.index
    }

    /// What became of the figures from one capture to another, whatever lies between them: what the time line says of the later one
    /// where it is the next capture of the page.
    ///
    /// What was on the page before the earlier one is known here as there, so that figures that are put back are restored.
    /// Captures of two addresses are two pages: other figures there are neither a fall nor a withdrawal; nor are those of two
    /// captures of which nobody knows which came first.
    /// - Parameters:
    ///   - old: An entry with what it parses to.
    ///   - new: A later one.
    ///   - questions: What is asked of the pages themselves.
    /// - Returns: What both hold, compared, and how much only one of them holds.
    /// - Throws: What those throw who are asked.
    public func changes(
        from old: (entry: CaptureArchive.Entry, captures: [Capture]),
        to new: (entry: CaptureArchive.Entry, captures: [Capture]), asking questions: Questions = .none
    ) throws -> Comparison {
        let order = order(of: old.entry, new.entry)
        // What fell is told from the earlier one to the later one, however they are asked for.
        if order == .turned {
            var found = try changes(from: new, to: old, asking: questions)
            (found.order, found.onlyOld, found.onlyNew) = (order, found.onlyNew, found.onlyOld)
            return found
        }
        let isOnePage = areOnePage(old.entry.manifest.source, new.entry.manifest.source)
        // Of two pages a table has nothing but its name, of one it is the whole.
        func key(_ capture: Capture) -> [String] {
            [
                isOnePage ? OneSecond.Place(capture).contest : capture.contest, capture.region?.text ?? "",
            ]
        }
        let before = Dictionary(old.captures.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
        let kept = Set(new.captures.map(key))
        let isWhole = new.entry.manifest.blob(.page) != nil
        let areWhole = isWhole && old.entry.manifest.blob(.page) != nil
        let items = try new.captures.compactMap { capture -> Item? in
            guard let earlier = before[key(capture)] else { return nil }
            if Figures(earlier).contradicted + Figures(capture).contradicted > 0 {
                return Item(unsummed: capture, before: Figures(earlier))
            }
            let place = Key(source: moves.page(old.entry.manifest.source), place: OneSecond.Place(earlier))
            var series = Series(self.order)
            // The time line knows a capture as it was read last.
            if isOnePage, order == .known, let page = self.series[place] {
                series = page.known(at: old.entry)
            }
            if series.last?.entry.index != old.entry.index {
                _ = try series.take(
                    Figures(earlier), of: earlier, at: old.entry,
                    isWhole: old.entry.manifest.blob(.page) != nil)
            }
            guard let last = series.last else { return nil }
            var item = try series.take(
                Figures(capture), of: capture, at: new.entry, isWhole: isWhole, behind: last, questions)
            let figures = Figures(earlier)
            let counterpart = [Counterpart(entry: old.entry.index, figures: figures)]
            if order != .correction, old.entry.isOfOneSecond(as: new.entry, (old.captures, new.captures)),
                Figures(capture).differ(from: figures, areWhole: areWhole)
            {
                // Of one second, neither came first.
                return Item(contradicted: capture, by: counterpart)
            }
            item.isOrdered = isOnePage && order != .unknown
            if item.change == .same { return item }
            if !isOnePage {
                item.change = .elsewhere
            } else if order == .correction {
                item.change = .readAnew
            } else if order == .unknown {
                item.unordered = counterpart
                if item.change != .sameTotals {
                    (item.change, item.before, item.besides) = (.differs, nil, [])
                }
            }
            return item
        }
        return Comparison(
            items: items, onlyOld: before.keys.count { !kept.contains($0) },
            onlyNew: kept.count { before[$0] == nil }, isOnePage: isOnePage, order: order)
    }

    /// What is known of the order of two entries that are asked for as an earlier and a later one.
    private func order(
        of old: CaptureArchive.Entry, _ new: CaptureArchive.Entry
    ) -> Comparison.Order {
        if TimeLine.isCorrection(old, of: new) { return .correction }
        if order.isKnown(new, toFollow: old) { return .known }
        return order.isKnown(old, toFollow: new) ? .turned : .unknown
    }
}

extension TimeLine {
    /// Whether a code is that of a place in another one: it goes on with two characters and more, as 3171 does from 31. Region 10 is
    /// none in region 1.
    private static func isBelow(_ code: String, _ above: String) -> Bool {
        code.hasPrefix(above) && code.count > above.count + 1
    }

    /// Which of some items are the whole of their contest: those that name no region, and those of which all others of the contest
    /// are regions.
    ///
    /// - Parameter items: Of one capture.
    /// - Returns: Their places.
    public static func wholes(_ items: [Item]) -> Set<Int> {
        var found: Set<Int> = []
        for places in Dictionary(grouping: items.indices, by: { items[$0].contest }).values {
            // Only the shortest code can be the beginning of all others.
            guard let region = places.map({ items[$0].region }).min(by: { $0.count < $1.count }) else {
                continue
            }
            let others = places.filter { items[$0].region != region }
            if region.isEmpty || !others.isEmpty && others.allSatisfy({ isBelow(items[$0].region, region) }) {
                found.formUnion(places.filter { items[$0].region == region })
            }
        }
        return found
    }
}
