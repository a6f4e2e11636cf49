import Mustache
import Tables

/// The templates that come with Sanding, ready to fill.
struct Templates {
    private let library: MustacheLibrary

    init() throws {
        MustacheContentTypes.register(MarkdownText(), named: "MARKDOWN")
        MustacheContentTypes.register(HTMLText(), named: "HTML-BY-SCALAR")
        var library = MustacheLibrary()
        try library.register(Templates.text(PackageResources.report_html_mustache), named: "html")
        try library.register(Templates.text(PackageResources.reading_html_mustache), named: "reading")
        try library.register(Templates.text(PackageResources.figure_html_mustache), named: "figure")
        try library.register(Templates.text(PackageResources.methods_html_mustache), named: "methods")
        try library.register(Templates.text(PackageResources.table_html_mustache), named: "table")
        try library.register(
            Templates.text(PackageResources.findings_html_mustache), named: "findings-html")
        try library.register(
            Templates.text(PackageResources.findings_md_mustache), named: "findings-markdown")
        try library.register(Templates.text(PackageResources.report_md_mustache), named: "markdown")
        try library.register(
            Templates.text(PackageResources.estimate_html_mustache), named: "estimate-html")
        try library.register(
            Templates.text(PackageResources.estimate_md_mustache), named: "estimate-markdown")
        self.library = library
    }

    static var style: String { text(PackageResources.report_css) }

    func html(_ page: ReportPage) -> String { library.render(page, withTemplate: "html") ?? "" }

    func markdown(_ page: ReportPage) -> String {
        library.render(page, withTemplate: "markdown") ?? ""
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
