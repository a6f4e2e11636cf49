import Archive
import Elections
import Ground

// Apa yang terjadi dengan angka sebuah halaman dari tangkapan ke tangkapan, dan apa yang tidak terbaca.
extension Indonesian {
    public func line(_ event: TimeLine.Event, source: String, note: String) -> String {
        let more = note.isEmpty ? "" : ": \(note)"
        return switch event {
        case .figures(let items):
            source + (items.lazy.compactMap(\.sourceBefore).first.map { " (sebelumnya: \($0))" } ?? "")
        case .frozen(let found):
            "\(source): bita sama dengan entri \(found.since), sejak \(moment(found.first))"
                + (found.length.map { " (\(length($0)))" } ?? "")
        case .errorPage: "\(source): tanpa angka, halaman galat atau kosong"
        case .unread(let cause): "\(source): disimpan, tidak terbaca\(cause.map { ": \(word($0))" } ?? "")"
        case .outage(let until):
            "tidak dapat dibuka, menurut laporan\(through(until)) (\(source))\(more)"
        case .correction(let entry): "\(source): entri \(entry) dibaca ulang\(more)"
        }
    }

    func moment(_ time: CaptureTime) -> String {
        time.shown + (time.precision == .hour ? " (hanya jamnya)" : "")
    }

    /// Hari berarti dengan semua jamnya.
    private func through(_ until: String?) -> String {
        guard let until else { return ", tanpa menyebut kapan berakhir" }
        return until.contains("T") || until.contains(":") ? ", hingga \(until)" : ", sampai akhir \(until)"
    }

    private func length(_ parts: [(count: Int, unit: TimeLine.Frozen.Unit)]) -> String {
        parts.map { count, unit in
            let name =
                switch unit {
                case .day: "hari"
                case .hour: "jam"
                case .minute: "menit"
                case .second: "detik"
                }
            return "\(number(count)) \(name)"
        }.joined(separator: " ")
    }

    public func change(_ item: TimeLine.Item) -> String {
        let (after, both) = figures(item)
        return switch item.change {
        case .first: "angka pertama: \(after)"
        case .same: "tidak berubah: \(after)"
        case .grew: "\(both)"
        case .sameTotals: "jumlah tidak berubah, \(besides(item)): \(after)"
        case .shares(let choices):
            "hanya persentase, tanpa suara: \(shares(item))"
                + (choices.isEmpty ? "" : ", lebih kecil (\(pair) \(list(choices)))")
        case .incomplete(let choices):
            "tidak diketahui apakah berubah (\(pair) \(list(choices))), sebab ada \(station) tanpa angka: \(both)"
        case .unsummed(let count, let isEarlier):
            (isEarlier ? "kini \(after); tanpa jumlah pada tangkapan sebelumnya: " : "tanpa jumlah: ")
                + "\(number(count)) \(station) tercantum lebih dari sekali dengan angka berbeda; "
                + "yang mana yang berlaku tidak diketahui, dan tidak ada yang dihitung darinya"
        case .blank:
            "tanpa angka"
                + (item.before.map { $0.votes.isEmpty ? "" : ": \(both)" } ?? "")
        case .fell([]): "\(station) berkurang: \(both)"
        case .fell(let choices) where item.isMoved:
            "turun (\(pair) \(list(choices))), dan yang lain bertambah sebanyak itu: \(both)"
        case .fell(let choices): "turun (\(pair) \(list(choices))): \(both)"
        case .withdrawn where item.isEmptied: "ditarik, tabelnya tanpa baris: \(both)"
        case .withdrawn(let choices): "ditarik (\(pair) \(list(choices))): \(both)"
        case .restored(let index):
            "angka entri \(index) dipulihkan, bukan hitungan baru\(item.besides.isEmpty ? "" : ", tetapi \(besides(item))"): \(both)"
        case .differs: "\(unordered(item, isOwn: true)); yang mana lebih dulu tidak diketahui"
        case .readAnew: "dibaca ulang: \(both)"
        case .elsewhere:
            "angka lain di halaman lain, bukan perubahan: "
                + joined(
                    [item.before, item.after].compactMap {
                        $0.map { figures($0, beside: [item.before ?? $0, item.after]) }
                    })
        case .contradicted(let others):
            "bertentangan: "
                + joined(
                    counterparts(item, others, stations: station).map { entry, text in
                        entry.map { "\(text) dalam entri \($0)" } ?? "\(text) di sini"
                    })
                + ", tangkapan pada detik yang sama; urutannya tidak diketahui, dan tidak ada yang dihitung darinya"
        case .twice(let figures):
            "tercantum \(number(figures.count)) kali dengan angka berbeda: "
                + joined(figures.map { self.figures($0, beside: figures) })
                + "; yang mana yang berlaku tidak diketahui, dan tidak ada yang dihitung darinya"
        case .returned(let index): "angka muncul lagi, lain dari yang terakhir di entri \(index): \(both)"
        }
    }

