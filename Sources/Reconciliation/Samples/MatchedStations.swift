import Elections
import Estimation
import Statistics

/// The stations of a sample found again in the official file: what was recorded differently, and how the gap
/// between quick count and official result splits.
///
/// Source: difference estimator, Cochran (1977) ch. 7; METHODS E1.
public struct MatchedStations: Sendable, Equatable {
    /// How the gap of one pair splits; all fractions of the valid votes, and they add up.
    public struct Split: Sendable, Equatable {
        /// Quick count minus official result.
        public var gap: Double
        /// Official figures of the sampled stations, weighted, minus official result: the luck of the draw.
        public var samplingLuck: Double
        /// Quick count minus official figures of the same stations.
        public var recordingError: Double
    }

    public var stations: Int
    public var discrepantStations: Int
    public var discrepantByPair: [Int]
    public var splits: [Split]
    /// Official shares corrected by what the sampled stations show, with standard errors.
    public var correctedShares: [Double]
    public var correctedErrors: [Double?]
    /// Official and corrected lead of the first official pair over the second, with its interval.
    public var officialLead: Double
    public var correctedLead: Double
    public var correctedLeadInterval: Interval?
    /// Stations that state the lead of the official first pair higher and lower than the reading does, and
    /// the exact sign test of that direction.
    public var overstated: Int
    public var understated: Int
    public var directionP: Double

    /// - Parameters:
    ///   - sample: The sample.
    ///   - official: The complete official file.
    ///   - rows: Official row of each station that arrived.
    ///   - level: Level of the interval, a fraction.
    init(_ sample: StationSample, official: StationTable, rows: [Int], level: Double) throws {
        let totals = official.votes.map(MatchedStations.sum)
        let listed = official.votes.map { column in rows.map { Double(column[$0] ?? 0) } }
        let own = { (columns: [[Double]]) in
            rows.indices.map { row in columns.reduce(0.0) { $0 + $1[row] } }
        }
        let readings = sample.votes
        let valid = totals.reduce(0, +)
        let matched = try MatchedDifference(
            design: sample.design, readings: readings + [own(readings)],
            listed: listed + [own(listed)], listedTotals: totals + [valid])
        let quick = matched.expansion.values
        let seen = try sample.design.ratios(numerators: listed, denominator: own(listed)).estimate.values
        let shares = matched.listedShares
        splits = shares.indices.map {
            Split(
                gap: quick[$0] - shares[$0], samplingLuck: seen[$0] - shares[$0],
                recordingError: quick[$0] - seen[$0])
        }
        stations = rows.count
        discrepantStations = matched.discrepantStations
        discrepantByPair = matched.discrepantByChoice
        correctedShares = matched.correctedShares.values
        correctedErrors = matched.correctedShares.standardErrors
        let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
        let (first, second) = (order[0], order.count > 1 ? order[1] : order[0])
        let lead = matched.correctedShares.difference(first, second)
        officialLead = shares[first] - shares[second]
        correctedLead = lead.estimate
        correctedLeadInterval =
            lead.standardError > 0
            ? matched.correctedShares.interval(lead.estimate, lead.standardError, level: level) : nil
        let direction = matched.direction(first, second)
        overstated = direction.overstated
        understated = direction.understated
        directionP = direction.p
    }

    private static func sum(_ column: CountValues) -> Double {
        var sum = 0
        for value in column.buffer where value != CountValues.missing { sum += Int(value) }
        return Double(sum)
    }

    /// Where the stations of a sample stand in the official file.
    struct Places: Sendable {
        /// Official row of each station that arrived; `nil` where it is not there.
        var rows: [Int?]
        /// Stations, by their place among those that arrived, that stand there more than once.
        var doubles: [Int] = []
    }

    /// Finds each station that arrived by its regions and number; `nil` where the files do not name stations alike.
    static func find(_ sample: StationSample, in official: StationTable) -> Places? {
        let table = sample.table
        guard table.levels.last == official.levels.last, let own = table.stationNumbers,
            let listed = official.stationNumbers, let lowest = official.regions.last,
            let ownLowest = table.regions.last
        else { return nil }
        let regionIDs = ids(of: ownLowest.codes, in: lowest.codes)
        let numberIDs = ids(of: own.codes, in: listed.codes)
        var wanted: [UInt64: Int] = [:]
        for (index, row) in sample.received.enumerated() {
            guard ownLowest.ids.buffer[row] >= 0, own.ids.buffer[row] >= 0,
                let region = regionIDs[Int(ownLowest.ids.buffer[row])],
                let number = numberIDs[Int(own.ids.buffer[row])]
            else { continue }
            wanted[UInt64(UInt32(bitPattern: region)) << 32 | UInt64(UInt32(bitPattern: number))] = index
        }
        var isWanted = [Bool](repeating: false, count: lowest.codes.count)
        for key in wanted.keys { isWanted[Int(key >> 32)] = true }
        var places = Places(rows: [Int?](repeating: nil, count: sample.received.count))
        let (regions, numbers) = (lowest.ids.buffer, listed.ids.buffer)
        let candidates = isWanted.withUnsafeBufferPointer { isWanted in
            regions.indices.filter { regions[$0] >= 0 && isWanted[Int(regions[$0])] }
        }
        for row in candidates {
            let key =
                UInt64(UInt32(bitPattern: regions[row])) << 32
                | UInt64(UInt32(bitPattern: numbers[row]))
            guard let index = wanted[key],
                sharesParents(table, sample.received[index], official, row)
            else { continue }
            if places.rows[index] != nil && places.doubles.last != index { places.doubles.append(index) }
            places.rows[index] = row
        }
        return places
    }

    private static func ids(of codes: [String], in list: [String]) -> [Int32?] {
        let wanted = Set(codes)
        var positions: [String: Int32] = [:]
        for (index, code) in list.enumerated() where wanted.contains(code) {
            positions[code] = Int32(index)
        }
        return codes.map { positions[$0] }
    }

    /// Whether every level that both files have names the same region.
    private static func sharesParents(
        _ table: StationTable, _ row: Int, _ official: StationTable, _ other: Int
    ) -> Bool {
        table.levels.allSatisfy { level in
            guard let codes = official.codes(level) else { return true }
            return table.codes(level)?[row] == codes[other]
        }
    }
}
