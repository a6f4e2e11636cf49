import Elections
import Reconciliation

// What would bring a reading inside, and how a verdict was computed.
extension Indonesian {
    public func countsTested(_ counts: Int, of all: Int) -> String {
        counts < all
            ? "\(number(counts)) dari \(number(all)) \(oneCount) yang diuji"
            : "Setiap \(oneCount) yang diuji"
    }

    public func exchangedInAll(_ names: [String], _ counts: String) -> String {
        "\(counts) berada dalam rentangnya bila \(joined(names)) tertukar, pada hasil resmi atau pada semua halaman; ini tidak dipastikan."
    }

    public func changedInAll(_ clause: String, _ counts: String, isOnEitherSide: Bool) -> String {
        "\(counts) berada dalam rentangnya dengan satu perubahan: \(clause)\(isOnEitherSide ? ", pada hasil resmi atau pada semua halaman" : ""); ini tidak dipastikan."
    }

    public func wouldBringInside(_ changes: Int, closingSum: Bool) -> String {
        if closingSum {
            return changes == 1
                ? "Dengan hal ini saja bagiannya berjumlah 100 dan berada di dalam rentang; tidak dinyatakan sebagai penyebab"
                : "Dengan satu dari hal-hal ini saja bagiannya berjumlah 100 dan berada di dalam rentang; tidak satu pun dinyatakan sebagai penyebab"
        }
        return changes == 1
            ? "Hal ini saja akan membuatnya berada di dalam rentang; tidak dinyatakan sebagai penyebab"
            : "Masing-masing hal ini saja akan membuatnya berada di dalam rentang; tidak satu pun dinyatakan sebagai penyebab"
    }

    public func clause(_ diagnosis: Diagnosis, _ names: [String]) -> String {
        let name = names.first ?? "–"
        switch diagnosis {
        case .exchanged: return "persentase \(joined(names)) tertukar"
        case .rotated: return "persentase \(joined(names)) bergeser, masing-masing ke yang berikutnya"
        case .digit(_, let printed, let instead):
            return "satu angka pada persentase \(name): "
                + "\(list(instead.map { numbers.printed($0) }, most: 3, separator: " atau ")), bukan \(numbers.printed(printed))"
        case .typed(let slip, _, let printed, let instead):
            return "persentase \(name) diketik dengan \(typing(slip)): tertulis \(numbers.printed(printed)), "
                + "\(list(instead.map { numbers.printed($0) }, most: 3, separator: " atau ")) akan cocok"
        case .officialTyped(let slip, _, let votes, let instead):
            return "suara resmi \(name) diketik ke berkas dengan \(typing(slip)): tertulis \(number(votes)), "
                + "\(list(instead.map { number($0) }, most: 3, separator: " atau ")) akan cocok; tidak ada hitungan teruji di situ yang bertentangan dengannya"
        case .ballotsInBase(let low, let high, let official):
            return
                "persentasenya dari semua surat suara, bukan dari suara sah: bila \(invalid(low, high)) tidak sah"
                + known(official) + "; bila halamannya menyebut begitu, tulis ballots pada kolom base"
        case .ballotsInOfficialBase(let low, let high, let official):
            return "persentase resmi dari semua surat suara, sedangkan persentasenya dari suara sah: bila "
                + "\(invalid(low, high)) tidak sah\(known(official))"
        case .othersUnlisted(let valid, let listed):
            return
                "selain \(pair) yang tercatat ada lagi yang bersuara: dengan sekitar \(number(valid)) suara sah, yang "
                + "\(number(listed)) di antaranya tercatat"
        case .regionLeftOut: return "\(name) tidak termasuk di dalamnya, tetapi termasuk dalam \(recap)"
        case .regionAlone: return "angkanya hanya dari \(name)"
        case .otherResult(let status, let form, let day):
            let which = status == .superseded ? "yang sudah diganti" : "yang berbeda"
            let rest = [form, day.isEmpty ? "" : numbers.moment(day)].filter { !$0.isEmpty }
            return "angka \(recap) \(which)" + (rest.isEmpty ? "" : " (\(list(rest)))")
        case .otherPollster(let pollster, let reading): return "angkanya milik \(pollster) (\(reading))"
        case .margin(let needed?, _, let isOfLead):
            return "margin ±\(numbers.atLeast(needed)) poin" + (isOfLead ? " atas keunggulan" : "")
                + " atau lebih"
        case .margin(nil, let factor, _): return "margin \(numbers.decimal(factor, 2)) kali lebih lebar"
        case .otherTotals(let part, let whole):
            return "angka resminya \(number(part)) dari \(number(whole)), "
                + numbers.percent(Double(part) / Double(whole))
        }
    }

