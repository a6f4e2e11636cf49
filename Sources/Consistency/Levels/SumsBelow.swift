import Elections

/// The sums below one recap: over a lower recap or over the stations.
struct SumsBelow: Sendable {
    /// Position of the lower recap; `nil` for the stations.
    let source: Int?
    let sums: RollUp.UnitSums
    /// Position of each of the recap's measures there, or ``rowCount``.
    let measures: [Int?]
    /// For each unit of the recap the unit there; −1 where there is none.
    var units: [Int32]
    /// Number of levels of the regions above the sums, with their own.
    let depth: Int
    /// For units whose code stands below several parents there, all units of that code.
    let scattered: [Int: [Int32]]
    /// What the other figures leave to those that rows leave empty.
    let room: RoomOfForms

    /// Stands for the number of rows where a position of a measure is wanted.
    static let rowCount = -1

    /// Most that a figure of one station can be: its form has three boxes.
    private static let mostOfStation = 999

    /// What a figure may be: one number, or any of a range where rows below lack it.
    struct Range: Sendable, Hashable {
        var low: Int
        /// `Int.max` where nothing bounds it.
        var high: Int

        var point: Int? { low == high ? low : nil }

        func contains(_ value: Int) -> Bool { low <= value && value <= high }

        func adding(_ other: Range) -> Range {
            let isOpen = high == .max || other.high == .max
            return Range(low: low + other.low, high: isOpen ? .max : high + other.high)
        }
    }

    /// The sum below a unit; `nil` where there is none.
    func range(_ measure: Int, _ unit: Int) -> Range? {
        let other = Int(units[unit])
        guard other >= 0, let place = measures[measure] else { return nil }
        if place == SumsBelow.rowCount {
            return Range(low: sums.stations(other), high: sums.stations(other))
        }
        let missing = sums.missing(place, other)
        guard missing < sums.stations(other) || missing == 0 else { return nil }
        let known = sums.sum(place, other)
        if missing == 0 { return Range(low: known, high: known) }
        let most = source == nil ? known + missing * SumsBelow.mostOfStation : .max
        // Figures that contradict each other leave no room to anything.
        let room = room.most(place, unit, other, sums).flatMap { $0 >= known ? $0 : nil } ?? .max
        return Range(low: known, high: min(most, room))
    }

    /// Rows below a unit, those that leave a figure empty, and the sum of the others.
    func emptyCells(_ measure: Int, _ unit: Int) -> (rows: Int, empty: Int, sum: Int) {
        let other = Int(units[unit])
        guard other >= 0, let place = measures[measure], place != SumsBelow.rowCount else { return (0, 0, 0) }
        return (sums.stations(other), sums.missing(place, other), sums.sum(place, other))
    }

    /// Whether there are rows below a unit and each of them leaves a figure empty.
    func isBlank(_ measure: Int, _ unit: Int) -> Bool {
        let other = Int(units[unit])
        guard other >= 0, let place = measures[measure], place != SumsBelow.rowCount else { return false }
        return sums.stations(other) > 0 && sums.missing(place, other) == sums.stations(other)
    }

    /// The sum below a unit where every row has the figure.
    func point(_ measure: Int, _ unit: Int) -> Int? { range(measure, unit)?.point }

    /// The sum over all units with the unit's code, where there are several.
    func scatteredSum(_ measure: Int, _ unit: Int) -> Int? {
        guard let all = scattered[unit], let place = measures[measure] else { return nil }
        var sum = 0
        for other in all {
            if place == SumsBelow.rowCount {
                sum += sums.stations(Int(other))
            } else {
                guard sums.missing(place, Int(other)) == 0 else { return nil }
                sum += sums.sum(place, Int(other))
            }
        }
        return sum
    }

