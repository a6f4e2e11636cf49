import Elections

/// Captures of an official page held against its earlier ones, and against what it shows of the regions below.
///
/// A page is told by region, kind of source and, where its captures have ids of `convert`, the page on which the row stood. Only
/// moments with an hour are put in order.
enum CaptureChecks {
    static func findings(in election: Election) -> [Finding] {
        let captures = election.captures.filter { !$0.isGarbled }
        let pages = Dictionary(grouping: captures.indices.filter { captures[$0].moment != nil }) {
            Page(captures[$0])
        }
        // In the order of the file, whatever the order of the dictionary.
        let order = pages.values.sorted { $0[0] < $1[0] }
        return order.flatMap { indices in
            Timeline(indices.map { captures[$0] }, election).findings
        } + parts(captures, election)
    }

    private struct Page: Hashable {
        let contest: String
        let region: RegionCode?
        let source: String
        let page: String

        init(_ capture: Capture) {
            contest = capture.contest
            region = capture.region
            source = capture.sourceKind
            page = capture.page ?? ""
        }
    }

    // MARK: Sums

    /// What pages of `convert` show of a region beside the regions below it, at the same moment.
    private static func parts(_ captures: [Capture], _ election: Election) -> [Finding] {
        struct Moment: Hashable {
            var contest: String
            var id: String
        }
        let groups = Dictionary(grouping: captures.filter { $0.page != nil }) {
            Moment(contest: $0.contest, id: $0.id)
        }
        return captures.compactMap { own -> Finding? in
            guard let page = own.page, own.region?.text == page,
                let group = groups[Moment(contest: own.contest, id: own.id)]
            else { return nil }
            let below = group.filter { $0.region != own.region && $0.region != nil }
            guard !below.isEmpty else { return nil }
            let sums = own.entries.compactMap { entry -> FindingKind.CaptureSum? in
                guard let shown = entry.votes else { return nil }
                let parts = below.map { part in
                    part.entries.first { $0.choice == entry.choice }?.votes
                }
                let sum = parts.compactMap { $0 }.reduce(0, +)
                let isWhole = parts.allSatisfy { $0 != nil }
                return (isWhole && sum != shown) || sum > shown
                    ? .init(pair: entry.choice, sum: sum, shown: shown) : nil
            }
            guard !sums.isEmpty else { return nil }
            return finding(
                .captureParts(region: name(own, election), capturedAt: own.capturedAt, sums: sums),
                .warning, own, expected: sums.map { "\($0.sum)" }, found: sums.map { "\($0.shown)" })
        }
    }

    // MARK: One page over time

    private struct Timeline {
        private let captures: [Capture]
        private let election: Election

        init(_ captures: [Capture], _ election: Election) {
            self.election = election
            self.captures = captures.enumerated().sorted {
                ($0.element.moment ?? "", $0.offset) < ($1.element.moment ?? "", $1.offset)
            }.map(\.element)
        }

        var findings: [Finding] {
            zip(captures, captures.dropFirst()).flatMap(consecutive) + returns + stalled
        }

        private func consecutive(_ before: Capture, _ after: Capture) -> [Finding] {
            guard before.zone == after.zone else { return [] }
            let region = CaptureChecks.name(after, election)
            if before.moment == after.moment {
                guard !before.hasFigures(of: after) else { return [] }
                return [
                    CaptureChecks.finding(
                        .captureTwice(region: region, capturedAt: after.capturedAt), .warning, after)
                ]
            }
            let falls = CaptureChecks.falls(before, after)
            guard !falls.isEmpty else { return [] }
            return [
                CaptureChecks.finding(
                    .captureFalls(
                        region: region, before: before.capturedAt, after: after.capturedAt, falls: falls),
                    .warning, after, expected: falls.map { "≥ \($0.from)" }, found: falls.map { "\($0.to)" },
                    votes: falls.filter { $0.pair != nil }.reduce(0) { $0 + $1.from - $1.to })
            ]
        }

        /// Figures that were shown before, with others in between.
        private var returns: [Finding] {
            captures.indices.compactMap { index -> Finding? in
                let capture = captures[index]
                guard index > 1, let sum = capture.voteSum, sum > 0,
                    !captures[index - 1].hasFigures(of: capture),
                    let earlier = captures[..<(index - 1)].last(where: { $0.hasFigures(of: capture) })
                else { return nil }
                return CaptureChecks.finding(
                    .captureReturns(
                        region: CaptureChecks.name(capture, election), earlier: earlier.capturedAt,
                        after: capture.capturedAt), .warning, capture)
            }
        }

