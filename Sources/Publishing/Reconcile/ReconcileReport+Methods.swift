import Elections
import Figures
import Reconciliation
import Statistics

extension ReconcileReport {
    var key: [Key.Row] {
        let inner = words.level(result.options.level)
        let outer = words.level(result.options.edgeLevel)
        let verdicts = Verdict.allCases.filter { $0 != .sampleNotAsDeclared || sample != nil }
        return verdicts.map { verdict in
            let text =
                switch verdict {
                case .consistent:
                    words.say(
                        "The official share of every pair lies inside the \(inner) range that holds for all pairs together.",
                        "Bagian resmi setiap pasangan berada di dalam rentang \(inner) yang berlaku untuk semua pasangan sekaligus."
                    )
                case .consistentTooClose:
                    tooClose
                case .borderline:
                    words.say(
                        "A pair lies outside the \(inner) range and inside the \(outer) range.",
                        "Ada pasangan di luar rentang \(inner) dan di dalam rentang \(outer).")
                case .sampleNotAsDeclared:
                    words.say(
                        "The official figures of the sampled stations themselves lie outside the \(outer) range: the stations are not the random sample that was declared, or official figures of other stations are of another kind. It does not say which.",
                        "Angka resmi TPS sampel sendiri berada di luar rentang \(outer): TPS itu bukan sampel acak yang dinyatakan, atau angka resmi TPS lain berbeda sifatnya. Ini tidak menunjukkan yang mana."
                    )
                case .inconsistent:
                    words.say(
                        "A pair lies outside the \(outer) range: more than sampling explains \(condition). It does not say why.",
                        "Ada pasangan di luar rentang \(outer): lebih dari yang dapat dijelaskan penarikan sampel \(condition). Ini tidak menunjukkan sebabnya."
                    )
                case .notComparable:
                    words.say(
                        "Something needed for a test is missing; the difference is shown and not judged.",
                        "Ada yang kurang untuk menguji; selisih ditampilkan dan tidak dinilai.")
                }
            return Key.Row(verdict: words.badge(verdict), text: text)
        } + amongMany
    }

    /// What is said of a region that lies outside as some of many do.
    private var amongMany: [Key.Row] {
        guard let region = result.comparisons.first(where: \.isAmongMany) else { return [] }
        let outer = words.level(result.options.edgeLevel)
        return [
            Key.Row(
                verdict: words.badge(region),
                text: words.say(
                    "A region lies outside the \(outer) range, as some of many do by chance, and does not stand out when all regions are looked at together.",
                    "Suatu wilayah berada di luar rentang \(outer), sebagaimana sebagian dari banyak wilayah karena kebetulan, dan tidak menonjol bila semua wilayah dilihat bersama."
                ))
        ]
    }

    /// What "too close" means here: a line of the rule is spoken of only where some contest has one.
    private var tooClose: String {
        let hasLine = result.comparisons.contains { $0.threshold != nil }
        let hasLeads = result.comparisons.contains { !words.hasEmptyBox($0.contest) }
        if hasLine, !hasLeads {
            return words.say(
                "As above, and the count itself cannot tell whether the line of the rule is passed.",
                "Seperti di atas, dan hitungan itu sendiri belum dapat menyebut apakah garis syarat terlampaui."
            )
        }
        return hasLine
            ? words.say(
                "As above, and the count itself cannot tell who leads (or whether the line of the rule is passed).",
                "Seperti di atas, dan hitungan itu sendiri belum dapat menyebut yang unggul (atau apakah garis syarat terlampaui)."
            )
            : words.say(
                "As above, and the count itself cannot tell who leads.",
                "Seperti di atas, dan hitungan itu sendiri belum dapat menyebut yang unggul.")
    }

    /// What an outer range speaks of: the condition under which sampling would explain a difference.
    private var condition: String {
        result.isOfSample
            ? words.say("if the sample was drawn as declared", "jika sampel ditarik seperti dinyatakan")
            : words.say("if the published margin holds", "jika margin yang diterbitkan berlaku")
    }

    var keyNotes: [String] {
        let inner = words.level(result.options.level)
        let miss = words.level(1 - result.options.level)
        let rounding = words.say(
            "Ranges, z and p are at the rounding of the printed shares and margin that is most favourable to the pollster; what they would be at the printed figures decides nothing.",
            "Rentang, z, dan p memakai pembulatan bagian dan margin tercetak yang paling menguntungkan lembaga; nilai menurut angka tercetak tidak menentukan apa pun."
        )
        if result.isOfSample {
            return [
                words.say(
                    "\"Consistent\" does not show that two counts are the same, and \"not consistent\" does not show that either is off: a sample may be badly drawn, a figure mistyped in either file.",
                    "\"Konsisten\" tidak berarti dua hitungan sama, dan \"tidak konsisten\" tidak menunjukkan hitungan mana yang meleset: sampel mungkin kurang baik, angka di salah satu berkas mungkin salah ketik."
                ),
                words.say(
                    "Even when every sample is drawn as declared, about \(miss) of the tested comparisons fall outside their \(inner) range by chance.",
                    "Walaupun setiap sampel ditarik seperti dinyatakan, sekitar \(miss) perbandingan yang diuji berada di luar rentang \(inner) karena kebetulan."
                ),
            ]
        }
        return [
            words.say(
                "\"Consistent\" does not show that two counts are the same, and \"not consistent\" does not show that either is off: a margin may be too small, a sample badly drawn, a page misprinted.",
                "\"Konsisten\" tidak berarti dua hitungan sama, dan \"tidak konsisten\" tidak menunjukkan hitungan mana yang meleset: margin mungkin terlalu kecil, sampel mungkin kurang baik, halaman mungkin keliru cetak."
            ),
            words.say(
                "Even when every margin is right, about \(miss) of the tested counts fall outside their \(inner) range by chance.",
                "Walaupun setiap margin tepat, sekitar \(miss) hitungan yang diuji berada di luar rentang \(inner) karena kebetulan."
            ), rounding,
        ]
    }

