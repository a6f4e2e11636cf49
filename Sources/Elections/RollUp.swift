import Ground

/// Sums of the stations' counts over every unit of every region level.
///
/// One pass over the stations finds the units and adds them up; sums are exact, and the same whatever the
/// order of the work. A missing count adds nothing and is counted.
public struct RollUp: Sendable {
    /// A column that is summed.
    public enum Measure: Sendable, Hashable {
        case field(StationField)
        case votes(Choice)
        /// The number of stations that a recap prints.
        case stations

        /// Name of the column in station and recap files.
        public var name: String {
            switch self {
            case .field(let field): field.name
            case .votes(let pair): pair.column
            case .stations: "stations"
            }
        }
    }

    /// The units of every level.
    public let tree: RegionTree
    /// The columns that were summed, in the order asked for.
    public let measures: [Measure]
    /// The whole table.
    public let total: UnitSums
    /// Sums of each level's units, from the top level down.
    public let levels: [UnitSums]

    /// Sums over the units of one level.
    public struct UnitSums: Sendable {
        let width: Int
        /// Number of units.
        public private(set) var count = 0
        /// Stations, then every measure, unit after unit, in chunks that never move as units are added.
        private var chunks: [[Int64]] = []
        /// Missing counts of every measure, unit after unit, with an unused place for the stations; empty
        /// where nothing is missing.
        private var missing: [Int32] = []

        private static let chunkBits = 10
        private static var chunkUnits: Int { 1 << chunkBits }

        init(width: Int, count: Int = 0) {
            self.width = width
            for _ in 0..<count { appendUnit() }
        }

        /// Stations of a unit.
        ///
        /// - Parameter unit: Number of the unit within its level.
        public func stations(_ unit: Int) -> Int { Int(value(unit, 0)) }

        /// Sum of a measure over the stations of a unit where it is known: voters, ballots or votes.
        ///
        /// - Parameters:
        ///   - measure: Position in ``RollUp/measures``.
        ///   - unit: Number of the unit within its level.
        public func sum(_ measure: Int, _ unit: Int) -> Int { Int(value(unit, measure + 1)) }

        /// Stations of a unit where a measure is missing.
        ///
        /// - Parameters:
        ///   - measure: Position in ``RollUp/measures``.
        ///   - unit: Number of the unit within its level.
        public func missing(_ measure: Int, _ unit: Int) -> Int {
            missing.isEmpty ? 0 : Int(missing[unit * width + measure + 1])
        }

        /// Whether two units have the same figures.
        ///
        /// - Parameters:
        ///   - unit: A unit of these sums.
        ///   - other: Other sums.
        ///   - otherUnit: A unit of those.
        ///   - measures: Positions of the figures here and there; −1 is the number of stations.
        public func isSame(
            _ unit: Int, _ other: UnitSums, _ otherUnit: Int, measures: [(Int, Int)]
        ) -> Bool {
            let own = chunks[unit >> UnitSums.chunkBits]
            let theirs = other.chunks[otherUnit >> UnitSums.chunkBits]
            let place = (unit & (UnitSums.chunkUnits - 1)) * width + 1
            let otherPlace = (otherUnit & (UnitSums.chunkUnits - 1)) * other.width + 1
            for (first, second) in measures where own[place + first] != theirs[otherPlace + second] {
                return false
            }
            return true
        }

        @inline(__always)
        private func value(_ unit: Int, _ place: Int) -> Int64 {
            chunks[unit >> UnitSums.chunkBits][(unit & (UnitSums.chunkUnits - 1)) * width + place]
        }

        /// Changes the figures of a unit: stations, then every measure.
        @inline(__always)
        mutating func update(_ unit: Int, _ body: (UnsafeMutablePointer<Int64>) -> Void) {
            let place = (unit & (UnitSums.chunkUnits - 1)) * width
            chunks[unit >> UnitSums.chunkBits].withUnsafeMutableBufferPointer { chunk in
                if let base = chunk.baseAddress { body(base + place) }
            }
        }

