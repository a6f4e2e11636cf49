import Elections
import Ground

/// Regions that a recap writes in another way than the stations do, without accents, in capitals or in another encoding: laid beside
/// the one that they can only be, and told.
///
/// A name is taken for another where both stand below the same region, neither stands in the other file, and no third one could be meant.
/// Codes, which have no letters, are never taken for others.
struct WrittenNames {
    /// Names that a sentence shows.
    private static let mostShown = 3

    /// What is checked, with names of recaps as the stations have them, or the first recap of the most levels, and what is said of it.
    static func matched(_ input: CountCheck.Input) -> CountCheck.Input {
        let tables = input.recaps.map { ($0.file, $0.tree) }
        let widest = tables.max { $0.1.levels.count < $1.1.levels.count }
        guard let first = input.stations.map({ ($0.file, $0.rollUp.tree) }) ?? widest else { return input }
        var matched = input
        for (place, recap) in input.recaps.enumerated() where recap.file != first.0 {
            guard let names = WrittenNames(recap, as: first.1) else { continue }
            matched.recaps[place] = names.renamed(recap)
            matched.others.append(names.finding(recap, first.0, input))
        }
        return matched
    }

    /// A region under two names.
    private struct Pair {
        var level: Int
        var unit: Int
        var name: String
        var other: String
        var writing: NameWriting
    }

    private var pairs: [Pair] = []

    /// - Returns: `nil` where no region is written in another way.
    private init?(_ recap: RecapTable, as tree: RegionTree) {
        let names = recap.tree.levels.map(\.name)
        guard names.count <= tree.levels.count, names == tree.levels[..<names.count].map(\.name),
            let match = UnitMatch(recap.tree, in: tree), match.units.contains(where: { $0.contains(-1) })
        else { return nil }
        var above: [Int32] = [0]
        for level in names.indices {
            above = add(level, recap.tree.levels[level], tree.levels[level], above)
        }
        guard !pairs.isEmpty else { return nil }
    }

    private struct Key: Hashable {
        var parent: Int32
        var name: String
    }

    /// Lays the regions of a level beside those of the other file.
    ///
    /// - Parameter above: For each region of the level above the other file's; −1 where there is none.
    /// - Returns: The same for this level.
    private mutating func add(
        _ level: Int, _ own: RegionUnits, _ other: RegionUnits, _ above: [Int32]
    ) -> [Int32] {
        func parent(_ unit: Int) -> Int32 { level == 0 ? 0 : above[Int(own.parents[unit])] }
        func parentOfOther(_ unit: Int) -> Int32 { level == 0 ? 0 : other.parents[unit] }
        var known: [Key: Int] = [:]
        for unit in 0..<other.count {
            guard let name = other.codeOfFile(unit) else { continue }
            known[Key(parent: parentOfOther(unit), name: name)] = unit
        }
        var found = [Int32](repeating: -1, count: own.count)
        var (open, taken): ([Int], Set<Int>) = ([], [])
        for unit in 0..<own.count where parent(unit) >= 0 {
            guard let name = own.codeOfFile(unit) else { continue }
            if let same = known[Key(parent: parent(unit), name: name)] {
                found[unit] = Int32(same)
                taken.insert(same)
            } else {
                open.append(unit)
            }
        }
        guard !open.isEmpty else { return found }
        let parents = Set(open.map(parent))
        let rest = (0..<other.count).filter { !taken.contains($0) && parents.contains(parentOfOther($0)) }
        let theirs = Dictionary(grouping: rest, by: parentOfOther)
        for (above, units) in Dictionary(grouping: open, by: parent).sorted(by: { $0.value[0] < $1.value[0] })
        {
            let names = units.compactMap { unit in own.codeOfFile(unit).map { (unit, $0) } }
            let others = (theirs[above] ?? []).compactMap { unit in other.codeOfFile(unit).map { (unit, $0) }
            }
            for (unit, place) in WrittenNames.pairs(names, others) {
                guard let name = own.codeOfFile(unit), let meant = other.codeOfFile(place),
                    let writing = NameWriting(name, meant)
                else { continue }
                found[unit] = Int32(place)
                pairs.append(
                    Pair(level: level, unit: unit, name: name, other: meant, writing: writing))
            }
        }
        return found
    }

