import Elections

extension TimeLine {
    /// The figures of one contest and region on one page so far.
    struct Series: Sendable, Hashable {
        private struct Past: Sendable, Hashable {
            var entry: CaptureArchive.Entry
            /// With those of before of choices that a copy leaves out: what it does not name is as it was, as far as anybody knows.
            var figures: Figures
            var validVotes: Int?
            var shares: [Int: PrintedNumber]
        }

        private var past: [Past] = []
        private var first: [Figures: Int] = [:]

        /// What was known of the figures when a capture was taken, its own among it.
        ///
        /// - Parameters:
        ///   - entry: The capture.
        ///   - other: One that is held against it: neither it nor what came after it is known.
        func known(at entry: CaptureArchive.Entry, beside other: CaptureArchive.Entry) -> Series {
            func order(_ entry: CaptureArchive.Entry) -> (Int, Int) {
                (entry.manifest.time.seconds, entry.index)
            }
            var known = Series()
            for found in past
            where order(found.entry) <= order(entry) && order(found.entry) < order(other)
                || found.entry.index == entry.index
            {
                known.past.append(found)
                if known.first[found.figures] == nil { known.first[found.figures] = found.entry.index }
            }
            return known
        }

        /// The capture that was taken last.
        var last: Int? { past.last?.entry.index }

        mutating func take(
            _ figures: Figures, of capture: Capture, at entry: CaptureArchive.Entry, isWhole: Bool,
            _ questions: Questions = .none
        ) throws -> Item {
            let last = past.last
            let known = isWhole ? figures : last.map { figures.filled(from: $0.figures) } ?? figures
            let shares = Figures.shares(capture)
            var now = Past(
                entry: entry, figures: known, validVotes: capture.validVotes, shares: shares)
            var item = Item(
                contest: capture.contest, region: capture.region?.text ?? "",
                sourceKind: capture.sourceKind,
                change: change(
                    from: last, to: figures, known, of: capture, entry.manifest.time, isWhole: isWhole),
                before: last?.figures, after: figures, uncounted: capture.uncounted)
            // Shares are held against those before them, which may have stood beside votes.
            if !figures.shares.isEmpty { item.before?.shares = last?.shares ?? [:] }
            switch item.change {
            case .same:
                item.besides = try last.map { try besides($0, now, isWhole: isWhole, questions) } ?? []
                if !item.besides.isEmpty { item.change = .sameTotals }
            case .restored(let index):
                let earlier = past.first { $0.entry.index == index }
                item.besides = try earlier.map { try besides($0, now, isWhole: isWhole, questions) } ?? []
                // Stations have their own place in the line, and may have grown meanwhile.
                item.besides.removeAll { $0 == .stations }
            case .fell, .incomplete:
                guard let last else { break }
                let unsure = unsure(from: last.figures, to: figures)
                guard !unsure.isEmpty, isTable(last, now) else { break }
                let shared = try questions.shared(last.entry, entry)
                item.besides = unsure.compactMap { choice in shared?[choice].map { .shared(choice, $0) } }
            default: break
            }
            // Another way to write the address is said once.
            if let last, !past.contains(where: { $0.entry.manifest.source == entry.manifest.source }) {
                item.sourceBefore = last.entry.manifest.source
            }
            if !isWhole {
                now.validVotes = now.validVotes ?? last?.validVotes
                now.shares.merge(last?.shares ?? [:]) { own, _ in own }
            }
            past.append(now)
            if first[known] == nil { first[known] = entry.index }
            return item
        }

