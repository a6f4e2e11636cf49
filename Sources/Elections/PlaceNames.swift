import Ground

/// A column of codes beside others that are named together with it, such as the ward of strata by district and ward.
public struct PlaceColumn: Hashable, Sendable {
    public let name: String
    /// The other columns: where one is a level above, it tells places of one code apart already.
    public let beside: Set<String>

    public init(_ name: String, beside: [String] = []) {
        self.name = name
        self.beside = Set(beside).subtracting([name])
    }
}

/// Names of places that tell those of one code apart: a region is its whole path of levels, not its last code.
///
/// A ward "A" that stands in the districts North and South is two places, "A (North)" and "A (South)": the code, then
/// as many of the regions above as are needed, from the nearest up. A code of one place stays as it is. The files that
/// are compared get their names together, so that a place is called the same in each.
public struct PlaceNames: Sendable {
    /// What a row of a list that names only some levels is called.
    public enum Answer: Sendable, Equatable {
        case name(String)
        /// The code stands under more than one region of `level`, which the row does not tell.
        case unclear(level: String, regions: [String])
    }

    /// Codes of places that stand under more than one path.
    private struct Names: Sendable {
        /// Levels from the top down to the column.
        let levels: [String]
        let codes: Set<String>
        /// Name of each path of these codes.
        let names: [[String]: String]
    }

    private var columns: [PlaceColumn: Names] = [:]

    /// - Parameters:
    ///   - columns: Columns whose places are told apart; those that are no level stay as they are.
    ///   - tables: Files that are used together; levels that one of them lacks tell nothing apart.
    ///   - list: Codes by column of the rows of a frame; rows without every level above a column tell nothing.
    public init(_ columns: [PlaceColumn], tables: [StationTable], list: [[String: String]] = []) {
        guard let first = tables.first else { return }
        let shared = first.levels.filter { level in tables.allSatisfy { $0.levels.contains(level) } }
        for column in Set(columns) {
            guard let depth = shared.firstIndex(of: column.name), depth > 0,
                !column.beside.isSuperset(of: shared[..<depth])
            else { continue }
            let levels = Array(shared[...depth])
            var paths = tables.map { PathColumns($0, levels) }
            paths.append(
                PathColumns(list.compactMap { row in levels.map { row[$0] }.allKnown() }, levels.count))
            self.columns[column] = PlaceNames.names(paths, levels, beside: column.beside)
        }
    }

    /// Whether every code is one place.
    public var isEmpty: Bool { columns.isEmpty }

    /// The same stations, of which `codes(_:)` of these columns tells places of one code apart.
    public func telling(_ table: StationTable) -> StationTable {
        var apart: [PlaceColumn: CodeColumn] = [:]
        for (column, names) in columns {
            let paths = PathColumns(table, names.levels)
            guard let own = paths.columns.last, own.codes.contains(where: names.codes.contains) else {
                continue
            }
            apart[column] = paths.renamed(names.codes) { names.names[$0] ?? $0.last ?? "" }
        }
        return apart.isEmpty ? table : table.withApart(apart)
    }

    /// What a row of a list is called.
    ///
    /// - Parameters:
    ///   - column: The column of the place.
    ///   - row: Codes of the row by column, as far as the list has them.
    public func name(_ column: PlaceColumn, in row: [String: String]) -> Answer {
        let code = row[column.name] ?? ""
        guard let names = columns[column], names.codes.contains(code) else { return .name(code) }
        let paths = names.names.filter { path, _ in
            path.last == code && zip(names.levels, path).allSatisfy { row[$0] == nil || row[$0] == $1 }
        }
        let called = Set(paths.values)
        guard called.count > 1 else { return .name(called.first ?? code) }
        let lacking = names.levels.indices.last {
            level in row[names.levels[level]] == nil && Set(paths.keys.map { $0[level] }).count > 1
        }
        let level = lacking ?? 0
        return .unclear(
            level: names.levels[level], regions: Set(paths.keys.map { $0[level] }).sorted())
    }

    /// Names of the codes that stand under more than one path; `nil` where there is none.
    private static func names(_ files: [PathColumns], _ levels: [String], beside: Set<String>) -> Names? {
        let codes = PathColumns.ambiguous(files)
        guard !codes.isEmpty else { return nil }
        let paths = files.reduce(into: Set<[String]>()) { $0.formUnion($1.paths(of: codes)) }
        let told = levels.indices.dropLast().filter { beside.contains(levels[$0]) }
        let above = Array(levels.indices.dropLast().reversed()).filter { !told.contains($0) }
        let groups = Dictionary(grouping: paths) { path in told.map { path[$0] } + [path[levels.count - 1]] }
        guard groups.values.contains(where: { $0.count > 1 }) else { return nil }
        var plain = Set<String>()
        for file in files { plain.formUnion(file.columns.last?.codes ?? []) }
        var used: [[String]: Set<String>] = [:]
        var names: [[String]: String] = [:]
        for (key, group) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            let (code, among) = (key[told.count], Array(key.dropLast()))
            let parents = { (path: [String], number: Int) in above.prefix(number).map { path[$0] } }
            let number = (0...above.count).first { number in
                Set(group.map { parents($0, number) }).count == group.count
            }
            for path in group.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                let regions = parents(path, number ?? above.count)
                guard !regions.isEmpty else {
                    names[path] = code
                    continue
                }
                // A name that is another place's, which only odd codes can bring about, gets a number.
                let wanted = "\(code) (\(regions.joined(separator: ", ")))"
                var name = wanted
                var next = 2
                while plain.contains(name) || used[among, default: []].contains(name) {
                    name = "\(wanted) \(next)"
                    next += 1
                }
                used[among, default: []].insert(name)
                names[path] = name
            }
        }
        return Names(levels: levels, codes: codes, names: names)
    }
}

