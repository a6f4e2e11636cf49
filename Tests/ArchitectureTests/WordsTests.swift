import Foundation
import Testing

/// Holds words to their place: sentences stand in Wording, and what is only right in Indonesia stands behind a vocabulary.
@Suite struct WordsPlaceTests {
    private static let sources = RoomsTests.root.appending(path: "Sources")

    private static func files(_ room: String) throws -> [(name: String, lines: [Substring])] {
        let found = FileManager.default.enumerator(
            at: sources.appending(path: room), includingPropertiesForKeys: nil)
        return try (found?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }.map {
            (
                $0.lastPathComponent,
                try String(contentsOf: $0, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false)
            )
        }
    }

    /// Nothing outside of Wording chooses between two languages.
    @Test(arguments: ["Publishing", "Figures", "Feeds", "SandingKit", "Consistency", "Reconciliation"])
    func oneRoomSpeaks(room: String) throws {
        for (name, lines) in try Self.files(room) {
            for (number, line) in lines.enumerated() {
                let speaks =
                    line.contains("Bilingual(en") || line.contains(/\b(say|pick)\(/)
                    || line.contains(/language == \.\w+ *\?/)
                #expect(!speaks, "\(name):\(number + 1)")
            }
        }
    }

    /// Words that are wrong in Ghana stand only where the vocabulary is asked; pages of the KPU are Indonesian always.
    @Test func wordsOfIndonesiaStandBehindTheVocabulary() throws {
        let only = ["English+Feeds.swift", "Indonesian+Feeds.swift"]
        for (name, lines) in try Self.files("Wording") where !only.contains(name) {
            var asks = false
            for (number, line) in lines.enumerated() where !line.contains("///") {
                // A term's two words may stand on lines of their own.
                if line.contains("term(") { asks = true }
                if !asks {
                    let plain = line.replacing(/\\\([^()]*(\([^()]*\)[^()]*)*\)/, with: "")
                    let words = plain.matches(
                        of: /"[^"]*\b([Pp]airs?|[Rr]ecaps?|[Pp]asangan|[Rr]ekap(itulasi)?|TPS|KPU)\b(?!_)/)
                    #expect(words.isEmpty, "\(name):\(number + 1): \(line)")
                }
                if line.contains(")") && !line.contains("term(") || line.contains(/term\(.*\)/) {
                    asks = false
                }
            }
        }
    }
}
