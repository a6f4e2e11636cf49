import Elections

// What is said of a sample beside its comparisons.
extension Indonesian {
    public func sentence(_ kind: FindingKind.Sample) -> String {
        switch kind {
        case .votesDoNotSum(let stations):
            return
                "Di \(count(stations, .station)) sampel jumlah suara \(self.pair) tidak sama dengan suara sah."
        case .regionsNotSampled(let regions):
            return
                "\(count(regions.count, .region)) tidak memiliki \(self.station) sampel, sehingga tidak disimpulkan: "
                + "\(list(regions))."
        case .regionsNotArrived(let regions, let stations): return notArrived(regions, stations: stations)
        case .strataNotArrived(let strata, let stations, let all, let partly):
            return strataNotArrived(strata, stations: stations, of: all, partly: partly, isCompared: true)
        case .regionsWithoutVotes(let regions):
            return
                "\(count(regions.count, .region)) tidak memiliki suara sah di \(self.station) sampelnya, sehingga tidak "
                + "disimpulkan: \(list(regions))."
        case .regionsTooFew(let regions, let least, let areClusters):
            return
                "\(count(regions.count, .region)) memiliki kurang dari \(least) \(areClusters ? "klaster" : self.station) "
                + "sampel, atau terlalu sedikit untuk menunjukkan perbedaannya, dan tidak diuji: \(list(regions))."
        case .regionsTooThin(let regions, let points):
            return
                "Di \(count(regions.count, .region)) hanya selisih lebih dari \(points) poin yang akan terlihat pada "
                + "\(self.pair) yang paling tidak teliti, sehingga \"konsisten\" tidak banyak artinya baginya: "
                + "\(list(regions))."
        case .gapNotSplit(let isMean):
            return isMean
                ? "Rata-rata bagian per \(self.station) bukan bagian suara, sehingga selisihnya tidak dapat dipecah menjadi undian "
                    + "sampel dan pencatatan; pakai --estimator combined-ratio untuk memecahnya."
                : "Rasio terpisah mengambil suara sah strata dari kerangka, sehingga selisihnya tidak dapat dipecah "
                    + "menjadi undian sampel dan pencatatan; pakai --estimator combined-ratio untuk memecahnya."
        case .ratioBorrows:
            return
                "Rasio terpisah memakai suara sah dari berkas resmi, sehingga perkiraan bergantung pada yang "
                + "dibandingkan; selisih jumlah suara sah tidak akan terlihat."
        case .stationsDiffer(let stations, let all, let exchanges):
            let order = self.exchanges(exchanges)
            return
                "\(number(stations)) dari \(count(all, .station)) sampel memuat suara yang berbeda di berkas resmi."
                + (order.isEmpty ? "" : " " + order)
        case .leadDirection(let leader, let runnerUp, let higher, let lower, let p):
            return
                "Berkas resmi mencatat keunggulan nomor \(leader) atas nomor \(runnerUp) lebih tinggi daripada sampel "
                + "di \(number(higher)) dan lebih rendah di \(number(lower)) \(self.station) itu (uji tanda eksak, "
                + "\(numbers.pSentence(p)))."
        case .pairDirection(let pair, let more, let fewer, let p):
            return
                "Berkas resmi memuat lebih banyak suara nomor \(pair) daripada sampel di \(number(more)) dan lebih "
                + "sedikit di \(number(fewer)) \(self.station) itu (uji tanda eksak, \(numbers.pSentence(p)))."
        case .leadCorrected(let official, let corrected, let low, let high, let level, let isApproximate):
            let range = low.flatMap { low in
                high.map { " (rentang \(numbers.level(level)) \(points(low)) sampai \(points($0)))" }
            }
            return
                "Selisih resmi \(points(official)) poin akan menjadi \(points(corrected))\(range ?? "") bila yang terlihat di "
                + "\(self.station) itu berlaku di \(everywhere)."
                + (isApproximate
                    ? " Sedikit \(self.station) yang berbeda, sehingga rentangnya hanya kira-kira." : "")
        case .stationDiffers(let station, let figures, let line):
            return
                "\(self.station.capitalizedFirst) \(station): \(self.figures(figures, pair: term("nomor", "\(pair) nomor"), sample: "sampel", official: "resmi")) (baris "
                + "\(line) sampel)."
        }
    }

