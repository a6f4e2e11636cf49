import Elections

/// What changed in each region that has a changed station, at every level.
public struct RegionChanges: Sendable {
    /// The changes of one region.
    public struct Region: Sendable, Equatable {
        /// Number of the region within its level; 0 for the whole.
        public let unit: Int
        /// Positions of its stations in the diff.
        public let stations: Range<Int>
        public var changed = 0
        /// Changed stations where a figure known before has another known value now.
        public var corrected = 0
        public var removed = 0
        public var added = 0
        /// Changed stations where votes of a pair or the valid votes are fewer than before.
        public var fallen = 0
        /// Figures that became known, over all changed stations.
        public var known = 0
        /// Figures that became unknown.
        public var unknown = 0
        /// For every measure: the change of the sum over all stations.
        public var total: [Int]
        /// For every measure: changes of figures known before and after, with their signs.
        public var net: [Int]
        /// The same without signs.
        public var gross: [Int]
        /// Stations of the older file, without those that were not compared.
        public var before = 0

        /// Stations with the same figures in both files.
        public var unchanged: Int { before - changed - removed }
    }

    /// The whole, then the regions of every level from the top down, each in the order of the codes.
    public let levels: [[Region]]

    /// - Parameter diff: The stations that differ.
    public init(_ diff: StationDiff) { self.init(diff, levels: 0...diff.levels.count) }

    /// - Parameters:
    ///   - diff: The stations that differ.
    ///   - depths: Levels that are wanted, 0 for the whole.
    public init(_ diff: StationDiff, levels depths: ClosedRange<Int>) {
        levels = depths.map { RegionChanges.regions(diff, depth: $0) }
    }

    private static func regions(_ diff: StationDiff, depth: Int) -> [Region] {
        var regions: [Region] = []
        var start = 0
        while start < diff.count || (depth == 0 && regions.isEmpty) {
            let unit = depth == 0 ? 0 : diff.region(of: start, level: depth - 1)
            var end = depth == 0 ? diff.count : start + 1
            while end < diff.count, diff.region(of: end, level: depth - 1) == unit { end += 1 }
            regions.append(region(diff, unit: unit, start..<end))
            start = max(end, start + 1)
        }
        addStations(diff, depth, &regions)
        return regions
    }

    private static func region(_ diff: StationDiff, unit: Int, _ stations: Range<Int>) -> Region {
        let width = diff.measures.count
        let zeros = [Int](repeating: 0, count: width)
        var region = Region(unit: unit, stations: stations, total: zeros, net: zeros, gross: zeros)
        let counted = diff.measures.map { measure in
            switch measure {
            case .votes, .field(.valid): true
            default: false
            }
        }
        for station in stations {
            let kind = diff.kinds[station]
            region.changed += kind == .changed ? 1 : 0
            region.removed += kind == .removed ? 1 : 0
            region.added += kind == .added ? 1 : 0
            var (hasFallen, isCorrected) = (false, false)
            for measure in 0..<width {
                let (old, new) = diff.values(measure, station)
                region.total[measure] += (new ?? 0) - (old ?? 0)
                guard kind == .changed else { continue }
                if let old, let new {
                    isCorrected = isCorrected || new != old
                    region.net[measure] += new - old
                    region.gross[measure] += abs(new - old)
                    if new < old, counted[measure] { hasFallen = true }
                } else if old != nil || new != nil {
                    region.known += old == nil ? 1 : 0
                    region.unknown += new == nil ? 1 : 0
                }
            }
            region.fallen += hasFallen ? 1 : 0
            region.corrected += isCorrected ? 1 : 0
        }
        return region
    }

    private static func addStations(_ diff: StationDiff, _ depth: Int, _ regions: inout [Region]) {
        let join = diff.join
        let sums = join.oldSums.sums(depth: depth)
        var left: [Int: Int] = [:]
        for key in join.repeated where !key.old.isEmpty {
            let unit = depth == 0 ? 0 : join.regions.region(Int(key.unit), at: depth - 1)
            left[unit, default: 0] += key.old.count
        }
        for index in regions.indices {
            let unit = regions[index].unit
            guard depth == 0 || join.regions.isOld(depth - 1, unit) else { continue }
            regions[index].before = sums.stations(unit) - (left[unit] ?? 0)
        }
    }
}
