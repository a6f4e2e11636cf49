import Elections
import TestSupport
import Testing
import Wording

@testable import Consistency

/// Regions that a recap writes in another way than the stations: compared where each can only be one other, and always told.
@Suite struct WrittenNamesTests {
    private static let names = ["Córdoba", "Potosí", "Pazña", "Niort-Été", "Vallenar", "Ñuñoa"]

    /// A count whose first villages have names in the stations, as `other` writes them in the recap.
    private static func count(_ other: (String) -> String) -> SmallCount {
        var count = SmallCount()
        count.keptLevels = [3]
        let codes = count.recaps[3].prefix(names.count).map { $0.codes[3] }
        for place in count.stations.indices {
            guard let at = codes.firstIndex(of: count.stations[place].codes[3]) else { continue }
            count.stations[place].codes[3] = names[at]
        }
        for place in names.indices { count.recaps[3][place].codes[3] = other(names[place]) }
        return count
    }

    private static let plain = [
        "Córdoba": "Cordoba", "Potosí": "Potosi", "Pazña": "Pazna", "Niort-Été": "Niort-Ete",
        "Ñuñoa": "Nunoa",
    ]

    @Test func accents() throws {
        let check = try Self.count { Self.plain[$0] ?? $0 }.check()
        #expect(check.findings.map(\.rule) == ["names-otherwise"])
        #expect(check.findings[0].severity == .notice && check.findings[0].place.line == 2)
        #expect(
            check.findings[0].sentence(.english)
                == "recap_village.csv and stations.csv write 5 regions differently (accents): Cordoba and Córdoba, Potosi and Potosí, "
                + "Pazna and Pazña and 2 more. Each has only one that it can be, so they are compared as the same."
        )
        #expect(
            check.findings[0].sentence(.indonesian).hasPrefix(
                "recap_village.csv dan stations.csv menulis 5 wilayah secara berbeda (tanda aksen): "))
        // They are compared: what is out is found.
        var spoiled = Self.count { Self.plain[$0] ?? $0 }
        spoiled.recaps[3][1]["votes_1"] += 300
        #expect(try spoiled.check().findings.contains { $0.rule == "R12" || $0.rule == "cause-slip" })
    }

    @Test func lettersOfAnotherEncoding() throws {
        func misread(_ name: String) -> String {
            String(String.UnicodeScalarView(name.utf8.map { Unicode.Scalar($0) }))
        }
        for (write, said) in [
            (misread, "letters read in another encoding"),
            ({ String($0.map { $0.isASCII ? $0 : "?" }) }, "letters for which a mark stands"),
            ({ String($0.map { $0.isASCII ? $0 : "\u{FFFD}" }) }, "letters for which a mark stands"),
        ] {
            let check = try Self.count(write).check()
            #expect(check.findings.map(\.rule) == ["names-otherwise"], "\(check.findings.map(\.rule))")
            #expect(check.findings[0].severity == .warning)
            #expect(check.findings[0].sentence(.english).contains("(\(said)): "))
            #expect(check.findings[0].sentence(.english).hasSuffix(" save it as UTF-8 from its source."))
        }
    }

    @Test func capitals() throws {
        let check = try Self.count { $0.uppercased() }.check()
        #expect(check.findings.map(\.rule) == ["names-otherwise"])
        #expect(
            check.findings[0].sentence(.english).contains(
                " 6 regions differently (letter case or signs): "))
    }

    /// A name that two could be is taken for neither, and a code is no name.
    @Test func whatCouldBeAnotherIsNotJoined() throws {
        var count = Self.count { Self.plain[$0] ?? $0 }
        var second = count.recaps[3][0]
        second.codes[3] = "CORDOBA"
        count.recaps[3].append(second)
        let check = try count.check()
        #expect(check.findings.contains { $0.rule == "names-otherwise" && $0.found == "4" })
        #expect(check.found.count { $0.rule == "children-missing" } == 2)
        #expect(check.found.contains { $0.rule == "region-missing" })
        #expect(NameWriting("01", "1") == nil && NameWriting.key("11.01") == nil)
        #expect(NameWriting("C?rdoba", "Cardoba") == nil && NameWriting("?", "É") == nil)
        #expect(NameWriting("Ærø", "AEROE") == nil && NameWriting("Łódź", "Lodz") == .accents)
        #expect(NameWriting("CÃƒÂ³rdoba", "Córdoba") == .misread)
    }

    /// Names of one place in two files, paired with and without what tells at once that two are no pair, on thousands of ugly lists.
    @Test func pairsAreThoseOfASearchOfAll() {
        var random = SeededRandom(state: 26)
        let stems = [
            "Córdoba", "Cordoba", "C?rdoba", "C??rdoba", "CÃ³rdoba", "CORDOBA", "Cardoba", "Ñuñoa", "?u?oa",
            "Nunoa", "\u{FFFD}u\u{FFFD}oa",
            "São João", "S?o Jo?o", "Sao Joao", " São João ", "11.01", "?", "??", "Δήμος Α", "????? ?",
            "Δήμος Β", "Łódź", "Lodz", "?\u{301}x",
            "e\u{301}x", "éx", "\"q\", r", "O’Higgins", "O'Higgins", "O?Higgins", "",
        ]
        var all = 0
        for round in 0..<3_000 {
            func list() -> [(unit: Int, name: String)] {
                (0..<Int.random(in: 0...8, using: &random)).map {
                    ($0, stems.randomElement(using: &random) ?? "")
                }
            }
            let (own, theirs) = (list(), list())
            let found = WrittenNames.pairs(own, theirs).map { [$0.0, $0.1] }
            all += found.count
            #expect(
                Set(found) == Set(Self.pairs(own, theirs)) && found.count == Set(found).count,
                "\(round): \(own) \(theirs)")
        }
        #expect(all > 1_000, "\(all)")
    }

    /// Every name against every other one.
    private static func pairs(_ own: [(unit: Int, name: String)], _ theirs: [(unit: Int, name: String)])
        -> [[Int]]
    {
        typealias Entry = (unit: Int, name: String)
        func only(_ fits: (Entry, Entry) -> Bool, _ left: [Entry], _ right: [Entry]) -> [[Int]] {
            left.flatMap { one in
                right.filter { other in
                    fits(one, other) && left.count { fits($0, other) } == 1
                        && right.count { fits(one, $0) } == 1
                }.map { [one.unit, $0.unit] }
            }
        }
        let named = { (list: [Entry]) in list.filter { NameWriting.key($0.name) != nil } }
        let (left, right) = (named(own), named(theirs))
        // Of two of one file with one key neither is taken.
        let key = { (entry: Entry) in NameWriting.key(entry.name) }
        let same = only({ key($0) == key($1) }, left, right).filter { pair in
            left.count { key($0) == key(own[pair[0]]) } == 1
                && right.count { key($0) == key(theirs[pair[1]]) } == 1
        }
        let rest = only(
            {
                NameWriting.lacksLetters($0.name, of: $1.name)
                    || NameWriting.lacksLetters($1.name, of: $0.name)
            },
            left.filter { entry in !same.contains { $0[0] == entry.unit } },
            right.filter { entry in !same.contains { $0[1] == entry.unit } })
        return same + rest
    }
}
