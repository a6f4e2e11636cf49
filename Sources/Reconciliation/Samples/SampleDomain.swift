import Elections
import Estimation
import Ground
import Statistics

/// What a sample says of one region.
public struct SampleDomain: Sendable, Equatable, Codable {
    /// Code of the region.
    public var region: String
    /// Stations that arrived from it.
    public var stations: Int
    public var degreesOfFreedom: Int
    /// Share of each pair; without intervals where the region is too thin.
    public var figures: [SampleEstimate.Figure]
    public var leader: Choice
    public var runnerUp: Choice?
    public var lead: SampleEstimate.Figure?
    /// Whether it has too few stations for an interval: fewer than ``SampleReconciler/fewestStations``, or none
    /// that shows how stations differ.
    public var isThin: Bool
    /// Whether every station of it was read, so that there is no sampling error and no interval.
    public var isComplete: Bool
}

extension StationSample {
    /// What the sample says of every region from which a valid vote has arrived, in the order of the codes.
    ///
    /// All stations stay in the variance formula, with zeros outside the region (Methods A11).
    /// - Parameters:
    ///   - column: Column of the regions.
    ///   - level: Level of the intervals, a fraction.
    ///   - intervals: How the intervals are made.
    ///   - threads: Threads at most; results do not depend on their number.
    /// - Returns: A value for each region.
    /// - Throws: `SampleFault` where the column is missing, and as for the whole.
    public func domains(
        by column: String, level: Double, intervals: IntervalMethod = .default,
        threads: Int = 1
    ) throws -> [SampleDomain] {
        guard let codes = table.codes(PlaceColumn(column)) else {
            throw SampleFault(table.file, line: 1, column: column, .missingColumn(.regions))
        }
        let members = Dictionary(grouping: received.indices) { codes[received[$0]] ?? "" }
        let complete = complete(members)
        let names = members.filter { $1.contains { valid[$0] > 0 } }.keys.sorted()
        let walk = DomainWalk(self)
        let found = Parallel.map(names.count, threads: threads) { index in
            Result {
                try domain(
                    names[index], members[names[index]] ?? [], walk, level: level, intervals: intervals,
                    isComplete: complete.contains(names[index]))
            }
        }
        return try found.map { try $0.get() }
    }

    /// Regions of which stations were drawn and none has arrived; `nil` where there is none.
    ///
    /// - Parameter column: Column of the regions.
    public func notArrived(by column: String) -> NotArrived? {
        guard received.count < whole.count, let codes = whole.codes(PlaceColumn(column)) else { return nil }
        let ids = codes.ids
        let all = 0..<whole.count
        let arrived = Set(all.filter { row in whole.votes.contains { $0[row] != nil } }.map { ids[$0] })
        let silent = all.map { ids[$0] }.filter { !arrived.contains($0) }
        let regions = Set(silent).map { $0 < 0 ? "" : codes.codes[Int($0)] }
        guard !silent.isEmpty else { return nil }
        var found = NotArrived(regions: regions.sorted(), stations: silent.count)
        guard unheard != nil, let own = table.codes(PlaceColumn(column)) else { return found }
        let others = Set((0..<table.count).map { own[$0] ?? "" })
        found.ofStrata = found.regions.filter { !others.contains($0) }
        let left = Set(found.ofStrata)
        found.stationsOfStrata = silent.count { left.contains($0 < 0 ? "" : codes.codes[Int($0)]) }
        return found
    }

    /// Regions of which no station has arrived.
    public struct NotArrived: Sendable, Equatable, Codable {
        public var regions: [String]
        /// Stations drawn there.
        public var stations: Int
        /// Those of them of which the sample has no station outside of strata of which nothing has arrived.
        public var ofStrata: [String]
        /// Stations drawn in these.
        public var stationsOfStrata: Int

        public init(
            regions: [String], stations: Int, ofStrata: [String] = [], stationsOfStrata: Int = 0
        ) {
            (self.regions, self.stations) = (regions, stations)
            (self.ofStrata, self.stationsOfStrata) = (ofStrata, stationsOfStrata)
        }

