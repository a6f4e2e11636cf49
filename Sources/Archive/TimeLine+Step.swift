import Elections

extension TimeLine {
    /// A capture beside one that is held against it.
    struct Step {
        typealias Past = Series.Past

        let last: Past?
        /// What the capture itself shows.
        let figures: Figures
        /// With those of before of choices that a copy leaves out.
        let known: Figures
        let capture: Capture
        /// Whether it is a page as it was received.
        let isWhole: Bool
        let now: Past

        init(
            from last: Past?, _ figures: Figures, of capture: Capture, at entry: CaptureArchive.Entry,
            isWhole: Bool
        ) {
            self.last = last
            self.figures = figures
            self.capture = capture
            self.isWhole = isWhole
            known = isWhole ? figures : last.map { figures.filled(from: $0.figures) } ?? figures
            var now = Past(
                entry: entry, figures: known, validVotes: capture.validVotes, shares: Figures.shares(capture))
            if !isWhole {
                now.validVotes = now.validVotes ?? last?.validVotes
                now.shares.merge(last?.shares ?? [:]) { own, _ in own }
            }
            self.now = now
        }

        /// Whether votes and stations are as before.
        var areVotesSame: Bool {
            guard let before = last?.figures else { return false }
            let areStationsKnown = known.stationsIn != nil && before.stationsIn != nil
            return before.votes == known.votes && before.without == known.without
                && (!areStationsKnown || before.stationsIn == known.stationsIn)
        }

        /// Whether nothing that it shows is another than before.
        var isSame: Bool {
            figures.votes.isEmpty && (!isWhole || last?.figures.votes.isEmpty ?? true)
                ? shareChange == .same : areVotesSame
        }

        /// What became of shares where a capture has nothing else.
        var shareChange: Change {
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
            }
            return .shares(smaller.map(\.key).sorted())
        }

        /// Choices of which it is not known what became: the sum lacks stations, and is smaller than before, or lacks others.
        var unsure: [Choice] {
            guard let before = last?.figures else { return [] }
            return figures.votes.keys.filter { choice in
                guard let old = before.votes[choice], let new = figures.votes[choice] else { return false }
                let (without, now) = (before.without[choice] ?? 0, figures.without[choice] ?? 0)
                return now > 0 && new < old || without != now && new == old
            }.sorted()
        }

        /// What of the page beside votes is another than in an earlier capture.
        func besides(_ old: Past) -> [Besides] {
            var found: [Besides] = []
            // What a copy does not name is not another.
            func differ<Value: Equatable>(_ before: Value?, _ after: Value?) -> Bool {
                guard before != nil, after != nil else { return isWhole && before != after }
                return before != after
            }
            if differ(old.validVotes, capture.validVotes) {
                found.append(.validVotes(before: old.validVotes, after: capture.validVotes))
            }
            let shares = Figures.shares(capture)
            let choices = Set(old.shares.keys).union(shares.keys).sorted()
            let others = choices.filter { differ(old.shares[$0]?.value, shares[$0]?.value) }
            if !others.isEmpty { found.append(.shares(others)) }
            if differ(old.figures.stationsTotal, known.stationsTotal)
                || differ(old.figures.stationsIn, known.stationsIn)
            {
                found.append(.stations)
            }
            return found
        }
    }
}

extension TimeLine.Change {
    /// Whether votes are other ones, so that those of some stations may have fallen whatever their sum did.
    var mayHideFalls: Bool {
        switch self {
        case .grew, .fell, .returned, .incomplete: true
        default: false
        }
    }

    /// Whether something is less than before.
    var isLower: Bool {
        switch self {
        case .fell, .withdrawn: true
        case .shares(let smaller): !smaller.isEmpty
        default: false
        }
    }
}
