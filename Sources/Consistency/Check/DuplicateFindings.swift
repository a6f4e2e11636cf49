import Elections
import Ground
import Statistics

/// Findings on stations that stand twice, and on stations with the same figures.
struct DuplicateFindings {
    private(set) var all: [Finding] = []
    private let stations: CheckedStations
    private let input: CountCheck.Input
    /// Numbers of stations with the same figures, by row.
    private let numbers: [Int: String]
    /// Equal stations of which the numbers are read again at most.
    private static let mostNumbered = 2000

    /// Identical rows are a warning where chance gives as many with less than this probability, over all levels
    /// together (Bonferroni), and where they are half as many again as chance gives: in large files the
    /// smoothness that the expected number rests on is not exact enough for less.
    private static let level = 0.01
    private static let leastExcess = 1.5
    /// Those with another register are a notice below this probability.
    private static let levelOfNotice = 5 * level
    /// And named one by one where chance explains no more than this part of them.
    private static let mostByChance = 0.2

    init(
        _ stations: CheckedStations, keys: RepeatedKeys, identical: IdenticalRows,
        besidesRegister: IdenticalRows, input: CountCheck.Input, numberGaps: NumberGaps?
    ) throws {
        self.stations = stations
        self.input = input
        numbers = try DuplicateFindings.numbers([identical, besidesRegister], stations)
        addCopies()
        addKeys(keys)
        addIdentical(identical)
        addBesidesRegister(besidesRegister)
        for gap in numberGaps?.all ?? [] { add(gap) }
    }

    private mutating func addCopies() {
        all +=
            stations.copies?.findings(file: stations.file, contest: input.contest, scheme: input.scheme) ?? []
    }

    private mutating func addKeys(_ keys: RepeatedKeys) {
        guard let excerpt = keys.excerpt else { return }
        let names = StationNames(excerpt.table)
        for (key, places) in keys.rows {
            let name = names[places[0]]
            let values = places.map { row in excerpt.table.votes.map { $0[row] } }
            let isSame = values.allSatisfy { $0 == values[0] }
            // A row that lacks the votes of a pair tells no sum.
            let votes = places.dropFirst().compactMap { row -> Int? in
                let known = excerpt.table.votes.compactMap { $0[row] }
                return known.count == excerpt.table.votes.count ? known.reduce(0, +) : nil
            }
            let lines = places.map { stations.line(excerpt.rows[$0]) }
            all.append(
                Finding(
                    .station(.standsTwice(station: name, lines: lines, haveSameVotes: isSame)),
                    severity: .error, contest: input.contest,
                    region: RegionCode(stations.code(key.unit), scheme: input.scheme),
                    place: SourcePlace(file: stations.file, line: lines[1], column: "station_no"),
                    expected: "1", found: String(places.count), votesAtStake: votes.max(),
                    station: stations.number(key.station),
                    explanations: isSame ? [.rowCountedTwice(name, isBelowRecap: nil)] : []))
        }
    }

    /// Identical rows beyond chance, the narrowest levels first and those of wider ones beside them; those of the
    /// whole file where none are.
    private mutating func addIdentical(_ identical: IdenticalRows) {
        var named: [IdenticalRows.Pair] = []
        let found = beyondChance(identical) { scope, pairs, isRest in
            guard DuplicateFindings.areNamed(scope) else {
                return [
                    identicalFinding(
                        scope, p: identical.anywhere(scope), pairs, severity: .warning, isRest: isRest)
                ]
            }
            named += pairs
            return []
        }
        all += (found ?? []) + groupFindings(identical, named, severity: .warning)
        if found == nil, let whole = identical.scopes.first, whole.observed > 0 {
            all.append(
                identicalFinding(
                    whole, p: identical.anywhere(whole), identical.pairs, severity: .notice, isRest: false))
        }
        addUnjudged(identical.unjudged)
    }

    /// Stations with the same votes and another register, where chance explains few of them; a few that it may explain are a notice.
    private mutating func addBesidesRegister(_ identical: IdenticalRows) {
        var named: [IdenticalRows.Pair] = []
        let found = beyondChance(identical) { scope, pairs, _ in
            if DuplicateFindings.areNamed(scope) { named += pairs }
            return []
        }
        all += groupFindings(identical, named, severity: .warning, isBesidesRegister: true)
        if found == nil, let whole = identical.scopes.first, whole.observed > 0,
            DuplicateFindings.areNamed(whole), identical.anywhere(whole) < DuplicateFindings.levelOfNotice
        {
            all += groupFindings(identical, identical.pairs, severity: .notice, isBesidesRegister: true)
        }
    }

    /// Whether chance explains so few that they are named one by one.
    private static func areNamed(_ scope: IdenticalRows.Scope) -> Bool {
        scope.expected <= mostByChance * Double(scope.observed)
    }

