import Foundation
import SandingKit

/// What `plan` prints.
struct PlanText {
    private let plan: PlanResult

    init(_ plan: PlanResult) { self.plan = plan }

    /// A paragraph on the whole, then tables of the regions and the strata.
    var text: String {
        var lines = TerminalText.wrapped(summary)
        lines += TerminalText.wrapped(expected)
        if plan.whole.sample == plan.whole.stations {
            lines += TerminalText.wrapped("This takes every station: no smaller sample reaches the wish.")
        }
        lines += TerminalText.wrapped(drawn)
        if let short { lines += TerminalText.wrapped(short) }
        if !plan.regions.isEmpty { lines += [""] + regionTable }
        return (lines + [""] + stratumTable).joined(separator: "\n")
    }

    private var summary: String {
        let whole = plan.whole
        let value = TerminalText.percent(whole.value)
        let pairs = whole.ballotNos
        let target =
            pairs.count == 1
            ? "the share of pair \(pairs[0]), which was \(value) %"
            : "the lead of pair \(pairs[0]) over pair \(pairs[1]), which was \(value) points"
        let strata = TerminalText.counted(whole.strata, "stratum", "strata")
        return "Plan for \(target): \(TerminalText.grouped(whole.sample)) of "
            + "\(TerminalText.counted(whole.stations, "station", "stations")) in \(strata) "
            + "(\(plan.terms.allocation.rawValue))."
    }

    private var expected: String {
        let (found, terms) = (plan.whole, plan.terms)
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
            if let wish = plan.wantedMarginPct { return 100 * drawn.margin > Self.slack * wish }
            if let wish = plan.wantedGapPct {
                return drawn.detectableGap.map { 100 * $0 > Self.slack * wish } ?? true
            }
            return false
        }
        guard !missed.isEmpty else { return nil }
        let what = plan.wantedMarginPct == nil ? "gap" : "margin"
        let places =
            plan.regions.isEmpty
            ? "" : " in \(CountText.list(missed.compactMap(\.region)).en)"
        return
            "The drawn \(what)\(places) is wider than asked for: results there are far from a normal curve; "
            + "plan more stations."
    }

    private var regionTable: [String] {
        TerminalText.table(
            header: ["Region", "Target", "Stations", "Sample", "Margin", "Gap", "Deff"],
            rows: plan.regions.map { region in
                [
                    region.region ?? "", region.ballotNos.map(String.init).joined(separator: "−"),
                    TerminalText.grouped(region.stations), TerminalText.grouped(region.sample),
                    points(region.margin), points(region.detectableGap),
                    region.designEffect.map { String(format: "%.2f", $0) } ?? "–",
                ]
            })
    }

    private var stratumTable: [String] {
        TerminalText.table(
            header: ["Stratum", "Stations", "Spread, pp", "Sample"],
            rows: plan.strata.map { stratum in
                [
                    stratum.stratum, TerminalText.grouped(stratum.stations),
                    TerminalText.percent(stratum.spread, decimals: 1), TerminalText.grouped(stratum.sample),
                ]
            })
    }

    /// Rounded as everywhere, so that it is the figure of the JSON.
    private func points(_ fraction: Double?) -> String { TerminalText.percent(fraction) }

    private func number(_ fraction: Double) -> String { String(format: "%.4g", 100 * fraction) }
}
