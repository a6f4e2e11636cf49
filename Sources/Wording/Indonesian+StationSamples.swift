import Elections
import Reconciliation
import Statistics

// A sample on its own, and the limits of its comparisons.
extension Indonesian {
    public func arrived(_ received: Int, of drawn: Int) -> String {
        names.isOfArrivedStrata
            ? "Dari \(whole) sudah ada \(number(received)) dari \(number(drawn)) \(station) sampel."
            : "\(number(received)) dari \(number(drawn)) \(station) sampel sudah masuk."
    }

    public func rangesOfShares(level: String, method: String) -> String {
        "Rentang bagian suara, di sini dan untuk wilayah, adalah rentang \(level) yang berlaku untuk tiap \(pair) sendiri; "
            + "rentang yang berlaku untuk semua \(pair) sekaligus ada di antara angka laporan (metode \(method))."
    }

    public func figure(_ kind: SampleFigure, _ value: Double, _ range: RangeText?) -> String {
        let name =
            switch kind {
            case .share(let pair): choice(pair).capitalizedFirst
            case .turnout: "Partisipasi"
            case .invalidVotes: "Suara tidak sah"
            }
        return "\(name): \(numbers.percent(value))" + (range.map { ", \(self.range($0))" } ?? "") + "."
    }

    public func precision(
        errors: [String], effects: [String]?, degreesOfFreedom: Int, lacksClusterCorrection: Bool
    ) -> String {
        // A comma stands within the numbers.
        "Galat baku bagian suara, dalam poin: \(list(errors, separator: "; ")). "
            + (effects.map { "Efek desain: \(list($0, separator: "; ")). " } ?? "")
            + "Derajat bebas: \(number(degreesOfFreedom))."
            + (lacksClusterCorrection
                ? " Galat ini tanpa koreksi populasi terbatas bagi klaster dan cenderung terlalu besar; kerangka dengan satu baris per klaster dan --stages 2 memberi koreksi itu, juga bila klaster dibaca seluruhnya."
                : "")
    }

    public func lead(_ first: Choice, _ second: Choice, _ value: Double, _ range: RangeText?, isClear: Bool)
        -> String
    {
        let names =
            value == 0
            ? "\(choice(first).capitalizedFirst) dan nomor \(second) mempunyai bagian yang sama; keunggulan"
            : "Keunggulan \(choice(first)) atas nomor \(second)"
        return "\(names): \(gap(value))" + (range.map { " (\(self.range($0)))" } ?? "")
            + (isClear ? "" : "; terlalu dekat untuk menyebut yang unggul") + "."
    }

    public func unequalVotes(stations: Int) -> String {
        "Jumlah suara \(pair) tidak sama dengan suara sah di \(count(stations, .station))."
    }

    public func overfull(lines: [Int]) -> String {
        "\(count(lines.count, .station)) sampel memiliki suara jauh lebih banyak daripada pemilih terdaftar "
            + "(baris \(self.lines(lines, most: 3))): periksa lebih dulu, karena satu baris seperti ini dapat menentukan keunggulan."
    }

    public func unnumbered(rows: Int) -> String {
        "Sampel tidak memuat station_no: tiap baris dari \(number(rows)) barisnya dianggap satu \(station). Bila baris ialah jumlah wilayah, rentang ini salah."
    }

    public func region(_ name: String, stations: Int, _ shares: [(value: Double, range: Interval?)]) -> String
    {
        let texts = shares.enumerated().map { index, share in
            "nomor \(Choice(index: index)) \(numbers.percent(share.value))"
                + (share.range.map { " (\(numbers.percent($0.low))–\(numbers.percent($0.high)))" } ?? "")
        }
        return "\(name) (\(count(stations, .station))): \(texts.joined(separator: "; "))"
    }

    public var regionsPart: String { "Wilayah" }

    public func regionsInReport(_ more: Int) -> String {
        "\(number(more)) wilayah lain ada di laporan."
    }

    public func tooThin(_ names: [String], fewest: Int) -> String {
        "Terlalu tipis untuk rentang (kurang dari \(fewest) \(station) atau klaster, atau terlalu sedikit untuk menunjukkan "
            + "perbedaannya): \(list(names))."
    }

    public func complete(_ names: [String]) -> String {
        "Lengkap: setiap \(station)\(names.isEmpty ? ofArrived : "") terbaca, sehingga tidak ada galat sampel dan tidak ada rentang"
            + (names.isEmpty ? "." : ": \(list(names)).")
    }

    // MARK: Missing stations

    public func whateverIsMissing(_ pair: Choice, _ bounds: Interval) -> String {
        "Apa pun isi \(station) yang belum masuk, \(choice(pair)) memperoleh antara \(numbers.percent(bounds.low)) "
            + "dan \(numbers.percent(bounds.high)) dari perkiraan suara sah."
    }

