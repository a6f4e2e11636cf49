import Foundation
import Testing

@testable import Publishing

/// Names from the data are text everywhere, whatever they hold.
@Suite struct InertOutputTests {
    @Test func markdownShowsTextAsItIs() {
        let text = MarkdownText.escaped("<b>|*a*_b_`c`[d](e)\nf&")
        #expect(text == "&lt;b&gt;\\|\\*a\\*\\_b\\_\\`c\\`\\[d\\](e) f&amp;")
    }

    @Test func htmlEscapesEveryScalar() {
        #expect(HTMLText.escaped("\"\u{301} <\u{301}&'") == "&quot;\u{301} &lt;\u{301}&amp;&#39;")
    }

    /// A name that turns the writing direction would turn the rest of its sentence.
    @Test func noNameTurnsTheTextBehindIt() {
        for mark in ["\u{202A}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}"] {
            #expect(HTMLText.escaped("a\(mark)b") == "a\u{FFFD}b")
            #expect(MarkdownText.escaped("a\(mark)b") == "a\u{FFFD}b")
        }
        #expect(HTMLText.escaped("الجيزة") == "الجيزة")
    }

    @Test(arguments: [
        ("https://example.org/a?b=c", true), ("http://example.org", true),
        ("javascript:alert(1)", false), ("https://x.org/\"onload=alert(1)", false),
        ("https://x.org/<script>", false), ("data:text/html,x", false), ("a page", false), ("", false),
    ])
    func onlyPlainWebAddressesBecomeLinks(source: String, isLink: Bool) {
        let link = Link(source: source)
        #expect((link.href != nil) == isLink)
        #expect(isLink || link.text == source)
    }

    @Test func theReportNeedsNoScriptAndNoNetwork() throws {
        let report = try Samples.report(folder: Samples.fixtures.appending(path: "script-in-name"))
        let html = try Samples.text("report.html", in: report)
        #expect(!html.contains("<script"))
        #expect(!html.contains("src="))
        #expect(!html.contains("@import") && !html.contains("url("))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test func everyAnchorExistsOnce() throws {
        let report = try Samples.report(folder: Samples.data.appending(path: "pilkada-2018"))
        var links = 0
        for file in try report.publication.files([.html]) where file.path.hasSuffix(".html") {
            let html = String(decoding: file.bytes, as: UTF8.self)
            let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.output.1) }
            #expect(Set(ids).count == ids.count, "\(file.path)")
            let targets = html.matches(of: /href="#([^"]+)"/).map { String($0.output.1) }
            #expect(Set(targets).subtracting(ids).isEmpty, "\(file.path)")
            links += html.matches(of: /href="[^"]*#([^"]+)"/).count
        }
        #expect(links > 40)
    }
}
