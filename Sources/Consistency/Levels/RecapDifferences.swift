import Elections

/// Every figure of a recap beside the sum over the stations, wherever the difference arises.
///
/// Faults of lower levels show again at each level above; ``LevelSums`` says where they arise.
public struct RecapDifferences: Sendable {
    /// A figure that differs; a region that one side lacks counts as zeros there.
    public struct Row: Sendable, Equatable {
        public let code: String
        /// Position of the figure among the recap's measures.
        public let measure: Int
        /// What the recap prints.
        public let published: Int
        /// Sum over the stations.
        public let stations: Int
    }

    /// Sorted by code, then by measure.
    public let rows: [Row]

    /// - Parameters:
    ///   - recap: A recap of one level.
    ///   - stations: Sums over the stations.
    /// - Returns: `nil` where the stations do not have the recap's level.
    public init?(_ recap: RecapTable, stations: RollUp) {
        guard let match = UnitMatch(recap.tree, in: stations.tree) else { return nil }
        let depth = stations.tree.depth(of: recap.levels.last)
        let own = recap.sums
        let sums = stations.sums(depth: depth ?? 0)
        // Positions of the measures among the sums; rows of a station file are the stations.
        let columns = recap.measures.enumerated().compactMap { measure, kind -> (own: Int, other: Int?)? in
            if kind == .stations { return (measure, nil) }
            return stations.measures.firstIndex(of: kind).map { (measure, $0) }
        }
        var rows: [Row] = []
        var isMet = [Bool](repeating: false, count: sums.count)
        func add(_ code: @autoclosure () -> String?, _ unit: Int, _ other: Int) {
            for column in columns {
                let published = unit < 0 ? 0 : own.sum(column.own, unit)
                let sum = other < 0 ? 0 : column.other.map { sums.sum($0, other) } ?? sums.stations(other)
                if published != sum {
                    rows.append(
                        Row(code: code() ?? "", measure: column.own, published: published, stations: sum))
                }
            }
        }
        let pairs = columns.map { ($0.own, $0.other ?? -1) }
        for (unit, other) in match.units[recap.levels.count].enumerated() {
            if other >= 0 {
                isMet[Int(other)] = true
                if own.isSame(unit, sums, Int(other), measures: pairs) { continue }
            }
            add(recap.tree.levels.last?.code(unit), unit, Int(other))
        }
        for (other, isMet) in isMet.enumerated() where !isMet {
            add(depth.flatMap { stations.tree.levels[$0 - 1].code(other) }, -1, other)
        }
        self.rows = rows.sorted { ($0.code, $0.measure) < ($1.code, $1.measure) }
    }
}
