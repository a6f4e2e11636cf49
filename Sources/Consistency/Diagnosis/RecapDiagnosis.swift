import Elections

/// A row of counts beside its name: a station, or a unit of a lower recap.
public struct CountRow: Sendable, Equatable {
    public var name: String
    /// Values in the order of the recap's measures, `nil` where unknown.
    public var values: [Int?]
    /// All figures of the row's own form, in the order of its rules' columns; empty where it has no form.
    var form: [Int64?] = []
    /// Whether its own form breaks a rule.
    var isBroken = false

    /// - Parameters:
    ///   - name: Name for messages.
    ///   - values: Counts in the order of the recap's measures.
    public init(name: String, values: [Int?]) {
        self.name = name
        self.values = values
    }
}

/// What a recap prints for one unit beside what its children say.
struct RecapUnit: Sendable {
    var name: String
    /// Names of the measures.
    var names: [String]
    var published: [Int?]
    /// Sums over the children, `nil` where unknown.
    var expected: [Int?]
    var children: [CountRow]
    /// Whether the children are stations.
    var hasStations: Bool
    /// Rules of the children's own forms and of the unit's own row, where they are known.
    var childForms: RowForms?
    var ownForms: RowForms?
    /// Regions below it, of several stations each, with their sums.
    var regions: [(sums: CountRow, stations: Int)] = []
    /// Stations that the numbers of the others leave a place for, region by region.
    var absent: [CheckedStations.Absent] = []
    /// Whether the children were compared with the stations, so that a slip in one of them is a finding there.
    var childrenAreChecked = false

    /// Measures of which both sides are known.
    var known: [Int] { names.indices.filter { published[$0] != nil && expected[$0] != nil } }

    /// Printed minus expected; 0 where one of them is unknown.
    func difference(_ measure: Int) -> Int {
        guard let published = published[measure], let expected = expected[measure] else { return 0 }
        return published - expected
    }

    /// Measures that differ.
    var differing: [Int] { known.filter { difference($0) != 0 } }

    /// A row below with the figures that would give the recap's sum.
    func mended(_ child: CountRow) -> [Int?] {
        let known = Set(known)
        return names.indices.map { measure in
            known.contains(measure) ? child.values[measure].map { $0 + difference(measure) } : nil
        }
    }
}

/// Looks for the single slips that would account for the mismatches of a recap.
enum RecapDiagnosis {
    /// Explanations of the mismatches of one unit: those of the whole row first, then slips by how unusual the row is that
    /// would hold them (``Unusualness``).
    ///
    /// - Parameters:
    ///   - unit: The unit.
    ///   - siblings: Units of the same recap that differ by the opposite amounts.
    /// - Returns: For each measure that differs its explanations.
    static func explain(_ unit: RecapUnit, siblings: [RecapUnit]) -> [Int: [Slip]] {
        let differing = unit.differing
        guard !differing.isEmpty else { return [:] }
        let place = Slip.Row.named(unit.name)
        let row = RowSlip.explain(
            reference: unit.expected, recorded: unit.published, names: unit.names, place: place)
        // A slip after which the recap's own row would break a rule is none.
        let mayBeOwn =
            unit.ownForms?.outcome(unit.published.map { $0.map(Int64.init) }, changed: unit.expected)
            != .unsound
        let below = below(unit)
        // A station without figures is there.
        let isThere = below.contains { candidate in
            if case .rewritten(_, .zero, _) = candidate.slip { true } else { false }
        }
        // Stations that lack have not just what makes each of several figures of the recap ten times the others.
        let isTimes =
            mayBeOwn
            && row.contains { slip in
                if case .rewritten(_, .times, _) = slip { true } else { false }
            }
        let whole =
            exchangedRows(unit, siblings) + counted(unit) + timesBelow(unit)
            + (isThere || isTimes ? [] : MissingStation.slips(unit, ownForms: unit.ownForms))
        // One slip of a whole row is simpler than a slip in each of its figures.
        if differing.count > 1 {
            // In the recap's own row the slip is as likely as not.
            let own = mayBeOwn ? row.map { Candidate(slip: $0, score: 0, isBroken: false) } : []
            let together = whole + ordered(own + below) + regionsBelow(unit)
            if !together.isEmpty {
                let all = together.uniqued()
                return Dictionary(
                    uniqueKeysWithValues: differing.map { measure in
                        (
                            measure,
                            all.filter {
                                unit.names[measure] != "stations"
                                    || mendsStations($0, unit, measure, siblings)
                            }
                        )
                    })
            }
        }
        let figures = Dictionary(
            uniqueKeysWithValues: differing.map { measure in
                (
                    measure,
                    Slip.digits(
                        reference: unit.expected[measure] ?? -1, recorded: unit.published[measure] ?? -1,
                        name: unit.names[measure], in: .named(unit.name))
                )
            })
        if differing.count > 1 {
            // Several slips in one row: each figure has its own explanations. Where most of many have none, something else
            // happened, and a slip that fits one of them fits by chance.
            let exchanged = exchangedPairs(unit, differing, place)
            let told = differing.count { !(figures[$0] ?? []).isEmpty || exchanged[$0] != nil }
            let own = differing.count >= fewestFigures && 2 * told < differing.count ? [:] : figures
            return own.merging(exchanged) { $1 + $0 }.merging(slipsBelow(unit)) { ($0 + $1).uniqued() }
        }
        // The recap's own figure is as likely with the slip as without it.
        let own = (mayBeOwn ? figures[differing[0]] ?? [] : []).map {
            Candidate(slip: $0, score: 0, isBroken: false)
        }
        return [differing[0]: (whole + ordered(own + below)).uniqued()]
    }

