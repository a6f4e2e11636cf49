import Elections
import Reconciliation

// Samples of stations that give no estimate.
extension Indonesian {
    public func sentence(_ fault: SampleFaultKind) -> String {
        switch fault {
        case .noStation: "sampel ini tidak memuat \(station); periksa berkasnya"
        case .nothingArrived: "tidak ada \(station) sampel yang memuat suara; belum ada yang masuk"
        case .incompleteVotes(let name):
            "sebagian \(pair) di \(station) \(name) memuat suara dan sebagian tidak; isi semua, atau kosongkan semua jika "
                + "\(station) itu belum masuk"
        case .stationTwice(let name, let line):
            "\(station) \(name) ada dua kali, juga di baris \(line); hapus salah satu barisnya"
        case .missingColumn(let column): "kolom ini tidak ada" + named(column)
        case .emptyValid:
            "sel ini kosong walau \(station) itu memuat suara; isi, atau tinggalkan ‘base’ valid"
        case .emptyNumber: "sel ini kosong; setiap \(station) yang masuk perlu nilai"
        case .unusablePlace(let value):
            "\(value) tidak dapat dipakai; tempat dalam daftar berupa bilangan"
        case .unusableWeight(let value):
            "\(value) tidak dapat dipakai; bobot ialah banyaknya \(station) yang diwakili satu \(station), dari 0.000000001 "
                + "sampai 1.000.000.000"
        case .unusableProbability(let value):
            "\(value) tidak dapat dipakai; peluang paling kecil 0.000000001 dan paling besar 1"
        case .noValidVote:
            "tidak ada \(station) yang masuk dengan suara sah, sehingga tidak ada persentase; periksa kolomnya"
        case .silentStrata(let strata):
            "belum ada \(station) dari stratum \(list(strata)) yang masuk; tunggu satu, atau gabungkan strata dalam sampel "
                + "dan kerangka"
        case .stratumNotInFrame(let stratum, let frame): "stratum \(stratum) \(notInFrame(frame))"
        case .clusterNotInFrame(let cluster, let frame): "klaster \(cluster) \(notInFrame(frame))"
        case .groupNotInFrame(let group, let frame): "\(group ?? "sel kosong") \(notInFrame(frame))"
        case .silentGroups(let groups, let column):
            "belum ada \(station) dengan \(column) \(list(groups)) yang masuk, sehingga bobot tidak dapat disesuaikan "
                + "dengannya; gabungkan kelompok dalam sampel dan kerangka"
        case .fewerValidThanSampled(let stratum, let all, let sampled):
            "\(stratum.map { "stratum \($0)" } ?? "keseluruhan") memuat \(number(all)) suara sah seluruhnya, sedangkan "
                + "\(station) sampelnya saja memuat \(number(sampled)); \(correctFrame)"
        case .fewerStationsThanDrawn(let stratum, let all, let drawn):
            "\(stratum.map { "stratum \($0)" } ?? "sampel ini") memuat \(drawnOf(all, drawn))"
        case .smallerClusterThanDrawn(let cluster, let all, let drawn):
            "klaster \(cluster) memuat \(drawnOf(all, drawn))"
        case .singleUnit(let strata, let isCluster): singleUnit(strata, isCluster ? "klaster" : station)
        case .replicates(let variance):
            "\(variance.rawValue) mewakili satuan yang diundi acak dalam strata; pakai ‘variance’ taylor untuk dua tahap, "
                + "urutan, peluang tak sama, pascastrata, atau rasio terpisah"
        case .noFrameForStages(let cluster):
            "dua tahap memerlukan banyaknya \(station) setiap klaster populasi; beri ‘frame’ dengan satu baris untuk "
                + "setiap \(cluster)"
        case .noFrameForGroups(let column):
            "‘poststratify’ \(column) memerlukan banyaknya \(station) setiap \(column); beri ‘frame’ dengan kolom itu"
        case .noFrameForSeparateRatios:
            "‘estimator’ separate-ratio memerlukan suara sah setiap stratum; beri ‘frame’ dengan kolom valid, atau "
                + "bandingkan dengan berkas resmi"
        case .noValidVotesYet(let name):
            "suara sah \(station) \(name) belum ada, sehingga berkas ini tidak menyebut suara sah stratumnya; pakai "
                + "‘estimator’ combined-ratio, atau beri ‘frame’ dengan kolom valid"
        case .stratumOfSeveralRegions(let stratum):
            "stratum \(stratum) terletak di beberapa wilayah yang dibandingkan, dan suara sahnya di tiap wilayah tidak "
                + "diketahui; pakai ‘estimator’ combined-ratio, atau strata yang terletak di satu wilayah"
        case .negativeVariance(let choice):
            "varians taksiran \(numbered(choice)) negatif, yang mungkin terjadi pada penaksir ini; pakai "
                + "‘probability-variance’ brewer"
        case .noJointProbabilities(let variance):
            "‘probability-variance’ \(variance.rawValue) memerlukan peluang bersama; beri ‘joint’, atau pilih brewer"
        case .jointTwice(let one, let other, let earlier, let probability):
            "\(station) \(one) dan \(other) ada dua kali, dengan \(earlier) dan dengan \(probability); hapus salah satu "
                + "barisnya"
        case .ambiguousStation(let name, let known, let example):
            "\(name) dapat berarti \(list(known, separator: " atau ")); tulis semua wilayahnya, misalnya \(example)"
        case .jointMissing(let one, let other):
            "\(station) \(one) bersama \(other) tidak ada; beri satu baris untuk setiap dua \(station) dalam satu stratum, "
                + "atau tinggalkan ‘joint’"
        case .jointTooLarge(let one, let other, let probability):
            "peluang bersama \(station) \(one) dan \(other) ialah \(probability), lebih besar daripada peluang salah "
                + "satunya sendiri; perbaiki"
        case .jointTooSmall(let one, let other, let probability, let alone):
            "peluang bersama \(station) \(one) dan \(other) ialah \(probability), terlalu kecil untuk dua \(station) dengan "
                + "\(alone.map { "\($0)" }.joined(separator: " dan ")), sehingga tidak ada yang dapat ditaksir; perbaiki, "
                + "atau tinggalkan ‘joint’"
        case .otherChoices(let official, let sample):
            "berkas resmi memuat \(official) \(pair) dan sampel \(sample); keduanya bukan dari satu pemilihan"
        case .sumsOfRegions(let rows, let all, let level, let official):
            "kolom ini tidak ada, dan \(rows) dari \(all) baris ialah jumlah semua \(station) di \(level) masing-masing menurut \(official): "
                + "ini hasil wilayah dan bukan sampel \(station); berikan berkas dengan satu baris untuk tiap \(station)"
        }
    }

