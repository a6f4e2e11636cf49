import Elections
import Estimation
import Reconciliation
import Wording

extension Phrasebook {
    /// Every reason of a comparison as a clause, in the order of the codes.
    public func reasons(_ comparison: Comparison) -> [String] {
        comparison.reasons.filter { $0 != .marginMissing || comparison.bound == nil }
            .compactMap { reason($0, comparison) }
    }

    /// What a code means here; `nil` for codes that the sentence of the verdict already says.
    func reason(_ code: ReasonCode, _ comparison: Comparison) -> String? {
        var figures = ReasonFigures(
            sum: comparison.estimate.shares.reduce(0, +), stations: comparison.estimate.stations,
            fewestClusters: SampleReconciler.fewestStations,
            deviation: comparison.margin.impliedDeviation, repeatOf: comparison.repeatOf ?? "",
            choices: choices(of: code, comparison),
            isPublished: comparison.estimate.basis == .published, borrowed: comparison.borrowed,
            sourceKind: comparison.page?.sourceKind ?? .quickCount,
            dataIn: comparison.page?.dataInPercent,
            lacking: code == .recapOfSomeRegions ? lacking(comparison) : [],
            ofRegions: code == .recapMissing ? ofRegions(comparison) : nil,
            margin: comparison.page?.marginPercent.map(numbers.printed),
            listed: code == .resultListsFewer ? listed(comparison) : nil)
        if code == .recapMissing {
            figures.pages = contradictingPages(comparison.contest, comparison.region)
        }
        if code == .sharesDoNotSum, let page = comparison.page, !page.hasPrintedShares {
            figures.rangeSum = page.rangeSum
        }
        if [.recapIncomplete, .sharesDoNotSum].contains(code) {
            let recap = election.recap(beside: comparison)
            figures.isZero = recap?.isNotEntered == true
            figures.mayLackOthers = recap?.mayLackOthers == true
        }
        return wording.reason(code, figures)
    }

    /// What the regions of a whole without a result add up to.
    private func ofRegions(_ comparison: Comparison) -> ReasonFigures.OfRegions? {
        election.sumOfRegions(contest: comparison.contest, region: comparison.region).map { sum in
            .init(
                regions: sum.regions,
                votes: sum.votes.sorted { $0.key < $1.key }.map { number, votes in
                    "\(pair(number, in: comparison.contest)) \(numbers.integer(votes))"
                },
                absent: sum.absent.map(election.regionName), code: comparison.region.text)
        }
    }

    /// The part of the valid votes that the result beside a comparison lists, and that of the count for the same choices.
    private func listed(_ comparison: Comparison) -> (official: String, count: String)? {
        let recap = election.recap(beside: comparison)
        let own = comparison.choices.filter { !$0.isRemainder }.reduce(0) { $0 + $1.estimate }
        return recap?.unnamedShare.map { (numbers.percent(1 - $0, 1), numbers.percent(own, 1)) }
    }

    /// Names of regions that the result beside a comparison does not include.
    private func lacking(_ comparison: Comparison) -> [String] {
        let recap = election.recap(beside: comparison)
        return (recap?.lacking ?? []).map(election.regionName)
    }

    /// The choices that a reason is about; empty for most.
    private func choices(of code: ReasonCode, _ comparison: Comparison) -> String {
        switch code {
        case .choiceWithoutError: withoutError(comparison)
        case .marginOfOthers:
            list(
                comparison.marginsOfOthers.map { choice, halfWidth in
                    "\(pair(choice, in: comparison.contest)) (±\(size(halfWidth)))"
                })
        case .recapLacksPairs:
            list(
                (comparison.page?.shares ?? []).filter { share in
                    !comparison.choices.contains { $0.choice == share.choice }
                }.map {
                    "\(pair($0.choice, in: comparison.contest)) (\(numbers.printed($0.percent))%)"
                })
        default: ""
        }
    }

    /// Choices that stand beside the recap and have no sampling error.
    private func withoutError(_ comparison: Comparison) -> String {
        list(
            comparison.untestedChoices.filter { !$0.isRemainder }.map {
                wording.besideRecap(
                    pair($0.choice, in: comparison.contest), official: $0.official)
            })
    }

    /// What changes of which each would do are introduced with.
    func wouldBringInside(_ changes: Int, _ comparison: Comparison) -> String {
        wording.wouldBringInside(changes, closingSum: comparison.reasons.contains(.sharesDoNotSum))
    }

    /// Why comparisons are not made, each reason once with how many it holds for, the commonest first; `nil` where all
    /// are made.
    ///
    /// - Parameter comparisons: Those shown.
    public func notCompared(_ comparisons: [Comparison]) -> String? {
        let untested = comparisons.filter { $0.grade == .shown && !$0.verdict.isInside && !$0.hasAllStations }
        guard !untested.isEmpty else { return nil }
        var ofCode: [ReasonCode: [String]] = [:]
        for comparison in untested {
            for code in comparison.reasons where code.isObstacle {
                ofCode[code, default: []] += reason(code, comparison).map { [$0] } ?? []
            }
        }
        let clauses = ofCode.filter { !$0.value.isEmpty }
            .sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
            .map { code, said in
                let shared = Set(said).count == 1 ? nil : wording.ofSeveral(code)
                return "\(shared ?? said[0]) (\(numbers.integer(said.count)))"
            }
        let label = "\(label(.notComparable).capitalizedFirst) (\(numbers.integer(untested.count)))"
        return label + ": " + CountText.list(clauses, separator: "; ", language) + "."
    }
}
