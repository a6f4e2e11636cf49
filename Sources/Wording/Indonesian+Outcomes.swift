import Elections
import Reconciliation

// The signed result of a contest, and several counts beside it.
extension Indonesian {
    public func sentence(_ result: OfficialResult) -> String {
        switch result {
        case .only(let pair, let votes, let share):
            "\(recap.capitalizedFirst): \(pair) \(count(votes, .vote))\(share.map { " (\($0))" } ?? "")."
        case .level(let first, let second, let votes, let share):
            "Menurut \(recap) \(first) dan \(second) masing-masing memperoleh \(count(votes, .vote)) (\(share))."
        case .ahead(let first, let second, let votes, let share, let lead, let points):
            "Menurut \(recap) suara terbanyak diperoleh \(first): \(number(votes)) (\(share)), \(count(lead, .vote)) "
                + "(\(points)) lebih banyak daripada \(second)."
        case .onlyShare(let pair, let share): "\(recap.capitalizedFirst): \(pair) \(share)."
        case .levelInShare(let first, let second, let share):
            "Menurut \(recap) \(first) dan \(second) memperoleh bagian yang sama (\(share))."
        case .aheadInShare(let first, let second, let share, let points):
            "Menurut \(recap) bagian terbesar diperoleh \(first): \(share), \(points) lebih banyak daripada \(second)."
        }
    }

    public var tie: String { "Dua \(pair) teratas memiliki suara yang sama." }

    public func rule(
        _ standing: Outcome.Standing, _ condition: WinnerCondition,
        isShort: Bool, spread: (found: Outcome.Spread, share: Int)?, turnout: Outcome.Turnout?,
        source: String?
    ) -> String {
        let text =
            switch standing {
            case .met: "\(asked(condition).capitalizedFirst): terpenuhi"
            case .notMet where isShort:
                "Tidak ada \(pair) yang memperoleh \(asked(condition))"
            case .notMet: "Syarat keterpilihan: tidak terpenuhi"
            case .unknown, .tie: "Syarat keterpilihan: angka belum lengkap"
            }
        let regions = spread.map { spread -> String in
            let places = term("provinsi", "wilayah")
            let needed = "perlu \(spread.found.needed) dari \(spread.found.total)"
            return spread.found.known == 0
                ? "; di berapa \(places) ia memperoleh sedikitnya \(spread.share)% tidak diketahui (\(needed))"
                : "; sedikitnya \(spread.share)% di \(spread.found.reached) dari \(spread.found.known) \(places) yang ada angkanya (\(needed))"
        }
        let voted = turnout.map { turnout in
            "; disyaratkan partisipasi pemilih lebih dari \(turnout.moreThanPercent)%, "
                + (figure(turnout).map { "yang tercatat \($0)" } ?? "yang tidak diketahui")
        }
        return text + (voted ?? "") + (regions ?? "") + (source.map { " (\($0))" } ?? "") + "."
    }

    /// What a rule asks for besides votes of the whole.
    func named(_ besides: WinnerLine.Besides) -> String {
        joined(
            [
                besides.regions ? "pangsa di wilayah" : nil,
                besides.turnout.map { "partisipasi pemilih lebih dari \($0)%" },
            ].compactMap(\.self))
    }

    func asked(_ condition: WinnerCondition) -> String {
        switch condition {
        case .mostVotes: "suara terbanyak"
        case .moreThan(let line): "lebih dari \(line)% suara sah"
        case .moreThanOr(let line, let least, let lead):
            "lebih dari \(line)% suara sah, atau sedikitnya \(least)% dan \(lead) poin lebih banyak daripada yang kedua"
        }
    }

    public func filing(_ filing: Outcome.Filing, lead: Double) -> String {
        "Selisih \(numbers.percent(lead)) suara sah "
            + "\(filing.leadWithinLimit ? "berada dalam" : "berada di atas") ambang pengajuan "
            + "\(numbers.decimal(Double(filing.limitPercentTimesTen) / 10, 1))% (\(number(filing.limitVotes)) suara; "
            + "\(filing.source)); ambang adalah syarat pengajuan, bukan bukti."
    }

    public var filingNeedsPopulation: String {
        "Ambang pengajuan ke Mahkamah Konstitusi membutuhkan jumlah penduduk, yang tidak ada dalam berkas."
    }

    public func officialFile(_ votes: [String]) -> String {
        "Suara di berkas resmi\(ofArrived): \(list(votes))."
    }

    public func officialOfSome(_ votes: [String], others: String?) -> String {
        let rest = others.map { "yang lain bersama-sama \($0)" } ?? "tidak semua disebut"
        return "Menurut \(recap), \(list(votes)); \(rest), sehingga tidak diketahui siapa yang pertama."
    }

    public func officialOfRegions(_ votes: [String], lacking: [String]) -> String {
        "Wilayah yang sudah ada \(recap)-nya memberi \(list(votes)); \(list(lacking, most: 3)) belum masuk, sehingga belum disebut siapa yang pertama."
    }

    public func sentence(_ summary: Triangulation, _ first: String, _ second: String) -> String {
        let range = summary.interval.map {
            " (\(self.range(pointRange($0, level: summary.level))))"
        }
        let opening =
            "\(number(summary.members.count)) \(oneCount) yang diuji bersama-sama menaruh keunggulan \(first) atas "
            + "\(second) \(size(summary.mean)) \(side(summary.mean)) daripada \(recap)\(range ?? ""); "
            + "Q = \(numbers.decimal(summary.q, 2)), df \(summary.qDegreesOfFreedom) "
            + "(\(numbers.pSentence(summary.qP))), I² = \(numbers.decimal(100 * summary.iSquared, 0))%. "
        return switch summary.conclusion {
        case .onePollsterDeparts:
            opening + "\(summary.departing ?? "") berbeda dari lembaga lain dan dari \(recap)."
        case .recapDeparts:
            opening + "\(recap.capitalizedFirst) berbeda dari semua lembaga sekaligus; angka-angka ini tidak "
                + "menunjukkan sebabnya."
        case .neither where summary.countsDiffer:
            opening
                + "Hitungan-hitungan ini saling berbeda lebih dari yang dapat dijelaskan penarikan sampel, dan "
                + "tidak satu pun yang sendirian berbeda dari \(recap)."
        case .neither:
            opening + "Tidak ada lembaga yang berdiri sendiri, demikian pula \(recap)."
        }
    }

    public func sentence(
        _ pair: CountDifference, _ first: String, _ second: String?, size: String, _ range: RangeText,
        isExplained: Bool
    ) -> String {
        (pair.counts > 2 ? "Paling berjauhan dari \(number(pair.counts)) hitungan: " : "")
            + "\(pair.sources[0]) menaruh \(second.map { "keunggulan \(first) atas \($0)" } ?? first) \(size) \(side(pair.difference)) daripada "
            + "\(pair.sources[1]) (\(self.range(range))): "
            + (isExplained
                ? "masih dapat dijelaskan oleh penarikan sampel."
                : "lebih dari yang dapat dijelaskan penarikan sampel; hal itu tidak menunjukkan mana yang berbeda.")
    }

    private func side(_ difference: Double) -> String { difference < 0 ? "lebih rendah" : "lebih tinggi" }
}
