import Elections
import Ground

/// The rows below the units of a recap: those of a lower recap, or stations.
struct ChildRows {
    private let levels: LevelSums
    private let stations: CheckedStations?
    /// Rows whose own form breaks a rule: of each recap, and of the stations.
    private let brokenRows: [Set<Int>]
    private let brokenStations: Set<Int>
    private var excerpt: StationExcerpt?
    private var names: StationNames?
    private var excerptRows: [Int32: [Int]] = [:]
    /// For a recap and what lies below it: the child units of each unit.
    private var children: [Key: [[Int32]]] = [:]

    /// Unit of the stations' regions for each unit of a recap.
    private var targets: [Int: [Int32]] = [:]

    private struct Key: Hashable {
        var recap: Int
        var source: Int?
    }

    /// Units with more stations are explained by the regions below them instead.
    private static let mostStations = 1000

    /// - Parameters:
    ///   - levels: Recaps and their mismatches.
    ///   - forms: The rules of the recaps' rows.
    ///   - stations: Stations, of which those below mismatches are read again.
    init(_ levels: LevelSums, forms: [RecapForms], stations: CheckedStations?) throws {
        self.levels = levels
        self.stations = stations
        brokenRows = forms.map { Set(($0.failed + $0.folded).map(\.row)) }
        brokenStations = Set(stations?.scan.failed.map(\.row) ?? [])
        var wanted: Set<Int32> = []
        for mismatch in levels.mismatches {
            let key = Key(recap: mismatch.recap, source: mismatch.source)
            if children[key] == nil { children[key] = childUnits(key) }
            if let tree = stations?.rollUp.tree, targets[mismatch.recap] == nil {
                let recap = levels.recaps[mismatch.recap]
                targets[mismatch.recap] =
                    UnitMatch(recap.tree, in: tree)?.units[recap.levels.count] ?? []
            }
            if mismatch.source == nil, isSmall(mismatch.recap, mismatch.unit) {
                wanted.formUnion(lowest(mismatch.recap, mismatch.unit))
            }
        }
        guard let stations, !wanted.isEmpty else { return }
        let read = try stations.stations(of: wanted)
        excerpt = read
        names = StationNames(read.table)
        excerptRows = read.rowsOfUnit
    }

    /// Rows below a unit, with values in the order of the recap's measures.
    ///
    /// - Parameters:
    ///   - recap: Position of the recap.
    ///   - unit: Unit of its lowest level.
    ///   - source: Position of the lower recap; `nil` for the stations.
    /// - Returns: The rows, and whether they are stations.
    func rows(recap: Int, unit: Int, source: Int?) -> (rows: [CountRow], areStations: Bool) {
        let measures = levels.recaps[recap].measures
        if let source { return (recapRows(recap, unit, source, measures), false) }
        guard let stations else { return ([], false) }
        if let excerpt, let names, isSmall(recap, unit) {
            let rows = lowest(recap, unit).flatMap { excerptRows[$0] ?? [] }
            let columns = measures.map { excerpt.table.column($0) }
            let figures = stations.columnNames.map { name in
                stations.rollUp.measures.first { $0.name == name }.flatMap { excerpt.table.column($0) }
            }
            return (
                rows.map { row in
                    var child = CountRow(
                        name: names[row],
                        values: zip(measures, columns).map { measure, column in
                            measure == .stations ? 1 : column?[row]
                        })
                    child.form = figures.map { $0?[row].map { Int64($0) } }
                    child.isBroken = brokenStations.contains(excerpt.rows[row])
                    return child
                }, true
            )
        }
        return (regionRows(recap, unit, stations.rollUp, measures), false)
    }

    private func recapRows(_ recap: Int, _ unit: Int, _ source: Int, _ measures: [RollUp.Measure])
        -> [CountRow]
    {
        let lower = levels.recaps[source]
        let places = measures.map { lower.measures.firstIndex(of: $0) }
        let units = children[Key(recap: recap, source: source)]?[unit] ?? []
        return units.map { unit in
            let row = lower.rowOfUnit[Int(unit)]
            var child = CountRow(
                name: lower.tree.levels.last?.code(Int(unit)) ?? "",
                values: places.map { place in place.flatMap { lower.counts[$0][row] } })
            child.form = lower.counts.map { $0[row].map { Int64($0) } }
            child.isBroken = brokenRows[source].contains(row)
            return child
        }
    }

