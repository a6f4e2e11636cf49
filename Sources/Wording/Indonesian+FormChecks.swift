import Consistency
import Elections

// Checks of forms and sums.
extension Indonesian {
    public func label(check label: CheckLabel) -> String {
        switch label {
        case .glance: "Sekilas"
        case .files: "Berkas"
        case .findings: "Temuan"
        case .rules: "Aturan"
        case .levels: "\(sheet.capitalizedFirst) terhadap jumlah di bawahnya"
        case .method: "Cara pemeriksaan"
        case .rule: "Aturan"
        case .ruleText: "Isi"
        case .asked: "Formulir diperiksa"
        case .notMet: "Tidak terpenuhi"
        case .unknown: "Angka tidak ada"
        case .source: "Sumber"
        case .sheet: sheet.capitalizedFirst
        case .figure: "Angka"
        case .mismatches: "Ketidakcocokan"
        case .net: "Neto"
        case .gross: "Bruto"
        case .counts: "hitungan"
        case .found: "temuan"
        case .of: "dari"
        }
    }

    public func checkTitle(_ subject: String) -> String { "\(subject): formulir dan jumlah diperiksa" }

    public var findingsSayNotWhy: String {
        "Temuan menunjukkan letak angka yang tidak cocok, bukan sebabnya."
    }

    public func countsChecked(_ counts: Int) -> String { "\(number(counts)) penghitungan diperiksa." }

    public func checked(stations: Int?, sheets: Int, terms: String?, figures: Int) -> String {
        "\(stations.map { "\(count($0, .station)) dan " } ?? "")\(count(sheets, .recap)) diperiksa "
            + "(ketentuan: \(terms ?? "tidak ada, aritmetika saja")); \(count(figures, .figure)) \(sheet) dibandingkan."
    }

    public var nothingToCheck: String {
        "Tidak ada yang diperiksa: tidak ada formulir dengan angka suatu aturan, dan tidak ada \(sheet) dengan jenjang di "
            + "bawahnya."
    }

    public var movedVotesNotSeen: String {
        " Tidak ada aturan yang membandingkan suara \(station) dengan angka lain di formulir: suara yang berpindah "
            + "\(term("antarpasangan", "antarkandidat atau antarpartai")) di satu \(station) tidak dapat terlihat."
    }

    public var movedVotesNotSeenWithoutRecap: String {
        " Tidak ada \(sheet) berisi suara di samping data \(station): suara yang berpindah "
            + "\(term("antarpasangan", "antarkandidat atau antarpartai")) di satu \(station) tidak dapat terlihat."
    }

    public func findingCounts(_ counts: [(severity: Severity, count: Int)]) -> String {
        guard !counts.isEmpty else { return "Tidak ada temuan." }
        let parts = counts.map { "\(number($0.count)) \(severity($0.severity, count: $0.count))" }
        return "Temuan: \(parts.joined(separator: ", "))."
    }

    public func findingsSaidFirst(_ findings: Int) -> String {
        "\(number(findings)) di antaranya disebut paling atas."
    }

    public func open(_ counts: [(severity: Severity, count: Int)]) -> String {
        let parts = counts.map { "\(number($0.count)) \(severity($0.severity, count: $0.count))" }
        return "Masih terbuka: \(parts.joined(separator: ", "))."
    }

    public func allFindings(from first: Int, to last: Int, of all: Int) -> String {
        "Semua temuan, \(number(first)) sampai \(number(last)) dari \(number(all))"
    }

    public func label(list label: ListLabel) -> String {
        switch label {
        case .severity: "Bobot"
        case .rule: "Aturan"
        case .place: "Di mana"
        case .text: "Yang ditemukan"
        case .votes: "Suara"
        case .region: "Wilayah"
        case .all: "semua"
        case .others: "lainnya"
        }
    }

    public func consequences(_ count: Int) -> String {
        "\(number(count)) temuan lain adalah akibatnya dan tidak dihitung."
    }

    public func failing(_ rule: FormRulebook.Rule, failed: Int, of asked: Int) -> String {
        "\(rule.id): \(number(failed)) dari \(count(asked, .form)) — \(rule.text.id) (\(rule.expression))"
    }

    public func notAsked(rules: [String], columns: [String]) -> String {
        "Tidak diperiksa, karena tidak ada berkas yang memuat \(list(columns)): \(list(rules))."
    }

