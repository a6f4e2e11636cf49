import Elections

/// Which units of two files are the same regions.
///
/// Regions are the same where their codes are, with those of all regions above them that both files give.
struct UnitMatch: Sendable {
    /// For each unit of the first file, at every depth from 0, the unit of the second; −1 where there is none.
    private(set) var units: [[Int32]]
    /// Units of the first file whose code the second file puts below another parent, by depth.
    private(set) var displaced: [(depth: Int, unit: Int, other: Int)] = []

    /// - Parameters:
    ///   - first: Regions of one file.
    ///   - second: Regions of another, which has at least the lowest level of the first.
    /// - Returns: `nil` where the second lacks the first's lowest level.
    init?(_ first: RegionTree, in second: RegionTree) {
        units = [[0]]
        let names = first.levels.map(\.name)
        guard let lowest = names.last else { return }
        guard let depth = second.levels.firstIndex(where: { $0.name == lowest }) else { return nil }
        if names == second.levels[...depth].map(\.name) {
            for level in first.levels.indices { addLevel(level, first.levels[level], second.levels[level]) }
        } else {
            // Parents are not comparable: codes must say it all.
            let known = Dictionary(
                (0..<second.levels[depth].count).map { (second.levels[depth].code($0) ?? "", Int32($0)) },
                uniquingKeysWith: { first, _ in first })
            units = first.levels.map { level in
                (0..<level.count).map { known[level.code($0) ?? ""] ?? -1 }
            }
            units.insert([0], at: 0)
        }
    }

    /// Regions of the second file among which the next one of the first is looked for.
    private static let reach = 64

    private mutating func addLevel(_ level: Int, _ first: RegionUnits, _ second: RegionUnits) {
        var result = [Int32](repeating: -1, count: first.count)
        var index: UnitIndex?
        var codes: UnitIndex?
        var guess = 0
        for unit in 0..<first.count {
            let parent = level == 0 ? -1 : units[level][Int(first.parents[unit])]
            let code = first.code(unit) ?? ""
            // Files of one election mostly list their regions in the same order, one of them perhaps not all.
            let near = guess..<min(second.count, guess + (index == nil ? UnitMatch.reach : 1))
            if let place = near.first(where: {
                second.parents[$0] == parent && (second.code($0) ?? "") == code
            }) {
                result[unit] = Int32(place)
                guess = place + 1
                continue
            }
            let known = index ?? UnitIndex(second, byParent: true)
            index = known
            if let place = known.unit(parent: parent, code: code) {
                result[unit] = place
                guess = Int(place) + 1
                continue
            }
            let anywhere = codes ?? UnitIndex(second, byParent: false)
            codes = anywhere
            if let other = anywhere.unit(parent: parent, code: code) {
                displaced.append((level + 1, unit, Int(other)))
            }
        }
        units.append(result)
    }
}

/// Finds the units of a level by their codes, with or without the regions above them.
///
/// An open hash table of numbers of units; a national count has tens of thousands of villages, and most of the time
/// of a dictionary of texts goes into its hash function.
private struct UnitIndex {
    private let units: RegionUnits
    private let byParent: Bool
    private var slots: [Int32]
    private let mask: Int

    init(_ units: RegionUnits, byParent: Bool) {
        self.units = units
        self.byParent = byParent
        var size = 16
        while size < 2 * units.count { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        mask = size - 1
        for unit in 0..<units.count {
            let code = units.code(unit) ?? ""
            var place = start(units.parents[unit], code)
            // The first of several units with one code stays.
            while slots[place] >= 0, !isUnit(Int(slots[place]), units.parents[unit], code) {
                place = (place + 1) & mask
            }
            if slots[place] < 0 { slots[place] = Int32(unit) }
        }
    }

    func unit(parent: Int32, code: String) -> Int32? {
        var place = start(parent, code)
        while slots[place] >= 0 {
            if isUnit(Int(slots[place]), parent, code) { return slots[place] }
            place = (place + 1) & mask
        }
        return nil
    }

    private func isUnit(_ unit: Int, _ parent: Int32, _ code: String) -> Bool {
        (!byParent || units.parents[unit] == parent) && (units.code(unit) ?? "") == code
    }

    private func start(_ parent: Int32, _ code: String) -> Int {
        var hash = byParent ? UInt64(UInt32(bitPattern: parent)) : 0
        for byte in code.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = (hash ^ (hash >> 29)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 32) & mask
    }
}
