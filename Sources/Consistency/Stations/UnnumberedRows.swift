import Elections
import Ground

/// Rows without a number where others have one that are the sum of the other rows of their region, of the rows above them, or of a
/// region above, or nearly that.
struct UnnumberedRows {
    private(set) var totals: [Int: OwnRows.Total] = [:]
    private let own: OwnRows
    private let order: [Int]
    private let rows: [Int]
    private let rough: RoughSum
    private var table: StationTable { own.table }

    /// Ways in which a row without number and name could have been no sum, from which on it is one.
    private static let leastWays = 100.0

    /// Rows of a region with the sum of each column; `nil` where a figure was not read.
    private struct Group {
        var rows: [Int] = []
        var sums: [Int?]
    }

    /// - Parameters:
    ///   - own: The stations, with the totals that are known by their names.
    ///   - order: Their rows in the order of the file.
    ///   - rows: Those without a number that are no such totals.
    init(_ own: OwnRows, _ order: [Int], _ rows: [Int]) {
        (self.own, self.order, self.rows) = (own, order, rows)
        rough = RoughSum(own.table)
        guard !rows.isEmpty else { return }
        addSums()
        addRoughSums()
    }

    private func isTotal(_ row: Int) -> Bool { totals[row] != nil || own.totals[row] != nil }

    private func values(_ row: Int) -> [Int?] { own.columns.map { $0[row] } }

    /// The regions of some rows at a depth, with other rows that are in them.
    private func groups(_ open: [Int], _ depth: Int, of rows: [Int]) -> [[Int32]: Group] {
        let wanted = Set(open.map { own.codes($0, depth) })
        var groups: [[Int32]: Group] = [:]
        for row in rows where !isTotal(row) {
            let region = own.codes(row, depth)
            guard wanted.contains(region) else { continue }
            groups[region, default: Group(sums: own.columns.map { _ in 0 })].rows.append(row)
            for (place, column) in own.columns.enumerated() {
                let value = column[row]
                if value == nil, own.unread.contains(row) { groups[region]?.sums[place] = nil }
                if let value, let sum = groups[region]?.sums[place] {
                    groups[region]?.sums[place] = sum + value
                }
            }
        }
        return groups
    }

    // MARK: Sums

    private mutating func addSums() {
        let unnumbered = Set(rows)
        let last = table.levels.count - 1
        var run: [Int] = []
        for row in order where !isTotal(row) {
            guard unnumbered.contains(row) else {
                run.append(row)
                continue
            }
            let lowest = own.codes(row, last)
            add(row, run.filter { own.codes($0, last) == lowest })
            run = []
        }
        let numbered = order.filter { !unnumbered.contains($0) }
        for depth in stride(from: table.levels.count, through: 0, by: -1) {
            let open = rows.filter { totals[$0] == nil && own.hasCodes($0) }
            guard !open.isEmpty else { return }
            let groups = groups(open, depth, of: numbered)
            for row in open {
                guard let group = groups[own.codes(row, depth)], isSum(values(row), group.sums) else {
                    continue
                }
                add(row, group.rows)
            }
        }
    }

    /// Whether no figure is another one than the sum.
    private func isSum(_ values: [Int?], _ sums: [Int?]) -> Bool {
        zip(values, sums).allSatisfy { $0 == nil || $1 == nil || $0 == $1 }
    }

    private mutating func add(_ row: Int, _ parts: [Int]) {
        let total = OwnRows.Total(parts: parts, isNamed: false)
        guard parts.count > 1, own.compare(row, total).parts > 1 else { return }
        let ways = table.votes.reduce(1.0) { $0 * max(1, Double($1[row] ?? 0) / 2) }
        if ways >= UnnumberedRows.leastWays { totals[row] = total }
    }

    // MARK: Nearly sums

    /// Rows that are no sum of the numbered rows: the sum where stations without a number are counted too, or nearly one of either.
    private mutating func addRoughSums() {
        let unnumbered = Set(rows)
        let numbered = order.filter { !unnumbered.contains($0) }
        for depth in stride(from: table.levels.count, through: 0, by: -1) {
            let open = rows.filter { totals[$0] == nil && own.hasCodes($0) }
            guard !open.isEmpty else { return }
            let (groups, others) = (groups(open, depth, of: numbered), groups(open, depth, of: open))
            for row in open {
                let region = own.codes(row, depth)
                guard let group = groups[region], let rest = others[region] else { continue }
                let values = values(row)
                let all = zip(group.sums, rest.sums).enumerated().map { place, sums -> Int? in
                    guard let one = sums.0, let other = sums.1 else { return nil }
                    return one + other - (values[place] ?? 0)
                }
                let more = rest.rows.filter { $0 != row }
                if !more.isEmpty, isSum(values, all) { add(row, group.rows + more) }
                guard totals[row] == nil else { continue }
                let whole = Group(rows: group.rows + more, sums: all)
                if let meant = [group, whole].first(where: { isRough(values, $0, among: open.count) }) {
                    totals[row] = OwnRows.Total(
                        parts: meant.rows,
                        rows: .ofRegion(
                            depth == 0
                                ? LevelRegion(nil, nil)
                                : LevelRegion(table.levels[depth - 1], table.regions[depth - 1][row])),
                        isNamed: false, isRough: true)
                }
            }
        }
    }

    private func isRough(_ values: [Int?], _ group: Group, among rows: Int) -> Bool {
        return rough.isToldByFigures(values, group.sums, rows: group.rows.count, among: rows)
            || rough.isMet(values, group.sums, rows: group.rows.count) {
                group.rows.lazy.map { row in rough.votes { own.columns[$0][row] } }.max() ?? 0
            }
    }
}
