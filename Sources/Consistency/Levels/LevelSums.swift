import Elections

/// A figure of a recap that is not the sum it should be.
public struct LevelMismatch: Sendable, Equatable {
    /// Position of the recap among those compared.
    public let recap: Int
    /// Unit of the recap's lowest level.
    public let unit: Int
    /// Position of the figure among the recap's measures.
    public let measure: Int
    /// What the recap prints.
    public let published: Int
    /// What it should print: the sum over the level below as published, or over the stations.
    public let expected: Int
    /// Position of the recap whose rows were summed; `nil` for the stations.
    public let source: Int?

    /// Too much (positive) or too little in the recap.
    public var difference: Int { published - expected }
}

/// Compares recaps of all levels with each other and with the stations.
public struct LevelSums: Sendable {
    /// Recaps from the top level down.
    public let recaps: [RecapTable]
    /// Sums over the stations, where there are any.
    public let stations: RollUp?
    /// Figures where a fault arises, not those that only carry one from below.
    public private(set) var mismatches: [LevelMismatch] = []
    /// Units of a recap that a lower level or the stations do not have.
    public private(set) var childless: [Gap] = []
    /// Units of a lower level or of the stations that the recap does not have.
    public private(set) var unlisted: [Gap] = []
    /// Units that stand below different parents in two files.
    public private(set) var displaced: [Gap] = []
    /// Units that stand on more than one row of a recap.
    public private(set) var repeated: [Gap] = []
    /// Units of a recap whose level below lacks rows: not compared with it.
    public private(set) var incomplete: [Gap] = []
    /// Figures that were compared.
    public private(set) var compared = 0
    /// Units of each recap that have a sum below them, and measures of which there are sums.
    private var comparedUnits: [[Bool]] = []
    private var comparedMeasures: [Set<Int>] = []

    /// A unit that one file has and another lacks.
    public struct Gap: Sendable, Equatable {
        /// Position of the recap.
        public let recap: Int
        /// Position of the other recap; `nil` for the stations.
        public let other: Int?
        /// The unit: of the recap, but of the other file in ``LevelSums/unlisted``.
        public let unit: Int
    }

    /// The sums below one recap: from the next lower recap or from the stations.
    private struct Below {
        let source: Int?
        let sums: RollUp.UnitSums
        /// Position of each of the recap's measures there.
        let measures: [Int?]
        var units: [Int32]
        /// Number of levels of the regions above the sums, with their own.
        let depth: Int
    }

    /// - Parameters:
    ///   - recaps: Recaps of different levels, in any order.
    ///   - stations: Sums over the stations of the same election.
    ///   - mayLackRows: Whether a unit whose sum below falls short in every figure is taken to lack rows there.
    ///     Units of which the stations show that rows are missing are never compared with the level below.
    public init(recaps: [RecapTable], stations: RollUp?, mayLackRows: Bool = false) {
        self.recaps = recaps.sorted { $0.levels.count < $1.levels.count }
        self.stations = stations
        // Without stations the lowest recap stands in for them, where it is not the level right below.
        let last = self.recaps.count - 1
        let lowest = stations == nil && !mayLackRows && last > 1 ? self.recaps[last].rollUp : nil
        let directs = self.recaps.indices.map { index in
            if let stations { return below(index, source: nil, stations) }
            return lowest.flatMap { index < last - 1 ? below(index, source: last, $0) : nil }
        }
        for index in self.recaps.indices {
            let recap = self.recaps[index]
            let lowest = recap.sums
            for unit in 0..<lowest.count where lowest.stations(unit) > 1 {
                repeated.append(Gap(recap: index, other: nil, unit: unit))
            }
            var children = self.recaps.indices.first {
                $0 > index && self.recaps[$0].levels.count > recap.levels.count
            }
            .flatMap { below(index, source: $0, self.recaps[$0].rollUp) }
            let direct = directs[index]
            if let nearest = children ?? direct {
                noteGaps(index, nearest, in: nearest.source.map { self.recaps[$0].tree } ?? stations?.tree)
            }
            if let below = children, let source = below.source {
                var lacking =
                    stations == nil
                    ? nil
                    : direct.flatMap { own in directs[source].map { unitsThatLackRows(own, lower: $0) } }
                if mayLackRows, lacking == nil { lacking = unitsThatFallShort(index, below) }
                for unit in (lacking ?? []).sorted() {
                    incomplete.append(Gap(recap: index, other: source, unit: unit))
                    children?.units[unit] = -1
                }
            }
            let sides = [children, direct].compactMap { $0 }
            comparedUnits.append(
                (0..<lowest.count).map { unit in
                    lowest.stations(unit) == 1 && sides.contains { $0.units[unit] >= 0 }
                })
            comparedMeasures.append(
                Set(
                    recap.measures.indices.filter { measure in sides.contains { $0.measures[measure] != nil }
                    }))
            if !sides.isEmpty { compare(index, children: children, direct: direct) }
        }
    }

