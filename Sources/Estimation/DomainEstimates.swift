/// Estimates of many domains of one sample, each at the cost of its own rows.
///
/// Gives what ``SampleDesign/ratios(numerators:denominator:domain:lonely:)`` gives: all rows stay in the variance
/// formula, and those outside the domain have zeros there, so that first-stage units without a row in the domain
/// need only be counted. Not for samples drawn in an order or with unequal probabilities, whose formulas take
/// rows in pairs. Source: Särndal, Swensson & Wretman (1992), section 10.3.
public struct DomainEstimates: Sendable {
    private let design: SampleDesign
    /// First-stage units of each stratum.
    private let unitsOfStratum: [Int]
    /// Rows of each first-stage unit, for samples of two stages.
    private let rowsOfUnit: [Int]
    private let firstLonely: String?
    /// What the covariance is multiplied by where lonely strata count as the mean of the others.
    private let averageScale: Double
    private let totalWeight: Double

    /// - Parameter design: How the rows were drawn.
    /// - Returns: `nil` where the formula of the design takes rows in pairs.
    public init?(_ design: SampleDesign) {
        guard design.selection == nil else { return nil }
        self.design = design
        var units = [Int](repeating: 0, count: design.strata.count)
        for stratum in design.stratumOfUnit { units[Int(stratum)] += 1 }
        unitsOfStratum = units
        var rows = [Int](repeating: 0, count: design.secondStage == nil ? 0 : design.stratumOfUnit.count)
        if design.secondStage != nil { for unit in design.units { rows[Int(unit)] += 1 } }
        rowsOfUnit = rows
        firstLonely = design.strata.first(where: \.isLonely)?.label
        let known = design.strata.count { !$0.isLonely }
        averageScale = known > 0 ? Double(design.strata.count) / Double(known) : 0
        totalWeight = design.weights.reduce(0, +)
    }

    /// Combined ratios Σwy/Σwx over the rows of a domain.
    ///
    /// - Parameters:
    ///   - numerators: A column for each choice, a value for each row of the sample.
    ///   - denominator: A value for each row of the sample.
    ///   - rows: Rows of the domain, ascending, each once.
    ///   - lonely: What single-unit strata contribute.
    /// - Throws: As the ratios of a whole sample.
    /// - Complexity: O(rows of the domain), and their logarithm.
    public func ratios(
        numerators: [[Double]], denominator: [Double], rows: [Int], lonely: LonelyStratumPolicy = .default
    ) throws(EstimationError) -> RatioEstimate {
        for column in numerators + [denominator] where column.count != design.count {
            throw .columnLength(column: "values", have: column.count, need: design.count)
        }
        guard !rows.isEmpty else { throw .emptyDomain }
        func sum(_ column: [Double]) -> Double {
            rows.reduce(0) { $0 + design.weights[$1] * column[$1] }
        }
        let total = sum(denominator)
        guard total != 0 else { throw .zeroDenominator }
        if lonely == .fail, let firstLonely { throw .lonelyStratum(stratum: firstLonely) }
        let ratios = numerators.map { sum($0) / total }
        let scores = zip(numerators, ratios).map { column, ratio in
            rows.map { (column[$0] - ratio * denominator[$0]) / total }
        }
        let parts = Parts(design, rows, scores)
        let degrees = parts.units.count - parts.strata.count
        return RatioEstimate(
            estimate: DesignEstimate(
                values: ratios, covariance: covariance(scores, rows, parts, lonely),
                degreesOfFreedom: degrees),
            denominatorTotal: total, sampleDenominator: rows.reduce(0) { $0 + denominator[$1] },
            choiceDegreesOfFreedom: stability(parts, choices: scores.count, most: Double(degrees)),
            srsVariances: scores.map { srsVariance($0, rows) }, estimatedRows: totalWeight,
            rows: design.count)
    }

    /// The strata and units that have rows in a domain, in the order of the design.
    private struct Parts {
        /// A stratum and its places in `units`.
        var strata: [(index: Int, units: Range<Int>)] = []
        var units: [Int] = []
        /// Weighted totals of each unit, unit after unit.
        var totals: [Double]
        /// Place in `units` of each row of the domain.
        var unitOfRow: [Int]

