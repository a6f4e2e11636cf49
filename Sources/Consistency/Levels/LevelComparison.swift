import Elections
import Statistics

/// Compares one recap with everything below it.
///
/// A fault below may have been carried up into this recap or not. A figure is in doubt only where it is none of
/// the sums below, nor what some of the faults below, carried up, would make of it: then the fault arises here.
struct LevelComparison {
    private let recap: RecapTable
    private let index: Int
    /// The next lower recap.
    private let children: SumsBelow?
    /// Recaps further down.
    private let remote: [SumsBelow]
    private let direct: SumsBelow?
    private let trustsRemote: Bool
    /// Figures of the next lower recap that may be other ones.
    private let doubts: Doubts
    private(set) var mismatches: [LevelMismatch] = []
    private(set) var uncompared: [LevelSums.Figure] = []
    private(set) var emptyBelow: [LevelSums.Figure: LevelSums.EmptyCells] = [:]
    private(set) var empty: [LevelSums.Figure] = []
    /// Figures that every row below leaves empty, whatever stands below.
    private(set) var blank: [LevelSums.Blank] = []
    private(set) var suspects = Suspects()
    private(set) var compared = 0

    /// - Parameters:
    ///   - recap: The recap.
    ///   - index: Its position.
    ///   - children: Sums over the next lower recap.
    ///   - remote: Sums over recaps further down.
    ///   - direct: Sums over the stations.
    ///   - trustsRemote: Whether a figure may be held against recaps further down alone.
    ///   - doubts: Figures of the next lower recap that may be others.
    init(
        _ recap: RecapTable, index: Int, children: SumsBelow?, remote: [SumsBelow], direct: SumsBelow?,
        trustsRemote: Bool, doubts: Doubts
    ) {
        self.recap = recap
        self.index = index
        self.children = children
        self.remote = remote
        self.direct = direct
        self.trustsRemote = trustsRemote
        self.doubts = doubts
    }

    mutating func run() {
        let own = recap.sums
        guard children != nil || direct != nil || !remote.isEmpty else { return }
        let carrying = Carrying(self)
        for unit in 0..<own.count where own.stations(unit) == 1 {
            for measure in recap.measures.indices {
                let figure = LevelSums.Figure(recap: index, unit: unit, measure: measure)
                if own.missing(measure, unit) > 0 {
                    empty.append(figure)
                } else {
                    compare(figure, own.sum(measure, unit), carrying)
                }
            }
        }
    }

    private mutating func compare(_ figure: LevelSums.Figure, _ published: Int, _ carrying: Carrying) {
        let (unit, measure) = (figure.unit, figure.measure)
        let stations = direct?.range(measure, unit)
        let below = children?.range(measure, unit)
        let isSound = { (side: SumsBelow.Range?) in side == nil || side?.point == published }
        if stations != nil || below != nil, isSound(stations), isSound(below) {
            compared += 1
            return
        }
        typealias Side = (source: Int?, range: SumsBelow.Range)
        let others = remote.compactMap { side -> Side? in
            side.range(measure, unit).map { (side.source, $0) }
        }
        var known: [Side] = []
        if let below { known.append((children?.source, below)) }
        if let stations { known.append((nil, stations)) }
        if known.isEmpty, trustsRemote { known = others }
        guard !known.isEmpty else {
            let sides = [children, direct].compactMap { $0 }
            if published != 0, let side = sides.first(where: { $0.isBlank(measure, unit) }) {
                blank.append(LevelSums.Blank(figure: figure, source: side.source))
            }
            return
        }
        let points = known.compactMap { side in side.range.point.map { (source: side.source, sum: $0) } }
        if !points.isEmpty { compared += 1 }
        let scattered = [children, direct].compactMap { $0?.scatteredSum(measure, unit) }
        // Where hundreds of faults below were carried up, one that was not is less likely than one here that
        // happens to undo it.
        let isMet =
            !(carrying.isCertain && below?.point != nil)
            && ((known + others).contains { $0.range.point == published } || scattered.contains(published)
                || isMadeOfFaultsBelow(figure, published, below?.point))
            || below?.point == published
        let bases = isMet ? [] : LevelComparison.bases(points.map(\.sum), published)
        suspects.add(
            figure, recap.measures[measure],
            (known.map(\.range) + bases).filter { !$0.contains(published) }.uniqued())
        if isMet { return }
        if points.isEmpty {
            // A range that is left says that the figure cannot be; one that is met says nothing.
            guard let nearest = known.first(where: { !$0.range.contains(published) }) else {
                uncompared.append(figure)
                let sides = ([children].compactMap(\.self) + [direct].compactMap(\.self) + remote)
                    .filter { $0.range(measure, unit) != nil }
                if let side = sides.first {
                    let cells = side.emptyCells(measure, unit)
                    emptyBelow[figure] = LevelSums.EmptyCells(
                        source: side.source, rows: cells.rows, empty: cells.empty, sum: cells.sum)
                }
                return
            }
            compared += 1
            let range = nearest.range
            let bound = published < range.low ? range.low : range.high
            note(figure, published, nearest.source, bound, isBound: true)
            return
        }
        let choice = LevelComparison.choice(points, published, children?.source, carrying.isUsual)
        note(figure, published, choice.source, choice.sum)
    }

