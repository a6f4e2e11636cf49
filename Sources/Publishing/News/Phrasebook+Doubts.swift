import Elections
import Reconciliation
import Wording

extension FindingKind {
    /// Pages of one count that it says to differ.
    fileprivate var differingPages: [String] {
        switch self {
        case .reading(.pagesDisagree(let one, let other, _)): [one.id, other.id]
        case .reading(.pagesDisagreeOnDesign(let pages, _)): pages
        case .reading(.interimAfterFinal(let pages, _, _)): pages
        default: []
        }
    }

    /// Whether it says that official figures contradict each other.
    var isOfOfficial: Bool {
        switch self {
        case .level(.mismatch), .form(.ruleBroken), .cause: true
        default: false
        }
    }

    /// Whether it puts a figure that is compared in doubt, whatever comes of the comparison.
    fileprivate var isDoubt: Bool {
        switch self {
        case .reading(.beforePolling), .reading(.longAfterPolling), .reading(.finalBeforeNoon),
            .reading(.sameFigures), .reading(.sameFiguresElsewhere), .reading(.rangeBesideMargin),
            .reading(.sampleBeyondStations), .folder(.recapConflict), .folder(.shareOfVotes),
            .folder(.turnoutImpossible), .folder(.ballotsNotSum), .folder(.sumOfSome),
            .folder(.decidedBeforePolling), .folder(.pairWithoutVotes):
            true
        default: !differingPages.isEmpty
        }
    }
}

extension Phrasebook {
    /// What puts figures that are compared in doubt, whatever comes of the comparison: other pages that have them differently,
    /// and a page that is older than the vote.
    ///
    /// - Parameters:
    ///   - findings: What was found in the folder.
    ///   - comparisons: Those shown.
    /// - Returns: A sentence for each.
    public func doubts(_ findings: [Finding], of comparisons: [Comparison]) -> [String] {
        let doubts = Dictionary(
            grouping:
                findings.filter { $0.kind.isDoubt || $0.kind.isOfOfficial && $0.severity == .error },
            by: \.contest)
        let isOne = Set(comparisons.map(\.contest)).count == 1
        return comparisons.flatMap { comparison -> [String] in
            let contest = isOne ? "" : title(comparison.contest) + ": "
            return Phrasebook.shown(doubts[comparison.contest] ?? []).compactMap { finding in
                doubt(finding, comparison).map { contest + $0 }
            } + [leftOver(comparison).map { contest + $0 }].compactMap { $0 }
        }.uniqued()
    }

    /// What was assumed of counts outside their range: that they are finished, and that their margin is that of a share near half.
    func assumed(_ comparisons: [Comparison]) -> [String] {
        comparisons.filter { $0.isTested && $0.verdict.isOutside }.flatMap { comparison -> [String] in
            let codes = comparison.reasons.filter {
                [.stageUnknownOnly, .stageUnknownComplete, .insidePrintedMargin].contains($0)
            }
            return codes.compactMap { reason($0, comparison) }.map { "\(source(comparison)): \($0)." }
        }
    }

    /// Choices that counts give and their result does not, which no verdict is about.
    public func leftOut(_ comparisons: [Comparison]) -> [String] {
        comparisons.filter { $0.grade != .shown && $0.reasons.contains(.recapLacksPairs) }.compactMap {
            comparison in
            reason(.recapLacksPairs, comparison).map { "\(source(comparison)): \($0)." }
        }
    }

    /// Of contradictions among official figures the first ones: all of them stand in the report.
    private static func shown(_ findings: [Finding]) -> [Finding] {
        findings.filter { !$0.kind.isOfOfficial } + findings.filter(\.kind.isOfOfficial).prefix(3)
    }

    /// What the result leaves to none of the choices, where a count that is laid beside it leaves nothing.
    private func leftOver(_ comparison: Comparison) -> String? {
        guard let page = comparison.page, !comparison.choices.isEmpty,
            let recap = election.recap(beside: comparison),
            recap.isOfOtherWhole(than: page), let share = recap.unnamedShare
        else { return nil }
        return source(comparison) + ": "
            + wording.leftOver(
                votes: recap.validVotes.map { $0 - recap.voteSum }, share: share, of: recap.validVotes)
    }

    /// What is said of a finding beside a comparison; `nil` where it is of other figures.
    private func doubt(_ finding: Finding, _ comparison: Comparison) -> String? {
        // That pages contradict each other is said where no answer is given, with who leads on each.
        if case .folder(.recapConflict(_, _, _, nil)) = finding.kind,
            !contradictingPages(comparison.contest, comparison.region).isEmpty
        {
            return nil
        }
        let said = wording.sentence(finding)
        if finding.kind.isOfOfficial { return said }
        if case .reading(.sameFigures(_, let pages)) = finding.kind {
            return pages.contains(comparison.reading) ? said : nil
        }
        if case .reading(.sameFiguresElsewhere(let pages, _)) = finding.kind {
            return pages.contains(comparison.reading) ? "\(source(comparison)): \(said)" : nil
        }
        guard case .reading = finding.kind else { return finding.region == comparison.region ? said : nil }
        if finding.kind.differingPages.contains(comparison.reading) {
            let which = comparison.grade == .shown ? "" : " " + wording.isCompared(page: comparison.reading)
            return "\(source(comparison)): \(said)\(which)"
        }
        let isOwn = finding.kind.differingPages.isEmpty && finding.place == comparison.page?.place
        return isOwn ? "\(source(comparison)): \(said)" : nil
    }
}
