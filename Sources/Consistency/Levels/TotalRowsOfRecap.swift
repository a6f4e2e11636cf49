import Elections
import Ground

/// Rows of a recap that are the total of other rows: of those of the same region, or of all.
///
/// A row is taken for a total where it is called one and no other file has a region of that name, or its figures are such a
/// sum; where it is called that of a region ("Total East") and others so called, or several of its figures, are sums of their own
/// rows; where it lacks a code and its figures, or several of them, are a sum; or where every column, or several of them, are
/// exactly the sum of the others of its region, of a region above or of the file, and these figures could have been so many others
/// that chance gives fewer than one such row in a thousand files. All of them are one error, as in ``TotalRows``.
struct TotalRowsOfRecap {
    /// The recap without them.
    let rest: RecapTable
    /// What is said of them.
    let findings: [Finding]

    private struct Found {
        var row: Int
        var name: String
        /// Rows that it is the sum of, 0 where it is only called a total.
        var parts: Int
        var isNamed: Bool
        /// Whether some of its figures are no sum, and the others show that it is a total.
        var isNearlySum = false
        /// Whether it is no sum only where figures are missing.
        var isUnread = false
        /// Where it is no sum: by how much it is none.
        var against: FindingKind.WrongSum?
    }

    /// - Parameters:
    ///   - recap: The recap.
    ///   - isRegion: Whether another file has a region of a name at a level, by the level's column.
    ///   - contest: Id of the contest, for the finding.
    init(_ recap: RecapTable, isRegion: (String, String) -> Bool, contest: String) {
        let called = TotalRowsOfRecap.called(recap)
        let own = OwnRows(ofRecap: recap)
        let left = Set(called.keys).union(recap.rowsWithoutCode.keys).union(
            own?.totals.keys.map(\.self) ?? [])
        var found: [Found] = []
        if !left.isEmpty {
            let others = recap.leavingOut(left)
            let groups = Groups(others)
            for row in left.sorted() where others.count > 0 {
                let lacksCode = recap.rowsWithoutCode[row] != nil
                let total = own?.totals[row].flatMap { $0.parts.isEmpty ? nil : $0 }
                let ownSum = total.flatMap { own?.compare(row, $0) }
                let sum = groups.sum(of: recap, row)
                var new = Found(
                    row: row, name: TotalRowsOfRecap.name(recap, row),
                    parts: max(sum?.isWhole == true ? sum?.parts ?? 0 : 0, ownSum?.parts ?? 0),
                    isNamed: called[row] != nil || total?.isNamed == true)
                if new.parts == 0 {
                    if let level = called[row], !lacksCode, total == nil,
                        let code = recap.regions[level][row], isRegion(recap.levels[level], code)
                    {
                        continue
                    }
                    new.isUnread = sum != nil || ownSum?.isUnread == true && ownSum?.against == nil
                    if !new.isUnread { new.against = groups.against(recap, row, besides: ownSum?.against) }
                    // Without a code and without a name it is a total only by its figures.
                    if !new.isNamed {
                        guard !new.isUnread, groups.isNearlySum(recap, row) else { continue }
                        new.isNearlySum = true
                    }
                }
                found.append(new)
            }
        }
        found += TotalRowsOfRecap.plain(recap, without: left)
        guard !found.isEmpty, found.count < recap.count else {
            (self.rest, findings) = (recap, [])
            return
        }
        let rows = found.sorted { $0.row < $1.row }.map {
            FindingKind.TotalRow(
                station: $0.name, line: recap.line(ofRow: $0.row), parts: $0.parts, isNamed: $0.isNamed,
                isNearlySum: $0.isNearlySum, isUnread: $0.isUnread, against: $0.against)
        }
        self.rest = recap.leavingOut(Set(found.map(\.row)))
        findings = TotalFindings.ofRecap(
            rows, file: recap.file, column: recap.levels.last, contest: contest)
    }

    /// Rows that are called a total, with the topmost level at which they are.
    private static func called(_ recap: RecapTable) -> [Int: Int] {
        var called: [Int: Int] = [:]
        for (level, column) in recap.regions.enumerated() {
            let names = Set(
                column.codes.indices.filter { TotalNames.isTotal(column.codes[$0]) }.map { Int32($0) })
            guard !names.isEmpty else { continue }
            for (row, id) in column.ids.enumerated() where names.contains(id) && called[row] == nil {
                called[row] = level
            }
        }
        for (row, entry) in recap.rowsWithoutCode
        where called[row] == nil && entry.names.contains(where: TotalNames.saysTotal) {
            called[row] = recap.levels.count - 1
        }
        return called
    }

    /// Its code, below that of its region where it has one of its own; the name beside it where it lacks one.
    private static func name(_ recap: RecapTable, _ row: Int) -> String {
        let codes = recap.regions.compactMap { $0[row] } + (recap.rowsWithoutCode[row]?.names ?? [])
        return codes.suffix(2).uniqued().joined(separator: "/")
    }

