import Elections
import Reconciliation

// Why a verdict is what it is.
extension Indonesian {
    public func reason(_ code: ReasonCode, _ figures: ReasonFigures) -> String? {
        switch code {
        case .stageInterim: "hitungan belum selesai saat halaman terbit"
        case .stageUnknown: "halaman tidak menyebut apakah hitungan sudah selesai"
        case .stageGarbled: "halaman mencetak angka yang tidak mungkin benar"
        case .finalWithPart:
            "halaman ditandai final, dan baru \(figures.dataIn.map { numbers.printed($0) + "%" } ?? "sebagian") sampelnya yang masuk"
        case .notQuickCount: "ini \(name(figures.sourceKind)), bukan hitung cepat"
        case .stageAssumedFinal: "berkas tidak mempunyai kolom stage, sehingga setiap angka dianggap selesai"
        case .stageUnknownComplete:
            "halaman tidak menyebut apakah hitungan sudah selesai; dengan 95% sampel atau lebih yang masuk, dianggap selesai"
        case .stageUnknownOnly:
            "halaman tidak menyebut apakah hitungan sudah selesai; ini satu-satunya angka lembaga ini dan dianggap selesai"
        case .figuresFromPages:
            "dari halaman lain hitungan yang sama: " + borrowed(figures.borrowed)
        case .stageFinal, .stageNearFinal: "angka pada tahap ini tidak diminta"
        case .recapMissing where !figures.pages.isEmpty:
            "halaman \(recap) saling bertentangan, dan tidak satu pun ditandai untuk dipakai (\(leads(figures.pages)))"
        case .recapMissing: "folder tidak memuat \(recap)" + (figures.ofRegions.map(ofRegions) ?? "")
        case .recapIncomplete where figures.isZero:
            "\(recap) memuat 0 suara untuk setiap \(pair): belum ada yang dimasukkan, atau suaranya ada di tempat lain"
        case .recapIncomplete: "\(recap) tidak memuat suara setiap \(pair)"
        case .recapOfSomeRegions:
            "\(recap) adalah jumlah wilayah yang sudah punya hasil, dan tidak mencakup \(list(figures.lacking, most: 3))"
        case .recapLacksPairs where !figures.choices.isEmpty:
            "\(recap) tidak memuat \(figures.choices), yang ada di halaman: yang lain dibandingkan"
        case .recapLacksPairs: "\(recap) tidak memuat setiap \(pair): yang dimuat dibandingkan"
        case .ballotsMissing:
            "bagian suaranya dihitung dari semua surat suara, dan \(recap) tidak memuat jumlah surat suara maupun suara tidak sah"
        case .officialContradicts:
            "surat suara, suara sah dan tidak sah, pemilih terdaftar, dan partisipasi resmi saling bertentangan, dan yang bersandar padanya tidak dibandingkan"
        case .pairsMissing: "halaman tidak memuat setiap \(pair): yang dimuat dibandingkan"
        case .sharesMissing: "tidak memberi persentase \(pair)"
        case .sharesDoNotSum where figures.rangeSum != nil:
            "tidak ada persentase di dalam rentang tercetak yang berjumlah 100: jumlahnya \(figures.rangeSum.map { "\(numbers.decimal($0.low, 2)) sampai \(numbers.decimal($0.high, 2))" } ?? "")"
        case .sharesDoNotSum:
            "persentase tercetak berjumlah \(numbers.decimal(100 * figures.sum, 2)), di luar yang dapat dijelaskan "
                + "pembulatan"
                + (figures.mayLackOthers
                    ? "; \(recap) tidak memuat jumlah suara sah, sehingga yang lain di luar \(pair) yang tercatat mungkin juga bersuara"
                    : "")
        case .otherWhole:
            "persentase \(oneCount) berjumlah 100, sedangkan pada \(recap) sebagian suara sah bukan milik \(pair) mana pun: atas suara mereka saja jawabannya bisa lain, dan tidak ada yang disimpulkan sampai diketahui milik siapa sisanya"
        case .sharesOfNamed:
            "persentasenya berjumlah 100 tanpa \(pair) yang bersuara pada \(recap): mungkin persentase atas \(pair) yang disebut saja, dan atasnya jawabannya lain; tidak ada yang disimpulkan sampai diketahui"
        case .votesUnassigned:
            "pada \(recap) bagian suara yang bukan milik \(pair) mana pun lebih besar daripada pada \(oneCount): bila selisihnya suara salah satu \(pair), keduanya sesuai, dan tidak ada yang disimpulkan sampai diketahui milik siapa"
        case .resultListsFewer:
            "suara yang dirinci pada \(recap) hanya \(figures.listed?.official ?? "sebagian") dari suara sahnya, sedangkan pada hitungan "
                + "ini \(figures.listed?.count ?? "lebih") untuk \(pair) yang sama: mungkin ada baris \(recap) yang belum masuk, dan tidak "
                + "ada yang disimpulkan sampai diketahui"
        case .officialZero:
            "\(recap) tidak memuat satu suara pun bagi \(pair) yang bersuara pada \(oneCount), dan tanpa \(pair) itu keduanya sesuai: mungkin mundur, atau belum dimasukkan, dan tidak ada yang disimpulkan sampai diketahui"
        case .beforePolling:
            "halamannya bertanggal sebelum hari pemungutan suara; tidak dibandingkan sampai tanggalnya, atau tanggal kontesnya, diperiksa"
        case .pagesDisagree:
            "halaman-halamannya memuat angka yang berbeda, dan kesesuaiannya dengan \(recap) tidak sama menurut semuanya: tidak ada yang dipakai sampai diketahui mana yang berlaku"
        case .marginMissing: "margin of error tidak disebut"
        case .countOfAllStations:
            "hitungan semua \(station) tidak memiliki galat sampel yang dapat menjelaskan selisih"
        case .marginBallotsAsSample:
            "margin selebar rumus untuk surat suara yang saling bebas atau lebih sempit, bukan untuk \(station), dan terlalu sempit"
        case .marginBeyondStations:
            "margin lebih dari dua kali rumus untuk \(known(figures.stations)) orang, lebih lebar daripada yang diperlukan hitungan "
                + "\(known(figures.stations)) \(station): tidak dipakai"
        case .noSamplingError: "persentase 0 dan 100 tidak menyisakan galat sampel untuk diuji"
        case .tooFewStations:
            "\(known(figures.stations)) \(station) sampel terlalu sedikit untuk menyimpulkan di sini"
        case .tooFewClusters:
            "kurang dari \(figures.fewestClusters) klaster sampel terlalu sedikit untuk menyimpulkan di sini"
        case .census: "setiap \(station) ada dalam sampel, sehingga tidak ada yang bergantung pada undian"
        case .limitsApproximate:
            "batas bersifat perkiraan, karena rancangan tidak dapat diundi dari berkas resmi"
        case .levelAssumed: "tingkat kepercayaan tidak disebut; dianggap 95%"
        case .marginStationsAsVoters where (figures.deviation ?? 0) > 0.55:
            "margin lebih lebar daripada rumus untuk \(known(figures.stations)) orang (simpangan baku antar-\(station) "
                + "tersirat \(deviation(figures)), rumus untuk orang 0,5) dan daripada yang diperlukan sampel \(station)"
        case .marginStationsAsVoters:
            "margin memakai rumus untuk \(known(figures.stations)) orang, bukan \(known(figures.stations)) \(station) "
                + "(simpangan baku antar-\(station) tersirat \(deviation(figures)), rumus untuk orang 0,5): lebih lebar "
                + "daripada yang diperlukan sampel \(station)"
        case .repeatOfCount:
            "halaman lain dari hitungan yang sama (\(figures.repeatOf)) mewakilinya dalam jumlah"
        case .officialPartial: "berkas resmi belum memuat suara setiap \(station)"
        case .drawStandsOut:
            "angka resmi \(station) sampel sendiri juga sejauh itu, sehingga selisih tidak berasal dari pencatatan di "
                + "\(station) itu"
        case .officialRepeats:
            "berkas resmi memuat \(station) pada lebih dari satu baris, dan setiap baris dihitung di sini"
        case .marginOfOthers:
            "tidak ada margin tercetak untuk \(figures.choices); dipakai yang terlebar menurut margin yang lain"
        case .choiceWithoutError:
            (figures.isPublished ? "bagian tercetak 0 atau 100" : "bagian 0 atau 100 di sampel")
                + " tidak memberi galat sampel; tidak ikut diuji: \(figures.choices)"
        case .remainderNotTested:
            "sisa dari pilihan yang disebut tidak memiliki margin yang diterbitkan dan tidak ikut diuji"
        case .insidePrintedMargin:
            "tidak ada selisih yang melebihi margin tercetak ±\(figures.margin ?? "–") poin, yang dibaca sebagai margin untuk bagian "
                + "suara 50%, sehingga bagian suara yang lebih kecil berentang lebih sempit; halamannya tidak menyebut margin itu "
                + "untuk bagian suara berapa (kolom margin_of)"
        case .insideInterval, .outsideInterval, .outsideEdge, .roundingDecides, .leadNotClear,
            .thresholdNotClear, .leaderDiffers, .standsOutAfterAdjustment, .notAfterAdjustment:
            nil
        }
    }

