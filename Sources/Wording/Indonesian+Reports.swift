import Elections
import Reconciliation

// The report that lays counts beside the recap, or a sample beside the official file.
extension Indonesian {
    public func reportTitle(_ election: String, isOfSample: Bool) -> String {
        isOfSample
            ? "\(election): sampel\(ofArrived) dan berkas resmi" : "\(election): \(oneCount) dan \(recap)"
    }

    public var figuresElsewhere: String {
        "Metode, setiap angka, dan berkas yang dibaca beserta SHA-256-nya ada dalam results.json dan proof.json di samping halaman ini."
    }
    public var stationByStation: String { term("TPS demi TPS", "Satu per satu") }
    public var atAGlance: String { "Sekilas" }
    public var howToReadVerdicts: String { "Cara membaca kesimpulan" }

    public func phrase(_ readings: ReadingsAside) -> String {
        joined(
            readings.orderedKinds.map { "\(number(readings.kinds[$0] ?? 0)) angka \(name($0))" }
                + readings.orderedStages.map { stage in
                    let count = number(readings.stages[stage] ?? 0)
                    return switch stage {
                    case .interim: "\(count) angka sementara"
                    case .nearFinal: "\(count) angka hampir selesai"
                    case .final: "\(count) angka akhir"
                    case .unknown: "\(count) angka yang tahapnya tidak diketahui"
                    case .garbled: "\(count) halaman salin keliru"
                    }
                })
    }

    public func aside(_ readings: ReadingsAside) -> String {
        phrase(readings) + " ditampilkan pada pemilihannya dan tidak diuji."
    }

    public func asideFold(_ readings: ReadingsAside) -> String {
        phrase(readings) + ", ditampilkan tanpa uji"
    }

    public var noReadings: String {
        "Tidak ada \(oneCount) beserta angkanya yang tercatat untuk pemilihan ini."
    }

    public func noCompleteRecap(regionsAreTested: Bool) -> String {
        regionsAreTested
            ? "Belum ada \(recap) yang lengkap untuk seluruh pemilihan: \(oneCount) wilayahnya diuji terhadap \(recap) wilayah itu."
            : "Belum ada \(recap) yang lengkap: \(oneCount) ditampilkan dan tidak diuji."
    }

    public func findingsFold(_ count: Int) -> String { "Temuan (\(number(count)))" }

    public func moreFindings(_ count: Int, rule: String) -> String {
        "\(number(count)) lagi berjenis \(rule), dalam findings.csv dan results.json."
    }

    public func place(file: String, line: Int?) -> String { file + (line.map { ", baris \($0)" } ?? "") }

    public var outagesTitle: String { "Saat halaman resmi tidak dapat dibuka" }
    public var outagesIntro: String {
        term(
            "Tampilan halaman resmi dan rekapitulasi yang ditandatangani adalah dua hal; hanya rekapitulasi yang dibandingkan di sini.",
            "Tampilan halaman resmi dan hasil resmi adalah dua hal; hanya hasil resmi yang dibandingkan di sini."
        )
    }
    public var noteInData: String { "Catatan dalam data" }
    public func contents(_ contests: Int) -> String { "\(number(contests)) pemilihan" }
    public var otherContests: String { "Pemilihan lain" }

    public func group(contests: Int, saying headline: String?) -> String {
        "\(number(contests)) pemilihan; \(headline ?? "tidak ada \(oneCount) yang dibandingkan")"
    }

    public func nothingCompared(_ contents: String) -> String {
        "tidak ada \(oneCount) yang dibandingkan: \(contents)"
    }
    public func pages(_ count: Int) -> String { "\(number(count)) halaman" }
    public func morePages(_ count: Int) -> String { "\(number(count)) halaman lain dari hitungan ini" }

    public func farthestCounts(_ shown: Int, of tested: Int) -> String {
        "Ditampilkan \(number(shown)) dari \(number(tested)) hitungan teruji yang paling jauh di luar atau paling dekat ke ujung rentangnya; semuanya ada dalam comparisons.csv."
    }

