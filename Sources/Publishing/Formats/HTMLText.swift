import Figures
import Ground

/// Markup in the making: everything that comes from outside passes ``escaped(_:)``.
struct HTMLText {
    var text = ""
    /// Pages on which anchors stand that are not on this one.
    var places: [String: String] = [:]

    /// Text that HTML shows as it is, inside and outside attributes.
    ///
    /// Escaped scalar by scalar: a quote that carries a combining mark is one character and still a quote.
    static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: \.isMarkup) else { return text }
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

    /// A section as markup.
    ///
    /// - Parameters:
    ///   - section: What it says.
    ///   - places: Pages on which anchors stand that are not on its own.
    static func section(_ section: Section, places: [String: String] = [:]) -> String {
        var html = HTMLText(places: places)
        let kind = section.kind.map { " class=\"\($0)\"" } ?? ""
        // What has no heading of its own is named by nothing.
        let isNamed =
            section.title != nil
            || section.blocks.contains {
                if case .heading(_, section.anchor) = $0 { true } else { false }
            }
        let name = isNamed ? " aria-labelledby=\"\(section.anchor)\"" : ""
        html.text += "<section\(kind)\(name)>\n"
        if let title = section.title { html.line("h2", title, " id=\"\(section.anchor)\"") }
        for block in section.blocks { html.add(block) }
        html.text += "</section>\n"
        return html.text
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .heading(let title, let anchor): line("h2", title, " id=\"\(anchor)\"")
        case .paragraph(let spans, let role):
            let kind = role == .plain ? "" : " class=\"\(role.rawValue)\""
            text += "<p\(kind)>\(markup(spans))</p>\n"
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
        case .contents(let contents): add(contents)
        case .note(let note): add(note)
        }
    }

    private mutating func add(_ note: QuotedNote) {
        open("quoted", note.label, false)
        line("blockquote", note.quoted)
        text += "</details>\n"
    }

    private mutating func add(_ contents: Contents) {
        for group in contents.groups {
            if let title = group.title {
                let head = "<b>\(HTMLText.escaped(title))</b>: \(HTMLText.escaped(group.statement))"
                if let page = group.page, group.entries.isEmpty {
                    text += "<p><a href=\"\(HTMLFormat.file(page))\"><b>\(HTMLText.escaped(title))</b></a>: "
                    text += "\(HTMLText.escaped(group.statement))</p>\n"
                    continue
                }
                text +=
                    contents.isFolded
                    ? "<details class=\"group\"><summary>\(head)</summary>\n" : "<p>\(head)</p>\n"
            }
            text += "<ul class=\"contests\">\n"
            for entry in group.entries {
                text +=
                    "<li>\(markup([entry.target])): \(HTMLText.escaped(entry.statement))</li>\n"
            }
            text += "</ul>\n"
            if let table = group.table { add(table) }
            if group.title != nil, contents.isFolded { text += "</details>\n" }
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
        if !table.source.isEmpty { text += "<p class=\"source\">\(markup(table.source))</p>\n" }
        if case .fold = table.title { text += "</details>\n" }
    }

    /// The table in a frame that scrolls sideways, without what stands around it.
    mutating func grid(_ table: Table) {
        let widths = table.widths.map { " \($0)" } ?? ""
        let kind = table.kind.map { " class=\"\($0)\"" } ?? ""
        if !table.filters.isEmpty { open(table.filters) }
        text += "<div class=\"scroll\(widths)\" role=\"region\" tabindex=\"0\" aria-label=\""
        text += "\(HTMLText.escaped(table.title.text))\"><table\(kind)>\n"
        if let caption = table.caption { line("caption", caption) }
        text += "<thead><tr>"
        for cell in table.header {
            text +=
                "<th scope=\"col\"\(cell.isNumber ? " class=\"n\"" : "")>\(markup(cell.spans))</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for (index, row) in table.rows.enumerated() {
            let kinds = table.filters.map { "r-\($0.kinds[index])" }
            text += kinds.isEmpty ? "<tr>" : "<tr class=\"\(kinds.joined(separator: " "))\">"
            for cell in row {
                // A row that stands alone in a filtered table says what the row above it said.
                let isShown = !cell.isRepeated
                let content = isShown ? markup(cell.spans) : table.filters.isEmpty ? "" : repeated(cell)
                text += "<td\(cell.isNumber ? " class=\"n\"" : "")>\(content)</td>"
            }
            text += "</tr>\n"
        }
        text += "</tbody></table></div>\n" + (table.filters.isEmpty ? "" : "</div>\n")
    }

    private func repeated(_ cell: Cell) -> String { "<span class=\"repeated\">\(markup(cell.spans))</span>" }

    /// Choices above a table, by buttons that a style sheet reads: no script is needed.
    private mutating func open(_ filters: [Table.RowFilter]) {
        text += "<div class=\"filtered\">"
        let own = filters.filter(\.hasOwnKinds).map(\.style)
        if !own.isEmpty { text += "<style>\(own.joined(separator: "\n"))</style>\n" }
        for filter in filters { add(filter) }
    }

    private mutating func add(_ filter: Table.RowFilter) {
        text += "<fieldset class=\"filter\"><legend>\(HTMLText.escaped(filter.legend))</legend>\n"
        let button = { (kind: String, mark: String, label: String, isChosen: Bool) in
            "<label><input type=\"radio\" name=\"\(filter.name)\" class=\"f-\(kind)\"\(isChosen ? " checked" : "")> "
                + "\(mark)\(HTMLText.escaped(label))</label>\n"
        }
        text += button("all", "", filter.all, true)
        for choice in filter.choices {
            let mark = "<span aria-hidden=\"true\">\(choice.glyph)</span> "
            text += button(choice.kind, mark, choice.label, false)
        }
        text += "</fieldset>\n"
    }

    private mutating func add(_ entry: ChartSet.Entry) {
        text += "<figure>\n<div class=\"wide\">\(entry.drawn.svgs(.wide)[0])</div>\n"
        text += "<div class=\"narrow\">\(entry.drawn.svgs(.narrow)[0])</div>\n"
        guard entry.hasTable else {
            text += "</figure>\n"
            return
        }
        let table = entry.drawn.table
        text += "<details><summary>\(HTMLText.escaped(entry.tableLabel))</summary>\n"
        grid(
            Table(
                label: entry.tableLabel, caption: entry.drawn.altText, header: table.header.map { Cell($0) },
                rows: table.rows.map { $0.map { Cell($0) } }))
        text += "</details>\n</figure>\n"
    }

    // MARK: Readings and findings

    private mutating func add(_ reading: Reading) {
        text += "<article id=\"\(reading.anchor)\">\n"
        text +=
            "<h3>\(HTMLText.escaped(reading.pollster)) \(markup([.badge(reading.verdict)]))</h3>\n"
        let link = reading.link.map { " · " + markup([.link($0)]) } ?? ""
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
        if let note = reading.note { add(note) }
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
        guard let pages = reading.pages else { return }
        open("others", pages.label, false)
        for page in pages.readings { add(page) }
        text += "</details>\n"
    }

    private mutating func add(_ list: Entries) {
        if let heading = list.heading { line("h3", heading) }
        if let none = list.none { line("p", none, " class=\"note\"") }
        if !list.entries.isEmpty {
            text += "<ol class=\"entries\">\n"
            for entry in list.entries {
                let facts = [entry.rule, entry.place, entry.votes].compactMap { $0 }
                    .map { " · " + HTMLText.escaped($0) }.joined()
                text += "<li>\n<p class=\"facts\">\(markup([.badge(entry.severity)]))\(facts)</p>\n"
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
                "<dt>\(markup([.badge(row.verdict)]))</dt><dd>\(HTMLText.escaped(row.text))</dd>\n"
        }
        text += "</dl>\n"
        for note in key.notes { line("p", note) }
        text += "</details>\n"
    }

    // MARK: Text

    func markup(_ spans: [Span]) -> String {
        spans.map { span in
            switch span {
            case .text(let text): HTMLText.escaped(text)
            case .link(let link):
                link.href.map {
                    "<a href=\"\(HTMLText.escaped($0))\">\(HTMLText.escaped(link.text))</a>"
                } ?? HTMLText.escaped(link.text)
            case .anchor(let id, let text):
                "<a href=\"\(places[id] ?? "")#\(id)\">\(HTMLText.escaped(text))</a>"
            case .code(let text): "<code>\(HTMLText.escaped(text))</code>"
            case .badge(let badge):
                "<span class=\"verdict \(badge.tone)\"><span aria-hidden=\"true\">\(badge.glyph)</span> "
                    + "\(HTMLText.escaped(badge.word))</span>"
            }
        }.joined()
    }
}

extension Unicode.Scalar {
    /// Whether HTML would read it as something else.
    fileprivate var isMarkup: Bool {
        switch self {
        case "&", "<", ">", "\"", "'": true
        default: isControlOnPage
        }
    }
}
