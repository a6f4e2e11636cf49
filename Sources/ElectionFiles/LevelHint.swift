import Elections
import Ground

/// Columns of regions that nobody named, and that together tell stations apart which stand twice without them.
public struct LevelHint: Sendable, Equatable {
    /// The columns, as few as will do, in the order of the levels.
    public let columns: [String]
    /// The levels with them, from the top down.
    public let levels: [String]
    /// Whether no station under a wrong name looks like that: their regions lie within those that were named, or each part into
    /// which they cut one has several stations.
    public let isClear: Bool

    /// Looks for them among the columns whose names are those of regions or seats in any language that maps know.
    ///
    /// Not for a file in which every station stands once: any column would do.
    /// - Parameters:
    ///   - file: Stations with a row each, as text that was opened.
    ///   - levels: Region columns that were named, from the top down.
    ///   - threads: Threads that read.
    /// - Returns: `nil` where no such columns tell all stations apart, or have an empty cell.
    /// - Throws: `TableProblems`, `FileFault`.
    public init?(
        _ file: CountFiles.Named, levels: [String], threads: Int = Parallel.processors
    ) throws {
        let header = try ColumnReader.header(of: file.url, name: file.name)
        let known = levels.filter(header.contains)
        let others = header.filter { name in
            !known.contains(name) && LevelHint.rank(name) != nil && header.count { $0 == name } == 1
        }
        guard !others.isEmpty, !known.isEmpty else { return nil }
        let keys = known + ["station_no"].filter(header.contains)
        let table = try ColumnReader(
            (keys + others).map { ColumnRequest($0, .code, isGrouped: false) }, threads: threads
        ).read(file.url, name: file.name)
        let columns = keys.compactMap { table.codes($0)?.ids }
        let full = others.filter { table.codes($0)?.ids.allSatisfy { $0 >= 0 } == true }
            .prefix(LevelHint.mostTried)
        let found = LevelHint.choices(of: Array(full)).first { names in
            let own = names.compactMap { table.codes($0)?.ids }
            var seen = Set<[Int32]>()
            return (0..<table.rowCount).allSatisfy { row in
                seen.insert((columns + own).map { $0[row] }).inserted
            }
        }
        guard let found else { return nil }
        var all = known
        var isLowest = false
        for name in found {
            guard let own = LevelHint.rank(name), let ids = table.codes(name)?.ids else { return nil }
            let place = Nesting(all.compactMap { table.codes($0)?.ids }, ids, rows: table.rowCount).place
            isLowest = isLowest || place == all.count
            // A name says where a column stands only as far as the regions do not.
            all.insert(
                name, at: place ?? all.firstIndex { LevelHint.rank($0).map { $0 > own } ?? true } ?? all.count
            )
        }
        self.columns = all.filter(found.contains)
        self.levels = all
        let parts = found.compactMap { table.codes($0)?.ids }
        isClear =
            isLowest
            || LevelHint.leastOfShared(
                known.compactMap { table.codes($0)?.ids }, parts, keys: columns, rows: table.rowCount)
                >= LevelHint.fewestOfPart
    }

    /// Columns of a header whose names are those of regions in any language that maps know, from the top down.
    public static func levels(in header: [String]) -> [String] {
        let found = header.filter { name in header.count { $0 == name } == 1 }.compactMap { name in
            rank(name).map { (rank: $0, name: name) }
        }
        return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.name)
    }

    /// Columns that are tried together, of those that there are.
    private static let (mostTogether, mostTried) = (4, 12)

    /// From which level a column is, by its name in any language that maps know; `nil` where it is of none.
    private static func rank(_ name: String) -> Int? {
        for role in MapVocabulary.standard.roles(of: name) {
            switch role {
            case .level(_, let rank): return rank
            case .seat: return MapSketch.rankOfSeats
            default: continue
            }
        }
        return nil
    }

    /// Choices of one column, then of two and more, in the order of the header.
    private static func choices(of names: [String]) -> [[String]] {
        var (all, last): ([[String]], [[Int]]) = ([], [[]])
        for _ in 0..<min(names.count, mostTogether) {
            last = last.flatMap { chosen in ((chosen.last ?? -1) + 1..<names.count).map { chosen + [$0] } }
            all += last.map { $0.map { names[$0] } }
        }
        return all
    }

    /// Rows of the smallest part into which some columns cut a region with keys that stand twice.
    ///
    /// - Parameters:
    ///   - known: Columns of the region.
    ///   - parts: The columns.
    ///   - keys: Columns that are a station's key without them.
    ///   - rows: Rows of the file.
    private static func leastOfShared(
        _ known: [Cells<Int32>], _ parts: [Cells<Int32>], keys: [Cells<Int32>], rows: Int
    ) -> Int {
        var (seen, shared) = (Set<[Int32]>(), Set<[Int32]>())
        var counts: [[Int32]: [[Int32]: Int]] = [:]
        for row in 0..<rows {
            let region = known.map { $0[row] }
            counts[region, default: [:]][parts.map { $0[row] }, default: 0] += 1
            if !seen.insert(keys.map { $0[row] }).inserted { shared.insert(region) }
        }
        return shared.flatMap { counts[$0]?.values.map { $0 } ?? [] }.min() ?? 0
    }

    /// Stations that each part of a region has whose stations stand twice without the column: one or two of them may be under a
    /// wrong name.
    private static let fewestOfPart = 3

    /// Which of the regions of some columns lie within each other.
    private struct Nesting {
        /// Where the column stands among the known ones, from the top down; `nil` where neither lies within the other.
        let place: Int?

        init(_ known: [Cells<Int32>], _ own: Cells<Int32>, rows: Int) {
            /// Whether each region of a column has one of another.
            func isWithin(_ lower: Cells<Int32>, _ upper: Cells<Int32>) -> Bool {
                var above: [Int32: Int32] = [:]
                return (0..<rows).allSatisfy { row in
                    if let known = above[lower[row]] { return known == upper[row] }
                    above[lower[row]] = upper[row]
                    return true
                }
            }
            if let above = known.firstIndex(where: { isWithin($0, own) && !isWithin(own, $0) }) {
                place = above
            } else {
                place = known.last.map { isWithin(own, $0) } == true ? known.count : nil
            }
        }
    }
}
