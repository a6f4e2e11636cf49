import Statistics

/// Draws one sample after the other from a population and estimates shares from each.
///
/// Holds scratch memory: one per thread. A replicate depends on the seed and its number only.
struct ReplicateSampler {
    let draws: DesignDraws
    let scheme: SamplingScheme
    /// Probability of each ordered station of `draws` to be missing; `nil` if none is.
    let missing: [Double]?
    let seed: UInt64

    private var drawer: CellDrawer
    private var sum: MomentSum
    private var open: MomentSum.Part
    private var group: MomentSum.Part
    private var held: MomentSum.Part
    private var row: [Double]
    private var previous: [Double]
    /// Stations received in the last replicate, in the order drawn.
    private(set) var drawnRows: [Int] = []
    /// Number of the drawn unit that each of them is of; a unit drawn twice has two numbers.
    private(set) var drawnUnits: [Int32] = []
    private var unit: Int32 = 0

    /// What else is known of a replicate.
    struct Facts {
        var degreesOfFreedom = 0
        var received = 0
        var usable = false
    }

    /// - Parameters:
    ///   - draws: The scheme over the population.
    ///   - scheme: What is drawn.
    ///   - missing: Probability of each station of the population to be missing.
    ///   - seed: Seed of all replicates.
    init(_ draws: DesignDraws, _ scheme: SamplingScheme, missing: [Double]?, seed: UInt64) {
        self.draws = draws
        self.scheme = scheme
        self.missing = missing.map { missing in draws.rowOf.map { missing[Int($0)] } }
        self.seed = seed
        drawer = CellDrawer(draws, cells: draws.cells)
        let width = draws.width
        sum = MomentSum(width: width)
        open = MomentSum.Part(width: width)
        group = open
        held = open
        row = [Double](repeating: 0, count: width)
        previous = row
    }

    /// Draws some replicates.
    mutating func draw(_ range: Range<Int>, choices k: Int) -> ReplicateEstimates {
        var facts: [Facts] = []
        var shares = [Double](repeating: 0, count: range.count * k)
        var covariances = [Double](repeating: 0, count: range.count * k * k)
        var degrees = shares
        shares.withUnsafeMutableBufferPointer { shares in
            covariances.withUnsafeMutableBufferPointer { covariances in
                degrees.withUnsafeMutableBufferPointer { degrees in
                    for (place, index) in range.enumerated() {
                        let own = place * k..<(place + 1) * k
                        facts.append(
                            draw(
                                index, shares: shares.extracting(own),
                                covariance: covariances.extracting(own.lowerBound * k..<own.upperBound * k),
                                degreesOfFreedom: degrees.extracting(own)))
                    }
                }
            }
        }
        return ReplicateEstimates(
            choices: k, shares: shares, covariances: covariances, degreesOfFreedom: degrees, facts: facts)
    }

    /// Draws replicate `index`.
    mutating func draw(
        _ index: Int, shares: UnsafeMutableBufferPointer<Double>,
        covariance: UnsafeMutableBufferPointer<Double>,
        degreesOfFreedom: UnsafeMutableBufferPointer<Double>
    ) -> Facts {
        drawer.random = Xoshiro256(seed: seed, stream: UInt64(index))
        sum.clear()
        drawnRows.removeAll(keepingCapacity: true)
        drawnUnits.removeAll(keepingCapacity: true)
        unit = 0
        var facts: Facts
        switch scheme {
        case .simpleRandom, .stratified: facts = drawStrata()
        case .systematic: facts = drawSystematic()
        case .clusters, .twoStage: facts = drawClusters()
        case .unequalClusters: facts = drawUnequal()
        }
        facts.usable = facts.usable && sum.finish(shares: shares, covariance: covariance)
        if facts.usable {
            sum.degreesOfFreedom(
                shares: shares, most: Double(facts.degreesOfFreedom), into: degreesOfFreedom)
        }
        return facts
    }