    private func named(_ column: SampleFaultKind.Column) -> String {
        switch column {
        case .stratum: "; kolom itu disebut sebagai stratum"
        case .postStratum: "; kolom itu disebut sebagai pascastratum"
        case .cluster: "; kolom itu disebut sebagai klaster"
        case .regions: "; kolom itu disebut dengan ‘by’"
        case .validVotes: "; persentase dari suara sah diminta dengan ‘base’ valid"
        case .number: ""
        }
    }

    private func singleUnit(_ strata: [String], _ unit: String) -> String {
        let shows = "satu saja tidak menunjukkan beda antar-\(unit)"
        if strata.isEmpty { return "baru satu \(unit) yang masuk, dan \(shows); perlu paling sedikit 2" }
        return
            "baru satu \(unit) yang masuk dalam stratum \(list(strata)), dan \(shows); pilih dengan ‘lonely-stratum’ "
            + "(collapse, average, certainty), atau gabungkan strata dalam sampel dan kerangka"
    }

    private func notInFrame(_ frame: SampleFaultKind.Population) -> String {
        frame.isCounted
            ? "tidak memiliki \(station) dalam \(frame.file), sumber hitungan seluruh \(station); lengkapi berkas itu, atau perbaiki "
                + "kodenya"
            : "tidak ada dalam kerangka (\(frame.file)); perbaiki kodenya atau kerangkanya"
    }

    private func drawnOf(_ all: Int, _ drawn: Int) -> String {
        "\(number(drawn)) \(station) terundi, padahal seluruhnya hanya \(count(all, .station)); \(correctFrame)"
    }

    private var correctFrame: String { "perbaiki kerangkanya, atau kode dalam sampel" }
}
