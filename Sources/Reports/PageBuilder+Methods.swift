import Elections
import Figures
import Reconciliation
import Statistics

extension PageBuilder {
    var key: [ReportPage.KeyRow] {
        let inner = words.level(result.options.level)
        let outer = words.level(result.options.edgeLevel)
        return Verdict.allCases.map { verdict in
            let text =
                switch verdict {
                case .consistent:
                    words.say(
                        "The official share of every pair lies inside the \(inner) range that holds for all pairs together.",
                        "Bagian resmi setiap pasangan berada di dalam rentang \(inner) yang berlaku untuk semua pasangan sekaligus."
                    )
                case .consistentTooClose:
                    words.say(
                        "As above, and the count itself cannot tell who leads (or whether the line of the rule is passed).",
                        "Seperti di atas, dan hitungan itu sendiri belum dapat menyebut yang unggul (atau apakah garis syarat terlampaui)."
                    )
                case .borderline:
                    words.say(
                        "A pair lies outside the \(inner) range and inside the \(outer) range.",
                        "Ada pasangan di luar rentang \(inner) dan di dalam rentang \(outer).")
                case .inconsistent:
                    words.say(
                        "A pair lies outside the \(outer) range: more than sampling explains if the published margin holds. It does not say why.",
                        "Ada pasangan di luar rentang \(outer): lebih dari yang dapat dijelaskan penarikan sampel jika margin yang diterbitkan berlaku. Ini tidak menunjukkan sebabnya."
                    )
                case .notComparable:
                    words.say(
                        "Something needed for a test is missing; the difference is shown and not judged.",
                        "Ada yang kurang untuk menguji; selisih ditampilkan dan tidak dinilai.")
                }
            return ReportPage.KeyRow(
                verdict: words.label(verdict), verdictClass: verdict.rawValue, glyph: verdict.glyph,
                text: text)
        }
    }

    var keyNotes: [String] {
        let inner = words.level(result.options.level)
        let miss = words.level(1 - result.options.level)
        return [
            words.say(
                "\"Consistent\" does not show that two counts are the same, and \"not consistent\" does not show that either is off: a margin may be too small, a sample badly drawn, a page misprinted.",
                "\"Konsisten\" tidak berarti dua hitungan sama, dan \"tidak konsisten\" tidak menunjukkan hitungan mana yang meleset: margin mungkin terlalu kecil, sampel mungkin kurang baik, halaman mungkin keliru cetak."
            ),
            words.say(
                "Even when every margin is right, about \(miss) of the tested counts fall outside their \(inner) range by chance.",
                "Walaupun setiap margin tepat, sekitar \(miss) hitungan yang diuji berada di luar rentang \(inner) karena kebetulan."
            ),
        ]
    }

    var methods: [String] {
        let options = result.options
        return [
            words.say(
                "A published margin M with level L becomes one standard error for each share p: n_eff = z² / (4 M²), se = √(p (1 − p) / n_eff), with z the normal quantile of L, so that margins at 99% and at 95% can be laid side by side. A missing level is read as 95%. The official total has no sampling error.",
                "Margin M pada tingkat L menjadi satu galat baku untuk tiap bagian p: n_eff = z² / (4 M²), se = √(p (1 − p) / n_eff), dengan z kuantil normal dari L, sehingga margin 99% dan 95% dapat disandingkan. Tingkat yang tidak disebut dibaca 95%. Jumlah resmi tidak memiliki galat sampel."
            ),
            words.say(
                "Ranges for all pairs together reach c standard errors to either side, where c is the point that the largest of the correlated deviations exceeds with probability 1 − level; with more than \(SimultaneousCriticalValue.mostIntegrated) pairs it is Bonferroni's quantile. Verdicts rest on the rounding most favourable to the pollster.",
                "Rentang untuk semua pasangan sekaligus menjangkau c galat baku ke kedua sisi, dengan c titik yang dilampaui oleh simpangan terbesar yang saling berkorelasi dengan peluang 1 − tingkat; untuk lebih dari \(SimultaneousCriticalValue.mostIntegrated) pasangan dipakai kuantil Bonferroni. Kesimpulan memakai pembulatan yang paling menguntungkan lembaga."
            ),
            words.say(
                "All pairs are tested together by the second-order Rao–Scott test; p-values are adjusted over all tested counts (\(options.adjustment.code), level \(words.level(options.alpha))); pages that print the same count enter once. A range gives no reading of a partial official count: only the signed recap is compared.",
                "Semua pasangan diuji bersama dengan uji Rao–Scott orde kedua; nilai p disesuaikan untuk semua hitungan yang diuji (\(options.adjustment.code), taraf \(words.level(options.alpha))); halaman yang mencetak hitungan yang sama dihitung sekali. Hitungan resmi yang masih sebagian tidak diuji: hanya rekapitulasi yang ditandatangani yang dibandingkan."
            ),
            words.say(
                "A filing limit is a condition for a petition to the Constitutional Court, not evidence of anything.",
                "Ambang pengajuan adalah syarat permohonan ke Mahkamah Konstitusi, bukan bukti apa pun."),
        ]
    }
}
