import Elections
import Figures
import Reconciliation
import Statistics

extension Phrasebook {
    /// The signed result of a contest in a sentence, with its form and day.
    func official(_ outcome: Outcome) -> String {
        let leader = pair(outcome.leader.ballotNumber, in: outcome.contest)
        let share = outcome.recap.share(of: outcome.leader.ballotNumber).map { numbers.percent($0) } ?? "–"
        let votes = numbers.integer(outcome.leader.votes)
        guard let runnerUp = outcome.runnerUp, let lead = outcome.leadVotes else {
            return say("The recap gives \(leader) \(votes) votes.", "Rekapitulasi: \(leader) \(votes) suara.")
        }
        let second = pair(runnerUp.ballotNumber, in: outcome.contest)
        if lead == 0 {
            return say(
                "The recap gives \(leader) and \(second) \(votes) votes each (\(share)).",
                "Menurut rekapitulasi \(leader) dan \(second) masing-masing memperoleh \(votes) suara (\(share))."
            )
        }
        let gap = size(Double(lead) / Double(outcome.recap.validVotes))
        return say(
            "The recap gives \(leader) the most votes: \(votes) (\(share)), \(numbers.integer(lead)) votes (\(gap)) more than \(second).",
            "Menurut rekapitulasi suara terbanyak diperoleh \(leader): \(votes) (\(share)), \(numbers.integer(lead)) suara (\(gap)) lebih banyak daripada \(second)."
        )
    }

    /// Where the first pair stands against the rule of the contest; `nil` under plain plurality.
    func rule(_ outcome: Outcome) -> String? {
        if outcome.standing == .tie {
            return say(
                "The first two pairs have the same votes.", "Dua pasangan teratas memiliki suara yang sama.")
        }
        guard outcome.lineApplies, let line = outcome.terms.moreThanPercent else { return nil }
        var text =
            switch outcome.standing {
            case .met:
                say("More than \(line)% of the valid votes: met", "Lebih dari \(line)% suara sah: terpenuhi")
            case .notMet:
                say("Rule of the contest: not met", "Syarat keterpilihan: belum terpenuhi")
            case .unknown, .tie:
                say(
                    "Rule of the contest: not all figures are known",
                    "Syarat keterpilihan: angka belum lengkap")
            }
        if let spread = outcome.spread, let share = outcome.terms.regionAtLeastPercent {
            text += say(
                "; at least \(share)% in \(spread.reached) of \(spread.total) provinces (\(spread.needed) needed, figures for \(spread.known))",
                "; sedikitnya \(share)% di \(spread.reached) dari \(spread.total) provinsi (perlu \(spread.needed), angka tersedia untuk \(spread.known))"
            )
        }
        return text + " (\(outcome.terms.source))."
    }

    /// The lead beside the filing limit of the Constitutional Court.
    func filing(_ outcome: Outcome, contest: Contest) -> String? {
        guard let lead = outcome.leadVotes, contest.kind == .pilkada else { return nil }
        let gap = numbers.decimal(100 * Double(lead) / Double(outcome.recap.validVotes), 2) + "%"
        guard let filing = outcome.filing else {
            guard contest.population == nil else { return nil }
            return say(
                "The filing limit of the Constitutional Court needs the population of the region, which the folder does not give.",
                "Ambang pengajuan ke Mahkamah Konstitusi membutuhkan jumlah penduduk, yang tidak ada dalam berkas."
            )
        }
        let limit = numbers.decimal(Double(filing.limitPercentTimesTen) / 10, 1) + "%"
        let votes = numbers.integer(filing.limitVotes)
        let side =
            filing.leadWithinLimit
            ? say("is within", "berada dalam") : say("is above", "berada di atas")
        return say(
            "The lead of \(gap) of the valid votes \(side) the filing limit of \(limit) (\(votes) votes; \(filing.source)), a condition for filing and no evidence.",
            "Selisih \(gap) suara sah \(side) ambang pengajuan \(limit) (\(votes) suara; \(filing.source)); ambang adalah syarat pengajuan, bukan bukti."
        )
    }

