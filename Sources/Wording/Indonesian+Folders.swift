import Elections

// What is said of published readings, and of what an election folder holds.
extension Indonesian {
    public func sentence(_ kind: FindingKind.Reading) -> String {
        switch kind {
        case .sharesDoNotSum(let sum):
            "Persentase tercetak berjumlah \(numbers.marking(sum.description)), lebih dari yang dapat dijelaskan "
                + "pembulatan; angka ditampilkan dan tidak diuji."
                + (sum.looksLikeFractions ? " Tampaknya pecahan dari 1: share_pct berisi persen." : "")
        case .notDisclosed(let missing):
            "Tidak disebut di halaman ini: \(missing.map(name).joined(separator: ", "))."
        case .pagesDisagree(let one, let other, let isExchanged):
            "Dua halaman mencetak hitungan ini secara berbeda: \(shares(one)) (\(one.id)) dan \(shares(other)) "
                + "(\(other.id))." + (isExchanged ? " Angka yang sama tercantum pada \(self.pair) lain." : "")
        case .pagesDisagreeOnDesign(let pages, let facts):
            "Dua halaman menerangkan hitungan ini secara berbeda (\(pages.joined(separator: ", "))): "
                + numbers.marking(
                    facts.map { "\(name($0.fact)) \($0.first) / \($0.second)" }.joined(separator: "; ")) + "."
        case .beforePolling(let asOf, let pollingDay):
            "Halaman ini bertanggal \(numbers.moment(asOf)), sebelum hari pemungutan suara, \(numbers.moment(pollingDay))."
        case .finalBeforeNoon(let asOf):
            "Halaman ini ditandai final dan bertanggal \(numbers.moment(asOf)), pagi hari pemungutan suara."
        case .sameFigures(let pollsters, let pages):
            "Angka yang sama tercantum atas beberapa nama, \(joined(pollsters)) (\(joined(pages))): mungkin satu hitungan, dan di sini dihitung sebanyak namanya."
        case .sameFiguresElsewhere(let pages, let other):
            "Angka yang sama tercantum untuk \(named(other.text)) atas nama ini (\(joined(pages))): angka salah "
                + "satunya mungkin milik yang lain."
        case .longAfterPolling(let asOf, let pollingDay):
            "Halaman ini bertanggal \(numbers.moment(asOf)), lebih dari setahun setelah pemungutan suara, \(numbers.moment(pollingDay))."
        case .interimAfterFinal(let pages, let interim, let final):
            "Halaman sementara hitungan ini bertanggal \(numbers.moment(interim)), setelah halaman akhirnya, \(numbers.moment(final)) "
                + "(\(joined(pages))): tanggal atau tahapnya mungkin salah ketik."
        case .rangeBesideMargin(let pair, let isLow, let printed, let byMargin):
            "Batas \(isLow ? "bawah" : "atas") rentang \(choice(pair)), \(numbers.printed(printed))%, bukan persentase dan "
                + "marginnya, \(numbers.printed(byMargin))%, seperti batas satunya."
        case .rangeNotAround(let pair, let share, let low, let high, let margin):
            rangeNotAround(choice(pair), RangeAround(share, low, high, margin))
        case .sampleBeyondStations(let sample, let stations):
            "Halaman ini menyebut sampel \(count(sample, .station)); yang memilih \(number(stations))."
        }
    }

    private func rangeNotAround(_ pair: String, _ range: RangeAround) -> String {
        let ends = "\(numbers.printed(range.low))%–\(numbers.printed(range.high))%"
        let half = range.margin.map { margin in
            let printed = "±\(numbers.printed(margin))"
            return range.isHalf
                ? "margin \(printed) adalah setengah rentang itu"
                : "margin \(printed) bukan setengah rentang itu, \(numbers.printed(range.half))"
        }
        guard !range.isMiddle else {
            return
                "Untuk rentang \(pair), \(ends), \(half ?? "margin tidak tercantum"); persentasenya, \(numbers.printed(range.share))%, tepat di tengahnya."
        }
        return
            "Persentase \(pair), \(numbers.printed(range.share))%, bukan tengah rentangnya, \(ends), yaitu \(numbers.printed(range.middle))%"
            + (half.map { "; \($0)" } ?? "") + "."
    }

    private func name(_ fact: FindingKind.Disclosure) -> String {
        switch fact {
        case .sampleSize: "jumlah \(self.station) sampel"
        case .marginOfError: "margin of error"
        case .confidenceLevel: "tingkat kepercayaan"
        case .samplingMethod: "metode sampel"
        case .funder: "sumber dana"
        case .samplingFrame: "kerangka sampel"
        }
    }

