/// Breaks text into lines that fit a width.
enum TextWrap {
    /// A word with the space before it; widths are those of ``FontMetrics``, in thousandths of the type size.
    private struct Word {
        var space: String
        var text: String
        var width: Int
        /// Width with the space.
        var whole: Int

        init(space: String, text: String, bold: Bool) {
            (self.space, self.text) = (space, text)
            width = FontMetrics.units(text, bold: bold)
            whole = width + FontMetrics.units(space, bold: bold)
        }
    }

    /// Lines no wider than `width`, broken at spaces, and inside a word only where the word alone is wider.
    ///
    /// With `limit`, the last line kept ends in an ellipsis where text was left out.
    static func lines(
        _ text: String, width: Double, size: Double, bold: Bool = false, limit: Int? = nil
    ) -> [String] {
        lines(words(of: text, bold: bold), width: width, size: size, bold: bold, limit: limit)
    }

    private static func lines(
        _ words: [Word], width: Double, size: Double, bold: Bool, limit: Int? = nil
    ) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        func fits(_ candidate: String) -> Bool {
            FontMetrics.width(candidate, size: size, bold: bold) <= width
        }
        for word in words {
            let joined = line.isEmpty ? word.width : used + word.whole
            if FontMetrics.width(units: joined, size: size) <= width {
                line = line.isEmpty ? word.text : line + word.space + word.text
                used = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            var pieces = pieces(of: word.text[...], fits: fits)
            line = pieces.popLast() ?? ""
            used = FontMetrics.units(line, bold: bold)
            lines += pieces
        }
        if !line.isEmpty { lines.append(line) }
        guard let limit, lines.count > limit, limit > 0 else { return lines }
        var last = lines[limit - 1]
        // A long word that begins on the next line is cut, where without it hardly anything would be left.
        if FontMetrics.width(last, size: size, bold: bold) < width / 2 { last += " " + lines[limit] }
        return Array(lines.prefix(limit - 1)) + [shortened(last, fits: fits) + "…"]
    }

    /// As much of a line as has room before an ellipsis: whole words, where they are most of what fits.
    static func shortened(_ line: String, fits: (String) -> Bool) -> String {
        var rest = line[...]
        while !rest.isEmpty,
            !fits(rest + "…") || (rest.endIndex < line.endIndex && !mayBreak(line, at: rest.endIndex))
        {
            rest.removeLast()
        }
        if rest.endIndex < line.endIndex, !line[rest.endIndex].isWhitespace,
            let space = rest.lastIndex(where: \.isWhitespace),
            2 * rest.distance(from: rest.startIndex, to: space) >= rest.count
        {
            rest = rest[..<space]
        }
        func trim() {
            while let end = rest.last, end.isWhitespace || ",;:-".contains(end) { rest.removeLast() }
        }
        trim()
        // A number that has lost what it counts says nothing.
        if rest.endIndex < line.endIndex, let space = rest.lastIndex(where: \.isWhitespace),
            rest[space...].dropFirst().allSatisfy(\.isNumber)
        {
            rest = rest[..<space]
            trim()
        }
        return String(rest)
    }

    /// Lines of about the same length, as few as `lines` needs: no single word is left over in the last one.
    static func balanced(
        _ text: String, width: Double, size: Double, bold: Bool = false, limit: Int? = nil
    ) -> [String] {
        let words = words(of: text, bold: bold)
        var best = lines(words, width: width, size: size, bold: bold, limit: limit)
        guard best.count > 1, limit.map({ best.count <= $0 }) ?? true else { return best }
        let widestWord = words.map { FontMetrics.width(units: $0.width, size: size) }.max()
        var narrower = width
        while narrower - 4 > max(width / 2, widestWord ?? 0) {
            narrower -= 4
            let candidate = lines(words, width: narrower, size: size, bold: bold)
            if candidate.count > best.count { break }
            best = candidate
        }
        return best
    }

