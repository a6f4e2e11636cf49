import Consistency
import Elections
import Estimation
import Statistics

// Rules that make no sense, and methods that give no result.
extension Indonesian {
    public func place(expression: String, character: Int) -> String {
        "\"\(expression)\", karakter \(character)"
    }

    public func sentence(_ fault: RuleFaultKind) -> String {
        switch fault {
        case .notNumber(let word): "\(word) bukan bilangan dengan paling banyak 15 angka, seperti 1.025"
        case .noMeaning(let sign):
            "\(sign) tidak berarti di sini; tulis nama kolom, bilangan, + - * / ( ), dan satu perbandingan, seperti "
                + "ballots_used <= registered * 1.025"
        case .tooLong(let most):
            "aturan ini lebih panjang dari \(most) nama, bilangan, dan tanda; tulis beberapa aturan"
        case .tooDeep: "kurung bersarang terlalu dalam; tulis beberapa aturan"
        case .noComparison: "perbandingan tidak ada; tulis =, !=, <, <=, > atau >= di antara dua sisi"
        case .notComparison(let sign): "\(sign) bukan perbandingan"
        case .goesOn: "aturan semestinya berakhir di sini; satu perbandingan adalah satu aturan"
        case .noFunction(let name, let known):
            "\(name) bukan fungsi; yang ada \(known.joined(separator: ", "))"
        case .takesOneValue(let function, let list):
            "\(function) memerlukan satu nilai" + (list.map { ", bukan daftar \($0)" } ?? "")
        case .misplaced(let sign): "di sini semestinya ada bilangan atau kolom, bukan \(sign)"
        case .endsEarly: "aturan berakhir terlalu dini; semestinya disusul bilangan atau kolom"
        case .notClosed: "kurung tutup tidak ada di sini"
        case .nameOfPlace(let name):
            "\(name) menyebut \(station) atau wilayah; aturan membandingkan jumlah"
        case .noFigure(let name, let near, let known):
            "tidak ada angka \(name); "
                + (near.map { "apakah yang dimaksud \($0)?" } ?? "yang ada votes_1, …, \(list(known))")
        case .productOfFigures:
            "satu sisi dari * harus bilangan; angka formulir tidak dikalikan satu sama lain"
        case .divisionByFigure: "hanya bilangan yang dapat membagi; alih-alih a / b <= c tulis a <= b * c"
        case .divisionByZero: "0 tidak dapat membagi"
        case .listAsValue(let name):
            "\(name) adalah daftar; tulis sum(\(name)), min(\(name)), atau max(\(name))"
        case .knownTakesName: "known memerlukan nama satu angka, seperti known(voters_transferred)"
        case .tooManyDigits: "bilangannya terlalu panjang untuk hitungan eksak; bulatkan"
        }
    }

    public func sentence(_ error: EstimationError) -> String {
        switch error {
        case .columnLength(let column, let have, let need):
            "Kolom \(column) memuat \(have) baris dan sampel \(need)."
        case .emptySample: "Sampel ini tidak memuat baris."
        case .outsideRange(let what, let row, let value):
            "\(word(what).capitalizedFirst) di baris \(row + 1) ialah \(value), padahal harus bilangan positif."
        case .unitInTwoStrata(let unit, let first, let second):
            "Satuan sampel \(unit) ada di stratum \(first) dan di stratum \(second); beri kedua satuan itu nama yang "
                + "berbeda atau stratum yang sama."
        case .populationDiffers(let stratum, let first, let second):
            "Stratum \(stratum) disebut memuat \(plain(first)) satuan di satu baris dan \(plain(second)) di baris lain."
        case .populationTooSmall(let stratum, let sampled, let population):
            "Stratum \(stratum) memuat \(sampled) satuan terundi, padahal seluruhnya hanya \(plain(population))."
        case .lonelyStratum(let stratum):
            "Stratum \(stratum) hanya memuat satu satuan terundi, sehingga variansnya tidak diketahui; pilih perlakuan "
                + "untuk strata seperti itu atau gabungkan dengan tetangganya."
        case .zeroDenominator: "Penyebut rasio ini nol."
        case .emptyDomain: "Tidak ada satuan terundi dalam bagian itu."
        case .missingTotal(let name): "Jumlah seluruhnya untuk \(name) tidak ada."
        case .dependentAuxiliaries: "Variabel bantu saling bergantung linear; tinggalkan salah satunya."
        case .impossibleReading(let what, let value):
            "\(word(what).capitalizedFirst) \(value) yang diterbitkan itu tidak mungkin."
        case .impossibleSize(let what, let size, let low, let high):
            "Banyaknya \(word(what)) ialah \(size), padahal harus antara \(low) dan \(high)."
        case .impossibleValue(let what, let value, let range):
            "\(word(what).capitalizedFirst) ialah \(value), padahal harus \(phrase(range))."
        case .stopped: "Pekerjaan dihentikan sebelum selesai."
        }
    }

