import Ground

/// Finds the header of a table that has titles above it.
public enum HeaderFinder {
    /// Lines that are looked at.
    private static let most = 40

    /// Line of the header, from 1: the first that has as many filled cells as the rows below it.
    ///
    /// - Parameter head: The first bytes of a text in UTF-8.
    public static func line(in head: [UInt8]) -> Int {
        let lines = head.split(
            separator: UInt8(ascii: "\n"), maxSplits: most, omittingEmptySubsequences: false
        )
        .prefix(most)
        let counts = Table.delimiters.map { mark in lines.map { filled($0, mark) } }
        guard let widths = counts.max(by: { ($0.max() ?? 0) < ($1.max() ?? 0) }), let widest = widths.max(),
            widest >= 3
        else { return 1 }
        let first = widths.firstIndex { $0 * 10 >= widest * 8 } ?? 0
        // A first line of the width of the rows is their header; running text has lines of all widths.
        let below = widths[(first + 1)...].prefix(4)
        guard widths[0] * 2 < widest, !below.isEmpty,
            below.filter({ $0 > 0 }).allSatisfy({ $0 * 2 >= widths[first] })
        else { return 1 }
        return first + 1
    }

    /// Cells of a line that hold something.
    private static func filled(_ line: ArraySlice<UInt8>, _ mark: UInt8) -> Int {
        var (count, isFilled, isQuoted) = (0, false, false)
        for byte in line {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if byte == mark, !isQuoted {
                count += isFilled ? 1 : 0
                isFilled = false
            } else if byte > 0x20, byte != UInt8(ascii: "\"") {
                isFilled = true
            }
        }
        return count + (isFilled ? 1 : 0)
    }
}
