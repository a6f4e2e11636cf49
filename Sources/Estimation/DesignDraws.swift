/// A design that can be drawn again and again from a complete list of stations.
///
/// Where the list is held to be right it *is* the population, and what honest samples of a declared design look
/// like is known by drawing them: no variance formula, no degrees of freedom, no smallest size. Strata may cross
/// the domains (regions) whose shares are compared; a domain keeps the weights of the whole design.
///
/// Where every first-stage unit lies in one domain, samples are drawn **given the number of units that each domain
/// has in each stratum** (`isConditional`): a domain of 5 stations by luck is held against samples of 5 stations,
/// not against those of every size. Otherwise the whole design is drawn and the number is random. Source:
/// Methods C9; Särndal, Swensson & Wretman (1992) sec. 10.4 on conditioning.
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
        /// Stations with replacement, with the chances in the list; a station drawn twice counts twice.
        case byChance
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
        /// The weight of the stratum over the chance of the station (stations drawn by chance).
        case byChance
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
        /// Chance of one draw of each station, in any unit: within a stratum only proportions count; `nil` where
        /// none is drawn by chance.
        public var chances: [Double]?

        public init(
            counts: [[Int32]], base: [Int32], strata: [Int32], units: [Int32]? = nil, domains: [Int32],
            chances: [Double]? = nil
        ) {
            self.chances = chances
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
    /// Sum of the chances of all ordered stations before each, and of all; empty where none are drawn by chance.
    let reach: [Double]
    /// Chance of each ordered station; empty where none are drawn by chance.
    let chances: [Double]
    /// Row of the list at each ordered place.
    let rowOf: [Int32]
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
    ///   a stratum in a domain) than the list: such a sample was not drawn from it;
    ///   ``EstimationError/outsideRange(what:row:value:)`` for a chance that is negative or not a number,
    ///   ``EstimationError/missingTotal(name:)`` for draws by chance without chances.
    public init(
        list: List, design: Design, domainCount: Int, givenCounts: Bool = true
    ) throws(EstimationError) {
        let count = list.base.count
        guard count > 0, !list.counts.isEmpty, !design.sampled.isEmpty else { throw .emptySample }
        var columns = list.counts.map { ("votes", $0.count) }
        columns += [("strata", list.strata.count), ("domains", list.domains.count)]
        if let units = list.units { columns.append(("units", units.count)) }
        if let chances = list.chances { columns.append(("chances", chances.count)) }
        for (name, have) in columns where have != count {
            throw .columnLength(column: name, have: have, need: count)
        }
        try DesignDraws.checkChances(list, design)
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
        rowOf = layout.order.map { Int32($0) }
        chances = list.chances.map { chances in layout.order.map { chances[$0] } } ?? []
        reach = chances.isEmpty ? [] : chances.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
        var stations = [Int](repeating: 0, count: design.weights.count)
        for stratum in list.strata { stations[Int(stratum)] += 1 }
        stratumStations = stations
        shares = DesignDraws.shares(list, domainCount)
        var sampled = [Int](repeating: 0, count: domainCount)
        for unit in design.sampled where unit.domain >= 0 { sampled[Int(unit.domain)] += 1 }
        unitsSampled = sampled
    }
}
