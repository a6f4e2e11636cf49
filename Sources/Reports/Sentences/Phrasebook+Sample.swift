import Elections
import Estimation
import Figures
import Reconciliation
import Statistics

extension Phrasebook {
    /// What a sample says on its own, a sentence a figure.
    public func sample(_ estimate: SampleEstimate, level: Double) -> [String] {
        let missing = estimate.missing
        var sentences = [
            say(
                "\(numbers.integer(missing.received)) of \(numbers.integer(missing.drawn)) sampled stations have arrived.",
                "\(numbers.integer(missing.received)) dari \(numbers.integer(missing.drawn)) TPS sampel sudah masuk."
            )
        ]
        if estimate.figures.contains(where: { $0.interval != nil }) {
            let method = estimate.intervals.rawValue
            sentences.append(
                say(
                    "Ranges of the shares hold for each pair alone (method \(method)).",
                    "Rentang bagian suara berlaku untuk tiap pasangan sendiri (metode \(method))."))
        }
        for (choice, figure) in zip(estimate.shares.choices, estimate.figures) {
            sentences.append(
                say("Pair \(choice): ", "Pasangan nomor \(choice): ") + range(figure, level))
        }
        if let lead = estimate.lead, let second = estimate.runnerUp {
            let clear = lead.interval.map { $0.low > 0 } ?? false
            let names = say(
                "Lead of pair \(estimate.leader + 1) over pair \(second + 1): ",
                "Keunggulan pasangan nomor \(estimate.leader + 1) atas nomor \(second + 1): ")
            let end =
                clear || lead.interval == nil
                ? "" : say("; too close to name a leader", "; terlalu dekat untuk menyebut yang unggul")
            sentences.append(names + leadRange(lead) + end + ".")
        }
        if let turnout = estimate.turnout {
            sentences.append(say("Turnout: ", "Partisipasi: ") + range(turnout, level))
        }
        if let invalid = estimate.invalid {
            sentences.append(say("Invalid votes: ", "Suara tidak sah: ") + range(invalid, level))
        }
        let unequal = numbers.integer(estimate.unequalStations)
        if estimate.unequalStations > 0 {
            sentences.append(
                say(
                    "Votes of the pairs do not sum to the valid votes in \(unequal) of the stations.",
                    "Jumlah suara pasangan tidak sama dengan suara sah di \(unequal) TPS."
                ))
        }
        return sentences + missingSentences(estimate)
    }

    /// What a sample says of its regions, a line a region.
    public func regions(_ domains: [SampleDomain]) -> [String] {
        domains.map { domain in
            let shares = domain.figures.enumerated().map { index, figure in
                let range = figure.interval.map {
                    " (\(numbers.percent($0.low))–\(numbers.percent($0.high)))"
                }
                return say("pair \(index + 1) ", "nomor \(index + 1) ") + numbers.percent(figure.value)
                    + (range ?? "")
            }
            let stations = numbers.integer(domain.stations)
            return "\(domain.region) "
                + say(
                    "(\(stations) \(domain.stations == 1 ? "station" : "stations")): ",
                    "(\(stations) TPS): ")
                + shares.joined(separator: "; ")
        } + thin(domains)
    }

    /// Names the regions that are too thin for an interval.
    func thin(_ domains: [SampleDomain]) -> [String] {
        let names = domains.filter(\.isThin).map(\.region)
        guard !names.isEmpty else { return [] }
        let least = SampleReconciler.fewestStations
        let list = list(names)
        return [
            say(
                "Too thin for a range (fewer than \(least) stations or clusters, or too few to show how they differ): \(list).",
                "Terlalu tipis untuk rentang (kurang dari \(least) TPS atau klaster, atau terlalu sedikit untuk menunjukkan perbedaannya): \(list)."
            )
        ]
    }

    private func range(_ figure: SampleEstimate.Figure, _ at: Double) -> String {
        let value = numbers.percent(figure.value)
        guard let interval = figure.interval else { return value + "." }
        let low = numbers.percent(interval.low)
        let high = numbers.percent(interval.high)
        return say(
            "\(value), \(level(at)) range \(low) to \(high).",
            "\(value), rentang \(level(at)) \(low) sampai \(high).")
    }

