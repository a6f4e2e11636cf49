import Consistency
import Elections
import Figures

/// Fills a `FindingsPage` from what changed between two files.
struct DiffPageBuilder {
    private let report: DiffReport
    private let result: CountDiff
    private let diff: StationDiff
    private let words: DiffWords
    private let check: CheckWords

    init(_ report: DiffReport) {
        self.report = report
        result = report.result
        diff = report.result.diff
        words = report.words
        check = CheckWords(report.words.language)
    }

    func page(style: String) -> FindingsPage {
        FindingsPage(
            lang: words.language.rawValue, title: title, kicker: words.notWhy,
            lede: words.scope + " " + check.counts(result.findings), style: style,
            labels: .init(
                skip: check.skip, methods: words.say("How the files were compared", "Cara perbandingan"),
                inputs: check.filesRead, file: check.file, bytes: check.bytes),
            parts: parts, methods: words.methods,
            inputs: report.run.inputs.map { .init($0, check.numbers) },
            madeBy: report.run.madeBy(words.language))
    }

    private var title: String {
        let (old, new) = diff.names
        return words.say("What changed from \(old) to \(new)", "Apa yang berubah dari \(old) ke \(new)")
    }

    /// The parts that have something to say.
    private var parts: [FindingsPage.Part] {
        let tables = DiffPageTables(result, words)
        let hasChanges = !result.whole.stations.isEmpty
        var parts = [
            part(
                "glance", words.say("At a glance", "Sekilas"), words.counted + words.notCompared,
                [hasChanges ? tables.figures : nil])
        ]
        if hasChanges {
            parts += [
                part(
                    "rules", words.say("Rules broken and repaired", "Aturan yang dilanggar dan dipenuhi"),
                    words.rules, [tables.rules]),
                part(
                    "direction", words.say("Which way the changes go", "Arah perubahan"), words.leaning,
                    [tables.blocks]),
            ]
        }
        var findings = part("findings", words.say("Findings", "Temuan"), [], [])
        findings.findings = FindingsPage.Findings(result.findings, check, isTitled: false, ofRule: 10)
        parts.append(findings)
        if hasChanges {
            parts.append(part("regions", words.say("Where", "Di mana"), [], tables.regions))
        }
        return parts.filter { !$0.sentences.isEmpty || !$0.tables.isEmpty || $0.findings != nil }
    }

    private func part(
        _ anchor: String, _ title: String, _ sentences: [String], _ tables: [FindingsPage.TableView?]
    ) -> FindingsPage.Part {
        .init(
            anchor: anchor, title: title, sentences: sentences, chart: nil, findings: nil,
            tables: tables.compactMap { $0 })
    }
}
