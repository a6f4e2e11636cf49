import Elections
import Estimation
import Statistics

// What the compared stations say together, and each that differs.
extension SampleFindings {
    /// Adds the direction of the differences and the corrected lead, as grave as their tests together say.
    mutating func addVerdict(_ matched: MatchedStations, _ options: ReconciliationOptions) {
        let grave: Severity =
            switch matched.verdict {
            case .inconsistent: .error
            case .borderline: .warning
            default: .notice
            }
        let (count, all) = (matched.discrepantStations, matched.stations)
        guard count > 0 else { return }
        let differ = (CountText.number(count), CountText.of(all, .station))
        let order = matched.exchangeSentence.map { Bilingual(en: " " + $0.en, id: " " + $0.id) }
        add(
            "stations-differ", grave, "0", String(count),
            Bilingual(
                en:
                    "\(differ.0.en) of \(differ.1.en) of the sample \(count == 1 ? "has" : "have") other votes in the "
                    + "official file.\(order?.en ?? "")",
                id: "\(differ.0.id) dari \(differ.1.id) sampel memuat suara yang berbeda di berkas resmi."
                    + (order?.id ?? "")))
        addDirection(matched, grave)
        for pair in matched.pairsOneWay(level: options.level) { addPair(pair, grave) }
        addLead(matched, grave)
    }

    private mutating func addDirection(_ matched: MatchedStations, _ grave: Severity) {
        let (over, under) = (matched.overstated, matched.understated)
        guard over + under > 0 else { return }
        let p = SampleFindings.p(matched.directionP)
        let (first, second) = (matched.leader + 1, matched.runnerUp + 1)
        add(
            "stations-differ-direction", matched.reasons.contains(.leadOneWay) ? grave : .notice, "",
            "\(over)/\(under)",
            Bilingual(
                en:
                    "The official file states the lead of pair \(first) over pair \(second) higher than the sample in "
                    + "\(CountText.number(over).en) and lower in \(CountText.number(under).en) of them (exact sign test, \(p)).",
                id:
                    "Berkas resmi mencatat keunggulan nomor \(first) atas nomor \(second) lebih tinggi daripada sampel "
                    + "di \(CountText.number(over).id) dan lebih rendah di \(CountText.number(under).id) TPS itu (uji tanda eksak, \(p.replacing(".", with: ",")))."
            )
        )
    }

    private mutating func addPair(_ pair: MatchedStations.PairDirection, _ grave: Severity) {
        let p = SampleFindings.p(pair.p)
        add(
            "stations-differ-pair", grave, "", "\(pair.overstated)/\(pair.understated)",
            Bilingual(
                en:
                    "The official file has more votes of pair \(pair.pair + 1) than the sample in \(CountText.number(pair.overstated).en) "
                    + "and fewer in \(CountText.number(pair.understated).en) of them (exact sign test, \(p)).",
                id: "Berkas resmi memuat lebih banyak suara nomor \(pair.pair + 1) daripada sampel di "
                    + "\(CountText.number(pair.overstated).id) dan lebih sedikit di \(CountText.number(pair.understated).id) TPS itu (uji tanda eksak, "
                    + "\(p.replacing(".", with: ","))).")
        )
    }

    private mutating func addLead(_ matched: MatchedStations, _ grave: Severity) {
        guard matched.leader != matched.runnerUp, matched.lead.unequal > 0 else { return }
        let points = { (value: Double) in SampleFindings.decimal(100 * value, 2) }
        let range = matched.correctedLeadInterval.map {
            Bilingual(
                en: " (\(points($0.low)) to \(points($0.high)))",
                id: " (\(points($0.low)) sampai \(points($0.high)))".replacing(".", with: ","))
        }
        let few = matched.lead.unequal < MatchedDifference.fewErrors
        let (official, corrected) = (points(matched.officialLead), points(matched.correctedLead))
        add(
            "lead-corrected", matched.reasons.contains(.leadCorrected) ? grave : .notice, official, corrected,
            Bilingual(
                en: "The official lead of \(official) points, corrected by what these stations show, is "
                    + "\(corrected)\(range?.en ?? "")."
                    + (few ? " Few stations differ, so the range is approximate." : ""),
                id:
                    "Selisih resmi \(official.replacing(".", with: ",")) poin, dikoreksi dengan yang terlihat di TPS "
                    + "itu, adalah \(corrected.replacing(".", with: ","))\(range?.id ?? "")."
                    + (few ? " Sedikit TPS yang berbeda, sehingga rentangnya hanya kira-kira." : "")))
    }

