import Elections
import Ground

/// The rows of a file of stations that are totals, found by what they are called, by what they are the sum of, and by the
/// numbers of those that are.
struct TotalRowSearch {
    private struct Found {
        /// Rows that it is the sum of, 0 where it is no sum.
        var parts: Int
        var isNamed: Bool
        /// Number of levels down to the region whose rows it sums.
        var depth: Int?
        /// Whether it is the sum in so many figures as chance does not give, and not in others.
        var isNearlySum = false
        /// Where it is no sum: by how much it is none.
        var against: FindingKind.WrongSum?
        /// Whether it cannot be compared, as figures were not read.
        var isUnread = false
        /// Whether it was compared with the rows that are its own.
        var isCompared = false
        /// Whether it has no number and is nearly their sum.
        var isRough = false
    }

    private let stations: CheckedStations
    private let excerpt: StationExcerpt
    private let columns: [CountColumn]
    private let owners: [[Int32]]
    /// Pairs of a row and a region, whose sums are looked at.
    private let rowsAndDepths: Double
    /// Rows with cells that were not read.
    private let unread: Set<Int>
    private var found: [Int: Found] = [:]
    /// Sums over the rows that are no totals, by depth and region.
    private var sumsOfDepth: [Int: [Int32: Sums]] = [:]
    private var table: StationTable { excerpt.table }

    private struct Sums {
        var rows = 0
        /// Sum of each column, its greatest value, and the rows without one.
        var values: [Int]
        var most: [Int]
        var missing: [Int]
    }

    /// Rows with the same number that must be sums, for another one with it to be a total without a figure that is one.
    private static let leastBrothers = 3

    /// - Parameters:
    ///   - stations: Stations that have been scanned, with their rows compared.
    ///   - candidates: Rows of the file that may be sums, as ``candidates(_:without:)`` gives them.
    ///   - isCalled: Whether some name is that of a total.
    /// - Throws: What reading rows again throws.
    init(_ stations: CheckedStations, _ candidates: [RowSums.Candidate], isCalled: Bool) throws {
        self.stations = stations
        let tree = stations.rollUp.tree
        let owners = (0...tree.levels.count).map(tree.owners)
        self.owners = owners
        // Others may be numbered like these.
        excerpt = try stations.stations(of: Set(0..<Int32(owners[0].count)))
        let table = excerpt.table
        columns = table.figures
        rowsAndDepths = Double(max(1, stations.scan.builder.rows) * max(1, tree.levels.count))
        let lines = stations.refused.lines
        let places = excerpt.rows
        unread =
            lines.isEmpty ? [] : Set(places.indices.filter { lines.contains(stations.line(places[$0])) })
        var candidates = candidates
        addOwn()
        if isCalled || !found.isEmpty {
            addCalled()
            candidates = TotalRowSearch.candidates(stations, without: found.keys.map { excerpt.rows[$0] })
        }
        addSums(candidates)
        tellParts()
        addBrothers()
        tellWrong()
    }

    /// Rows of the file that may be sums of the others: in every figure, or in some.
    ///
    /// - Parameter known: Rows that are known to be totals, and are no part of any sum.
    static func candidates(_ stations: CheckedStations, without known: [Int] = []) -> [RowSums.Candidate] {
        guard var sums = stations.scan.rowSums(stations.rollUp.tree) else { return [] }
        for row in known { sums.leaveOut(row) }
        return sums.totals()
            + (sums.nearTotals() + sums.heavyRows()).sorted { ($1.depth, $0.row) < ($0.depth, $1.row) }
    }

    /// Rows of the file that are totals, in its order.
    var rows: [Int] { found.keys.map { excerpt.rows[$0] }.sorted() }

    /// What they are called and the sum of, in the order of the file.
    var totals: [FindingKind.TotalRow] {
        let names = StationNames(table)
        return found.sorted { excerpt.rows[$0.key] < excerpt.rows[$1.key] }.map { row, entry in
            FindingKind.TotalRow(
                station: name(row) ?? names[row], line: stations.line(excerpt.rows[row]), parts: entry.parts,
                isNamed: entry.isNamed, isNearlySum: entry.isNearlySum, isUnread: entry.isUnread,
                lacksNumber: entry.isRough, against: entry.against)
        }
    }

