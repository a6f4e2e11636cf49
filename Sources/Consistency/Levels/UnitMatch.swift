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

    private struct Key: Hashable {
        var parent: Int32
        var code: String
    }

    /// Regions of the second file among which the next one of the first is looked for.
    private static let reach = 64

    private mutating func addLevel(_ level: Int, _ first: RegionUnits, _ second: RegionUnits) {
        var result = [Int32](repeating: -1, count: first.count)
        var places: [Key: Int32]?
        var anywhere: [String: Int32] = [:]
        var guess = 0
        for unit in 0..<first.count {
            let parent = level == 0 ? -1 : units[level][Int(first.parents[unit])]
            let code = first.code(unit)
            // Files of one election mostly list their regions in the same order, one of them perhaps not all.
            let near = guess..<min(second.count, guess + (places == nil ? UnitMatch.reach : 1))
            if let place = near.first(where: { second.parents[$0] == parent && second.code($0) == code }) {
                result[unit] = Int32(place)
                guess = place + 1
                continue
            }
            if places == nil {
                var table: [Key: Int32] = [:]
                table.reserveCapacity(second.count)
                for other in 0..<second.count {
                    let text = second.code(other) ?? ""
                    table[Key(parent: second.parents[other], code: text)] = Int32(other)
                    anywhere[text] = anywhere[text] ?? Int32(other)
                }
                places = table
            }
            if let place = places?[Key(parent: parent, code: code ?? "")] {
                result[unit] = place
                guess = Int(place) + 1
            } else if let other = anywhere[code ?? ""] {
                displaced.append((level + 1, unit, Int(other)))
            }
        }
        units.append(result)
    }
}
