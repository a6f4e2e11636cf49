import Elections

/// The names of regions that rows have in a file, and those that they should have by a recap.
struct RowNames {
    /// Columns of regions that both files have, by their position in the recap and in the stations.
    private let levels: [(recap: Int, stations: Int)]
    private let recap: RegionTree
    private let tree: RegionTree
    /// Number of the names of each row of the file, as it has them and as it should.
    private var present: [Int: Int] = [:]
    private var right: [Int: Int] = [:]
    private var numbers: [[String]: Int] = [:]
    private var names: [[String]] = []

    /// Rows by which names are looked for further up and down, and regions at which they must fit.
    private static let (farthest, least) = (60, 3)
    /// Part of the rows that may fit no other row.
    private static let fewOfAll = 50

    init(_ rows: [RenamedRows.Row], _ comparison: RecapComparison, _ tree: RegionTree) {
        (recap, self.tree) = (comparison.recap.tree, tree)
        levels = comparison.recap.levels.enumerated().compactMap { place, name in
            tree.depth(of: name).map { (place, $0 - 1) }
        }
        var (leaves, units): ([Int32: Int], [Int: Int]) = ([:], [:])
        for row in rows {
            let own = leaves[row.leaf] ?? number(presentNames(row.leaf))
            leaves[row.leaf] = own
            present[row.row] = own
            guard let unit = row.right else {
                right[row.row] = own
                continue
            }
            let other = units[unit] ?? (unit == row.present ? own : number(rightNames(unit)))
            units[unit] = other
            right[row.row] = other
        }
    }

    private mutating func number(_ own: [String]) -> Int {
        if let known = numbers[own] { return known }
        numbers[own] = names.count
        names.append(own)
        return names.count - 1
    }

    private func presentNames(_ leaf: Int32) -> [String] {
        let path = tree.path(level: tree.levels.count - 1, unit: Int(leaf))
        return levels.map { tree.levels[$0.stations].codeOfFile(path[$0.stations]) ?? "" }
    }

    private func rightNames(_ unit: Int) -> [String] {
        let bare = RegionsByName.bare(recap.codes(level: recap.levels.count - 1, unit: unit))
        return levels.map { bare[$0.recap] }
    }

    /// Positions of the names that are others.
    private func places(_ rows: [RenamedRows.Row]) -> [Int] {
        var found: Set<Int> = []
        let pairs = Set(rows.map { [present[$0.row] ?? 0, right[$0.row] ?? 0] })
        for pair in pairs {
            for place in levels.indices where names[pair[0]][place] != names[pair[1]][place] {
                found.insert(place)
            }
        }
        return found.sorted()
    }

    /// The lowest name that a row has.
    func lowest(_ row: RenamedRows.Row) -> String? { present[row.row].flatMap { names[$0].last } }

    /// Columns whose names are others.
    func columns(of rows: [RenamedRows.Row]) -> [String] {
        places(rows).map { tree.levels[levels[$0].stations].name }
    }

    /// How many rows further down the names stand that some rows have, where it is the same for all but so many at the ends, and a few
    /// that figures tell from no others.
    func shift(of rows: [RenamedRows.Row]) -> Int? {
        let places = places(rows)
        guard let first = rows.first?.row, let last = rows.last?.row, !places.isEmpty else { return nil }
        // Rows are compared by the names of these columns alone.
        var short: [[String]: Int] = [:]
        let ids = names.map { own -> Int in
            let part = places.map { own[$0] }
            if let known = short[part] { return known }
            short[part] = short.count
            return short.count - 1
        }
        let own = (first...last).map { row in present[row].map { ids[$0] } }
        let renamed = Set(rows.map(\.row))
        var best: (down: Int, unmet: Int)?
        for size in 1...RowNames.farthest {
            for down in [size, -size] {
                var (unmet, atEnds) = (0, 0)
                var regions: Set<Int> = []
                for row in first...last {
                    guard let name = own[row - first] else { continue }
                    if right[row - down].map({ ids[$0] }) == name {
                        if renamed.contains(row) { regions.insert(name) }
                    } else if row < first + size || row > last - size {
                        // At an end the names come from elsewhere.
                        atEnds += 1
                    } else {
                        unmet += 1
                    }
                    if atEnds > size || unmet >= best?.unmet ?? (own.count / RowNames.fewOfAll + 1) { break }
                }
                guard atEnds <= size, unmet < best?.unmet ?? (own.count / RowNames.fewOfAll + 1),
                    regions.count >= RowNames.least
                else { continue }
                best = (down, unmet)
            }
        }
        return best?.down
    }

    /// The regions under which rows stand, and those to which they belong, each once.
    func regions(of rows: [RenamedRows.Row]) -> (present: [LevelRegion], right: [LevelRegion]) {
        guard let place = places(rows).last else { return ([], []) }
        let level = tree.levels[levels[place].stations].name
        func regions(_ numbers: [Int: Int]) -> [LevelRegion] {
            rows.compactMap { numbers[$0.row] }.uniqued().map { LevelRegion(level, names[$0][place]) }
                .uniqued()
        }
        return (regions(present), regions(right))
    }
}