    /// Figures of a row that are out together, from which on most of them must have a slip of their own.
    private static let fewestFigures = 5

    /// Whether a slip accounts for the number of stations too: a row that is one station too many or too few, or two in each
    /// other's place.
    private static func mendsStations(
        _ slip: Slip, _ unit: RecapUnit, _ measure: Int, _ siblings: [RecapUnit]
    ) -> Bool {
        switch slip {
        case .rowCountedTwice, .rowLeftOut: abs(unit.difference(measure)) == 1 || !unit.hasStations
        case .stationsMissing(let missing, _, _, _):
            unit.difference(measure) == missing || !unit.hasStations
        // Two whole rows have each other's stations too.
        case .rowsExchanged(let first, let second):
            siblings.contains { other in
                Set([unit.name, other.name]) == [first, second]
                    && unit.published[measure] == other.expected[measure]
                    && other.published[measure] == unit.expected[measure]
            }
        default: false
        }
    }

    /// A slip in a row below or in the recap, and what speaks for it.
    private struct Candidate {
        var slip: Slip
        var score: Double
        /// Whether the row's own form breaks an identity.
        var isBroken: Bool
        /// Whether the form would break another rule without the slip, unless further figures of it are wrong.
        var isOpen = false
    }

    /// Slips in rows below, in their order.
    private static func below(_ unit: RecapUnit) -> [Candidate] {
        guard !unit.childrenAreChecked else { return [] }
        let unusual = Unusualness(unit.children, names: unit.names)
        let differing = unit.differing
        return unit.children.indices.flatMap { place -> [Candidate] in
            let child = unit.children[place]
            let mended = unit.mended(child)
            let slips = RowSlip.explain(
                reference: mended, recorded: child.values, names: unit.names,
                place: .named(child.name))
            guard !slips.isEmpty else { return [] }
            let outcome = outcome(unit, child, mended)
            if outcome == .unsound { return [] }
            let reference = Dictionary(
                uniqueKeysWithValues: differing.compactMap { measure in
                    child.values[measure].map { (measure, $0 + unit.difference(measure)) }
                })
            let score = unusual.score(place, reference)
            return slips.map { slip in
                if case .open(let rules) = outcome {
                    return Candidate(
                        slip: .breaking(slip, rules: rules), score: score, isBroken: child.isBroken,
                        isOpen: true)
                }
                return Candidate(slip: slip, score: score, isBroken: child.isBroken)
            }
        }
    }

    /// Figures that are all so many times what the recap prints, in all stations of the region.
    private static func timesBelow(_ unit: RecapUnit) -> [Slip] {
        let differing = unit.differing.filter { unit.names[$0] != "stations" }
        guard unit.hasStations, differing.count(where: { Choice.isColumn(unit.names[$0]) }) > 1,
            let times = [10, 100, 1000].first(where: { times in
                differing.allSatisfy { measure in
                    guard let printed = unit.published[measure], let sum = unit.expected[measure] else {
                        return false
                    }
                    return printed > 0 && sum == times * printed
                }
            })
        else { return [] }
        return [
            .rewritten(
                differing.map { unit.names[$0] }, .times(times),
                in: .all(of: unit.name, stations: unit.children.count))
        ]
    }

    /// Votes that stand in other columns in all stations of a region below.
    private static func regionsBelow(_ unit: RecapUnit) -> [Slip] {
        guard !unit.childrenAreChecked, unit.differing.allSatisfy({ Choice.isColumn(unit.names[$0]) })
        else { return [] }
        return unit.regions.flatMap { region, stations in
            RowSlip.explain(
                reference: unit.mended(region), recorded: region.values, names: unit.names,
                place: .all(of: region.name, stations: stations)
            ).filter {
                switch $0 {
                case .exchanged, .permuted, .shifted: true
                default: false
                }
            }
        }
    }