    /// A station with both figures, and the slip of digits that leads from one to the other.
    mutating func addDifference(_ difference: MatchedStations.Difference) {
        let table = sample.table
        let figures = difference.pairs.map { pair in
            (pair: pair + 1, own: difference.votes[pair], listed: difference.officialVotes[pair])
        }
        // One exchange is simpler than a slip in each figure.
        let slips =
            difference.isExchange
            ? [SampleFindings.exchange(difference.pairs.map { "votes_\($0 + 1)" })]
            : figures.compactMap { SampleFindings.slip($0.pair, $0.own, $0.listed) }
        let text = { (pair: String, sample: String, listed: String) in
            figures.map { "\(pair) \($0.pair): \(sample) \($0.own), \(listed) \($0.listed)" }
                .joined(separator: "; ")
        }
        let name = table.stationName(difference.row)
        add(
            Finding(
                rule: "station-differs", severity: .notice, contest: contest,
                region: table.regions.last?[difference.row].map { RegionCode($0, scheme: .undeclared) },
                source: table.file,
                place: SourcePlace(
                    file: official.file, line: official.line(ofRow: difference.officialRow),
                    column: figures.count == 1 ? "votes_\(figures[0].pair)" : nil),
                expected: figures.map { String($0.own) }.joined(separator: " "),
                found: figures.map { String($0.listed) }.joined(separator: " "),
                message: Bilingual(
                    en: "Station \(name): \(text("pair", "sample", "official")) "
                        + "(line \(table.line(ofRow: difference.row)) of the sample).",
                    id: "TPS \(name): \(text("nomor", "sampel", "resmi")) "
                        + "(baris \(table.line(ofRow: difference.row)) sampel)."),
                station: table.stationNumbers?[difference.row], explanations: slips))
    }

    /// The votes of pairs in another order, in the words of `check` and `diff`.
    private static func exchange(_ names: [String]) -> Finding.Explanation {
        let list = CountText.list(names)
        return Finding.Explanation(
            kind: "pairs-exchanged",
            text: names.count == 2
                ? Bilingual(
                    en: "\(names[0]) and \(names[1]) exchanged", id: "\(names[0]) dan \(names[1]) tertukar")
                : Bilingual(en: "\(list.en) in another order", id: "\(list.id) dalam urutan lain"))
    }

    /// The single slip of digits that leads from the figure of the sample to the official one.
    private static func slip(_ pair: Int, _ own: Int, _ listed: Int) -> Finding.Explanation? {
        guard own >= 0, listed >= 0,
            let slip = DigitSlip.fitting(reference: own, recorded: listed).first
        else { return nil }
        let words: (kind: String, en: String, id: String)
        switch slip {
        case .inserted: words = ("digit-inserted", "one digit inserted", "satu angka tersisip")
        case .dropped: words = ("digit-dropped", "one digit dropped", "satu angka hilang")
        case .changed: words = ("digit-changed", "one digit changed", "satu angka berubah")
        case .swapped, .neighboursSwapped:
            words = ("digits-swapped", "two digits swapped", "dua angka tertukar")
        case .equal, .other: return nil
        }
        return Finding.Explanation(
            kind: words.kind,
            text: Bilingual(
                en: "\(words.en) in votes_\(pair): \(own) → \(listed)",
                id: "\(words.id) pada votes_\(pair): \(own) → \(listed)"))
    }

    /// A p-value with three decimals.
    static func p(_ value: Double) -> String {
        value < 0.0005 ? "p < 0.001" : "p = " + decimal(value, 3)
    }

    /// A number with a fixed count of decimals and a true minus sign.
    static func decimal(_ value: Double, _ decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
        guard let units = Int(whole: abs(value) * scale) else {
            return "–"
        }
        let digits = String(units)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = value < 0 && units > 0 ? "−" : ""
        return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }
}
