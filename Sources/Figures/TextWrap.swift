/// Breaks text into lines that fit a width.
enum TextWrap {
    /// Lines no wider than `width`, broken at spaces, and inside a word only where the word alone is wider.
    ///
    /// With `limit`, the last line kept ends in an ellipsis where text was left out.
    static func lines(
        _ text: String, width: Double, size: Double, bold: Bool = false, limit: Int? = nil
    ) -> [String] {
        var lines: [String] = []
        var line = ""
        func fits(_ candidate: String) -> Bool {
            FontMetrics.width(candidate, size: size, bold: bold) <= width
        }
        for word in text.split(whereSeparator: \.isWhitespace) {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if fits(joined) {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            var pieces = pieces(of: word, fits: fits)
            line = pieces.popLast() ?? ""
            lines += pieces
        }
        if !line.isEmpty { lines.append(line) }
        guard let limit, lines.count > limit, limit > 0 else { return lines }
        var last = lines[limit - 1]
        while !last.isEmpty && !fits(last + "…") { last.removeLast() }
        return Array(lines.prefix(limit - 1)) + [last + "…"]
    }

    /// A word cut where it must be, after a mark such as `/` or a dash if there is one in the second half.
    private static func pieces(of word: Substring, fits: (String) -> Bool) -> [String] {
        var pieces: [String] = []
        var rest = word
        while !fits(String(rest)), rest.count > 1 {
            var end = rest.index(after: rest.startIndex)
            while end < rest.endIndex, fits(String(rest[...end])) { end = rest.index(after: end) }
            let taken = rest[..<end]
            if let mark = taken.lastIndex(where: { "/-–_&?=.".contains($0) }),
                taken.distance(from: taken.startIndex, to: mark) * 2 > taken.count
            {
                end = taken.index(after: mark)
            }
            pieces.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return rest.isEmpty ? pieces : pieces + [String(rest)]
    }
}
