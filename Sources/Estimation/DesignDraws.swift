/// A design that can be drawn again and again from a complete list of stations.
///
/// Where the list is held to be right it *is* the population, and what honest samples of a declared design look
/// like is known by drawing them: no variance formula, no degrees of freedom, no smallest size. Strata may cross
/// the domains (regions) whose shares are compared; a domain keeps the weights of the whole design.
///
/// Where every first-stage unit lies in one domain, samples are drawn **given the number of units that each domain
/// has in each stratum** (`isConditional`): a domain of 5 stations by luck is held against samples of 5 stations,
/// not against those of every size. Otherwise the whole design is drawn and the number is random. Source:
/// METHODS C9; Särndal, Swensson & Wretman (1992) sec. 10.4 on conditioning.
public struct DesignDraws: Sendable {
    /// How first-stage units are drawn within a stratum.
    public enum Selection: Sendable, Equatable {
        /// At random without replacement.
        case random
        /// Every N/n-th station in the order of the list after a random start; so many are drawn in each stratum,
        /// and those that arrived are a random part of them.
        case systematic(drawn: [Int])
        /// With replacement and probability proportional to the number of stations in the list.
        case bySize
    }

    /// Which stations of a drawn unit are read.
    public enum Take: Sendable, Equatable {
        case all
        /// So many at random, or all of a smaller unit.
        case upTo(Int)
        /// A part of them at random, the part of some unit of the sample.
        case parts([Double])
    }

    /// How a station of a drawn unit is weighted within its stratum.
    public enum Weighting: Sendable, Equatable {
        /// The weight of the stratum.
        case byStratum
        /// Stations of the stratum in the list over stations drawn from it.
        case byStationsDrawn
        /// The weight of the stratum times stations of the unit over stations read (two stages).
        case byUnitSize
        /// The weight of the stratum over stations read (units drawn by size).
        case byStationsRead
    }

    /// What is drawn and how it is weighted.
    public struct Design: Sendable, Equatable {
        public var selection: Selection
        public var take: Take
        public var weighting: Weighting
        /// Weight of each stratum.
        public var weights: [Double]
        /// Stratum and domain of every first-stage unit of the sample; domain −1 is none of those compared.
        public var sampled: [Unit]

        public init(
            selection: Selection = .random, take: Take = .all, weighting: Weighting = .byStratum,
            weights: [Double], sampled: [Unit]
        ) {
            self.selection = selection
            self.take = take
            self.weighting = weighting
            self.weights = weights
            self.sampled = sampled
        }
    }

    /// Where a first-stage unit of the sample lies.
    public struct Unit: Sendable, Hashable {
        public var stratum: Int32
        public var domain: Int32

        public init(stratum: Int32, domain: Int32) {
            self.stratum = stratum
            self.domain = domain
        }
    }

    /// The complete list, a value for each station.
    public struct List: Sendable {
        /// Votes of each choice.
        public var counts: [[Int32]]
        /// What shares are shares of: the sum of the votes, or the valid votes.
        public var base: [Int32]
        public var strata: [Int32]
        /// First-stage unit; `nil` where stations are drawn.
        public var units: [Int32]?
        /// Domain that is compared; −1 for none.
        public var domains: [Int32]

        public init(
            counts: [[Int32]], base: [Int32], strata: [Int32], units: [Int32]? = nil, domains: [Int32]
        ) {
            self.counts = counts
            self.base = base
            self.strata = strata
            self.units = units
            self.domains = domains
        }
    }

    /// Units that are drawn together: those of a stratum, or of a stratum in a domain.
    struct Cell: Sendable {
        /// Places of its units, one after the other.
        var first: Int
        var units: Int
        var draws: Int
        var stratum: Int
        /// −1 where the cell is a whole stratum.
        var domain: Int
    }

    let choices: Int
    let domainCount: Int
    /// K votes and the base of each station, ordered by cell and unit.
    let rows: [Int32]
    /// Domain of each ordered station.
    let domainOf: [Int32]
    /// Where the stations of each ordered unit begin, and the end of the last; empty where stations are drawn.
    let unitStarts: [Int32]
    /// Ordered unit of each ordered station; empty where it is not needed.
    let unitOf: [Int32]
    let cells: [Cell]
    let design: Design
    /// Stations of each stratum in the list.
    let stratumStations: [Int]
    /// Share of each choice in each domain of the list; `nil` without votes.
    public let shares: [[Double]?]
    /// Whether samples are drawn given the number of units of each domain.
    public let isConditional: Bool
    /// Whether cells are parts of strata: what is drawn elsewhere in the stratum is not known then.
    let isGivenDomains: Bool
    /// First-stage units of each domain in the sample.
    public let unitsSampled: [Int]

    var width: Int { choices + 1 }

