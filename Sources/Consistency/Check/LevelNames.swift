import Elections

/// What a region level is called in a sentence.
enum LevelNames {
    private static let known: [String: Bilingual] = [
        "province_code": Bilingual(en: "province", id: "provinsi"),
        "regency_code": Bilingual(en: "regency", id: "kabupaten/kota"),
        "district_code": Bilingual(en: "district", id: "kecamatan"),
        "village_code": Bilingual(en: "village", id: "desa/kelurahan"),
    ]

    /// - Parameter column: Name of the level's column; `nil` is the whole file.
    static func name(_ column: String?) -> Bilingual {
        guard let column else { return Bilingual(en: "the whole", id: "keseluruhan") }
        if let name = known[column] { return name }
        let plain = column.hasSuffix("_code") ? String(column.dropLast(5)) : column
        return Bilingual(en: plain, id: plain)
    }

    /// A region with its level: `district 110101`.
    static func region(_ column: String?, _ code: String?) -> Bilingual {
        let name = name(column)
        guard column != nil else { return name }
        return Bilingual(en: "\(name.en) \(code ?? "–")", id: "\(name.id) \(code ?? "–")")
    }
}
