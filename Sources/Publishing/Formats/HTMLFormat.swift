import Elections
import Figures
import Wording

/// `report.html`: one page for any browser, without network or script.
///
/// What does not fit a page of ``most`` bytes stands on further pages beside it, a page for each group of sections, or for each
/// section of a group that is too large itself. The first page is complete in itself.
final class HTMLFormat: OutputFormat {
    /// Bytes of a page, at most.
    static let most = 1_000_000

    /// A section that was made, as it waits for its page.
    fileprivate enum Made {
        /// Of the first page; its links are known at the end.
        case front(Section)
        case text(Section, String)
    }

    private let sink: OutputSink
    private let head: Publication.Head
    private let closing: Publication.Closing
    private let pages: Publication.Pages
    /// Sections in their order, while one page may hold all; afterwards those of the first page.
    private var made: [Made] = []
    private var bytes = 0
    /// Whether there is more than one page.
    private var isSplit = false
    /// The sections of a group that wait for its page.
    private var group: (page: Section.Page, sections: [Made], bytes: Int)?
    /// Whether each section of the group has a page of its own.
    private var isApart = false
    /// Pages of the sections on further pages, by anchor.
    private var places: [String: String] = [:]

    init(_ publication: Publication, _ sink: OutputSink) throws {
        (self.sink, head, closing, pages) = (sink, publication.head, publication.closing, publication.pages)
        isSplit = pages.isEachSectionApart
    }

    /// The file of a further page.
    static func file(_ page: Section.Page) -> String { file(named: page.name) }

    static func file(named name: String) -> String { "report-\(name).html" }

    func add(_ section: Section) throws {
        guard let page = section.page else {
            made.append(.front(section))
            return
        }
        if isSplit {
            try add(section, to: page)
            return
        }
        let text = section.isContents ? "" : rendered(section)
        made.append(section.isContents ? .front(section) : .text(section, text))
        bytes += text.utf8.count
        if bytes > HTMLFormat.most { try split() }
    }

    func finish() throws {
        if !isSplit, firstPage.utf8.count > HTMLFormat.most, made.contains(where: \.hasPage) { try split() }
        if isSplit { try endGroup() }
        try sink.add(pages.first, firstPage)
    }

    // MARK: Pages

    /// Gives the sections so far their pages.
    private func split() throws {
        isSplit = true
        let all = made
        made = all.filter { !$0.hasPage }
        for part in all {
            switch part {
            case .front(let section): if let page = section.page { try add(section, to: page) }
            case .text(let section, let text):
                if let page = section.page {
                    try add(.text(section, text), of: section, text.utf8.count, to: page)
                }
            }
        }
    }

    private func add(_ section: Section, to page: Section.Page) throws {
        if section.isContents {
            try add(.front(section), of: section, 0, to: page)
        } else {
            let text = rendered(section)
            try add(.text(section, text), of: section, text.utf8.count, to: page)
        }
    }

    private func add(_ part: Made, of section: Section, _ size: Int, to page: Section.Page) throws {
        if group?.page != page {
            try endGroup()
            group = (page, [], 0)
            isApart = pages.isEachSectionApart
        }
        group?.sections.append(part)
        group?.bytes += size
        // Head, contents and foot need room too.
        if !isApart, (group?.bytes ?? 0) > HTMLFormat.most * 3 / 4 { isApart = true }
        if isApart { try writeApart() }
    }

    /// Writes the sections that wait, each on a page of its own.
    private func writeApart() throws {
        guard let parts = group?.sections, let page = group?.page else { return }
        for part in parts {
            guard case .text(let section, let text) = part else { continue }
            let own = Section.Page(
                name: section.anchor,
                title: section.about?.headline
                    ?? [section.title, page.title].compactMap { $0 }.joined(separator: ", "))
            for anchor in part.anchors { places[anchor] = HTMLFormat.file(own) }
            try write(text, to: own, summary: section.about?.post)
        }
        group?.sections = parts.filter { if case .front = $0 { true } else { false } }
    }

