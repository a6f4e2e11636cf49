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

    private var chooser: PlaceChooser
    private var random: Xoshiro256
    private var sums: [Double]
    private var units: [Int32]
    private var lastUnit: [Int32]
    private var chosen: [Int32] = []
    private var inner: [Int32] = []
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
        let largest = cells.map(\.units).max() ?? 0
        let stations = draws.unitStarts.isEmpty ? 0 : Self.largestUnit(draws.unitStarts)
        chooser = PlaceChooser(largest: max(largest, stations))
        random = Xoshiro256(seed: seed)
    }

    private static func largestUnit(_ starts: [Int32]) -> Int {
        zip(starts, starts.dropFirst()).reduce(0) { max($0, Int($1.1 - $1.0)) }
    }

    /// Draws sample `index` and writes share minus listed share of every wanted domain and choice; not a number
    /// where the domain has too few units or no votes.
    mutating func draw(_ index: Int, into deviations: UnsafeMutableBufferPointer<Double>) {
        random = Xoshiro256(seed: seed, stream: UInt64(domains.lowerBound) << 32 | UInt64(index))
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
        switch draws.design.selection {
        case .systematic(let drawn):
            drawSystematic(cell, drawn: drawn[cell.stratum], weight: weight)
        case .random:
            chooser.choose(cell.draws, of: cell.units, into: &chosen, by: &random)
            if draws.unitStarts.isEmpty {
                for place in chosen {
                    unit += 1
                    add(cell.first + Int(place), weight)
                }
            } else {
                addUnits(cell, weight)
            }
        case .bySize:
            chosen.removeAll(keepingCapacity: true)
            let first = Int(draws.unitStarts[cell.first])
            let stations = Int(draws.unitStarts[cell.first + cell.units]) - first
            for _ in 0..<cell.draws {
                let station = first + random.integer(below: stations)
                chosen.append(draws.unitOf[station] - Int32(cell.first))
            }
            addUnits(cell, weight)
        }
    }

    /// Adds the stations of the chosen units of a cell.
    private mutating func addUnits(_ cell: DesignDraws.Cell, _ weight: Double) {
        let weighting = draws.design.weighting
        var own = weight
        if weighting == .byStationsDrawn && !draws.isGivenDomains {
            var stations = 0
            for place in chosen { stations += size(of: cell.first + Int(place)) }
            own = Double(draws.stratumStations[cell.stratum]) / Double(max(1, stations))
        }
        for chosenPlace in chosen {
            let place = cell.first + Int(chosenPlace)
            let (first, all) = (Int(draws.unitStarts[place]), size(of: place))
            unit += 1
            let read = take(of: all)
            switch weighting {
            case .byStratum, .byStationsDrawn: break
            case .byUnitSize: own = weight * Double(all) / Double(read)
            case .byStationsRead: own = weight / Double(read)
            }
            if read == all {
                for station in first..<(first + all) { add(station, own) }
            } else {
                chooser.choose(read, of: all, into: &inner, by: &random)
                for station in inner { add(first + Int(station), own) }
            }
        }
    }

    private func size(of unit: Int) -> Int {
        Int(draws.unitStarts[unit + 1] - draws.unitStarts[unit])
    }

    private mutating func take(of size: Int) -> Int {
        switch draws.design.take {
        case .all: return size
        case .upTo(let most): return min(most, size)
        case .parts(let parts):
            let part = parts[random.integer(below: parts.count)]
            return max(1, min(size, Int((part * Double(size)).rounded())))
        }
    }

    private mutating func drawSystematic(_ cell: DesignDraws.Cell, drawn: Int, weight: Double) {
        let step = Double(cell.units) / Double(max(1, drawn))
        let start = random.uniform() * step
        let isWhole = cell.draws >= drawn
        if !isWhole { chooser.choose(cell.draws, of: drawn, into: &chosen, by: &random) }
        let count = isWhole ? drawn : chosen.count
        for index in 0..<count {
            let place = isWhole ? index : Int(chosen[index])
            let station = min(cell.units - 1, Int(start + Double(place) * step))
            unit += 1
            add(cell.first + station, weight)
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
