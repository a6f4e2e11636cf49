import Elections
import Ground

// What was asked for and cannot be done, and remarks on the files of a verb.
extension Indonesian {
    public func subject(_ subject: RequestSubject, _ value: String) -> String {
        switch subject {
        case .contest: "pemilihan \(value)"
        case .form: "formulir \(value)"
        case .stratum: "stratum \(value)"
        case .cluster: "klaster \(value)"
        case .by: "wilayah \(value)"
        case .pair, .missingByPair: "\(pair) \(value)"
        case .stations: "\(value) \(station)"
        case .replicates: "\(value) sampel"
        }
    }

    public func sentence(_ fault: RequestFault, by speaker: FaultSpeaker) -> String {
        let (stop, coarser) =
            speaker == .program
            ? (".", "sebut kolom yang lebih kasar dengan --stratum") : ("", "sebut yang lebih kasar")
        return switch fault {
        case .noContests: "hanya folder pemilu yang memuat beberapa pemilihan"
        case .unknownContest(let near, let known, let isFolder):
            "pemilihan itu tidak ada di \(isFolder ? "folder" : "masukan") ini; "
                + (near.map { "mungkin maksudnya \($0)? Yang" } ?? "yang") + " ada \(list(known))"
        case .unknownReading(let known) where known.isEmpty: "folder ini tidak memuat bacaan hitung cepat"
        case .unknownReading(let known):
            "ini bukan satu bacaan dari folder; beri qc_id salah satunya, misalnya \(list(known))"
        case .unknownForm(let known): "tidak ada formulir itu; yang ada \(list(known))"
        case .columnOfCounts: "kolom ini memuat jumlah; sebut kolom yang memuat kode" + stop
        case .unknownPair(let count):
            "\(pair) bernomor 1 sampai \(count); beri salah satunya" + stop
        case .tooManyStations(let stations):
            "hitungan ini hanya memuat \(count(stations, .station)); beri paling banyak sekian" + stop
        case .tooFewStations(let least, let perStratum):
            "perlu paling sedikit \(least) (\(perStratum) di setiap stratum); ambil lebih banyak atau "
                + (speaker == .program ? coarser : "sebut stratum yang lebih kasar") + stop
        case .noStratumWithTwo:
            "tidak ada stratum dengan dua \(station), sehingga beda antar-\(station) dalam satu stratum tidak tampak; "
                + coarser + stop
        case .tooManySamples(let most, let pairs):
            "terlalu banyak untuk \(count(pairs, .pair)); beri paling banyak \(most)" + stop
        case .notANumber: "bukan bilangan seperti yang tercetak; tulis seperti 41.90"
        case .rulesNotJSON(let kind):
            "\(phrase(kind)); bandingkan berkasnya dengan "
                + (speaker == .program ? "sanding check --print-rules" : "aturan bawaan")
        case .rulesOfOtherShape(let fault):
            "\(phrase(fault)); lihat "
                + (speaker == .program ? "sanding check --print-rules" : "aturan bawaan")
        }
    }

    private func phrase(_ kind: JSONFault.Kind) -> String {
        switch kind {
        case .endsEarly: "JSON berakhir sebelum lengkap"
        case .unexpected: "ini bukan JSON"
        case .textAfterEnd: "ada teks setelah akhir JSON"
        case .repeatedKey(let key): "\"\(key)\" ada dua kali dalam satu objek"
        case .tooDeep: "JSON bersarang terlalu dalam"
        case .notUTF8: "teksnya bukan UTF-8"
        }
    }

    private func phrase(_ fault: FormRulebook.ShapeFault) -> String {
        switch fault {
        case .missing(let key, let place): "\(place ?? "berkas ini") tidak memuat \"\(key)\"; tambahkan"
        case .otherKind(let place):
            "\(place ?? "berkas ini") bernilai jenis lain daripada di aturan bawaan"
        case .unknownValue(let place): "nilai \(place) tidak dikenal"
        case .notJSON: "ini bukan JSON"
        case .unreadable: "aturan tidak dapat dibaca"
        }
    }

    public var nothingWritten: String { "Tidak ada yang ditulis." }

    public var theRule: String { "aturan" }

    public func unknownColumns(_ columns: [String], in file: String) -> String {
        "\(file): kolom yang tidak dikenal tidak dibaca: \(list(columns))."
    }

    public func meant(_ columns: [MeantColumn]) -> String {
        columns.isEmpty
            ? "" : " Apakah yang dimaksud \(list(columns.map { "\($0.meant) (untuk \($0.name))" }))?"
    }

    public func levelRead(_ columns: [String], levels: [String], in file: String) -> String {
        "\(file): kolom \(joined(columns)) membedakan semua \(station) yang tanpa kolom itu tercantum dua kali, dan dibaca sebagai "
            + "tingkat: \(levels.joined(separator: ","))."
    }

    public func levelTellsApart(_ columns: [String], levels: [String], in file: String) -> String {
        "\(file): kolom \(joined(columns)) membedakan semua \(station) yang muncul dua kali di sini; sebut kolom itu di antara tingkatnya: "
            + "\(levels.joined(separator: ","))."
    }

    public func endsWithinLine(_ file: String) -> String {
        "\(file): baris terakhir tanpa akhir baris; jika berkas ini terpotong, angka terakhirnya tidak lengkap."
    }

    public func notChecked(_ file: String) -> String { "\(file) tidak termasuk yang diperiksa." }

    public func notRead(_ columns: [String], in file: String) -> String {
        "\(file): kolom yang tidak dibaca: \(list(columns))"
    }

    public func notRead(_ file: String, insteadOf name: String) -> String {
        "\(file) tidak dibaca: namanya berbeda huruf besar-kecil dari \(name); ganti namanya"
    }

    public func incompleteStations(_ leftOut: Int, remaining: Int, in file: String) -> String {
        "\(file): \(count(leftOut, .station)) tanpa suara lengkap tidak disertakan; tersisa \(number(remaining))"
    }

    public func stationsUnused(_ file: String, _ why: StationsUnused) -> String {
        let reason =
            switch why {
            case .ofNoContest: "suaranya bukan suara hasil mana pun dalam folder ini"
            case .withoutVotes: "kurang dari dua \(station)-nya memiliki suara"
            case .unreadable:
                "berkas itu tidak dapat dibaca sebagai berkas \(station), dan `sanding check \(file)` menyebut sebabnya"
            }
        return
            "\(file) tidak dipakai: \(reason). Hitungan tanpa margin diletakkan di samping margin pemilihan lain."
    }

    public func stationsRewritten(_ stations: [FindingKind.RepeatedStation], in file: String) -> String {
        let named = list(
            stations.map { "\($0.station) di baris \(lines($0.lines))" }, separator: "; ")
        return
            "\(file): \(count(stations.count, .station)) tercantum dengan dua cara menulis nomor dan angka yang sama "
            + "(\(named)); masing-masing dihitung sekali"
    }

    public func headerAgain(_ lines: [Int], in file: String) -> String {
        "\(file): judul kolom tercantum lagi pada baris \(self.lines(lines)), yang tidak dihitung"
    }

    public func stationsTwice(_ stations: [FindingKind.RepeatedStation], in file: String) -> String {
        let named = list(
            stations.map { "\($0.station) di baris \(lines($0.lines))" }, separator: "; ")
        return
            "\(file): \(count(stations.count, .station)) tercantum lebih dari sekali (\(named)). Setiap baris "
            + "dihitung; sisakan dahulu satu baris masing-masing"
    }
}
