/// What rows are called that are the total of others, in the languages of the files that are read.
///
/// A name alone shows nothing: a region may be called so.
public enum TotalNames {
    private static let words: Set<String> = [
        "total", "totals", "jumlah", "subtotal", "sub total", "sub-total", "grand total", "jumlah akhir",
        "sum", "totales",
        "total general", "somme", "soma", "county total", "county totals", "precinct total",
        "precinct totals", "totaal", "totale", "totalt", "i alt", "gesamt", "insgesamt", "toplam", "celkem",
        "ukupno",
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
