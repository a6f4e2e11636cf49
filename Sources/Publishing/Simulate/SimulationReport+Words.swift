import Elections
import Estimation
import Foundation
import SandingKit
import Wording

// What is said of repeated samples.
extension SimulationReport {
    /// How the samples were drawn, and what their figures mean.
    var summary: String {
        var sentences = [
            wording.simulated(
                samples: result.replicates, drawn, stations: result.stations, seed: result.seed,
                level: number(result.level))
        ]
        if hasBounds { sentences.append(wording.simulatedBounds) }
        let missing = result.missing
        if missing.rate > 0 {
            sentences.append(
                wording.simulatedMissing(
                    rate: number(missing.rate), pair: missing.pair,
                    odds: missing.oddsRatio.map { number($0 / 100) }))
        }
        return sentences.joined(separator: " ")
    }

    private var drawn: DrawnSample {
        let (design, all) = (result.design, result.clusters ?? 0)
        let (clusters, each) = (design.clusters ?? 0, design.stationsPerCluster)
        return switch design.kind {
        case .simpleRandom: .simpleRandom(stations: design.stations)
        case .systematic: .systematic(stations: design.stations)
        case .stratified:
            .stratified(
                stations: (design.stratumSizes ?? []).reduce(0, +), strata: result.strata,
                rule: design.allocation?.rawValue)
        case .clusters: .clusters(clusters, of: all)
        case .twoStage: .twoStage(clusters: clusters, of: all, stationsPerCluster: each)
        case .unequalClusters: .unequalClusters(draws: clusters, of: all, stationsPerCluster: each)
        }
    }

    /// The lead, false flags, verdicts and what arrived.
    var closing: [String] {
        var lines: [String] = []
        if let lead = result.lead, let coverage = lead.coverage {
            lines.append(
                wording.leadCovered(
                    lead.ballotNos[0], over: lead.ballotNos[1], in: said(coverage),
                    halfWidth: percent(lead.halfWidth, 2)))
        }
        lines += [
            wording.falseFlags(level: number(result.flagLevel), rate: said(result.falseFlags)),
            wording.falseRejections(
                alpha: number(result.jointTestAlpha), rate: said(result.falseRejections)),
        ]
        if let verdicts = result.verdicts { lines += sentences(verdicts) }
        lines.append(
            wording.stationsReceived(
                mean: wording.numbers.decimal(result.meanStations, 1),
                degreesOfFreedom: wording.numbers.decimal(result.degreesOfFreedom, 0)))
        if result.unusable > 0 { lines.append(wording.unusableSamples(result.unusable)) }
        return lines
    }

    /// How often honest samples were called into question.
    private func sentences(_ verdicts: SimulateResult.Verdicts) -> [String] {
        let whole = wording.verdictsOfSamples(
            verdicts.samples, draws: verdicts.draws, inner: number(verdicts.level),
            outer: number(verdicts.edgeLevel), outside: said(verdicts.whole.outsideRate),
            notConsistent: said(verdicts.whole.notConsistentRate))
        guard let regions = verdicts.regions, let by = verdicts.by else { return [whole] }
        return [
            whole,
            wording.verdictsOfRegions(
                by: by, least: verdicts.fewestUnits, areClusters: result.design.kind.usesClusters,
                tested: regions.tested, inner: number(verdicts.level),
                outside: said(regions.outsideRate, isBounded: false),
                notConsistent: said(regions.notConsistentRate, isBounded: false),
                standOut: said(verdicts.standOutRate)),
        ]
    }

    // MARK: Numbers

    /// A fraction in percent or percentage points, without the sign; a dash where it is unknown.
    func percent(_ fraction: Double?, _ decimals: Int) -> String {
        fraction.flatMap { $0.isFinite ? wording.numbers.decimal(100 * $0, decimals) : nil } ?? "–"
    }

    /// A fraction in percent with no more decimals than it needs.
    private func number(_ fraction: Double) -> String {
        wording.numbers.marked(String(format: "%.4g", 100 * fraction))
    }

    /// Whether a rate of the tables is a bound.
    private var hasBounds: Bool {
        result.methods.contains { ($0.coverage + [$0.jointCoverage]).contains { $0?.bound != nil } }
    }

    /// A rate with its error, with as many decimals as keep it from looking like 0 or 100 and the error from looking like
    /// none; a bound where no or every replicate counts.
    func rate(_ rate: SimulationResult.Rate?) -> String {
        guard let rate else { return "–" }
        if let bound = bound(rate) { return (rate.count == 0 ? "≤" : "≥") + bound }
        let decimals =
            (1...9).first { decimals in
                let unit = pow(10, Double(-decimals)) / 2
                let (value, rest) = (100 * rate.value, 100 * (1 - rate.value))
                return value >= unit && rest > unit && 100 * rate.error >= unit
            } ?? 9
        return wording.numbers.decimal(100 * rate.value, decimals) + "±"
            + wording.numbers.decimal(100 * rate.error, decimals)
    }

    /// The same in a sentence: "4.5±0.7 %"; "0 of 20 (at most 14 %)".
    ///
    /// - Parameter isBounded: `false` where the cases depend on one another, so that the bound does not hold.
    private func said(_ rate: SimulationResult.Rate?, isBounded: Bool = true) -> String {
        guard let rate else { return "–" }
        guard let bound = bound(rate) else { return self.rate(rate) + " %" }
        return wording.cases(
            rate.count, of: rate.total, bound: isBounded ? bound : nil, isUpper: rate.count == 0)
    }

    /// The bound in percent, rounded outwards to two digits of what may be missing from 0 or from 100.
    private func bound(_ rate: SimulationResult.Rate) -> String? {
        guard let bound = rate.bound else { return nil }
        let rest = 100 * (rate.count == 0 ? bound : 1 - bound)
        guard rest > 0 else { return nil }
        let decimals = max(0, Int(1 - log10(rest).rounded(.down)))
        let scale = pow(10, Double(decimals))
        let outer = (rest * scale - 1e-9).rounded(.up) / scale
        return wording.numbers.decimal(rate.count == 0 ? outer : 100 - outer, decimals)
    }
}
