import Foundation

/// Lines of two files of the same columns that have no equal line in the other file.
///
/// Where two files list the same things in the same order, most lines are the same bytes: they are passed by
/// without a look at their cells. Lines that are inserted or left out are skipped, guided by the cells with
/// which rows begin. Lines in another order are found by a number made of their bytes.
public struct LineComparison: Sendable {
    /// Rows of the first file without an equal partner, in the order of the file.
    public let old: KeptRows
    /// Rows of the second file without an equal partner, in the order of the file.
    public let new: KeptRows
    /// Number of rows that are the same in both.
    public let equal: Int
}

extension ColumnReader {
    /// Finds the rows in which two files differ.
    ///
    /// - Parameters:
    ///   - old: One file.
    ///   - new: The other.
    ///   - oldName: The name that messages use for the first.
    ///   - newName: The name that messages use for the second.
    ///   - keys: Columns of codes that name a row; those that the files have must come before all others.
    /// - Returns: `nil` where the files must be read as wholes: they have other columns, quotes or compressed
    ///   content, do not begin with the keys, or have few lines in common.
    /// - Throws: `FileFault` where a file cannot be read; `TableProblems` with a fault of a header.
    public func unequalLines(
        _ old: URL, _ new: URL, oldName: String, newName: String, keys: [String]
    ) throws -> LineComparison? {
        guard FileBytes.isPlainFile(old), FileBytes.isPlainFile(new) else { return nil }
        let first = try FileBytes(contentsOf: old, name: oldName)
        let second = try FileBytes(contentsOf: new, name: newName)
        let head = try FileHead(first, delimiter: delimiter)
        let other = try FileHead(second, delimiter: delimiter)
        let leading = head.columns.prefix { keys.contains($0) }.count
        guard head.columns == other.columns, head.behind == other.behind, head.delimiter == other.delimiter,
            head.isCRLF == other.isCRLF, leading > 0, leading < head.columns.count,
            !head.columns[leading...].contains(where: keys.contains)
        else { return nil }
        let fileCuts = FileCuts.current
        let cuts = LineCuts(first, second, starts: (head.end, other.end), parts: threads, cuts: fileCuts)
        let parts = Parallel.map(cuts.pieces.count, threads: threads) { index -> LineWalk in
            var walk = LineWalk(
                first, second, cuts.pieces[index], delimiter: head.delimiter, keys: leading,
                size: fileCuts.window)
            walk.run()
            return walk
        }
        var lines = (old: LineList(), new: LineList())
        var equal = 0
        if parts.contains(where: \.isUnlike) {
            let unordered = UnorderedLines(
                try first.loaded(threads: threads), try second.loaded(threads: threads),
                starts: (head.end, other.end), threads: threads, cuts: fileCuts)
            guard let unordered else { return nil }
            (lines, equal) = ((unordered.old, unordered.new), unordered.equal)
        } else {
            var rows = (old: 0, new: 0)
            for part in parts {
                lines.old.append(part.old, rows: rows.old)
                lines.new.append(part.new, rows: rows.new)
                rows.old += part.rows.old
                rows.new += part.rows.new
                equal += part.equal
            }
        }
        try first.checkUnchanged()
        try second.checkUnchanged()
        func kept(_ lines: LineList, of bytes: FileBytes) -> KeptRows {
            KeptRows(
                lines: lines, columns: head.columns, behind: head.behind, delimiter: head.delimiter,
                isCRLF: head.isCRLF,
                stamp: bytes.stamp)
        }
        return LineComparison(
            old: kept(lines.old, of: first), new: kept(lines.new, of: second), equal: equal)
    }
}
