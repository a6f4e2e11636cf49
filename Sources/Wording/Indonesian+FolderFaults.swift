import ElectionFiles
import Elections

// Faults of election folders, and of files of stations and of results of levels.
extension Indonesian {
    public func sentence(_ fault: FolderFault) -> String {
        switch fault {
        case .noFolder: "tidak ada folder ini; periksa namanya"
        case .isFile: "ini berkas; beri folder yang memuat contests.csv dan berkas pendampingnya"
        case .noContestsFile:
            "folder ini tidak memuat contests.csv; perlu contests.csv dan candidates.csv, serta dapat memuat recap.csv, "
                + "quick_counts.csv, dan lainnya"
        case .missingFile:
            "folder ini tidak memuat berkas itu; di situ disebut apa yang dipakai berkas lain"
        case .linkOutside: "berkas ini tautan ke tempat di luar folder; salin ke dalamnya"
        case .pathElsewhere: "bukan alamat di dalam folder; sebut berkas di samping datapackage.json"
        case .pathAbove: "keluar dari folder; sebut berkas di samping datapackage.json"
        case .missingProperty(let name): "sifat \"\(name)\" tidak ada; " + orRemove
        case .noObject: "berkas ini tidak memuat objek JSON; " + orRemove
        case .otherType(let property): "jenis sifat \(property) keliru; " + orRemove
        case .notJSON: "berkas ini bukan JSON; " + orRemove
        case .winnerRule(let name):
            "aturan \(name): persentase antara 0 dan 100, bagian wilayah paling banyak 1, dan region_at_least_percent disertai regions_more_than_percent atau regions_at_least; or_else disertai more_than_percent"
        case .winnerRuleKey(let key, let rule, let near, let known):
            "aturan \(rule): tidak ada \(key) dalam sebuah aturan"
                + (near.map { "; mungkin maksudnya \($0)?" }
                    ?? "; yang ada: \(list(known, most: known.count))")
        case .standsTwice: "ada dua kali; hapus salah satu barisnya"
        case .standsTwiceIn(let contest): "ada dua kali dalam \(contest); perbaiki salah satu barisnya"
        case .rowsDisagree(let line, let id, let isCapture):
            "berbeda dari baris \(line) pada \(page(isCapture)) yang sama (\(id)); baris-baris satu \(page(isCapture)) "
                + "harus cocok"
        case .choiceTwice(let id, let isCapture):
            "ada dua kali dalam \(page(isCapture)) \(id); hapus satu baris, atau beri "
                + (isCapture ? "capture_id" : "qc_id") + " yang berbeda"
        case .endsBefore(let from):
            "lebih awal daripada awal gangguan itu (\(from)); perbaiki salah satunya, atau kosongkan sel bila akhirnya tidak dilaporkan"
        case .notDate: "bukan tanggal; tulis seperti 2018-06-27"
        case .notLevel: "bukan tingkat kepercayaan; letaknya antara 50 dan 100, misalnya 95"
        case .notMargin:
            "bukan margin of error; nilainya di atas 0 dan paling banyak 50 poin; kosongkan sel bila tidak tercetak"
        case .noSample: "bukan sampel; kosongkan sel jika besarnya tidak diketahui"
        case .marginsDiffer(let id):
            "adalah satu margin untuk semua, sedangkan margin bacaan \(id) berbeda-beda; beri satu margin, atau "
                + "margin_of share"
        case .openRange: "sel ini kosong sedangkan ujung lain rentangnya ada; beri keduanya"
        case .rangeReversed: "di atas high_pct; perbaiki salah satunya"
        case .outsideRange: "di luar low_pct dan high_pct; perbaiki salah satunya"
        case .notBaseOfTurnout:
            "bukan dasar persentase partisipasi; dasarnya registered, atau kosongkan selnya"
        case .noRegion(let contest):
            "\(contest) tanpa region_code sedangkan \(recap)nya menyebut beberapa wilayah; tulis kode wilayah yang memilih"
        case .unknownRegion(let contest):
            (contest.map { "pada \($0) " } ?? "")
                + "tidak ada di regions.csv; tambahkan di sana atau perbaiki di sini"
        case .unknownContest: "tidak ada di contests.csv; tambahkan di sana atau perbaiki di sini"
        case .unknownChoice(let contest):
            "tanpa \(pair) di candidates.csv untuk \(contest); tambahkan \(pair) itu atau perbaiki nomornya"
        case .secondFigure(let choice, let contest, let region, let owner, let line, let figure):
            "angka kedua untuk \(pair) \(choice) dalam \(contest) di \(region)"
                + (owner.map { ", angka milik \(pair) \($0) di baris lain" } ?? "")
                + " (\(line.map { "baris \($0)" } ?? "baris lain") memuat \(figure ?? "kosong")); hapus salah satunya, tandai yang "
                + "lebih awal dengan status=superseded, atau salah satunya dengan status=conflict bila belum pasti mana yang berlaku"
        case .notSum(let sum, let contest, let region):
            "bukan jumlah suara \(pair), \(sum) (\(contest), \(region)); perbaiki satu angka, atau tandai baris yang "
                + "meragukan dengan status=conflict"
        case .officialSharesOver(let sum, let contest, let region):
            "persentase resmi \(contest) di \(region) berjumlah \(sum), lebih dari 100; perbaiki salah satunya, atau tandai baris yang diragukan status=conflict"
        case .fraction(let percent):
            "adalah pecahan dari 1, padahal kolom ini berisi persen; tulis \(percent), demikian juga angka di sampingnya"
        case .marginFraction(let percent):
            "adalah margin yang tidak dapat diberikan sampel mana pun; tulis \(percent) jika itu pecahan dari 1, atau tandai pembacaan itu stage=garbled jika halamannya memang begitu"
        case .smallBesideTotal(let valid, let id):
            "hanya sebagian kecil dari \(valid) suara sah, padahal pembacaan \(id) memberi berkali-kali lipatnya; tulis semua "
                + "angka resmi dalam suara, bukan ribuan, atau perbaiki angka yang salah"
        case .notSumOfCapture(let sum, let id, let contest):
            "bukan jumlah suara \(pair), \(sum), dalam tangkapan \(id) (\(contest)); " + orGarbled
        case .sharesOff(let id, let pollster, let contest, let sum):
            "persentase dalam pembacaan \(id) (\(pollster), \(contest)) berjumlah \(sum), bukan 100; perbaiki satu "
                + "persentase, atau tandai pembacaan itu stage=garbled jika halamannya memang begitu"
        case .moreStationsThanAll(let all):
            "lebih banyak daripada \(all) \(station) yang ada; " + orGarbled
        }
    }

