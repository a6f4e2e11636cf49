import Elections
import Figures
import Reconciliation

/// `report.ipynb` (nbformat 4.5): the report as cells that read `results.json` beside them.
///
/// The code needs Python's standard library and IPython only; stored outputs show without being run.
struct Notebook {
    let page: ReportPage
    let charts: ChartSet
    let words: Phrasebook

    var value: JSONValue { NotebookCells.document(cells) }

    private var cells: [JSONValue] {
        var cells = [
            NotebookCells.markdown("cell-01-title", title),
            NotebookCells.code("cell-02-load", load, output: nil),
            NotebookCells.code("cell-03-overview", overview, output: nil),
        ]
        if let forest = charts.forest { cells.append(NotebookCells.chart(forest, id: "cell-04-forest")) }
        for (index, section) in page.contests.enumerated() {
            let number = "\(index + 5)"
            let padded = String(repeating: "0", count: max(0, 2 - number.count)) + number
            cells.append(NotebookCells.markdown("cell-\(padded)-text", text(of: section)))
            let contest = charts.order[index]
            if let entry = charts.contests[contest] {
                cells.append(NotebookCells.chart(entry, id: "cell-\(padded)-chart"))
            }
        }
        cells.append(NotebookCells.markdown("cell-98-check-text", checkText))
        cells.append(NotebookCells.code("cell-99-check", check, output: nil))
        return cells
    }

    private var title: String {
        let escape = MarkdownText()
        return "# \(escape.escapeText(page.title))\n\n**\(page.notOfficial)**\n\n"
            + escape.escapeText(page.summary)
    }

    private func text(of section: ReportPage.ContestSection) -> String {
        let escape = MarkdownText()
        var lines = ["## \(escape.escapeText(section.title))", section.date]
        lines += section.official.map(escape.escapeText)
        lines += section.triangulation.map(escape.escapeText)
        lines += section.readings.map { "- " + escape.escapeText($0.sentence) }
        if let none = section.noReadings { lines.append(escape.escapeText(none)) }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var load: String {
        """
        import json
        from pathlib import Path
        from statistics import NormalDist

        from IPython.display import SVG, display

        results = json.loads(Path("results.json").read_text(encoding="utf-8"))
        comparisons = results["comparisons"]
        print(results["election"]["title"], "-", len(comparisons), "readings,",
              results["summary"]["tested"], "counts tested")
        """
    }

    private var overview: String {
        """
        for c in comparisons:
            if c["choices"] and c["stage"] in results["options"]["stages"]:
                worst = max(c["choices"], key=lambda choice: abs(choice["difference"]))
                print(f'{c["contest"]:28} {c["source"][:24]:24} {100 * worst["difference"]:+7.2f}  {c["verdict"]}')
        """
    }

    private var checkText: String {
        words.say(
            "The next cell computes standard errors, z and p of every tested share again from the published figures.",
            "Sel berikut menghitung kembali galat baku, z, dan p setiap bagian yang diuji dari angka yang diterbitkan."
        )
    }

    private var check: String {
        """
        normal = NormalDist()
        checked = 0
        for c in comparisons:
            for choice in c["choices"]:
                if choice["z"] is None or c["df"] is not None:
                    continue
                share = choice["estimate"]
                if c["basis"] == "published":
                    se = (share * (1 - share) / c["effective_size"]) ** 0.5
                    assert abs(se - choice["se"]) <= 1e-12, (c["reading"], choice["ballot_no"])
                z = (share - choice["official"]) / choice["se"]
                p = 2 * normal.cdf(-abs(z))
                assert abs(z - choice["z"]) <= 1e-9 * max(1, abs(z)), (c["reading"], choice["ballot_no"])
                assert abs(p - choice["p"]) <= 1e-9, (c["reading"], choice["ballot_no"])
                checked += 1
        print(checked, "shares computed again: all agree")
        """
    }
}
