import Elections
import Reconciliation

// One comparison in sentences.
extension Indonesian {
    public func tooCloseToLine(isSample: Bool) -> String {
        "konsisten dengan \(official(isSample: isSample)), tetapi terlalu dekat untuk menyebut apakah ambang kemenangan "
            + "terlampaui"
    }

    public func outsideAmongMany(level: String, _ family: Comparison.Family?) -> String {
        let chance = family.map {
            "; di antara \(count($0.tested, .region)) sekitar \(numbers.expected($0.expectedOutsideEdge)) berada di "
                + "sana karena kebetulan saja"
        }
        return "di luar rentang \(level)\(chance ?? "")"
    }

    public func sentence(_ kind: GapSentence, _ gap: GapText) -> String {
        let together = "untuk semua \(pair) sekaligus"
        let rounding = gap.unrounded.map {
            ", dibaca pada pembulatan yang paling menguntungkan lembaga (tanpa itu \($0))"
        }
        let end = (rounding ?? "") + "."
        switch kind {
        case .within:
            return
                "Selisih terjauh, \(gap.size) untuk \(gap.pair), masih dapat dijelaskan oleh penarikan sampel "
                + "(\(gap.inner) \(together))\(end)"
        case .between:
            return
                "Selisih \(gap.size) untuk \(gap.pair) berada di luar \(gap.inner) dan di dalam \(gap.outer), "
                + "\(together)\(end)"
        case .outsideAmongMany:
            return "Selisih \(gap.size) untuk \(gap.pair) berada di luar \(gap.inner) dan \(gap.outer), "
                + "\(together)\(end)"
        case .sampleNotAsDeclared:
            return
                "Angka resmi \(station) sampel sendiri berbeda dari hasil resmi lebih daripada yang terjadi pada "
                + "sampel acak yang ditarik seperti dinyatakan (\(gap.outer) \(together)), seperti perkiraannya "
                + "(\(gap.size) untuk \(gap.pair)). Entah \(station) itu bukan sampel seperti itu, entah angka resmi "
                + "\(station) lain berbeda sifatnya; perbandingan ini tidak dapat membedakannya."
        case .beyond(let isPublished, let drawn):
            let condition =
                isPublished
                ? "jika margin yang diterbitkan berlaku" : "jika sampel ditarik seperti dinyatakan"
            let asFar = drawn.map {
                "; \(number($0.asFar)) dari \(number($0.all)) sampel yang diundi dari berkas resmi menyimpang sejauh itu"
            }
            return
                "Selisih \(gap.size) untuk \(gap.pair) lebih besar daripada yang dapat dijelaskan penarikan sampel "
                + "\(condition) (\(gap.inner) dan \(gap.outer) \(together)\(asFar ?? "")); angka-angka ini tidak "
                + "menunjukkan sebabnya\(end)"
        case .notTested: return "Selisihnya ditampilkan dan tidak diuji."
        case .largestNotTested:
            return "Selisih terbesar \(gap.size) untuk \(gap.pair), ditampilkan tanpa uji."
        }
    }

    public func census(_ gap: GapText?) -> String {
        "sensus, setiap \(station) ada dalam sampel. "
            + (gap.map {
                "Selisih terbesar, \($0.size) untuk \($0.pair), berasal dari pencatatan, bukan dari undian."
            } ?? "Bagian suara sama dengan berkas resmi.")
    }

    public func reach(_ reach: RangeReach, level: String?) -> String {
        let size =
            switch reach {
            case .notKnown: "–"
            case .toBothSides(let half): "±\(points(half))"
            case .between(let low, let high): "rentang \(low) sampai \(points(high))"
            }
        return size + (level.map { " pada taraf \($0)" } ?? "")
    }

    public func differsMost(_ pair: String, points: String) -> String {
        "Dalam poin, \(pair) paling berbeda: \(points)."
    }

    public func among(_ kind: StandingAmongAll, isSample: Bool, p: String) -> String {
        let counts = isSample ? "wilayah" : oneCount
        return switch kind {
        case .isOneOfMany:
            "Wilayah ini tidak menonjol bila semua wilayah yang diuji dilihat bersama (uji bersama semua \(pair), p tersesuaikan \(p))."
        case .standsOut:
            "Selisih ini tetap menonjol bila semua \(counts) yang diuji dilihat bersama (uji bersama semua \(pair), p tersesuaikan \(p))."
        case .mayBeChance:
            "Di antara semua \(counts) yang diuji, satu selisih seperti ini dapat muncul karena kebetulan "
                + "(uji bersama semua \(pair), p tersesuaikan \(p))."
        }
    }

    public var byDrawnSamples: String { "(menurut sampel yang diundi)" }

    // MARK: Who leads

    public func otherLeader(
        _ first: String, levelWith second: String?, official: String, isSample: Bool, names: [String],
        haveMargins: Bool
    ) -> String {
        let who = names.isEmpty ? "Hitungan ini" : counts(named: names)
        let ahead = second.map { "\(first) dan \($0) sama kuat di depan" } ?? "\(first) di depan"
        return
            "\(who)\(haveMargins ? "" : ", tanpa margin,") menempatkan \(ahead); \(self.official(isSample: isSample)) menempatkan \(official) di depan."
    }