    /// What a figure that is wrong itself would be with its fault on top of each of the sums that it may have been made
    /// from.
    private static func bases(_ sums: [Int], _ published: Int) -> [SumsBelow.Range] {
        sums.flatMap { own in
            sums.filter { $0 != own }.map { other in
                SumsBelow.Range(low: published - own + other, high: published - own + other)
            }
        }
    }

    private mutating func note(
        _ figure: LevelSums.Figure, _ published: Int, _ source: Int?, _ expected: Int,
        isBound: Bool = false
    ) {
        mismatches.append(
            LevelMismatch(
                recap: index, unit: figure.unit, measure: figure.measure, published: published,
                expected: expected, source: source, isBound: isBound))
    }

    /// The sum that a figure in doubt should be: the one that nearly all others of the recap are, else one from
    /// which a single slip of digits leads to it, else the nearest.
    private static func choice(
        _ points: [(source: Int?, sum: Int)], _ published: Int, _ children: Int?, _ isCarried: Bool?
    ) -> (source: Int?, sum: Int) {
        if let isCarried,
            let wanted = points.first(where: { ($0.source == children && children != nil) == isCarried })
        {
            return wanted
        }
        func rank(_ sum: Int) -> (Int, Int) {
            (DigitSlip.fitting(reference: sum, recorded: published).isEmpty ? 1 : 0, abs(published - sum))
        }
        return points.min { rank($0.sum) < rank($1.sum) } ?? points[0]
    }

    /// Most regions below whose faults are tried together, and most sums that are kept.
    private static let (mostFaults, mostSums) = (16, 4096)

    /// Whether a figure is the sum of the rows below where some of those that may be wrong were summed as they
    /// should be.
    private func isMadeOfFaultsBelow(_ figure: LevelSums.Figure, _ published: Int, _ below: Int?) -> Bool {
        guard let below, let unit = children?.units[figure.unit] else { return false }
        let changes = doubts.changes(below: unit, recap.measures[figure.measure])
        guard !changes.isEmpty, changes.count <= LevelComparison.mostFaults else { return false }
        let wanted = published - below
        var reached: Set<SumsBelow.Range> = [SumsBelow.Range(low: 0, high: 0)]
        for row in changes {
            for sum in reached { for change in row { reached.insert(sum.adding(change)) } }
            if reached.contains(where: { $0.contains(wanted) }) { return true }
            if reached.count > LevelComparison.mostSums { return false }
        }
        return false
    }

    /// How often faults of the level below show in a recap.
    private struct Carrying {
        private var (carried, left) = (0, 0)

        init(_ comparison: LevelComparison) {
            guard let children = comparison.children, let direct = comparison.direct else { return }
            let own = comparison.recap.sums
            for unit in 0..<own.count where own.stations(unit) == 1 {
                for measure in comparison.recap.measures.indices where own.missing(measure, unit) == 0 {
                    guard let below = children.point(measure, unit),
                        let stations = direct.point(measure, unit), below != stations
                    else { continue }
                    let published = own.sum(measure, unit)
                    if published == below { carried += 1 }
                    if published == stations { left += 1 }
                }
            }
        }

        /// Whether nearly all show (true) or nearly none (false); `nil` otherwise.
        var isUsual: Bool? {
            if carried > 0, 10 * left <= carried { return true }
            return left > 0 && 10 * carried <= left ? false : nil
        }

        /// Whether so many show that one that does not is not to be expected.
        var isCertain: Bool { carried >= 100 * max(1, left) }
    }
}

/// Figures of a recap that may be other ones, by the region above that sums them.
struct Doubts: Sendable {
    private var rows: [Key: [[SumsBelow.Range]]] = [:]

    private struct Key: Hashable {
        var unit: Int32
        var measure: RollUp.Measure
    }

    init() {}

    /// - Parameters:
    ///   - suspects: What figures of the recap may be.
    ///   - recap: The recap.
    ///   - index: Its position.
    ///   - depth: Number of levels down to the region above.
    init(_ suspects: Suspects, of recap: RecapTable, index: Int, depth: Int) {
        for (measure, units) in suspects.units {
            guard let place = recap.measures.firstIndex(of: measure) else { continue }
            for unit in units where recap.sums.stations(unit) == 1 {
                var above = Int32(unit)
                for level in stride(from: recap.tree.levels.count - 1, to: depth - 1, by: -1) {
                    above = recap.tree.levels[level].parents[Int(above)]
                }
                let published = recap.sums.sum(place, unit)
                let changes = suspects[LevelSums.Figure(recap: index, unit: unit, measure: place)].map {
                    SumsBelow.Range(
                        low: $0.low - published, high: $0.high == .max ? .max : $0.high - published)
                }
                rows[Key(unit: depth == 0 ? 0 : above, measure: measure), default: []].append(changes)
            }
        }
    }

    /// For each row below a region that may be wrong, by how much a right one may change its sum.
    func changes(below unit: Int32, _ measure: RollUp.Measure) -> [[SumsBelow.Range]] {
        rows[Key(unit: unit, measure: measure)] ?? []
    }
}