    /// - Parameter station: Ordered station of the list.
    private mutating func load(_ station: Int) {
        drawnRows.append(Int(draws.rowOf[station]))
        drawnUnits.append(unit)
        if draws.unitStarts.isEmpty { unit += 1 }
        let width = draws.width
        draws.rows.withUnsafeBufferPointer { rows in
            row.withUnsafeMutableBufferPointer { row in
                for j in 0..<width { row[j] = Double(rows[station * width + j]) }
            }
        }
    }

    private mutating func isReceived(_ station: Int) -> Bool {
        guard let missing else { return true }
        return drawer.random.uniform() >= missing[station]
    }
}

// MARK: Stations

extension ReplicateSampler {
    /// Random stations in each stratum. Strata with fewer than two stations received join their neighbour
    /// for the variance; the weight of one without any goes to the stations it is merged with.
    private mutating func drawStrata() -> Facts {
        var facts = Facts()
        var groups = 0
        var (openUnits, openFilled, heldUnits, heldFilled) = (0, 0, 0, 0)
        open.clear()
        held.clear()
        for cell in draws.cells {
            let units = cell.units
            drawer.drawUnits(of: cell)
            group.clear()
            for place in drawer.units {
                let station = cell.first + Int(place)
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

    private mutating func drawSystematic() -> Facts {
        var facts = Facts()
        guard let cell = draws.cells.first else { return facts }
        open.clear()
        group.clear()
        drawer.drawUnits(of: cell)
        for place in drawer.units {
            let station = cell.first + Int(place)
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
        let (n, size) = (Double(open.rows), Double(cell.units))
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
    /// Reads the stations of a drawn cluster that arrive into `group`.
    ///
    /// - Returns: Its stations; `nil` if nothing was received.
    private mutating func read(_ cluster: Int) -> Int? {
        let (first, size, read) = drawer.drawStations(of: cluster)
        group.clear()
        unit += 1
        for index in 0..<read {
            let station = first + (read == size ? index : Int(drawer.stations[index]))
            guard isReceived(station) else { continue }
            load(station)
            row.withUnsafeBufferPointer { group.add($0) }
        }
        return group.rows > 0 ? size : nil
    }

    /// Adds the cluster in `group` to `open` as one row.
    private mutating func addCluster(scale: Double) {
        for j in row.indices { row[j] = scale * group.sums[j] }
        row.withUnsafeBufferPointer { open.add($0) }
    }

    private mutating func drawClusters() -> Facts {
        var facts = Facts()
        guard let cell = draws.cells.first else { return facts }
        open.clear()
        drawer.drawUnits(of: cell)
        var inner = MomentSum(width: draws.width)
        for place in drawer.units {
            guard let stations = read(cell.first + Int(place)) else { continue }
            let size = Double(stations)
            let m = Double(group.rows)
            facts.received += group.rows
            if group.rows > 1 {
                inner.addSpread(group, factor: size / m * (size / m) * (1 - m / size) * m / (m - 1))
            }
            addCluster(scale: size / m)
        }
        guard open.rows > 1 else { return facts }
        let (n, total) = (Double(open.rows), Double(cell.units))
        let weight = total / n
        sum.addTotals(open, scale: weight)
        sum.addSpread(open, factor: weight * weight * (1 - n / total) * n / (n - 1))
        sum.addSpread(of: inner, factor: weight * weight * n / total)
        facts.degreesOfFreedom = open.rows - 1
        facts.usable = true
        return facts
    }

    private mutating func drawUnequal() -> Facts {
        var facts = Facts()
        guard let cell = draws.cells.first else { return facts }
        open.clear()
        drawer.drawUnits(of: cell)
        for place in drawer.units {
            guard read(cell.first + Int(place)) != nil else { continue }
            facts.received += group.rows
            addCluster(scale: Double(draws.rowOf.count) / Double(group.rows))
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
