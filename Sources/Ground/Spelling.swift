/// How far a word is from another.
public enum Spelling {
    /// The word that was probably meant: the nearest one that is at most two letters away.
    ///
    /// - Parameters:
    ///   - word: A word as written.
    ///   - words: Words that exist.
    public static func nearest(to word: String, among words: [String]) -> String? {
        let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        return near.flatMap { $0.1 <= 2 ? $0.0 : nil }
    }

    /// Letters to insert, drop or change (Levenshtein 1966).
    ///
    /// - Parameters:
    ///   - first: A word.
    ///   - second: Another.
    public static func distance(_ first: String, _ second: String) -> Int {
        let target = Array(second)
        var row = Array(0...target.count)
        for (place, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for (column, other) in target.enumerated() {
                let changed = diagonal + (letter == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, diagonal + 1, row[column] + 1)
            }
        }
        return row[target.count]
    }
}
