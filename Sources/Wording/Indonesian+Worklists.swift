import Elections

// Daftar tempat yang diperiksa sukarelawan.
extension Indonesian {
    public var worklistTitle: String { "\(station.capitalizedFirst) yang perlu dilihat" }

    public func look(_ rule: FormRulebook.Rule, _ sides: RuleSides) -> String {
        "Seharusnya: \(rule.text.id) Pada formulir: \(compared(sides))."
    }

    public var worklistLede: String {
        "Cocokkan angkanya dengan formulir atau fotonya. Tulis \"sesuai\" bila formulir berkata sama, dan \"dikoreksi\" bila "
            + "lain, beserta nama dan tanggal. Angka yang menonjol adalah alasan untuk melihat, dan tidak berkata apa-apa "
            + "tentang sebabnya."
    }

    public func worklistState(stations: Int, verified: Int, corrected: Int) -> String {
        let open = stations - verified - corrected
        return
            "\(number(stations)) dalam daftar: \(number(open)) terbuka, \(number(verified)) sesuai, \(number(corrected)) "
            + "dikoreksi."
    }

    public func worklistGone(_ answers: Int) -> String {
        "\(number(answers)) jawaban untuk baris yang tidak lagi ada dalam daftar."
    }

    public func worklistChanged(_ answers: Int) -> String {
        "\(number(answers)) jawaban untuk angka lain daripada angka daftar sekarang, dan terbuka lagi."
    }

    public func worklistNameless(_ answers: Int) -> String {
        "\(number(answers)) jawaban tidak menyebut siapa yang menjawab (answered_by)."
    }

    public func worklistFigureless(_ answers: Int) -> String {
        "\(number(answers)) koreksi tidak menyebut angka pada formulir (corrected_figure), sehingga barisnya tetap terbuka."
    }

    public func label(worklist column: WorklistColumn) -> String {
        switch column {
        case .place: "Di mana"
        case .look: "Yang perlu dilihat"
        case .figures: "Angka sebagaimana tercetak"
        case .votes: "Suara"
        case .links: "Lihat di sini"
        case .answer: "Jawaban, nama, tanggal"
        case .page: "halaman"
        case .photo: "foto"
        }
    }

    public func answered(isCorrected: Bool, by: String, at: String) -> String {
        ([isCorrected ? "dikoreksi" : "sesuai"] + (by.isEmpty ? [] : ["oleh \(by)"])).joined(separator: " ")
            + (at.isEmpty ? "" : ", \(at)")
    }

    public var figureMissing: String { "angka pada formulir belum disebut" }

    public func worklistRegion(stations: Int, open: Int) -> String {
        "\(number(stations)) dalam daftar, \(number(open)) terbuka"
    }

    public var worklistElsewhere: String { "Lainnya" }
}
