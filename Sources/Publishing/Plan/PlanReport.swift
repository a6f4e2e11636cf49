import Elections
import Ground
import SandingKit

/// How many stations a sample needs, and where.
public struct PlanReport {
    private let plan: PlanResult
    private let run: RunFacts
    private let words: Phrasebook

    /// - Parameters:
    ///   - plan: The plan.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    public init(_ plan: PlanResult, run: RunFacts, language: Language) {
        (self.plan, self.run) = (plan, run)
        words = Phrasebook(language, election: Election(name: plan.source))
    }

    /// The report as it is published.
    public var publication: Publication {
        let title = words.say("Plan of a sample from \(plan.source)", "Rencana sampel dari \(plan.source)")
        return Publication(
            name: "plan", packageTitle: title, run: run,
            head: .init(
                language: words.language, title: title,
                kicker: words.say(
                    "A plan holds as far as the next count is like the past one.",
                    "Rencana berlaku sejauh penghitungan berikutnya serupa dengan yang lalu."),
                lede: nil),
            closing: Publication.Closing(
                title: words.howComputed, paragraphs: [method], run: run, words.language),
            document: { try .init(path: "plan.json", encoding: plan, schema: plan.schema, run: run) },
            tables: { [strataFile.data("strata.csv")] },
            sections: AnySequence([section]))
    }

    private var section: Section {
        var sentences = [summary, expected]
        if plan.whole.sample == plan.whole.stations {
            sentences.append(
                words.say(
                    "This takes every station: no smaller sample reaches the wish.",
                    "Ini mencakup setiap TPS: tidak ada sampel yang lebih kecil yang mencapainya."))
        }
        sentences += [drawn, short].compactMap { $0 }
        let tables = (plan.regions.isEmpty ? [] : [regions]) + [strata]
        return Section(
            anchor: "plan", title: words.say("The plan", "Rencananya"),
            blocks: sentences.map { .paragraph($0) } + tables.map { .table($0) })
    }

    private var method: String {
        words.say(
            "Margin and gap follow from the variances within the strata of this count; the drawn figures are those of samples of the plan drawn from it.",
            "Margin dan selisih dihitung dari ragam di dalam strata penghitungan ini; angka undian berasal dari sampel menurut rencana yang ditarik darinya."
        )
    }

    // MARK: Sentences

    private func grouped(_ value: Int) -> String { words.numbers.integer(value) }

    /// Rounded as everywhere, so that it is the figure of the JSON.
    private func points(_ fraction: Double?) -> String {
        fraction.flatMap { $0.isFinite ? words.numbers.decimal(100 * $0, 2) : nil } ?? "–"
    }

    private var summary: String {
        let whole = plan.whole
        let value = points(whole.value)
        let pairs = whole.ballotNos
        let target =
            pairs.count == 1
            ? words.say(
                "the share of pair \(pairs[0]), which was \(value) %",
                "bagian suara nomor \(pairs[0]), yang sebesar \(value) %")
            : words.say(
                "the lead of pair \(pairs[0]) over pair \(pairs[1]), which was \(value) points",
                "keunggulan nomor \(pairs[0]) atas nomor \(pairs[1]), yang sebesar \(value) poin")
        let stations = words.numbers.count(whole.stations, .station)
        let strata = words.numbers.count(whole.strata, .stratum)
        return words.say(
            "Plan for \(target): \(grouped(whole.sample)) of \(stations) in \(strata) (\(plan.terms.allocation.rawValue)).",
            "Rencana untuk \(target): \(grouped(whole.sample)) dari \(stations) dalam \(strata) (\(plan.terms.allocation.rawValue))."
        )
    }

    private var expected: String {
        let (found, terms) = (plan.whole, plan.terms)
        let (level, power) = (words.numbers.short(100 * terms.level), words.numbers.short(100 * terms.power))
        let effect = found.designEffect.map { words.numbers.decimal($0, 2) }
        return words.say(
            "Expected margin at \(level) %: ±\(points(found.margin)) points; gap found with probability \(power) %: "
                + "\(points(found.detectableGap)) points; degrees of freedom \(grouped(found.degreesOfFreedom))"
                + (effect.map { "; design effect \($0)" } ?? "") + ".",
            "Margin yang diperkirakan pada \(level) %: ±\(points(found.margin)) poin; selisih yang ditemukan dengan peluang \(power) %: "
                + "\(points(found.detectableGap)) poin; derajat bebas \(grouped(found.degreesOfFreedom))"
                + (effect.map { "; efek desain \($0)" } ?? "") + ".")
    }

    /// What the same samples show when they are drawn from the count.
    private var drawn: String? {
        guard let drawn = plan.whole.drawn else { return nil }
        let (margin, gap) = (points(drawn.margin), points(drawn.detectableGap))
        return words.say(
            "In \(grouped(drawn.draws)) such samples drawn from this count: margin ±\(margin) points; gap \(gap) points.",
            "Dalam \(grouped(drawn.draws)) sampel seperti itu yang ditarik dari penghitungan ini: margin ±\(margin) poin; selisih \(gap) poin."
        )
    }

    /// Drawn figures more than this part above the wish are said: draws are sure to about 1 %.
    private static let slack = 1.03

    /// The parts of the plan in which drawn samples do not keep the wish; `nil` where all do.
    private var short: String? {
        let parts = plan.regions.isEmpty ? [plan.whole] : plan.regions
        let missed = parts.filter { part in
            guard let drawn = part.drawn else { return false }
            if let wish = plan.wantedMarginPct { return 100 * drawn.margin > Self.slack * wish }
            if let wish = plan.wantedGapPct {
                return drawn.detectableGap.map { 100 * $0 > Self.slack * wish } ?? true
            }
            return false
        }
        guard !missed.isEmpty else { return nil }
        let isMargin = plan.wantedMarginPct != nil
        let names = words.list(missed.compactMap(\.region))
        let places = plan.regions.isEmpty ? "" : words.say(" in \(names)", " di \(names)")
        return words.say(
            "The drawn \(isMargin ? "margin" : "gap")\(places) is wider than asked for: results there are far from a normal curve; "
                + "plan more stations.",
            "\(isMargin ? "Margin" : "Selisih") undian\(places) lebih lebar daripada yang diminta: hasil di sana jauh dari kurva normal; "
                + "rencanakan lebih banyak TPS.")
    }

    // MARK: Tables

    private var regions: Table {
        let title = words.say("Regions", "Wilayah")
        return Table(
            label: title,
            header: Cell.row(
                [
                    words.say("Region", "Wilayah"), words.say("Target", "Sasaran"),
                    words.say("Stations", "TPS"), words.say("Sample", "Sampel"), "Margin",
                    words.say("Gap", "Selisih"), words.say("Deff", "Efek desain"),
                ], numeric: 1..<7),
            rows: plan.regions.map { region in
                Cell.row(
                    [
                        region.region ?? "", region.ballotNos.map(String.init).joined(separator: "−"),
                        grouped(region.stations), grouped(region.sample), points(region.margin),
                        points(region.detectableGap),
                        region.designEffect.map { words.numbers.decimal($0, 2) } ?? "–",
                    ], numeric: 1..<7)
            })
    }

    private var strata: Table {
        let title = words.say("Strata", "Strata")
        return Table(
            label: title,
            header: Cell.row(
                [
                    words.say("Stratum", "Stratum"), words.say("Stations", "TPS"),
                    words.say("Spread, pp", "Sebaran, poin"), words.say("Sample", "Sampel"),
                ], numeric: 1..<4),
            rows: plan.strata.map { stratum in
                Cell.row(
                    [
                        stratum.stratum, grouped(stratum.stations),
                        words.numbers.decimal(100 * stratum.spread, 1), grouped(stratum.sample),
                    ], numeric: 1..<4)
            })
    }

    private var strataFile: TableFiles.TypedTable {
        var table = TableFiles.TypedTable([
            ("stratum", "string"), ("stations", "integer"), ("spread_pp", "number"), ("sample", "integer"),
        ])
        for stratum in plan.strata {
            table.writer.append([
                .text(stratum.stratum), .integer(stratum.stations), .number(100 * stratum.spread),
                .integer(stratum.sample),
            ])
        }
        return table
    }
}