    /// Who stands alone among several pollsters and the recap.
    func triangulation(_ summary: Triangulation) -> String {
        let count = summary.members.count
        let mean = size(summary.mean)
        let side = summary.mean < 0 ? say("lower", "lebih rendah") : say("higher", "lebih tinggi")
        let range = summary.interval.map {
            say(
                "(range \(numbers.points($0.low)) to \(numbers.points($0.high)))",
                "(rentang \(numbers.points($0.low)) sampai \(numbers.points($0.high)))")
        }
        let opening = say(
            "\(count) tested counts together put the lead \(mean) \(side) than the recap \(range ?? ""); Q = \(numbers.decimal(summary.q, 2)) on \(summary.qDegreesOfFreedom) df (\(numbers.pSentence(summary.qP))), I² = \(numbers.decimal(100 * summary.iSquared, 0))%.",
            "\(count) hitung cepat yang diuji bersama-sama menaruh selisih \(mean) \(side) daripada rekapitulasi \(range ?? ""); Q = \(numbers.decimal(summary.q, 2)), df \(summary.qDegreesOfFreedom) (\(numbers.pSentence(summary.qP))), I² = \(numbers.decimal(100 * summary.iSquared, 0))%."
        )
        let conclusion =
            switch summary.conclusion {
            case .onePollsterDeparts:
                say(
                    "\(summary.departing ?? "") departs from the other \(count == 2 ? "pollster" : "pollsters") and from the recap.",
                    "\(summary.departing ?? "") berbeda dari lembaga lain dan dari rekapitulasi.")
            case .recapDeparts:
                say(
                    "The recap departs from all pollsters together; the figures do not say why.",
                    "Rekapitulasi berbeda dari semua lembaga sekaligus; angka-angka ini tidak menunjukkan sebabnya."
                )
            case .neither where summary.members.contains { $0.pAgainstOthers <= 0.05 }:
                say(
                    "The counts differ among themselves by more than sampling explains, and no single one of them stands apart from the recap alone.",
                    "Hitungan-hitungan ini saling berbeda lebih dari yang dapat dijelaskan penarikan sampel, dan tidak satu pun yang sendirian berbeda dari rekapitulasi."
                )
            case .neither:
                say(
                    "Neither does one pollster stand alone, nor does the recap.",
                    "Tidak ada lembaga yang berdiri sendiri, demikian pula rekapitulasi.")
            }
        return opening + " " + conclusion
    }

    /// What the whole run says, with the number that chance alone would put outside.
    public func summary(_ result: ReconciliationResult) -> String {
        let batch = result.batch
        let inner = level(result.options.level)
        let shown = batch.readings == 1 ? "1 reading is shown;" : "\(batch.readings) readings are shown;"
        if batch.tested == 0 {
            return say(
                "\(shown) none can be tested.",
                "\(batch.readings) angka hitung cepat ditampilkan; tidak ada yang dapat diuji.")
        }
        let expected = numbers.expected(batch.expectedOutside)
        let tested = batch.tested == 1 ? "1 count is tested" : "\(batch.tested) counts are tested"
        let outside = batch.outside == 1 ? "1 lies" : "\(batch.outside) lie"
        let alone = batch.standOut == 1 ? "1 stands" : "\(batch.standOut) stand"
        return say(
            "\(shown) \(tested): \(outside) outside the \(inner) range for all pairs, where chance alone would put about \(expected); \(alone) out when all are looked at together.",
            "\(batch.readings) angka hitung cepat ditampilkan, \(batch.tested) hitungan diuji: \(batch.outside) berada di luar rentang \(inner) untuk semua pasangan, sedangkan karena kebetulan saja diperkirakan sekitar \(expected); \(batch.standOut) tetap menonjol bila semua dilihat bersama."
        )
    }

    /// The finding of a contest in at most ten words, for the title of its chart.
    func chartTitle(_ comparisons: [Comparison]) -> String {
        let tested = comparisons.filter(\.isTested)
        let inside = tested.filter { $0.verdict < .notComparable }.count
        if tested.isEmpty {
            return say("No quick count here can be tested", "Belum ada hitung cepat yang dapat diuji")
        }
        return say(
            "\(inside) of \(tested.count) tested counts contain the recap",
            "\(inside) dari \(tested.count) hitungan teruji memuat rekapitulasi")
    }
}
