import Elections
import Ground

/// The stations of two files of one count, laid beside each other by region and number in whatever order.
///
/// A station whose region and number stand on more than one row of a file is not compared, because nothing
/// says which row belongs to which; ``repeated`` names the rows.
public struct StationJoin: Sendable {
    /// Stations of the older file, or those that may differ.
    public let old: StationTable
    /// Stations of the newer file, or those that may differ.
    public let new: StationTable
    /// Sums over all stations of the older file.
    public let oldSums: RollUp
    /// Stations that both files have, with equal figures or others.
    public var inCommon: Int { equal + pairs.count }
    /// Stations whose region and number stand on more than one row of a file.
    public let repeated: [Repeated]
    /// A number that the two files write differently, the older first; `nil` where none is joined.
    let otherNumbers: NumberNames.Pair?
    let regions: SharedRegions
    let oldUnits: [Int32]
    let newUnits: [Int32]
    private let placed: [Int32: Place]
    /// Rows of both tables that are the same station.
    let pairs: [(old: Int32, new: Int32)]
    let removed: [Int32]
    let added: [Int32]
    /// Stations that neither table holds because they are the same in both files.
    let equal: Int

    /// The rows of one key that stands on more than one row of a file.
    public struct Repeated: Sendable, Equatable {
        /// Rows of ``StationJoin/old``.
        public internal(set) var old: [Int] = []
        /// Rows of ``StationJoin/new``.
        public internal(set) var new: [Int] = []
        /// The lowest region.
        let unit: Int32
    }

    /// Joins two whole files.
    ///
    /// - Parameters:
    ///   - old: Stations of the older file.
    ///   - new: Stations of the newer file, with the same levels.
    ///   - threads: Threads at most; results do not depend on their number.
    public init(old: StationTable, new: StationTable, threads: Int = 1) {
        let sums = RollUp(
            old, measures: StationColumns(old).measures, keepsRows: true, threads: threads)
        self.init(
            old, new, sums: sums, oldUnits: sums.tree.unitOfRow ?? [], equal: 0, threads: threads)
    }

    /// Joins the stations in which two files differ.
    ///
    /// - Parameters:
    ///   - old: Stations of the older file without an equal row in the newer.
    ///   - new: Stations of the newer file without an equal row in the older, with the same levels.
    ///   - equal: Number of the other stations.
    ///   - scan: All stations of the older file.
    ///   - codes: Distinct codes of every level of that scan.
    ///   - stationNumbers: Distinct numbers of stations of that scan.
    /// - Returns: `nil` where a station stands on two rows, which only whole files show.
    public init?(
        old: StationTable, new: StationTable, equal: Int, scan: FormScan, codes: [[String]],
        stationNumbers: [String]
    ) {
        guard scan.keys.isUsed, scan.keys.repeated.isEmpty else { return nil }
        let sums = scan.builder.rollUp(codes: codes)
        let own = RollUp(old, measures: [], keepsRows: true)
        guard old.levels == sums.tree.levels.map(\.name), let match = UnitMatch(own.tree, in: sums.tree)
        else { return nil }
        let lowest = match.units[old.levels.count]
        self.init(
            old, new, sums: sums, oldUnits: (own.tree.unitOfRow ?? []).map { lowest[Int($0)] }, equal: equal,
            threads: 1)
        guard repeated.isEmpty else { return nil }
        let numbers = Dictionary(uniqueKeysWithValues: zip(stationNumbers, 0..<Int32(stationNumbers.count)))
        for row in added {
            // A row that is added beside an equal one is a second row of that station.
            guard let number = new.stationNumbers?[Int(row)] else { return nil }
            if let station = numbers[number],
                scan.keys.contains(unit: newUnits[Int(row)], station: station)
            {
                return nil
            }
        }
    }

    /// Where a row of the newer file stands in the older.
    struct Place: Hashable {
        /// Its lowest region.
        var unit: Int32
        /// The number of the older file, or one less than −1 that nothing else has.
        var number: Int32
    }

    /// The same stations with some of the newer file under other numbers, or in other regions.
    ///
    /// - Parameter places: Where rows of the newer file stand in the older, beside those that stand elsewhere already.
    func placing(_ places: [Int32: Place]) -> StationJoin {
        StationJoin(
            old, new, sums: oldSums, oldUnits: oldUnits, equal: equal, threads: 1,
            placed: placed.merging(places) { $1 })
    }

