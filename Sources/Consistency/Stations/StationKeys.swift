/// The keys of the stations met so far, and those met twice.
struct StationKeys: Sendable {
    /// A region and a number that stand on more than one row.
    struct Repeated: Sendable, Hashable {
        var unit: Int32
        var station: Int32
    }

    let isUsed: Bool
    /// Rows without a number.
    private(set) var unnumbered = 0
    /// The same by unit.
    private(set) var unnumberedOfUnit: [Int32: Int] = [:]
    private(set) var repeated: [Repeated] = []
    /// One bit for each of the first 64 distinct numbers, unit after unit.
    private var masks: [UInt64] = []
    /// Keys with other numbers.
    private var others: Set<UInt64> = []

    init(isUsed: Bool) { self.isUsed = isUsed }

    /// A station without a number is not a key.
    @inline(__always)
    mutating func add(unit: Int32, station: Int32) {
        guard station >= 0 else {
            unnumbered += 1
            unnumberedOfUnit[unit, default: 0] += 1
            return
        }
        if station < 64 {
            if Int(unit) >= masks.count {
                masks.append(contentsOf: repeatElement(0, count: Int(unit) + 1 - masks.count))
            }
            let bit: UInt64 = 1 << UInt64(station)
            if masks[Int(unit)] & bit != 0 { repeated.append(Repeated(unit: unit, station: station)) }
            masks[Int(unit)] |= bit
        } else if !others.insert(UInt64(UInt32(unit)) << 32 | UInt64(UInt32(station))).inserted {
            repeated.append(Repeated(unit: unit, station: station))
        }
    }

    /// Units up to the last one that has a key.
    private var unitCount: Int {
        max(masks.count, others.lazy.map { Int($0 >> 32) + 1 }.max() ?? 0)
    }

    /// How many units have a key.
    var unitsWithNumbers: Int {
        let more = Set(others.lazy.map { Int($0 >> 32) }).filter { mask($0) == 0 }
        return masks.count { $0 != 0 } + more.count
    }

    private func mask(_ unit: Int) -> UInt64 { unit < masks.count ? masks[unit] : 0 }

    /// Whether a station is among those met.
    func contains(unit: Int32, station: Int32) -> Bool {
        if station >= 64 { return others.contains(UInt64(UInt32(unit)) << 32 | UInt64(UInt32(station))) }
        return station >= 0 && Int(unit) < masks.count && masks[Int(unit)] & (1 << UInt64(station)) != 0
    }

    /// Units that have a station of one of these numbers.
    ///
    /// - Parameter stations: Positions among the distinct numbers.
    func units(with stations: Set<Int32>) -> [Int32] {
        let wanted = stations.reduce(UInt64(0)) { $1 < 64 && $1 >= 0 ? $0 | 1 << UInt64($1) : $0 }
        var found = Set(masks.indices.lazy.filter { masks[$0] & wanted != 0 }.map { Int32($0) })
        for key in others where stations.contains(Int32(key & 0xFFFF_FFFF)) { found.insert(Int32(key >> 32)) }
        return found.sorted()
    }

    /// Adds the keys of the rows that follow.
    ///
    /// - Parameters:
    ///   - next: Their keys.
    ///   - units: The number that each of their units has here.
    ///   - stations: The number that each of their station numbers has here.
    mutating func merge(_ next: StationKeys, units: [Int32], stations: [Int32]) {
        for (unit, mask) in next.masks.enumerated() {
            var mask = mask
            while mask != 0 {
                add(unit: units[unit], station: stations[mask.trailingZeroBitCount])
                mask &= mask - 1
            }
        }
        for key in next.others.sorted() {
            add(unit: units[Int(key >> 32)], station: stations[Int(key & 0xFFFF_FFFF)])
        }
        unnumbered += next.unnumbered
        for (unit, rows) in next.unnumberedOfUnit {
            unnumberedOfUnit[units[Int(unit)], default: 0] += rows
        }
        repeated += next.repeated.map {
            Repeated(unit: units[Int($0.unit)], station: stations[Int($0.station)])
        }
    }

    /// The first number that is not part of a sequence.
    static let firstSpecial = 900

    /// The numbers below 900 of the stations of units where some are absent, ascending; numbers from 900 are not
    /// part of a sequence.
    ///
    /// - Parameter values: Each distinct number as a whole number.
    func numbersWithGaps(of values: [Int]) -> [(unit: Int32, numbers: [Int])] {
        var others: [Int32: [Int]] = [:]
        for key in self.others {
            others[Int32(key >> 32), default: []].append(values[Int(key & 0xFFFF_FFFF)])
        }
        let isSequence = values.map { (1..<StationKeys.firstSpecial).contains($0) }
        return (0..<unitCount).compactMap { unit in
            let more = (others[Int32(unit)] ?? []).filter { (1..<StationKeys.firstSpecial).contains($0) }
            var (mask, count, largest) = (self.mask(unit), more.count, more.max() ?? 0)
            while mask != 0 {
                let place = mask.trailingZeroBitCount
                if isSequence[place] {
                    count += 1
                    largest = max(largest, values[place])
                }
                mask &= mask - 1
            }
            guard largest > count else { return nil }
            return (Int32(unit), numbers(unit, more, values, isSequence))
        }
    }

    /// The same numbers of the stations of every unit, ascending; none where it has none.
    ///
    /// - Parameter values: Each distinct number as a whole number.
    func numbers(of values: [Int]) -> [[Int]] {
        let isSequence = values.map { (1..<StationKeys.firstSpecial).contains($0) }
        var others: [Int: [Int]] = [:]
        for key in self.others where isSequence[Int(key & 0xFFFF_FFFF)] {
            others[Int(key >> 32), default: []].append(values[Int(key & 0xFFFF_FFFF)])
        }
        return (0..<unitCount).map { numbers($0, others[$0] ?? [], values, isSequence) }
    }

    private func numbers(_ unit: Int, _ others: [Int], _ values: [Int], _ isSequence: [Bool]) -> [Int] {
        let mask = mask(unit)
        let own = (0..<64).filter { mask >> UInt64($0) & 1 == 1 && isSequence[$0] }.map { values[$0] }
        return (others + own).sorted()
    }
}
