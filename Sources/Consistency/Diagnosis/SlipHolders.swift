import Elections

/// Rows that could hold what a row of a recap is out by, whatever led to it: with other figures they are as sound as now.
///
/// Sums alone tell how much is out and not where. That a difference is a single slip of digits in one row says little, as a
/// difference of 60 is one in every third row; only where no other row could hold it is the row known.
struct SlipHolders: Sendable {
    /// The rows, each with its figures as they would be.
    private(set) var slips: [Slip] = []
    /// How many rows there are, of which ``slips`` are the first.
    private(set) var rows = 0
    /// Whether the recap's own row is one of them.
    private(set) var hasOwn = false
    /// Whether the others are stations.
    let areStations: Bool

    /// Rows that are kept by name.
    static let most = 500
    /// How near other rows may not be to an exchange, in votes: an exact fit is then hardly chance. Of votes moved at random in Uganda's
    /// stations 1 in 1,000 looks like an exchange with it, and of exchanges 3 in 4 are named.
    private static let near = 100

    /// - Parameter unit: A unit of a recap that is out in one figure, or in one and sums with it, or in two by opposite amounts.
    init?(_ unit: RecapUnit) {
        let differing = unit.differing
        areStations = unit.hasStations
        guard !differing.isEmpty, differing.allSatisfy({ unit.names[$0] != "stations" }) else { return nil }
        let gaps = Set(differing.map(unit.difference))
        let parts = differing.filter { RowSlip.isPart(unit.names[$0]) }
        if differing.count == 2, parts.count == 2, gaps.count == 2, gaps.reduce(0, +) == 0 {
            guard hold(unit, moved: differing) else { return nil }
            return
        }
        guard gaps.count == 1, let part = differing.count == 1 ? differing[0] : parts.first,
            differing.count == 1 || parts.count == 1
        else { return nil }
        let sums = differing.filter { $0 != part }.map { unit.names[$0] }
        add(unit) { name, reference, recorded in
            guard let reference = reference[part], let recorded = recorded[part] else { return nil }
            return Slip.digits(
                reference: reference, recorded: recorded, name: unit.names[part], in: .named(name), sums: sums
            ).first
                ?? .otherFigure(
                    Slip.Figure(
                        name: unit.names[part], row: .named(name), reference: reference, recorded: recorded,
                        boxes: nil), sums: sums)
        }
    }

    /// Votes of one column that stand in another: an exchange in one row, or some votes in any.
    ///
    /// - Returns: Whether an exact exchange could be chance.
    private mutating func hold(_ unit: RecapUnit, moved: [Int]) -> Bool {
        let (first, second) = (moved[0], moved[1])
        /// How far a row is from an exchange.
        func distance(_ values: [Int?], _ sign: Int) -> Int? {
            guard let one = values[first], let other = values[second] else { return nil }
            return abs(other - one - sign * unit.difference(first))
        }
        let rows =
            unit.children.compactMap { distance($0.values, 1) }
            + [distance(unit.published, -1)].compactMap { $0 }
        let regions = unit.regions.compactMap { distance($0.sums.values, 1) }
        // Columns of a whole region are exchanged more often than so many votes move in one row; regions are few and far apart.
        let isOfRegion = !rows.contains(0) && regions.contains(0)
        let others = (isOfRegion ? regions : rows + regions).count { $0 > 0 && $0 <= SlipHolders.near }
        guard others > (isOfRegion ? 1 : 0) else { return false }
        add(unit) { name, reference, recorded in
            guard let one = reference[first], let other = reference[second], let old = recorded[first],
                let held = recorded[second]
            else { return nil }
            if one == held, other == old {
                return .exchanged(unit.names[first], unit.names[second], in: .named(name))
            }
            let isFromFirst = old < one
            return .moved(
                abs(old - one), from: unit.names[isFromFirst ? first : second],
                to: unit.names[isFromFirst ? second : first], in: .named(name))
        }
        return true
    }

    private mutating func add(_ unit: RecapUnit, _ slip: (String, [Int?], [Int?]) -> Slip?) {
        if unit.ownForms?.outcome(unit.published.map { $0.map(Int64.init) }, changed: unit.expected)
            != .unsound
        {
            add(slip(unit.name, unit.expected, unit.published))
            hasOwn = rows > 0
        }
        guard !unit.childrenAreChecked else { return }
        for child in unit.children {
            let mended = unit.mended(child)
            guard unit.differing.allSatisfy({ mended[$0] ?? -1 >= 0 }) else { continue }
            if let forms = unit.childForms, !child.form.isEmpty,
                forms.outcome(child.form, changed: mended) != .sound
            {
                continue
            }
            add(slip(child.name, mended, child.values))
        }
    }

    private mutating func add(_ slip: Slip?) {
        guard let slip else { return }
        rows += 1
        if slips.count < SlipHolders.most { slips.append(slip) }
    }
}