    /// Rows of a recap that are the sum of the others of their region, of a region above, or of all, from below up: those of a
    /// region below are no part of the sums above them.
    ///
    /// - Parameter known: Rows that are totals for another reason.
    private static func plain(_ recap: RecapTable, without known: Set<Int>) -> [Found] {
        let votes = recap.measures.indices.filter {
            if case .votes = recap.measures[$0] { true } else { false }
        }
        guard let leading = votes.first, recap.sums.count > 2, !recap.levels.isEmpty else { return [] }
        let least = TotalRows.files * Double(recap.count) * Double(recap.levels.count)
        var found: [Found] = []
        var left = known
        for depth in stride(from: recap.levels.count - 1, through: 0, by: -1) {
            let rest = left.isEmpty ? recap : recap.leavingOut(left)
            let kept = left.isEmpty ? nil : (0..<recap.count).filter { !left.contains($0) }
            let sums = rest.rollUp.sums(depth: depth)
            let groups = rest.tree.owners(depth: depth)
            var taken: Set<Int> = []
            for unit in 0..<rest.sums.count where rest.sums.stations(unit) == 1 {
                let group = Int(groups[unit])
                guard 2 * rest.sums.sum(leading, unit) == sums.sum(leading, group), !taken.contains(group),
                    sums.stations(group) > 2,
                    isSum(rest, unit, sums, group),
                    votes.reduce(1.0, { $0 * max(1, Double(rest.sums.sum($1, unit)) / 2) }) >= least
                else { continue }
                taken.insert(group)
                let row = kept?[rest.rowOfUnit[unit]] ?? rest.rowOfUnit[unit]
                found.append(
                    Found(
                        row: row, name: name(recap, row), parts: sums.stations(group) - 1, isNamed: false))
            }
            for unit in near(rest, sums, groups, least: least, taken) {
                let row = kept?[rest.rowOfUnit[unit]] ?? rest.rowOfUnit[unit]
                let group = Int(groups[unit])
                // What is empty on either side is no difference.
                let isSum = rest.measures.indices.allSatisfy { measure in
                    sums.missing(measure, group) > 0
                        || 2 * rest.sums.sum(measure, unit) == sums.sum(measure, group)
                }
                found.append(
                    Found(
                        row: row, name: name(recap, row), parts: isSum ? sums.stations(group) - 1 : 0,
                        isNamed: false, isNearlySum: !isSum))
            }
            left.formUnion(found.map(\.row))
        }
        guard found.contains(where: \.isNearlySum) else { return found }
        let others = Groups(recap.leavingOut(left))
        for place in found.indices where found[place].isNearlySum {
            found[place].against = others.against(recap, found[place].row, besides: nil)
        }
        return found
    }

    /// Whether a row is the sum of the others of its group in every figure.
    private static func isSum(_ rest: RecapTable, _ unit: Int, _ sums: RollUp.UnitSums, _ group: Int) -> Bool
    {
        rest.measures.indices.allSatisfy { measure in
            sums.missing(measure, group) == 0
                && 2 * rest.sums.sum(measure, unit) == sums.sum(measure, group)
        }
    }

    /// Rows of which several figures are the sum of the others of their group, the first of each group.
    private static func near(
        _ rest: RecapTable, _ sums: RollUp.UnitSums, _ groups: [Int32], least: Double, _ taken: Set<Int>
    ) -> [Int] {
        let evidence = SumEvidence(rest.measures)
        let votes = rest.measures.indices.filter {
            if case .votes = rest.measures[$0] { true } else { false }
        }
        let hasVotes = { (unit: Int) in votes.contains { rest.sums.sum($0, unit) > 0 } }
        // Few rows are a sum in as many figures as tell one.
        let likely = (0..<rest.sums.count).filter { unit in
            var exact = 0
            for measure in rest.measures.indices
            where 2 * rest.sums.sum(measure, unit) == sums.sum(measure, Int(groups[unit])) { exact += 1 }
            return exact >= 2 && rest.sums.stations(unit) == 1 && hasVotes(unit)
        }
        guard !likely.isEmpty else { return [] }
        var voting: [Int: Int] = [:]
        for unit in 0..<rest.sums.count where hasVotes(unit) { voting[Int(groups[unit]), default: 0] += 1 }
        var taken = taken
        return likely.filter { unit in
            let group = Int(groups[unit])
            // A sum of one row is a copy of that.
            guard voting[group] ?? 0 > 2, !taken.contains(group) else { return false }
            let own = rest.measures.indices.map { measure in
                rest.sums.missing(measure, unit) == 0 ? rest.sums.sum(measure, unit) : nil
            }
            guard evidence.ways(own, own) >= least else { return false }
            let others = rest.measures.indices.map { measure in
                sums.missing(measure, group) == 0
                    ? sums.sum(measure, group) - rest.sums.sum(measure, unit) : nil
            }
            guard evidence.ways(own, others, off: own.count) >= least else { return false }
            taken.insert(group)
            return true
        }
    }

