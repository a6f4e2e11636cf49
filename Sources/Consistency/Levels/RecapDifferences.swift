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
        guard let match = UnitMatch(recap.rollUp.tree, in: stations.tree) else { return nil }
        let depth = recap.levels.last.flatMap { name in
            stations.tree.levels.firstIndex { $0.name == name }.map { $0 + 1 }
        }
        let own = recap.rollUp.lowest
        let sums = stations.sums(depth: depth ?? 0)
        let places = recap.measures.map { stations.measures.firstIndex(of: $0) }
        var rows: [Row] = []
        var isMet = [Bool](repeating: false, count: sums.count)
        func add(_ code: String?, _ unit: Int?, _ other: Int?) {
            for (measure, kind) in recap.measures.enumerated() {
                guard kind == .stations || places[measure] != nil else { continue }
                let published = unit.map { own.sum(measure, $0) } ?? 0
                let sum = other.map { other in
                    kind == .stations
                        ? sums.stations(other) : places[measure].map { sums.sum($0, other) } ?? 0
                }
                guard published != sum ?? 0 else { continue }
                rows.append(Row(code: code ?? "", measure: measure, published: published, stations: sum ?? 0))
            }
        }
        for (unit, other) in match.units[recap.levels.count].enumerated() {
            if other >= 0 { isMet[Int(other)] = true }
            add(recap.rollUp.tree.levels.last?.code(unit), unit, other >= 0 ? Int(other) : nil)
        }
        for (other, isMet) in isMet.enumerated() where !isMet {
            add(depth.flatMap { stations.tree.levels[$0 - 1].code(other) }, nil, other)
        }
        self.rows = rows.sorted { ($0.code, $0.measure) < ($1.code, $1.measure) }
    }
}
