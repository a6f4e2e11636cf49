import Elections

/// What a region level is called in a sentence.
///
/// Source: the names of the levels in Contract section 1.
public enum LevelNames {
    private static let known: [String: Bilingual] = [
        "province_code": Bilingual(en: "province", id: "provinsi"),
        "regency_code": Bilingual(en: "regency", id: "kabupaten/kota"),
        "district_code": Bilingual(en: "district", id: "kecamatan"),
        "village_code": Bilingual(en: "village", id: "desa/kelurahan"),
    ]

    /// The name of a level: `district`; a column that is not known by its own name, without `_code`.
    ///
    /// - Parameter column: Name of the level's column; `nil` is the whole file.
    public static func name(_ column: String?) -> Bilingual {
        guard let column else { return Bilingual(en: "the whole count", id: "seluruh hitungan") }
        if let name = known[column] { return name }
        if column == "region" { return Bilingual(en: "region", id: "wilayah") }
        if column.hasPrefix("region_"), let depth = Int(column.dropFirst(7)) {
            return Bilingual(en: "level-\(depth) region", id: "wilayah tingkat \(depth)")
        }
        let plain = column.hasSuffix("_code") ? String(column.dropLast(5)) : column
        return Bilingual(en: plain, id: plain)
    }

    /// A region with its level: `district 110101`.
    ///
    /// - Parameters:
    ///   - column: Name of the level's column; `nil` is the whole file.
    ///   - code: Code of the region.
    public static func region(_ column: String?, _ code: String?) -> Bilingual {
        let name = name(column)
        guard column != nil else { return name }
        return Bilingual(en: "\(name.en) \(code ?? "–")", id: "\(name.id) \(code ?? "–")")
    }
}
