import Elections
import Estimation
import Figures
import Reconciliation
import Statistics

extension ReconcileReport {
    func reading(_ comparison: Comparison) -> Reading {
        let source = comparison.page
        let reasons = words.reasons(comparison)
        return Reading(
            anchor: anchor(comparison), pollster: words.source(comparison),
            verdict: words.badge(comparison),
            facts: [
                source.map(words.facts) ?? stations(comparison),
                comparison.choices.isEmpty ? shares(comparison) : "",
            ]
            .filter { !$0.isEmpty }.joined(separator: " · "),
            link: source.flatMap { $0.source.isEmpty ? nil : Link(source: $0.source) },
            sentence: words.sentence(comparison, alpha: result.options.alpha),
            reasons: reasons.map { $0.sentenceCased + "." },
            note: audience == .newsroom ? nil : source.flatMap { $0.note.isEmpty ? nil : note($0.note) },
            details: audience == .newsroom ? nil : details(comparison))
    }

    /// The stations behind a part of a sample.
    private func stations(_ comparison: Comparison) -> String {
        comparison.estimate.stations.map { words.numbers.count($0, .station) } ?? ""
    }

    /// The published shares, where no recap gives them a table of their own.
    private func shares(_ comparison: Comparison) -> String {
        words.list(
            zip(comparison.estimate.choices, comparison.estimate.shares)
                .map { "\($0): \(words.numbers.percent($1))" })
    }

    /// The folder's own note on a page, marked as such: its words are not Sanding's.
    private func note(_ text: String) -> String {
        words.say("Note in the data: \u{201C}\(text)\u{201D}", "Catatan dalam data: \u{201C}\(text)\u{201D}")
    }

    private func details(_ comparison: Comparison) -> Reading.Details {
        let label = words.say("Figures", "Angka")
        let table = Table(
            label: label, header: header.map { Cell($0, isNumber: true) },
            rows: comparison.choices.map { cells($0).map { Cell($0, isNumber: true) } })
        return Reading.Details(
            label: label, isOpen: audience == .analyst, table: comparison.choices.isEmpty ? nil : table,
            measures: measures(comparison))
    }

    private var header: [String] {
        let inner = words.level(result.options.level)
        let outer = words.level(result.options.edgeLevel)
        return [
            words.say("Pair", "Pasangan"), words.say("Estimate", "Perkiraan"),
            result.isOfSample
                ? words.say("Official file", "Berkas resmi") : words.say("Recap", "Rekapitulasi"),
            words.say("Difference", "Selisih"),
            words.say("Votes", "Suara"), words.say("Interval \(inner)", "Rentang \(inner)"),
            words.say("All pairs \(inner)", "Semua pasangan \(inner)"),
            words.say("All pairs \(outer)", "Semua pasangan \(outer)"),
            words.say(
                "All pairs \(inner), as printed", "Semua pasangan \(inner), menurut angka tercetak"), "z",
            "p",
            words.say("p, adjusted", "p, tersesuaikan"),
        ]
    }

    private func cells(_ choice: Comparison.Choice) -> [String] {
        let numbers = words.numbers
        let range = { (interval: Interval?) in
            interval.map { words.range($0, " … ") } ?? "–"
        }
        return [
            String(choice.ballotNumber), numbers.percent(choice.estimate),
            numbers.percent(choice.official), numbers.points(choice.difference),
            numbers.decimal(choice.differenceVotes, 0, signed: true), range(choice.interval),
            range(choice.simultaneous), range(choice.edge), range(choice.unrounded?.simultaneous),
            choice.zMostFavourable.map { numbers.decimal($0, 2) } ?? "–",
            choice.pMostFavourable.map(numbers.p) ?? "–",
            choice.pMostFavourableAdjusted.map(numbers.p) ?? "–",
        ]
    }

    private func measures(_ comparison: Comparison) -> [Reading.Measure] {
        let numbers = words.numbers
        var list: [Reading.Measure] = []
        func add(_ en: String, _ id: String, _ value: String?) {
            if let value { list.append(.init(name: words.say(en, id), value: value)) }
        }
        add(
            "Joint test over all pairs (p, adjusted p)", "Uji bersama semua pasangan (p, p tersesuaikan)",
            comparison.joint.map { joint in
                numbers.p(joint.pMostFavourable)
                    + (joint.pMostFavourableAdjusted.map { ", " + numbers.p($0) } ?? "")
            })
        add(
            "Lead and its interval", "Keunggulan dan rentangnya",
            comparison.lead.flatMap { lead in
                lead.interval.map {
                    "\(numbers.points(lead.estimate)) (\(words.range($0, " … ")))"
                }
            })
        add(
            "Smallest gap detectable with \(words.level(result.options.power)) power",
            "Selisih terkecil yang terdeteksi dengan daya \(words.level(result.options.power))",
            comparison.minimumDetectableGap.map { words.size($0) + words.gapBasis(comparison) })
        let margin = numbers.plain(100 * result.options.equivalenceMargin)
        add(
            "Lead equal within \(margin) \(numbers.pointUnit(margin))",
            "Keunggulan sama dalam \(margin) poin",
            comparison.equivalence.map { test in
                (test.isEquivalent
                    ? words.say("shown", "terlihat") : words.say("not shown", "tidak terlihat"))
                    + " (\(numbers.pSentence(test.p)))"
            })
        add("Design effect", "Efek desain", comparison.designEffect.map { numbers.decimal($0, 1) })
        add(
            "Implied standard deviation between stations", "Simpangan baku antar-TPS tersirat",
            comparison.margin.impliedDeviation.map { numbers.decimal($0, 3) })
        guard !comparison.choices.isEmpty else { return list }
        let accuracy = comparison.accuracy
        add(
            "Mean and largest absolute difference", "Selisih mutlak rata-rata dan terbesar",
            words.size(accuracy.meanAbsolute) + ", " + words.size(accuracy.largestAbsolute))
        add("A", "A", accuracy.a.map { numbers.decimal($0, 4) })
        add("B", "B", accuracy.b.map { numbers.decimal($0, 4) })
        add("B_w", "B_w", accuracy.bWeighted.map { numbers.decimal($0, 4) })
        add(
            "Mosteller 2, 3, 4, 5, 6", "Mosteller 2, 3, 4, 5, 6",
            accuracy.mosteller.map { measures in
                [measures.m2, measures.m3, measures.m4, measures.m5, measures.m6]
                    .map { numbers.decimal($0, 3) }.joined(separator: "; ")
            })
        return list
    }
}

extension Phrasebook {
    /// Sample, data in, margin with level, stage and time of a reading, in one line.
    func facts(_ reading: QuickCountReading) -> String {
        var facts: [String] = []
        if let stations = reading.sampleStations {
            facts.append(numbers.count(stations, .station))
        }
        if let part = reading.dataInPercent {
            facts.append(say("\(numbers.printed(part))% in", "\(numbers.printed(part))% masuk"))
        }
        if let margin = reading.marginPercent {
            let at = reading.levelPercent.map { say(" at ", " pada ") + numbers.printed($0) + "%" } ?? ""
            let size = numbers.printed(margin)
            facts.append("±\(size) \(numbers.pointUnit(size))" + at)
        }
        facts.append(label(reading.stage))
        if !reading.asOf.isEmpty { facts.append(numbers.moment(reading.asOf)) }
        facts.append(reading.id)
        return facts.joined(separator: " · ")
    }
}

extension String {
    /// With its first letter in upper case.
    var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
