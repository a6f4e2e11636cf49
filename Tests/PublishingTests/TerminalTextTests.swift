import Ground
import TestSupport
import Testing

@testable import Publishing

@Suite struct TerminalTextTests {
    /// Lines broken quickly are those that are broken plainly: random words with signs of several bytes, long words, blanks.
    @Test func textIsBrokenAsItsPlainTwinBreaksIt() {
        var random = SeededRandom(state: 20_261_128)
        let pieces = [
            "a", "word", "–", "±2.1", "é", "日本", "👨‍👩‍👧", "(18.82%–21.60%)", ";", "\u{1B}",
            String(repeating: "x", count: 85),
        ]
        for _ in 0..<3000 {
            var text = String(repeating: " ", count: random.pick([0, 0, 2, 4]))
            for _ in 0..<random.between(0, 40) {
                text +=
                    random.pick(pieces)
                    + (random.oneIn(3) ? "" : String(repeating: " ", count: random.between(1, 2)))
            }
            #expect(TerminalText.wrapped(text) == TerminalTextTests.wrapped(text), "\(text)")
        }
    }

    private static func wrapped(_ text: String) -> [String] {
        let plain = text.escapedForTerminal
        guard plain.count > TerminalText.width else { return [plain] }
        let indent = plain.prefix { $0 == " " }
        var lines: [String] = []
        var line = ""
        for word in plain.split(separator: " ") {
            if !line.isEmpty && line.count + 1 + word.count > TerminalText.width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? indent : " ") + word
        }
        return lines + [line]
    }
}
