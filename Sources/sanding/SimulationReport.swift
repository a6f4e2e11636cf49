import Elections
import Estimation
import Figures
import Foundation

/// What `simulate` prints.
struct SimulationReport {
    let source: String
    let stations: Int
    let strata: Int
    let clusters: Int?
    let kind: DesignKind
    let scheme: SamplingScheme
    /// Stations asked for.
    let asked: Int
    let allocation: Allocation?
    let missing: MissingOptions
    let result: SimulationResult
    /// `nil` where none were asked for.
    let verdicts: VerdictRates?
    let by: String?

    /// Width of the first column, that of the longest method name, and of most figures with their errors.
    private static let first = 16
    private static let cell = 9

    func text() -> String {
        let pairs = result.shares.indices.map { "\($0 + 1)" }
        var lines = TerminalText.wrapped(summary)
        lines += panels(
            "Pair", pairs,
            [
                ("true share, %", result.shares.map { TerminalText.percent($0) }),
                ("mean error, pp", result.bias.map { TerminalText.percent($0, decimals: 3) }),
                ("  its MC error", result.biasErrors.map { TerminalText.percent($0, decimals: 3) }),
                ("RMS error, pp", result.rootMeanSquares.map { TerminalText.percent($0) }),
                ("mean est. SE, pp", result.meanStandardErrors.map { TerminalText.percent($0) }),
            ])
        lines += panels(
            "Coverage, %", pairs + ["all"],
            result.methods.map { ($0.method.rawValue, ($0.shares + [$0.joint]).map(Self.rate)) })
        lines += panels(
            "Half-width, pp", pairs,
            result.methods.map { ($0.method.rawValue, $0.halfWidths.map { TerminalText.percent($0) }) })
        lines += panels(
            "  of all, pp", pairs,
            result.methods.map { ($0.method.rawValue, $0.jointHalfWidths.map { TerminalText.percent($0) }) })
        return (lines + [""] + closing).joined(separator: "\n")
    }

    private var summary: String {
        var text =
            "\(TerminalText.counted(result.replicates, "sample", "samples")) of \(drawn) out of "
            + "\(TerminalText.counted(stations, "station", "stations")), seed \(result.seed). "
        text += "Intervals at \(number(result.level)) %; after ± stands one Monte Carlo standard error."
        if hasBounds {
            text += " Where no or every sample counts, ≤ or ≥ stands before the exact one-sided 95 % bound."
        }
        if missing.missing > 0 {
            text += " \(number(missing.missing)) % of the stations never report"
            if let pair = missing.missingByPair {
                let odds = number((missing.missingOdds ?? MissingOptions.standardOdds) / 100)
                text += ", more often where pair \(pair) is strong (odds times \(odds) for every 10 points)"
            }
            text += "."
        }
        return text
    }

    private var drawn: String {
        let counted = TerminalText.counted
        switch scheme {
        case .simpleRandom(let n): return "\(counted(n, "station", "stations")) at random"
        case .systematic(let n): return "\(counted(n, "station", "stations")) at equal distances"
        case .stratified(let sizes):
            let rule = allocation.map { " (\($0.rawValue))" } ?? ""
            return "\(counted(sizes.reduce(0, +), "station", "stations")) in "
                + "\(counted(strata, "stratum", "strata"))\(rule)"
        case .clusters(let n):
            return "\(counted(n, "cluster", "clusters")) out of \(TerminalText.grouped(clusters ?? 0))"
        case .twoStage(let n, let each):
            return
                "\(counted(n, "cluster", "clusters")) out of \(TerminalText.grouped(clusters ?? 0)) with up to "
                + "\(counted(each, "station", "stations")) each"
        case .unequalClusters(let n, let each):
            return "\(counted(n, "draw", "draws")) of \(TerminalText.grouped(clusters ?? 0)) clusters by size"
                + (each.map { " with up to \(counted($0, "station", "stations")) each" } ?? "")
        }
    }

