import Consistency
import Elections
import Figures

/// Fills a `FindingsPage` from a check.
struct CheckPageBuilder {
    let report: CheckReport
    let charts: CheckCharts

    private var words: CheckWords { report.words }

    func page(style: String) -> FindingsPage {
        FindingsPage(
            lang: words.language.rawValue, title: title, kicker: words.notWhy, lede: lede, style: style,
            labels: .init(
                skip: words.skip, methods: words.say("How it was checked", "Cara pemeriksaan"),
                inputs: words.filesRead, file: words.file, bytes: words.bytes),
            parts: report.parts.indices.map(part), methods: words.methods,
            inputs: report.run.inputs.map { .init($0, words.numbers) },
            madeBy: report.run.madeBy(words.language))
    }

    private var title: String {
        let subject =
            report.parts.first?.election?.title
            ?? report.parts.first?.check.input.stations?.file
            ?? report.parts.first?.check.input.recaps.first?.file ?? report.name
        return words.say("\(subject): forms and sums checked", "\(subject): formulir dan jumlah diperiksa")
    }

    /// What was checked and found, over all parts.
    private var lede: String {
        let found = words.outcome(report.parts)
        guard report.parts.count > 1 else {
            return report.parts.first.map { words.scope($0) + " " + found } ?? found
        }
        let count = words.numbers.integer(report.parts.count)
        return words.say("\(count) counts checked. ", "\(count) penghitungan diperiksa. ") + found
    }

    private func part(_ index: Int) -> FindingsPage.Part {
        let part = report.parts[index]
        let check = part.check
        var sentences = report.parts.count > 1 ? [words.scope(part)] : []
        sentences += words.stake(part.stake) + words.chance(check) + words.gains(check)
        // Where nothing of this can be said, what was read is.
        if sentences.isEmpty { sentences = [words.scope(part)] }
        return FindingsPage.Part(
            anchor: "part-\(index + 1)",
            title: part.contest?.title
                ?? (report.parts.count > 1
                    ? words.say("Files", "Berkas") : words.say("At a glance", "Sekilas")),
            sentences: sentences, chart: charts.entries[index].map { ReportPage.ChartView($0) },
            findings: FindingsPage.Findings(check.findings, words),
            tables: [levels(check), rules(part)].compactMap { $0 })
    }

    private func rules(_ part: CheckReport.Part) -> FindingsPage.TableView {
        let check = part.check
        var rows = check.tallies.map { tally -> FindingsPage.CellRow in
            let isAsked = tally.asked > 0
            return .init(
                [
                    tally.rule.id, "\(tally.rule.text[words.language]) \(tally.rule.expression)",
                    isAsked ? words.numbers.integer(tally.asked) : words.notAsked(tally),
                    isAsked ? words.numbers.integer(tally.failed) : "–",
                    isAsked ? words.numbers.integer(tally.unknown) : "–", tally.rule.source,
                ], numeric: isAsked ? [2, 3, 4] : [3, 4])
        }
        // R12 stands between R11 and R13, where the terms have them.
        let place =
            check.tallies.lastIndex { Int($0.rule.id.dropFirst()).map { $0 < 12 } ?? false }.map { $0 + 1 }
            ?? rows.count
        rows.insert(levelRule(part), at: place)
        return FindingsPage.TableView(
            title: words.say("Rules", "Aturan"), kind: "rules", isFolded: true,
            header: [
                .init(text: words.say("Rule", "Aturan")), .init(text: words.say("What it says", "Isi")),
                .init(text: words.say("Forms asked", "Formulir diperiksa"), isNumber: true),
                .init(text: words.say("Not met", "Tidak terpenuhi"), isNumber: true),
                .init(text: words.say("Figure missing", "Angka tidak ada"), isNumber: true),
                .init(text: words.say("Source", "Sumber")),
            ], rows: rows, notes: [])
    }

    private func levelRule(_ part: CheckReport.Part) -> FindingsPage.CellRow {
        let check = part.check
        let isAsked = check.levels.compared > 0
        return .init(
            [
                RuleGrid.levelRule,
                words.say(
                    "Every figure of a level is the sum of the level below.",
                    "Setiap angka satu jenjang adalah jumlah jenjang di bawahnya."),
                isAsked
                    ? words.numbers.count(check.levels.compared, .figure)
                    : words.say(
                        "not asked: no level and one below it to compare",
                        "tidak diperiksa: tidak ada jenjang beserta jenjang di bawahnya"),
                isAsked ? words.numbers.integer(check.levels.mismatches.count) : "–", "–",
                part.form?.isIndonesian == true
                    ? words.say(
                        "Model D.Hasil of each level, from C.Hasil",
                        "Model D.Hasil tiap jenjang, dari C.Hasil")
                    : "arithmetic",
            ], numeric: isAsked ? [2, 3, 4] : [3, 4])
    }

    /// Net and gross error of each recap and figure that has any.
    private func levels(_ check: CountCheck) -> FindingsPage.TableView? {
        let errors = check.levels.errors
        guard !errors.isEmpty else { return nil }
        return FindingsPage.TableView(
            title: words.say("Recaps against the sums below them", "Rekap terhadap jumlah di bawahnya"),
            header: [
                .init(text: words.say("Recap", "Rekap")), .init(text: words.say("Figure", "Angka")),
                .init(text: words.say("Mismatches", "Ketidakcocokan"), isNumber: true),
                .init(text: words.say("Net", "Neto"), isNumber: true),
                .init(text: words.say("Gross", "Bruto"), isNumber: true),
            ],
            rows: errors.map { error in
                .init(
                    [
                        error.file, error.column, words.numbers.integer(error.mismatches),
                        words.signed(error.net), words.numbers.integer(error.gross),
                    ], numeric: [2, 3, 4])
            },
            notes: [
                words.say(
                    "Net: printed minus expected over all units, plus where more is printed. Gross: the same without signs.",
                    "Neto: yang tercetak dikurangi yang seharusnya untuk semua wilayah, positif bila tercetak lebih. Bruto: tanpa tanda."
                )
            ])
    }
}
