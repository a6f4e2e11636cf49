import Elections
import Estimation
import Foundation
import SandingKit

// What is said of repeated samples.
extension SimulationReport {
    /// How the samples were drawn, and what their figures mean.
    var summary: String {
        let (samples, stations) = (
            counted(result.replicates, .sample), counted(result.stations, .station)
        )
        var text = words.say(
            "\(samples) of \(drawn) out of \(stations), seed \(result.seed). Intervals at \(number(result.level)) %; after ± stands one Monte Carlo standard error.",
            "\(samples), masing-masing \(drawn), dari \(stations), benih \(result.seed). Rentang pada \(number(result.level)) %; setelah ± tertulis satu galat baku Monte Carlo."
        )
        if hasBounds {
            text += words.say(
                " Where no or every sample counts, ≤ or ≥ stands before the exact one-sided 95 % bound.",
                " Bila tidak satu pun atau semua sampel terhitung, ≤ atau ≥ tertulis di depan batas eksak satu sisi 95 %."
            )
        }
        let missing = result.missing
        guard missing.rate > 0 else { return text }
        let rate = number(missing.rate)
        text += words.say(
            " \(rate) % of the stations never report", " \(rate) % TPS tidak pernah melapor")
        if let pair = missing.pair, let ratio = missing.oddsRatio {
            let odds = number(ratio / 100)
            text += words.say(
                ", more often where pair \(pair) is strong (odds times \(odds) for every 10 points)",
                ", lebih sering di tempat nomor \(pair) kuat (peluang kali \(odds) untuk tiap 10 poin)")
        }
        return text + "."
    }

    private var drawn: String {
        let (design, all) = (result.design, grouped(result.clusters ?? 0))
        let clusters = design.clusters ?? 0
        let each = design.stationsPerCluster.map { counted($0, .station) }
        let stations = counted(design.stations, .station)
        switch design.kind {
        case .simpleRandom: return words.say("\(stations) at random", "\(stations) acak")
        case .systematic:
            return words.say("\(stations) at equal distances", "\(stations) dengan jarak sama")
        case .stratified:
            let rule = design.allocation.map { " (\($0.rawValue))" } ?? ""
            let taken = counted((design.stratumSizes ?? []).reduce(0, +), .station)
            let strata = counted(result.strata, .stratum)
            return words.say("\(taken) in \(strata)\(rule)", "\(taken) dalam \(strata)\(rule)")
        case .clusters:
            let count = counted(clusters, .cluster)
            return words.say("\(count) out of \(all)", "\(count) dari \(all)")
        case .twoStage:
            let count = counted(clusters, .cluster)
            return words.say(
                "\(count) out of \(all) with up to \(each ?? "–") each",
                "\(count) dari \(all) dengan paling banyak \(each ?? "–") masing-masing")
        case .unequalClusters:
            let count = counted(clusters, .draw)
            return words.say(
                "\(count) of \(all) clusters by size" + (each.map { " with up to \($0) each" } ?? ""),
                "\(count) dari \(all) klaster menurut ukuran"
                    + (each.map { " dengan paling banyak \($0) masing-masing" } ?? ""))
        }
    }

    /// The lead, false flags, verdicts and what arrived.
    var closing: [String] {
        var lines: [String] = []
        if let lead = result.lead, let coverage = lead.coverage {
            let (first, second, width) = (lead.ballotNos[0], lead.ballotNos[1], percent(lead.halfWidth, 2))
            lines.append(
                words.say(
                    "Lead of pair \(first) over pair \(second): covered in \(said(coverage)), mean half-width \(width) points.",
                    "Keunggulan nomor \(first) atas nomor \(second): tercakup pada \(said(coverage)), rata-rata setengah lebar \(width) poin."
                ))
        }
        let (flag, alpha) = (number(result.flagLevel), number(result.jointTestAlpha))
        lines += [
            words.say(
                "False flags (a true share outside the \(flag) % simultaneous intervals): \(said(result.falseFlags)).",
                "Tanda keliru (bagian sebenarnya di luar rentang simultan \(flag) %): \(said(result.falseFlags))."
            ),
            words.say(
                "False rejections by the joint test at \(alpha) %: \(said(result.falseRejections)).",
                "Penolakan keliru oleh uji bersama pada \(alpha) %: \(said(result.falseRejections))."),
        ]
        if let verdicts = result.verdicts { lines += sentences(verdicts) }
        let (mean, median) = (
            words.numbers.decimal(result.meanStations, 1), words.numbers.decimal(result.degreesOfFreedom, 0)
        )
        lines.append(
            words.say(
                "Stations received: \(mean) on average; median degrees of freedom: \(median).",
                "TPS masuk: rata-rata \(mean); median derajat bebas: \(median)."))
        if result.unusable > 0 {
            let samples = counted(result.unusable, .sample)
            lines.append(
                words.say(
                    "\(samples) gave no estimate, because hardly any station arrived, and are not in the figures.",
                    "\(samples) tidak memberi perkiraan karena hampir tidak ada TPS yang masuk, dan tidak termasuk dalam angka."
                ))
        }
        return lines
    }

