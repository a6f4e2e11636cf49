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

    public func worklistDoubted(_ answers: Int, _ doubt: AnswerDoubt) -> String {
        let rest = "sehingga barisnya tetap terbuka."
        return switch doubt {
        case .noFigure:
            "\(number(answers)) koreksi tidak menyebut angka pada formulir (corrected_figure), \(rest)"
        case .unknownColumn:
            "\(number(answers)) koreksi menyebut angka yang tidak ada dalam berkas (corrected_figure), \(rest)"
        case .sameFigure: "\(number(answers)) koreksi berisi angka yang ada dalam berkas, \(rest)"
        case .stillBroken: "\(number(answers)) koreksi tidak membetulkan apa yang ditemukan, \(rest)"
        case .otherFigure:
            "\(number(answers)) jawaban berkata \"sesuai\" di samping angka lain daripada angka berkas, \(rest)"
        }
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

    public func leavesOpen(_ doubt: AnswerDoubt) -> String {
        switch doubt {
        case .noFigure: "terbuka: angka pada formulir belum disebut"
        case .unknownColumn: "terbuka: berkas tidak punya angka itu"
        case .sameFigure: "terbuka: itulah angka dalam berkas"
        case .stillBroken: "terbuka: yang ditemukan masih ada dengan angka itu"
        case .otherFigure: "terbuka: \"sesuai\", tetapi angkanya lain daripada angka berkas"
        }
    }

    public func worklistRegion(stations: Int, open: Int) -> String {
        "\(number(stations)) dalam daftar, \(number(open)) terbuka"
    }

    public var worklistElsewhere: String { "Lainnya" }
}
