import Ground
import Statistics

extension DesignDraws {
    /// Whether every unit lies in one domain.
    static func areNested(_ units: [Int32], in domains: [Int32]) -> Bool {
        var domain: [Int32: Int32] = [:]
        for (unit, own) in zip(units, domains) {
            if let known = domain[unit] {
                if known != own { return false }
            } else {
                domain[unit] = own
            }
        }
        return true
    }

    static func shares(_ list: List, _ count: Int) -> [[Double]?] {
        let width = list.counts.count + 1
        var sums = [Int](repeating: 0, count: count * width)
        for (j, column) in (list.counts + [list.base]).enumerated() {
            for (row, domain) in list.domains.enumerated() where domain >= 0 {
                sums[Int(domain) * width + j] += Int(column[row])
            }
        }
        return (0..<count).map { domain in
            let row = sums[domain * width..<(domain + 1) * width]
            guard let base = row.last, base > 0 else { return nil }
            return row.dropLast().map { Double($0) / Double(base) }
        }
    }

    static func checkChances(_ list: List, _ design: Design) throws(EstimationError) {
        guard let chances = list.chances else {
            guard design.selection != .byChance && design.weighting != .byChance else {
                throw .missingTotal(name: "chances")
            }
            return
        }
        if let row = chances.firstIndex(where: { !($0 >= 0 && $0.isFinite) }) {
            throw .outsideRange(what: .drawChance, row: row, value: chances[row])
        }
    }

    /// Stations of an ordered unit.
    func size(ofUnit unit: Int) -> Int { Int(unitStarts[unit + 1] - unitStarts[unit]) }

    /// A scheme over a population, as a simulation draws it: one domain, the whole.
    ///
    /// - Throws: ``EstimationError`` for sizes that the population does not have.
    init(_ population: StationPopulation, _ scheme: SamplingScheme) throws(EstimationError) {
        let one = [Int32](repeating: 0, count: population.count)
        let sampled = scheme.unitsDrawn.enumerated().flatMap { stratum, number in
            [Unit](repeating: Unit(stratum: Int32(stratum), domain: 0), count: number)
        }
        let list = List(
            counts: (0..<population.choices).map(population.votes), base: population.valid,
            strata: scheme.isStratified ? Array(population.strata.ids) : one,
            units: scheme.drawsClusters ? population.clusters.map { Array($0.ids) } : nil, domains: one)
        try self.init(
            list: list,
            design: scheme.design(
                weights: [Double](repeating: 1, count: scheme.unitsDrawn.count), sampled: sampled),
            domainCount: 1, givenCounts: false)
    }
}

extension DesignDraws.Take {
    /// What is read of the units of a sample: all, so many or all of a smaller one, or parts.
    ///
    /// - Parameter units: Stations read of each unit, and stations that it has.
    public init(_ units: [(read: Int, size: Int)]) {
        let most = units.map(\.read).max() ?? 1
        if units.allSatisfy({ $0.read == $0.size }) {
            self = .all
        } else if units.allSatisfy({ $0.read == min(most, $0.size) }) {
            self = .upTo(most)
        } else {
            self = .parts(units.map { Double($0.read) / Double($0.size) }.sorted())
        }
    }
}

extension SamplingScheme {
    var isStratified: Bool { if case .stratified = self { true } else { false } }

    /// Whether first-stage units are clusters.
    var drawsClusters: Bool {
        switch self {
        case .simpleRandom, .stratified, .systematic: false
        case .clusters, .twoStage, .unequalClusters: true
        }
    }

    /// First-stage units drawn in each stratum.
    var unitsDrawn: [Int] {
        switch self {
        case .simpleRandom(let number), .systematic(let number), .clusters(let number): [number]
        case .stratified(let allocation): allocation
        case .twoStage(let number, _), .unequalClusters(let number, _): [number]
        }
    }

    /// The scheme as it is drawn.
    ///
    /// - Parameters:
    ///   - weights: Weight of each stratum.
    ///   - sampled: Where the units of a sample lie.
    func design(weights: [Double], sampled: [DesignDraws.Unit]) -> DesignDraws.Design {
        switch self {
        case .simpleRandom, .stratified: return .init(weights: weights, sampled: sampled)
        case .systematic(let number):
            return .init(selection: .systematic(drawn: [number]), weights: weights, sampled: sampled)
        case .clusters:
            return .init(weighting: .byStationsDrawn, weights: weights, sampled: sampled)
        case .twoStage(_, let each):
            return .init(
                take: .upTo(each), weighting: .byUnitSize, weights: weights, sampled: sampled)
        case .unequalClusters(_, let each):
            return .init(
                selection: .bySize, take: each.map { .upTo($0) } ?? .all, weighting: .byStationsRead,
                weights: weights, sampled: sampled)
        }
    }
}

extension DesignDraws.Design {
    /// The same with weights of 1 where all are equal: sums are then exact, and equal samples give equal shares.
    var scaled: Self {
        guard let first = weights.first, first > 0,
            weights.allSatisfy({ abs($0 - first) <= 1e-12 * first })
        else { return self }
        var copy = self
        copy.weights = weights.map { _ in 1 }
        return copy
    }
}