    var methods: [String] {
        let options = result.options
        let most = SimultaneousCriticalValue.mostIntegrated
        let margin = words.say(
            "A published margin M with level L becomes one standard error for each share p: n_eff = z² / (4 M²), se = √(p (1 − p) / n_eff), with z the normal quantile of L, so that margins at 99% and at 95% can be laid side by side. A missing level is read as 95%. The official total has no sampling error.",
            "Margin M pada tingkat L menjadi satu galat baku untuk tiap bagian p: n_eff = z² / (4 M²), se = √(p (1 − p) / n_eff), dengan z kuantil normal dari L, sehingga margin 99% dan 95% dapat disandingkan. Tingkat yang tidak disebut dibaca 95%. Jumlah resmi tidak memiliki galat sampel."
        )
        let together = words.say(
            "Ranges for all pairs together reach c standard errors to either side, where c is the point that the largest of the correlated deviations exceeds with probability 1 − level; with more than \(most) pairs it is Bonferroni's quantile.",
            "Rentang untuk semua pasangan sekaligus menjangkau c galat baku ke kedua sisi, dengan c titik yang dilampaui oleh simpangan terbesar yang saling berkorelasi dengan peluang 1 − tingkat; untuk lebih dari \(most) pasangan dipakai kuantil Bonferroni."
        )
        let rounding = words.say(
            " They are as wide as the digits of the margin allow and half a printed unit of the share wider. The range of the lead, the line of the rule, the smallest detectable gap and the test of equivalence take the same margin, with half a unit for each of the two shares of a lead.",
            " Rentang itu selebar yang dimungkinkan angka margin, ditambah setengah satuan tercetak dari bagian suara. Rentang keunggulan, garis syarat, selisih terkecil yang terdeteksi, dan uji kesetaraan memakai margin yang sama, dengan setengah satuan untuk tiap bagian dari keunggulan."
        )
        let level = words.level(options.alpha)
        let jointly = words.say(
            "All pairs are tested together by the second-order Rao–Scott test; p-values are adjusted over all tested \(result.isOfSample ? "regions" : "counts") (\(options.adjustment.code), level \(level))",
            "Semua pasangan diuji bersama dengan uji Rao–Scott orde kedua; nilai p disesuaikan untuk semua \(result.isOfSample ? "wilayah" : "hitungan") yang diuji (\(options.adjustment.code), taraf \(level))"
        )
        if result.isOfSample { return sampleMethods(together, jointly) }
        let once = words.say(
            "; pages that print the same count enter once. A range gives no reading of a partial official count: only the signed recap is compared.",
            "; halaman yang mencetak hitungan yang sama dihitung sekali. Hitungan resmi yang masih sebagian tidak diuji: hanya rekapitulasi yang ditandatangani yang dibandingkan."
        )
        let filing = words.say(
            "A filing limit is a condition for a petition to the Constitutional Court, not evidence of anything.",
            "Ambang pengajuan adalah syarat permohonan ke Mahkamah Konstitusi, bukan bukti apa pun.")
        return [margin, together + rounding, jointly + once] + (speaksOfFiling ? [filing] : [])
    }

    /// How a sample is judged, by draws where the design can be drawn again, and what shares are shares of.
    private func sampleMethods(_ together: String, _ jointly: String) -> [String] {
        let options = result.options
        let base = words.say(
            "Shares are of the votes of all pairs, in the sample, in the official file and station by station alike.",
            "Bagian suara dihitung dari suara semua pasangan, di sampel, di berkas resmi, dan TPS demi TPS.")
        guard sample?.limits?.basis == .drawn else {
            return [
                base, together,
                jointly + words.say("; the whole is tested on its own.", "; keseluruhan diuji tersendiri."),
            ]
        }
        let level = words.level(options.alpha)
        let draws = words.say(
            "All pairs are tested together by the largest difference in standard errors, held against the same figure of samples drawn from the official file. p-values of regions are adjusted over all regions (\(options.adjustment == .holm ? "step by step on the same draws" : options.adjustment.code), level \(level)); the whole is tested on its own.",
            "Semua pasangan diuji bersama dengan selisih terbesar dalam galat baku, dibandingkan dengan angka yang sama dari sampel yang diundi dari berkas resmi. Nilai p wilayah disesuaikan untuk semua wilayah (\(options.adjustment == .holm ? "bertahap dari undian yang sama" : options.adjustment.code), taraf \(level)); keseluruhan diuji tersendiri."
        )
        return [base, draws]
    }

    /// Whether some contest of the report stands beside a filing limit.
    private var speaksOfFiling: Bool {
        result.election.contests.contains { contest in
            result.outcome(of: contest.id)
                .flatMap { words.filing($0, contest: contest) } != nil
        }
    }
}