    public func notAsked(columns: [String]) -> String {
        columns.isEmpty
            ? "tidak diperiksa: tidak ada formulir yang memuat angkanya"
            : "tidak diperiksa: tidak ada berkas yang memuat \(list(columns))"
    }

    public var levelRule: String { "Setiap angka satu jenjang adalah jumlah jenjang di bawahnya." }

    public var levelRuleNotAsked: String { "tidak diperiksa: tidak ada jenjang beserta jenjang di bawahnya" }

    public var levelRuleSource: String { "Model D.Hasil tiap jenjang, dari C.Hasil" }

    public func levelErrors(_ errors: [(column: String, net: Int, gross: Int)]) -> String {
        let parts = errors.map { "\($0.column) neto \(signed($0.net)), bruto \(number($0.gross))" }
        return "\(label(check: .levels)): \(bounded(parts) { "dan \($0) lainnya" })."
    }

    public func gains(_ gains: [(pair: Choice, votes: Int)]) -> String {
        let parts = gains.map { "\(choice($0.pair)) \(signed($0.votes))" }
        return "Tercetak dalam \(sheet) melebihi jumlah di bawahnya, semua jenjang: "
            + "\(bounded(parts) { "dan \($0) lainnya" })."
    }

    public var netAndGross: String {
        "Neto: yang tercetak dikurangi jumlah jenjang di bawahnya untuk semua wilayah, positif bila tercetak lebih. Bruto: tanpa tanda."
    }

    public func noIdenticalStations(eachOnce: Bool) -> String {
        "Di antara \(station) yang dibandingkan (sedikitnya enam suara bagi masing-masing dari dua \(pair) terbesar)\(eachOnce ? ", masing-masing dihitung sekali," : "") tidak "
            + "ada dua dengan angka yang sama di semua kolom."
    }

    public func contradicted(votes: Int, places: Int) -> String {
        "Angka \(pair) saling bertentangan paling banyak \(count(votes, .vote)), di \(count(places, .place))."
    }

    public func dependent(votes: Int, isMore: Bool, on kinds: [StakeKind]) -> String {
        let named = kinds.map { kind in
            switch kind {
            case .beyond: "suara melebihi surat suara atau pemilih"
            case .withoutVotes: "\(station) tanpa suara"
            case .twice: "\(station) yang tercantum dua kali"
            case .lacking: "baris atau angka yang tidak ada dalam salah satu berkas"
            }
        }
        return
            "Dalam kasus terburuk \(count(votes, .vote))\(isMore ? " lagi" : "") bergantung pada temuan yang tidak "
            + "bertentangan dengan angka \(pair)" + (named.isEmpty ? "." : ": \(joined(named)).")
    }

    public func stake(_ question: StakeQuestion, _ answer: StakeAnswer) -> String {
        let (start, what) =
            switch question {
            case .leader(let leader, let votes):
                (
                    "\(choice(leader).capitalizedFirst) unggul \(count(votes, .vote))",
                    "siapa yang unggul"
                )
            case .tie(let first, let second):
                (
                    "\(choice(first).capitalizedFirst) dan nomor \(second) mempunyai suara yang sama banyak",
                    "siapa yang unggul"
                )
            case .majority(let votes): ("Ambang 50% berjarak \(count(votes, .vote))", "sisinya")
            case .spread(let provinces):
                ("Aturan 20% berjarak \(count(provinces, .province)) dari jawaban lain", "jawabannya")
            case .filing(let votes):
                ("Ambang pengajuan berjarak \(count(votes, .vote))", "sisi selisihnya")
            }
        switch answer {
        case .contradictions: return "\(start): semua pertentangan bersama-sama dapat mengubah \(what)."
        case .none: return "\(start): semua temuan bersama-sama tidak dapat mengubah \(what)."
        case .worstCase: return "\(start): hanya dalam kasus terburuk temuan dapat mengubah \(what)."
        case .worstCaseOnly:
            return
                "\(start): pertentangan itu tidak dapat mengubah \(what); hanya dalam kasus terburuk semua temuan "
                + "bersama-sama."
        }
    }

    public func place(station: String, of region: String) -> String {
        term("\(region)/TPS \(station)", "\(region), \(self.station) \(station)")
    }

    public func place(line: Int) -> String { "baris \(line)" }