    /// Words with the space before them; an en dash ends a word, as between the names of a pair.
    private static func words(of text: String, bold: Bool) -> [Word] {
        text.split(whereSeparator: \.isWhitespace).flatMap { word in
            var parts: [Word] = []
            var part = ""
            func end() { parts.append(Word(space: parts.isEmpty ? " " : "", text: part, bold: bold)) }
            for character in word {
                part.append(character)
                if character == "–" && part.count > 1 {
                    end()
                    part = ""
                }
            }
            if !part.isEmpty { end() }
            return parts
        }
    }

    /// Lines of a text of parts with ", " between them: one line if it fits, otherwise a part a line.
    static func parts(_ text: String, width: Double, size: Double) -> [String] {
        guard FontMetrics.width(text, size: size) > width else { return text.isEmpty ? [] : [text] }
        let parts = text.replacing(", ", with: ",\n").split(separator: "\n")
        return parts.flatMap { lines(String($0), width: width, size: size, limit: 2) }
    }

    /// A word cut where it must be, after a mark such as `/` or a dash if there is one in the second half; words of letters
    /// that are written with hyphens get one.
    static func pieces(of word: Substring, fits: (String) -> Bool) -> [String] {
        let hyphen = word.allSatisfy(isHyphenated) ? "-" : ""
        var pieces: [String] = []
        var rest = word
        while !fits(String(rest)), rest.count > 1 {
            var end = rest.index(after: rest.startIndex)
            while end < rest.endIndex, fits(String(rest[...end]) + hyphen) { end = rest.index(after: end) }
            // Less than three letters are no part of a word.
            if !hyphen.isEmpty, rest.distance(from: end, to: rest.endIndex) < 3, rest.count > 5 {
                end = rest.index(rest.endIndex, offsetBy: -3)
            }
            var back = end
            while back > rest.startIndex, back < rest.endIndex, !mayBreak(rest, at: back) {
                back = rest.index(before: back)
            }
            if back > rest.startIndex { end = back }
            guard end < rest.endIndex else { break }
            var mark = hyphen
            if let sign = rest[..<end].lastIndex(where: { "/-–_&?=.".contains($0) }),
                rest.distance(from: rest.startIndex, to: sign) * 2
                    > rest.distance(from: rest.startIndex, to: end)
            {
                (end, mark) = (rest.index(after: sign), "")
            }
            let piece = String(rest[..<end])
            pieces.append(fits(piece + mark) ? piece + mark : piece)
            rest = rest[end...]
        }
        return rest.isEmpty ? pieces : pieces + [String(rest)]
    }

    /// Whether a character is a letter of a script that parts words with hyphens.
    private static func isHyphenated(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first, first.properties.isAlphabetic else { return false }
        // Latin, Greek, Cyrillic, Armenian; Latin and Greek with accents.
        return (0x41...0x587).contains(first.value) || (0x1E00...0x1FFF).contains(first.value)
    }

    /// Whether a word may be cut before a character: not before a vowel that belongs to the letter before it, and not after a
    /// vowel that is written before its letter or a sign that joins two letters.
    static func mayBreak(_ word: some StringProtocol, at index: String.Index) -> Bool {
        guard index > word.startIndex, index < word.endIndex,
            let next = word[index].unicodeScalars.first,
            let last = word[word.index(before: index)].unicodeScalars.last
        else { return true }
        // Vowels of Thai and Lao after their letters, signs that repeat, and marks of any script.
        let depends =
            [0xE30, 0xE32, 0xE33, 0xE45, 0xE46, 0xEB0, 0xEB2, 0xEB3, 0xEC6, 0x17D7].contains(next.value)
            || [.nonspacingMark, .spacingMark, .enclosingMark].contains(next.properties.generalCategory)
        let leads =
            (0xE40...0xE44).contains(last.value) || (0xEC0...0xEC4).contains(last.value)
            // Class 9 are the signs that take a vowel away, such as the Khmer coeng.
            || last.properties.canonicalCombiningClass.rawValue == 9
        return !depends && !leads
    }
}
