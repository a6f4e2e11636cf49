import Elections

// The program about its options, its progress and how it ends.
extension Indonesian {
    public func sentence(_ fault: OptionFault) -> String {
        switch fault {
        case .unknownCommand(let word, let near, let known):
            "tidak ada perintah '\(word)'; " + (near.map { "apakah yang dimaksud '\($0)'? Yang" } ?? "yang")
                + " ada \(known.joined(separator: ", "))."
        case .unknownOption(let option, let command, let near):
            "\(command): opsi \(option) tidak dikenal\(near.map { "; apakah yang dimaksud \($0)?" } ?? ".") '\(command) "
                + "--help' memuat daftar opsi."
        case .missingArgument(let argument): "'\(argument)' harus diberikan"
        case .missingValue(let option): "'\(option)' tanpa nilai"
        case .unexpectedArguments(let words):
            (words.count == 1 ? "Kata yang tidak dikenal:" : "\(words.count) kata yang tidak dikenal:")
                + " '\(words.joined(separator: "', '"))'"
        case .valueOfFlag(let option, let value):
            "Opsi '\(option)' tidak memerlukan nilai, padahal diberi '\(value)'."
        case .invalidValue(let value, let option, let cause, let known):
            "Nilai '\(value)' tidak sah untuk '\(option)'" + (cause.map { ": \($0)" } ?? choices(known))
        case .outside(let option, let value, let low, let high, let orNone):
            "\(option) \(value): beri bilangan dari \(number(low)) sampai \(number(high))"
                + (orNone ? ", atau 0 bila tidak perlu." : ".")
        case .belowOne(let option, let value): "\(option) \(value): perlu paling sedikit 1."
        case .notLevel(let option, let value):
            "\(option) \(value): tingkat kepercayaan terletak antara 0.5 dan 1, misalnya 0.95."
        case .notBetween(let option, let value, let low, let high, let arePoints, let example):
            "\(option) \(value): nilainya terletak antara \(plain(low)) dan \(plain(high))\(arePoints ? " poin" : "")"
                + (example.map { ", misalnya \(plain($0))." } ?? ".")
        case .outerLevel(let outer, let level):
            "--edge-level \(outer): nilainya harus lebih besar daripada --level, yaitu \(level)."
        case .missingRate(let rate):
            "--missing \(rate): bagian paling kecil 0 dan di bawah 1, misalnya 0.2 untuk satu dari lima \(station)."
        case .missingOdds(let odds):
            "--missing-odds \(odds): rasio odds di atas 0 dan paling besar 1000, misalnya 1.5."
        case .inventedShares(let most):
            "--synthetic: beri paling banyak \(most) persentase yang tidak negatif, misalnya 0.5,0.3,0.2."
        case .more(let option, let value, let other, let limit, let zeroIsNone):
            "\(option) \(value): beri \(zeroIsNone ? "" : "paling sedikit 1 dan ")paling banyak \(other), yaitu \(limit)"
                + (zeroIsNone ? "; 0 bila tidak perlu." : ".")
        case .smallSample(let count): "--stations \(count): sampel memuat paling sedikit 2 \(station)."
        case .smallStratum(let count):
            "--minimum \(count): stratum memerlukan paling sedikit 2 \(station) agar bedanya tampak."
        case .smallClusterSample(let count):
            "--per-cluster \(count): paling sedikit 1 \(station) diundi dari satu klaster."
        case .inhabitants(let count): "--population \(count): beri jumlah penduduk."
        case .notOneOf(let option, let value, let known):
            "\(option) \(value): beri \(known.joined(separator: " atau "))."
        case .notFormatHere(let format, let known):
            "--format \(format): di sini ada \(joined(known))."
        case .notFormat(let name, let known): "'\(name)' bukan format; yang ada \(known)."
        case .emptyFolderName: "--out memerlukan nama folder."
        case .noLevelNames: "Sebut kolom wilayah, misalnya county,ward."
        case .noCondition(let text): "\"\(text)\" bukan syarat; tulis sebagai kolom=nilai."
        case .levelTwice(let name): "Kolom \(name) disebut dua kali; sebut setiap tingkat sekali."
        case .levelOfCounts(let name): "Kolom \(name) tidak memuat wilayah; sebut kolom wilayah."
        case .together(let one, let other): "\(one) dan \(other) berlaku bersama; beri keduanya."
        case .goesWith(let option, let others):
            "\(option) berlaku bersama \(others.joined(separator: " dan "))."
        case .goesWithFolder(let option): "\(option) berlaku bersama folder pemilu."
        case .sameMeaning(let one, let other): "\(one) dan \(other) sama artinya; beri salah satunya."
        case .nothingToCheck: "Beri berkas \(station), berkas recap_<level>.csv, atau folder."
        case .nothingToReconcile: "Beri folder pemilu, atau --sample dan --official."
        case .folderAndSample(let folder):
            "Beri folder \(folder) atau --sample dan --official, jangan keduanya."
        case .baseOfReconcile:
            "--base valid: persentase resmi dihitung dari suara semua \(pair), dan kedua sisi memerlukan dasar yang sama; "
                + "pakai dengan estimate."
        case .namesakes(let first, let second):
            "\(first) dan \(second) bernama sama, padahal situs memiliki satu folder untuk setiap pemilihan; ganti nama "
                + "salah satunya."
        case .notAddress(let value):
            "--url \(value): alamat diawali https:// atau http:// dan tanpa spasi, seperti https://example.org/counts."
        case .planWish(let given):
            "Beri tepat satu dari --margin, --gap, dan --stations: apa yang harus dicapai sampel, atau besarnya; di sini "
                + "\(given == 0 ? "tidak ada satu pun" : "ada \(given)")."
        case .leadAndPair: "--lead dan --pair: rencana dibuat untuk salah satunya; tinggalkan yang lain."
        case .missingWithoutRate:
            "--missing-by-pair: sebut dengan --missing bagian \(station) yang tidak masuk, misalnya 0.2."
        case .oddsWithoutPair: "--missing-odds: sebut \(pair) itu dengan --missing-by-pair."
        case .nothingJudged(let option):
            "\(option): sebut dengan --verdicts banyaknya sampel yang dinilai, misalnya 200."
        case .jointNeeded(let variance):
            "--probability-variance \(variance): memerlukan peluang bersama; beri --joint, atau pilih brewer."
        case .jointUnused(let variance):
            "--joint: \(variance) tidak memakai peluang bersama; tinggalkan salah satunya."
        case .stagesWithoutCluster: "--stages 2: sebut klasternya dengan --cluster."
        case .stationsNotClusters(let option):
            "\(option): ini tentang \(station), bukan klaster; tinggalkan --cluster."
        case .stagesOfEqualChances(let option):
            "--stages 2: untuk klaster yang diundi dengan peluang sama; pakai --stages 1 dengan \(option)."
        case .orderOfEqualChances:
            "--order: selisih tetangga untuk undian dengan peluang sama; pakai --probability dengan "
                + "--probability-variance brewer untuk undian sistematis dengan peluang tak sama."
        case .replicatesOfDesign(let variance, let option):
            "--variance \(variance): ulangan mewakili satuan yang diundi acak dalam strata; pakai taylor dengan \(option)."
        case .designWithoutStrata(let design):
            "--design \(design) mengundi tanpa strata; tinggalkan --stratum dan --allocation, atau pilih --design "
                + "stratified."
        case .designWithoutClusters(let design):
            "--design \(design) mengundi tanpa klaster; tinggalkan --cluster, atau pilih --design cluster, two-stage, atau "
                + "pps tanpa --stratum."
        case .designNeedsCluster(let design):
            "--design \(design): sebut kolom klaster dengan --cluster, misalnya --cluster village_code."
        case .designNeedsStratum:
            "--design stratified: sebut kolom strata dengan --stratum, misalnya --stratum province_code."
        case .readAndInvented:
            "--synthetic: hitungan tidak mungkin dibaca sekaligus direka; tinggalkan berkas itu atau --synthetic."
        case .nothingToDrawFrom:
            "Tidak ada hitungan untuk diundi; beri STATIONS.csv atau --synthetic dengan persentase, misalnya --synthetic "
                + "0.5,0.3,0.2."
        case .regionsOfInvented:
            "--by menyebut kolom berkas; hitungan yang direka tidak memilikinya."
        case .columnsOfInvented:
            "--stratum dan --cluster menyebut kolom berkas; hitungan yang direka memiliki strata (--strata) dan klaster "
                + "sendiri."
        }
    }

