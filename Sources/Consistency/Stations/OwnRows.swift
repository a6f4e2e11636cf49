import Elections
import Ground

/// Rows of a table of stations that are called the total of a region, or lack a number and are the sum of others, each with the
/// rows that are its own: those of the region that it names, of the region above it, or above it up to the last such row.
///
/// A total is compared with its own rows alone: beside those of another region every total is wrong.
struct OwnRows {
    /// A row that is a total.
    struct Total {
        /// Rows that it is the total of; empty where none are known.
        var parts: [Int] = []
        /// Which rows these are.
        var rows = FindingKind.WrongSum.Rows.above
        /// Whether a name says that it is one.
        var isNamed = true
        /// Whether the name is the word for a total alone, so that its place says what it is of.
        var isBare = false
        /// Whether it has no number and is no sum, but has nearly the figures of one.
        var isRough = false
    }

    /// How a total stands to its own rows.
    struct Comparison {
        /// Rows that it is the exact sum of; 0 where it is none, or where that is not known.
        var parts = 0
        var against: FindingKind.WrongSum?
        /// Whether nothing contradicts it and figures were not read.
        var isUnread = false
        /// Whether it has no number and is no sum, but has nearly the figures of one.
        var isRough = false
    }

    private(set) var totals: [Int: Total] = [:]

    let table: StationTable
    let columns: [CountColumn]
    private let columnNames: [String]
    let unread: Set<Int>

    /// - Parameters:
    ///   - table: The stations.
    ///   - order: Its rows in the order of the file.
    ///   - unread: Its rows with cells that are no counts.
    init(_ table: StationTable, order: [Int], unread: Set<Int>) {
        self.table = table
        self.unread = unread
        (columns, columnNames) = (table.figures, table.measures.map(\.name))
        let numbers = table.stationNumbers
        let unnumbered = order.filter { (numbers?[$0] ?? "").isEmpty }
        let lacksNumber = numbers != nil && 2 * unnumbered.count < table.count ? Set(unnumbered) : []
        addNamed(order, lacksNumber: lacksNumber)
        totals.merge(
            UnnumberedRows(self, order, unnumbered.filter { lacksNumber.contains($0) && totals[$0] == nil })
                .totals
        ) { known, _ in known }
        // Totals that nothing is called are known only now, and are no part of any other.
        let all = Set(totals.keys)
        for row in all { totals[row]?.parts.removeAll(where: all.contains) }
    }

    /// The same of a recap; `nil` where no row of it is called a total.
    ///
    /// - Parameter recap: The recap.
    init?(ofRecap recap: RecapTable) {
        let isCalled = recap.regions.contains { $0.codes.contains { TotalNames.subject(of: $0) != nil } }
        guard isCalled else { return nil }
        var fields: [StationField: CountColumn] = [:]
        var votes: [CountColumn] = []
        for (measure, counts) in zip(recap.measures, recap.counts) {
            switch measure {
            case .field(let field): fields[field] = counts
            case .votes: votes.append(counts)
            case .stations: continue
            }
        }
        let gaps = (0..<recap.count).filter { row in recap.counts.contains { $0[row] == nil } }
        self.init(
            StationTable(
                file: recap.file, count: recap.count, levels: recap.levels, regions: recap.regions,
                stationNumbers: nil, fields: fields, votes: votes, lineOfRow: recap.line(ofRow:)),
            order: Array(0..<recap.count), unread: Set(gaps))
    }

    // MARK: By name

    /// A row whose code of some level says that it is a total.
    private struct Named {
        var row: Int
        var level: Int
        var subject: String
    }

    private mutating func addNamed(_ order: [Int], lacksNumber: Set<Int>) {
        let subjects = table.regions.map { $0.codes.map(TotalNames.subject) }
        let isCalled = table.stationNumbers.map { $0.codes.map(TotalNames.isTotal) } ?? []
        guard isCalled.contains(true) || subjects.contains(where: { $0.contains { $0 != nil } }) else {
            return
        }
        var named: [Named] = []
        for row in order {
            for (level, column) in table.regions.enumerated() {
                guard case let id = column.ids[row], id >= 0, let subject = subjects[level][Int(id)] else {
                    continue
                }
                named.append(Named(row: row, level: level, subject: subject))
                break
            }
            guard named.last?.row != row, let numbers = table.stationNumbers, numbers.ids[row] >= 0,
                isCalled[Int(numbers.ids[row])]
            else { continue }
            totals[row] = Total(isBare: true)
        }
        for entry in named
        where lacksNumber.contains(entry.row) || table.stationNumbers == nil || !hasCodes(entry.row) {
            totals[entry.row] = Total(isBare: entry.subject.isEmpty)
        }
        let maybe = Set(named.map(\.row))
        let regions = regions(named, subjects, order.filter { !maybe.contains($0) && totals[$0] == nil })
        let levels = Dictionary(named.map { ($0.row, $0.level) }) { first, _ in first }
        let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        addBare(named.filter(\.subject.isEmpty), order, places, levels)
        var (sums, open): (Int, [(row: Int, total: Total)]) = (0, [])
        for (place, entry) in named.enumerated() where !entry.subject.isEmpty {
            var total = Total()
            if let (rows, code) = regions[place] {
                total.parts = rows
                total.rows = .ofRegion(LevelRegion(table.levels[entry.level], code))
            } else if hasCodes(entry.row) {
                total.parts = next(to: entry, order[..<(places[entry.row] ?? 0)].reversed(), levels)
                    .reversed()
            }
            let isSum = compare(entry.row, total).parts > 1
            // With a number of its own it is a station unless its figures say otherwise; so is a row of a file without numbers.
            let isSure = lacksNumber.contains(entry.row) || !hasCodes(entry.row)
            totals[entry.row] = isSure || isSum ? total : nil
            if isSum { sums += 1 } else if !isSure { open.append((entry.row, total)) }
        }
        // Others that are called like most that are sums are wrong totals, and so are those of which only some figures are none.
        for (row, total) in open
        where total.parts.count > 1 && (sums > 1 && sums > open.count || isNearlySum(row, total)) {
            totals[row] = total
        }
    }