    /// Yang berdiri di antara dua angka: panah bila diketahui mana yang lebih dulu.
    private func to(_ item: TimeLine.Item) -> String { item.isOrdered ? " → " : " dan " }

    /// Tangkapan yang urutannya tidak diketahui, dengan angkanya.
    private func unordered(_ item: TimeLine.Item, isOwn: Bool) -> String {
        let (own, others, rest) = unordered(item, stations: station)
        let texts = others.map { entries, text in "\(text) dalam entri \(list(entries))" }
        let more = "angka lain dalam \(number(rest)) entri lagi"
        return joined((isOwn ? ["\(own) di sini"] : []) + texts + (rest > 0 ? [more] : []))
    }

    public func order(_ order: TimeLine.Comparison.Order, old: Int, new: Int) -> String? {
        switch order {
        case .known: nil
        case .turned:
            "Entri \(new) lebih dulu daripada entri \(old), jadi yang disebut adalah perubahan dari \(new) ke \(old)."
        case .unknown:
            "Mana di antara entri \(old) dan \(new) yang lebih dulu tidak diketahui, jadi tidak ada yang disebut naik atau turun."
        case .correction:
            "Entri \(old) dan \(new) adalah satu halaman yang dibaca dua kali: yang berbeda ialah cara membacanya."
        }
    }

    public func stations(_ item: TimeLine.Item) -> String {
        guard let after = item.after.stationsIn else { return "" }
        let before = item.before?.stationsIn.flatMap { $0 == after ? nil : number($0) + to(item) } ?? ""
        let all = item.after.stationsTotal.map { " dari \(number($0))" } ?? ""
        return "; \(station) masuk: \(before)\(number(after))\(all)"
    }

    public func remarks(_ item: TimeLine.Item) -> String {
        func text(_ figures: TimeLine.Figures?) -> String {
            let found = lacking(figures).map {
                "\(number($0.stations)) \(station) tanpa angka \(pair) \(list($0.choices))"
            }
            return found.isEmpty ? "tidak ada yang tanpa angka" : joined(found)
        }
        var parts: [String] = []
        if let entry = item.against { parts.append("dibandingkan dengan entri \(entry)") }
        if !item.unordered.isEmpty, item.change != .differs {
            parts.append("apakah sebelum atau sesudah \(unordered(item, isOwn: false)) tidak diketahui")
        }
        let (before, after) = (item.before?.without ?? [:], item.after.without)
        if !before.isEmpty || !after.isEmpty {
            parts.append(
                text(item.after)
                    + (item.before == nil || before == after ? "" : " (sebelumnya: \(text(item.before)))"))
        }
        parts += item.besides.compactMap { what in
            if case .stationVotes(let votes) = what { return stationVotes(votes) }
            guard case .shared(let choice, let votes) = what else { return nil }
            return
                "di \(number(votes.stations)) \(station) yang memuatnya pada kedua tangkapan, \(pair) \(choice): "
                + "\(number(votes.before)) → \(number(votes.after))"
        }
        if let rows = item.uncounted {
            if rows.totals > 0 {
                parts.append("\(number(rows.totals)) baris yang merupakan jumlah baris lain tidak dihitung")
            }
            if rows.repeats > 0 { parts.append(repeats(rows.repeats)) }
        }
        return parts.map { "; " + $0 }.joined()
    }