    public func moreBeyondLine(_ counts: Int) -> String {
        "Rentang \(number(counts)) \(oneCount) lain juga demikian."
    }

    public func noLeader(_ first: String, _ second: String, lead: String?, _ range: RangeText) -> String {
        let ends = "\(range.low) sampai \(range.high) poin\(withoutRounding(range))"
        let ranged = "rentang" + (range.level.map { " \($0)" } ?? "")
        return lead.map {
            "Keunggulan \($0) \(first) atas \(second) memiliki \(ranged) \(ends), sehingga belum dapat disebut yang "
                + "unggul."
        }
            ?? "Hitungan ini memberi \(first) dan \(second) pangsa yang sama, dengan \(ranged) keunggulan \(ends), "
            + "sehingga belum dapat disebut yang unggul."
    }

    public func lineInside(_ line: String, _ pair: String, _ range: RangeText) -> String {
        let ranged = "rentang" + (range.level.map { " \($0)" } ?? "")
        return
            "Ambang kemenangan \(line) berada di dalam \(ranged) \(pair) (\(range.low) sampai \(range.high)"
            + "\(withoutRounding(range)))."
    }

    public func ruleOpen(
        _ pair: String, _ condition: WinnerCondition, share: RangeText, lead: RangeText
    ) -> String {
        "Belum dapat dipastikan apakah \(pair) memperoleh \(asked(condition)): \(ranges(share, lead))."
    }

    public func ruleAgainst(
        _ pair: String, _ condition: WinnerCondition, share: RangeText, lead: RangeText, isMet: Bool,
        isSample: Bool
    ) -> String {
        "Menurut hitungan ini \(pair) \(isMet ? "memperoleh" : "tidak memperoleh") \(asked(condition)) "
            + "(\(ranges(share, lead))); menurut \(official(isSample: isSample)) sebaliknya."
    }

    /// "rentang 95%: pangsa 42,1% sampai 46,3%, keunggulan 8,2 sampai 12,9 poin".
    private func ranges(_ share: RangeText, _ lead: RangeText) -> String {
        "rentang" + (share.level.map { " \($0)" } ?? "")
            + ": pangsa \(share.low) sampai \(share.high)\(withoutRounding(share)), keunggulan \(lead.low) sampai "
            + "\(lead.high) poin\(withoutRounding(lead))"
    }

    public var allUnnamed: String { "gabungan semua yang tidak diberi angka" }

    public func ownLeader(_ first: String, _ second: String, lead: String, _ range: RangeText) -> String {
        "Menurut hitungan ini sendiri \(first) unggul \(lead) atas \(second), rentang"
            + (range.level.map { " \($0)" } ?? "")
            + " \(range.low) sampai \(range.high) poin\(withoutRounding(range))."
    }

    public func ownLine(
        _ pair: String, _ condition: WinnerCondition, isMet: Bool, besides: WinnerLine.Besides
    ) -> String {
        "Seluruh rentang \(pair) \(isMet ? "memenuhi" : "kurang dari") syarat \(asked(condition))"
            + (besides.isEmpty
                ? "." : "; tentang \(named(besides)) yang juga disyaratkan hitungan ini tidak memberi angka.")
    }

    public func lineBetween(
        _ line: String, _ pair: String, _ range: RangeText, isBelow: Bool, isOnLine: Bool, official: String,
        isSample: Bool
    ) -> String {
        let ranged = "rentang" + (range.level.map { " \($0)" } ?? "")
        let side =
            isBelow
            ? "di atas ambang itu"
            : isOnLine ? "tepat di ambang itu, tidak melampauinya" : "di bawah ambang itu"
        return
            "Ambang kemenangan \(line) berada di \(isBelow ? "atas" : "bawah") \(ranged) \(pair) (\(range.low) sampai \(range.high)"
            + "\(withoutRounding(range))); menurut \(self.official(isSample: isSample)) bagian itu \(side), \(official)."
    }

    private func withoutRounding(_ range: RangeText) -> String {
        range.unrounded.map { ", tanpa pembulatan \($0.low) sampai \($0.high)" } ?? ""
    }

    // MARK: Tables

    public func sourceHead(isSample: Bool) -> String { isSample ? "Bagian" : "Lembaga" }

    public func gapHead(level: String) -> String { "Selisih ±\(level) (nomor)" }

    public func gapNote(isSample: Bool) -> String {
        isSample
            ? "Selisih: sampel dikurangi berkas resmi, dalam poin, untuk \(pair) terjauh di luar rentangnya (nomornya di "
                + "belakang); tanda – bila tidak diuji."
            : "Selisih: \(oneCount) dikurangi \(recap), dalam poin, untuk \(pair) terjauh di luar rentangnya, dan yang "
                + "terbesar bila tidak diuji (nomor \(pair) di belakang)."
    }
}
