import Consistency
import Elections
import Figures
import Ground
import SandingKit
import Wording

/// The chart of each part of a check, where it shows anything.
struct FormChecksCharts {
    /// By part; folders of many contests show only those with failing forms.
    let entries: [ChartSet.Entry?]

    init(_ report: CheckReport) {
        let isOnly = report.parts.count == 1
        let names = PlainNames(report.parts.indices.map { FormChecksCharts.id($0, report) })
        entries = report.parts.enumerated().map { index, part in
            // Where no rule could be asked there is nothing to draw.
            guard part.check.grid.rows.contains(where: \.isAsked), !part.check.grid.columns.isEmpty,
                isOnly || part.check.grid.failing > 0
            else { return nil }
            let suffix = isOnly ? "" : "-" + names[FormChecksCharts.id(index, report)]
            return ChartSet.Entry(
                name: "form-checks\(suffix)",
                chart: FormChecksCharts.chart(part, id: "form-checks\(suffix)", report))
        }
    }

    private static func id(_ index: Int, _ report: CheckReport) -> String {
        report.parts[index].contest?.id ?? "part \(index + 1)"
    }

    private static func chart(_ part: CheckedCount.Part, id: String, _ report: CheckReport) -> FormChecksChart
    {
        let wording = report.wording
        let grid = part.check.grid
        let language = wording.language
        let subject = part.contest?.title ?? ""
        let level = wording.gridColumns(grid.level)
        return FormChecksChart(
            ChartHead(
                id: id, language: language, vocabulary: wording.vocabulary, title: title(grid, wording),
                subtitle: [
                    subject,
                    wording.checkedForms(by: grid.failing == 0 ? nil : level),
                ].filter { !$0.isEmpty }.joined(separator: " · "),
                basis: .forms,
                footer: ChartFooter(
                    notes: [wording.findingsSayNotWhy], sources: sources(report, wording),
                    tool: "sanding \(report.run.version)", dataHash: report.run.dataHash),
                place: subject.isEmpty ? report.name : subject),
            subject: subject, level: level,
            columns: grid.columns.map {
                .init(name: wording.gridColumn($0.name), forms: $0.forms, complete: $0.complete)
            },
            rows: grid.rows.map {
                .init(
                    rule: $0.id, text: $0.text?[language] ?? wording.sumOfLevels,
                    failed: $0.isAsked ? $0.failed : nil)
            })
    }

    private static func title(_ grid: RuleGrid, _ wording: any Wording) -> String {
        guard grid.failing > 0 else {
            return wording.allPassed(forms: grid.forms, rules: grid.rows.count { $0.isAsked })
        }
        return wording.failingForms(grid.failing, of: grid.forms)
    }

    /// Names of the files, the first of many.
    private static func sources(_ report: CheckReport, _ wording: any Wording) -> [String] {
        let names = report.run.inputs.map(\.name)
        guard names.count > 6 else { return names }
        return names.prefix(5) + [wording.moreFiles(names.count - 5)]
    }
}