    public func summary(_ items: [TimeLine.Item], areWhole: Bool) -> String {
        let words = TimeLine.counts(items).map { kind, count in
            switch kind {
            case .first: "\(number(count)) dengan angka pertama"
            case .same: "\(number(count)) tidak berubah"
            case .sameTotals: "\(number(count)) berjumlah sama dengan hal lain yang berbeda"
            case .grew: "\(number(count)) bertambah"
            case .blank: "\(number(count)) tanpa angka"
            case .shares: "\(number(count)) hanya dengan persentase"
            case .incomplete: "\(number(count)) dengan jumlah yang tidak lengkap"
            case .unsummed:
                "\(number(count)) tanpa jumlah, sebab ada \(station) yang tercantum lebih dari sekali"
            case .fell: "\(number(count)) turun"
            case .fewerStations: "\(number(count)) dengan \(station) berkurang"
            case .withdrawn: "\(number(count)) ditarik"
            case .differs: "\(number(count)) berangka lain tanpa urutan yang diketahui"
            case .readAnew: "\(number(count)) dibaca ulang"
            case .elsewhere: "\(number(count)) berangka lain di halaman lain"
            case .restored: "\(number(count)) dipulihkan"
            case .returned: "\(number(count)) muncul lagi"
            case .twice: "\(number(count)) tercantum dua kali dengan angka berbeda"
            case .contradicted: "\(number(count)) bertentangan dengan tangkapan lain pada detik yang sama"
            }
        }
        let all = "\(number(items.count)) \(areWhole ? "pemilihan" : "wilayah")"
        return words.isEmpty ? all : "\(all): " + joined(words)
    }

    private func besides(_ item: TimeLine.Item) -> String {
        joined(
            item.besides.compactMap { what -> String? in
                switch what {
                case .rows(let count?): "\(number(count)) baris berbeda"
                case .rows(nil): "baris tabelnya lain"
                case .validVotes(let before, let after):
                    "suara sah \(before.map { number($0) } ?? "–")\(to(item))\(after.map { number($0) } ?? "–")"
                case .shares(let choices): "persentase lain (\(pair) \(list(choices)))"
                case .stations: "jumlah \(station) lain"
                case .shared(let choice, let votes):
                    "\(pair) \(choice) \(number(votes.before)) → \(number(votes.after))"
                case .stationVotes: nil
                }
            })
    }

    /// Tempat pemungutan suara yang berkurang; `nil` bila tidak ada.
    private func stationVotes(_ votes: TimeLine.StationVotes?) -> String? {
        guard let votes else {
            return
                "apakah ada \(station) yang suaranya berkurang tidak diketahui, sebab barisnya tidak dapat dibandingkan"
        }
        let parts = [
            (votes.lower, "dengan suara suatu \(pair) lebih sedikit daripada sebelumnya"),
            (votes.gone, "tidak ada lagi dalam tabel"),
        ]
        let said = parts.filter { $0.0 > 0 }.map { "\(number($0.0)) \(station) \($0.1)" }
        return said.isEmpty ? nil : joined(said)
    }

    public func repeats(_ count: Int) -> String {
        "\(number(count)) baris yang tercantum lagi dengan angka yang sama dihitung sekali"
    }

    public func notRead(_ count: Int, _ cause: UnreadCause, first: String) -> String {
        "\(number(count)) disimpan apa adanya, tidak terbaca: \(word(cause)) (\(count == 1 ? first : "yang pertama: \(first)"))"
    }

    private func word(_ cause: UnreadCause) -> String {
        switch cause {
        case .html: "HTML"
        case .text: "teks yang bukan JSON dan bukan tabel"
        case .utf16: "teks UTF-16"
        case .binary: "bukan teks dan bukan bentuk yang dikenal"
        case .packed: "arsip atau berkas terkompresi, atau yang rusak"
        case .document(let form): form
        case .notJSON(let byte): "bukan JSON mulai bita \(number(byte))"
        case .cutOff: "JSON yang terpotong"
        case .repeatedKey(let key): "kunci \(key) tercantum dua kali dalam satu objek"
        case .keys(let keys):
            "JSON yang bentuknya tidak dikenal" + (keys.isEmpty ? "" : ", dengan kunci \(joined(keys))")
        case .noFigures: "halaman tanpa angka"
        case .columns(let names):
            "tabel yang bentuknya tidak dikenal" + (names.isEmpty ? "" : ", dengan kolom \(joined(names))")
        case .regions(let names):
            "tabel \(station) tanpa kolom wilayah yang dikenal dari namanya, dengan kolom \(joined(names)); sebutkan kolom wilayahnya dengan --levels"
        case .line(let line, let column):
            "tabel dengan kesalahan di baris \(number(line))" + (column.isEmpty ? "" : ", kolom \(column)")
        case .encoding(.utf8): "tabel dalam UTF-8; hilangkan --encoding"
        case .encoding(let shown):
            "tabel yang bukan UTF-8: tampaknya \(encodingName(shown)); terbaca dengan --encoding \(shown.rawValue), lewat "
                + "archive reread bila sudah disimpan"
        case .large(let most): "lebih besar dari \(number(most >> 20)) MB"
        }
    }
}