    private func choices(_ known: [String]) -> String {
        known.isEmpty ? "" : "; yang ada \(known.joined(separator: ", "))."
    }

    public func work(_ work: ProgramWork) -> String {
        switch work {
        case .checking: "memeriksa"
        case .comparing, .reconciling: "membandingkan"
        case .estimating: "menaksir"
        case .writing: "menulis laporan"
        }
    }

    public func done(_ done: Int, of all: Int?, _ what: ProgramCount) -> String {
        let things =
            switch what {
            case .samples: "sampel"
            case .drawnSamples: "sampel undian"
            case .filesRead: "berkas terbaca"
            case .entries: "entri"
            case .contents: "isi"
            }
        return number(done) + (all.map { " dari \(number($0))" } ?? "") + " \(things)"
    }

    public func read(megabytes: Int) -> String { "\(number(megabytes)) MB terbaca" }
    public var errorHead: String { "Kesalahan: " }
    public var usageHead: String { "Cara pakai: " }
    public var showsEnglishHelp: Bool { false }
    public func more(help command: String) -> String { "Lihat '\(command)' untuk keterangan." }
    public var noteHead: String { "catatan: " }

    public func undrawn(_ characters: [Unicode.Scalar]) -> String {
        let named = named(characters)
        let more = characters.count - named.count
        return
            "tidak ada huruf di mesin ini yang memuat \(named.joined(separator: ", "))\(more > 0 ? " dan \(number(more)) lagi" : ""): gambar menampilkan "
            + "kotak sebagai gantinya. Pasang huruf yang memuatnya (paket Debian fonts-noto-core, fonts-noto-cjk atau "
            + "fonts-noto-color-emoji) dan jalankan lagi; berkas SVG dan HTML memakai huruf milik pembukanya."
    }

    public func interrupted(wroteNothing: Bool) -> String {
        "dihentikan" + (wroteNothing ? "; tidak ada yang ditulis" : "")
    }

    public var outputUnwritable: String {
        "keluaran baku tidak dapat ditulis; periksa disk atau program yang menerimanya"
    }

    public func damagedArchive(_ source: String, cause: String, isWritten: Bool) -> String {
        "\(source): arsip ini terpotong atau rusak (\(cause)). Yang ada sebelum kerusakan itu dibaca"
            + "\(isWritten ? " dan ditulis" : ""); ambil lagi arsipnya."
    }

    public func bug(_ error: String) -> String {
        "ini tidak semestinya terjadi dan merupakan kesalahan dalam sanding: \(error). Laporkan bersama perintah dan "
            + "masukannya."
    }
}
