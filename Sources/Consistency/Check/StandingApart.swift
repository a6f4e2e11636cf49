import Elections
import Ground

/// Figures that keep every rule and stand apart from those around them as chance does not give, where no recap could tell of them.
///
/// - All figures of a region end in 0, as if each stood ten times too high. One figure of ten does by chance: so many together
///   are told where chance gives as many in less than one of 10,000 files.
/// - The registered voters of one station are at least five times those of every other station of its region, or at most a fifth, and
///   both they and the turnout are like those of the others with a digit less, or one more. A station that is so large or so
///   small has a turnout like others.
struct StandingApart {
    private(set) var all: [Finding] = []
    private let stations: CheckedStations
    private let input: CountCheck.Input

    /// Rows that are read again at most.
    private static let mostRead = 50_000
    /// Figures that must end in 0 at least.
    private static let leastTens = 12
    /// Chance for which it is told, over all regions.
    private static let level = 0.0001
    /// Stations beside which one stands apart at least.
    private static let leastOthers = 4

    /// - Throws: What reading rows again throws.
    init(_ stations: CheckedStations, input: CountCheck.Input) throws {
        (self.stations, self.input) = (stations, input)
        guard input.recaps.isEmpty, stations.rollUp.tree.levels.count > 0 else { return }
        try addTens()
        try addRegisters()
    }

    // MARK: Figures that end in 0

    /// Places of the figures that others are not the sum of: votes of all choices, invalid ballots, registered voters.
    private var ownFigures: [Int] {
        stations.rollUp.measures.indices.filter { place in
            switch stations.rollUp.measures[place] {
            case .votes, .field(.invalid), .field(.registered): true
            default: false
            }
        }
    }

    private mutating func addTens() throws {
        guard let level = stations.rollUp.levels.last, level.count > 1 else { return }
        let own = ownFigures
        // Where every figure ends in 0 the sums do.
        let likely = (0..<level.count).filter { unit in
            own.allSatisfy { level.sum($0, unit) % 10 == 0 } && own.contains { level.sum($0, unit) > 0 }
        }
        // In a file of rounded figures none stands apart.
        guard !likely.isEmpty, 2 * likely.count <= level.count else { return }
        let excerpt = try excerpt(likely.map(Int32.init))
        guard let excerpt else { return }
        let columns = own.compactMap { excerpt.table.column(stations.rollUp.measures[$0]) }
        var figures: [Int: Int] = [:]
        for (unit, rows) in excerpt.rowsOfUnit {
            let values = rows.flatMap { row in columns.compactMap { $0[row] } }.filter { $0 > 0 }
            if values.allSatisfy({ $0 % 10 == 0 }) { figures[Int(unit)] = values.count }
        }
        let blocks = RegionBlocks(
            stations.rollUp.tree,
            rows: (0..<level.count).map { unit in
                own.contains { level.sum($0, unit) > 0 } ? max(2, level.stations(unit)) : 0
            })
        let showing = Dictionary(
            uniqueKeysWithValues: figures.keys.map { ($0, max(2, level.stations($0))) })
        let regions = Double(stations.rollUp.tree.levels.reduce(0) { $0 + $1.count })
        for block in blocks.blocks(
            showing,
            isWhole: { block, rows in
                block.depth > 0 && block.leaves.reduce(0) { $0 + (showing[$1] ?? 0) } == rows
            })
        {
            let count = block.leaves.reduce(0) { $0 + (figures[$1] ?? 0) }
            let chance = (0..<min(count, 300)).reduce(regions) { chance, _ in chance / 10 }
            guard count >= StandingApart.leastTens, chance < StandingApart.level else { continue }
            let region = blocks.region(block)
            let rows = excerpt.units.indices.filter { block.leaves.contains(Int(excerpt.units[$0])) }
            all.append(
                Finding(
                    .station(.tensOnly(region, figures: count, stations: rows.count)), severity: .warning,
                    contest: input.contest,
                    region: region.code.map { RegionCode($0, scheme: input.scheme) },
                    place: SourcePlace(
                        file: stations.file, line: rows.map { excerpt.rows[$0] }.min().map(stations.line)),
                    found: String(count)))
        }
    }

    // MARK: Registers

    /// The first column of the file that says how many ballots there were.
    private func ballots(_ table: StationTable, _ row: Int) -> Int? {
        for field in [StationField.ballotsUsed, .totalVotes, .votersTotal, .valid] {
            if let column = table.fields[field] { return column[row] }
        }
        let votes = table.votes.compactMap { $0[row] }
        return votes.count == table.votes.count ? votes.reduce(0, +) : nil
    }