        mutating func addMissing(_ stations: Int, _ unit: Int, _ place: Int) {
            if missing.isEmpty { missing = [Int32](repeating: 0, count: count * width) }
            missing[unit * width + place] += Int32(stations)
        }

        /// Adds a unit of other sums to one of these.
        mutating func add(_ unit: Int, _ other: UnitSums, _ source: Int) {
            let chunk = other.chunks[source >> UnitSums.chunkBits]
            let place = (source & (UnitSums.chunkUnits - 1)) * width
            let width = width
            // Sums of 32-bit counts do not overflow 64 bits.
            update(unit) { own in
                chunk.withUnsafeBufferPointer { theirs in
                    for index in 0..<width { own[index] &+= theirs[place + index] }
                }
            }
            guard !other.missing.isEmpty else { return }
            for place in 0..<width where other.missing[source * width + place] > 0 {
                addMissing(Int(other.missing[source * width + place]), unit, place)
            }
        }

        /// Adds a unit without stations.
        mutating func appendUnit() {
            if count & (UnitSums.chunkUnits - 1) == 0 {
                chunks.append([Int64](repeating: 0, count: UnitSums.chunkUnits * width))
            }
            count += 1
            if !missing.isEmpty { missing.append(contentsOf: repeatElement(0, count: width)) }
        }
    }

    /// Sums a table of stations.
    ///
    /// - Parameters:
    ///   - table: The stations, in any order; rows of one region that stand together are the fast case.
    ///   - measures: What to sum; the main totals of a station that the table has, and the votes of every
    ///     pair, where `nil`. A measure that the table lacks is missing in every station.
    ///   - keepsRows: Whether ``RegionTree/unitOfRow`` is wanted.
    ///   - threads: Threads at most; results do not depend on their number.
    public init(
        _ table: StationTable, measures: [Measure]? = nil, keepsRows: Bool = false,
        threads: Int = 1
    ) {
        let measures = measures ?? RollUp.mainMeasures(of: table)
        let columns = measures.map { table.column($0) }
        let ranges = Parallel.ranges(rows: table.count, parts: threads, shortest: RollUp.shortestPart)
        var builders = Parallel.map(ranges.count, threads: threads) { part in
            var builder = RollUpBuilder(
                levels: table.levels, measures: measures, keptRuns: keepsRows ? .all : .none)
            builder.add(ranges[part], regions: table.regions.map(\.ids), counts: columns)
            return builder
        }
        var all = builders.removeFirst()
        for builder in builders { all.merge(builder) }
        self = all.rollUp(codes: table.regions.map(\.codes), keepsRows: keepsRows)
    }

    init(tree: RegionTree, measures: [Measure], lowest: UnitSums) {
        self.tree = tree
        self.measures = measures
        var sums = [lowest]
        for (level, units) in tree.levels.enumerated().reversed() {
            let above = level == 0 ? nil : tree.levels[level - 1].count
            sums.append(RollUp.raised(sums[sums.count - 1], parents: units.parents, to: above))
        }
        total = sums.removeLast()
        levels = sums.reversed()
    }

    /// Parts of fewer rows are not worth a thread.
    @TaskLocal static var shortestPart = 16_384

    /// The main totals of a station that a table has, and the votes of every pair.
    ///
    /// - Parameter table: The stations.
    public static func mainMeasures(of table: StationTable) -> [Measure] {
        StationField.mainTotals.filter { table.fields[$0] != nil }.map(Measure.field)
            + table.votes.indices.map { .votes(Choice(index: $0)) }
    }

    /// Sums over the units above; all in one where there is no level above.
    private static func raised(_ sums: UnitSums, parents: [Int32], to units: Int?) -> UnitSums {
        var result = UnitSums(width: sums.width, count: units ?? 1)
        for (unit, parent) in parents.enumerated() {
            result.add(units == nil ? 0 : Int(parent), sums, unit)
        }
        return result
    }
}
