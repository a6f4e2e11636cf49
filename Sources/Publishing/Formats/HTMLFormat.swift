import Elections
import Figures
import Wording

/// `report.html`: one page for any browser, without network or script.
final class HTMLFormat: OutputFormat {
    private let file: OutputText
    private let head: Publication.Head
    private let closing: Publication.Closing

    init(_ publication: Publication, _ sink: OutputSink) throws {
        (head, closing) = (publication.head, publication.closing)
        file = try sink.open("report.html")
        file.append(start)
    }

    func add(_ section: Section) throws {
        var html = HTMLText()
        html.section(section)
        file.append(html.text)
    }

    func finish() throws {
        var html = HTMLText()
        html.text += "<section aria-labelledby=\"methods\">\n"
        html.line("h2", closing.title, " id=\"methods\"")
        for text in closing.paragraphs { html.line("p", text) }
        if let inputs = closing.inputs {
            html.line("h3", inputs.title.text)
            html.grid(inputs)
        }
        html.line("p", closing.madeBy, " class=\"source\"")
        html.text +=
            "</section>\n</main>\n<footer><p>\(HTMLText.escaped(head.kicker))</p></footer>\n</body>\n</html>\n"
        file.append(html.text)
        try file.close()
    }

    /// The link past the head, for those who do not see the page.
    private var skip: String {
        head.wording.skipToContent
    }

    private var start: String {
        var html = HTMLText()
        let title = HTMLText.escaped(head.title)
        html.text = """
            <!DOCTYPE html>
            <html lang="\(head.wording.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>\(title)</title>
            <style>
            \(String(decoding: PackageResources.report_css, as: UTF8.self))
            </style>
            </head>
            <body>
            <a class="skip" href="#main">\(skip)</a>
            <header>

            """
        html.line("p", head.kicker, " class=\"kicker\"")
        html.line("h1", head.title)
        if let lede = head.lede { html.line("p", lede, " class=\"lede\"") }
        html.text += "</header>\n<main id=\"main\">\n"
        return html.text
    }
}
