import Statistics

/// Draws one sample after the other and gives the shares of a range of domains.
///
/// Holds scratch memory: one per thread. A draw depends on the seed and its number only. Work is proportional to
/// the stations drawn, not to those of the list.
struct DesignSampler {
    let draws: DesignDraws
    /// Domains whose shares are wanted.
    let domains: Range<Int>
    /// Fewest first-stage units for a domain to have shares in a draw.
    let fewestUnits: Int
    private let seed: UInt64
    private let cells: [DesignDraws.Cell]

    private var drawer: CellDrawer
    private var sums: [Double]
    private var units: [Int32]
    private var lastUnit: [Int32]
    /// Units drawn so far in this sample.
    private var unit: Int32 = 0

    init(_ draws: DesignDraws, domains: Range<Int>, fewestUnits: Int, seed: UInt64) {
        self.draws = draws
        self.domains = domains
        self.fewestUnits = fewestUnits
        self.seed = seed
        cells =
            draws.isConditional ? draws.cells.filter { domains.contains($0.domain) } : draws.cells
        sums = [Double](repeating: 0, count: domains.count * draws.width)
        units = [Int32](repeating: 0, count: domains.count)
        lastUnit = units
        drawer = CellDrawer(draws, cells: cells)
    }

    /// Draws sample `index` and writes share minus listed share of every wanted domain and choice; not a number
    /// where the domain has too few units or no votes.
    mutating func draw(_ index: Int, into deviations: UnsafeMutableBufferPointer<Double>) {
        drawer.random = Xoshiro256(seed: seed, stream: UInt64(domains.lowerBound) << 32 | UInt64(index))
        for place in sums.indices { sums[place] = 0 }
        for place in units.indices {
            units[place] = 0
            lastUnit[place] = -1
        }
        unit = 0
        for cell in cells { draw(cell) }
        let (width, choices) = (draws.width, draws.choices)
        for (place, domain) in domains.enumerated() {
            let base = sums[place * width + choices]
            let isKnown = base > 0 && Int(units[place]) >= fewestUnits
            let listed = draws.shares[domain]
            for k in 0..<choices {
                deviations[place * choices + k] =
                    isKnown ? sums[place * width + k] / base - (listed?[k] ?? .nan) : .nan
            }
        }
    }

    private mutating func draw(_ cell: DesignDraws.Cell) {
        let weight = draws.design.weights[cell.stratum]
        drawer.drawUnits(of: cell)
        guard draws.unitStarts.isEmpty else { return addUnits(cell, weight) }
        let isByChance = draws.design.weighting == .byChance
        for place in drawer.units {
            unit += 1
            let station = cell.first + Int(place)
            add(station, isByChance ? weight / draws.chances[station] : weight)
        }
    }

    /// Adds the stations of the drawn units of a cell.
    private mutating func addUnits(_ cell: DesignDraws.Cell, _ weight: Double) {
        let weighting = draws.design.weighting
        let drawn = drawer.units
        var own = weight
        if weighting == .byStationsDrawn && !draws.isGivenDomains {
            var stations = 0
            for place in drawn { stations += draws.size(ofUnit: cell.first + Int(place)) }
            own = Double(draws.stratumStations[cell.stratum]) / Double(max(1, stations))
        }
        for place in drawn {
            unit += 1
            let (first, all, read) = drawer.drawStations(of: cell.first + Int(place))
            switch weighting {
            case .byStratum, .byStationsDrawn, .byChance: break
            case .byUnitSize: own = weight * Double(all) / Double(read)
            case .byStationsRead: own = weight / Double(read)
            }
            if read == all {
                for station in first..<(first + all) { add(station, own) }
            } else {
                for station in drawer.stations { add(first + Int(station), own) }
            }
        }
    }

    @inline(__always)
    private mutating func add(_ station: Int, _ weight: Double) {
        let domain = Int(draws.domainOf[station]) - domains.lowerBound
        guard domain >= 0, domain < domains.count else { return }
        if lastUnit[domain] != unit {
            lastUnit[domain] = unit
            units[domain] += 1
        }
        let width = draws.width
        let (from, to) = (station * width, domain * width)
        draws.rows.withUnsafeBufferPointer { rows in
            sums.withUnsafeMutableBufferPointer { sums in
                for j in 0..<width { sums[to + j] += weight * Double(rows[from + j]) }
            }
        }
    }
}