    private var closing: [String] {
        var lines: [String] = []
        if let lead = result.lead, result.leaders.count == 2 {
            lines += TerminalText.wrapped(
                "Lead of pair \(result.leaders[0] + 1) over pair \(result.leaders[1] + 1): covered in "
                    + "\(Self.said(lead)), mean half-width "
                    + "\(TerminalText.percent(result.leadHalfWidth)) points.")
        }
        lines += TerminalText.wrapped(
            "False flags (a true share outside the \(number(result.flagLevel)) % simultaneous intervals): "
                + "\(Self.said(result.falseFlags)).")
        lines += TerminalText.wrapped(
            "False rejections by the joint test at \(number(result.flagP)) %: "
                + "\(Self.said(result.falseRejections)).")
        if let verdicts { lines += text(verdicts).flatMap { TerminalText.wrapped($0) } }
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
    private func text(_ verdicts: VerdictRates) -> [String] {
        let (inner, outer) = (number(verdicts.level), number(verdicts.edgeLevel))
        var lines = [
            "Verdicts on \(TerminalText.counted(verdicts.samples, "sample", "samples")), each held against "
                + "\(TerminalText.grouped(verdicts.draws)) samples drawn from the count: the whole outside \(inner) % "
                + "in \(Self.said(verdicts.whole.outsideRate)), not consistent (outside \(outer) %) in "
                + "\(Self.said(verdicts.whole.notConsistentRate))."
        ]
        if let regions = verdicts.regions, let by {
            lines.append(
                "Regions (\(by)) with at least \(verdicts.fewestUnits) \(kind.usesClusters ? "clusters" : "stations") "
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
        result.methods.contains { ($0.shares + [$0.joint]).contains { $0?.bound != nil } }
    }

    /// A fraction in percent with no more decimals than it needs.
    private func number(_ fraction: Double) -> String { String(format: "%.4g", 100 * fraction) }
}

// MARK: - JSON

extension SimulationReport {
    /// Every number, as JSON with names in the style of Contract section 3; choices are ballot numbers.
    func json() throws -> String {
        try TerminalText.json(Document(self))
    }

    private struct Document: Encodable {
        struct Design: Encodable {
            var kind: DesignKind
            var stations: Int
            var allocation: Allocation?
            var stratumSizes: [Int]?
            var clusters: Int?
            var stationsPerCluster: Int?
        }
        struct Missing: Encodable {
            var rate: Double
            var pair: Int?
            var oddsRatio: Double?
        }
        struct Choice: Encodable {
            var ballotNo: Int
            var share: Double
            var meanError: Double
            var meanErrorMonteCarlo: Double
            var rootMeanSquare: Double
            var meanStandardError: Double
        }
        struct Method: Encodable {
            var method: String
            var coverage: [SimulationResult.Rate?]
            var jointCoverage: SimulationResult.Rate?
            var halfWidths: [Double?]
            var jointHalfWidths: [Double?]
        }
        struct Verdicts: Encodable {
            struct Counts: Encodable {
                var tested: Int
                var outside: Int
                var outsideRate: SimulationResult.Rate?
                var notConsistent: Int
                var notConsistentRate: SimulationResult.Rate?

                init(_ counts: VerdictRates.Counts) {
                    (tested, outside, notConsistent) = (counts.tested, counts.outside, counts.notConsistent)
                    (outsideRate, notConsistentRate) = (counts.outsideRate, counts.notConsistentRate)
                }
            }
            var samples: Int
            var draws: Int
            var level: Double
            var edgeLevel: Double
            var alpha: Double
            var by: String?
            var fewestUnits: Int
            var givenRegionCounts: Bool?
            var whole: Counts
            var regions: Counts?
            var standOut: Int?
            var standOutRate: SimulationResult.Rate?

            init(_ rates: VerdictRates, by: String?) {
                (samples, draws, level, edgeLevel) = (
                    rates.samples, rates.draws, rates.level, rates.edgeLevel
                )
                (alpha, self.by, fewestUnits) = (rates.alpha, by, rates.fewestUnits)
                givenRegionCounts = rates.givenRegionCounts
                whole = Counts(rates.whole)
                regions = rates.regions.map { Counts($0) }
                (standOut, standOutRate) = (rates.standOut, rates.standOutRate)
            }
        }
        struct Lead: Encodable {
            var ballotNos: [Int]
            var coverage: SimulationResult.Rate?
            var halfWidth: Double?
        }

        var schema = "sanding/simulation/1"
        var source: String
        var stations: Int
        var strata: Int
        var clusters: Int?
        var design: Design
        var missing: Missing
        var replicates: Int
        var seed: UInt64
        var level: Double
        var choices: [Choice]
        var methods: [Method]
        var lead: Lead?
        var flagLevel: Double
        var falseFlags: SimulationResult.Rate?
        var jointTestAlpha: Double
        var falseRejections: SimulationResult.Rate?
        var unusable: Int
        var meanStations: Double
        var degreesOfFreedom: Double
        var criticalValue: Double?
        var verdicts: Verdicts?

        init(_ report: SimulationReport) {
            let result = report.result
            source = report.source
            stations = report.stations
            strata = report.strata
            clusters = report.clusters
            design = Design(kind: report.kind, stations: report.asked, allocation: report.allocation)
            switch report.scheme {
            case .simpleRandom, .systematic: break
            case .stratified(let sizes): design.stratumSizes = sizes
            case .clusters(let number): design.clusters = number
            case .twoStage(let number, let each):
                (design.clusters, design.stationsPerCluster) = (number, each)
            case .unequalClusters(let draws, let each):
                (design.clusters, design.stationsPerCluster) = (draws, each)
            }
            missing = Missing(rate: report.missing.missing, pair: report.missing.missingByPair)
            if missing.pair != nil {
                missing.oddsRatio = report.missing.missingOdds ?? MissingOptions.standardOdds
            }
            replicates = result.replicates
            seed = result.seed
            level = result.level
            choices = result.shares.indices.map {
                Choice(
                    ballotNo: $0 + 1, share: result.shares[$0], meanError: result.bias[$0],
                    meanErrorMonteCarlo: result.biasErrors[$0], rootMeanSquare: result.rootMeanSquares[$0],
                    meanStandardError: result.meanStandardErrors[$0])
            }
            methods = result.methods.map {
                Method(
                    method: $0.method.rawValue, coverage: $0.shares, jointCoverage: $0.joint,
                    halfWidths: $0.halfWidths, jointHalfWidths: $0.jointHalfWidths)
            }
            if result.leaders.count == 2 {
                lead = Lead(
                    ballotNos: result.leaders.map { $0 + 1 }, coverage: result.lead,
                    halfWidth: result.leadHalfWidth)
            }
            flagLevel = result.flagLevel
            falseFlags = result.falseFlags
            jointTestAlpha = result.flagP
            falseRejections = result.falseRejections
            unusable = result.unusable
            meanStations = result.meanStations
            degreesOfFreedom = result.degreesOfFreedom
            criticalValue = result.criticalValue
            verdicts = report.verdicts.map { Verdicts($0, by: report.by) }
        }
    }
}