        /// Those that a stratum does not tell of already; `nil` where there is none.
        public var besideStrata: NotArrived? {
            let others = regions.filter { !ofStrata.contains($0) }
            return others.isEmpty ? nil : NotArrived(regions: others, stations: stations - stationsOfStrata)
        }
    }

    /// Whether an estimate rests on fewer first-stage units than ``SampleReconciler/fewestStations``, or on none
    /// that shows how they differ.
    ///
    /// - Parameter rows: Places among the stations that arrived; all of them where `nil`.
    func isThin(_ estimate: ShareEstimate, rows: [Int]?) -> Bool {
        let all = rows ?? Array(received.indices)
        if design.isComplete(rows: all) { return false }
        return estimate.covariance == nil || design.unitCount(rows: rows) < SampleReconciler.fewestStations
            || !design.showsDifferences(rows: all)
    }

    /// Regions of which every station was read: strata that are in one region each, and were read completely.
    ///
    /// - Parameter members: Places among the stations that arrived, by region.
    func complete(_ members: [String: [Int]]) -> Set<String> {
        // Where a stratum crosses regions, one that nobody was sampled from may have stations of any region.
        var owner: [String: String] = [:]
        for (name, rows) in members {
            for row in rows where owner.updateValue(name, forKey: strata[received[row]]) ?? name != name {
                return []
            }
        }
        return Set(members.filter { design.isComplete(rows: $1) }.keys)
    }

    /// Whether so many stations of the sample are all that a list has.
    func isCensus(stations: Int, of listed: Int) -> Bool {
        options.drawProbability == nil && stations == listed
    }

    private func domain(
        _ name: String, _ rows: [Int], _ walk: DomainWalk?, level: Double,
        intervals: IntervalMethod, isComplete: Bool
    ) throws -> SampleDomain {
        var estimate = try shares(rows: rows, walk)
        let stations = estimate.stations ?? 0
        let sampleSize = received.count
        let isThin = isThin(estimate, rows: rows) && !isComplete
        if isThin { estimate.covariance = nil }
        estimate.isComplete = isComplete
        let (leader, runnerUp) = estimate.firstTwo
        return SampleDomain(
            region: name, stations: stations,
            degreesOfFreedom: Int(estimate.degreesOfFreedom ?? 0, within: 0...sampleSize),
            figures: try estimate.figures(level: level, intervals: intervals), leader: leader,
            runnerUp: runnerUp, lead: estimate.leadFigure(level: level), isThin: isThin,
            isComplete: isComplete)
    }
}

extension ShareEstimate {
    /// Every share with its intervals.
    func figures(
        level: Double, intervals method: IntervalMethod
    ) throws -> [SampleEstimate.Figure] {
        let intervals = try covariance.map { _ in try method.intervals(of: self, level: level) }
        return shares.indices.map { index in
            SampleEstimate.Figure(
                value: shares[index],
                standardError: covariance.map { $0[index][index].squareRoot() },
                interval: intervals?.marginal[index], joint: intervals?.joint[index],
                designEffect: designEffect(index))
        }
    }

    /// Variance of a share over that of as many independent ballots as the sampled stations counted (Methods A12);
    /// `nil` without either, and for a share of 0 or 1.
    private func designEffect(_ index: Int) -> Double? {
        let share = shares[index]
        guard let ballots, let covariance, share > 0, share < 1 else { return nil }
        return covariance[index][index] * ballots / (share * (1 - share))
    }

    /// The largest share and the second largest, the first of equal ones; the second is `nil` for one choice.
    var firstTwo: (leader: Choice, runnerUp: Choice?) {
        let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
        return (Choice(index: order[0]), order.dropFirst().first.map { Choice(index: $0) })
    }

    /// The lead of the largest share over the second, with a t interval.
    func leadFigure(level: Double) -> SampleEstimate.Figure? {
        let (first, runnerUp) = firstTwo
        guard let second = runnerUp else { return nil }
        let error = leadStandardError(first.index, second.index)
        let value = shares[first.index] - shares[second.index]
        let quantile = StudentT.upperQuantile((1 - level) / 2, degreesOfFreedom: degreesOfFreedom)
        return SampleEstimate.Figure(
            value: value, standardError: error,
            interval: isComplete ? nil : error.map { Interval(center: value, halfWidth: quantile * $0) })
    }
}
