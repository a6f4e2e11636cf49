import Elections
import Estimation
import Figures
import Reconciliation
import Statistics

extension Phrasebook {
    /// Where the limits of a sample's comparisons come from, a sentence for the report.
    public func limits(_ limits: SampleLimits) -> String {
        switch limits.basis {
        case .census:
            return say(
                "This is a census: every station of the official file is in the sample, so nothing is left to chance and nothing is tested; what differs is a matter of recording.",
                "Ini sensus: setiap TPS di berkas resmi ada dalam sampel, sehingga tidak ada yang bergantung pada undian dan tidak ada yang diuji; perbedaan yang ada berasal dari pencatatan."
            )
        case .drawn:
            let count = numbers.integer(limits.draws)
            let given = limits.givenRegionCounts.map { isGiven in
                isGiven
                    ? say(
                        " Regions are held against samples with as many units as the sample has there.",
                        " Wilayah dibandingkan dengan sampel yang memiliki unit sebanyak yang ada dalam sampel di sana."
                    )
                    : say(
                        " The number of sampled units of a region is left to chance, as in the design.",
                        " Banyaknya unit sampel di suatu wilayah bergantung pada undian, seperti pada rancangannya."
                    )
            }
            return say(
                "Limits and p-values come from \(count) samples drawn from the official file by the declared design: if the official file is right and the stations were drawn as declared, they hold whatever the shape of the results. Stations that did not arrive count as missing at random.",
                "Batas dan nilai p berasal dari \(count) sampel yang diundi dari berkas resmi menurut rancangan yang dinyatakan: bila berkas resmi benar dan TPS diundi seperti dinyatakan, batas itu berlaku apa pun bentuk hasilnya. TPS yang tidak masuk dianggap hilang secara acak."
            ) + (given ?? "")
        case .approximate:
            let reason = limits.obstacle.map { " (" + obstacle($0, limits.missingColumns) + ")" } ?? ""
            return say(
                "Limits are approximate: the design cannot be drawn from the official file\(reason), so they are intervals of the estimate, which may be too narrow where a region has few sampled stations.",
                "Batas bersifat perkiraan: rancangan tidak dapat diundi dari berkas resmi\(reason), sehingga dipakai rentang dari perkiraan, yang mungkin terlalu sempit bila TPS sampel di suatu wilayah sedikit."
            )
        }
    }

    private func obstacle(_ obstacle: RedrawObstacle, _ columns: [String]) -> String {
        let names = list(columns)
        let lacks = say(
            columns.count == 1
                ? "the official file lacks the column \(names), or does not fill it"
                : "the official file lacks the columns \(names), or does not fill them",
            "berkas resmi tidak memuat kolom \(names), atau tidak mengisinya")
        switch obstacle {
        case .weightsOnly:
            return say(
                "weights differ and nothing tells how stations came to them",
                "bobot berbeda-beda dan tidak diketahui asalnya")
        case .probabilitiesOfSample:
            return say(
                "probabilities are known for the sampled stations only",
                "peluang hanya diketahui untuk TPS sampel") + (columns.isEmpty ? "" : ": " + lacks)
        case .probabilitiesDiffer:
            return say(
                "the probabilities of the sample are not in proportion to those of the official file",
                "peluang pada sampel tidak sebanding dengan peluang di berkas resmi")
        case .postStrata:
            return say("weights are adjusted to post-strata", "bobot disesuaikan dengan pascastrata")
        case .estimator:
            return say("the estimator is not a combined ratio", "penduganya bukan rasio gabungan")
        case .notInOfficialFile:
            return columns.isEmpty
                ? say(
                    "the official file lacks a column of the design",
                    "berkas resmi tidak memuat kolom rancangan") : lacks
        case .notFromOfficialFile:
            return say(
                "the sample has strata, clusters or stations that the official file has not",
                "sampel memuat strata, klaster, atau TPS yang tidak ada di berkas resmi")
        }
    }

    /// Where the smallest gap that would be found comes from, in brackets; empty for the formula.
    func gapBasis(_ comparison: Comparison) -> String {
        guard comparison.detectableGapBasis == .draws else { return "" }
        return say(" (by the drawn samples)", " (menurut sampel yang diundi)")
    }

    /// What drawn samples say of a difference: "3 of 9,999 drawn samples lie as far".
    func drawn(_ comparison: Comparison) -> String? {
        guard let drawn = comparison.drawn else { return nil }
        let count = numbers.integer(drawn.exceedances)
        let all = numbers.integer(drawn.allDraws)
        return say(
            drawn.exceedances == 1
                ? "1 of \(all) samples drawn from the official file lies as far"
                : "\(count) of \(all) samples drawn from the official file lie as far",
            "\(count) dari \(all) sampel yang diundi dari berkas resmi menyimpang sejauh itu")
    }

    /// A region or a whole of which every station is in the sample.
    func census(_ comparison: Comparison) -> String {
        let opening = say(
            "\(source(comparison)): a census, every station is in the sample",
            "\(source(comparison)): sensus, setiap TPS ada dalam sampel")
        guard let choice = comparison.largestDifference, choice.difference != 0 else {
            return opening
                + say(
                    ". The shares are those of the official file.",
                    ". Bagian suara sama dengan berkas resmi.")
        }
        let pair = pair(choice.ballotNumber, in: comparison.contest)
        return opening
            + say(
                ". The largest difference, \(points(choice.difference)) for \(pair), is one of recording and not of chance.",
                ". Selisih terbesar, \(points(choice.difference)) untuk \(pair), berasal dari pencatatan, bukan dari undian."
            )
    }
}
