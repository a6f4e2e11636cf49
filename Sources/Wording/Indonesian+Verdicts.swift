import Elections
import Reconciliation

// Verdicts on comparisons.
extension Indonesian {
    public var emptyBoxName: String { "Kolom kosong" }
    public func emptyBox(_ choice: Choice) -> String { "kolom kosong (\(choice))" }

    public func place(_ code: String) -> String { "wilayah \(code)" }

    public func label(_ verdict: Verdict) -> String {
        switch verdict {
        case .consistent: "konsisten"
        case .consistentTooClose: "konsisten, terlalu dekat"
        case .borderline: "di tepi rentang"
        case .sampleNotAsDeclared: "sampel tidak seperti dinyatakan"
        case .inconsistent: "tidak konsisten"
        case .notComparable: "belum dapat dibandingkan"
        }
    }

    public func label(_ answer: Comparison.MarginBound.Answer, needed: String) -> String {
        switch answer {
        case .consistent: "konsisten, margin berapa pun"
        case .inconsistent: "tidak konsisten, margin berapa pun"
        case .depends: "bila margin ±\(needed) atau lebih"
        }
    }

    public func sums(areEqual: Bool) -> String { areEqual ? "jumlah sama" : "jumlah berbeda" }

    public func bounded(
        _ answer: Comparison.MarginBound.Answer, needed: String, usual: UsualMarginText?, level: String
    ) -> String {
        let size = usual.map { usual in
            let stations = count(usual.margins.stations, .station)
            return
                (usual.margins.areStationsUsual
                ? "hitungan dari \(stations), seperti yang lain di sini," : "hitungan dari \(stations)")
                + " bermargin ±\(usual.smallest) sampai ±\(usual.largest)"
                + (usual.margins.areOfPlace ? ", menurut semua \(station) di wilayah ini" : "")
        }
        let start =
            "Margin of error tidak disebut: sesuai dengan \(recap) bila marginnya ±\(needed) poin atau lebih "
            + "(\(level), semua \(pair) sekaligus), sedangkan \(size ?? "tidak ada yang menyebut berapa \(station) yang dihitungnya")."
        switch answer {
        case .consistent: return start + " Konsisten, berapa pun marginnya."
        case .inconsistent:
            return start + " Tidak konsisten dengan satu pun di antaranya; ini tidak menunjukkan sebabnya."
        case .depends: return start + " Sesuai atau tidaknya bergantung pada marginnya."
        }
    }

    public func boundedCounts(_ tally: CountTally) -> String {
        let (agree, not, depend) = (tally.agreeAnyway, tally.outsideAnyway.count, tally.depend)
        let parts = [
            agree == 0 ? nil : "\(number(agree)) sesuai berapa pun marginnya",
            not == 0 ? nil : "\(number(not)) berbeda lebih jauh daripada margin yang lazim",
            depend == 0 ? nil : "pada \(number(depend)) bergantung pada marginnya",
        ]
        return "Hitungan tanpa margin (\(number(tally.bounded))): "
            + joined(parts.compactMap(\.self)) + "."
    }

    public func outside(level: String) -> String { "di luar \(level)" }

    public func phrase(_ verdict: Verdict, isSample: Bool) -> String {
        let official = official(isSample: isSample)
        return switch verdict {
        case .consistent: "konsisten secara statistik dengan \(official)"
        case .consistentTooClose:
            "konsisten dengan \(official), tetapi terlalu dekat untuk menyebut yang unggul"
        case .borderline: "di tepi rentang"
        case .sampleNotAsDeclared:
            term("TPS-nya", "tempat pemungutan suaranya") + " tidak tampak seperti sampel yang dinyatakan"
        case .inconsistent: "tidak konsisten dengan \(official)"
        case .notComparable: "belum dapat dibandingkan"
        }
    }

    public func label(_ stage: ReadingStage) -> String {
        switch stage {
        case .interim: "sementara"
        case .nearFinal: "hampir selesai"
        case .final: "selesai"
        case .unknown: "tahap tidak diketahui"
        case .garbled: "halaman salin keliru"
        }
    }

    public var notOfficial: String { "\(oneCount.capitalizedFirst) bukan hasil resmi." }

    /// What an estimate stands beside.
    func official(isSample: Bool) -> String {
        isSample
            ? "berkas resmi"
            : recap
    }

    /// `rentang 95% −0,20 sampai +0,40`.
    func range(_ range: RangeText) -> String {
        "rentang " + (range.level.map { "\($0) " } ?? "") + "\(range.low) sampai \(range.high)"
    }
}