    /// Sums of all regions of a recap, by their codes.
    private struct Groups {
        private let recap: RecapTable
        private let rollUp: RollUp
        /// For each depth from 1 the units by the codes down to them.
        private let units: [[[String]: Int]]

        init(_ recap: RecapTable) {
            self.recap = recap
            rollUp = recap.rollUp
            units = recap.tree.levels.dropLast().indices.map { level in
                Dictionary(
                    (0..<recap.tree.levels[level].count).map {
                        (recap.tree.codes(level: level, unit: $0), $0)
                    }, uniquingKeysWith: { first, _ in first })
            }
        }

        /// Rows that a row of the whole recap is the sum of: of its region, of one above, or all; whole where none of them lacks a
        /// figure. A figure that one of them lacks contradicts nothing that is as large as those of the others.
        func sum(of whole: RecapTable, _ row: Int) -> (parts: Int, isWhole: Bool)? {
            var open: (parts: Int, isWhole: Bool)?
            for (sums, place, _) in regions(of: whole, row) {
                var (fits, isWhole, exact) = (true, true, 0)
                for measure in whole.measures.indices {
                    let (value, sum) = (whole.counts[measure][row], sums.sum(measure, place))
                    if sums.missing(measure, place) == 0 || value == sum {
                        fits = fits && value == sum
                        if value == sum, sum > 0 { exact += 1 }
                    } else {
                        fits = fits && value ?? sum >= sum
                        isWhole = false
                    }
                }
                if fits, isWhole { return (sums.stations(place), true) }
                if fits, exact > 1, open == nil { open = (sums.stations(place), false) }
            }
            return open
        }

        /// Regions of which a row may be the total, from the lowest up.
        private func regions(
            of whole: RecapTable, _ row: Int
        ) -> [(sums: RollUp.UnitSums, place: Int, depth: Int)] {
            let codes = whole.regions.map { $0[row] ?? "" }
            return stride(from: whole.levels.count - 1, through: 0, by: -1).compactMap { depth in
                let place = depth == 0 ? 0 : units[depth - 1][Array(codes.prefix(depth))]
                return place.map { (rollUp.sums(depth: depth), $0, depth) }
            }
        }

        /// Whether several figures of a row are the sum of a region, as many as chance does not give.
        func isNearlySum(_ whole: RecapTable, _ row: Int) -> Bool {
            let evidence = SumEvidence(whole.measures)
            let least = TotalRows.files * Double(whole.count) * Double(whole.levels.count)
            return regions(of: whole, row).contains { sums, place, _ in
                sums.stations(place) > 1
                    && evidence.ways(
                        whole.counts.map { $0[row] },
                        whole.measures.indices.map {
                            sums.missing($0, place) == 0 ? sums.sum($0, place) : nil
                        }, off: whole.measures.count) >= least
            }
        }

        /// By how much a row is not the sum of a region: of that to which it is nearest.
        ///
        /// - Parameter own: By how much it is not that of the rows that are its own, where they are known.
        func against(
            _ whole: RecapTable, _ row: Int, besides own: FindingKind.WrongSum?
        ) -> FindingKind.WrongSum? {
            var nearest = NearestSum(whole.measures.map(\.name))
            for (sums, place, depth) in regions(of: whole, row) {
                let region =
                    depth == 0
                    ? LevelRegion(nil, nil)
                    : LevelRegion(whole.levels[depth - 1], rollUp.tree.levels[depth - 1].code(place))
                nearest.add(
                    .ofRegion(region), count: sums.stations(place),
                    values: whole.counts.map { $0[row] },
                    sums: whole.measures.indices.map { measure in
                        // What lacks a figure is no less than the others.
                        let sum = sums.sum(measure, place)
                        return sums.missing(measure, place) == 0
                            || whole.counts[measure][row].map { $0 < sum } == true ? sum : nil
                    })
            }
            guard let sum = nearest.wrongSum else { return own }
            return own.map { $0.figures.count < sum.figures.count ? $0 : sum } ?? sum
        }
    }
}

extension RecapTable {
    /// Whether a region of a name has rows of regions below it, or a row of its own beside one of another recap of this level: that
    /// the total of another level is called so too shows no region.
    ///
    /// - Parameters:
    ///   - code: Its code.
    ///   - name: The column of its level.
    ///   - other: The recap that has such a row.
    func hasRegion(_ code: String, at name: String, besides other: RecapTable) -> Bool {
        guard let level = levels.firstIndex(of: name),
            let id = regions[level].codes.firstIndex(of: code).map({ Int32($0) })
        else { return false }
        if level == levels.count - 1 { return levels == other.levels && regions[level].ids.contains(id) }
        return regions[level].ids.indices.contains { row in
            regions[level].ids[row] == id && rowsWithoutCode[row] == nil
                && regions[(level + 1)...].contains { column in
                    column[row].map { !TotalNames.isTotal($0) } ?? false
                }
        }
    }
}
