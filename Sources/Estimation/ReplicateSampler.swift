import Statistics

/// Draws one sample after the other from a population and estimates shares from each.
///
/// Holds scratch memory: one per thread. A replicate depends on the seed and its number only.
struct ReplicateSampler {
    let population: StationPopulation
    let scheme: SamplingScheme
    let missing: [Double]?
    let seed: UInt64
    /// Stations ordered by cluster, if the scheme needs them.
    let clusters: (members: [Int32], starts: [Int])?

    private var random: Xoshiro256
    private var sum: MomentSum
    private var open: MomentSum.Part
    private var group: MomentSum.Part
    private var held: MomentSum.Part
    private var row: [Double]
    private var previous: [Double]
    private var chosen: [Int32] = []
    private var chooser: PlaceChooser
    /// Stations received in the last replicate, in the order drawn.
    private(set) var drawnRows: [Int] = []

    /// What else is known of a replicate.
    struct Facts {
        var degreesOfFreedom = 0
        var received = 0
        var usable = false
    }

    init(
        _ population: StationPopulation, _ scheme: SamplingScheme, missing: [Double]?, seed: UInt64,
        clusters: (members: [Int32], starts: [Int])?
    ) {
        self.population = population
        self.scheme = scheme
        self.missing = missing
        self.seed = seed
        self.clusters = clusters
        random = Xoshiro256(seed: seed)
        let width = population.width
        sum = MomentSum(width: width)
        open = MomentSum.Part(width: width)
        group = open
        held = open
        row = [Double](repeating: 0, count: width)
        previous = row
        chooser = PlaceChooser(largest: population.count)
    }

    /// Draws replicate `index`.
    mutating func draw(
        _ index: Int, shares: UnsafeMutableBufferPointer<Double>,
        covariance: UnsafeMutableBufferPointer<Double>,
        degreesOfFreedom: UnsafeMutableBufferPointer<Double>
    ) -> Facts {
        random = Xoshiro256(seed: seed, stream: UInt64(index))
        sum.clear()
        drawnRows.removeAll(keepingCapacity: true)
        var facts: Facts
        switch scheme {
        case .simpleRandom(let stations):
            facts = drawStrata(starts: [0, population.count], sizes: [stations], order: nil)
        case .stratified(let allocation):
            facts = drawStrata(
                starts: population.stratumStarts, sizes: allocation, order: population.byStratum)
        case .systematic(let stations):
            facts = drawSystematic(stations)
        case .clusters(let number):
            facts = drawClusters(number, each: nil)
        case .twoStage(let number, let each):
            facts = drawClusters(number, each: each)
        case .unequalClusters(let draws, let each):
            facts = drawUnequal(draws, each: each)
        }
        facts.usable = facts.usable && sum.finish(shares: shares, covariance: covariance)
        if facts.usable {
            sum.degreesOfFreedom(
                shares: shares, most: Double(facts.degreesOfFreedom), into: degreesOfFreedom)
        }
        return facts
    }

    private mutating func load(_ station: Int) {
        drawnRows.append(station)
        let width = population.width
        population.rows.withUnsafeBufferPointer { rows in
            row.withUnsafeMutableBufferPointer { row in
                for j in 0..<width { row[j] = Double(rows[station * width + j]) }
            }
        }
    }

    private mutating func isReceived(_ station: Int) -> Bool {
        guard let missing else { return true }
        return random.uniform() >= missing[station]
    }

    /// Lists `size` of the places 0..<count, drawn without replacement, in `chosen`.
    private mutating func choose(_ size: Int, of count: Int) {
        chooser.choose(size, of: count, into: &chosen, by: &random)
    }
}

// MARK: Stations

extension ReplicateSampler {
    /// Random stations in each stratum. Strata with fewer than two stations received join their neighbour
    /// for the variance; the weight of one without any goes to the stations it is merged with.
    private mutating func drawStrata(starts: [Int], sizes: [Int], order: [Int32]?) -> Facts {
        var facts = Facts()
        var groups = 0
        var (openUnits, openFilled, heldUnits, heldFilled) = (0, 0, 0, 0)
        open.clear()
        held.clear()
        for h in sizes.indices {
            let first = starts[h]
            let units = starts[h + 1] - first
            guard units > 0 else { continue }
            choose(sizes[h], of: units)
            group.clear()
            for place in chosen {
                let station = order.map { Int($0[first + Int(place)]) } ?? first + Int(place)
                guard isReceived(station) else { continue }
                load(station)
                row.withUnsafeBufferPointer { group.add($0) }
            }
            openUnits += units
            if group.rows > 0 {
                open.add(group, scale: Double(units) / Double(group.rows))
                openFilled += units
            }
            guard open.rows > 1 || open.rows == openUnits else { continue }
            if held.rows > 0 { flush(heldUnits, heldFilled, &groups, &facts) }
            swap(&open, &held)
            (heldUnits, heldFilled) = (openUnits, openFilled)
            (openUnits, openFilled) = (0, 0)
            open.clear()
        }
        if openUnits > 0 {
            held.add(open, scale: 1)
            heldUnits += openUnits
            heldFilled += openFilled
        }
        guard held.rows > 0 else { return facts }
        flush(heldUnits, heldFilled, &groups, &facts)
        facts.degreesOfFreedom = facts.received - groups
        facts.usable = facts.degreesOfFreedom >= 1
        return facts
    }

