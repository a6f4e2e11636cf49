import Elections
import Estimation
import Foundation

/// What `plan` prints.
struct PlanReport {
    let source: String
    let by: String?
    let strataColumns: [String]
    let options: PlanOptions
    let terms: SamplePlan.Terms
    let plan: RegionalPlan

    func text() -> String {
        var lines = TerminalText.wrapped(summary)
        lines += TerminalText.wrapped(expected)
        if plan.whole.expectation.stations == plan.whole.plan.count {
            lines += TerminalText.wrapped("This takes every station: no smaller sample reaches the wish.")
        }
        lines += TerminalText.wrapped(drawn)
        if let short { lines += TerminalText.wrapped(short) }
        if !plan.regions.isEmpty { lines += [""] + regionTable }
        return (lines + [""] + stratumTable).joined(separator: "\n")
    }

    private var summary: String {
        let whole = plan.whole
        let value = TerminalText.percent(whole.plan.value)
        let target =
            switch whole.target {
            case .share(let choice): "the share of pair \(choice + 1), which was \(value) %"
            case .lead(let first, let second):
                "the lead of pair \(first + 1) over pair \(second + 1), which was \(value) points"
            }
        let strata = TerminalText.counted(whole.plan.sizes.count, "stratum", "strata")
        return "Plan for \(target): \(TerminalText.grouped(whole.expectation.stations)) of "
            + "\(TerminalText.counted(whole.plan.count, "station", "stations")) in \(strata) "
            + "(\(terms.allocation.rawValue))."
    }

    private var expected: String {
        let found = plan.whole.expectation
        var text =
            "Expected margin at \(number(terms.level)) %: ±\(points(found.margin)) points; gap found with "
            + "probability \(number(terms.power)) %: \(points(found.detectableGap)) points; degrees of freedom "
            + TerminalText.grouped(found.degreesOfFreedom)
        if let effect = found.designEffect { text += "; design effect \(String(format: "%.2f", effect))" }
        return text + "."
    }

    /// What the same samples show when they are drawn from the count.
    private var drawn: String {
        guard let drawn = plan.whole.drawn else { return "" }
        return "In \(TerminalText.grouped(drawn.draws)) such samples drawn from this count: margin "
            + "±\(points(drawn.margin)) points; gap \(points(drawn.detectableGap)) points."
    }

    /// Drawn figures more than this part above the wish are said: draws are sure to about 1 %.
    private static let slack = 1.03

    /// The parts of the plan in which drawn samples do not keep the wish; `nil` where all do.
    private var short: String? {
        let parts = plan.regions.isEmpty ? [plan.whole] : plan.regions
        let missed = parts.filter { part in
            guard let drawn = part.drawn else { return false }
            if let wish = options.margin { return 100 * drawn.margin > Self.slack * wish }
            if let wish = options.gap {
                return drawn.detectableGap.map { 100 * $0 > Self.slack * wish } ?? true
            }
            return false
        }
        guard !missed.isEmpty else { return nil }
        let what = options.margin == nil ? "gap" : "margin"
        let places =
            plan.regions.isEmpty
            ? "" : " in \(CountText.list(missed.map(\.label)).en)"
        return
            "The drawn \(what)\(places) is wider than asked for: results there are far from a normal curve; "
            + "plan more stations."
    }

    private var regionTable: [String] {
        TerminalText.table(
            header: ["Region", "Target", "Stations", "Sample", "Margin", "Gap", "Deff"],
            rows: plan.regions.map { region in
                [
                    region.label, Self.short(region.target), TerminalText.grouped(region.plan.count),
                    TerminalText.grouped(region.expectation.stations), points(region.expectation.margin),
                    points(region.expectation.detectableGap),
                    region.expectation.designEffect.map { String(format: "%.2f", $0) } ?? "–",
                ]
            })
    }

    private var stratumTable: [String] {
        TerminalText.table(
            header: ["Stratum", "Stations", "Spread, pp", "Sample"],
            rows: plan.whole.plan.sizes.indices.map { h in
                [
                    plan.whole.plan.strata[h], TerminalText.grouped(plan.whole.plan.sizes[h]),
                    TerminalText.percent(plan.whole.spread(h), decimals: 1),
                    TerminalText.grouped(plan.whole.expectation.allocation[h]),
                ]
            })
    }

    /// "2" for a share, "1−2" for a lead.
    private static func short(_ target: SamplePlan.Target) -> String {
        switch target {
        case .share(let choice): "\(choice + 1)"
        case .lead(let first, let second): "\(first + 1)−\(second + 1)"
        }
    }

    /// Rounded as everywhere, so that it is the figure of the JSON.
    private func points(_ fraction: Double?) -> String { TerminalText.percent(fraction) }

    private func number(_ fraction: Double) -> String { String(format: "%.4g", 100 * fraction) }
}

extension RegionalPlan.Part {
    /// Standard deviation between the stations of a stratum, as a share of a station of mean size.
    func spread(_ stratum: Int) -> Double {
        plan.deviations[stratum] * Double(plan.count) / plan.denominatorTotal
    }

    /// Ballot numbers of the target: one for a share, two for a lead.
    var ballotNumbers: [Int] {
        switch target {
        case .share(let choice): [choice + 1]
        case .lead(let first, let second): [first + 1, second + 1]
        }
    }
}

// MARK: - JSON

extension PlanReport {
    /// Every number, as JSON; fractions where the terminal has percentage points.
    func json() throws -> String { try TerminalText.json(Document(self)) }

    private struct Document: Encodable {
        struct Expected: Encodable {
            var region: String?
            var target: String
            var ballotNos: [Int]
            var value: Double
            var stations: Int
            var sample: Int
            var strata: Int
            var standardError: Double
            var margin: Double
            var detectableGap: Double?
            var designEffect: Double?
            var degreesOfFreedom: Int
            /// What samples drawn from the count show.
            var drawn: SamplePlan.Drawn?

            init(_ part: RegionalPlan.Part) {
                region = part.label.isEmpty ? nil : part.label
                ballotNos = part.ballotNumbers
                target = ballotNos.count == 2 ? "lead" : "share"
                value = part.plan.value
                stations = part.plan.count
                sample = part.expectation.stations
                strata = part.plan.sizes.count
                standardError = part.expectation.standardError
                margin = part.expectation.margin
                detectableGap = part.expectation.detectableGap
                designEffect = part.expectation.designEffect
                degreesOfFreedom = part.expectation.degreesOfFreedom
                drawn = part.drawn
            }
        }
        struct Stratum: Encodable {
            var stratum: String
            var stations: Int
            var spread: Double
            var sample: Int
        }

        var schema = "sanding/plan/1"
        var source: String
        var by: String?
        var stratumColumns: [String]
        var wantedMarginPct: Double?
        var wantedGapPct: Double?
        var wantedStations: Int?
        var terms: SamplePlan.Terms
        var whole: Expected
        var regions: [Expected]
        var strata: [Stratum]

        init(_ report: PlanReport) {
            let part = report.plan.whole
            source = report.source
            by = report.by
            stratumColumns = report.strataColumns
            wantedMarginPct = report.options.margin
            wantedGapPct = report.options.gap
            wantedStations = report.options.stations
            terms = report.terms
            whole = Expected(part)
            regions = report.plan.regions.map(Expected.init)
            strata = part.plan.sizes.indices.map { h in
                Stratum(
                    stratum: part.plan.strata[h], stations: part.plan.sizes[h], spread: part.spread(h),
                    sample: part.expectation.allocation[h])
            }
        }
    }
}
