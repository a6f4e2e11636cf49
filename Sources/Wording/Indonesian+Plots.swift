import Elections

// Charts with axes of their own.
extension Indonesian {
    public func lacking(_ lack: ChartLack, kind: String, fitting: [String]) -> String {
        let why =
            switch lack {
            case .noQuickCount: "tidak ada hitung cepat yang memuat bagian suara"
            case .noneTested:
                "tidak ada hitungan dengan rentang: perlu margin galat dan \(recap) untuk wilayah yang sama"
            case .otherWhole:
                "bagian suara \(oneCount) dihitung dari suara atau surat suara lain daripada \(recap) di sini, dan tidak dapat satu sumbu dengannya"
            case .noRecap: "tidak ada \(recap) di berkas"
            case .noCaptures: "tidak ada captures.csv yang memuat angka tayangan resmi"
            case .few(let known, let needed):
                "perlu sedikitnya \(number(needed)) baris yang memuat isinya, dan yang ada \(number(known))"
            case .noProvinces: "tidak ada pemilihan yang meliputi provinsi di Indonesia"
            case .noLead:
                "tidak ada pemilihan dengan \(recap) yang memuat suara semua pilihan, atau dengan ambang kemenangan"
            case .noStations:
                "grafik ini dibuat dari berkas dengan satu baris untuk tiap tempat pemungutan suara"
            case .isReport: "ini laporan tanpa hitung cepat; sebutkan berkas asalnya"
            case .isFile(let name):
                "\(name) adalah berkas, sedangkan grafik ini dibuat dari folder pemilihan, atau dari --sample dan --official"
            case .nothingToCheck:
                "tidak ada formulir atau \(station) dengan angka suatu aturan, seperti registered atau valid di samping suara"
            }
        let others = fitting.isEmpty ? "" : " Yang dapat digambar: \(joined(fitting))."
        return "Tidak ada \(kind) di sini: \(why).\(others)"
    }

    public func noChart(_ word: String, near: String?, known: [String]) -> String {
        "'\(word)' bukan jenis grafik\(near.map { "; maksudnya \($0)?" } ?? ".") Yang ada: \(joined(known))."
    }

    public func label(plot label: PlotLabel) -> String {
        switch label {
        case .quickCount: oneCount
        case .waiting: "menunggu \(shortRecap)"
        case .eachDot:
            "Tiap titik adalah satu dari dua puluh hasil yang sama mungkin, menurut hitungan dan marginnya."
        case .oneDot: "satu titik: 1 dari 20 hasil yang sama mungkin"
        case .estimate: "Hitungan (%)"
        case .choice: pair.capitalizedFirst
        case .allAgree: "semua hitungan yang diuji sesuai \(shortRecap)"
        case .someEdge: "ada hitungan di tepi rentang"
        case .someApart: "ada hitungan yang tidak konsisten"
        case .sampleSize: "Jumlah \(station) sampel (tiap garis dua kali lipat)"
        case .inRange: "\(shortRecap) di dalam rentang"
        case .outOfRange: "\(shortRecap) di luar rentang"
        case .noCount: "tanpa \(oneCount)"
        case .noVote: "tidak ada pemungutan suara"
        case .notCompared: "tidak dibandingkan"
        case .region: "Wilayah"
        case .regions: "wilayah"
        case .count: "Hitungan"
        case .verdict: "Kesimpulan"
        case .lead: "Selisih urutan pertama dan kedua, % suara sah"
        case .limit: "ambang pengajuan permohonan"
        case .line: "ambang kemenangan"
        case .limitNote: methodOfFilingLimit
        case .ownMargins: "Kesimpulan mengikuti margin tiap \(oneCount), bukan batas ini."
        case .noPopulation: "ambang tidak diketahui: perlu jumlah penduduk"
        case .goesOn: "berlanjut di luar panel"
        case .beyondAxis: "di luar sumbu"
        case .endOfScale: "akhir skala waktu"
        case .display: "tayangan resmi, selama suara masuk"
        case .partialRecap: "jumlah dari rapat yang sudah berlangsung"
        case .otherCount: "hitung penuh pihak lain, selama suara masuk"
        case .noVotesShown: "0 suara ditayangkan"
        case .garbled: "tangkapan yang tidak cocok jumlahnya"
        case .unreachable: "situs tidak dapat dibuka"
        case .partialNote: "Angka sementara bukan sampel acak dan tidak diuji."
        case .noCapture: "tidak ada tangkapan angka sementara"
        case .time: "Waktu"
        case .remark: "Catatan"
        case .turnout: "Partisipasi, % pemilih terdaftar"
        case .aboveRegister: "lebih dari 100%"
        case .fingerprintNote: "Pola tidak membuktikan sebab."
        case .others: "lainnya"
        }
    }