    public func sentence(
        _ answer: SampleEstimate.Missing.Answer, _ missing: SampleEstimate.Missing, second: Choice
    ) -> String {
        let those = "\(station) yang belum masuk"
        switch answer {
        case .couldNot:
            let low = missing.leadBound.map { size($0.low) } ?? "–"
            let reserve =
                missing.reserveShare > 0 ? " dan cadangan \(numbers.percent(missing.reserveShare, 1))" : ""
            return
                "\(those.capitalizedFirst) tidak dapat menghilangkan keunggulan: jika semua surat suaranya (satu untuk "
                + "tiap pemilih terdaftar\(reserve)) untuk \(choice(second)), keunggulan itu masih \(low)."
        case .could:
            guard let gap = missing.tippingPoint else {
                return
                    "\(those.capitalizedFirst) dapat menghilangkan keunggulan, tetapi tidak pada tingkat partisipasi "
                    + "\(station) lain: hampir semua pemilihnya harus memilih \(choice(second))."
            }
            return
                "\(those.capitalizedFirst) dapat menghilangkan keunggulan: \(station) itu harus lebih baik \(size(gap)) "
                + "bagi \(choice(second)) daripada yang lain."
        case .notKnown(let reason):
            return "Apakah \(those) dapat menghilangkan keunggulan tidak diketahui: "
                + "\(why(reason, missing.withoutRegister))."
        }
    }

    private func why(_ reason: SampleEstimate.Missing.Unknown, _ withoutRegister: Int) -> String {
        switch reason {
        case .noRegister:
            "\(count(withoutRegister, .station)) di antaranya tidak memiliki daftar pemilih, sehingga batas jumlah surat "
                + "suaranya tidak diketahui"
        case .noWeight: "sebagian tidak memiliki bobot dalam sampel"
        case .separateRatio:
            "rasio terpisah memakai suara sah dari kerangka, sehingga batas sumbangan \(station) itu tidak diketahui"
        }
    }

    // MARK: Limits

    public func sentence(_ limits: SampleLimits) -> String {
        switch limits.basis {
        case .census:
            return
                "Ini sensus: setiap \(station) di berkas resmi\(ofArrived) ada dalam sampel, sehingga tidak ada yang bergantung pada "
                + "undian dan tidak ada yang diuji; perbedaan yang ada berasal dari pencatatan."
        case .drawn:
            let given = limits.givenRegionCounts.map { isGiven in
                isGiven
                    ? " Wilayah dibandingkan dengan sampel yang memiliki unit sebanyak yang ada dalam sampel di sana."
                    : " Banyaknya unit sampel di suatu wilayah bergantung pada undian, seperti pada rancangannya."
            }
            return
                "Batas dan nilai p berasal dari \(number(limits.draws)) sampel yang diundi dari berkas resmi menurut "
                + "rancangan yang dinyatakan: bila berkas resmi benar dan \(station) diundi seperti dinyatakan, batas itu "
                + "berlaku apa pun bentuk hasilnya. \(station.capitalizedFirst) yang tidak masuk dianggap hilang secara "
                + "acak.\(given ?? "")"
        case .approximate:
            let reason = limits.obstacle.map { " (\(obstacle($0, limits.missingColumns)))" } ?? ""
            return
                "Batas bersifat perkiraan: rancangan tidak dapat diundi dari berkas resmi\(reason), sehingga dipakai "
                + "rentang dari perkiraan, yang mungkin terlalu sempit bila \(station) sampel di suatu wilayah sedikit."
        }
    }

    private func obstacle(_ obstacle: RedrawObstacle, _ columns: [String]) -> String {
        let lacks = "berkas resmi tidak memuat kolom \(list(columns)), atau tidak mengisinya"
        switch obstacle {
        case .weightsOnly: return "bobot berbeda-beda dan tidak diketahui asalnya"
        case .probabilitiesOfSample:
            return "peluang hanya diketahui untuk \(station) sampel" + (columns.isEmpty ? "" : ": \(lacks)")
        case .probabilitiesDiffer: return "peluang pada sampel tidak sebanding dengan peluang di berkas resmi"
        case .postStrata: return "bobot disesuaikan dengan pascastrata"
        case .estimator: return "penduganya bukan rasio gabungan"
        case .notInOfficialFile:
            return columns.isEmpty ? "berkas resmi tidak memuat kolom rancangan" : lacks
        case .notFromOfficialFile:
            return "sampel memuat strata, klaster, atau \(station) yang tidak ada di berkas resmi"
        }
    }
}
