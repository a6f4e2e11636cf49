import Figures
import Foundation
import SandingKit

/// What `simulate` prints.
struct SimulationText {
    private let result: SimulateResult

    init(_ result: SimulateResult) { self.result = result }

    /// Width of the first column, that of the longest method name, and of most figures with their errors.
    private static let first = 16
    private static let cell = 9

    /// A paragraph on the samples, tables of pairs and methods, and what would have been said of honest samples.
    var text: String {
        let (choices, pairs) = (result.choices, result.choices.map { "\($0.ballotNo)" })
        var lines = TerminalText.wrapped(summary)
        lines += panels(
            "Pair", pairs,
            [
                ("true share, %", choices.map { TerminalText.percent($0.share) }),
                ("mean error, pp", choices.map { TerminalText.percent($0.meanError, decimals: 3) }),
                ("  its MC error", choices.map { TerminalText.percent($0.meanErrorMonteCarlo, decimals: 3) }),
                ("RMS error, pp", choices.map { TerminalText.percent($0.rootMeanSquare) }),
                ("mean est. SE, pp", choices.map { TerminalText.percent($0.meanStandardError) }),
            ])
        lines += panels(
            "Coverage, %", pairs + ["all"],
            result.methods.map { ($0.method, ($0.coverage + [$0.jointCoverage]).map(Self.rate)) })
        lines += panels(
            "Half-width, pp", pairs,
            result.methods.map { ($0.method, $0.halfWidths.map { TerminalText.percent($0) }) })
        lines += panels(
            "  of all, pp", pairs,
            result.methods.map { ($0.method, $0.jointHalfWidths.map { TerminalText.percent($0) }) })
        return (lines + [""] + closing).joined(separator: "\n")
    }

    private var summary: String {
        var text =
            "\(TerminalText.counted(result.replicates, "sample", "samples")) of \(drawn) out of "
            + "\(TerminalText.counted(result.stations, "station", "stations")), seed \(result.seed). "
        text += "Intervals at \(number(result.level)) %; after ± stands one Monte Carlo standard error."
        if hasBounds {
            text += " Where no or every sample counts, ≤ or ≥ stands before the exact one-sided 95 % bound."
        }
        let missing = result.missing
        if missing.rate > 0 {
            text += " \(number(missing.rate)) % of the stations never report"
            if let pair = missing.pair, let ratio = missing.oddsRatio {
                let odds = number(ratio / 100)
                text += ", more often where pair \(pair) is strong (odds times \(odds) for every 10 points)"
            }
            text += "."
        }
        return text
    }

    private var drawn: String {
        let counted = TerminalText.counted
        let (design, all) = (result.design, TerminalText.grouped(result.clusters ?? 0))
        let (clusters, each) = (design.clusters ?? 0, design.stationsPerCluster)
        switch design.kind {
        case .simpleRandom: return "\(counted(design.stations, "station", "stations")) at random"
        case .systematic: return "\(counted(design.stations, "station", "stations")) at equal distances"
        case .stratified:
            let rule = design.allocation.map { " (\($0.rawValue))" } ?? ""
            let stations = (design.stratumSizes ?? []).reduce(0, +)
            return "\(counted(stations, "station", "stations")) in "
                + "\(counted(result.strata, "stratum", "strata"))\(rule)"
        case .clusters: return "\(counted(clusters, "cluster", "clusters")) out of \(all)"
        case .twoStage:
            return "\(counted(clusters, "cluster", "clusters")) out of \(all) with up to "
                + "\(counted(each ?? 0, "station", "stations")) each"
        case .unequalClusters:
            return "\(counted(clusters, "draw", "draws")) of \(all) clusters by size"
                + (each.map { " with up to \(counted($0, "station", "stations")) each" } ?? "")
        }
    }

    private var closing: [String] {
        var lines: [String] = []
        if let lead = result.lead, let coverage = lead.coverage {
            lines += TerminalText.wrapped(
                "Lead of pair \(lead.ballotNos[0]) over pair \(lead.ballotNos[1]): covered in "
                    + "\(Self.said(coverage)), mean half-width \(TerminalText.percent(lead.halfWidth)) points."
            )
        }
        lines += TerminalText.wrapped(
            "False flags (a true share outside the \(number(result.flagLevel)) % simultaneous intervals): "
                + "\(Self.said(result.falseFlags)).")
        lines += TerminalText.wrapped(
            "False rejections by the joint test at \(number(result.jointTestAlpha)) %: "
                + "\(Self.said(result.falseRejections)).")
        if let verdicts = result.verdicts { lines += text(verdicts).flatMap { TerminalText.wrapped($0) } }
        lines += TerminalText.wrapped(
            "Stations received: \(NumberText(.english).decimal(result.meanStations, 1)) on average; median degrees of "
                + "freedom: \(NumberText(.english).decimal(result.degreesOfFreedom, 0)).")
        if result.unusable > 0 {
            lines += TerminalText.wrapped(
                "\(TerminalText.counted(result.unusable, "sample", "samples")) gave no estimate, because hardly "
                    + "any station arrived, and are not in the figures.")
        }
        return lines
    }

