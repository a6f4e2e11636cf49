import Elections

/// Regions under each other's name, or under one that another file does not know, whose rows are those of the other file.
struct ExchangedRegions {
    private(set) var candidates: [CauseCandidate] = []
    private let evidence: CauseEvidence
    private var levels: LevelSums { evidence.levels }
    /// Findings that a slip of two exchanged rows accounts for, by the two names in order.
    private let exchanges: [Pair: Set<Int>]

    private struct Pair: Hashable {
        var first: String
        var second: String

        init(_ one: String, _ other: String) {
            (first, second) = (min(one, other), max(one, other))
        }
    }

    init(_ evidence: CauseEvidence) {
        self.evidence = evidence
        var exchanges: [Pair: Set<Int>] = [:]
        for (position, finding) in evidence.findings.enumerated() {
            for case .rowsExchanged(let one, let other) in finding.explanations {
                exchanges[Pair(one, other), default: []].insert(position)
            }
        }
        self.exchanges = exchanges
        addExchanged()
        addDisplaced()
    }

    // MARK: Regions all of whose rows are exchanged

    /// Two regions whose regions below are exchanged one by one.
    private mutating func addExchanged() {
        let mismatches = Dictionary(grouping: levels.mismatches, by: \.recap)
        for recap in mismatches.keys.sorted() {
            let own = Set((mismatches[recap] ?? []).compactMap(evidence.finding))
            let tree = levels.recaps[recap].tree
            guard let lowest = tree.levels.last, tree.levels.count > 1 else { continue }
            let wanted = Set(exchanges.keys.flatMap { [$0.first, $0.second] })
            var units: [String: [Int]] = [:]
            for unit in 0..<lowest.count {
                if let code = lowest.code(unit), wanted.contains(code) {
                    units[code, default: []].append(unit)
                }
            }
            var pairs: [[Int]: Set<Int>] = [:]
            for (pair, findings) in exchanges where !own.isDisjoint(with: findings) {
                guard let one = units[pair.first], let other = units[pair.second], one.count == 1,
                    other.count == 1
                else { continue }
                pairs[[one[0], other[0]].sorted()] = findings.intersection(own)
            }
            let source = mismatches[recap]?.first?.source
            for level in stride(from: tree.levels.count - 1, to: 0, by: -1) where pairs.count > 1 {
                pairs = above(pairs, tree.levels[level])
                for (pair, findings) in pairs.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                    let regions = pair.map { unit in
                        LevelRegion(tree.levels[level - 1].name, tree.levels[level - 1].code(unit))
                    }
                    candidates.append(
                        CauseCandidate(
                            what: .regionsExchanged(
                                regions[0], regions[1], file: levels.recaps[recap].file,
                                against: evidence.input.source(source, levels)), findings: findings,
                            region: regions[0].code))
                }
            }
        }
    }

    /// Pairs of regions all of whose regions are exchanged in pairs, with the findings of these.
    private func above(_ pairs: [[Int]: Set<Int>], _ level: RegionUnits) -> [[Int]: Set<Int>] {
        var found: [[Int]: (units: Set<Int>, findings: Set<Int>)] = [:]
        for (pair, findings) in pairs {
            let parents = pair.map { Int(level.parents[$0]) }.sorted()
            guard parents[0] != parents[1] else { continue }
            found[parents, default: ([], [])].units.formUnion(pair)
            found[parents]?.findings.formUnion(findings)
        }
        var sizes: [Int: Int] = [:]
        for unit in 0..<level.count { sizes[Int(level.parents[unit]), default: 0] += 1 }
        return found.filter { parents, entry in
            entry.units.count == parents.reduce(0) { $0 + (sizes[$1] ?? 0) }
        }.mapValues(\.findings)
    }

    // MARK: Regions that stand below others

    /// A region that two files call otherwise.
    private struct Renaming: Hashable {
        var names: Names
        /// Codes of the regions above it.
        var above: [String]
    }

    private struct Names: Hashable {
        var source: Int?
        /// Number of levels down to it.
        var depth: Int
        var own: String
        var other: String

        /// The same the other way round.
        var reversed: Names { Names(source: source, depth: depth, own: other, other: own) }
    }

    /// A level of a recap, or of the stations.
    private struct Level: Hashable {
        var recap: Int?
        var depth: Int
    }

    /// A region of a recap and the same one in another file, below another region.
    private struct Displaced {
        var recap: Int
        var unit: Int
        var other: Int
    }

    private mutating func addDisplaced() {
        guard !levels.displaced.isEmpty else { return }
        var groups: [Renaming: [Displaced]] = [:]
        var sizes: [Int: [[Int]]] = [:]
        let gaps = Dictionary(grouping: levels.displaced) { [$0.recap, $0.other ?? -1] }
        for key in gaps.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let source = key[1] < 0 ? nil : key[1]
            let own = levels.recaps[key[0]].tree
            guard let tree = evidence.tree(source), let match = UnitMatch(own, in: tree) else { continue }
            sizes[key[0]] = ExchangedRegions.sizes(own)
            let units = Set((gaps[key] ?? []).map(\.unit))
            for place in match.displaced where place.depth == own.levels.count && units.contains(place.unit) {
                let codes = own.codes(level: place.depth - 1, unit: place.unit)
                let others = tree.codes(level: place.depth - 1, unit: place.other)
                for depth in codes.indices where codes[depth] != others[depth] {
                    groups[
                        Renaming(
                            names: Names(
                                source: source, depth: depth + 1, own: codes[depth], other: others[depth]),
                            above: Array(codes.prefix(depth))), default: []
                    ].append(Displaced(recap: key[0], unit: place.unit, other: place.other))
                }
            }
        }
        let whole = groups.filter { isWhole($0.key, $0.value, sizes) }
            .map { (order: order($0.key), names: $0.key.names, entries: $0.value) }
            .sorted { $0.order.lexicographicallyPrecedes($1.order) }
        let first = Dictionary(whole.map { ($0.names, $0.entries) }, uniquingKeysWith: { first, _ in first })
        let gapsOfRegion = Dictionary(grouping: evidence.gaps.filter { $0.units.count == 1 }, by: \.region)
        var codes: [Level: Set<String>] = [:]
        for renaming in whole {
            // Two regions may lie below different ones: the other's rows are found by what they are called.
            add(renaming.names, renaming.entries, back: first[renaming.names.reversed], gapsOfRegion, &codes)
        }
    }

    private func order(_ renaming: Renaming) -> [String] {
        let names = renaming.names
        return [String(names.depth), names.own, names.other, "\(names.source ?? -1)"] + renaming.above
    }

    private mutating func add(
        _ renaming: Names, _ entries: [Displaced], back: [Displaced]?,
        _ gaps: [LevelRegion: [LevelGaps.Listed]], _ codes: inout [Level: Set<String>]
    ) {
        let table = levels.recaps[entries[0].recap]
        let name = table.levels[renaming.depth - 1]
        let (own, other) = (LevelRegion(name, renaming.own), LevelRegion(name, renaming.other))
        let source = evidence.input.source(renaming.source, levels)
        if let back {
            guard renaming.own < renaming.other else { return }
            candidates.append(
                CauseCandidate(
                    what: .regionsExchanged(own, other, file: table.file, against: source),
                    findings: findings(entries + back).union(
                        exchanges[Pair(renaming.own, renaming.other)] ?? []), region: renaming.own))
            return
        }
        guard !knows(renaming.source, renaming.depth, renaming.own, &codes) else { return }
        for recap in Set(entries.map(\.recap)) where knows(recap, renaming.depth, renaming.other, &codes) {
            return
        }
        var all = findings(entries)
        // Other files that know one of the two names only.
        for gap in (gaps[own] ?? []) + (gaps[other] ?? []) where gap.isInRecap {
            let strange = gaps[gap.region == own ? other : own]?.first {
                !$0.isInRecap && $0.recap == gap.recap && $0.other == gap.other
            }
            guard let strange else { continue }
            let (figures, table) = (RegionFigures(evidence), levels.recaps[gap.recap])
            let printed = figures.summed(figures.figures(table, gap.units[0]), table, gap.other)
            guard printed != nil, printed == figures.figuresBelow(table, strange.units[0], gap.other) else {
                continue
            }
            all.formUnion([gap.position, strange.position])
        }
        candidates.append(
            CauseCandidate(
                what: .otherName(own, file: table.file, is: other, other: source.file), findings: all,
                region: renaming.own))
    }

    private func findings(_ entries: [Displaced]) -> Set<Int> {
        Set(
            entries.flatMap { entry in
                evidence.findings(recap: entry.recap, unit: entry.unit) {
                    if case .level(.displaced) = $0 { true } else { false }
                }
            })
    }

    /// Whether all regions of a recap below one are those of another in the other file, with the same figures.
    ///
    /// - Parameter sizes: Of each recap, as ``sizes(_:)`` counts.
    private func isWhole(_ renaming: Renaming, _ entries: [Displaced], _ sizes: [Int: [[Int]]]) -> Bool {
        let names = renaming.names
        for (recap, own) in Dictionary(grouping: entries, by: \.recap) {
            let table = levels.recaps[recap]
            let path = table.tree.path(level: table.levels.count - 1, unit: own[0].unit)
            guard own.count > 1, sizes[recap]?[names.depth - 1][path[names.depth - 1]] == own.count else {
                return false
            }
            let figures = RegionFigures(evidence)
            let areSame = own.allSatisfy { entry in
                guard
                    let printed = figures.summed(
                        figures.figures(table, entry.unit), table, names.source)
                else { return false }
                return printed == figures.figuresBelow(table, entry.other, names.source)
            }
            guard areSame else { return false }
        }
        return true
    }

    /// Regions of the lowest level below every region of a tree, by level from the top.
    private static func sizes(_ tree: RegionTree) -> [[Int]] {
        tree.levels.indices.map { level in
            var sizes = [Int](repeating: 0, count: tree.levels[level].count)
            for unit in tree.owners(depth: level + 1) { sizes[Int(unit)] += 1 }
            return sizes
        }
    }

    /// Whether a recap, or the stations, have a code on a level.
    ///
    /// - Parameter codes: Codes of the levels that were asked before.
    private func knows(
        _ recap: Int?, _ depth: Int, _ code: String, _ codes: inout [Level: Set<String>]
    ) -> Bool {
        let place = Level(recap: recap, depth: depth)
        if codes[place] == nil {
            let levels = evidence.tree(recap)?.levels ?? []
            let level = levels.indices.contains(depth - 1) ? levels[depth - 1] : nil
            codes[place] = Set(level.map { level in (0..<level.count).compactMap(level.code) } ?? [])
        }
        return codes[place]?.contains(code) == true
    }
}
