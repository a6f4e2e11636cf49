import Ground
import Statistics

extension SampleDesign {
    /// Simple random sample of `count` rows.
    ///
    /// - Parameter population: rows in the population; `nil` when sampled with replacement or unknown, then
    ///   all weights are 1.
    /// - Parameter count: rows of the sample.
    public static func simpleRandom(
        count: Int, population: Double?
    ) throws(EstimationError) -> SampleDesign {
        guard count > 0 else { throw .emptySample }
        let weight = population.map { $0 / Double(count) } ?? 1
        return try SampleDesign(
            weights: [Double](repeating: weight, count: count),
            strata: [Stratum(label: "all", sampled: count, population: population)],
            units: (0..<count).map { Int32($0) }, stratumOfUnit: [Int32](repeating: 0, count: count))
    }

    /// Rows drawn in each stratum without replacement.
    ///
    /// Also for systematic samples that are treated as random within strata.
    /// - Parameters:
    ///   - strata: stratum of each row.
    ///   - population: N_h, repeated on each row of the stratum; `nil` when unknown.
    ///   - weights: used as they are; `nil` for N_h/n_h.
    public static func stratified(
        strata: CodeColumn, population: [Double]?, weights: [Double]? = nil
    ) throws(EstimationError) -> SampleDesign {
        let units = CodeColumn(ids: Array(0..<Int32(strata.count)), codes: [])
        return try firstStage(strata: strata, units: units, population: population, weights: weights)
    }

    /// Clusters drawn at random, all their rows read.
    ///
    /// - Parameter population: number of clusters in the population, repeated on each row.
    /// - Parameter units: first-stage unit of each row.
    /// - Parameter weights: weight of each row; N/n where `nil`.
    public static func clusters(
        units: CodeColumn, population: [Double]?, weights: [Double]? = nil
    ) throws(EstimationError) -> SampleDesign {
        let single = CodeColumn(count: units.count, of: "all")
        return try firstStage(strata: single, units: units, population: population, weights: weights)
    }

    /// Clusters drawn at random in each stratum, all their rows read.
    ///
    /// - Parameter population: clusters of the stratum in the population, repeated on each row.
    /// - Parameter strata: stratum of each row.
    /// - Parameter units: first-stage unit of each row.
    /// - Parameter weights: weight of each row; N/n where `nil`.
    public static func stratifiedClusters(
        strata: CodeColumn, units: CodeColumn, population: [Double]?, weights: [Double]? = nil
    ) throws(EstimationError) -> SampleDesign {
        try firstStage(strata: strata, units: units, population: population, weights: weights)
    }

    /// Clusters drawn at random (in each stratum), then rows at random within them; weights (N_h/n_h)(M_i/m_i)
    /// unless given.
    ///
    /// A cluster of which one row of several was read adds no second-stage variance (the first stage
    /// dominates).
    /// - Parameters:
    ///   - clusters: N (of the row's stratum), repeated on each row.
    ///   - rowsInCluster: M_i, repeated on each row of the cluster.
    ///   - units: first-stage unit of each row.
    ///   - weights: weight of each row; (N/n)(M_i/m_i) where `nil`.
    ///   - strata: stratum of each row; one stratum where `nil`.
    public static func twoStage(
        units: CodeColumn, clusters: [Double], rowsInCluster: [Double], weights: [Double]? = nil,
        strata: CodeColumn? = nil
    ) throws(EstimationError) -> SampleDesign {
        let single = CodeColumn(count: units.count, of: "all")
        let whole = try firstStage(
            strata: strata ?? single, units: units, population: clusters, weights: weights)
        guard rowsInCluster.count == whole.count else {
            throw .columnLength(column: "rowsInCluster", have: rowsInCluster.count, need: whole.count)
        }
        var sampled = [Double](repeating: 0, count: whole.stratumOfUnit.count)
        var size = sampled
        for (row, unit) in whole.units.enumerated() {
            sampled[Int(unit)] += 1
            size[Int(unit)] = rowsInCluster[row]
        }
        for unit in size.indices where size[unit] < sampled[unit] {
            throw .populationTooSmall(
                stratum: units.codes[unit], sampled: Int(sampled[unit], within: 0...whole.count),
                population: size[unit])
        }
        let own = whole.units.indices.map { row -> Double in
            let unit = Int(whole.units[row])
            return whole.weights[row] * size[unit] / sampled[unit]
        }
        return try SampleDesign(
            weights: weights ?? own, strata: whole.strata, units: whole.units,
            stratumOfUnit: whole.stratumOfUnit, secondStage: size)
    }

    /// Draws with replacement with given probabilities; a unit drawn twice is two rows
    /// (Hansen & Hurwitz 1943).
    ///
    /// - Parameter drawProbabilities: p_i of one draw; the weights are 1/(n p_i).
    public static func unequalWithReplacement(
        drawProbabilities: [Double]
    ) throws(EstimationError) -> SampleDesign {
        let n = drawProbabilities.count
        guard n > 0 else { throw .emptySample }
        return try SampleDesign(
            weights: drawProbabilities.map { 1 / (Double(n) * $0) },
            strata: [Stratum(label: "all", sampled: n, population: nil)],
            units: (0..<n).map { Int32($0) }, stratumOfUnit: [Int32](repeating: 0, count: n))
    }

    private static func firstStage(
        strata: CodeColumn, units: CodeColumn, population: [Double]?, weights: [Double]?
    ) throws(EstimationError) -> SampleDesign {
        let rows = strata.count
        guard rows > 0 else { throw .emptySample }
        guard units.count == rows else {
            throw .columnLength(column: "units", have: units.count, need: rows)
        }
        if let population, population.count != rows {
            throw .columnLength(column: "population", have: population.count, need: rows)
        }
        if let weights, weights.count != rows {
            throw .columnLength(column: "weights", have: weights.count, need: rows)
        }
        let unitCount = Int(units.ids.max() ?? -1) + 1
        var stratumOfUnit = [Int32](repeating: -1, count: unitCount)
        var summary = strata.codes.map { Stratum(label: $0, sampled: 0, population: nil) }
        for row in 0..<rows {
            let stratum = strata.ids[row]
            let unit = Int(units.ids[row])
            if stratumOfUnit[unit] < 0 {
                stratumOfUnit[unit] = stratum
                summary[Int(stratum)].sampled += 1
            } else if stratumOfUnit[unit] != stratum {
                throw .unitInTwoStrata(
                    unit: units.codes[unit], first: strata.codes[Int(stratumOfUnit[unit])],
                    second: strata.codes[Int(stratum)])
            }
            guard let population else { continue }
            let known = summary[Int(stratum)].population
            if let known, known != population[row] {
                throw .populationDiffers(
                    stratum: strata.codes[Int(stratum)], first: known, second: population[row])
            }
            summary[Int(stratum)].population = population[row]
        }
        let own = strata.ids.map { code -> Double in
            let stratum = summary[Int(code)]
            return stratum.population.map { $0 / Double(stratum.sampled) } ?? 1
        }
        return try SampleDesign(
            weights: weights ?? own, strata: summary, units: Array(units.ids), stratumOfUnit: stratumOfUnit)
    }
}
