import Figures

/// The cells of notebooks (nbformat 4.5) and the document around them.
enum NotebookCells {
    static func document(_ cells: [JSONValue]) -> JSONValue {
        .object(facts.merging(["cells": .array(cells)]) { $1 })
    }

    /// What a notebook says beside its cells.
    static var facts: [String: JSONValue] {
        [
            "nbformat": 4, "nbformat_minor": 5,
            "metadata": [
                "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"],
                "language_info": ["name": "python"],
            ],
        ]
    }

    /// A chart as a cell that shows its file, with the drawing stored.
    static func chart(_ entry: ChartSet.Entry, id: String) -> JSONValue {
        code(
            id, "display(SVG(filename=\"charts/\(entry.name).svg\"))",
            output: [
                "output_type": "display_data", "metadata": [:],
                "data": [
                    "image/svg+xml": .string(entry.chart.svg(width: .wide)),
                    "text/plain": .string(entry.chart.altText),
                ],
            ])
    }

    /// The start of an id: `cell-04` for 4.
    static func id(_ number: Int) -> String {
        "cell-" + (number < 10 ? "0" : "") + String(number)
    }

    /// What a page says at its top.
    static func title(_ page: FindingsPage) -> JSONValue {
        let escape = MarkdownText()
        return markdown(
            "cell-01-title",
            "# \(escape.escapeText(page.title))\n\n**\(page.kicker)**\n\n" + escape.escapeText(page.lede))
    }

    /// A part of a page as Markdown: its sentences, its first findings, and the tables that stand open.
    static func text(of part: FindingsPage.Part) -> String {
        let escape = MarkdownText()
        var blocks = ["## \(escape.escapeText(part.title))"]
        blocks += part.sentences.map(escape.escapeText)
        blocks += (part.findings?.entries ?? []).prefix(10).map { entry in
            let place = entry.place.map { ", \($0)" } ?? ""
            return "- " + escape.escapeText("\(entry.severity), \(entry.rule)\(place): \(entry.text)")
        }
        for table in part.tables where !table.isFolded {
            let rows = [table.header] + table.rows.map(\.cells)
            var lines = rows.map { row in
                "| " + row.map { escape.escapeText($0.text) }.joined(separator: " | ") + " |"
            }
            lines.insert("|" + table.header.map { $0.isNumber ? "--:|" : "---|" }.joined(), at: 1)
            blocks += ["### \(escape.escapeText(table.title))", lines.joined(separator: "\n")]
            blocks += table.notes.map(escape.escapeText)
        }
        return blocks.joined(separator: "\n\n")
    }

    static func markdown(_ id: String, _ source: String) -> JSONValue {
        [
            "cell_type": "markdown", "id": .string(id), "metadata": [:],
            "source": .array(lines(source)),
        ]
    }

    static func code(_ id: String, _ source: String, output: JSONValue?) -> JSONValue {
        [
            "cell_type": "code", "id": .string(id), "metadata": [:], "execution_count": nil,
            "source": .array(lines(source)), "outputs": .array(output.map { [$0] } ?? []),
        ]
    }

    /// Lines with their line ends, as Jupyter stores them.
    private static func lines(_ text: String) -> [JSONValue] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.enumerated().map { index, line in
            .string(index == lines.count - 1 ? String(line) : line + "\n")
        }
    }
}
