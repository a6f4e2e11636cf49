import Ground
import Statistics

/// Sample sizes and allocations for the next count, from the variances of a past one.
///
/// The variance of a combined ratio under stratified sampling is Σ_h N_h² (1/n_h − 1/N_h) S_h²/X² with S_h
/// the standard deviation of the residuals y − R x in stratum h, known exactly from a full count. Plans are
/// as good as the past is like the future: add a reserve for stations that will not report. For strata that
/// are read completely the variance is zero. Sources: Cochran (1977) sec. 5.5, 5.9, 6.10; Methods A15, D4.
public struct SamplePlan: Sendable {
    /// The quantity that has to be precise.
    public enum Target: Sendable, Equatable {
        case share(Int)
        /// First minus second.
        case lead(Int, Int)
    }

    /// A sample with what may be expected of it.
    public struct Expectation: Sendable, Equatable, Codable {
        /// n_h, in the order of the strata.
        public var allocation: [Int]
        public var stations: Int
        /// Expected standard error, a fraction.
        public var standardError: Double
        /// Half-width of the t interval at `level`, a fraction.
        public var margin: Double
        public var level: Double
        /// Difference from the official figure that is found with probability `power`; `nil` if no power
        /// was given.
        public var detectableGap: Double?
        public var power: Double?
        /// Variance over that of a simple random sample of as many stations; `nil` if that is zero.
        public var designEffect: Double?
        /// Stations minus strata.
        public var degreesOfFreedom: Int
    }

    /// Value of the target in the past count.
    public let value: Double
    /// Labels of the strata.
    public let strata: [String]
    /// N_h.
    public let sizes: [Int]
    /// S_h of y − R x, in votes.
    public let deviations: [Double]
    /// S over the whole, for the simple random sample.
    public let overallDeviation: Double
    /// X, the valid votes.
    public let denominatorTotal: Double

    /// - Throws: ``EstimationError/impossibleSize(what:size:low:high:)`` for a choice that does not exist.
    public init(population: StationPopulation, target: Target) throws(EstimationError) {
        let choices: [(index: Int, sign: Double)] =
            switch target {
            case .share(let choice): [(choice, 1)]
            case .lead(let first, let second): [(first, 1), (second, -1)]
            }
        for choice in choices where !population.shares.indices.contains(choice.index) {
            throw .impossibleSize(
                what: .choice, size: choice.index, low: 0, high: population.choices - 1)
        }
        let past = choices.reduce(0.0) { $0 + $1.sign * population.shares[$1.index] }
        let width = population.width
        let residual = { (station: Int) -> Double in
            let base = station * width
            let top = choices.reduce(0.0) { $0 + $1.sign * Double(population.rows[base + $1.index]) }
            return top - past * Double(population.rows[base + width - 1])
        }
        value = past
        strata = population.strata.codes
        sizes = population.stratumSizes
        denominatorTotal = population.total
        deviations = sizes.indices.map { h in
            let members = population.byStratum[
                population.stratumStarts[h]..<population.stratumStarts[h + 1]]
            return Self.deviation(members.map { residual(Int($0)) })
        }
        overallDeviation = Self.deviation((0..<population.count).map(residual))
    }

    /// Stations in the population.
    public var count: Int { sizes.reduce(0, +) }

