import Elections

/// A recap beside the sums below it, figure by figure.
struct RecapComparison {
    let index: Int
    let recap: RecapTable
    let source: Int?
    /// Mismatches by unit and measure.
    let mismatches: [Int: [Int: LevelMismatch]]
    private let levels: LevelSums
    private let below: RollUp.UnitSums?
    private let match: [Int32]

    private init(_ evidence: CauseEvidence, _ recap: Int, _ source: Int?, _ mismatches: [LevelMismatch]) {
        index = recap
        levels = evidence.levels
        let own = evidence.levels.recaps[recap]
        self.recap = own
        self.source = source
        self.mismatches = Dictionary(grouping: mismatches.filter { !$0.isBound }, by: \.unit)
            .mapValues { Dictionary(uniqueKeysWithValues: $0.map { ($0.measure, $0) }) }
        let rollUp = source.map { evidence.levels.recaps[$0].rollUp } ?? evidence.input.stations?.rollUp
        below = rollUp.map { $0.sums(depth: $0.tree.depth(of: own.levels.last) ?? 0) }
        match = rollUp.flatMap { UnitMatch(own.tree, in: $0.tree)?.units[own.levels.count] } ?? []
    }

    /// Every recap beside each of the sums that it does not agree with.
    static func all(_ evidence: CauseEvidence) -> [RecapComparison] {
        struct Sides: Hashable {
            var recap: Int
            var source: Int?
        }
        let groups = Dictionary(grouping: evidence.levels.mismatches) {
            Sides(recap: $0.recap, source: $0.source)
        }
        return groups.keys.sorted { ($0.recap, $0.source ?? -1) < ($1.recap, $1.source ?? -1) }.map {
            RecapComparison(evidence, $0.recap, $0.source, groups[$0] ?? [])
        }
    }

    func printed(_ unit: Int, _ measure: Int) -> Int { recap.sums.sum(measure, unit) }

    /// What a figure should be; what it is where nothing says otherwise.
    func wanted(_ unit: Int, _ measure: Int) -> Int {
        mismatches[unit]?[measure]?.expected ?? printed(unit, measure)
    }

    func isCompared(_ unit: Int, _ measures: [Int]) -> Bool {
        recap.sums.stations(unit) == 1 && levels.isCompared(recap: index, unit: unit, measures: measures)
    }

    /// Rows that were summed for a unit.
    func rowsBelow(_ unit: Int) -> Int {
        guard let below, match.indices.contains(unit), match[unit] >= 0 else { return 1 }
        return max(1, below.stations(Int(match[unit])))
    }

    /// Rows of some units as a block: of the recap, or of what stands below it.
    ///
    /// - Parameters:
    ///   - region: Their region.
    ///   - units: The units.
    ///   - isRecap: Whether the recap's rows are meant.
    ///   - others: Units of the region in which something else is out too.
    ///   - evidence: What was found.
    func block(
        _ region: LevelRegion, _ units: [Int], isRecap: Bool, beside others: [Int] = [],
        _ evidence: CauseEvidence
    ) -> FindingKind.Block {
        let above = FigureSource.rows(file: recap.file)
        let below = evidence.input.source(source, levels)
        func rows(_ units: [Int]) -> Int { isRecap ? units.count : units.reduce(0) { $0 + rowsBelow($1) } }
        return FindingKind.Block(
            region: region, file: (isRecap ? above : below).file, rows: rows(units),
            areStations: !isRecap && source == nil, against: isRecap ? below : above,
            of: others.isEmpty ? nil : rows(units + others))
    }

    /// Units of which some figures could be compared.
    func blocks(_ measures: [Int]) -> RegionBlocks {
        RegionBlocks(
            recap.tree, rows: (0..<recap.sums.count).map { isCompared($0, measures) ? 1 : 0 })
    }

    /// Columns that are out by as much as another one in every unit where that one is.
    func carrying(_ measure: Int, _ units: [Int]) -> [Int] {
        recap.measures.indices.filter { other in
            guard other != measure else { return false }
            return units.allSatisfy { unit in
                guard let own = mismatches[unit]?[measure] else { return true }
                return mismatches[unit]?[other]?.difference == own.difference
            }
        }
    }
}

/// For each recap its unit above each of the stations' lowest regions.
struct UnitsAbove {
    /// For each recap the unit above each unit of the stations' lowest level, −1 where there is none.
    private let units: [Int: [Int32]]
    /// For each recap how many of them lie below each of its units.
    private let leafCounts: [Int: [Int]]

    init(_ evidence: CauseEvidence, _ stations: CheckedStations) {
        let tree = stations.rollUp.tree
        var above: [Int: [Int32]] = [:]
        let recaps = Set(evidence.levels.mismatches.map(\.recap))
        for recap in recaps {
            let own = evidence.levels.recaps[recap]
            guard let match = UnitMatch(own.tree, in: tree) else { continue }
            let depth = tree.depth(of: own.levels.last) ?? 0
            var unitOf = [Int32](repeating: -1, count: depth == 0 ? 1 : tree.levels[depth - 1].count)
            for (unit, place) in match.units[own.levels.count].enumerated() where place >= 0 {
                unitOf[Int(place)] = Int32(unit)
            }
            above[recap] = tree.owners(depth: depth).map { unitOf[Int($0)] }
        }
        units = above
        leafCounts = above.mapValues { units in
            var counts = [Int](repeating: 0, count: Int(units.max() ?? -1) + 1)
            for unit in units where unit >= 0 { counts[Int(unit)] += 1 }
            return counts
        }
    }

    /// Recaps that differ from the stations or from recaps below them.
    var recaps: [Int] { units.keys.sorted() }

    /// The stations' lowest regions below some units of a recap.
    func leaves(of recap: Int, below wanted: Set<Int>) -> [Int] {
        guard let units = units[recap] else { return [] }
        return units.indices.filter { wanted.contains(Int(units[$0])) }
    }

    /// Units of a recap below which stand none but some of the stations' lowest regions.
    func units(of recap: Int, onlyAbove leaves: Set<Int>) -> Set<Int> {
        guard let units = units[recap], let all = leafCounts[recap] else { return [] }
        var counts: [Int: Int] = [:]
        for leaf in leaves where units[leaf] >= 0 { counts[Int(units[leaf]), default: 0] += 1 }
        return Set(counts.filter { all[$0.key] == $0.value }.keys)
    }

    /// The stations' lowest regions that lie below units of a recap, each with its unit.
    func pairs(of recap: Int) -> [(leaf: Int, unit: Int)] {
        (units[recap] ?? []).enumerated().filter { $1 >= 0 }.map { ($0, Int($1)) }
    }

    func unit(of recap: Int, above leaf: Int32) -> Int? {
        guard let unit = units[recap]?[Int(leaf)], unit >= 0 else { return nil }
        return Int(unit)
    }
}
