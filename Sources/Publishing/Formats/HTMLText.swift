import Figures
import Ground

/// Markup in the making: everything that comes from outside passes ``escaped(_:)``.
struct HTMLText {
    var text = ""

    /// Text that HTML shows as it is, inside and outside attributes.
    ///
    /// Escaped scalar by scalar: a quote that carries a combining mark is one character and still a quote.
    static func escaped(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar.isControlOnPage ? "\u{FFFD}" : scalar)
            }
        }
        return String(escaped)
    }

    /// An element on a line of its own.
    mutating func line(_ tag: String, _ content: String, _ attributes: String = "") {
        text += "<\(tag)\(attributes)>\(HTMLText.escaped(content))</\(tag)>\n"
    }

    mutating func section(_ section: Section) {
        let kind = section.kind.map { " class=\"\($0)\"" } ?? ""
        text += "<section\(kind) aria-labelledby=\"\(section.anchor)\">\n"
        if let title = section.title { line("h2", title, " id=\"\(section.anchor)\"") }
        for block in section.blocks { add(block) }
        text += "</section>\n"
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let title, let anchor): line("h2", title, " id=\"\(anchor)\"")
        case .paragraph(let spans, let role):
            let kind = role == .plain ? "" : " class=\"\(role.rawValue)\""
            text += "<p\(kind)>\(HTMLText.markup(spans))</p>\n"
        case .table(let table): add(table)
        case .chart(let entry): add(entry)
        case .readings(let readings): for reading in readings { add(reading) }
        case .otherReadings(let label, let readings):
            text += "<details class=\"others\"><summary>\(HTMLText.escaped(label))</summary>\n"
            for reading in readings { add(reading) }
            text += "</details>\n"
        case .folderFindings(let findings):
            open("findings", findings.label, findings.isOpen)
            grid(
                Table(
                    label: findings.label, header: findings.header.map { Cell($0) },
                    rows: findings.rows.map { row in
                        [row.severity, row.source ?? "–", row.text, row.place ?? "–"].map { Cell($0) }
                    }))
            for note in findings.rest { line("p", note, " class=\"note\"") }
            text += "</details>\n"
        case .entries(let entries): add(entries)
        case .key(let key): add(key)
        }
    }

    private mutating func open(_ kind: String?, _ label: String, _ isOpen: Bool) {
        let kind = kind.map { " class=\"\($0)\"" } ?? ""
        text += "<details\(kind)\(isOpen ? " open" : "")><summary>\(HTMLText.escaped(label))</summary>\n"
    }

    // MARK: Tables

    private mutating func add(_ table: Table) {
        switch table.title {
        case .heading(let title): line("h3", title)
        case .fold(let title): text += "<details><summary>\(HTMLText.escaped(title))</summary>\n"
        case .label: break
        }
        grid(table)
        for note in table.notes { line("p", note, " class=\"note\"") }
        if !table.source.isEmpty { text += "<p class=\"source\">\(HTMLText.markup(table.source))</p>\n" }
        if case .fold = table.title { text += "</details>\n" }
    }

    /// The table in a frame that scrolls sideways, without what stands around it.
    mutating func grid(_ table: Table) {
        let widths = table.widths.map { " \($0)" } ?? ""
        let kind = table.kind.map { " class=\"\($0)\"" } ?? ""
        text += "<div class=\"scroll\(widths)\" role=\"region\" tabindex=\"0\" aria-label=\""
        text += "\(HTMLText.escaped(table.title.text))\"><table\(kind)>\n"
        if let caption = table.caption { line("caption", caption) }
        text += "<thead><tr>"
        for cell in table.header {
            text +=
                "<th scope=\"col\"\(cell.isNumber ? " class=\"n\"" : "")>\(HTMLText.markup(cell.spans))</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for row in table.rows {
            text += "<tr>"
            for cell in row {
                let content = cell.isRepeated ? "" : HTMLText.markup(cell.spans)
                text += "<td\(cell.isNumber ? " class=\"n\"" : "")>\(content)</td>"
            }
            text += "</tr>\n"
        }
        text += "</tbody></table></div>\n"
    }

    private mutating func add(_ entry: ChartSet.Entry) {
        let table = entry.chart.dataTable
        text += "<figure>\n<div class=\"wide\">\(entry.chart.svg(width: .wide))</div>\n"
        text += "<div class=\"narrow\">\(entry.chart.svg(width: .narrow))</div>\n"
        text += "<details><summary>\(HTMLText.escaped(entry.tableLabel))</summary>\n"
        grid(
            Table(
                label: entry.tableLabel, caption: entry.chart.altText, header: table.header.map { Cell($0) },
                rows: table.rows.map { $0.map { Cell($0) } }))
        text += "</details>\n</figure>\n"
    }

    // MARK: Readings and findings

    private mutating func add(_ reading: Reading) {
        text += "<article id=\"\(reading.anchor)\">\n"
        text +=
            "<h3>\(HTMLText.escaped(reading.pollster)) \(HTMLText.markup([.badge(reading.verdict)]))</h3>\n"
        let link = reading.link.map { " · " + HTMLText.markup([.link($0)]) } ?? ""
        text += "<p class=\"facts\">\(HTMLText.escaped(reading.facts))\(link)</p>\n"
        line("p", reading.sentence)
        if !reading.reasons.isEmpty {
            text += "<ul class=\"reasons\">\n"
            for reason in reading.reasons { line("li", reason) }
            text += "</ul>\n"
        }
        if let changes = reading.changes {
            line("p", changes.label + ":")
            text += "<ul>\n"
            for clause in changes.clauses { line("li", clause) }
            text += "</ul>\n"
        }
        if let note = reading.note { line("p", note, " class=\"note\"") }
        if let details = reading.details {
            open(nil, details.label, details.isOpen)
            if let table = details.table { grid(table) }
            text += "<dl class=\"measures\">\n"
            for measure in details.measures {
                text +=
                    "<div><dt>\(HTMLText.escaped(measure.name))</dt><dd>\(HTMLText.escaped(measure.value))</dd></div>\n"
            }
            text += "</dl>\n"
            if !details.steps.isEmpty {
                text += "<ul class=\"steps\">\n"
                for step in details.steps { line("li", step) }
                text += "</ul>\n"
            }
            text += "</details>\n"
        }
        text += "</article>\n"
    }

    private mutating func add(_ list: Entries) {
        if let heading = list.heading { line("h3", heading) }
        if let none = list.none { line("p", none, " class=\"note\"") }
        if !list.entries.isEmpty {
            text += "<ol class=\"entries\">\n"
            for entry in list.entries {
                let facts = [entry.rule, entry.place, entry.votes].compactMap { $0 }
                    .map { " · " + HTMLText.escaped($0) }.joined()
                text += "<li>\n<p class=\"facts\">\(HTMLText.markup([.badge(entry.severity)]))\(facts)</p>\n"
                line("p", entry.text)
                if !entry.figures.isEmpty {
                    text += "<ul>\n"
                    for figure in entry.figures { line("li", figure) }
                    text += "</ul>\n"
                }
                if let explanation = entry.explanation { line("p", explanation, " class=\"note\"") }
                text += "</li>\n"
            }
            text += "</ol>\n"
        }
        if let rest = list.rest { line("p", rest, " class=\"note\"") }
    }

    private mutating func add(_ key: Key) {
        open("key", key.label, true)
        text += "<dl>\n"
        for row in key.rows {
            text +=
                "<dt>\(HTMLText.markup([.badge(row.verdict)]))</dt><dd>\(HTMLText.escaped(row.text))</dd>\n"
        }
        text += "</dl>\n"
        for note in key.notes { line("p", note) }
        text += "</details>\n"
    }

    // MARK: Text

    static func markup(_ spans: [Span]) -> String {
        spans.map { span in
            switch span {
            case .text(let text): escaped(text)
            case .link(let link):
                link.href.map { "<a href=\"\(escaped($0))\">\(escaped(link.text))</a>" } ?? escaped(link.text)
            case .anchor(let id, let text): "<a href=\"#\(id)\">\(escaped(text))</a>"
            case .code(let text): "<code>\(escaped(text))</code>"
            case .badge(let badge):
                "<span class=\"verdict \(badge.tone)\"><span aria-hidden=\"true\">\(badge.glyph)</span> "
                    + "\(escaped(badge.word))</span>"
            }
        }.joined()
    }
}
