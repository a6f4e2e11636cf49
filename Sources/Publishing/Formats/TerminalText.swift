import Elections
import Ground

/// Text that fits a terminal of 80 columns.
public enum TerminalText {
    public static let width = 80

    /// Paragraphs and tables of a publication, without its head and its closing; other blocks are for pages.
    public static func lines(_ publication: Publication) -> [String] {
        var lines: [String] = []
        var isAfterTable = false
        for block in publication.sections.lazy.flatMap(\.blocks) {
            let isTable = if case .table = block { true } else { false }
            // Tables stand apart from what is around them.
            if !lines.isEmpty && (isTable || isAfterTable) { lines.append("") }
            lines += TerminalText.lines(block)
            isAfterTable = isTable
        }
        return lines
    }

    private static func lines(_ block: Block) -> [String] {
        switch block {
        case .paragraph(let spans, _): wrapped(plain(spans))
        case .table(let table):
            TerminalText.table(
                header: table.header.map { plain($0.spans) },
                rows: table.rows.map { $0.map { plain($0.spans) } })
        case .heading, .chart, .readings, .otherReadings, .folderFindings, .entries, .key, .contents, .note:
            []
        }
    }

    private static func plain(_ spans: [Span]) -> String {
        spans.map { span in
            switch span {
            case .text(let text), .anchor(_, let text), .code(let text): text
            case .link(let link): link.href ?? link.text
            case .badge(let badge): badge.word
            }
        }.joined()
    }

    /// Lines of at most ``width`` characters, broken between words; a line that fits stays as it is, and the blanks at
    /// the start of one stand before all that it is broken into.
    public static func wrapped(_ text: String) -> [String] {
        let plain = text.escapedForTerminal
        // No character is shorter than a byte.
        guard plain.utf8.count > width, plain.count > width else { return [plain] }
        let indent = plain.prefix { $0 == " " }
        var lines: [String] = []
        var (line, used) = ("", 0)
        for word in plain.split(separator: " ") {
            let size = word.count
            if used > 0 && used + 1 + size > width {
                lines.append(line)
                (line, used) = ("", 0)
            }
            let gap = used == 0 ? indent : " "
            line += gap + word
            used += gap.utf8.count + size
        }
        return lines + [line]
    }

    /// A text in at most ``width`` characters, cut in its middle where it is longer.
    public static func fit(_ text: String) -> String {
        fit(text, width, right: false, inMiddle: true).trimmedAtEnd
    }

    /// A cell of exactly so many characters, cut where it is longer; control characters are written out.
    ///
    /// - Parameters:
    ///   - text: What it says.
    ///   - width: Characters.
    ///   - right: Whether it stands at the right.
    ///   - inMiddle: Whether the end of a text that is cut stays.
    public static func fit(_ text: String, _ width: Int, right: Bool, inMiddle: Bool = false) -> String {
        let plain = text.escapedForTerminal
        let end = inMiddle ? max(0, width - 1) / 2 : 0
        let cut =
            plain.count > width
            ? plain.prefix(max(0, width - 1 - end)) + "…" + plain.suffix(end) : Substring(plain)
        let pad = String(repeating: " ", count: max(0, width - cut.count))
        return right ? pad + cut : cut + pad
    }

    /// A table with a header and a rule: names stand left in the first column, figures right in the others, which go on
    /// in further panels where they do not fit.
    public static func table(header: [String], rows: [[String]]) -> [String] {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        let widest = widths.dropFirst().max() ?? 0
        // A panel has room for one figure at least.
        let first = min(widths.first ?? 0, max(6, width - 2 - min(widest, width / 2)))
        var panels: [[Int]] = [[]]
        var free = width - first
        for column in header.indices.dropFirst() {
            if widths[column] + 2 > free, panels[panels.count - 1].count > 0 {
                panels.append([])
                free = width - first
            }
            panels[panels.count - 1].append(column)
            free -= widths[column] + 2
        }
        return panels.enumerated().flatMap { index, columns -> [String] in
            let lines = all.map { cells in
                ([fit(cells[0], first, right: false)]
                    + columns.map { fit(cells[$0], widths[$0], right: true) })
                    .joined(separator: "  ").trimmedAtEnd
            }
            let rule = ([first] + columns.map { widths[$0] }).map { String(repeating: "─", count: $0) }
                .joined(separator: "  ")
            return (index == 0 ? [] : [""]) + [lines[0], rule] + lines.dropFirst()
        }
    }
}

extension String {
    /// The text without the blanks at its end.
    public var trimmedAtEnd: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}
