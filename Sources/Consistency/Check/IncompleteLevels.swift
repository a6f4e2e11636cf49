import Elections

/// Notices on levels of recaps that were gathered page by page: what could not be compared, in one sentence for
/// each pair of files.
struct IncompleteLevels {
    private(set) var all: [Finding] = []
    private let levels: LevelSums
    private let input: CountCheck.Input

    init(_ levels: LevelSums, input: CountCheck.Input) {
        self.levels = levels
        self.input = input
        for (upper, lower, units) in pairs(levels.childless) {
            add(
                .childrenNotGathered(lower: lower, upper: file(upper), regions(units, upper)), upper,
                units: units)
        }
        for (upper, lower, units) in pairs(levels.incomplete) {
            add(
                .childrenIncomplete(
                    lower: lower, upper: file(upper), regions(units, upper), absent: absent(units, upper)),
                upper, units: units)
        }
        for (upper, lower, units) in pairs(levels.unlisted) {
            let tree = levels.unlisted.first { $0.recap == upper }?.other
                .map { levels.recaps[$0].tree }
            let name = levels.recaps[upper].levels.last
            let level = tree?.levels.first { $0.name == name }
            add(
                .regionsNotListed(
                    lower: lower, upper: file(upper),
                    LevelRegions(name, units.map { level?.code($0) ?? "–" })), upper, units: [])
        }
    }

    /// Gaps by upper and lower recap.
    private func pairs(_ gaps: [LevelSums.Gap]) -> [(upper: Int, lower: String, units: [Int])] {
        let groups = Dictionary(grouping: gaps) { [$0.recap, $0.other ?? -1] }
        return groups.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { key in
            let lower = key[1] >= 0 ? levels.recaps[key[1]].file : input.stations?.file ?? ""
            return (key[0], lower, (groups[key] ?? []).map(\.unit))
        }
    }

    /// Most regions without a row that are named.
    private static let mostNamed = 5

    /// Listed regions below some units that have no row; `nil` where none or many have none.
    private func absent(_ units: [Int], _ upper: Int) -> LevelRegions? {
        let own = levels.recaps[upper].tree
        guard let other = levels.incomplete.first(where: { $0.recap == upper })?.other else { return nil }
        let (lower, depth) = (levels.recaps[other].tree, own.levels.count)
        let wanted = Set(
            units.map { unit in depth == 0 ? [] : own.codes(level: depth - 1, unit: unit) })
        guard let lowest = lower.levels.last else { return nil }
        let known = Set((0..<lowest.count).map { lower.codes(level: lower.levels.count - 1, unit: $0) })
        let codes = input.listed().filter { path in
            path.count == lower.levels.count && wanted.contains(Array(path.prefix(depth)))
                && !known.contains(path)
        }.compactMap(\.last)
        guard !codes.isEmpty, codes.count <= Self.mostNamed else { return nil }
        return LevelRegions(lowest.name, codes)
    }

    private func file(_ recap: Int) -> String { levels.recaps[recap].file }

    private func regions(_ units: [Int], _ recap: Int) -> LevelRegions {
        let table = levels.recaps[recap]
        return LevelRegions(
            table.levels.last, units.map { table.tree.levels.last?.code($0) ?? "–" })
    }

    private mutating func add(_ kind: FindingKind.Level, _ recap: Int, units: [Int]) {
        let table = levels.recaps[recap]
        let row = units.first.map { table.rowOfUnit[$0] } ?? 0
        let code = units.count == 1 ? table.tree.levels.last?.code(units[0]) : nil
        all.append(
            Finding(
                .level(kind), severity: .notice, contest: input.contest,
                region: code.map { RegionCode($0, scheme: input.scheme) },
                place: SourcePlace(
                    file: table.file, line: table.line(ofRow: row), column: table.levels.last)))
    }
}
