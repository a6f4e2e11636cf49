import Elections

/// Sums above stations, asked whether they would be met if some stations had other figures.
struct SumsOfForms {
    private let above: UnitsAbove
    /// By how much each sum is out, and its finding.
    private let open: [Figure: (difference: Int, finding: Int)]
    /// Findings of sums that are 0.
    private let zeros: Set<Int>

    /// - Parameters:
    ///   - evidence: What was found.
    ///   - above: The recaps' units above the stations.
    ///   - isCarried: Whether sums count too of which a recap between them and the stations has what these have: a fault of the
    ///     stations that was carried into it.
    init(_ evidence: CauseEvidence, _ above: UnitsAbove, isCarried: Bool = false) {
        self.above = above
        func name(_ mismatch: LevelMismatch) -> String {
            evidence.levels.recaps[mismatch.recap].measures[mismatch.measure].name
        }
        var direct: [Int: Set<String>] = [:]
        for mismatch in evidence.levels.mismatches where mismatch.source == nil {
            direct[mismatch.recap, default: []].insert(name(mismatch))
        }
        /// Whether what a sum was made from has the stations' figures.
        func isOfStations(_ mismatch: LevelMismatch) -> Bool {
            guard let source = mismatch.source else { return true }
            return isCarried && direct[source]?.contains(name(mismatch)) != true
        }
        var open: [Figure: (difference: Int, finding: Int)] = [:]
        for mismatch in evidence.levels.mismatches where isOfStations(mismatch) && !mismatch.isBound {
            guard let finding = evidence.finding(of: mismatch) else { continue }
            let figure = Figure(recap: mismatch.recap, unit: mismatch.unit, column: name(mismatch))
            open[figure] = (mismatch.difference, finding)
        }
        self.open = open
        zeros = Set(
            evidence.levels.mismatches.filter { $0.expected == 0 && !$0.isBound }.compactMap(
                evidence.finding))
    }

    /// Positions of the mismatches that are out by exactly what some stations would change.
    ///
    /// - Parameter changes: For stations, by lowest unit, what each column would change by.
    func explained(_ changes: [(unit: Int, changes: [String: Int])]) -> Set<Int> {
        var sums: [Figure: Int] = [:]
        for recap in above.recaps {
            for (leaf, columns) in changes {
                guard let unit = above.unit(of: recap, above: Int32(leaf)) else { continue }
                for (column, change) in columns {
                    sums[Figure(recap: recap, unit: unit, column: column), default: 0] += change
                }
            }
        }
        return Set(
            sums.compactMap { figure, change in
                open[figure].flatMap { $0.difference == change ? $0.finding : nil }
            })
    }

    /// About what a column of one station would change by, and how far it may be from that, in hundredths.
    struct Change {
        var unit: Int
        var column: String
        var hundredths: Int
        var slack: Int
    }

    /// Positions of the mismatches that are out by what some stations would change, as far as that is known.
    func explained(within changes: [Change]) -> Set<Int> {
        var sums: [Figure: (change: Int, slack: Int)] = [:]
        for recap in above.recaps {
            for entry in changes {
                guard let unit = above.unit(of: recap, above: Int32(entry.unit)) else { continue }
                let figure = Figure(recap: recap, unit: unit, column: entry.column)
                let known = sums[figure] ?? (0, 0)
                sums[figure] = (known.change + entry.hundredths, known.slack + entry.slack)
            }
        }
        return Set(
            sums.compactMap { figure, entry in
                open[figure].flatMap {
                    abs(100 * $0.difference - entry.change) <= entry.slack ? $0.finding : nil
                }
            })
    }

    /// The stations' lowest regions above which a sum is out.
    var leaves: Set<Int> {
        Dictionary(grouping: open.keys, by: \.recap).reduce(into: []) { leaves, entry in
            leaves.formUnion(above.leaves(of: entry.key, below: Set(entry.value.map(\.unit))))
        }
    }

    /// Positions of the mismatches of a column in units all of whose stations lie in some lowest units.
    ///
    /// - Parameters:
    ///   - column: The column, whose figures there are gone.
    ///   - leaves: The lowest units.
    func open(of column: String, only leaves: Set<Int>) -> Set<Int> {
        Set(
            above.recaps.flatMap { recap in
                above.units(of: recap, onlyAbove: leaves).compactMap { unit in
                    open[Figure(recap: recap, unit: unit, column: column)]?.finding
                }
            })
    }

    /// The same of those where the sum of the stations is 0.
    ///
    /// - Parameters:
    ///   - column: The column, whose figures there are 0.
    ///   - leaves: The lowest units.
    func emptied(of column: String, only leaves: Set<Int>) -> Set<Int> {
        open(of: column, only: leaves).intersection(zeros)
    }

    /// What the sums above a lowest unit would have a column of its stations change by.
    func changes(of column: String, above leaf: Int32) -> [Int] {
        above.recaps.compactMap { recap in
            above.unit(of: recap, above: leaf).flatMap {
                open[Figure(recap: recap, unit: $0, column: column)]?.difference
            }
        }
    }

    private struct Figure: Hashable {
        var recap: Int
        var unit: Int
        var column: String
    }
}