        /// The same votes although more stations are in; one finding a page.
        private var stalled: [Finding] {
            let pairs = zip(captures, captures.dropFirst()).filter { before, after in
                guard let old = before.stationsIn, let new = after.stationsIn, let sum = after.voteSum else {
                    return false
                }
                return new > old && sum > 0 && before.entries.map(\.votes) == after.entries.map(\.votes)
            }
            guard let first = pairs.first else { return [] }
            return [
                CaptureChecks.finding(
                    .captureSameVotes(
                        region: CaptureChecks.name(first.1, election), times: pairs.count,
                        capturedAt: first.1.capturedAt, before: first.0.stationsIn ?? 0,
                        after: first.1.stationsIn ?? 0), .notice, first.1)
            ]
        }
    }

    // MARK: Stations

    /// The last capture of each region beside the stations of a file, where the votes of all of them are known.
    static func stations(_ election: Election, contest: String, _ rollUp: RollUp, file: String) -> [Finding] {
        let choices = election.candidates(of: contest).map(\.choice)
        let votes = rollUp.measures.indices.filter {
            if case .votes = rollUp.measures[$0] { true } else { false }
        }
        guard !choices.isEmpty, votes.count == choices.count,
            choices == choices.indices.map({ Choice(index: $0) })
        else { return [] }
        let captures = election.captures.filter {
            $0.contest == contest && $0.moment != nil && !$0.isGarbled && $0.region != nil
        }
        guard !captures.isEmpty else { return [] }
        let places = places(rollUp.tree)
        let order = captures.compactMap(\.region).uniqued()
        let byRegion = Dictionary(grouping: captures) { $0.region }
        return order.compactMap { region -> Finding? in
            guard let capture = byRegion[region]?.max(by: { ($0.moment ?? "") < ($1.moment ?? "") }),
                let (level, unit) = places[region.text] ?? nil
            else { return nil }
            let sums = rollUp.levels[level]
            guard votes.allSatisfy({ sums.missing($0, unit) == 0 }),
                capture.stationsTotal.map({ $0 == sums.stations(unit) }) != false
            else { return nil }
            let different = zip(choices, votes).compactMap { choice, measure -> FindingKind.CaptureSum? in
                let shown = capture.entries.first { $0.choice == choice }?.votes
                guard let shown, shown != sums.sum(measure, unit) else { return nil }
                return .init(pair: choice, sum: sums.sum(measure, unit), shown: shown)
            }
            guard !different.isEmpty else { return nil }
            return finding(
                .captureStationSums(
                    region: name(capture, election), capturedAt: capture.capturedAt, file: file,
                    stations: sums.stations(unit), sums: different), .warning, capture,
                expected: different.map { "\($0.sum)" }, found: different.map { "\($0.shown)" })
        }
    }

    /// The unit of each code; `nil` for codes of several.
    private static func places(_ tree: RegionTree) -> [String: (level: Int, unit: Int)?] {
        var places: [String: (level: Int, unit: Int)?] = [:]
        for (level, units) in tree.levels.enumerated() {
            for unit in 0..<units.count {
                guard let code = units.code(unit) else { continue }
                places[code] = .some(places[code] == nil ? (level, unit) : nil)
            }
        }
        return places
    }

    private static func falls(_ before: Capture, _ after: Capture) -> [FindingKind.CaptureFall] {
        var falls = after.entries.compactMap { entry -> FindingKind.CaptureFall? in
            let old = before.entries.first { $0.choice == entry.choice }?.votes
            guard let old, let new = entry.votes, new < old else { return nil }
            return .init(pair: entry.choice, from: old, to: new)
        }
        if let old = before.stationsIn, let new = after.stationsIn, new < old {
            falls.append(.init(pair: nil, from: old, to: new))
        }
        return falls
    }

    private static func name(_ capture: Capture, _ election: Election) -> String {
        capture.region.map(election.regionName) ?? capture.contest
    }

    private static func finding(
        _ kind: FindingKind.Folder, _ severity: Severity, _ capture: Capture, expected: [String] = [],
        found: [String] = [], votes: Int? = nil
    ) -> Finding {
        Finding(
            .folder(kind), severity: severity, contest: capture.contest, region: capture.region,
            source: capture.sourceKind, place: capture.place, expected: expected.joined(separator: " "),
            // What a page showed for a while is no vote of the count.
            found: found.joined(separator: " "), votesAtStake: votes, stake: .elsewhere)
    }
}

extension Capture {
    /// A moment that can be put in order as text: `2024-02-14T21:00:00`; `nil` for a day and for words.
    fileprivate var moment: String? {
        capturedAt.wholeMatch(of: #/(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?).*/#).map { String($0.1) }
    }

    fileprivate var zone: String { moment.map { String(capturedAt.dropFirst($0.count)) } ?? "" }

    /// The code of the page on which `convert` found it: `31` of `sirekap/31/2024-11-28T01:00:00+07:00`.
    fileprivate var page: String? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[2].hasPrefix(capturedAt) ? String(parts[1]) : nil
    }

    fileprivate func hasFigures(of other: Capture) -> Bool {
        stationsIn == other.stationsIn && entries.map(\.votes) == other.entries.map(\.votes)
            && entries.map(\.sharePercent) == other.entries.map(\.sharePercent)
    }
}
