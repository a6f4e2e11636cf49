import Elections

/// Findings on regions that stand below two others within a file of stations, or below another one than their codes say.
///
/// Where nearly all codes of a level begin with the code of the region above, they are codes of one list, and one that
/// stands below two regions is an error. Other codes, such as names or numbers within a region, may well do so. A region of such a
/// list whose code begins with that of another region may have kept it when regions were divided: it is a warning. Beside a recap
/// of its level the recap tells where it belongs.
struct StationNesting {
    private(set) var all: [Finding] = []
    private let stations: CheckedStations
    private let input: CountCheck.Input

    /// Where more than this part of a level's codes stands below several regions, the codes are numbers within
    /// their regions.
    private static let fewOfAll = 4

    init(_ stations: CheckedStations, input: CountCheck.Input) {
        self.stations = stations
        self.input = input
        let tree = stations.rollUp.tree
        var known: Set<Int> = []
        for depth in tree.levels.indices.reversed() {
            let level = tree.levels[depth]
            let codes = level.codesBelowSeveralParents
            guard !codes.isEmpty else { continue }
            if StationNesting.areShared(codes, tree, depth) {
                all.append(shared(level.name, codes.count))
                continue
            }
            let places = units(of: Set(codes), depth)
            for code in codes {
                let rows = rows(of: places[code] ?? [], depth)
                // One row with a wrong code above shows at every level below it.
                if !rows.isEmpty, rows.allSatisfy(known.contains) { continue }
                known.formUnion(rows)
                all.append(finding(code, level.name, rows))
            }
        }
        let told = Set(input.recaps.flatMap(\.levels))
        for depth in tree.levels.indices.dropFirst() where !told.contains(tree.levels[depth].name) {
            addOfOther(depth)
        }
    }

    /// Pairs of regions that may be told one by one however few codes a level has; of more, one in a hundred.
    private static let (fewPairs, onePairOf) = (3, 100)

    /// Adds regions that stand below one region in one place, and whose codes begin with that of another.
    private mutating func addOfOther(_ depth: Int) {
        struct Pair: Hashable { var under, begin: Int }
        let tree = stations.rollUp.tree
        let (level, upper) = (tree.levels[depth], tree.levels[depth - 1])
        let strange = (0..<level.count).filter { unit in
            guard let code = level.codeOfFile(unit), let above = upper.codeOfFile(Int(level.parents[unit]))
            else { return false }
            return !code.utf8.starts(with: above.utf8)
        }
        guard !strange.isEmpty, StationNesting.isOfOneList(tree, depth) else { return }
        let shared = Set(level.codesBelowSeveralParents)
        let known = Dictionary(
            (0..<upper.count).compactMap { unit in upper.codeOfFile(unit).map { ($0, unit) } },
            uniquingKeysWith: { first, _ in first })
        var pairs: [Pair: [Int]] = [:]
        for unit in strange {
            guard let code = level.codeOfFile(unit), !shared.contains(code),
                let begin = code.indices.dropFirst().reversed().lazy.compactMap({ known[String(code[..<$0])] }
                )
                .first
            else { continue }
            pairs[Pair(under: Int(level.parents[unit]), begin: begin), default: []].append(unit)
        }
        guard pairs.count <= max(StationNesting.fewPairs, level.count / StationNesting.onePairOf) else {
            return
        }
        for (pair, units) in pairs.sorted(by: { $0.value[0] < $1.value[0] }) {
            let rows = rows(below: Set(units.map { Int32($0) }), depth)
            let name = { (level: RegionUnits, unit: Int) in LevelRegion(level.name, level.codeOfFile(unit)) }
            all.append(
                Finding(
                    .station(
                        .codesOfOther(
                            units.map { name(level, $0) }, under: name(upper, pair.under),
                            begin: name(upper, pair.begin), file: stations.file,
                            lines: rows.map(stations.line))),
                    severity: .warning, contest: input.contest,
                    region: level.code(units[0]).map { RegionCode($0, scheme: input.scheme) },
                    place: SourcePlace(
                        file: stations.file, line: rows.first.map(stations.line), column: upper.name)))
        }
    }