    public func quantileChart(_ rows: Int, _ basis: ChartBasis, choice: String, of contest: String) -> String
    {
        "Grafik titik kuantil dari \(self.rows(rows, basis)) untuk \(choice), \(contest)"
    }

    public func quantileSubtitle(_ choice: String, _ contest: String, _ whole: ShareWhole) -> String {
        "\(choice)\(contest.isEmpty ? "" : ", \(contest)"): \(shareOf(whole))"
    }

    public func dots(below: Int, above: Int) -> String { "\(below) titik di bawah, \(above) di atas" }

    public func dots(of count: String, below: Int, above: Int, _ basis: ChartBasis) -> String {
        "\(count): \(below) dari 20 titik di bawah \(reference(basis)), \(above) di atasnya."
    }

    public func quantileHeads(_ basis: ChartBasis) -> [String] {
        [
            basis == .sample ? "Bagian" : "Lembaga", "Dasar", "Hitungan (%)", "Titik di bawah",
            "Titik di atas", "\(reference(basis).capitalizedFirst) (%)", "Kesimpulan",
        ]
    }

    public func verdict(_ label: String, restsOn choice: String) -> String {
        "seluruh hitungan: \(label), pada \(choice)"
    }

    public func dumbbellChart(_ choices: Int, _ source: String, _ basis: ChartBasis, of contest: String)
        -> String
    {
        "Grafik dumbel \(number(choices)) \(pair), \(source) di samping \(reference(basis)), \(contest)"
    }

    public func asides(_ counts: Int) -> String { "\(number(counts)) hitungan dari tahap atau jenis lain" }

    public func awaiting(_ counts: Int) -> String {
        "\(numbered(quickCounts: counts)) sudah ada, \(recap) yang lengkap belum ada di berkas"
    }

    public func numbered(quickCounts: Int) -> String { "\(number(quickCounts)) \(oneCount)" }

    public func median(of counts: Int, areTested: Bool) -> String {
        "median \(number(counts)) \(oneCount)\(areTested ? " yang diuji" : "")"
    }

    public func dumbbellHeads(_ basis: ChartBasis) -> [String] {
        [
            pair.capitalizedFirst, basis == .sample ? "Sampel (%)" : "\(oneCount.capitalizedFirst) (%)",
            "\(reference(basis).capitalizedFirst) (%)", "Selisih (poin)",
        ]
    }

    public func largest(difference: String, of choice: String) -> String {
        "Selisih terbesar: \(choice), \(difference) poin."
    }

    private func count(_ panels: Int, of panel: PanelSubject) -> String {
        panel == .region ? count(panels, .region) : "\(number(panels)) pemilihan"
    }

    public func multiplesChart(_ panels: Int, of panel: PanelSubject, about subject: String) -> String {
        "Panel kecil \(count(panels, of: panel)), \(oneCount) dengan rentangnya di samping \(shortRecap), \(subject)"
    }

    public func multiplesSubtitle(span: String) -> String {
        "\(oneCount.capitalizedFirst) dikurangi \(shortRecap), poin, untuk \(pair) dengan selisih terjauh; tiap panel ±\(span) poin"
    }

    public func tileChart(_ regions: Int, about subject: String) -> String {
        "Peta petak \(count(regions, .province)) dengan kesimpulan masing-masing, \(subject)"
    }

    public func many(_ count: Int, _ label: String) -> String { "\(number(count)) \(label)" }

    public func panels(_ count: Int, of panel: PanelSubject, saying sentence: String) -> String {
        "Di \(self.count(count, of: panel)): \(sentence)"
    }

