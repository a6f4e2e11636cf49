/// What rows are called that are the total of others, in the languages of the files that are read.
///
/// A name alone shows nothing: a region may be called so.
public enum TotalNames {
    private static let words: Set<String> = [
        "total", "totals", "jumlah", "subtotal", "sub total", "sub-total", "grand total", "jumlah akhir",
        "sum", "totales",
        "sous-total", "sous total", "totaux", "sub jumlah", "summe", "zwischensumme", "suma", "razem",
        "jumla",
        "المجموع", "total general", "somme", "soma", "county total", "county totals", "precinct total",
        "precinct totals", "totaal", "totale", "totalt", "i alt", "gesamt", "insgesamt", "toplam", "celkem",
        "ukupno", "page total", "page totals", "page subtotal", "total page", "total halaman",
        "jumlah halaman",
        "total de la page", "total hoja", "total pagina",
        "összesen", "osszesen", "yhteensä", "yhteensa", "всього", "разом", "итого", "общо", "합계", "소계", "合計",
        "合计", "總計",
    ]
    /// Bytes of the longest word, with room for accents and blanks.
    private static let longest = 24
    private static let endings = [" total", " totals", " subtotal", " jumlah"]

    /// Whether a name is one of the words for a total, whatever its case and accents.
    ///
    /// - Parameter name: Name or number of a row.
    public static func isTotal(_ name: String) -> Bool {
        // Codes and numbers, which most names are, have no letters, and no word for a total is as long as an address.
        name.utf8.count <= longest && name.utf8.contains { $0 > UInt8(ascii: "9") }
            && words.contains(NameLikeness.plain(name))
    }

    /// Whether the name of a row that lacks a code calls it a total, also with the name of its region: "Jumlah Tuga".
    public static func saysTotal(_ name: String) -> Bool {
        let plain = NameLikeness.plain(name).split(separator: " ")
        return isTotal(name)
            || [plain.first, plain.last].contains { $0.map { words.contains(String($0)) } ?? false }
    }

    /// Words that places are called by too, so that in a name of several words they say nothing.
    private static let places: Set<String> = ["sum", "soma", "somme", "suma", "summe"]
    /// Words that stand before the word for a total.
    private static let before: Set<String> = ["sub", "grand", "sous"]
    /// What may stand between the word for a total and the name of a region.
    private static let between: Set<String> = [
        ":", "-", "–", "—", "of", "for", "de", "du", "des", "di", "del", "da", "do",
    ]

    /// The region that a name calls itself the total of: "Zarzis" of "Total Zarzis"; empty where it is the word for a total alone,
    /// and `nil` where it is no name of a total.
    ///
    /// - Parameter name: Name or code of a region.
    public static func subject(of name: String) -> String? {
        // Codes, which most names are, have no letters.
        guard name.utf8.contains(where: { $0 > UInt8(ascii: "9") }) else { return nil }
        let parts = name.split { $0 == " " || $0 == "\u{A0}" }
        func word(_ part: Substring?) -> String {
            NameLikeness.plain(String(part?.filter { $0 != ":" } ?? ""))
        }
        let (first, last) = (word(parts.first), word(parts.last))
        guard words.contains(first) || words.contains(last) || before.contains(first) else {
            return nil
        }
        if isTotal(name) { return places.contains(NameLikeness.plain(name)) ? nil : "" }
        var rest = parts[...]
        if words.contains(first), !places.contains(first) {
            rest = rest.dropFirst()
        } else if before.contains(first), rest.count > 1, words.contains(word(parts[1])) {
            rest = rest.dropFirst(2)
        } else if words.contains(last), !places.contains(last) {
            rest = rest.dropLast()
        } else {
            return nil
        }
        while let next = rest.first, between.contains(next.lowercased()) { rest = rest.dropFirst() }
        while let next = rest.last, between.contains(next.lowercased()) { rest = rest.dropLast() }
        return rest.joined(separator: " ")
    }

    /// Names that others begin with, and names that end like those of totals.
    public static func stems(_ names: [String]) -> [String] {
        let sorted = names.filter { name in
            name.utf8.contains { $0 > UInt8(ascii: "9") } && name.contains(where: \.isLetter)
        }.sorted()
        let stems = zip(sorted, sorted.dropFirst()).filter { isStem($0, of: $1) }.map(\.0)
        return stems + sorted.filter { name in endings.contains { NameLikeness.plain(name).hasSuffix($0) } }
    }

    public static func isStem(_ stem: String, of name: String) -> Bool {
        name.count > stem.count && name.hasPrefix(stem)
            && " -#/.".contains(name.dropFirst(stem.count).first ?? "x")
    }

    /// The name of the stations that a row may be the total of.
    public static func stem(of name: String) -> String {
        let plain = NameLikeness.plain(name)
        guard let ending = endings.first(where: plain.hasSuffix) else { return name }
        return String(name.dropLast(ending.count))
    }
}