    /// Adds the finished group of strata in `held`.
    private mutating func flush(_ units: Int, _ filled: Int, _ groups: inout Int, _ facts: inout Facts) {
        let n = Double(held.rows)
        let scale = Double(units) / Double(filled)
        sum.addTotals(held, scale: scale)
        if held.rows > 1 {
            sum.addSpread(held, factor: scale * scale * (1 - n / Double(units)) * n / (n - 1))
        }
        groups += 1
        facts.received += held.rows
    }

    private mutating func drawSystematic(_ stations: Int) -> Facts {
        var facts = Facts()
        open.clear()
        group.clear()
        let step = Double(population.count) / Double(stations)
        let start = random.uniform() * step
        for index in 0..<stations {
            let station = Int(start + Double(index) * step, within: 0...(population.count - 1))
            guard isReceived(station) else { continue }
            load(station)
            row.withUnsafeBufferPointer { open.add($0) }
            if open.rows > 1 {
                for j in row.indices { previous[j] = row[j] - previous[j] }
                previous.withUnsafeBufferPointer { group.add($0) }
            }
            swap(&row, &previous)
        }
        guard open.rows > 1 else { return facts }
        let (n, size) = (Double(open.rows), Double(population.count))
        let weight = size / n
        sum.addTotals(open, scale: weight)
        sum.addSpread(
            group, factor: weight * weight * (1 - n / size) * n / (2 * (n - 1)), centred: false)
        facts.received = open.rows
        facts.degreesOfFreedom = max(1, 2 * open.rows / 3)
        facts.usable = true
        return facts
    }
}

// MARK: Clusters

extension ReplicateSampler {
    /// Reads up to `each` stations of a cluster into `group`; false if nothing was received.
    private mutating func read(cluster: Int, each: Int?) -> Bool {
        guard let clusters else { return false }
        let first = clusters.starts[cluster]
        let size = clusters.starts[cluster + 1] - first
        group.clear()
        if let each, each < size {
            choose(each, of: size)
        } else {
            chosen.removeAll(keepingCapacity: true)
            for place in 0..<size { chosen.append(Int32(place)) }
        }
        for place in chosen {
            let station = Int(clusters.members[first + Int(place)])
            guard isReceived(station) else { continue }
            load(station)
            row.withUnsafeBufferPointer { group.add($0) }
        }
        return group.rows > 0
    }

    /// Adds the cluster in `group` to `open` as one row.
    private mutating func addCluster(scale: Double) {
        for j in row.indices { row[j] = scale * group.sums[j] }
        row.withUnsafeBufferPointer { open.add($0) }
    }

    private mutating func drawClusters(_ number: Int, each: Int?) -> Facts {
        var facts = Facts()
        guard let clusters else { return facts }
        let all = clusters.starts.count - 1
        open.clear()
        choose(number, of: all)
        let drawn = chosen
        var inner = MomentSum(width: population.width)
        for cluster in drawn.map(Int.init) {
            guard read(cluster: cluster, each: each) else { continue }
            let size = Double(clusters.starts[cluster + 1] - clusters.starts[cluster])
            let m = Double(group.rows)
            facts.received += group.rows
            if group.rows > 1 {
                inner.addSpread(group, factor: size / m * (size / m) * (1 - m / size) * m / (m - 1))
            }
            addCluster(scale: size / m)
        }
        guard open.rows > 1 else { return facts }
        let (n, total) = (Double(open.rows), Double(all))
        let weight = total / n
        sum.addTotals(open, scale: weight)
        sum.addSpread(open, factor: weight * weight * (1 - n / total) * n / (n - 1))
        sum.addSpread(of: inner, factor: weight * weight * n / total)
        facts.degreesOfFreedom = open.rows - 1
        facts.usable = true
        return facts
    }

    private mutating func drawUnequal(_ draws: Int, each: Int?) -> Facts {
        var facts = Facts()
        guard let codes = population.clusters?.codes else { return facts }
        open.clear()
        for _ in 0..<draws {
            // The cluster of a random station: probability proportional to the number of stations.
            guard read(cluster: Int(codes[random.integer(below: population.count)]), each: each) else {
                continue
            }
            facts.received += group.rows
            addCluster(scale: Double(population.count) / Double(group.rows))
        }
        guard open.rows > 1 else { return facts }
        let n = Double(open.rows)
        sum.addTotals(open, scale: 1 / n)
        sum.addSpread(open, factor: 1 / (n * (n - 1)))
        facts.degreesOfFreedom = open.rows - 1
        facts.usable = true
        return facts
    }
}
