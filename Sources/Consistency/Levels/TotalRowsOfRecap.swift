import Elections

/// Rows of a recap that are the total of other rows: of those of the same region, or of all.
///
/// A row is taken for a total where it is called one and no other file has a region of that name, or its figures are such a
/// sum; or where every column is exactly the sum of the others of its region or of the file, and its votes could have been
/// so many others that chance gives fewer than one in a thousand files.
struct TotalRowsOfRecap {
    /// The recap without them.
    let rest: RecapTable
    /// What is said of them; `nil` where there are none.
    let finding: Finding?

    private struct Found {
        var row: Int
        var name: String
        /// Rows that it is the sum of, 0 where it is only called a total.
        var parts: Int
        var isNamed: Bool
    }

    /// - Parameters:
    ///   - recap: The recap.
    ///   - isRegion: Whether another file has a region of a name at a level, by the level's column.
    ///   - contest: Id of the contest, for the finding.
    init(_ recap: RecapTable, isRegion: (String, String) -> Bool, contest: String) {
        let called = TotalRowsOfRecap.called(recap)
        var found: [Found] = []
        if !called.isEmpty {
            let others = recap.leavingOut(Set(called.keys.map { recap.rowOfUnit[$0] }))
            let groups = Groups(others)
            for (unit, level) in called.sorted(by: { $0.key < $1.key }) where others.count > 0 {
                let parts = groups.parts(of: recap, unit)
                if parts == 0, isRegion(recap.levels[level.depth], level.code) { continue }
                found.append(
                    Found(
                        row: recap.rowOfUnit[unit], name: TotalRowsOfRecap.name(recap, unit), parts: parts,
                        isNamed: true))
            }
        }
        let left = Set(found.map(\.row))
        let kept = (0..<recap.count).filter { !left.contains($0) }
        found += TotalRowsOfRecap.plain(left.isEmpty ? recap : recap.leavingOut(left)).map { entry in
            var entry = entry
            entry.row = kept[entry.row]
            return entry
        }
        guard let first = found.min(by: { $0.row < $1.row }), found.count < recap.count else {
            (self.rest, finding) = (recap, nil)
            return
        }
        let rows = found.sorted { $0.row < $1.row }.map {
            FindingKind.TotalRow(
                station: $0.name, line: recap.line(ofRow: $0.row), parts: $0.parts, isNamed: $0.isNamed)
        }
        self.rest = recap.leavingOut(Set(found.map(\.row)))
        finding = Finding(
            .level(.totalRows(rows, file: recap.file)),
            severity: found.contains(where: \.isNamed) ? .error : .warning, contest: contest,
            place: SourcePlace(
                file: recap.file, line: recap.line(ofRow: first.row), column: recap.levels.last),
            expected: "0", found: "\(found.count)")
    }

    /// Units that are called a total, with the topmost level at which they are.
    private static func called(_ recap: RecapTable) -> [Int: (depth: Int, code: String)] {
        guard let lowest = recap.tree.levels.last else { return [:] }
        let names = recap.tree.levels.map { level in
            Set((0..<level.count).filter { level.code($0).map(TotalRows.isTotal) ?? false })
        }
        guard names.contains(where: { !$0.isEmpty }) else { return [:] }
        var called: [Int: (depth: Int, code: String)] = [:]
        for unit in 0..<lowest.count where recap.sums.stations(unit) == 1 {
            let path = recap.tree.path(level: recap.levels.count - 1, unit: unit)
            guard let depth = path.indices.first(where: { names[$0].contains(path[$0]) }) else { continue }
            called[unit] = (depth, recap.tree.levels[depth].code(path[depth]) ?? "")
        }
        return called
    }

    /// Its code, below that of its region where it has one of its own.
    private static func name(_ recap: RecapTable, _ unit: Int) -> String {
        recap.tree.codes(level: recap.levels.count - 1, unit: unit).suffix(2).uniqued().joined(separator: "/")
    }

    /// Rows of a recap that are the sum of the others of their region, or of all.
    private static func plain(_ recap: RecapTable) -> [Found] {
        let votes = recap.measures.indices.filter {
            if case .votes = recap.measures[$0] { true } else { false }
        }
        guard let leading = votes.first, recap.sums.count > 2, !recap.levels.isEmpty else { return [] }
        let rollUp = recap.rollUp
        let least = TotalRows.files * Double(recap.count)
        var found: [Int: Found] = [:]
        for depth in [recap.levels.count - 1, 0].uniqued() {
            let sums = rollUp.sums(depth: depth)
            let groups = recap.tree.owners(depth: depth)
            var taken: Set<Int> = []
            for unit in 0..<recap.sums.count where found[unit] == nil && recap.sums.stations(unit) == 1 {
                let group = Int(groups[unit])
                guard 2 * recap.sums.sum(leading, unit) == sums.sum(leading, group), !taken.contains(group),
                    sums.stations(group) > 2,
                    recap.measures.indices.allSatisfy({ measure in
                        sums.missing(measure, group) == 0
                            && 2 * recap.sums.sum(measure, unit) == sums.sum(measure, group)
                    }),
                    votes.reduce(1.0, { $0 * max(1, Double(recap.sums.sum($1, unit)) / 2) }) >= least
                else { continue }
                taken.insert(group)
                found[unit] = Found(
                    row: recap.rowOfUnit[unit], name: name(recap, unit), parts: sums.stations(group) - 1,
                    isNamed: false)
            }
        }
        return found.sorted { $0.key < $1.key }.map(\.value)
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

        /// Rows that a row of the whole recap is the exact sum of: of its region, of one above, or all; 0 where it is none.
        func parts(of whole: RecapTable, _ unit: Int) -> Int {
            let codes = whole.tree.codes(level: whole.levels.count - 1, unit: unit)
            for depth in stride(from: whole.levels.count - 1, through: 0, by: -1) {
                let place = depth == 0 ? 0 : units[depth - 1][Array(codes.prefix(depth))]
                guard let place else { continue }
                let sums = rollUp.sums(depth: depth)
                let isSum = whole.measures.indices.allSatisfy { measure in
                    whole.sums.missing(measure, unit) == 0 && sums.missing(measure, place) == 0
                        && whole.sums.sum(measure, unit) == sums.sum(measure, place)
                }
                if isSum { return sums.stations(place) }
            }
            return 0
        }
    }
}