    public func measure(_ name: MeasureName) -> String {
        switch name {
        case .jointTest: "Uji bersama semua \(pair) (p, p tersesuaikan)"
        case .leadAndInterval(let ofOne):
            ofOne
                ? "Keunggulan dan rentangnya, sisanya dianggap milik yang lain" : "Keunggulan dan rentangnya"
        case .detectableGap(let power): "Selisih terkecil yang terdeteksi dengan daya \(power)"
        case .equalWithin(let margin): "Keunggulan sama dalam \(margin) poin"
        case .designEffect: "Efek desain"
        case .impliedDeviation: "Simpangan baku \(term("antar-TPS", "antartempat pemungutan suara")) tersirat"
        case .meanAndLargestDifference: "Selisih mutlak rata-rata dan terbesar"
        }
    }

    public func isShown(_ isShown: Bool) -> String { isShown ? "terlihat" : "tidak terlihat" }
    public func dataIn(_ percent: String) -> String { "\(percent)% masuk" }
    public func margin(_ points: String, level: String?, isOfLead: Bool) -> String {
        "±\(points) poin" + (isOfLead ? " atas keunggulan" : "") + (level.map { " pada \($0)%" } ?? "")
    }

    public func meaning(
        _ verdict: Verdict, inner: String, outer: String, isOfSample: Bool, tooClose: TooClose
    ) -> String {
        switch verdict {
        case .consistent:
            return
                "Bagian resmi setiap \(pair) berada di dalam rentang \(inner) yang berlaku untuk semua \(pair) sekaligus."
        case .consistentTooClose:
            let what =
                switch tooClose {
                case .leader: "yang unggul"
                case .line: "apakah ambang kemenangan terlampaui"
                case .leaderOrLine: "yang unggul (atau apakah ambang kemenangan terlampaui)"
                }
            return "Seperti di atas, dan hitungan itu sendiri belum dapat menyebut \(what)."
        case .borderline:
            return "Ada \(pair) di luar rentang \(inner) dan di dalam rentang \(outer)."
        case .sampleNotAsDeclared:
            let it = term("TPS itu", "tempat itu")
            return
                "Angka resmi \(station) sampel sendiri berada di luar rentang \(outer): \(it) bukan sampel acak yang dinyatakan, atau angka resmi \(station) lain berbeda sifatnya. Ini tidak menunjukkan yang mana."
        case .inconsistent:
            let condition =
                isOfSample ? "jika sampel ditarik seperti dinyatakan" : "jika margin yang diterbitkan berlaku"
            return
                "Ada \(pair) di luar rentang \(outer): lebih dari yang dapat dijelaskan penarikan sampel \(condition). Ini tidak menunjukkan sebabnya."
        case .notComparable:
            return "Ada yang kurang untuk menguji; selisih, bila ada, ditampilkan dan tidak dinilai."
        }
    }

    public func meaningOfOutside(outer: String) -> String {
        "Suatu wilayah berada di luar rentang \(outer), sebagaimana sebagian dari banyak wilayah karena kebetulan, dan tidak menonjol bila semua wilayah dilihat bersama."
    }

    public var meaningOfBounded: String {
        "Margin of error tidak diterbitkan. Dua angka membatasi jawabannya: margin yang membuat rentang memuat \(recap) setiap \(pair), dan margin hitungan dengan \(station) sebanyak itu dalam pemilihan nyata, ditarik satu per satu atau berkelompok. Hitungan seperti itu tidak termasuk yang diuji."
    }

    public func verdictsDoNotShow(isOfSample: Bool) -> String {
        "\"Konsisten\" tidak berarti dua hitungan sama, dan \"tidak konsisten\" tidak menunjukkan hitungan mana yang meleset: "
            + (isOfSample
                ? "sampel mungkin kurang baik, angka di salah satu berkas mungkin salah ketik."
                : "margin mungkin terlalu kecil, sampel mungkin kurang baik, halaman mungkin keliru cetak.")
    }