    /// The name of a row whose lowest regions are called like its number, each once: "PERU/TOTAL"; `nil` for any other.
    private func name(_ row: Int) -> String? {
        guard let number = table.stationNumbers?[row], TotalNames.isTotal(number),
            table.regions.last?[row] == number
        else { return nil }
        let above = table.regions.last { $0[row] != number }?[row]
        return [above, number].compactMap { $0 }.joined(separator: "/")
    }

    /// The lowest region of all of them; `nil` where they are of several.
    var region: String? {
        let units = Set(found.keys.map { excerpt.units[$0] })
        return units.count == 1 ? units.first.map(stations.code) : nil
    }

    private func number(_ row: Int) -> String { table.stationNumbers?[row] ?? "" }

    // MARK: By name

    /// Totals with the rows that are their own.
    private mutating func addOwn() {
        let rows = excerpt.rows
        let own = OwnRows(table, order: rows.indices.sorted { rows[$0] < rows[$1] }, unread: unread)
        for (row, total) in own.totals where !total.isBare {
            let comparison = own.compare(row, total)
            found[row] = Found(
                parts: comparison.parts, isNamed: total.isNamed, against: comparison.against,
                isUnread: comparison.isUnread, isCompared: true, isRough: total.isRough)
        }
    }

    private mutating func addCalled() {
        for (_, rows) in excerpt.rowsOfUnit.sorted(by: { $0.key < $1.key }) {
            for row in rows where number(row).contains(where: \.isLetter) && found[row] == nil {
                let name = number(row)
                guard !TotalNames.isTotal(name) else { continue }
                let stem = TotalNames.stem(of: name)
                let parts = rows.filter { $0 != row && TotalNames.isStem(stem, of: number($0)) }
                if parts.count >= 2, let ways = ways(row, sums(of: parts)), ways >= 100 || stem != name {
                    found[row] = Found(parts: parts.count, isNamed: true)
                }
            }
            // A region may be called so; with a station of its own it is one unless its figures are a sum.
            for row in rows where found[row] == nil {
                let isCalled =
                    TotalNames.isTotal(number(row))
                    || table.regions.contains { TotalNames.isTotal($0[row] ?? "") }
                        && (number(row).isEmpty && !isPlace(row) || isTotalOfFile(row))
                if isCalled { found[row] = Found(parts: 0, isNamed: true) }
            }
        }
    }

    /// Whether no code of a row is a word for totals alone: a region may be called Somme.
    private func isPlace(_ row: Int) -> Bool {
        table.regions.allSatisfy { TotalNames.subject(of: $0[row] ?? "") == nil }
    }

    /// Whether a row is the sum of all other rows of the file.
    private func isTotalOfFile(_ row: Int) -> Bool {
        columns.allSatisfy { column in
            guard let value = column[row] else { return true }
            return (0..<table.count).reduce(0) { $0 + (column[$1] ?? 0) } == 2 * value
        }
    }

    /// What rows that are called totals are the sum of: of the lowest region that fits.
    private mutating func tellParts() {
        for row in found.keys.sorted() where found[row]?.parts == 0 && found[row]?.isCompared == false {
            for depth in owners.indices.reversed() {
                guard let sums = sums(row, depth), sums.rows > 0, isPrintedSum(row, sums) else { continue }
                found[row] = Found(parts: sums.rows, isNamed: true, depth: depth)
                break
            }
        }
    }

    /// Whether every figure that a row called a total prints is the sum of others: it may leave the rest empty.
    private func isPrintedSum(_ row: Int, _ sums: Sums) -> Bool {
        if ways(row, sums) != nil { return true }
        let printed = columns.indices.filter { columns[$0][row] != nil }
        return !unread.contains(row) && !printed.isEmpty
            && printed.allSatisfy { sums.missing[$0] == 0 && columns[$0][row] == sums.values[$0] }
    }

    /// By how much totals that are no sum are none: of their region, of one above, or of the file.
    private mutating func tellWrong() {
        sumsOfDepth = [:]
        let names = table.measures.map(\.name)
        for row in found.keys.sorted() where found[row]?.parts == 0 && found[row]?.isCompared == false {
            var nearest = NearestSum(names)
            let depths = found[row]?.depth.map { [$0] } ?? owners.indices.reversed()
            for depth in depths {
                guard let sums = sums(row, depth) else { continue }
                if fitsWhatWasRead(row, sums) {
                    found[row]?.isUnread = true
                    break
                }
                let level = depth > 0 ? stations.rollUp.tree.levels[depth - 1] : nil
                nearest.add(
                    .ofRegion(
                        LevelRegion(
                            level?.name, level?.code(Int(owners[depth][Int(excerpt.units[row])])))),
                    count: sums.rows, values: columns.map { $0[row] },
                    sums: sums.values.indices.map { sums.missing[$0] == 0 ? sums.values[$0] : nil })
            }
            if found[row]?.isUnread == false { found[row]?.against = nearest.wrongSum }
        }
    }