        init(_ design: SampleDesign, _ rows: [Int], _ scores: [[Double]]) {
            let found = Set(rows.map { Int(design.units[$0]) }).sorted {
                (design.stratumOfUnit[$0], $0) < (design.stratumOfUnit[$1], $1)
            }
            let places = Dictionary(uniqueKeysWithValues: zip(found, found.indices))
            units = found
            unitOfRow = rows.map { places[Int(design.units[$0])] ?? 0 }
            totals = [Double](repeating: 0, count: found.count * scores.count)
            for (j, column) in scores.enumerated() {
                for (place, row) in rows.enumerated() {
                    totals[unitOfRow[place] * scores.count + j] += design.weights[row] * column[place]
                }
            }
            for (place, unit) in found.enumerated() {
                let stratum = Int(design.stratumOfUnit[unit])
                if strata.last?.index == stratum {
                    strata[strata.count - 1].units = strata[strata.count - 1].units.lowerBound..<place + 1
                } else {
                    strata.append((stratum, place..<place + 1))
                }
            }
        }
    }

    private func covariance(
        _ scores: [[Double]], _ rows: [Int], _ parts: Parts, _ lonely: LonelyStratumPolicy
    ) -> [[Double]] {
        let k = scores.count
        var sum = [Double](repeating: 0, count: k * k)
        func add(_ factor: Double, _ deviation: [Double]) {
            for i in 0..<k { for j in 0...i { sum[i * k + j] += factor * deviation[i] * deviation[j] } }
        }
        for (index, units) in parts.strata {
            let stratum = design.strata[index]
            let n = Double(stratum.sampled)
            let mean = (0..<k).map { j in
                stratum.isLonely ? 0 : units.reduce(0) { $0 + parts.totals[$1 * k + j] } / n
            }
            let factor =
                stratum.isLonely
                ? (lonely == .adjust ? stratum.remaining : 0)
                : stratum.sampled > 1 ? stratum.remaining * n / (n - 1) : 0
            guard factor > 0 else { continue }
            for unit in units { add(factor, (0..<k).map { parts.totals[unit * k + $0] - mean[$0] }) }
            add(factor * Double(unitsOfStratum[index] - units.count), mean)
        }
        if lonely == .average { for index in sum.indices { sum[index] *= averageScale } }
        addSecondStage(scores, rows, parts, add)
        return (0..<k).map { i in (0..<k).map { j in sum[max(i, j) * k + min(i, j)] } }
    }

    private func addSecondStage(
        _ scores: [[Double]], _ rows: [Int], _ parts: Parts, _ add: (Double, [Double]) -> Void
    ) {
        guard let secondStage = design.secondStage else { return }
        let k = scores.count
        var inside = [Int](repeating: 0, count: parts.units.count)
        for unit in parts.unitOfRow { inside[unit] += 1 }
        let factors = parts.units.map { unit -> Double in
            let stratum = design.strata[Int(design.stratumOfUnit[unit])]
            let first = stratum.population.map { Double(stratum.sampled) / $0 } ?? 0
            let m = Double(rowsOfUnit[unit])
            guard m > 1, m < secondStage[unit] else { return 0 }
            return first * (1 - m / secondStage[unit]) * m / (m - 1)
        }
        func mean(_ place: Int, _ j: Int) -> Double {
            parts.totals[place * k + j] / Double(rowsOfUnit[parts.units[place]])
        }
        for (place, row) in rows.enumerated() {
            let unit = parts.unitOfRow[place]
            guard factors[unit] > 0 else { continue }
            add(factors[unit], (0..<k).map { design.weights[row] * scores[$0][place] - mean(unit, $0) })
        }
        for place in parts.units.indices where factors[place] > 0 {
            let outside = rowsOfUnit[parts.units[place]] - inside[place]
            add(factors[place] * Double(outside), (0..<k).map { mean(place, $0) })
        }
    }

    private func stability(_ parts: Parts, choices k: Int, most: Double) -> [Double] {
        var stability = VarianceStability(count: k)
        for (index, units) in parts.strata where unitsOfStratum[index] > 1 {
            let n = Double(unitsOfStratum[index])
            for j in 0..<k {
                stability.add(
                    j, units: units.count, without: unitsOfStratum[index] - units.count,
                    factor: design.strata[index].remaining * n / (n - 1), centred: true
                ) { parts.totals[(units.lowerBound + $0) * k + j] }
            }
        }
        return (0..<k).map { stability.degreesOfFreedom($0, most: most) ?? most }
    }

    /// Weighted variance of one row's score, n/(n−1) Σw(z − z̄)²/Σw.
    private func srsVariance(_ score: [Double], _ rows: [Int]) -> Double {
        guard design.count > 1 else { return 0 }
        var (weight, total) = (0.0, 0.0)
        for (place, row) in rows.enumerated() {
            weight += design.weights[row]
            total += design.weights[row] * score[place]
        }
        let mean = total / totalWeight
        var sum = max(0, totalWeight - weight) * mean * mean
        for (place, row) in rows.enumerated() {
            sum += design.weights[row] * (score[place] - mean) * (score[place] - mean)
        }
        let n = Double(design.count)
        return n / (n - 1) * sum / totalWeight
    }
}
