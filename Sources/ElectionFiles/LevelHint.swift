import Elections
import Ground

/// A column of regions that nobody named, and that tells stations apart which stand twice without it.
public struct LevelHint: Sendable, Equatable {
    /// The column.
    public let column: String
    /// The levels with it, from the top down.
    public let levels: [String]

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
        guard let found, let own = rank(found) else { return nil }
        let place = known.firstIndex { rank($0).map { $0 > own } ?? true } ?? known.count - 1
        column = found
        self.levels = Array(known[..<place]) + [found] + Array(known[place...])
    }
}