    /// Whether nothing contradicts that a row is a sum, and figures of it or of the others were not read.
    private func fitsWhatWasRead(_ row: Int, _ sums: Sums) -> Bool {
        guard !unread.isEmpty, sums.rows > 0 else { return false }
        let known = columns.indices.filter { columns[$0][row] != nil && sums.missing[$0] == 0 }
        return known.count < columns.count && known.allSatisfy { columns[$0][row] == sums.values[$0] }
    }

    // MARK: By what they are the sum of

    private mutating func addSums(_ candidates: [RowSums.Candidate]) {
        var place: [Int: Int] = [:]
        let wanted = Set(candidates.map(\.row))
        for (index, row) in excerpt.rows.enumerated() where wanted.contains(row) { place[row] = index }
        let entries = candidates.compactMap { entry in place[entry.row].map { ($0, entry) } }
        let sound = entries.filter { $0.1.off == 0 }
        for (row, entry) in sound { found[row] = Found(parts: 0, isNamed: false, depth: entry.depth) }
        var files: [Int: Double] = [:]
        for (row, entry) in sound {
            guard let sums = sums(row, entry.depth), sums.rows > 1, let ways = ways(row, sums) else {
                continue
            }
            found[row]?.parts = sums.rows
            files[row] = ways / rowsAndDepths
        }
        // Several with one number have it by chance as seldom as all of them together.
        let names = RowNumbers(stations, excerpt)
        let together = Dictionary(grouping: files.filter { $0.value > 1 }, by: { names.name($0.key) })
            .mapValues { $0.reduce(1.0) { $0 * $1.value } }
        for (row, _) in sound
        where (together[names.name(row)] ?? 0) < TotalRows.files || files[row] ?? 0 <= 1 {
            found[row] = nil
        }
        sumsOfDepth = [:]
        addNearSums(entries.filter { $0.1.off > 0 })
    }

    /// A region at some depth.
    private struct Region: Hashable {
        var depth: Int
        var unit: Int32
    }

    /// Rows of which some figures are no sum: only where the others tell, and none of its region is the sum.
    private mutating func addNearSums(_ entries: [(Int, RowSums.Candidate)]) {
        let evidence = SumEvidence(table.measures)
        let enough = TotalRows.files * rowsAndDepths
        func region(_ row: Int, _ depth: Int) -> Region {
            Region(depth: depth, unit: owners[depth][Int(excerpt.units[row])])
        }
        var taken = Set(found.compactMap { row, total in total.depth.map { region(row, $0) } })
        var depth = entries.first?.1.depth
        for (row, entry) in entries where found[row] == nil {
            // Totals of the regions below are no part of the sums above.
            if entry.depth != depth {
                sumsOfDepth = [:]
                depth = entry.depth
            }
            let values = columns.map { $0[row] }
            guard evidence.ways(values, values) >= enough, !taken.contains(region(row, entry.depth)),
                let all = sums(row, entry.depth), all.rows > 2
            else { continue }
            let rest = without(row, all)
            let others = rest.values.indices.map { rest.missing[$0] == 0 ? rest.values[$0] : nil }
            guard evidence.ways(values, others, off: entry.off) >= enough else { continue }
            // What is empty on either side is no difference.
            let isSum =
                unread.isEmpty && zip(values, others).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
            found[row] = Found(
                parts: isSum ? rest.rows : 0, isNamed: false, depth: entry.depth, isNearlySum: !isSum)
            taken.insert(region(row, entry.depth))
        }
        sumsOfDepth = [:]
    }

    /// Sums without a row that is in them; the greatest values stay.
    private func without(_ row: Int, _ sums: Sums) -> Sums {
        var rest = sums
        rest.rows -= 1
        for (place, column) in columns.enumerated() {
            if let value = column[row] { rest.values[place] -= value } else { rest.missing[place] -= 1 }
        }
        return rest
    }

