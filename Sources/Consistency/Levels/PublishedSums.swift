import Elections

/// Every figure of a recap that is not the sum of the rows one level below as published.
///
/// A figure that was altered shows at its own level and once more at the level above, unless that was altered
/// to match; ``LevelSums`` says where a fault arises. Source: Methods F2.
public struct PublishedSums: Sendable {
    /// A figure that differs from the sum below it.
    public struct Row: Sendable, Equatable {
        /// Position of the recap among ``PublishedSums/recaps``.
        public let recap: Int
        /// Unit of the recap's lowest level.
        public let unit: Int
        /// Position of the figure among the recap's measures.
        public let measure: Int
        /// What the recap prints.
        public let published: Int
        /// Sum of the rows one level below.
        public let children: Int
        /// Position of the recap one level below; `nil` for the stations.
        public let source: Int?
    }

    /// Recaps from the top level down.
    public let recaps: [RecapTable]
    /// By recap, code and measure. Figures that a row lacks, and units that the level below lacks, are not
    /// compared.
    public let rows: [Row]

    /// - Parameters:
    ///   - recaps: Recaps of different levels, in any order.
    ///   - stations: Sums over the stations, which stand below the lowest recap; `nil` where there are none.
    public init(recaps: [RecapTable], stations: RollUp?) {
        let sorted = recaps.sorted { $0.levels.count < $1.levels.count }
        self.recaps = sorted
        rows = sorted.indices.flatMap { index -> [Row] in
            let next = index + 1 < sorted.count ? sorted[index + 1].rollUp : stations
            guard let next else { return [] }
            return PublishedSums.rows(
                sorted[index], index, next, source: index + 1 < sorted.count ? index + 1 : nil)
        }
    }

    private static func rows(_ recap: RecapTable, _ index: Int, _ next: RollUp, source: Int?) -> [Row] {
        guard let match = UnitMatch(recap.tree, in: next.tree) else { return [] }
        let below = next.sums(depth: next.tree.depth(of: recap.levels.last) ?? 0)
        let places = recap.measures.map { next.measures.firstIndex(of: $0) }
        let order = recap.tree.levels.last?.unitsByCode ?? [0]
        return order.flatMap { unit -> [Row] in
            let child = Int(match.units[recap.levels.count][unit])
            guard child >= 0, recap.sums.stations(unit) == 1 else { return [] }
            return recap.measures.indices.compactMap { measure in
                guard let place = places[measure], recap.sums.missing(measure, unit) == 0,
                    below.missing(place, child) == 0
                else { return nil }
                let (published, children) = (recap.sums.sum(measure, unit), below.sum(place, child))
                guard published != children else { return nil }
                return Row(
                    recap: index, unit: unit, measure: measure, published: published, children: children,
                    source: source)
            }
        }
    }
}
