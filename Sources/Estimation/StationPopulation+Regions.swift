import Ground

extension StationPopulation {
    /// The same stations in other strata.
    ///
    /// - Parameter strata: stratum of each station.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``.
    public func stratified(by strata: CodeColumn) throws(EstimationError) -> StationPopulation {
        try StationPopulation(
            counts: (0..<choices).map(votes), valid: valid, strata: strata, clusters: clusters)
    }

    /// The stations of each region as a population of their own, with the strata that it has.
    ///
    /// For planning region by region: a plan for each. Regions without valid votes are left out.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``.
    public func split(
        by regions: CodeColumn
    ) throws(EstimationError) -> [(label: String, population: StationPopulation)] {
        guard regions.count == count else {
            throw .columnLength(column: "regions", have: regions.count, need: count)
        }
        let (members, starts) = Self.order(regions)
        var result: [(label: String, population: StationPopulation)] = []
        for (code, label) in regions.codes.enumerated() {
            let own = members[starts[code]..<starts[code + 1]].map(Int.init)
            guard own.contains(where: { rows[$0 * width + choices] > 0 }) else { continue }
            let columns = (0..<width).map { j in own.map { rows[$0 * width + j] } }
            let pick = { (groups: CodeColumn) in
                CodeColumn(own.map { groups.codes[Int(groups.ids[$0])] })
            }
            result.append(
                (
                    label,
                    try StationPopulation(
                        counts: Array(columns.dropLast()), valid: columns[choices], strata: pick(strata),
                        clusters: clusters.map(pick))
                ))
        }
        return result
    }
}
