import Ground
import Statistics

/// A domain with what the joint adjustment needs of it.
struct NullDomain: Sendable {
    var domain: KnownNull.Domain
    /// How many of the samples, drawn and observed, are at least as extreme as each draw; 0 where the domain could
    /// not be compared in it.
    var ranks: [UInt32]
    /// The same of the observed sample; 0 where the domain could not be compared in it.
    var rank: UInt32

    /// Samples, drawn and observed, in which the domain could be compared.
    var samples: Double { Double(domain.draws + (rank > 0 ? 1 : 0)) }
}

/// The drawing behind ``KnownNull``, a range of domains at a time.
struct NullWork: Sendable {
    let draws: DesignDraws
    let observed: [[Double]?]
    let terms: KnownNull.Terms
    let threads: Int
    let counter: ProgressCounter
    let shouldStop: (@Sendable () -> Bool)?

    /// Stations that are looked at where drawing goes on, in all domains together.
    static let mostVisits = 400_000_000

    func run() throws(EstimationError) -> [NullDomain?] {
        let number = terms.resolvedDraws
        let wanted = max(1, KnownNull.mostKept / (number * draws.choices))
        var found: [NullDomain?] = []
        var first = 0
        while first < draws.domainCount {
            let range = first..<min(draws.domainCount, first + wanted)
            found += try judge(range, number)
            first = range.upperBound
        }
        try goOn(&found, from: number)
        return found
    }

    /// Draws samples and judges a range of domains.
    private func judge(_ range: Range<Int>, _ number: Int) throws(EstimationError) -> [NullDomain?] {
        let (draws, terms, observed) = (draws, terms, observed)
        let width = range.count * draws.choices
        let counter = counter
        let kept = Parallel.filled(
            Parallel.blocks(of: number * width, size: KnownNull.blockSize * width), repeating: 0.0,
            threads: threads, shouldStop: shouldStop
        ) { block, places in
            var sampler = DesignSampler(
                draws, domains: range, fewestUnits: terms.fewestUnits, seed: terms.seed)
            let first = block * KnownNull.blockSize
            let samples = places.count / width
            places.withUnsafeMutableBufferPointer { places in
                for index in 0..<samples {
                    sampler.draw(
                        first + index, into: places.extracting(index * width..<(index + 1) * width))
                }
            }
            counter.add(2 * samples)
        }
        guard let kept else { throw .stopped }
        let found = Parallel.map(range.count, threads: threads, shouldStop: shouldStop) {
            place -> NullDomain? in
            let domain = range.lowerBound + place
            guard let listed = draws.shares[domain] else { return nil }
            let isUnseen = !draws.isConditional && draws.unitsSampled[domain] < terms.fewestUnits
            guard observed[domain] != nil || isUnseen else { return nil }
            let judge = NullJudge(
                kept: kept, first: place * draws.choices, stride: width, number: number,
                choices: draws.choices,
                observed: observed[domain].map { zip($0, listed).map { $0 - $1 } }, terms: terms)
            return judge.domain()
        }
        guard let found else { throw .stopped }
        return found
    }

    /// Draws on in domains of which few draws are as extreme as the sample.
    private func goOn(_ found: inout [NullDomain?], from number: Int) throws(EstimationError) {
        let few = found.indices.filter { place in
            found[place].map { $0.rank > 0 && $0.domain.exceedances < KnownNull.Terms.fewestExceedances }
                ?? false
        }
        guard !few.isEmpty else { return }
        let costs = few.map(visits)
        let whole = max(1, costs.reduce(0, +))
        let most = min(terms.mostDraws, max(number, NullWork.mostVisits / whole))
        guard most > number else { return }
        let (draws, terms, observed, start) = (draws, terms, observed, found)
        let continued = Parallel.map(few.count, threads: threads, shouldStop: shouldStop) {
            place -> KnownNull.Domain? in
            guard var domain = start[few[place]]?.domain, let shares = observed[few[place]],
                let listed = draws.shares[few[place]]
            else { return nil }
            NullWork.goOn(
                &domain, few[place], draws, from: number, to: most,
                observed: zip(shares, listed).map { $0 - $1 }, terms)
            return domain
        }
        guard let continued else { throw .stopped }
        for (place, domain) in few.enumerated() {
            if let more = continued[place] { found[domain]?.domain = more }
        }
    }

    /// Stations that one draw of a domain looks at.
    private func visits(_ domain: Int) -> Int {
        let cells = draws.isConditional ? draws.cells.filter { $0.domain == domain } : draws.cells
        return cells.reduce(0) { sum, cell in
            guard !draws.unitStarts.isEmpty, cell.units > 0 else { return sum + cell.draws }
            let stations = Int(
                draws.unitStarts[cell.first + cell.units] - draws.unitStarts[cell.first])
            return sum + cell.draws * max(1, stations / cell.units)
        }
    }