    private init(
        _ old: StationTable, _ new: StationTable, sums: RollUp, oldUnits: [Int32], equal: Int,
        threads: Int, placed: [Int32: Place] = [:]
    ) {
        precondition(old.levels == new.levels, "stations of other levels are not joined")
        let tree = RollUp(new, measures: [], keepsRows: true, threads: threads).tree
        guard let match = UnitMatch(tree, in: sums.tree) else {
            preconditionFailure("files with the same levels have the same lowest one")
        }
        let regions = SharedRegions(sums.tree, adding: tree, match: match)
        var newUnits = (tree.unitOfRow ?? []).map { regions.numbers[Int($0)] }
        for (row, place) in placed { newUnits[Int(row)] = place.unit }
        let (own, others) = (old.stationNumbers?.codes ?? [], new.stationNumbers?.codes ?? [])
        var numbers = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, Int32($0)) })
        let newNumbers = others.map { code -> Int32 in
            if let known = numbers[code] { return known }
            numbers[code] = Int32(numbers.count)
            return numbers[code] ?? -1
        }
        var keys = (
            StationJoin.keys(oldUnits, old.stationNumbers, nil),
            StationJoin.keys(newUnits, new.stationNumbers, newNumbers)
        )
        for (row, place) in placed {
            let unit = UInt64(UInt32(bitPattern: place.unit))
            keys.1[Int(row)] = unit << 32 | UInt64(UInt32(bitPattern: place.number))
        }
        let matching = KeyMatching(keys.0, keys.1)
        var pairs: [(old: Int32, new: Int32)] = []
        var added: [Int32] = []
        pairs.reserveCapacity(min(old.count, new.count))
        for row in keys.1.indices where !matching.isRepeated(keys.1[row]) {
            let partner = matching.partners[row]
            if partner >= 0 { pairs.append((partner, Int32(row))) } else { added.append(Int32(row)) }
        }
        self.old = old
        self.new = new
        oldSums = sums
        self.regions = regions
        self.oldUnits = oldUnits
        self.newUnits = newUnits
        self.placed = placed
        self.equal = equal
        let removed = keys.0.indices.filter { !matching.isTaken[$0] && !matching.isRepeated(keys.0[$0]) }
            .map { Int32($0) }
        // Rows that neither file has as the other writes them may be the same under another writing of the number.
        let ids = (old.stationNumbers?.ids, new.stationNumbers?.ids)
        let alike = NumberNames(own, others).pairs(
            removed.map { (oldUnits[Int($0)], ids.0?[Int($0)] ?? -1) },
            added.map { (newUnits[Int($0)], ids.1?[Int($0)] ?? -1) })
        otherNumbers = alike.first.flatMap { pair in
            guard let own = old.stationNumbers?[Int(removed[pair.own])],
                let other = new.stationNumbers?[Int(added[pair.other])]
            else { return nil }
            return NumberNames.Pair(own: own, other: other)
        }
        pairs += alike.map { (removed[$0.own], added[$0.other]) }
        let joined = (Set(alike.map(\.own)), Set(alike.map(\.other)))
        self.pairs = pairs
        self.removed = removed.indices.filter { !joined.0.contains($0) }.map { removed[$0] }
        self.added = added.indices.filter { !joined.1.contains($0) }.map { added[$0] }
        repeated = matching.repeated(keys.0, keys.1)
    }

    /// One number for each row: its lowest region and its number within it.
    private static func keys(_ units: [Int32], _ stations: CodeColumn?, _ numbers: [Int32]?) -> [UInt64] {
        guard let stations else {
            return units.map { UInt64(UInt32(bitPattern: $0)) << 32 | UInt64(UInt32.max) }
        }
        let ids = stations.ids
        return units.indices.map { row in
            let id = ids[row] < 0 ? -1 : numbers?[Int(ids[row])] ?? ids[row]
            return UInt64(UInt32(bitPattern: units[row])) << 32 | UInt64(UInt32(bitPattern: id))
        }
    }
}

/// Which rows of two files have the same key.
private struct KeyMatching {
    /// For each row of the second file the row of the first; −1 where there is none.
    private(set) var partners: [Int32]
    /// Whether a row of the first file has a partner.
    private(set) var isTaken: [Bool]
    private var repeatedKeys: Set<UInt64> = []

    init(_ old: [UInt64], _ new: [UInt64]) {
        partners = [Int32](repeating: -1, count: new.count)
        isTaken = [Bool](repeating: false, count: old.count)
        var bits = 4
        while 1 << bits < 2 * (old.count + new.count) { bits += 1 }
        var slots = [Int32](repeating: -1, count: 1 << bits)
        let shift = UInt64(64 - bits)
        let mask = slots.count - 1
        func place(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }
        old.withUnsafeBufferPointer { old in
            new.withUnsafeBufferPointer { new in
                slots.withUnsafeMutableBufferPointer { slots in
                    /// Rows of the second file follow those of the first.
                    func key(_ row: Int32) -> UInt64 {
                        Int(row) < old.count ? old[Int(row)] : new[Int(row) - old.count]
                    }
                    func find(_ wanted: UInt64) -> Int {
                        var slot = place(wanted)
                        while slots[slot] >= 0, key(slots[slot]) != wanted { slot = (slot + 1) & mask }
                        return slot
                    }
                    for row in old.indices {
                        let slot = find(old[row])
                        if slots[slot] >= 0 {
                            repeatedKeys.insert(old[row])
                        } else {
                            slots[slot] = Int32(row)
                        }
                    }
                    for row in new.indices {
                        let slot = find(new[row])
                        let known = slots[slot]
                        if known < 0 {
                            slots[slot] = Int32(old.count + row)
                        } else if Int(known) >= old.count || isTaken[Int(known)] {
                            repeatedKeys.insert(new[row])
                        } else {
                            isTaken[Int(known)] = true
                            partners[row] = known
                        }
                    }
                }
            }
        }
    }

    func isRepeated(_ key: UInt64) -> Bool { !repeatedKeys.isEmpty && repeatedKeys.contains(key) }

    /// The rows of each repeated key, in the order of the files.
    func repeated(_ old: [UInt64], _ new: [UInt64]) -> [StationJoin.Repeated] {
        guard !repeatedKeys.isEmpty else { return [] }
        var found: [StationJoin.Repeated] = []
        var places: [UInt64: Int] = [:]
        for (isOld, keys) in [(true, old), (false, new)] {
            for row in keys.indices where repeatedKeys.contains(keys[row]) {
                let key = keys[row]
                if places[key] == nil {
                    places[key] = found.count
                    found.append(StationJoin.Repeated(unit: Int32(truncatingIfNeeded: key >> 32)))
                }
                guard let place = places[key] else { continue }
                if isOld { found[place].old.append(row) } else { found[place].new.append(row) }
            }
        }
        return found
    }
}