    /// Levels with more equal stations than chance gives, the narrowest first, each without what narrower ones have.
    ///
    /// - Parameters:
    ///   - identical: Equal stations.
    ///   - findings: What is said of those of a level; the last argument is whether narrower ones had some.
    /// - Returns: All that is said; `nil` where there is no such level.
    private func beyondChance(
        _ identical: IdenticalRows, _ findings: (IdenticalRows.Scope, [IdenticalRows.Pair], Bool) -> [Finding]
    ) -> [Finding]? {
        var (all, limit): ([Finding], Int) = ([], identical.scopes.count)
        for depth in identical.scopes.indices.reversed() {
            let scope = identical.scope(depth: depth, below: limit)
            guard scope.observed > 0, identical.anywhere(scope) < DuplicateFindings.level,
                Double(scope.observed) >= DuplicateFindings.leastExcess * scope.expected
            else { continue }
            let pairs = identical.pairs.filter { (depth..<limit).contains($0.depth) }
            all += findings(scope, pairs, limit < identical.scopes.count)
            limit = depth
        }
        return limit < identical.scopes.count ? all : nil
    }

    private func identicalFinding(
        _ scope: IdenticalRows.Scope, p: Double, _ pairs: [IdenticalRows.Pair], severity: Severity,
        isRest: Bool
    ) -> Finding {
        let level = scope.depth == 0 ? nil : stations.rollUp.tree.levels[scope.depth - 1].name
        return Finding(
            .station(
                .identicalRows(
                    count: scope.observed, level: level, expected: scope.expected, p: p, isRest: isRest,
                    examples: examples(pairs))),
            severity: severity, contest: input.contest, place: SourcePlace(file: stations.file),
            expected: NumberText.plainShort(scope.expected), found: String(scope.observed))
    }

    /// Equal stations for which chance cannot be computed: said, not judged.
    private mutating func addUnjudged(_ pairs: [IdenticalRows.Pair]) {
        guard !pairs.isEmpty else { return }
        all.append(
            Finding(
                .station(.identicalFewVotes(count: pairs.count, examples: examples(pairs))),
                severity: .notice, contest: input.contest, place: SourcePlace(file: stations.file),
                found: String(pairs.count)))
    }

    private func examples(_ pairs: [IdenticalRows.Pair]) -> FindingKind.IdenticalExamples {
        let groups = DuplicateFindings.groups(pairs)
        return FindingKind.IdenticalExamples(
            groups.prefix(3).map { $0.prefix(DuplicateFindings.named).map(name) }, hasMore: groups.count > 3)
    }

    /// Rows that are all the same, in the order of the file.
    static func groups(_ pairs: [IdenticalRows.Pair]) -> [[Int]] {
        // Of a group every row is paired with the first one.
        var first: [Int: Int] = [:]
        for pair in pairs { first[pair.second] = min(first[pair.second] ?? .max, pair.first) }
        var groups: [Int: [Int]] = [:]
        for (row, root) in first {
            var root = root
            while let above = first[root] { root = above }
            groups[root, default: [root]].append(row)
        }
        return groups.values.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }

    /// Stations that a sentence names.
    private static let named = 12

    /// A finding for each group of equal rows that some pairs are of, which stands where its rows do.
    ///
    /// Rows that are all the same are one fact, in however many regions they lie: beside it stand the pairs of the narrowest region
    /// that holds them all.
    /// - Parameters:
    ///   - identical: All equal rows.
    ///   - pairs: Those beyond chance.
    ///   - severity: Of each.
    ///   - isBesidesRegister: Whether they differ in the register.
    private func groupFindings(
        _ identical: IdenticalRows, _ pairs: [IdenticalRows.Pair], severity: Severity,
        isBesidesRegister: Bool = false
    ) -> [Finding] {
        guard !pairs.isEmpty else { return [] }
        let wanted = Set(pairs.flatMap { [$0.first, $0.second] })
        var depths: [Int: Int] = [:]
        for pair in identical.pairs {
            for row in [pair.first, pair.second] { depths[row] = min(depths[row] ?? .max, pair.depth) }
        }
        let groups = DuplicateFindings.groups(identical.pairs).filter { !wanted.isDisjoint(with: $0) }
            .map { rows in (rows: rows, depth: rows.compactMap { depths[$0] }.min() ?? 0) }
        return Dictionary(grouping: groups, by: \.depth).sorted { $0.key > $1.key }.flatMap { depth, groups in
            let scope = identical.scope(depth: depth, below: identical.scopes.count)
            let p = identical.anywhere(scope)
            let level = depth == 0 ? nil : stations.rollUp.tree.levels[depth - 1].name
            let chance = FindingKind.IdenticalChance(
                pairs: scope.observed, level: level, expected: scope.expected, p: p,
                isBesidesRegister: isBesidesRegister)
            return groups.map { rows, _ in
                let isAlone = scope.observed == 1 && rows.count == 2 && !isBesidesRegister
                let named = FindingKind.Station.identicalGroup(
                    first: rows.prefix(DuplicateFindings.named).map(name), of: rows.count, chance)
                var finding =
                    isAlone
                    ? identicalFinding(
                        scope, p: p, identical.pairs.filter { $0.depth >= depth }, severity: severity,
                        isRest: false)
                    : Finding(
                        .station(named), severity: severity, contest: input.contest,
                        place: SourcePlace(file: stations.file), found: String(rows.count))
                finding.region = RegionCode(
                    stations.code(stations.scan.unit(ofRow: rows[1])), scheme: input.scheme)
                finding.place = SourcePlace(file: stations.file, line: stations.line(rows[1]))
                return finding
            }
        }
    }