    /// Names of two files that can only be each other.
    static func pairs(
        _ names: [(unit: Int, name: String)], _ others: [(unit: Int, name: String)]
    ) -> [(Int, Int)] {
        func byKey(_ names: [(unit: Int, name: String)]) -> [String: [Int]] {
            names.reduce(into: [:]) { keys, entry in
                if let key = NameWriting.key(entry.name) { keys[key, default: []].append(entry.unit) }
            }
        }
        let (own, theirs) = (byKey(names), byKey(others))
        var found = own.sorted { $0.value[0] < $1.value[0] }.compactMap { key, units -> (Int, Int)? in
            guard units.count == 1, let meant = theirs[key], meant.count == 1 else { return nil }
            return (units[0], meant[0])
        }
        let (done, taken) = (Set(found.map(\.0)), Set(found.map(\.1)))
        let open = names.filter { !done.contains($0.unit) && NameWriting.key($0.name) != nil }
        let free = others.filter { !taken.contains($0.unit) && NameWriting.key($0.name) != nil }
        let alike = Dictionary(grouping: free) { NameWriting.skeleton($0.name) }
        var fitting: [(own: Int, other: Int)] = []
        for entry in open {
            for other in alike[NameWriting.skeleton(entry.name)] ?? []
            where NameWriting.lacksLetters(entry.name, of: other.name)
                || NameWriting.lacksLetters(other.name, of: entry.name)
            {
                fitting.append((entry.unit, other.unit))
            }
        }
        let (ofOwn, ofOthers) = (
            Dictionary(grouping: fitting, by: \.own), Dictionary(grouping: fitting, by: \.other)
        )
        found += fitting.filter { ofOwn[$0.own]?.count == 1 && ofOthers[$0.other]?.count == 1 }
            .map { ($0.own, $0.other) }
        return found
    }

    /// The recap with the names of the other file.
    private func renamed(_ recap: RecapTable) -> RecapTable {
        var columns = recap.regions
        for level in Set(pairs.map(\.level)) {
            let names = Dictionary(
                pairs.filter { $0.level == level }.map { ($0.unit, $0.other) },
                uniquingKeysWith: { first, _ in first })
            let units = rows(recap, level)
            var (ids, codes) = (Array(recap.regions[level].ids), recap.regions[level].codes)
            var known: [String: Int32] = [:]
            for (place, code) in codes.enumerated() where known[code] == nil { known[code] = Int32(place) }
            for row in ids.indices {
                guard let unit = units[row], let name = names[unit] else { continue }
                if known[name] == nil {
                    known[name] = Int32(codes.count)
                    codes.append(name)
                }
                ids[row] = known[name] ?? ids[row]
            }
            columns[level] = CodeColumn(ids: ids, codes: codes)
        }
        var renamed = RecapTable(
            file: recap.file, count: recap.count, levels: recap.levels, regions: columns,
            measures: recap.measures, counts: recap.counts, rowsWithoutCode: recap.rowsWithoutCode,
            lineOfRow: recap.line(ofRow:))
        renamed.refused = recap.refused
        return renamed
    }

    /// The unit of a level that each row has.
    private func rows(_ recap: RecapTable, _ level: Int) -> [Int: Int] {
        let lowest = recap.levels.count - 1
        var units: [[Int32]: Int] = [:]
        for unit in 0..<recap.sums.count {
            let own = recap.tree.path(level: lowest, unit: unit)[level]
            units[recap.regions.map { $0.ids[recap.rowOfUnit[unit]] }] = own
        }
        var found: [Int: Int] = [:]
        for row in 0..<recap.count { found[row] = units[recap.regions.map { $0.ids[row] }] }
        return found
    }

    private func finding(_ recap: RecapTable, _ other: String, _ input: CountCheck.Input) -> Finding {
        let writings = NameWriting.allCases.filter { writing in pairs.contains { $0.writing == writing } }
        let shown = pairs.prefix(WrittenNames.mostShown).map { AlikeNames($0.name, $0.other) }
        let level = recap.levels[pairs[0].level]
        let units = rows(recap, pairs[0].level)
        let row = (0..<recap.count).first { units[$0] == pairs[0].unit }
        return Finding(
            .level(
                .namesOtherwise(
                    FindingKind.NamesOtherwise(
                        file: recap.file, other: other, regions: pairs.count, writings: writings, names: shown
                    ))
            ), severity: writings.contains(where: \.isDamage) ? .warning : .notice, contest: input.contest,
            place: SourcePlace(file: recap.file, line: row.map(recap.line(ofRow:)), column: level),
            found: String(pairs.count))
    }
}

extension CountCheck.Input {
    /// The same with the regions of recaps under the names that the stations have, where they can only be those.
    public var withNamesOfStations: CountCheck.Input { WrittenNames.matched(self) }
}
