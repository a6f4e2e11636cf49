import Elections
import Estimation
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
            let count = numbers.count(outcome.leader.votes, .vote)
            return say("The recap gives \(leader) \(count).", "Rekapitulasi: \(leader) \(count).")
        }
        let second = pair(runnerUp.ballotNumber, in: outcome.contest)
        if lead == 0 {
            return say(
                "The recap gives \(leader) and \(second) \(numbers.count(outcome.leader.votes, .vote)) each (\(share)).",
                "Menurut rekapitulasi \(leader) dan \(second) masing-masing memperoleh \(votes) suara (\(share))."
            )
        }
        let gap = size(Double(lead) / Double(outcome.recap.validVotes))
        return say(
            "The recap gives \(leader) the most votes: \(votes) (\(share)), \(numbers.count(lead, .vote)) (\(gap)) more than \(second).",
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
        return text + (outcome.ruleSource.map { " (\($0))" } ?? "") + "."
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
        let count = numbers.integer(summary.members.count)
        let mean = size(summary.mean)
        let side = summary.mean < 0 ? say("lower", "lebih rendah") : say("higher", "lebih tinggi")
        let range = summary.interval.map {
            say(
                "(\(level(summary.level)) range \(self.range($0, " to ")))",
                "(rentang \(level(summary.level)) \(self.range($0, " sampai ")))")
        }
        let lead = officialLead(summary.pairs, in: summary.contest)
        let opening = say(
            "\(count) tested counts together put \(lead) \(mean) \(side) than the recap \(range ?? ""); Q = \(numbers.decimal(summary.q, 2)) on \(summary.qDegreesOfFreedom) df (\(numbers.pSentence(summary.qP))), I² = \(numbers.decimal(100 * summary.iSquared, 0))%.",
            "\(count) hitung cepat yang diuji bersama-sama menaruh \(lead) \(mean) \(side) daripada rekapitulasi \(range ?? ""); Q = \(numbers.decimal(summary.q, 2)), df \(summary.qDegreesOfFreedom) (\(numbers.pSentence(summary.qP))), I² = \(numbers.decimal(100 * summary.iSquared, 0))%."
        )
        let conclusion =
            switch summary.conclusion {
            case .onePollsterDeparts:
                say(
                    "\(summary.departing ?? "") departs from the other pollsters and from the recap.",
                    "\(summary.departing ?? "") berbeda dari lembaga lain dan dari rekapitulasi.")
            case .recapDeparts:
                say(
                    "The recap departs from all pollsters together; the figures do not say why.",
                    "Rekapitulasi berbeda dari semua lembaga sekaligus; angka-angka ini tidak menunjukkan sebabnya."
                )
            case .neither where summary.countsDiffer:
                say(
                    "The counts differ among themselves by more than sampling explains, and no single one of them stands apart from the recap alone.",
                    "Hitungan-hitungan ini saling berbeda lebih dari yang dapat dijelaskan penarikan sampel, dan tidak satu pun yang sendirian berbeda dari rekapitulasi."
                )
            case .neither:
                say(
                    "Neither does one pollster stand alone, nor does the recap.",
                    "Tidak ada lembaga yang berdiri sendiri, demikian pula rekapitulasi.")
            }
        let place = place(summary.region, in: summary.contest).map { $0.sentenceCased + ": " } ?? ""
        return place + opening + " " + conclusion
    }

    /// "the lead of pair 2 (B) over pair 1 (A)", the first two of the recap.
    private func officialLead(_ pairs: [Int], in contest: String) -> String {
        let names = pairs.map { pair($0, in: contest) }
        return say(
            "the lead of \(names[0]) over \(names[1])", "keunggulan \(names[0]) atas \(names[1])")
    }

    /// The difference of two counts, which do not tell who stands alone.
    func difference(_ pair: CountDifference) -> String {
        let numbersOf = { (fraction: Double, decimals: Int) in self.numbers.points(fraction, decimals) }
        let decimals = NumberText.decimals(
            telling: [0, pair.interval.low, pair.interval.high, pair.difference].map { 100 * $0 })
        let range = say(
            "(\(level(pair.level)) range \(numbersOf(pair.interval.low, decimals)) to \(numbersOf(pair.interval.high, decimals)))",
            "(rentang \(level(pair.level)) \(numbersOf(pair.interval.low, decimals)) sampai \(numbersOf(pair.interval.high, decimals)))"
        )
        let side =
            pair.difference < 0 ? say("lower", "lebih rendah") : say("higher", "lebih tinggi")
        let size = size(pair.difference, decimals)
        let holdsZero = pair.interval.contains(0)
        let lead = officialLead(pair.pairs, in: pair.contest)
        let place = place(pair.region, in: pair.contest).map { $0.sentenceCased + ": " } ?? ""
        return place
            + say(
                "\(pair.sources[0]) puts \(lead) \(size) \(side) than \(pair.sources[1]) \(range): ",
                "\(pair.sources[0]) menaruh \(lead) \(size) \(side) daripada \(pair.sources[1]) \(range): ")
            + (holdsZero
                ? say("within what sampling can explain.", "masih dapat dijelaskan oleh penarikan sampel.")
                : say(
                    "more than sampling explains; two counts do not tell which of them departs.",
                    "lebih dari yang dapat dijelaskan penarikan sampel; dua hitungan tidak menunjukkan mana yang berbeda."
                ))
    }

    /// What the whole run says, with the number that chance alone would put outside.
    public func summary(_ result: ReconciliationResult) -> String {
        let batch = result.batch
        let inner = level(result.options.level)
        let shown = shown(result)
        if batch.tested == 0 {
            return say("\(shown); none can be tested.", "\(shown); tidak ada yang dapat diuji.")
        }
        let expected = numbers.expected(batch.expectedOutside)
        let noun =
            result.isOfSample
            ? CountText.Noun("comparison", "comparisons", id: "perbandingan")
            : CountText.Noun("count", "counts", id: "hitungan")
        let tested = numbers.count(batch.tested, noun)
        let are = CountText.agreeing(batch.tested, "is", "are")
        let beside =
            result.isOfSample
            ? say("the official figure", "angka resmi") : say("the recap", "rekapitulasi")
        let alone =
            numbers.integer(batch.standOut) + " " + CountText.agreeing(batch.standOut, "stands", "stand")
        let start = say(
            "\(shown); \(tested) \(are) tested. \(beside.sentenceCased) lies outside the \(inner) range, which holds for all pairs at once, of \(numbers.integer(batch.outside)); chance alone would leave it outside of about \(expected)",
            "\(shown), \(tested) diuji. \(beside.sentenceCased) berada di luar rentang \(inner), yang berlaku untuk semua pasangan sekaligus, pada \(numbers.integer(batch.outside)); karena kebetulan saja diperkirakan sekitar \(expected)"
        )
        let outer = level(result.options.edgeLevel)
        let beyond = say(
            "; outside the \(outer) range of \(numbers.integer(batch.outsideEdge)), by chance alone of about \(numbers.expected(batch.expectedOutsideEdge))",
            "; di luar rentang \(outer) pada \(numbers.integer(batch.outsideEdge)), karena kebetulan saja sekitar \(numbers.expected(batch.expectedOutsideEdge))"
        )
        // The whole of a sample is a test of its own.
        if result.isOfSample && result.comparisons.count == 1 { return start + beyond + "." }
        let all = result.isOfSample ? say("all regions", "semua wilayah") : say("all", "semua")
        return start + beyond
            + say(
                "; \(alone) out when \(all) are looked at together.",
                "; \(numbers.integer(batch.standOut)) tetap menonjol bila \(all) dilihat bersama.")
    }

    /// How many rows are shown, and of what.
    private func shown(_ result: ReconciliationResult) -> String {
        let rows = result.comparisons.count
        guard result.isOfSample else {
            let readings = numbers.count(rows, .init("reading", "readings", id: "angka hitung cepat"))
            return say(
                "\(readings) \(CountText.agreeing(rows, "is", "are")) shown", "\(readings) ditampilkan")
        }
        if rows <= 1 {
            return say("The whole is shown", "Keseluruhan ditampilkan")
        }
        let regions = numbers.count(rows - 1, .region)
        return say("The whole and \(regions) are shown", "Keseluruhan dan \(regions) ditampilkan")
    }

    /// The official figures beside a sample.
    func officialFile(_ recap: Recap, contest: String) -> String {
        let votes = recap.votes.map { choice in
            let share = recap.share(of: choice.ballotNumber).map { numbers.percent($0) } ?? "–"
            return "\(pair(choice.ballotNumber, in: contest)) \(numbers.integer(choice.votes)) (\(share))"
        }
        return say("Votes in the official file: ", "Suara di berkas resmi: ") + list(votes) + "."
    }

    /// The finding of a contest in at most ten words, for the title of its chart.
    func chartTitle(_ comparisons: [Comparison]) -> String {
        let tested = comparisons.filter(\.isTested)
        let inside = tested.filter { $0.verdict.isInside }.count
        let isSample = comparisons.first?.estimate.basis == .sample
        if tested.isEmpty {
            return isSample
                ? say("Nothing here can be tested", "Belum ada yang dapat diuji di sini")
                : say("No quick count here can be tested", "Belum ada hitung cepat yang dapat diuji")
        }
        if tested.count == 1 {
            let what = isSample ? say("The range", "Rentang") : say("The tested count", "Hitungan teruji")
            let verb =
                inside == 1 ? say("contains", "memuat") : say("does not contain", "tidak memuat")
            let figure =
                isSample ? say("the official figure", "angka resmi") : say("the recap", "rekapitulasi")
            return "\(what) \(verb) \(figure)"
        }
        let contain = CountText.agreeing(inside, "contains", "contain")
        let (part, all) = (numbers.integer(inside), numbers.integer(tested.count))
        return isSample
            ? say(
                "\(part) of \(all) ranges \(contain) the official figure",
                "\(part) dari \(all) rentang memuat angka resmi")
            : say(
                "\(part) of \(all) tested counts \(contain) the recap",
                "\(part) dari \(all) hitungan teruji memuat rekapitulasi")
    }
}

extension ReconciliationResult {
    /// Whether a sample of stations is compared, and not published readings: a result holds one kind or the other.
    public var isOfSample: Bool { comparisons.first?.estimate.basis == .sample }
}