    /// How often honest samples were called into question.
    private func sentences(_ verdicts: SimulateResult.Verdicts) -> [String] {
        let (inner, outer) = (number(verdicts.level), number(verdicts.edgeLevel))
        let (samples, draws) = (counted(verdicts.samples, .sample), counted(verdicts.draws, .sample))
        let (outside, not) = (said(verdicts.whole.outsideRate), said(verdicts.whole.notConsistentRate))
        var lines = [
            words.say(
                "Verdicts on \(samples), each held against \(draws) drawn from the count: the whole outside \(inner) % in \(outside), not consistent (outside \(outer) %) in \(not).",
                "Kesimpulan atas \(samples), masing-masing dibandingkan dengan \(draws) yang ditarik dari penghitungan: keseluruhan di luar \(inner) % pada \(outside), tidak konsisten (di luar \(outer) %) pada \(not)."
            )
        ]
        guard let regions = verdicts.regions, let by = verdicts.by else { return lines }
        let units =
            result.design.kind.usesClusters
            ? words.say("clusters", "klaster") : words.say("stations", "TPS")
        let (outsideOf, notOf) = (
            said(regions.outsideRate, isBounded: false), said(regions.notConsistentRate, isBounded: false)
        )
        let (tested, least, alone) = (
            grouped(regions.tested), verdicts.fewestUnits, said(verdicts.standOutRate)
        )
        lines.append(
            words.say(
                "Regions (\(by)) with at least \(least) \(units) in the sample: \(tested) tested, outside \(inner) % in \(outsideOf), not consistent in \(notOf); "
                    + "some region of a sample stands out when all are looked at together in \(alone).",
                "Wilayah (\(by)) dengan sedikitnya \(least) \(units) dalam sampel: \(tested) diuji, di luar \(inner) % pada \(outsideOf), tidak konsisten pada \(notOf); "
                    + "ada wilayah sampel yang menonjol bila semua dilihat bersama pada \(alone)."))
        return lines
    }

    // MARK: Numbers

    func grouped(_ value: Int) -> String { words.numbers.integer(value) }

    private func counted(_ value: Int, _ noun: CountText.Noun) -> String { words.numbers.count(value, noun) }

    /// A fraction in percent or percentage points, without the sign; a dash where it is unknown.
    func percent(_ fraction: Double?, _ decimals: Int) -> String {
        fraction.flatMap { $0.isFinite ? words.numbers.decimal(100 * $0, decimals) : nil } ?? "–"
    }

    /// A fraction in percent with no more decimals than it needs.
    private func number(_ fraction: Double) -> String {
        words.numbers.marked(String(format: "%.4g", 100 * fraction))
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
        return words.numbers.decimal(100 * rate.value, decimals) + "±"
            + words.numbers.decimal(100 * rate.error, decimals)
    }

    /// The same in a sentence: "4.5±0.7 %"; "0 of 20 (at most 14 %)".
    ///
    /// - Parameter isBounded: `false` where the cases depend on one another, so that the bound does not hold.
    private func said(_ rate: SimulationResult.Rate?, isBounded: Bool = true) -> String {
        guard let rate else { return "–" }
        guard let bound = bound(rate) else { return self.rate(rate) + " %" }
        let (count, total) = (grouped(rate.count), grouped(rate.total))
        let cases = words.say("\(count) of \(total)", "\(count) dari \(total)")
        guard isBounded else { return cases }
        let most =
            rate.count == 0
            ? words.say("at most", "paling banyak") : words.say("at least", "sedikitnya")
        return cases + " (\(most) \(bound) %)"
    }

    /// The bound in percent, rounded outwards to two digits of what may be missing from 0 or from 100.
    private func bound(_ rate: SimulationResult.Rate) -> String? {
        guard let bound = rate.bound else { return nil }
        let rest = 100 * (rate.count == 0 ? bound : 1 - bound)
        guard rest > 0 else { return nil }
        let decimals = max(0, Int(1 - log10(rest).rounded(.down)))
        let scale = pow(10, Double(decimals))
        let outer = (rest * scale - 1e-9).rounded(.up) / scale
        return words.numbers.decimal(rate.count == 0 ? outer : 100 - outer, decimals)
    }
}
