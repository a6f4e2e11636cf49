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
                    "Ranges of the shares, here and of regions, are \(self.level(level)) ranges that hold for each pair alone; those that hold for all pairs together are among the figures of the report (method \(method)).",
                    "Rentang bagian suara, di sini dan untuk wilayah, adalah rentang \(self.level(level)) yang berlaku untuk tiap pasangan sendiri; rentang yang berlaku untuk semua pasangan sekaligus ada di antara angka laporan (metode \(method))."
                ))
        }
        for (choice, figure) in zip(estimate.shares.choices, estimate.figures) {
            sentences.append(
                say("Pair \(choice): ", "Pasangan nomor \(choice): ") + range(figure, level))
        }
        if let precision = precision(estimate) { sentences.append(precision) }
        if let lead = estimate.lead, let second = estimate.runnerUp {
            let clear = lead.interval.map { $0.low > 0 } ?? false
            let names =
                lead.value == 0
                ? say(
                    "Pairs \(estimate.leader + 1) and \(second + 1) have the same share; lead: ",
                    "Pasangan nomor \(estimate.leader + 1) dan nomor \(second + 1) mempunyai bagian yang sama; keunggulan: "
                )
                : say(
                    "Lead of pair \(estimate.leader + 1) over pair \(second + 1): ",
                    "Keunggulan pasangan nomor \(estimate.leader + 1) atas nomor \(second + 1): ")
            let end =
                clear || lead.interval == nil
                ? "" : say("; too close to name a leader", "; terlalu dekat untuk menyebut yang unggul")
            sentences.append(names + leadRange(lead, level) + end + ".")
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
        return sentences + self.missing(estimate)
    }

    /// Standard errors and design effects of the shares, and the degrees of freedom; `nil` where they are not known.
    private func precision(_ estimate: SampleEstimate) -> String? {
        let errors = estimate.figures.compactMap { $0.standardError.map { numbers.decimal(100 * $0, 2) } }
        guard !errors.isEmpty, errors.count == estimate.figures.count else { return nil }
        let effects = estimate.figures.compactMap { $0.designEffect.map { numbers.decimal($0, 2) } }
        let df = numbers.integer(estimate.degreesOfFreedom)
        let isKnown = effects.count == errors.count
        // In Indonesian a comma stands within the numbers.
        let series = { CountText.list($0, separator: self.say(", ", "; "), self.language) }
        let (one, two) = (series(errors), series(effects))
        return say(
            "Standard errors of the shares, in points: \(one). " + (isKnown ? "Design effects: \(two). " : "")
                + "Degrees of freedom: \(df).",
            "Galat baku bagian suara, dalam poin: \(one). " + (isKnown ? "Efek desain: \(two). " : "")
                + "Derajat bebas: \(df).")
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

    private func leadRange(_ lead: SampleEstimate.Figure, _ at: Double) -> String {
        guard let interval = lead.interval else { return points(lead.value) }
        return points(lead.value)
            + say(
                " (\(level(at)) range \(range(interval, " to ")))",
                " (rentang \(level(at)) \(range(interval, " sampai ")))")
    }
}