    public func sentence(_ error: StatisticsError) -> String {
        switch error {
        case .outsideRange(let argument, let value, let range):
            "\(argument) ialah \(value), padahal harus \(phrase(range))."
        case .lengthsDiffer(let first, let have, let second, let need):
            "\(first) memuat \(have) isian, sedangkan \(second) \(need); keduanya harus sama banyak."
        case .tooFew(let what, let have, let need):
            "Metode ini memerlukan paling sedikit \(need) \(word(what)), sedangkan yang ada \(have)."
        case .notPositiveDefinite(let size):
            "Matriks \(size) × \(size) tidak definit positif; tinggalkan salah satu persentase yang berjumlah 1 atau "
                + "gabungkan yang terkecil."
        case .zeroStandardError: "Galat baku nol, sehingga selisihnya tidak dapat diuji."
        case .notConverged(let method): "\(method) tidak konvergen."
        case .gsl(let function, let status, let message):
            "Fungsi GSL \(function) gagal dengan kode \(status) (\(message))."
        }
    }

    private func phrase(_ range: NumberRange) -> String {
        switch range {
        case .above(let low): "di atas \(plain(low))"
        case .between(let low, let high): "di antara \(plain(low)) dan \(plain(high))"
        case .from(let low, to: let high): "dari \(plain(low)) sampai \(plain(high))"
        case .halfOpen(let low, below: let high): "paling kecil \(plain(low)) dan di bawah \(plain(high))"
        case .atLeast(let low): "paling kecil \(plain(low))"
        case .atMost(let high): "paling besar \(plain(high))"
        case .notZero: "selain 0"
        case .shownByDraws(let most):
            "paling besar \(plain(most)); di atas itu sampel undian tidak menunjukkan apa pun"
        }
    }

    private func word(_ quantity: EstimationError.Quantity) -> String {
        switch quantity {
        case .weight: "bobot"
        case .inclusionProbability: "peluang terpilih"
        case .drawChance: "peluang undian"
        case .votes: "jumlah suara"
        case .share: "persentase"
        case .decimals: "banyaknya desimal"
        case .level, .confidenceLevel: "tingkat kepercayaan"
        case .power: "kuasa uji"
        case .marginOfError: "margin of error"
        case .margin: "margin"
        case .gap: "selisih"
        case .missingRate: "bagian \(station) yang tidak masuk"
        case .oddsRatio: "rasio odds"
        case .stations: station
        case .stationsInCluster: "\(station) dalam satu klaster"
        case .stationsInStratum(let stratum): "\(station) dalam stratum \(stratum)"
        case .units: "satuan sampel"
        case .strata: "strata"
        case .clusters: "klaster"
        case .samples: "sampel"
        case .replicates: "ulangan"
        case .draws: "undian"
        case .choice: "pilihan"
        }
    }

    private func word(_ observations: StatisticsError.Observations) -> String {
        switch observations {
        case .categories: "kategori"
        case .categoriesWithVariance: "kategori dengan varians"
        case .contests: "pemilihan"
        case .errors: "selisih selain 0"
        case .observations: "pengamatan"
        case .regions: "wilayah"
        case .studies: "kajian"
        case .trials: "percobaan"
        }
    }
}
