import Elections

/// Rows of one recap that have the same figures in every column under the names of two regions.
///
/// Two honest regions can have the same figures by chance: two counts of so many votes of one expectation are equal once in some
/// twice the root of it, and each column is asked apart.
struct EqualRows {
    private(set) var findings: [Finding] = []

    /// Recaps in which chance may give one such pair.
    private static let recaps = 1000.0

    /// - Parameters:
    ///   - levels: Recaps.
    ///   - input: What is checked.
    init(_ levels: LevelSums, input: CountCheck.Input) {
        for (index, recap) in levels.recaps.enumerated() {
            let units = (0..<recap.sums.count).filter { recap.sums.stations($0) == 1 }
            let groups = Dictionary(grouping: units) { EqualRows.figures(recap, $0) }.values
                .filter { $0.count > 1 }.map { $0.sorted { recap.rowOfUnit[$0] < recap.rowOfUnit[$1] } }
            let pairs = Double(units.count * (units.count - 1)) / 2
            for units in groups.sorted(by: { $0[0] < $1[0] })
            where EqualRows.ways(recap, units[0]) >= EqualRows.recaps * pairs {
                for unit in units.dropFirst() {
                    let place = levels.place(index, unit, recap.levels.last ?? "")
                    findings.append(
                        Finding(
                            .level(
                                .sameFigures(
                                    EqualRows.name(recap, unit), as: EqualRows.name(recap, units[0]),
                                    lines: EqualRows.lines(recap, unit, units[0]), file: recap.file)),
                            severity: .warning, contest: input.contest,
                            region: recap.tree.levels.last?.code(unit).map {
                                RegionCode($0, scheme: input.scheme)
                            }, place: place))
                }
            }
        }
    }

    /// For some units of a recap the one other unit that has the same figures, where chance gives none.
    ///
    /// - Parameters:
    ///   - units: The units.
    ///   - recap: Their recap.
    static func twins(of units: Set<Int>, in recap: RecapTable) -> [Int: Int] {
        let likely = units.filter {
            recap.sums.stations($0) == 1 && ways(recap, $0) >= recaps * Double(recap.sums.count)
        }
        guard !likely.isEmpty else { return [:] }
        let wanted = Set(likely.map { figures(recap, $0) })
        var groups: [[Int]: [Int]] = [:]
        for unit in 0..<recap.sums.count where recap.sums.stations(unit) == 1 {
            let own = figures(recap, unit)
            if wanted.contains(own) { groups[own, default: []].append(unit) }
        }
        var twins: [Int: Int] = [:]
        for units in groups.values where units.count == 2 {
            (twins[units[0]], twins[units[1]]) = (units[1], units[0])
        }
        return twins
    }

    static func name(_ recap: RecapTable, _ unit: Int) -> LevelRegion {
        LevelRegion(recap.levels.last, recap.tree.levels.last?.code(unit))
    }

    static func lines(_ recap: RecapTable, _ units: Int...) -> [Int] {
        units.map { recap.line(ofRow: recap.rowOfUnit[$0]) }
    }

    /// Figures of a unit but the number of its stations; −1 where unknown.
    private static func figures(_ recap: RecapTable, _ unit: Int) -> [Int] {
        recap.measures.indices.filter { recap.measures[$0] != .stations }.map {
            recap.sums.missing($0, unit) == 0 ? recap.sums.sum($0, unit) : -1
        }
    }

    /// In how many ways a row could have had other figures. Valid votes and ballots follow from the others.
    private static func ways(_ recap: RecapTable, _ unit: Int) -> Double {
        recap.measures.indices.reduce(1.0) { ways, measure in
            let root = Double(recap.sums.sum(measure, unit)).squareRoot()
            switch recap.measures[measure] {
            case .votes, .field(.invalid): return ways * max(1, 2 * root)
            case .field(.registered): return ways * max(1, root)
            case .field, .stations: return ways
            }
        }
    }
}
