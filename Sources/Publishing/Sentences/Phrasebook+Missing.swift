import Elections
import Figures
import Reconciliation
import Statistics

extension Phrasebook {
    /// What the missing stations could change: bounds of the first share, and one of three answers on the lead.
    func missing(_ estimate: SampleEstimate) -> [String] {
        let missing = estimate.missing
        var sentences: [String] = []
        if let bounds = missing.bounds, bounds.indices.contains(estimate.leader) {
            let bound = bounds[estimate.leader]
            let (low, high) = (numbers.percent(bound.low), numbers.percent(bound.high))
            sentences.append(
                say(
                    "Whatever the missing stations hold, pair \(estimate.leader + 1) has between \(low) and \(high) of the estimated valid votes.",
                    "Apa pun isi TPS yang belum masuk, pasangan nomor \(estimate.leader + 1) memperoleh antara \(low) dan \(high) dari perkiraan suara sah."
                ))
        }
        if let answer = missing.answer, let second = estimate.runnerUp {
            sentences.append(sentence(answer, missing, second + 1))
        }
        return sentences
    }

    private func sentence(
        _ answer: SampleEstimate.Missing.Answer, _ missing: SampleEstimate.Missing, _ second: Int
    ) -> String {
        switch answer {
        case .couldNot:
            let low = missing.leadBound.map { size($0.low) } ?? "–"
            let reserve = numbers.decimal(100 * missing.reserveShare, 1)
            let with = missing.reserveShare > 0
            return say(
                "The missing stations could not make the lead vanish: if all their ballots (one for every registered voter\(with ? " and \(reserve)% in reserve" : "")) were for pair \(second), it would still be \(low).",
                "TPS yang belum masuk tidak dapat menghilangkan keunggulan: jika semua surat suaranya (satu untuk tiap pemilih terdaftar\(with ? " dan cadangan \(reserve)%" : "")) untuk pasangan nomor \(second), keunggulan itu masih \(low)."
            )
        case .could:
            guard let gap = missing.tippingPoint else {
                return say(
                    "The missing stations could make the lead vanish, but not at the turnout of the others: nearly all their registered voters would have to vote for pair \(second).",
                    "TPS yang belum masuk dapat menghilangkan keunggulan, tetapi tidak pada tingkat partisipasi TPS lain: hampir semua pemilihnya harus memilih pasangan nomor \(second)."
                )
            }
            return say(
                "The missing stations could make the lead vanish: they would have to be \(size(gap)) better for pair \(second) than the others.",
                "TPS yang belum masuk dapat menghilangkan keunggulan: TPS itu harus lebih baik \(size(gap)) bagi pasangan nomor \(second) daripada yang lain."
            )
        case .notKnown(let reason):
            return say("Whether", "Apakah")
                + say(
                    " the missing stations could make the lead vanish is not known: ",
                    " TPS yang belum masuk dapat menghilangkan keunggulan tidak diketahui: ")
                + why(reason, missing) + "."
        }
    }

    private func why(
        _ reason: SampleEstimate.Missing.Unknown, _ missing: SampleEstimate.Missing
    ) -> String {
        let count = missing.withoutRegister
        let number = numbers.count(count, .station)
        return switch reason {
        case .noRegister:
            say(
                "\(number) of them \(count == 1 ? "has" : "have") no register of voters, so nothing says how many ballots \(count == 1 ? "it" : "they") could hold",
                "\(number) di antaranya tidak memiliki daftar pemilih, sehingga batas jumlah surat suaranya tidak diketahui"
            )
        case .noWeight:
            say(
                "some of them have no weight in the sample", "sebagian tidak memiliki bobot dalam sampel")
        case .separateRatio:
            say(
                "separate ratios take the valid votes from the frame, so nothing bounds what the stations add",
                "rasio terpisah memakai suara sah dari kerangka, sehingga batas sumbangan TPS itu tidak diketahui"
            )
        }
    }
}