    /// Units of a recap whose code stands below several parents in another file.
    ///
    /// - Parameters:
    ///   - recap: The recap.
    ///   - units: Its units there.
    ///   - level: The level there.
    static func scattered(_ recap: RecapTable, _ units: [Int32], _ level: RegionUnits?) -> [Int: [Int32]] {
        guard let level, let own = recap.tree.levels.last else { return [:] }
        let codes = Set(level.codesBelowSeveralParents)
        guard !codes.isEmpty else { return [:] }
        var places: [String: [Int32]] = [:]
        for other in 0..<level.count {
            if let code = level.code(other), codes.contains(code) {
                places[code, default: []].append(Int32(other))
            }
        }
        var result: [Int: [Int32]] = [:]
        for unit in units.indices {
            if let code = own.code(unit), let all = places[code] { result[unit] = all }
        }
        return result
    }
}

/// The most that figures below a recap can be where rows leave them empty: votes are no more than the valid ones, and these and
/// the invalid ones no more than the ballots used.
///
/// Only a whole that the recap prints too, or lacks, bounds anything: with another one it is in doubt itself.
struct RoomOfForms: Sendable {
    private let recap: RecapTable
    /// Columns below.
    private let votes: [Int]
    private let fields: [StationField: Int]
    /// Whether voters have one vote each: all votes together are no more than the valid ones.
    private let votesAreParts: Bool

    /// - Parameters:
    ///   - recap: The recap.
    ///   - measures: What the file below counts.
    ///   - sums: Its sums.
    init(_ recap: RecapTable, measures: [RollUp.Measure], sums: RollUp.UnitSums) {
        self.recap = recap
        var (votes, fields) = ([Int](), [StationField: Int]())
        for (place, measure) in measures.enumerated() {
            switch measure {
            case .votes: votes.append(place)
            case .field(let field): fields[field] = place
            case .stations: continue
            }
        }
        (self.votes, self.fields) = (votes, fields)
        let whole = fields[.valid] ?? fields[.ballotsUsed]
        var (all, parts) = (0, 0)
        for unit in 0..<sums.count {
            guard let whole, sums.missing(whole, unit) == 0 else { continue }
            all += sums.sum(whole, unit)
            parts += votes.reduce(0) { $0 + sums.sum($1, unit) }
        }
        votesAreParts = parts <= all
    }

    /// The most that a figure can be; `nil` where nothing bounds it.
    ///
    /// - Parameters:
    ///   - place: Its column below.
    ///   - unit: The recap's unit.
    ///   - other: That unit below.
    ///   - sums: The sums below.
    func most(_ place: Int, _ unit: Int, _ other: Int, _ sums: RollUp.UnitSums) -> Int? {
        func known(_ field: StationField) -> Int { fields[field].map { sums.sum($0, other) } ?? 0 }
        func whole(_ field: StationField) -> Int? {
            guard let place = fields[field], sums.missing(place, other) == 0 else { return nil }
            let sum = sums.sum(place, other)
            guard let own = recap.measures.firstIndex(of: .field(field)) else { return sum }
            return recap.sums.missing(own, unit) == 0 && recap.sums.sum(own, unit) == sum ? sum : nil
        }
        let all = votes.reduce(0) { $0 + sums.sum($1, other) }
        if votes.contains(place) {
            let most = [whole(.valid), whole(.ballotsUsed).map { $0 - known(.invalid) }].compactMap(\.self)
                .min()
            return votesAreParts ? most.map { $0 - all + sums.sum(place, other) } : nil
        }
        if place == fields[.valid] { return whole(.ballotsUsed).map { $0 - known(.invalid) } }
        guard place == fields[.invalid] else { return nil }
        return whole(.ballotsUsed).map { $0 - max(known(.valid), votesAreParts ? all : 0) }
    }
}

/// What figures of a recap may be instead of what it prints.
struct Suspects: Sendable {
    private var ranges: [LevelSums.Figure: [SumsBelow.Range]] = [:]
    /// For each measure the units that have others.
    private(set) var units: [RollUp.Measure: [Int]] = [:]

    mutating func add(_ figure: LevelSums.Figure, _ measure: RollUp.Measure, _ others: [SumsBelow.Range]) {
        guard !others.isEmpty else { return }
        if ranges[figure] == nil { units[measure, default: []].append(figure.unit) }
        ranges[figure, default: []] += others
    }

    subscript(_ figure: LevelSums.Figure) -> [SumsBelow.Range] { ranges[figure] ?? [] }
}
