extension SampleDesign {
    /// The design with every single-unit stratum merged into its neighbour in a list fixed beforehand.
    ///
    /// The recommended treatment of lonely strata. A lonely stratum joins the next one of the list (the
    /// last one joins the one before); population sizes add up, weights stay as they are. A stratum of which every unit
    /// was read is known exactly: it joins no other, and none joins it.
    /// - Parameter order: labels of all strata, ordered before any result was seen.
    /// - Throws: ``EstimationError/missingTotal(name:)`` for a stratum that the list leaves out,
    ///   ``EstimationError/lonelyStratum(stratum:)`` if there is nothing to merge with.
    public func collapsingLonelyStrata(order: [String]) throws(EstimationError) -> SampleDesign {
        var position: [String: Int] = [:]
        for (index, stratum) in strata.enumerated() { position[stratum.label] = index }
        for stratum in strata where !order.contains(stratum.label) {
            throw .missingTotal(name: stratum.label)
        }
        var groups: [[Int]] = []
        var open: [Int] = []
        for label in order {
            guard let index = position[label], !strata[index].isCensus else { continue }
            open.append(index)
            if open.count == 1, strata[index].isLonely { continue }
            groups.append(open)
            open = []
        }
        if !open.isEmpty {
            guard !groups.isEmpty else { throw .lonelyStratum(stratum: strata[open[0]].label) }
            groups[groups.count - 1] += open
        }
        groups += strata.indices.filter { strata[$0].isCensus }.map { [$0] }
        var target = [Int32](repeating: 0, count: strata.count)
        var merged: [Stratum] = []
        for group in groups {
            for index in group { target[index] = Int32(merged.count) }
            let populations = group.compactMap { strata[$0].population }
            merged.append(
                Stratum(
                    label: group.map { strata[$0].label }.joined(separator: "+"),
                    sampled: group.reduce(0) { $0 + strata[$1].sampled },
                    population: populations.count == group.count ? populations.reduce(0, +) : nil))
        }
        return try SampleDesign(
            weights: weights, strata: merged, units: units,
            stratumOfUnit: stratumOfUnit.map { target[Int($0)] }, secondStage: secondStage,
            selection: selection)
    }
}
