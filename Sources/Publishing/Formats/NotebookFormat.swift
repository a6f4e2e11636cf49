import Figures
import Ground
import Wording

/// `report.ipynb` (nbformat 4.5): the report as cells that read the document beside them.
///
/// The code needs Python's standard library and IPython only; with pandas tables are data frames, with Altair charts are drawn
/// anew from their specifications. Stored outputs show without being run. What would make the notebook too large to open stands in
/// the report only.
final class NotebookFormat: OutputFormat {
    private let file: OutputText
    private let code: Publication.NotebookCode
    private let wording: any Wording
    private var cells: JSONArrayFile
    private var sections = 4
    private var bytes = 0
    /// Sections that it lacks, and the first chart of them.
    private var left: (sections: Int, chart: String?) = (0, nil)

    /// Bytes of texts and drawings, at most.
    private let most: Int

    /// Findings that a cell lists.
    private static let mostEntries = 10

    init(
        _ publication: Publication, _ code: Publication.NotebookCode, _ sink: OutputSink,
        most: Int = 8_000_000
    ) throws {
        self.most = most
        (self.code, wording) = (code, publication.head.wording)
        file = try sink.open("report.ipynb")
        cells = JSONArrayFile(array: "cells", others: NotebookFormat.facts) { [file] in file.append($0) }
        let head = publication.head
        let title = [
            "# \(MarkdownText.escaped(head.title))", "**\(head.kicker)**",
            head.lede.map(MarkdownText.escaped) ?? "",
        ]
        cells.append(markdown("cell-01-title", title))
        cells.append(source("cell-02-show", NotebookFormat.show))
        cells.append(source("cell-02-load", code.load))
        cells.append(source("cell-03-\(code.first.name)", code.first.code))
    }

    func add(_ section: Section) throws {
        if section.isForBrowsers { return }
        let id = "cell-" + (sections < 10 ? "0" : "") + String(sections)
        let text = section.blocks.flatMap(NotebookFormat.blocks)
        let charts = section.blocks.compactMap { if case .chart(let entry) = $0 { entry } else { nil } }
        guard !text.isEmpty || !charts.isEmpty else { return }
        guard bytes <= most else {
            left = (left.sections + 1, left.chart ?? charts.first?.name)
            return
        }
        bytes +=
            text.reduce(0) { $0 + $1.utf8.count }
            + charts.reduce(0) { $0 + $1.drawn.svgs(.wide)[0].utf8.count }
        sections += 1
        let title = section.title.map { ["## \(MarkdownText.escaped($0))"] } ?? []
        cells.append(markdown(id + "-text", title + text))
        for (index, entry) in charts.enumerated() {
            cells.append(chart(entry, id: id + "-chart" + (index == 0 ? "" : "-\(index + 1)")))
        }
    }

    func finish() throws {
        if left.sections > 0 {
            cells.append(markdown("cell-rest-text", [wording.notebookRest(left.sections)]))
            if let chart = left.chart { cells.append(source("cell-rest", "chart = show(\"\(chart)\")")) }
        }
        cells.append(markdown("cell-98-check-text", [code.checkText]))
        cells.append(source("cell-99-check", code.check))
        for (index, question) in code.questions.enumerated() {
            cells.append(markdown("cell-question-\(index + 1)-text", [question.text]))
            cells.append(source("cell-question-\(index + 1)", question.code))
        }
        cells.finish()
        try file.close()
    }

    /// What a block says beside charts and code: folds stay shut, and of readings the sentence stands.
    static func blocks(_ block: Block) -> [String] {
        switch block {
        case .heading, .paragraph: MarkdownText.blocks(block).filter { !$0.isEmpty }
        case .table(let table):
            switch table.title {
            case .fold: []
            case _ where table.isComputedInNotebook: []
            default: MarkdownText.blocks(block).filter { !$0.isEmpty }
            }
        case .readings(let readings):
            readings.map { "- " + MarkdownText.escaped($0.sentence) }
        case .entries(let list):
            list.entries.prefix(NotebookFormat.mostEntries).map { entry in
                let place = entry.place.map { ", \($0)" } ?? ""
                return "- "
                    + MarkdownText.escaped("\(entry.severity.word), \(entry.rule)\(place): \(entry.text)")
            }
        case .contents(let contents): MarkdownText.contents(contents)
        case .chart, .otherReadings, .folderFindings, .key, .note: []
        }
    }

    /// How code shows a chart, and reads a table.
    private static let show = """
        import csv
        import json
        from pathlib import Path

        from IPython.display import SVG, display


        def show(name):
            \"""The chart drawn anew by Altair, which is returned, or its drawing where that is not installed.\"""
            specification = Path("charts") / f"{name}.vl.json"
            try:
                import altair
            except ImportError:
                altair = None
            if altair is None or not specification.exists():
                display(SVG(filename=f"charts/{name}.svg"))
                return None
            chart = altair.Chart.from_json(specification.read_text(encoding="utf-8"))
            # The type that JupyterLab draws without a network.
            display({"application/vnd.vegalite.v5+json": chart.to_dict(), "text/plain": name}, raw=True)
            return chart


        def table(name):
            \"""A data frame of pandas, or rows as dictionaries where that is not installed.\"""
            try:
                import pandas
            except ImportError:
                with open(name, encoding="utf-8", newline="") as file:
                    return list(csv.DictReader(file))
            return pandas.read_csv(name)
        """

    // MARK: Cells

    /// What a notebook says beside its cells.
    private static var facts: [String: JSONNode] {
        [
            "nbformat": 4, "nbformat_minor": 5,
            "metadata": [
                "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"],
                "language_info": ["name": "python"],
            ],
        ]
    }

    private func markdown(_ id: String, _ blocks: [String]) -> JSONNode {
        [
            "cell_type": "markdown", "id": .string(id), "metadata": [:],
            "source": .array(lines(blocks.filter { !$0.isEmpty }.joined(separator: "\n\n"))),
        ]
    }

    /// A chart as a cell that shows its file, with the drawing stored.
    private func chart(_ entry: ChartSet.Entry, id: String) -> JSONNode {
        source(
            id, "chart = show(\"\(entry.name)\")",
            output: [
                "output_type": "display_data", "metadata": [:],
                "data": [
                    "image/svg+xml": .string(entry.drawn.svgs(.wide)[0]),
                    "text/plain": .string(entry.drawn.altText),
                ],
            ])
    }

    private func source(_ id: String, _ source: String, output: JSONNode? = nil) -> JSONNode {
        [
            "cell_type": "code", "id": .string(id), "metadata": [:], "execution_count": nil,
            "source": .array(lines(source)), "outputs": .array(output.map { [$0] } ?? []),
        ]
    }

    /// Lines with their line ends, as Jupyter stores them.
    private func lines(_ text: String) -> [JSONNode] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { index, line in
            .string(index == lines.count - 1 ? String(line) : line + "\n")
        }
    }
}