    /// Percent of the codes of a list that begin with the code above at least.
    private static let leastPercent = 90

    /// Whether codes below several regions are those of several regions, and no region of them all.
    private static func areShared(_ codes: [String], _ tree: RegionTree, _ depth: Int) -> Bool {
        let count = tree.levels[depth].count
        return !isOfOneList(tree, depth)
            || codes.count * StationNesting.fewOfAll > count && count > 1 && codes.count > 1
    }

    /// For each level the codes that several regions have, to be told apart by the regions above, in all files of a check.
    ///
    /// A level of which a file lacks the one above tells nothing apart: then its codes stay as they are in every file.
    ///
    /// - Parameter trees: Regions of each file.
    static func sharedCodes(_ trees: [RegionTree]) -> [String: Set<String>] {
        var found: [String: Set<String>] = [:]
        for tree in trees {
            for depth in tree.levels.indices.dropFirst() {
                let (name, codes) = (tree.levels[depth].name, tree.levels[depth].codesBelowSeveralParents)
                guard !codes.isEmpty, areShared(codes, tree, depth) else { continue }
                let above = tree.levels[depth - 1].name
                let isKnown = trees.allSatisfy { other in
                    guard let own = other.levels.firstIndex(where: { $0.name == name }) else { return true }
                    return own > 0 && other.levels[own - 1].name == above
                }
                if isKnown { found[name, default: []].formUnion(codes) }
            }
        }
        return found
    }

    /// Whether nearly all codes of a level begin with the code of the region above.
    private static func isOfOneList(_ tree: RegionTree, _ depth: Int) -> Bool {
        guard depth > 0 else { return false }
        let (level, upper) = (tree.levels[depth], tree.levels[depth - 1])
        var (known, begun) = (0, 0)
        for unit in 0..<level.count {
            guard let code = level.code(unit), let above = upper.code(Int(level.parents[unit])) else {
                continue
            }
            known += 1
            begun += code.utf8.count > above.utf8.count && code.utf8.starts(with: above.utf8) ? 1 : 0
        }
        return 100 * begun >= StationNesting.leastPercent * known && known > 0
    }

    /// Units of codes at a level.
    private func units(of codes: Set<String>, _ depth: Int) -> [String: [Int]] {
        let level = stations.rollUp.tree.levels[depth]
        var places: [String: [Int]] = [:]
        for unit in 0..<level.count {
            if let code = level.code(unit), codes.contains(code) { places[code, default: []].append(unit) }
        }
        return places
    }

    /// Rows of all units but the one with most stations.
    private func rows(of units: [Int], _ depth: Int) -> [Int] {
        let rollUp = stations.rollUp
        let sums = rollUp.levels[depth]
        guard let largest = units.max(by: { sums.stations($0) < sums.stations($1) }) else { return [] }
        return self.rows(below: Set(units.filter { $0 != largest }.map { Int32($0) }), depth)
    }

    /// Rows of units of a level.
    private func rows(below units: Set<Int32>, _ depth: Int) -> [Int] {
        let tree = stations.rollUp.tree
        var wanted = units
        for lower in tree.levels.indices.dropFirst(depth + 1) {
            let parents = tree.levels[lower].parents
            wanted = Set(parents.indices.filter { wanted.contains(parents[$0]) }.map { Int32($0) })
        }
        return stations.scan.runs(of: wanted).flatMap { $0.row..<$0.row + $0.count }
    }

    private func finding(_ code: String, _ level: String, _ rows: [Int]) -> Finding {
        Finding(
            .station(
                .nesting(
                    region: LevelRegion(level, code), file: stations.file, lines: rows.map(stations.line))),
            severity: .error, contest: input.contest, region: RegionCode(code, scheme: input.scheme),
            place: SourcePlace(file: stations.file, line: rows.first.map(stations.line), column: level))
    }

    private func shared(_ level: String, _ codes: Int) -> Finding {
        Finding(
            .station(.codesShared(level: level, codes: codes)), severity: .notice, contest: input.contest,
            place: SourcePlace(file: stations.file, line: nil, column: level))
    }
}
