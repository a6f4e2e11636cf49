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
        if let unknown = (try? JSONParser.parse(text.bytes)).flatMap(WinnerRuleKeys.unknown) {
            throw TableProblems(TableProblem(file: name, unknown))
        }
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

/// Keys of the file: one that nothing reads would change who is elected without a word.
private enum WinnerRuleKeys {
    /// Of a rule, and of the objects in it, under their own keys.
    static let ofRule = [
        "rule", "more_than_percent", "region_at_least_percent", "regions_more_than_percent",
        "regions_at_least",
        "or_else", "turnout_more_than_percent", "two_pairs_by_plurality", "empty_box_names", "kinds",
        "source",
        "text", "note",
    ]
    static let within = [
        "regions_at_least": ["part", "of"], "or_else": ["at_least_percent", "lead_at_least_points"],
        "text": ["en", "id"],
    ]

    /// The first key that is none of them.
    static func unknown(_ document: JSONNode) -> FolderFault? {
        for rule in document["winner"]?.elements ?? [] {
            let name = rule["rule"]?.text ?? ""
            for member in rule.members ?? [] {
                if let fault = fault(member.key, of: name, known: ofRule) { return fault }
                for inner in member.value.members ?? [] {
                    guard let known = within[member.key] else { continue }
                    if let fault = fault(inner.key, of: name, known: known) { return fault }
                }
            }
        }
        return nil
    }

    private static func fault(_ key: String, of rule: String, known: [String]) -> FolderFault? {
        known.contains(key)
            ? nil
            : .winnerRuleKey(key, rule: rule, near: Spelling.nearest(to: key, among: known), known: known)
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