    /// Units of a recap below which a lower recap lacks a region that has stations.
    private func unitsThatLackRows(_ own: Below, lower: Below) -> Set<Int> {
        guard let tree = stations?.tree else { return [] }
        var owner: [Int: Int] = [:]
        for (unit, place) in own.units.enumerated() where place >= 0 { owner[Int(place)] = unit }
        var isListed = [Bool](repeating: false, count: lower.sums.count)
        for place in lower.units where place >= 0 { isListed[Int(place)] = true }
        var units: Set<Int> = []
        for (child, listed) in isListed.enumerated() where !listed {
            var place = child
            for level in stride(from: lower.depth - 1, to: own.depth - 1, by: -1) {
                place = Int(tree.levels[level].parents[place])
            }
            if let unit = owner[own.depth == 0 ? 0 : place] { units.insert(unit) }
        }
        return units
    }

    /// Units that print more than the sum below them in every figure that both sides have.
    private func unitsThatFallShort(_ index: Int, _ below: Below) -> Set<Int> {
        let own = recaps[index].sums
        return Set(
            (0..<own.count).filter { unit in
                guard own.stations(unit) == 1 else { return false }
                let gaps = recaps[index].measures.indices.compactMap { measure -> Int? in
                    guard own.missing(measure, unit) == 0 else { return nil }
                    return value(below, measure, unit).map { own.sum(measure, unit) - $0 }
                }
                return !gaps.isEmpty && gaps.allSatisfy { $0 > 0 }
            })
    }

    private mutating func below(_ recap: Int, source: Int?, _ rollUp: RollUp) -> Below? {
        let own = recaps[recap]
        guard let match = UnitMatch(own.tree, in: rollUp.tree) else { return nil }
        for place in match.displaced where place.depth == own.levels.count {
            let gap = Gap(recap: recap, other: source, unit: place.unit)
            if !displaced.contains(where: { $0.recap == recap && $0.unit == place.unit }) {
                displaced.append(gap)
            }
        }
        let depth = own.levels.last.flatMap { name in
            rollUp.tree.levels.firstIndex { $0.name == name }.map { $0 + 1 }
        }
        return Below(
            source: source, sums: rollUp.sums(depth: depth ?? 0),
            measures: own.measures.map { measure in
                // Rows of a station file are the stations.
                measure == .stations && source == nil
                    ? LevelSums.rowCount : rollUp.measures.firstIndex(of: measure)
            }, units: match.units[own.levels.count], depth: depth ?? 0)
    }

    /// Stands for the number of rows where a position of a measure is wanted.
    private static let rowCount = -1

    private func value(_ below: Below, _ measure: Int, _ unit: Int) -> Int? {
        let other = Int(below.units[unit])
        guard other >= 0, let place = below.measures[measure] else { return nil }
        if place == LevelSums.rowCount { return below.sums.stations(other) }
        return below.sums.missing(place, other) == 0 ? below.sums.sum(place, other) : nil
    }

    private mutating func noteGaps(_ index: Int, _ below: Below, in tree: RegionTree?) {
        let known = Set(displaced.filter { $0.recap == index && $0.other == below.source }.map(\.unit))
        for (unit, other) in below.units.enumerated() where other < 0 && !known.contains(unit) {
            childless.append(Gap(recap: index, other: below.source, unit: unit))
        }
        var isListed = [Bool](repeating: false, count: below.sums.count)
        for other in below.units where other >= 0 { isListed[Int(other)] = true }
        let moved = Set(
            recaps[index].levels.isEmpty
                ? [] : known.compactMap { recaps[index].tree.levels.last?.code($0) })
        let units = recaps[index].levels.last.flatMap { name in
            tree?.levels.first { $0.name == name }
        }
        for (other, listed) in isListed.enumerated() where !listed {
            if let code = units?.code(other), moved.contains(code) { continue }
            unlisted.append(Gap(recap: index, other: below.source, unit: other))
        }
    }

