import Elections
import Ground

/// Rows among the stations that are the total of other rows.
///
/// A row is taken for a total where it is called one, or where every column is exactly the sum of the other rows of its
/// region, of the whole file, or of the stations whose names begin with its own: `Ticonderoga` of `Ticonderoga 1` to
/// `Ticonderoga 6`. An honest station can be such a sum by chance; one that is not called a total is therefore taken for
/// one only where its figures could have been so many others that chance gives fewer than one in a thousand files.
public struct TotalRows: Sendable {
    /// Rows of the file, from 0, in its order.
    public let rows: [Int]
    /// What is said of them; `nil` where there are none.
    public let finding: Finding?

    /// What a row is called where it is a total.
    private static let words: Set<String> = [
        "total", "totals", "jumlah", "subtotal", "sub total", "sub-total", "grand total", "jumlah akhir",
        "sum", "totales",
        "total general", "somme", "soma", "county total", "county totals", "precinct total",
        "precinct totals", "totaal",
    ]
    private static let endings = [" total", " totals", " subtotal", " jumlah"]
    /// Files in which chance may give one such row.
    static let files = 1000.0

    /// One row that is a total.
    private struct Found {
        let row: Int
        let name: String
        let line: Int
        /// Rows that it is the sum of, 0 where it is only called a total.
        let parts: Int
        let isNamed: Bool
        let unit: Int32
    }

    /// - Parameters:
    ///   - stations: Stations that have been scanned, with their rows compared.
    ///   - contest: Id of the contest, for the finding.
    ///   - scheme: Scheme of the region codes.
    /// - Throws: What reading rows again throws.
    public init(_ stations: CheckedStations, contest: String, scheme: RegionCodeScheme) throws {
        let names = Set(
            stations.stationNumbers.filter(TotalRows.isTotal) + TotalRows.stems(stations.stationNumbers))
        let codes = stations.rollUp.tree.levels.contains { level in
            (0..<level.count).contains { level.code($0).map(TotalRows.isTotal) ?? false }
        }
        let sums = stations.scan.rowsThatSum
        guard !names.isEmpty || codes || !sums.units.isEmpty || sums.ofFile else {
            (rows, finding) = ([], nil)
            return
        }
        let all = Set((0..<Int32(stations.rollUp.tree.levels.last?.count ?? 0)))
        let excerpt = try stations.stations(of: names.isEmpty && !codes && !sums.ofFile ? sums.units : all)
        let found = TotalRows.found(excerpt, stations)
        rows = found.map(\.row)
        finding = found.first.map { first in
            let isPlain = found.contains { $0.isNamed }
            return Finding(
                .station(
                    .totalRows(
                        found.map {
                            FindingKind.TotalRow(
                                station: $0.name, line: $0.line, parts: $0.parts, isNamed: $0.isNamed)
                        })), severity: isPlain ? .error : .warning, contest: contest,
                region: found.allSatisfy { $0.unit == first.unit }
                    ? RegionCode(stations.code(first.unit), scheme: scheme) : nil,
                place: SourcePlace(file: stations.file, line: first.line, column: "station_no"),
                expected: "0",
                found: "\(found.count)")
        }
    }

    static func isTotal(_ name: String) -> Bool {
        // Codes and numbers, which most names are, have no letters.
        name.utf8.contains { $0 > UInt8(ascii: "9") } && words.contains(NameLikeness.plain(name))
    }

    /// Names that others begin with, and names that end like those of totals.
    private static func stems(_ names: [String]) -> [String] {
        let sorted = names.filter { name in
            name.utf8.contains { $0 > UInt8(ascii: "9") } && name.contains(where: \.isLetter)
        }.sorted()
        let stems = zip(sorted, sorted.dropFirst()).filter { isStem($0, of: $1) }.map(\.0)
        return stems + sorted.filter { name in endings.contains { NameLikeness.plain(name).hasSuffix($0) } }
    }

    private static func isStem(_ stem: String, of name: String) -> Bool {
        name.count > stem.count && name.hasPrefix(stem)
            && " -#/.".contains(name.dropFirst(stem.count).first ?? "x")
    }

    /// The name of the stations that a row may be the total of.
    private static func stem(of name: String) -> String {
        let plain = NameLikeness.plain(name)
        guard let ending = endings.first(where: plain.hasSuffix) else { return name }
        return String(name.dropLast(ending.count))
    }

