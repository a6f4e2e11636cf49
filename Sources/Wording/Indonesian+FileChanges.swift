import Consistency
import Elections
import Statistics

// What changed between two files, on a page and in a terminal.
extension Indonesian {
    public func label(diff label: DiffLabel) -> String {
        switch label {
        case .rules: "Aturan yang dilanggar dan dipenuhi"
        case .direction: "Arah perubahan"
        case .places: "Di mana"
        case .method: "Cara perbandingan"
        case .figures: "Angka yang berubah"
        case .stationsByRule: "\(station.capitalizedFirst) menurut aturan"
        case .blocks: "Perubahan yang lebih menguntungkan satu \(pair) daripada perubahan di sekelilingnya"
        case .change: "Perubahan"
        case .older: "Berkas lama"
        case .newer: "Berkas baru"
        case .region: "Wilayah"
        case .changesThat: "Perubahan yang"
        case .here: "Di sini"
        case .expected: "Perkiraan"
        case .around: "Di sekelilingnya"
        case .probability: "Peluang"
        case .adjusted: "Disesuaikan"
        case .moved: "Suara bergeser"
        case .changed: "Berubah"
        case .stations: station.capitalizedFirst
        case .removed: "Hilang"
        case .added: "Bertambah"
        case .fell: "Suara turun"
        case .station: station.capitalizedFirst
        case .falls: "\(station.capitalizedFirst) yang suaranya turun"
        case .arrivals: "Pertama kali masuk"
        }
    }

    public func label(rule outcome: RuleChanges.Outcome) -> String {
        switch outcome {
        case .repaired: "Kini terpenuhi"
        case .made: "Kini dilanggar"
        case .kept: "Tetap dilanggar"
        case .appeared: "Angka baru"
        case .added: "\(station.capitalizedFirst) bertambah"
        case .removed: "\(station.capitalizedFirst) hilang"
        }
    }

    public func diffTitle(from old: String, to new: String) -> String {
        "Apa yang berubah dari \(old) ke \(new)"
    }

    public var changesSayNotWhy: String {
        "Perubahan menunjukkan letak perbedaan dua berkas, bukan sebabnya."
    }

    public func nothingChanged(inCommon: Int) -> String {
        "Tidak ada \(station) yang berubah: "
            + (inCommon == 1
                ? "satu-satunya \(station) yang sama mempunyai angka yang sama."
                : "semua \(count(inCommon, .station)) yang sama mempunyai angka yang sama.")
    }

    public func stationsChanged(_ changed: Int, inCommon: Int, removed: Int, added: Int) -> String {
        "\(count(inCommon, .station)) dalam kedua berkas: \(number(changed)) berubah; \(number(removed)) hilang, "
            + "\(number(added)) bertambah."
    }

    public func totals(_ figure: String, old: Int, new: Int, change: Int, net: Int, gross: Int) -> String {
        let rest =
            change == net
            ? ""
            : "\(signed(change - net)) di antaranya dari angka dan \(station) yang hanya ada di satu berkas; "
        return
            "\(figure) \(number(old)) → \(number(new)) (\(signed(change)); \(rest)di \(station) yang berubah neto \(signed(net)), "
            + "bruto \(number(gross)))"
    }

    /// A share in whole percent that is not called none or all where it is neither.
    private func share(_ fraction: Double) -> String {
        if fraction > 0, fraction < 0.005 { return "kurang dari 1%" }
        return fraction < 1 && fraction >= 0.995 ? "lebih dari 99%" : numbers.percent(fraction, 0)
    }

    public func becameKnown(figures: Int, unknown: Int) -> String {
        "\(count(figures, .figure)) menjadi diketahui dan \(number(unknown)) tidak diketahui lagi; keduanya dihitung "
            + "terpisah dari perubahan."
    }

    public func enteredSince(stations: Int) -> String {
        "Di \(count(stations, .station)) semua angka sebelumnya 0: belum diisi, sehingga angkanya menjadi diketahui dan "
            + "bukan perubahan."
    }

    public func votesFell(stations: Int) -> String {
        "Suara suatu \(pair) atau suara sah berkurang di \(count(stations, .station))."
    }

    public func commonMove(
        of votes: Int, from loser: Choice, to gainer: Choice, stations: Int, of changed: Int
    ) -> String {
        "Di \(number(stations)) dari \(count(changed, .station)) yang suara "
            + "\(term("pasangannya", "kandidat atau partainya")) berubah, perubahannya sama: \(count(votes, .vote)) "
            + "berkurang untuk \(choice(loser)) dan bertambah sebanyak itu untuk \(choice(gainer))."
    }

