import Elections
import Reconciliation
import Wording

extension Phrasebook {
    /// What puts figures that are compared in doubt, whatever comes of the comparison: other pages that have them differently,
    /// and a page that is older than the vote.
    ///
    /// - Parameters:
    ///   - findings: What was found in the folder.
    ///   - comparisons: Those shown.
    /// - Returns: A sentence for each.
    public func doubts(_ findings: [Finding], of comparisons: [Comparison]) -> [String] {
        let isOne = Set(comparisons.map(\.contest)).count == 1
        return comparisons.flatMap { comparison -> [String] in
            let contest = isOne ? "" : title(comparison.contest) + ": "
            return findings.filter { $0.contest == comparison.contest }.compactMap {
                doubt($0, comparison).map { contest + $0 }
            }
        }.uniqued()
    }

    private func doubt(_ finding: Finding, _ comparison: Comparison) -> String? {
        let reading = comparison.reading
        switch finding.kind {
        case .reading(.pagesDisagree(let one, let other, _)) where [one.id, other.id].contains(reading):
            return "\(source(comparison)): \(wording.sentence(finding)) \(wording.isCompared(page: reading))"
        case .reading(.pagesDisagreeOnDesign(let pages, _)) where pages.contains(reading):
            return "\(source(comparison)): \(wording.sentence(finding)) \(wording.isCompared(page: reading))"
        case .reading(.beforePolling) where finding.place == comparison.page?.place:
            return "\(source(comparison)): \(wording.sentence(finding))"
        case .folder(.recapConflict), .folder(.shareOfVotes):
            return finding.region == comparison.region ? wording.sentence(finding) : nil
        default: return nil
        }
    }
}
