import Figures

/// The cells of notebooks (nbformat 4.5) and the document around them.
enum NotebookCells {
    static func document(_ cells: [JSONValue]) -> JSONValue {
        [
            "cells": .array(cells), "nbformat": 4, "nbformat_minor": 5,
            "metadata": [
                "kernelspec": [
                    "display_name": "Python 3", "language": "python", "name": "python3",
                ],
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