/// Columns of the levels of a file, from the top down to the one whose places are named.
private struct PathColumns {
    let columns: [CodeColumn]
    private let count: Int

    init(_ table: StationTable, _ levels: [String]) {
        columns = levels.compactMap { level in
            table.levels.firstIndex(of: level).map { table.regions[$0] }
        }
        count = columns.count == levels.count ? table.count : 0
    }

    init(_ paths: [[String]], _ depth: Int) {
        columns = (0..<depth).map { level in CodeColumn(paths.map { $0[level] }) }
        count = paths.count
    }

    private func path(_ row: Int) -> [String] { columns.map { $0[row] ?? "" } }

    /// First row of each code, −1 for one without rows, and whether the code stands under several paths.
    private func firstRows() -> (rows: [Int], isSeveral: [Bool]) {
        guard let own = columns.last else { return ([], []) }
        var rows = [Int](repeating: -1, count: own.codes.count)
        var isSeveral = [Bool](repeating: false, count: own.codes.count)
        let (ids, above) = (own.ids, columns.dropLast().map(\.ids))
        for row in 0..<count where ids[row] >= 0 {
            let id = Int(ids[row])
            let first = rows[id]
            if first < 0 {
                rows[id] = row
            } else {
                for parents in above where parents[row] != parents[first] { isSeveral[id] = true }
            }
        }
        return (rows, isSeveral)
    }

    /// Codes that stand under more than one path in the files together.
    ///
    /// Parents are compared by their place among the codes of a file; texts are compared once for each code.
    static func ambiguous(_ files: [PathColumns]) -> Set<String> {
        var found = Set<String>()
        var known: [String: (file: PathColumns, row: Int)] = [:]
        let order = files.sorted { ($0.columns.last?.codes.count ?? 0) < ($1.columns.last?.codes.count ?? 0) }
        for (position, file) in order.enumerated() {
            guard let own = file.columns.last else { continue }
            let (rows, isSeveral) = file.firstRows()
            let isLast = position == order.count - 1
            for (id, code) in own.codes.enumerated() where rows[id] >= 0 {
                if isSeveral[id] { found.insert(code) }
                if let other = known[code] {
                    if other.file.path(other.row) != file.path(rows[id]) { found.insert(code) }
                } else if !isLast {
                    known[code] = (file, rows[id])
                }
            }
        }
        return found
    }

    /// Every path of some codes.
    func paths(of codes: Set<String>) -> Set<[String]> {
        var found = Set<[String]>()
        forEachRun(of: codes) { ids, _ in found.insert(columns.codes(ids)) }
        return found
    }

    /// Calls `body` with the codes of each row of some places, once for rows of one place that follow each other.
    private func forEachRun(of codes: Set<String>, _ body: ([Int32], Range<Int>) -> Void) {
        guard let own = columns.last else { return }
        let isWanted = own.codes.map(codes.contains)
        let ids = own.ids
        var row = 0
        while row < count {
            let first = row
            row += 1
            guard ids[first] >= 0, isWanted[Int(ids[first])] else { continue }
            while row < count && columns.isSame(row, first) { row += 1 }
            body(columns.ids(first), first..<row)
        }
    }

    /// The last column with other names for the places of some codes.
    func renamed(_ codes: Set<String>, _ name: ([String]) -> String) -> CodeColumn {
        guard let own = columns.last else { return CodeColumn([]) }
        var ids = Array(own.ids.prefix(count))
        // New codes after those of the file: numbers of other codes stay.
        var labels = own.codes
        var known: [[Int32]: Int32] = [:]
        var positions: [String: Int32] = [:]
        for (id, code) in own.codes.enumerated() where !codes.contains(code) { positions[code] = Int32(id) }
        forEachRun(of: codes) { path, rows in
            let id =
                known[path]
                ?? {
                    let label = name(columns.codes(path))
                    let id = positions[label] ?? Int32(labels.count)
                    if Int(id) == labels.count { labels.append(label) }
                    (known[path], positions[label]) = (id, id)
                    return id
                }()
            for row in rows { ids[row] = id }
        }
        return CodeColumn(ids: ids, codes: labels).inOrder()
    }
}
