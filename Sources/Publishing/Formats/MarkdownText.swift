import Figures
import Ground

/// Markdown in the making: everything that comes from outside passes ``escaped(_:)``.
enum MarkdownText {
    /// Text that Markdown shows as it is: no markup, no HTML, no table cell broken by a name.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isMarkup) else { return text }
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$":
                escaped += "\\" + String(character)
            case "\n", "\r", "\t": escaped += " "
            default: escaped.unicodeScalars.append(character.isControlOnPage ? "\u{FFFD}" : character)
            }
        }
        return escaped
    }

    /// Blocks with an empty line between them and a line end after the last.
    static func joined(_ blocks: [String]) -> String {
        blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// A section below what stands before it.
    static func section(_ section: Section) -> String {
        let title = section.title.map { ["## \(escaped($0))"] } ?? []
        return "\n" + joined(title + section.blocks.flatMap(blocks))
    }

    /// What a block says, as blocks of Markdown.
    static func blocks(_ block: Block) -> [String] {
        switch block {
        case .heading(let title, _): ["## \(escaped(title))"]
        case .paragraph(let spans, _): [markup(spans)]
        case .table(let table): self.table(table)
        case .chart(let entry): ["![\(escaped(entry.drawn.altText))](charts/\(entry.name).svg)"]
        case .readings(let readings): readings.flatMap(reading)
        case .otherReadings(let label, let readings):
            [
                "### \(escaped(label))",
                readings.map {
                    "- **\(escaped($0.pollster))** (\(escaped($0.verdict.word))): \(escaped($0.sentence)) \(facts($0))"
                }.joined(separator: "\n"),
            ]
        case .folderFindings(let findings):
            [
                "### \(escaped(findings.label))",
                (findings.rows.map(finding) + findings.rest.map(escaped)).map { "- " + $0 }
                    .joined(separator: "\n"),
            ]
        case .entries(let entries): self.entries(entries)
        case .contents(let contents): self.contents(contents)
        case .note(let note): [quoted(note)]
        case .key(let key):
            [
                "## \(escaped(key.label))",
                key.rows.map { "- **\(escaped($0.verdict.word))**: \(escaped($0.text))" }
                    .joined(separator: "\n"),
            ] + key.notes.map(escaped)
        }
    }

    private static func facts(_ reading: Reading) -> String {
        escaped(reading.facts) + (reading.link.map { " · " + markup([.link($0)]) } ?? "")
    }

    private static func reading(_ reading: Reading) -> [String] {
        var texts = [
            "### \(escaped(reading.pollster)): \(escaped(reading.verdict.word))", facts(reading),
            escaped(reading.sentence), list(reading.reasons),
        ]
        if let changes = reading.changes { texts += [escaped(changes.label) + ":", list(changes.clauses)] }
        if let note = reading.note { texts.append(quoted(note)) }
        if let pages = reading.pages { texts.append(pages.readings.map(page).joined(separator: "\n")) }
        return texts
    }

    private static func list(_ items: [String]) -> String {
        items.map { "- " + escaped($0) }.joined(separator: "\n")
    }

    /// Another page of the same count, in a line.
    private static func page(_ reading: Reading) -> String {
        let verdict = "\(escaped(reading.pollster)) (\(escaped(reading.verdict.word)))"
        return "- \(verdict): \(escaped(reading.sentence)) \(facts(reading))"
    }

    /// A note of the data, as such.
    private static func quoted(_ note: QuotedNote) -> String { escaped("\(note.label): \(note.quoted)") }

    /// Groups with their contests, a line each.
    static func contents(_ contents: Contents) -> [String] {
        contents.groups.flatMap { group -> [String] in
            let title = group.title.map { "**\(escaped($0))**: \(escaped(group.statement))" } ?? ""
            let entries = group.entries.map { "- **\(escaped($0.title))**: \(escaped($0.statement))" }
            return [title, entries.joined(separator: "\n")]
        }
    }

    /// Severity, source, finding and place in a line.
    private static func finding(_ row: FolderFindings.Row) -> String {
        let source = row.source.map { escaped($0) + ": " } ?? ""
        let place = row.place.map { " (\(escaped($0)))" } ?? ""
        return "\(escaped(row.severity)): \(source)\(escaped(row.text))\(place)"
    }

    private static func entries(_ list: Entries) -> [String] {
        let items = list.entries.map { entry -> String in
            let facts =
                ["**\(escaped(entry.severity.word))**"]
                + [entry.rule, entry.place, entry.votes].compactMap { $0 }.map(escaped)
            let explanation = entry.explanation.map { " \(escaped($0))." } ?? ""
            return
                (["1. \(facts.joined(separator: " · ")): \(escaped(entry.text))\(explanation)"]
                + entry.figures.map { "   - " + escaped($0) }).joined(separator: "\n")
        }
        return [
            list.heading.map { "### \(escaped($0))" } ?? "", list.none.map(escaped) ?? "",
            items.joined(separator: "\n"), list.rest.map(escaped) ?? "",
        ]
    }

    private static func table(_ table: Table) -> [String] {
        let heading: [String] =
            switch table.title {
            case .heading(let title), .fold(let title): ["### \(escaped(title))"]
            case .label: []
            }
        let source = table.source.isEmpty ? "" : " " + markup(table.source)
        let caption = table.caption.map { "\(escaped($0)).\(source)" }
        return heading + [grid(table), caption ?? ""] + table.notes.map(escaped)
    }

    /// The rows of a table.
    static func grid(_ table: Table) -> String {
        let rows = ([table.header] + table.rows).map { row in
            "| " + row.map { markup($0.spans) }.joined(separator: " | ") + " |"
        }
        let rule = "|" + table.header.map { $0.isNumber ? "--:|" : "---|" }.joined()
        return ([rows[0], rule] + rows.dropFirst()).joined(separator: "\n")
    }

    static func markup(_ spans: [Span]) -> String {
        spans.map { span in
            switch span {
            case .text(let text), .anchor(_, let text): escaped(text)
            case .link(let link): link.href.map { "<\($0)>" } ?? escaped(link.text)
            case .code(let text): "`\(text)`"
            case .badge(let badge): escaped(badge.word)
            }
        }.joined()
    }
}

extension Unicode.Scalar {
    /// Whether Markdown would read it as something else.
    fileprivate var isMarkup: Bool {
        switch self {
        case "<", ">", "&", "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$", "\n", "\r", "\t": true
        default: isControlOnPage
        }
    }
}