    public var showRows: String { "Tampilkan" }
    public var allRows: String { "semua" }
    public var withoutMargin: String { "tanpa margin" }

    public func chanceAlone(miss: String, of: Int?, inner: String, isOfSample: Bool) -> String {
        if let of {
            return isOfSample
                ? "Dari \(number(of)) perbandingan sampel yang ditarik seperti dinyatakan, sekitar satu berada di luar rentang \(inner) karena kebetulan."
                : "Dari \(number(of)) hitungan seperti ini yang marginnya tepat, sekitar satu berada di luar rentang \(inner) karena kebetulan."
        }
        return isOfSample
            ? "Walaupun setiap sampel ditarik seperti dinyatakan, sekitar \(miss) perbandingan yang diuji berada di luar rentang \(inner) karena kebetulan."
            : "Walaupun setiap margin tepat, sekitar \(miss) hitungan yang diuji berada di luar rentang \(inner) karena kebetulan."
    }

    public var roundingOfPrintedFigures: String {
        "Rentang, z, dan p memakai pembulatan bagian dan margin tercetak yang paling menguntungkan lembaga; nilai menurut angka tercetak tidak menentukan apa pun."
    }

    public var methodOfMargins: String {
        "Margin M pada tingkat L menjadi satu galat baku untuk tiap bagian p: n_eff = z² / (4 M²), se = √(p (1 − p) / n_eff), dengan z kuantil normal dari L, sehingga margin 99% dan 95% dapat disandingkan. Tingkat yang tidak disebut dibaca 95%. Jumlah resmi tidak memiliki galat sampel."
    }

    public func methodOfRanges(most: Int) -> String {
        "Rentang untuk semua \(pair) sekaligus menjangkau c galat baku ke kedua sisi, dengan c titik yang dilampaui oleh simpangan terbesar yang saling berkorelasi dengan peluang 1 − tingkat; untuk lebih dari \(most) \(pair) dipakai kuantil Bonferroni."
    }

    public var methodOfRounding: String {
        "Rentang itu selebar yang dimungkinkan angka margin, ditambah setengah satuan tercetak dari bagian suara. Rentang keunggulan, ambang kemenangan, selisih terkecil yang terdeteksi, dan uji kesetaraan memakai margin yang sama, dengan setengah satuan untuk tiap bagian dari keunggulan."
    }

    public func methodOfJointTest(_ over: AdjustedOver, adjustment: String, alpha: String) -> String {
        let (what, end) =
            switch over {
            case .counts:
                (
                    "hitungan",
                    "halaman yang mencetak hitungan yang sama dihitung sekali. Hitungan resmi yang masih sebagian tidak diuji: hanya \(term("rekapitulasi yang ditandatangani", "hasil resmi")) yang dibandingkan."
                )
            case .regions: ("wilayah", "\(whole) diuji tersendiri.")
            }
        return
            "Semua \(pair) diuji bersama dengan uji Rao–Scott orde kedua; nilai p disesuaikan untuk semua \(what) yang diuji (\(adjustment), taraf \(alpha)); \(end)"
    }

    public var methodOfFilingLimit: String {
        "Ambang pengajuan adalah syarat permohonan ke Mahkamah Konstitusi, bukan bukti apa pun."
    }

    public var methodOfShares: String {
        "Bagian suara dihitung dari suara semua \(pair), di sampel, di berkas resmi, dan \(term("TPS demi TPS", "tempat demi tempat"))."
    }

    public func methodOfDraws(adjustment: String?, alpha: String) -> String {
        "Semua \(pair) diuji bersama dengan selisih terbesar dalam galat baku, dibandingkan dengan angka yang sama dari sampel yang diundi dari berkas resmi. Nilai p wilayah disesuaikan untuk semua wilayah (\(adjustment ?? "bertahap dari undian yang sama"), taraf \(alpha)); \(whole) diuji tersendiri."
    }

