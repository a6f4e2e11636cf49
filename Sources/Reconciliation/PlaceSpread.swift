import Elections
import Ground
import Statistics

/// How much shares differ between the stations of one place, from the complete list of them: what a count of it can have as a
/// margin, exactly (Methods A15).
///
/// Not where the list itself is in doubt: then its deviations are too.
public struct PlaceSpread: Sendable, Equatable {
    /// The regions of one level.
    struct Level: Sendable, Equatable {
        var regions: Int
        /// Deviation of a sample that is stratified by them.
        var stratified: Double
        /// That of clusters of five stations in its regions; `nil` where no region has several.
        var clustered: Double?
    }

    /// A choice: fractions.
    struct Row: Sendable, Equatable {
        var share: Double
        var deviation: Double
        /// From the top down.
        var levels: [Level]
    }

    /// Stations with votes.
    public let stations: Int
    /// In the order of the ballot numbers.
    let rows: [Row]

    /// - Parameter table: All stations of the place; rows without every figure of the votes, or without a vote, are left out.
    /// - Returns: `nil` with fewer than two stations, or none with votes.
    public init?(_ table: StationTable) {
        let kept = (0..<table.count).filter { row in
            table.votes.allSatisfy { ($0[row] ?? -1) >= 0 } && table.votes.contains { ($0[row] ?? 0) > 0 }
        }
        guard kept.count > 1 else { return nil }
        let deviations = StationDeviations(
            votes: table.votes.map { column in kept.map { Double(column[$0] ?? 0) } })
        var levels: [[[Int]]] = []
        var path: CodeColumn?
        for column in table.regions {
            let whole = path.map { $0.crossed(with: column) } ?? column
            path = whole
            let groups = StationDeviations.groups(kept.count) { whole.ids[kept[$0]] }
            if groups.count > 1 { levels.append(groups) }
        }
        stations = kept.count
        rows = table.votes.indices.map { choice in
            Row(
                share: deviations.share(choice), deviation: deviations.whole(choice),
                levels: levels.map { regions in
                    Level(
                        regions: regions.count, stratified: deviations.stratified(choice, regions),
                        clustered: regions.contains { $0.count > 1 }
                            ? deviations.clustered(choice, regions) : nil)
                })
        }
    }

    /// Whether its votes are those of a result: each share within half a point of it.
    ///
    /// - Parameter official: Official shares in the order of the ballot numbers, fractions.
    public func fits(_ official: [Double]) -> Bool {
        official.count == rows.count && zip(rows, official).allSatisfy { abs($0.share - $1) < 0.005 }
    }

    /// The smallest and the largest margin, at a share of one half, that a count of so many stations can have.
    ///
    /// - Parameters:
    ///   - position: The choice, from 0 in the order of the ballot numbers.
    ///   - share: Its share in the count, at which the margin is one of a share of one half, a fraction.
    ///   - sample: Sampled stations.
    ///   - level: Level of the margin, a fraction.
    /// - Returns: Fractions; of a sample stratified by the smallest regions of which there are two stations each, and of clusters of
    ///   five stations where they differ most. `nil` where no such sample can be drawn.
    func margins(
        position: Int, share: Double, sample: Int, level: Double
    ) -> (smallest: Double, largest: Double)? {
        guard rows.indices.contains(position), sample > 1, sample < stations, 0 < share, share < 1
        else { return nil }
        let row = rows[position]
        let reach = Normal.upperQuantile((1 - level) / 2) / (2 * (share * (1 - share)).squareRoot())
        let drawn = 1 / Double(sample)
        let stratified = row.levels.filter { 2 * $0.regions <= sample }.map(\.stratified)
        let widest = row.levels.compactMap(\.clustered).reduce(row.deviation, max)
        return (
            reach * stratified.reduce(row.deviation, min) * (drawn - 1 / Double(stations)).squareRoot(),
            reach * widest * drawn.squareRoot()
        )
    }
}
