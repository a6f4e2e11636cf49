import Wording

/// `words.txt`: headline, post, lede, caption and alternative text of each contest, to be run as they are.
final class TextFormat: OutputFormat {
    private let file: OutputText
    private let news: AnySequence<NewsText>
    private let wording: any Wording

    init(_ news: AnySequence<NewsText>, _ wording: any Wording, _ sink: OutputSink) throws {
        (self.news, self.wording) = (news, wording)
        file = try sink.open("words.txt")
    }

    var reads: SectionParts { .nothing }

    func finish() throws {
        for (index, text) in news.enumerated() {
            if index > 0 { file.append("\n\(String(repeating: "-", count: 40))\n\n") }
            file.append(text.text(wording))
        }
        try file.close()
    }
}
