import Elections
import Estimation
import Figures
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// What the sampled stations show beside their own official figures; the verdict comes first.
    ///
    /// - Parameters:
    ///   - matched: The stations compared one by one.
    ///   - names: Names of the stations that differ, in their order.
    ///   - level: Level of the intervals, a fraction.
    public func matched(_ matched: MatchedStations, names: [String], level: Double) -> [String] {
        var sentences = [opening(matched)]
        let exchanges = wording.exchanges(matched.exchanges)
        if !exchanges.isEmpty { sentences.append(exchanges) }
        if !names.isEmpty {
            let list = list(names)
            sentences.append(say("They differ in: \(list).", "Yang berbeda: \(list)."))
        }
        sentences += direction(matched, level) + corrected(matched, level)
        if let most = matched.mostDiffering {
            let (count, at) = (numbers.count(most, .station), self.level(level))
            sentences.append(
                say(
                    "As the sample was drawn, at most about \(count) of the whole official file differ (\(at) level).",
                    "Menurut cara penarikan sampel, paling banyak sekitar \(count) di seluruh berkas resmi yang berbeda (taraf \(at))."
                ))
        }
        return sentences + matched.splits.enumerated().map(split)
    }

    /// "Station by station: not consistent with the official file. 91 of 1,501 …"
    public func opening(_ matched: MatchedStations) -> String {
        let compared = numbers.count(matched.stations, .station)
        let of =
            matched.stations == matched.arrived
            ? compared
            : say(
                "\(compared) compared (\(numbers.integer(matched.arrived)) have arrived)",
                "\(compared) yang dibandingkan (\(numbers.integer(matched.arrived)) sudah masuk)")
        let start = say("Station by station: ", "TPS demi TPS: ") + phrase(matched: matched.verdict) + ". "
        guard matched.discrepantStations > 0 else {
            return start
                + say(
                    "All \(of) of the sample have the same votes in the official file.",
                    "Semua \(of) dari sampel memuat suara yang sama di berkas resmi.")
        }
        let count = matched.discrepantStations
        let alike =
            matched.verdict == .consistent
            ? sides(over: matched.overstated, under: matched.understated, p: matched.directionP) : ""
        return start
            + say(
                "\(numbers.integer(count)) of \(of) of the sample \(count == 1 ? "has" : "have") other votes in the official file\(alike).",
                "\(numbers.integer(count)) dari \(of) dari sampel memuat suara yang berbeda di berkas resmi\(alike)."
            )
    }

    /// To which side stations differ where chance can do that.
    func sides(over: Int, under: Int, p: Double) -> String {
        if over > 0 && under > 0 {
            return say(
                ", to both sides as far as chance can tell",
                ", ke kedua arah sejauh dapat dibedakan dari kebetulan")
        }
        guard over + under > 1 else { return "" }
        let p = numbers.pSentence(p)
        return say(
            ", all to one side and so few that chance can do that (\(p))",
            ", semua ke satu arah dan begitu sedikit sehingga dapat terjadi karena kebetulan (\(p))")
    }

    /// The verdict on the stations as a phrase.
    private func phrase(matched verdict: Verdict) -> String {
        switch verdict {
        case .inconsistent:
            say("not consistent with the official file", "tidak konsisten dengan berkas resmi")
        case .borderline:
            say("at the edge of what chance gives", "di tepi yang dapat terjadi karena kebetulan")
        default: say("consistent with the official file", "konsisten dengan berkas resmi")
        }
    }

    private func direction(_ matched: MatchedStations, _ level: Double) -> [String] {
        var sentences: [String] = []
        let (first, second) = (matched.leader + 1, matched.runnerUp + 1)
        if matched.overstated + matched.understated > 0 {
            let p = numbers.pSentence(matched.directionP)
            sentences.append(
                say(
                    "The official file states the lead of pair \(first) over pair \(second) higher in \(matched.overstated) and lower in \(matched.understated) of these stations (exact sign test, \(p)).",
                    "Berkas resmi mencatat keunggulan nomor \(first) atas nomor \(second) lebih tinggi di \(matched.overstated) dan lebih rendah di \(matched.understated) TPS ini (uji tanda eksak, \(p))."
                ))
        }
        for pair in matched.pairsOneWay(level: level) {
            let p = numbers.pSentence(pair.p)
            sentences.append(
                say(
                    "It has more votes of pair \(pair.pair + 1) in \(pair.overstated) and fewer in \(pair.understated) of them (\(p)).",
                    "Suara nomor \(pair.pair + 1) lebih banyak di \(pair.overstated) dan lebih sedikit di \(pair.understated) TPS itu (\(p))."
                ))
        }
        return sentences
    }

    private func corrected(_ matched: MatchedStations, _ level: Double) -> [String] {
        guard matched.leader != matched.runnerUp else { return [] }
        let range = matched.correctedLeadInterval.map {
            say(
                " (\(self.level(level)) range \(numbers.points($0.low)) to \(numbers.points($0.high)))",
                " (rentang \(self.level(level)) \(numbers.points($0.low)) sampai \(numbers.points($0.high)))")
        }
        let part =
            matched.isPartial
            ? say(" in the stations that have votes", " di TPS yang sudah memuat suara") : ""
        let few =
            (1..<MatchedDifference.fewErrors).contains(matched.lead.unequal)
            ? say(
                " Few stations differ, so the range is approximate.",
                " Sedikit TPS yang berbeda, sehingga rentangnya hanya kira-kira.") : ""
        return [
            say(
                "The official lead of \(points(matched.officialLead))\(part), corrected by what the sampled stations show: \(points(matched.correctedLead))\(range ?? "").",
                "Selisih resmi \(points(matched.officialLead))\(part), dikoreksi dengan yang terlihat di TPS sampel: \(points(matched.correctedLead))\(range ?? "")."
            ) + few
        ]
    }

    private func split(_ index: Int, _ split: MatchedStations.Split) -> String {
        let rest =
            split.uncompared == 0
            ? ""
            : say(
                ", and \(points(split.uncompared)) from stations that were not compared",
                ", dan \(points(split.uncompared)) dari TPS yang tidak dibandingkan")
        return say(
            "Pair \(index + 1): a gap of \(points(split.gap)), of which \(points(split.samplingLuck)) arises in which stations are in the sample and \(points(split.recordingError)) in recording at them\(rest).",
            "Pasangan nomor \(index + 1): selisih \(points(split.gap)), terdiri dari \(points(split.samplingLuck)) karena TPS mana yang masuk sampel dan \(points(split.recordingError)) karena perbedaan pencatatan di TPS itu\(rest)."
        )
    }
}