        private func change(
            from last: Past?, to figures: Figures, _ known: Figures, of capture: Capture, _ time: CaptureTime,
            isWhole: Bool
        ) -> Change {
            if figures.votes.isEmpty, !isWhole || last?.figures.votes.isEmpty ?? true {
                return shares(from: last, to: figures, time, isWhole: isWhole)
            }
            guard let last, past.contains(where: { !$0.figures.votes.isEmpty }) else { return .first }
            let before = last.figures
            let areStationsKnown = known.stationsIn != nil && before.stationsIn != nil
            if before.votes == known.votes, before.without == known.without,
                !areStationsKnown || before.stationsIn == known.stationsIn
            {
                return .same
            }
            let choices = Set(before.votes.keys).union(figures.votes.keys).sorted()
            let named = isWhole ? choices : choices.filter { figures.votes[$0] != nil }
            let smaller = named.filter { (before.votes[$0] ?? 0) > (figures.votes[$0] ?? 0) }
            let stationsFell = (figures.stationsIn ?? Int.max) < (before.stationsIn ?? 0)
            if !smaller.isEmpty || stationsFell, !time.isKnownToFollow(last.entry.manifest.time) {
                return .differs
            }
            // A sum that lacks stations is known to be no smaller than it says, and may be as large as before.
            let unsure = unsure(from: before, to: figures)
            let lower = smaller.filter { !unsure.contains($0) }
            let gone = lower.filter { (figures.votes[$0] ?? 0) == 0 }
            // A table without rows shows nothing, which is no lower count.
            if !gone.isEmpty, !stationsFell || TimeLine.isEmptied(capture) { return .withdrawn(gone) }
            if !figures.isEmpty, let index = first[known] { return .restored(from: index) }
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
                : past.first { $0.figures.votes == figures.votes && $0.figures.without == figures.without }
            if let again { return .restored(from: again.entry.index) }
            let earlier = past.last { entry in back.contains { (entry.figures.votes[$0] ?? 0) > 0 } }
            if let earlier { return .returned(last: earlier.entry.index) }
            return stationsFell ? .fell([]) : .grew
        }

        /// What became of shares where a capture has nothing else.
        private func shares(
            from last: Past?, to figures: Figures, _ time: CaptureTime, isWhole: Bool
        ) -> Change {
            guard !figures.shares.isEmpty else { return .blank }
            let (before, old) = (last?.figures, last?.shares ?? [:])
            let isSame =
                figures.shares.allSatisfy { old[$0.key]?.value == $0.value.value }
                && (!isWhole || old.keys.allSatisfy { figures.shares[$0] != nil })
            let areStationsKnown = figures.stationsIn != nil && before?.stationsIn != nil
            if !old.isEmpty, isSame, !areStationsKnown || before?.stationsIn == figures.stationsIn {
                return .same
            }
            let smaller = figures.shares.filter { choice, share in
                old[choice].map { $0.value > share.value } ?? false
            }.map(\.key).sorted()
            if !smaller.isEmpty, let last, !time.isKnownToFollow(last.entry.manifest.time) { return .differs }
            return .shares(smaller)
        }

        /// Choices of which it is not known what became: the sum lacks stations, and is smaller than before, or lacks others.
        private func unsure(from before: Figures, to figures: Figures) -> [Int] {
            figures.votes.keys.filter { choice in
                guard let old = before.votes[choice], let new = figures.votes[choice] else { return false }
                let (without, now) = (before.without[choice] ?? 0, figures.without[choice] ?? 0)
                return now > 0 && new < old || without != now && new == old
            }.sorted()
        }

        private func isTable(_ old: Past, _ new: Past) -> Bool {
            let pages = [old, new].map { $0.entry.manifest.blob(.page)?.digest }
            return new.entry.manifest.parser.hasPrefix(TimeLine.tableKind) && pages[0] != nil
                && pages[1] != nil && pages[0] != pages[1]
        }

        /// What beside votes and stations is another than in an earlier capture.
        private func besides(
            _ old: Past, _ new: Past, isWhole: Bool, _ questions: Questions
        ) throws -> [Besides] {
            var found: [Besides] = []
            if isTable(old, new) {
                let rows = try questions.differingRows(old.entry, new.entry)
                if rows != 0 { found.append(.rows(rows)) }
            }
            // What a copy does not name is not another.
            func differ<Value: Equatable>(_ before: Value?, _ after: Value?) -> Bool {
                guard before != nil, after != nil else { return isWhole && before != after }
                return before != after
            }
            if differ(old.validVotes, new.validVotes) {
                found.append(.validVotes(before: old.validVotes, after: new.validVotes))
            }
            let choices = Set(old.shares.keys).union(new.shares.keys).sorted()
            let others = choices.filter { differ(old.shares[$0]?.value, new.shares[$0]?.value) }
            if !others.isEmpty { found.append(.shares(others)) }
            let (before, after) = (old.figures, new.figures)
            if differ(before.stationsTotal, after.stationsTotal)
                || differ(before.stationsIn, after.stationsIn)
            {
                found.append(.stations)
            }
            return found
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
        var numbers: Set<Int> = []
        guard capture.entries.contains(where: { !numbers.insert($0.ballotNumber).inserted }) else {
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
