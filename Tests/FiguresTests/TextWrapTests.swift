import TestSupport
import Testing

@testable import Figures

@Suite struct TextWrapTests {
    @Test(arguments: [40.0, 80, 160, 400])
    func keepsWithinTheWidthAndLosesNothing(width: Double) {
        let text = "Lembaga Klimatologi Politik Indonesia https://contoh.example/a/b/c-d"
        let lines = TextWrap.lines(text, width: width, size: 12)
        #expect(lines.allSatisfy { FontMetrics.width($0, size: 12) <= width })
        // Where a word is parted it may have a hyphen more.
        #expect(lines.joined().filter { !" -".contains($0) } == text.filter { !" -".contains($0) })
    }

    @Test func endsInAnEllipsisWhereTextIsLeftOut() {
        let lines = TextWrap.lines("satu dua tiga empat lima enam", width: 60, size: 12, limit: 2)
        #expect(lines.count == 2)
        #expect(lines[1].hasSuffix("…"))
    }

    /// A number and a word that is wider than all: letters are cut, and the name is not left out.
    @Test func aLongWordIsCut() {
        let lines = TextWrap.lines("1 Sanniyasalingamparatharajah", width: 120, size: 12, limit: 1)
        #expect(lines.count == 1 && lines[0].hasPrefix("1 Sanniyas") && lines[0].hasSuffix("…"))
        #expect(FontMetrics.width(lines[0], size: 12) <= 120)
    }

    @Test func breaksBetweenTheNamesOfAPair() {
        let lines = TextWrap.balanced("Tubagus Hasanuddin–Anton Charliyan", width: 150, size: 12)
        #expect(lines == ["Tubagus Hasanuddin–", "Anton Charliyan"])
    }