    private mutating func compare(_ index: Int, children: Below?, direct: Below?) {
        let own = recaps[index].sums
        let isCarried = children.flatMap { below in direct.map { carries(index, below, $0) } } ?? nil
        for unit in 0..<own.count where own.stations(unit) == 1 {
            for measure in recaps[index].measures.indices where own.missing(measure, unit) == 0 {
                let published = own.sum(measure, unit)
                let below = children.flatMap { value($0, measure, unit) }
                let stations = direct.flatMap { value($0, measure, unit) }
                if below != nil || stations != nil { compared += 1 }
                let choice: (expected: Int, source: Int?)? =
                    switch (below, stations) {
                    case (let below?, let stations?):
                        LevelSums.isNearer(below, stations, to: published, isCarried: isCarried)
                            ? (below, children?.source) : (stations, direct?.source)
                    case (let below?, nil): (below, children?.source)
                    case (nil, let stations?): (stations, direct?.source)
                    case (nil, nil): nil
                    }
                guard let choice, choice.expected != published else { continue }
                mismatches.append(
                    LevelMismatch(
                        recap: index, unit: unit, measure: measure, published: published,
                        expected: choice.expected, source: choice.source))
            }
        }
    }

    /// Whether what arises at a unit is its difference from the level below, not that from the stations.
    ///
    /// A fault below that was carried up leaves the sum of the level below intact, one that was not carried
    /// up the sum of the stations: then nothing arises here. Where nearly all faults below this recap were
    /// carried up, or nearly none, the others are taken to be like them.
    private static func isNearer(
        _ below: Int, _ stations: Int, to published: Int, isCarried: Bool?
    ) -> Bool {
        if published == below { return true }
        if let isCarried { return isCarried }
        return published != stations && abs(published - below) <= abs(published - stations)
    }

    /// Whether nearly all faults of the level below show in a recap (true) or nearly none (false); `nil`
    /// otherwise.
    private func carries(_ index: Int, _ children: Below, _ direct: Below) -> Bool? {
        let own = recaps[index].sums
        var (carried, left) = (0, 0)
        for unit in 0..<own.count where own.stations(unit) == 1 {
            for measure in recaps[index].measures.indices where own.missing(measure, unit) == 0 {
                guard let below = value(children, measure, unit), let stations = value(direct, measure, unit),
                    below != stations
                else { continue }
                let published = own.sum(measure, unit)
                if published == below { carried += 1 }
                if published == stations { left += 1 }
            }
        }
        if carried > 0, 10 * left <= carried { return true }
        return left > 0 && 10 * carried <= left ? false : nil
    }

    /// Whether every figure of a unit that some columns hold could be compared with a sum below.
    ///
    /// - Parameters:
    ///   - recap: Position of the recap.
    ///   - unit: Unit of its lowest level.
    ///   - measures: Positions of the columns.
    func isCompared(recap: Int, unit: Int, measures: [Int]) -> Bool {
        comparedUnits[recap][unit] && measures.allSatisfy(comparedMeasures[recap].contains)
    }

    /// Mismatches of one figure of one recap.
    public struct ErrorSum: Sendable, Equatable {
        public let file: String
        /// Name of the recap's level; `nil` for the whole country.
        public let level: String?
        public let column: String
        public let mismatches: Int
        /// Printed minus expected, over all units.
        public let net: Int
        /// The same without signs.
        public let gross: Int
    }

    /// Net and gross errors of every recap and figure that has any.
    public var errors: [ErrorSum] {
        let groups = Dictionary(grouping: mismatches) { [$0.recap, $0.measure] }
        return groups.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { key in
            let rows = groups[key] ?? []
            return ErrorSum(
                file: recaps[key[0]].file, level: recaps[key[0]].levels.last,
                column: recaps[key[0]].measures[key[1]].name, mismatches: rows.count,
                net: rows.reduce(0) { $0 + $1.difference }, gross: rows.reduce(0) { $0 + abs($1.difference) })
        }
    }
}