    /// Prepares the draws.
    ///
    /// - Parameters:
    ///   - list: All stations.
    ///   - design: What is drawn.
    ///   - domainCount: Domains, coded from 0.
    ///   - givenCounts: Whether to draw given the number of units of each domain where that is possible.
    /// - Throws: ``EstimationError/columnLength(column:have:need:)``, ``EstimationError/emptySample``, and
    ///   ``EstimationError/impossibleSize(what:size:low:high:)`` where the sample has more units of a stratum (or of
    ///   a stratum in a domain) than the list: such a sample was not drawn from it.
    public init(
        list: List, design: Design, domainCount: Int, givenCounts: Bool = true
    ) throws(EstimationError) {
        let count = list.base.count
        guard count > 0, !list.counts.isEmpty, !design.sampled.isEmpty else { throw .emptySample }
        var columns = list.counts.map { ("votes", $0.count) }
        columns += [("strata", list.strata.count), ("domains", list.domains.count)]
        if let units = list.units { columns.append(("units", units.count)) }
        for (name, have) in columns where have != count {
            throw .columnLength(column: name, have: have, need: count)
        }
        let isNested = list.units.map { DesignDraws.areNested($0, in: list.domains) } ?? true
        var isSystematic = false
        if case .systematic = design.selection { isSystematic = true }
        let isConditional = givenCounts && isNested && !isSystematic
        let layout = DesignLayout(list, splitsDomains: isConditional)
        let wanted = try layout.cells(design, isConditional: isConditional)
        choices = list.counts.count
        self.domainCount = domainCount
        self.isConditional = isConditional
        isGivenDomains = isConditional && list.domains.contains { $0 != list.domains[0] }
        self.design = design.scaled
        cells = wanted
        unitStarts = layout.unitStarts
        unitOf = design.selection == .bySize ? layout.unitOf : []
        domainOf = layout.order.map { list.domains[$0] }
        let columnsInOrder = list.counts + [list.base]
        var rows = [Int32](repeating: 0, count: count * columnsInOrder.count)
        for (j, column) in columnsInOrder.enumerated() {
            for (place, row) in layout.order.enumerated() {
                rows[place * columnsInOrder.count + j] = column[row]
            }
        }
        self.rows = rows
        var stations = [Int](repeating: 0, count: design.weights.count)
        for stratum in list.strata { stations[Int(stratum)] += 1 }
        stratumStations = stations
        shares = DesignDraws.shares(list, domainCount)
        var sampled = [Int](repeating: 0, count: domainCount)
        for unit in design.sampled where unit.domain >= 0 { sampled[Int(unit.domain)] += 1 }
        unitsSampled = sampled
    }

    /// Whether every unit lies in one domain.
    private static func areNested(_ units: [Int32], in domains: [Int32]) -> Bool {
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

    private static func shares(_ list: List, _ count: Int) -> [[Double]?] {
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
}

extension DesignDraws.Design {
    /// The same with weights of 1 where all are equal: sums are then exact, and equal samples give equal shares.
    fileprivate var scaled: Self {
        guard let first = weights.first, first > 0,
            weights.allSatisfy({ abs($0 - first) <= 1e-12 * first })
        else { return self }
        var copy = self
        copy.weights = weights.map { _ in 1 }
        return copy
    }
}

/// The stations of a list in the order in which cells and units lie one after the other.
private struct DesignLayout {
    /// Row of the list at each place.
    var order: [Int] = []
    var unitStarts: [Int32] = []
    var unitOf: [Int32] = []
    /// First unit and number of units of each stratum (and domain).
    var places: [DesignDraws.Unit: (first: Int, units: Int)] = [:]

    init(_ list: DesignDraws.List, splitsDomains: Bool) {
        let units = list.units
        // The order of the list stays within a cell: a systematic draw follows it.
        order = Array(list.base.indices)
        if let units { order = DesignLayout.sorted(order, by: units) }
        if splitsDomains { order = DesignLayout.sorted(order, by: list.domains) }
        order = DesignLayout.sorted(order, by: list.strata)
        var last: (stratum: Int32, domain: Int32, unit: Int32)?
        var unitCount = 0
        for (place, row) in order.enumerated() {
            let domain: Int32 = splitsDomains ? list.domains[row] : -1
            let own = (stratum: list.strata[row], domain: domain, unit: units?[row] ?? Int32(place))
            if last == nil || last! != own {
                let key = DesignDraws.Unit(stratum: own.stratum, domain: own.domain)
                places[key, default: (unitCount, 0)].units += 1
                unitCount += 1
                if units != nil { unitStarts.append(Int32(place)) }
                last = own
            }
            if units != nil { unitOf.append(Int32(unitCount - 1)) }
        }
        if units != nil { unitStarts.append(Int32(order.count)) }
    }

    /// Rows in the order of their codes, those of one code in the order they had; codes begin at −1.
    private static func sorted(_ rows: [Int], by codes: [Int32]) -> [Int] {
        let most = Int(codes.max() ?? 0)
        var starts = [Int](repeating: 0, count: most + 3)
        for row in rows { starts[Int(codes[row]) + 2] += 1 }
        for code in 1..<starts.count { starts[code] += starts[code - 1] }
        var sorted = rows
        for row in rows {
            let code = Int(codes[row]) + 1
            sorted[starts[code]] = row
            starts[code] += 1
        }
        return sorted
    }

    /// The cells from which units are drawn, in the order of the domains and strata.
    func cells(
        _ design: DesignDraws.Design, isConditional: Bool
    ) throws(EstimationError) -> [DesignDraws.Cell] {
        var draws: [DesignDraws.Unit: Int] = [:]
        for unit in design.sampled {
            draws[.init(stratum: unit.stratum, domain: isConditional ? unit.domain : -1), default: 0] += 1
        }
        var cells: [DesignDraws.Cell] = []
        let keys = draws.keys.sorted { ($0.domain, $0.stratum) < ($1.domain, $1.stratum) }
        for key in keys {
            let place = places[key] ?? (0, 0)
            let number = draws[key] ?? 0
            let most = design.selection == .bySize && place.units > 0 ? number : place.units
            guard number <= most else {
                throw .impossibleSize(what: "units of the sample", size: number, low: 0, high: place.units)
            }
            cells.append(
                .init(
                    first: place.first, units: place.units, draws: number, stratum: Int(key.stratum),
                    domain: Int(key.domain)))
        }
        return cells
    }
}
