import Elections
import Foundation
import Ground

extension FolderReader {
    static let winnerRuleFile = "winner_rules.json"
    /// The least that such a file has.
    static let winnerRuleExample = #"{"winner": [{"rule": "own", "more_than_percent": 55}]}"#

    /// Rules of winning of the folder's own: `{"winner": [{"rule": "NAME", …}]}` in the shape of the built-in ones; none
    /// where the folder has no such file.
    ///
    /// - Throws: `TableProblems` for a file that is not JSON of that shape, or has terms that cannot be.
    mutating func winnerRules() throws -> [Rulebook.WinnerTerms] {
        let name = FolderReader.winnerRuleFile
        guard FileManager.default.fileExists(atPath: url.appendingPathComponent(name).path) else { return [] }
        let text = try open(name)
        let rules: [Rulebook.WinnerTerms]
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            rules = try decoder.decode(Shape.self, from: Data(text.bytes)).winner
        } catch {
            throw TableProblems(TableProblem(file: name, PackageDescriptor.fault(of: error)))
        }
        if let bad = rules.first(where: { !$0.canBe }) {
            throw TableProblems(TableProblem(file: name, FolderFault.winnerRule(bad.rule.rawValue)))
        }
        return rules
    }

    private struct Shape: Decodable {
        var winner: [Rulebook.WinnerTerms]
    }
}

extension Rulebook.WinnerTerms {
    /// Whether percentages and parts are such, and a share in regions comes with how many of them.
    fileprivate var canBe: Bool {
        let percents = [
            moreThanPercent, regionAtLeastPercent, regionsMoreThanPercent, orElse?.atLeastPercent,
            orElse?.leadAtLeastPoints, turnoutMoreThanPercent,
        ]
        let isPart = regionsAtLeast.map { 1 <= $0.part && $0.part <= $0.of } ?? true
        let isWhole = (regionAtLeastPercent == nil) == (regionsNeeded(of: 1) == nil)
        return percents.allSatisfy { (0...100).contains($0 ?? 0) } && isPart && isWhole
            && (orElse == nil || moreThanPercent != nil)
    }
}