    private static func found(_ excerpt: StationExcerpt, _ stations: CheckedStations) -> [Found] {
        let table = excerpt.table
        let names = StationNames(table)
        let columns = table.votes + StationField.inOrder(table.fields.keys).compactMap { table.fields[$0] }
        var found: [Int: Found] = [:]
        func sum(_ rows: [Int], _ column: CountColumn) -> Int? {
            var total = 0
            for row in rows {
                guard let value = column[row] else { return nil }
                total += value
            }
            return total
        }
        /// Whether every column of a row is the sum of others, and in how many ways it could have been none.
        func ways(_ row: Int, _ others: [Int]) -> Double? {
            var ways = 1.0
            for (place, column) in columns.enumerated() {
                guard let value = column[row] else {
                    if others.contains(where: { column[$0] != nil }) { return nil }
                    continue
                }
                guard value == sum(others, column) else { return nil }
                // Figures of the form follow from the votes, in part.
                if place < table.votes.count { ways *= max(1, Double(value) / 2) }
            }
            return ways
        }
        func add(_ row: Int, parts: Int, isNamed: Bool) {
            let line = stations.line(excerpt.rows[row])
            found[row] = Found(
                row: excerpt.rows[row], name: names[row], line: line, parts: parts, isNamed: isNamed,
                unit: excerpt.units[row])
        }
        let least = files * Double(max(1, stations.scan.builder.rows))
        let units = excerpt.rowsOfUnit.sorted { $0.key < $1.key }.map(\.value)
        for rows in units {
            let numbers = Dictionary(rows.map { ($0, table.stationNumbers?[$0] ?? "") }) { first, _ in first }
            let isText = numbers.values.contains { $0.contains(where: \.isLetter) }
            for row in rows where isText {
                guard let name = numbers[row], !name.isEmpty, !isTotal(name) else { continue }
                let stem = stem(of: name)
                let parts = rows.filter { $0 != row && isStem(stem, of: numbers[$0] ?? "") }
                if parts.count >= 2, let ways = ways(row, parts), ways >= 100 || stem != name {
                    add(row, parts: parts.count, isNamed: true)
                }
            }
            let rest = rows.filter { found[$0] == nil }
            // A region may be called so; with a station of its own it is one unless its figures are a sum.
            let called = rest.filter { row in
                let number = numbers[row] ?? ""
                guard !isTotal(number) else { return true }
                return table.regions.contains { isTotal($0[row] ?? "") }
                    && (number.isEmpty || isTotalOfFile(row, columns, table))
            }
            for row in called {
                let others = rest.filter { !called.contains($0) }
                add(row, parts: ways(row, others) == nil ? 0 : others.count, isNamed: true)
            }
            let plain = rest.filter { !called.contains($0) }
            guard plain.count >= 3 else { continue }
            for row in plain {
                let others = plain.filter { $0 != row }
                if let ways = ways(row, others), ways >= least {
                    add(row, parts: others.count, isNamed: false)
                    break
                }
            }
        }
        // One row of the whole file.
        let plain =
            table.count == stations.scan.builder.rows ? (0..<table.count).filter { found[$0] == nil } : []
        if plain.count >= 3, let row = wholeFile(plain, columns) {
            let others = plain.filter { $0 != row }
            if let ways = ways(row, others), ways >= least { add(row, parts: others.count, isNamed: false) }
        }
        return found.values.sorted { $0.row < $1.row }
    }

    /// Whether a row is the sum of all other rows of the file.
    private static func isTotalOfFile(_ row: Int, _ columns: [CountColumn], _ table: StationTable) -> Bool {
        columns.allSatisfy { column in
            guard let value = column[row] else { return true }
            return (0..<table.count).reduce(0) { $0 + (column[$1] ?? 0) } == 2 * value
        }
    }

    /// The row whose first choice has half of all votes.
    private static func wholeFile(_ rows: [Int], _ columns: [CountColumn]) -> Int? {
        guard let column = columns.first else { return nil }
        let total = rows.reduce(0) { $0 + (column[$1] ?? 0) }
        return rows.first { (column[$0] ?? 0) * 2 == total && total > 0 }
    }
}
