/// `report.md`: the same as text, for repositories and mail.
final class MarkdownFormat: OutputFormat {
    private let file: OutputText
    private let closing: Publication.Closing

    init(_ publication: Publication, _ sink: OutputSink) throws {
        closing = publication.closing
        file = try sink.open("report.md")
        let head = publication.head
        let lines = ["# \(MarkdownText.escaped(head.title))", "**\(MarkdownText.escaped(head.kicker))**"]
        file.append(MarkdownText.joined(lines + [head.lede.map(MarkdownText.escaped)].compactMap { $0 }))
    }

    func add(_ section: Section) throws {
        if section.isForBrowsers { return }
        file.append(section.texts[.md] ?? MarkdownText.section(section))
    }

    func finish() throws {
        let paragraphs = closing.paragraphs.map(MarkdownText.escaped)
        file.append(
            "\n"
                + MarkdownText.joined(
                    ["## \(MarkdownText.escaped(closing.title))"] + paragraphs
                        + [closing.inputs.map(MarkdownText.grid) ?? "", MarkdownText.escaped(closing.madeBy)])
        )
        try file.close()
    }
}