    public func ofSeveral(_ code: ReasonCode) -> String? {
        switch code {
        case .marginMissing: "margin of error tidak disebut"
        case .sharesDoNotSum: "persentase tercetak tidak berjumlah 100"
        case .otherWhole: "\(recap) menyisakan suara bagi yang lain, \(oneCount) tidak"
        case .sharesOfNamed: "persentase berjumlah 100 tanpa \(pair) yang bersuara"
        case .votesUnassigned: "\(recap) menyisakan suara yang mungkin milik salah satu \(pair)"
        case .resultListsFewer: "\(recap) merinci bagian suara sah yang jauh lebih kecil"
        case .officialZero: "\(pair) tanpa satu suara pun pada \(recap)"
        case .pagesDisagree: "halaman-halamannya memuat angka yang berbeda, dengan jawaban yang berbeda"
        case .beforePolling: "bertanggal sebelum hari pemungutan suara"
        case .finalWithPart: "ditandai final, padahal baru sebagian sampelnya yang masuk"
        case .recapOfSomeRegions: "\(recap) adalah jumlah sebagian wilayah"
        case .recapMissing: "folder tidak memuat \(recap)"
        case .tooFewStations: "terlalu sedikit \(station) sampel"
        case .repeatOfCount: "halaman lain dari hitungan yang sama mewakilinya"
        default: nil
        }
    }