    public func funnelChart(_ points: Int, about subject: String) -> String {
        "Grafik corong \(number(points)) selisih menurut besar sampel, \(subject)"
    }

    public var noCountOfRegions: String { "tidak ada \(oneCount) per wilayah" }

    public func funnelSubtitle(_ basis: ChartBasis, choice: String?) -> String {
        "\(differenceAxis(basis)), bagian suara \(choice ?? "\(pair) pertama tiap hasil resmi")"
    }

    public func funnelTitle(outside: Int, of points: Int, level: Double) -> String {
        "\(number(outside)) dari \(number(points)) selisih di luar batas \(numbers.level(level)) menurut besar sampel"
    }

    public func funnelNote(deviation: String) -> String {
        "Batas menurut sampel sebanyak itu bila bagian suara antar-\(station) berbeda \(deviation) poin (simpangan baku tersirat dari margin yang diterbitkan)."
    }

    public func overdispersion(_ factor: String) -> String {
        "Garis putus-putus: batas \(factor) kali lebih lebar, sesuai sebaran semua selisih."
    }

    public func island(_ digit: Int) -> String? {
        [
            1: "Sumatera", 2: "Sumatera", 3: "Jawa", 5: "Bali dan Nusa Tenggara", 6: "Kalimantan",
            7: "Sulawesi", 8: "Maluku", 9: "Papua",
        ][digit]
    }

    public func overdispersionBeyond(_ factor: String) -> String {
        "Batas \(factor) kali lebih lebar, sesuai sebaran semua selisih, berada di luar sumbu."
    }

    public func limit(_ level: Double) -> String { "batas \(numbers.level(level))" }

    public func beyondLimit(_ level: Double) -> String { "di luar \(limit(level))" }

    public func thresholdChart(_ contests: Int, of subject: StripSubject) -> String {
        switch subject {
        case .lead: "Grafik pita selisih resmi \(number(contests)) pemilihan"
        case .leadBesideLimit:
            "Grafik pita selisih resmi \(number(contests)) pemilihan, di samping ambang pengajuan permohonan bila diketahui"
        case .share:
            "Grafik pita bagian suara urutan pertama \(number(contests)) pemilihan di samping ambang kemenangannya"
        }
    }

    public func thresholdTitle(within: Int, of contests: Int) -> String {
        guard contests > 1 else {
            return "Selisih berada di \(within == 1 ? "dalam" : "luar") ambang pengajuan permohonan"
        }
        return within == 0
            ? "Dari \(number(contests)) pemilihan tidak ada selisih di dalam ambang pengajuan permohonan"
            : "\(number(within)) dari \(number(contests)) selisih di dalam ambang pengajuan permohonan"
    }

    public func leadTitle(from least: String, to most: String) -> String {
        "Selisih resmi \(least) sampai \(most) poin"
    }

    public func leadTitle(_ leader: String, over second: String?, points: String) -> String {
        second.map { "Menurut hasil resmi \(leader) unggul \(points) poin atas \($0)" }
            ?? "Menurut hasil resmi dua teratas memperoleh suara yang sama"
    }

    public func lineTitle(met: Int, of contests: Int) -> String {
        "Syarat kemenangan terpenuhi menurut hasil resmi di \(number(met)) dari \(number(contests)) pemilihan"
    }

    public func lineTitle(_ leader: String, share: String, isMet: Bool?) -> String {
        let gives = "Menurut hasil resmi \(leader) memperoleh \(share)"
        return switch isMet {
        case true?: gives + ", dan syarat kemenangan terpenuhi"
        case false?: gives + ", dan syarat kemenangan tidak terpenuhi"
        case nil: gives
        }
    }

    public func lead(votes: String?, percent: String, limit: String?) -> String {
        (votes.map { "\($0) suara, " } ?? "") + "\(percent)%" + (limit.map { "; ambang \($0)%" } ?? "")
    }

    public func share(
        _ percent: String, line: String, lead: (official: String, needed: String)?
    ) -> String {
        lead.map { "\(percent)%, unggul \($0.official) poin; ambang \(line)% dan \($0.needed) poin" }
            ?? "\(percent)%; ambang \(line)%"
    }

