import Elections

/// The regions of two files under common numbers: those of the first file, then those that only the second has.
struct SharedRegions: Sendable {
    /// Names of the levels from the top down.
    let names: [String]
    /// The number here of each lowest region of the second file.
    let numbers: [Int32]
    private let first: RegionTree
    private var extraCodes: [[String]] = []
    private var extraParents: [[Int32]] = []
    /// Codes of each level that several regions have.
    private var ofSeveral: [Set<String>] = []

    /// - Parameters:
    ///   - first: Regions of one file.
    ///   - second: Regions of another with the same levels.
    ///   - match: Which of the second's regions the first has.
    init(_ first: RegionTree, adding second: RegionTree, match: UnitMatch) {
        self.first = first
        names = first.levels.map(\.name)
        var above: [Int32] = [0]
        for (level, units) in second.levels.enumerated() {
            var own = match.units[level + 1]
            var codes: [String] = []
            var parents: [Int32] = []
            for unit in own.indices where own[unit] < 0 {
                own[unit] = Int32(first.levels[level].count + codes.count)
                codes.append(units.code(unit) ?? "")
                parents.append(level == 0 ? -1 : above[Int(units.parents[unit])])
            }
            extraCodes.append(codes)
            extraParents.append(parents)
            above = own
        }
        numbers = above
        for (level, own) in extraCodes.enumerated() {
            guard level > 0 else {
                ofSeveral.append([])
                continue
            }
            var several = Set(first.levels[level].codesBelowSeveralParents)
            if !own.isEmpty {
                var known = Set((0..<first.levels[level].count).compactMap { first.levels[level].code($0) })
                for code in own where !known.insert(code).inserted { several.insert(code) }
            }
            ofSeveral.append(several)
        }
    }

    /// Number of levels.
    var depth: Int { names.count }

    /// Number of regions of a level.
    func count(_ level: Int) -> Int { first.levels[level].count + extraCodes[level].count }

    /// Whether the first file has a region.
    func isOld(_ level: Int, _ unit: Int) -> Bool { unit < first.levels[level].count }

    /// The code of a region; empty where the file leaves it empty.
    func code(_ level: Int, _ unit: Int) -> String {
        let known = first.levels[level].count
        return unit < known ? first.levels[level].code(unit) ?? "" : extraCodes[level][unit - known]
    }

    /// What people call a region: its code, with the regions above where several have it, "Sukamaju (North)".
    func name(_ level: Int, _ unit: Int) -> String {
        let (code, above) = (code(level, unit), above(level, unit))
        return above.isEmpty ? code : RegionTree.name(code, above)
    }

    /// Codes of the regions above that tell one from others of its code, from the lowest up.
    private func above(_ level: Int, _ unit: Int) -> [String] {
        guard level > 0, ofSeveral[level].contains(code(level, unit)) else { return [] }
        let parent = parent(level, unit)
        return [code(level - 1, parent)] + above(level - 1, parent)
    }

    /// The region of the level above; −1 at the top level.
    func parent(_ level: Int, _ unit: Int) -> Int {
        let known = first.levels[level].count
        return Int(unit < known ? first.levels[level].parents[unit] : extraParents[level][unit - known])
    }

    /// The region of a level to which a lowest region belongs.
    func region(_ lowest: Int, at level: Int) -> Int {
        var unit = lowest
        for below in stride(from: depth - 1, to: level, by: -1) { unit = parent(below, unit) }
        return unit
    }

    /// The places of some lowest regions in the order of their codes, level by level from the top.
    ///
    /// - Parameter lowest: Lowest regions, each once.
    /// - Returns: For each of them its place.
    func ranks(of lowest: [Int]) -> [Int] {
        var ranks = [Int](repeating: 0, count: lowest.count)
        for level in 0..<depth {
            let units = lowest.map { region($0, at: level) }
            let codes = units.map { code(level, $0) }
            func precedes(_ one: Int, _ other: Int) -> Bool {
                if ranks[one] != ranks[other] { return ranks[one] < ranks[other] }
                return units[one] != units[other] && codes[one] < codes[other]
            }
            var order = Array(lowest.indices)
            if order.dropFirst().contains(where: { precedes($0, $0 - 1) }) {
                order.sort { precedes($0, $1) || (!precedes($1, $0) && units[$0] < units[$1]) }
            }
            var next = ranks
            var rank = 0
            for (place, index) in order.enumerated() {
                if place > 0, units[order[place - 1]] != units[index] { rank = place }
                next[index] = rank
            }
            ranks = next
        }
        return ranks
    }
}