    /// What regions add up to, and how that becomes the result of the whole.
    private func ofRegions(_ regions: ReasonFigures.OfRegions) -> String {
        guard regions.absent.isEmpty else {
            let all = regions.regions + regions.absent.count
            return
                ", dan \(numbers.integer(regions.regions)) dari \(numbers.integer(all)) wilayahnya memuatnya (tidak \(list(regions.absent, most: 3)))"
        }
        return
            "; jumlah dari \(count(regions.regions, .region)) di bawahnya: \(list(regions.votes)): bila itu semua wilayahnya, tulis jumlah itu di recap.csv, region_code \(regions.code)"
    }

    public func besideRecap(_ pair: String, official: Double) -> String {
        "\(pair) (\(recap) \(numbers.percent(official)))"
    }

    public func name(_ kind: CountSourceKind) -> String {
        switch kind {
        case .quickCount: "hitung cepat"
        case .exitPoll: "jajak pendapat seusai memilih"
        case .campaign: "hitungan tim atau partai"
        case .fullCount: "hitungan semua \(station)"
        case .app: "hitungan dari kiriman relawan"
        case .other: "hitungan jenis lain"
        }
    }

    private func borrowed(_ figures: [CountPages.Borrowed]) -> String {
        joined(figures.map { "\(field($0.field)) (\($0.page))" })
    }

    private func field(_ field: CountPages.Field) -> String {
        switch field {
        case .margin: "margin"
        case .level: "tingkat kepercayaan"
        case .stations: "jumlah \(station)"
        case .method: "cara penarikan"
        }
    }

    private func known(_ value: Int?) -> String { value.map(number) ?? "–" }

    private func deviation(_ figures: ReasonFigures) -> String {
        figures.deviation.map { numbers.decimal($0, 3) } ?? "–"
    }
}