    private var orRemove: String {
        "perbaiki, atau hapus berkas ini maka berkas CSV dicari menurut namanya"
    }

    private var orGarbled: String {
        "perbaiki satu angka, atau tandai tangkapan itu stage=garbled jika halamannya memang begitu"
    }

    private func page(_ isCapture: Bool) -> String { isCapture ? "tangkapan" : "pembacaan" }

    public func sentence(_ fault: StationFault) -> String {
        switch fault {
        case .noStation: "berkas ini tidak memuat \(station); periksa berkasnya"
        case .noColumnNames: "tidak ada kolom header dengan nama tersendiri; tuliskan nama kolom di sana"
        case .noRegionColumn(let wanted, let hasRows):
            "berkas ini tidak memiliki kolom wilayah (\(wanted.joined(separator: ", ")))"
                + (hasRows ? " sedangkan barisnya lebih dari satu" : "")
                + "; sebut kolom wilayahnya dengan ‘levels’"
                + (hasRows ? "" : ", atau buat rancangan peta dengan sanding map")
        case .noVotes(let header, let hasRowsOfChoices):
            "kolom ini tidak ada; \(columnsThere(header)). "
                + (hasRowsOfChoices
                    ? "Berkas ini agaknya memuat satu baris untuk setiap pilihan di \(station): "
                    : "Bila kolom lain yang dimaksud: ")
                + "buat rancangan petanya dengan sanding map, lalu baca dengan --map"
        case .missingChoice(let last):
            "kolom ini tidak ada walau votes_\(last) ada; nomori \(pair) dari 1 tanpa celah"
        case .tooManyChoices(let most): "lebih dari \(most) \(pair) tidak dibaca"
        case .emptyCode:
            "sel ini kosong; isi kodenya, atau hapus baris ini bila bukan baris sendiri (baris bernama JUMLAH, atau yang tepat jumlah baris lain, dianggap jumlah)"
        case .noCountColumn:
            "berkas ini tidak memiliki kolom jumlah; \(sheet) memuat stations, registered, ballots_used, valid, invalid, "
                + "votes_1, …"
        case .noRow: "\(sheet) ini tidak memuat baris di bawah header; periksa berkasnya"
        case .secondStations(let other):
            "ini berkas \(station) kedua di samping \(other); periksa satu per satu, bandingkan keduanya dengan sanding diff, atau beri "
                + "nama recap_LEVEL.csv pada tabel wilayah"
        case .secondSheet(let level, let other):
            "ini \(sheet) kedua untuk tingkat \(level) di samping \(other); gabungkan menjadi satu berkas, atau periksa "
                + "satu per satu"
        case .onlyContestFolders(let folders, let count):
            "folder ini memuat \(count) folder kontes dan tidak ada hal lain yang dapat diperiksa; periksa satu per satu: "
                + list(folders.map { "sanding check \($0)" }) + (count > folders.count ? ", …" : "")
        case .nothingToCheck:
            "folder ini tidak memuat stations.csv, official.csv, recap_<level>.csv, atau contests.csv; sebut nama "
                + "berkasnya"
        case .groupTwice(let label, let line):
            "\(label ?? "keseluruhan") ada dua kali, juga di baris \(line); hapus salah satu barisnya"
        case .groupsRepeat(let count):
            "\(count) baris mengulang kelompok yang ada di atasnya; kerangka memuat satu baris untuk masing-masing, dan "
                + "satu baris per klaster hanya dengan ‘stages’ 2, yang juga berlaku bila klaster dibaca seluruhnya"
        case .emptyStation: "sel ini kosong; sebut \(station) sebagai wilayah/nomor"
        case .rulesNotText:
            "ini bukan teks UTF-8, padahal aturan adalah JSON; bandingkan dengan sanding check --print-rules"
        case .notProbability: "peluang di atas 0 dan paling besar 1"
        case .codeOfSeveral(let level, let regions):
            "ada di lebih dari satu \(level) (\(list(regions))), dan baris ini tidak menyebut yang mana; beri kerangka "
                + "kolom \(level), dengan satu baris untuk masing-masing"
        case .noCompleteVotes:
            "tidak ada \(station) dengan suara lengkap; beri berkas dengan suara setiap \(station)"
        case .noVote:
            "tidak ada \(station) dengan suara untuk \(pair); beri berkas dengan suara setiap \(station)"
        case .missingColumn: "kolom ini tidak ada; sebut kolom yang ada di berkas"
        case .negativeCount: "jumlah negatif; perbaiki atau kosongkan selnya"
        case .tooManyVotes: "terlalu banyak suara untuk satu \(station); perbaiki"
        case .otherChoices(let own, let other, let file):
            "berkas ini memuat suara \(count(own, .pair)) dan \(file) \(other); yang dibandingkan berkas satu pemilihan, "
                + "jadi beri dua yang sama"
        case .otherCodes(let own, let ownDistrict, let file, let other, let otherDistrict):
            "kodenya menurut \(other) (kecamatan \(otherDistrict)) sedangkan kode \(file) menurut \(own) (kecamatan "
                + "\(ownDistrict)); angka yang sama menunjuk tempat lain di sana, jadi ubah dahulu salah satu berkas"
        case .noCommonLevel(let file):
            "berkas ini tidak memiliki kolom wilayah yang sama dengan \(file); sebut kolomnya dengan ‘levels’"
        case .dotted(let level, let file, let own, let other):
            "kode \(level) di sini ditulis dengan titik sedangkan di \(file) tidak, atau sebaliknya (\(own) lawan "
                + "\(other)); tulis dengan cara yang sama"
        case .zerosLost(let level, let file, let own, let other):
            "kode \(level) di sini kehilangan nol di depannya dibanding \(file), atau sebaliknya (\(own) lawan \(other)), "
                + "seperti dilakukan lembar sebar; kode ialah teks: tulis dengan cara yang sama"
        case .noCommonRegion(let level, let file, let own, let other):
            "tidak ada \(level) yang terdapat di kedua berkas (\(own) lawan \(other)); \(file) dari wilayah lain atau "
                + "pemilu lain"
        case .otherColumns(let own, let file, let others):
            "kolom wilayahnya \(own.joined(separator: ", ")) sedangkan kolom \(file) \(others.joined(separator: ", ")); "
                + "\(station) dicari menurut wilayah dan nomor, jadi sebut kolom yang ada di kedua berkas dengan ‘levels’"
        case .noStationNumber(let file):
            "kolom ini tidak ada walau \(file) memilikinya; \(station) dicari menurut wilayah dan nomor, jadi tambahkan"
        case .noCommonStation(let own, let other, let file):
            "tidak ada \(station) yang terdapat di kedua berkas (\(own) di sini, \(other) di \(file)); \(station) dicari "
                + "menurut wilayah dan nomor, dan kode itu teks: 001 bukan 1"
        case .otherVoters(let differing, let inCommon, let file):
            "pemilih terdaftar berbeda dari \(file) di \(number(differing)) dari \(count(inCommon, .station)) yang ada di "
                + "keduanya; ini berkas pemilu yang berbeda, jadi beri dua dari satu penghitungan"
        case .relabelled(let own, let file):
            labels(own, file)
                + " bila itu dikembalikan, \(number(own.equal)) dari \(count(own.inCommon, .station)) memiliki angka yang sama"
                + (own.shift == 0
                    ? "" : ", dan \(number(own.equalAsTheyStand)) bila berkas dibaca apa adanya")
                + "; \(station) dicari menurut wilayah dan nomor, jadi tulis keduanya seperti di salah satu berkas lalu "
                + "bandingkan lagi"
        }
    }
}
