import Mustache
import Tables

/// The templates that come with Sanding, ready to fill.
struct Templates {
    private let library: MustacheLibrary

    init() throws {
        MustacheContentTypes.register(MarkdownText(), named: "MARKDOWN")
        MustacheContentTypes.register(HTMLText(), named: "HTML-BY-SCALAR")
        let texts = [
            "html-start": PackageResources.report_html_mustache,
            "html-contest": PackageResources.contest_html_mustache,
            "html-end": PackageResources.report_end_html_mustache,
            "markdown-start": PackageResources.report_md_mustache,
            "markdown-contest": PackageResources.contest_md_mustache,
            "markdown-end": PackageResources.report_end_md_mustache,
            "reading": PackageResources.reading_html_mustache,
            "figure": PackageResources.figure_html_mustache,
            "methods": PackageResources.methods_html_mustache,
            "table": PackageResources.table_html_mustache,
            "findings-html": PackageResources.findings_html_mustache,
            "findings-markdown": PackageResources.findings_md_mustache,
            "estimate-html": PackageResources.estimate_html_mustache,
            "estimate-markdown": PackageResources.estimate_md_mustache,
        ]
        var library = MustacheLibrary()
        for (name, bytes) in texts { try library.register(Templates.text(bytes), named: name) }
        self.library = library
    }

    static var style: String { text(PackageResources.report_css) }

    /// What stands before the contests of a report and what stands after them.
    enum Part: String {
        case start, end
    }

    func html(_ page: ReportPage, _ part: Part) -> String {
        library.render(page, withTemplate: "html-\(part)") ?? ""
    }

    func html(_ section: ReportPage.ContestSection) -> String {
        library.render(section, withTemplate: "html-contest") ?? ""
    }

    func markdown(_ page: ReportPage, _ part: Part) -> String {
        library.render(page, withTemplate: "markdown-\(part)") ?? ""
    }

    func markdown(_ section: ReportPage.ContestSection) -> String {
        library.render(section, withTemplate: "markdown-contest") ?? ""
    }

    func html(_ page: FindingsPage) -> String {
        library.render(page, withTemplate: "findings-html") ?? ""
    }

    func markdown(_ page: FindingsPage) -> String {
        library.render(page, withTemplate: "findings-markdown") ?? ""
    }

    func html(_ page: EstimatePage) -> String {
        library.render(page, withTemplate: "estimate-html") ?? ""
    }

    func markdown(_ page: EstimatePage) -> String {
        library.render(page, withTemplate: "estimate-markdown") ?? ""
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Text that HTML shows as it is, inside and outside attributes.
///
/// Escaped scalar by scalar: a quote that carries a combining mark is one character and still a quote.
struct HTMLText: MustacheContentType {
    func escapeText(_ text: String) -> String {
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
}

/// Text that Markdown shows as it is: no markup, no HTML, no table cell broken by a name.
struct MarkdownText: MustacheContentType {
    func escapeText(_ text: String) -> String {
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
}
