import Elections
import Ground

/// What a reader should hear first of what changed: another pair that leads, stations that have each other's figures, and
/// stations that stand elsewhere with the figures they had.
struct ChangeEvents {
    private let diff: StationDiff
    private let contest: String
    private(set) var all: [Finding] = []

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - regions: Their sums.
    ///   - moved: Stations that stand elsewhere, without those of regions under other codes.
    ///   - columns: Columns that stand the wrong way round: they are what passed a lead in regions.
    ///   - contest: Id of the contest.
    init(
        _ diff: StationDiff, regions: RegionChanges, moved: [MovedStation], columns: ExchangedColumns?,
        contest: String
    ) {
        self.diff = diff
        self.contest = contest
        if let own = diff.relabelling, !own.regions.isEmpty {
            add(.regionsRenamed(own), found: "\(own.regions.count)")
        }
        for own in diff.shifted {
            let region =
                own.level < 0
                ? LevelRegion(nil, nil)
                : LevelRegion(diff.levels[own.level], diff.name(level: own.level, region: own.unit))
            add(
                .numbersShifted(region, by: own.shift, equal: own.equal, of: own.inCommon),
                found: "\(own.shift)")
        }
        if let columns { add(columns) }
        addLeads(regions, depths: columns == nil ? 2 : 1)
        if columns == nil { addExchanged() }
        addMoved(moved)
        addTimes()
    }

    private mutating func add(_ columns: ExchangedColumns) {
        let names = [columns.first, columns.second].map { diff.measures[$0].name }
        add(
            .columnsExchanged(
                names[0], names[1], stations: columns.stations, changed: columns.changed),
            found: "\(columns.stations)")
    }

    // MARK: Who leads

    /// Stations that have their first votes in the newer file, of the whole or of one of the regions right below it, and these votes.
    private func arrivals(_ votes: [Int], depth: Int, unit: Int) -> (stations: Int, votes: [Int]) {
        var all = (stations: 0, votes: votes.map { _ in 0 })
        for station in diff.kinds.indices
        where [.changed, .added].contains(diff.kinds[station])
            && (depth == 0 || diff.region(of: station, level: depth - 1) == unit)
        {
            let values = votes.map { diff.values($0, station) }
            guard values.allSatisfy({ $0.old == nil }), values.contains(where: { $0.new != nil }) else {
                continue
            }
            all.stations += 1
            for (place, value) in values.enumerated() { all.votes[place] += value.new ?? 0 }
        }
        return all
    }

    private mutating func addLeads(_ regions: RegionChanges, depths: Int) {
        let votes = ChangeBlocks.votes(diff)
        guard votes.count > 1 else { return }
        let sums = diff.join.oldSums
        let places = votes.map { measure in sums.measures.firstIndex(of: diff.measures[measure]) }
        // The whole, and the regions right below it.
        for (depth, own) in regions.levels.prefix(depths).enumerated() {
            let units = sums.sums(depth: depth)
            for region in own where region.unit < units.count {
                let old = places.map { $0.map { units.sum($0, region.unit) } ?? 0 }
                let new = zip(votes, old).map { measure, votes in votes + region.total[measure] }
                guard let before = ChangeEvents.leader(old), let after = ChangeEvents.leader(new),
                    before.pair != after.pair
                else { continue }
                let arrived = arrivals(votes, depth: depth, unit: region.unit)
                let without = ChangeEvents.leader(zip(new, arrived.votes).map { $0 - $1 })
                let code = depth == 0 ? nil : diff.name(level: depth - 1, region: region.unit)
                add(
                    .leadPassed(
                        LevelRegion(depth == 0 ? nil : diff.levels[depth - 1], code), from: before.pair,
                        to: after.pair, before: before.lead, after: after.lead,
                        arrived: without?.pair == before.pair ? arrived.stations : 0),
                    region: code, expected: "\(before.pair)", found: "\(after.pair)")
            }
        }
    }

    /// The pair with the most votes and its lead; `nil` where two have as many.
    private static func leader(_ votes: [Int]) -> (pair: Choice, lead: Int)? {
        let order = votes.indices.sorted { (votes[$1], $0) < (votes[$0], $1) }
        let lead = votes[order[0]] - votes[order[1]]
        return lead > 0 ? (Choice(index: order[0]), lead) : nil
    }

    // MARK: Stations

    private mutating func addExchanged() {
        let changed = diff.kinds.indices.filter { diff.kinds[$0] == .changed }
        var after: [[Count]: [Int]] = [:]
        for station in changed {
            if let own = diff.figures(of: station, diff.after) { after[own, default: []].append(station) }
        }
        var pairs: [(Int, Int)] = []
        for station in changed {
            guard let old = diff.figures(of: station, diff.before),
                let new = diff.figures(of: station, diff.after),
                zip(old, new).count(where: { $0 != $1 }) > 1, let others = after[old], others.count == 1,
                others[0] > station, diff.figures(of: others[0], diff.before) == new
            else { continue }
            pairs.append((station, others[0]))
        }
        guard let first = pairs.first else { return }
        add(
            .stationsExchanged(pairs.map { FindingKind.StationPair(name($0.0), name($0.1)) }), at: first.0,
            found: "\(pairs.count)")
    }

    private mutating func addMoved(_ pairs: [MovedStation]) {
        guard let first = pairs.first else { return }
        add(
            .stationsMoved(pairs.map { FindingKind.StationPair(name($0.from), name($0.to)) }), at: first.to,
            found: "\(pairs.count)")
    }

    /// Figures of one station that must be so many times what they were, the largest of them at least that: small ones are by chance.
    private static let (leastFigures, leastFigure) = (2, 10)

    private mutating func addTimes() {
        for isMore in [true, false] {
            for times in [10, 100, 1000] {
                let stations = diff.kinds.indices.filter {
                    diff.kinds[$0] == .changed && isTimes($0, times, isMore)
                }
                guard let first = stations.first else { continue }
                add(
                    .figuresTimes(times, isMore: isMore, stations: stations.map(name)), at: first,
                    found: "\(stations.count)")
            }
        }
    }

    private func isTimes(_ station: Int, _ times: Int, _ isMore: Bool) -> Bool {
        var (figures, largest) = (0, 0)
        for measure in diff.measures.indices {
            guard case (let old?, let new?) = diff.values(measure, station), old != new else { continue }
            let (small, large) = isMore ? (old, new) : (new, old)
            guard small > 0, large == times * small else { return false }
            figures += 1
            largest = max(largest, small)
        }
        return figures >= ChangeEvents.leastFigures && largest >= ChangeEvents.leastFigure
    }

    private func name(_ station: Int) -> String {
        let lowest = diff.levels.count - 1
        return [
            diff.name(level: lowest, region: diff.region(of: station, level: lowest)),
            diff.number(of: station),
        ].filter { !$0.isEmpty }.joined(separator: "/")
    }

    private mutating func add(
        _ kind: FindingKind.Change, at station: Int? = nil, region: String? = nil, expected: String = "0",
        found: String
    ) {
        all.append(
            Finding(
                .change(kind), severity: .warning, contest: contest,
                region: region.map { RegionCode($0, scheme: .undeclared) },
                place: SourcePlace(
                    file: diff.join.new.file, line: station.flatMap { diff.lines(of: $0).new }),
                expected: expected, found: found))
    }
}