    /// Sums of the regions right below a unit.
    private func regionRows(
        _ recap: Int, _ unit: Int, _ rollUp: RollUp, _ measures: [RollUp.Measure]
    ) -> [CountRow] {
        let depth = self.depth(recap, in: rollUp.tree)
        guard depth < rollUp.tree.levels.count, let target = target(recap, unit) else { return [] }
        let level = rollUp.tree.levels[depth]
        let sums = rollUp.levels[depth]
        return (0..<level.count).filter { depth == 0 || level.parents[$0] == target }.map { child in
            CountRow(
                name: level.code(child) ?? "",
                values: measures.map { measure in
                    if measure == .stations { return sums.stations(child) }
                    return rollUp.measures.firstIndex(of: measure).map { sums.sum($0, child) }
                })
        }
    }

    /// Regions of every level below a unit that have several stations and not all of those above them, with their sums.
    func regions(_ recap: Int, _ unit: Int) -> [(sums: CountRow, stations: Int)] {
        guard let rollUp = stations?.rollUp, let target = target(recap, unit) else { return [] }
        let measures = levels.recaps[recap].measures.map { measure in
            measure == .stations ? nil : rollUp.measures.firstIndex(of: measure)
        }
        let top = depth(recap, in: rollUp.tree)
        var above: Set<Int32> = [target]
        var found: [(sums: CountRow, stations: Int)] = []
        for depth in top..<rollUp.tree.levels.count {
            let (level, sums, upper) = (
                rollUp.tree.levels[depth], rollUp.levels[depth], rollUp.sums(depth: depth)
            )
            let below = (0..<level.count).filter { depth == 0 || above.contains(level.parents[$0]) }
            for child in below {
                let stations = sums.stations(child)
                let whole = upper.stations(depth == 0 ? 0 : Int(level.parents[child]))
                guard stations > 1, stations < whole else { continue }
                let values = measures.map { $0.map { sums.sum($0, child) } }
                found.append((CountRow(name: level.code(child) ?? "", values: values), stations))
            }
            above = Set(below.map { Int32($0) })
        }
        return found
    }

    private func isSmall(_ recap: Int, _ unit: Int) -> Bool {
        guard let rollUp = stations?.rollUp, let target = target(recap, unit) else { return false }
        return rollUp.sums(depth: depth(recap, in: rollUp.tree)).stations(Int(target))
            <= ChildRows.mostStations
    }

    private func target(_ recap: Int, _ unit: Int) -> Int32? {
        guard let places = targets[recap], places.indices.contains(unit), places[unit] >= 0 else {
            return nil
        }
        return places[unit]
    }

    private func depth(_ recap: Int, in tree: RegionTree) -> Int {
        tree.depth(of: levels.recaps[recap].levels.last) ?? 0
    }

    /// Units of the stations' lowest level below a unit of a recap.
    func lowest(_ recap: Int, _ unit: Int) -> [Int32] {
        children[Key(recap: recap, source: nil)]?[unit] ?? []
    }

    private func childUnits(_ key: Key) -> [[Int32]] {
        let own = levels.recaps[key.recap]
        guard let tree = key.source.map({ levels.recaps[$0].tree }) ?? stations?.rollUp.tree,
            let match = UnitMatch(own.tree, in: tree)
        else { return [] }
        let depth = depth(key.recap, in: tree)
        let targets = match.units[own.levels.count]
        var owner: [Int32: Int] = [:]
        for (unit, place) in targets.enumerated() where place >= 0 { owner[place] = unit }
        var result = [[Int32]](repeating: [], count: own.sums.count)
        for child in 0..<(tree.levels.last?.count ?? 0) {
            var place = Int32(child)
            for level in stride(from: tree.levels.count - 1, to: depth - 1, by: -1) {
                place = tree.levels[level].parents[Int(place)]
            }
            if let unit = owner[depth == 0 ? 0 : place] { result[unit].append(Int32(child)) }
        }
        return result
    }
}