    public func notSums(_ figures: Int, of region: String?) -> String {
        "\(count(figures, .figure)) \(region ?? "keseluruhan") bukan jumlah jenjang di bawahnya."
    }

    public func figure(_ column: String, printed: Int?, sum: Int?, slips: [String]) -> String {
        let gap = printed.flatMap { printed in sum.map { printed - $0 } }
        return
            "\(self.column(column)): tercetak \(known(printed)), jumlah jenjang di bawahnya \(known(sum)) (\(signed(gap)))"
            + (slips.isEmpty ? "" : "; akan cocok: \(firstSlips(slips))")
    }

    public func wouldFit(_ slips: [String]) -> String { "Akan cocok: \(firstSlips(slips))" }

    /// The first three, and how many there are beside them.
    private func firstSlips(_ slips: [String]) -> String {
        slips.prefix(3).joined(separator: "; ")
            + (slips.count > 3 ? "; dan \(number(slips.count - 3)) lagi" : "")
    }

    public func wouldFit(_ slips: Int, rows: Int) -> String {
        "Akan cocok: \(number(slips)) kekeliruan pada \(number(rows)) baris, terdaftar di findings.csv"
    }

    public var noSlipFits: String { "Tidak ada satu kekeliruan yang cocok" }

    public func moreFindings(_ count: Int) -> String { "… dan \(number(count)) lagi, dalam findings.csv." }

    public func checkedForms(by level: String?) -> String {
        level.map {
            "Formulir yang tidak memenuhi tiap aturan, menurut \($0); formulir adalah \(station) dan baris \(sheet)"
        } ?? "Formulir adalah \(station) dan baris \(sheet)"
    }

    public func failingForms(_ failing: Int, of forms: Int) -> String {
        "\(number(failing)) dari \(count(forms, .form)) tidak memenuhi minimal satu aturan"
    }

    public func moreFiles(_ count: Int) -> String { "\(count) berkas lain" }

    public var countsFindingsAgain: String {
        "Sel berikut menghitung kembali temuan dan menjumlahkan selisih jenjang darinya."
    }

    public func countedAgain(findings: String, errors: String) -> String {
        "\(findings) temuan dihitung dan \(errors) selisih jenjang dijumlahkan kembali: semua cocok"
    }

    public var nothingCountedAgain: String { "tanpa temuan: tidak ada yang dihitung kembali" }

    public var checkMethods: [String] {
        [
            "Aturan diperiksa pada setiap formulir yang memuat angka yang diperlukan; formulir yang tidak memuatnya "
                + "dicatat dan tidak dianggap lolos. Formulir adalah formulir \(station) atau baris \(sheet).",
            "Setiap \(sheet) dibandingkan dengan \(sheet) satu jenjang di bawahnya dan dengan \(station). Ketidakcocokan "
                + "dicatat pada wilayah terkecil tempat munculnya, tidak diulang pada jenjang di atasnya. Wilayah yang "
                + "jenjang bawahnya belum lengkap tidak dibandingkan dengannya.",
            "\"Akan cocok\" memuat satu kekeliruan (satu angka berubah, tersisip, atau hilang, dua tertukar, baris "
                + "terhitung dua kali atau terlewat) yang menjelaskan selisih dengan tepat. \"a → b\" berarti b tercetak "
                + "dan a akan cocok. Baris yang paling tidak lazim di antara tetangganya disebut lebih dahulu. Beberapa "
                + "dapat cocok; mana yang terjadi, jika ada, tidak diketahui.",
            "Suara yang bergantung: setiap formulir atau baris dihitung sekali, dengan suara terbanyak dari peringatan dan "
                + "ketidakcocokannya, dan semuanya diandaikan menguntungkan satu pihak. Pertentangan adalah suara yang "
                + "membuat angka \(pair) berbeda satu sama lain atau dengan jumlahnya; kasus terburuk menambahkan suara "
                + "melebihi surat suara atau daftar pemilih dan \(station) tanpa suara. Kekeliruan yang dapat dibetulkan "
                + "oleh angka lain saja, seperti suara tidak sah, tidak dihitung. Itu batas atas pengaruh bersama, bukan "
                + "yang terjadi.",
            "\(station.capitalizedFirst) dengan angka yang sama dibandingkan dengan banyaknya menurut kebetulan, yang "
                + "dibaca dari \(station) yang hanya berbeda beberapa suara (Przyborowski dan Wilenski 1940).",
        ]
    }
}