    /// Whether several figures of a row are the sum of its own rows, as many as chance does not give.
    private func isNearlySum(_ row: Int, _ total: Total) -> Bool {
        let sums = columns.map { column in
            total.parts.contains { column[$0] == nil }
                ? nil : total.parts.reduce(0) { $0 + (column[$1] ?? 0) }
        }
        let ways = SumEvidence(table.measures).ways(columns.map { $0[row] }, sums, off: columns.count)
        return ways >= TotalRows.files
    }

    /// Rows with the word for a total alone: where most of a level are the sums of the rows next to them, above or below, those are
    /// the rows of all of them.
    private mutating func addBare(
        _ bare: [Named], _ order: [Int], _ places: [Int: Int], _ levels: [Int: Int]
    ) {
        for (_, entries) in Dictionary(grouping: bare, by: \.level).sorted(by: { $0.key < $1.key }) {
            func totals(_ rows: (Named) -> [Int]) -> [Int: Total] {
                Dictionary(uniqueKeysWithValues: entries.map { ($0.row, Total(parts: rows($0))) })
            }
            let found = [
                totals { next(to: $0, order[..<(places[$0.row] ?? 0)].reversed(), levels).reversed() },
                totals { next(to: $0, order[((places[$0.row] ?? 0) + 1)...], levels) },
            ]
            let sums = found.map { totals in totals.count { compare($0.key, $0.value).parts > 1 } }
            guard let most = sums.max(), most > 1, 2 * most > entries.count,
                let meant = sums.firstIndex(of: most)
            else { continue }
            self.totals.merge(found[meant]) { $1 }
        }
    }

    func hasCodes(_ row: Int) -> Bool { table.regions.allSatisfy { $0.ids[row] >= 0 } }

    /// Codes of a row from the top down, without those from a level on.
    func codes(_ row: Int, _ level: Int) -> [Int32] {
        table.regions.prefix(level).map { $0.ids[row] }
    }

    /// The rows of the regions that totals name, by the places of the totals.
    private func regions(
        _ named: [Named], _ subjects: [[String?]], _ stations: [Int]
    ) -> [Int: (rows: [Int], code: String)] {
        var found: [Int: (rows: [Int], code: String)] = [:]
        for level in Set(named.map(\.level)) {
            var ids: [String: [Int32]] = [:]
            for (id, code) in table.regions[level].codes.enumerated() where subjects[level][id] == nil {
                ids[NameLikeness.plain(code), default: []].append(Int32(id))
            }
            var wanted: [[Int32]: [Int]] = [:]
            for (place, entry) in named.enumerated() where entry.level == level && !entry.subject.isEmpty {
                for id in ids[NameLikeness.plain(entry.subject)] ?? [] {
                    wanted[codes(entry.row, level) + [id], default: []].append(place)
                }
            }
            guard !wanted.isEmpty else { continue }
            for row in stations {
                for place in wanted[codes(row, level + 1)] ?? [] {
                    found[place, default: ([], table.regions[level][row] ?? "")].rows.append(row)
                }
            }
        }
        return found
    }

    /// Rows next to a total in its region, up to the next one of its level or of one above, the nearest first.
    ///
    /// - Parameters:
    ///   - entry: The total.
    ///   - rows: All rows above it, or below it, the nearest first.
    ///   - levels: The levels of the rows that may be totals.
    private func next(
        to entry: Named, _ rows: some Sequence<Int>, _ levels: [Int: Int]
    ) -> [Int] {
        let region = codes(entry.row, entry.level)
        var parts: [Int] = []
        for row in rows {
            if let level = levels[row] {
                if level <= entry.level { break }
                continue
            }
            guard codes(row, entry.level) == region else { break }
            if totals[row] == nil { parts.append(row) }
        }
        return parts
    }

    // MARK: Comparison

    /// How a total stands to its own rows.
    ///
    /// Who adds up takes a figure that is not there for nothing, and a total may leave out a figure that the others have; of a
    /// figure that was not read nothing is known.
    ///
    /// - Parameters:
    ///   - row: A row.
    ///   - total: What it is the total of.
    func compare(_ row: Int, _ total: Total) -> Comparison {
        guard !total.parts.isEmpty else { return Comparison(isUnread: unread.contains(row)) }
        var values: [Int?] = []
        var sums: [Int?] = []
        var isUnread = false
        for column in columns {
            values.append(column[row])
            let isKnown = !total.parts.contains { column[$0] == nil && unread.contains($0) }
            sums.append(isKnown ? total.parts.reduce(0) { $0 + (column[$1] ?? 0) } : nil)
            if column[row] == nil ? unread.contains(row) : !isKnown { isUnread = true }
        }
        var nearest = NearestSum(columnNames)
        nearest.add(total.rows, count: total.parts.count, values: values, sums: sums)
        if let against = nearest.wrongSum { return Comparison(against: against) }
        let isSum = !isUnread && values.contains { $0 ?? 0 > 0 }
        return Comparison(parts: isSum ? total.parts.count : 0, isUnread: isUnread)
    }
}