    /// How often honest samples were called into question.
    private func text(_ verdicts: SimulateResult.Verdicts) -> [String] {
        let (inner, outer) = (number(verdicts.level), number(verdicts.edgeLevel))
        var lines = [
            "Verdicts on \(TerminalText.counted(verdicts.samples, "sample", "samples")), each held against "
                + "\(TerminalText.grouped(verdicts.draws)) samples drawn from the count: the whole outside \(inner) % "
                + "in \(Self.said(verdicts.whole.outsideRate)), not consistent (outside \(outer) %) in "
                + "\(Self.said(verdicts.whole.notConsistentRate))."
        ]
        if let regions = verdicts.regions, let by = verdicts.by {
            lines.append(
                "Regions (\(by)) with at least \(verdicts.fewestUnits) \(result.design.kind.usesClusters ? "clusters" : "stations") "
                    + "in the sample: \(TerminalText.grouped(regions.tested)) tested, outside \(inner) % in "
                    + "\(Self.said(regions.outsideRate, isBounded: false)), not consistent in \(Self.said(regions.notConsistentRate, isBounded: false)); "
                    + "some region of a sample stands out when all are looked at together in "
                    + "\(Self.said(verdicts.standOutRate)).")
        }
        return lines
    }

    /// Rows of figures under a header, in as many panels as fit the width.
    private func panels(
        _ title: String, _ columns: [String], _ rows: [(name: String, cells: [String])]
    ) -> [String] {
        let widest = rows.flatMap(\.cells).map(\.count).max() ?? 0
        let cell = max(Self.cell, widest + 1)
        let perPanel = (TerminalText.width - Self.first) / cell
        return stride(from: 0, to: columns.count, by: perPanel).flatMap { start -> [String] in
            let part = start..<min(columns.count, start + perPanel)
            let line = { (name: String, cells: [String]) in
                TerminalText.fit(name, Self.first, right: false)
                    + part.map { TerminalText.fit(cells[$0], cell, right: true) }.joined()
            }
            let header = line(title, columns)
            return ["", header, String(repeating: "─", count: header.count)]
                + rows.map { line($0.name, $0.cells) }
        }
    }

    /// A rate with its error, with as many decimals as keep it from looking like 0 or 100 and the error from looking like
    /// none; a bound where no or every replicate counts.
    private static func rate(_ rate: SimulationResult.Rate?) -> String {
        guard let rate else { return "–" }
        if let bound = bound(rate) { return (rate.count == 0 ? "≤" : "≥") + bound }
        let numbers = NumberText(.english)
        let decimals =
            (1...9).first { decimals in
                let unit = pow(10, Double(-decimals)) / 2
                let (value, rest) = (100 * rate.value, 100 * (1 - rate.value))
                return value >= unit && rest > unit && 100 * rate.error >= unit
            } ?? 9
        return numbers.decimal(100 * rate.value, decimals) + "±" + numbers.decimal(100 * rate.error, decimals)
    }

    /// The same in a sentence: "4.5±0.7 %"; "0 of 20 (at most 14 %)".
    ///
    /// - Parameter isBounded: `false` where the cases depend on one another, so that the bound does not hold.
    private static func said(_ rate: SimulationResult.Rate?, isBounded: Bool = true) -> String {
        guard let rate else { return "–" }
        guard let bound = bound(rate) else { return self.rate(rate) + " %" }
        let cases = "\(TerminalText.grouped(rate.count)) of \(TerminalText.grouped(rate.total))"
        guard isBounded else { return cases }
        return cases + (rate.count == 0 ? " (at most " : " (at least ") + bound + " %)"
    }

    /// The bound in percent, rounded outwards to two digits of what may be missing from 0 or from 100.
    private static func bound(_ rate: SimulationResult.Rate) -> String? {
        guard let bound = rate.bound else { return nil }
        let rest = 100 * (rate.count == 0 ? bound : 1 - bound)
        guard rest > 0 else { return nil }
        let decimals = max(0, Int(1 - log10(rest).rounded(.down)))
        let scale = pow(10, Double(decimals))
        let outer = (rest * scale - 1e-9).rounded(.up) / scale
        return NumberText(.english).decimal(rate.count == 0 ? outer : 100 - outer, decimals)
    }

    /// Whether a rate of the tables is a bound.
    private var hasBounds: Bool {
        result.methods.contains { ($0.coverage + [$0.jointCoverage]).contains { $0?.bound != nil } }
    }

    /// A fraction in percent with no more decimals than it needs.
    private func number(_ fraction: Double) -> String { String(format: "%.4g", 100 * fraction) }
}