    public func sentence(_ kind: FindingKind.Folder) -> String {
        switch kind {
        case .pairsInConflict(let region, let pairs):
            "R7 tidak dibandingkan untuk \(named(region)): \(self.pair) nomor \(list(pairs.map(\.description))) berstatus conflict."
        case .recapConflict(let region, let pair, let printed, let kept?):
            "Halaman lain mencetak \(figure(printed)) untuk \(choice(pair)) di \(named(region)); di sini dipakai \(plainFigure(kept))."
        case .recapConflict(let region, let pair, let printed, nil):
            "Satu halaman mencetak \(figure(printed)) untuk \(choice(pair)) di \(named(region)), berstatus conflict; di sini tidak ada "
                + "angka yang dipakai."
        case .totalsConflict(let region, let column, let printed, let kept):
            "Halaman lain mencetak \(number(printed)) untuk \(column) \(named(region)); "
                + (kept.map { "di sini dipakai \(number($0))." } ?? "di sini tidak ada angka yang dipakai.")
        case .shareOfVotes(let region, let pair, let printed, let computed):
            "Persentase tercetak \(choice(pair)) di \(named(region)), \(numbers.printed(printed))%, bukan persentase suaranya, "
                + "\(numbers.percent(computed)), yang dipakai di sini."
        case .turnoutOfCounts(let region, let printed, let computed):
            "Partisipasi tercetak \(named(region)), \(numbers.printed(printed))%, bukan hasil dari surat suara dan pemilih terdaftar, "
                + "\(numbers.percent(computed)), yang dipakai di sini."
        case .turnoutImpossible(let region, let printed, let computed):
            "Surat suara dan pemilih terdaftar \(named(region)) memberi partisipasi \(numbers.percent(computed))"
                + (printed.map { "; yang tercetak \(numbers.printed($0))%" } ?? "")
                + ": ada angka yang salah ketik, atau ada pemilih di luar daftar ini, dan tidak ada yang dibandingkan."
        case .ballotsNotSum(let region, let valid, let invalid, let ballots):
            "Suara sah dan tidak sah \(named(region)) bersama-sama \(number(valid + invalid)), sedangkan surat suara \(number(ballots)): ada angka yang salah ketik, atau surat suara kosong dan lainnya dihitung tersendiri dan perlu dimasukkan sebagai tidak sah juga."
        case .sumOfSome(let region, let lacking):
            "Hasil \(named(region)) adalah jumlah wilayah yang sudah punya hasil, dan tidak mencakup \(list(lacking.map(named), most: 3)): belum keseluruhan, dan tidak ada \(oneCount) yang dinilai dengannya. Wilayah tanpa suara mempunyai baris dengan 0 suara."
        case .pairWithoutVotes(let region, let pair, let counts, let least, let most):
            "\(recap.capitalizedFirst) \(named(region)) tidak memuat satu suara pun untuk \(choice(pair)), yang dalam \(number(counts)) hitung cepat mendapat "
                + "\(least.value == most.value ? "" : "\(numbers.printed(least))% sampai ")\(numbers.printed(most))%: mungkin mengundurkan diri, atau suaranya belum dimasukkan."
        case .decidedBeforePolling(let region, let decidedOn, let pollingDay):
            "Hasil \(named(region)) bertanggal \(decidedOn), sebelum hari pemungutan suara (\(pollingDay)): hasil itu dari pemilu lain, atau salah satu tanggalnya salah ketik."
        case .captureStations(let moment, let counted, let total):
            "Halaman \(moment) menghitung \(count(counted, .station)) dari \(number(total))."
        case .captureArithmetic(let moment, let sum, let valid):
            "Halaman \(moment) tidak cocok jumlahnya: \(self.pair) berjumlah \(sum.map(number) ?? "–"), halaman menampilkan "
                + "\(valid.map(number) ?? "–")."
        case .captureFalls(let region, let before, let after, let falls):
            "Halaman \(named(region)) menampilkan lebih sedikit pada \(after) daripada pada \(before): "
                + joined(falls.map { "\(fallen($0.pair)) \(number($0.from)) → \(number($0.to))" }) + "."
        case .captureTwice(let region, let moment):
            "Halaman \(named(region)) menampilkan dua rangkaian angka untuk satu saat, \(moment)."
        case .captureReturns(let region, let earlier, let after):
            "Halaman \(named(region)) pada \(after) menampilkan lagi angka \(earlier), setelah angka lain di antaranya."
        case .captureSameVotes(let region, let times, let moment, let before, let after):
            "Halaman \(named(region)) menampilkan suara yang sama walau lebih banyak \(station) masuk, \(number(times)) kali, "
                + "pertama pada \(moment): \(number(before)) → \(number(after))."
        case .captureParts(let region, let moment, let sums):
            "Halaman \(named(region)) pada \(moment) tidak cocok jumlahnya: "
                + joined(
                    sums.map {
                        "wilayah di bawahnya memiliki \(number($0.sum)) untuk \(choice($0.pair)), halamannya "
                            + number($0.shown)
                    }) + "."
        case .captureStationSums(let region, let moment, let file, let stations, let sums):
            "Halaman \(named(region)) pada \(moment) menampilkan suara lain daripada \(number(stations)) \(station) dalam "
                + "\(file): "
                + joined(
                    sums.map {
                        "\(choice($0.pair)) memiliki \(number($0.sum)) di sana dan \(number($0.shown)) di halaman"
                    }) + "."
        }
    }

    /// Apa yang turun: suara sebuah pilihan, atau TPS.
    private func fallen(_ pair: Choice?) -> String { pair.map(choice) ?? "\(station) masuk" }
}