    /// In how many ways a row could have been no sum; `nil` where it is none in some column.
    private func ways(_ row: Int, _ sums: Sums) -> Double? {
        var ways = 1.0
        for (place, column) in columns.enumerated() {
            guard let value = column[row] else {
                if sums.missing[place] < sums.rows { return nil }
                continue
            }
            guard sums.missing[place] == 0, value == sums.values[place] else { return nil }
            // Figures of the form follow from the votes, in part.
            if place < table.votes.count { ways *= max(1, Double(value) / 2) }
        }
        return ways
    }

    private var noSums: Sums {
        let none = [Int](repeating: 0, count: columns.count)
        return Sums(values: none, most: none, missing: none)
    }

    private func add(_ row: Int, to sums: inout Sums) {
        sums.rows += 1
        for (place, column) in columns.enumerated() {
            if let value = column[row] {
                sums.values[place] += value
                sums.most[place] = max(sums.most[place], value)
            } else {
                sums.missing[place] += 1
            }
        }
    }

    private func sums(of rows: [Int]) -> Sums {
        rows.reduce(into: noSums) { add($1, to: &$0) }
    }

    /// Sums of the region of a row, over the rows that are no totals.
    private mutating func sums(_ row: Int, _ depth: Int) -> Sums? {
        if sumsOfDepth[depth] == nil {
            var all: [Int32: Sums] = [:]
            for other in 0..<table.count where found[other] == nil {
                add(other, to: &all[owners[depth][Int(excerpt.units[other])], default: noSums])
            }
            sumsOfDepth[depth] = all
        }
        return sumsOfDepth[depth]?[owners[depth][Int(excerpt.units[row])]]
    }

    // MARK: By their number

    /// Rows that are numbered like several that are sums: where no other row of their region is its total, and all their votes
    /// are more than those of any other row of it.
    private mutating func addBrothers() {
        let plain = found.filter { !$0.value.isNamed }
        guard !plain.isEmpty else { return }
        let names = RowNumbers(stations, excerpt)
        addBrothers(of: plain, names) { names.name($0) }
        // Each may have the next number of its region.
        addBrothers(of: plain, names) { names.isNext($0) ? "" : nil }
    }

    /// - Parameter name: What rows have in common that are numbered alike; `nil` for a row that is like none.
    private mutating func addBrothers(
        of plain: [Int: Found], _ names: RowNumbers, alike name: (Int) -> String?
    ) {
        var known: [String: [Int]] = [:]
        for row in plain.keys { if let name = name(row) { known[name, default: []].append(row) } }
        var others: [String: [Int]] = [:]
        for row in 0..<table.count where found[row] == nil {
            if let name = name(row), known[name] != nil { others[name, default: []].append(row) }
        }
        for (name, rows) in others.sorted(by: { $0.key < $1.key }) {
            guard let own = known[name], rows.count <= own.count, let depth = plain[own[0]]?.depth,
                own.allSatisfy({ plain[$0]?.depth == depth })
            else { continue }
            let taken = Set(own.map { owners[depth][Int(excerpt.units[$0])] })
            for row in rows.sorted() where !taken.contains(owners[depth][Int(excerpt.units[row])]) {
                // The row itself is among those that are summed.
                guard let sums = sums(row, depth), sums.rows > 1, isGreatest(row, sums) else { continue }
                let fits = columns.indices.map { isTwice(row, sums, $0) }
                // A station may have the next number; that a large figure of it is the sum of the others is no chance.
                let isLikely = fits.indices.contains { fits[$0] && (columns[$0][row] ?? 0) >= 100 }
                guard isLikely || own.count >= TotalRowSearch.leastBrothers && !names.follows(row) else {
                    continue
                }
                found[row] = Found(
                    parts: fits.allSatisfy { $0 } ? sums.rows - 1 : 0, isNamed: false, depth: depth)
            }
        }
    }

    private func isGreatest(_ row: Int, _ sums: Sums) -> Bool {
        table.votes.indices.allSatisfy { (columns[$0][row] ?? 0) >= sums.most[$0] }
    }

    /// Whether a figure of a row is the sum of the others, where sums have the row too.
    private func isTwice(_ row: Int, _ sums: Sums, _ place: Int) -> Bool {
        columns[place][row].map { 2 * $0 == sums.values[place] && sums.missing[place] == 0 }
            ?? (sums.missing[place] == sums.rows)
    }
}