    private func typing(_ slip: DigitSlip) -> String {
        switch slip {
        case .inserted: "kelebihan satu angka"
        case .dropped: "kekurangan satu angka"
        case .neighboursSwapped, .swapped: "dua angka tertukar"
        case .changed, .equal, .other: "angka lain"
        }
    }

    private func invalid(_ low: Double, _ high: Double) -> String {
        let ends = [low, high].map { numbers.percent($0, 1) }
        return (ends[0] == ends[1] ? ends[0] : ends.joined(separator: " sampai ")) + " di antaranya"
    }

    private func known(_ official: Double?) -> String {
        official.map { " (resmi \(numbers.percent($0, 1)))" } ?? ""
    }

    public func title(_ part: ExplanationPart) -> String {
        switch part {
        case .inputs: "Yang dibaca"
        case .error: "Galat penarikan sampel"
        case .range: "Rentang"
        case .result: "Hasil"
        case .change: "Yang akan mengubahnya"
        }
    }

    public func explanationTitle(_ source: String, contest: String) -> String {
        "\(source), \(contest): cara penilaiannya dihitung"
    }

    public var explanationMethod: String {
        "Setiap rumus dicetak dengan angka yang dimasukkan; angka dibulatkan agar mudah dibaca dan dihitung dengan semua desimal. Rumus dan sumbernya ada di Methods bagian B3, B4, C10, dan C11."
    }

    public func step(_ step: ExplanationStep, _ formula: String) -> String {
        switch step {
        case .printed(let choice, let place):
            "\(choice): tercetak \(formula)" + (place.map { " (\($0))" } ?? "")
        case .margin(let level, let isAssumed, let isOfLead):
            "Margin of error\(isOfLead ? " atas keunggulan" : ""): \(formula), tingkat \(level)"
                + (isAssumed ? " (anggapan: tidak tercetak)" : "")
        case .facts: "Halaman: \(formula)"
        case .official(let choice): "\(choice), resmi: \(formula)"
        case .effectiveSize: "Suara independen dengan margin ini: n = z² / (4 m²) = \(formula)"
        case .effectiveSizeOfLead:
            "Suara independen dengan margin keunggulan ini: n = z² (p₁ + p₂ − (p₁ − p₂)²) / m² = \(formula)"
        case .standardError(let choice): "Galat baku \(choice), poin: \(formula)"
        case .widest(let choice):
            "Angka yang tercetak memungkinkan margin \(choice.map { "\($0) " } ?? "")sekian kali lebih lebar: \(formula)"
        case .rounding: "Setengah satuan terakhir yang tercetak, poin: \(formula)"
        case .critical(let level):
            "Jangkauan rentang untuk semuanya sekaligus pada \(level), dalam galat baku: \(formula)"
        case .difference(let choice): "\(choice), hitungan dikurangi resmi, poin: \(formula)"
        case .halfWidth(let choice, let level): "\(choice), rentang \(level), ke kedua sisi: \(formula)"
        case .range(let choice, let level, let holdsZero):
            "\(choice), rentang \(level): \(formula); \(holdsZero ? "memuat" : "tidak memuat") 0"
        case .joint: "Uji gabungan semua \(pair) (Rao–Scott, orde kedua), p: \(formula)"
        case .jointStatistic(let df):
            "Uji yang sama pada angka yang tertulis, khi-kuadrat dengan derajat bebas \(df): \(formula)"
        case .lead(let first, let second): "Selisih \(first) atas \(second), poin: \(formula)"
        case .leadError: "Galat baku selisih ini, poin: \(formula)"
        case .leadHalfWidth(let level): "Selisih ini, rentang \(level), ke kedua sisi: \(formula)"
        case .leadRange(let level, let isClear):
            "Selisih ini, rentang \(level): \(formula); \(isClear ? "tidak memuat" : "memuat") 0"
        case .adjusted(let tested, let method):
            "p yang sama disesuaikan atas \(numbers.integer(tested)) hitungan teruji (\(method)): \(formula)"
        case .needed(let choice): "Margin yang membuat \(choice) berada di dalam, poin: \(formula)"
        case .possible(let stations, let isUsual, let isOfPlace):
            "Margin hitungan dengan \(count(stations, .station))\(isUsual ? ", seperti yang lain di sini" : "")"
                + "\(isOfPlace ? ", menurut semua \(station) di wilayah ini" : ""), poin: \(formula)"
        case .wouldBeOutside(let level):
            "Hasilnya berada di luar rentang \(level) bila marginnya di bawah ini, poin: \(formula)"
        }
    }
}
