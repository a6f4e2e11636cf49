import Consistency
import Elections

/// Indonesian; nouns have no plural after a number. Source: Domain section 9.
public struct Indonesian: Wording {
    public let language = Language.indonesian

    public let vocabulary: Vocabulary

    public let names: FindingNames

    public let counts: CountNoun

    /// - Parameters:
    ///   - vocabulary: What things are called.
    ///   - names: Names of regions and choices.
    ///   - counts: What counts are called.
    public init(
        _ vocabulary: Vocabulary, names: FindingNames = FindingNames(), counts: CountNoun = .quickCount
    ) {
        self.vocabulary = vocabulary
        (self.names, self.counts) = (names, counts)
    }

    public func naming(_ names: FindingNames) -> Indonesian {
        Indonesian(vocabulary, names: names, counts: counts)
    }

    // MARK: What things are called

    public var manyCounts: String { oneCount }
    /// A count, or several.
    public var oneCount: String {
        switch counts {
        case .quickCount: "hitung cepat"
        case .exitPoll: "jajak pendapat seusai memilih"
        case .count: "hitungan"
        }
    }

    /// The word for Indonesia, or the one for everywhere.
    func term(_ indonesian: String, _ general: String) -> String {
        switch vocabulary {
        case .indonesian: indonesian
        case .general: general
        }
    }

    /// A choice on the ballot.
    var pair: String { term("pasangan", "kandidat atau partai") }
    /// A polling station, where the sentence does not count them.
    var station: String { term("TPS", "tempat pemungutan suara") }
    /// The result that alone is valid.
    var recap: String { term("rekapitulasi", "hasil resmi") }
    /// The same where there is little room.
    var shortRecap: String { term("rekap", "hasil resmi") }
    /// A file of results of one level of a count, which is checked and not compared with.
    var sheet: String { term("rekap", "lembar hasil") }

    /// A choice by its number where there is little room.
    func numbered(_ choice: Choice) -> String { term("", "\(pair) ") + "nomor \(choice)" }

    public func pair(_ choice: Choice, _ name: String) -> String {
        switch vocabulary {
        case .general where !name.isEmpty && name != choice.description: name
        default:
            "\(pair) nomor "
                + (name.isEmpty || name == choice.description ? "\(choice)" : "\(choice) (\(name))")
        }
    }

    private static let levels = [
        "province_code": "provinsi", "regency_code": "kabupaten/kota", "district_code": "kecamatan",
        "village_code": "desa/kelurahan",
    ]

    public func level(_ column: String?) -> String {
        guard let column else { return "seluruh hitungan" }
        if let name = Indonesian.levels[column] { return name }
        if column == "region" { return "wilayah" }
        if column.hasPrefix("region_"), let depth = Int(column.dropFirst(7)) {
            return "wilayah tingkat \(depth)"
        }
        return column.hasSuffix("_code") ? String(column.dropLast(5)) : column
    }

    public func gridColumn(_ name: RuleGrid.Name) -> String {
        switch name {
        case .plain(let text): table(text)
        case .level(let column): level(column)
        case .whole: "semua"
        }
    }

    public func gridColumns(_ columns: RuleGrid.By) -> String {
        switch columns {
        case .recap: sheet
        case .level(let column): level(column)
        }
    }

    /// An error of a count is no "galat": that is the word for the error of an estimate.
    public func severity(_ severity: Severity, count: Int) -> String {
        switch severity {
        case .error: "ketidakcocokan"
        case .warning: "peringatan"
        case .notice: "catatan"
        }
    }

    public let sumOfLevels = "jenjang = jumlah di bawahnya"

    public func source(_ source: FigureSource) -> String {
        switch source {
        case .stations(let file): "\(station) dalam \(table(file))"
        case .rows(let file): "baris \(table(file))"
        }
    }

    public func alike(_ names: [AlikeNames]) -> String {
        names.isEmpty ? "" : " Nama yang satu mungkin yang lain: \(alikePairs(names, and: "dan"))."
    }

    public func joined(_ names: [String]) -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " dan " + last
    }
}
