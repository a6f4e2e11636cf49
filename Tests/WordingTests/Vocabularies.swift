import Elections
import Testing
import Wording

/// Holds sentences against the words that only Indonesia has.
enum Vocabularies {
    /// Every language with general words.
    static let general: [any Wording] = Language.allCases.map { $0.wording(.general) }

    /// Asserts that texts are sound and right for any country.
    static func expectGeneral(_ texts: [String], sourceLocation: SourceLocation = #_sourceLocation) {
        let indonesian = [
            "tps", "pair", "pairs", "pasangan", "recap", "recaps", "rekap", "rekapitulasi", "kpu",
        ]
        for text in texts {
            let words = text.lowercased().split { !$0.isLetter && $0 != "_" && $0 != "." }
                .map { $0.hasSuffix(".") ? $0.dropLast() : $0 }
            #expect(
                !indonesian.contains { words.contains(Substring($0)) }, "\(text)",
                sourceLocation: sourceLocation)
            #expect(
                !text.isEmpty && !text.contains("  ") && !text.contains("Optional"), "\(text)",
                sourceLocation: sourceLocation)
        }
    }
}
