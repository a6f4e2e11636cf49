import Consistency
import Elections
import Figures
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// Numbers in the sentences of checks and diffs: one is not many, and thousands are marked.
@Suite struct CountedSentencesTests {
    /// Five of five in one direction are not "to both sides", and one station has no direction.
    @Test func sidesOfStationsThatDiffer() {
        let words = Phrasebook(.english, election: Election(name: "e"))
        let said = { (over: Int, under: Int, p: Double, language: Language) in
            language.wording(.indonesian).comparedStations(
                .consistent, differing: over + under, compared: 9, arrived: 9,
                sides: words.sides(over: over, under: under, p: p))
        }
        #expect(
            said(0, 4, 0.125, .english).hasSuffix(
                ", all to one side and so few that chance can do that (p = 0.125)."))
        #expect(said(4, 0, 0.125, .indonesian).contains("semua ke satu arah"))
        #expect(said(2, 3, 1, .english).hasSuffix(", to both sides as far as chance can tell."))
        #expect(said(1, 0, 1, .english).hasSuffix(" has other votes in the official file."))
    }

    /// An English plural after a lone 1; `nil` where there is none.
    static func fault(_ text: String) -> Substring? {
        let plurals =
            /(?:^|[^\d.,])1 (?:stations|forms|votes|figures|places|changes|tests|pairs|recaps|regions|findings|errors|warnings|notices|checks)\b/
        return text.firstMatch(of: plurals)?.output
    }

    static func text(_ files: [ReportFile]) -> String {
        ["report.md", "findings.csv"].compactMap { CheckSamples.text($0, files) }.joined(separator: "\n")
    }

    @Test func theScanFindsWhatItLooksFor() {
        #expect(Self.fault("At 1 stations") != nil)
        #expect(Self.fault("1 forms of 3") != nil)
        #expect(Self.fault("At 11 stations and 2,001 votes") == nil)
        #expect(Self.fault("At 1 station") == nil)
    }

    @Test func aCheckOfOneStation() throws {
        let one = CheckSamples.head + "11,1101,1,250,150,149,1,60,90\n"
        let recap = "province_code,regency_code,stations,valid,votes_1\n11,1101,1,149,61\n"
        let report = try CheckSamples.report(stations: one, recap: recap)
        let lines = report.summary
        #expect(lines[0].hasPrefix("1 station and 1 recap checked (terms: "), "\(lines[0])")
        #expect(lines.contains { $0.hasPrefix("R7: 1 of 2 forms — ") }, "\(lines)")
        #expect(
            lines.contains("Figures of the pairs contradict each other by at most 1 vote, in 1 place."),
            "\(lines)")
        let alone = try CheckSamples.report(stations: one).summary
        #expect(alone.contains { $0.hasPrefix("R7: 1 of 1 form — ") }, "\(alone)")
        let text = Self.text(try report.publication.files(ReportFormat.standard))
        #expect(Self.fault(text) == nil, "\(Self.fault(text) ?? "")")
    }

    @Test(arguments: Language.allCases)
    func aCheckOfManyStations(language: Language) throws {
        let many =
            CheckSamples.head
            + (1...1200).map { "11,1101,\($0),250,150,\($0 < 1100 ? "149" : ""),1,60,90\n" }.joined()
            + "11,1102,1,2500,1500,1490,10,600,2500\n"
        let recap = "province_code,regency_code,stations,votes_1,votes_2\n11,1101,1200,72030,108000\n"
        let report = try CheckSamples.report(stations: many, recap: recap, language: language)
        let say = { (en: String, id: String) in language == .english ? en : id }
        let lines = report.summary
        #expect(
            lines[0].hasPrefix(say("1,201 stations and 1 recap checked", "1.201 TPS dan 1 rekap diperiksa")))
        #expect(
            lines.contains {
                $0.hasPrefix(say("R7: 1,100 of 1,100 forms — ", "R7: 1.100 dari 1.100 formulir — "))
            }, "\(lines.prefix(4))")
        let messages = report.findings.map { $0.sentence(language) }
        #expect(
            messages.contains(
                say(
                    "101 of 1,201 stations have no figure for valid; they are not checked.",
                    "101 dari 1.201 TPS tidak mempunyai angka valid dan tidak diperiksa.")))
        #expect(
            messages.contains(
                say(
                    "votes_1 of regency 1101: recap_regency.csv prints 72,030, the stations of stations.csv sum to "
                        + "72,000, 30 less than the recap.",
                    "votes_1 kabupaten/kota 1101: recap_regency.csv mencetak 72.030, TPS dalam stations.csv berjumlah "
                        + "72.000, 30 lebih sedikit daripada rekap.")))
        #expect(
            messages.contains {
                $0.hasSuffix(
                    say(
                        "Here 3,100 against 1,490 (sum(votes) = valid).",
                        "Di sini 3.100 terhadap 1.490 (sum(votes) = valid)."))
            })
        // What programs read has no marks.
        let finding = try #require(report.findings.first { $0.rule == "R7" && $0.expected == "1490" })
        #expect(finding.found == "3100")
    }

    @Test func aDiffOfOneStation() throws {
        let head = "village_code,station_no,valid,votes_1,votes_2\n"
        let old = head + "a,1,30,10,20\na,2,30,10,20\n"
        let new = head + "a,1,31,10,20\n"
        let report = try DiffSamples.report(old, new, levels: ["village_code"])
        #expect(
            report.summary == [
                "1 station in both files: 1 changed; 1 removed, 0 added.",
                "  valid 60 → 31 (−29; −30 of it by figures and stations of one file alone; at changed stations +1 net, 1 gross)",
                "  votes_1 20 → 10 (−10; −10 of it by figures and stations of one file alone; at changed stations 0 net, 0 gross)",
                "  votes_2 40 → 20 (−20; −20 of it by figures and stations of one file alone; at changed stations 0 net, 0 gross)",
                "Rules of the forms, counted once for each station: 0 repaired, 1 newly broken, 0 still broken.",
                "Findings: 1 error, 1 warning, 0 notices.", "",
                "[error] R7, a, station 1, new.csv, line 2: Station a/1 now breaks a rule (it held before): Votes of all choices sum to "
                    + "the valid votes. Here 30 against 31 (sum(votes) = valid); before, 30 against 30.",
                "[warning] stations-removed, old.csv, line 3: 1 station of old.csv is not in new.csv; votes of the pairs there: 10, 20.",
                "",
            ])
        let fallen = try DiffSamples.report(
            old, old.replacing("a,2,30,10,20", with: "a,2,29,9,20"), levels: ["village_code"])
        let lines = fallen.summary
        #expect(lines.contains("Votes of a pair or valid votes fell at 1 station."))
        #expect(
            lines.contains {
                $0.hasSuffix(
                    "At 1 station votes of a pair or the valid votes are fewer than before; corrections do that."
                )
            })
        #expect(
            lines.contains(
                "1 of 1 change of the lead of pair 2 over pair 1 moves it up, +1 vote in all; with signs by chance a "
                    + "sum as large has probability 1.000."), "\(lines)")
        #expect(lines.contains("No region has enough changes to be compared with those around it."))
        let known = try DiffSamples.report(
            old, old.replacing("a,2,30,10,20", with: "a,2,30,10,"), levels: ["village_code"])
        #expect(
            known.summary.contains(
                "0 figures became known and 1 unknown; they are counted apart from changes."))
        let none = head + "a,1,30,10,20\n"
        let same = try DiffSamples.report(none, none, levels: ["village_code"])
        #expect(
            same.summary[0] == "No station changed: the one in common has the same figures.")
        for report in [report, fallen, known, same] {
            let text = Self.text(try report.publication.files(ReportFormat.standard))
            #expect(
                Self.fault(text) == nil, "\(Self.fault(text) ?? "")")
        }
    }

    @Test(arguments: Language.allCases)
    func aDiffOfManyStations(language: Language) throws {
        let head = "village_code,station_no,votes_1,votes_2\n"
        let old = head + (1...13500).map { "\($0 % 9),\($0),30,20\n" }.joined()
        let new =
            head
            + (1...12000).map { $0 > 11299 ? "\($0 % 9),\($0),30,20\n" : "\($0 % 9),\($0),10,20\n" }.joined()
        let report = try DiffSamples.report(old, new, language: language, levels: ["village_code"])
        let say = { (en: String, id: String) in language == .english ? en : id }
        let text = report.summary.joined(separator: "\n")
        for sentence in [
            say(
                "12,000 stations in both files: 11,299 changed; 1,500 removed, 0 added.",
                "12.000 TPS dalam kedua berkas: 11.299 berubah; 1.500 hilang, 0 bertambah."),
            say("fell at 11,299 stations.", "berkurang di 11.299 TPS."),
            say(
                "1,500 stations of old.csv are not in new.csv; votes of the pairs there: ",
                "1.500 TPS dari old.csv tidak ada dalam new.csv; suara pasangan di sana: "),
            say(
                "At 11,299 stations votes of a pair or the valid votes are fewer than before",
                "Di 11.299 TPS suara suatu pasangan atau suara sah lebih sedikit daripada sebelumnya"),
            say(
                "11,299 of 11,299 changes of the lead of pair 2 over pair 1 move it up, +225,980 votes in all;",
                "11.299 dari 11.299 perubahan keunggulan pasangan nomor 2 atas pasangan nomor 1 menaikkannya, "
                    + "seluruhnya +225.980 suara;"
            ),
        ] {
            #expect(text.contains(sentence), "\(sentence)\n\(text)")
        }
    }

    @Test func blocksHaveMarkedNumbers() {
        let favour = Favour.lead(Choice(1), over: Choice(2))
        #expect(
            English(.indonesian).favour(favour, changes: 1)
                == "moves the lead of pair 1 over pair 2 up beyond a split in proportion to votes")
        #expect(
            English(.indonesian).favour(favour, changes: 2)
                == "move the lead of pair 1 over pair 2 up beyond a split in proportion to votes")
        #expect(
            English(.indonesian).favour(.share(of: Choice(3)), changes: 1) == "raises the share of pair 3")
    }

    @Test(arguments: [
        (1, 1, "The form passed 1 check", "Formulir itu lolos 1 pemeriksaan"),
        (
            28_011, 0, "No rule could be asked of these forms",
            "Tidak ada aturan yang dapat diperiksa pada formulir ini"
        ),
        (1200, 9, "All 1,200 forms passed 9 checks", "Semua 1.200 formulir lolos 9 pemeriksaan"),
    ])
    func titlesOfCharts(forms: Int, rules: Int, en: String, id: String) {
        #expect(English(.indonesian).allPassed(forms: forms, rules: rules) == en)
        #expect(Indonesian(.indonesian).allPassed(forms: forms, rules: rules) == id)
    }
}