    /// What figures that are of no region are of.
    var whole: String { names.isOfArrivedStrata ? arrivedStrata : "keseluruhan" }
    public var arrivedStrata: String { "strata yang sudah masuk" }
    /// " dari strata yang sudah masuk" behind what is of these alone; empty where it is of the whole.
    var ofArrived: String { names.isOfArrivedStrata ? " dari \(arrivedStrata)" : "" }

    /// Where something would hold, were it so in all that is told of.
    var everywhere: String { names.isOfArrivedStrata ? "semua \(arrivedStrata)" : "semua tempat" }

    public func strataNotArrived(
        _ strata: [String], stations: Int?, of all: Int?, partly: [String]?, isCompared: Bool
    ) -> String {
        let size = stations.flatMap { own in
            all.map { ", \(number(own)) dari \(count($0, .station)) kerangka" }
        }
        let noun = strata.count == 1 ? "stratum" : "strata"
        let parts =
            partly.map { regions in
                regions.isEmpty
                    ? ""
                    : ", juga angka \(count(regions.count, .region)) (\(list(regions))) yang mempunyai \(self.station) di "
                        + "dalam \(noun) itu"
            } ?? ", juga angka wilayah yang mempunyai \(self.station) di dalam \(noun) itu"
        return
            "Belum ada yang masuk dari \(number(strata.count)) \(noun) (\(list(strata))\(size ?? "")). Tanpa asumsi tentang "
            + "\(noun) itu tidak ada yang dapat dikatakan tentang semua strata bersama-sama: setiap angka adalah angka "
            + "\(arrivedStrata)\(parts)."
            + (isCompared
                ? " Berkas resmi dibatasi pada strata yang sama, sehingga yang dibandingkan sepadan." : "")
            + " Strata yang lebih besar (--stratum, dengan kerangka yang sama) membuat yang lain mewakilinya."
    }

    public func notArrived(_ regions: [String], stations: Int) -> String {
        "Dari \(count(regions.count, .region)) (\(list(regions))) belum ada satu pun dari \(number(stations)) \(station) sampel yang "
            + "masuk, sehingga tidak ada yang dikatakan tentangnya, dan angka lain bertumpu pada wilayah lain."
    }

    public func exchanges(_ exchanges: [FindingKind.ExchangedPairs]) -> String {
        guard !exchanges.isEmpty else { return "" }
        let stations = exchanges.reduce(0) { $0 + $1.stations }
        let kinds = exchanges.map {
            "nomor \(joined($0.pairs.map(\.description))) di \(count($0.stations, .station))"
        }
        return
            "Di \(number(stations)) di antaranya angkanya sama dalam urutan lain, seperti \(self.pair) yang tertukar: "
            + "\(list(kinds, separator: "; "))."
    }

