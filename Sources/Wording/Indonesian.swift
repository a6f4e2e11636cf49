import Consistency
import Elections

/// Indonesian; nouns have no plural after a number. Source: Domain section 9.
public struct Indonesian: Wording {
    public let language = Language.indonesian

    public init() {}

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
        case .plain(let text): text
        case .level(let column): level(column)
        case .whole: "semua"
        }
    }

    public func gridColumns(_ columns: RuleGrid.By) -> String {
        switch columns {
        case .recap: "rekap"
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
        case .stations(let file): "TPS dalam \(file)"
        case .rows(let file): "baris \(file)"
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
