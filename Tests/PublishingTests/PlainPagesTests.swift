import Elections
import Foundation
import Reconciliation
import Testing
import Wording

@testable import Publishing

/// Pages of folders where little can be said, and of runs with more findings than a page can hold.
@Suite struct PlainPagesTests {
    static let region = RegionCode("7371", scheme: .undeclared)

    static func election(_ readings: [QuickCountReading] = []) -> Election {
        Election(
            name: "e", contests: [Contest(id: "c", title: "Makassar", region: region, kind: .pilkada)],
            candidates: [
                Candidate(contest: "c", choice: 1, pair: "Pair"),
                Candidate(contest: "c", choice: 2, pair: "Kolom kosong"),
            ],
            recapRows: [(1, 4000), (2, 6000)].map {
                RecapRow(contest: "c", region: region, choice: $0.0, votes: $0.1)
            }, readings: readings)
    }

    static func report(
        _ election: Election, findings: [Finding] = [], _ language: Language = .english
    ) throws -> ReconcileReport {
        ReconcileReport(
            result: try Reconciler().reconcile(election), findings: findings, run: Samples.run,
            language: language, audience: .analyst)
    }

    static func finding(_ rule: String, _ number: Int = 1, source: String = "", file: String = "recap.csv")
        -> Finding
    {
        Finding(
            .form(
                .ruleBroken(
                    FormRulebook.Rule(
                        id: rule, severity: .notice, scope: .all, expression: "valid >= 0",
                        text: Bilingual(en: "Number \(number).", id: "Nomor \(number)."), source: ""), nil)),
            severity: .notice, contest: "c", source: source,
            place: SourcePlace(file: file, line: file.isEmpty ? nil : number))
    }

    @Test("Where no reading is compared the page says what there is", arguments: Language.allCases)
    func nothingToCompare(language: Language) throws {
        let interim = QuickCountReading(
            id: "q", contest: "c", region: nil, pollster: "P",
            shares: [(1, 41), (2, 59)].map {
                .init(choice: $0.0, percent: .init(units: $0.1, decimals: 0))
            },
            sampleStations: 300, dataInPercent: nil, marginPercent: .init(units: 1, decimals: 0),
            levelPercent: nil, stage: .interim, place: SourcePlace(file: "quick_counts.csv", line: 2))
        for readings in [[], [interim]] {
            let report = try Self.report(Self.election(readings), language)
            let text =
                language == .english
                ? "No quick count is compared here. What there is: Makassar: a recap of 10,000 votes, 2 pairs (one an empty "
                    + "box)" + (readings.isEmpty ? "." : ", 1 interim reading.")
                : "Di sini tidak ada hitung cepat yang dibandingkan. Yang ada: Makassar: rekapitulasi 10.000 suara, 2 pasangan "
                    + "(satu kolom kosong)"
                    + (readings.isEmpty ? "." : ", 1 angka sementara.")
            for path in ["report.html", "report.md"] {
                let page = try Samples.text(path, in: report).replacing("\\", with: "")
                #expect(page.contains(text), "\(path): \(readings.count)")
            }
        }
    }

    @Test func aFindingOfNoSourceHasNoColons() throws {
        let findings = [
            Self.finding("a"), Self.finding("b", 2, source: "P"), Self.finding("c", 3, file: ""),
        ]
        let report = try Self.report(Self.election(), findings: findings)
        let text = try Samples.text("report.md", in: report).replacing("\\", with: "")
        #expect(text.contains("- notice: Rule not met: “Number 1.” (recap.csv, line 1)\n"))
        #expect(text.contains("- notice: P: Rule not met: “Number 2.” (recap.csv, line 2)\n"))
        #expect(text.contains("- notice: Rule not met: “Number 3.”\n"))
        let html = try Samples.text("report.html", in: report)
        #expect(html.contains("<td>–</td><td>Rule not met: “Number 1.”</td><td>recap.csv, line 1</td>"))
        #expect(html.contains("<td>–</td><td>Rule not met: “Number 3.”</td><td>–</td>"))
    }

    @Test func aFindingOfNoFileHasNoEmptyPlace() {
        let words = CheckWords(English(.indonesian))
        let bare = FindingEntry(findings: [Self.finding("c", file: "")])
        #expect(words.lines(of: bare) == ["[notice] c: Rule not met: “Number 1.”"])
        #expect(words.place(bare, long: false) == nil)
        let placed = FindingEntry(findings: [Self.finding("a", 4)])
        #expect(words.lines(of: placed) == ["[notice] a, recap.csv, line 4: Rule not met: “Number 4.”"])
        let findings = Entries([Self.finding("c", file: ""), Self.finding("a", 4)], words)
        let text = NotebookFormat.blocks(.entries(findings)).joined()
        #expect(
            text.contains(", c: Rule not met: “Number 1")
                && text.contains(", a, recap.csv, line 4: Rule not met: “Number 4"), "\(text)")
        #expect(!text.contains("nil") && !text.contains("Optional"))
    }

    /// At a glance a reader sees which way a gap is taken and why counts are not compared.
    @Test(arguments: Language.allCases)
    func theOverviewSaysWhichWayAndWhyNot(language: Language) throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "pilkada-2018"), language)
        let english = language == .english
        for path in ["report.html", "report.md"] {
            let text = try Samples.text(path, in: report).replacing("\\", with: "")
            #expect(
                text.contains(
                    english ? "Gap: quick count minus recap" : "Selisih: hitung cepat dikurangi rekapitulasi")
            )
            #expect(
                text.contains(
                    english
                        ? "Not comparable ("
                        : "Belum dapat dibandingkan ("),
                "\(path)")
        }
    }

    @Test("A page holds the first findings of each rule; the files hold all")
    func manyFindings() throws {
        let findings =
            (1...2500).map { Self.finding("station-differs", $0) } + [Self.finding("other", 7000)]
        let report = try Self.report(Self.election(), findings: findings)
        for path in ["report.html", "report.md"] {
            let text = try Samples.text(path, in: report).replacing("\\", with: "")
            #expect(text.components(separatedBy: "Number ").count - 1 == ReconcileReport.mostFindings + 1)
            #expect(text.contains("Findings (2,501)") && text.contains("Rule not met: “Number 7000.”"))
            #expect(
                text.contains("2,400 more of the kind station-differs, in findings.csv and results.json."))
        }
        #expect(try Samples.text("findings.csv", in: report).split(separator: "\n").count == 2502)
        #expect(
            try Samples.text("results.json", in: report).components(separatedBy: "\"Rule not met: “Number ")
                .count
                > 2501)
    }

    @Test("Equally many votes are not a lead of 0 votes")
    func aTieHasASentence() throws {
        let stations = CheckSamples.stations { rows in
            for place in rows.indices { rows[place].counts = [250, 200, 200, 0, 100, 100] }
            // Two forms contradict themselves, and the sums of the pairs are still the same.
            rows[0].counts[4] = 110
            rows[1].counts[4] = 90
        }
        for (language, start) in [
            (Language.english, "Pairs 1 and 2 have equally many votes: "),
            (.indonesian, "Pasangan nomor 1 dan nomor 2 mempunyai suara yang sama banyak: "),
        ] {
            let lines = try CheckSamples.report(stations: stations, language: language).summary
            #expect(lines.contains { $0.hasPrefix(start) }, "\(lines)")
            #expect(lines.allSatisfy { !$0.contains("leads by 0") && !$0.contains("unggul 0") })
        }
    }
}
