import Elections
import Ground

/// A column of regions that nobody named, and that tells stations apart which stand twice without it.
public struct LevelHint: Sendable, Equatable {
    /// The column.
    public let column: String
    /// The levels with it, from the top down.
    public let levels: [String]
    /// Whether no station under a wrong name looks like that: its regions lie within those that were named, or each part into which
    /// it cuts one has several stations.
    public let isClear: Bool

    /// Looks for one among the columns whose names are those of regions or seats in any language that maps know.
    ///
    /// Not for a file in which every station stands once: any column would do.
    /// - Parameters:
    ///   - file: Stations with a row each, as text that was opened.
    ///   - levels: Region columns that were named, from the top down.
    ///   - threads: Threads that read.
    /// - Returns: `nil` where no such column tells all stations apart, or has an empty cell.
    /// - Throws: `TableProblems`, `FileFault`.
    public init?(
        _ file: CountFiles.Named, levels: [String], threads: Int = Parallel.processors
    ) throws {
        let header = try ColumnReader.header(of: file.url, name: file.name)
        let words = MapVocabulary.standard
        let known = levels.filter(header.contains)
        func rank(_ name: String) -> Int? {
            for role in words.roles(of: name) {
                switch role {
                case .level(_, let rank): return rank
                case .seat: return MapSketch.rankOfSeats
                default: continue
                }
            }
            return nil
        }
        let others = header.filter { name in
            !known.contains(name) && rank(name) != nil && header.count { $0 == name } == 1
        }
        guard !others.isEmpty, !known.isEmpty else { return nil }
        let keys = known + ["station_no"].filter(header.contains)
        let table = try ColumnReader(
            (keys + others).map { ColumnRequest($0, .code, isGrouped: false) }, threads: threads
        ).read(file.url, name: file.name)
        let columns = keys.compactMap { table.codes($0)?.ids }
        let found = others.first { name in
            guard let own = table.codes(name)?.ids, own.allSatisfy({ $0 >= 0 }) else { return false }
            var seen = Set<[Int32]>()
            return (0..<table.rowCount).allSatisfy { row in
                seen.insert(columns.map { $0[row] } + [own[row]]).inserted
            }
        }
        guard let found, let own = rank(found), let ids = table.codes(found)?.ids else { return nil }
        let nesting = Nesting(known.compactMap { table.codes($0)?.ids }, ids, rows: table.rowCount)
        // A name says where a column stands only as far as the regions do not.
        let place =
            nesting.place ?? known.firstIndex { rank($0).map { $0 > own } ?? true } ?? known.count
        column = found
        self.levels = Array(known[..<place]) + [found] + Array(known[place...])
        isClear =
            nesting.place == known.count || nesting.leastOfShared(columns) >= LevelHint.fewestOfPart
    }

    /// Stations that each part of a region has whose stations stand twice without the column: one or two of them may be under a
    /// wrong name.
    private static let fewestOfPart = 3

    /// Which of the regions of some columns lie within each other.
    private struct Nesting {
        /// Where the column stands among the known ones, from the top down; `nil` where neither lies within the other.
        let place: Int?
        private let known: [Cells<Int32>]
        private let own: Cells<Int32>
        private let rows: Int

        init(_ known: [Cells<Int32>], _ own: Cells<Int32>, rows: Int) {
            (self.known, self.own, self.rows) = (known, own, rows)
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

        /// Rows of the smallest part into which the column cuts a region with keys that stand twice.
        ///
        /// - Parameter keys: Columns that are a station's key without it.
        func leastOfShared(_ keys: [Cells<Int32>]) -> Int {
            var (seen, shared) = (Set<[Int32]>(), Set<[Int32]>())
            var parts: [[Int32]: [Int32: Int]] = [:]
            for row in 0..<rows {
                let region = known.map { $0[row] }
                parts[region, default: [:]][own[row], default: 0] += 1
                if !seen.insert(keys.map { $0[row] }).inserted { shared.insert(region) }
            }
            return shared.flatMap { parts[$0]?.values.map { $0 } ?? [] }.min() ?? 0
        }
    }
}