    private func name(_ row: Int) -> FindingKind.StationRow {
        FindingKind.StationRow(
            region: stations.code(stations.scan.unit(ofRow: row)), line: stations.line(row),
            number: numbers[row])
    }

    /// Numbers of the stations that sentences may name; their rows are read again.
    private static func numbers(
        _ identical: [IdenticalRows], _ stations: CheckedStations
    ) throws -> [Int: String] {
        let pairs = identical.flatMap { ($0.pairs + $0.unjudged).prefix(mostNumbered) }
        let rows = Set(pairs.flatMap { [$0.first, $0.second] })
        guard !rows.isEmpty else { return [:] }
        let excerpt = try stations.stations(of: Set(rows.map { stations.scan.unit(ofRow: $0) }))
        guard let numbers = excerpt.table.stationNumbers else { return [:] }
        var found: [Int: String] = [:]
        for (place, row) in excerpt.rows.enumerated() where rows.contains(row) {
            found[row] = numbers[place]
        }
        return found
    }

    /// Stations whose numbers leave a gap.
    private mutating func add(_ gap: NumberGaps.Gap) {
        let (code, last, present, absent) = (gap.region, gap.last, gap.present, gap.absent)
        all.append(
            Finding(
                .station(.numberGap(region: code, last: last, absent: absent)), severity: .notice,
                contest: input.contest, region: RegionCode(code, scheme: input.scheme),
                place: SourcePlace(file: stations.file, line: nil, column: "station_no"),
                expected: String(last), found: String(present),
                explanations: [
                    .stationsMissing(absent.count, numbers: absent, region: code, figures: [])
                ]))
    }
}

/// Keys that stand on several rows, with those rows.
///
/// Rows of one region whose numbers are written differently (`5` and `005`) have one key where all their figures are the same.
struct RepeatedKeys: Sendable {
    /// Stations of the regions concerned.
    let excerpt: StationExcerpt?
    /// Rows of the excerpt by key, in the order of the file.
    let rows: [(key: StationKeys.Repeated, places: [Int])]

    private struct Name: Hashable {
        var unit: Int32
        var number: String
    }

    init(_ stations: CheckedStations) throws {
        let repeated = Set(stations.scan.keys.repeated)
        let rewritten = RewrittenKeys(stations)
        let units = Set(repeated.map(\.unit)).union(rewritten.units)
        guard !units.isEmpty else {
            excerpt = nil
            rows = []
            return
        }
        let excerpt = try stations.stations(of: units)
        let wanted = Dictionary(
            repeated.map { (Name(unit: $0.unit, number: stations.number($0.station) ?? ""), $0) },
            uniquingKeysWith: { first, _ in first })
        var rows: [StationKeys.Repeated: [Int]] = [:]
        for row in excerpt.rows.indices {
            let name = Name(unit: excerpt.units[row], number: excerpt.table.stationNumbers?[row] ?? "")
            if let key = wanted[name] { rows[key, default: []].append(row) }
        }
        for (key, places) in rewritten.rows(excerpt) where rows[key] == nil { rows[key] = places }
        self.excerpt = excerpt
        self.rows = rows.sorted { $0.value[0] < $1.value[0] }.map { ($0.key, $0.value) }
    }

    /// Rows of the file of keys that stand on two rows.
    var pairs: [(first: Int, second: Int)] {
        guard let excerpt else { return [] }
        return rows.filter { $0.places.count == 2 }.map {
            (excerpt.rows[$0.places[0]], excerpt.rows[$0.places[1]])
        }
    }

    /// For each such row of the file a number that it shares with the others of its key.
    var groups: [Int: Int] {
        guard let excerpt else { return [:] }
        var groups: [Int: Int] = [:]
        for (group, entry) in rows.enumerated() {
            for place in entry.places { groups[excerpt.rows[place]] = group }
        }
        return groups
    }
}