    private func endGroup() throws {
        guard let (page, parts, _) = group else { return }
        group = nil
        let file = HTMLFormat.file(page)
        if !isApart { for part in parts { for anchor in part.anchors { places[anchor] = file } } }
        // Links to sections on the same page need none.
        let local = places.filter { $0.value != file }
        let text = parts.map { part in
            switch part {
            case .front(let section): HTMLText.section(section, places: local)
            case .text(_, let text): text
            }
        }
        guard !isApart || !parts.isEmpty else { return }
        try write(text.joined(), to: page)
    }

    private func write(_ text: String, to page: Section.Page, summary: String? = nil) throws {
        var html = HTMLText()
        html.text =
            start(page.title, summary: summary, back: .init(title: head.title, path: pages.first)) + text
        html.text += "<p><a href=\"\(pages.first)\">\(HTMLText.escaped(head.title))</a></p>\n"
        html.line("p", closing.madeBy, " class=\"source\"")
        html.text += foot
        try sink.add(HTMLFormat.file(page), html.text)
    }

    private var firstPage: String {
        var html = HTMLText()
        html.text = start(head.title, lede: head.lede, summary: head.lede, back: pages.back)
        for part in made {
            switch part {
            case .front(let section):
                if section.page == nil { html.text += HTMLText.section(section, places: places) }
            case .text(_, let text): html.text += text
            }
        }
        html.text += "<section aria-labelledby=\"methods\">\n"
        html.line("h2", closing.title, " id=\"methods\"")
        for text in closing.paragraphs { html.line("p", text) }
        if let inputs = closing.inputs {
            html.line("h3", inputs.title.text)
            html.grid(inputs)
        }
        html.line("p", closing.madeBy, " class=\"source\"")
        html.text += "</section>\n" + foot
        return html.text
    }

    // MARK: Text

    private func rendered(_ section: Section) -> String { section.texts[.html] ?? HTMLText.section(section) }

    private var foot: String {
        "</main>\n<footer><p>\(HTMLText.escaped(head.kicker))</p></footer>\n</body>\n</html>\n"
    }

    /// A page up to its first section.
    private func start(
        _ title: String, lede: String? = nil, summary: String?, back: Publication.Pages.Link?
    ) -> String {
        var html = HTMLText()
        let property = { (name: String, text: String) in
            "<meta property=\"\(name)\" content=\"\(HTMLText.escaped(text))\">\n"
        }
        let about = summary.map { text in
            "<meta name=\"description\" content=\"\(HTMLText.escaped(text))\">\n"
                + property("og:title", title)
                + property("og:description", text) + property("og:type", "article")
        }
        let feed = pages.feed.map {
            "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"\($0)\">\n"
        }
        html.text = """
            <!DOCTYPE html>
            <html lang="\(head.wording.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>\(HTMLText.escaped(title))</title>
            \(about ?? "")\(feed ?? "")<style>
            \(String(decoding: PackageResources.report_css, as: UTF8.self))
            </style>
            </head>
            <body>
            <a class="skip" href="#main">\(head.wording.skipToContent)</a>
            <header>

            """
        html.line("p", head.kicker, " class=\"kicker\"")
        html.line("h1", title)
        if let lede { html.line("p", lede, " class=\"lede\"") }
        if let back { html.text += "<p><a href=\"\(back.path)\">\(HTMLText.escaped(back.title))</a></p>\n" }
        html.text += "</header>\n<main id=\"main\">\n"
        return html.text
    }
}

extension HTMLFormat.Made {
    fileprivate var section: Section {
        switch self {
        case .front(let section), .text(let section, _): section
        }
    }

    fileprivate var hasPage: Bool { section.page != nil }

    /// Anchors that a link may name.
    fileprivate var anchors: [String] {
        section.blocks.reduce(into: [section.anchor]) { anchors, block in
            switch block {
            case .readings(let readings), .otherReadings(_, let readings):
                for reading in readings {
                    anchors.append(reading.anchor)
                    anchors += reading.pages?.readings.map(\.anchor) ?? []
                }
            case .heading(_, let anchor): anchors.append(anchor)
            default: break
            }
        }
    }
}

extension Section {
    /// Whether it lists the sections of its page.
    var isContents: Bool { blocks.contains { if case .contents = $0 { true } else { false } } }
}