    /// What becomes of the form of a row below with other figures.
    private static func outcome(_ unit: RecapUnit, _ child: CountRow, _ mended: [Int?]) -> RowForms.Outcome {
        guard let forms = unit.childForms, !child.form.isEmpty else { return .sound }
        return forms.outcome(child.form, changed: mended)
    }

    /// Rows whose form is broken first, then the more usual without the slip; last those whose form would be broken.
    private static func ordered(_ candidates: [Candidate]) -> [Slip] {
        candidates.enumerated().sorted { first, second in
            let (one, other) = (first.element, second.element)
            if one.isOpen != other.isOpen { return other.isOpen }
            if one.isBroken != other.isBroken { return one.isBroken }
            return one.score != other.score ? one.score > other.score : first.offset < second.offset
        }.map(\.element.slip)
    }

    /// Two figures of a row in each other's place, beside other slips in it.
    private static func exchangedPairs(
        _ unit: RecapUnit, _ differing: [Int], _ place: Slip.Row
    ) -> [Int: [Slip]] {
        var found: [Int: [Slip]] = [:]
        for (position, first) in differing.enumerated() {
            for second in differing.dropFirst(position + 1)
            where unit.published[first] == unit.expected[second]
                && unit.published[second] == unit.expected[first]
            {
                let exchange = Slip.exchanged(unit.names[first], unit.names[second], in: place)
                found[first, default: []].append(exchange)
                found[second, default: []].append(exchange)
            }
        }
        return found
    }

    /// Most rows below a region among which several slips are looked for.
    private static let mostChildren = 100

    /// For each figure the slips in rows below whose form is broken.
    private static func slipsBelow(_ unit: RecapUnit) -> [Int: [Slip]] {
        guard !unit.childrenAreChecked, unit.children.count <= mostChildren else { return [:] }
        var found: [Int: [Slip]] = [:]
        for child in unit.children
        where child.isBroken && outcome(unit, child, unit.mended(child)) == .sound {
            let slips = unit.differing.map { measure -> (Int, [Slip]) in
                guard let recorded = child.values[measure] else { return (measure, []) }
                return (
                    measure,
                    Slip.digits(
                        reference: recorded + unit.difference(measure), recorded: recorded,
                        name: unit.names[measure], in: .named(child.name))
                )
            }
            for (measure, list) in slips { found[measure, default: []] += list }
        }
        return found
    }

    /// Two rows of the recap in each other's place, or two rows below them.
    private static func exchangedRows(_ unit: RecapUnit, _ siblings: [RecapUnit]) -> [Slip] {
        var found: [Slip] = []
        for other in siblings where other.name != unit.name {
            // The number of stations may be that of the right region.
            let measures = unit.known.filter {
                other.published[$0] != nil && other.expected[$0] != nil && unit.names[$0] != "stations"
            }
            guard !measures.isEmpty else { continue }
            let isSwap = measures.allSatisfy {
                unit.published[$0] == other.expected[$0] && other.published[$0] == unit.expected[$0]
            }
            if isSwap {
                found.append(.rowsExchanged(unit.name, other.name))
                continue
            }
            guard measures.allSatisfy({ unit.difference($0) == -other.difference($0) }) else { continue }
            found += exchangedChildren(unit, other, measures)
        }
        return found
    }

    /// A row of one unit and a row of another, counted in each other's unit.
    private static func exchangedChildren(
        _ unit: RecapUnit, _ other: RecapUnit, _ measures: [Int]
    ) -> [Slip] {
        var found: [Slip] = []
        for own in unit.children {
            for theirs in other.children
            where measures.allSatisfy({ measure in
                guard let first = own.values[measure], let second = theirs.values[measure] else {
                    return false
                }
                return second - first == unit.difference(measure)
            }) {
                found.append(.rowsExchanged(own.name, theirs.name))
            }
        }
        return found
    }

    /// A row below that the recap counts twice or not at all.
    private static func counted(_ unit: RecapUnit) -> [Slip] {
        let measures = unit.known.filter { unit.names[$0] != "stations" }
        guard measures.count > 1 else { return [] }
        return unit.children.flatMap { child -> [Slip] in
            guard measures.contains(where: { child.values[$0] ?? 0 != 0 }) else { return [] }
            var found: [Slip] = []
            for sign in [1, -1]
            where measures.allSatisfy({ unit.difference($0) == sign * (child.values[$0] ?? .max) }) {
                found.append(
                    sign > 0
                        ? .rowCountedTwice(child.name, isBelowRecap: false)
                        : missing(child, in: unit))
            }
            return found
        }
    }

    /// A row that the recap does not count: left out, or standing twice below it.
    private static func missing(_ child: CountRow, in unit: RecapUnit) -> Slip {
        if unit.children.count(where: { $0.name == child.name }) > 1 {
            return .rowCountedTwice(child.name, isBelowRecap: true)
        }
        return .rowLeftOut(child.name)
    }
}