    public var notebookQuestions: [String] {
        [
            "Apakah margin tercetak sesuai dengan sampelnya? Simpangan baku antar-\(station) yang tersirat dari setiap margin, dalam poin: satu yang jauh di bawah yang lain mengundang pertanyaan tentang metode hitungan itu.",
            "Apakah hitungan berada di sisi yang sama? Untuk setiap pilihan dengan lebih dari dua hitungan yang diuji: berapa yang di atas dan di bawah \(recap), dan selisih rata-ratanya dalam poin. Satu sisi untuk semua mengundang pertanyaan apakah hitungan itu memiliki kesamaan, atau \(recap) memakai dasar lain.",
            "Selisih sebesar apa yang dapat terlihat oleh setiap hitungan? Selisih di bawah minimum_detectable_gap_pp lebih sering tidak terlihat daripada yang dinyatakan laporan: bahwa tidak ada yang ditemukan belum menjawab.",
        ]
    }

    public func notebookRest(_ sections: Int) -> String {
        "\(numbers.integer(sections)) bagian lagi hanya ada dalam laporan: dengan bagian itu notebook terlalu besar untuk dibuka. Sel berikut menggambar sebuah grafik dari bagian pertama di antaranya; nama lain ada dalam folder charts."
    }

    public func notebookCheck(isOfSample: Bool) -> String {
        "Sel berikut menghitung kembali apa yang dapat dihitung dari results.json: setiap selisih, setiap z (selisih dibagi galat bakunya), dan apakah rentangnya memuat nol sebagaimana kesimpulannya"
            + (isOfSample
                ? ". Galat baku, p, dan ujung rentang berasal dari \(term("TPS-nya", "tempat pemungutan suaranya")), atau dari sampel yang ditarik dari berkas resmi, dan tidak dihitung kembali di sini."
                : "; juga galat baku dan p dari angka yang diterbitkan.")
    }

    public var notebookCounted: (readings: String, tested: String) { ("angka", "diuji") }
    public var notebookKinds: String {
        #"{"difference": "selisih", "z": "z", "se": "galat baku", "p": "p", "verdict": "kesimpulan"}"#
    }
    public var notebookComputed: (start: String, end: String, nothing: String) {
        ("dihitung kembali: ", "; semua cocok", "tidak ada yang dapat dihitung kembali di sini")
    }

    public func dotsSubtitle(_ contest: String, _ whole: ShareWhole, level: String?) -> String {
        (contest.isEmpty ? shareOf(whole).capitalizedFirst : "\(contest): \(shareOf(whole))")
            + (level.map { "; rentang \($0) untuk semua \(pair) sekaligus" } ?? "")
    }

    public func forestSubtitle(isOfSample: Bool) -> String {
        "\(isOfSample ? "Sampel\(ofArrived) dikurangi berkas resmi" : "\(oneCount.capitalizedFirst) dikurangi \(recap)"), poin, untuk \(pair) terjauh; rentang untuk semua \(pair) sekaligus"
    }

    public func sourceOfRecap(_ pages: [String]) -> String { "\(recap) \(list(pages))" }
    public func sourceOfCounts(_ pages: [String]) -> String { "\(oneCount) \(list(pages))" }
    public func notDrawn(_ names: [String]) -> String {
        "Tidak digambar, karena bagian suaranya dari suara atau surat suara lain daripada \(recap) di sini: \(list(names))."
    }

    public func notDrawn(perhapsOfBallots names: [String]) -> String {
        "Tidak digambar, karena persentase tercetaknya tidak berjumlah 100 dan mungkin dari semua surat suara: \(list(names))."
    }

    public var roundingInChart: String {
        "Pembulatan angka tercetak dibaca yang menguntungkan lembaga."
    }
}