    public func undone(_ slip: FormSlip, stations: Int) -> String {
        let what =
            switch slip {
            case .pairs: "suara tampak seperti dua \(pair) tertukar"
            case .fields: "angka lain tampak seperti tertukar"
            case .shifted: "angka tampak seperti bergeser satu kolom"
            }
        return
            "Di \(count(stations, .station)) \(what), menurut angka sebelum dan sesudahnya; pergeseran suara sebanyak "
            + "itu tampak sama."
    }

    public func notCompared(columns: [String]) -> String {
        "Tidak dibandingkan, karena salah satu berkas tidak memuatnya: \(list(columns))."
    }

    public func notCompared(repeated stations: Int) -> String {
        "Tidak dibandingkan, karena tercantum pada beberapa baris: \(count(stations, .station))."
    }

    public var noRuleConcerned: String { "Tidak ada aturan formulir yang tersangkut." }

    public func rules(repaired: Int, broken: Int, kept: Int) -> String {
        "Aturan formulir, dihitung sekali per \(station): \(number(repaired)) kini terpenuhi, \(number(broken)) kini "
            + "dilanggar, \(number(kept)) tetap dilanggar."
    }

    public func rulesBesides(appeared: Int, added: Int, removed: Int) -> String {
        "Selain itu dilanggar: \(number(appeared)) pada angka yang sebelumnya belum diketahui, \(number(added)) di "
            + "\(station) yang bertambah, \(number(removed)) di \(station) yang hilang."
    }

    public func leadMoved(up: Int, of changes: Int, first: Choice, second: Choice, net: Int, p: Double)
        -> String
    {
        "\(number(up)) dari \(count(changes, .change)) keunggulan \(choice(first)) atas \(choice(second)) "
            + "menaikkannya, seluruhnya \(signedVotes(net)); bila tandanya kebetulan, jumlah sebesar itu berpeluang "
            + "\(numbers.p(p))."
    }

    public func expected(first: Choice, _ split: ExpectedSplit) -> String {
        let direction = split.direction
        return
            "\(pair.capitalizedFirst) dengan suara lebih banyak mempunyai angka lebih besar, dan kekeliruan di dalamnya "
            + "lebih besar. Bila perubahan mengenai suara kedua \(pair) secara sebanding (\(choice(first)) mempunyai "
            + "\(numbers.percent(split.votes, 0)) suara keduanya di \(station) ini; \(numbers.percent(split.gains, 0)) "
            + "dari suara yang berubah adalah penambahan), \(numbers.percent(direction.up, 0)) perubahan keunggulan akan "
            + "menaikkannya, seluruhnya \(signedVotes(direction.expectedNet)); nyatanya "
            + "\(share(direction.positiveShare)), seluruhnya \(signed(direction.net)). Jumlah yang paling "
            + "sedikit sejauh itu dari perkiraan berpeluang \(numbers.p(direction.p))."
    }

    public func notExpected(_ absence: ExpectedSplit.Absence) -> String {
        let reason =
            switch absence {
            case .noLead: "keunggulan tidak diketahui"
            case .fewChanges: "keunggulan berubah di kurang dari \(ExpectedSplit.fewest) \(station)"
            case .oneHasNone: "salah satu \(pair) tidak mempunyai suara di \(station) ini"
            }
        return "Tidak dibandingkan dengan kekeliruan yang sebanding dengan suara: \(reason)."
    }

    public func blocks(_ blocks: Int, of tests: Int) -> String {
        "\(count(tests, .test)) wilayah: \(number(blocks)) kelompok perubahan lebih menguntungkan satu \(pair) daripada "
            + "perubahan di sekelilingnya."
    }

    public var noRegionTested: String {
        "Tidak ada wilayah dengan cukup perubahan untuk dibandingkan dengan perubahan di sekelilingnya."
    }

    public var changeAndNet: String {
        "Perubahan: berkas baru dikurangi berkas lama, semua \(station). Neto dan bruto: angka yang diketahui kedua berkas, "
            + "di \(station) yang ada dalam keduanya, dengan tanda dan tanpa tanda."
    }

    public func unchanged(_ figures: [String]) -> String { "Tidak berubah: \(list(figures))." }

    public var expectedAndAdjusted: String {
        "Perkiraan: menurut tingkat wilayah di sekelilingnya, yang terkecil dengan cukup perubahan lain. Disesuaikan: "
            + "terhadap semua uji jenjang itu. Penghitungan ulang di satu tempat dapat berakibat sama."
    }

    public func firstStations(_ shown: Int, of all: Int) -> String {
        "\(number(shown)) yang pertama dari \(number(all)); semuanya ada di changes.csv."
    }

