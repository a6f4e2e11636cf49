import Elections
import Estimation
import Reconciliation
import Statistics
import Wording

extension Phrasebook {
    /// What a sample says on its own, a sentence a figure.
    ///
    /// - Parameters:
    ///   - estimate: What it says of the whole, or of the strata that arrived.
    ///   - level: Level of the ranges, a fraction.
    ///   - isCompared: Whether it stands beside an official file, of which a finding names strata that have not arrived.
    public func sample(_ estimate: SampleEstimate, level: Double, isCompared: Bool = false) -> [String] {
        let at = self.level(level)
        let percents = { (figure: SampleEstimate.Figure) in
            figure.interval.map {
                RangeText(numbers.percent($0.low), numbers.percent($0.high), level: at)
            }
        }
        var sentences =
            [isCompared ? nil : unheard(estimate, isCompared: false)].compactMap { $0 } + [
                wording.arrived(estimate.missing.received, of: estimate.missing.drawn)
            ]
        if estimate.figures.contains(where: { $0.interval != nil }) {
            sentences.append(wording.rangesOfShares(level: at, method: estimate.intervals.rawValue))
        }
        sentences += estimate.figures.enumerated().map {
            wording.figure(.share(Choice(index: $0)), $1.value, percents($1))
        }
        if estimate.shares.isComplete { sentences.append(wording.complete([])) }
        if let precision = precision(estimate) { sentences.append(precision) }
        if let lead = estimate.lead, let second = estimate.runnerUp {
            sentences.append(
                wording.lead(
                    estimate.leader, second, lead.value,
                    lead.interval.map { wording.pointRange($0, level: level) },
                    isClear: lead.interval.map { $0.low > 0 } ?? true))
        }
        if let turnout = estimate.turnout {
            sentences.append(wording.figure(.turnout, turnout.value, percents(turnout)))
        }
        if let invalid = estimate.invalid {
            sentences.append(wording.figure(.invalidVotes, invalid.value, percents(invalid)))
        }
        if estimate.unequalStations > 0 {
            sentences.append(wording.unequalVotes(stations: estimate.unequalStations))
        }
        if !estimate.overfullLines.isEmpty {
            sentences.append(wording.overfull(lines: estimate.overfullLines))
        }
        if let rows = estimate.unnumberedRows { sentences.append(wording.unnumbered(rows: rows)) }
        return sentences + missing(estimate)
    }

    /// Names the strata of which nothing has arrived; `nil` where there is none.
    func unheard(_ estimate: SampleEstimate, isCompared: Bool) -> String? {
        estimate.unheard.map {
            wording.strataNotArrived(
                $0.names, stations: $0.stations, of: $0.of, partly: $0.partly, isCompared: isCompared)
        }
    }

    /// Standard errors and design effects of the shares, and the degrees of freedom; `nil` where they are not known.
    private func precision(_ estimate: SampleEstimate) -> String? {
        let errors = estimate.figures.compactMap { $0.standardError.map { numbers.decimal(100 * $0, 2) } }
        guard !errors.isEmpty, errors.count == estimate.figures.count else { return nil }
        let effects = estimate.figures.compactMap { $0.designEffect.map { numbers.decimal($0, 2) } }
        return wording.precision(
            errors: errors, effects: effects.count == errors.count ? effects : nil,
            degreesOfFreedom: estimate.degreesOfFreedom,
            lacksClusterCorrection: estimate.lacksClusterCorrection)
    }

    /// What the missing stations could change: bounds of the first share, and one of three answers on the lead.
    private func missing(_ estimate: SampleEstimate) -> [String] {
        let missing = estimate.missing
        var sentences: [String] = []
        if let bounds = missing.bounds, bounds.indices.contains(estimate.leader.index) {
            sentences.append(wording.whateverIsMissing(estimate.leader, bounds[estimate.leader.index]))
        }
        if let answer = missing.answer, let second = estimate.runnerUp {
            sentences.append(wording.sentence(answer, missing, second: second))
        }
        return sentences
    }

    /// What a sample says of its regions, a line a region.
    public func regions(
        _ domains: [SampleDomain], notArrived: StationSample.NotArrived? = nil
    ) -> [String] {
        let shown =
            domains.count > Phrasebook.mostRegions ? domains.prefix(Phrasebook.someRegions) : domains[...]
        let rest = domains.count - shown.count
        return shown.map { domain in
            wording.region(
                domain.region, stations: domain.stations, domain.figures.map { ($0.value, $0.interval) })
        } + (rest > 0 ? [wording.regionsInReport(rest)] : []) + self.notArrived(notArrived)
            + complete(domains) + thin(domains)
    }

    /// Names the regions of which nothing has arrived.
    func notArrived(_ silent: StationSample.NotArrived?) -> [String] {
        silent?.besideStrata.map { [wording.notArrived($0.regions, stations: $0.stations)] } ?? []
    }

    /// More regions than a terminal shows, and how many it shows of them.
    private static let (mostRegions, someRegions) = (600, 20)

    /// Names the regions of which every station was read.
    private func complete(_ domains: [SampleDomain]) -> [String] {
        let names = domains.filter(\.isComplete).map(\.region)
        return names.isEmpty ? [] : [wording.complete(names)]
    }

    /// Names the regions that are too thin for an interval.
    func thin(_ domains: [SampleDomain]) -> [String] {
        let names = domains.filter(\.isThin).map(\.region)
        return names.isEmpty
            ? [] : [wording.tooThin(names, fewest: SampleReconciler.fewestStations)]
    }

    /// Where the limits of a sample's comparisons come from, a sentence for the report.
    public func limits(_ limits: SampleLimits) -> String { wording.sentence(limits) }

    /// Where the smallest gap that would be found comes from, in brackets after a blank; empty for the formula.
    func gapBasis(_ comparison: Comparison) -> String {
        comparison.detectableGapBasis == .draws ? " " + wording.byDrawnSamples : ""
    }
}
