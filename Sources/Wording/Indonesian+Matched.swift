import Elections
import Reconciliation

// Sampled stations beside their own official figures.
extension Indonesian {
    public func comparedStations(
        _ verdict: Verdict, differing: Int, compared: Int, arrived: Int, sides: MatchedSides?
    ) -> String {
        let phrase =
            switch verdict {
            case .inconsistent: "tidak konsisten dengan berkas resmi"
            case .borderline: "di tepi yang dapat terjadi karena kebetulan"
            default: "konsisten dengan berkas resmi"
            }
        let of =
            count(compared, .station)
            + (compared == arrived ? "" : " yang dibandingkan (\(number(arrived)) sudah masuk)")
        let start = "\(stationByStation): \(phrase). "
        return differing == 0
            ? start + "Semua \(of) dari sampel memuat suara yang sama di berkas resmi."
            : start + "\(number(differing)) dari \(of) dari sampel memuat suara yang berbeda di berkas "
                + "resmi\(sides.map(text) ?? "")."
    }

    private func text(_ sides: MatchedSides) -> String {
        switch sides {
        case .both: ", ke kedua arah sejauh dapat dibedakan dari kebetulan"
        case .one(let p):
            ", semua ke satu arah dan begitu sedikit sehingga dapat terjadi karena kebetulan (\(numbers.pSentence(p)))"
        }
    }

    public func differing(_ names: [String]) -> String { "Yang berbeda: \(list(names))." }

    public func leadDirection(_ first: Choice, _ second: Choice, higher: Int, lower: Int, p: Double) -> String
    {
        "Berkas resmi mencatat keunggulan nomor \(first) atas nomor \(second) lebih tinggi di \(higher) dan lebih rendah di "
            + "\(lower) \(station) ini (uji tanda eksak, \(numbers.pSentence(p)))."
    }

    public func pairDirection(_ pair: Choice, more: Int, fewer: Int, p: Double) -> String {
        "Suara nomor \(pair) lebih banyak di \(more) dan lebih sedikit di \(fewer) \(station) itu "
            + "(\(numbers.pSentence(p)))."
    }

    public func correctedLead(
        _ official: Double, _ corrected: Double, _ range: RangeText?, isPartial: Bool, isApproximate: Bool
    ) -> String {
        "Selisih resmi \(gap(official))\(isPartial ? " di \(station) yang sudah memuat suara" : ""), bila yang "
            + "terlihat di \(station) sampel berlaku di \(everywhere): \(gap(corrected))"
            + (range.map { " (\(self.range($0)))" } ?? "") + "."
            + (isApproximate && range != nil
                ? " Sedikit \(station) yang berbeda, sehingga rentangnya hanya kira-kira." : "")
    }

    public func mostDiffering(_ stations: Int, level: String) -> String {
        "Menurut cara penarikan sampel, paling banyak sekitar \(count(stations, .station)) di \(names.isOfArrivedStrata ? "berkas resmi" : "seluruh berkas resmi")\(ofArrived) yang "
            + "berbeda (taraf \(level))."
    }

    public func split(_ pair: Choice, _ split: MatchedStations.Split) -> String {
        "\(choice(pair).capitalizedFirst): selisih \(gap(split.gap)), terdiri dari \(gap(split.samplingLuck)) karena "
            + "\(station) mana yang masuk sampel dan \(gap(split.recordingError)) karena perbedaan pencatatan di \(station) "
            + "itu"
            + (split.uncompared == 0
                ? "" : ", dan \(gap(split.uncompared)) dari \(station) yang tidak dibandingkan") + "."
    }
}