    public func firstBlocks(_ shown: Int, of all: Int) -> String {
        "\(number(shown)) pertama dari \(number(all)); semua ada dalam results.json."
    }

    public func part(_ part: Int, of all: Int) -> String { "\(number(part)) dari \(number(all))" }

    public func largestChanges(by level: String) -> String { "Perubahan terbesar menurut \(level)" }

    public func votesMoved(_ shown: Int, of all: Int) -> String {
        "Suara bergeser: jumlah semua perubahan suara \(pair) tanpa tandanya; votes_1 dan seterusnya: perubahan jumlahnya, "
            + "termasuk \(station) yang hilang dan bertambah. "
            + (shown < all
                ? "\(number(shown)) pertama dari \(number(all)) wilayah yang berubah; semua ada dalam regions.csv."
                : "Angka semua jenjang ada dalam regions.csv.")
    }

    public func withoutColumn(_ figures: [String]) -> String {
        "Kolom untuk \(pair) dengan perubahan bruto terbesar; tanpa kolom: \(list(figures))."
    }

    public var sumsChangesAgain: String {
        "Sel berikut menjumlahkan kembali perubahan dalam changes.csv serta menghitung \(station) dan temuan."
    }

    public func summedAgain(stations: String, findings: String) -> String {
        "\(stations) \(station), jumlah perubahannya, dan \(findings) temuan dihitung kembali: semua cocok"
    }

    public var nothingSummedAgain: String {
        "tanpa perubahan dan temuan: tidak ada yang dihitung kembali"
    }

    public var diffMethods: [String] {
        [
            "\(station.capitalizedFirst) dicari menurut wilayah dan nomornya, apa pun urutan barisnya. "
                + "\(station.capitalizedFirst) yang tercantum pada dua baris satu berkas tidak dibandingkan dan dicatat "
                + "sebagai temuan.",
            "Angka yang hanya diketahui satu berkas dihitung sebagai menjadi diketahui atau tidak diketahui lagi, bukan "
                + "sebagai perubahan.",
            "Setiap aturan formulir diperiksa pada tiap \(station) yang berubah, sebelum dan sesudahnya (sanding check "
                + "--print-rules menampilkannya). Aturan kini terpenuhi bila sebelumnya dilanggar, kini dilanggar bila "
                + "sebelumnya terpenuhi.",
            "Arah: tanpa sebab untuk condong, perubahan keunggulan sama mungkinnya ke kedua arah, berapa pun besarnya; uji "
                + "pembalikan tanda (Fisher 1935) mengatakan seberapa sering kebetulan memberi jumlah sebesar itu. "
                + "Perubahan dapat condong tanpa niat apa pun, karena \(pair) dengan suara lebih banyak mempunyai angka "
                + "dan kekeliruan yang lebih besar: maka dibandingkan juga dengan pembagian menurut kekeliruan yang "
                + "sebanding dengan suara, dengan penambahan dan pengurangan sebagaimana adanya. Angka yang bertukar "
                + "tempat lain halnya: bila kini berurutan seperti wilayah sekitarnya, keunggulan yang unggul di sana "
                + "selalu naik; urutan mana yang benar tidak diketahui dari kedua berkas.",
            "Wilayah: masing-masing dibandingkan dengan wilayah terkecil di sekelilingnya yang cukup perubahan lainnya; di "
                + "antara perubahan di sana, yang menguntungkan satu \(pair) diperkirakan tersebar secara kebetulan "
                + "(distribusi hipergeometrik, Fisher 1935), dan, bila dukungan tidak merata, sebanding dengan suara tiap "
                + "\(station) (distribusi Poisson-binomial); peluang yang lebih besar yang berlaku. Perubahan yang "
                + "menyisakan persentase \(pair) dalam selisih satu suara tidak dihitung untuk pihak mana pun; angka dua "
                + "\(pair) yang bertukar tempat dan kini berurutan seperti wilayah sekitarnya tidak dihitung. Peluang "
                + "disesuaikan terhadap semua uji satu jenjang (Benjamini dan Hochberg 1995) yang mungkin melampaui "
                + "kebetulan (Tarone 1990). Wilayah dengan kurang dari \(ChangeBlocks.fewest) perubahan, atau yang "
                + "menyisakan kurang dari itu, tidak diuji. Bila hampir semua perubahan berada di satu wilayah, tidak ada "
                + "pembandingnya, dan sebuah catatan menyebutkannya.",
            "changes.csv memuat setiap perubahan dengan satu kekeliruan (satu angka berubah, tersisip, atau hilang, dua "
                + "tertukar) yang menjelaskannya dengan tepat, jika ada. Beberapa dapat cocok; mana yang terjadi tidak "
                + "diketahui.",
        ]
    }
}
