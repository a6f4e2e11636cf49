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
    /// Whether a row below lacks the figure, and `expected` is the least or the most that it can be.
    public let isBound: Bool

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
    /// Figures of recaps of which a figure below is unknown, and which may be right.
    public private(set) var uncompared: [Figure] = []
    /// Figures that rows of recaps leave empty.
    public private(set) var empty: [Figure] = []
    /// The same with what stands below them.
    private(set) var emptyBelow: [Figure: EmptyCells] = [:]
    /// Figures of recaps that every row below leaves empty: nothing could be compared.
    private(set) var blank: [Blank] = []
    /// Units of each recap that have a sum below them, and measures of which there are sums.
    private var comparedUnits: [[Bool]] = []
    private var comparedMeasures: [Set<Int>] = []
    private var hidden: Set<Figure> = []

    /// A figure of a recap.
    public struct Figure: Sendable, Hashable {
        /// Position of the recap.
        public let recap: Int
        /// Unit of the recap's lowest level.
        public let unit: Int
        /// Position of the figure among the recap's measures.
        public let measure: Int
    }

    /// A figure of a recap that every row below leaves empty: of another recap, or the stations where `nil`.
    struct Blank: Sendable {
        let figure: Figure
        let source: Int?
    }

    /// Rows below a figure, those that leave it empty, and the sum of the others.
    struct EmptyCells: Sendable {
        let source: Int?
        let rows: Int
        let empty: Int
        let sum: Int
    }

    /// A unit that one file has and another lacks.
    public struct Gap: Sendable, Equatable {
        /// Position of the recap.
        public let recap: Int
        /// Position of the other recap; `nil` for the stations.
        public let other: Int?
        /// The unit: of the recap, but of the other file in ``LevelSums/unlisted``.
        public let unit: Int
    }

    /// - Parameters:
    ///   - recaps: Recaps of different levels, in any order.
    ///   - stations: Sums over the stations of the same election.
    ///   - mayLackRows: Whether a unit whose sum below falls short in every figure is taken to lack rows there.
    ///     Units of which the stations show that rows are missing are never compared with the level below.
    ///   - listed: Codes of listed regions from the top level down to each: a unit below which one of them has no row lacks it, also
    ///     where another one has the figures that it lacks.
    public init(
        recaps: [RecapTable], stations: RollUp?, mayLackRows: Bool = false,
        listed: () -> [[String]] = { [] }
    ) {
        self.recaps = recaps.sorted { $0.levels.count < $1.levels.count }
        self.stations = stations
        for index in self.recaps.indices {
            let lowest = self.recaps[index].sums
            for unit in 0..<lowest.count where lowest.stations(unit) > 1 {
                repeated.append(Gap(recap: index, other: nil, unit: unit))
            }
        }
        let sums = self.recaps.map(\.rollUp)
        // Figures of lower levels decide which of the levels above only carry their faults.
        var suspects: [Suspects] = self.recaps.map { _ in Suspects() }
        var found: [[LevelMismatch]] = self.recaps.map { _ in [] }
        comparedUnits = self.recaps.map { _ in [] }
        comparedMeasures = self.recaps.map { _ in [] }
        let directs = self.recaps.indices.map { index in
            stations.flatMap { below(index, source: nil, $0) }
        }
        for index in self.recaps.indices.reversed() {
            let recap = self.recaps[index]
            var sides = self.recaps.indices
                .filter { self.recaps[$0].levels.count > recap.levels.count }
                .compactMap { below(index, source: $0, sums[$0]) }
            if let nearest = sides.first ?? directs[index] {
                noteGaps(index, nearest, in: nearest.source.map { self.recaps[$0].tree } ?? stations?.tree)
            }
            if let below = sides.first, let source = below.source {
                var lacking = directs[index].flatMap { own in
                    directs[source].map { unitsThatLackRows(own, lower: $0) }
                }
                if mayLackRows, lacking == nil {
                    var counted = unitsThatCountTwice(index, below, lower: source)
                    if !counted.isEmpty {
                        counted.subtract(unitsWithAbsent(listed(), index, lower: source))
                    }
                    lacking = unitsThatFallShort(index, below).subtracting(counted)
                }
                for unit in (lacking ?? []).sorted() {
                    incomplete.append(Gap(recap: index, other: source, unit: unit))
                    sides[0].units[unit] = -1
                }
            }
            // Levels further down that may lack rows can clear a figure, not put it in doubt.
            let remote = sides.dropFirst().map(\.self)
            var comparison = LevelComparison(
                recap, index: index, children: sides.first, remote: remote, direct: directs[index],
                trustsRemote: !mayLackRows,
                doubts: sides.first.flatMap { side in
                    side.source.map {
                        Doubts(suspects[$0], of: self.recaps[$0], index: $0, depth: side.depth)
                    }
                } ?? Doubts())
            comparison.run()
            found[index] = comparison.mismatches
            suspects[index] = comparison.suspects
            uncompared += comparison.uncompared
            emptyBelow.merge(comparison.emptyBelow) { first, _ in first }
            empty += comparison.empty
            blank += comparison.blank
            compared += comparison.compared
            let all = sides + [directs[index]].compactMap { $0 }
            comparedUnits[index] = (0..<recap.sums.count).map { unit in
                recap.sums.stations(unit) == 1 && all.contains { $0.units[unit] >= 0 }
            }
            comparedMeasures[index] = Set(
                recap.measures.indices.filter { measure in all.contains { $0.measures[measure] != nil } })
        }
        mismatches = found.flatMap { $0 }
        for list in [\LevelSums.childless, \.unlisted, \.displaced, \.incomplete] {
            self[keyPath: list].sort {
                ($0.recap, $0.other ?? -1, $0.unit) < ($1.recap, $1.other ?? -1, $1.unit)
            }
        }
        uncompared.sort { ($0.recap, $0.unit, $0.measure) < ($1.recap, $1.unit, $1.measure) }
        empty.sort { ($0.recap, $0.unit, $0.measure) < ($1.recap, $1.unit, $1.measure) }
        hidden = Set(uncompared + empty + blank.map(\.figure))
    }

    /// Units of a recap below which a lower recap lacks a region that has stations.
    private func unitsThatLackRows(_ own: SumsBelow, lower: SumsBelow) -> Set<Int> {
        guard let tree = stations?.tree else { return [] }
        var owner: [Int: Int] = [:]
        for (unit, place) in own.units.enumerated() where place >= 0 { owner[Int(place)] = unit }
        var isListed = [Bool](repeating: false, count: lower.sums.count)
        for place in lower.units where place >= 0 { isListed[Int(place)] = true }
        // A region that stands below two others is listed below one of them.
        for place in lower.scattered.values.joined() { isListed[Int(place)] = true }
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

    /// Votes below which a region that is missing may have none of a choice.
    private static let fewVotes = 5.0

    /// Units that print more than the sum below them in every figure that both sides have, but for choices of which a region that
    /// is missing may have no votes.
    private func unitsThatFallShort(_ index: Int, _ below: SumsBelow) -> Set<Int> {
        let own = recaps[index].sums
        return Set(
            (0..<own.count).filter { unit in
                guard own.stations(unit) == 1 else { return false }
                let gaps = recaps[index].measures.indices.compactMap { measure -> Int? in
                    guard own.missing(measure, unit) == 0 else { return nil }
                    return below.point(measure, unit).map { own.sum(measure, unit) - $0 }
                }
                if !gaps.isEmpty, gaps.allSatisfy({ $0 > 0 }) { return true }
                return gaps.allSatisfy { $0 >= 0 } && zerosAreFew(index, unit, below)
            })
    }

    /// Whether a unit whose votes are more than those below has no fewer of them for a choice than a part of its voters may have,
    /// and all its other figures are more.
    private func zerosAreFew(_ index: Int, _ unit: Int, _ below: SumsBelow) -> Bool {
        let recap = recaps[index]
        var votes: [(printed: Int, gap: Int)] = []
        for (measure, kind) in recap.measures.enumerated() where recap.sums.missing(measure, unit) == 0 {
            guard let sum = below.point(measure, unit) else { continue }
            let printed = recap.sums.sum(measure, unit)
            if case .votes = kind {
                votes.append((printed, printed - sum))
            } else if printed == sum {
                return false
            }
        }
        let (all, gap) = (votes.reduce(0) { $0 + $1.printed }, votes.reduce(0) { $0 + $1.gap })
        guard votes.count(where: { $0.gap > 0 }) > 1, all > 0 else { return false }
        return votes.allSatisfy { entry in
            entry.gap > 0
                || Double(entry.printed) / Double(all) * Double(gap) < LevelSums.fewVotes
        }
    }

    /// Units of a recap below which a listed region has no row in a lower one.
    private func unitsWithAbsent(_ listed: [[String]], _ index: Int, lower source: Int) -> Set<Int> {
        let (own, lower) = (recaps[index].tree, recaps[source].tree)
        let (depth, lowest) = (own.levels.count, lower.levels.count)
        guard lowest > depth, let regions = lower.levels.last else { return [] }
        let known = Set((0..<regions.count).map { lower.codes(level: lowest - 1, unit: $0) })
        let above = Set(
            listed.filter { $0.count == lowest && !known.contains($0) }.map { Array($0.prefix(depth)) })
        return Set(
            (0..<recaps[index].sums.count).filter { unit in
                above.contains(depth == 0 ? [] : own.codes(level: depth - 1, unit: unit))
            })
    }

    /// Units that are the sum below them and one of the rows there again, in every figure: no row is missing.
    private func unitsThatCountTwice(_ index: Int, _ below: SumsBelow, lower source: Int) -> Set<Int> {
        let (own, lower) = (recaps[index], recaps[source])
        var unitOf: [Int32: Int] = [:]
        for (unit, place) in below.units.enumerated() where place >= 0 { unitOf[place] = unit }
        let owners = lower.tree.owners(depth: own.levels.count)
        let compared = own.measures.indices.compactMap { measure in
            below.measures[measure].flatMap { $0 >= 0 ? (measure, $0) : nil }
        }
        var found: Set<Int> = []
        for child in owners.indices where child < lower.sums.count {
            guard let unit = unitOf[owners[child]], own.sums.stations(unit) == 1, !found.contains(unit) else {
                continue
            }
            var hasVotes = false
            let isAgain = compared.allSatisfy { measure, place in
                guard own.sums.missing(measure, unit) == 0, let sum = below.point(measure, unit),
                    lower.sums.missing(place, child) == 0
                else { return true }
                hasVotes = hasVotes || lower.sums.sum(place, child) > 0
                return own.sums.sum(measure, unit) - sum == lower.sums.sum(place, child)
            }
            if isAgain, hasVotes { found.insert(unit) }
        }
        return found
    }

    private mutating func below(_ recap: Int, source: Int?, _ rollUp: RollUp) -> SumsBelow? {
        let own = recaps[recap]
        guard let match = UnitMatch(own.tree, in: rollUp.tree) else { return nil }
        var known = Set(displaced.lazy.filter { $0.recap == recap }.map(\.unit))
        for place in match.displaced
        where place.depth == own.levels.count && known.insert(place.unit).inserted {
            displaced.append(Gap(recap: recap, other: source, unit: place.unit))
        }
        let depth = rollUp.tree.depth(of: own.levels.last)
        let sums = rollUp.sums(depth: depth ?? 0)
        return SumsBelow(
            source: source, sums: sums,
            measures: own.measures.map { measure in
                // Rows of a station file are the stations.
                measure == .stations && source == nil
                    ? SumsBelow.rowCount : rollUp.measures.firstIndex(of: measure)
            }, units: match.units[own.levels.count], depth: depth ?? 0,
            scattered: SumsBelow.scattered(
                own, match.units[own.levels.count], depth.map { rollUp.tree.levels[$0 - 1] }),
            room: RoomOfForms(own, measures: rollUp.measures, sums: sums))
    }

    private mutating func noteGaps(_ index: Int, _ below: SumsBelow, in tree: RegionTree?) {
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
        let scattered = Set(below.scattered.values.joined())
        for (other, listed) in isListed.enumerated() where !listed {
            if let code = units?.code(other), moved.contains(code) { continue }
            // The region is listed below another parent.
            if scattered.contains(Int32(other)) { continue }
            unlisted.append(Gap(recap: index, other: below.source, unit: other))
        }
    }

    /// Whether every figure of a unit that some columns hold could be compared with a sum below.
    ///
    /// - Parameters:
    ///   - recap: Position of the recap.
    ///   - unit: Unit of its lowest level.
    ///   - measures: Positions of the columns.
    func isCompared(recap: Int, unit: Int, measures: [Int]) -> Bool {
        comparedUnits[recap][unit]
            && measures.allSatisfy { measure in
                comparedMeasures[recap].contains(measure)
                    && !hidden.contains(Figure(recap: recap, unit: unit, measure: measure))
            }
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