    private func leadRange(_ lead: SampleEstimate.Figure) -> String {
        guard let interval = lead.interval else { return points(lead.value) }
        return points(lead.value)
            + say(
                " (\(numbers.points(interval.low)) to \(numbers.points(interval.high)))",
                " (\(numbers.points(interval.low)) sampai \(numbers.points(interval.high)))")
    }

    private func missingSentences(_ estimate: SampleEstimate) -> [String] {
        let missing = estimate.missing
        guard missing.received < missing.drawn else { return [] }
        var sentences: [String] = []
        if let bounds = missing.bounds, bounds.indices.contains(estimate.leader) {
            let bound = bounds[estimate.leader]
            sentences.append(
                say(
                    "Whatever the missing stations hold, pair \(estimate.leader + 1) has between \(numbers.percent(bound.low)) and \(numbers.percent(bound.high)) of the estimated valid votes.",
                    "Apa pun isi TPS yang belum masuk, pasangan nomor \(estimate.leader + 1) memperoleh antara \(numbers.percent(bound.low)) dan \(numbers.percent(bound.high)) dari perkiraan suara sah."
                ))
        }
        if let second = estimate.runnerUp {
            sentences.append(
                missing.tippingPoint.map { gap in
                    say(
                        "For the lead to vanish the missing stations would have to be \(size(gap)) better for pair \(second + 1) than the others.",
                        "Agar keunggulan hilang, TPS yang belum masuk harus lebih baik \(size(gap)) bagi pasangan nomor \(second + 1) daripada yang lain."
                    )
                }
                    ?? say(
                        "The missing stations could not make the lead vanish.",
                        "TPS yang belum masuk tidak dapat menghilangkan keunggulan."))
        }
        return sentences
    }

    /// What the sampled stations show beside their own official figures.
    public func matched(_ matched: MatchedStations) -> [String] {
        var sentences = [
            say(
                "All \(numbers.integer(matched.stations)) sampled stations were found in the official file; \(numbers.integer(matched.discrepantStations)) of them have other votes there.",
                "Semua \(numbers.integer(matched.stations)) TPS sampel ditemukan di berkas resmi; \(numbers.integer(matched.discrepantStations)) di antaranya memuat suara yang berbeda."
            )
        ]
        for (index, split) in matched.splits.enumerated() {
            sentences.append(
                say(
                    "Pair \(index + 1): a gap of \(points(split.gap)), of which \(points(split.samplingLuck)) is the luck of the draw and \(points(split.recordingError)) differs in recording at the sampled stations.",
                    "Pasangan nomor \(index + 1): selisih \(points(split.gap)), terdiri dari \(points(split.samplingLuck)) karena undian sampel dan \(points(split.recordingError)) karena perbedaan pencatatan di TPS sampel."
                ))
        }
        let range = matched.correctedLeadInterval.map {
            say(
                " (\(numbers.points($0.low)) to \(numbers.points($0.high)))",
                " (\(numbers.points($0.low)) sampai \(numbers.points($0.high)))")
        }
        sentences.append(
            say(
                "The official lead of \(points(matched.officialLead)), corrected by what the sampled stations show: \(points(matched.correctedLead))\(range ?? "").",
                "Selisih resmi \(points(matched.officialLead)), dikoreksi dengan yang terlihat di TPS sampel: \(points(matched.correctedLead))\(range ?? "")."
            ))
        if matched.overstated + matched.understated > 0 {
            sentences.append(
                say(
                    "The official file states the lead higher in \(matched.overstated) and lower in \(matched.understated) of these stations (exact sign test, \(numbers.pSentence(matched.directionP))).",
                    "Berkas resmi mencatat selisih lebih tinggi di \(matched.overstated) dan lebih rendah di \(matched.understated) TPS ini (uji tanda eksak, \(numbers.pSentence(matched.directionP)))."
                ))
        }
        return sentences
    }
}
