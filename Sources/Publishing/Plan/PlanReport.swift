import Elections
import Ground
import SandingKit
import Wording

/// How many stations a sample needs, and where.
public struct PlanReport {
    private let plan: PlanResult
    private let run: RunFacts
    private let wording: any Wording
    private var numbers: NumberText { wording.numbers }

    /// - Parameters:
    ///   - plan: The plan.
    ///   - run: Facts of the run.
    ///   - language: Language of sentences and numbers.
    public init(_ plan: PlanResult, run: RunFacts, language: Language) {
        (self.plan, self.run) = (plan, run)
        wording = language.wording(plan.vocabulary)
    }

    /// The report as it is published.
    public var publication: Publication {
        let title = wording.planTitle(plan.source)
        return Publication(
            name: "plan", packageTitle: title, run: run,
            head: .init(
                wording: wording, title: title,
                kicker: wording.planKicker,
                lede: nil),
            closing: Publication.Closing(
                title: wording.howComputed, paragraphs: [wording.planMethod], run: run, wording),
            document: { try .init(path: "plan.json", encoding: plan, schema: plan.schema, run: run) },
            tables: { [strataFile.data("strata.csv")] },
            sections: AnySequence([section]))
    }

    private var section: Section {
        var sentences = [summary, expected]
        if plan.whole.sample == plan.whole.stations {
            sentences.append(wording.planTakesEveryStation)
        }
        sentences += [drawn, short].compactMap { $0 }
        let tables = (plan.regions.isEmpty ? [] : [regions]) + [strata]
        return Section(
            anchor: "plan", title: wording.planPart,
            blocks: sentences.map { .paragraph($0) } + tables.map { .table($0) })
    }

    // MARK: Sentences

    private func grouped(_ value: Int) -> String { numbers.integer(value) }

    /// Rounded as everywhere, so that it is the figure of the JSON.
    private func points(_ fraction: Double?) -> String {
        fraction.flatMap { $0.isFinite ? numbers.decimal(100 * $0, 2) : nil } ?? "–"
    }

    private var summary: String {
        let (whole, pairs) = (plan.whole, plan.whole.ballotNos)
        return wording.plan(
            pairs.count == 1 ? .share(pair: pairs[0]) : .lead(pair: pairs[0], over: pairs[1]),
            value: points(whole.value), sample: whole.sample, stations: whole.stations, strata: whole.strata,
            allocation: plan.terms.allocation.rawValue)
    }

    private var expected: String {
        let (found, terms) = (plan.whole, plan.terms)
        return wording.planExpects(
            level: numbers.short(100 * terms.level), margin: points(found.margin),
            power: numbers.short(100 * terms.power), gap: points(found.detectableGap),
            degreesOfFreedom: found.degreesOfFreedom,
            designEffect: found.designEffect.map { numbers.decimal($0, 2) })
    }

    /// What the same samples show when they are drawn from the count.
    private var drawn: String? {
        plan.whole.drawn.map {
            wording.planDrawn(draws: $0.draws, margin: points($0.margin), gap: points($0.detectableGap))
        }
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
        return wording.planFallsShort(
            isMargin: plan.wantedMarginPct != nil,
            regions: plan.regions.isEmpty ? [] : missed.compactMap(\.region))
    }

    // MARK: Tables

    private var regions: Table {
        Table(
            label: wording.head(.regions),
            header: Cell.row(
                [.region, .target, .stations, .sample, .margin, .gap, .designEffect].map(wording.head),
                numeric: 1..<7),
            rows: plan.regions.map { region in
                Cell.row(
                    [
                        region.region ?? "", region.ballotNos.map(\.description).joined(separator: "−"),
                        grouped(region.stations), grouped(region.sample), points(region.margin),
                        points(region.detectableGap),
                        region.designEffect.map { numbers.decimal($0, 2) } ?? "–",
                    ], numeric: 1..<7)
            })
    }

    private var strata: Table {
        Table(
            label: wording.head(.strata),
            header: Cell.row(
                [.stratum, .stations, .spread, .sample].map(wording.head), numeric: 1..<4),
            rows: plan.strata.map { stratum in
                Cell.row(
                    [
                        stratum.stratum, grouped(stratum.stations),
                        numbers.decimal(100 * stratum.spread, 1), grouped(stratum.sample),
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
