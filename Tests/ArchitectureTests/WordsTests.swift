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

    /// Lines that choose between two languages.
    static func choosing(_ lines: [Substring]) -> [Int] {
        lines.indices.filter { index in
            let line = lines[index]
            return line.contains("Bilingual(en") || line.contains(/\b(say|pick)\(/)
                || line.contains(/language == \.\w+ *\?/)
        }
    }

    /// Lines with a word that is wrong in Ghana, outside of a term's two words, which may stand on lines of their own,
    /// and of names of options.
    static func bare(_ lines: [Substring]) -> [Int] {
        var found: [Int] = []
        var depth = 0
        for (index, line) in lines.enumerated() where !line.contains("///") {
            if let start = line.range(of: "term(") {
                depth = balance(line[start.upperBound...], from: 1)
                continue
            }
            if depth > 0 {
                depth = balance(line, from: depth)
                continue
            }
            let plain = line.replacing(/\\\([^()]*(\([^()]*\)[^()]*)*\)|--[a-z-]+/, with: "")
            let words = plain.matches(
                of: /"[^"]*\b([Pp]airs?|[Rr]ecaps?|[Pp]asangan|[Rr]ekap(itulasi)?|TPS|KPU)\b(?!_)/)
            if !words.isEmpty { found.append(index) }
        }
        return found
    }

    /// Open parentheses after a text.
    private static func balance(_ text: Substring, from open: Int) -> Int {
        var depth = open
        for character in text where depth > 0 {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
        }
        return depth
    }

    @Test(arguments: [
        "Publishing", "Figures", "Feeds", "SandingKit", "Consistency", "Reconciliation", "sanding",
    ])
    func oneRoomSpeaks(room: String) throws {
        for (name, lines) in try Self.files(room) {
            #expect(Self.choosing(lines).isEmpty, "\(name)")
        }
    }

    /// Pages of the KPU are Indonesian always.
    @Test func wordsOfIndonesiaStandBehindTheVocabulary() throws {
        let only = ["English+Feeds.swift", "Indonesian+Feeds.swift"]
        for (name, lines) in try Self.files("Wording") where !only.contains(name) {
            #expect(Self.bare(lines).isEmpty, "\(name): \(Self.bare(lines).map { lines[$0] })")
        }
    }

    @Test func theTestsSeeWhatTheyLookFor() {
        let lines = { (text: String) in text.split(separator: "\n", omittingEmptySubsequences: false) }
        #expect(Self.choosing(lines("a\nsay(\"x\", \"y\")\nlanguage == .english ? 1 : 2")) == [1, 2])
        let bare = #"""
            "A pair lies outside the range."
            "\(pair(1, "")) lies outside."
            term("the recap", "the official result")
            term(
                "Only the recap is compared.",
                "Only the official result is compared.")
            "Sampel TPS \(count)"
            /// A pair.
            "columns of recap_totals.csv"
            """#
        #expect(Self.bare(lines(bare)) == [0, 6])
    }
}