    public func sentence(_ kind: FindingKind.Official) -> String {
        switch kind {
        case .partial(let file): return partial(file)
        case .notNamedAlike(let own, let listed):
            return
                "Sampel menyebut \(self.station) menurut \(own) dan berkas resmi menurut \(listed), sehingga \(self.station) tidak dibandingkan "
                + "satu per satu; samakan wilayah terendah dan station_no."
        case .numbersWrittenOtherwise(let numbers):
            return
                "Sampel dan berkas resmi menulis nomor \(self.station) secara berbeda (\(numbers.own) dan "
                + "\(numbers.other)); keduanya dianggap sama."
        case .noneCompared:
            return
                "Tidak ada \(self.station) sampel yang suaranya ada di berkas resmi, sehingga \(self.station) tidak dibandingkan satu per satu."
        case .notOfficial(let stations, true, let alike):
            return
                "Tidak satu pun \(self.station) sampel ada di berkas resmi (\(list(stations))): keduanya menamai \(self.station) dengan cara "
                + "lain, atau bukan dari penghitungan yang sama. Tidak ada yang dibandingkan \(self.station) demi \(self.station)."
                + self.alike(alike)
        case .notOfficial(let stations, false, let alike):
            return
                "\(sampled(stations.count)) tidak ada di berkas resmi (\(list(stations))); periksa dulu kode ganda "
                + "atau bergeser. \(self.station.capitalizedFirst) lainnya dibandingkan.\(self.alike(alike))"
        case .standTwice(let stations):
            return
                "\(sampled(stations.count)) tercatat dua kali di berkas resmi (\(list(stations))); perbaiki dulu. \(self.station.capitalizedFirst) "
                + "lainnya dibandingkan."
        case .unfilled(let stations):
            return
                "\(sampled(stations.count)) belum memuat suara di berkas resmi, atau tidak untuk setiap \(self.pair) "
                + "(\(list(stations))); tidak dibandingkan."
        case .notEntered(let stations, let seen, let confirmed):
            let start =
                "\(count(stations, .station)) dalam berkas resmi bernilai 0 pada semua angka, sedangkan sampel memuat "
                + "suara di \(count(seen.count, .station)) di antaranya (\(list(seen)))"
            guard confirmed > 0 else {
                return start
                    + ". \(self.station.capitalizedFirst) itu dianggap belum diisi: suaranya tidak diketahui dan bukan 0."
            }
            return start
                + ". Di \(number(confirmed)) di antaranya sampel juga memuat 0: di sana angkanya 0. "
                + "\(count(stations - confirmed, .station)) lainnya dianggap belum diisi: suaranya tidak diketahui dan "
                + "bukan 0."
        case .allZero(let stations, let confirmed):
            let sampled =
                confirmed == 0
                ? "tidak satu pun ada dalam sampel"
                : "di \(number(confirmed)) di antaranya sampel juga memuat 0"
            return
                "\(count(stations, .station)) dalam berkas resmi bernilai 0 pada semua angka; \(sampled), dan tidak ada "
                + "yang menyangkalnya: dihitung 0 suara."
        case .countedTwice(let stations, let regions, let sampled):
            let names = stations.map {
                "\($0.station) di baris \(lines($0.lines)), dengan suara yang \($0.haveSameVotes ? "sama" : "berbeda")"
            }
            let touched =
                regions.map { "\(whole) dan \(count($0.count, .region)) (\(list($0)))" } ?? whole
            return "\(count(stations.count, .station)) tercatat lebih dari sekali di berkas resmi "
                + "(\(list(names, separator: "; "))). Setiap baris dihitung, sehingga suaranya terhitung lebih dari "
                + "sekali dalam \(touched); sisakan dulu satu baris untuk masing-masing."
                + (sampled == 0
                    ? ""
                    : " \(count(sampled, .station)) sampel termasuk di dalamnya dan tidak dibandingkan satu per satu.")
        }
    }

    private func partial(_ file: FindingKind.PartialFile) -> String {
        var parts: [String] = []
        if file.stations > 0 {
            let voters =
                file.withoutList == file.stations
                ? "jumlah pemilih yang tidak diketahui"
                : "\(number(file.voters)) pemilih terdaftar"
                    + (file.withoutList > 0 ? " dan \(number(file.withoutList)) tanpa daftar pemilih" : "")
            parts.append(
                "\(count(file.stations, .station)) dari \(number(file.of)) belum memuat suara, atau tidak untuk setiap "
                    + "\(self.pair), dengan \(voters)")
        }
        if file.unlisted > 0 {
            parts.append("\(count(file.unlisted, .station)) dalam kerangka tidak tercantum")
        }
        if file.absent > 0 {
            parts.append(
                "\(sampled(file.absent)) tidak ada di dalamnya, jadi ada baris yang hilang"
                    + (file.hasRegions && file.regions.isEmpty
                        ? " di beberapa wilayah, dan mungkin di wilayah mana pun" : ""))
        }
        let touched =
            file.regions.isEmpty
            ? whole.capitalizedFirst + (file.hasRegions ? " dan setiap wilayah" : "")
            : "\(whole.capitalizedFirst) dan \(count(file.regions.count, .region)) (\(list(file.regions)))"
        return
            "Berkas resmi belum lengkap: \(parts.joined(separator: "; ")). \(touched) tidak dibandingkan dengan "
            + "sampel; \(self.station) yang ada di kedua berkas dibandingkan satu per satu."
    }

    private func sampled(_ stations: Int) -> String { "\(count(stations, .station)) sampel" }

    private func points(_ fraction: Double) -> String { numbers.decimal(100 * fraction, 2) }
}