    /// What a given allocation leads to.
    ///
    /// - Parameters:
    ///   - level: confidence level of the margin, a fraction.
    ///   - power: probability with which the detectable gap is found at the significance 1 − level.
    ///   - allocation: how they are spread over the strata.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``,
    ///   ``EstimationError/impossibleSize(what:size:low:high:)`` for an n_h outside 1...N_h or hardly any
    ///   stations, ``EstimationError/impossibleValue(what:value:range:)`` for a level or power outside (0, 1).
    public func expectation(
        allocation: [Int], level: Double, power: Double? = nil
    ) throws(EstimationError) -> Expectation {
        guard allocation.count == sizes.count else {
            throw .columnLength(column: "allocation", have: allocation.count, need: sizes.count)
        }
        for (name, value) in [(EstimationError.Quantity.level, level), (.power, power ?? 0.5)]
        where !(value > 0 && value < 1) {
            throw .impossibleValue(what: name, value: value, range: .between(0, 1))
        }
        for (h, size) in sizes.enumerated() where !(min(1, size)...size).contains(allocation[h]) {
            throw .impossibleSize(
                what: .stationsInStratum(strata[h]), size: allocation[h], low: min(1, size), high: size)
        }
        let stations = allocation.reduce(0, +)
        let df = stations - sizes.count { $0 > 0 }
        let variance = sizes.indices.reduce(0.0) { sum, h in
            guard allocation[h] < sizes[h] else { return sum }
            return sum + Self.variance(sizes[h], allocation[h], deviations[h])
        }
        let simple = stations < count ? Self.variance(count, stations, overallDeviation) : 0
        let error = variance.squareRoot() / denominatorTotal
        let isCensus = stations == count
        guard df >= 1 || isCensus else {
            throw .impossibleSize(
                what: .stations, size: stations, low: stations + 1 - df, high: count)
        }
        let quantile = { (tail: Double) -> Double in
            isCensus ? 0 : StudentT.upperQuantile(tail, degreesOfFreedom: Double(df))
        }
        return Expectation(
            allocation: allocation, stations: stations, standardError: error,
            margin: quantile((1 - level) / 2) * error, level: level,
            detectableGap: power.map { (quantile((1 - level) / 2) + quantile(1 - $0)) * error },
            power: power, designEffect: simple > 0 ? variance / simple : nil, degreesOfFreedom: df)
    }

    /// The expectation for a total number of stations.
    public func expectation(
        stations: Int, allocation: Allocation, minimum: Int = 2, level: Double, power: Double? = nil
    ) throws(EstimationError) -> Expectation {
        try expectation(
            allocation: try allocation.sizes(
                total: stations, sizes: sizes, deviations: deviations, minimum: minimum),
            level: level, power: power)
    }

    /// The smallest sample whose margin is at most `margin`.
    ///
    /// - Throws: ``EstimationError/impossibleValue(what:value:range:)`` for a margin that is not positive.
    public func sample(
        margin: Double, level: Double, allocation: Allocation, minimum: Int = 2
    ) throws(EstimationError) -> Expectation {
        guard margin > 0 else { throw .impossibleValue(what: .margin, value: margin, range: .above(0)) }
        return try smallest(minimum) { (stations) throws(EstimationError) in
            let found = try expectation(
                stations: stations, allocation: allocation, minimum: minimum, level: level)
            return (found, found.margin <= margin)
        }
    }

    /// The smallest sample that finds a gap between the official figure and the truth with probability
    /// `power`, at the significance 1 − level.
    ///
    /// - Throws: ``EstimationError/impossibleValue(what:value:range:)`` for a gap that is not positive.
    public func sample(
        gap: Double, level: Double, power: Double, allocation: Allocation, minimum: Int = 2
    ) throws(EstimationError) -> Expectation {
        guard gap > 0 else { throw .impossibleValue(what: .gap, value: gap, range: .above(0)) }
        return try smallest(minimum) { (stations) throws(EstimationError) in
            let found = try expectation(
                stations: stations, allocation: allocation, minimum: minimum, level: level, power: power)
            return (found, (found.detectableGap ?? .infinity) <= gap)
        }
    }

    /// Halves the range of totals; rounding of allocations makes the margin fall almost, not strictly, so
    /// the last few sizes below the answer are looked at one by one.
    private func smallest(
        _ minimum: Int, _ attempt: (Int) throws(EstimationError) -> (Expectation, Bool)
    ) throws(EstimationError) -> Expectation {
        let strata = sizes.count { $0 > 0 }
        let least = sizes.reduce(0) { $0 + min($1, max(1, minimum)) }
        var low = min(count, max(least, strata + 1)) - 1
        var high = count
        var (best, _) = try attempt(high)
        while high - low > 1 {
            let middle = (low + high) / 2
            let (found, isEnough) = try attempt(middle)
            if isEnough { (high, best) = (middle, found) } else { low = middle }
        }
        var size = high - 1
        while size > max(high - 1 - strata, min(count, max(least, strata + 1)) - 1) {
            let (found, isEnough) = try attempt(size)
            if isEnough { best = found }
            size -= 1
        }
        return best
    }

    private static func variance(_ all: Int, _ n: Int, _ deviation: Double) -> Double {
        let (size, drawn) = (Double(all), Double(n))
        return size * size * (1 / drawn - 1 / size) * deviation * deviation
    }

    private static func deviation(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
    }
}