    private struct Register {
        var row: Int
        var voters: Int
        var ballots: Int
        var turnout: Double { Double(ballots) / Double(voters) }
    }

    private mutating func addRegisters() throws {
        let rollUp = stations.rollUp
        guard let level = rollUp.levels.last,
            let voters = rollUp.measures.firstIndex(of: .field(.registered))
        else { return }
        let votes = rollUp.measures.indices.filter {
            if case .votes = rollUp.measures[$0] { true } else { false }
        }
        // One register of ten times its size shows in the turnout of its region.
        let turnouts = (0..<level.count).compactMap { unit -> (unit: Int, turnout: Double)? in
            guard level.stations(unit) > StandingApart.leastOthers, level.sum(voters, unit) > 0 else {
                return nil
            }
            let cast = votes.reduce(0) { $0 + level.sum($1, unit) }
            return (unit, Double(cast) / Double(level.sum(voters, unit)))
        }.sorted { ($0.turnout, $0.unit) < ($1.turnout, $1.unit) }
        var (units, rows) = ([Int32](), 0)
        let ends = turnouts.indices.map {
            $0 % 2 == 0 ? turnouts[$0 / 2] : turnouts[turnouts.count - 1 - $0 / 2]
        }
        for entry in ends {
            rows += level.stations(entry.unit)
            if rows > StandingApart.mostRead { break }
            units.append(Int32(entry.unit))
        }
        guard !units.isEmpty, let excerpt = try excerpt(units) else { return }
        let broken = Set(stations.scan.failed.map(\.row))
        let registered = excerpt.table.fields[.registered]
        for (_, rows) in excerpt.rowsOfUnit.sorted(by: { $0.key < $1.key }) {
            let registers = rows.compactMap { row -> Register? in
                guard let voters = registered?[row], voters > 0, let cast = ballots(excerpt.table, row),
                    cast > 0
                else { return nil }
                return Register(row: row, voters: voters, ballots: cast)
            }
            // Only the largest and the smallest can stand apart from all others.
            let ends = [
                registers.max { ($0.voters, $0.row) < ($1.voters, $1.row) },
                registers.min { ($0.voters, $0.row) < ($1.voters, $1.row) },
            ].compactMap { $0 }
            for register in ends where !broken.contains(excerpt.rows[register.row]) {
                add(register, registers.filter { $0.row != register.row }, excerpt)
            }
        }
    }

    private mutating func add(_ register: Register, _ others: [Register], _ excerpt: StationExcerpt) {
        let voters = others.map(\.voters)
        let turnouts = others.map(\.turnout)
        guard others.count >= StandingApart.leastOthers, let least = voters.min(), let most = voters.max(),
            let lowest = turnouts.min(), let highest = turnouts.max()
        else { return }
        let isLarge = register.voters >= 5 * most && register.turnout <= 0.3 * lowest
        let isSmall = 5 * register.voters <= least && register.turnout >= 3 * highest
        guard isLarge || isSmall else { return }
        let fitting = isLarge ? register.voters / 10 : register.voters * 10
        let turnout = Double(register.ballots) / Double(max(1, fitting))
        guard Double(fitting) >= 0.7 * Double(least), Double(fitting) <= 1.4 * Double(most),
            turnout >= lowest - 0.05, turnout <= min(1.05, highest + 0.05)
        else { return }
        let row = excerpt.rows[register.row]
        let number = excerpt.table.stationNumbers?[register.row]
        let code = stations.code(excerpt.units[register.row])
        all.append(
            Finding(
                .station(
                    .registerApart(
                        FindingKind.StationRow(region: code, line: stations.line(row), number: number),
                        FindingKind.RegisterApart(
                            registered: register.voters, ballots: register.ballots, fitting: fitting,
                            others: others.count, least: least, most: most))),
                severity: .warning, contest: input.contest,
                region: RegionCode(code, scheme: input.scheme),
                place: SourcePlace(file: stations.file, line: stations.line(row), column: "registered"),
                expected: String(fitting), found: String(register.voters), station: number))
    }

    /// Stations of some units; `nil` where they are more than can be read again.
    private func excerpt(_ units: [Int32]) throws -> StationExcerpt? {
        let rows = units.reduce(0) { $0 + (stations.rollUp.levels.last?.stations(Int($1)) ?? 0) }
        return rows <= StandingApart.mostRead ? try stations.stations(of: Set(units)) : nil
    }
}
