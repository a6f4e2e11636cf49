import Elections
import TestSupport
import Testing

/// Names of pollsters are compared without case, blanks and punctuation.
@Suite struct CountKeyTwinTests {
    @Test("ASCII names take a shorter way to the same key", arguments: 0..<4)
    func twin(seed: UInt64) {
        var random = SeededRandom(state: 1 + seed)
        let parts = [
            "A", "b", "Z", "9", "0", " ", "-", ".", "(", "_", "[", "`", "{", "/", ":", "@", "\u{0}", "\u{7F}",
            "\n", "é",
            "e\u{301}", "İ", "ß", "½", "٣", "中", "\u{200D}", "👩‍👩‍👧", "Ⅷ",
        ]
        for _ in 0..<3_000 {
            let isPlain = Bool.random(using: &random)
            let name = (0..<Int.random(in: 0...8, using: &random)).map { _ in
                parts[Int.random(in: 0..<(isPlain ? 19 : parts.count), using: &random)]
            }.joined()
            let plain = name.lowercased().filter { $0.isLetter || $0.isNumber }
            #expect(CountKey.name(name) == (plain.isEmpty ? name : plain), "\(name.debugDescription)")
        }
    }
}