    /// Widths of words are added up; measuring every line anew breaks at the same places.
    @Test func linesAreThoseOfWholeLinesMeasured() {
        var random = SeededRandom(state: 1128)
        let parts = [
            "a", "Iwan", "Pasangan–", "–", "Dedi Mulyadi", "  ", "é", "e\u{301}", "ñ", "東京", "👩‍👩‍👧", "نص",
            "x/y-z_1",
            "\u{202E}", "\u{A0}", "\t", "123.456", String(repeating: "W", count: 30),
        ]
        for _ in 0..<3000 {
            let text = (0..<random.between(0, 12)).map { _ in
                random.pick(parts) + (random.oneIn(3) ? "" : " ")
            }.joined()
            let (width, size) = (Double(random.between(12, 300)), Double(random.between(9, 24)))
            let (bold, limit) = (random.oneIn(2), random.oneIn(2) ? nil : random.between(1, 4))
            #expect(
                TextWrap.lines(text, width: width, size: size, bold: bold, limit: limit)
                    == plainLines(text, width: width, size: size, bold: bold, limit: limit),
                "\(text) \(width)")
            #expect(
                TextWrap.balanced(text, width: width, size: size, bold: bold, limit: limit)
                    == plainBalanced(text, width: width, size: size, bold: bold, limit: limit),
                "\(text) \(width)")
        }
    }

    private func plainLines(
        _ text: String, width: Double, size: Double, bold: Bool, limit: Int?
    ) -> [String] {
        let fits = { (line: String) in FontMetrics.width(line, size: size, bold: bold) <= width }
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            var isFirst = true
            for part in ended(word) {
                let joined = (lines.last ?? "") + (isFirst ? " " : "") + part
                isFirst = false
                if let last = lines.last, !last.isEmpty, fits(joined) {
                    lines[lines.count - 1] = joined
                } else if fits(part) {
                    lines.append(part)
                } else {
                    lines += TextWrap.pieces(of: part[...], fits: fits)
                }
            }
        }
        guard let limit, lines.count > limit else { return lines }
        var last = lines[limit - 1]
        if FontMetrics.width(last, size: size, bold: bold) < width / 2 { last += " " + lines[limit] }
        return Array(lines.prefix(limit - 1)) + [TextWrap.shortened(last, fits: fits) + "…"]
    }

    private func plainBalanced(
        _ text: String, width: Double, size: Double, bold: Bool, limit: Int?
    ) -> [String] {
        var best = plainLines(text, width: width, size: size, bold: bold, limit: limit)
        guard best.count > 1, limit.map({ best.count <= $0 }) ?? true else { return best }
        let words = text.split(whereSeparator: \.isWhitespace).flatMap(ended)
        let widest = words.map { FontMetrics.width($0, size: size, bold: bold) }.max() ?? 0
        for narrower in stride(from: width - 4, to: max(width / 2, widest), by: -4) {
            let candidate = plainLines(text, width: narrower, size: size, bold: bold, limit: nil)
            if candidate.count > best.count { break }
            best = candidate
        }
        return best
    }

    /// Parts of a word that end in a dash, and the rest.
    private func ended(_ word: Substring) -> [String] {
        var parts = [""]
        for character in word {
            parts[parts.count - 1].append(character)
            if character == "–", parts[parts.count - 1].count > 1 { parts.append("") }
        }
        return parts.filter { !$0.isEmpty }
    }

    @Test func whatIsCutEndsWithAWord() {
        let title = "17 of 20 quick counts agree, Polmark does not; 10 more are not tested"
        for width in stride(from: 150.0, to: 420, by: 1) {
            for limit in 1...4 {
                let lines = TextWrap.lines(title, width: width, size: 20, limit: limit)
                guard let last = lines.last, last.hasSuffix("…") else { continue }
                let kept = lines.joined(separator: " ").dropLast()
                let next = title.dropFirst(kept.count).first
                #expect(next.map { " ,;".contains($0) } ?? true, "\(lines)")
                #expect(kept.last?.isNumber == false || !kept.contains(" "), "\(lines)")
            }
        }
    }

    /// No line begins with a vowel of the letter before it, and none ends with one that belongs to the next.
    @Test(arguments: [
        "ประยุทธ์จันทร์โอชาทักษิณชินวัตรเเสนาธิการ", "សម្តេចអគ្គមហាសេនាបតីតេជោហ៊ុនសែន", "ທອງລຸນສີສຸລິດພັນຄຳ",
    ])
    func scriptsWithoutSpacesArePartedBetweenLetters(word: String) {
        let dependent: Set<UInt32> = [0xE30, 0xE32, 0xE33, 0xE45, 0xEB0, 0xEB2, 0xEB3]
        for width in stride(from: 20.0, to: 160, by: 1) {
            let lines = TextWrap.lines(word, width: width, size: 12)
            #expect(lines.joined() == word)
            for line in lines.dropFirst() where line.count > 1 {
                let first = line.unicodeScalars.first!
                #expect(!dependent.contains(first.value), "\(lines)")
                #expect(first.properties.generalCategory != .nonspacingMark, "\(lines)")
            }
            for line in lines.dropLast() where line.count > 2 {
                let last = line.unicodeScalars.last!
                #expect(last.value != 0x17D2 && !(0xE40...0xE44).contains(last.value), "\(lines)")
            }
        }
    }

    @Test func wordsOfAlphabetsHaveHyphensWhereTheyAreParted() {
        for word in ["Παπαδιαμαντόπουλος", "Sanniyasalingamparatharajah", "Константинопольский"] {
            let lines = TextWrap.lines(word, width: 90, size: 12)
            #expect(lines.count > 1 && lines.dropLast().allSatisfy { $0.hasSuffix("-") }, "\(lines)")
            #expect(lines.allSatisfy { FontMetrics.width($0, size: 12) <= 90 })
        }
        // Addresses, figures and other scripts have none.
        for word in ["https://contoh.example/abcdefghijklmnopq", "1234567890123456789", "東京都知事選挙開票速報"] {
            #expect(TextWrap.lines(word, width: 60, size: 12).joined() == word)
        }
    }

    @Test func givesWidthsNoSmallerThanArial() {
        #expect(FontMetrics.width("0", size: 1000) >= 556)
        #expect(FontMetrics.width("W", size: 1000, bold: true) >= 944)
    }
}
