/// Names and numbers as files and people give them, the ugly ones included.
enum UglyText {
    /// How names of a case look.
    enum Style: CaseIterable {
        case digits, words, accents, mixedLengths, ugly
    }

    private static let words = [
        "Pearl River", "Stone", "Aceh Besar", "South West", "Kuta", "KutaSelatan", "Tuban", "Bali", "N",
        "x y z",
        "New South Wales", "St. Lucy", "Rio Grande do Sul", "A B", "Greater Accra", "West",
    ]
    private static let accents = [
        "Côte d’Ivoire", "São Paulo", "Zürich", "Nuevo León", "Kraków", "Ñuñoa", "Łódź", "თბილისი", "Киев",
        "北京", "الرياض", "e\u{301}", "\u{E9}", "Ha Nội", "🗳", "👩‍👩‍👧",
    ]
    static let nasty = [
        "O\"Brien", "\"", "\"\"", "a,b", ";", "a;b", "a\tb", " lead", "trail ", "\u{A0}nbsp\u{A0}",
        "\u{FEFF}mark",
        "\u{202E}desrever", "\u{2066}isolate", "\u{2069}", "\u{200F}rtl", "a\u{301}\"", "\"\u{301}",
        "\u{301}", "a\r",
        "a\nb", "\r", "\n", "a\r\nb", "<script>alert(1)</script>", "&amp;", "<b>", "'", "{{name}}",
        "{{{name}}}",
        "=1+1", "@SUM(A1)", "+1", "-1", "../../x", "a/b", "/", ".", "..", "CON", "a|b", "`code`", "[a](b)",
        "# head",
        "%s%n", "$(id)", "\\", "\\n", "null", "NaN", "0", "00", "-0", "1e3", "true", "", " ", "--",
        "\u{2028}",
    ]
    /// Characters that must not reach a terminal or a page.
    static let controls = [
        "a\u{0}b", "\u{1B}]0;title\u{7}", "\u{1B}[31mred", "\u{7}", "\u{8}\u{8}", "\u{85}", "\u{9B}31m",
        "\u{7F}",
        "\u{1}", "a\u{B}b",
    ]

    /// A name of a region, a pair, a pollster or a station.
    ///
    /// - Parameters:
    ///   - style: How names of this case look.
    ///   - number: Tells names of one kind apart; equal numbers need not give equal names.
    static func name(_ style: Style, number: Int, _ random: inout FuzzRandom) -> String {
        switch style {
        case .digits: return String(11 + number)
        case .words: return words[number % words.count] + (number < words.count ? "" : " \(number)")
        case .accents: return accents[number % accents.count] + (number < accents.count ? "" : "\(number)")
        case .mixedLengths:
            let length = [1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200][(number * 7) % 15]
            var text = String(
                repeating: number % 3 == 0 ? "é" : "m", count: max(1, length / (1 + number % 2)))
            text += String(number)
            return text
        case .ugly:
            if random.happens(60) { return random.pick(controls) }
            if random.happens(4) {
                return String(
                    repeating: random.pick(["q", "é", "\u{301}"]), count: random.happens(50) ? 10_000 : 300)
            }
            return random.happens(500) ? random.pick(nasty) : random.pick(nasty) + String(number)
        }
    }

    static let counts = [
        "0", "1", "9", "10", "99", "999", "1000", "99999999", "100000000", "2147483646", "2147483647",
        "2147483648",
        "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "12345678901234567890", "99999999999999999999", "-1", "-0", "+7", "007", "00000000000000000007",
        "1.5", "1.0",
        "1.234", "1,234", "1.234,5", "1e3", "1e308", "1E400", "NaN", "nan", "inf", "-inf", "0x10", " 7", "7 ",
        "7 7",
        "", " ", "1_000", "١٢", "1２", "-", ".", "5.", ".5", "\u{2212}5", "7\u{301}", "7\u{A0}", "x", "\"7\"",
        "7\r",
    ]
    static let decimals = [
        "1", "0", "-0", "0.0", "0.5", "0.25", "1e-300", "1e-15", "1e-9", "1e308", "1e19", "1e15", "5e-324",
        "1.7976931348623157e308", "0.999999999999", "0.99999999999999999", "1.0000000001", "-1", "-1e-300",
        "NaN",
        "inf", "", "1e400", "100", "50.00", "33.33", "9223372036854775808", "2147483648",
        "0.000000000000000001",
        "123456789012345678901234567890", "1e", "e1", "1.2.3", "1,5",
    ]
}