    public func clock(hour: Int) -> String { "\(hour < 10 ? "0" : "")\(hour).00" }

    public func timelineChart(_ captures: Int, of contest: String) -> String {
        "Grafik tangga \(number(captures)) tangkapan tayangan resmi, \(contest)"
    }

    public func timelineTitle(_ choice: String, first: String, last: String, final: String?) -> String {
        "Tayangan \(choice): mula-mula \(first)%, terakhir \(last)%"
            + (final.map { "; \(shortRecap) \($0)%" } ?? "")
    }

    public func timelineRange(_ choice: String, low: String, high: String, final: String?) -> String {
        "Tayangan \(choice): antara \(low)% dan \(high)%, dan mana yang pertama atau terakhir tidak diketahui"
            + (final.map { "; \(shortRecap) \($0)%" } ?? "")
    }

    public func timelineWithoutLine(_ choice: String, garbled: Int, final: String?) -> String {
        (garbled == 0
            ? "Tidak ada tangkapan yang memuat suara \(choice)"
            : "\(choice) tanpa garis: \(number(garbled)) tangkapan yang memuat suaranya tidak cocok jumlahnya")
            + (final.map { "; \(shortRecap) \($0)%" } ?? "")
    }

    public func displayEmptiedTitle(_ moments: [String]) -> String {
        "Tayangan memuat 0 suara pada \(joined(Array(moments.prefix(3))))"
    }

    public func displayEmptied(_ moments: [String]) -> String {
        displayEmptiedTitle(moments) + ", setelah sebelumnya memuat suara."
    }

    public func unreachable(_ outages: [(from: String, to: String?)]) -> String {
        let said = outages.map { from, to in
            from == to
                ? "pada \(from)"
                : to.map { "\(from) sampai dengan \($0)" } ?? "sejak \(from), tanpa laporan kapan berakhir"
        }
        return "Menurut laporan, halaman tidak dapat dibuka \(joined(said))."
    }

    public func ruleLine(_ share: Double, lead: Double?) -> String {
        "\(label(plot: .line)): \(numbers.percent(share, 0))"
            + (lead.map { " dan unggul \(numbers.plain(100 * $0)) poin" } ?? "")
    }

    public func countRange(level: Double) -> String { "\(oneCount), \(range(.plain, level: level))" }

    public func garbled(_ captures: Int) -> String {
        "\(number(captures)) tangkapan yang tidak cocok jumlahnya tidak masuk garis."
    }

    public func notToScale(_ day: String, _ basis: ChartBasis) -> String {
        "\(officialReference(basis).capitalizedFirst)\(day.isEmpty ? "" : " \(day)") berada di tepi kanan, di luar skala waktu."
    }

    public func brief(_ agree: Int, of tested: Int, untested: Int) -> String {
        guard tested > 0 else { return "\(number(untested)) tidak dapat diuji" }
        let rest = untested == 0 ? "" : "; \(number(untested)) tidak diuji"
        return "\(number(agree)) dari \(number(tested)) yang diuji sesuai\(rest)"
    }

    public func fingerprintChart(_ stations: Int, about subject: String) -> String {
        "Grafik kerapatan partisipasi dan bagian suara di \(count(stations, .station)), \(subject)"
    }

    public func fingerprintTitle(choice: String) -> String {
        "Partisipasi dan suara \(choice) per \(station)"
    }

    public func shareAxis(of choice: String) -> String { "Bagian suara \(choice), %" }

    public func stations(_ count: Int) -> String { self.count(count, .station) }

    public func leftOut(stations: Int) -> String {
        "\(count(stations, .station)) tanpa daftar pemilih atau suara sah tidak digambar."
    }

    public func aboveRegister(stations: Int) -> String {
        "\(count(stations, .station)) dengan pengguna lebih banyak dari daftar pemilih berada di kanan garis 100%."
    }

    public func more(sources: Int) -> String { "dan \(number(sources)) lainnya" }

    public func complement(_ choice: String) -> String {
        "Bagian suara \(choice) adalah sisanya dari 100%: grafiknya bayangan cermin."
    }

    public func beyond(_ figure: String) -> String { "\(figure), di luar sumbu" }
}
