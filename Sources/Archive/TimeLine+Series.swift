import Elections

extension TimeLine {
    /// The figures of one contest and region on one page so far.
    struct Series: Sendable, Hashable {
        struct Past: Sendable, Hashable {
            var entry: CaptureArchive.Entry
            /// With those of before of choices that a copy leaves out: what it does not name is as it was, as far as anybody knows.
            var figures: Figures
            var validVotes: Int?
            var shares: [Choice: PrintedNumber]
        }

        private let order: CaptureOrder
        /// In the order of the time line.
        private var past: [Past] = []
        /// Places in ``past`` by what was shown.
        private var places: [Figures: [Int]] = [:]
        /// By how many seconds one of them may be later than it stands there.
        private var reach = 0

        init(_ order: CaptureOrder) { self.order = order }

        /// Whether something was captured before an entry, as far as their times tell.
        private func isKnown(_ one: Past, before entry: CaptureArchive.Entry) -> Bool {
            order.isKnown(entry, toFollow: one.entry)
        }

        /// What was captured before an entry, as far as times tell, and the entry itself.
        func known(at entry: CaptureArchive.Entry) -> Series {
            var known = Series(order)
            for found in past where isKnown(found, before: entry) { known.append(found) }
            if let own = past.first(where: { $0.entry.index == entry.index }) { known.append(own) }
            return known
        }

        /// The capture that was taken last.
        var last: Past? { past.last }

        private mutating func append(_ new: Past) {
            places[new.figures, default: []].append(past.count)
            reach = max(reach, order.reach(of: new.entry))
            past.append(new)
        }

        /// What was captured last before an entry, as far as times tell: several where it is not known which of them was last.
        private func lastBefore(_ entry: CaptureArchive.Entry) -> [Past] {
            var found: [Past] = []
            for one in past.reversed() {
                if let latest = found.first?.entry.manifest.time,
                    one.entry.manifest.time.seconds + reach < latest.seconds
                {
                    break
                }
                if isKnown(one, before: entry), !found.contains(where: { isKnown(one, before: $0.entry) }) {
                    found.append(one)
                }
            }
            return found
        }

        /// Captures that stand before an entry in the time line and need not be earlier.
        private func beside(_ entry: CaptureArchive.Entry) -> [Past] {
            let start = entry.manifest.time.seconds - reach - order.reach(of: entry)
            return past.reversed().prefix { $0.entry.manifest.time.seconds >= start }
                .filter { order.isUnknown($0.entry, entry) }
        }

        /// Takes the next capture in the order of the time line.
        ///
        /// It is held against what was captured last before it. Where it is not known which of several that was, what fell from
        /// any of them did fall.
        mutating func take(
            _ figures: Figures, of capture: Capture, at entry: CaptureArchive.Entry, isWhole: Bool,
            _ questions: Questions = .none
        ) throws -> Item {
            let ways = lastBefore(entry).map {
                Step(from: $0, figures, of: capture, at: entry, isWhole: isWhole)
            }
            let beside = beside(entry).map {
                Step(from: $0, figures, of: capture, at: entry, isWhole: isWhole)
            }
            let changes = ways.map(outcome)
            let lower = changes.indices.first { changes[$0].isLower }
            // What another capture of that time showed too is told there.
            let twin = beside.first { $0.isSame }
            let place = lower ?? changes.firstIndex(of: .same)
            let step: Step
            let change: Change
            if let twin {
                (step, change) = (twin, .same)
            } else if let place = place ?? changes.indices.first {
                (step, change) = (ways[place], changes[place])
            } else {
                step = Step(from: nil, figures, of: capture, at: entry, isWhole: isWhole)
                change = outcome(step)
            }
            var item = try take(step, change, questions)
            item.isOrdered = twin == nil
            // Where nobody knows which came first, none moved to where the other is.
            if twin != nil { item.sourceBefore = nil }
            return item
        }

        /// Takes a capture as what came behind another one, whatever their times are.
        mutating func take(
            _ figures: Figures, of capture: Capture, at entry: CaptureArchive.Entry, isWhole: Bool,
            behind old: Past, _ questions: Questions
        ) throws -> Item {
            let step = Step(from: old, figures, of: capture, at: entry, isWhole: isWhole)
            return try take(step, outcome(step), questions)
        }

        private mutating func take(_ step: Step, _ change: Change, _ questions: Questions) throws -> Item {
            let (last, capture, figures) = (step.last, step.capture, step.figures)
            var item = Item(
                contest: capture.contest, region: capture.region?.text ?? "",
                sourceKind: capture.sourceKind, change: change, before: last?.figures, after: figures,
                uncounted: capture.uncounted)
            // Shares are held against those before them, which may have stood beside votes.
            if !figures.shares.isEmpty { item.before?.shares = last?.shares ?? [:] }
            switch item.change {
            case .same:
                item.besides = try last.map { try besides($0, step, questions) } ?? []
                if !item.besides.isEmpty { item.change = .sameTotals }
            case .restored(let index):
                let earlier = past.first { $0.entry.index == index }
                item.besides = try earlier.map { try besides($0, step, questions) } ?? []
                // Stations have their own place in the line, and may have grown meanwhile.
                item.besides.removeAll { $0 == .stations }
            case .fell, .incomplete:
                guard let last else { break }
                let unsure = step.unsure
                guard !unsure.isEmpty, isTable(last, step.now) else { break }
                let shared = try questions.shared(last.entry, step.now.entry)
                item.besides = unsure.compactMap { choice in shared?[choice].map { .shared(choice, $0) } }
            default: break
            }
            if item.change.mayHideFalls, let last, isTable(last, step.now) {
                item.besides.append(.stationVotes(try questions.stationVotes(last.entry, step.now.entry)))
            }
            // Another way to write the address is said once.
            let source = step.now.entry.manifest.source
            if let last, !past.contains(where: { $0.entry.manifest.source == source }) {
                item.sourceBefore = last.entry.manifest.source
            }
            if let last, last.entry.index != past.last?.entry.index { item.against = last.entry.index }
            append(step.now)
            return item
        }