    /// Besag & Clifford: until 20 draws are as extreme or there are enough.
    private static func goOn(
        _ domain: inout KnownNull.Domain, _ index: Int, _ draws: DesignDraws, from first: Int,
        to most: Int, observed: [Double], _ terms: KnownNull.Terms
    ) {
        var sampler = DesignSampler(
            draws, domains: index..<(index + 1), fewestUnits: terms.fewestUnits, seed: terms.seed)
        let errors = domain.standardErrors
        let bound = domain.statistic * (1 - KnownNull.tolerance)
        var next = first
        withUnsafeTemporaryAllocation(of: Double.self, capacity: draws.choices) { row in
            while next < most && domain.exceedances < KnownNull.Terms.fewestExceedances {
                sampler.draw(next, into: row)
                next += 1
                guard !row[0].isNaN else { continue }
                domain.allDraws += 1
                let isExtreme = errors.indices.contains { choice in
                    errors[choice].map { abs(row[choice]) / $0 >= bound } ?? false
                }
                if isExtreme { domain.exceedances += 1 }
            }
        }
        let hits = Double(domain.exceedances)
        domain.p =
            domain.exceedances >= KnownNull.Terms.fewestExceedances
            ? hits / Double(domain.allDraws) : (hits + 1) / Double(domain.allDraws + 1)
    }
}

/// Judges one domain by its draws.
struct NullJudge {
    let kept: [Double]
    /// Place of the first choice of the first draw, and numbers from one draw to the next.
    let first: Int
    let stride: Int
    let number: Int
    let choices: Int
    /// Share of the sample minus listed share; `nil` where the sample has too few units of the domain by chance, so
    /// that only what the draws have there is ranked.
    let observed: [Double]?
    let terms: KnownNull.Terms

    private func deviation(_ draw: Int, _ choice: Int) -> Double {
        kept[draw * stride + first + choice]
    }

    func domain() -> NullDomain? {
        let usable = (0..<number).filter { !deviation($0, 0).isNaN }
        guard !usable.isEmpty, !(observed?.contains(where: \.isNaN) ?? false) else { return nil }
        let errors = (0..<choices).map { choice -> Double? in
            let sum = usable.reduce(0.0) { $0 + deviation($1, choice) * deviation($1, choice) }
            let error = (sum / Double(usable.count)).squareRoot()
            return error > 1e-12 ? error : nil
        }
        guard errors.contains(where: { $0 != nil }) else { return nil }
        let largest = { (deviation: (Int) -> Double) in
            errors.indices.reduce(0.0) { most, choice in
                errors[choice].map { max(most, abs(deviation(choice)) / $0) } ?? most
            }
        }
        let statistic = observed.map { observed in largest { observed[$0] } } ?? -1
        let drawn = usable.map { draw in largest { deviation(draw, $0) } }
        let order = Ordered(drawn)
        let exceedances = order.count(atLeast: statistic)
        let limit = order.limit(terms.level)
        let edge = order.limit(terms.edgeLevel)
        let alone = errors.indices.map { choice in
            errors[choice].map { error in Ordered(usable.map { abs(deviation($0, choice)) / error }) }
        }
        var ranks = [UInt32](repeating: 0, count: number)
        for (place, draw) in usable.enumerated() {
            let isLess = observed != nil && statistic >= drawn[place] * (1 - KnownNull.tolerance)
            ranks[draw] = UInt32(order.count(atLeast: drawn[place]) + (isLess ? 1 : 0))
        }
        let p = Double(exceedances + 1) / Double(usable.count + 1)
        return NullDomain(
            domain: KnownNull.Domain(
                draws: usable.count, allDraws: usable.count, exceedances: exceedances, p: p, pAdjusted: p,
                statistic: statistic, standardErrors: errors, limit: limit, edgeLimit: edge,
                outsideRate: order.rate(beyond: limit), edgeRate: order.rate(beyond: edge),
                choiceP: errors.indices.map { choice in
                    guard let error = errors[choice], let order = alone[choice], let observed else {
                        return nil
                    }
                    let count = order.count(atLeast: abs(observed[choice]) / error)
                    return Double(count + 1) / Double(usable.count + 1)
                },
                choiceLimits: alone.map { $0?.limit(terms.level) },
                detectableGap: detectableGap(usable, errors, limit)),
            ranks: ranks, rank: observed == nil ? 0 : UInt32(exceedances + 1))
    }

    /// The shift of the least precise choice, upwards or downwards, that power × 100 % of the draws carry beyond the
    /// limit.
    private func detectableGap(_ usable: [Int], _ errors: [Double?], _ limit: Double) -> Double? {
        let known = errors.indices.filter { errors[$0] != nil }
        guard limit.isFinite,
            let choice = known.max(by: { (errors[$0] ?? 0) < (errors[$1] ?? 0) }),
            let error = errors[choice]
        else { return nil }
        let drawn = usable.map { deviation($0, choice) }.sorted()
        let rest = min(drawn.count - 1, Int((1 - terms.power) * Double(drawn.count)))
        return limit * error + max(-drawn[rest], drawn[drawn.count - 1 - rest])
    }
}

/// Statistics of the draws in ascending order.
private struct Ordered {
    let values: [Double]

    init(_ values: [Double]) { self.values = values.sorted() }

    func count(atLeast value: Double) -> Int {
        let bound = value * (1 - KnownNull.tolerance)
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return values.count - low
    }

    /// The value beyond which p is at most 1 − level.
    func limit(_ level: Double) -> Double {
        let beyond = Int((1 - level) * Double(values.count + 1) + 1e-9)
        return beyond >= 1 ? values[values.count - min(beyond, values.count)] : .infinity
    }

    func rate(beyond limit: Double) -> Double {
        guard limit.isFinite else { return 0 }
        let outside = values.count { KnownNull.exceeds($0, limit) }
        return Double(outside) / Double(values.count)
    }
}
