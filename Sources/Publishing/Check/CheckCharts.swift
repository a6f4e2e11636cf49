import Consistency
import Elections
import Figures
import Ground
import SandingKit
import Wording

/// The chart of each part of a check, where it shows anything.
struct CheckCharts {
    /// By part; folders of many contests show only those with failing forms.
    let entries: [ChartSet.Entry?]

    init(_ report: CheckReport) {
        let isOnly = report.parts.count == 1
        let names = PlainNames(report.parts.indices.map { CheckCharts.id($0, report) })
        entries = report.parts.enumerated().map { index, part in
            // Where no rule could be asked there is nothing to draw.
            guard part.check.grid.rows.contains(where: \.isAsked), !part.check.grid.columns.isEmpty,
                isOnly || part.check.grid.failing > 0
            else { return nil }
            let suffix = isOnly ? "" : "-" + names[CheckCharts.id(index, report)]
            return ChartSet.Entry(
                name: "form-checks\(suffix)",
                chart: CheckCharts.chart(part, id: "form-checks\(suffix)", report))
        }
    }

    private static func id(_ index: Int, _ report: CheckReport) -> String {
        report.parts[index].contest?.id ?? "part \(index + 1)"
    }

    private static func chart(_ part: CheckedCount.Part, id: String, _ report: CheckReport) -> FormChecksChart
    {
        let words = report.words
        let grid = part.check.grid
        let language = words.language
        let subject = part.contest?.title ?? ""
        let level = words.wording.gridColumns(grid.level)
        return FormChecksChart(
            id: id, language: language, subject: subject, title: title(grid, words),
            subtitle: [
                subject,
                grid.failing == 0
                    ? words.say(
                        "Forms are stations and rows of recaps", "Formulir adalah TPS dan baris rekap")
                    : words.say(
                        "Forms that break each rule, by \(level); forms are stations and rows of recaps",
                        "Formulir yang tidak memenuhi tiap aturan, menurut \(level); formulir adalah TPS dan baris rekap"
                    ),
            ].filter { !$0.isEmpty }.joined(separator: " · "),
            level: level,
            columns: grid.columns.map {
                .init(name: words.wording.gridColumn($0.name), forms: $0.forms, complete: $0.complete)
            },
            rows: grid.rows.map {
                .init(
                    rule: $0.id, text: $0.text?[language] ?? words.wording.sumOfLevels,
                    failed: $0.isAsked ? $0.failed : nil)
            },
            footer: ChartFooter(
                notes: [words.notWhy], sources: sources(report, words),
                tool: "sanding \(report.run.version)", dataHash: report.run.dataHash))
    }

    private static func title(_ grid: RuleGrid, _ words: CheckWords) -> String {
        guard grid.failing > 0 else {
            return FormChecksChart.allPassed(
                forms: grid.forms, rules: grid.rows.count { $0.isAsked }, words.language)
        }
        let forms = words.numbers.count(grid.forms, .form)
        let verb = CountText.agreeing(grid.failing, "breaks", "break")
        let failing = words.numbers.integer(grid.failing)
        return words.say(
            "\(failing) of \(forms) \(verb) at least one rule",
            "\(failing) dari \(forms) tidak memenuhi minimal satu aturan")
    }

    /// Names of the files, the first of many.
    private static func sources(_ report: CheckReport, _ words: CheckWords) -> [String] {
        let names = report.run.inputs.map(\.name)
        guard names.count > 6 else { return names }
        return Array(names.prefix(5))
            + [words.say("\(names.count - 5) more files", "\(names.count - 5) berkas lain")]
    }
}
