import Elections
import Estimation
import Figures
import Reconciliation
import Statistics

extension Phrasebook {
    /// Every reason of a comparison as a clause, in the order of the codes.
    public func reasons(_ comparison: Comparison) -> [String] {
        comparison.reasons.compactMap { reason($0, comparison) }
    }

    /// What a code means here; `nil` for codes that the sentence of the verdict already says.
    func reason(_ code: ReasonCode, _ comparison: Comparison) -> String? {
        switch code {
        case .stageInterim, .stageUnknown, .stageFinal, .stageNearFinal, .stageGarbled:
            return stageReason(code)
        case .recapMissing:
            return say("there is no recap yet", "belum ada rekapitulasi")
        case .recapIncomplete:
            return say(
                "the recap does not give the votes of every pair",
                "rekapitulasi tidak memuat suara setiap pasangan")
        case .pairsMissing:
            return say(
                "the page does not give every pair", "halaman tidak memuat setiap pasangan")
        case .sharesDoNotSum:
            let sum = numbers.decimal(100 * comparison.estimate.shares.reduce(0, +), 2)
            return say(
                "the printed shares sum to \(sum), more than rounding explains",
                "persentase tercetak berjumlah \(sum), di luar yang dapat dijelaskan pembulatan")
        case .marginMissing:
            return say("no margin of error is given", "margin of error tidak disebut")
        case .sampleSizeMissing:
            return say("the number of sampled stations is not given", "jumlah TPS sampel tidak disebut")
        case .marginBallotsAsSample:
            return say(
                "the margin is the formula for independent ballots, not for polling stations, and far too narrow",
                "margin memakai rumus untuk surat suara yang saling bebas, bukan untuk TPS, dan terlalu sempit"
            )
        case .noSamplingError:
            return say(
                "shares of 0 and 100 leave no sampling error to test with",
                "persentase 0 dan 100 tidak menyisakan galat sampel untuk diuji")
        case .tooFewStations:
            let stations = comparison.estimate.stations.map(numbers.integer) ?? "–"
            return say(
                "\(stations) sampled stations are too few to say anything here",
                "\(stations) TPS sampel terlalu sedikit untuk menyimpulkan di sini")
        case .tooFewClusters:
            let least = SampleReconciler.fewestStations
            return say(
                "fewer than \(least) sampled clusters are too few to say anything here",
                "kurang dari \(least) klaster sampel terlalu sedikit untuk menyimpulkan di sini")
        case .census:
            return say(
                "every station is in the sample, so nothing is left to chance",
                "setiap TPS ada dalam sampel, sehingga tidak ada yang bergantung pada undian")
        case .limitsApproximate:
            return say(
                "limits are approximate, because the design cannot be drawn from the official file",
                "batas bersifat perkiraan, karena rancangan tidak dapat diundi dari berkas resmi")
        case .levelAssumed:
            return say(
                "the confidence level is not given; 95% is assumed",
                "tingkat kepercayaan tidak disebut; dianggap 95%")
        case .marginStationsAsVoters: return stationsAsVoters(comparison)
        case .repeatOfCount:
            let other = comparison.repeatOf ?? ""
            return say(
                "another page of the same count (\(other)) stands for it in the totals",
                "halaman lain dari hitungan yang sama (\(other)) mewakilinya dalam jumlah")
        case .officialPartial:
            return say(
                "the official file does not have the votes of every station yet",
                "berkas resmi belum memuat suara setiap TPS")
        case .drawStandsOut:
            return say(
                "the official figures of the sampled stations themselves lie as far out, so the gap does not arise in what "
                    + "was recorded at these stations",
                "angka resmi TPS sampel sendiri juga sejauh itu, sehingga selisih tidak berasal dari pencatatan di "
                    + "TPS itu")
        case .officialRepeats:
            return say(
                "the official file has stations on more than one row, and every row is counted here",
                "berkas resmi memuat TPS pada lebih dari satu baris, dan setiap baris dihitung di sini")
        case .choiceWithoutError: return withoutError(comparison)
        case .remainderNotTested:
            return say(
                "what the named choices leave has no published margin and is left out of the tests",
                "sisa dari pilihan yang disebut tidak memiliki margin yang diterbitkan dan tidak ikut diuji")
        case .insideInterval, .outsideInterval, .outsideEdge, .roundingDecides, .leadNotClear,
            .thresholdNotClear,
            .leaderDiffers, .standsOutAfterAdjustment, .notAfterAdjustment:
            return nil
        }
    }

    /// What a code means of several comparisons, where a clause names a figure of each.
    func ofSeveral(_ code: ReasonCode) -> String? {
        switch code {
        case .sharesDoNotSum:
            say("the printed shares do not sum to 100", "persentase tercetak tidak berjumlah 100")
        case .tooFewStations: say("too few sampled stations", "terlalu sedikit TPS sampel")
        case .repeatOfCount:
            say(
                "another page of the same count stands for it",
                "halaman lain dari hitungan yang sama mewakilinya")
        default: nil
        }
    }

    /// Choices that stand beside the recap and have no sampling error.
    private func withoutError(_ comparison: Comparison) -> String {
        let list = comparison.untestedChoices.filter { !$0.isRemainder }.map {
            pair($0.ballotNumber, in: comparison.contest)
                + say(" (recap ", " (rekapitulasi ") + numbers.percent($0.official) + ")"
        }
        let names = self.list(list)
        return comparison.estimate.basis == .published
            ? say(
                "a printed share of 0 or 100 gives no sampling error; left out of the tests: \(names)",
                "bagian tercetak 0 atau 100 tidak memberi galat sampel; tidak ikut diuji: \(names)")
            : say(
                "a share of 0 or 100 in the sample gives no sampling error; left out of the tests: \(names)",
                "bagian 0 atau 100 di sampel tidak memberi galat sampel; tidak ikut diuji: \(names)")
    }

    private func stageReason(_ code: ReasonCode) -> String {
        switch code {
        case .stageInterim:
            say(
                "the count was not finished when the page was published",
                "hitungan belum selesai saat halaman terbit")
        case .stageUnknown:
            say(
                "the page does not say whether the count was finished",
                "halaman tidak menyebut apakah hitungan sudah selesai")
        case .stageGarbled:
            say(
                "the page prints figures that cannot be right",
                "halaman mencetak angka yang tidak mungkin benar")
        default:
            say("readings of this stage were not asked for", "angka pada tahap ini tidak diminta")
        }
    }

    private func stationsAsVoters(_ comparison: Comparison) -> String {
        let deviation = comparison.margin.impliedDeviation.map { numbers.decimal($0, 3) }
        let stations = comparison.estimate.stations.map(numbers.integer) ?? "–"
        return say(
            "the margin is the formula for \(stations) persons, not for \(stations) stations "
                + "(implied standard deviation between stations \(deviation ?? "–"), formula for persons 0.5): wider than a sample of stations needs",
            "margin memakai rumus untuk \(stations) orang, bukan \(stations) TPS "
                + "(simpangan baku antar-TPS tersirat \(deviation ?? "–"), rumus untuk orang 0,5): lebih lebar daripada yang diperlukan sampel TPS"
        )
    }
}