        /// What became of the figures.
        private func outcome(_ step: Step) -> Change {
            let (last, figures, known, isWhole) = (step.last, step.figures, step.known, step.isWhole)
            if figures.votes.isEmpty, !isWhole || last?.figures.votes.isEmpty ?? true {
                return step.shareChange
            }
            // What need not be earlier than the one before says nothing of what came back.
            func isEarlier(_ one: Past) -> Bool {
                last.map { one.entry.index == $0.entry.index || isKnown(one, before: $0.entry) } ?? false
            }
            guard let last, past.contains(where: { !$0.figures.votes.isEmpty && isEarlier($0) }) else {
                return .first
            }
            if step.areVotesSame { return .same }
            let before = last.figures
            let choices = Set(before.votes.keys).union(figures.votes.keys).sorted()
            let named = isWhole ? choices : choices.filter { figures.votes[$0] != nil }
            let smaller = named.filter { (before.votes[$0] ?? 0) > (figures.votes[$0] ?? 0) }
            let stationsFell = (figures.stationsIn ?? Int.max) < (before.stationsIn ?? 0)
            // A sum that lacks stations is known to be no smaller than it says, and may be as large as before.
            let unsure = step.unsure
            let lower = smaller.filter { !unsure.contains($0) }
            let gone = lower.filter { (figures.votes[$0] ?? 0) == 0 }
            // A table without rows shows nothing, which is no lower count.
            if !gone.isEmpty, !stationsFell || TimeLine.isEmptied(step.capture) { return .withdrawn(gone) }
            if !figures.isEmpty, let place = places[known]?.first(where: { isEarlier(past[$0]) }) {
                return .restored(from: past[place].entry.index)
            }
            if !lower.isEmpty { return .fell(lower) }
            if !unsure.isEmpty { return .incomplete(unsure) }
            // What was copied by hand came back only where it was said to be 0.
            let back = choices.filter { choice in
                let was = isWhole ? before.votes[choice] ?? 0 : before.votes[choice]
                return was == 0 && (figures.votes[choice] ?? 0) > 0
            }
            // The same votes beside another number of stations are those of then all the same.
            let again =
                back.isEmpty
                ? nil
                : past.first {
                    $0.figures.votes == figures.votes && $0.figures.without == figures.without
                        && isEarlier($0)
                }
            if let again { return .restored(from: again.entry.index) }
            let earlier = past.last { entry in
                isEarlier(entry) && back.contains { (entry.figures.votes[$0] ?? 0) > 0 }
            }
            if let earlier { return .returned(last: earlier.entry.index) }
            return stationsFell ? .fell([]) : .grew
        }

        private func isTable(_ old: Past, _ new: Past) -> Bool {
            let pages = [old, new].map { $0.entry.manifest.blob(.page)?.digest }
            return new.entry.manifest.parser.hasPrefix(TimeLine.tableKind) && pages[0] != nil
                && pages[1] != nil && pages[0] != pages[1]
        }

        /// What beside votes and stations is another than in an earlier capture.
        private func besides(_ old: Past, _ step: Step, _ questions: Questions) throws -> [Besides] {
            var found: [Besides] = []
            if isTable(old, step.now) {
                let rows = try questions.differingRows(old.entry, step.now.entry)
                if rows != 0 { found.append(.rows(rows)) }
            }
            return found + step.besides(old)
        }
    }
}

extension TimeLine {
    /// Whether a capture is a table of stations with a header and nothing below it.
    static func isEmptied(_ capture: Capture) -> Bool {
        capture.sourceKind == tableKind && capture.stationsIn == 0 && capture.uncounted == nil
    }
}

extension TimeLine.Item {
    /// Whether it is a table that had figures and has no row any more.
    public var isEmptied: Bool {
        guard case .withdrawn = change else { return false }
        return sourceKind == TimeLine.tableKind && after.stationsIn == 0
    }
}

extension TimeLine.Figures {
    /// Figures of a capture, and other ones where a choice stands in it twice.
    static func readings(_ capture: Capture) -> [TimeLine.Figures] {
        let first = TimeLine.Figures(capture)
        var choices: Set<Choice> = []
        guard capture.entries.contains(where: { !choices.insert($0.choice).inserted }) else {
            return [first]
        }
        var turned = capture
        turned.entries.reverse()
        return [first, TimeLine.Figures(turned)]
    }
}

extension TimeLine.Item {
    /// A contest and region that stands on one page more than once, with other figures.
    init(twice capture: Capture, _ figures: [TimeLine.Figures]) {
        self.init(
            contest: capture.contest, region: capture.region?.text ?? "", sourceKind: capture.sourceKind,
            change: .twice(figures), before: nil, after: figures[0], uncounted: capture.uncounted)
    }

    /// A table in which stations stand more than once with other figures.
    init(unsummed capture: Capture, before: TimeLine.Figures?) {
        let after = TimeLine.Figures(capture)
        self.init(
            contest: capture.contest, region: capture.region?.text ?? "", sourceKind: capture.sourceKind,
            change: after.contradicted > 0
                ? .unsummed(after.contradicted)
                : .unsummed(before?.contradicted ?? 0, isEarlier: true),
            before: before, after: after, uncounted: capture.uncounted)
    }
}
